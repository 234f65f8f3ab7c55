"""What a print of digits may be, as far as a picture tells: is it a number as offices write them, and are two the same?

The grammar of values (thousands or decimals, by unit and column) is a later stage's; here only what no reading of a
print can mean is told from what it can.
"""

from __future__ import annotations

import re

from petik.schemas.bilangan import MARK, grouped, in_threes

# as in "18.450.000,00", "95%", "19680314", "1)", "(96)", "001", "2.-", "-2,5"
NUMERIC = re.compile(r"^[(\-–]?\d[\d.,\-–%)/:;]*$")
# what may stand around a number: "Rp.1.500.000,-", "(96)", "<5", "±3"
_AROUND = re.compile(r"^(?:[Rr]p\.?)?[(<>=±≥≤\-–]?|[%).;:]*(?:[,.]?[-–=]{1,2})?[).;:]?$")
# "18.450.000,00" and "18,450,000.00": groups of three under one sign, decimals under the other
_GROUPED = re.compile(rf"^{grouped('1,4')}$")
_SIMPLE = re.compile(r"^\d+(?:[.,]\d{1,6})?$")  # "86,67", "2016"
_BETWEEN = re.compile(r"^\d{1,6}(?:[/:\-–]\d{1,6})+$")  # "88/100", "2-4"
_NUMBERING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,5}$")  # "1.2.01.03": a code or an item's number
NIP, BIRTH = 18, 8  # digits of a NIP, and of its first block, a date of birth (BKN regulation 22/2007)
JOINABLE = re.compile(rf"^{grouped('2')}$")  # "249.757.006"


def digits(text: str) -> str:
    """The digits of *text* alone."""
    return "".join(c for c in text if c.isascii() and c.isdigit())


def is_candidate(text: str) -> bool:
    """True for a number, also one with an odd letter read into it: "§0,11%", "Rp.1.500", "l2.500"."""
    letters = sum(c.isalnum() for c in text)
    return NUMERIC.match(text) is not None or (2 * len(digits(text)) >= letters > 0 and len(text) <= 32)


def core(text: str) -> str:
    """The number in *text* without currency, brackets, dashes and stops around it."""
    return _AROUND.sub("", text.replace(" ", ""))


def is_legal(text: str) -> bool:
    """True where offices write numbers so: grouped in threes, a plain decimal, a fraction, a code, a NIP's block."""
    number = core(text)
    if number.isdigit() and len(number) in (NIP, BIRTH) and number[:2] in ("19", "20"):
        return _is_date(number[:BIRTH])
    return any(p.match(number) for p in (_GROUPED, _SIMPLE, _BETWEEN, _NUMBERING))


def _is_date(block: str) -> bool:
    """True for yyyymmdd that a calendar may hold."""
    return 1 <= int(block[4:6]) <= 12 and 1 <= int(block[6:8]) <= 31


def plain(text: str) -> str:
    """A number without what does not change it: dashes, brackets and stops at its ends."""
    return text.replace(" ", "").replace("–", "-").strip(".,-()/:; ")


def same_number(a: str, b: str) -> bool:
    """True where two legal prints are one number whatever their signs mean: "1.500.000" and "1,500,000"."""
    return is_legal(a) and is_legal(b) and _meaning(a) == _meaning(b)


def _meaning(text: str) -> tuple[str, str, str]:
    """Whole digits, decimals, and the sign where it alone tells thousands from decimals ("1.353" is not "1,353")."""
    number = core(text).rstrip("%")
    parts = MARK.split(number)
    if len(parts) == 1:
        return number, "", ""
    if len(parts) == 2 and len(parts[1]) == 3:
        return parts[0], parts[1], number[len(parts[0])]
    if in_threes(parts):
        return "".join(parts), "", ""
    return "".join(parts[:-1]), parts[-1], ""
