"""Word documents, made here with python-docx, read back as pages."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from petik.ingest.errors import FileRefused
from petik.ingest.office.word.document import read_docx
from petik.ingest.page import Page
from petik.ingest.settings import Settings
from petik.parsers.model import Table
from petik.parsers.print.lines import group_lines
from petik.parsers.tables.ruled import ruled_tables


def read(document: Any, folder: Path) -> tuple[Page, ...]:
    path = folder / "uji.docx"
    document.save(path)
    return read_docx(path)[0]


def lines(page: Page) -> list[str]:
    return [line.text for line in group_lines(page.words)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def table_of(document: Any, rows: list[list[str]], style: str | None = "Table Grid") -> Any:
    table = document.add_table(len(rows), len(rows[0]), style=style)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def test_a_bordered_table_keeps_its_cells_and_body_text_stays_outside(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2030")
    table_of(document, [["No", "Sasaran", "Target"], ["1", "Layanan arsip membaik", "80 %"]])
    (page,) = read(document, tmp_path)
    assert texts(ruled_tables(page)[0]) == [["No", "Sasaran", "Target"], ["1", "Layanan arsip membaik", "80 %"]]
    assert lines(page)[0] == "PERJANJIAN KINERJA TAHUN 2030"
    assert {w.source for w in page.words} == {"office"}


def test_a_table_without_borders_right_below_another_is_a_table_of_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    table_of(document, [["No", "Sasaran", "Target"], ["1", "Layanan arsip membaik", "80 %"]])
    bare = [["No", "Program", "Anggaran"], ["1", "Penataan", "Rp 2.000"], ["2", "Pelatihan", "Rp 3.000"]]
    table_of(document, bare, style=None)
    (page,) = read(document, tmp_path)
    assert [texts(table) for table in ruled_tables(page)][1] == bare


def test_merged_cells_cover_their_rows_and_columns(tmp_path: Path) -> None:
    document = docx.Document()
    table = table_of(document, [["Sasaran", "Triwulan", ""], ["A", "1", "2"], ["", "3", "4"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    (page,) = read(document, tmp_path)
    grid = texts(ruled_tables(page)[0])
    assert grid == [["Sasaran", "Triwulan", "Triwulan"], ["A", "1", "2"], ["A", "3", "4"]]


def test_a_signature_table_without_borders_stands_side_by_side(tmp_path: Path) -> None:
    document = docx.Document()
    table_of(document, [["PIHAK KEDUA,", "PIHAK PERTAMA,"], ["Budi", "Siti"]], style=None)
    (page,) = read(document, tmp_path)
    assert page.rulings == ()
    assert lines(page) == ["PIHAK KEDUA, PIHAK PERTAMA,", "Budi Siti"]
    x = {w.text: w.box.x0 for w in page.words}
    assert x["Siti"] > x["Budi"] + 100


def test_automatic_numbers_and_bullets_are_printed(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("menyusun rencana", "menilai hasil"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("daftar hadir", style="List Bullet")
    (page,) = read(document, tmp_path)
    assert lines(page) == ["1. menyusun rencana", "2. menilai hasil", "• daftar hadir"]


def numbered(document: Any, text: str, num: int, level: int) -> None:
    ppr = document.add_paragraph(text)._p.get_or_add_pPr()
    ppr.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def test_levels_of_a_list_show_each_others_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)")])
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in (("A", 0), ("B", 1), ("C", 2), ("D", 2), ("E", 1), ("F", 0), ("G", 1)):
        numbered(document, text, 91, level)
    (page,) = read(document, tmp_path)
    assert lines(page) == ["I. A", "I.1 B", "a) C", "b) D", "I.2 E", "II. F", "II.1 G"]


def test_page_breaks_and_sections_open_pages(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("satu").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("dua")
    document.add_section()
    document.add_paragraph("tiga")
    assert [lines(p) for p in read(document, tmp_path)] == [["satu"], ["dua"], ["tiga"]]


def test_deleted_and_struck_text_is_dropped_and_inserted_text_kept(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("target ")
    paragraph.add_run("70 ").font.strike = True
    w = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>75 </w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {w}><w:r><w:t>80</w:t></w:r></w:ins>"))
    path = tmp_path / "uji.docx"
    document.save(str(path))
    (page,), notes = read_docx(path)
    assert lines(page) == ["target 80"]
    assert notes == ("1 potong teks yang dicoret tidak dibaca",)


def test_capitals_by_format_are_printed_as_capitals(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("kepala dinas").font.all_caps = True
    assert lines(read(document, tmp_path)[0]) == ["KEPALA DINAS"]


def test_bold_and_size_are_kept(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Judul")
    run.bold, run.font.size = True, Pt(16)
    document.add_paragraph().add_run("isi").font.size = Pt(9)
    words = read(document, tmp_path)[0].words
    assert [(w.text, w.bold, w.size) for w in words] == [("Judul", True, 16.0), ("isi", False, 9.0)]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    document.add_paragraph("sebelum")._p.append(
        parse_xml(
            f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
            f'</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="width:90pt"><v:textbox>{box}</v:textbox>'
            "</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("sesudah")
    assert lines(read(document, tmp_path)[0]) == ["sebelum", "Isi kotak", "sesudah"]


def test_a_text_box_is_as_wide_as_its_shape_says(tmp_path: Path) -> None:
    document = docx.Document()
    text = "Selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA"
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect style="width:420pt">'
            f'<v:textbox style="mso-next-textbox:#s1"><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
            "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        )
    )
    assert lines(read(document, tmp_path)[0]) == [text]


def test_a_fraction_is_read_as_numerator_over_denominator(tmp_path: Path) -> None:
    document = docx.Document()
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    document.add_paragraph()._p.append(
        parse_xml(
            f"<m:oMath {m}><m:f><m:num><m:r><m:t>arsip tertata</m:t></m:r></m:num><m:den><m:r><m:t>arsip</m:t></m:r>"
            "</m:den></m:f><m:r><m:t>x 100%</m:t></m:r></m:oMath>"
        )
    )
    assert lines(read(document, tmp_path)[0]) == ["arsip tertata / arsip x 100%"]


def test_the_letterhead_in_the_header_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "PEMERINTAH KOTA CONTOH"
    document.add_paragraph("satu").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("dua")
    assert [lines(p) for p in read(document, tmp_path)] == [["PEMERINTAH KOTA CONTOH", "satu"], ["dua"]]


def test_a_row_that_was_deleted_is_gone(tmp_path: Path) -> None:
    document = docx.Document()
    table = table_of(document, [["a", "1"], ["b", "2"], ["c", "3"]])
    trpr = table.rows[1]._tr.get_or_add_trPr()
    trpr.append(OxmlElement("w:del"))
    (page,) = read(document, tmp_path)
    assert texts(ruled_tables(page)[0]) == [["a", "1"], ["c", "3"]]


def test_a_table_inside_a_layout_cell_is_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 2)
    inner.style = "Table Grid"
    for i, text in enumerate(("No", "Program", "1", "Arsip")):
        inner.cell(i // 2, i % 2).text = text
    (page,) = read(document, tmp_path)
    assert texts(ruled_tables(page)[0]) == [["No", "Program"], ["1", "Arsip"]]


def test_white_borders_do_not_show(tmp_path: Path) -> None:
    document = docx.Document()
    table = table_of(document, [["kiri", "kanan"]], style=None)
    sides = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:color="FFFFFF"/>' for s in ("top", "left", "bottom", "right", "insideV")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
    assert read(document, tmp_path)[0].rulings == ()


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="tidak memuat teks"):
        read(docx.Document(), tmp_path)


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    document = docx.Document()
    table_of(document, [["a", "b"], ["c", "d"]])
    path = tmp_path / "uji.docx"
    document.save(str(path))
    with pytest.raises(FileRefused, match="sel tabel"):
        read_docx(path, Settings(max_cells=3))


def test_content_controls_are_transparent(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("dalam kendali")._p
    control = OxmlElement("w:sdt")
    content = OxmlElement("w:sdtContent")
    paragraph.addprevious(control)
    control.append(content)
    content.append(paragraph)
    assert control.find(qn("w:sdtContent")) is content
    assert lines(read(document, tmp_path)[0]) == ["dalam kendali"]


def test_entities_of_a_hostile_document_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("RAHASIA")
    document = docx.Document()
    document.add_paragraph("isi &")
    document.save(str(tmp_path / "a.docx"))
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "rahasia.txt").as_uri()}">]>'
    with zipfile.ZipFile(tmp_path / "a.docx") as good, zipfile.ZipFile(tmp_path / "b.docx", "w") as bad:
        for name in good.namelist():
            content = good.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                head, body = content.split("?>", 1)
                content = f"{head}?>{entity}{body.replace('&amp;', '&x;')}"
            bad.writestr(name, content.encode("utf-8", "surrogateescape"))
    (page,), _notes = read_docx(tmp_path / "b.docx")
    assert lines(page) == ["isi"]
