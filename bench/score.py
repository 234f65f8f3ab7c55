"""Figures against the reference labels, held against the floors of `bench/floors.json`.

    python -m bench.score SHARED     SHARED holds seeds/, corpus/, gold/ and score/score.py

Extracts the labelled files as `petik extract` does, prints the scorer's table, and ends with exit status 1 where a
figure lies below its floor. Floors only rise: raise them with every improvement. Where SHARED also holds
gold-groups/groups.json, the groups of the comparison are measured too (see bench/accuracy/groups.py).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.accuracy import groups

FLOORS = Path(__file__).with_name("floors.json")


def labelled_files(shared: Path) -> list[Path]:
    """The input files that have labels: named by each label's `dokumen.berkas`."""
    names = {json.loads(g.read_text("utf-8"))["dokumen"]["berkas"] for g in sorted((shared / "gold").glob("*.json"))}
    places = [*sorted((shared / "seeds").iterdir()), *sorted((shared / "corpus").iterdir())]
    return [p for p in places if p.name in names]


def measure(shared: Path, out: Path) -> dict[str, object]:
    """The scorer's figures for records written to *out*. Raises CalledProcessError where a command fails."""
    files = [str(p) for p in labelled_files(shared)]
    subprocess.run([sys.executable, "-m", "petik", "extract", *files, "-o", str(out)], check=False, stdout=sys.stderr)
    command = [sys.executable, str(shared / "score" / "score.py"), str(out / "records"), str(shared / "gold")]
    subprocess.run(command, check=True)
    found = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
    return dict(json.loads(found.stdout))


def below(figures: dict[str, object], floors: dict[str, object]) -> list[str]:
    """One line for every figure under its floor."""
    out = []
    for name in ("facts_f1_mean", "values_f1_mean", "anomali_f1_pooled"):
        have, want = float(str(figures[name])), float(str(floors[name]))
        if have < want:
            out.append(f"{name} {have:.3f} is below its floor {want:.3f}")
    per_file = figures["per_file"]
    wanted = floors["per_file"]
    assert isinstance(per_file, dict) and isinstance(wanted, dict)
    for file, (facts, values) in wanted.items():
        for name, want in (("facts", facts), ("values", values)):
            have = per_file.get(file, {}).get(name, [0, 0, 0])[2]
            if have < want:
                out.append(f"{file}: {name} F1 {have:.3f} is below its floor {want:.3f}")
    return out


def compared(shared: Path, floors: dict[str, object]) -> list[str]:
    """Prints the figures of the groups, where there are labels; one line for every figure beyond its floor."""
    if not groups.berlabel(shared):
        return []
    found = groups.ukur(shared)
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
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(shared, Path(folder))
    faults = [*below(figures, floors), *compared(shared, floors)]
    for fault in faults:
        print(fault)
    print("all floors hold" if not faults else f"{len(faults)} figures below their floors")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
