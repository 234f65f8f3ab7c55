"""One file from bytes to record, many files in processes, and what stays when something goes wrong."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import petik
from petik.checks.aturan import load
from petik.datasets.schema.tables import TABLES
from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.files.digest import sha256_of
from petik.ingest.page import Box, Document, Page, Word
from petik.ingest.settings import Settings
from petik.one.pictures import Pictures
from petik.one.pipeline import Stages, extract_file
from petik.one.result import FileStatus
from petik.parsers.model import Cell, Identity, Line, ParsedDocument, Table
from petik.process.temporary import temporary_folder
from petik.results import save, store
from petik.results.assemble import assemble
from petik.results.store import Origin, Store
from petik.run.batch import Run, Task
from petik.run.inline import run_here
from petik.run.pool import run_pool
from petik.run.tasks import collect_tasks, is_output
from petik.schemas.record import Asal, Dokumen, Indikator, Kuantitas, Nilai, Rekaman

WORD = Word("Jumlah", Box(10, 10, 40, 20), "text")


def page(number: int, words: tuple[Word, ...] = (WORD,), failed: bool = False) -> Page:
    notes = ("gambar rusak",) if failed else ()
    return Page(number, 595, 842, "text", () if failed else words, notes=notes, failed=failed)


def document(path: Path, *pages: Page, notes: tuple[str, ...] = ()) -> Document:
    return Document(path.name, str(path), sha256_of(path), "pdf", True, pages or (page(1), page(2)), notes)


def read(path: Path, settings: Settings, on_page: Callable[[int, int], None] | None, cache: Any) -> Document:
    """Stands for `read_document`: what happens is written in the file."""
    order = path.read_text()
    if order == "mati":
        os._exit(1)
    if order == "tidur":
        time.sleep(60)
    if order == "rakus":
        bytearray(1 << 33)
    if order == "lambat" and on_page is not None:
        for number in range(600):
            on_page(number, 600)
            time.sleep(0.1)
    if order == "tolak":
        raise FileRefused("berkas dikunci\ndengan kata sandi")
    if order == "gagal":
        raise FileFailed("berkas terpotong")
    if order == "henti":
        raise KeyboardInterrupt
    if on_page is not None:
        on_page(1, 2)
        on_page(2, 2)
    pages = {"satu rusak": (page(1), page(2, failed=True)), "semua rusak": (page(1, failed=True),)}
    return document(path, *pages.get(order, (page(1, ()),) if order == "putih" else ()))


def parse(found: Document) -> ParsedDocument:
    if Path(found.path).read_text() == "kacau":
        raise IndexError("list index out of range")
    cell = Cell(0, 0, 1, 1, Box(0, 0, 50, 30), (Line((WORD,), WORD.box),))
    return ParsedDocument(Identity(), tables=[Table(1, cell.box, 1, 1, (cell,), "ruled")])


def build(found: Document, parsed: ParsedDocument) -> Rekaman:
    facts = Dokumen(berkas=found.name, jenis="pk", tahun=2024)
    if Path(found.path).read_text() in ("kosong", "putih"):
        return Rekaman(dokumen=facts)
    target = Kuantitas(raw="12", value=12, satuan="ton")
    row = Indikator(indikator="Jumlah panen", nilai=[Nilai(periode="2024", target=target)], halaman=1)
    origin = Asal(halaman=1, kotak=(1, 2, 3, 4), sumber="text", keyakinan=1.0)
    return Rekaman(dokumen=facts, indikator=[row], asal={"indikator/0/indikator": origin})


STAGES = Stages(read, parse, build)


class Silent:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, int, int]] = []
        self.files: list[tuple[str, str, bool]] = []

    def page(self, task: Task, done: int, total: int) -> None:
        self.pages.append((task.name, done, total))

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        self.files.append((task.name, status.status, reused))

    def tick(self) -> None:
        pass


def file(folder: Path, order: str, name: str = "pk.pdf") -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / name
    path.write_text(order)
    return path


def task(path: Path) -> Task:
    return Task(path, path.name, path.name, Origin(str(path)), path.stat().st_size)


@pytest.mark.parametrize(
    ("order", "status", "message"),
    [
        ("baik", "ok", "2 halaman, 1 indikator, 0 baris anggaran"),
        ("tolak", "refused", "berkas dikunci dengan kata sandi"),
        ("gagal", "failed", "berkas terpotong"),
        (
            "satu rusak",
            "partial",
            "1 dari 2 halaman tidak terbaca (halaman 2: gambar rusak); 2 halaman, 1 indikator, 0 baris anggaran",
        ),
        ("semua rusak", "failed", "tidak ada halaman yang terbaca: gambar rusak"),
        (
            "kosong",
            "ok",
            "terbaca; tidak memuat tabel kinerja (1 tabel disimpan apa adanya)",
        ),
        ("putih", "partial", "tidak ada tulisan yang terbaca; periksa apakah halamannya kosong"),
        (
            "kacau",
            "failed",
            "kesalahan tak terduga saat mengenali tabel (IndexError); rinciannya di petik.log, mohon dilaporkan",
        ),
    ],
)
def test_every_file_ends_with_a_status_and_one_line(tmp_path: Path, order: str, status: str, message: str) -> None:
    result = extract_file(file(tmp_path, order), using=STAGES)
    assert (result.status, result.message) == (status, message)


def test_what_was_known_before_an_unexpected_error_is_kept_and_the_traceback_goes_to_the_log(tmp_path: Path) -> None:
    result = extract_file(file(tmp_path, "kacau"), using=STAGES)
    assert (result.format, result.pages, result.record) == ("pdf", 2, None)
    assert result.trace is not None and "list index out of range" in result.trace


def test_a_page_count_is_told_while_a_file_is_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    extract_file(file(tmp_path, "baik"), on_page=lambda done, total: told.append((done, total)), using=STAGES)
    assert told == [(1, 2), (2, 2)]


def test_notes_on_the_whole_file_are_said(tmp_path: Path) -> None:
    def noted(path: Path, settings: Settings, on_page: Callable[[int, int], None] | None, cache: Any) -> Document:
        return document(path, notes=("hanya 2 dari 9 halaman dibaca",))

    result = extract_file(file(tmp_path, "baik"), using=Stages(noted, parse, build))
    assert result.message.endswith("hanya 2 dari 9 halaman dibaca")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    orders = ("baik", "kacau", "tolak", "satu rusak")
    tasks = [task(file(tmp_path / "in", order, f"{n}.pdf")) for n, order in enumerate(orders)]
    report = Silent()
    outcome = run_here(tasks, Run(tmp_path / "out", using=STAGES), report)
    assert [status for _, status, _ in report.files] == ["ok", "failed", "refused", "partial"]
    assert (tmp_path / "out" / "records" / "0.pdf.json").is_file()
    assert not (tmp_path / "out" / "records" / "1.pdf.json").exists()
    assert "list index out of range" in (tmp_path / "out" / "petik.log").read_text()
    assert not outcome.interrupted


def test_the_record_file_is_the_record(tmp_path: Path) -> None:
    run_here([task(file(tmp_path, "baik"))], Run(tmp_path / "out", using=STAGES), Silent())
    facts = json.loads((tmp_path / "out" / "records" / "pk.pdf.json").read_text(encoding="utf-8"))
    assert facts["indikator"][0]["nilai"][0]["target"] == {"raw": "12", "value": 12, "satuan": "ton"}
    assert facts["asal"]["indikator/0/indikator"]["kotak"] == [1, 2, 3, 4]


def test_an_unchanged_file_is_not_read_again_but_a_changed_one_is(tmp_path: Path) -> None:
    path, run = file(tmp_path, "baik"), Run(tmp_path / "out", using=STAGES)
    reports = [Silent(), Silent(), Silent(), Silent()]
    run_here([task(path)], run, reports[0])
    run_here([task(path)], run, reports[1])
    run_here([task(path)], Run(run.out, again=True, using=STAGES), reports[2])
    path.write_text("satu rusak")
    run_here([task(path)], run, reports[3])
    assert [report.files[0][1:] for report in reports] == [
        ("ok", False),
        ("ok", True),
        ("ok", False),
        ("partial", False),
    ]


def test_another_program_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, run = file(tmp_path, "baik"), Run(tmp_path / "out", using=STAGES)
    run_here([task(path)], run, Silent())
    monkeypatch.setattr(store, "program_fingerprint", lambda: "lain")
    report = Silent()
    run_here([task(path)], run, report)
    assert report.files == [("pk.pdf", "ok", False)]


def test_a_file_that_failed_leaves_no_record_of_an_earlier_reading(tmp_path: Path) -> None:
    path, run = file(tmp_path, "baik"), Run(tmp_path / "out", using=STAGES)
    run_here([task(path)], run, Silent())
    path.write_text("gagal")
    run_here([task(path)], run, Silent())
    assert not (tmp_path / "out" / "records" / "pk.pdf.json").exists()


def test_stopping_keeps_what_is_finished(tmp_path: Path) -> None:
    tasks = [task(file(tmp_path, order, f"{order}.pdf")) for order in ("baik", "henti", "lain")]
    outcome = run_here(tasks, Run(tmp_path / "out", using=STAGES), Silent())
    assert outcome.interrupted
    assert list(outcome.statuses) == ["baik.pdf"]
    assert (tmp_path / "out" / "records" / "baik.pdf.json").is_file()


def test_a_disk_that_is_full_costs_a_row_not_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(save, "write_record", full)
    outcome = run_here([task(file(tmp_path, "baik"))], Run(tmp_path / "out", using=STAGES), Silent())
    status = outcome.statuses["pk.pdf"]
    assert status.status == "failed"
    assert "ruang simpan penuh" in status.pesan


def test_a_worker_that_dies_costs_only_the_file_that_kills_it(tmp_path: Path) -> None:
    tasks = [task(file(tmp_path, order, f"{order}.pdf")) for order in ("baik", "mati", "satu rusak")]
    report = Silent()
    outcome = run_pool(tasks, Run(tmp_path / "out", using=STAGES), 2, report)
    assert {name: status.status for name, status in outcome.statuses.items()} == {
        "baik.pdf": "ok",
        "mati.pdf": "failed",
        "satu rusak.pdf": "partial",
    }
    assert "berhenti mendadak" in outcome.statuses["mati.pdf"].pesan


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep no such limit")
def test_a_file_that_wants_all_memory_fails_alone_and_one_without_end_is_ended(tmp_path: Path) -> None:
    tasks = [task(file(tmp_path, order, f"{order}.pdf")) for order in ("rakus", "baik", "lambat")]
    run = Run(tmp_path / "out", using=STAGES, settings=Settings(memory_mb=2_000, file_seconds=8))
    outcome = run_pool(tasks, run, 2, Silent())
    assert {name: (status.status, status.pesan) for name, status in outcome.statuses.items()} == {
        "rakus.pdf": ("failed", "memori habis saat membaca; tutup program lain atau pecah berkasnya, lalu ulangi"),
        "baik.pdf": ("ok", "2 halaman, 1 indikator, 0 baris anggaran"),
        "lambat.pdf": ("failed", "dihentikan: belum selesai setelah 8 detik; pecah berkasnya"),
    }


def test_what_is_temporary_goes_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/semula")
    with temporary_folder() as folder:
        made = Path(tempfile.mkdtemp())  # as a worker that is killed leaves it
        assert made.parent == folder and os.environ["TMPDIR"] == str(folder)
    assert not folder.exists() and os.environ["TMPDIR"] == "/semula"


def test_a_file_that_stands_still_is_ended_and_said_to_be_so(tmp_path: Path) -> None:
    tasks = [task(file(tmp_path, order, f"{order}.pdf")) for order in ("tidur", "baik", "kosong")]
    started = time.monotonic()
    run = Run(tmp_path / "out", using=STAGES, settings=Settings(page_seconds=3))
    outcome = run_pool(tasks, run, 2, Silent())
    assert {name: status.status for name, status in outcome.statuses.items()} == {
        "tidur.pdf": "failed",
        "baik.pdf": "ok",
        "kosong.pdf": "ok",
    }
    assert outcome.statuses["tidur.pdf"].pesan.startswith("dihentikan: 3 detik tanpa kemajuan")
    assert time.monotonic() - started < 30


def test_ctrl_c_ends_the_workers_and_keeps_what_is_finished(tmp_path: Path) -> None:
    class Impatient(Silent):
        def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    tasks = [task(file(tmp_path, f"baik {n}", f"{n}.pdf")) for n in range(6)]
    outcome = run_pool(tasks, Run(tmp_path / "out", using=STAGES), 1, Impatient())
    assert outcome.interrupted
    assert 1 <= len(outcome.statuses) < len(tasks)


def test_the_tables_hold_everything_that_lies_in_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, second = file(tmp_path, "baik", "b.pdf"), file(tmp_path, "kacau", "A.pdf")
    run_here([task(first)], Run(out, using=STAGES), Silent())
    outcome = run_here([task(second)], Run(out, using=STAGES), Silent())
    done = assemble(Store(out), outcome.statuses, load(), Pictures())
    assert (done.earlier, done.warnings) == (1, [])
    data = petik.load(out)
    assert list(data.berkas["berkas"]) == ["A.pdf", "b.pdf"]
    assert list(data.berkas["status"]) == ["failed", "ok"]
    assert list(data["dokumen"]["dok_id"]) == ["b.pdf"]
    assert list(data.tabel["sel_id"]) == ["b.pdf/tabel/1/1/1"]
    assert list(data.tabel["teks"]) == ["Jumlah"]


def test_loaded_tables_are_the_written_ones_with_their_types(tmp_path: Path) -> None:
    out = tmp_path / "out"
    outcome = run_here([task(file(tmp_path, "baik"))], Run(out, using=STAGES), Silent())
    assemble(Store(out), outcome.statuses, load(), Pictures())
    data = petik.load(out)
    assert {*data} == {schema.name for schema in TABLES} | {"berkas"}
    assert data.capaian["target_nilai"].tolist() == [12.0]
    assert str(data.dokumen["tahun"].dtype) == "Int64"
    assert str(data.dokumen["perubahan"].dtype) == "boolean"
    for schema in TABLES:
        assert tuple(data[schema.name].columns) == schema.names
    with pytest.raises(AttributeError, match="no table 'indikatro'"):
        _ = data.indikatro


def test_a_folder_without_results_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="tidak ada hasil Petik"):
        petik.load(tmp_path)


def test_two_files_of_one_name_from_two_runs_keep_their_own_records(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for folder, order in (("januari", "baik"), ("februari", "satu rusak")):
        file(tmp_path / folder, order, "pk.txt")
        with collect_tasks([tmp_path / folder], out) as tasks:
            names = [one.name for one in tasks]
            run_here(tasks, Run(out, using=STAGES), Silent())
    assert names == ["februari__pk.txt"]
    assert {path.name for path in (out / "records").iterdir()} == {"pk.txt.json", "februari__pk.txt.json"}


def test_petik_does_not_read_its_own_results(tmp_path: Path) -> None:
    for name in ("data/indikator.csv", "records/a.pdf.json", "petik.xlsx", "berkas.csv", ".petik/a.json"):
        assert is_output(tmp_path / name, tmp_path)
    assert not is_output(tmp_path / "pk.pdf", tmp_path)
    assert not is_output(tmp_path / "data.pdf", tmp_path)
