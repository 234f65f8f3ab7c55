"""Rules on single cells: broken numbers, impossible NIPs, units that cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Unpack

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, kunci, teks
from petik.checks.report import Letak, lapor
from petik.checks.wording import Joined, Words, phrase
from petik.normalise.people.nip import digits_of, faults
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
# what `petik.normalise.values.angka.baca` says of a print that is no number, and the phrase for it
BOLEH_RUSAK = {"pengelompokan angka rusak": "kelompok-rusak", "tanda asing di dalam angka": "tanda-asing"}
# the last group has two digits, all others three: an amount with its sen, whatever the mark: "388.245.000.00"
SEN = re.compile(r"^\(?\s*(?:Rp\.?\s*)?\d{1,3}(?:(?:\.\d{3})+\.\d{2}|(?:,\d{3})+,\d{2})\s*(?:,-)?\s*\)?$", re.I)
SATU_SALAH = 1  # groups that a slip of the pen breaks
OCR_RAGU = 0.6  # confidence of marks between digits that OCR read
# "(5. 922.951.000)" in a cell or a row of a table: a space inside an amount
SPASI_LIAR = re.compile(r"(?<![\d.,])\(?\d{1,3}(?:\.\d{3})*\.\s\d{3}(?:\.\d{3})+\s?\)?(?![\d.,]*\d)")
ANGKA_TERTUKAR = 2  # digits that OCR may misread in one NIP
NIP_LAMA = 9  # NIP before Perka BKN 22/2007 took over: 9 digits
TAHUN_NIP_BARU = 2010


def angka_rusak(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers that are none: broken grouping, stray marks, formula errors - in the record and in other cells.

    Where a second reading is a number, that reading is doubtful and not the print: `bacaan_ragu` tells of it.
    """
    seen: set[str] = set()
    for path, quantity in bahan.kuantitas():
        why = _kerusakan(quantity)
        if why is not None:
            seen.add(_rapat(quantity.raw))
            if not _bacaan_sah(bahan, path, quantity):
                yield _rusak(bahan, aturan, why, quantity.raw, jalur=path, tempat=_tempat(bahan, path))
    for kisi in bahan.kisi:
        for cell in kisi.sel:
            # a line of a text dump is a row without columns: its words are the cells
            for text in teks(cell, "teks").split() if teks(cell, "metode") == "dump" else [teks(cell, "teks")]:
                why = rusak(text)
                if why is not None and _rapat(text) not in seen:
                    yield _rusak(bahan, aturan, why, text, sel=cell, tempat=_baris(kisi.judul, cell))
            yield from _spasi_liar(bahan, aturan, kisi.judul, cell)


def _rusak(bahan: Bahan, aturan: Aturan, why: str, raw: str, **letak: Unpack[Letak]) -> Temuan:
    """OCR takes points for commas and loses them: what it read so is marked."""
    jalur, sel = letak.get("jalur"), letak.get("sel")
    asal = bahan.asal(jalur)
    ocr = asal is not None and asal.sumber == "ocr" if jalur else teks(sel or {}, "sumber") == "ocr"
    cause = "sen-terpisah" if why == "kelompok-rusak" and SEN.match(raw.strip()) else why
    yakin = OCR_RAGU if ocr else 1.0
    return lapor(bahan, aturan, "angka-rusak", tercetak=raw, hitungan=phrase(cause), sebab=cause, yakin=yakin, **letak)


def _bacaan_sah(bahan: Bahan, path: str, quantity: Kuantitas) -> bool:
    asal = bahan.rekaman.asal.get(path)
    others = (asal.bacaan_lain, asal.dikoreksi) if asal is not None else ()
    return any(o and baca(o, uang=quantity.satuan == "Rp").value is not None for o in others)


def _spasi_liar(bahan: Bahan, aturan: Aturan, judul: str | None, cell: Row) -> Iterator[Temuan]:
    """An amount with a space inside. In running text the full stop may end a sentence, so only cells are told of."""
    text = teks(cell, "teks")
    match = SPASI_LIAR.search(text)
    amounts = len(re.findall(r"\d{1,3}(?:[.,]\d{3}){2,}", text))
    if match is None or teks(cell, "sumber") == "ocr" or (match[0].strip("() ") != text.strip("() ") and amounts < 2):
        return
    yield _rusak(bahan, aturan, "spasi-di-angka", match[0].strip(), sel=cell, tempat=_baris(judul, cell))


def rusak(text: str) -> str | None:
    """Why the cell *text*, an amount of money by its look, is no number; None for everything else.

    Codes ("1.02.02.2.01") and dates look alike: an amount has a group of three digits behind its first mark, and at
    least six digits.
    """
    if GALAT_EXCEL.search(text):
        return "galat-rumus"
    match = JUMLAH_UANG.match(text.strip())
    if match is None or TANGGAL.match(match[1]):
        return None
    groups = re.split(r"[.,]", match[1])
    if sum(len(g) != 3 for g in groups[1:]) + (len(groups[0]) > 3) > SATU_SALAH:
        return None  # one slip breaks one group; two short groups are a code: "1.05.02.101"
    if len(groups) < 3 or len("".join(groups)) < 6 or not any(len(g) == 3 for g in groups[1:]):
        return None
    if any(len(g) < 2 or len(g) > 4 for g in groups[1:]) or groups[0].startswith("0"):
        return None  # a code: "1.2.03.001"
    found = baca(match[1], uang=True)
    return BOLEH_RUSAK.get(found.alasan or "") if found.value is None else None


