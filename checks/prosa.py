"""Rules on sentences: what the text says against the tables, and against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks import rumus
from checks.aturan import Aturan
from checks.bahan import Bahan, Row, bulat, kunci, teks
from checks.lapor import angka, lapor
from checks.nilai import kunci_indikator, sama
from normalise.angka import baca
from schemas.record import Kuantitas
from schemas.temuan import Temuan

PERAN = ("target", "realisasi", "capaian")
BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
# a number and the same number in words: "4 (lima) Program"
ANGKA_HURUF = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})\s*\(\s*({'|'.join(BILANGAN)}|(?:{'|'.join(BILANGAN)})\s+belas)\s*\)", re.I
)
TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
NAMA_TERPENDEK = 15  # letters of a name that a sentence must hold to speak of it


def kalimat(bahan: Bahan) -> Iterator[list[Row]]:
    """The figures of each sentence, in their order."""
    groups: dict[str, list[Row]] = {}
    for row in bahan.pernyataan:
        key = teks(row, "pernyataan_id").rpartition("/nilai/")[0] or teks(row, "kalimat")
        groups.setdefault(key, []).append(row)
    for rows in groups.values():
        yield sorted(rows, key=lambda r: bulat(r, "urutan"))


def prosa_capaian(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence that gives one target, one realisasi and one capaian which no formula joins."""
    poin = aturan.toleransi("capaian-tidak-cocok", "poin")
    for rows in kalimat(bahan):
        found = _tunggal(rows)
        if found is None:
            continue
        target, realisasi, capaian = found
        t, r, c = (baca(teks(x, "nilai_raw")).value for x in found)
        if not t or r is None or c is None:
            continue
        allowed = [rumus.biasa(t, r), *rumus.terbalik(t, r)]
        if r == 0:
            continue  # nothing done, or nothing lost: the sentence does not say which is good
        if any(abs(c - a) <= poin + 1e-9 for a in allowed):
            continue
        yield lapor(
            bahan,
            aturan,
            "capaian-tidak-cocok",
            sel=capaian,
            tempat=f"Uraian «{_ringkas(teks(capaian, 'kalimat'))}»",
            tercetak=teks(capaian, "nilai_raw"),
            seharusnya=angka(allowed[0]),
            hitungan=f"realisasi / target × 100: target {teks(target, 'nilai_raw')}, "
            f"realisasi {teks(realisasi, 'nilai_raw')}",
        )


def _tunggal(rows: Sequence[Row]) -> tuple[Row, Row, Row] | None:
    """Target, realisasi and capaian that follow each other, in percent; None where another of them stands between.

    What follows them ("Tahun 2016, Inspektorat menargetkan 80% …") speaks of them again.
    """
    for place in range(len(rows) - 2):
        three = rows[place : place + 3]
        if [teks(r, "peran") for r in three] == list(PERAN) and all(teks(r, "jenis") == "persen" for r in three):
            return three[0], three[1], three[2]
    return None


