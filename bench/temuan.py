"""What the checks find against the labels of `anomali`.

    python -m bench.temuan GOLD_DIR [OUT_DIR [INPUT_DIR ...]]

GOLD_DIR holds the reference records: their rows are checked as they are (without tables and sentences), and what is
found is compared with their own labels by code and page. With OUT_DIR, a folder written by `petik extract`, the
extracted records are checked with their tables and sentences too; with the folders of the input files, with their
running text as well. Prints figures per code, and every finding of a
labelled code that no label carries, with its proof.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checks.aturan import Aturan, muat
from checks.bahan import Bahan, Row
from checks.naskah import baris_naskah
from checks.periksa import periksa
from schemas.record import Rekaman
from schemas.temuan import Temuan

ROWS = ("pejabat", "jabatan", "indikator", "anggaran")


@dataclass
class Angka:
    """Counts of one code: labels, reports, and reports that a label of the same code and page answers."""

    label: Counter[str] = field(default_factory=Counter)
    lapor: Counter[str] = field(default_factory=Counter)
    kena: Counter[str] = field(default_factory=Counter)


def rujukan(path: Path) -> tuple[Rekaman, list[dict[str, Any]]]:
    """A reference record and its labels; marks that the contract does not know are left out."""
    data = json.loads(path.read_text("utf-8"))
    labels = data.pop("anomali") or []
    for kind in ROWS:
        known = Rekaman.model_fields[kind].annotation.__args__[0].model_fields  # type: ignore[union-attr]
        data[kind] = [{k: v for k, v in row.items() if k in known} for row in data.get(kind) or []]
    return Rekaman.model_validate(data), labels


def tabel(out: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """A table of the dataset by document."""
    import pyarrow.parquet as pq

    rows: dict[str, list[dict[str, Any]]] = {}
    for row in pq.read_table(out / "data" / f"{name}.parquet").to_pylist():
        rows.setdefault(row["dok_id"], []).append(row)
    return rows


def naskah(path: Path) -> list[Row]:
    """The lines of a file: of a dump as they are, of a PDF's text pages in reading order; [] for other formats."""
    if path.suffix == ".txt":
        return baris_naskah(path.read_text("utf-8", errors="replace"))
    if path.suffix != ".pdf":
        return []
    from ingest.reader import read_document
    from parsers.lines import group_lines

    pages = [p for p in read_document(path).pages if p.source == "text"]
    return [row for p in pages for line in group_lines(p.words) for row in baris_naskah(line.text, p.number)]


def hasil(out: Path, inputs: Sequence[Path] = ()) -> Iterator[Bahan]:
    """The documents of a folder written by `petik extract`; *inputs*: folders of the files that they were read from."""
    files = {p.name: p for folder in inputs for p in folder.iterdir()}
    cells, sentences = tabel(out, "tabel"), tabel(out, "pernyataan")
    for path in sorted((out / "records").glob("*.json")):
        record = Rekaman.model_validate_json(path.read_text("utf-8"))
        dok_id = path.name.removesuffix(".json")
        source = files.get(record.dokumen.berkas)
        lines = naskah(source) if source is not None else []
        yield Bahan(dok_id, record, cells.get(dok_id, []), sentences.get(dok_id, []), lines)


def bandingkan(name: str, found: list[Temuan], labels: list[dict[str, Any]], counts: Angka) -> None:
    """Adds one document to *counts* and prints what no label carries."""
    free = Counter((a["kode"], a.get("halaman")) for a in labels)
    counts.label.update(a["kode"] for a in labels)
    for t in found:
        counts.lapor[t.kode] += 1
        if free[(t.kode, t.halaman)] > 0:
            free[(t.kode, t.halaman)] -= 1
            counts.kena[t.kode] += 1
        else:
            print(f"  without label: {name} hal. {t.halaman} {t.kode}: {t.kalimat[:260]}")
    for (kode, halaman), n in sorted(free.items(), key=str):
        if n > 0:
            print(f"  not found: {name} hal. {halaman} {kode} × {n}")


def cetak(counts: Angka) -> None:
    """The figures per code and of all."""
    print(f"{'code':24} {'labelled':>8} {'reported':>8} {'hit':>5} {'recall':>7} {'precision':>9}")
    for kode in sorted(counts.label | counts.lapor):
        _baris(kode, counts.label[kode], counts.lapor[kode], counts.kena[kode])
    _baris("all", counts.label.total(), counts.lapor.total(), counts.kena.total())


def _baris(name: str, label: int, lapor: int, kena: int) -> None:
    recall = f"{kena / label:7.2f}" if label else f"{'':7}"
    precision = f"{kena / lapor:9.2f}" if lapor else f"{'':9}"
    print(f"{name:24} {label:8} {lapor:8} {kena:5} {recall} {precision}")


def _berlabel(found: list[Temuan], dok_id: str, aturan: Aturan) -> list[Temuan]:
    return [t for t in found if t.dok_id == dok_id and aturan.entri[t.kode].label and not t.periksa_pembacaan]


def main() -> int:
    """Runs the measurement; 2 on wrong arguments."""
    args = [Path(a) for a in sys.argv[1:]]
    if not args or not all(a.is_dir() for a in args):
        print("usage: python -m bench.temuan GOLD_DIR [OUT_DIR [INPUT_DIR ...]]", file=sys.stderr)
        return 2
    aturan = muat()
    labelled = {r.dokumen.berkas: (r, a) for r, a in map(rujukan, sorted(args[0].glob("*.json")))}
    print("== the reference records themselves")
    counts, others = Angka(), Counter[str]()
    materials = [Bahan(name, record) for name, (record, _) in labelled.items()]
    found = periksa(materials, aturan)
    for name, (_, labels) in labelled.items():
        bandingkan(name, _berlabel(found, name, aturan), labels, counts)
    others.update(t.kode for t in found if not aturan.entri[t.kode].label)
    cetak(counts)
    print("other codes:", dict(others))
    if len(args) > 1:
        print("\n== extracted records with tables and sentences")
        counts = Angka()
        materials = list(hasil(args[1], args[2:]))
        found = periksa(materials, aturan)
        for b in materials:
            if b.rekaman.dokumen.berkas in labelled:
                bandingkan(b.dok_id, _berlabel(found, b.dok_id, aturan), labelled[b.rekaman.dokumen.berkas][1], counts)
        cetak(counts)
        print("other codes:", dict(Counter(t.kode for t in found if not aturan.entri[t.kode].label)))
        print("periksa pembacaan:", dict(Counter(t.kode for t in found if t.periksa_pembacaan)))
        print(
            "\n== the reference records with the extracted tables, sentences and text: the checks without misread rows"
        )
        counts = Angka()
        records = {b.rekaman.dokumen.berkas: b for b in materials}
        for name, (record, labels) in labelled.items():
            b = replace(records[name], rekaman=record) if name in records else Bahan(name, record)
            bandingkan(name, _berlabel(periksa([b], aturan), b.dok_id, aturan), labels, counts)
        cetak(counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
