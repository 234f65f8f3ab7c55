"""Slow inputs: what is done grows with the size, not with its square. Counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from petik.ingest.office.excel.number_format import LONGEST, show, show_text
from petik.ingest.page import Box, Document, Page, Word
from petik.ingest.reader import read_document
from petik.parsers.document import parse_document
from petik.parsers.forms.kinds import title_lines
from petik.parsers.print.lines import group_lines
from petik.parsers.tables.aligned import aligned_tables
from petik.samples.hostile.slow import (
    crowded,
    grid,
    grid_pdf,
    heavy_format,
    sheet_without_rules,
    tall_merges,
    wide_link,
)

LINEAR = 1.35  # times the size: sorting and dictionaries are not quite linear


def steps(work: Callable[[], Any]) -> int:
    """How many calls Python makes for *work*."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def grows_linearly(make: Callable[[int], Callable[[], Any]], sizes: tuple[int, int, int]) -> None:
    make(sizes[0])()  # what is loaded once
    few, more, many = (steps(make(size)) for size in sizes)
    assert more <= LINEAR * few * sizes[1] / sizes[0], (few, more, many)
    assert many <= LINEAR * more * sizes[2] / sizes[1], (few, more, many)


def page_of(lines: list[list[tuple[float, str]]]) -> Page:
    """A page without rulings: words at their x, a line every 12 points."""
    words = tuple(
        Word(text, Box(x + 30 * k, 12.0 * n, x + 30 * k + 28, 12.0 * n + 9), "office")
        for n, line in enumerate(lines, start=1)
        for x, texts in line
        for k, text in enumerate(texts.split())
    )
    return Page(1, 595.0, 12.0 * len(lines) + 50, "office", words, layout="synthetic")


def headers(lines: int) -> Callable[[], Any]:
    """A sheet whose every line could be the header of a table, and is none."""
    row = [(20.0, "SASARAN"), (150.0, "INDIKATOR KINERJA"), (300.0, "KETERANGAN LAIN"), (480.0, "CATATAN")]
    page = page_of([row] * lines)
    return lambda: parse_document(Document("a.xlsx", "a.xlsx", "0" * 64, "xlsx", False, (page,)))


def indicators(lines: int) -> Callable[[], Any]:
    """A sheet of indicators below one header."""
    head = [(20.0, "NO"), (60.0, "INDIKATOR KINERJA"), (300.0, "SATUAN"), (400.0, "TARGET")]
    rows = [(str(n), f"Jumlah produksi ke-{n}", "ton", str(5 + n)) for n in range(lines)]
    page = page_of([head, *([(x, t) for (x, _), t in zip(head, row, strict=True)] for row in rows)])
    return lambda: parse_document(Document("a.xlsx", "a.xlsx", "0" * 64, "xlsx", False, (page,)))


@pytest.mark.parametrize("make", [headers, indicators])
def test_a_sheet_without_rulings_is_parsed_in_linear_steps(make: Callable[[int], Callable[[], Any]]) -> None:
    grows_linearly(make, (200, 400, 800))


def test_a_ruled_sheet_is_read_and_parsed_in_linear_steps(tmp_path: Path) -> None:
    def make(rows: int) -> Callable[[], Any]:
        path = tmp_path / f"{rows}.xlsx"
        path.write_bytes(sheet_without_rules(rows))
        document = read_document(path)
        return lambda: parse_document(document)

    grows_linearly(make, (100, 200, 400))


def test_titles_are_looked_for_in_linear_steps() -> None:
    def make(count: int) -> Callable[[], Any]:
        page = page_of([[(200.0, f"Judul {n}")] for n in range(count)])
        lines = group_lines(page.words)
        return lambda: title_lines(page, lines)

    grows_linearly(make, (200, 400, 800))


@pytest.mark.parametrize("letters", ["[", "h:mm", '"', "[h", "\\", "#,", "0%", "?/", ";", "E+"])
def test_a_number_format_longer_than_excel_takes_counts_as_none(letters: str) -> None:
    form = letters * (LONGEST + 1)
    assert show(41.5, form).text == "41,5"
    assert show_text("teks", form) == "teks"


def test_cells_with_long_formats_take_no_more_steps_than_others(tmp_path: Path) -> None:
    counts = []
    for length in (300, 3_000, 30_000):
        path = tmp_path / "a.xlsx"
        path.write_bytes(heavy_format(length, cell=50))
        read_document(path)
        counts.append(steps(lambda: read_document(path)))  # noqa: B023
    assert max(counts) <= 1.1 * min(counts)


def test_a_link_on_an_empty_cell_prints_nothing_and_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(crowded("tautan", 30))
    words = [word.text for page in read_document(path).pages for word in page.words]
    assert words == ["PERJANJIAN", "KINERJA", "TAHUN", "2023"]


@pytest.mark.parametrize("what", ["validasi", "gabung", "tautan"])
def test_a_sheet_with_many_rules_ranges_or_links_is_read_in_linear_steps(what: str, tmp_path: Path) -> None:
    def make(count: int) -> Callable[[], Any]:
        path = tmp_path / f"{count}.xlsx"
        path.write_bytes(crowded(what, count))
        return lambda: read_document(path)

    grows_linearly(make, (200, 400, 800))


def test_tall_merged_ranges_are_read_in_linear_steps(tmp_path: Path) -> None:
    def make(count: int) -> Callable[[], Any]:
        path = tmp_path / f"{count}.xlsx"
        path.write_bytes(tall_merges(count))
        return lambda: read_document(path)

    grows_linearly(make, (50, 100, 200))
    few, tall = tmp_path / "rendah.xlsx", tmp_path / "tinggi.xlsx"
    few.write_bytes(tall_merges(50, 10))
    tall.write_bytes(tall_merges(50, 1_000))
    assert steps(lambda: read_document(tall)) <= 25 * steps(lambda: read_document(few))


def test_a_link_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(wide_link())
    read_document(path)
    assert steps(lambda: read_document(path)) < 50_000


def test_a_wide_word_table_is_read_in_linear_steps(tmp_path: Path) -> None:
    def make(rows: int) -> Callable[[], Any]:
        path = tmp_path / f"{rows}.docx"
        path.write_bytes(grid(rows, 60))
        return lambda: read_document(path)

    grows_linearly(make, (10, 20, 40))


def test_a_ruled_page_takes_steps_in_proportion_to_its_cells(tmp_path: Path) -> None:
    def make(cells: int) -> Callable[[], Any]:
        path = tmp_path / f"{cells}.pdf"
        path.write_bytes(grid_pdf(round(cells**0.5)))
        document = read_document(path)
        return lambda: parse_document(document)

    grows_linearly(make, (2_500, 5_000, 10_000))


def test_lines_at_the_edge_are_not_counted_again_for_every_line() -> None:
    def make(count: int) -> Callable[[], Any]:
        page = page_of([[(20.0, f"baris {n}")] for n in range(count)])
        return lambda: aligned_tables(page, page.words)

    grows_linearly(make, (400, 800, 1_600))
