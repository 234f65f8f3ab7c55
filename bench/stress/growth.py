"""How the cost of slow inputs grows: `python -m bench.stress.growth [NAME…]` reads each kind at three sizes in
processes with the usual limits and counts what Python does (function calls) and the seconds.

Growth is told as the exponent between the sizes: 1.0 is linear, 2.0 quadratic.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from petik.one.pipeline import extract_file
from petik.process.sandbox import Apart
from petik.samples.hostile import slow

SECONDS = 120.0  # of one reading here
KINDS: dict[str, tuple[str, tuple[int, int, int], Callable[[int], bytes]]] = {
    "sheet without rulings": ("xlsx", (100, 200, 400), slow.sheet_without_rules),
    "number format [[[": ("xlsx", (1_000, 2_000, 4_000), slow.heavy_format),
    "number format h:mm": ("xlsx", (1_000, 2_000, 4_000), lambda n: slow.heavy_format(n, lettering="h:mm")),
    "validations": ("xlsx", (1_000, 2_000, 4_000), lambda n: slow.crowded("validasi", n)),
    "merged ranges": ("xlsx", (1_000, 2_000, 4_000), lambda n: slow.crowded("gabung", n)),
    "tall merged ranges": ("xlsx", (500, 1_000, 2_000), slow.tall_merges),
    "hyperlinks": ("xlsx", (1_000, 2_000, 4_000), lambda n: slow.crowded("tautan", n)),
    "Word table of 60 columns": ("docx", (100, 200, 400), lambda n: slow.grid(n, 60)),
    "PDF grid (cells)": ("pdf", (40, 57, 80), slow.grid_pdf),
    "forms that double (lines)": ("pdf", (10, 11, 12), slow.double_forms),
}
MEASURE: dict[str, Callable[[int], float]] = {  # what the size stands for, where it is not the number itself
    "PDF grid (cells)": lambda n: n * n,
    "forms that double (lines)": lambda n: 2.0**n,
}


def read(path: Path) -> tuple[str, int, float]:
    """Status and message, the calls of Python functions, the seconds. For a process of its own."""
    extract_file(path)  # loading the program is not this file's cost
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    start = time.perf_counter()
    extract_file(path)
    seconds = time.perf_counter() - start
    sys.setprofile(count)
    try:
        found = extract_file(path)
    finally:
        sys.setprofile(None)
    return f"{found.status}: {found.message}"[:70], calls, seconds


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("names", nargs="*", help="kinds to measure; all where none is named")
    names = reader.parse_args().names or list(KINDS)
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            _measure(name, Path(folder))


def _measure(name: str, folder: Path) -> None:
    ending, sizes, make = KINDS[name]
    before: tuple[float, int] | None = None
    for size in sizes:
        path = folder / f"a.{ending}"
        path.write_bytes(make(size))
        apart = Apart(SECONDS)
        try:
            said, calls, seconds = apart.call(read, path)
        except Exception as error:  # noqa: BLE001 - ended by its limits: that is an answer
            print(f"{name:28} {size:6} ended: {type(error).__name__}", flush=True)
            continue
        finally:
            apart.close()
        amount = MEASURE.get(name, float)(size)
        growth = f"{math.log(calls / before[1]) / math.log(amount / before[0]):4.2f}" if before else "    "
        print(f"{name:28} {size:6} {calls:11,} calls  exponent {growth}  {seconds:6.2f} s  {said}", flush=True)
        before = amount, calls


if __name__ == "__main__":
    main()
