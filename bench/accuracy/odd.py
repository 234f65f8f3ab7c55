"""Odd inputs against what a user expects of each: nothing lost untold, nothing wrong.

    python -m bench.accuracy.odd FOLDER [--out OUT] [--only NAME…]     FOLDER holds the files that `bench/odd.toml`
    names

Extracts the files as `petik extract` does and puts each into one class:

- as expected: every value and person that a user expects, no other, and the words that `said` asks for;
- told: something is missing, and the message, a page's note or the field's own note says so;
- lost untold: something is missing and nothing says so;
- wrong: a value or a person that is not what the page shows.

Ends with exit status 1 where a file is wrong or lost untold.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

EXPECTED = Path(__file__).with_name("odd.toml")
FIELDS = {"t": "target", "r": "realisasi", "c": "capaian"}
PLAIN = re.compile(r"^(?:terbaca: )?[\d a-zA-Z,]*baris anggaran$")  # "1 halaman, 4 indikator, 0 baris anggaran"

SHOWN = 140  # characters of what is missing or wrong

Outcome = Literal["as expected", "told", "lost untold", "wrong"]
Fact = tuple[str, str, str, float | None]  # start of the indicator's name, period, field, value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user expects of one file. `said`: a pattern of which the message or a note must hold a piece."""

    facts: tuple[Fact, ...]
    units: tuple[tuple[str, str | None], ...]
    people: tuple[tuple[str, str | None], ...]
    said: str | None
    enough: bool  # what is said is enough: nothing need be read


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of one file."""

    facts: tuple[Fact, ...]
    units: tuple[tuple[str, str | None], ...]
    people: tuple[tuple[str, str | None], ...]
    words: str  # what the message and notes say beyond counts
    message: str = ""


def wanted(table: Mapping[str, Any]) -> dict[str, Wanted]:
    """The expectations by file name. Rows and people that a file does not give are those of `[usual]`."""
    usual = table["usual"]
    out: dict[str, Wanted] = {}
    for group in table["group"]:
        rows = group.get("rows", usual["rows"])
        expected = Wanted(
            facts=tuple(fact for row in rows for fact in _facts(row, str(usual["year"]))),
            units=tuple((row["name"], row["unit"]) for row in rows if "unit" in row),
            people=tuple((name, nip or None) for name, nip in group.get("people", usual["people"])),
            said=group.get("said"),
            enough=group.get("enough", False),
        )
        out |= dict.fromkeys(group["files"], expected)
    return out


def _facts(row: Mapping[str, Any], year: str) -> list[Fact]:
    """A row's facts: {t = 4} is the target of the usual year, {"2025.t" = 5} of another period; "" is an empty cell."""
    out: list[Fact] = []
    for key, value in row.items():
        period, _, field = key.rpartition(".")
        if field in FIELDS:
            out.append((row["name"], period or year, FIELDS[field], None if value == "" else float(value)))
    return out


def found(out: Path, status: Mapping[str, str], notes: Iterable[str]) -> Found:
    """What the record of one file below *out* holds, and all that is said about it (*status* and *notes* of pages)."""
    words = [part for part in status["pesan"].split("; ") if not PLAIN.match(part)]
    words += notes
    path = out / status["rekaman"] if status["rekaman"] else None
    if path is None or not path.is_file():
        return Found((), (), (), "; ".join(words), status["pesan"])
    record = json.loads(path.read_text("utf-8"))
    facts: list[Fact] = []
    for row in record["indikator"]:
        for value in row["nilai"]:
            given = [(f, value[f]) for f in FIELDS.values() if value.get(f) is not None]
            facts += [(row["indikator"] or "", value["periode"], f, q["value"]) for f, q in given]
    for place, source in record["asal"].items():
        if source["catatan"] and place.startswith(("indikator", "pejabat")):
            words.append(f"{place}: {source['catatan']}")
    words += [str(anomaly["keterangan"]) for anomaly in record["anomali"]]
    units = tuple((row["indikator"] or "", row["satuan"]) for row in record["indikator"])
    people = tuple((p["nama"], p["nip"]) for p in record["pejabat"])
    return Found(tuple(facts), units, people, "; ".join(words), status["pesan"])


def judge(expected: Wanted, got: Found) -> tuple[Outcome, str]:
    """The class of a file and what is missing or wrong."""
    strange = [f for f in got.facts if f[3] is not None and not any(_same(f, e) for e in expected.facts)]
    strangers = [p for p in got.people if p not in expected.people]
    if strange or strangers:
        return "wrong", str([*strange, *strangers])
    missing: list[object] = [f for f in expected.facts if f[3] is not None and not any(_same(g, f) for g in got.facts)]
    missing += [u for u in expected.units if not any(n.startswith(u[0]) and s == u[1] for n, s in got.units)]
    missing += [p for p in expected.people if p not in got.people]
    silent = expected.said is not None and not re.search(expected.said, f"{got.message}; {got.words}", re.I)
    if not silent and (not missing or expected.enough):
        return "as expected", ""
    return ("told" if got.words and not silent else "lost untold"), f"{missing} {expected.said if silent else ''}"


def _same(one: Fact, other: Fact) -> bool:
    alike = one[0].casefold().startswith(other[0].casefold()) or other[0].casefold().startswith(one[0].casefold())
    close = one[3] == other[3] or (one[3] is not None and other[3] is not None and abs(one[3] - other[3]) < 1e-9)
    return alike and close and one[1:3] == other[1:3]


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def classes(out: Path, expectations: Mapping[str, Wanted]) -> dict[str, tuple[Outcome, str]]:
    """The class of every expected file that was read to *out*, with what is missing or wrong."""
    notes: dict[str, list[str]] = {}
    for page in _rows(out / "data" / "halaman.csv"):
        notes.setdefault(page.get("dok_id", ""), []).append(page.get("catatan", ""))
    result = {}
    for status in _rows(out / "berkas.csv"):
        name = Path(status["berkas"]).name
        if name in expectations:
            said = [note for note in notes.get(name, []) if note]
            result[name] = judge(expectations[name], found(out, status, said))
    return result


def main(arguments: list[str] | None = None) -> int:
    """Reads the files, prints the classes; 1 where a file is wrong or lost untold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="folder for the results; one that exists already is only looked at")
    parser.add_argument("--only", nargs="*", default=[], help="pieces of file names")
    asked = parser.parse_args(arguments)
    expectations = wanted(tomllib.loads(EXPECTED.read_text("utf-8")))
    files = [asked.folder / n for n in expectations if not asked.only or any(o in n for o in asked.only)]
    with tempfile.TemporaryDirectory(prefix="petik-odd-") as temporary:
        out = asked.out or Path(temporary) / "out"
        if not out.exists():
            command = [sys.executable, "-m", "petik", "extract", *map(str, files), "-o", str(out), "--jobs", "1"]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        result = classes(out, {f.name: expectations[f.name] for f in files})
    for name, (outcome, why) in sorted(result.items(), key=lambda item: (item[1][0], item[0])):
        print(f"{outcome:12} {name:38} {why[:SHOWN]}")
    counts = Counter(outcome for outcome, _ in result.values())
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in get_args(Outcome))
    print(f"\n{len(result)} files: {told}")
    return 1 if counts["wrong"] or counts["lost untold"] else 0


if __name__ == "__main__":
    sys.exit(main())
