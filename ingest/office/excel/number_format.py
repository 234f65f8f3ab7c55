"""Spreadsheet values as they are displayed: the number format decides what is printed, not the stored value.

Separators are Indonesian (1.234,56), as the field's offices see them; names of months too, unless the format asks for
English. Source: ECMA-376 part 1, 18.8.31 (number formats).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from petik.ingest.office.excel.date_format import date_text
from petik.schemas.bilangan import thousands

# one piece of a format section: quoted text, escaped character, blank of a character's width, fill, bracket,
# General, exponent, the AM/PM mark, digit places, anything else
_PIECE = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|[eE][+-](?=[0#?])|AM/PM|A/P|[0#?]|.', re.IGNORECASE | re.DOTALL
)
_CONDITION = re.compile(r"^\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]$")  # "[>=1000]"
_CURRENCY = re.compile(r"^\[\$([^\-\]]*)(?:-([0-9A-Fa-f]+))?\]$")  # "[$Rp-421]" shows "Rp", "[$-421]" nothing
_ELAPSED = re.compile(r"^\[(h+|m+|s+)\]$", re.IGNORECASE)  # "[h]"
_DATE_LETTERS = frozenset("dmyhs")
_HOLDERS = "0#?"
LARGEST = 1e15  # spreadsheets know 15 digits; beyond them zeros follow
MAX_DECIMALS = 30
LONGEST = 255  # characters of a format, as Excel allows; what is done per cell grows with their square
NO_NUMBER = "#NUM!"


@dataclass(frozen=True, slots=True)
class Shown:
    """A displayed value: its text, and the number that the text says (None for words, dates, mixed prints)."""

    text: str
    number: float | None = None
    date: bool = False


def show(value: float, form: str, date_1904: bool = False) -> Shown:
    """*value* as the number format *form* displays it; what no spreadsheet can hold is an error value, as in Excel.

    A format longer than a spreadsheet takes counts as none.
    """
    if len(form or "") > LONGEST:
        form = "General"
    if not math.isfinite(float(value)):
        return Shown(NO_NUMBER)
    section, value = _section(form or "General", float(value))
    pieces = _PIECE.findall(section)
    if is_date(section):
        return Shown(date_text(value, pieces, date_1904), date=True)
    kinds = [p for p in pieces if p in _HOLDERS]
    general = any(p.casefold() == "general" for p in pieces)
    if pieces == ["@"]:
        return _number(value, ["General"])
    if not kinds and not general:
        return Shown(_tidy("".join(_literal(p) for p in pieces)))
    if "/" in pieces:
        return Shown(_fraction(value, pieces))
    if any(p[:1] in "eE" and len(p) == 2 for p in pieces):
        return Shown(f"{value:.2E}".replace(".", ","), value)
    return _number(value, pieces)


def show_text(text: str, form: str) -> str:
    """Text under a format: its fourth section (or a lone "@") may put words around it."""
    form = form if len(form or "") <= LONGEST else "General"
    sections = _split(form or "General")
    section = sections[3] if len(sections) > 3 else (sections[0] if len(sections) == 1 and "@" in sections[0] else "@")
    return "".join(text if p == "@" else _literal(p) for p in _PIECE.findall(section)) or text


def is_date(section: str) -> bool:
    """True when the format shows a date or time: it has one of their letters outside quotes and brackets."""
    pieces = _PIECE.findall(section)
    if any(p.casefold() == "general" for p in pieces):
        return False
    return any(p.lower() in _DATE_LETTERS or _ELAPSED.match(p) for p in pieces)


def _split(form: str) -> list[str]:
    """Sections of a format, parted by semicolons outside quotes."""
    out = [""]
    for piece in _PIECE.findall(form):
        if piece == ";":
            out.append("")
        else:
            out[-1] += piece
    return out


def _section(form: str, value: float) -> tuple[str, float]:
    """The section for *value*, and the value that it shows (negative sections write their own sign)."""
    sections = _split(form)
    conditions = [next((m for p in _PIECE.findall(s) if (m := _CONDITION.match(p))), None) for s in sections[:2]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is None or _holds(condition, value):
                return section, value
        return (sections[2] if len(sections) > 2 else sections[-1]), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(condition: re.Match[str], value: float) -> bool:
    sign, limit = condition.group(1), float(condition.group(2))
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip


def _literal(piece: str) -> str:
    """What a piece prints that is no digit place."""
    if piece.startswith('"'):
        return piece.strip('"')
    if piece.startswith("\\"):
        return piece[1:]
    if piece.startswith(("_", "*")):
        return " "
    if piece.startswith("["):
        currency = _CURRENCY.match(piece)
        return currency.group(1) if currency else ""
    return "" if piece in "#?@" else piece


def _number(value: float, pieces: list[str]) -> Shown:
    """Digits put into their places, words of the format around them."""
    if any(p.casefold() == "general" for p in pieces):
        shown = general_text(value)
        text = _tidy("".join(shown if p.casefold() == "general" else _literal(p) for p in pieces))
        return Shown(text, float(shown.replace(",", ".")) if "E" not in shown else value)
    first = next(i for i, p in enumerate(pieces) if p in _HOLDERS)
    last = max(i for i, p in enumerate(pieces) if p in _HOLDERS)
    point = next((i for i in range(len(pieces)) if pieces[i] == "." and (i > first - 2) and i <= last), None)
    whole_end = point if point is not None else last + 1
    whole = pieces[first:whole_end] if first < whole_end else []
    decimals = [p for p in pieces[whole_end + 1 : last + 1] if p in _HOLDERS] if point is not None else []
    grouped = "," in whole
    thousands = 0
    while last + 1 + thousands < len(pieces) and pieces[last + 1 + thousands] == ",":
        thousands += 1
    percents = sum(1 for p in pieces if p == "%")
    amount = _rounded(value, percents, thousands, min(len(decimals), MAX_DECIMALS))
    digits, _dot, behind = f"{abs(amount):f}".partition(".")
    behind = _trim(behind, decimals)
    body = _places(digits, whole, grouped) + ("," + behind if behind or (point is not None and decimals == []) else "")
    head = "".join(_literal(p) for p in pieces[: min(first, point if point is not None else first)])
    tail = "".join(_literal(p) for p in pieces[last + 1 + thousands :])
    sign = "-" if amount < 0 else ""
    text = _tidy(f"{sign}{head}{body}{tail}")
    negative = amount < 0 or "(" in head
    return Shown(text, -float(abs(amount)) if negative else float(amount))


def _rounded(value: float, percents: int, thousands: int, decimals: int) -> Decimal:
    """The value as displayed; spreadsheets round halves away from zero."""
    with localcontext() as context:
        context.prec = 400  # a float has up to 309 digits before the point
        amount = Decimal(repr(value)) * (Decimal(100) ** percents) / (Decimal(1000) ** thousands)
        return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + Decimal(0)


def _trim(behind: str, decimals: list[str]) -> str:
    """Zeros that stand in '#' places are not shown."""
    shown = behind
    for place in reversed(decimals):
        if place == "0" or not shown.endswith("0"):
            break
        shown = shown[:-1]
    return shown


def _places(digits: str, whole: list[str], grouped: bool) -> str:
    """The integer digits in their places, right to left; words between the places stay ("00000000 000000")."""
    holders = [p for p in whole if p in _HOLDERS]
    least = len(holders) - next((i for i, p in enumerate(holders) if p == "0"), len(holders))
    digits = ("" if digits == "0" else digits).rjust(least, "0")
    if grouped or all(p in _HOLDERS or p == "," for p in whole):
        return thousands(digits) if grouped else digits
    out: list[str] = []
    left = list(digits)
    count = 0
    for piece in reversed(whole):
        if piece in _HOLDERS:
            count += 1
            out.append(left.pop() if left else "")
            if count == len(holders):
                out.append("".join(left))
        else:
            out.append(_literal(piece))
    return "".join(reversed(out))


def general_text(value: float) -> str:
    """A number without a format: ten digits at most behind which the spreadsheet rounds, no grouping."""
    if value == int(value) and abs(value) < LARGEST:
        return str(int(value))
    text = f"{value:.10g}"
    if "e" in text:
        text = f"{value:.10f}".rstrip("0") if abs(value) < 1 and abs(value) >= 1e-9 else f"{value:.5E}"
    return text.replace(".", ",")


def _fraction(value: float, pieces: list[str]) -> str:
    """"# ?/?" -> "1 1/2"."""
    bar = pieces.index("/")
    below = "".join(pieces[bar + 1 :])
    fixed = re.match(r"\s*(\d+)", below.replace("?", "").replace("#", ""))  # "# ?/8"
    most = 10 ** max(1, sum(1 for p in pieces[bar + 1 :] if p in "#?")) - 1
    part = Fraction(value).limit_denominator(most)
    if fixed and int(fixed.group(1)):
        part = Fraction(round(value * int(fixed.group(1))), int(fixed.group(1)))
    whole, rest = divmod(abs(part.numerator), part.denominator)
    sign = "-" if part < 0 else ""
    if rest == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole} {rest}/{part.denominator}" if whole else f"{sign}{rest}/{part.denominator}"


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
