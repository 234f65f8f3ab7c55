"""What kind of figure an indicator shows - share, count, size, score, money, time - by unit, formula and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from petik.normalise.values.satuan import kenal
from petik.schemas.padanan import KataUkur, pengetahuan

TIMES_HUNDRED = re.compile(r"[x×*]\s*\(?\s*100(?![.,]?\d)|100\s*%|\bpersen\b", re.I)  # "a / b x 100%"
# change against the year before: "(tahun n - tahun n-1)", "tahun sebelumnya"
GROWTH = re.compile(r"\b[nt]\s*[-–−]\s*1\b|\btahun\s+(?:lalu|sebelumnya|yang\s+lalu)\b|\bsebelumnya\b", re.I)
PER_HEAD = re.compile(r"[^/]+(?:\s*/\s*(?:kapita|kap|orang|tahun|th|thn|hari|hr|bulan|bln))+")  # "kg/kapita/tahun"
DIVISION = re.compile(r"/|\bdibagi\b|\bdibanding(?:kan)?\b|\s:\s|÷", re.I)


@dataclass(frozen=True, slots=True)
class Formula:
    """What a formula says: a share of hundred, a change against the year before, and its numerator."""

    persen: bool
    growth: bool
    numerator: str


@lru_cache(maxsize=65536)
def read_formula(text: str) -> Formula:
    """The formula or explanation *text*, as far as it tells indicators apart."""
    hundred = TIMES_HUNDRED.search(text) is not None
    return Formula(hundred, GROWTH.search(text) is not None, DIVISION.split(text, maxsplit=1)[0])


@lru_cache(maxsize=65536)
def unit_kind(satuan: str) -> tuple[str, str] | None:
    """Kind and canonical name of a printed unit; a unit that is not known counts something. None for no unit."""
    text = re.sub(r"\s+", " ", satuan).strip(" ().:").casefold()
    extra = pengetahuan().satuan
    for key in (text, re.sub(r"\s", "", text)):
        unit = kenal(key)
        if unit is not None:
            return unit.jenis, unit.nama
        if key in extra:
            return extra[key], extra[key] if extra[key] in ("uang", "nilai") else key
    if "%" in text or "persen" in text:
        return "persen", "%"
    first = kenal(re.split(r"\s*/\s*", text)[0])
    if first is not None and PER_HEAD.fullmatch(text):
        return first.jenis, first.nama
    for part in re.split(r"[/ ]+", text):
        unit = kenal(part)
        if unit is not None and unit.jenis in ("uang", "hitungan"):
            return unit.jenis, unit.nama
    return ("hitungan", text) if re.search(r"[^\W\d_]{2}", text) else None


def figure_kind(
    measures: Sequence[KataUkur], satuan: str | None, target: Sequence[str], formula: Formula | None
) -> tuple[str | None, str | None]:
    """Kind of figure and canonical unit. The explicit word wins over the unit, the unit over formula and weak words."""
    kelas = next((u.kelas for u in measures if u.kelas), None)
    unit = unit_kind(satuan) if satuan else None
    name = unit[1] if unit is not None else None
    if kelas == "persen":
        return "persen", "%"
    if any(u.kuat for u in measures):
        return "nilai", "indeks"
    if unit is not None and unit[0] == "persen" and measures and measures[0].kelas == "nilai":
        # a score printed with the sign of percent is still a score ("Nilai SAKIP | %"); a term alone is not ("Opini")
        return ("nilai", "indeks") if measures[0].nama in pengetahuan().kata_ukur else unit
    if unit is not None:
        return ("rasio" if kelas == "rasio" and unit[0] == "nilai" else unit[0]), name
    prints = [t for t in target if t]
    if prints and sum("%" in t for t in prints) * 2 >= len(prints) and kelas != "nilai":
        return "persen", "%"
    if formula is not None and formula.persen and kelas in (None, "jumlah"):
        return "persen", "%"
    return kelas, None


def kinds_fit(a: str | None, b: str | None) -> bool:
    """True where figures of the kinds *a* and *b* may be one indicator; an unknown kind speaks against nothing."""
    return a is None or b is None or a == b or (a, b) in pengetahuan().jenis_cocok
