"""How long a scanned page takes, as a ratio to one plain Tesseract pass over the same page at 300 dpi.

    python -m bench.speed.scans FILE...     scanned PDFs

The peer is what a user of pytesseract runs: one call of the program with the same languages, the picture handed over in
the fastest form there is. Both run on the same picture, one after the other, without any cache; pages are tried
several times and the medians compared, so that other work on the machine weighs little.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytesseract
from PIL import Image

from petik.ingest.ocr import scan
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.paper.prepare import Gray, grey
from petik.ingest.pdf.document import open_pdf

DPI = 300.0
TRIES = 3


def plain(gray: Gray) -> None:
    """One plain pass of the program over the page."""
    picture = Image.fromarray(gray)
    picture.format = "PPM"  # packing a page as PNG would take a tenth of the reading time
    pytesseract.image_to_data(picture, lang=tesseract.LANGUAGES, config=f"--psm {tesseract.PAGE_MODE} --dpi {DPI:.0f}")


def seconds(work: Callable[[], object]) -> float:
    """Seconds that *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(path: Path) -> tuple[float, float, int]:
    """Seconds of the plain pass, of Petik's reading, and the number of pages."""
    peer = ours = 0.0
    with open_pdf(path, 500) as file:
        pages = file.page_count
        for index in range(pages):
            image = file.render(index, DPI)
            gray = grey(image)
            tries = [
                (seconds(lambda g=gray: plain(g)), seconds(lambda m=image, n=index + 1: scan.read_uncached(m, DPI, n)))
                for _ in range(TRIES)
            ]
            peer += median(t[0] for t in tries)
            ours += median(t[1] for t in tries)
    return peer, ours, pages


def main() -> int:
    """Prints one line per file and one for all."""
    total = [0.0, 0.0, 0]
    for name in sys.argv[1:]:
        plain, ours, pages = measure(Path(name))
        print(f"{Path(name).name}: {pages} pages, plain {plain / pages:.2f} s, Petik {ours / pages:.2f} s a page, "
              f"ratio {ours / plain:.2f}")
        total = [total[0] + plain, total[1] + ours, total[2] + pages]
    print(f"all: {total[2]} pages, ratio {total[1] / max(1e-9, total[0]):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
