"""How well text dumps are read: dumps made of digital PDFs, held against what Petik reads from the PDFs themselves.

    python -m bench.accuracy.dump_twins [FOLDER…] [-n 24] [-o REPORT.md] [--simpan FOLDER]

Every PDF below the folders whose pages all have a text layer is turned into *twins*: the text of pdfminer.six, of
pdftotext in three ways (where poppler is installed), and a markdown dump whose tables are tab-separated. The record of
the PDF is the reference. Without a folder *n* PDFs of samples/ are drawn; there the drawn content is the reference.

The figures are facts F1 and values F1 (bench/accuracy/facts.py) by kind of dump and of document, errors by class
(bench/accuracy/errors.py), and *sure but wrong*: values that differ from the reference, or belong to a row that it does
not have, with a confidence above 0.6 and without a note. A PDF that is read badly makes a bad reference: look at both
before a rule is made of one document. With --simpan the twins and the records are kept; references found there are used
again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import subprocess
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.accuracy.errors import CLASSES, errors
from bench.accuracy.facts import NAMES, NUMBERS, Hitung, Row, facts, pair, same, tally, tell
from bench.stress.layouts import draw
from petik.ingest.errors import PetikError
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.pdf.document import open_pdf
from petik.ingest.reader import read_document
from petik.one.pipeline import extract_file
from petik.parsers.document import parse_document

WORKERS = 2
SURE = 0.6  # a value above this confidence and without a note is said to be sure
MARKDOWN = "markdown"
PDFTOTEXT = {"pdftotext": (), "pdftotext -raw": ("-raw",), "pdftotext -layout": ("-layout",)}

@dataclass(frozen=True, slots=True)
class Hasil:
    """One twin: the file, the kinds of document and of dump, what was found, values that are sure but wrong."""

    file: str
    jenis: str
    dump: str
    facts: Hitung
    values: Hitung
    wrong: tuple[str, ...]
    classes: Counter[str]


def pdfminer_text(path: Path) -> str:
    """The text as pdfminer.six gives it; dumps on the web keep a form feed as a space."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path)).replace("\f", " ")


def pdftotext(path: Path, *options: str) -> str:
    """The text as poppler gives it. Raises CalledProcessError where it cannot read the file."""
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def markdown(path: Path) -> str:
    """The pages with their tables tab-separated, a row per line; a merged cell has its text in its first row."""
    document = read_document(path)
    tables = parse_document(document).tables
    out: list[str] = []
    for page in document.pages:
        ruled = [t for t in tables if t.page == page.number]
        parts = [(t.box.top, _rows(t.n_rows, t.n_cols, t.cells)) for t in ruled]
        by_line: dict[float, list[str]] = defaultdict(list)
        for word in sorted(page.words, key=lambda w: w.box.x0):
            middle = (word.box.top + word.box.bottom) / 2
            if not any(t.box.top <= middle <= t.box.bottom and t.box.x0 <= word.box.x0 <= t.box.x1 for t in ruled):
                by_line[round(word.box.bottom / 4)].append(word.text)
        parts += [(4 * at, [" ".join(words)]) for at, words in by_line.items()]
        out += [line for _, lines in sorted(parts, key=lambda p: p[0]) for line in [*lines, ""]]
        out += ["", ""]
    return "\n".join(out)


def _rows(n_rows: int, n_cols: int, cells: Iterable[Any]) -> list[str]:
    grid = [[""] * n_cols for _ in range(n_rows)]
    for cell in cells:
        grid[cell.row][cell.col] = cell.text
    return ["\t".join(row) for row in grid if any(row)]


def kinds() -> dict[str, Callable[[Path], str]]:
    """The kinds of dump that can be made on this machine."""
    out: dict[str, Callable[[Path], str]] = {"pdfminer": pdfminer_text}
    if shutil.which("pdftotext"):
        out |= {name: partial(_pdftotext, options=options) for name, options in PDFTOTEXT.items()}
    return out | {MARKDOWN: markdown}


def _pdftotext(path: Path, options: Sequence[str]) -> str:
    return pdftotext(path, *options)


def read(path: Path) -> Row:
    """The record of a file without its pages: dumps have none."""
    with tempfile.TemporaryDirectory() as fresh:
        record = extract_file(path, cache=OcrCache(Path(fresh))).record
    return without_pages(record.model_dump(mode="json")) if record else {"dokumen": {}}


def without_pages(record: Row) -> Row:
    """A record whose rows name no page."""
    return record | {kind: [row | {"halaman": None} for row in record.get(kind) or []] for kind in NAMES}


def sure_but_wrong(wanted: Row, found: Row) -> Iterator[str]:
    """Values that are not in the reference, though the record is sure of them: "indikator/3/nilai/0/target «12»"."""
    for kind in NAMES:
        labels, rows = wanted.get(kind) or [], found.get(kind) or []
        partner = {j: labels[i] for i, j in pair(kind, labels, rows)}
        for j, row in enumerate(rows):
            have, want = facts(row), facts(partner.get(j, {}))
            for path, key in _values(kind, j, row):
                name = key.rpartition("/")[2]
                right = key in want and same(name, want[key], have[key])
                origin = (found.get("asal") or {}).get(path, {})
                if not right and origin.get("keyakinan", 1.0) > SURE and not origin.get("catatan"):
                    yield f"{path} «{have[key]['raw'] if isinstance(have[key], dict) else have[key]}»"


def _values(kind: str, number: int, row: Row) -> Iterator[tuple[str, str]]:
    """The filled values of a row: their place in `asal` and their name among its facts."""
    for name in sorted(NUMBERS & row.keys()):
        if row[name]:
            yield f"{kind}/{number}/{name}", name
    for n, nilai in enumerate(row.get("nilai") or []):
        for name in ("target", "realisasi", "capaian"):
            if nilai.get(name):
                yield f"{kind}/{number}/nilai/{n}/{name}", f"{nilai['periode']}/{name}"


def measure(job: tuple[Path, Path], dumps: Sequence[str], folder: Path) -> list[Hasil]:
    """Reads the twins of one PDF. *job*: the PDF, and the place of its reference, which is made where it is missing."""
    path, reference = job
    if not reference.is_file():
        _write(reference, read(path))
    wanted = json.loads(reference.read_text("utf-8"))
    out: list[Hasil] = []
    for dump in dumps:
        twin = folder / dump.replace(" ", "") / f"{reference.stem}.txt"
        twin.parent.mkdir(exist_ok=True)
        if not twin.is_file():
            twin.write_text(kinds()[dump](path), encoding="utf-8")
        found = read(twin)
        _write(twin.with_suffix(".json"), found)
        every, values = tally(wanted, found)
        classes = Counter(g.cls for g in errors(wanted, found))
        wrong = tuple(sure_but_wrong(wanted, found))
        out.append(Hasil(reference.stem, str(wanted["dokumen"].get("jenis")), dump, every, values, wrong, classes))
    return out


def _write(path: Path, record: Row) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def held_out(path: Path) -> bool:
    """The third of the files, by the sum of their names, that is never looked at while rules are made."""
    return zlib.crc32(path.name.encode()) % 3 == 0


def digital(folders: Sequence[Path]) -> list[Path]:
    """The PDFs below *folders* all of whose pages have a text layer to be trusted."""
    out = []
    for path in sorted(p for folder in folders for p in folder.rglob("*.pdf")):
        try:
            with open_pdf(path) as file:
                if not any(file.needs_ocr(index) for index in range(file.page_count)):
                    out.append(path)
        except PetikError:
            continue
    return out


def drawn(count: int, folder: Path, references: Path) -> list[tuple[Path, Path]]:
    """So many PDFs of samples/ in *folder*, each with what it says as its reference."""
    out: list[tuple[Path, Path]] = []
    number = 0
    while len(out) < count:
        name, ragam, data, record = draw(number)
        number += 1
        if ragam.format == "pdf":
            (folder / name).write_bytes(data)
            out.append((folder / name, references / f"{Path(name).stem}.json"))
            _write(out[-1][1], without_pages(record.model_dump(mode="json")))
    return out


def report(results: Sequence[Hasil]) -> list[str]:
    """The whole report as Markdown lines."""
    dumps = list(dict.fromkeys(h.dump for h in results))
    lines = [
        "# Text dumps of PDFs",
        "",
        f"{len({h.file for h in results})} PDFs. Mean over documents, sums of errors.",
        "",
    ]
    lines += [
        "| dump | facts F1 | values F1 | values recall | sure but wrong | of values read |",
        f"| --- {'| ---: ' * 5}|",
    ]
    lines += [f"| {d} | {_figures([h for h in results if h.dump == d])} |" for d in dumps]
    for title, key in (("document", "jenis"), ("file", "file")):
        lines += ["", f"| {title} | dump | facts F1 | values F1 | values recall | sure but wrong | of values read |"]
        lines += [f"| --- | --- {'| ---: ' * 5}|"]
        for name in sorted({getattr(h, key) for h in results}):
            for d in dumps:
                chosen = [h for h in results if h.dump == d and getattr(h, key) == name]
                lines += [f"| {name[:40]} | {d} | {_figures(chosen)} |"] if chosen else []
    lines += ["", f"| class of error | {' | '.join(dumps)} |", f"| --- {'| ---: ' * len(dumps)}|"]
    for cls in CLASSES:
        sums = [sum(h.classes[cls] for h in results if h.dump == d) for d in dumps]
        lines.append(f"| {cls} | {' | '.join(map(str, sums))} |")
    return lines


def _figures(results: Sequence[Hasil]) -> str:
    n = len(results)
    pooled = sum((h.values for h in results), Hitung())
    return (
        f"{sum(h.facts.f1 for h in results) / n:.3f} | {sum(h.values.f1 for h in results) / n:.3f} | "
        f"{pooled.recall:.3f} | {sum(len(h.wrong) for h in results)} | {pooled.hit + pooled.extra}"
    )


def main() -> int:
    """Runs the measurement and prints the report; 2 where no digital PDF was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("-n", type=int, default=24, help="PDFs that are drawn where no folder is given (default: 24)")
    parser.add_argument("-d", "--dump", action="append", choices=list(kinds()), help="only this kind of dump")
    parser.add_argument("-o", "--report", type=Path, help="also write the report there")
    parser.add_argument("--tahan", choices=["tanpa", "hanya"], help="without, or only, the third that is held out")
    parser.add_argument("--simpan", type=Path, help="folder in which twins and records are kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = args.simpan or Path(fresh)
        (folder / "benar").mkdir(parents=True, exist_ok=True)
        if args.folders:
            paths = [p for p in digital(args.folders) if not args.tahan or held_out(p) == (args.tahan == "hanya")]
            jobs = [(path, folder / "benar" / f"{path.stem}.json") for path in paths]
        else:
            jobs = drawn(args.n, folder, folder / "benar")
        if not jobs:
            parser.exit(2, "no PDF with a text layer\n")
        with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
            work = partial(measure, dumps=args.dump or list(kinds()), folder=folder)
            results = [h for found in pool.imap(work, jobs, chunksize=1) for h in found]
    tell(report(results), args.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
