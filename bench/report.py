"""Speed and memory of Petik as a report: ratios against peers that were measured in the same run.

    python -m bench.report SHARED -o hasil/bench.md

Writes Markdown and a picture beside it. Takes the PDFs of SHARED/corpus, or the samples where there is no such folder.
Milliseconds differ from machine to machine; the ratios are what counts. Some ten minutes.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench import chart, material
from bench.speed import digital, whole_runs
from bench.speed import memory as memori
from bench.speed import scans as waktu_pindai
from bench.speed.digital import Pace
from bench.speed.whole_runs import Again, Workers

PAGES_EACH = 4  # of a digital file, from its middle: annexes and reports weigh alike
TARGET = 1 / 8  # of pdfplumber's time
SCANS = 8  # files, the shortest; a page is read six times for its own time
MOST_WORKERS = 12  # files for the run with one worker and with two
WORKER_PAGES = 25  # of each of them
MEMORY_PAGES = (10, 50, 200)
MEMORY_SAMPLE = "lkip_bab3.pdf"
FLAT = 0.25  # of the memory at ten pages: what 200 pages may take on top


def digital_lines(files: Sequence[Pace]) -> list[str]:
    """Stage by stage, per page, beside the peer."""
    every = sum(files, Pace())
    rows = [(name, getattr(every, name)) for name in ("ingest", "parsers", "normalise")]
    table = [
        f"| {name} | {1000 * seconds / every.pages:.1f} | {seconds / every.peer:.3f} |"
        for name, seconds in [
            *rows,
            ("**Petik seluruhnya**", every.ours),
            ("pdfplumber `extract_tables()`", every.peer),
        ]
    ]
    verdict = "tercapai" if every.ratio <= TARGET else "belum tercapai"
    return [
        "## Halaman digital",
        "",
        f"{every.pages} halaman dari {len(files)} berkas. Petik: dari berkas sampai rekaman; pembanding: tabel saja.",
        "",
        "| tahap | ms per halaman | terhadap pembanding |",
        "| --- | ---: | ---: |",
        *table,
        "",
        f"Sasaran ≤ {TARGET:.3f}: {verdict}. Median rasio per berkas {median(f.ratio for f in files):.3f}, "
        f"terburuk {max(f.ratio for f in files):.3f}.",
    ]


def scan_lines(files: Sequence[Path]) -> list[str]:
    """Petik beside one plain pass of Tesseract."""
    found = [waktu_pindai.measure(path) for path in files]
    peer, ours, pages = (sum(column) for column in zip(*found, strict=True)) if found else (0.0, 0.0, 0)
    if not pages:
        return ["## Halaman pindaian", "", "Tidak ada PDF pindaian."]
    return [
        "## Halaman pindaian",
        "",
        f"{pages:.0f} halaman: Petik {ours / pages:.2f} s per halaman, Tesseract satu kali {peer / pages:.2f} s; "
        f"rasio {ours / peer:.2f}.",
    ]


def again_lines(found: Again) -> list[str]:
    """The second run over the same files beside the first."""
    return [
        "## Masukan yang sama dijalankan lagi",
        "",
        "| | pertama, s | kedua, s | rasio |",
        "| --- | ---: | ---: | ---: |",
        f"| membaca {found.files} berkas | {found.first:.2f} | {found.again:.3f} | {found.again / found.first:.4f} |",
        f"| `petik extract` seluruhnya | {found.first_total:.1f} | {found.again_total:.1f} "
        f"| {found.again_total / found.first_total:.2f} |",
    ]


def worker_lines(found: Workers, files: int, scans: int, load: float) -> list[str]:
    """Two workers beside one, what the machine gives at most, and what else runs on it."""
    one, two, apart = found.one, found.two, found.apart
    faster, most = one.clock / two.clock, 2 * one.clock / apart.clock
    return [
        "## Dua pekerja",
        "",
        f"`petik extract` seluruhnya atas {files} berkas ({scans} pindaian), {os.cpu_count()} inti, beban mesin "
        f"sebelum diukur {load:.1f}. Pembanding: dua perintah terpisah sekaligus, masing-masing atas semua berkas.",
        "",
        "| | waktu jam, s | waktu prosesor, s | kali lebih cepat |",
        "| --- | ---: | ---: | ---: |",
        f"| `--jobs 1` | {one.clock:.1f} | {one.processors:.1f} | 1 |",
        f"| `--jobs 2` | {two.clock:.1f} | {two.processors:.1f} | {faster:.2f} |",
        f"| dua perintah `--jobs 1` | {apart.clock:.1f} | {apart.processors:.1f} | {most:.2f} |",
        "",
        f"Dua pekerja memberi {100 * faster / most:.0f} % dari yang dapat diberikan mesin ini. Waktu memulai dan "
        "menyusun tabel ikut dihitung. Bila inti lain sedang sibuk, waktu jam tidak berarti.",
    ]


def _load() -> float:
    """How many processes wanted a core during the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def memory_lines(peaks: Sequence[tuple[int, float]], loaded: float) -> list[str]:
    """The peak over the number of pages."""
    (few, low), (many, high) = peaks[0], peaks[-1]
    flat = "rata" if high - low <= FLAT * low else "tidak rata"
    return [
        "## Memori",
        "",
        "| halaman | puncak, MB |",
        "| ---: | ---: |",
        f"| 0 (program saja) | {loaded:.0f} |",
        *(f"| {pages} | {mb:.0f} |" for pages, mb in peaks),
        "",
        f"{flat.capitalize()}: {(high - low) / (many - few):.2f} MB per halaman, yaitu kata dan tabel yang dipegang "
        "sampai rekaman selesai; gambar dan objek halaman dilepas setelah halamannya dibaca.",
    ]


