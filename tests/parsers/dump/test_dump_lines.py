"""Lines, sections, cells and tab tables of text dumps."""

from __future__ import annotations

import pytest

from petik.parsers.dump.lines import cells_of, lines_as_table, marks_wraps, plain_line, print_from, print_of, unmarked
from petik.parsers.dump.sections import split_sections
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.dump.tabs import tab_tables
from tests.parsers.dump.dumps import lines

ROWS = "SASARAN\tINDIKATOR\tTARGET\nPanen naik\tJumlah lumbung\t5\n"


def grid(text: str) -> list[list[list[str]]]:
    """Every tab table as rows of cell texts, "" where a cell is empty."""
    return [[[c.text if c else "" for c in row] for row in t.grid()] for t, _ in tab_tables(lines(text), 1)]


def test_lines_are_counted_as_in_the_file_and_blank_ones_left_out() -> None:
    assert [(line.number, line.text) for line in lines("\nsatu\n\n  dua")] == [(2, "satu"), (4, "  dua")]


def test_tabs_part_cells_and_wide_spaces_do_not() -> None:
    (tabbed, spaced) = lines("Jumlah sumur\t5\nJumlah sumur" + " " * 60 + "5")
    assert (tabbed.cells, spaced.cells) == (("Jumlah sumur", "5"), ("Jumlah sumur 5",))


def test_a_line_that_ends_with_a_space_is_open() -> None:
    assert [line.open for line in lines("Data Pokok \nPanen")] == [True, False]


@pytest.mark.parametrize("text", ["**KEPALA DINAS**", "## KEPALA DINAS", "> KEPALA   DINAS"])
def test_signs_of_markdown_are_no_text(text: str) -> None:
    assert unmarked(text) == "KEPALA DINAS"
    (line,) = lines(text)
    found = plain_line(line)
    assert print_of([line]) is not None and found is not None


def test_a_print_carries_its_lines_and_has_no_page() -> None:
    found = print_of(lines("Persentase lahan\nberair"))
    assert found is not None
    assert (found.text, found.page, found.source) == ("Persentase lahan berair", None, "dump")
    assert found.box is not None and found.box.height == 24
    assert print_of(lines("**")) is None
    with pytest.raises(ValueError):
        print_from("tanpa tempat", [])


def test_titles_open_sections_and_sentences_do_not() -> None:
    text = (
        "Sampul\n**PERJANJIAN KINERJA TAHUN 2031**\nisi\nperjanjian kinerja ini dibuat\nINDIKATOR KINERJA INDIVIDU\n"
        "isi\nRENCANA AKSI\nisi"
    )
    assert [(s.kind, len(s.lines)) for s in split_sections(lines(text))] == [
        ("lainnya", 1), ("pk_lampiran", 3), ("iki", 2), ("rencana_aksi", 2),
    ]  # fmt: skip


def test_an_annex_that_holds_the_pledge_is_the_statement() -> None:
    (section,) = split_sections(lines("PERJANJIAN KINERJA TAHUN 2031\nkami yang bertanda tangan di bawah ini"))
    assert section.kind == "pk_pernyataan"


def test_a_decree_names_its_annexes_before_it_is_signed() -> None:
    text = "KEPUTUSAN\nINDIKATOR KINERJA UTAMA\nBudi Tani\nNIP. 19710203 199503 1 004\nINDIKATOR KINERJA UTAMA\nisi"
    assert [(s.kind, len(s.lines)) for s in split_sections(lines(text))] == [("keputusan", 4), ("iku", 2)]


def test_a_report_with_chapters_is_one_section() -> None:
    text = "LAPORAN KINERJA\nLaporan Kinerja\nBAB I\nPERJANJIAN KINERJA\nBAB II\nAkuntabilitas Kinerja\nisi"
    assert [s.kind for s in split_sections(lines(text))] == ["lkip"]


def test_no_lines_make_no_sections() -> None:
    assert split_sections([]) == []


