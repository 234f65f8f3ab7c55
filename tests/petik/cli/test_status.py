"""`petik status` and files that were handed in twice."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from petik.cli.main import main
from petik.results.store import Origin
from petik.run.batch import Task
from petik.run.duplicates import copies_of
from petik.run.journal import RUNNING, run_state
from tests.petik.stubs import files, stubbed


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that were read, in their order; reading, parsing and building are stubs."""
    return stubbed(monkeypatch)


def petik(*words: str | Path) -> int:
    return main([str(word) for word in words])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_same_bytes_are_read_once_and_both_files_have_their_own_results(
    tmp_path: Path, readings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    masuk = files(tmp_path / "masuk", a="isi sama", b="isi sama", c="isi lain")
    assert petik("extract", masuk, "-o", out, "--jobs", "0") == 0
    assert readings == ["a.txt", "c.txt"]
    found = {row["berkas"]: row for row in rows(out / "berkas.csv")}
    assert set(found) == {"a.txt", "b.txt", "c.txt"}
    assert found["b.txt"]["pesan"].endswith("; sama dengan a.txt")
    assert "sama dengan" not in found["a.txt"]["pesan"] + found["c.txt"]["pesan"]
    assert found["b.txt"]["rekaman"] == "records/b.txt.json"
    record = json.loads((out / "records" / "b.txt.json").read_text("utf-8"))
    assert record["dokumen"]["berkas"] == "b.txt"
    assert [row["sel_id"] for row in rows(out / "data" / "tabel.csv")] == [f"{n}.txt/tabel/1/1/1" for n in "ac"]
    assert "b.txt: terbaca: 2 halaman, 1 dengan OCR, 1 indikator, 0 baris anggaran; sama dengan a.txt" in (
        capsys.readouterr().err
    )


def test_a_second_run_uses_the_copy_again_and_the_note_goes_with_the_likeness(
    tmp_path: Path, readings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out, masuk = tmp_path / "hasil", files(tmp_path / "masuk", a="isi sama", b="isi sama")
    petik("extract", masuk, "-o", out, "--jobs", "0")
    capsys.readouterr()
    petik("extract", masuk, "-o", out, "--jobs", "0")
    assert readings == ["a.txt"]
    assert "2 berkas tidak berubah" in capsys.readouterr().out
    files(masuk, a="isi baru")
    petik("extract", masuk, "-o", out, "--jobs", "0")
    assert readings == ["a.txt", "a.txt"]
    assert not any("sama dengan" in row["pesan"] for row in rows(out / "berkas.csv"))


def test_a_file_whose_name_was_part_of_its_reading_does_not_speak_for_another(
    tmp_path: Path, readings: list[str]
) -> None:
    masuk = files(tmp_path / "masuk", a="dari nama", b="dari nama")
    petik("extract", masuk, "-o", tmp_path / "hasil", "--jobs", "0")
    assert readings == ["a.txt", "b.txt"]


def test_a_refused_file_and_its_copy_are_both_told(tmp_path: Path, readings: list[str]) -> None:
    out = tmp_path / "hasil"
    petik("extract", files(tmp_path / "masuk", a="tolak", b="tolak"), "-o", out, "--jobs", "0")
    assert readings == ["a.txt"]
    assert [(row["berkas"], row["status"]) for row in rows(out / "berkas.csv")] == [
        ("a.txt", "refused"),
        ("b.txt", "refused"),
    ]


def test_only_files_of_one_size_and_ending_are_compared(tmp_path: Path) -> None:
    names = ("a.txt", "b.txt", "c.md", "d.txt")
    for name in names:
        (tmp_path / name).write_text("sama" if name != "d.txt" else "lain lagi")
    tasks = [Task(tmp_path / n, n, n, Origin(n), (tmp_path / n).stat().st_size) for n in names]
    assert {name: task.name for name, task in copies_of(tasks).items()} == {"b.txt": "a.txt"}
    (tmp_path / "b.txt").unlink()
    assert copies_of(tasks) == {}


def test_a_finished_run_is_told_in_words(
    tmp_path: Path, readings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    petik("extract", files(tmp_path / "masuk", a="sama", b="sama", c="tolak"), "-o", out, "--jobs", "0")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    capsys.readouterr()
    assert petik("status", out) == 0
    said = capsys.readouterr().out
    assert "Selesai: tidak ada pembacaan yang berjalan." in said
    assert "3 berkas — 2 terbaca, 0 sebagian, 1 ditolak, 0 gagal." in said
    assert "2 halaman terbaca, 1 di antaranya dengan OCR" in said
    assert "  c.txt: ditolak: berkas dikunci" in said
    assert "  a.txt = b.txt" in said
    assert petik("status", out, "--bahasa", "en") == 0
    assert "3 files — 2 read, 0 in part, 1 refused, 0 failed." in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_the_slowest_files_come_first(tmp_path: Path, readings: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "hasil"
    petik("extract", files(tmp_path / "masuk", a="satu", b="dua dua", c="tiga"), "-o", out, "--jobs", "0")
    for name, seconds in (("a.txt", 3.0), ("b.txt", 600.0), ("c.txt", 0.0)):
        path = out / ".petik" / f"{name}.json"
        kept = json.loads(path.read_text())
        kept["status"]["detik"] = seconds
        path.write_text(json.dumps(kept))
    capsys.readouterr()
    petik("status", out)
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("Paling lama dibaca:") + 1 :] == [
        "  10 mnt: b.txt (2 halaman)",
        "  3 dtk: a.txt (2 halaman)",
    ]


def test_a_stopped_run_says_how_to_go_on_and_ends_with_1(
    tmp_path: Path, readings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out, masuk = tmp_path / "hasil", files(tmp_path / "masuk", a="satu", b="henti", c="tiga")
    assert petik("extract", masuk, "-o", out, "--jobs", "0") == 130
    capsys.readouterr()
    assert petik("status", out) == 1
    said = capsys.readouterr().out
    assert "Terhenti; jalankan perintah yang sama untuk melanjutkan." in said
    assert "1 dari 3 berkas selesai, 2 belum." in said
    files(masuk, b="dua")
    assert petik("extract", masuk, "-o", out, "--jobs", "0") == 0
    assert petik("status", out) == 0
    assert not (out / ".petik" / RUNNING).exists()


def test_a_run_can_be_looked_at_while_it_works(
    tmp_path: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out, codes = tmp_path / "hasil", []
    from petik.run import inline as module

    real = module.run_here

    def looking(tasks: Any, run: Any, report: Any) -> Any:
        outcome = real(tasks[:1], run, report)
        codes.append(petik("status", out))
        rest = real(tasks[1:], run, report)
        rest.statuses |= outcome.statuses
        return rest

    monkeypatch.setattr(module, "run_here", looking)
    petik("extract", files(tmp_path / "masuk", a="satu", b="dua dua"), "-o", out, "--jobs", "0")
    said = capsys.readouterr().out
    assert codes == [1]
    assert f"(proses {os.getpid()}): 1 dari 2 berkas selesai, 1 belum." in said
    assert "1 berkas — 1 terbaca" in said


def state(out: Path, pid: int, lahir: str | None, *events: str) -> None:
    (out / ".petik").mkdir(parents=True)
    first = {"pid": pid, "lahir": lahir, "mulai": "2024-05-01T08:00:00+00:00", "berkas": ["a", "b"]}
    (out / ".petik" / RUNNING).write_text("\n".join([json.dumps(first), *events]))


@pytest.mark.parametrize("lahir", [None, "1"])
def test_a_run_whose_process_is_gone_has_stopped(tmp_path: Path, lahir: str | None) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    state(tmp_path, ended.pid, lahir, '{"selesai": "a"}', "")
    run = run_state(tmp_path)
    assert run is not None and (run.alive, run.unread) == (False, 1)


def test_a_number_that_another_process_got_is_not_the_run(tmp_path: Path) -> None:
    state(tmp_path, os.getpid(), "0", "")
    run = run_state(tmp_path)
    assert run is not None and not run.alive


def test_a_line_that_is_still_being_written_is_not_read(tmp_path: Path) -> None:
    state(tmp_path, os.getpid(), None, '{"selesai": "a"}', '{"seles')
    run = run_state(tmp_path)
    assert run is not None and run.alive and run.finished == {"a"}


def test_a_folder_without_results_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert petik("status", tmp_path) == 2
    assert "tidak ada hasil petik extract" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
