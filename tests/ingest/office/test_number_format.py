"""Spreadsheet values as displayed."""

from __future__ import annotations

import pytest

from petik.ingest.office.excel.number_format import show, show_text


@pytest.mark.parametrize(
    ("value", "form", "text", "number"),
    [
        (25000000, "#,##0", "25.000.000", 25000000),
        (1234567.5, "#,##0.00", "1.234.567,50", 1234567.5),
        (0.8667, "0.00%", "86,67%", 86.67),
        (0.5, "0%", "50%", 50),
        (12.345, "General", "12,345", 12.345),
        (7, "General", "7", 7),
        (75.33333333333333, "0.00", "75,33", 75.33),
        (2.675, "0.00", "2,68", 2.68),
        (-9000, "#,##0;(#,##0)", "(9.000)", -9000),
        (-9000, "#,##0", "-9.000", -9000),
        (25000000, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "25.000.000", 25000000),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "-", None),
        (1500000, '"Rp"\\ #,##0', "Rp 1.500.000", 1500000),
        (1500000, "[$Rp-421]#,##0.00", "Rp1.500.000,00", 1500000),
        (12, '0" dokumen"', "12 dokumen", 12),
        (12, 'General" kali"', "12 kali", 12),
        (5, "00", "05", 5),
        (1.5, "# ?/?", "1 1/2", None),
        (1234567, "#,##0,", "1.235", 1235),
        (3, "@", "3", 3),
        (0.5, ";;;", "", None),
        (1500, '[>=1000]0" besar";0" kecil"', "1500 besar", 1500),
        (43101, "dd mmmm yyyy", "01 Januari 2018", None),
        (43101, "mm-dd-yy", "01/01/2018", None),
        (43101, "[$-409]d mmmm yyyy", "1 January 2018", None),
        (43101.75, "dd/mm/yyyy hh:mm", "01/01/2018 18:00", None),
        (-1, "dd/mm/yyyy", "########", None),
    ],
)
def test_values_are_shown_as_their_format_says(value: float, form: str, text: str, number: float | None) -> None:
    shown = show(value, form)
    assert (shown.text, shown.number) == (text, number)


def test_a_format_may_cut_a_long_number_into_groups() -> None:
    assert show(198001012005011, "00000000\\ 000000\\ 0").text == "19800101 200501 1"


def test_words_around_text() -> None:
    assert show_text("abc", "General") == "abc"
    assert show_text("abc", '0;0;0;"sat. "@') == "sat. abc"


def test_dates_before_march_1900_follow_the_spreadsheets_own_calendar() -> None:
    assert show(1, "dd/mm/yyyy").text == "01/01/1900"
    assert show(61, "dd/mm/yyyy").text == "01/03/1900"
    assert show(0, "dd/mm/yyyy", date_1904=True).text == "01/01/1904"
