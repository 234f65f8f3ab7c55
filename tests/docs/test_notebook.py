"""docs/perbandingan.ipynb runs from top to bottom on what `petik extract` and `petik compare` wrote of the samples."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from petik.cli.main import main

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "perbandingan.ipynb"
SAMPLES = ROOT / "samples" / "files"
READ_QUICKLY = ("lkip_bab3.pdf", "pk_kabid.pdf", "iku_dinas.docx", "rencana_aksi.xlsx", "iki_dump.txt", "iku_lama.xls")


def test_the_notebook_runs_on_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, saved = tmp_path / "hasil", tmp_path / "setahun.csv"
    assert main(["extract", *(str(SAMPLES / name) for name in READ_QUICKLY), "-o", str(out), "--jobs", "0"]) == 0
    assert main(["compare", str(out)]) == 0
    for name, value in (
        ("PETIK_HASIL", out),
        ("PETIK_SIMPAN", saved),
        ("PYTHONPATH", ROOT),
        ("MPLCONFIGDIR", tmp_path),
    ):
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    book = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    rows = pd.read_csv(saved, dtype={"kode_provinsi": "string"})
    assert len(rows) > 20 and set(rows.loc[rows["kode_provinsi"] == "71", "provinsi"]) == {"Provinsi Sulawesi Utara"}


def test_the_committed_notebook_carries_no_outputs() -> None:
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert cells and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
