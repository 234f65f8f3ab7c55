"""Every number of a page is read a second time, by a reader that errs otherwise; what both say decides its confidence.

Tesseract repeats its own misreadings: two prints of it are one witness. So the runs of digits are cut out and read by
`recogniser`; where it differs, Tesseract reads the digits once more on a sheet of their own (`number_sheet`), and what
two different engines agree on is kept. A print that can be a number beats one that cannot. What is not kept stays
beside the number (`Reading.other`) for the later stages to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.numbers.numerals import JOINABLE, digits, is_candidate, is_legal, plain, same_number
from petik.ingest.ocr.numbers.recogniser import Line, read_lines
from petik.ingest.ocr.numbers.sheet import read_digits
from petik.ingest.ocr.numbers.torn import whole_again
from petik.ingest.ocr.paper.prepare import Gray
from petik.schemas.keyakinan import DISPUTED, FIRM, READ_TWICE, SIGNS, USUAL

MAX_RUNS = 400  # runs of a page that are read twice, at most
RUN_GAP = 0.9  # heights between words that are read together: a NIP's blocks
JOIN_GAP = 0.6  # heights between pieces of one number ("249 757.006")
PAD = 0.18  # heights of paper around a run
SURE = 0.95  # the second reader's mean from which it is believed against the first
WEAK, LONGEST = 0.60, 20  # confidence and letters of a word that may be a number read as nonsense
PERCENT = re.compile(r"^[%YyVoOa0/\\]{1,3}$")  # how Tesseract reads "%" behind a number: "Yo", "o/o", "Va"


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand together on a line: indices of the numbers, and of what may be their percent sign."""

    words: tuple[int, ...]
    percent: int | None = None


def read_twice(gray: Gray, readings: Sequence[Reading], dpi: float) -> list[Reading]:
    """*readings* (pixels of *gray*, a page without rulings) with their numbers judged by two readers."""
    whole, readings = whole_again(gray, readings, _crop)
    runs = _runs(readings)[:MAX_RUNS]
    if not runs:
        return [*readings, *whole]
    lines = read_lines([_crop(gray, [readings[i] for i in _members(run)]) for run in runs])
    out: list[Reading | None] = list(readings)
    second: dict[int, Line] = {}
    for run, line in zip(runs, lines, strict=True):
        _take_run(run, line, readings, out, second)
    single = [i for run in runs for i in run.words if i not in second and out[i] is readings[i]]
    second.update(zip(single, read_lines([_crop(gray, [readings[i]]) for i in single]), strict=True))
    asked = [i for i, line in second.items() if _in_doubt(readings[i].text, line.text)]
    third = dict(zip(asked, read_digits(gray, [readings[i] for i in asked], dpi), strict=True))
    for i, line in second.items():
        out[i] = judge(readings[i], line, third.get(i, ""))
    return [*(r for r in out if r is not None), *whole]


def _members(run: _Run) -> tuple[int, ...]:
    return run.words if run.percent is None else (*run.words, run.percent)


def _runs(readings: Sequence[Reading]) -> list[_Run]:
    """Numbers that stand close together on one line, left to right; most are alone."""
    numbers = [i for i, r in enumerate(readings) if is_candidate(r.text) or _unread(r)]
    signs = [i for i, r in enumerate(readings) if PERCENT.match(r.text) and not is_candidate(r.text)]
    free, known = set(numbers), {i for i in numbers if is_candidate(readings[i].text)}
    out = []
    for start in sorted(numbers, key=lambda i: readings[i].left):
        if start not in free:
            continue
        free.remove(start)
        run = [start]
        joins = is_candidate(readings[start].text)
        while joins and (after := _next(readings, run[-1], free & known)) is not None:
            free.remove(after)
            run.append(after)
        out.append(_Run(tuple(run), _next(readings, run[-1], signs)))
    return out


def _unread(r: Reading) -> bool:
    """True for a short word of nonsense: "mara" may be "100%"."""
    return r.confidence < WEAK and len(r.text) <= LONGEST


def _next(readings: Sequence[Reading], last: int, among: Sequence[int] | set[int]) -> int | None:
    """The nearest of *among* right of reading *last*, on its line and close to it."""
    r = readings[last]
    tall = r.bottom - r.top
    near = [
        i
        for i in among
        if -0.2 * tall <= readings[i].left - r.right <= RUN_GAP * tall
        and min(r.bottom, readings[i].bottom) - max(r.top, readings[i].top) > 0.5 * tall
    ]
    return min(near, key=lambda i: readings[i].left, default=None)


def _crop(gray: Gray, words: Sequence[Reading]) -> Gray:
    """The words on a little paper, the paper made white."""
    top, bottom = min(r.top for r in words), max(r.bottom for r in words)
    left, right = min(r.left for r in words), max(r.right for r in words)
    pad = max(2, round(PAD * (bottom - top)))
    part = gray[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad]
    if part.size == 0:
        return np.full((8, 8), 255, dtype=np.uint8)
    paper = max(1.0, float(np.percentile(part, 85)))
    return np.asarray(np.clip(part.astype(np.float32) * (255.0 / paper), 0, 255), dtype=np.uint8)


