"""Rules on years and places: a foreign year in titles, targets, dates; another region in a report copied from there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, bulat, teks
from petik.checks.naskah import halaman_daftar
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.schemas.temuan import Temuan

KODE = "periode-tidak-cocok"
TAHUN_DISEBUT = re.compile(r"\btahun\s+((?:19|20)\d\d)\b", re.I)  # "3,000 poin (tahun 2017)"
TAHUN_JUDUL = re.compile(r"\btahun(?:\s+anggaran)?\s+((?:19|20)\d\d)\s*$", re.I)
SEL_TERPANJANG = 60  # letters of a target; what is longer is an explanation
BULAN = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
         "desember")  # fmt: skip
# the line of a signature block: "Bandung, 31 Januari 2021", "Purwodadi,   Januari 2022"
TANGGAL = re.compile(rf"^\W*[A-Z][\w .]{{2,25}},\s*(\d{{1,2}})?\s*({'|'.join(BULAN)})\s+(20\d\d)\W*$", re.I)
PALING_AWAL = 10  # an agreement for next year may be signed from October on
# "tahun 2016 … sama seperti capaian kinerja pada tahun 2016": a year compared with itself
BANDING_DIRI = re.compile(
    r"\btahun\s+(20\d\d)\b[^.]{0,120}?\b(?:dibanding(?:kan)?(?:\s+dengan)?|sama\s+seperti|daripada)\b[^.]{0,60}?\btahun\s+\1\b",
    re.I,
)
TAHUN = re.compile(r"\b20\d\d\b")
# a heading over a table: "3.1.2 Realisasi Indikator Kinerja Tahun 2015" above "Tabel 3.2 Pengukuran Kinerja 2016"
SUBBAB = re.compile(r"^\s*\d(?:\.\d{1,2}){1,3}\.?\s+\D.*?\btahun\s+(20\d\d)\s*$", re.I)
DEKAT = 6  # lines between a heading and the caption below it
KEPALA = re.compile(r"^\W*tabel\s*[.:]?\s*\d", re.I)


def periode_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A foreign year inside a target of the document's own year."""
    year = bahan.rekaman.dokumen.tahun
    told: set[str] = set()
    for path, row, value in bahan.nilai() if year is not None else ():
        if value.target is None or not value.periode.startswith(str(year)):
            continue
        match = TAHUN_DISEBUT.search(value.target.raw)
        head = path.partition("/nilai/")[0]
        if match is None or int(match[1]) == year or head in told or len(value.target.raw) > SEL_TERPANJANG:
            continue
        told.add(head)
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=f"{path}/target",
            tempat=phrase("kolom-target", nama=row.indikator or phrase("tanpa-nama"), periode=f" {value.periode}"),
            tercetak=value.target.raw,
            seharusnya=str(year),
        )


def judul_tahun_lain(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """The title of an agreement's table that names one year where all others name the document's.

    A file with several years' agreements, or a plan for the next year, has titles of its own.
    """
    year = bahan.rekaman.dokumen.tahun
    titles = [(kisi, int(m[1])) for kisi in bahan.kisi if (m := TAHUN_JUDUL.search(kisi.judul or "")) is not None]
    years = Counter(y for _, y in titles)
    if year is None or years[year] < 1:
        return
    for kisi, other in titles:
        if other == year or years[other] > 1 or bahan.jenis(kisi.halaman) not in ("pk", "rencana_aksi"):
            continue
        yield lapor(
            bahan,
            aturan,
            KODE,
            sel=kisi.sel[0],
            tempat=phrase("tabel-ke", n=kisi.nomor),
            tercetak=teks(kisi.sel[0], "judul"),
            seharusnya=str(year),
        )


def tanggal_mendahului(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """An agreement dated long before its year: last year's date, left in the form.

    One that is signed in the last months of the year before is early, not wrong. Where another page has the same day
    and month of the right year the date is a slip whatever the month.
    """
    year = bahan.rekaman.dokumen.tahun
    if year is None:
        return
    dates = [(line, m) for line in bahan.naskah if (m := TANGGAL.match(teks(line, "teks"))) is not None]
    right = {(m[1], m[2].casefold()) for _, m in dates if int(m[3]) == year}
    for line, m in dates:
        month, when = BULAN.index(m[2].casefold()) + 1, int(m[3])
        same_day = m[1] is not None and (m[1], m[2].casefold()) in right
        if bahan.jenis(bulat(line, "halaman") or None) != "pk" or when != year - 1:
            continue
        if same_day or month < PALING_AWAL:
            yield lapor(
                bahan,
                aturan,
                KODE,
                sel=line,
                tempat=phrase("tanggal-perjanjian"),
                tercetak=teks(line, "teks").strip(),
                seharusnya=str(year),
                sebab="tanggal",
                terbukti=same_day,
            )


def tahun_dalam_teks(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A year compared with itself, and a heading whose year is not that of the table right below it."""
    lines = bahan.naskah
    year = bahan.rekaman.dokumen.tahun
    contents = halaman_daftar(bahan)
    for place, line in enumerate(lines):
        text = " ".join(teks(x, "teks") for x in lines[place : place + 3])
        before = " ".join(teks(x, "teks") for x in lines[max(0, place - 3) : place])
        first = teks(line, "teks")
        match = BANDING_DIRI.search(text)
        if match is not None and match.start() < len(first):
            sentence = re.split(r"[.;]\s", f"{before} {text[: match.end()]}")[-1]
            if set(TAHUN.findall(sentence)) == {match[1]}:  # another year in the sentence is what is compared
                yield _tahun(bahan, aturan, line, match[0], None)
        head = SUBBAB.match(first)
        if head is None or year is None or int(head[1]) != year - 1 or bulat(line, "halaman") in contents:
            continue
        below = [teks(x, "teks") for x in lines[place + 1 : place + 2 + DEKAT]]
        captions = (f"{a} {b}" if len(a.split()) <= 2 else a for a, b in pairwise([*below, ""]) if KEPALA.match(a))
        caption = next(captions, "")
        if TAHUN.findall(caption) == [str(year)]:
            yield _tahun(bahan, aturan, line, first.strip(), str(year))


def _tahun(bahan: Bahan, aturan: Aturan, line: Row, printed: str, expected: str | None) -> Temuan:
    return lapor(
        bahan,
        aturan,
        KODE,
        sel=line,
        tempat=phrase("kalimat", teks=printed[:90]),
        tercetak=printed[:120],
        seharusnya=expected,
        sebab="banding-diri" if expected is None else "judul",
        yakin=OCR_RAGU if teks(line, "sumber") == "ocr" else 1.0,
    )


OCR_RAGU = 0.6  # confidence where OCR read the year
