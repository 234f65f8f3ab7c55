"""Indikator Kinerja Utama of an agency as a picture: a page of a report, saved from the screen as PNG."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.colors import HexColor

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, rekaman
from petik.samples.content.iki import Ukuran
from petik.samples.paper import scan
from petik.samples.paper.draw import A4_LEBAR, Kertas, Penanda
from petik.samples.paper.tables import Baris, Rumus, Sel, Tabel, gambar_tabel
from petik.schemas.record import Indikator, Nilai, Rekaman

_TAHUN = (2021, 2022, 2023)
_JABATAN = "KEPALA DINAS PENDIDIKAN KOTA SABANG"

# sasaran, indicator, unit, targets of the years
SASARAN: tuple[tuple[str, tuple[tuple[Ukuran, str, tuple[float, ...]], ...]], ...] = (
    ("Meningkatnya akses pendidikan dasar", (
        (Ukuran("Angka partisipasi sekolah usia 7-12 tahun",
                Rumus("Murid usia 7-12 tahun", "Penduduk usia 7-12 tahun"), "Data pokok pendidikan"),
         "%", (98.5, 99, 99.5)),
        (Ukuran("Jumlah ruang kelas yang direhabilitasi", "Ruang kelas selesai direhabilitasi dalam setahun",
                "Bidang Sarana"), "Ruang", (24, 30, 36)),
    )),
    ("Meningkatnya mutu guru", (
        (Ukuran("Persentase guru bersertifikat pendidik",
                Rumus("Guru bersertifikat", "Seluruh guru"), "Bidang Ketenagaan"), "%", (71.25, 74, 78.5)),
    )),
)


def _kepala() -> list[Baris]:
    warna = HexColor("#dfe8d8")

    def judul(teks: str, baris: int = 1, kolom: int = 1) -> Sel:
        return Sel(teks, baris, kolom, "tengah", True, "tengah", warna)

    return [
        [judul("No", 2), judul("Sasaran", 2), judul("Indikator Kinerja Utama", 2), judul("Satuan", 2),
         judul("Target", kolom=3), None, None, judul("Cara Penghitungan", 2), judul("Sumber Data", 2)],
        [None, None, None, None, *(judul(str(t)) for t in _TAHUN), None, None],
    ]


def iku_layar(berkas: str) -> tuple[bytes, Rekaman]:
    """One clean landscape page, 110 dpi, 16 greys."""
    kertas = Kertas(A4_LEBAR)
    isi = rekaman(berkas, "iku", p.SABANG, _TAHUN[0], [("iku", 1, 1)])
    kertas.tengah("INDIKATOR KINERJA UTAMA", 13)
    kertas.tengah(f"{p.SABANG.lengkap.upper()} TAHUN {_TAHUN[0]} - {_TAHUN[-1]}", 12)
    kertas.y += 14
    badan: list[Baris] = []
    for nomor, (sasaran, daftar) in enumerate(SASARAN, 1):
        for i, (u, satuan, nilai) in enumerate(daftar):
            cetak = [angka(v, satuan, 2 if satuan == "%" else 0) for v in nilai]
            badan.append([
                Sel(str(nomor), baris=len(daftar), rata="tengah") if i == 0 else None,
                Sel(sasaran, baris=len(daftar)) if i == 0 else None,
                Sel(u.indikator), Sel(satuan, rata="tengah"), *(Sel(k.raw, rata="tengah") for k in cetak),
                Sel(u.formulasi), Sel(u.sumber_data)])
            isi.indikator.append(Indikator(
                tingkat="sasaran", sasaran=sasaran, indikator=u.indikator, formulasi=u.teks_formulasi,
                sumber_data=u.sumber_data, satuan=satuan, halaman=1,
                nilai=[Nilai(periode=str(t), target=k) for t, k in zip(_TAHUN, cetak, strict=True)]))
    gambar_tabel(kertas, Tabel([26, 120, 140, 48, 46, 46, 46, 150, 92], badan, _kepala(), 10))
    kertas.y += 18
    kertas.tanda_tangan(None, Penanda([_JABATAN], p.KADIS_SABANG), f"Sabang,    Maret {_TAHUN[0]}")
    isi.pejabat.append(pejabat(p.KADIS_SABANG, "penandatangan", _JABATAN, 1))
    citra = Image.fromarray(scan.raster(kertas.selesai(), 110)[0]).convert("L").quantize(16)
    wadah = io.BytesIO()
    citra.save(wadah, "PNG", optimize=True, dpi=(110, 110))
    return wadah.getvalue(), isi
