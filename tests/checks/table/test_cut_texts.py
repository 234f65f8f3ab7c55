"""Rows and headings that a page break cuts."""

from __future__ import annotations

from petik.checks.given.table_rows import Row
from petik.checks.table.cut_tables import cut_heading, cut_row
from tests.checks.shapes import ATURAN, cell, material

HEAD = (("no", "No"), ("indikator", "Indikator"), ("target", "Target"), ("realisasi", "Realisasi"))


def halaman(page: int, *rows: tuple[str, str, str, str], first: int = 1) -> list[Row]:
    """A page's part of a table, its heading repeated."""
    cells = []
    for r, texts in enumerate((tuple(t for _, t in HEAD), *rows), 1):
        for c, text in enumerate(texts, 1):
            cells.append(cell(r, c, text, HEAD[c - 1][0], tabel=page, halaman=page))
    return cells


def test_the_rest_of_a_cell_overleaf_without_values_of_its_own() -> None:
    cut = [*halaman(1, ("1", "Persentase jalan dalam", "80", "70")), *halaman(2, ("", "kondisi mantap", "", ""))]
    (found,) = cut_row(material(tabel=cut), ATURAN)
    assert found.tercetak == "Persentase jalan dalam | kondisi mantap" and found.halaman == 1


def test_a_rest_with_a_capital_is_proven_by_the_whole_name_elsewhere() -> None:
    cut = [*halaman(1, ("1", "Persentase kecelakaan", "80", "70")), *halaman(2, ("", "Angkutan Umum", "", ""))]
    assert not list(cut_row(material(tabel=cut), ATURAN))
    whole = halaman(9, ("1", "Persentase kecelakaan Angkutan Umum", "80", "70"))
    assert [t.halaman for t in cut_row(material(tabel=[*cut, *whole]), ATURAN)] == [1]


def test_a_row_of_its_own_overleaf_is_not_cut() -> None:
    own = [*halaman(1, ("1", "Persentase jalan", "80", "70")), *halaman(2, ("2", "persentase jembatan", "5", "4"))]
    assert not list(cut_row(material(tabel=own), ATURAN))


def _triwulan(page: int, quarters: bool) -> list[Row]:
    heads = ["Tujuan", "Sasaran", "Program", "Kegiatan"]
    cells = [cell(1, 1 + 4 * k, text, "sasaran", tabel=page, halaman=page) for k, text in enumerate(heads)]
    if quarters:
        cells += [cell(2, 1 + k, f"TW {k % 4 + 1}", "target", tabel=page, halaman=page) for k in range(16)]
    return [*cells, cell(3, 1, "Meningkatnya mutu", "sasaran", tabel=page, halaman=page)]


def test_a_heading_repeated_without_its_row_of_quarters() -> None:
    cut = material(tabel=[*_triwulan(1, True), *_triwulan(2, False), *_triwulan(3, False)])
    assert [t.halaman for t in cut_heading(cut, ATURAN)] == [2, 3]
    assert not list(cut_heading(material(tabel=[*_triwulan(1, True), *_triwulan(2, True)]), ATURAN))
