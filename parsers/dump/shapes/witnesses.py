"""Witnesses for which displaced names stand in one row: shared words, units, kinds of number."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from petik.parsers.model import Print
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

Values = Mapping[str, Sequence[Print]]
# prefixes that turn one stem into an activity, its result and its state: "Pelatihan", "dilatih", "melatih"
PREFIXES = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|di|ber|ter|ke)(?=\w{4})")
MOST_SHARED = 1.5  # beyond that, words in common say nothing new
HEAD = 2  # words behind "Jumlah" that name what is counted: "Jumlah jenis dokumen"
STEM = 5  # letters that are compared: endings ("-an", "-nya") and typos behind them do not count
RATIO_WORDS = ("persen", "prosen", "presen", "cakupan", "rasio")
# an output counts what was acted upon: "Jumlah koperasi yang dibina"
ACTED_UPON = re.compile(r"\byang\s+(?:di|ter|mengikuti|meng)\w+", re.I)
ACTIVITY = re.compile(
    r"^(?:pe[mnlr]\w{5,}|pe\w+an|\w+isasi|monitoring|evaluasi|koordinasi|fasilitasi|rapat|bimbingan|bimtek|diklat|penyediaan|promosi|"
    r"operasional|survei|kajian|inventarisasi|workshop|pameran|festival|gerakan)\b",
    re.I,
)


def stems(text: str) -> frozenset[str]:
    """The stems of the words of *text* that tell names apart."""
    words = re.findall(r"[^\W\d_]{3,}", clean(text).casefold())
    return frozenset(PREFIXES.sub("", w)[:STEM] for w in words if w not in STOP)


STOP = frozenset(
    re.findall(
        r"\w+",
        "dan yang untuk dengan serta bagi atau dalam pada oleh dari jumlah persentase prosentase tingkat cakupan "
        "program kegiatan kepala seksi bidang sub bagian dinas setiap tahun pertahun satu sesuai terhadap",
    )
)


class Words:
    """What two names share, by how much it tells: a stem of two names alone counts 1, one of a third of them little."""

    def __init__(self, names: Iterable[str]) -> None:
        distinct = [stems(name) for name in dict.fromkeys(names)]
        counts = Counter(s for found in distinct for s in found)
        n = max(3, len(distinct))
        self.weight = {s: (math.log(n / max(2, c)) / math.log(n / 2)) ** 2 for s, c in counts.items() if c < n}

    def shared(self, a: str, b: str) -> float:
        """0 (nothing) to 1.5."""
        return min(MOST_SHARED, sum(self.weight.get(s, 0.0) for s in stems(a) & stems(b)))


def units_of(values: Values) -> frozenset[str]:
    """The unit words among the values of a row, folded."""
    text = " ".join(p.text for prints in values.values() for p in prints)
    return frozenset(u.casefold() for u in re.findall(r"[A-Za-z]{2,}", text))


def fits(name: str, values: Values, common: frozenset[str] = frozenset()) -> float:
    """How well an indicator's name and its values agree: -0.5 to 1.1. Ratios are percentages, counts name units.

    *common*: units that most rows have, which say nothing.
    """
    word = clean(name).casefold()
    units = units_of(values)
    year = next((p.text for p in values.get("", ())), "")
    score = 0.0
    if word.startswith(RATIO_WORDS):
        score += 0.5 if "%" in year else -0.5 if re.search(r"\d", year) else 0.0
    elif word.startswith("jumlah"):
        score += -0.5 if "%" in year else 0.5 if units else 0.0
    return score + max((_names_unit(name, u) for u in units - common), default=0.0)


def _names_unit(name: str, unit: str) -> float:
    """0.6 where what the name counts is the unit ("Jumlah dokumen …": "2 dok"), 0.3 where it only speaks of it."""
    words = re.findall(r"[a-z]+", name.casefold())
    known = satuan().get(unit)
    for i, word in enumerate(words):
        other = satuan().get(word)
        same = word == unit or (len(unit) >= 3 and word.startswith(unit[:4]))
        if same or (known is not None and other is not None and other.nama == known.nama):
            return 0.6 if words[0] == "jumlah" and i <= HEAD else 0.3
    initials = "".join(w[0] for w in words)
    return 0.5 if 2 <= len(unit) <= 3 and unit in initials else 0.0


def lowest_level(name: str) -> float:
    """How much the wording speaks for the lowest level (an activity's output): about -0.4 to 0.9."""
    word = clean(name).casefold()
    score = 0.4 * bool(ACTED_UPON.search(word))
    if word.startswith("jumlah"):
        return score + 0.5
    return score - 0.4 * word.startswith(("nilai", "indeks", "predikat", "hasil"))


def names_activity(text: str) -> float:
    """How much a name reads as an activity (and not as its output): verbal noun first, written as a title."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    lower = sum(w[0].islower() for w in words) / len(words) if words else 0.0
    return 1.0 * bool(ACTIVITY.match(clean(text))) - lower - 0.5 * bool(re.search(r"\(\s*jumlah\b", text, re.I))
