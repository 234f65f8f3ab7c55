"""Rulings of a table that the first look missed: faint, dotted or worn ones, found once the words are known.

Words are taken out, and within a table that its other rulings prove, every level and every upright between two
crossing rulings is asked how much of it is darker than what lies on either side of it. A stretch of paper has no such
line, and a line of print is not dark along most of a cell. Outside of known tables nothing is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import LineArt, Segment
from petik.ingest.ocr.paper.prepare import Gray

Mask = npt.NDArray[np.bool_]
ALONG, CORE, SIDE = 0.06, 0.011, 0.025  # inches: what is averaged of a line, and how far off its sides are
TOUCH = 0.06  # inches: an end this close to a crossing ruling lies on it
NEAR = 0.05  # inches: a ruling this close to a known one is that one
COVERED = 0.55  # of a stretch between two crossing rulings: that much is dark where a ruling runs
OPEN = 0.4  # of a stretch: that much must be free of words for it to say anything
WHOLE = 0.5  # of the table: a ruling of which nothing was known must run this far
LEAST = 0.5  # inches: strokes of letters are shorter, and fill a low cell as rulings would
EDGE, CROSSED = 0.2, 0.5  # of a word's height: its middle begins; of a line's length: so much lies in words
CROSSINGS = 3  # rulings in either direction that prove a table
CONTRAST = 2.0  # grey levels by which a line is darker than its sides, at least
NOISE = 2.5  # times the paper's own unevenness, likewise


def completed(gray: Gray, art: LineArt, readings: Sequence[Reading], dpi: float) -> LineArt:
    """*art* with the rulings that the tables of the page have besides."""
    art = _without_strokes(art, readings)
    free = _without_words(gray.shape, readings, dpi)
    new: list[Segment] = []
    for table in tables(art.segments, dpi):
        for horizontal in (True, False):
            lines = _Direction(gray, free, table, horizontal, dpi)
            new += lines.missing()
    segments = (*art.segments, *new)
    return replace(art, segments=segments, mask=_drawn(art.mask, segments, dpi))


def _drawn(mask: npt.NDArray[np.uint8], segments: Sequence[Segment], dpi: float) -> npt.NDArray[np.uint8]:
    """The mask with every ruling drawn from end to end, over its gaps and on to the ruling that it nearly reaches."""
    out, reach = mask.copy(), TOUCH * dpi
    for s in segments:
        ends = [s.start, s.end]
        for o in segments:
            if o.horizontal is not s.horizontal and o.start - reach <= s.at <= o.end + reach:
                ends = [o.at if abs(o.at - end) <= reach else end for end in ends]
        (x0, y0), (x1, y1) = ((ends[0], s.at), (ends[1], s.at)) if s.horizontal else ((s.at, ends[0]), (s.at, ends[1]))
        cv2.line(out, (round(x0), round(y0)), (round(x1), round(y1)), (255,), max(2, round(s.thickness)))
    return out


def _without_strokes(art: LineArt, readings: Sequence[Reading]) -> LineArt:
    """Without horizontal "rulings" that run through the middles of words for most of their length: print, or a pen."""
    usual = float(np.median([r.bottom - r.top for r in readings])) if readings else 0.0
    words = [r for r in readings if r.bottom - r.top <= 1.7 * usual]
    kept, mask = [], art.mask
    for s in art.segments:
        crossed = sum(
            max(0.0, min(s.end, r.right) - max(s.start, r.left))
            for r in words
            if s.horizontal and r.top + EDGE * (r.bottom - r.top) < s.at < r.bottom - EDGE * (r.bottom - r.top)
        )
        if crossed <= CROSSED * (s.end - s.start):
            kept.append(s)
            continue
        mask = mask.copy() if mask is art.mask else mask
        half = round(s.thickness / 2) + 1
        mask[max(0, round(s.at) - half) : round(s.at) + half + 1, max(0, round(s.start)) : round(s.end) + 1] = 0
    return art if mask is art.mask else replace(art, segments=tuple(kept), mask=mask)


def _without_words(shape: tuple[int, ...], readings: Sequence[Reading], dpi: float) -> Mask:
    """Where no word stands."""
    free = np.ones(shape[:2], dtype=bool)
    pad = max(1, round(0.01 * dpi))
    for r in readings:
        free[max(0, r.top - pad) : r.bottom + pad, max(0, r.left - pad) : r.right + pad] = False
    return free


def tables(segments: Sequence[Segment], dpi: float) -> list[list[Segment]]:
    """Rulings that touch each other, at least three in either direction; frames and underlines are no tables."""
    reach = TOUCH * dpi
    groups: list[list[Segment]] = []
    for s in segments:
        touching = [g for g in groups if any(_meet(s, o, reach) for o in g)]
        groups = [g for g in groups if g not in touching]
        groups.append([s, *(o for g in touching for o in g)])
    return [g for g in groups if all(sum(s.horizontal is side for s in g) >= CROSSINGS for side in (True, False))]


def _meet(a: Segment, b: Segment, reach: float) -> bool:
    if a.horizontal == b.horizontal:
        return False
    return a.start - reach <= b.at <= a.end + reach and b.start - reach <= a.at <= b.end + reach


class _Direction:
    """One direction of one table, laid so that its rulings run along the array's rows."""

    def __init__(self, gray: Gray, free: Mask, table: Sequence[Segment], horizontal: bool, dpi: float) -> None:
        self.horizontal, self.dpi = horizontal, dpi
        self.own = [s for s in table if s.horizontal is horizontal]
        self.crossing = [s for s in table if s.horizontal is not horizontal]
        self.low = max(0, int(min(s.start for s in self.crossing)))
        self.high = int(max(s.end for s in self.crossing)) + 1
        self.places = _merged([s.at for s in self.crossing], NEAR * dpi)
        left, right = max(0, int(self.places[0])), int(self.places[-1]) + 1
        part = (slice(self.low, self.high), slice(left, right)) if horizontal else (
            slice(left, right), slice(self.low, self.high))  # fmt: skip
        self.left = left
        gray, free = gray[part], free[part]
        if not horizontal:
            gray, free = np.ascontiguousarray(gray.T), np.ascontiguousarray(free.T)
        self.free = free
        self.dark = self._darker(gray) & free

    def _darker(self, gray: Gray) -> Mask:
        """Pixels darker than both their sides, evened out along the line; one level of play included.

        Averages along the line tell a line of three grey levels from the paper's grain, which has five.
        """
        along, across = max(3, round(ALONG * self.dpi)), max(1, round(CORE * self.dpi))
        free = self.free.astype(np.float32)
        room = cv2.blur(free, (along, across))
        level = cv2.blur(gray.astype(np.float32) * free, (along, across)) / np.maximum(room, 0.2)
        off = max(2, round(SIDE * self.dpi))
        padded = np.pad(level, ((off, off), (0, 0)), mode="edge")
        darker = np.minimum(padded[: -2 * off], padded[2 * off :]) - level
        told = darker[self.free & (room > 0.5)]
        noise = 1.4826 * float(np.median(np.abs(told))) if told.size else 0.0
        dark = (darker >= max(CONTRAST, NOISE * noise)).astype(np.uint8)
        return np.asarray(cv2.dilate(dark, np.ones((3, 1), np.uint8)) > 0)

    def missing(self) -> list[Segment]:
        """The rulings to be added."""
        spans = [(round(a) - self.left, round(b) - self.left) for a, b in pairwise(self.places)]
        pad = max(1, round(0.02 * self.dpi))
        cover = np.zeros((self.dark.shape[0], len(spans)))
        for k, (a, b) in enumerate(spans):
            inner = slice(a + pad, max(a + pad + 1, b - pad))
            room = self.free[:, inner].sum(axis=1)
            wide = max(1, inner.stop - inner.start)
            share = self.dark[:, inner].sum(axis=1) / np.maximum(1, room)
            cover[:, k] = np.where(room >= OPEN * wide, share, 0.0)
        out: list[Segment] = []
        for level in self._peaks(cover, spans):
            out += self._segments(cover[level] >= COVERED, level)
        return out

    def _peaks(self, cover: npt.NDArray[np.float64], spans: Sequence[tuple[int, int]]) -> list[int]:
        """Levels at which the most of the table is ruled, best first, none close to a better one."""
        wide = np.array([b - a for a, b in spans], dtype=np.float64)
        amount = (np.where(cover >= COVERED, cover, 0.0) * wide).sum(axis=1)
        found: list[int] = []
        for level in np.argsort(-amount, kind="stable")[: 40 * len(self.own) + 400]:
            if amount[level] <= 0:
                break
            if all(abs(int(level) - o) > NEAR * self.dpi for o in found):
                found.append(int(level))
        return found

    def _segments(self, ruled: Mask, level: int) -> list[Segment]:
        """The stretches of one level that are ruled and not known to be."""
        at = float(level + self.low)
        known = [s for s in self.own if abs(s.at - at) <= NEAR * self.dpi]
        whole = self.places[-1] - self.places[0]
        spans = list(pairwise(self.places))
        ruled_length = sum(b - a for (a, b), r in zip(spans, ruled, strict=True) if r)
        if not known and ruled_length < WHOLE * whole:
            return []
        if known:
            at = known[0].at
        fresh = [
            r and not any(min(b, s.end) - max(a, s.start) > 0.5 * (b - a) for s in known)
            for (a, b), r in zip(spans, ruled, strict=True)
        ]
        runs = [(a, b) for a, b in _runs(spans, fresh) if b - a >= LEAST * self.dpi]
        return [Segment(self.horizontal, at, a, b, 2.0) for a, b in runs]


def _merged(places: Sequence[float], reach: float) -> list[float]:
    out: list[float] = []
    for p in sorted(places):
        if not out or p - out[-1] > reach:
            out.append(p)
    return out


def _runs(spans: Sequence[tuple[float, float]], taken: Sequence[bool]) -> list[tuple[float, float]]:
    """Neighbouring spans that are taken, as one."""
    out: list[tuple[float, float]] = []
    for (a, b), yes in zip(spans, taken, strict=True):
        if yes and out and out[-1][1] == a:
            out[-1] = (out[-1][0], b)
        elif yes:
            out.append((a, b))
    return out
