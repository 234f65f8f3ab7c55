"""Names and texts of strangers' files, shown without acting: on terminals, in messages, in results."""

from __future__ import annotations

import pytest

from petik.ingest.files.visible import visible_line, visible_name, visible_page
from petik.ingest.page import Box, Page, Word
from petik.messages import Texts
from petik.one.result import FileStatus

BOX = Box(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("pk 2021 (final) é – «baik».pdf", "pk 2021 (final) é – «baik».pdf"),
        ("dua\nbaris.pdf", "dua�baris.pdf"),
        ("\x1b[31mmerah\x1b[0m.pdf", "�[31mmerah�[0m.pdf"),
        ("\x9b31m.pdf", "�31m.pdf"),  # the same in one character
        ("laporan\u202efdp.exe", "laporan�fdp.exe"),  # would show as "laporanexe.pdf"
        ("nama\udcff\udcfe.pdf", "nama��.pdf"),  # bytes that are no UTF-8
    ],
)
def test_a_name_shows_what_it_is(name: str, shown: str) -> None:
    assert visible_name(name) == shown


def test_a_name_as_long_as_a_book_loses_its_middle() -> None:
    shown = visible_name("awal" + "x" * 60_000 + "akhir.pdf")
    assert len(shown) == 301 and shown.startswith("awalx") and shown.endswith("xakhir.pdf")


def test_a_message_is_one_line() -> None:
    assert visible_line("lembar kerja\n  \x1b[2Jtersembunyi:\tA") == "lembar kerja [2Jtersembunyi: A"


def test_words_lose_what_acts_and_keep_the_rest() -> None:
    words = [Word(text, BOX, "dump") for text in ("\x1b[31m12\u202e%", "\x07")]
    words.append(Word("baik", BOX, "dump", other="b\x00k"))
    page = visible_page(Page(1, 100, 100, "dump", tuple(words), notes=("lembar: A\x1bB",)))
    assert [(w.text, w.other) for w in page.words] == [("[31m12%", None), ("baik", "bk")]
    assert page.notes == ("lembar: AB",)


def test_a_page_without_such_words_is_left_as_it_is() -> None:
    page = Page(1, 100, 100, "text", (Word("baik", BOX, "text"),))
    assert visible_page(page) is page


def test_a_row_and_a_sentence_are_plain_whoever_made_them() -> None:
    status = FileStatus("a\x1b.pdf", "failed", "satu\ndua\x1b[0m")
    assert (status.berkas, status.pesan) == ("a�.pdf", "satu dua[0m")
    assert Texts("id")("file_error", file="a\x1b[2J.pdf", message="x\ny") == "a�[2J.pdf: x�y"
