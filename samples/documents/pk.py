"""Perjanjian Kinerja (PermenPAN-RB 53/2014, lampiran I): statement page and annex, as offices vary them."""

from __future__ import annotations

from dataclasses import dataclass

from petik.samples.content import pk_agreements
from petik.samples.content.facts import pejabat, rekaman, target
from petik.samples.content.pk import JANJI, PEMBUKA, SUPERVISI, Perjanjian
from petik.samples.paper.draw import FOLIO, Kertas, Penanda, bungkus
from petik.samples.paper.tables import Baris, Sel, Tabel, gambar_tabel, kepala_sederhana
from petik.schemas.record import Anggaran, Indikator, Rekaman


@dataclass(frozen=True)
class LetakTandaTangan:
    """Where the ink of a scan goes: page, x centre and y of the name (points), for one party."""

    halaman: int
    x: float
    y: float


def gambar_pernyataan(kertas: Kertas, pk: Perjanjian, isi: Rekaman) -> list[LetakTandaTangan]:
    """Draws the statement page, and notes its two parties."""
    kertas.kop(pk.instansi)
    kertas.tengah(f"PERNYATAAN PERJANJIAN KINERJA TAHUN {pk.tahun}", 12.5)
    if pk.perubahan:
        kertas.tengah("(Perubahan)", 11)
    kertas.y += 14
    kertas.alinea(PEMBUKA, menjorok=32, sesudah=8)
    for orang, jabatan, sebutan in (
        (pk.pertama, pk.jabatan_pertama, "Selanjutnya disebut pihak pertama"),
        (pk.kedua, pk.jabatan_kedua, "Selaku atasan langsung pihak pertama, selanjutnya disebut pihak kedua"),
    ):
        kertas.isian("Nama", orang.nama)
        kertas.isian("Jabatan", jabatan)
        kertas.y += 4
        kertas.alinea(sebutan, sesudah=12)
    kertas.alinea(JANJI, menjorok=32)
    kertas.alinea(SUPERVISI, menjorok=32, sesudah=16)
    tanggal = f"{pk.instansi.ibu_kota},      {pk.tanggal} {pk.tahun}"
    kiri, kanan, y = kertas.tanda_tangan(
        Penanda(["Pihak Kedua,", pk.jabatan_kedua], pk.kedua, pk.pangkat_di_pernyataan),
        Penanda(["Pihak Pertama,", pk.jabatan_pertama], pk.pertama, pk.pangkat_di_pernyataan), tanggal)
    _catat_pihak(isi, pk, kertas.halaman, pk.pangkat_di_pernyataan)
    return [LetakTandaTangan(kertas.halaman, kiri, y), LetakTandaTangan(kertas.halaman, kanan, y)]


def _catat_pihak(isi: Rekaman, pk: Perjanjian, halaman: int, pangkat: bool) -> None:
    isi.pejabat.append(pejabat(pk.pertama, "pihak_pertama", pk.jabatan_pertama, halaman, pangkat))
    isi.pejabat.append(pejabat(pk.kedua, "pihak_kedua", pk.jabatan_kedua, halaman, pangkat))


def _tabel_sasaran(kertas: Kertas, pk: Perjanjian, isi: Rekaman) -> None:
    judul = ["No", "Sasaran Strategis", "Indikator Kinerja", *(["Satuan"] if pk.kolom_satuan else []), "Target"]
    badan: list[Baris] = []
    for nomor, (sasaran, daftar) in enumerate(pk.sasaran, 1):
        for i, t in enumerate(daftar):
            pertama = i == 0
            badan.append([
                Sel(str(nomor), baris=len(daftar), rata="tengah") if pertama else None,
                Sel(sasaran, baris=len(daftar)) if pertama else None,
                Sel(t.indikator),
                *([Sel(t.satuan, rata="tengah")] if pk.kolom_satuan else []),
                Sel(t.target.raw, rata="tengah"),
            ])
    d = kertas.dalam
    lebar = [28, d * 0.3, d * 0.7 - 28 - 130, 65, 65] if pk.kolom_satuan else [28, d * 0.34, d * 0.66 - 28 - 95, 95]
    halaman = gambar_tabel(kertas, Tabel(lebar, badan, kepala_sederhana(judul), 10))
    semua = [(s, t) for s, daftar in pk.sasaran for t in daftar]
    for (sasaran, t), h in zip(semua, halaman, strict=True):
        isi.indikator.append(Indikator(
            jabatan=pk.judul_unit, tingkat="sasaran", sasaran=sasaran, indikator=t.indikator, satuan=t.satuan,
            nilai=[target(pk.tahun, t.target)], halaman=h))


