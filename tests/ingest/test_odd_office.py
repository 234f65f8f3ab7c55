"""What Word and Excel files hold and do not show, and what they show in odd ways."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from petik.ingest.office.excel.workbook import read_xls, read_xlsx
from petik.ingest.office.word.document import read_docx
from petik.ingest.page import Page

Read = tuple[tuple[Page, ...], tuple[str, ...]]


def texts(found: Read) -> list[str]:
    return [w.text for page in found[0] for w in page.words]


def said(found: Read) -> str:
    return "; ".join(found[1])


def word(path: Path, fill: object) -> Read:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.style = "Table Grid"
    table.cell(0, 0).text, table.cell(0, 1).text = "Indikator", "Target"
    table.cell(1, 0).text = "Jumlah terminal"
    fill(document, table)  # type: ignore[operator]
    document.save(str(path))
    return read_docx(path)


class TestWord:
    def test_a_raised_run_behind_a_number_is_a_mark(self, tmp_path: Path) -> None:
        def fill(_document: object, table: docx.table.Table) -> None:
            paragraph = table.cell(1, 1).paragraphs[0]
            paragraph.add_run("4")
            paragraph.add_run("3").font.superscript = True

        assert texts(word(tmp_path / "a.docx", fill))[-1] == "4³"

    def test_a_run_raised_by_its_position_is_a_mark_too(self, tmp_path: Path) -> None:
        def fill(_document: object, table: docx.table.Table) -> None:
            paragraph = table.cell(1, 1).paragraphs[0]
            paragraph.add_run("86,67")
            run = paragraph.add_run("1)")
            run._r.get_or_add_rPr().append(parse_xml(f'<w:position {nsdecls("w")} w:val="8"/>'))

        assert texts(word(tmp_path / "a.docx", fill))[-1] == "86,67¹⁾"

    def test_white_and_minute_runs_are_told(self, tmp_path: Path) -> None:
        def fill(_document: object, table: docx.table.Table) -> None:
            paragraph = table.cell(1, 1).paragraphs[0]
            paragraph.add_run("86,67")
            paragraph.add_run(" 75,00").font.color.rgb = RGBColor(255, 255, 255)
            paragraph.add_run(" 70,00").font.size = Pt(1)

        found = word(tmp_path / "a.docx", fill)
        assert texts(found)[-1] == "86,67" and "2 potong teks tersembunyi" in said(found)

    def test_white_on_a_shaded_cell_is_print(self, tmp_path: Path) -> None:
        def fill(_document: object, table: docx.table.Table) -> None:
            cell = table.cell(1, 1)
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>'))
            cell.paragraphs[0].add_run("86,67").font.color.rgb = RGBColor(255, 255, 255)

        assert texts(word(tmp_path / "a.docx", fill))[-1] == "86,67"

    def test_a_hidden_row_is_told(self, tmp_path: Path) -> None:
        def fill(_document: object, table: docx.table.Table) -> None:
            row = table.add_row()  # type: ignore[no-untyped-call]
            row.cells[1].text = "99"
            row._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))

        found = word(tmp_path / "a.docx", fill)
        assert "99" not in texts(found) and "1 baris tabel tersembunyi" in said(found)

    def test_a_table_in_the_footer_is_told(self, tmp_path: Path) -> None:
        def fill(document: docx.document.Document, _table: object) -> None:
            footer = document.sections[0].footer.add_table(2, 2, Pt(300))
            for row in footer.rows:
                for cell in row.cells:
                    cell.text = "86,67"

        assert "kaki halaman" in said(word(tmp_path / "a.docx", fill))

    def test_a_page_number_in_the_footer_is_not_told(self, tmp_path: Path) -> None:
        def fill(document: docx.document.Document, _table: object) -> None:
            document.sections[0].footer.paragraphs[0].text = "Perjanjian Kinerja 2024 | 1"

        assert said(word(tmp_path / "a.docx", fill)) == ""

    def test_a_chosen_entry_of_an_old_drop_down_is_read(self, tmp_path: Path) -> None:
        entries = "".join(f'<w:listEntry w:val="{v}"/>' for v in ("50,00", "86,67"))
        begin = (
            f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>{entries}'
            "</w:ddList></w:ffData></w:fldChar></w:r>"
        )

        def fill(_document: object, table: docx.table.Table) -> None:
            table.cell(1, 1).paragraphs[0]._p.append(parse_xml(begin))

        assert texts(word(tmp_path / "a.docx", fill))[-1] == "86,67"


def workbook(path: Path, fill: object) -> Read:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("Indikator", "Satuan", "Target"), ("Jumlah terminal", "Unit", 4), ("Indeks kepuasan", "Indeks", 83)):
        sheet.append(row)
    fill(sheet)  # type: ignore[operator]
    book.save(path)
    return read_xlsx(path)


class TestExcel:
    def test_struck_parts_are_told_and_raised_parts_are_marks(self, tmp_path: Path) -> None:
        def fill(sheet: Worksheet) -> None:
            sheet["C2"] = CellRichText(TextBlock(InlineFont(strike=True), "2"), TextBlock(InlineFont(), "4"))
            sheet["C3"] = CellRichText("83,25", TextBlock(InlineFont(vertAlign="superscript"), "2"))

        found = workbook(tmp_path / "a.xlsx", fill)
        assert "4" in texts(found) and "24" not in texts(found) and "83,25²" in texts(found)
        assert "1 potong teks yang dicoret" in said(found)

    def test_columns_without_width_and_rows_without_height_are_hidden(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        workbook(path, lambda sheet: setattr(sheet.column_dimensions["C"], "width", 0.1))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
        with zipfile.ZipFile(path, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        found = read_xlsx(path)
        assert texts(found) == ["Indikator", "Satuan", "Jumlah", "terminal", "Unit"]
        assert "tersembunyi tidak dibaca" in said(found)

    def test_white_figures_on_white_are_told_and_on_a_colour_are_print(self, tmp_path: Path) -> None:
        def fill(sheet: Worksheet) -> None:
            sheet["C2"].font = Font(color="FFFFFFFF")
            sheet["C3"].font = Font(color="FFFFFFFF")
            sheet["C3"].fill = PatternFill("solid", fgColor="FF1F3864")

        found = workbook(tmp_path / "a.xlsx", fill)
        assert "4" not in texts(found) and "83" in texts(found) and "huruf putih" in said(found)

    def test_a_year_of_a_date_cell_is_known_to_be_a_date(self, tmp_path: Path) -> None:
        def fill(sheet: Worksheet) -> None:
            sheet["C2"] = datetime.date(2024, 12, 1)
            sheet["C2"].number_format = "yyyy"

        (page, *_), _notes = workbook(tmp_path / "a.xlsx", fill)
        assert [(w.text, w.date) for w in page.words if w.text in ("2024", "83")] == [("2024", True), ("83", False)]

    def test_formulas_without_a_result_are_told_under_any_prefix(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        workbook(path, lambda sheet: sheet.__setitem__("C3", "=C2*2"))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = "xl/worksheets/sheet1.xml"
        prefixed = re.sub(rb"<(/?)(\w+)(?=[\s/>])", rb"<\1x:\2", parts[name])
        parts[name] = prefixed.replace(b'xmlns="', b'xmlns:x="', 1)
        with zipfile.ZipFile(path, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        assert "1 sel berisi rumus tanpa hasil" in said(read_xlsx(path))

    def test_formulas_without_a_result_are_told_in_old_files(self, tmp_path: Path) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet("PK")
        sheet.write(0, 0, "Target")
        sheet.write(1, 0, 4)
        sheet.write(1, 1, xlwt.Formula("A2*2"))
        book.save(str(tmp_path / "a.xls"))
        assert "1 sel berisi rumus tanpa hasil" in said(read_xls(tmp_path / "a.xls"))


def strict(path: Path) -> None:
    """The file in the Strict form: other names of namespaces and relations."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            if not name.startswith("[Content_Types]"):
                content = re.sub(
                    rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|spreadsheetml)/2006/",
                    rb"http://purl.oclc.org/ooxml/\1/",
                    content,
                )
            archive.writestr(name, content)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_strict_form_reads_like_the_usual_one(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    usual = word(path, lambda d, t: None) if kind == "docx" else workbook(path, lambda sheet: None)
    strict(path)
    assert b"purl.oclc.org" in zipfile.ZipFile(path).read("_rels/.rels")
    again = read_docx(path) if kind == "docx" else read_xlsx(path)
    assert texts(again) == texts(usual) != []


def test_insertions_of_other_files_are_told(tmp_path: Path) -> None:
    def fill(document: docx.document.Document, _table: object) -> None:
        chunk = OxmlElement("w:altChunk")
        chunk.set(qn("r:id"), "rId99")
        document.element.body.insert(0, chunk)

    assert "1 sisipan (berkas lain)" in said(word(tmp_path / "a.docx", fill))
