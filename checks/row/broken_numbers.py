"""The rule on numbers that are none: broken grouping, stray marks, formula errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Unpack

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Words, phrase
from petik.checks.findings.report import Where, finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.normalise.values.angka import baca
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

# what a spreadsheet prints for a broken formula: "#REF!", "#DIV/0!"
EXCEL_ERROR = re.compile(r"#(?:REF!|DIV/0!?|VALUE!|N/A|NAME\?|NUM!|NULL!)", re.I)
# a whole cell that is one amount, whatever its marks: "6002.032.000", "(4.077.000.000)", "Rp. 9.000,-"
AMOUNT_CELL = re.compile(r"^\(?\s*(?:Rp\.?\s*)?(\d+(?:[.,]\d+)+)\s*(?:,-)?\s*\)?$", re.I)
# dates and clock times are no amounts: "12.02.2017", "02.12.17"
DATE = re.compile(r"^\d{1,2}[.,]\d{1,2}[.,](?:\d{2}|(?:19|20)\d{2})$")
UNIT_AND_PERCENT = re.compile(r"\d\s*([^\W\d_]+)\s*%\s*$")  # a unit and a percent sign behind one number: "3 Kop%"
MARK_INSIDE = re.compile(r"\d[`´‘^~|\\\"#]+[.,]?\d|\d[.,][`´‘^~|\\\"#]+\d")  # "11`,76%"
STRAY_MARK = re.compile(r"[`'´‘’\"#^~|\\]|[.,]{2}")  # marks that no number has: "6002..032"
# what `petik.normalise.values.angka.baca` says of a print that is no number, and the phrase for it
FAULTS = {"pengelompokan angka rusak": "kelompok-rusak", "tanda asing di dalam angka": "tanda-asing"}
# the last group has two digits, all others three: an amount with its sen, whatever the mark: "388.245.000.00"
SEN = re.compile(r"^\(?\s*(?:Rp\.?\s*)?\d{1,3}(?:(?:\.\d{3})+\.\d{2}|(?:,\d{3})+,\d{2})\s*(?:,-)?\s*\)?$", re.I)
ONE_BROKEN = 1  # groups that a slip of the pen breaks
OCR_DOUBT = 0.6  # confidence of marks between digits that OCR read
# "(5. 922.951.000)" in a cell or a row of a table: a space inside an amount
STRAY_SPACE = re.compile(r"(?<![\d.,])\(?\d{1,3}(?:\.\d{3})*\.\s\d{3}(?:\.\d{3})+\s?\)?(?![\d.,]*\d)")


def angka_rusak(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers that are none: broken grouping, stray marks, formula errors - in the record and in other cells.

    Where a second reading is a number, that reading is doubtful and not the print: `bacaan_ragu` tells of it.
    """
    seen: set[str] = set()
    for path, quantity in material.quantities():
        why = _fault(quantity)
        if why is not None:
            seen.add(_tight(quantity.raw))
            if not _sound_reading(material, path, quantity):
                yield _broken(material, aturan, why, quantity.raw, jalur=path, tempat=_row_name(material, path))
    for grid in material.grids:
        for cell in grid.cells:
            # a line of a text dump is a row without columns: its words are the cells
            for text in text_of(cell, "teks").split() if text_of(cell, "metode") == "dump" else [text_of(cell, "teks")]:
                why = fault_of(text)
                if why is not None and _tight(text) not in seen:
                    yield _broken(material, aturan, why, text, cell=cell, tempat=_cell_name(grid.title, cell))
            yield from _stray_space(material, aturan, grid.title, cell)


def _broken(material: Material, aturan: Aturan, why: str, raw: str, **where: Unpack[Where]) -> Temuan:
    """OCR takes points for commas and loses them: what it read so is marked."""
    jalur, cell = where.get("jalur"), where.get("cell")
    asal = material.origin(jalur)
    ocr = asal is not None and asal.sumber == "ocr" if jalur else text_of(cell or {}, "sumber") == "ocr"
    cause = "sen-terpisah" if why == "kelompok-rusak" and SEN.match(raw.strip()) else why
    sure = OCR_DOUBT if ocr else 1.0
    return finding(
        material, aturan, "angka-rusak", tercetak=raw, hitungan=phrase(cause), sebab=cause, sure=sure, **where
    )


