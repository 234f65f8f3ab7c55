"""A table as one long strip that pages cut: rows over page breaks, merged cells that go on, seven kinds of rulings.

The strip is laid out first, without pages: every row has its top, every line of text its place. Then the pages take
their windows of it, each cut where no line is crossed, and what a merged cell would lose at a cut moves below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.layouts.model import Kisi, Sel
from petik.samples.paper.draw import JARAK_BARIS, Kertas, bungkus, lebar_teks, tebalkan

TEBAL = {"rambut": 0.15, "tebal": 1.6, "putus": 0.6, "ganda": 0.4}  # points; 0.6 for the others
CELAH_GANDA = 1.6  # points between the lines of a double ruling


@dataclass(frozen=True)
class Gaya:
    """`garis`: penuh, kolom, baris, kepala, tanpa, ganda, rambut, putus, tebal. `potong`: rows may be cut by a page."""

    ukuran: float
    garis: str
    ruang: float = 3.0
    ulang_kepala: bool = True
    potong: bool = False


@dataclass
class _Letak:
    """A cell on the strip: its box and the tops of its lines (all in points from the strip's top)."""

    sel: Sel
    x0: float
    x1: float
    baris: int
    atas: float
    bawah: float
    garis: list[tuple[float, str]]


class Pita:
    """A grid laid out over *lebar* (widths in points)."""

    def __init__(self, kertas: Kertas, kisi: Kisi, lebar: Sequence[float], gaya: Gaya) -> None:
        self.kertas, self.gaya, self.lebar = kertas, gaya, lebar
        self.pitch = gaya.ukuran * JARAK_BARIS
        kiri = kertas.tepi + max(0.0, (kertas.dalam - sum(lebar)) / 2)
        self.x = [kiri + sum(lebar[:i]) for i in range(len(lebar) + 1)]
        tinggi = self._tinggi(kisi)
        self.y = [sum(tinggi[:i]) for i in range(len(tinggi) + 1)]
        self.sel = [
            self._letak(r, k, s, kisi) for r, satu in enumerate(kisi) for k, s in enumerate(satu) if s is not None
        ]

    def _bungkus(self, sel: Sel, k: int) -> list[list[str]]:
        """The wrapped lines of each paragraph of a cell."""
        font = tebalkan(self.kertas.font) if sel.tebal else self.kertas.font
        muat = sum(self.lebar[k : k + sel.kolom]) - 2 * self.gaya.ruang
        alinea = sel.isi if isinstance(sel.isi, tuple) else (sel.isi,)
        return [bungkus(a, font, self.gaya.ukuran, muat) for a in alinea]

    def _tinggi(self, kisi: Kisi) -> list[float]:
        hasil = [self.pitch + 2 * self.gaya.ruang] * len(kisi)
        semua = [(r, k, s) for r, satu in enumerate(kisi) for k, s in enumerate(satu) if s is not None]
        for r, k, s in sorted(semua, key=lambda t: t[2].baris):
            butuh = self._baris_alinea(kisi, r, k, s)[1] * self.pitch + 2 * self.gaya.ruang
            kurang = butuh - sum(hasil[r : r + s.baris])
            if kurang > 0:
                hasil[min(r + s.baris, len(hasil)) - 1] += kurang
        return hasil

    def _baris_alinea(self, kisi: Kisi, r: int, k: int, sel: Sel) -> tuple[list[tuple[int, str]], int]:
        """The lines of a cell by their number, and how many there are; paragraphs start beside those of their row."""
        blok = self._bungkus(sel, k)
        if len(blok) == 1:
            return list(enumerate(blok[0])), len(blok[0])
        mulai, hasil = 0, []
        banding = [self._bungkus(s, i) for i, s in enumerate(kisi[r]) if s is not None and isinstance(s.isi, tuple)]
        for n, satu in enumerate(blok):
            hasil += [(mulai + i, teks) for i, teks in enumerate(satu)]
            mulai += max(len(b[n]) for b in banding if n < len(b))
        return hasil, mulai

    def _letak(self, r: int, k: int, sel: Sel, kisi: Kisi) -> _Letak:
        atas, bawah = self.y[r], self.y[min(r + sel.baris, len(self.y) - 1)]
        baris, cacah = self._baris_alinea(kisi, r, k, sel)
        awal = atas + self.gaya.ruang
        if sel.tegak == "tengah":
            awal += max(0.0, (bawah - atas - 2 * self.gaya.ruang - cacah * self.pitch) / 2)
        garis = [(awal + n * self.pitch, teks) for n, teks in baris if teks]
        return _Letak(sel, self.x[k], self.x[k + sel.kolom], r, atas, bawah, garis)

    @property
    def tinggi(self) -> float:
        return self.y[-1]

    def potong(self, awal: float, ruang: float) -> float:
        """Where the window that starts at *awal* ends: after the last whole row, or inside a row between two lines."""
        if awal + ruang >= self.tinggi:
            return self.tinggi
        batas = max((y for y in self.y if awal < y <= awal + ruang), default=awal)
        if self.gaya.potong or batas == awal:
            satu = [s for s in self.sel if s.sel.baris == 1 and s.atas <= batas < s.bawah]
            calon = sorted({t + self.pitch for s in satu for t, _ in s.garis if t + self.pitch <= awal + ruang})
            baik = [
                c
                for c in calon
                if not any(t < c - 0.1 and c + 0.1 < t + self.pitch for s in satu for t, _ in s.garis)
                and any(t >= c - 0.1 for s in satu for t, _ in s.garis)
                and c - batas > 1.5 * self.pitch
            ]
            batas = baik[-1] if baik else batas
        if batas == awal:
            raise ValueError("a row is higher than the page")
        self._geser(batas)
        return batas

    def _geser(self, batas: float) -> None:
        """Lines of merged cells that a cut would cross go below it, with all that follow them in their cell."""
        for s in self.sel:
            if s.sel.baris > 1 and s.atas < batas < s.bawah:
                kena = [t for t, _ in s.garis if t + self.pitch > batas + 0.1]
                dorong = batas - min(kena) if kena else 0.0
                if dorong > 0:
                    s.garis = [(t + dorong if t >= min(kena) else t, teks) for t, teks in s.garis]

    def gambar(self, awal: float, akhir: float, kepala: bool = False) -> None:
        """Draws the window *awal*..*akhir* at the paper's cursor and moves the cursor below it."""
        dasar = self.kertas.y - awal
        for s in self.sel:
            atas, bawah = max(s.atas, awal), min(s.bawah, akhir)
            if atas >= bawah - 0.01:
                continue
            self._rangka(s.x0, atas + dasar, s.x1, bawah + dasar, kepala)
            for t, teks in s.garis:
                if awal - 0.1 <= t < akhir - 0.1:
                    jangkar = {
                        "kiri": s.x0 + self.gaya.ruang,
                        "tengah": (s.x0 + s.x1) / 2,
                        "kanan": s.x1 - self.gaya.ruang,
                    }[s.sel.rata]
                    self.kertas.tulis(
                        teks, jangkar, t + dasar + 0.82 * self.pitch, self.gaya.ukuran, s.sel.tebal, s.sel.rata
                    )
        self._tepi(awal + dasar, akhir + dasar, kepala)
        self.kertas.y = akhir + dasar

    def _rangka(self, x0: float, y0: float, x1: float, y1: float, kepala: bool) -> None:
        garis = self.gaya.garis
        if garis not in ("tanpa", "baris", "kepala"):
            self._garis(x0, y0, x0, y1)
            self._garis(x1, y0, x1, y1)
        if garis not in ("tanpa", "kolom", "kepala") or (garis == "kolom" and kepala):
            self._garis(x0, y0, x1, y0)
            self._garis(x0, y1, x1, y1)

    def _tepi(self, y0: float, y1: float, kepala: bool) -> None:
        """Lines over the whole width: the frame of tables with columns only, the header's lines of unruled ones."""
        if self.gaya.garis == "kolom" or self.gaya.garis == "kepala":
            for y in (y0, y1) if kepala or self.gaya.garis == "kolom" else (y1,):
                self._garis(self.x[0], y, self.x[-1], y)

    def _garis(self, x0: float, y0: float, x1: float, y1: float) -> None:
        garis = self.gaya.garis
        if garis == "putus":
            self.kertas.kanvas.setDash(2.4, 1.8)
        self.kertas.garis(x0, y0, x1, y1, TEBAL.get(garis, 0.6))
        if garis == "ganda":
            dx, dy = (CELAH_GANDA, 0.0) if x0 == x1 else (0.0, CELAH_GANDA)
            self.kertas.garis(x0 + dx, y0 + dy, x1 + dx, y1 + dy, TEBAL["ganda"])
        self.kertas.kanvas.setDash()


def lebar_kolom(kertas: Kertas, kisi: Kisi, bagian: Sequence[float], gaya: Gaya, sempit: bool) -> list[float]:
    """Widths in points over the paper's width in the proportions *bagian*; unless *sempit*, no word is wider than its
    column where the other columns have room to give."""
    hasil = [b / sum(bagian) * kertas.dalam for b in bagian]
    if sempit:
        return hasil
    perlu = [0.0] * len(hasil)
    for satu in kisi:
        for k, sel in enumerate(satu):
            if sel is not None and sel.kolom == 1:
                font = tebalkan(kertas.font) if sel.tebal else kertas.font
                teks = " ".join(sel.isi) if isinstance(sel.isi, tuple) else sel.isi
                kata = max((lebar_teks(w, font, gaya.ukuran) for w in teks.split()), default=0.0)
                perlu[k] = max(perlu[k], kata + 2 * gaya.ruang + 0.5)
    kurang = sum(max(0.0, p - h) for p, h in zip(perlu, hasil, strict=True))
    lebih = sum(max(0.0, h - p) for p, h in zip(perlu, hasil, strict=True))
    if lebih <= 0:
        return hasil
    beri = min(1.0, kurang / lebih)
    return [
        h + (p - h) * min(1.0, lebih / kurang) if p > h else h - (h - p) * beri
        for p, h in zip(perlu, hasil, strict=True)
    ]


def gambar_pita(kertas: Kertas, kepala: Kisi, badan: Kisi, lebar: Sequence[float], gaya: Gaya) -> list[int]:
    """Draws a table from the cursor on, over as many pages as it takes; returns the page of every body row."""
    atas, isi = Pita(kertas, kepala, lebar, gaya), Pita(kertas, badan, lebar, gaya)
    batas = kertas.tinggi - kertas.tepi
    if kertas.y + atas.tinggi + isi.y[1] > batas:
        kertas.halaman_baru()
    atas.gambar(0, atas.tinggi, True)
    halaman = [0] * len(badan)
    awal = 0.0
    while awal < isi.tinggi - 0.01:
        akhir = isi.potong(awal, batas - kertas.y)
        isi.gambar(awal, akhir)
        for r in range(len(badan)):
            if awal - 0.01 <= isi.y[r] < akhir - 0.01:
                halaman[r] = kertas.halaman
        awal = akhir
        if awal < isi.tinggi - 0.01:
            kertas.halaman_baru()
            if gaya.ulang_kepala:
                atas.gambar(0, atas.tinggi, True)
    return halaman
