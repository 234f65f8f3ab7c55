"""How far a record agrees with the one that was expected: facts found, numbers wrong. For tests only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from petik.parsers.print.strings import squash
from petik.schemas.record import Rekaman

LISTS = ("pejabat", "jabatan", "indikator", "anggaran")
ALIKE = 90.0  # similarity (0..100) of letters and digits from which on a text counts as found
SAME_ROW = 0.5  # share of a row's facts that must agree before two rows are one

Fact = str | int | float | bool
Facts = Mapping[str, Fact]


@dataclass(slots=True)
class Agreement:
    """Counted facts of the expected record; `missing` and `wrong` name them with their row."""

    expected: int = 0
    found: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)  # numbers of the record that the expected one does not hold there

    @property
    def share(self) -> float:
        return self.found / self.expected if self.expected else 1.0


def agreement(expected: Rekaman, record: Rekaman) -> Agreement:
    """Facts are all printed fields but the findings of the checks; rows are matched by what they have in common."""
    out = Agreement()
    want, have = expected.model_dump(), record.model_dump()
    _count(out, "dokumen", _facts(want["dokumen"]), _facts(have["dokumen"]))
    for name in LISTS:
        rows, others = [_facts(r) for r in want[name]], [_facts(r) for r in have[name]]
        partner = _pairs(rows, others)
        for n, row in enumerate(rows):
            _count(out, f"{name}/{n}", row, others[partner[n]] if n in partner else {})
        for n in sorted(set(range(len(others))) - set(partner.values())):
            _count(out, f"{name}/+{n}", {}, others[n])
    return out


def _count(out: Agreement, where: str, want: Facts, have: Facts) -> None:
    for key, value in want.items():
        out.expected += 1
        if key in have and same(value, have[key]):
            out.found += 1
        else:
            out.missing.append(f"{where}/{key}: {value!r}, found {have.get(key)!r}")
    for key, value in have.items():
        if _is_number(key) and not (key in want and same(want[key], value)):
            out.wrong.append(f"{where}/{key}: {value!r}, expected {want.get(key)!r}")


def _pairs(rows: Sequence[Facts], others: Sequence[Facts]) -> dict[int, int]:
    """Which row is which: pairs with the most in common first, in reading order where that does not decide."""
    rated = [(_common(r, o), -i, -j) for i, r in enumerate(rows) for j, o in enumerate(others)]
    out: dict[int, int] = {}
    for common, i, j in sorted(rated, reverse=True):
        if -i not in out and -j not in out.values() and common >= SAME_ROW * len(rows[-i]):
            out[-i] = -j
    return out


def _common(row: Facts, other: Facts) -> int:
    return sum(key in other and same(value, other[key]) for key, value in row.items())


def same(want: Fact, have: Fact) -> bool:
    """Numbers, codes and digits are equal or wrong; other text may differ in a letter or two."""
    if isinstance(want, str) and isinstance(have, str):
        if want == have:
            return True
        a, b = squash(want), squash(have)
        return not a.isdigit() and bool(a) and fuzz.ratio(a, b) >= ALIKE
    return type(want) is not str and type(have) is not str and want == have


def _is_number(key: str) -> bool:
    return key == "nip" or key.endswith("/value")


def _facts(row: Mapping[str, Any]) -> dict[str, Fact]:
    return {key: value for key, value in _walk("", row) if not key.endswith("raw")}


def _walk(path: str, node: Any) -> Iterator[tuple[str, Fact]]:
    """Leaves that are not null, by their path; the values of a row by their period, not by their order."""
    if isinstance(node, Mapping):
        for key, child in node.items():
            yield from _walk(f"{path}/{key}".lstrip("/"), child)
    elif isinstance(node, list):
        for n, child in enumerate(node):
            name = child["periode"] if isinstance(child, Mapping) and "periode" in child else str(n)
            yield from _walk(f"{path}/{name}", child)
    elif node is not None:
        yield path, node
