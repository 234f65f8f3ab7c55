"""A record against the record that was drawn: which facts were found, missed or invented.

A fact is one filled field of one row. Numbers, NIPs and roles must be equal; words count as found at 90 % likeness of
letters and digits. Rows are paired by their name, what else agrees, and their page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

Row = dict[str, Any]
ALIKE = 0.90  # words count as found
SAME_ROW = 0.60  # below this likeness of their names two rows are not the same
NAMES = {"pejabat": "nama", "jabatan": "jabatan", "indikator": "indikator", "anggaran": "uraian"}
EXACT = {"nip", "peran", "tingkat", "periode", "jenis", "kode_wilayah", "tahun", "perubahan"}
NUMBERS = {"target", "realisasi", "capaian", "anggaran", "persen", "nip"}
ABOUT = ("jenis", "wilayah", "kode_wilayah", "perangkat_daerah", "tahun", "perubahan")


@dataclass(frozen=True, slots=True)
class Hitung:
    """Facts found, missed and invented."""

    hit: int = 0
    miss: int = 0
    extra: int = 0

    def __add__(self, other: Hitung) -> Hitung:
        return Hitung(self.hit + other.hit, self.miss + other.miss, self.extra + other.extra)

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1; 1 where there is nothing to find."""
        total = 2 * self.hit + self.miss + self.extra
        return 2 * self.hit / total if total else 1.0


def likeness(a: str | None, b: str | None) -> float:
    """0..1 by letters and digits alone."""
    if a is None or b is None:
        return float(a is b)
    return ratio(_plain(a), _plain(b)) / 100


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum() or c == "%")


def facts(row: Row) -> Row:
    """The filled fields of a row by name; the numbers of a period as "2020-TW1/target"."""
    out = {k: v for k, v in row.items()
           if v not in (None, "", [], {}) and k not in ("halaman", "nip_raw", "nilai")}
    for nilai in row.get("nilai") or []:
        for name in ("target", "realisasi", "capaian"):
            if nilai.get(name):
                out[f"{nilai['periode']}/{name}"] = nilai[name]
    return out


def same(name: str, want: Any, got: Any) -> bool:
    """Whether a fact was read as it was printed."""
    if isinstance(want, dict) or isinstance(got, dict):
        return isinstance(want, dict) and isinstance(got, dict) and _same_number(want, got)
    if name in EXACT:
        return bool(want == got)
    if isinstance(want, list) or isinstance(got, list):
        return likeness(" ".join(want), " ".join(got)) >= ALIKE
    return likeness(str(want), str(got)) >= ALIKE


def _same_number(want: Row, got: Row) -> bool:
    a, b = want.get("value"), got.get("value")
    if a is None or b is None:
        return a is b and likeness(want["raw"], got["raw"]) >= ALIKE
    return bool(abs(a - b) <= 1e-6 * max(1.0, abs(a)))


def pair(kind: str, wanted: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Rows that are the same, best first; each row is used once."""
    scores = [(_row_likeness(kind, w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    left, right, out = set(range(len(wanted))), set(range(len(found))), []
    for score, i, j in sorted(scores, reverse=True):
        if score > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((i, j))
    return out


def _row_likeness(kind: str, want: Row, got: Row) -> float:
    name = NAMES[kind]
    score = likeness(want.get(name), got.get(name))
    if want.get("nip") and want.get("nip") == got.get("nip"):
        score = max(score, 0.9)
    if want.get("tingkat") == got.get("tingkat") == "jumlah":
        score = max(score, 0.9)  # a total often has no name of its own
    if score < SAME_ROW:
        return 0.0
    a, b = facts(want), facts(got)
    rest = [k for k in a if k != name]
    agree = sum(k in b and same(k.rpartition("/")[2], a[k], b[k]) for k in rest) / max(1, len(rest))
    return score + 0.5 * agree + 0.3 * (want.get("halaman") == got.get("halaman"))


def compare(wanted: Row, found: Row) -> Iterator[tuple[str, Hitung]]:
    """Every fact of both records: its name ("anggaran", "nip") and whether it was found, missed or invented."""
    head, read = wanted.get("dokumen", {}), found.get("dokumen", {})
    yield from _row({k: head.get(k) for k in ABOUT}, {k: read.get(k) for k in ABOUT})
    for kind in NAMES:
        labels, rows = wanted.get(kind) or [], found.get(kind) or []
        pairs = dict(pair(kind, labels, rows))
        for i, label in enumerate(labels):
            yield from _row(label, rows[pairs[i]] if i in pairs else {})
        taken = set(pairs.values())
        for j, row in enumerate(rows):
            if j not in taken:
                yield from _row({}, row)


def _row(want: Row, got: Row) -> Iterator[tuple[str, Hitung]]:
    a, b = facts(want), facts(got)
    for key in sorted(a.keys() | b.keys()):
        name = key.rpartition("/")[2]
        if key in a and key in b and same(name, a[key], b[key]):
            yield name, Hitung(hit=1)
        else:
            yield name, Hitung(miss=int(key in a), extra=int(key in b))


def tally(wanted: Row, found: Row) -> tuple[Hitung, Hitung]:
    """All facts, and the numbers and NIPs among them."""
    every, numbers = Hitung(), Hitung()
    for name, count in compare(wanted, found):
        every += count
        if name in NUMBERS:
            numbers += count
    return every, numbers


def tell(lines: Iterable[str], path: Path | None) -> None:
    """Print a report, and write it to *path* where there is one."""
    text = "\n".join(lines) + "\n"
    print(text)
    if path is not None:
        path.write_text(text, encoding="utf-8")
