"""Years: dates of agreements, headings over tables, a year compared with itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.checks.document import Bahan, Row
from petik.checks.periode import tahun_dalam_teks, tanggal_mendahului
from tests.checks.shapes import ATURAN, bahan


def naskah(*lines: str, jenis: str = "pk") -> Bahan:
    rows: list[Row] = [{"teks": text, "halaman": 1, "sumber": "text"} for text in lines]
    return replace(bahan(jenis=jenis), naskah=rows)


def test_an_agreement_dated_a_year_too_early() -> None:
    (found,) = tanggal_mendahului(naskah("Kota Contoh, 31 Januari 2022"), ATURAN)
    assert (found.kode, found.seharusnya) == ("periode-tidak-cocok", "2023")


@pytest.mark.parametrize("day", ["31 Januari 2023", "20 Desember 2022", "Januari 2024"])
def test_dates_of_the_year_and_of_the_months_before_it_are_sound(day: str) -> None:
    assert not list(tanggal_mendahului(naskah(f"Kota Contoh, {day}"), ATURAN))


def test_the_same_day_of_the_right_year_on_another_page_proves_the_slip() -> None:
    pages = naskah("Kota Contoh, 20 Desember 2022", "Kota Contoh, 20 Desember 2023")
    assert [t.tercetak for t in tanggal_mendahului(pages, ATURAN)] == ["Kota Contoh, 20 Desember 2022"]


def test_a_year_compared_with_itself() -> None:
    wrong = naskah("Capaian tahun 2023 sama seperti capaian kinerja pada tahun 2023.", jenis="lkip")
    assert [t.sebab for t in tahun_dalam_teks(wrong, ATURAN)] == ["banding-diri"]
    right = naskah("Capaian tahun 2023 sama seperti capaian kinerja pada tahun 2022.", jenis="lkip")
    assert not list(tahun_dalam_teks(right, ATURAN))


def test_a_heading_of_last_year_over_this_year_s_table() -> None:
    lines = ("3.1.2 Realisasi Indikator Kinerja Tahun 2022", "Tabel 3.2 Pengukuran Kinerja 2023")
    assert [t.sebab for t in tahun_dalam_teks(naskah(*lines, jenis="lkip"), ATURAN)] == ["judul"]
    both = (lines[0], "Tabel 3.2 Pengukuran Kinerja 2022 dan 2023")
    assert not list(tahun_dalam_teks(naskah(*both, jenis="lkip"), ATURAN))
