"""Indikator Kinerja Individu: one sheet per official with post, duties, functions and the table of indicators."""

from __future__ import annotations

from petik.samples.content import iki_sheets
from petik.samples.content.facts import pejabat, rekaman
from petik.samples.content.iki import BukuIki, Lembar
from petik.samples.paper.draw import FOLIO, Kertas, Penanda
from petik.samples.paper.tables import Baris, Sel, Tabel, gambar_tabel, kepala_sederhana
from petik.schemas.record import Rekaman


def _butir(kertas: Kertas, label: str, isi: list[str], ukuran: float) -> None:
    """`3. Fungsi : 1 ...` with numbered items that hang; a single item has no number."""
    kertas.tulis(label, kertas.tepi, kertas.y + ukuran, ukuran)
    kertas.tulis(":", kertas.tepi + 70, kertas.y + ukuran, ukuran)
    for i, butir in enumerate(isi, 1):
        x = kertas.tepi + 80
        if len(isi) > 1:
            kertas.tulis(f"{i}.", x, kertas.y + ukuran, ukuran)
            x += 16
        kertas.alinea(butir, ukuran, x, jarak=1.28, sesudah=1)
    kertas.y += 5


def gambar_lembar(kertas: Kertas, buku: BukuIki, lembar: Lembar, isi: Rekaman, ukuran: float = 10) -> None:
    """Draws a sheet at the cursor, without the signature, and notes what it says."""
    kertas.tengah("INDIKATOR KINERJA INDIVIDU", 12.5)
    kertas.tengah(f"TAHUN {buku.tahun}", 12)
    kertas.y += 12
    kertas.isian("1. Jabatan", lembar.jabatan, ukuran=ukuran)
    kertas.y += 2
    _butir(kertas, "2. Tugas", list(lembar.tugas), ukuran)
    _butir(kertas, "3. Fungsi", list(lembar.fungsi), ukuran)
    kertas.y += 6
    isi.jabatan.append(lembar.catat_jabatan(kertas.halaman))
    badan: list[Baris] = []
    for sasaran, daftar in lembar.sasaran:
        for i, u in enumerate(daftar):
            badan.append([Sel(sasaran, baris=len(daftar)) if i == 0 else None,
                          Sel(u.indikator), Sel(u.formulasi), Sel(u.sumber_data)])
    d = kertas.dalam
    lebar = [d * 0.22, d * 0.25, d * 0.35, d * 0.18]
    halaman = gambar_tabel(kertas, Tabel(lebar, badan, kepala_sederhana(buku.judul_kolom), ukuran - 0.5))
    isi.indikator.extend(lembar.catat_indikator(list(halaman)))


def tanda_tangan(kertas: Kertas, buku: BukuIki, isi: Rekaman, tanggal: str, awalan_nip: str = "NIP. ") -> tuple[
    float, float]:
    """The head of the office signs at the cursor; returns x centre and y of the name."""
    _, x, y = kertas.tanda_tangan(
        None, Penanda([buku.jabatan_penanda], buku.penanda_tangan, awalan_nip=awalan_nip), tanggal)
    isi.pejabat.append(pejabat(buku.penanda_tangan, "penandatangan", buku.jabatan_penanda, kertas.halaman))
    return x, y


def iki_bidang(berkas: str) -> tuple[bytes, Rekaman]:
    """Three officials, a page each."""
    buku = iki_sheets.SUMBA
    kertas = Kertas(FOLIO)
    isi = rekaman(berkas, "iki", buku.instansi, buku.tahun, [("iki", 1, len(buku.lembar))])
    for i, lembar in enumerate(buku.lembar):
        if i:
            kertas.halaman_baru()
        kertas.kop(buku.instansi)
        gambar_lembar(kertas, buku, lembar, isi)
        kertas.y += 20
        tanda_tangan(kertas, buku, isi, f"{buku.instansi.ibu_kota},     Februari {buku.tahun}")
    return kertas.selesai(), isi
