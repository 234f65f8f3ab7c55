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
from petik.samples.content.people import Person
from petik.samples.paper.frozen import freeze_zip
from petik.schemas.record import Anggaran, Indikator, Jabatan, Kuantitas, Rekaman

_TAHUN = 2023
_JABATAN = "KEPALA DINAS PARIWISATA PROVINSI GORONTALO"
_SUPERIOR = "GUBERNUR GORONTALO"


@dataclass(frozen=True)
class Iku:
    indikator: str
    satuan: str
    formulasi: str
    sumber_data: str
    penanggung_jawab: str
    target: Kuantitas


SASARAN: tuple[tuple[str, tuple[Iku, ...]], ...] = (
    (
        "Meningkatnya kunjungan wisatawan",
        (
            Iku(
                "Jumlah kunjungan wisatawan nusantara",
                "Orang",
                "Jumlah wisatawan nusantara yang tercatat dalam satu tahun",
                "Laporan pengelola destinasi",
                "Bidang Pemasaran",
                angka(415_000, "Orang"),
            ),
            Iku(
                "Jumlah kunjungan wisatawan mancanegara",
                "Orang",
                "Jumlah wisatawan mancanegara yang tercatat dalam satu tahun",
                "Data keimigrasian",
                "Bidang Pemasaran",
                angka(3_250, "Orang"),
            ),
        ),
    ),
    (
        "Meningkatnya mutu destinasi",
        (
            Iku(
                "Persentase destinasi yang memenuhi standar layanan",
                "%",
                "Jumlah destinasi yang memenuhi standar dibagi jumlah destinasi dikali 100",
                "Hasil penilaian lapangan",
                "Bidang Destinasi",
                angka(57.5, "%", 2),
            ),
            Iku(
                "Rata-rata lama tinggal wisatawan",
                "Hari",
                "Jumlah malam menginap dibagi jumlah tamu",
                "Survei hotel",
                "Bidang Destinasi",
                angka(2.15, "Hari", 2),
            ),
        ),
    ),
)
TUGAS = ("Membantu Gubernur melaksanakan urusan pemerintahan di bidang pariwisata",)
FUNGSI = (
    "Perumusan kebijakan teknis pemasaran dan destinasi wisata",
    "Pelaksanaan pembinaan pelaku usaha pariwisata",
    "Pelaksanaan evaluasi dan pelaporan di bidang pariwisata",
)
PROGRAM: tuple[tuple[str, Kuantitas, str], ...] = (
    ("Program Pemasaran Pariwisata", rupiah(1_875_400_000, "rp.-"), "APBD"),
    ("Program Peningkatan Daya Tarik Destinasi Pariwisata", rupiah(3_210_650_000, "rp.-"), "APBD"),
    ("Program Pengembangan Sumber Daya Pariwisata dan Ekonomi Kreatif", rupiah(964_120_000, "rp.-"), "DAK"),
)
TOTAL = rupiah(sum(int(a.value or 0) for _, a, _ in PROGRAM), "rp.-")


