"""What the checks find against the labels of `anomali`.

    python -m bench.accuracy.findings GOLD_DIR [OUT_DIR]

GOLD_DIR holds the reference records: their rows are checked as they are (without tables and sentences), and what is
found is compared with their own labels by code and page. With OUT_DIR, a folder written by `petik extract`, the
extracted records are checked with their tables, sentences and text too. Prints figures per code, and every finding of a
labelled code that no label carries, with its proof.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from petik.checks.aturan import Aturan, load
from petik.checks.given.material import Material
from petik.checks.run import check
from petik.schemas.record import Rekaman
from petik.schemas.temuan import Temuan

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


def hasil(out: Path) -> Iterator[Material]:
    """The documents of a folder written by `petik extract`, as `petik check` sees them."""
    cells, sentences, lines = tabel(out, "tabel"), tabel(out, "pernyataan"), tabel(out, "naskah")
    for path in sorted((out / "records").glob("*.json")):
        record = Rekaman.model_validate_json(path.read_text("utf-8"))
        dok_id = path.name.removesuffix(".json")
        yield Material(dok_id, record, cells.get(dok_id, []), sentences.get(dok_id, []), lines.get(dok_id, []))


def bandingkan(name: str, found: list[Temuan], labels: list[dict[str, Any]], counts: Angka) -> None:
    """Adds one document to *counts* and prints what no label carries."""
    free = Counter((a["kode"], a.get("halaman")) for a in labels)
    counts.label.update(a["kode"] for a in labels)
    for t in found:
        for place in t.tempat:  # one cause is one finding; each of its places may have a label
            counts.lapor[t.kode] += 1
            if free[(t.kode, place.halaman)] > 0:
                free[(t.kode, place.halaman)] -= 1
                counts.kena[t.kode] += 1
            else:
                print(f"  without label: {name} hal. {place.halaman} {t.kode} {place.tercetak}: {t.kalimat[:260]}")
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
    return [t for t in found if t.dok_id == dok_id and aturan.entries[t.kode].label and not t.periksa_pembacaan]


def main() -> int:
    """Runs the measurement; 2 on wrong arguments."""
    args = [Path(a) for a in sys.argv[1:]]
    if not 1 <= len(args) <= 2 or not all(a.is_dir() for a in args):
        print("usage: python -m bench.accuracy.findings GOLD_DIR [OUT_DIR]", file=sys.stderr)
        return 2
    aturan = load()
    labelled = {r.dokumen.berkas: (r, a) for r, a in map(rujukan, sorted(args[0].glob("*.json")))}
    print("== the reference records themselves")
    counts, others = Angka(), Counter[str]()
    materials = [Material(name, record) for name, (record, _) in labelled.items()]
    found = check(materials, aturan)
    for name, (_, labels) in labelled.items():
        bandingkan(name, _berlabel(found, name, aturan), labels, counts)
    others.update(t.kode for t in found if not aturan.entries[t.kode].label)
    cetak(counts)
    print("other codes:", dict(others))
    if len(args) > 1:
        print("\n== extracted records with tables and sentences")
        counts = Angka()
        materials = list(hasil(args[1]))
        found = check(materials, aturan)
        for b in materials:
            if b.record.dokumen.berkas in labelled:
                bandingkan(b.dok_id, _berlabel(found, b.dok_id, aturan), labelled[b.record.dokumen.berkas][1], counts)
        cetak(counts)
        print("other codes:", dict(Counter(t.kode for t in found if not aturan.entries[t.kode].label)))
        print("periksa pembacaan:", dict(Counter(t.kode for t in found if t.periksa_pembacaan)))
        print(
            "\n== the reference records with the extracted tables, sentences and text: the checks without misread rows"
        )
        counts = Angka()
        records = {b.record.dokumen.berkas: b for b in materials}
        for name, (record, labels) in labelled.items():
            b = replace(records[name], record=record) if name in records else Material(name, record)
            bandingkan(name, _berlabel(check([b], aturan), b.dok_id, aturan), labels, counts)
        cetak(counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
