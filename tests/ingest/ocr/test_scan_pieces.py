"""Pieces of a page that are read alone: cut out, read in one call, put back in their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from petik.ingest.errors import FileFailed
from petik.ingest.ocr.again.rereading import reread
from petik.ingest.ocr.again.silent_cells import MAX_CELLS, cells_to_read
from petik.ingest.ocr.again.snippets import Strip, cut, read_snippets
from petik.ingest.ocr.engine import tesseract, tesseract_library
from petik.ingest.ocr.engine.tesseract import BLOCK_MODE, INSTALL, LINE_MODE, Reading, read_many
from tests.ingest.scans import DPI, Drawing, reading, texts

XS, YS = (60, 300, 560), (100, 180, 260)


def table(page: Drawing, *placed: tuple[str, int, int]) -> list[Reading]:
    """A grid of four cells with texts in some of them."""
    page.grid(XS, YS)
    return [page.text(text, XS[col] + 30, YS[row] + 24) for text, row, col in placed]


def around(strip: Strip, r: Reading) -> bool:
    return abs(strip[0] - r.left) < 5 and abs(strip[2] - r.right) < 5 and abs(strip[3] - r.bottom) < 5


def all_kept(r: Reading) -> Reading | None:
    return r


# --- silent cells -----------------------------------------------------------------------------------------------------


def test_a_cell_with_ink_and_no_word_is_silent() -> None:
    page = Drawing()
    label, digit = table(page, ("Lapak", 0, 0), ("7", 1, 1))
    (box,) = cells_to_read(page.sheet(), [label], [])
    assert around(box, digit)


def test_cells_that_were_read_or_will_be_read_as_a_line_are_not_silent() -> None:
    page = Drawing()
    label, digit = table(page, ("Lapak", 0, 0), ("7", 1, 1))
    assert cells_to_read(page.sheet(), [label, digit], []) == []
    assert cells_to_read(page.sheet(), [label], [(digit.left, digit.top, digit.right, digit.bottom)]) == []


def test_specks_and_print_outside_tables_are_no_silent_cells() -> None:
    page = Drawing()
    table(page)
    page.pen.point((150, 140), fill=(20, 20, 20))
    page.text("7", 700, 500)
    assert cells_to_read(page.sheet(), [], []) == []


def test_a_page_of_small_boxes_costs_no_more_than_the_limit() -> None:
    page = Drawing(1000, 1000)
    page.grid(range(100, 901, 66), range(50, 951, 66))
    for x in range(100, 860, 66):
        for y in range(50, 900, 66):
            page.pen.rectangle((x + 25, y + 25, x + 40, y + 40), fill=(20, 20, 20))
    assert len(cells_to_read(page.sheet(), [], [])) == MAX_CELLS


# --- snippets ---------------------------------------------------------------------------------------------------------


def test_a_snippet_is_framed_with_paper_and_knows_its_place() -> None:
    page = Drawing()
    word = page.text("Lapak", 200, 100)
    snippet = cut(page.gray, (word.left, word.top, word.right, word.bottom), 4, 20, 7)
    assert (snippet.dx, snippet.dy, snippet.key) == (word.left - 24, word.top - 24, 7)
    assert snippet.image.shape == (word.bottom - word.top + 48, word.right - word.left + 48)
    assert (snippet.image[:20] > 240).all() and snippet.image.min() < 60


def test_a_snippet_at_the_pages_edge_stays_on_the_page() -> None:
    snippet = cut(Drawing(100, 80).gray, (0, 0, 40, 20), 8, 10, 1)
    assert (snippet.dx, snippet.dy) == (-10, -10)
    assert snippet.image.shape == (28 + 20, 48 + 20)


def test_words_of_snippets_come_back_in_the_pages_pixels() -> None:
    page = Drawing()
    first, second = page.text("Lapak", 200, 100), page.text("Gerai", 500, 400)
    pieces = [cut(page.gray, (r.left, r.top, r.right, r.bottom), 4, 20, 900 + n) for n, r in enumerate((first, second))]
    found = read_snippets(pieces, DPI, LINE_MODE, lambda r: replace(r, text=r.text.upper()))
    assert [texts(words) for words in found] == [["LAPAK"], ["GERAI"]]
    assert [words[0].line[0] for words in found] == [900, 901]
    for (word,), drawn in zip(found, (first, second), strict=True):
        assert (word.left, word.top, word.right, word.bottom) == pytest.approx(
            (drawn.left, drawn.top, drawn.right, drawn.bottom), abs=5
        )


def test_what_the_cleaner_drops_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "read_many", lambda *given: [[reading("|"), reading("Lapak")]])
    piece = cut(Drawing().gray, (10, 10, 60, 40), 2, 5, 1)
    assert [texts(w) for w in read_snippets([piece], DPI, LINE_MODE, lambda r: None if r.text == "|" else r)] == [
        ["Lapak"]
    ]


# --- many images in one call ------------------------------------------------------------------------------------------


def test_many_images_are_read_in_one_call_and_keep_their_words() -> None:
    """An image without words has none, and does not move the words of the next."""
    images = []
    for text in ("Lapak", "", "Gerai"):
        page = Drawing(300, 80)
        page.text(text, 40, 20)
        images.append(page.gray)
    assert [texts(words) for words in read_many(images, DPI, BLOCK_MODE)] == [["Lapak"], [], ["Gerai"]]


def test_no_images_are_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "version", None)  # would raise when called
    assert read_many([], DPI, LINE_MODE) == []


def test_the_program_takes_over_where_the_library_cannot_be_loaded_and_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Drawing(700, 120)
    page.words("Jumlah kelompok tani 1.250", 40, 30)
    by_library = read_many([page.gray, page.gray], DPI, LINE_MODE)
    monkeypatch.setattr(tesseract_library, "version", lambda: None)
    by_program = read_many([page.gray, page.gray], DPI, LINE_MODE)
    assert [texts(words) for words in by_program] == [["Jumlah", "kelompok", "tani", "1.250"]] * 2
    assert [texts(words) for words in by_library] == [texts(words) for words in by_program]
    for ours, theirs in zip(by_library[0], by_program[0], strict=True):
        assert abs(ours.left - theirs.left) <= 2 and abs(ours.bottom - theirs.bottom) <= 2 and ours.line == theirs.line


def test_images_are_taken_away_again_also_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object, **named: object) -> None:
        assert len(list(tmp_path.rglob("*.pgm"))) == 2
        raise RuntimeError("Tesseract process timeout")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("pytesseract.image_to_data", fails)
    with pytest.raises(FileFailed):
        tesseract.read_by_program([np.full((20, 30), 255, dtype=np.uint8)] * 2, DPI, LINE_MODE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(tesseract_library.version() is None, reason="the library has no build for this machine")
def test_what_a_page_says_does_not_depend_on_the_pages_before_it() -> None:
    first, second = Drawing(500, 100), Drawing(500, 100)
    first.words("Perikanan Budidaya", 40, 30)
    second.words("Penyuluhan 37,5", 40, 30)
    alone = tesseract.read(second.gray, DPI, LINE_MODE)
    tesseract.read(first.gray, DPI, LINE_MODE)
    tesseract.read(second.gray, DPI, BLOCK_MODE, alphabet="0123456789,", languages="eng")
    assert tesseract.read(second.gray, DPI, LINE_MODE) == alone


@pytest.mark.skipif(tesseract_library.version() is None, reason="the library has no build for this machine")
def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "SECONDS", 0.001)
    page = Drawing(900, 700)
    for row in range(12):
        page.words("Persentase ketersediaan pangan daerah", 30, 20 + 55 * row)
    with pytest.raises(FileFailed, match="Tesseract"):
        tesseract.read(page.gray, DPI)


def test_a_machine_without_indonesian_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract.version.cache_clear()
    monkeypatch.setattr("pytesseract.get_languages", lambda: ["eng", "osd"])
    with pytest.raises(FileFailed, match="tesseract-ocr-ind"):
        read_many([Drawing(60, 40).gray], DPI, LINE_MODE)
    assert "apt install" in INSTALL


# --- all of it --------------------------------------------------------------------------------------------------------


def test_a_dropped_line_bullets_and_a_silent_cell_are_read_and_what_was_read_stays() -> None:
    page = Drawing(1000, 800)
    label, _ = table(page, ("Lapak", 0, 0), ("37", 1, 1))
    page.words("RIMBA JATI PERMANA", 100, 600)
    starts = [page.text(t, 140, 340 + 60 * n) for n, t in enumerate(("Menata", "Merawat"))]
    for n in range(2):
        page.pen.ellipse((96, 352 + 60 * n, 106, 362 + 60 * n), fill=(20, 20, 20))
    found = reread(page.sheet(), [label, *starts], all_kept)
    assert found[:3] == [label, *starts]
    assert sorted(texts(found[3:])) == ["37", "JATI", "PERMANA", "RIMBA", "•", "•"]
    number = next(r for r in found if r.text == "37")
    assert XS[1] < number.left and YS[1] < number.top and number.right < XS[2] and number.bottom < YS[2]


def test_several_lines_in_a_silent_cell_are_read_as_a_block() -> None:
    page = Drawing(800, 500)
    page.grid((60, 300, 600), (100, 300))
    page.words("Los", 90, 130)
    page.words("ata", 90, 180)  # each too short to be seen as a dropped line
    label = page.text("Pasar", 330, 130)
    found = reread(page.sheet(), [label], all_kept)
    assert {"Los", "ata", "Pasar"} == set(texts(found))


def test_the_marker_of_a_word_that_a_strip_replaced_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The strip's own reading holds the marker; it must not stand there twice."""
    page = Drawing()
    starts = [page.text(t, 140, 340 + 60 * n) for n, t in enumerate(("Menata", "Merawat"))]
    for n in range(2):
        page.pen.ellipse((96, 352 + 60 * n, 106, 362 + 60 * n), fill=(20, 20, 20))
    doubtful = [replace(starts[0], text="Mencts", confidence=0.2), starts[1]]
    found = reread(page.sheet(), doubtful, all_kept)
    assert "Mencts" not in texts(found) and "Menata" in texts(found)
    assert sum(r.line == starts[0].line for r in found) == 0
    assert [r.text for r in found if r.line == starts[1].line] == ["Merawat", "•"]


def test_a_blank_page_costs_no_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "version", None)  # would raise when called
    assert reread(Drawing().sheet(), [], all_kept) == []
