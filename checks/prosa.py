"""Rules on sentences: what the text says against the tables, and against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, bulat, kunci, teks
from petik.checks.nilai import kunci_indikator, sama
from petik.checks.report import angka, lapor
from petik.checks.wording import phrase
from petik.normalise.values.angka import baca
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

PERAN = ("target", "realisasi", "capaian")
BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
# a number and the same number in words: "4 (lima) Program"
ANGKA_HURUF = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})\s*\(\s*({'|'.join(BILANGAN)}|(?:{'|'.join(BILANGAN)})\s+belas)\s*\)", re.I
)
# "Target: 20 orang, realisasi: 24 orang, capaian kinerja: 113%"
TIGA = re.compile(
    r"target\s*:\s*(\d[\d.,]*\s*(?:%|[a-z]+)?)\s*[,;]?\s*realisasi\s*:\s*(\d[\d.,]*\s*(?:%|[a-z]+)?)\s*[,;]?\s*"
    r"capaian(?:\s+kinerja)?\s*:\s*(\d[\d.,]*\s*%)",
    re.I,
)
# a plain number with its role: "ditargetkan sebesar 86,50 dengan realisasi sebesar 81,90"; no percentage, no money
_ANGKA = r"(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d.,]*\d|\s*(?:%|persen|juta|ribu|mil|tri))"
_POLOS = r"\s+(?:sebesar|sebanyak|mencapai)\s+" + _ANGKA
# sentences that speak of money, or of the medium-term plan's targets
LAIN = re.compile(r"\b(?:program|kegiatan|anggaran|renstra|rpjmd|jangka\s+menengah)\b", re.I)
RATA = re.compile(r"\brata\W*rata\b|\bper\s+tahun\b", re.I)  # "dengan rata-rata anggaran … per tahun"
SEBESAR = {
    "target": re.compile(r"\b(?:ditargetkan|target(?:nya)?)" + _POLOS, re.I),
    "realisasi": re.compile(r"\b(?:realisasi(?:nya)?|terealisasi)" + _POLOS, re.I),
}
TEREALISASI = re.compile(r"\b(?:ter)?realisasi\s+(?:sebesar|mencapai|hingga)", re.I)
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


@dataclass(frozen=True)
class Tiga:
    """A sentence's target, realisasi and capaian as printed, the words before them, and the figure to point at."""

    nama: str
    target: str
    realisasi: str
    capaian: str
    sel: Row

    def nilai(self, peran: str) -> float | None:
        """The number of one of the three."""
        value = baca(str(getattr(self, peran))).value
        return None if value is None else float(value)


def _tiga(rows: Sequence[Row]) -> list[Tiga]:
    """Every "Target: …, realisasi: …, capaian: …" of a sentence; else three percentages in that order.

    What follows them ("Tahun 2016 ditargetkan 80% …") speaks of them again.
    """
    text, out, end = teks(rows[0], "kalimat"), [], 0
    for match in TIGA.finditer(text):
        at = next((r for r in rows if teks(r, "nilai_raw").strip(" ()") == match[3].strip()), rows[0])
        out.append(Tiga(text[end : match.start()], match[1].strip(), match[2].strip(), match[3].strip(), at))
        end = match.end()
    for place in range(len(rows) - 2 if not out else 0):
        three = rows[place : place + 3]
        if [teks(r, "peran") for r in three] == list(PERAN) and all(teks(r, "jenis") == "persen" for r in three):
            t, r, c = (teks(x, "nilai_raw") for x in three)
            return [Tiga(text, t, r, c, three[2])]
    return out


