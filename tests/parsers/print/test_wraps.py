"""Words that a narrow cell broke in two are one word again; whole words stay two."""

from __future__ import annotations

import pytest

from petik.parsers.print.strings import Vocabulary, is_remnant, join_texts
from tests.parsers.shapes import line

WORDS = Vocabulary(
    line(text)
    for text in (
        "arah pembangunan yang jelas",
        "untuk pembangunan dan pembangunan desa",
        "satuan persen dari persen itu",
        "oleh meningkatnya kinerja",
        "para pelaku usaha",
        "meningkat pembanguna n x",  # a line across two cells of a table leaves such pieces in the count
    )
)


@pytest.mark.parametrize(
    ("texts", "edges", "whole"),
    [
        (["Rencana pembanguna", "n desa"], [0.9, 5.0], "Rencana pembangunan desa"),
        (["Perse", "n"], [0.7, 5.0], "Persen"),
        (["Meningkat", "nya kinerja"], [0.5, 5.0], "Meningkatnya kinerja"),
        (["kelompok/pe", "laku"], [0.2, 5.0], "kelompok/pelaku"),
        (["Rencana pembanguna", "n desa"], [3.0, 5.0], "Rencana pembanguna n desa"),  # there was room for the letter
        (["pembangunan", "di desa"], [0.1, 5.0], "pembangunan di desa"),
    ],
)
def test_broken_words(texts: list[str], edges: list[float], whole: str) -> None:
    assert join_texts(texts, edges, WORDS) == whole


def test_what_is_no_word_of_its_own() -> None:
    assert is_remnant("n") and is_remnant("an,") and is_remnant("nya")
    assert not is_remnant("di") and not is_remnant("N") and not is_remnant("dan")


def test_a_page_line_crosses_cells_but_only_what_stands_inside_a_cell_is_surely_a_word() -> None:
    pages = [line("1 Meningkatn untuk ya tertib x"), line("oleh Meningkatnya kinerja")]
    cells = [[line("1")], [line("Meningkatn"), line("ya tertib")], [line("untuk")]]
    assert Vocabulary(pages, cells).joins("Meningkatn", "ya")
    assert not Vocabulary(pages).joins("Meningkatn", "untuk")


@pytest.mark.parametrize(
    ("texts", "edges", "whole"),
    [
        (["kependuduk", "an dan"], [0.3, 5.0], "kependudukan dan"),  # alone on a line that it fills, known nowhere
        (["tata kependuduk", "an dan"], [3.0, 5.0], "tata kependuduk an dan"),
        (["pelaku", "usaha"], [0.3, 5.0], "pelaku usaha"),
        (["Persentase", "dari"], [0.3, 5.0], "Persentase dari"),
    ],
)
def test_only_a_word_wider_than_its_cell_is_broken(texts: list[str], edges: list[float], whole: str) -> None:
    assert join_texts(texts, edges, WORDS) == whole


def test_a_word_in_capitals_is_broken_too() -> None:
    assert join_texts(["URUSAN PEMBANGU", "NAN DESA"], [0.5, 5.0], WORDS) == "URUSAN PEMBANGUNAN DESA"
    assert join_texts(["URUSAN PEMBANGUNAN", "DESA"], [0.5, 5.0], WORDS) == "URUSAN PEMBANGUNAN DESA"
