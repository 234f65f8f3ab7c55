"""What is put together of documents one at a time is what a look at all of them at once would give."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import petik
from petik.checks.aturan import Aturan, load
from petik.checks.run import check
from petik.cli.main import main
from petik.one.pictures import Pictures
from petik.one.result import FileResult
from petik.results import gather
from petik.results.assemble import assemble
from petik.results.checks import material_of
from petik.results.freshness import Assembled
from petik.results.layout import record_path
from petik.results.save import keep_rows, save
from petik.results.store import Origin, Store
from petik.schemas.record import Rekaman
from tests.checks.shapes import anggaran, indikator, material, nilai, official, persen

TELITI = "[aturan.nip-tidak-sah]\naktif = false\n"


def submission() -> dict[str, Rekaman]:
    """Two agencies of one region: one whose report contradicts its agreement, one that handed in no report."""
    head = {"wilayah": "Kabupaten Contoh", "kode_wilayah": "99.01"}
    chief = official("Ratna Wulandari", "198203172008132005", jabatan="Kepala Dinas Pangan")
    names = [f"Persentase layanan pangan jenis {k}" for k in ("beras", "jagung", "kedelai")]
    pangan = {"dokumen": {**head, "perangkat_daerah": "Dinas Pangan"}}
    agreed = [indikator(name, nilai(persen(80))) for name in names]
    targets = (80, 90, 80)
    reported = [indikator(n, nilai(persen(t), persen(60), persen(75))) for n, t in zip(names, targets, strict=True)]
    money = [anggaran("Program A", 10_000), anggaran("Program B", 20_000), anggaran("Jumlah", 31_000, "jumlah")]
    found = [
        material(name="b-pk.pdf", jenis="pk", pejabat=[chief], indikator=agreed, **pangan),
        material(name="a-lkip.pdf", indikator=reported, anggaran=money, **pangan),
        material(name="tanpa-kepala.pdf", jenis="lainnya", indikator=agreed),
    ]
    for k in range(4):
        agency = {"dokumen": {**head, "perangkat_daerah": f"Badan Contoh {k}"}}
        found.append(material(name=f"lkip-{k}.pdf", indikator=agreed, **agency))
    found.append(material(name="pk-tanpa.pdf", jenis="pk", dokumen={**head, "perangkat_daerah": "Badan Tanpa Laporan"}))
    return {b.dok_id: b.record for b in found}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The submission as workers keep it."""
    return kept(tmp_path / "hasil")


def kept(out: Path) -> Store:
    for n, (name, record) in enumerate(submission().items()):
        save(Store(out), name, Origin(""), name, FileResult("ok", "terbaca", sha256=f"{n:064x}", record=record))
    return Store(out)


def put_together(store: Store, aturan: Aturan | None = None) -> Assembled:
    return assemble(store, {}, aturan or load(), Pictures())


def found_in(store: Store) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((store.out / "data" / "temuan.json").read_text("utf-8"))
    return found


def at_once(aturan: Aturan) -> list[dict[str, Any]]:
    """The findings by one look at all records."""
    documents = [material_of(name, record, {}) for name, record in sorted(submission().items())]
    return [t.model_dump(mode="json") for t in check(documents, aturan)]


def test_findings_in_and_across_documents_are_all_there(store: Store, tmp_path: Path) -> None:
    (tmp_path / "aturan.toml").write_text("[aturan.dokumen-kurang]\naktif = true\n", "utf-8")
    aturan = load(tmp_path / "aturan.toml")
    done = put_together(store, aturan)
    codes = {t["kode"] for t in found_in(store)}
    assert {"nip-tidak-sah", "jumlah-tidak-cocok", "target-beda-antardokumen", "dokumen-kurang"} <= codes
    assert found_in(store) == at_once(aturan)
    assert done.documents == 8


def test_other_rules_find_what_they_would_have_found_while_reading(store: Store, tmp_path: Path) -> None:
    (tmp_path / "aturan.toml").write_text(TELITI, "utf-8")
    aturan = load(tmp_path / "aturan.toml")
    put_together(store, aturan)
    assert found_in(store) == at_once(aturan)
    assert "nip-tidak-sah" not in {t["kode"] for t in found_in(store)}
    put_together(store)
    assert found_in(store) == at_once(load())


def test_documents_are_checked_again_only_under_other_rules(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    check = gather.check_document
    monkeypatch.setattr(gather, "check_document", lambda b, *rest: checked.append(b.dok_id) or check(b, *rest))
    put_together(store)
    assert checked == []
    (tmp_path / "aturan.toml").write_text(TELITI, "utf-8")
    put_together(store, load(tmp_path / "aturan.toml"))
    assert len(checked) == 8


def test_a_record_that_was_put_right_by_hand_counts(store: Store) -> None:
    path = record_path(store.out, "a-lkip.pdf")
    facts = json.loads(path.read_text("utf-8"))
    facts["anggaran"][2]["anggaran"] = {"raw": "30", "value": 30, "satuan": "Rp"}
    path.write_text(json.dumps(facts), "utf-8")
    put_together(store)
    assert "jumlah-tidak-cocok" not in {t["kode"] for t in found_in(store)}
    money = petik.load(store.out).anggaran
    assert money[money["tingkat"] == "jumlah"]["anggaran_nilai"].tolist() == [30.0]


def broken_record(store: Store) -> None:
    record_path(store.out, "a-lkip.pdf").write_text("{", "utf-8")


def lost_rows(store: Store) -> None:
    store.part_path("a-lkip.pdf").unlink()


def cut_rows(store: Store) -> None:
    path = store.part_path("a-lkip.pdf")
    path.write_bytes(path.read_bytes()[:-99])


def another_program(store: Store) -> None:
    path = store.kept_path("a-lkip.pdf")
    path.write_text(path.read_text("utf-8").replace('"program": "', '"program": "lain'), "utf-8")


@pytest.mark.parametrize("damage", [lost_rows, cut_rows, another_program])
def test_what_is_kept_beside_a_record_can_be_made_again_of_it(store: Store, damage: Callable[[Store], None]) -> None:
    damage(store)
    told = ["isi tabel dan naskah a-lkip.pdf hilang atau rusak; baca ulang berkasnya"]
    assert put_together(store).warnings == ([] if damage is another_program else told)
    assert found_in(store) == at_once(load())


def test_a_broken_record_is_told_and_left_out(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    broken_record(store)
    assert main(["check", str(store.out)]) == 1
    assert "rekaman a-lkip.pdf rusak dan tidak dihitung; baca ulang berkasnya" in capsys.readouterr().out
    assert "a-lkip.pdf" not in set(petik.load(store.out).dokumen["dok_id"])
    assert len(petik.load(store.out).berkas) == 8


def test_a_folder_whose_name_looks_like_a_pattern_is_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "hasil [2024] *"
    put_together(kept(out))
    with duckdb.connect(str(out / "petik.duckdb"), read_only=True) as base:
        assert base.execute("SELECT count(*) FROM dokumen").fetchall() == [(8,)]


def test_rules_across_reports_are_given_the_lines_that_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "hasil")
    box = dict.fromkeys(("x0", "top", "x1", "bottom"), 10.0)
    line = {"dok_id": "lkip.pdf", "halaman": 3, "urutan": 1, "teks": "Capaian 98,2 %", "sumber": "text", **box}
    keep_rows(store, "lkip.pdf", {"naskah": [{**line, "keyakinan": 1.0}]})
    assert [line["teks"] for line in gather.lines_of(store, "lkip.pdf")] == ["Capaian 98,2 %"]
    assert gather.lines_of(store, "tidak-ada.pdf") == []