def _program_lurus(kertas: Kertas, pk: Perjanjian) -> None:
    """The unruled list: columns by alignment only, the amount on the first line of a wrapped name."""
    x_nama, x_uang = kertas.tepi + 24, kertas.lebar - kertas.tepi - 6
    sebutan = "Kegiatan" if pk.tingkat_program == "kegiatan" else "Program"
    kertas.y += 24
    kertas.tulis(sebutan, x_nama + 110, kertas.y, 10.5, True)
    kertas.tulis("Anggaran", x_uang, kertas.y, 10.5, True, "kanan")
    for i, p in enumerate(pk.program, 1):
        kertas.y += 18
        kertas.tulis(str(i), kertas.tepi + 6, kertas.y, 10.5)
        kertas.tulis(p.anggaran.raw, x_uang, kertas.y, 10.5, rata="kanan")
        for j, baris in enumerate(bungkus(p.uraian, kertas.font, 10.5, x_uang - x_nama - 110)):
            kertas.y += 13 if j else 0
            kertas.tulis(baris, x_nama, kertas.y, 10.5)
    if pk.jumlah:
        kertas.y += 20
        kertas.tulis(pk.jumlah.raw, x_uang, kertas.y, 10.5, rata="kanan")


def _program_bergaris(kertas: Kertas, pk: Perjanjian) -> None:
    kertas.y += 16
    sebutan = "Kegiatan" if pk.tingkat_program == "kegiatan" else "Program"
    badan: list[Baris] = [
        [Sel(f"{i}.", rata="tengah"), Sel(p.uraian), Sel(p.anggaran.raw, rata="kanan"),
         Sel(p.sumber_dana or "", rata="tengah")] for i, p in enumerate(pk.program, 1)]
    if pk.jumlah:
        badan.append([Sel("JUMLAH", kolom=2, rata="tengah", tebal=True), None,
                      Sel(pk.jumlah.raw, rata="kanan", tebal=True), Sel("")])
    d = kertas.dalam
    gambar_tabel(kertas, Tabel([28, d - 28 - 120 - 60, 120, 60], badan,
                               kepala_sederhana(["No", sebutan, "Anggaran", "Ket"]), 10))


def _catat_program(isi: Rekaman, pk: Perjanjian, halaman: int) -> None:
    for p in pk.program:
        isi.anggaran.append(Anggaran(
            jabatan=pk.judul_unit, tingkat="kegiatan" if pk.tingkat_program == "kegiatan" else "program",
            uraian=p.uraian, periode=str(pk.tahun), anggaran=p.anggaran, sumber_dana=p.sumber_dana, halaman=halaman))
    if pk.jumlah:
        isi.anggaran.append(Anggaran(
            jabatan=pk.judul_unit, tingkat="jumlah", uraian="JUMLAH" if pk.program_bergaris else None,
            periode=str(pk.tahun), anggaran=pk.jumlah, halaman=halaman))


def _lampiran(kertas: Kertas, pk: Perjanjian, isi: Rekaman) -> list[LetakTandaTangan]:
    kertas.tengah(f"PERJANJIAN KINERJA {'PERUBAHAN ' if pk.perubahan else ''}TAHUN {pk.tahun}", 12.5)
    kertas.tengah(pk.judul_unit or pk.instansi.lengkap.upper(), 12)
    if pk.judul_unit and pk.dinas_di_lampiran:
        kertas.tengah(pk.instansi.lengkap.upper(), 12)
    kertas.y += 16
    _tabel_sasaran(kertas, pk, isi)
    (_program_bergaris if pk.program_bergaris else _program_lurus)(kertas, pk)
    _catat_program(isi, pk, kertas.halaman)
    kertas.y += 18
    kiri, kanan, y = kertas.tanda_tangan(
        Penanda([pk.jabatan_kedua], pk.kedua), Penanda([pk.jabatan_pertama], pk.pertama),
        f"{pk.instansi.ibu_kota},      {pk.tanggal} {pk.tahun}")
    _catat_pihak(isi, pk, kertas.halaman, True)
    return [LetakTandaTangan(kertas.halaman, kiri, y), LetakTandaTangan(kertas.halaman, kanan, y)]


def gambar_pk(
    berkas: str, pk: Perjanjian, pernyataan: bool = True, font: str = "Helvetica"
) -> tuple[bytes, Rekaman, list[LetakTandaTangan]]:
    """Draws the agreement as a PDF; returns it with its expected record and the places where people sign."""
    kertas = Kertas(FOLIO, font)
    halaman = 2 if pernyataan else 1
    isi = rekaman(berkas, "pk", pk.instansi, pk.tahun, [("pk", 1, halaman)], pk.perubahan)
    letak: list[LetakTandaTangan] = []
    if pernyataan:
        letak += gambar_pernyataan(kertas, pk, isi)
        kertas.halaman_baru()
    letak += _lampiran(kertas, pk, isi)
    if kertas.halaman != halaman:
        raise ValueError(f"{berkas}: the annex runs over its page")
    return kertas.selesai(), isi, letak


def pk_kabid(berkas: str) -> tuple[bytes, Rekaman]:
    """The born-digital agreement of a kabid."""
    pdf, isi, _ = gambar_pk(berkas, pk_agreements.PARIAMAN_KABID)
    return pdf, isi
