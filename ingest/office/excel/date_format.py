"""Dates of spreadsheets as they are displayed. Source: ECMA-376 part 1, 18.8.31 and 18.17.4 (serial dates)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from petik.schemas.data import bulan

_MONTHS = tuple(b.nama for b in bulan())
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS_EN = tuple(b.inggris for b in bulan())
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH = re.compile(r"\[\$[^\]]*-(?:0?409|0?809)\]", re.IGNORECASE)  # "[$-409]" asks for English names
_LITERAL = re.compile(r'^(?:"([^"]*)"?|\\(.)|[_*].|\[.*\])$', re.DOTALL)
_LAST_DAY = 2_958_465  # 31 December 9999
SYSTEM_DATE = ("mm-dd-yy", "m/d/yy", "m/d/yyyy")  # built-in format 14: shown as the computer's own short date


def moment(serial: float, date_1904: bool = False) -> datetime | None:
    """The time that a serial number of days means; None where it means none."""
    if not 0 <= serial <= _LAST_DAY:
        return None
    if date_1904:
        return datetime(1904, 1, 1) + timedelta(days=serial)
    # 1900 counts as a leap year: serial 60 is a day that never was, and the count is one behind before it
    return datetime(1899, 12, 31) + timedelta(days=serial - (1 if serial >= 60 else 0))


def date_text(serial: float, pieces: Sequence[str], date_1904: bool = False) -> str:
    """The date *serial* shown by the format's *pieces*; hashes fill the cell where it is no date, so nothing does."""
    at = moment(serial, date_1904)
    if at is None:
        return "########"
    at += timedelta(microseconds=500_000) if not any("0" in p for p in pieces) else timedelta(0)
    form = "".join(pieces)
    if form in SYSTEM_DATE:
        return f"{at:%d/%m/%Y}"
    english = _ENGLISH.search(form) is not None
    noon = any(p.upper() in ("AM/PM", "A/P") for p in pieces)
    out = []
    runs = _runs(pieces)
    for i, run in enumerate(runs):
        low = run.lower()
        if low[0] in "dmyhs" and set(low) == {low[0]}:
            minutes = low[0] == "m" and len(low) <= 2 and _beside_time(runs, i)
            out.append(_field("n" * len(low) if minutes else low, at, english, noon))
        elif low in ("am/pm", "a/p"):
            out.append("AM" if at.hour < 12 else "PM")
        elif re.fullmatch(r"\[h+\]", low):  # "[h]": hours since the start
            out.append(str(int(serial * 24)))
        else:
            literal = _LITERAL.match(run)
            plain = "" if run in "0@" else run
            out.append((literal.group(1) or literal.group(2) or "") if literal else plain)
    return re.sub(r"\s+", " ", "".join(out)).strip()


def _runs(pieces: Sequence[str]) -> list[str]:
    """Equal letters that follow each other are one field: d d -> "dd"."""
    out: list[str] = []
    for piece in pieces:
        if out and piece.lower() in set("dmyhs") and out[-1].lower().strip(piece.lower()) == "":
            out[-1] += piece
        else:
            out.append(piece)
    return out


def _beside_time(runs: Sequence[str], i: int) -> bool:
    """An "m" behind hours or before seconds means minutes."""
    fields = [r.lower() for r in runs]
    before = next((f for f in reversed(fields[:i]) if set(f.strip("[]")) <= set("dmyhs")), "")
    after = next((f for f in fields[i + 1 :] if set(f.strip("[]")) <= set("dmyhs")), "")
    return before.strip("[]")[:1] == "h" or after[:1] == "s"


def _field(field: str, at: datetime, english: bool, noon: bool) -> str:
    months, days = (_MONTHS_EN, _DAYS_EN) if english else (_MONTHS, _DAYS)
    kind, length = field[0], len(field)
    if kind == "y":
        return f"{at.year:04d}" if length > 2 else f"{at.year % 100:02d}"
    if kind == "m" and length >= 3:
        name = months[at.month - 1]
        return name[0] if length == 5 else name[:3] if length == 3 else name
    if kind == "d" and length >= 3:
        name = days[at.weekday()]
        return name[:3] if length == 3 else name
    hour = (at.hour % 12 or 12) if noon else at.hour
    number = {"d": at.day, "m": at.month, "h": hour, "n": at.minute, "s": at.second}[kind]
    return f"{number:02d}" if length == 2 else str(number)