def memory(folder: Path) -> tuple[list[tuple[int, float]], float]:
    """Peaks over the number of pages, and what the program takes by itself."""
    sample = material.SAMPLES / MEMORY_SAMPLE
    found = [(n, memori.measure(material.repeated(sample, n, folder))) for n in MEMORY_PAGES]
    return [(n, after) for n, (_, after) in found], median(before for _, (before, _) in found)


def longest(files: Sequence[tuple[Path, int]]) -> list[tuple[Path, int]]:
    """Files for the workers: the longest ones, again and again where there are few, so that starting weighs little."""
    by_length = sorted(files, key=lambda f: -f[1])
    return [by_length[n % len(by_length)] for n in range(MOST_WORKERS)] if by_length else []


def report(shared: Path, picture: Path) -> list[str]:
    """The whole report; *picture* is drawn on the way."""
    found, load = material.collect(shared), _load()
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place)
        (folder / "potong").mkdir()
        (folder / "panjang").mkdir()
        short = [material.middle(path, n, PAGES_EACH, folder / "potong") for path, n in found.digital]
        peaks, loaded = memory(folder)
        files = digital.measure(short)
        chart.draw(files, peaks, picture)
        scans = [path for path, _ in sorted(found.scans, key=lambda s: s[1])[:SCANS]]
        many = [material.middle(p, n, WORKER_PAGES, folder / "panjang") for p, n in longest(found.digital)]
        parts = [
            digital_lines(files),
            scan_lines(scans),
            again_lines(whole_runs.again(short, folder)),
            worker_lines(whole_runs.workers([*many, *scans], folder), len(many) + len(scans), len(scans), load),
            memory_lines(peaks, loaded),
        ]
    head = ["# Kecepatan dan memori", "", "Rasio terhadap pembanding yang diukur dalam proses yang sama."]
    return [*head, *(line for part in parts for line in ["", *part]), "", f"![grafik]({picture.name})", ""]


def main() -> int:
    """Writes the report and prints it."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("shared", type=Path, help="folder with corpus/; the samples are taken where it has none")
    reader.add_argument("-o", "--out", type=Path, default=Path("hasil/bench.md"))
    given = reader.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    lines = report(given.shared, given.out.with_suffix(".png"))
    given.out.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
