"""Why facts are missed or wrong: the errors of records against labels by class, and how many rows came out whole.

    python -m bench.accuracy.errors GOLD PRED [-n 3]      two folders of records (docs/skema.md); -n: examples per class

GOLD holds one label per file; PRED the records that Petik wrote (hasil/records). Pairing of rows and equality of facts
are those of bench/accuracy/facts.py. A fact that is missed, wrong or invented counts once. Rows marked `"yakin": false`
in a label count neither way.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from bench.accuracy.facts import ABOUT, NAMES, NUMBERS, Row, facts, pair, same

# the classes in the order in which they are asked: what is found further up explains what stands below
CLASSES = (
    "table not found",
    "row split",
    "column wrong",
    "level wrong",
    "text cut",
    "number wrong",
    "row invented",
    "people",
    "metadata",
)
LEVELS = ("tingkat", "tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
TABLES = ("indikator", "anggaran")
PART = 90  # of 100: how well the shorter of two names must lie inside the longer one to be a part of it


@dataclass(frozen=True, slots=True)
class Faults:
    """One fact that is not as it was printed. `want` and `got` are prints, "" where there is none."""

    file: str
    kind: str
    where: str  # page and name of the row
    fact: str
    want: str
    got: str
    cls: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Rows of tables: all of them, and those that came out as one record with all their values right."""

    whole: int = 0
    rows: int = 0

    def __add__(self, other: Whole) -> Whole:
        return Whole(self.whole + other.whole, self.rows + other.rows)

    @property
    def share(self) -> float:
        return self.whole / self.rows if self.rows else 1.0


def text_of(fact: Any) -> str:
    """A fact as one prints it."""
    if isinstance(fact, dict):
        return str(fact["raw"])
    return "" if fact is None else " ".join(map(str, fact)) if isinstance(fact, list) else str(fact)


def _sure(row: Row) -> Row:
    return {k: v for k, v in row.items() if k != "yakin"}


def errors(gold: Row, found: Row) -> Iterator[Faults]:
    """Every error of *found* against *gold*, in the order of the label."""
    file = str(gold.get("dokumen", {}).get("berkas"))
    head, read = gold.get("dokumen", {}), found.get("dokumen", {})
    about = {k: head.get(k) for k in ABOUT}, {k: read.get(k) for k in ABOUT}
    for fact, want, got in _differences(*about):
        yield Faults(file, "dokumen", "", fact, text_of(want), text_of(got), "metadata")
    for kind in NAMES:
        yield from _kind_errors(file, kind, gold.get(kind) or [], found.get(kind) or [])


def _kind_errors(file: str, kind: str, labels: list[Row], rows: list[Row]) -> Iterator[Faults]:
    pairs = dict(pair(kind, [_sure(x) for x in labels], rows))
    taken = set(pairs.values())
    spare = [r for j, r in enumerate(rows) if j not in taken]
    read_tables = {_table(labels[i]) for i in pairs}
    for i, label in enumerate(labels):
        if label.get("yakin") is False:
            continue
        row = rows[pairs[i]] if i in pairs else {}
        for fact, want, got in _differences(_sure(label), row):
            if kind not in TABLES:
                cls = "people"
            elif not row:
                parts = _table(label) in read_tables or any(_part(kind, label, r) for r in spare)
                cls = "row split" if parts else "table not found"
            else:
                cls = _cell_class(kind, fact, (want, got), (label, row), spare)
            yield Faults(file, kind, _where(kind, label), fact, text_of(want), text_of(got), cls)
    missed = [x for i, x in enumerate(labels) if i not in pairs]
    for row in spare:
        split = any(_part(kind, x, row) for x in labels) or any(_shares_values(x, row) for x in missed)
        cls = "people" if kind not in TABLES else "row split" if split else "row invented"
        for fact, want, got in _differences({}, row):
            yield Faults(file, kind, _where(kind, row), fact, text_of(want), text_of(got), cls)


def _table(row: Row) -> tuple[Any, ...]:
    """What stands for the table of a row where records do not name tables: its page, or its post where no pages are."""
    return (row["halaman"],) if row.get("halaman") is not None else (None, row.get("jabatan"))


def _where(kind: str, row: Row) -> str:
    page = f"p. {row['halaman']} " if row.get("halaman") is not None else ""
    return f"{page}{text_of(row.get(NAMES[kind]))[:60]}"


def _differences(label: Row, row: Row) -> Iterator[tuple[str, Any, Any]]:
    a, b = facts(label), facts(row)
    for key in [*a, *(k for k in b if k not in a)]:
        if not (key in a and key in b and same(key.rpartition("/")[2], a[key], b[key])):
            yield key, a.get(key), b.get(key)


def _part(kind: str, label: Row, row: Row) -> bool:
    """Whether the name of *row* is a piece of the name of *label*, or holds it and more: one row cut, or two joined."""
    a, b = text_of(label.get(NAMES[kind])), text_of(row.get(NAMES[kind]))
    near = label.get("halaman") is None or abs(label["halaman"] - (row.get("halaman") or 0)) <= 1
    return near and min(len(a), len(b)) >= 8 and partial_ratio(a.casefold(), b.casefold()) >= PART


