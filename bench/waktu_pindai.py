"""How long a scanned page takes, as a ratio to one plain Tesseract pass over the same page at 300 dpi.

    python -m bench.waktu_pindai FILE...     scanned PDFs

Both run on the same picture, one after the other, without any cache. Prints the ratio per file and for all pages, and
where the time goes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from ingest import scan, tesseract
from ingest.image_prep import grey
from ingest.pdf import open_pdf

DPI = 300.0


def measure(path: Path) -> tuple[float, float, int]:
    """Seconds of the plain pass, of Petik's reading, and the number of pages."""
    plain = ours = 0.0
    with open_pdf(path, 500) as file:
        pages = file.page_count
        for index in range(pages):
            image = file.render(index, DPI)
            start = time.perf_counter()
            tesseract.read(grey(image), DPI)
            plain += time.perf_counter() - start
            start = time.perf_counter()
            scan.read_uncached(image, DPI, index + 1)
            ours += time.perf_counter() - start
    return plain, ours, pages


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
