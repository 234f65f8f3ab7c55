"""Decisions of people about groups: merge, part, confirm. Read from TOML or from an Excel sheet with the same content.

    [[gabung]]
    anggota = ["Persentase posyandu aktif", "Proporsi posyandu yang masih berjalan"]
    [[pisah]]
    ini = "Persentase posyandu aktif binaan"
    dari = "Persentase posyandu aktif"
    [[pasti]]
    anggota = ["posyandu-aktif-persen"]

A reference is a wording, a row ("pk.pdf/indikator/3") or the id of a group. In Excel: a row per decision with the
columns keputusan (gabung, pisah, pasti), ini, dengan; the two references stand in `ini` and `dengan`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from petik.compare.pairs.item import Item
from petik.ingest.errors import PetikError
from petik.ingest.files.given import GivenFileError, read_toml, shortened
from petik.ingest.files.sniff import sniff
from petik.ingest.office.excel.package import XLSX_DAMAGE
from petik.ingest.settings import Settings

MOST_ROWS, MOST_COLUMNS = 20_000, 50  # of a sheet of decisions
SMALL = Settings(max_file_mb=20.0, max_xml_mb=60.0)  # 20,000 long rows have some 10 MB


class KeputusanSalah(ValueError):
    """A decisions file that cannot be understood; the message says where."""


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What people decided: references to wordings, rows or groups."""

    gabung: tuple[tuple[str, ...], ...] = ()
    pisah: tuple[tuple[str, str], ...] = ()
    pasti: tuple[tuple[str, ...], ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """Every reference, once, in the order of the file."""
        return tuple(dict.fromkeys(r for entry in (*self.gabung, *self.pisah, *self.pasti) for r in entry))


def read_decisions(path: Path) -> Keputusan:
    """The decisions of a .toml or .xlsx file. Raises KeputusanSalah where it says something else."""
    return _from_sheet(path) if path.suffix.casefold() == ".xlsx" else _from_toml(path)


def _from_toml(path: Path) -> Keputusan:
    try:
        data = read_toml(path)
    except GivenFileError as error:
        raise KeputusanSalah(f"{path.name}: {error}") from error
    unknown = set(data) - {"gabung", "pisah", "pasti"}
    if unknown:
        raise KeputusanSalah(f"{path.name}: bagian tidak dikenal: {shortened(', '.join(sorted(unknown)))}")
    for kind, entries in data.items():  # "[gabung]" instead of "[[gabung]]"
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise KeputusanSalah(f"{path.name}: {kind} harus ditulis [[{kind}]]")
    return Keputusan(
        gabung=tuple(_members(path, "gabung", e, least=2) for e in data.get("gabung", ())),
        pisah=tuple(_pair(path, e) for e in data.get("pisah", ())),
        pasti=tuple(_members(path, "pasti", e, least=1) for e in data.get("pasti", ())),
    )


def _members(path: Path, kind: str, entry: Mapping[str, object], least: int) -> tuple[str, ...]:
    found = entry.get("anggota")
    if not isinstance(found, list) or len(found) < least or not all(isinstance(r, str) and r.strip() for r in found):
        raise KeputusanSalah(f"{path.name}: [[{kind}]] perlu anggota, sedikitnya {least}: {shortened(dict(entry))}")
    return tuple(found)


def _pair(path: Path, entry: Mapping[str, object]) -> tuple[str, str]:
    this, other = entry.get("ini"), entry.get("dari")
    if not isinstance(this, str) or not isinstance(other, str):
        raise KeputusanSalah(f"{path.name}: [[pisah]] perlu ini dan dari: {shortened(dict(entry))}")
    return this, other


def _from_sheet(path: Path) -> Keputusan:
    rows = _rows(path)
    if len(rows) > MOST_ROWS:
        raise KeputusanSalah(f"{path.name}: lebih dari {MOST_ROWS} baris; pecah menjadi beberapa berkas")
    head = [c.casefold() for c in rows[0]] if rows else []
    if not {"keputusan", "ini", "dengan"} <= set(head):
        raise KeputusanSalah(f"{path.name}: baris pertama harus memuat kolom keputusan, ini, dengan")
    where = [head.index(c) for c in ("keputusan", "ini", "dengan")]
    entries: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for number, row in enumerate(rows[1:], start=2):
        kind, this, other = (row[k] if k < len(row) else "" for k in where)
        if not (kind or this or other):
            continue
        references = tuple(r for r in (this, other) if r)
        kind = kind.casefold()
        if kind not in ("gabung", "pisah", "pasti") or len(references) < (1 if kind == "pasti" else 2):
            raise KeputusanSalah(f"{path.name}: baris {number} tidak lengkap: {shortened(row)}")
        entries[kind].append(references)
    return Keputusan(tuple(entries["gabung"]), tuple((a, b) for a, b in entries["pisah"]), tuple(entries["pasti"]))


def _rows(path: Path) -> list[list[str]]:
    """The first sheet's cells as texts, one row more than may be there at most: a cell may stand at XFD1048576."""
    try:
        if sniff(path, SMALL) != "xlsx":
            raise KeputusanSalah(f"{path.name}: bukan buku kerja Excel")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            found = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
            return [[str(c).strip() if c is not None else "" for c in row] for row in found]
        finally:
            book.close()
    except PetikError as error:
        raise KeputusanSalah(f"{path.name}: {error}") from error
    except XLSX_DAMAGE as error:
        raise KeputusanSalah(f"{path.name}: bukan buku kerja Excel yang dapat dibaca") from error


def wording_key(text: str) -> str:
    """A wording as a key: letters, digits and % only, small."""
    return re.sub(r"[^\w%]+|_", "", text).casefold()


def resolve(
    references: Iterable[str], items: Sequence[Item], groups: Mapping[str, frozenset[int]]
) -> dict[str, frozenset[int]]:
    """The items that each reference means, empty where nothing is known by it. *groups*: id to items."""
    by_wording: dict[str, set[int]] = defaultdict(set)
    by_row: dict[str, int] = {}
    for n, item in enumerate(items):
        by_wording[wording_key(item.text)].add(n)
        by_row[item.key] = n
    out: dict[str, frozenset[int]] = {}
    for r in references:
        if r in groups:
            out[r] = groups[r]
        elif r in by_row:
            out[r] = frozenset({by_row[r]})
        else:
            out[r] = frozenset(by_wording.get(wording_key(r), ()))
    return out
