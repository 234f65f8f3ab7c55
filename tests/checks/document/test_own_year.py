"""Years: dates of agreements, headings over tables, a year compared with itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.checks.document.own_year import dated_before_year
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row
from petik.checks.text.stray_years import year_in_text
from tests.checks.shapes import ATURAN, material


def naskah(*lines: str, jenis: str = "pk") -> Material:
    rows: list[Row] = [{"teks": text, "halaman": 1, "sumber": "text"} for text in lines]
    return replace(material(jenis=jenis), lines=rows)


def test_an_agreement_dated_a_year_too_early() -> None:
    (found,) = dated_before_year(naskah("Kota Contoh, 31 Januari 2022"), ATURAN)
    assert (found.kode, found.seharusnya) == ("periode-tidak-cocok", "2023")


@pytest.mark.parametrize("day", ["31 Januari 2023", "20 Desember 2022", "Januari 2024"])
def test_dates_of_the_year_and_of_the_months_before_it_are_sound(day: str) -> None:
    assert not list(dated_before_year(naskah(f"Kota Contoh, {day}"), ATURAN))


def test_the_same_day_of_the_right_year_on_another_page_proves_the_slip() -> None:
    pages = naskah("Kota Contoh, 20 Desember 2022", "Kota Contoh, 20 Desember 2023")
    assert [t.tercetak for t in dated_before_year(pages, ATURAN)] == ["Kota Contoh, 20 Desember 2022"]


def test_a_year_compared_with_itself() -> None:
    wrong = naskah("Capaian tahun 2023 sama seperti capaian kinerja pada tahun 2023.", jenis="lkip")
    assert [t.sebab for t in year_in_text(wrong, ATURAN)] == ["banding-diri"]
    right = naskah("Capaian tahun 2023 sama seperti capaian kinerja pada tahun 2022.", jenis="lkip")
    assert not list(year_in_text(right, ATURAN))


def test_a_heading_of_last_year_over_this_year_s_table() -> None:
    lines = ("3.1.2 Realisasi Indikator Kinerja Tahun 2022", "Tabel 3.2 Pengukuran Kinerja 2023")
    assert [t.sebab for t in year_in_text(naskah(*lines, jenis="lkip"), ATURAN)] == ["judul"]
    with_words = (lines[0], *["Sasaran diukur dengan sebelas indikator"] * 8, "Tabel 3.2", "Pengukuran Kinerja 2023")
    assert [t.sebab for t in year_in_text(naskah(*with_words, jenis="lkip"), ATURAN)] == ["judul"]
    next_heading = (lines[0], "3.1.3 Capaian Lain Tahun 2023", lines[1])
    assert not list(year_in_text(naskah(*next_heading, jenis="lkip"), ATURAN))
    both = (lines[0], "Tabel 3.2 Pengukuran Kinerja 2022 dan 2023")
    assert not list(year_in_text(naskah(*both, jenis="lkip"), ATURAN))
