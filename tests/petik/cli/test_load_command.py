"""`petik load` as a user meets it: what is said, how it ends, and that no password is ever shown."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from petik.cli.main import main
from petik.datasets import sql
from petik.datasets.sql import database
from petik.remote.passwords import without_passwords
from tests.datasets.folders import dataset, rekaman

SECRET = "rahasia"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return dataset(tmp_path / "hasil", {"pk.pdf": rekaman()})


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def test_load_says_what_went_where(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path}/kinerja.db"
    assert run("load", out, "--to", url) == 0
    said = capsys.readouterr().out
    assert "1 dokumen dari 1 berkas" in said and url in said and "diganti" not in said
    assert run("load", out, "--to", url, "--bahasa", "en") == 0
    assert "1 documents were there already and are replaced; 0 of them" in capsys.readouterr().out
    with sqlite3.connect(tmp_path / "kinerja.db") as base:
        assert base.execute("SELECT nama FROM pejabat").fetchall() == [("Rukmini Salasa, S.E.",)]


def test_the_url_is_required(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("load", out) == 2
    assert "--to" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"bukan alamat {SECRET}", 2),
        (f"postgresql://orang:{SECRET}@ngawur:pintu/x", 2),
        (f"postgresql://orang:a@{SECRET}@localhost/x", 2),
        (f"takdikenal://orang:{SECRET}@localhost/x", 2),
        (f"postgresql://orang:{SECRET}@localhost:1/x?connect_timeout=2", 3),
        (f"postgresql://orang@localhost:1/x?password={SECRET}&connect_timeout=2", 3),
        (f"postgresql://orang:{SECRET}@localhost:1/x?salah_isian={SECRET}", 3),
        (f"sqlite:////tidak/ada/folder/x.db?password={SECRET}", 3),
    ],
)
def test_what_cannot_be_reached_is_one_line_without_the_password(
    out: Path, url: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", out, "--to", url) == code
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines() if not line.startswith("memuat")]
    assert said.out == "" and len(lines) == 1
    assert SECRET not in said.err
    assert not (out / "petik.log").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["load", "hasil", "--to", "sqlite://", f"postgresql://orang:{SECRET}@server/x"],
        [f"postgresql://orang:a b@{SECRET}@server/x"],
        ["load", "hasil", f"--too=postgresql://server/x?user=a&password={SECRET}"],
    ],
)
def test_a_url_in_the_wrong_place_does_not_show_its_password(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    assert SECRET not in capsys.readouterr().err


def test_a_folder_without_results_is_nothing_to_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path}/kinerja.db"
    assert run("load", tmp_path, "--to", url) == 3
    assert run("load", tmp_path / "tidak-ada", "--to", url) == 2
    assert capsys.readouterr().err.count("tidak ada hasil petik extract") == 1
    assert not (tmp_path / "kinerja.db").exists()


def test_tables_of_another_version_are_not_loaded(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "data" / "temuan.parquet").write_bytes((out / "data" / "berkas.parquet").read_bytes())
    assert run("load", out, "--to", f"sqlite:///{tmp_path}/kinerja.db") == 3
    assert "data/temuan.parquet tidak ada atau dari Petik versi lain" in capsys.readouterr().err


@pytest.mark.parametrize(("package", "url"), [("sqlalchemy", "sqlite://"), ("psycopg", "postgresql://server/x")])
def test_a_missing_package_is_one_line_with_the_way_to_get_it(
    out: Path, package: str, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    if package == "sqlalchemy":
        monkeypatch.delitem(sys.modules, "petik.datasets.sql.database", raising=False)
        monkeypatch.delattr(sql, "database", raising=False)
    assert run("load", out, "--to", url) == 3
    said = capsys.readouterr().err.splitlines()[-1]
    assert package in said and "pip install 'petik[db]'" in said


def test_an_error_that_nobody_foresaw_is_one_line_and_the_log_has_no_password(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(folder: Path, to: str) -> None:
        raise ZeroDivisionError(f"cannot divide {to}")

    monkeypatch.setattr(database, "load", broken)
    assert run("load", out, "--to", f"postgresql://orang:{SECRET}@server/x") == 3
    assert "kesalahan tak terduga (ZeroDivisionError)" in capsys.readouterr().err
    log = (out / "petik.log").read_text("utf-8")
    assert "ZeroDivisionError" in log and SECRET not in log


def test_other_commands_do_not_need_a_database_package() -> None:
    code = "import sys; sys.modules['sqlalchemy'] = None; from petik.cli.main import main; sys.exit(main(['rules']))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://a:b@c/d", "postgresql://***@c/d"),
        ("x postgresql://a:b@c@d/e y", "x postgresql://***@d/e y"),
        ("pg://h/x?user=a&password=b&z=1", "pg://h/x?user=a&password=***&z=1"),
        ("tanpa alamat, nama@contoh.id", "tanpa alamat, nama@contoh.id"),
    ],
)
def test_passwords_are_taken_out_of_urls(text: str, shown: str) -> None:
    assert without_passwords(text) == shown
