"""Bullets and lone digits in front of lines are found, read with their line, and kept when they stay dumb."""

from __future__ import annotations

import pytest

from petik.ingest.ocr.again.markers import MARKER, MAX_MARKERS, Marker, markers_to_read
from petik.ingest.ocr.engine.tesseract import Reading
from petik.schemas.keyakinan import HINTED
from tests.ingest.scans import Drawing, reading, texts


def bullets(page: Drawing, count: int, x: int = 60) -> None:
    for n in range(count):
        page.pen.ellipse((x, 112 + 50 * n, x + 10, 122 + 50 * n), fill=(20, 20, 20))


def test_bullets_below_each_other_are_markers_of_their_lines() -> None:
    page = Drawing()
    bullets(page, 3)
    starts = [page.text(t, 100, 100 + 50 * n) for n, t in enumerate(("Lapak", "Kios", "Gerai"))]
    found = markers_to_read(page.sheet(), starts)
    assert [m.start for m in found] == starts
    assert all(abs(m.box[0] - 60) <= 2 and abs(m.box[2] - 71) <= 2 for m in found)
    assert all(m.line[2] == m.start.right and m.line[0] == m.box[0] for m in found)


def test_a_lone_shape_is_a_marker_only_below_a_marker_that_was_read() -> None:
    page = Drawing()
    bullets(page, 1)
    start = page.text("Lapak", 100, 100)
    assert markers_to_read(page.sheet(), [start]) == []
    read = page.text("2.", 60, 200)
    assert [m.start for m in markers_to_read(page.sheet(), [start, read])] == [start]


def test_only_the_first_word_of_a_line_has_a_marker() -> None:
    page = Drawing()
    bullets(page, 2)
    lines = [page.words("Lapak pasar tertata", 100, 100), page.words("Kios pasar bersih", 100, 150)]
    found = markers_to_read(page.sheet(), [w for line in lines for w in line])
    assert texts([m.start for m in found]) == ["Lapak", "Kios"]


def test_a_shape_far_away_beyond_a_ruling_or_as_large_as_a_word_is_no_marker() -> None:
    for x, drawn in ((4, (4, 100, 12, 120)), (60, (20, 100, 92, 124))):
        page = Drawing()
        for n in range(2):
            page.pen.rectangle((drawn[0], drawn[1] + 50 * n, drawn[2], drawn[3] + 50 * n), fill=(20, 20, 20))
        starts = [page.text(t, 140, 94 + 50 * n) for n, t in enumerate(("Lapak", "Kios"))]
        assert markers_to_read(page.sheet(), starts) == [], x
    walled = Drawing()
    bullets(walled, 2)
    walled.pen.line((85, 60, 85, 400), fill=(20, 20, 20), width=3)
    starts = [walled.text(t, 110, 100 + 50 * n) for n, t in enumerate(("Lapak", "Kios"))]
    assert markers_to_read(walled.sheet(), starts) == []


def test_no_more_markers_than_the_limit() -> None:
    page = Drawing(500, 2500)
    bullets(page, MAX_MARKERS + 5)
    starts = [page.text("Lapak", 100, 100 + 50 * n) for n in range(MAX_MARKERS + 5)]
    assert len(markers_to_read(page.sheet(), starts)) == MAX_MARKERS


START = reading("Lapak", (100, 100, 180, 125), 0.9)
AT = Marker((60, 104, 80, 122), START)


def test_a_marker_is_what_stands_before_the_first_word() -> None:
    found = AT.read([reading("2.", (58, 103, 82, 123), 0.8), START])
    assert (found.text, found.confidence, found.line) == ("2.", 0.8, START.line)
    assert (found.left, found.right, found.top, found.bottom) == (60, 80, 100, 125)  # on the line of its word


@pytest.mark.parametrize(
    "words",
    [
        [],
        [START],  # nothing before the word
        [reading("Ka", (58, 103, 82, 123)), START],  # no marker
        [reading("2.", (58, 103, 130, 123))],  # reaches into the word
    ],
)
def test_a_marker_that_cannot_be_read_is_kept_as_a_bullet(words: list[Reading]) -> None:
    found = AT.read(words)
    assert (found.text, found.confidence) == ("•", HINTED)


def test_a_digit_of_low_confidence_is_kept_as_one() -> None:
    assert AT.read([reading("1.", (58, 103, 82, 123), 0.1), START]).confidence == HINTED


def test_what_a_marker_may_be() -> None:
    assert all(MARKER.match(t) for t in ("2.", "a)", "(3)", "1.2", "iv.", "-", "•", "12"))
    assert not any(MARKER.match(t) for t in ("v", "¥", "Ka", "2016", "1.000.000", "100", "."))
