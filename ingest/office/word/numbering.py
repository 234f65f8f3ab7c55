"""Word's automatic numbers: they are printed, but the text does not hold them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from petik.ingest.office.word.styles import Styles, is_on, para_props, value

_PLACE = re.compile(r"%([1-9])")  # "%1.%2." -> the numbers of levels 0 and 1
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DASHES = "-–—‐−"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` is Word's pattern ("%1."), `props` the paragraph properties it brings."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False  # shows the numbers of all levels as decimals
    props: dict[str, Any] = field(default_factory=dict)


class Numbering:
    """The numbering part of one document, and how far each of its lists has counted."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str | None, Any] = {}
        self._nums: dict[str | None, Any] = {}
        if root is not None:
            self._abstract = {a.get(qn("w:abstractNumId")): a for a in root.findall(qn("w:abstractNum"))}
            self._nums = {n.get(qn("w:numId")): n for n in root.findall(qn("w:num"))}
        self._levels: dict[tuple[str, int], Level | None] = {}
        self._counts: dict[str | None, dict[int, int]] = {}  # abstract id -> level -> number
        self._restarted: set[tuple[str, int]] = set()

    def level(self, num: str | None, level: int) -> Level | None:
        """The definition of a level of the list *num*; None where the paragraph has no number."""
        if num is None or num == "0":
            return None
        key = (num, level)
        if key not in self._levels:
            self._levels[key] = self._read(num, level)
        return self._levels[key]

    def next_label(self, num: str, level: int) -> str | None:
        """Counts one on and gives the label as it is printed ("3.", "b)", "•"); None where nothing shows."""
        found = self.level(num, level)
        if found is None:
            return None
        counts = self._counts.setdefault(self._abstract_id(num), {})
        override = self._start_override(num, level)
        if override is not None and (num, level) not in self._restarted:
            self._restarted.add((num, level))
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else found.start
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        if found.form == "bullet":
            return found.text if found.text and found.text in _DASHES else "•"
        if found.form == "none":
            return None

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = self.level(num, at) or Level()
            return in_form(counts.get(at, other.start), "decimal" if found.legal else other.form)

        return _PLACE.sub(shown, found.text).strip() or None

    def _abstract_id(self, num: str, depth: int = 0) -> str | None:
        """The list behind *num*, followed through list styles."""
        found = value(self._nums.get(num), "w:abstractNumId")
        linked = value(self._abstract.get(found), "w:numStyleLink")
        if linked is not None and depth < 5:
            behind = self._styles.numbering_of(linked)
            if behind is not None and behind != num:
                return self._abstract_id(behind, depth + 1)
        return found

    def _read(self, num: str, level: int) -> Level | None:
        own = self._override(num, level)
        element = own.find(qn("w:lvl")) if own is not None else None
        if element is None:
            element = _level_of(self._abstract.get(self._abstract_id(num)), level)
        if element is None:
            return None
        start, legal = value(element, "w:start"), element.find(qn("w:isLgl"))
        return Level(
            form=value(element, "w:numFmt") or "decimal",
            text=value(element, "w:lvlText") or "",
            start=int(start) if start is not None and start.isdecimal() else 1,
            legal=legal is not None and is_on(legal),
            props=para_props(element.find(qn("w:pPr"))),
        )

    def _override(self, num: str, level: int) -> Any:
        element = self._nums.get(num)
        return _level_of(element, level, "w:lvlOverride") if element is not None else None

    def _start_override(self, num: str, level: int) -> int | None:
        start = value(self._override(num, level), "w:startOverride")
        return int(start) if start is not None and start.isdecimal() else None


def _level_of(parent: Any, level: int, name: str = "w:lvl") -> Any:
    if parent is None:
        return None
    return next((e for e in parent.findall(qn(name)) if e.get(qn("w:ilvl")) == str(level)), None)


def in_form(n: int, form: str) -> str:
    """*n* as Word writes it in a number format: decimal, decimalZero, lowerLetter, upperRoman, …"""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (n - 1) % 26) * min(20, (n - 1) // 26 + 1) if n > 0 else str(n)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return roman(n).upper() if form == "upperRoman" else roman(n)
    return f"{n:02d}" if form == "decimalZero" else str(n)


def roman(n: int) -> str:
    """3 -> "iii"; digits where there is no Roman numeral."""
    if not 0 < n < 4000:
        return str(n)
    out = ""
    for size, sign in _ROMAN:
        count, n = divmod(n, size)
        out += sign * count
    return out
