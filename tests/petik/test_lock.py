"""Two commands at one folder, and what killed runs leave in the temporary folder."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from petik.cli.main import main
from petik.messages import TellError
from petik.process.temporary import new_folder, sweep_temporary, temporary_folder
from petik.results.lock import alone


def hold(out: Path, ready: Connection) -> None:
    with alone(out):
        ready.send(True)
        ready.recv()


COMMANDS = (["extract", "MASUK", "-o", "OUT", "--jobs", "0"], ["check", "OUT"], ["compare", "OUT"])


@pytest.mark.parametrize("words", COMMANDS)
def test_a_folder_that_another_command_writes_to_is_left_alone(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "pk.txt", tmp_path / "hasil"
    source.write_text("PERJANJIAN KINERJA TAHUN 2024\n", "utf-8")
    extract = ["extract", str(source), "-o", str(out), "--jobs", "0"]
    main(extract)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    capsys.readouterr()
    ours, theirs = multiprocessing.Pipe()
    other = multiprocessing.get_context("spawn").Process(target=hold, args=(out, theirs))
    other.start()
    try:
        assert ours.poll(60)
        names = {"MASUK": str(source), "OUT": str(out)}
        assert main([names.get(word, word) for word in words]) == {"check": 2}.get(words[0], 3)
        assert "perintah petik lain sedang menulis ke folder ini" in capsys.readouterr().err
        assert {path: path.read_bytes() for path in before} == before
    finally:
        other.kill()
        other.join()
    assert main(extract) in (0, 1), "a killed process holds no lock"


def test_one_process_may_come_back_to_a_folder(tmp_path: Path) -> None:
    for _ in range(2):
        with alone(tmp_path):
            pass
    with alone(tmp_path), pytest.raises(TellError), alone(tmp_path):
        raise AssertionError("two at once")


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_folders_of_killed_runs_go_a_day_later(tmp_path: Path) -> None:
    dead, alive = tmp_path / f"petik-{dead_pid()}-abc123", tmp_path / f"petik-{os.getpid()}-abc123"
    others = [tmp_path / name for name in ("petik-hasil", "petik-12-ab-cd", "lain-1-abc")]
    link = tmp_path / f"petik-{dead_pid()}-tautan"
    link.symlink_to(others[0])
    for folder in (dead, alive, *others):
        (folder / "arsip").mkdir(parents=True)
    sweep_temporary(tmp_path)
    assert dead.is_dir(), "too young: it may be in use where this system cannot see"
    sweep_temporary(tmp_path, now=time.time() + 25 * 3600)
    assert not dead.exists()
    assert all((folder / "arsip").is_dir() for folder in (alive, *others)) and link.is_symlink()


def test_what_a_run_has_temporarily_goes_with_it_and_sweeps_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    old = tmp_path / f"petik-{dead_pid()}-abc123"
    old.mkdir()
    os.utime(old, (1, 1))
    with temporary_folder() as folder:
        assert folder.parent == tmp_path and os.environ["TMPDIR"] == str(folder)
        inner = new_folder()
        assert inner.parent == folder
    assert os.environ["TMPDIR"] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []
