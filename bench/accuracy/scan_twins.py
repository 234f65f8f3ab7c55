"""Scan twins: digital PDFs, printed and scanned again by program, so that every scanned page has a known answer.

    python -m bench.accuracy.scan_twins FOLDER... -o OUT [--cycle] [--seen] [--pages N] [--profiles a,b] [--names]
    [--report FILE.md]

The answer is Petik's own record of the digital pages. Which files, and which of their pages, stands in
`scan_twins.csv`, by the CRC-32 of the file's name; FOLDER... hold the files. A file whose CRC-32 is divisible by three
is never looked at: its figures are reported apart, and its name is never printed. OUT keeps digital pages, scans and
records; what is there already is not made again (remove OUT/read to read again). With --report, a calibration plot of
either half lies beside FILE.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from bench.accuracy import calibration
from bench.accuracy import facts as banding
from bench.accuracy.calibration import SHIPPED, Reading
from bench.accuracy.facts import Hitung
from bench.stress.twin_scans import PROFILES, twin
from petik.one.pipeline import extract_file

LIST = Path(__file__).with_suffix(".csv")
HEAD = (
    "| profile | half | pages | facts F1 | values F1 | numbers | accepted | wrong of accepted |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Pages of one file of the list: the first (1-based) and how many."""

    path: Path
    first: int
    pages: int

    @property
    def unseen(self) -> bool:
        """Never looked at."""
        return zlib.crc32(self.path.name.encode()) % 3 == 0


@dataclass(frozen=True, slots=True)
class Result:
    """One scan: whose, how it was scanned, and how it was read."""

    chosen: Chosen
    profile: str
    facts: Hitung
    values: Hitung
    readings: tuple[Reading, ...]


def chosen(folders: Iterable[Path], cycle: bool, pages: int) -> list[Chosen]:
    """The files of the list that lie in *folders*; *cycle*: only the few that a change is tried on."""
    by_crc = {zlib.crc32(p.name.encode()): p for folder in folders for p in sorted(folder.rglob("*.pdf"))}
    with LIST.open(encoding="utf-8") as stream:
        rows = [r for r in csv.DictReader(stream) if r["cycle"] == "1" or not cycle]
    found = [(by_crc.get(int(r["crc32"])), r) for r in rows]
    return [Chosen(p, int(r["first_page"]), min(pages, int(r["pages"]))) for p, r in found if p is not None]


def digital_record(job: Chosen, out: Path) -> dict[str, Any]:
    """Petik's record of the digital pages."""
    path = out / "digital" / f"{job.path.stem}.{job.pages}.pdf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with pypdfium2.PdfDocument(job.path) as whole, pypdfium2.PdfDocument.new() as part:
            last = min(len(whole), job.first - 1 + job.pages)
            part.import_pages(whole, list(range(job.first - 1, last)))
            part.save(path)
    return _record(path, out / "answers")


def scanned_record(job: Chosen, profile: str, out: Path) -> dict[str, Any]:
    """Petik's record of the pages' scan."""
    path = out / "scans" / f"{job.path.stem}.{job.pages}.{profile}.pdf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(twin(job.path, profile, job.first, job.pages))
    return _record(path, out / "read")


def _record(path: Path, folder: Path) -> dict[str, Any]:
    kept = folder / f"{path.name}.json"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        record = extract_file(path).record
        data = record.model_dump(mode="json", by_alias=True) if record else {"dokumen": {"berkas": path.name}}
        kept.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return dict(json.loads(kept.read_text("utf-8")))


def measure(jobs: Iterable[Chosen], profiles: Iterable[str], out: Path) -> Iterator[Result]:
    """Every scan of every file, profile by profile."""
    listed = list(jobs)
    for profile in profiles:
        for job in listed:
            wanted, found = digital_record(job, out), scanned_record(job, profile, out)
            facts, values = banding.tally(wanted, found)
            # what the file is called and which region that tells is not on the pages
            yield Result(job, profile, facts, values, tuple(calibration.compare(banding, wanted, found)))


def row(profile: str, half: str, results: list[Result]) -> str:
    """One line of the report."""
    facts, values = sum((r.facts for r in results), Hitung()), sum((r.values for r in results), Hitung())
    readings = [x for r in results for x in r.readings]
    labelled = sum(x.label != "" for x in readings)
    sure = [x for x in readings if x.confidence is not None and x.confidence >= SHIPPED]
    wrong = sum(not x.right for x in sure)
    pages = sum(r.chosen.pages for r in results)
    return (
        f"| {profile} | {half} | {pages} | {facts.f1:.3f} | {values.f1:.3f} | {labelled} "
        f"| {len(sure) / max(1, labelled):.1%} | {wrong} = {wrong / max(1, len(sure)):.2%} |"
    )


def report(results: list[Result], names: bool) -> list[str]:
    """Markdown: seen and unseen apart; with *names* every seen file and every sure reading of it that is wrong."""
    lines = ["# Scan twins", "", *HEAD]
    profiles = list(dict.fromkeys(r.profile for r in results))
    for half, unseen in (("seen", False), ("never looked at", True)):
        for profile in profiles:
            part = [r for r in results if r.profile == profile and r.chosen.unseen == unseen]
            if part:
                lines.append(row(profile, half, part))
    if names:
        seen = sorted((r for r in results if not r.chosen.unseen), key=lambda r: (r.profile, r.values.f1))
        lines += ["", *HEAD, *(row(r.profile, r.chosen.path.stem, [r]) for r in seen), ""]
        lines += [line for r in seen for line in _wrong(r)]
    return lines


def _wrong(result: Result) -> list[str]:
    sure = (x for x in result.readings if x.confidence is not None and x.confidence >= SHIPPED and not x.right)
    return [
        f"- {result.profile} {result.chosen.path.stem} {x.row}: «{x.print}», printed «{x.label}», {x.confidence}"
        for x in sure
    ]


def plots(results: list[Result], path: Path) -> None:
    """Calibration of either half, beside the report."""
    for half, unseen in (("seen", False), ("unseen", True)):
        readings = [x for r in results if r.chosen.unseen == unseen for x in r.readings]
        calibration.plot(readings, path.with_name(f"{path.stem}.{half}.png"))


def main() -> int:
    """Makes, reads and compares; prints the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--cycle", action="store_true", help="the few files on which a change is tried")
    parser.add_argument("--seen", action="store_true", help="without the files that are never looked at")
    parser.add_argument("--pages", type=int, default=6, help="pages of a file, at most (default: 6)")
    parser.add_argument("--profiles", default=",".join(PROFILES))
    parser.add_argument("--names", action="store_true", help="list the seen files and their sure wrong readings")
    parser.add_argument("--report", type=Path)
    args = parser.parse_args()
    jobs = [c for c in chosen(args.folders, args.cycle, args.pages) if not (args.seen and c.unseen)]
    results = list(measure(jobs, args.profiles.split(","), args.out))
    banding.tell(report(results, args.names), args.report)
    if args.report is not None:
        plots(results, args.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