def _take_run(
    run: _Run, line: Line, readings: Sequence[Reading], out: list[Reading | None], second: dict[int, Line]
) -> None:
    """Deals what was read of a run to its words: into *second*, or into *out* where it settles them."""
    text = line.text
    if run.percent is not None and text.endswith("%"):
        text = text[:-1].rstrip()
        sign = readings[run.percent]
        out[run.percent] = replace(sign, text="%", confidence=max(sign.confidence, FIRM), other=sign.text)
    words = [readings[i] for i in run.words]
    if len(words) > 1 and _is_one(words, text, line.mean):
        out[run.words[0]] = _joined(words, text)
        for i in run.words[1:]:
            out[i] = None
        return
    if _take_whole(run, words, line, out):
        return
    parts = _dealt([w.text for w in words], text)
    if parts is not None:
        second.update((i, replace(line, text=part)) for i, part in zip(run.words, parts, strict=True))


def _take_whole(run: _Run, words: Sequence[Reading], line: Line, out: list[Reading | None]) -> bool:
    """Words of a NIP's block torn in two ("1960071 0") put together as the second reader's blanks have it."""
    tokens = line.text.split()
    counts = [len(digits(w.text)) for w in words]
    if not 1 < len(tokens) < len(words) or digits(line.text) != "".join(digits(w.text) for w in words):
        return False
    starts, ends = [0], [len(digits(t)) for t in tokens]
    for end in ends:
        k = starts[-1]
        while k < len(counts) and end > 0:
            end -= counts[k]
            k += 1
        if end != 0:
            return False
        starts.append(k)
    for token, a, b in zip(tokens, starts, starts[1:], strict=False):
        part = words[a:b]
        out[run.words[a]] = replace(_joined(part, token) if b - a > 1 else part[0], confidence=READ_TWICE)
        for i in run.words[a + 1 : b]:
            out[i] = None
    return True


def _is_one(words: Sequence[Reading], text: str, mean: float) -> bool:
    """True for pieces of one number: read as one, legal only so, with the pieces' digits, close together."""
    tall = median(w.bottom - w.top for w in words)
    close = all(b.left - a.right <= JOIN_GAP * tall for a, b in pairwise(words))
    same = digits(text) == "".join(digits(w.text) for w in words)
    return close and same and mean >= SURE and JOINABLE.match(text) is not None


def _joined(words: Sequence[Reading], text: str) -> Reading:
    box = (words[0].left, min(w.top for w in words), words[-1].right, max(w.bottom for w in words))
    apart = " ".join(w.text for w in words)
    return Reading(text, *box, FIRM, words[0].line, apart, min(w.confidence for w in words))


def _dealt(words: Sequence[str], text: str) -> list[str] | None:
    """*text* in as many parts as *words*: by its blanks, else by the number of digits; None where neither fits."""
    tokens = text.split()
    if len(words) == 1:
        return [text]
    if len(tokens) == len(words):
        return tokens
    counts = [len(digits(w)) for w in words]
    if sum(counts) != len(digits(text)) or not all(counts):
        return None
    parts, rest = [], text.replace(" ", "")
    for count in counts[:-1]:
        end = [i for i, c in enumerate(rest) if c.isdigit()][count]
        parts.append(rest[:end])
        rest = rest[end:]
    return [*parts, rest]


def _in_doubt(first: str, second: str) -> bool:
    """True where a third reading would help: the second reader found digits, and others or with other signs."""
    return bool(digits(second)) and plain(first) != plain(second) and not same_number(first, second)


def judge(first: Reading, line: Line, third: str = "") -> Reading:
    """The first reading of a number, or what the second reader made of it, with the confidence that both give.

    *third*: what Tesseract read of the digits alone, empty where it was not asked.
    """
    second = line.text.replace(" ", "")
    if not is_candidate(first.text):
        return _found(first, second, line, third)
    if not digits(second):
        return replace(first, confidence=min(first.confidence, USUAL))
    if plain(first.text) == plain(second):
        return replace(first, confidence=max(first.confidence, READ_TWICE))
    if same_number(first.text, second):
        return replace(first, confidence=max(first.confidence, FIRM))
    kept = replace(first, other=second, other_confidence=round(line.mean, 3))
    if any(c.isalpha() for c in second):  # a unit in the word, or a code: no number to be judged
        return replace(kept, confidence=min(first.confidence, USUAL))
    text = f"{second},-" if first.text.endswith(",-") and not second.endswith("-") else second
    swapped = replace(first, text=text, other=first.text, other_confidence=first.confidence)
    if third and plain(third) == plain(second):
        return replace(swapped, confidence=FIRM if is_legal(second) else SIGNS)
    if digits(first.text) == digits(second):
        return _by_signs(kept, swapped, line)
    if is_legal(second) and line.mean >= SURE:
        return replace(swapped, confidence=USUAL)
    return replace(kept, confidence=min(first.confidence, DISPUTED))


def _found(first: Reading, second: str, line: Line, third: str) -> Reading:
    """A word of nonsense, or the number or word that the second reader saw in its place."""
    word = len(second) >= 3 and second.isalpha() and " " not in line.text
    if not (is_legal(second) or word) or line.mean < SURE:
        return first
    agreed = bool(third) and plain(third) == plain(second)
    sure = FIRM if agreed else USUAL  # the second reader alone, sure and legal
    return replace(first, text=second, confidence=sure, other=first.text, other_confidence=first.confidence)


def _by_signs(kept: Reading, swapped: Reading, line: Line) -> Reading:
    """Two readings of the same digits with other signs: a legal one wins, else the surer reader."""
    legal, other_legal = is_legal(kept.text), is_legal(swapped.text)
    if other_legal and not legal:
        return replace(swapped, confidence=FIRM)
    if other_legal == legal and line.mean >= SURE:
        return replace(swapped, confidence=SIGNS)
    return replace(kept, confidence=min(kept.confidence, SIGNS))
