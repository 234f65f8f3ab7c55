"""A random sample of unmarked findings with their pages, for a second pair of eyes.

    python -m bench.sample_findings SAMPLE OUT... [-n 150] [--seed 1] [--per-file 2]

OUT are folders written by `petik extract` (and `petik check`). SAMPLE gets `verdicts.csv`, one row per finding with
empty columns `verdict` (right, trivial, wrong) and `why`, and `pages/NNN.png`, the page with the place framed. The same
folders, seed and rules give the same sample: findings are drawn by a hash of the seed and their name, at most some per
file, so that one finding more or less moves no other. Formats without pages have no picture; `row` shows the printed
row instead.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from PIL import Image, ImageDraw

from petik.datasets.schema.tables import HALAMAN_TABEL, TABEL, TEMUAN, Row
from petik.one.crop import whole_page
from petik.one.place import Place
from petik.results.store import Store

FIELDS = (
    "number", "file", "page", "code", "severity", "places", "sentence", "printed", "expected", "confidence", "row",
    "picture", "id", "verdict", "why",
)  # fmt: skip
LONGEST = 300  # letters of a sentence or a row


def main() -> int:
    """Draws the sample; 2 on wrong arguments."""
    parser = argparse.ArgumentParser(prog="python -m bench.sample_findings")
    parser.add_argument("sample", type=Path)
    parser.add_argument("out", type=Path, nargs="+")
    parser.add_argument("-n", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-file", type=int, default=2)
    given = parser.parse_args()
    findings = [(out, row) for out in given.out for row in unmarked(out)]
    drawn = draw(findings, given.seed, given.n, given.per_file)
    (given.sample / "pages").mkdir(parents=True, exist_ok=True)
    with (given.sample / "verdicts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for number, (out, row) in enumerate(drawn, 1):
            writer.writerow({"number": number, **told(out, row), "picture": picture(given.sample, number, out, row)})
    codes = Counter(str(row["kode"]) for _, row in drawn)
    print(f"{len(drawn)} of {len(findings)} unmarked findings: {dict(codes.most_common())}")
    return 0


def unmarked(out: Path) -> Iterator[Row]:
    """The findings of a folder that are not marked as possible misreadings."""
    for row in pq.read_table(out / "data" / f"{TEMUAN.name}.parquet").to_pylist():
        if not row["periksa_pembacaan"]:
            yield row


def draw(findings: Sequence[tuple[Path, Row]], seed: int, number: int, per_file: int) -> list[tuple[Path, Row]]:
    """*number* of *findings*, at most *per_file* of one file, in an order that only the seed and their names decide."""
    taken: Counter[str] = Counter()
    out: list[tuple[Path, Row]] = []
    for folder, row in sorted(findings, key=lambda f: _lot(seed, str(f[1]["temuan_id"]))):
        if taken[str(row["dok_id"])] < per_file and len(out) < number:
            taken[str(row["dok_id"])] += 1
            out.append((folder, row))
    return out


def _lot(seed: int, name: str) -> str:
    return hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()


def told(out: Path, row: Row) -> dict[str, object]:
    """The row of `verdicts.csv` without number and picture."""
    return {
        "file": row["dok_id"],
        "page": row["halaman"] or "",
        "code": row["kode"],
        "severity": row["tingkat"],
        "places": row["jumlah_tempat"],
        "sentence": str(row["kalimat"])[:LONGEST],
        "printed": row["tercetak"] or "",
        "expected": row["seharusnya"] or "",
        "confidence": row["keyakinan"],
        "row": printed_row(out, row)[:LONGEST],
        "id": row["temuan_id"],
        "verdict": "",
        "why": "",
    }


def _box(row: Row) -> tuple[float, float, float, float] | None:
    """The place of a finding in points; None where it has none."""
    sides = [row[side] for side in ("x0", "top", "x1", "bottom")]
    known = [float(side) for side in sides if isinstance(side, int | float)]
    return (known[0], known[1], known[2], known[3]) if len(known) == 4 else None


def printed_row(out: Path, row: Row) -> str:
    """The cells of the printed row at the finding's place, left to right; "" where there is none."""
    box = _box(row)
    if box is None:
        return ""
    filters = [("dok_id", "=", row["dok_id"])]
    cells = pq.read_table(out / "data" / f"{TABEL.name}.parquet", filters=filters).to_pylist()
    y = (box[1] + box[3]) / 2
    page = [c for c in cells if c["halaman"] == row["halaman"] and c["top"] is not None]
    here = [c for c in page if c["top"] <= y <= c["bottom"]]
    return " | ".join(str(c["teks"] or "") for c in sorted(here, key=lambda c: float(c["x0"])))


def picture(sample: Path, number: int, out: Path, row: Row) -> str:
    """The page with the finding's place framed, as a file of the sample; "" where the format has no pages."""
    kept = Store(out).states().get(str(row["dok_id"]))
    if kept is None or row["halaman"] is None:
        return ""
    filters = [("dok_id", "=", row["dok_id"]), ("halaman", "=", row["halaman"])]
    pages = pq.read_table(out / "data" / f"{HALAMAN_TABEL.name}.parquet", filters=filters).to_pylist()
    source = Path(kept.source)
    if not pages or not source.is_file():
        return ""
    page = pages[0]
    place = Place(page["sumber"], page["putaran"], page["kemiringan"], page["lebar"])
    try:
        pixels = whole_page(source, int(str(row["halaman"])), place)
    except (OSError, ValueError) as error:
        print(f"{row['dok_id']} page {row['halaman']}: {error}", file=sys.stderr)
        return ""
    image = Image.fromarray(pixels)
    box = _box(row)
    if box is not None:
        scale = image.width / page["lebar"]
        frame = [v * scale + d for v, d in zip(box, (-4, -4, 4, 4), strict=True)]
        ImageDraw.Draw(image).rectangle(frame, outline=(213, 94, 0), width=3)
    name = f"pages/{number:03d}.png"
    buffer = io.BytesIO()
    image.convert("RGB").quantize(64).save(buffer, format="PNG")
    (sample / name).write_bytes(buffer.getvalue())
    return name


if __name__ == "__main__":
    sys.exit(main())
