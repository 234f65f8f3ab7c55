"""The layout benchmark on paper: a document of `petik.samples.layouts.kinds` as PDF, its rows with their pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from petik.samples.layouts.model import Alinea, Daftar, Judul, Kop, Naskah, Tanda, kisi_badan
from petik.samples.layouts.strip import Gaya, gambar_pita, lebar_kolom
from petik.samples.layouts.surroundings import KertasHias, judul_di_luar, kepala_tabel
from petik.samples.paper.draw import A4_LEBAR, A4_TEGAK, FOLIO, Kertas, tebal_juga
from petik.schemas.record import Rekaman

_TRUETYPE = Path("/usr/share/fonts/truetype")  # where Debian puts fonts
_KELUARGA = {
    "DejaVuSans": "dejavu/DejaVuSans",
    "DejaVuSerif": "dejavu/DejaVuSerif",
    "DejaVuSansCondensed": "dejavu/DejaVuSansCondensed",
    "LiberationSans": "liberation/LiberationSans-Regular",
    "LiberationSerif": "liberation/LiberationSerif-Regular",
    "LiberationSansNarrow": "liberation/LiberationSansNarrow-Regular",
}


@lru_cache(maxsize=1)
def huruf() -> tuple[str, ...]:
    """The fonts at hand: two that every PDF reader has, and those of Debian that are installed here."""
    ada = ["Helvetica", "Times-Roman"]
    for nama, berkas in _KELUARGA.items():
        biasa = _TRUETYPE / f"{berkas}.ttf"
        tebal = _TRUETYPE / f"{berkas.removesuffix('-Regular')}-Bold.ttf"
        if biasa.is_file() and tebal.is_file():
            registerFont(TTFont(nama, str(biasa)))
            registerFont(TTFont(f"{nama}-Bold", str(tebal)))
            tebal_juga(nama, f"{nama}-Bold")
            ada.append(nama)
    return tuple(ada)


def gambar_pdf(naskah: Naskah) -> tuple[bytes, Rekaman]:
    """The PDF and its record. Raises ValueError where a row is higher than a page."""
    huruf()
    r = naskah.ragam
    tegak = FOLIO if naskah.biji % 2 else A4_TEGAK
    ukuran = tegak if r.kertas == "tegak" else (A4_LEBAR if tegak == A4_TEGAK else (FOLIO[1], FOLIO[0]))
    kertas = KertasHias(ukuran, r.huruf, 48, naskah)
    for blok in naskah.blok:
        match blok:
            case Kop(instansi):
                kertas.kop(instansi)
            case Judul(teks, besar) if judul_di_luar(naskah):
                kertas.tengah(teks, besar)
            case Alinea(teks):
                if kertas.y + 60 > kertas.tinggi - kertas.tepi:
                    kertas.halaman_baru()
                kertas.y += 6
                kertas.alinea(teks, 10.5)
            case Daftar():
                _daftar(kertas, naskah, blok)
            case Tanda():
                _tanda(kertas, naskah, blok)
    return kertas.selesai(), naskah.isi


def _daftar(kertas: Kertas, naskah: Naskah, daftar: Daftar) -> None:
    r = naskah.ragam
    kertas.y += 12
    garis = "tanpa" if daftar.polos else r.garis
    banyak = len(daftar.kolom) * 841 / kertas.lebar  # columns per width of A4 landscape
    ukuran = min(r.ukuran, 7.5 if banyak > 13 else 8.5 if banyak > 10 else 11.0)
    gaya = Gaya(
        ukuran,
        garis,
        5.0 if garis in ("tanpa", "kepala", "baris") else 3.0,
        r.pindah in ("utuh", "ulang"),
        r.pindah == "potong",
    )
    kepala = kepala_tabel(naskah, daftar, "tanpa" if daftar.polos else r.nomor_kolom)
    badan = kisi_badan(daftar, r.gabung)
    if r.pindah != "utuh" and kertas.halaman == 1 and len(daftar.baris) > 4:
        kertas.y = max(kertas.y, 0.45 * kertas.tinggi)  # low on the page, so that the table runs over its end
    lebar = lebar_kolom(kertas, [*kepala, *badan], [k.bagian for k in daftar.kolom], gaya, r.lebar == "sempit")
    halaman = gambar_pita(kertas, kepala, badan, lebar, gaya)
    catat(naskah.isi, daftar, halaman)


def catat(isi: Rekaman, daftar: Daftar, halaman: list[int] | None) -> None:
    """The rows of a table into the record, with their pages where the format has pages."""
    for i, baris in enumerate(daftar.baris):
        nomor = halaman[i] if halaman is not None else None
        isi.indikator += [b.model_copy(update={"halaman": nomor}) for b in baris.indikator]
        isi.anggaran += [b.model_copy(update={"halaman": nomor}) for b in baris.anggaran]


def _tanda(kertas: Kertas, naskah: Naskah, tanda: Tanda) -> None:
    if kertas.y + 165 > kertas.tinggi - 24:
        kertas.halaman_baru()
    kertas.y += 14
    if tanda.kanan is None:
        assert tanda.kiri is not None
        kertas.tanda_tangan_kiri(tanda.kiri, 10)
    else:
        kertas.tanda_tangan(tanda.kiri, tanda.kanan, tanda.tempat, 10)
    naskah.isi.pejabat += [p.model_copy(update={"halaman": kertas.halaman}) for p in tanda.pejabat]
