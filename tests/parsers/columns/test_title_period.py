"""The month that stands above a table of progress, however the title leads up to it."""

import pytest

from petik.parsers.columns.title_period import part_of_year


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
