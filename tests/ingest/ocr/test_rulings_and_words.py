"""What scans lose of tables is put back: faint rulings, borders of rows, uprights; and one print is one reading."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from petik.ingest.ocr.again.overlaps import mended, single
from petik.ingest.ocr.again.weak_cells import cells_to_read_again, read_again
from petik.ingest.ocr.frames.faint_rulings import completed
from petik.ingest.ocr.frames.lost_borders import lost_borders
from petik.ingest.ocr.frames.rulings import Segment, cells, find_rulings
from petik.ingest.ocr.frames.table_gaps import apart
from tests.ingest.scans import DPI, Drawing, reading

XS, YS = (100, 400, 700, 900), (100, 200, 300, 400, 500)


def level(at: float, start: float = 100, end: float = 900) -> Segment:
    return Segment(True, at, start, end, 3.0)


def upright(at: float, start: float = 100, end: float = 500) -> Segment:
    return Segment(False, at, start, end, 3.0)


def test_a_ruling_of_a_few_grey_levels_is_found_in_a_known_table() -> None:
    page = Drawing()
    page.grid(XS, [y for y in YS if y != 300])
    gray = page.gray.copy()
    noise = np.random.default_rng(1).normal(0, 3, gray.shape)
    gray[299:302, 100:900] = np.minimum(gray[299:302, 100:900], 240)
    gray = np.clip(gray + noise, 0, 255).astype(np.uint8)
    art = find_rulings(gray, DPI)
    assert len(cells(art, DPI)) == 9
    found = completed(gray, art, [], DPI)
    assert any(s.horizontal and abs(s.at - 300) <= 3 for s in found.segments)
    assert len(cells(found, DPI)) == 12


def test_white_paper_has_no_ruling_and_print_is_none() -> None:
    page = Drawing()
    page.grid(XS, [y for y in YS if y != 300])
    words = [w for y in (215, 245, 330) for w in page.words("Terlaksananya pembinaan", 110, y, 20)]
    gray = np.clip(page.gray + np.random.default_rng(1).normal(0, 3, page.gray.shape), 0, 255).astype(np.uint8)
    art = find_rulings(gray, DPI)
    for known in (words, []):
        assert len(completed(gray, art, known, DPI).segments) == len(art.segments)


def test_a_stroke_through_words_is_no_ruling() -> None:
    page = Drawing()
    page.grid(XS, YS)
    words = page.words("Terlaksananya pembinaan", 110, 230, 20)
    y = (words[0].top + words[0].bottom) // 2
    page.pen.line((110, y, 370, y), fill=(20, 20, 20), width=3)
    art = find_rulings(page.gray, DPI)
    assert any(abs(s.at - y) <= 3 for s in art.segments)
    assert not any(s.horizontal and abs(s.at - y) <= 3 for s in completed(page.gray, art, words, DPI).segments)


def test_blurred_print_is_no_ruling() -> None:
    page = Drawing()
    page.grid(XS, YS)
    page.text("MMMMNNNNMMMMNNNN", 110, 230, 20)
    gray = np.asarray(cv2.GaussianBlur(page.gray, (0, 0), 3.0), dtype=np.uint8)
    inner = [s for s in find_rulings(gray, DPI).segments if s.horizontal and 210 < s.at < 290]
    assert inner == []


def table(*levels: float) -> list[Segment]:
    return [*(level(y) for y in levels), *(upright(x) for x in XS)]


def word(text: str, x: int, y: int) -> object:
    return reading(text, (x, y, x + 12 * len(text), y + 20))


def test_rows_of_even_lines_that_lost_their_border_are_parted() -> None:
    words = [word(t, x, y) for y, n in ((210, "10"), (250, "25"), (290, "31")) for t, x in (("Pasar", 120), (n, 720))]
    found = lost_borders(table(100, 200, 400, 500), words, DPI)  # type: ignore[arg-type]
    assert [(s.horizontal, s.at) for s in found] == [(True, 240.0), (True, 280.0)]


def test_two_numbers_of_one_column_are_two_rows_where_all_text_pauses() -> None:
    lines = [(210, "Pasar"), (236, "rakyat"), (262, "desa"), (312, "Toko"), (338, "tani")]
    words = [word(t, 120, y) for y, t in lines] + [word("10", 720, 210), word("25", 720, 312)]
    (border,) = lost_borders(table(100, 200, 400, 500), words, DPI)  # type: ignore[arg-type]
    assert 282 <= border.at <= 312 and (border.start, border.end) == (100, 900)


def test_a_text_that_runs_on_beside_two_numbers_is_left_alone() -> None:
    lines = [(210, "Pasar"), (236, "rakyat"), (262, "desa"), (288, "dan"), (314, "toko"), (340, "tani")]
    words = [word(t, 120, y) for y, t in lines] + [word("10", 720, 210), word("25", 720, 314)]
    assert lost_borders(table(100, 200, 400, 500), words, DPI) == []  # type: ignore[arg-type]


def test_a_heading_is_parted_where_the_columns_below_it_are() -> None:
    rulings = [*(level(y) for y in (100, 200, 300)), upright(100), upright(900), upright(700), upright(400, 200, 500)]
    words = [word("Sasaran", 150, 140), word("Indikator", 480, 140), word("Target", 740, 140)]
    (found,) = lost_borders(rulings, words, DPI)  # type: ignore[arg-type]
    assert (found.horizontal, found.at, found.start, found.end) == (False, 400, 100, 200)


def test_a_heading_over_two_columns_stays_whole() -> None:
    rulings = [*(level(y) for y in (100, 200, 300)), upright(100), upright(900), upright(700), upright(400, 200, 500)]
    words = [word("Realisasi Kinerja", 310, 140), word("Target", 740, 140)]
    assert lost_borders(rulings, words, DPI) == []  # type: ignore[arg-type]


def test_two_tables_that_one_upright_holds_together_are_taken_apart() -> None:
    rulings = [*(level(y) for y in (100, 200, 300, 400, 500)), upright(100)]
    rulings += [upright(x, a, b) for x in (400, 700, 900) for a, b in ((100, 200), (300, 500))]
    found = apart(rulings, [], DPI)
    assert sorted((s.start, s.end) for s in found if not s.horizontal and s.at == 100) == [(100, 200), (300, 500)]
    assert apart(rulings, [reading("Program", (200, 230, 300, 260))], DPI) == rulings


def test_a_line_read_twice_is_read_once() -> None:
    whole, half = reading("SATUAN", (100, 100, 200, 130), 0.95), reading("DAIUAN", (100, 114, 200, 130), 0.4)
    below = reading("Persen", (100, 140, 200, 165), 0.9)
    assert single([half, whole, below]) == [whole, below]


def test_a_word_torn_in_two_is_one_and_two_words_stay_two() -> None:
    ang, garan = reading("Ang", (100, 100, 156, 129)), reading("garan", (159, 105, 240, 129))
    assert [r.text for r in mended([ang, garan])] == ["Anggaran"]
    apart_ = replace(garan, left=170, right=251)
    assert mended([ang, apart_]) == [ang, apart_]


def test_a_cell_that_was_read_badly_is_read_again_and_the_surer_reading_kept() -> None:
    page = Drawing()
    page.grid(XS, YS)
    page.text("100%", 480, 230, 24)
    nonsense = reading("mara", (480, 232, 540, 256), 0.2)
    sheet = page.sheet(18)
    (box,) = cells_to_read_again(sheet, [nonsense])
    assert 470 < box[0] < box[2] < 560
    good = reading("100%", (480, 232, 540, 256), 0.9)
    assert read_again([nonsense], [box], [[good]]) == [good]
    assert read_again([nonsense], [box], [[]]) == [nonsense]
    assert cells_to_read_again(sheet, [good]) == []


def test_dots_of_a_blotted_heading_are_no_rulings() -> None:
    page = Drawing()
    page.grid(XS, YS)
    gray = page.gray.copy()
    dots = np.random.default_rng(3).random((96, 796)) < 0.55
    dots[:, 100:103] = dots[40:43, 50:250] = True  # a column and a row of dots that happen to touch
    gray[102:198, 102:898] = np.where(dots, 20, 252)
    strange = [s for s in find_rulings(gray, DPI).segments if min(abs(s.at - a) for a in (*XS, *YS)) > 8]
    assert strange == []
