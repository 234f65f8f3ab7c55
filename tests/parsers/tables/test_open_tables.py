"""Tables without vertical rulings: headers of several lines, goals over several rows, rows by white and by rulings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petik.ingest.page import Box, Ruling
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import read_columns
from petik.parsers.model import Cell, Table
from petik.parsers.tables.aligned import aligned_tables
from petik.parsers.tables.open_header import header_segments, opens_header, stacks_of, with_dealt_header
from petik.parsers.tables.open_rows import blocks, groups_of, row_cuts
from tests.parsers.shapes import h, line, lines, page, table

QUARTERS = (
    ("Target Triwulan", 450, 0),
    ("No", 0, 8), ("Sasaran Strategis", 30, 8), ("Indikator Kinerja", 180, 8), ("Satuan", 340, 8),
    ("TW I", 400, 16), ("TW II", 450, 16), ("TW III", 500, 16), ("TW IV", 550, 16),
)  # fmt: skip
BODY = (
    ("1", 0, 50), ("Terjaganya mutu air", 30, 50), ("Jumlah sumur yang diuji", 180, 50), ("Titik", 340, 50),
    ("5", 400, 50), ("10", 450, 50), ("15", 500, 50), ("20", 550, 50),
    ("sungai dan danau", 30, 62), ("setiap tahun", 180, 62),
    ("Jumlah mata air", 180, 94), ("Titik", 340, 94), ("1", 400, 94), ("2", 450, 94), ("3", 500, 94), ("4", 550, 94),
    ("2", 0, 126), ("Bertambahnya hutan", 30, 126), ("Luas hutan kota", 180, 126), ("Ha", 340, 126),
    ("7", 400, 126), ("7", 450, 126), ("8", 500, 126), ("9", 550, 126),
)  # fmt: skip


def read(*placed: tuple[str, float, float], rulings: Sequence[Ruling] = ()) -> list[Table]:
    found = page(*placed, rulings=rulings)
    return aligned_tables(found, found.words)[0]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def test_a_shared_heading_stands_over_its_columns_and_a_goal_over_its_rows() -> None:
    (found,) = read(*QUARTERS, *BODY)
    head, quarters, first, second, third = texts(found)
    assert head[4:] == ["Target Triwulan"] * 4
    assert quarters == ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "TW I", "TW II", "TW III", "TW IV"]
    assert first[:4] == ["1", "Terjaganya mutu air sungai dan danau", "Jumlah sumur yang diuji setiap tahun", "Titik"]
    assert second[1:4] == ["Terjaganya mutu air sungai dan danau", "Jumlah mata air", "Titik"]  # the same merged cell
    assert third[1:] == ["Bertambahnya hutan", "Luas hutan kota", "Ha", "7", "7", "8", "9"]


def test_a_title_above_is_no_header_and_a_table_right_below_is_another_one() -> None:
    other = (
        ("No", 0, 160), ("Program", 60, 160), ("Anggaran", 300, 160),
        ("1.", 0, 176), ("Program Air Bersih", 60, 176), ("12.500.000", 300, 176),
        ("2.", 0, 192), ("Program Hutan", 60, 192), ("7.250.000", 300, 192),
    )  # fmt: skip
    found = read(("PENGUKURAN KINERJA", 220, -30), *QUARTERS, *BODY, *other)
    assert [len(t.grid()[0]) for t in found] == [8, 3]


def test_the_next_page_goes_on_in_the_same_columns() -> None:
    first = page(*QUARTERS, *BODY)
    _, foot = aligned_tables(first, first.words)
    assert foot is not None
    second = page(
        ("Luas taman", 180, 10), ("Ha", 340, 10), ("1", 400, 10), ("1", 450, 10), ("2", 500, 10), ("2", 550, 10),
        ("Luas kebun", 180, 34), ("Ha", 340, 34), ("1", 400, 34), ("1", 450, 34), ("2", 500, 34), ("2", 550, 34),
    )  # fmt: skip
    (rest,), _ = aligned_tables(second, second.words, before=foot)
    assert [row[2:] for row in texts(rest)] == [
        ["Luas taman", "Ha", "1", "1", "2", "2"],
        ["Luas kebun", "Ha", "1", "1", "2", "2"],
    ]
    prose = page(("Uraian tentang hasil yang dicapai selama tahun berjalan menurut sasaran daerah", 0, 10))
    assert aligned_tables(prose, prose.words, before=foot)[0] == []


def test_a_heading_over_the_middle_column_of_three_heads_all_three() -> None:
    head = [line("Satuan", 0, 6), line("Target", 150, 0)]
    years = [line(y, x, 14) for y, x in (("2031", 100), ("2032", 155), ("2033", 210))]
    found = stacks_of(header_segments([*head, *years]))
    assert [s.text for s in found] == ["Satuan", "2031", "2032", "2033"]
    assert [s.above is not None for s in found] == [False, True, True, True]


def test_white_parts_texts_and_lines_without_white_are_one() -> None:
    assert [len(b) for b in blocks([line("a", y=y) for y in (0, 12, 30, 42, 60)])] == [2, 2, 1]
    assert [len(b) for b in blocks([line("a", y=y) for y in (0, 22, 44)])] == [1, 1, 1]  # rows of one line each
    assert blocks([]) == []


def test_rows_by_white_by_rulings_or_by_values() -> None:
    anchor = [line("a", y=y) for y in (0, 12, 34, 46)]
    assert row_cuts(anchor, [[line("1", y=0), line("2", y=34)]], ()) == [28.0]
    assert row_cuts(anchor, [[line("1", y=6), line("2", y=40)]], (27.0,)) == [27.0]
    solid = lines("Jumlah sumur", "yang diuji", "Jumlah mata air")
    (cut,) = row_cuts(solid, [[line("1", y=0), line("2", y=24)]], ())
    assert 12 < cut <= 24


def test_a_goal_begins_below_white_beside_a_number_or_below_a_ruling() -> None:
    cuts = [20.0, 40.0, 60.0]
    goals = [line("Terjaganya", y=0), line("air", y=12), line("Bertambahnya", y=44)]
    assert groups_of(goals, (), cuts, ()) == [0, 2]
    solid = [line(t, y=y) for t, y in (("Terjaganya", 20), ("air", 32), ("Bertambahnya", 44))]
    assert groups_of(solid, [line("2", y=44)], cuts, ()) == [0, 1, 2]
    assert groups_of(solid, (), cuts, [43.0]) == [0, 1, 2]
    assert h(43.0, 0, 10).horizontal


def test_rows_without_numbers_are_told_by_the_texts_beside_them() -> None:
    head = (("TAHUN 2031", 230, -16), ("No", 0, 8), ("Sasaran", 30, 8), ("Indikator", 180, 8), ("Formulasi", 320, 8))
    body = (
        ("1", 0, 30), ("Terjaganya mutu air", 30, 30), ("Jumlah sumur yang", 180, 30), ("Banyaknya sumur", 320, 30),
        ("diuji", 180, 42), ("yang diuji", 320, 42),
        ("Jumlah mata air", 180, 74), ("Banyaknya mata air yang", 320, 74),
        ("masih mengalir", 320, 86),
    )  # fmt: skip
    (found,) = read(*head, *body)
    assert texts(found)[1:] == [
        ["1", "Terjaganya mutu air", "Jumlah sumur yang diuji", "Banyaknya sumur yang diuji"],
        ["1", "Terjaganya mutu air", "Jumlah mata air", "Banyaknya mata air yang masih mengalir"],
    ]


def test_a_caption_heads_nothing_and_a_date_without_a_day_ends_the_table() -> None:
    (found,) = read(
        ("Tabel 3.1 Target Triwulan", 0, -20), *QUARTERS, *BODY,
        ("Bandung,", 450, 150), ("Maret 2022", 530, 150),
    )  # fmt: skip
    assert found.box.top >= 0
    assert found.box.bottom < 150


def test_quarters_whose_numeral_wraps_stand_below_one_heading() -> None:
    quarters = [(text, x, y) for x, n in ((400, 1), (450, 2), (500, 3), (550, 4))
                for text, y in (("Triwulan", 12), (str(n), 24))]  # fmt: skip
    head = (("Target Triwulan", 455, 0), *((t, x, 12) for t, x, _ in QUARTERS[1:5]), *quarters)
    (found,) = read(*head, *BODY)
    assert texts(found)[1][4:] == ["Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"]


def test_one_row_is_a_table() -> None:
    (found,) = read(*QUARTERS, *BODY[:10])
    assert texts(found)[-1][2:5] == ["Jumlah sumur yang diuji setiap tahun", "Titik", "5"]


def test_a_blank_first_column_keeps_the_columns_on_the_next_page() -> None:
    first = page(*QUARTERS, *BODY)
    (table,), foot = aligned_tables(first, first.words)
    assert foot is not None
    second = page(
        ("Luas taman", 180, 60), ("Ha", 340, 60), ("1", 400, 60), ("1", 450, 60), ("2", 500, 60), ("2", 550, 60),
    )  # fmt: skip
    (rest,), _ = aligned_tables(second, second.words, before=foot)
    assert abs(rest.box.x0 - table.box.x0) < 1


def test_a_justified_sentence_opens_no_header() -> None:
    assert opens_header(line("Sasaran      Indikator      Target"))
    assert not opens_header(line("indikator      sasaran,      target      program,"))
    assert not opens_header(line("Sasaran      dari      Kegiatan      Target"))


def test_headings_of_a_band_without_rulings_stand_over_the_ruled_columns_below() -> None:
    cells = [("Target Tahun", 260, 1), ("No", 5, 13), ("Indikator", 60, 13), ("Satuan", 150, 13)]
    band = tuple(line(text, x, y) for text, x, y in cells)
    body = table([["", "", "", ""], ["", "", "", "2031", "2032"], ["1", "Jumlah lapak", "unit", "4", "5"]], width=80)
    ruled = replace(
        body,
        cells=(
            Cell(0, 0, 1, 5, Box(0, 0, 400, 24), band),
            *(replace(c, box=replace(c.box, top=c.box.top + 12)) for c in body.cells if c.row),
        ),
    )
    found = with_dealt_header(ruled)
    columns = read_columns(found, header_depth(found))
    assert [(c.field, c.periode) for c in columns] == [
        ("no", ""), ("indikator", ""), ("satuan", ""), ("target", "2031"), ("target", "2032"),
    ]  # fmt: skip
    assert with_dealt_header(body) == body
