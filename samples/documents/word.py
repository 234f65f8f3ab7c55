"""A Word file with IKU and PK: merged cells, automatic numbering, signatures in a table without borders."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, rekaman, rupiah, target
from petik.samples.content.people import Orang
from petik.samples.paper.frozen import bekukan_zip
from petik.schemas.record import Anggaran, Indikator, Jabatan, Kuantitas, Rekaman

_TAHUN = 2023
_JABATAN = "KEPALA DINAS PARIWISATA PROVINSI GORONTALO"
_ATASAN = "GUBERNUR GORONTALO"


@dataclass(frozen=True)
class Iku:
    indikator: str
    satuan: str
    formulasi: str
    sumber_data: str
    penanggung_jawab: str
    target: Kuantitas


SASARAN: tuple[tuple[str, tuple[Iku, ...]], ...] = (
    ("Meningkatnya kunjungan wisatawan", (
        Iku("Jumlah kunjungan wisatawan nusantara", "Orang",
            "Jumlah wisatawan nusantara yang tercatat dalam satu tahun", "Laporan pengelola destinasi",
            "Bidang Pemasaran", angka(415_000, "Orang")),
        Iku("Jumlah kunjungan wisatawan mancanegara", "Orang",
            "Jumlah wisatawan mancanegara yang tercatat dalam satu tahun", "Data keimigrasian", "Bidang Pemasaran",
            angka(3_250, "Orang")),
    )),
    ("Meningkatnya mutu destinasi", (
        Iku("Persentase destinasi yang memenuhi standar layanan", "%",
            "Jumlah destinasi yang memenuhi standar dibagi jumlah destinasi dikali 100", "Hasil penilaian lapangan",
            "Bidang Destinasi", angka(57.5, "%", 2)),
        Iku("Rata-rata lama tinggal wisatawan", "Hari", "Jumlah malam menginap dibagi jumlah tamu", "Survei hotel",
            "Bidang Destinasi", angka(2.15, "Hari", 2)),
    )),
)
TUGAS = ("Membantu Gubernur melaksanakan urusan pemerintahan di bidang pariwisata",)
FUNGSI = ("Perumusan kebijakan teknis pemasaran dan destinasi wisata",
          "Pelaksanaan pembinaan pelaku usaha pariwisata",
          "Pelaksanaan evaluasi dan pelaporan di bidang pariwisata")
PROGRAM: tuple[tuple[str, Kuantitas, str], ...] = (
    ("Program Pemasaran Pariwisata", rupiah(1_875_400_000, "rp.-"), "APBD"),
    ("Program Peningkatan Daya Tarik Destinasi Pariwisata", rupiah(3_210_650_000, "rp.-"), "APBD"),
    ("Program Pengembangan Sumber Daya Pariwisata dan Ekonomi Kreatif", rupiah(964_120_000, "rp.-"), "DAK"),
)
JUMLAH = rupiah(sum(int(a.value or 0) for _, a, _ in PROGRAM), "rp.-")


def _tengah(dok: Any, teks: str, tebal: bool = True) -> None:
    alinea = dok.add_paragraph()
    alinea.alignment = WD_ALIGN_PARAGRAPH.CENTER
    alinea.add_run(teks).bold = tebal


def _daftar_baru(dok: Any) -> int:
    """A new list that starts at 1 (the style's own numbering runs through the whole file)."""
    penomoran = dok.part.numbering_part.element
    gaya = dok.styles["List Number"].element.pPr.numPr.numId.val
    abstrak = next(n.abstractNumId.val for n in penomoran.num_lst if n.numId == gaya)
    baru = penomoran.add_num(abstrak)
    baru.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(baru.numId)


def _bernomor(alinea: Any, dok: Any, nomor: int) -> None:
    """Turns a paragraph into an item of the list `nomor`: its number is not in the text."""
    alinea.style = dok.styles["List Number"]
    sifat = alinea._p.get_or_add_pPr().get_or_add_numPr()
    sifat.get_or_add_ilvl().val = 0
    sifat.get_or_add_numId().val = nomor


def _kepala(tabel: Any, judul: Sequence[str]) -> None:
    for sel, teks in zip(tabel.rows[0].cells, judul, strict=True):
        sel.paragraphs[0].add_run(teks).bold = True
        sel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    ulang = OxmlElement("w:tblHeader")  # Word repeats this row on each page
    ulang.set(qn("w:val"), "true")
    tabel.rows[0]._tr.get_or_add_trPr().append(ulang)


def _lebar(tabel: Any, senti: Sequence[float]) -> None:
    for baris in tabel.rows:
        for sel, lebar in zip(baris.cells, senti, strict=True):
            sel.width = Cm(lebar)


def _tabel_bersasaran(dok: Any, judul: Sequence[str], isi: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> None:
    """No | Sasaran | ...: the first two columns merged over the indicators, the number automatic."""
    tabel = dok.add_table(rows=1, cols=len(judul), style="Table Grid")
    _kepala(tabel, judul)
    nomor = _daftar_baru(dok)
    for sasaran, daftar in isi:
        awal = len(tabel.rows)
        for baris in daftar:
            sel = tabel.add_row().cells
            for satu, teks in zip(sel[2:], baris, strict=True):
                satu.text = teks
        for kolom in (0, 1):
            gabung = tabel.cell(awal, kolom).merge(tabel.cell(len(tabel.rows) - 1, kolom))
            if kolom:
                gabung.text = sasaran
            else:
                gabung.text = ""
                _bernomor(gabung.paragraphs[0], dok, nomor)
    _lebar(tabel, [1.1, 3.6] + [12.3 / (len(judul) - 2)] * (len(judul) - 2))


def _tanda_tangan(dok: Any, sisi: Sequence[tuple[Sequence[str], Orang] | None], tanggal: str) -> None:
    """A table without borders: places and posts above, names below."""
    tabel = dok.add_table(rows=1, cols=2)
    for kolom, satu in enumerate(sisi):
        if satu is None:
            continue
        atas, orang = satu
        nip = f"NIP. {orang.nip}" if orang.nip else None
        baris = [tanggal if kolom else "", *atas, "", "", orang.nama, orang.pangkat, nip]
        sel = tabel.rows[0].cells[kolom]
        for i, teks in enumerate(b for b in baris if b is not None):
            alinea = sel.paragraphs[0] if i == 0 else sel.add_paragraph()
            alinea.alignment = WD_ALIGN_PARAGRAPH.CENTER
            alinea.add_run(teks).bold = teks == orang.nama


def _bagian_iku(dok: Any, isi: Rekaman) -> None:
    _tengah(dok, "INDIKATOR KINERJA UTAMA (IKU)")
    _tengah(dok, p.GORONTALO.lengkap.upper())
    dok.add_paragraph(f"Nama Organisasi\t: {p.GORONTALO.perangkat_daerah}")
    for label, daftar in (("Tugas", TUGAS), ("Fungsi", FUNGSI)):
        dok.add_paragraph(f"{label}\t:")
        nomor = _daftar_baru(dok)
        for teks in daftar:
            _bernomor(dok.add_paragraph(teks), dok, nomor)
    isi.jabatan.append(Jabatan(jabatan=p.GORONTALO.perangkat_daerah, tugas=list(TUGAS), fungsi=list(FUNGSI)))
    _tabel_bersasaran(
        dok, ["No", "Sasaran Strategis", "Indikator Kinerja Utama", "Satuan", "Formulasi Penghitungan", "Sumber Data",
              "Penanggung Jawab"],
        [(s, [[i.indikator, i.satuan, i.formulasi, i.sumber_data, i.penanggung_jawab] for i in daftar])
         for s, daftar in SASARAN])
    for sasaran, ukuran in SASARAN:
        isi.indikator += [Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=i.indikator, formulasi=i.formulasi, sumber_data=i.sumber_data,
            satuan=i.satuan, penanggung_jawab=i.penanggung_jawab) for i in ukuran]
    dok.add_paragraph()
    _tanda_tangan(dok, [None, ([_JABATAN], p.KADIS_GORONTALO)], f"Gorontalo,     Januari {_TAHUN}")
    isi.pejabat.append(pejabat(p.KADIS_GORONTALO, "penandatangan", _JABATAN, None))


def _pihak(dok: Any, isi: Rekaman, sebutan: bool) -> None:
    kiri = (["PIHAK KEDUA,"] if sebutan else []) + [_ATASAN]
    kanan = (["PIHAK PERTAMA,"] if sebutan else []) + [_JABATAN]
    _tanda_tangan(dok, [(kiri, p.GUBERNUR), (kanan, p.KADIS_GORONTALO)], f"Gorontalo,     Januari {_TAHUN}")
    isi.pejabat += [pejabat(p.KADIS_GORONTALO, "pihak_pertama", _JABATAN, None),
                    pejabat(p.GUBERNUR, "pihak_kedua", _ATASAN, None)]


def _bagian_pk(dok: Any, isi: Rekaman) -> None:
    dok.add_page_break()
    _tengah(dok, f"PERJANJIAN KINERJA TAHUN {_TAHUN}")
    dok.add_paragraph("Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
                      "berorientasi pada hasil, kami yang bertanda tangan di bawah ini :")
    for orang, jabatan, sebutan in ((p.KADIS_GORONTALO, _JABATAN, "Selanjutnya disebut pihak pertama"),
                                    (p.GUBERNUR, _ATASAN, "Selaku atasan pihak pertama, disebut pihak kedua")):
        dok.add_paragraph(f"Nama\t\t: {orang.nama}")
        dok.add_paragraph(f"Jabatan\t: {jabatan}")
        dok.add_paragraph(sebutan)
    dok.add_paragraph("Pihak pertama berjanji mewujudkan target kinerja pada lampiran perjanjian ini. Pihak kedua "
                      "melakukan supervisi dan evaluasi atas capaiannya.")
    _pihak(dok, isi, True)
    dok.add_page_break()
    _tengah(dok, f"LAMPIRAN PERJANJIAN KINERJA TAHUN {_TAHUN}")
    _tengah(dok, p.GORONTALO.lengkap.upper())
    _tabel_bersasaran(dok, ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
                      [(s, [[i.indikator, i.satuan, i.target.raw] for i in daftar]) for s, daftar in SASARAN])
    for sasaran, ukuran in SASARAN:
        isi.indikator += [Indikator(tingkat="sasaran", sasaran=sasaran, indikator=i.indikator, satuan=i.satuan,
                                    nilai=[target(_TAHUN, i.target)]) for i in ukuran]
    dok.add_paragraph()
    tabel = dok.add_table(rows=1, cols=4, style="Table Grid")
    _kepala(tabel, ["No", "Program", "Anggaran", "Keterangan"])
    nomor = _daftar_baru(dok)
    for uraian, anggaran, sumber in PROGRAM:
        sel = tabel.add_row().cells
        _bernomor(sel[0].paragraphs[0], dok, nomor)
        sel[1].text, sel[2].text, sel[3].text = uraian, anggaran.raw, sumber
        isi.anggaran.append(Anggaran(tingkat="program", uraian=uraian, periode=str(_TAHUN), anggaran=anggaran,
                                     sumber_dana=sumber))
    _lebar(tabel, [1.1, 9.0, 4.2, 2.7])
    sel = tabel.add_row().cells
    sel[0].merge(sel[1]).text = "JUMLAH"
    sel[2].text = JUMLAH.raw
    isi.anggaran.append(Anggaran(tingkat="jumlah", uraian="JUMLAH", periode=str(_TAHUN), anggaran=JUMLAH))
    dok.add_paragraph()
    _pihak(dok, isi, False)


def iku_dinas(berkas: str) -> tuple[bytes, Rekaman]:
    """IKU, then the statement and the annex of the PK; a Word file has no page numbers."""
    dok = Document()
    dok.styles["Normal"].font.name = "Arial"
    dok.styles["Normal"].font.size = Pt(10)
    dok.core_properties.author = p.GORONTALO.perangkat_daerah
    dok.core_properties.created = dok.core_properties.modified = datetime(_TAHUN, 1, 9)
    isi = rekaman(berkas, "pk", p.GORONTALO, _TAHUN, [("iku", None, None), ("pk", None, None)])
    _bagian_iku(dok, isi)
    _bagian_pk(dok, isi)
    wadah = io.BytesIO()
    dok.save(wadah)
    return bekukan_zip(wadah.getvalue()), isi
