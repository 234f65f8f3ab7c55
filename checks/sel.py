"""Rules on single cells: broken numbers, impossible NIPs, units that cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, teks
from petik.checks.report import lapor
from petik.normalise.people.nip import DIGITS, faults
from petik.normalise.values.angka import baca
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

# what a spreadsheet prints for a broken formula: "#REF!", "#DIV/0!"
GALAT_EXCEL = re.compile(r"#(?:REF!|DIV/0!?|VALUE!|N/A|NAME\?|NUM!|NULL!)", re.I)
# a whole cell that is one amount, whatever its marks: "6002.032.000", "(4.077.000.000)", "Rp. 9.000,-"
JUMLAH_UANG = re.compile(r"^\(?\s*(?:Rp\.?\s*)?(\d+(?:[.,]\d+)+)\s*(?:,-)?\s*\)?$", re.I)
# dates and clock times are no amounts: "12.02.2017", "02.12.17"
TANGGAL = re.compile(r"^\d{1,2}[.,]\d{1,2}[.,](?:\d{2}|(?:19|20)\d{2})$")
KATA_PERSEN = re.compile(r"\d\s*([^\W\d_]+)\s*%\s*$")  # a unit and a percent sign behind one number: "3 Kop%"
TANDA_DI_DALAM = re.compile(r"\d[`´‘^~|\\\"#]+[.,]?\d|\d[.,][`´‘^~|\\\"#]+\d")  # "11`,76%"
TANDA = re.compile(r"[`'´‘’\"#^~|\\]|[.,]{2}")  # marks that no number has: "6002..032"
BOLEH_RUSAK = ("pengelompokan angka rusak", "tanda asing di dalam angka")
# "(5. 922.951.000)" in a cell or a row of a table: a space inside an amount
SPASI_LIAR = re.compile(r"(?<![\d.,])\(?\d{1,3}(?:\.\d{3})*\.\s\d{3}(?:\.\d{3})+\s?\)?(?![\d.,]*\d)")
NIP_LAMA = 9  # NIP before Perka BKN 22/2007 took over: 9 digits
TAHUN_NIP_BARU = 2010


def angka_rusak(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers that are none: broken grouping, stray marks, formula errors - in the record and in other cells."""
    seen: set[str] = set()
    for path, quantity in bahan.kuantitas():
        why = _kerusakan(quantity)
        if why is not None:
            seen.add(_rapat(quantity.raw))
            place = _tempat(bahan, path)
            yield lapor(bahan, aturan, "angka-rusak", jalur=path, tempat=place, tercetak=quantity.raw, hitungan=why)
    for kisi in bahan.kisi:
        for cell in kisi.sel:
            # a line of a text dump is a row without columns: its words are the cells
            for text in teks(cell, "teks").split() if teks(cell, "metode") == "dump" else [teks(cell, "teks")]:
                why = rusak(text)
                if why is None or _rapat(text) in seen:
                    continue
                yield lapor(
                    bahan, aturan, "angka-rusak", sel=cell, tempat=_baris(kisi.judul, cell), tercetak=text, hitungan=why
                )
            yield from _spasi_liar(bahan, aturan, kisi.judul, cell)


def _spasi_liar(bahan: Bahan, aturan: Aturan, judul: str | None, cell: Row) -> Iterator[Temuan]:
    """An amount with a space inside. In running text the full stop may end a sentence, so only cells are told of."""
    text = teks(cell, "teks")
    match = SPASI_LIAR.search(text)
    amounts = len(re.findall(r"\d{1,3}(?:[.,]\d{3}){2,}", text))
    if match is None or teks(cell, "sumber") == "ocr" or (match[0].strip("() ") != text.strip("() ") and amounts < 2):
        return
    where = _baris(judul, cell)
    yield lapor(
        bahan, aturan, "angka-rusak", sel=cell, tempat=where, tercetak=match[0].strip(), hitungan="spasi di dalam angka"
    )


