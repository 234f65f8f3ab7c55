"""Numbers that a narrow cell broke, and ruled rows that hold several printed ones."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Box
from petik.parsers.columns.measures import measures
from petik.parsers.print.broken_numbers import whole_numbers
from petik.parsers.rows.chains import chain_tables
from tests.parsers.shapes import lines, table

CELL = Box(0, 0, 50, 60)  # points; a letter of these tests is 5 points wide


def whole(*texts: str, box: Box = CELL) -> list[str]:
    return [x.text for x in whole_numbers(lines(*texts), box)]


def test_a_number_that_ends_with_a_separator_goes_on() -> None:
    assert whole("3.134,", "10", box=Box(0, 0, 90, 30)) == ["3.134,10"]
    assert whole("Rp1.047.956.", "878") == ["Rp1.047.956.878"]


def test_a_number_that_fills_its_cell_and_lacks_digits_goes_on() -> None:
    assert whole("2.603,3", "3") == ["2.603,33"]
    assert whole("2.603,3", "3", box=Box(0, 0, 90, 30)) == ["2.603,3", "3"]  # there was room for one more digit


def test_two_values_of_one_cell_stay_two() -> None:
    assert whole("85,5", "90,2") == ["85,5", "90,2"]
    assert whole("12", "15") == ["12", "15"]
    assert whole("1.250.000", "750.000") == ["1.250.000", "750.000"]


def test_rows_that_only_columns_part_are_told_by_the_white_between_their_texts() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]
    found = table([head, ["1///2", "Terjaganya/air//Hutan", "Jumlah/sumur///Luas", "Titik////Ha", "12////7"]])
    ((segment,),), _ = chain_tables([found], False, [0])
    assert len(measures(segment.columns)) == 1
    rows = [[r.text(c) for c in range(5)] for r in segment.rows]
    assert rows == [["1", "Terjaganya air", "Jumlah sumur", "Titik", "12"], ["2", "Hutan", "Luas", "Ha", "7"]]


def test_a_line_that_begins_with_a_separator_belongs_to_the_number_above() -> None:
    assert whole("6.372.404.050", ",00", box=Box(0, 0, 90, 30)) == ["6.372.404.050,00"]
    assert whole("Rp8.111.927", ".094", box=Box(0, 0, 90, 30)) == ["Rp8.111.927.094"]


def test_white_between_two_lines_parts_two_values() -> None:
    first, second = lines("2.603,3", "3")
    far = replace(second, box=replace(second.box, top=second.box.top + 40, bottom=second.box.bottom + 40))
    assert [x.text for x in whole_numbers([first, far], CELL)] == ["2.603,3", "3"]


def test_a_last_group_that_lacks_digits_goes_on_whatever_room_there_was() -> None:
    wide = Box(0, 0, 120, 30)
    assert whole("20,818,23", "2,000", box=wide) == ["20,818,232,000"]
    assert whole("1.021.30", "1.690.", "927", box=wide) == ["1.021.301.690.927"]
    assert whole("400.0", "00", box=wide) == ["400.0", "00"]  # decimals, and another value
    assert [x.text for x in whole_numbers(lines("400.0", "00"), wide, money=True)] == ["400.000"]
    assert [x.text for x in whole_numbers(lines("12.500,75", "3"), wide, money=True)] == ["12.500,75", "3"]


def test_a_bracket_that_the_next_line_closes_belongs_to_its_value() -> None:
    wide = Box(0, 0, 300, 30)
    assert whole("20 unit (10", "kota)", box=wide) == ["20 unit (10 kota)"]
    sentence = ["hingga pelaporan mencapai 100% (atau setara dengan", "dua pertiga) dari rencana"]
    assert whole(*sentence, box=wide) == sentence