def _kerusakan(quantity: Kuantitas) -> str | None:
    raw = quantity.raw
    if GALAT_EXCEL.search(raw):
        return "galat-rumus"
    if TANDA_DI_DALAM.search(raw):
        return "tanda-asing"
    unit = KATA_PERSEN.search(raw)
    if unit is not None and kenal(unit[1]) is not None:
        return "satuan-dan-persen"
    if quantity.value is not None or not re.search(r"\d", raw):
        return None
    if re.search(r"\d\s*(?:[-–—/]|s\.?\s*/?d\.?|sampai|atau|dan)\s*\d", raw, re.I):
        return None  # a range or two values: "5,5 - 6"
    why = baca(raw).alasan
    cause = BOLEH_RUSAK.get(why or "")
    if len(re.findall(r"[^\W\d_]{2,}", raw)) > 2 or (cause == "tanda-asing" and not TANDA.search(raw)):
        return None  # a sentence, or a letter that a reader saw in a digit's place
    return cause


def _rapat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _baris(judul: str | None, cell: Row) -> Words:
    place = {name: str(cell.get(name)) for name in ("tabel", "baris", "kolom")}
    return phrase("sel-tabel-berjudul", judul=judul, **place) if judul else phrase("sel-tabel", **place)


def _tempat(bahan: Bahan, path: str) -> Words:
    kind, index, *_ = path.split("/")
    if kind == "indikator":
        return bahan.rekaman.indikator[int(index)].indikator or phrase("tanpa-nama")
    return bahan.rekaman.anggaran[int(index)].uraian or phrase("jumlah")


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
        asal = bahan.rekaman.asal.get(f"pejabat/{i}/nip")
        other = digits_of(asal.bacaan_lain or "") if asal is not None else None
        sound = other is not None and not faults(other, aturan.hari_ini)
        ragu = phrase("bacaan-lain", cetakan=asal.bacaan_lain) if sound and asal and asal.bacaan_lain else None
        yield lapor(
            bahan,
            aturan,
            "nip-tidak-sah",
            jalur=f"pejabat/{i}/nip",
            tempat=person.nama,
            tercetak=person.nip_raw or nip,
            hitungan=Joined(tuple(_cacat(text) for text in found)),
            ragu=ragu or _nip_lain(bahan, i, aturan) or _sambungan_nip(bahan, person.nip_raw or nip),
        )


def _nip_lain(bahan: Bahan, i: int, aturan: Aturan) -> Words | None:
    """The sound NIP of the same length that a page gives, one or two digits away, where OCR read both."""
    person, asal = bahan.rekaman.pejabat[i], bahan.asal(f"pejabat/{i}/nip")
    if asal is None or asal.sumber != "ocr" or person.nip is None:
        return None
    for other in bahan.rekaman.pejabat:
        if other.nip is None or other.nip == person.nip or len(other.nip) != len(person.nip):
            continue
        apart = sum(a != b for a, b in zip(other.nip, person.nip, strict=True))
        if apart <= ANGKA_TERTUKAR and not faults(other.nip, aturan.hari_ini):
            return phrase("bacaan-lain", cetakan=other.nip_raw or other.nip)
    return None


def _sambungan_nip(bahan: Bahan, raw: str) -> Words | None:
    """The text goes on with more digits right behind what was taken for the NIP."""
    pattern = re.compile(re.escape(raw) + r"[\s.]*(\d[\d\s.]*)")
    rest = next((m for line in bahan.naskah if (m := pattern.search(teks(line, "teks"))) is not None), None)
    return phrase("bacaan-lain", cetakan=rest[0].strip()) if rest is not None else None


# what `petik.normalise.people.nip.faults` says, and the phrase for it: "17 angka, seharusnya 18", "bulan
# pengangkatan 13 tidak ada"
CACAT = (
    (re.compile(r"^(\d+) angka"), "nip-panjang"),
    (re.compile(r"^tanggal lahir (\d+)"), "nip-lahir"),
    (re.compile(r"^bulan pengangkatan (\d+)"), "nip-bulan"),
    (re.compile(r"^tahun pengangkatan (\d+)"), "nip-tahun"),
    (re.compile(r"^diangkat sebelum"), "nip-muda"),
    (re.compile(r"^angka jenis kelamin (\d)"), "nip-kelamin"),
    (re.compile(r"^nomor urut 000"), "nip-urut"),
)


def _cacat(text: str) -> Words:
    for pattern, name in CACAT:
        match = pattern.match(text)
        if match is not None:
            return phrase(name, nilai=match[1] if match.groups() else "")
    return text


def _bersatuan(quantity: Kuantitas) -> bool:
    """True where the print itself has its unit."""
    unit = kunci(quantity.satuan)
    return "%" in quantity.raw or (bool(unit) and unit in kunci(quantity.raw))


def satuan_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Target and realisasi of one row in different known units; once per row."""
    seen: set[str] = set()
    for path, row, value in bahan.nilai():
        if value.target is None or value.realisasi is None or not value.target.satuan or not value.realisasi.satuan:
            continue
        left, right = kenal(value.target.satuan), kenal(value.realisasi.satuan)
        if left is None or right is None or left.nama == right.nama or value.target.satuan in value.realisasi.satuan:
            continue
        if not (_bersatuan(value.target) and _bersatuan(value.realisasi)):
            continue  # a unit that only the heading or its column gives may be another column's
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
            hitungan=phrase(
                "satuan-berlainan",
                target=value.target.raw,
                satuan=left.nama,
                realisasi=value.realisasi.raw,
                lain=right.nama,
            ),
            sebab=f"berlainan/{left.nama}/{right.nama}",
        )