def _middle(document: Any, text: str, bold: bool = True) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def _new_table(document: Any) -> int:
    """A new list that starts at 1 (the style's own numbering runs through the whole file)."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n.abstractNumId.val for n in numbering.num_lst if n.numId == style)
    new = numbering.add_num(abstract)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(new.numId)


def _numbered(paragraph: Any, document: Any, number: int) -> None:
    """Turns a paragraph into an item of the list `number`: its number is not in the text."""
    paragraph.style = document.styles["List Number"]
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _header(table: Any, title: Sequence[str]) -> None:
    for cell, text in zip(table.rows[0].cells, title, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    again = OxmlElement("w:tblHeader")  # Word repeats this row on each page
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)


def _width(table: Any, centi: Sequence[float]) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, centi, strict=True):
            cell.width = Cm(width)


def _table_with_sasaran(
    document: Any, title: Sequence[str], content: Sequence[tuple[str, Sequence[Sequence[str]]]]
) -> None:
    """No | Sasaran | ...: the first two columns merged over the indicators, the number automatic."""
    table = document.add_table(rows=1, cols=len(title), style="Table Grid")
    _header(table, title)
    number = _new_table(document)
    for sasaran, listing in content:
        first = len(table.rows)
        for row in listing:
            cell = table.add_row().cells
            for one, text in zip(cell[2:], row, strict=True):
                one.text = text
        for column in (0, 1):
            merged = table.cell(first, column).merge(table.cell(len(table.rows) - 1, column))
            if column:
                merged.text = sasaran
            else:
                merged.text = ""
                _numbered(merged.paragraphs[0], document, number)
    _width(table, [1.1, 3.6] + [12.3 / (len(title) - 2)] * (len(title) - 2))


def _signature(document: Any, sides: Sequence[tuple[Sequence[str], Person] | None], tanggal: str) -> None:
    """A table without borders: places and posts above, names below."""
    table = document.add_table(rows=1, cols=2)
    for column, one in enumerate(sides):
        if one is None:
            continue
        top, person = one
        nip = f"NIP. {person.nip}" if person.nip else None
        rows = [tanggal if column else "", *top, "", "", person.nama, person.pangkat, nip]
        cell = table.rows[0].cells[column]
        for i, text in enumerate(b for b in rows if b is not None):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).bold = text == person.nama


def _iku_part(document: Any, content: Rekaman) -> None:
    _middle(document, "INDIKATOR KINERJA UTAMA (IKU)")
    _middle(document, p.GORONTALO.full.upper())
    document.add_paragraph(f"Nama Organisasi\t: {p.GORONTALO.perangkat_daerah}")
    for label, listing in (("Tugas", TUGAS), ("Fungsi", FUNGSI)):
        document.add_paragraph(f"{label}\t:")
        number = _new_table(document)
        for text in listing:
            _numbered(document.add_paragraph(text), document, number)
    content.jabatan.append(Jabatan(jabatan=p.GORONTALO.perangkat_daerah, tugas=list(TUGAS), fungsi=list(FUNGSI)))
    _table_with_sasaran(
        document,
        [
            "No",
            "Sasaran Strategis",
            "Indikator Kinerja Utama",
            "Satuan",
            "Formulasi Penghitungan",
            "Sumber Data",
            "Penanggung Jawab",
        ],
        [
            (s, [[i.indikator, i.satuan, i.formulasi, i.sumber_data, i.penanggung_jawab] for i in listing])
            for s, listing in SASARAN
        ],
    )
    for sasaran, size in SASARAN:
        content.indikator += [
            Indikator(
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=i.indikator,
                formulasi=i.formulasi,
                sumber_data=i.sumber_data,
                satuan=i.satuan,
                penanggung_jawab=i.penanggung_jawab,
            )
            for i in size
        ]
    document.add_paragraph()
    _signature(document, [None, ([_JABATAN], p.KADIS_GORONTALO)], f"Gorontalo,     Januari {_TAHUN}")
    content.pejabat.append(pejabat(p.KADIS_GORONTALO, "penandatangan", _JABATAN, None))


def _pihak(document: Any, content: Rekaman, mention: bool) -> None:
    left = (["PIHAK KEDUA,"] if mention else []) + [_SUPERIOR]
    right_side = (["PIHAK PERTAMA,"] if mention else []) + [_JABATAN]
    _signature(document, [(left, p.GUBERNUR), (right_side, p.KADIS_GORONTALO)], f"Gorontalo,     Januari {_TAHUN}")
    content.pejabat += [
        pejabat(p.KADIS_GORONTALO, "pihak_pertama", _JABATAN, None),
        pejabat(p.GUBERNUR, "pihak_kedua", _SUPERIOR, None),
    ]


def _pk_part(document: Any, content: Rekaman) -> None:
    document.add_page_break()
    _middle(document, f"PERJANJIAN KINERJA TAHUN {_TAHUN}")
    document.add_paragraph(
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini :"
    )
    for person, jabatan, mention in (
        (p.KADIS_GORONTALO, _JABATAN, "Selanjutnya disebut pihak pertama"),
        (p.GUBERNUR, _SUPERIOR, "Selaku atasan pihak pertama, disebut pihak kedua"),
    ):
        document.add_paragraph(f"Nama\t\t: {person.nama}")
        document.add_paragraph(f"Jabatan\t: {jabatan}")
        document.add_paragraph(mention)
    document.add_paragraph(
        "Pihak pertama berjanji mewujudkan target kinerja pada lampiran perjanjian ini. Pihak kedua "
        "melakukan supervisi dan evaluasi atas capaiannya."
    )
    _pihak(document, content, True)
    document.add_page_break()
    _middle(document, f"LAMPIRAN PERJANJIAN KINERJA TAHUN {_TAHUN}")
    _middle(document, p.GORONTALO.full.upper())
    _table_with_sasaran(
        document,
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
        [(s, [[i.indikator, i.satuan, i.target.raw] for i in listing]) for s, listing in SASARAN],
    )
    for sasaran, size in SASARAN:
        content.indikator += [
            Indikator(
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=i.indikator,
                satuan=i.satuan,
                nilai=[target(_TAHUN, i.target)],
            )
            for i in size
        ]
    document.add_paragraph()
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    _header(table, ["No", "Program", "Anggaran", "Keterangan"])
    number = _new_table(document)
    for uraian, anggaran, source in PROGRAM:
        cell = table.add_row().cells
        _numbered(cell[0].paragraphs[0], document, number)
        cell[1].text, cell[2].text, cell[3].text = uraian, anggaran.raw, source
        content.anggaran.append(
            Anggaran(tingkat="program", uraian=uraian, periode=str(_TAHUN), anggaran=anggaran, sumber_dana=source)
        )
    _width(table, [1.1, 9.0, 4.2, 2.7])
    cell = table.add_row().cells
    cell[0].merge(cell[1]).text = "JUMLAH"
    cell[2].text = TOTAL.raw
    content.anggaran.append(Anggaran(tingkat="jumlah", uraian="JUMLAH", periode=str(_TAHUN), anggaran=TOTAL))
    document.add_paragraph()
    _pihak(document, content, False)


def iku_dinas(file: str) -> tuple[bytes, Rekaman]:
    """IKU, then the statement and the annex of the PK; a Word file has no page numbers."""
    document = Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.author = p.GORONTALO.perangkat_daerah
    document.core_properties.created = document.core_properties.modified = datetime(_TAHUN, 1, 9)
    content = rekaman(file, "pk", p.GORONTALO, _TAHUN, [("iku", None, None), ("pk", None, None)])
    _iku_part(document, content)
    _pk_part(document, content)
    container = io.BytesIO()
    document.save(container)
    return freeze_zip(container.getvalue()), content