def prosa_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence that names an indicator and gives it another value than every table does."""
    year = bahan.rekaman.dokumen.tahun
    for rows in kalimat(bahan):
        text = teks(rows[0], "kalimat")
        if year is None or any(int(y) != year for y in TAHUN.findall(text)):
            continue
        flat = kunci(text)
        yield from _indikator(bahan, aturan, rows, flat, str(year))
        yield from _anggaran(bahan, aturan, rows, flat, str(year))


def _indikator(bahan: Bahan, aturan: Aturan, rows: Sequence[Row], flat: str, year: str) -> Iterator[Temuan]:
    names = {kunci_indikator(r.indikator) for r in bahan.rekaman.indikator}
    named = [n for n in names if len(n) >= NAMA_TERPENDEK and n in flat]
    if not named:
        return
    name = max(named, key=len)
    if any(n not in name for n in named):
        return  # two indicators: whose figure is it?
    three = _tunggal(rows)
    for k, peran in enumerate(PERAN):
        said = [r for r in rows if teks(r, "peran") == peran and teks(r, "jenis") == "persen"]
        said = [three[k]] if three is not None else said
        tables = [
            (path, quantity)
            for path, row, value in bahan.nilai()
            if kunci_indikator(row.indikator) == name and value.periode == year
            for quantity in [getattr(value, peran)]
            if quantity is not None and (peran == "capaian" or "%" in quantity.raw + (quantity.satuan or ""))
        ]
        if len(said) != 1 or not tables or any(rumus.satu_bilangan(q) is None for _, q in tables):
            continue
        if three is None and _disebut_lain(bahan, name, said[0]):
            continue  # "capaian" in a sentence often means the realisasi
        yield from _banding(bahan, aturan, said[0], f"{peran} {year}", [(f"{p}/{peran}", q) for p, q in tables])


def _disebut_lain(bahan: Bahan, name: str, said: Row) -> bool:
    """True where the figure is one that the tables print for this indicator in another column or year."""
    spoken = baca(teks(said, "nilai_raw")).value
    rows = (n for r in bahan.rekaman.indikator if kunci_indikator(r.indikator) == name for n in r.nilai)
    return any(q is not None and q.value == spoken for n in rows for q in (n.target, n.realisasi, n.capaian))


def _anggaran(bahan: Bahan, aturan: Aturan, rows: Sequence[Row], flat: str, year: str) -> Iterator[Temuan]:
    named = [r for r in bahan.rekaman.anggaran if len(kunci(r.uraian)) >= NAMA_TERPENDEK and kunci(r.uraian) in flat]
    if len({kunci(r.uraian) for r in named}) != 1:
        return
    name = kunci(named[0].uraian)
    for peran in ("anggaran", "realisasi"):
        said = [r for r in rows if teks(r, "peran") == peran and teks(r, "jenis") == "uang"]
        tables = [
            (f"anggaran/{i}/{peran}", getattr(row, peran))
            for i, row in enumerate(bahan.rekaman.anggaran)
            if kunci(row.uraian) == name and row.periode == year and getattr(row, peran) is not None
        ]
        if len(said) == 1 and tables and all(q.value is not None for _, q in tables):
            yield from _banding(bahan, aturan, said[0], f"{peran} {year}", tables)


def _banding(
    bahan: Bahan, aturan: Aturan, said: Row, apa: str, tables: Sequence[tuple[str, Kuantitas]]
) -> Iterator[Temuan]:
    raw = teks(said, "nilai_raw")
    money = teks(said, "jenis") == "uang"
    read = baca(raw, uang=money)
    if read.value is None:
        return
    spoken = Kuantitas(raw=raw, value=read.value)
    if any(sama(spoken, q) or (money and _dibulatkan(raw, read.value, q)) for _, q in tables):
        return
    yield lapor(
        bahan,
        aturan,
        "nilai-berbeda",
        sel=said,
        jalur=None,
        tempat=f"Uraian «{_ringkas(teks(said, 'kalimat'))}», {apa}",
        tercetak=raw,
        seharusnya=tables[0][1].raw,
        hitungan="menurut tabel",
    )


def _dibulatkan(raw: str, value: float, table: Kuantitas) -> bool:
    """True where an amount in words of thousands is the table's amount rounded: "Rp 9,05 miliar"."""
    bare = baca(re.sub(r"[A-Za-z]+", "", raw)).value
    if not bare or table.value is None:
        return False
    digits = re.search(r"[.,](\d+)\D*$", raw)
    step = value / bare * 10.0 ** -(len(digits[1]) if digits else 0)
    return value != bare and abs(float(table.value) - value) <= step / 2 + 0.5


def angka_huruf(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A number whose words in brackets say another: "4 (lima)"."""
    seen: set[str] = set()
    for row in (*bahan.pernyataan, *bahan.naskah, *bahan.tabel):
        text = teks(row, "kalimat") or teks(row, "teks")
        for match in ANGKA_HURUF.finditer(text):
            words = match[2].casefold().split()
            value = BILANGAN.index(words[0]) + (10 if len(words) > 1 else 0)
            if value == int(match[1]) or match[0] in seen:
                continue
            seen.add(match[0])
            yield lapor(
                bahan,
                aturan,
                "nilai-berbeda",
                sel=row,
                tempat=f"Teks «{_ringkas(text)}»",
                tercetak=match[0],
                seharusnya=f"{match[1]} ({BILANGAN[int(match[1])]})" if int(match[1]) < len(BILANGAN) else match[1],
                hitungan="angka dan huruf berlainan",
            )


def _ringkas(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