def _shares_values(label: Row, row: Row) -> bool:
    """Whether a row without a label's name has the label's numbers: the name stands elsewhere."""
    a, b = facts(label), facts(row)
    numbers = [k for k in a if k.rpartition("/")[2] in NUMBERS]
    return bool(numbers) and all(k in b and same("", a[k], b[k]) for k in numbers)


def _cell_class(kind: str, fact: str, prints: tuple[Any, Any], rows: tuple[Row, Row], spare: Sequence[Row]) -> str:
    """The class of one wrong fact of a row that was found; *prints* and *rows* as labelled and as found."""
    name = fact.rpartition("/")[2]
    (want, got), (label, row) = prints, rows
    a, b = facts(label), facts(row)
    if name == "tingkat":
        return "level wrong"
    if want is not None and any(k != fact and same(name, want, v) and not _right(k, a, b) for k, v in b.items()):
        return "level wrong" if name in LEVELS else "column wrong"
    if got is not None and any(k != fact and same(name, v, got) and not _right(k, a, b) for k, v in a.items()):
        return "level wrong" if name in LEVELS else "column wrong"
    pieces = [r for r in spare if _part(kind, label, r)]
    if pieces and (name == NAMES[kind] or (got is None and any(_has(r, fact, want) for r in pieces))):
        return "row split"
    if name in NUMBERS:
        return "number wrong"
    if want is None:
        return "level wrong" if name in LEVELS else "column wrong"
    shorter = got is not None and partial_ratio(text_of(want).casefold(), text_of(got).casefold()) >= PART
    return "level wrong" if name in LEVELS and not shorter else "text cut"


def _has(row: Row, key: str, want: Any) -> bool:
    have = facts(row)
    return key in have and same(key.rpartition("/")[2], want, have[key])


def _right(key: str, a: Row, b: Row) -> bool:
    return key in a and key in b and same(key.rpartition("/")[2], a[key], b[key])


def whole_rows(gold: Row, found: Row) -> Whole:
    """How many rows of tables came out as one record with exactly their values."""
    out = Whole()
    for kind in TABLES:
        labels, rows = gold.get(kind) or [], found.get(kind) or []
        pairs = dict(pair(kind, [_sure(x) for x in labels], rows))
        for i, label in enumerate(labels):
            if label.get("yakin") is False:
                continue
            wanted, have = _values(label), _values(rows[pairs[i]]) if i in pairs else {}
            right = i in pairs and wanted.keys() == have.keys() and all(same("", v, have[k]) for k, v in wanted.items())
            out += Whole(int(right), 1)
    return out


def _values(row: Row) -> Row:
    return {k: v for k, v in facts(row).items() if k.rpartition("/")[2] in NUMBERS}


def table(found: Sequence[Faults], whole: dict[str, Whole]) -> list[str]:
    """Markdown: classes by files with their counts, below them the rows that came out whole."""
    counts = Counter((g.cls, g.file) for g in found)
    files = list(whole)
    lines = [f"| class | {' | '.join(files)} | all |", f"| --- {'| ---: ' * (len(files) + 1)}|"]
    for cls in CLASSES:
        numbers = [counts[cls, f] for f in files]
        lines.append(f"| {cls} | {' | '.join(str(n or '') for n in numbers)} | {sum(numbers)} |")
    every = [*whole.values(), sum(whole.values(), Whole())]
    lines.append(
        f"| **facts missed or wrong** | {' | '.join(str(sum(counts[c, f] for c in CLASSES)) for f in files)} "
        f"| {len(found)} |"
    )
    lines.append(f"| **rows whole** | {' | '.join(f'{u.whole} of {u.rows} ({u.share:.1%})' for u in every)} |")
    return lines


def examples(found: Sequence[Faults], count: int) -> list[str]:
    """Up to *count* examples per class and file, as a Markdown list."""
    by_class: dict[str, list[Faults]] = defaultdict(list)
    shown: Counter[tuple[str, str]] = Counter()
    for g in found:
        if shown[g.cls, g.file] < count:
            shown[g.cls, g.file] += 1
            by_class[g.cls].append(g)
    lines = []
    for cls in CLASSES:
        if by_class[cls]:
            lines += ["", f"**{cls}**", ""]
            lines += [
                f"- {g.file}, {g.kind}, {g.where}: {g.fact} «{g.want[:80]}», read «{g.got[:80]}»" for g in by_class[cls]
            ]
    return lines


def labelled(gold: Path, pred: Path) -> Iterator[tuple[Row, Row]]:
    """Labels with the record of the same file, an empty one where there is none; PRED may name it with or without
    the file's ending."""
    for path in sorted(gold.glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        file = Path(label["dokumen"].get("berkas") or path.stem)
        names = [pred / n for n in (f"{file.name}.json", f"{file.stem}.json", path.name)]
        record = next((n for n in names if n.is_file()), None)
        yield label, json.loads(record.read_text("utf-8")) if record else {}


def main() -> int:
    """Prints the tables; 2 where a folder holds no records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("-n", type=int, default=3, help="examples per class and file (default: 3)")
    args = parser.parse_args()
    found: list[Faults] = []
    whole: dict[str, Whole] = {}
    for label, record in labelled(args.gold, args.pred):
        found += errors(label, record)
        whole[label["dokumen"]["berkas"]] = whole_rows(label, record)
    if not whole:
        parser.exit(2, f"{args.gold} holds no records\n")
    print("\n".join([*table(found, whole), *examples(found, args.n)]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
