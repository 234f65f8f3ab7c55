"""A page is the unit of work: what one costs, and what a run that is killed loses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from petik.ingest.page import Box, Mark, Page, Ruling, Word
from petik.ingest.settings import Settings
from petik.one.result import FileStatus
from petik.results.store import Origin, Store
from petik.run.batch import Done, Run, Task
from petik.run.cleanup import sweep
from petik.run.inline import run_here
from petik.run.page_store import KeptPages, decoded, encoded, key_of, pages_folder
from petik.run.pieces import Begin, Finish, Pages, perform
from petik.run.planner import Death, Planner
from petik.run.pool import run_pool
from tests.petik.page_by_page import ONE_BY_ONE, STAGES, Silent, main

DEATH = Death("halaman ini mematikan", "berkas ini mematikan")


def file(folder: Path, *orders: str, name: str = "pk.txt") -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / name
    path.write_text("\n".join(orders))
    return path


def task(path: Path) -> Task:
    return Task(path, path.name, path.name, Origin(str(path)), path.stat().st_size)


def read_pages(folder: Path) -> Counter[str]:
    return Counter(folder.with_suffix(".dibaca").read_text().splitlines())


class Booked:
    """What a planner books."""

    def __init__(self) -> None:
        self.done: dict[str, FileStatus] = {}

    def __call__(self, task: Task, done: Done) -> None:
        assert task.name not in self.done
        self.done[task.name] = done.status


def planned(
    tmp_path: Path, *orders: str, jobs: int = 2, name: str = "pk.txt"
) -> tuple[Planner, Run, KeptPages, Booked]:
    run = Run(tmp_path / "out", using=STAGES, settings=ONE_BY_ONE)
    pages, booked = KeptPages(tmp_path / "halaman"), Booked()
    return Planner([task(file(tmp_path / "in", *orders))], run, jobs, pages, booked), run, pages, booked


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("mati", "proses pembaca berhenti mendadak saat membaca halaman ini"),
        ("tidur", "dihentikan: 3 detik tanpa kemajuan saat membaca halaman ini"),
        pytest.param(
            "rakus",
            "memori habis",
            marks=pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep no such limit"),
        ),
    ],
)
def test_a_page_that_ends_its_worker_is_lost_alone(tmp_path: Path, order: str, reason: str) -> None:
    paths = [file(tmp_path / "in", *["baik"] * 4, order, *["baik"] * 4), file(tmp_path / "in", "baik", name="b.txt")]
    settings = Settings(piece_seconds=0.01, page_seconds=3, memory_mb=2_000)
    outcome = run_pool([task(p) for p in paths], Run(tmp_path / "out", using=STAGES, settings=settings), 2, Silent())
    found = outcome.statuses["pk.txt"]
    assert (found.status, found.halaman, found.indikator) == ("partial", 9, 8)
    assert found.pesan.startswith(f"1 dari 9 halaman tidak terbaca (halaman 5: {reason}")
    assert outcome.statuses["b.txt"].status == "ok"
    assert read_pages(tmp_path / "in")["pk.txt 4"] <= 3
    assert not KeptPages(pages_folder(tmp_path / "out", masked=False)).have(
        key_of(found.sha256 or "", paths[0], settings)
    )


def test_a_short_file_is_one_piece_of_work(tmp_path: Path) -> None:
    run = Run(tmp_path / "out", using=STAGES)
    answer = perform(Begin(task(file(tmp_path / "in", "baik", "baik")), 60.0), run, KeptPages(tmp_path / "halaman"))
    assert isinstance(answer, Done) and answer.status.status == "ok"
    assert not (tmp_path / "halaman").exists()


def test_a_long_file_is_shared_and_comes_to_the_same_record(tmp_path: Path) -> None:
    for name, settings in (("utuh", Settings()), ("bagian", ONE_BY_ONE)):
        run = Run(tmp_path / name, using=STAGES, settings=settings)
        run_here([task(file(tmp_path / "in", *["lambat"] * 5))], run, Silent())
    one, other = (tmp_path / name / "records" / "pk.txt.json" for name in ("utuh", "bagian"))
    assert one.read_bytes() == other.read_bytes()
    assert len(read_pages(tmp_path / "in")) == 5


def test_pages_are_read_by_several_workers_while_other_files_go_on(tmp_path: Path) -> None:
    planner, run, pages, booked = planned(tmp_path, *["lambat"] * 8)
    begin = planner.next()
    assert isinstance(begin, Begin) and planner.next() is None
    planner.answered(begin, perform(begin, run, pages))
    first, second = planner.next(), planner.next()
    assert isinstance(first, Pages) and isinstance(second, Pages) and not set(first.indices) & set(second.indices)
    assert planner.told(first, 1, 8) == (2, 8)
    for piece in (second, first):
        planner.answered(piece, perform(piece, run, pages))
    while (piece := planner.next()) is not None:
        planner.answered(piece, perform(piece, run, pages))
    assert planner.finished and booked.done["pk.txt"].status == "ok"
    assert set(read_pages(tmp_path / "in").values()) == {1}


def test_a_dead_workers_first_missing_page_is_tried_alone_and_the_rest_goes_on(tmp_path: Path) -> None:
    planner, run, pages, booked = planned(tmp_path, *["lambat"] * 6, jobs=1)
    begin = planner.next()
    assert isinstance(begin, Begin)
    planner.died(begin, DEATH)
    careful = planner.next()
    assert isinstance(careful, Begin) and careful.seconds == 0
    planner.answered(careful, perform(careful, run, pages))
    bundle = planner.next()
    assert isinstance(bundle, Pages) and bundle.indices == tuple(range(6))
    perform(bundle, run, pages)  # keeps the first page and comes back
    planner.died(bundle, DEATH)
    alone = planner.next()
    assert isinstance(alone, Pages) and alone.indices == (1,)
    planner.died(alone, DEATH)
    while (piece := planner.next()) is not None:
        planner.answered(piece, perform(piece, run, pages))
    assert booked.done["pk.txt"].pesan.startswith("1 dari 6 halaman tidak terbaca (halaman 2: halaman ini mematikan)")


def test_a_file_that_kills_where_it_is_put_together_fails_and_pages_that_vanish_are_read_again(tmp_path: Path) -> None:
    planner, run, pages, booked = planned(tmp_path, "lambat", "lambat")
    seen = []
    while (piece := planner.next()) is not None:
        seen.append(type(piece))
        if isinstance(piece, Finish) and seen.count(Finish) == 1:
            pages.discard(piece.key)
        if isinstance(piece, Finish) and seen.count(Finish) > 1:
            planner.died(piece, DEATH)
        else:
            planner.answered(piece, perform(piece, run, pages))
    assert seen == [Begin, Pages, Finish, Pages, Pages, Finish, Finish]
    assert (booked.done["pk.txt"].status, booked.done["pk.txt"].pesan) == ("failed", "berkas ini mematikan")


def test_a_file_that_takes_too_long_goes_on_without_the_rest(tmp_path: Path) -> None:
    settings = Settings(piece_seconds=0.01, file_seconds=0.25)
    run = Run(tmp_path / "out", using=STAGES, settings=settings)
    outcome = run_here([task(file(tmp_path / "in", *["lambat"] * 6))], run, Silent())
    found = outcome.statuses["pk.txt"]
    assert found.status == "partial" and "belum selesai setelah" in found.pesan and found.indikator in (2, 3)


def test_kept_pages_come_back_to_the_last_bit_and_damaged_ones_do_not(tmp_path: Path) -> None:
    box = Box(0.1, 1 / 3, 2, 3.5)
    word = Word("é\ud800", box, "ocr", 0.123456789, number=1.5, other="7", other_confidence=0.25, read_as="l")
    page = Page(3, 595, 842.5, "ocr", (word,), (Ruling(1, 2, 1, 9),), (Mark("stempel", box),), skew=-1e-7, notes=("a",))
    assert decoded(encoded(page)) == page and repr(decoded(encoded(page))) == repr(page)
    pages = KeptPages(tmp_path)
    pages.put("k", 2, page)
    assert pages.get("k", 2) == page and pages.have("k") == {2}
    path = tmp_path / "k" / "2"
    path.write_bytes(path.read_bytes()[:-1])
    assert pages.get("k", 2) is None and pages.have("k") == frozenset()


def test_a_record_that_a_power_failure_cut_off_is_read_again(tmp_path: Path) -> None:
    run, one = Run(tmp_path / "out", using=STAGES), task(file(tmp_path / "in", "baik"))
    path = Store(run.out).record_path("pk.txt")
    for damage in (b"", b"{"):
        run_here([one], run, Silent())
        whole = path.read_bytes()
        path.write_bytes(damage)
        run_here([one], run, Silent())
        assert path.read_bytes() == whole


def test_drafts_of_killed_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    for name in (".a.json.4194305.tmp", f".b.json.{os.getppid()}.tmp", ".petik.duckdb.4194305.tmp.wal", ".c.tmp"):
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f".b.json.{os.getppid()}.tmp", ".c.tmp"}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are found by /proc")
def test_killed_at_any_moment_it_goes_on_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("tenang", "kacau"):
        for n in range(3):
            file(tmp_path / folder, *["lambat"] * 12, *["baik"] * n, name=f"{n}.txt")
    main(tmp_path / "tenang", tmp_path / "a", jobs=0)
    for victims in (("pekerja", "induk"), ("semua",)):
        parent = start(tmp_path / "kacau", tmp_path / "b")
        for victim in victims:
            wait_for_pages(parent, tmp_path / "kacau", 6)
            workers = workers_of(parent)
            for pid in {"pekerja": workers[:1], "induk": [parent.pid], "semua": [parent.pid, *workers]}[victim]:
                os.kill(pid, signal.SIGKILL)
        assert parent.wait() == -signal.SIGKILL
    assert start(tmp_path / "kacau", tmp_path / "b").wait() == 0
    assert results(tmp_path / "a", "tenang") == results(tmp_path / "b", "kacau")
    assert not (tmp_path / "b" / ".petik" / "halaman").exists() and not list((tmp_path / "b").rglob("*.tmp*"))
    assert total(tmp_path / "tenang") == 39
    assert total(tmp_path / "kacau") <= 39 + 1 + 2 + 2  # each kill costs the pages in flight


def wait_for_pages(parent: subprocess.Popen[bytes], folder: Path, more: int) -> None:
    enough = total(folder) + more
    while parent.poll() is None and total(folder) < enough:
        time.sleep(0.02)


def workers_of(parent: subprocess.Popen[bytes]) -> list[int]:
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    return [int(pid) for pid in children if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()]


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.petik.page_by_page", str(folder), str(out)])


def total(folder: Path) -> int:
    path = folder.with_suffix(".dibaca")
    return len(path.read_text().splitlines()) if path.exists() else 0


def results(out: Path, folder: str) -> dict[str, bytes]:
    """The bytes of all results but the database, which DuckDB marks at random; *folder* is part of names in them."""
    names = {str(p.relative_to(out)): p for p in out.rglob("*") if p.is_file() and ".petik" not in p.parts}
    return {
        name: path.read_bytes().replace(folder.encode(), b"masuk")
        for name, path in names.items()
        if name not in ("petik.duckdb", "petik.log")
    }
