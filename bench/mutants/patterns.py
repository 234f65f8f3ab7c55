"""Mutants of regular expressions: what a pattern becomes when one of its pieces is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# one piece of a pattern: "\d", "[^a-z]", "(?:", "(", ")", "|", "+?", "{1,3}", "^", "a"
PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|P?<\w+>))?|\)|\||(?:[*+?]|\{\d*,?\d*\})[?+]?|.", re.S
)
# one member of a character class: "a-z", "\d", "."
MEMBER = re.compile(r"(?:\\.|[^\\])-(?:\\.|[^\\\]])|\\.|.", re.S)
ANCHORS = frozenset(("^", "$", r"\b", r"\B"))
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
COUNT = re.compile(r"\{(\d+)(,?)(\d*)\}")  # "{3}", "{1,3}", "{2,}"


@dataclass(slots=True)
class _Group:
    """An open bracket: where it began, and where its alternatives begin."""

    opener: str
    start: int
    starts: list[int] = field(default_factory=list)


def pattern_mutants(pattern: str) -> Iterator[str]:
    """Patterns that lack one alternative, anchor, look-around, class member or sign of repetition of *pattern*.

    Only such as compile; some may still mean the same.
    """
    seen = {pattern}
    for found in _all(pattern):
        if found not in seen and _compiles(found):
            seen.add(found)
            yield found


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _all(pattern: str) -> Iterator[str]:
    pieces = [(m.start(), m.end(), m[0]) for m in PIECE.finditer(pattern)]
    yield from _without_alternatives(pattern, pieces)
    before: tuple[int, int] | None = None  # the last atom, which a sign of repetition speaks of
    opened: list[int] = []
    for start, end, text in pieces:
        head, tail = pattern[:start], pattern[end:]
        if text in ANCHORS:
            yield head + tail
        elif text.startswith("[") and text != "[":
            yield from (head + c + tail for c in _class_mutants(text))
        elif text[0] in "*+?{" and before is not None:
            yield from (head + c + tail for c in _repeat_mutants(text))
            if text[0] in "*?":
                yield pattern[: before[0]] + tail
        if text.startswith("("):
            opened.append(start)
        before = (opened.pop(), end) if text == ")" and opened else (start, end)


def _without_alternatives(pattern: str, pieces: list[tuple[int, int, str]]) -> Iterator[str]:
    stack = [_Group("", 0, [0])]
    for start, end, text in [*pieces, (len(pattern), len(pattern), "")]:
        if text == "|":
            stack[-1].starts.append(end)
        elif text.startswith("("):
            stack.append(_Group(text, start, [end]))
        elif text in (")", ""):
            group = stack.pop()
            if group.opener in LOOKS:
                yield pattern[: group.start] + pattern[end:]
            ends = [*(s - 1 for s in group.starts[1:]), start]
            for i, (a, b) in enumerate(zip(group.starts, ends, strict=True)):
                if len(group.starts) > 1:
                    yield pattern[:a] + pattern[b + 1 :] if i + 1 < len(ends) else pattern[: a - 1] + pattern[b:]


def _class_mutants(text: str) -> Iterator[str]:
    negated = text.startswith("[^")
    inside = text[2 if negated else 1 : -1]
    members = list(MEMBER.finditer(inside))
    opener = "[^" if negated else "["
    if len(members) > 1:
        yield from (f"{opener}{inside[: m.start()]}{inside[m.end() :]}]" for m in members)
    if negated:
        yield f"[{inside}]"


def _repeat_mutants(text: str) -> Iterator[str]:
    if text[0] == "*":
        yield "+" + text[1:]
    if text[0] in "+?":
        yield ""
    match = COUNT.match(text)
    if match:
        low, comma, high = int(match[1]), match[2], match[3]
        top = int(high) if high else low
        if not comma or high:
            yield f"{{{low if comma else top + 1}{comma}{top + 1 if comma else ''}}}"
        if high and top > low:
            yield f"{{{low},{top - 1}}}"
        if low:
            yield f"{{{low - 1}{comma}{high}}}"