def prosa_capaian(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence whose target, realisasi and capaian no formula joins."""
    poin = aturan.toleransi("capaian-tidak-cocok", "poin")
    for rows in kalimat(bahan):
        for three in _tiga(rows):
            t, r, c = (three.nilai(p) for p in PERAN)
            if not t or not r or c is None:
                continue  # where nothing was done, or nothing lost, the sentence does not say which is good
            allowed = [rumus.biasa(t, r), *rumus.terbalik(t, r)]
            if any(abs(c - a) <= poin + 1e-9 for a in allowed):
                continue
            yield lapor(
                bahan,
                aturan,
                "capaian-tidak-cocok",
                sel=three.sel,
                tempat=phrase("kalimat", teks=_ringkas(three.nama.strip() or teks(three.sel, "kalimat"))),
                tercetak=three.capaian,
                seharusnya=angka(allowed[0]),
                hitungan=phrase("rumus-biasa", target=three.target, realisasi=three.realisasi),
            )


def prosa_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A sentence that names an indicator and gives it another value than every table does."""
    year = bahan.rekaman.dokumen.tahun
    for rows in kalimat(bahan):
        text = teks(rows[0], "kalimat")
        if year is None or any(int(y) != year for y in TAHUN.findall(text)):
            continue
        triples = _tiga(rows)
        for three in triples:
            for peran in PERAN:
                yield from _indikator(
                    bahan, aturan, {**three.sel, "nilai_raw": getattr(three, peran)}, peran, three.nama
                )
        if not triples and not LAIN.search(text):
            for peran in PERAN:
                loose = [r for r in rows if _peran(r) == peran and teks(r, "jenis") == "persen"]
                if len(loose) == 1:
                    yield from _indikator(bahan, aturan, loose[0], peran, text, longgar=True)
            for peran, pattern in SEBESAR.items():
                bare = pattern.findall(text)
                if len(bare) == 1:
                    yield from _indikator(bahan, aturan, {**rows[0], "nilai_raw": bare[0], "jenis": ""}, peran, text)
        yield from _anggaran(bahan, aturan, rows, kunci(text), str(year))


def _indikator(
    bahan: Bahan, aturan: Aturan, said: Row, peran: str, text: str, longgar: bool = False
) -> Iterator[Temuan]:
    """One figure against the tables' values of the indicator that *text* names; two indicators leave it open."""
    year = str(bahan.rekaman.dokumen.tahun)
    flat = kunci(text)
    names = {kunci_indikator(r.indikator) for r in bahan.rekaman.indikator}
    named = [n for n in names if len(n) >= NAMA_TERPENDEK and n in flat]
    name = max(named, key=len, default="")
    if not named or any(n not in name for n in named):
        return
    tables = [
        (f"{path}/{peran}", quantity)
        for path, row, value in bahan.nilai()
        if kunci_indikator(row.indikator) == name and value.periode == year
        for quantity in [getattr(value, peran)]
        if quantity is not None and (not longgar or peran == "capaian" or "%" in quantity.raw + (quantity.satuan or ""))
    ]
    if not tables or any(rumus.satu_bilangan(q) is None for _, q in tables):
        return
    if longgar and _disebut_lain(bahan, name, said):
        return  # "capaian" in a loose sentence often means the realisasi
    yield from _banding(bahan, aturan, said, (peran, year), tables)


def _peran(row: Row) -> str:
    """What a figure is said to be; "terealisasi mencapai 85%" is no achievement."""
    peran = teks(row, "peran")
    return "realisasi" if peran == "capaian" and TEREALISASI.search(teks(row, "kalimat")) else peran


def _disebut_lain(bahan: Bahan, name: str, said: Row) -> bool:
    """True where the figure is one that the tables print for this indicator in another column or year."""
    spoken = baca(teks(said, "nilai_raw")).value
    rows = (n for r in bahan.rekaman.indikator if kunci_indikator(r.indikator) == name for n in r.nilai)
    return any(q is not None and q.value == spoken for n in rows for q in (n.target, n.realisasi, n.capaian))


def _anggaran(bahan: Bahan, aturan: Aturan, rows: Sequence[Row], flat: str, year: str) -> Iterator[Temuan]:
    named = [r for r in bahan.rekaman.anggaran if len(kunci(r.uraian)) >= NAMA_TERPENDEK and kunci(r.uraian) in flat]
    if len({kunci(r.uraian) for r in named}) != 1 or RATA.search(teks(rows[0], "kalimat")):
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
            yield from _banding(bahan, aturan, said[0], (peran, year), tables)


def _banding(
    bahan: Bahan, aturan: Aturan, said: Row, fakta: tuple[str, str], tables: Sequence[tuple[str, Kuantitas]]
) -> Iterator[Temuan]:
    apa, periode = fakta
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
        tempat=phrase(f"kalimat-{apa}", teks=_ringkas(teks(said, "kalimat")), periode=periode),
        tercetak=raw,
        seharusnya=tables[0][1].raw,
        hitungan=phrase("menurut-tabel"),
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
                tempat=phrase("kalimat", teks=_ringkas(text)),
                tercetak=match[0],
                seharusnya=f"{match[1]} ({BILANGAN[int(match[1])]})" if int(match[1]) < len(BILANGAN) else match[1],
                hitungan=phrase("angka-huruf"),
            )


def _ringkas(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
