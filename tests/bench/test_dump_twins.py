"""The bench that makes dumps of PDFs: what it calls sure but wrong, and that it runs on drawn PDFs."""

from __future__ import annotations

from pathlib import Path

from bench.accuracy import dump_twins


def record(target: float, keyakinan: float, catatan: str | None = None) -> dict[str, object]:
    kuantitas = {"raw": str(target), "value": target, "satuan": None}
    row = {"indikator": "Jumlah arsip tertata", "nilai": [{"periode": "2022", "target": kuantitas}]}
    asal = {"indikator/0/nilai/0/target": {"keyakinan": keyakinan, "catatan": catatan}}
    return {"indikator": [row], "asal": asal}


def test_only_values_without_a_doubt_are_sure_but_wrong() -> None:
    wanted = record(12, 0.9)
    assert list(dump_twins.sure_but_wrong(wanted, record(21, 0.9))) == ["indikator/0/nilai/0/target «21»"]
    assert not list(dump_twins.sure_but_wrong(wanted, record(21, 0.5)))
    assert not list(dump_twins.sure_but_wrong(wanted, record(21, 0.9, "pasangan tidak pasti")))
    assert not list(dump_twins.sure_but_wrong(wanted, record(12, 0.9)))


def test_drawn_pdfs_are_measured(tmp_path: Path) -> None:
    (tmp_path / "benar").mkdir()
    (job,) = dump_twins.drawn(1, tmp_path, tmp_path / "benar")
    results = dump_twins.measure(job, ["pdfminer", dump_twins.MARKDOWN], tmp_path)
    assert [h.dump for h in results] == ["pdfminer", dump_twins.MARKDOWN]
    assert all(h.facts.hit > 0 for h in results)
    assert "| pdfminer |" in "\n".join(dump_twins.report(results))
