"""`--tanpa-data-pribadi KUNCI`: what is kept of a document, with pseudonyms instead of its people.

Covered: names and NIPs of the record (`nip` becomes empty, as it holds digits only; the pseudonym stands in `nip_raw`),
first and other readings of them, and the same people in every other text of the record, the tables and the findings.

Not covered: names in free text that no signature block or form of the same document names (see
`petik.privacy.pseudonyms`); names of files and folders; posts, ranks and agencies, which may point to a person; page
pictures, but for the report's, of which those that are about officials or show a line with a known name are left out;
what lies outside the folder of results, as the reading cache; and `petik.log`, which may quote what a reader stumbled
over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from petik.checks.aturan import Aturan
from petik.datasets.schema.tables import Row
from petik.normalise.people.nip import digits_of
from petik.privacy.pseudonyms import TERSAMAR, Penyamar, Samaran
from petik.schemas.record import Pejabat, Rekaman
from petik.schemas.temuan import Temuan

ABOUT_PEOPLE = frozenset({"nip-tidak-sah", "nip-ganda"})
NEAR = 24.0  # points above and below a place that its picture shows
Pieces = Mapping[str, Iterable[Row]]


class Line(NamedTuple):
    """A line of text on a page, in points from its top."""

    dok_id: str
    halaman: int | None
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Masked:
    """A document without its people, its findings, and whether its file's name names one of them."""

    record: Rekaman
    pieces: dict[str, list[Row]]
    temuan: list[Temuan]
    named_by_file: bool


def mask(
    name: str, record: Rekaman, pieces: Pieces, temuan: Iterable[Temuan], samaran: Samaran
) -> Masked:
    """*record*, *pieces* (rows by table) and findings of the document *name* with pseudonyms.

    The findings are those of the document with its people: from pseudonyms those about people could not be found.
    """
    penyamar = Penyamar(samaran, _names(record), _nips(record))
    rows = {table: [masked_row(row, penyamar) for row in own] for table, own in pieces.items()}
    spoken = re.sub(r"[_\-.]+", " ", name)
    found = [_finding(t, penyamar) for t in temuan]
    return Masked(masked_record(record, penyamar, samaran), rows, found, penyamar(spoken) != spoken)


def _names(record: Rekaman) -> list[str]:
    """All prints and readings of names."""
    return [person.nama for person in record.pejabat] + _readings(record, "nama")


def _nips(record: Rekaman) -> list[str]:
    known = [print_ for person in record.pejabat for print_ in (person.nip_raw, person.nip) if print_]
    return known + _readings(record, "nip")


def _readings(record: Rekaman, field: str) -> list[str]:
    own = [a for path, a in record.asal.items() if path.startswith("pejabat/") and path.endswith(f"/{field}")]
    return [text for a in own for text in (a.dikoreksi, a.bacaan_lain) if text]


def masked_record(record: Rekaman, penyamar: Penyamar, samaran: Samaran) -> Rekaman:
    """*record* with pseudonyms; the names of its file, region and agency stay."""
    facts = _walk(record.model_dump(exclude={"dokumen", "pejabat"}), penyamar)
    facts["dokumen"] = record.dokumen.model_dump()
    facts["pejabat"] = [_person(p, penyamar, samaran) for p in record.pejabat]
    for path, origin in facts["asal"].items():
        if path.startswith("pejabat/") and path.endswith(("/nama", "/nip")):
            for reading in ("dikoreksi", "bacaan_lain"):
                text = getattr(record.asal[path], reading)
                if text:
                    origin[reading] = samaran.orang(text) if path.endswith("/nama") else _nip(text, samaran)
    return Rekaman.model_validate(facts)


def _person(person: Pejabat, penyamar: Penyamar, samaran: Samaran) -> dict[str, Any]:
    facts: dict[str, Any] = _walk(person.model_dump(), penyamar)
    number = person.nip or digits_of(person.nip_raw or "")
    raw = samaran.nip(number) if number and not TERSAMAR.search(person.nip_raw or "") else person.nip_raw
    return {**facts, "nama": samaran.orang(person.nama), "nip": None, "nip_raw": raw}


def _nip(text: str, samaran: Samaran) -> str:
    digits = digits_of(text)
    return samaran.nip(digits) if digits and not TERSAMAR.search(text) else text


def _walk(value: Any, penyamar: Penyamar) -> Any:
    if isinstance(value, str):
        return penyamar(value)
    if isinstance(value, dict):
        return {key: _walk(below, penyamar) for key, below in value.items()}
    return [_walk(below, penyamar) for below in value] if isinstance(value, list) else value


def masked_row(row: Row, penyamar: Penyamar) -> Row:
    """A dataset row with pseudonyms in its texts; ids stay, they are made of the file's name."""
    return {k: penyamar(v) if isinstance(v, str) and not k.endswith("_id") else v for k, v in row.items()}


def _finding(temuan: Temuan, penyamar: Penyamar) -> Temuan:
    texts = ("kolom", "tercetak", "seharusnya", "hitungan", "hitungan_en", "kalimat", "kalimat_en")
    told: dict[str, object] = {n: penyamar(v) for n in texts if (v := getattr(temuan, n)) is not None}
    told["lain"] = tuple(
        p.model_copy(update={"tercetak": penyamar(p.tercetak)}) if p.tercetak is not None else p for p in temuan.lain
    )
    return temuan.model_copy(update=told)


def about_people(temuan: Temuan) -> bool:
    """True for a finding that rests on a name or a NIP."""
    return temuan.kode in ABOUT_PEOPLE or (temuan.jalur or "").startswith("pejabat/")


def with_kept(found: Iterable[Temuan], kept: Iterable[Temuan], aturan: Aturan) -> list[Temuan]:
    """The findings in a masked document, those about people being the ones that were *kept* when it was masked."""
    rest = [t for t in found if not about_people(t)]
    own = [t for t in kept if about_people(t) and t.kode in aturan.entries and aturan.active(t.kode)]
    return [*rest, *own]


def lines_with_people(naskah: pa.Table) -> list[Line]:
    """The lines that name somebody, of a masked document's rows of the table `naskah`."""
    return [
        Line(row["dok_id"], row["halaman"], row["top"], row["bottom"])
        for row in naskah.to_pylist()
        if row["top"] is not None and TERSAMAR.search(row["teks"] or "")
    ]


def without_people(
    cut: Callable[[Temuan], bytes | None], masked: Collection[str], people: Iterable[Line]
) -> Callable[[Temuan], bytes | None]:
    """*cut* without pictures that are about people or show one of the lines *people*, for the documents *masked*."""
    lines: dict[tuple[str, int | None], list[Line]] = defaultdict(list)
    for line in people:
        lines[line.dok_id, line.halaman].append(line)

    def careful(temuan: Temuan) -> bytes | None:
        if temuan.dok_id in masked:
            if about_people(temuan) or temuan.kotak is None:
                return None
            top, bottom = temuan.kotak[1] - NEAR, temuan.kotak[3] + NEAR
            if any(a.top <= bottom and a.bottom >= top for a in lines[temuan.dok_id, temuan.halaman]):
                return None
        return cut(temuan)

    return careful