def rusak(text: str) -> str | None:
    """Why the cell *text*, an amount of money by its look, is no number; None for everything else.

    Codes ("1.02.02.2.01") and dates look alike: an amount has a group of three digits behind its first mark, and at
    least six digits.
    """
    if GALAT_EXCEL.search(text):
        return "galat rumus lembar kerja"
    match = JUMLAH_UANG.match(text.strip())
    if match is None or TANGGAL.match(match[1]):
        return None
    groups = re.split(r"[.,]", match[1])
    if len(groups) < 3 or len("".join(groups)) < 6 or not any(len(g) == 3 for g in groups[1:]):
        return None
    if any(len(g) < 2 or len(g) > 4 for g in groups[1:]) or groups[0].startswith("0"):
        return None  # a code: "1.2.03.001"
    found = baca(match[1], uang=True)
    return found.alasan if found.value is None and found.alasan in BOLEH_RUSAK else None


def _kerusakan(quantity: Kuantitas) -> str | None:
    raw = quantity.raw
    if GALAT_EXCEL.search(raw):
        return "galat rumus lembar kerja"
    if TANDA_DI_DALAM.search(raw):
        return "tanda asing di dalam angka"
    unit = KATA_PERSEN.search(raw)
    if unit is not None and kenal(unit[1]) is not None:
        return f"satuan {unit[1]} diikuti tanda %"
    if quantity.value is not None or not re.search(r"\d", raw):
        return None
    if re.search(r"\d\s*(?:[-–—/]|s\.?\s*/?d\.?|sampai|atau|dan)\s*\d", raw, re.I):
        return None  # a range or two values: "5,5 - 6"
    why = baca(raw).alasan
    if len(re.findall(r"[^\W\d_]{2,}", raw)) > 2 or (why == BOLEH_RUSAK[1] and not TANDA.search(raw)):
        return None  # a sentence, or a letter that a reader saw in a digit's place
    return why if why in BOLEH_RUSAK else None


def _rapat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _baris(judul: str | None, cell: Row) -> str:
    where = f"baris {cell.get('baris')} kolom {cell.get('kolom')}"
    return f"Tabel «{judul}» {where}" if judul else f"Tabel {cell.get('tabel')} {where}"


def _tempat(bahan: Bahan, path: str) -> str:
    kind, index, *_ = path.split("/")
    if kind == "indikator":
        return bahan.rekaman.indikator[int(index)].indikator or "(indikator tanpa nama)"
    return bahan.rekaman.anggaran[int(index)].uraian or "Jumlah"


def nip_tidak_sah(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Impossible NIPs, once per number. Silent on old numbers (9 digits) before 2010 and on military numbers (NRP)."""
    seen: set[str] = set()
    year = bahan.rekaman.dokumen.tahun
    for i, person in enumerate(bahan.rekaman.pejabat):
        nip = person.nip
        if nip is None or nip in seen or re.search(r"NRP", person.nip_raw or "", re.I) or len(nip) < NIP_LAMA:
            continue
        if len(nip) == NIP_LAMA and (year is None or year < TAHUN_NIP_BARU):
            continue
        found = faults(nip, aturan.hari_ini)
        if not found:
            continue
        seen.add(nip)
        expected = f"{DIGITS} angka" if len(nip) != DIGITS else None
        yield lapor(
            bahan,
            aturan,
            "nip-tidak-sah",
            jalur=f"pejabat/{i}/nip",
            tempat=person.nama,
            tercetak=person.nip_raw or nip,
            seharusnya=expected,
            hitungan="; ".join(found),
        )


def satuan_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Target and realisasi of one row in different known units; once per row."""
    seen: set[str] = set()
    for path, row, value in bahan.nilai():
        if value.target is None or value.realisasi is None or not value.target.satuan or not value.realisasi.satuan:
            continue
        left, right = kenal(value.target.satuan), kenal(value.realisasi.satuan)
        if left is None or right is None or left.nama == right.nama or value.target.satuan in value.realisasi.satuan:
            continue
        head = path.partition("/nilai/")[0]
        if head in seen:
            continue
        seen.add(head)
        yield lapor(
            bahan,
            aturan,
            "satuan-tidak-cocok",
            jalur=f"{path}/realisasi",
            dasar=(f"{path}/target",),
            tempat=row.indikator,
            tercetak=value.realisasi.raw,
            seharusnya=left.nama,
            hitungan=f"target {value.target.raw} bersatuan {left.nama}, realisasi {value.realisasi.raw} {right.nama}",
        )
