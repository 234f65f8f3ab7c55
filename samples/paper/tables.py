"""Tables on paper: merged cells, headers repeated on the next page, full, half or no rulings, fractions in cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black

from petik.samples.paper.draw import JARAK_BARIS, Kertas, bungkus, lebar_teks, tebalkan


@dataclass(frozen=True)
class Rumus:
    """A formula as a real fraction: numerator over denominator, then the tail."""

    pembilang: str
    penyebut: str
    ekor: str = "x 100%"

    @property
    def teks(self) -> str:
        """How the record writes it."""
        return f"{self.pembilang} / {self.penyebut} {self.ekor}".strip()


@dataclass(frozen=True)
class Sel:
    """A cell that spans `baris` rows and `kolom` columns."""

    isi: str | Rumus = ""
    baris: int = 1
    kolom: int = 1
    rata: str = "kiri"
    tebal: bool = False
    tegak: str = "atas"  # atas | tengah
    warna: Color | None = None  # of the ground
    tinta: Color = black


Baris = Sequence[Sel | None]  # None: covered by a span from the left or from above


@dataclass(frozen=True)
class Tabel:
    """`garis`: penuh (every cell), kolom (verticals and the outer frame only, rows unruled), tanpa (alignment only)."""

    lebar: Sequence[float]
    badan: Sequence[Baris]
    kepala: Sequence[Baris] = field(default_factory=list)
    ukuran: float = 9.0
    garis: str = "penuh"
    ruang: float = 3.0  # padding
    ulang_kepala: bool = True
    warna_garis: Color = black
    rumpun: int = 1  # rows that a page break must not part, counted from the first


def _baris_sel(kertas: Kertas, t: Tabel, sel: Sel, lebar: float) -> list[str]:
    font = tebalkan(kertas.font) if sel.tebal else kertas.font
    return bungkus(str(sel.isi), font, t.ukuran, lebar - 2 * t.ruang)


def _bagian_rumus(kertas: Kertas, t: Tabel, rumus: Rumus, lebar: float) -> tuple[list[str], list[str], float]:
    """Numerator and denominator wrapped, and the width left for them beside the tail."""
    ekor = lebar_teks(" " + rumus.ekor, kertas.font, t.ukuran) if rumus.ekor else 0.0
    muat = lebar - 2 * t.ruang - ekor
    return (bungkus(rumus.pembilang, kertas.font, t.ukuran, muat),
            bungkus(rumus.penyebut, kertas.font, t.ukuran, muat), muat)


def _tinggi_sel(kertas: Kertas, t: Tabel, sel: Sel, lebar: float) -> float:
    if isinstance(sel.isi, Rumus):
        atas, bawah, _ = _bagian_rumus(kertas, t, sel.isi, lebar)
        return (len(atas) + len(bawah)) * t.ukuran * JARAK_BARIS + 5 + 2 * t.ruang
    return len(_baris_sel(kertas, t, sel, lebar)) * t.ukuran * JARAK_BARIS + 2 * t.ruang


def _lebar_sel(t: Tabel, kolom: int, sel: Sel) -> float:
    return sum(t.lebar[kolom:kolom + sel.kolom])


def tinggi_baris(kertas: Kertas, t: Tabel, baris: Sequence[Baris]) -> list[float]:
    """Row heights: what the unmerged cells need, then the last row of a merged cell stretched for the rest."""
    minimum = t.ukuran * JARAK_BARIS + 2 * t.ruang
    tinggi = [minimum] * len(baris)
    sel_sel = [(r, k, sel) for r, satu in enumerate(baris) for k, sel in enumerate(satu) if sel is not None]
    for r, k, sel in sorted(sel_sel, key=lambda s: s[2].baris):
        butuh = _tinggi_sel(kertas, t, sel, _lebar_sel(t, k, sel))
        kurang = butuh - sum(tinggi[r:r + sel.baris])
        if kurang > 0:
            tinggi[min(r + sel.baris, len(tinggi)) - 1] += kurang
    return tinggi


def _gambar_rumus(kertas: Kertas, t: Tabel, rumus: Rumus, x: float, y: float, lebar: float) -> None:
    atas, bawah, _ = _bagian_rumus(kertas, t, rumus, lebar)
    terpanjang = max(lebar_teks(b, kertas.font, t.ukuran) for b in atas + bawah)
    tengah = x + t.ruang + terpanjang / 2
    pitch = t.ukuran * JARAK_BARIS
    for baris in atas:
        y += pitch
        kertas.tulis(baris, tengah, y, t.ukuran, rata="tengah")
    y += 3.4
    kertas.garis(x + t.ruang, y, x + t.ruang + terpanjang, y, 0.7)
    if rumus.ekor:
        kertas.tulis(rumus.ekor, x + t.ruang + terpanjang + 3, y + t.ukuran * 0.35, t.ukuran)
    for baris in bawah:
        y += pitch
        kertas.tulis(baris, tengah, y, t.ukuran, rata="tengah")


def _isi_sel(kertas: Kertas, t: Tabel, sel: Sel, x: float, y: float, lebar: float, tinggi: float) -> None:
    if isinstance(sel.isi, Rumus):
        _gambar_rumus(kertas, t, sel.isi, x, y + t.ruang, lebar)
        return
    baris = _baris_sel(kertas, t, sel, lebar)
    pitch = t.ukuran * JARAK_BARIS
    if sel.tegak == "tengah":
        y += max(0.0, (tinggi - 2 * t.ruang - len(baris) * pitch) / 2)
    jangkar = {"kiri": x + t.ruang, "tengah": x + lebar / 2, "kanan": x + lebar - t.ruang}[sel.rata]
    for i, satu in enumerate(baris):
        kertas.tulis(satu, jangkar, y + t.ruang + pitch * (i + 0.82), t.ukuran, sel.tebal, sel.rata, sel.tinta)


def _rangka(kertas: Kertas, t: Tabel, x: float, y: float, lebar: float, tinggi: float, kepala: bool) -> None:
    if t.garis == "tanpa":
        return
    for x0 in (x, x + lebar):
        kertas.garis(x0, y, x0, y + tinggi, warna=t.warna_garis)
    if t.garis == "penuh" or kepala:
        for y0 in (y, y + tinggi):
            kertas.garis(x, y0, x + lebar, y0, warna=t.warna_garis)


def _blok(
    kertas: Kertas, t: Tabel, baris: Sequence[Baris], tinggi: Sequence[float], mulai: int, akhir: int, kepala: bool
) -> None:
    """Draws rows mulai..akhir at the cursor; a cell merged from an earlier page shows its border, not its text."""
    kiri = kertas.tepi + max(0.0, (kertas.dalam - sum(t.lebar)) / 2)
    atas = [kertas.y]
    for r in range(mulai, akhir):
        atas.append(atas[-1] + tinggi[r])
    for r, satu in enumerate(baris[:akhir]):
        for k, sel in enumerate(satu):
            if sel is None or r + sel.baris <= mulai:
                continue
            x = kiri + sum(t.lebar[:k])
            dari, sampai = max(r, mulai), min(r + sel.baris, akhir)
            y, tinggi_sel = atas[dari - mulai], atas[sampai - mulai] - atas[dari - mulai]
            lebar = _lebar_sel(t, k, sel)
            if sel.warna is not None:
                kertas.isi(x, y, x + lebar, y + tinggi_sel, sel.warna)
            _rangka(kertas, t, x, y, lebar, tinggi_sel, kepala)
            if r >= mulai:
                _isi_sel(kertas, t, sel, x, y, lebar, tinggi_sel)
    if t.garis == "kolom" and not kepala:  # the frame closes under the last row of the page
        for y0 in (atas[0], atas[-1]):
            kertas.garis(kiri, y0, kiri + sum(t.lebar), y0, warna=t.warna_garis)
    kertas.y = atas[-1]


def gambar_tabel(kertas: Kertas, t: Tabel, batas: float | None = None) -> list[int]:
    """Draws the table at the cursor, over as many pages as it takes; returns the page number of every body row.

    `batas` is the y below which no row may reach (default: the bottom margin). Raises ValueError for a table that is
    wider than the paper between its margins.
    """
    if sum(t.lebar) > kertas.dalam + 0.5:
        raise ValueError(f"table of {sum(t.lebar):.0f} points on {kertas.dalam:.0f}")
    batas = kertas.tinggi - kertas.tepi if batas is None else batas
    tinggi_kepala = tinggi_baris(kertas, t, t.kepala)
    tinggi = tinggi_baris(kertas, t, t.badan)
    halaman: list[int] = []
    if t.kepala:
        _blok(kertas, t, t.kepala, tinggi_kepala, 0, len(t.kepala), True)
    mulai = 0
    while mulai < len(t.badan):
        akhir, y = mulai, kertas.y
        while akhir < len(t.badan):
            rumpun = sum(tinggi[akhir:akhir + t.rumpun])
            if y + rumpun > batas and akhir > mulai:
                break
            y += rumpun
            akhir = min(akhir + t.rumpun, len(t.badan))
        _blok(kertas, t, t.badan, tinggi, mulai, akhir, False)
        halaman += [kertas.halaman] * (akhir - mulai)
        mulai = akhir
        if mulai < len(t.badan):
            kertas.halaman_baru()
            if t.kepala and t.ulang_kepala:
                _blok(kertas, t, t.kepala, tinggi_kepala, 0, len(t.kepala), True)
    return halaman


def kepala_sederhana(
    judul: Sequence[str], nomor: bool = False, warna: Color | None = None, tinta: Color = black
) -> list[list[Sel | None]]:
    """A header of one row, with a row of column numbers below it if asked for."""
    baris: list[list[Sel | None]] = [
        [Sel(j, rata="tengah", tebal=True, tegak="tengah", warna=warna, tinta=tinta) for j in judul]]
    if nomor:
        baris.append([Sel(f"({i})", rata="tengah", warna=warna, tinta=tinta) for i in range(1, len(judul) + 1)])
    return baris
