"""What stands on pages and in tables and is no row of them: watermarks, running heads, titles inside a table."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Box, Page
from petik.parsers.print.lines import group_lines
from petik.parsers.print.page_edges import without_running
from petik.parsers.print.watermarks import without_watermarks
from petik.parsers.tables.title_rows import without_title_rows
from tests.parsers.shapes import page, table


def with_large_word(base: Page, text: str, top: float) -> Page:
    word = replace(base.words[0], text=text, box=Box(50, top, 500, top + 90))
    return replace(base, words=(*base.words, word))


def test_large_letters_over_the_text_are_a_watermark() -> None:
    body = page(("Jumlah sumur", 0, 100), ("12", 300, 100))
    assert without_watermarks(with_large_word(body, "SALINAN", 60)).words == body.words
    assert len(without_watermarks(with_large_word(body, "2019", 60)).words) == len(body.words) + 1  # no number is lost


def test_a_heading_that_runs_up_the_page_is_no_watermark() -> None:
    body = page(*((f"Jumlah sumur {n}", 0, 100 + 12 * n) for n in range(30)))
    upright = replace(body.words[0], text="REALISASI", box=Box(300, 100, 311, 160))
    found = replace(body, words=(*body.words, upright))
    assert without_watermarks(found) is found


def test_a_large_title_alone_on_its_height_stays() -> None:
    cover = with_large_word(page(("Dinas Perikanan", 0, 400)), "LKIP", 100)
    assert without_watermarks(cover) is cover


def test_page_numbers_and_running_heads_are_no_lines_of_a_table() -> None:
    found = page(("Dinas Perikanan", 0, 10), ("Jumlah sumur", 0, 200), ("12", 300, 200), ("Halaman 3", 400, 780))
    kept = without_running(found, group_lines(found.words))
    assert [line.text for line in kept] == ["Jumlah sumur 12"]


def test_a_row_at_the_edge_of_a_page_stays() -> None:
    found = page(("Jumlah sumur", 0, 768), ("10", 300, 768), ("Jumlah mata air", 0, 780), ("12", 300, 780))
    assert len(without_running(found, group_lines(found.words))) == 2


def test_a_figure_alone_at_the_edge_of_a_page_is_no_running_foot() -> None:
    found = page(("Jumlah sumur", 0, 700), ("12", 300, 700), ("85,00%", 300, 780))
    assert [line.text for line in without_running(found, group_lines(found.words))][-1] == "85,00%"


def test_titles_in_merged_rows_above_the_header_are_cut_off() -> None:
    found = without_title_rows(
        table(
            [
                [("RENCANA AKSI TAHUN 2021", 1, 3), "<", "<"],
                [("DINAS PERIKANAN", 1, 3), "<", "<"],
                ["Sasaran", "Indikator Kinerja", "Target"],
                ["Meningkatnya panen", "Jumlah lumbung", "5"],
            ]
        )
    )
    assert next([c.text for c in row if c] for row in found.grid()) == ["Sasaran", "Indikator Kinerja", "Target"]
    assert found.n_rows == 2


def test_a_group_title_of_a_continued_table_stays() -> None:
    found = table([[("Program Perikanan", 1, 3), "<", "<"], ["1", "Bibit ikan", "5"], ["2", "Pakan ikan", "7"]])
    assert without_title_rows(found) is found
