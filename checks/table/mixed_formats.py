"""The rule on number formats that are mixed in one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import key_of, table_of
from petik.checks.given.material import Material
from petik.normalise.values.angka import gaya
from petik.schemas.record import Anggaran, Asal, Indikator, Kuantitas
from petik.schemas.temuan import Temuan

OCR_OFTEN = 3  # that many points in place of commas are no misreading
OCR_SURE = 0.9
OCR_DOUBT = 0.6  # confidence of points and commas that OCR read


@dataclass(frozen=True)
class PlacedNumber:
    """One number as printed, its place in the record, and what the row is called."""

    jalur: str
    quantity: Kuantitas
    nama: str


def format_campur(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Both number formats among the unambiguous numbers of one table; the rarer one is shown.

    Formats without pages do not tell where a table ends: there the rows of one kegiatan are tested together, other rows
    each by itself.
    """
    groups: dict[tuple[object, ...], list[PlacedNumber]] = {}
    for i, row in enumerate(material.record.indikator):
        key = _table_key(row, "indikator", row.kegiatan, i)
        for j, value in enumerate(row.nilai):
            for name in ("target", "realisasi", "capaian"):
                _add(groups, key, f"indikator/{i}/nilai/{j}/{name}", getattr(value, name), row.indikator)
    for i, money in enumerate(material.record.anggaran):
        key = _table_key(money, "anggaran", money.uraian if money.tingkat == "kegiatan" else None, i)
        for name in ("anggaran", "realisasi", "persen"):
            _add(groups, key, f"anggaran/{i}/{name}", getattr(money, name), money.uraian)
    for prints in groups.values():
        yield from _mixed(material, aturan, prints)


def _table_key(row: Indikator | Anggaran, kind: str, kegiatan: str | None, i: int) -> tuple[object, ...]:
    if row.halaman is not None:
        return (kind, *table_of(row))
    return ("kegiatan", *table_of(row), key_of(row.program), key_of(kegiatan)) if kegiatan else (kind, i)


def _add(
    groups: dict[tuple[object, ...], list[PlacedNumber]],
    key: tuple[object, ...],
    jalur: str,
    quantity: Kuantitas | None,
    nama: str | None,
) -> None:
    if quantity is not None:
        groups.setdefault(key, []).append(PlacedNumber(jalur, quantity, nama or ""))


def _mixed(material: Material, aturan: Aturan, prints: Sequence[PlacedNumber]) -> Iterator[Temuan]:
    styles: dict[str, list[PlacedNumber]] = {"id": [], "en": []}
    for p in prints:
        votes = set(gaya(p.quantity.raw)) | _grouping(p.quantity)
        if len(votes) == 1:
            styles[votes.pop()].append(p)
    if not styles["id"] or not styles["en"]:
        return
    rare, often = sorted(styles.values(), key=len)
    doubtful = _doubted(material.origin(rare[0].jalur))
    yield finding(
        material,
        aturan,
        "format-campur",
        jalur=rare[0].jalur,
        rests_on=(max((p.jalur for p in often), key=material.confidence),),
        tempat=rare[0].nama,
        tercetak=rare[0].quantity.raw,
        hitungan=phrase("cetakan-campur", n=len(rare), m=len(often), lain=often[0].quantity.raw),
        sebab="campur",
        sure=OCR_DOUBT if len(rare) < OCR_OFTEN and doubtful else 1.0,
        proven=not doubtful,
    )


def _doubted(asal: Asal | None) -> bool:
    """True where OCR read the print, and not twice alike and surely."""
    return asal is not None and asal.sumber == "ocr" and (asal.bacaan_lain is not None or asal.keyakinan < OCR_SURE)


def _grouping(quantity: Kuantitas) -> set[str]:
    """The style of a print whose value proves that its one mark groups: "741.709" read as 741709."""
    match = re.search(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,])", quantity.raw)
    if match is None or quantity.value is None or abs(quantity.value) < 1000:
        return set()
    return {"id" if match[1] == "." else "en"}
