"""Figures against the reference labels, held against the floors of `bench/floors.json`.

    python -m bench.score SHARED     SHARED holds seeds/, corpus/, gold/ and score/score.py, and may hold regions/

Extracts the labelled files of every set (`gold`, `regions/gold`) as `petik extract` does, prints the scorer's table of
each set apart with its means over files and over governments (bench/pemerintah.csv), and ends with exit status 1 where
a figure lies below its floor. Floors only rise: raise them with every improvement. Where SHARED also holds
gold-groups/groups.json, the groups of the comparison are measured too (see bench/accuracy/groups.py).
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.accuracy import groups as padanan

FLOORS = Path(__file__).with_name("floors.json")
GOVERNMENTS = Path(__file__).with_name("pemerintah.csv")
# the sets: where their labels lie below SHARED, and in which folders their files
SETS = {"gold": ("seeds", "corpus"), "regions/gold": ("regions/files",)}
UNKNOWN = "tidak disebut"  # the government of a label that the table does not list

Figures = dict[str, Any]


def labelled_files(shared: Path, name: str = "gold") -> list[Path]:
    """The input files of a set that have labels: named by each label's `dokumen.berkas`."""
    labels = sorted((shared / name).glob("*.json"))
    names = {json.loads(g.read_text("utf-8"))["dokumen"]["berkas"] for g in labels}
    places = [p for folder in SETS[name] for p in sorted((shared / folder).iterdir())]
    return [p for p in places if p.name in names]


def measure(shared: Path, name: str, out: Path) -> Figures:
    """The scorer's figures of one set for records written to *out*. Raises CalledProcessError where a command fails."""
    files = [str(p) for p in labelled_files(shared, name)]
    subprocess.run([sys.executable, "-m", "petik", "extract", *files, "-o", str(out)], check=False, stdout=sys.stderr)
    command = [sys.executable, str(shared / "score" / "score.py"), str(out / "records"), str(shared / name)]
    print(f"\n{name}", flush=True)
    subprocess.run(command, check=True)
    found = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    return dict(json.loads(found.stdout))


def governments(name: str, table: Path = GOVERNMENTS) -> dict[str, str]:
    """Label to government, for the labels of one set."""
    with table.open(encoding="utf-8", newline="") as rows:
        return {r["label"]: r["pemerintah"] for r in csv.DictReader(rows) if r["set"] == name}


def by_government(figures: Figures, owners: Mapping[str, str]) -> dict[str, tuple[float, float, int]]:
    """Mean facts F1, mean values F1 and number of files of every government."""
    groups: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for label, found in figures["per_file"].items():
        groups[owners.get(label, UNKNOWN)].append((found["facts"][2], found["values"][2]))
    return {
        owner: (sum(f for f, _ in own) / len(own), sum(v for _, v in own) / len(own), len(own))
        for owner, own in sorted(groups.items())
    }


def print_governments(found: Mapping[str, tuple[float, float, int]]) -> None:
    """The means of every government, and the mean of these means: many files of one office weigh no more than one."""
    for owner, (facts, values, files) in found.items():
        print(f"  {owner[:32]:32} {files:3} files   facts F1 {facts:.3f}   values F1 {values:.3f}")
    n = len(found)
    facts, values = (sum(m[i] for m in found.values()) / n for i in (0, 1))
    print(f"mean of {n} governments: facts F1 {facts:.3f}, values F1 {values:.3f}")


def below(figures: Figures, floors: Figures, name: str) -> list[str]:
    """One line for every figure of the set *name* under its floor."""
    out = []
    for figure in ("facts_f1_mean", "values_f1_mean", "anomali_f1_pooled"):
        have, want = float(figures[figure]), float(floors.get(figure, 0.0))
        if have < want:
            out.append(f"{name}: {figure} {have:.3f} is below its floor {want:.3f}")
    for file, wanted in floors["per_file"].items():
        for part, want in zip(("facts", "values"), wanted, strict=True):
            have = figures["per_file"].get(file, {}).get(part, [0, 0, 0])[2]
            if have < want:
                out.append(f"{name}: {file}: {part} F1 {have:.3f} is below its floor {want:.3f}")
    return out


def compared(shared: Path, floors: dict[str, object]) -> list[str]:
    """Prints the figures of the groups, where there are labels; one line for every figure beyond its floor."""
    if not padanan.berlabel(shared):
        return []
    found = padanan.ukur(shared)
    print("\n".join(["", "padanan (groups of the same indicator)", *found.baris]))
    out = []
    least, most = float(str(floors["padanan_f1"])), float(str(floors["padanan_bukan_max"]))
    if found.sama.f1 < least:
        out.append(f"padanan_f1 {found.sama.f1:.3f} is below its floor {least:.3f}")
    if found.bukan > most:
        out.append(f"padanan_bukan_max: {found.bukan:.3f} of the look-alikes are joined, more than {most:.3f}")
    return out


def main() -> int:
    """Runs the measurement; 0 when every floor holds."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "gold").is_dir():
        print("usage: python -m bench.score SHARED (a folder with gold/, seeds/, corpus/, score/)", file=sys.stderr)
        return 2
    shared, floors = Path(sys.argv[1]), json.loads(FLOORS.read_text("utf-8"))
    faults: list[str] = []
    for name in SETS:
        if not (shared / name).is_dir():
            continue
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(shared, name, Path(folder))
        print_governments(by_government(figures, governments(name)))
        faults += below(figures, floors[name], name)
    faults += compared(shared, floors)
    for fault in faults:
        print(fault)
    print("all floors hold" if not faults else f"{len(faults)} figures below their floors")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