def _sound_reading(material: Material, path: str, quantity: Kuantitas) -> bool:
    asal = material.record.asal.get(path)
    others = (asal.bacaan_lain, asal.dikoreksi) if asal is not None else ()
    return any(o and baca(o, uang=quantity.satuan == "Rp").value is not None for o in others)


def _stray_space(material: Material, aturan: Aturan, judul: str | None, cell: Row) -> Iterator[Temuan]:
    """An amount with a space inside. In running text the full stop may end a sentence, so only cells are told of."""
    text = text_of(cell, "teks")
    match = STRAY_SPACE.search(text)
    amounts = len(re.findall(r"\d{1,3}(?:[.,]\d{3}){2,}", text))
    if (
        match is None
        or text_of(cell, "sumber") == "ocr"
        or (match[0].strip("() ") != text.strip("() ") and amounts < 2)
    ):
        return
    yield _broken(material, aturan, "spasi-di-angka", match[0].strip(), cell=cell, tempat=_cell_name(judul, cell))


def fault_of(text: str) -> str | None:
    """Why the cell *text*, an amount of money by its look, is no number; None for everything else.

    Codes ("1.02.02.2.01") and dates look alike: an amount has a group of three digits behind its first mark, and at
    least six digits.
    """
    if EXCEL_ERROR.search(text):
        return "galat-rumus"
    match = AMOUNT_CELL.match(text.strip())
    if match is None or DATE.match(match[1]):
        return None
    groups = re.split(r"[.,]", match[1])
    if sum(len(g) != 3 for g in groups[1:]) + (len(groups[0]) > 3) > ONE_BROKEN:
        return None  # one slip breaks one group; two short groups are a code: "1.05.02.101"
    if len(groups) < 3 or len("".join(groups)) < 6 or not any(len(g) == 3 for g in groups[1:]):
        return None
    if any(len(g) < 2 or len(g) > 4 for g in groups[1:]) or groups[0].startswith("0"):
        return None  # a code: "1.2.03.001"
    found = baca(match[1], uang=True)
    return FAULTS.get(found.alasan or "") if found.value is None else None


def _fault(quantity: Kuantitas) -> str | None:
    raw = quantity.raw
    if EXCEL_ERROR.search(raw):
        return "galat-rumus"
    if MARK_INSIDE.search(raw):
        return "tanda-asing"
    unit = UNIT_AND_PERCENT.search(raw)
    if unit is not None and kenal(unit[1]) is not None:
        return "satuan-dan-persen"
    if quantity.value is not None or not re.search(r"\d", raw):
        return None
    if re.search(r"\d\s*(?:[-–—/]|s\.?\s*/?d\.?|sampai|atau|dan)\s*\d", raw, re.I):
        return None  # a range or two values: "5,5 - 6"
    why = baca(raw).alasan
    cause = FAULTS.get(why or "")
    if len(re.findall(r"[^\W\d_]{2,}", raw)) > 2 or (cause == "tanda-asing" and not STRAY_MARK.search(raw)):
        return None  # a sentence, or a letter that a reader saw in a digit's place
    return cause


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _cell_name(judul: str | None, cell: Row) -> Words:
    place = {name: str(cell.get(name)) for name in ("tabel", "baris", "kolom")}
    return phrase("sel-tabel-berjudul", judul=judul, **place) if judul else phrase("sel-tabel", **place)


def _row_name(material: Material, path: str) -> Words:
    kind, index, *_ = path.split("/")
    if kind == "indikator":
        return material.record.indikator[int(index)].indikator or phrase("tanpa-nama")
    return material.record.anggaran[int(index)].uraian or phrase("jumlah")
