"""Does a confidence mean what it says? Every labelled number on scanned pages against Petik's reading of it.

    python -m bench.accuracy.calibration RECORDS GOLD SCORER [-o REPORT.md]

RECORDS: records that Petik wrote; GOLD: labels; SCORER: score.py, whose pairing of rows is used. For each threshold:
which share of the numbers is accepted, and how many of the accepted are wrong. REPORT.png beside REPORT.md is the
calibration plot. A number that was read and has no label counts as wrong; one that was not read counts as not accepted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

SHIPPED = 0.80  # the confidence from which Petik calls a reading sure (schemas/aturan.toml, docs)
HEAD = "# Confidence of numbers on scans\n\n![right readings by confidence]({})\n"
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Reading:
    """One labelled number: whether Petik read it right, and how sure it was (None where it was not read at all)."""

    file: str
    row: str  # the labelled row, or the read one where no label answers it
    label: str
    print: str
    confidence: float | None
    right: bool


def scorer(path: Path) -> ModuleType:
    """The scorer as a module. Raises ImportError where the file is none."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def numbers(kind: str, row: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The numbers of a record row: its path below the row to print and value."""
    out: dict[str, tuple[str, Any]] = {}
    if kind == "pejabat" and row.get("nip"):
        out["nip"] = (row.get("nip_raw") or row["nip"], row["nip"])
    if kind == "anggaran":
        for name in ("anggaran", "realisasi", "persen"):
            if row.get(name) and row[name]["value"] is not None:
                out[name] = (row[name]["raw"], row[name]["value"])
    if kind == "indikator":
        for i, nilai in enumerate(row.get("nilai") or []):
            for name in ("target", "realisasi", "capaian"):
                if nilai.get(name) and nilai[name]["value"] is not None:
                    out[f"nilai/{i}/{name}"] = (nilai[name]["raw"], nilai[name]["value"])
    return out


def compare(score: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> Iterator[Reading]:
    """Every number of *gold*, and every number of *found* that has no label, in scanned rows."""
    asal = found.get("asal", {})
    name = found["dokumen"]["berkas"]
    for kind in ("pejabat", "indikator", "anggaran"):
        labels, rows = gold.get(kind) or [], found.get(kind) or []
        pairs = dict(score.pair(kind, labels, rows))
        taken = set(pairs.values())
        for i, label in enumerate(labels):
            if label.get("yakin") is False:
                continue
            j = pairs.get(i)
            yield from _row((name, f"{kind}/{i}"), kind, label, rows[j] if j is not None else {}, f"{kind}/{j}", asal)
        for j, row in enumerate(rows):
            if j not in taken:
                yield from _row((name, f"+{kind}/{j}"), kind, {}, row, f"{kind}/{j}", asal)


def _row(
    name: tuple[str, str], kind: str, label: dict[str, Any], row: dict[str, Any], path: str, asal: dict[str, Any]
) -> Iterator[Reading]:
    wanted, have = _by_period(kind, label), _by_period(kind, row)
    for key in sorted(wanted.keys() | have.keys()):
        want, got = wanted.get(key), have.get(key)
        origin = asal.get(f"{path}/{got[2]}") if got else None
        if got is not None and (origin is None or origin["sumber"] != "ocr"):
            continue
        right = want is not None and got is not None and want[1] == got[1]
        yield Reading(
            *name, want[0] if want else "", got[0] if got else "", origin["keyakinan"] if origin else None, right
        )


def _by_period(kind: str, row: dict[str, Any]) -> dict[str, tuple[str, Any, str]]:
    """Numbers by what they are, with their path: places in the list of periods differ between label and reading."""
    out = {}
    for path, (raw, value) in numbers(kind, row).items():
        parts = path.split("/")
        key = f"{row['nilai'][int(parts[1])]['periode']}/{parts[2]}" if len(parts) == 3 else path
        out[key] = (raw, value, path)
    return out


def table(readings: list[Reading]) -> list[str]:
    """Markdown: per threshold the share accepted and the wrong ones among them."""
    labelled = sum(r.label != "" for r in readings)
    lines = ["| keyakinan ≥ | accepted | of all | wrong | wrong share |", "| --- | --- | --- | --- | --- |"]
    for limit in sorted({*THRESHOLDS, SHIPPED}):
        taken = [r for r in readings if r.confidence is not None and r.confidence >= limit]
        wrong = sum(not r.right for r in taken)
        share = f"{len(taken) / max(1, labelled):.1%}"
        lines.append(f"| {limit:.2f} | {len(taken)} | {share} | {wrong} | {wrong / max(1, len(taken)):.2%} |")
    return lines


def rows_intact(readings: list[Reading]) -> str:
    """How many labelled rows with numbers came out with all of them right."""
    rows: dict[tuple[str, str], bool] = {}
    for r in readings:
        if not r.row.startswith("+"):
            rows[r.file, r.row] = rows.get((r.file, r.row), True) and r.right
    return (
        f"rows with all their numbers right: {sum(rows.values())} of {len(rows)} ({sum(rows.values()) / len(rows):.1%})"
    )


def plot(readings: list[Reading], path: Path) -> None:
    """Calibration: of the readings in a band of confidence, how many are right."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    bands = [(a / 10, (a + 1) / 10) for a in range(10)]
    xs, ys, ns = [], [], []
    for low, high in bands:
        inside = [r for r in readings if r.confidence is not None and low <= r.confidence < high + (high == 1.0)]
        if inside:
            xs.append((low + high) / 2)
            ys.append(sum(r.right for r in inside) / len(inside))
            ns.append(len(inside))
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.scatter(xs, ys, s=[20 + 4 * n**0.5 for n in ns])
    for x, y, n in zip(xs, ys, ns, strict=True):
        axes.annotate(str(n), (x, y), textcoords="offset points", xytext=(6, -10))
    axes.axvline(SHIPPED, linestyle=":", color="0.4")
    axes.set(xlabel="keyakinan", ylabel="benar", xlim=(0, 1.02), ylim=(0, 1.05))
    figure.savefig(path, dpi=110, bbox_inches="tight")
    plt.close(figure)


def main() -> int:
    """Runs the measurement and prints the table and every wrong reading above the shipped threshold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("records", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("-o", "--report", type=Path)
    args = parser.parse_args()
    score = scorer(args.scorer)
    readings: list[Reading] = []
    for path in sorted(args.gold.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        record = args.records / f"{gold['dokumen']['berkas']}.json"
        if record.is_file():
            found = json.loads(record.read_text("utf-8"))
            if any(a["sumber"] == "ocr" for a in found.get("asal", {}).values()):
                readings += compare(score, gold, found)
    lines = [*table(readings), "", rows_intact(readings)]
    wrong = [r for r in readings if r.confidence is not None and r.confidence >= SHIPPED and not r.right]
    lines += ["", *(f"- {r.file}: «{r.print}», label «{r.label}», keyakinan {r.confidence}" for r in wrong)]
    print("\n".join(lines))
    if args.report is not None:
        plot(readings, args.report.with_suffix(".png"))
        args.report.write_text(
            "\n".join([*HEAD.format(args.report.with_suffix(".png").name).splitlines(), *lines, ""]), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