def test_open_lines_go_on_in_the_next_one() -> None:
    found = lines("Meningkatnya hasil \npanen\nData Pokok \nLahan")
    assert marks_wraps(found)
    assert [c.text for c in cells_of(found)] == ["Meningkatnya hasil panen", "Data Pokok Lahan"]


def test_without_open_lines_every_line_is_a_cell() -> None:
    found = lines("Meningkatnya hasil\npanen")
    assert not marks_wraps(found)
    assert [c.text for c in cells_of(found)] == ["Meningkatnya hasil", "panen"]


def test_wording_tells_indicators_from_aims() -> None:
    assert is_measure("1. Persentase lahan berair") and is_measure("∑ lumbung") and not is_measure("Data lahan")
    assert is_aim("Meningkatnya panen") and is_aim("- Terwujudnya desa") and not is_aim("Jumlah desa")


def test_tabbed_lines_make_a_table() -> None:
    ((table, taken),) = tab_tables(lines(ROWS), 3)
    assert (table.page, table.n_rows, table.n_cols, table.method) == (3, 2, 3, "dump")
    assert [line.number for line in taken] == [1, 2]


def test_one_tabbed_line_alone_is_no_table() -> None:
    assert grid("satu\tdua\nisi\ntiga\tempat") == []


def test_a_row_with_one_cell_too_many_widens_the_table_and_moves_nothing() -> None:
    assert grid(ROWS + "Air jernih\tIndeks air\t78,5\tcatatan\n") == [
        [
            ["SASARAN", "INDIKATOR", "TARGET", ""],
            ["Panen naik", "Jumlah lumbung", "5", ""],
            ["Air jernih", "Indeks air", "78,5", "catatan"],
        ]
    ]


def test_a_row_with_too_few_cells_is_filled_up_with_empty_ones() -> None:
    assert grid(ROWS + "Air jernih\tIndeks air\n")[0][-1] == ["Air jernih", "Indeks air", ""]


def test_a_value_whose_other_cells_are_empty_stays_in_its_column() -> None:
    assert grid(ROWS + "\t\t7\n")[0][-1] == ["", "", "7"]


def test_an_indented_line_apart_from_a_table_is_no_row() -> None:
    assert grid(ROWS + "\n\tdemikian dibuat\n")[0][-1] == ["Panen naik", "Jumlah lumbung", "5"]


@pytest.mark.parametrize("between", ["- 4 -\n", "Halaman 4\n", "\n4\n", "\f"])
def test_a_page_number_between_rows_ends_no_table(between: str) -> None:
    (table,) = grid(ROWS + between + "Air jernih\tIndeks air\t78,5\n")
    assert [row[2] for row in table] == ["TARGET", "5", "78,5"]


def test_a_tabbed_form_above_a_heading_is_no_part_of_the_table() -> None:
    (table,) = grid("1.\tJABATAN\t:\tKepala Seksi Air\nTAHUN\t2031\n" + ROWS)
    assert table[0] == ["SASARAN", "INDIKATOR", "TARGET"]


def test_columns_by_spaces_are_no_tab_table() -> None:
    assert grid("Sasaran" + " " * 50 + "Target\nPanen" + " " * 52 + "5\n") == []


def test_lines_that_no_parser_reads_are_kept_as_a_table_of_one_column() -> None:
    (table,) = lines_as_table(lines("**12 9**\n\n7 3"), 1)
    assert [c.text for c in table.cells] == ["12 9", "7 3"]
    assert lines_as_table(lines("**"), 1) == []


def test_a_heading_below_rows_opens_a_table_and_a_repeated_one_does_not() -> None:
    again = "SASARAN\tINDIKATOR\tTARGET\nAir jernih\tIndeks air\t7\n"
    assert [len(t) for t in grid(ROWS + again)] == [4]
    assert [len(t) for t in grid(ROWS + "PROGRAM\tANGGARAN\nProgram Air\t1.000.000\n")] == [2, 2]
