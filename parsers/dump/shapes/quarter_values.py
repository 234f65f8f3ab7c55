"""What stands behind a quarter mark: up to three values with their units, amounts of money, and where text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from petik.parsers.dump.shapes.quarter_text import CLOSED
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

AMOUNT = re.compile(r"\bRp\.?\s*[\d.,]+(?:\s*,-|-)?", re.I)  # "Rp. 45.865.000,-", "Rp.150.825.000 ,-", "Rp. 0,-"
NUMBER = re.compile(r"^[<>≤≥]?\(?\d")  # "80%", "11`,76%", "45WUB"
LISTED = re.compile(r"^\d{1,2}\.$")  # "3." numbers a row
GRADE = re.compile(r"^(?:AA|BB|CC|[A-E]|WTP|WDP|TMP)$")
MAX_VALUES = 3  # target, realisasi, capaian
UNIT_WORDS = 2  # a unit has at most so many words: "Laporan Triwulan"


@dataclass(frozen=True, slots=True)
class Values:
    """Prints behind a mark; `end` is where the text behind them begins, as an offset into the segment."""

    prints: tuple[str, ...]
    amounts: tuple[tuple[str, int], ...]
    end: int


def read_values(segment: str) -> Values:
    """The values of *segment*, the stream between two marks. Amounts are found anywhere in it."""
    amounts = tuple((clean(m.group()), m.start()) for m in AMOUNT.finditer(segment))
    bare = AMOUNT.sub(lambda m: " " * len(m.group()), segment)
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\s]+", bare)]
    prints: list[str] = []
    at = end = 0
    while at < len(words) and len(prints) < MAX_VALUES:
        word = words[at][0]
        if word in ("-", "–"):
            took = 1
        elif NUMBER.match(word) and not LISTED.match(word):
            took = 1 + _unit(words, at, bare)
        elif GRADE.match(word):
            took = 1
        elif word == ">":
            at += 1
            continue
        else:
            break
        prints.append(" ".join(w for w, _, _ in words[at : at + took]))
        at += took
        end = words[at - 1][2]
    return Values(tuple(prints), amounts, end)


def _unit(words: list[tuple[str, int, int]], at: int, text: str) -> int:
    """How many words behind the number at *at* are its unit: what stands before the next value or the line's end."""
    if "%" in words[at][0]:
        return 0
    if at + 1 < len(words) and words[at + 1][0] == "%":
        return 1
    took: list[str] = []
    whole = False
    for i in range(at + 1, len(words)):
        word, start, _ = words[i]
        if CLOSED in text[words[i - 1][2] : start] or not re.match(r"[A-Za-z%/]", word):
            whole = CLOSED in text[words[i - 1][2] : start] or word != ">" or bool(took)
            break
        took.append(word)
        if len(took) > UNIT_WORDS:
            break
    else:
        whole = True
    if whole and len(took) <= UNIT_WORDS:
        return len(took)
    names = [" ".join(took[:n]).casefold() for n in range(1, min(UNIT_WORDS, len(took)) + 1)]
    known = max((n for n, name in enumerate(names, 1) if name.rstrip(".") in satuan()), default=0)
    return known or int(took[0].islower())


def blank_amounts(text: str) -> str:
    """*text* with its amounts of money replaced by closed line ends of the same length: they part cells."""
    return AMOUNT.sub(lambda m: CLOSED * len(m.group()), text)
