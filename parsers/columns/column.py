"""One column of a table: where it stands and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.parsers.model import Table
from petik.schemas.data import istilah

UNHEADED = "menurut isi, kolomnya tanpa judul"  # why a column without a heading has a field
NAMING = {"indikator", "indikator_campuran", "program", "kegiatan", "subkegiatan", "program_kegiatan", "uraian"}
NUMERIC = ("target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "persen_anggaran")
TELLING = {*NUMERIC, "formulasi", "sumber_data", "satuan", "penanggung_jawab"}
MONEY = ("anggaran", "realisasi_anggaran")
GROUPING = ("no", "misi", "tujuan", "sasaran", "program", "kegiatan", "subkegiatan")  # a cell may reach over rows


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; x0, x1 in points.

    `periode` is relative: "", "2016", "TW1", "S1", "B07", "2016-TW1", or "AKHIR" for the last year of the medium-term
    plan.
    """

    index: int
    x0: float
    x1: float
    heading: str
    field: str | None
    tingkat: str | None = None
    periode: str = ""
    money: bool = False
    percent: bool = False
    score: float = 0.0
    reason: str = ""


def edges_of(table: Table) -> list[tuple[float, float]]:
    """Left and right of every unit column, from the cells that span just one column where there are any."""
    out = [(table.box.x0, table.box.x1)] * table.n_cols
    for c in range(table.n_cols):
        single = [cell.box for cell in table.cells if cell.col == c and cell.col_span == 1]
        around = [cell.box for cell in table.cells if cell.col <= c < cell.col + cell.col_span]
        boxes = single or around
        if boxes:
            out[c] = (max(b.x0 for b in boxes), min(b.x1 for b in boxes))
    return out


NARROW = 9  # letters: headings in narrow columns break words as long as this: "APBD PERUBAHA N 2018"


def _heading_words(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of *phrases* in a heading, whose long words may be broken."""
    words = ([r"\s?".join(w) if len(w) >= NARROW else w for w in phrase.split()] for phrase in phrases)
    patterns = "|".join(r"\s+".join(w) for w in words)
    return re.compile(rf"\b(?:{patterns})\b", re.I)


# headings of what held before a revision: "Anggaran Sebelum Perubahan", "Anggaran > Semula", "Target Awal"
AFTER_REVISION = _heading_words(istilah().sesudah_revisi)  # "Target Perubahan"
BEFORE_REVISION = _heading_words(istilah().sebelum_revisi)


def columns_of(columns: Sequence[Column], *fields: str) -> list[Column]:
    """The columns with one of the canonical *fields*, left to right."""
    return [c for c in columns if c.field in fields]


def revised_first(columns: Sequence[Column]) -> list[Column]:
    """Columns in the order in which they are asked for one value: what a revision made of it comes first, what it
    replaced last."""
    return sorted(columns, key=lambda c: _stage(c.heading))


def is_revision(heading: str) -> bool:
    """True for "Semula", "Menjadi", "Setelah Perubahan": a heading that names a state and nothing else."""
    rest = BEFORE_REVISION.sub(" ", AFTER_REVISION.sub(" ", heading))
    return bool(heading) and not rest.strip(" >()")


def is_replaced(heading: str) -> bool:
    """True for a heading of what held before a revision: "Target Sebelum Perubahan"."""
    return BEFORE_REVISION.search(heading) is not None


def _stage(heading: str) -> int:
    if is_replaced(heading):
        return 2
    return 0 if AFTER_REVISION.search(heading) else 1


