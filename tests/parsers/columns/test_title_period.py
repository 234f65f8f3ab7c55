"""The month that stands above a table of progress, however the title leads up to it."""

from dataclasses import replace

import pytest

from petik.ingest.page import Box
from petik.parsers.columns.title_period import part_of_year, titles_above, year_in
from petik.parsers.model import Line
from tests.parsers.shapes import line, table


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("BULAN : JUNI 2018", "2018-B06"),
        ("Sampai dengan 31 Juli 2020", "2020-B07"),
        ("KEADAAN SAMPAI DENGAN 30 SEPTEMBER 2020", "2020-B09"),
        ("s.d. 31 Des 2020", "2020-B12"),
        ("REALISASI KEUANGAN SAMPAI DENGAN SELESAI", ""),
    ],
)
def test_the_month_of_a_title(title: str, part: str) -> None:
    assert part_of_year([title]) == part


def test_of_two_tables_side_by_side_each_has_the_title_over_its_own_columns() -> None:
    left = replace(table([["Indikator", "Target"]]), box=Box(0, 50, 240, 80))
    right = replace(left, box=Box(300, 50, 540, 80))
    one, other = line("KINERJA TAHUN 2030"), line("KINERJA TAHUN 2031", 300)
    title = Line((*one.words, *other.words), Box.around([one.box, other.box]))
    assert year_in(titles_above(left, [title], 0.0, [right])) == "2030"
    assert year_in(titles_above(right, [title], 0.0, [left])) == "2031"


def test_above_a_table_of_a_sheet_stand_titles_in_whatever_letters() -> None:
    found, title = replace(table([["Indikator", "Target"]]), box=Box(0, 50, 240, 80)), [line("Reviu RKPD Tahun 2031")]
    assert year_in(titles_above(found, title)) == ""
    assert year_in(titles_above(found, title, sheet=True)) == "2031"
