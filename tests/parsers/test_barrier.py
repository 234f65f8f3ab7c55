"""One broken step costs itself: whatever a page, a table, a row or a rule throws, cells stay and a note says where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import petik.checks.run
import petik.normalise.record
import petik.parsers.document
import petik.parsers.dump
import petik.parsers.rows.chains
import petik.parsers.rows.segment
import petik.results.save
from petik.checks.aturan import Aturan, load
from petik.checks.given.material import Material
from petik.datasets.files.part import read_part
from petik.ingest.page import Document
from petik.ingest.reader import read_document
from petik.one.pictures import Pictures
from petik.one.pipeline import result_of, stages
from petik.one.result import FileResult
from petik.parsers.barrier import At, Barrier, guarded
from petik.parsers.columns.header import header_depth
from petik.results.assemble import assemble
from petik.results.store import Origin, Store
from petik.schemas.record import Dokumen, Rekaman
from tests.parsers.shapes import table
from tests.places import SAMPLES


@cache
def document(name: str) -> Document:
    return read_document(SAMPLES / name)


@cache
def whole(name: str) -> FileResult:
    """The sample as it is read where nothing fails."""
    return result_of(document(name), stages())


def cells(result: FileResult) -> list[str]:
    assert result.parsed is not None
    return [c.text for t in result.parsed.tables for c in t.cells]


def facts(result: FileResult) -> int:
    record = result.record
    assert record is not None
    return len(record.indikator) + len(record.anggaran) + len(record.pejabat) + len(record.jabatan)


def throwing(real: Callable[..., Any], calls: set[int]) -> Callable[..., Any]:
    """*real*, but its calls number *calls* (from 0) throw."""
    done = iter(range(10**6))

    def function(*given: Any, **named: Any) -> Any:
        if next(done) in calls:
            raise IndexError("list index out of range")
        return real(*given, **named)

    return function


# module, function, the file that comes by there, what the note says, whether its cells were read before
STEPS = [
    (petik.parsers.document, "repaired", "lkip_bab3.pdf", "halaman 1, pembersihan kata", True),
    (petik.parsers.document, "ruled_tables", "lkip_bab3.pdf", "halaman 1, tabel bergaris", False),
    (petik.parsers.document, "without_title_rows", "lkip_bab3.pdf", "judul di dalam tabel", True),
    (petik.parsers.document, "aligned_tables", "lkip_bab3.pdf", "halaman 1, tabel tanpa garis", True),
    (petik.parsers.document, "title_lines", "lkip_bab3.pdf", "halaman 1, judul tabel dan halaman", True),
    (petik.parsers.document, "opening_tables", "lkip_bab3.pdf", "tabel pembuka halaman", True),
    (petik.parsers.rows.chains, "header_depth", "lkip_bab3.pdf", "tabel 1, judul kolom dan baris tabel", True),
    (petik.parsers.rows.chains, "_rows", "lkip_bab3.pdf", "tabel 1, judul kolom dan baris tabel", True),
    (petik.parsers.document, "judge", "lkip_bab3.pdf", "halaman 1, jenis halaman", True),
    (petik.parsers.document, "settle", "lkip_bab3.pdf", "jenis seluruh berkas", True),
    (petik.parsers.document, "assign_levels", "lkip_bab3.pdf", "tingkat baris", True),
    (petik.parsers.document, "caption_of", "lkip_bab3.pdf", "judul di atas tabel", True),
    (petik.parsers.document, "segment_rows", "lkip_bab3.pdf", "isi tabel", True),
    (petik.parsers.rows.segment, "indikator_of", "lkip_bab3.pdf", "baris isi ke-1", True),
    (petik.parsers.rows.segment, "under_headings", "lkip_bab3.pdf", "indikator di bawah judulnya", True),
    (petik.parsers.document, "people_of", "pk_kabid.pdf", "halaman 1, pejabat", True),
    (petik.parsers.document, "duties_from_table", "iki_bidang.pdf", "tugas dan fungsi", True),
    (petik.parsers.document, "claims", "lkip_bab3.pdf", "halaman 1, kalimat yang menyebut angka", True),
    (petik.parsers.document, "collect_identity", "lkip_bab3.pdf", "identitas dokumen", True),
    (petik.parsers.document, "_evidence_of", "lkip_bab3.pdf", "tahun dan instansi di tabel", True),
    (petik.parsers.dump, "repaired", "pk_dump.txt", "pembersihan kata", True),
    (petik.parsers.dump, "split_sections", "pk_dump.txt", "pembagian naskah", True),
    (petik.parsers.dump, "stated_names", "pk_dump.txt", "nama pejabat", True),
    (petik.parsers.dump, "_section", "iki_dump.txt", "bagian ke-1 naskah", False),
    (petik.normalise.record, "saling_bukti", "pk_kabid.pdf", "pejabat yang disebut dua kali", True),
    (petik.normalise.record, "satukan_anggaran", "pk_kabid.pdf", "anggaran yang terbagi dua baris", True),
    (petik.normalise.record, "_indikator", "pk_kabid.pdf", "nilai indikator", True),
    (petik.normalise.record, "_anggaran", "pk_kabid.pdf", "nilai anggaran", True),
    (petik.normalise.record, "_pejabat", "pk_kabid.pdf", "halaman 1, nilai pejabat", True),
]


@pytest.mark.parametrize(("module", "name", "file", "note", "read"), STEPS, ids=[f"{s[1]}-{s[3]}" for s in STEPS])
def test_what_a_step_throws_costs_itself(
    module: Any, name: str, file: str, note: str, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(file)
    assert before.status == "ok"
    monkeypatch.setattr(module, name, throwing(getattr(module, name), {0}))
    found = result_of(document(file), stages())
    assert found.status == "partial"
    assert note in found.message
    assert "(IndexError)" in found.message
    assert found.trace is not None and "list index out of range" in found.trace
    assert facts(found) > 0
    if read:
        assert set(cells(before)) == set(cells(found))


@pytest.mark.parametrize(("module", "name", "file", "note", "read"), STEPS, ids=[f"{s[1]}-{s[3]}" for s in STEPS])
def test_a_step_that_always_throws_ends_no_document(
    module: Any, name: str, file: str, note: str, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, throwing(getattr(module, name), set(range(10**4))))
    if name in ("_anggaran", "_indikator", "_pejabat") and module is petik.normalise.record:
        note = note.removeprefix("halaman 1, ")
    found = result_of(document(file), stages())
    assert found.status == "partial"
    assert note in found.message
    assert found.record is not None


def test_a_table_whose_header_throws_leaves_the_other_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole("lkip_bab3.pdf")
    assert before.parsed is not None
    first = {row.table for row in before.parsed.indikator}
    broken = min(t for t in first if t is not None)
    real = header_depth

    def depth(found: Any) -> int:
        if before.parsed is not None and found.box == before.parsed.tables[broken].box:
            raise ValueError("max() arg is an empty sequence")
        return real(found)

    monkeypatch.setattr(petik.parsers.rows.chains, "header_depth", depth)
    found = result_of(document("lkip_bab3.pdf"), stages())
    assert found.parsed is not None
    assert {row.table for row in found.parsed.indikator} == first - {broken}
    assert f"tabel {broken + 1}, judul kolom" in found.message
    assert "1 langkah gagal" in found.message  # it is tried twice, and told once


def test_origins_of_a_row_that_did_not_come_to_be_go_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = whole("pk_kabid.pdf").record
    assert before is not None
    real = petik.normalise.record._nilai
    monkeypatch.setattr(petik.normalise.record, "_nilai", throwing(real, {0}))
    found = result_of(document("pk_kabid.pdf"), stages()).record
    assert found is not None
    assert found.indikator == before.indikator[1:]
    for i in range(len(found.indikator)):
        mine = {p.partition(f"indikator/{i}/")[2]: a for p, a in found.asal.items() if p.startswith(f"indikator/{i}/")}
        old = f"indikator/{i + 1}/"
        assert mine == {p.partition(old)[2]: a for p, a in before.asal.items() if p.startswith(old)}


def test_without_a_vocabulary_rows_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    real = petik.parsers.document.Vocabulary
    monkeypatch.setattr(petik.parsers.document, "Vocabulary", throwing(real, {1}))  # the first is the empty one
    found = result_of(document("lkip_bab3.pdf"), stages())
    assert "kosakata (IndexError)" in found.message
    assert facts(found) == facts(whole("lkip_bab3.pdf"))


def test_exhausted_memory_is_about_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(petik.parsers.document, "ruled_tables", full)
    found = result_of(document("pk_kabid.pdf"), stages())
    assert (found.status, found.message.startswith("memori habis")) == ("failed", True)


def test_a_header_of_very_tall_cells_has_a_depth() -> None:
    heads = [("Indikator Kinerja", 12, 1), ("Target", 12, 1)]
    covered = [["<", "<"]] * 11
    assert header_depth(table([heads, *covered, ["Jumlah panen", "5 ton"]])) == 0


NIP = "198013012005011001"  # born in month 13
RULES = [(kode, rule.__name__) for kode, rule in petik.checks.run.DOCUMENT_RULES]


def in_force() -> Aturan:
    """All rules, those too that are off as they come."""
    rules = load()
    return replace(rules, entries={kode: e.model_copy(update={"aktif": True}) for kode, e in rules.entries.items()})


@pytest.mark.parametrize("number", range(len(RULES)), ids=[f"{kode}-{name}" for kode, name in RULES])
def test_a_rule_that_throws_leaves_the_others(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def thrown(*_given: Any) -> Any:
        raise ZeroDivisionError
        yield

    rules = list(petik.checks.run.DOCUMENT_RULES)
    rules[number] = (rules[number][0], thrown)
    monkeypatch.setattr(petik.checks.run, "DOCUMENT_RULES", tuple(rules))
    barrier, aturan = Barrier(), in_force()
    kinds = aturan.entries[rules[number][0]].jenis
    jenis = next(k for k in aturan.entries["nip-tidak-sah"].jenis if k in kinds)
    people = [{"nama": "Rukmini Salasa", "nip_raw": NIP, "nip": NIP, "peran": "pihak_pertama"}]
    person = Rekaman.model_validate({"dokumen": {"berkas": "a.pdf", "jenis": jenis}, "pejabat": people})
    found = {t.kode for t in petik.checks.run.check_document(Material("a.pdf", person), aturan, barrier)}
    assert [str(m) for m in barrier.mishaps] == [f"aturan {rules[number][0]} (ZeroDivisionError)"]
    assert found == ({"nip-tidak-sah"} if rules[number][0] != "nip-tidak-sah" else set())


def test_a_rule_across_documents_that_throws_leaves_the_others() -> None:
    def thrown(*_given: Any) -> Any:
        raise ZeroDivisionError
        yield

    barrier = Barrier()
    seen: list[str] = []

    def after(*_given: Any) -> Any:
        seen.append("sesudah")
        yield from ()

    rules = (("riwayat-berbeda", thrown), ("target-beda-antardokumen", after))
    heads = [Material("a.pdf", Rekaman(dokumen=Dokumen(berkas="a.pdf", jenis="pk")))]
    assert list(petik.checks.run.check_across(heads, load(), rules, barrier)) == []
    assert (seen, barrier.note is not None and "aturan riwayat-berbeda" in barrier.note) == (["sesudah"], True)


def test_a_rule_that_throws_makes_the_file_partial_and_keeps_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thrown(*_given: Any) -> Any:
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(petik.checks.run, "DOCUMENT_RULES", (("angka-rusak", thrown),))
    store = Store(tmp_path)
    result = replace(whole("pk_kabid.pdf"), sha256="a" * 64)
    status = petik.results.save.save(store, "pk.pdf", Origin("/masuk/pk.pdf"), "pk.pdf", result)
    assert status.status == "partial"
    assert "aturan angka-rusak (ZeroDivisionError)" in status.pesan
    assert read_part(store.part_path("pk.pdf"))["tabel"].num_rows == len(cells(result))


def test_a_block_without_a_barrier_throws() -> None:
    with pytest.raises(ValueError, match="x"), guarded(None, At("langkah")):
        raise ValueError("x")


def test_many_mishaps_are_counted_and_the_first_named() -> None:
    barrier = Barrier(paginated=False)
    for n in range(9):
        with barrier.around(At("langkah", page=3, table=n + 1)):
            raise ValueError
    assert barrier.note is not None
    assert barrier.note.startswith("9 langkah gagal dan dilewati, selebihnya terbaca: tabel 1, langkah (ValueError);")
    assert "dan 3 lagi" in barrier.note
    assert "halaman" not in barrier.note  # this document's pages have no numbers


def test_a_rule_that_throws_while_tables_are_put_together_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    result = replace(whole("pk_kabid.pdf"), sha256="a" * 64)
    petik.results.save.save(store, "pk.pdf", Origin("/masuk/pk.pdf"), "pk.pdf", result)

    def thrown(*_given: Any) -> Any:
        raise ZeroDivisionError
        yield

    monkeypatch.setattr(petik.checks.run, "DOCUMENT_RULES", (("angka-rusak", thrown),))
    monkeypatch.setattr("petik.results.checks.AGENCY_RULES", (("riwayat-berbeda", thrown),))
    other = replace(load(), keyakinan_minimal=0.9)
    done = assemble(store, {}, other, Pictures())
    assert done.documents == 1
    assert any(w.startswith("pk.pdf: ") and "aturan angka-rusak (ZeroDivisionError)" in w for w in done.warnings)
    assert any("aturan riwayat-berbeda (ZeroDivisionError)" in w for w in done.warnings)
