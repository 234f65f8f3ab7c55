"""Spreadsheets, made here with openpyxl and xlwt, read back as pages."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.pagebreak import Break

from petik.ingest.errors import FileRefused
from petik.ingest.office.excel.workbook import read_xls, read_xlsx
from petik.ingest.page import Page
from petik.ingest.settings import Settings
from petik.parsers.print.lines import group_lines
from petik.parsers.tables.ruled import ruled_tables
from petik.samples.hostile.office import part_of, with_parts

THIN = Side(style="thin")
BOX = Border(top=THIN, left=THIN, bottom=THIN, right=THIN)


def book() -> tuple[Any, Any]:
    made = openpyxl.Workbook()
    return made, made.active


def fill(sheet: Any, rows: list[list[Any]], top: int = 1, boxed: bool = True) -> None:
    for r, row in enumerate(rows, start=top):
        for c, value in enumerate(row, start=1):
            cell = sheet.cell(r, c, value)
            if boxed:
                cell.border = BOX


def read(made: Any, folder: Path) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    path = folder / "uji.xlsx"
    made.save(path)
    return read_xlsx(path)


def texts(page: Page, number: int = 0) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in ruled_tables(page)[number].grid()]


def lines(page: Page) -> list[str]:
    return [line.text for line in group_lines(page.words)]


def test_a_table_with_a_title_and_a_signature(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A1"] = "RENCANA AKSI DINAS ARSIP TAHUN 2030"
    fill(sheet, [["No", "Sasaran", "Target"], [1, "Arsip tertata", 40]], top=3)
    sheet["A7"], sheet["C7"] = "PIHAK KEDUA", "PIHAK PERTAMA"
    (page,), _notes = read(made, tmp_path)
    assert texts(page) == [["No", "Sasaran", "Target"], ["1", "Arsip tertata", "40"]]
    assert len(ruled_tables(page)) == 1
    assert lines(page)[0] == "RENCANA AKSI DINAS ARSIP TAHUN 2030"
    assert lines(page)[-1] == "PIHAK KEDUA PIHAK PERTAMA"
    assert page.notes == ("lembar kerja: Sheet",)


def test_merged_ranges_become_spans(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Sasaran", "Triwulan", None], ["A", 1, 2], [None, 3, 4]])
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A2:A3")
    (page,), _notes = read(made, tmp_path)
    assert texts(page) == [["Sasaran", "Triwulan", "Triwulan"], ["A", "1", "2"], ["A", "3", "4"]]


def test_what_lies_below_a_merged_range_is_not_seen_and_its_frame_goes_around_it(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["No", "Sasaran", "Target"], [1, "A", 3], [2, "B", 4]])
    path = tmp_path / "uji.xlsx"
    made.save(path)
    part = "xl/worksheets/sheet1.xml"
    xml = part_of(path.read_bytes(), part)
    marks = b'</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    path.write_bytes(with_parts(path.read_bytes(), {part: xml.replace(b"</sheetData>", marks)}))
    (page,), _notes = read_xlsx(path)
    assert texts(page) == [["No", "Sasaran", "Target"], ["1", "A", "3"], ["2", "A", "4"]]


def test_who_reads_with_openpyxl_beside_petik_gets_its_own_ways(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Sasaran", "Target"], ["A", 1]])
    sheet["A2"].hyperlink = "https://contoh.invalid/"
    sheet.merge_cells("A3:B3")
    read(made, tmp_path)
    again = openpyxl.load_workbook(tmp_path / "uji.xlsx").worksheets[0]
    assert again["A2"].hyperlink is not None and again["A2"].hyperlink.target == "https://contoh.invalid/"
    assert type(again["B3"]).__name__ == "MergedCell"


def test_values_are_read_as_displayed_and_carry_their_number(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Anggaran", "Capaian", "Tanggal"], [1250000, 0.8667, date(2030, 1, 2)]])
    sheet["A2"].number_format, sheet["B2"].number_format, sheet["C2"].number_format = "#,##0", "0.00%", "dd mmmm yyyy"
    (page,), _notes = read(made, tmp_path)
    assert texts(page)[1] == ["1.250.000", "86,67%", "02 Januari 2030"]
    assert {w.text: w.number for w in page.words if w.number is not None} == {"1.250.000": 1250000.0, "86,67%": 86.67}


def test_an_empty_cell_without_a_line_above_belongs_to_the_cell_above(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Kegiatan", "Output"], ["Penataan arsip", "a"], [None, "b"]])
    sheet["A2"].border = Border(top=THIN, left=THIN, right=THIN)
    sheet["A3"].border = Border(bottom=THIN, left=THIN, right=THIN)
    (page,), _notes = read(made, tmp_path)
    assert texts(page) == [["Kegiatan", "Output"], ["Penataan arsip", "a"], ["Penataan arsip", "b"]]


def test_an_empty_bordered_cell_stays_empty(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Kegiatan", "Output"], ["Penataan arsip", "a"], [None, "b"]])
    (page,), _notes = read(made, tmp_path)
    assert texts(page)[2] == ["", "b"]


def test_a_dense_sheet_without_borders_is_a_table(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Kota", "Jumlah"]] + [[f"Kota {i}", i] for i in range(8)], boxed=False)
    (page,), _notes = read(made, tmp_path)
    assert texts(page)[8] == ["Kota 7", "7"]


def test_a_small_table_without_borders_beside_one_with_borders_is_kept(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["No", "Sasaran"], [1, "Arsip tertata"]])
    bare = [["Program", "Anggaran", "Keterangan"], ["Penataan", 2000, "APBD"], ["Pelatihan", 3000, "DAK"]]
    fill(sheet, bare, top=5, boxed=False)
    (page,), _notes = read(made, tmp_path)
    assert texts(page, 1) == [
        ["Program", "Anggaran", "Keterangan"],
        ["Penataan", "2000", "APBD"],
        ["Pelatihan", "3000", "DAK"],
    ]


def test_hidden_sheets_rows_and_columns_are_left_out_with_a_note(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["a", "b"], ["rahasia", "c"]])
    sheet.row_dimensions[2].hidden = True
    secret = made.create_sheet("Bantu")
    secret["A1"] = "hitungan"
    secret.sheet_state = "hidden"
    made.create_sheet("Kosong").sheet_state = "hidden"
    pages, notes = read(made, tmp_path)
    assert [w.text for p in pages for w in p.words] == ["a", "b"]
    assert notes == (
        "lembar kerja Sheet: 2 sel pada baris atau kolom tersembunyi tidak dibaca",
        "lembar kerja tersembunyi tidak dibaca: Bantu",
    )


def test_a_formula_without_a_stored_result_is_empty_and_noted(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["a", "jumlah"], [1, "=SUM(A2:A2)"]])
    (page,), notes = read(made, tmp_path)
    assert texts(page)[1] == ["1", ""]
    assert any("1 sel berisi rumus" in note for note in notes)


def test_every_sheet_is_a_page(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A1"] = "satu"
    made.create_sheet("Lembar 2")["A1"] = "dua"
    pages, _notes = read(made, tmp_path)
    assert [(p.number, p.words[0].text) for p in pages] == [(1, "satu"), (2, "dua")]


def test_a_page_break_between_tables_opens_a_page_and_one_inside_a_table_does_not(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["a", "b"], ["c", "d"]])
    sheet["A4"] = "LAMPIRAN"
    fill(sheet, [["e", "f"], ["g", "h"]], top=5)
    sheet.row_breaks.append(Break(id=3))
    sheet.row_breaks.append(Break(id=1))
    pages, _notes = read(made, tmp_path)
    assert [lines(p)[0] for p in pages] == ["a b", "LAMPIRAN"]


def test_a_title_runs_over_empty_neighbours_on_one_line(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A1"] = "PENGUKURAN KINERJA TRIWULAN PERTAMA DINAS ARSIP DAERAH"
    sheet["A1"].font = Font(bold=True)
    sheet["D3"] = "jauh"
    (page,), _notes = read(made, tmp_path)
    assert lines(page)[0] == "PENGUKURAN KINERJA TRIWULAN PERTAMA DINAS ARSIP DAERAH"
    assert page.words[0].bold


def test_wrapped_text_stays_in_its_column(tmp_path: Path) -> None:
    made, sheet = book()
    fill(sheet, [["Terselenggaranya penataan arsip yang baik dan benar", "x"]])
    sheet["A1"].alignment = Alignment(wrap_text=True)
    fill(sheet, [["y", "z"]], top=2)
    (page,), _notes = read(made, tmp_path)
    wall = sorted({r.x0 for r in page.rulings if not r.horizontal})[1]
    assert all(w.box.x1 <= wall or w.box.x0 >= wall for w in page.words)


def test_a_cell_far_away_does_not_stretch_the_page(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A1"] = "awal"
    sheet.cell(900_000, 12_000, "akhir")
    (page,), _notes = read(made, tmp_path)
    assert page.height < 1000 and page.width < 2000


def test_limits_and_empty_books_are_refused(tmp_path: Path) -> None:
    made, sheet = book()
    with pytest.raises(FileRefused, match="tidak memuat teks"):
        read(made, tmp_path)
    fill(sheet, [["a", "b"], ["c", "d"]])
    made.save(tmp_path / "besar.xlsx")
    with pytest.raises(FileRefused, match="sel"):
        read_xlsx(tmp_path / "besar.xlsx", Settings(max_cells=3))


def test_sheets_that_would_cost_the_machine_are_refused(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A1"] = "isi"
    made.save(tmp_path / "uji.xlsx")
    with zipfile.ZipFile(tmp_path / "uji.xlsx") as good, zipfile.ZipFile(tmp_path / "gabung.xlsx", "w") as bad:
        for name in good.namelist():
            merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            bad.writestr(name, good.read(name).replace(b"</sheetData>", merge))
    with pytest.raises(FileRefused, match="sel gabungan"):
        read_xlsx(tmp_path / "gabung.xlsx")
    for i in range(1, 1100):
        sheet.cell(i, i, "x")
    with pytest.raises(FileRefused, match="terlalu luas"):
        read(made, tmp_path)


def test_old_xls_files(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("PK")
    boxed = xlwt.easyxf("borders: top thin, left thin, bottom thin, right thin")
    money = xlwt.easyxf("borders: top thin, left thin, bottom thin, right thin", num_format_str='"Rp" #,##0')
    sheet.write_merge(0, 0, 0, 3, "PERJANJIAN KINERJA")
    for c, text in enumerate(("Program", "Anggaran")):
        sheet.write(2, c, text, boxed)
    sheet.write_merge(3, 4, 0, 0, "Kearsipan", boxed)
    sheet.write(3, 1, 1500000, money)
    sheet.write(4, 1, 2500000.4, money)
    made.save(str(tmp_path / "uji.xls"))
    (page,), notes = read_xls(tmp_path / "uji.xls")
    assert texts(page) == [["Program", "Anggaran"], ["Kearsipan", "Rp 1.500.000"], ["Kearsipan", "Rp 2.500.000"]]
    assert lines(page)[0] == "PERJANJIAN KINERJA"
    assert notes == ()


def test_a_cut_off_xls_is_refused(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    made.add_sheet("PK").write(0, 0, "isi")
    made.save(str(tmp_path / "uji.xls"))
    content = (tmp_path / "uji.xls").read_bytes()
    (tmp_path / "potong.xls").write_bytes(content[: len(content) // 3])
    with pytest.raises(FileRefused, match="rusak atau terpotong"):
        read_xls(tmp_path / "potong.xls")
