"""Print and what was typed, ticked or struck out over it afterwards: one page of words, and notes on what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from petik.ingest.page import Box, Word
from petik.ingest.pdf.raw.annotations import Annotation, Kind
from petik.ingest.pdf.raw.text import TextLayer
from petik.ingest.pdf.shapes.frame import Frame

WIDE, HIGH = 0.5, 0.4  # shares of the smaller word's width and height: overlapping by more, one stands upon the other
QUOTED = 60  # letters of a text that a note quotes
NAMED = 5  # texts that a note quotes


@dataclass(frozen=True, slots=True)
class Settled:
    """The words that count, in the file's order, and what the user should know, in Indonesian."""

    words: tuple[Word, ...]
    notes: tuple[str, ...] = ()


def settle(layer: TextLayer, annotations: Sequence[Annotation], frame: Frame) -> Settled:
    """The words of *layer* with ticks for ticked boxes, without what was struck out or typed over."""
    if not annotations:
        return Settled(layer.words, _unseen(layer.unseen))
    struck = _boxes(annotations, Kind.STRIKEOUT, frame)
    fields = [(a, _upright(a, frame)) for a in annotations if a.ticked is not None]
    stamps = _boxes(annotations, Kind.STAMP, frame)
    typed = [w for w in layer.typed if not any(_middle_in(w, box) for _, found in fields for box in found)]
    stamped = [w for w in typed if any(_middle_in(w, box) for box in stamps)]
    stamped = [w for w in stamped if any(_upon(w, printed) for printed in layer.words)]
    typed = [w for w in typed if w not in stamped]
    replaced = {i for i, w in enumerate(layer.words) if any(_upon(new, w) for new in typed)}
    cancelled = {i for i, w in enumerate(layer.words) if any(_middle_in(w, box) for box in struck)}
    kept = [w for i, w in enumerate(layer.words) if i not in replaced and i not in cancelled]
    ticks = [_tick(box) for a, found in fields for box in found if a.ticked]
    below = [*(layer.words[i] for i in sorted(replaced)), *_covered(layer.unseen, annotations, frame)]
    unseen = [w for w in layer.unseen if w not in below]
    notes = (
        *_typed_notes(typed, ticks, below),
        *_told("dicoret dengan anotasi dan tidak dibaca", [layer.words[i].text for i in sorted(cancelled)], "kata"),
        *_told("pada stempel anotasi menimpa cetakan dan tidak dibaca", [w.text for w in stamped], "kata"),
        *_told("(catatan tempel atau usulan ganti) tidak dibaca", _comments(annotations), "komentar"),
        *_drawn(annotations),
        *_unseen(unseen),
    )
    return Settled((*kept, *typed, *ticks), notes)


def _typed_notes(typed: Sequence[Word], ticks: Sequence[Word], below: Sequence[Word]) -> list[str]:
    out = []
    if typed or ticks:
        out.append(f"{len(typed) + len(ticks)} kata dari isian formulir atau anotasi ikut dibaca")
    lost = [w.text for w in below if any(c.isalnum() for c in w.text)]
    return out + _told("di bawah isian atau anotasi diganti olehnya dan tidak dibaca", lost, "kata")


def told(what: str, words: Sequence[Word]) -> tuple[str, ...]:
    """A note on *words*: their number, *what* happened to them, some of them quoted; () where there are none."""
    return tuple(_told(what, [w.text for w in words], "kata"))


def _told(what: str, texts: Sequence[str], unit: str) -> list[str]:
    """ "2 kata … : «a», «b»"; nothing where there is none."""
    if not texts:
        return []
    quoted = ", ".join(f"«{t if len(t) <= QUOTED else t[:QUOTED] + '…'}»" for t in texts[:NAMED])
    return [f"{len(texts)} {unit} {what}: {quoted}{', …' if len(texts) > NAMED else ''}"]


def _unseen(words: Sequence[Word]) -> tuple[str, ...]:
    return told("tersembunyi (tidak tampak di halaman) tidak dibaca", words)


def _comments(annotations: Sequence[Annotation]) -> list[str]:
    """What sticky notes and proposed replacements say."""
    return [" ".join(a.text.split()) for a in annotations if a.kind in (Kind.NOTE, Kind.CARET) and a.text.strip()]


def _drawn(annotations: Sequence[Annotation]) -> list[str]:
    """Handwriting and pictures put on the page: nobody reads them, so they are told."""
    ink = sum(a.kind is Kind.INK for a in annotations)
    return [f"{ink} coretan tangan (anotasi tinta) tidak dibaca"] if ink else []


def _covered(unseen: Sequence[Word], annotations: Sequence[Annotation], frame: Frame) -> list[Word]:
    """Print that an opaque field or typed text hides."""
    boxes = [*_boxes(annotations, Kind.FREETEXT, frame), *_boxes(annotations, Kind.WIDGET, frame)]
    return [w for w in unseen if any(_middle_in(w, box) for box in boxes)]


def _boxes(annotations: Sequence[Annotation], kind: Kind, frame: Frame) -> list[Box]:
    return [box for a in annotations if a.kind is kind for box in _upright(a, frame)]


def _upright(annotation: Annotation, frame: Frame) -> list[Box]:
    return [Box(*row) for row in frame.upright(np.array(annotation.boxes, dtype=np.float64)).tolist()]


def _tick(box: Box) -> Word:
    """A ticked box as the sign that Word documents have there."""
    side = min(box.width, box.height)
    return Word("✓", Box(box.cx - side / 2, box.cy - side / 2, box.cx + side / 2, box.cy + side / 2), "text", size=side)


def _middle_in(word: Word, box: Box) -> bool:
    return box.contains_centre(word.box)


def _upon(one: Word, other: Word) -> bool:
    """True where the two words stand at one place."""
    a, b = one.box, other.box
    wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > WIDE * min(a.width, b.width) and high > HIGH * min(a.height, b.height)
