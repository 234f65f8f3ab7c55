"""A second run over unchanged files assembles nothing again, and assembles whenever anything is not as it was."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from petik.cli.main import main
from petik.results.freshness import NOTE
from petik.results.layout import LOCK, STATE

Run = Callable[..., tuple[int, str, bool]]


def agreement(path: Path, target: int) -> None:
    """A performance agreement in Word with one indicator."""
    file = docx.Document()
    file.add_paragraph("PERJANJIAN KINERJA TAHUN 2023")
    file.add_paragraph("DINAS PERIKANAN KABUPATEN CONTOH")
    rows = [("No", "Sasaran", "Indikator Kinerja", "Target"), ("1", "Naiknya hasil", "Jumlah panen", f"{target} ton")]
    table = file.add_table(len(rows), 4)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    file.save(str(path))


@pytest.fixture
def masuk(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    folder.mkdir()
    for target in (5, 7):
        agreement(folder / f"pk{target}.docx", target)
    return folder


@pytest.fixture
def run(tmp_path: Path, masuk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`petik extract`: exit code, what it says in the end without the time, and whether anything was assembled."""

    def extract(*words: str | Path) -> tuple[int, str, bool]:
        code = main(["extract", *map(str, words or [masuk]), "-o", str(tmp_path / "hasil"), "--jobs", "0"])
        said = capsys.readouterr()
        return code, re.sub(r"dalam .*?:", "", said.out), "menyusun tabel" in said.err

    return extract


@pytest.fixture
def out(tmp_path: Path, run: Run) -> Path:
    """The folder of a run over two files, run twice so that what is said of unchanged files is said."""
    assert run()[2]
    return tmp_path / "hasil"


def stands(out: Path) -> dict[str, int]:
    """The state of every file but those of a run itself."""
    return {str(p.relative_to(out)): p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file() and p.name != LOCK}


def test_unchanged_files_touch_nothing_and_are_told_as_by_a_whole_run(out: Path, run: Run) -> None:
    (out / STATE / NOTE).unlink()
    whole = run()
    before = stands(out)
    again = run()
    assert whole[2] and not again[2]
    assert again[:2] == whole[:2]
    assert "2 berkas tidak berubah" in again[1]
    assert stands(out) == before


def test_the_time_of_an_input_says_nothing_but_its_content_does(out: Path, run: Run, masuk: Path) -> None:
    path = masuk / "pk5.docx"
    times = path.stat()
    os.utime(path, ns=(1, 1))
    assert not run()[2]
    agreement(path, 6)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert run()[2]
    assert "6 ton" in (out / "data" / "capaian.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["petik.duckdb", "laporan.html", "data/indikator.csv"])
def test_an_output_that_is_gone_or_edited_is_written_again(out: Path, run: Run, name: str) -> None:
    path = out / name
    whole = path.read_bytes()
    path.unlink()
    assert run()[2]
    found = path.stat()
    path.write_bytes(b"X" + whole[1:])
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))  # the same size and time: only the entry's own tells
    assert run()[2]
    assert name.endswith(".duckdb") or path.read_bytes() == whole  # a database carries a random mark
    assert not run()[2]


@pytest.mark.parametrize("name", ["records/pk5.docx.json", f"{STATE}/pk5.docx.arrow"])
def test_a_result_of_one_file_that_is_touched_counts_too(out: Path, run: Run, name: str) -> None:
    (out / name).write_bytes((out / name).read_bytes())
    assert run()[2]
    assert not run()[2]


def test_other_rules_another_language_fewer_and_more_files(out: Path, run: Run, masuk: Path, tmp_path: Path) -> None:
    own = tmp_path / "aturan.toml"
    own.write_text("keyakinan_minimal = 0.7\n", "utf-8")
    assert [run(masuk, "--aturan", own)[2] for _ in range(2)] == [True, False]
    own.write_text("keyakinan_minimal = 0.8\n", "utf-8")
    assert [run(masuk, "--aturan", own)[2] for _ in range(2)] == [True, False]
    assert [run(masuk)[2] for _ in range(2)] == [True, False]
    code, said, assembled = run(masuk / "pk5.docx")
    assert (code, assembled) == (0, False)
    assert "1 berkas" in said.split("Isi:")[0].splitlines()[-1], "the other one still lies there and is told"
    agreement(masuk / "pk9.docx", 9)
    assert run(masuk)[2]


def test_another_program_assembles_again(out: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("petik.results.freshness.assembling_fingerprint", lambda: "lain")
    assert run()[2]


@pytest.mark.parametrize("last", ["write_dataset", "write_report", "write_json"])
def test_a_run_that_dies_while_assembling_leaves_nothing_that_vouches_for_it(
    out: Path, run: Run, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    def killed(*_given: object, **_named: object) -> None:
        raise SystemExit(9)

    (out / "petik.xlsx").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(f"petik.results.assemble.{last}", killed)
        with pytest.raises(SystemExit):
            run()
    assert not (out / STATE / NOTE).exists()
    assert run()[2]


@pytest.mark.parametrize("text", ["{", "[]", '{"isi": "", "berkas": [], "hasil": {}}'])
def test_a_note_that_is_none_is_no_reason_to_trust(out: Path, run: Run, text: str) -> None:
    (out / STATE / NOTE).write_text(text, "utf-8")
    assert run()[2]
    assert not run()[2]


def test_a_note_whose_answers_are_broken_is_not_used(out: Path, run: Run) -> None:
    path = out / STATE / NOTE
    note = json.loads(path.read_text("utf-8"))
    note["hasil"] = {}
    path.write_text(json.dumps(note), "utf-8")
    assert run()[2]


def test_a_comparison_of_other_records_is_removed_and_told_once(
    out: Path, run: Run, masuk: Path, tmp_path: Path
) -> None:
    assert main(["compare", str(out)]) == 0
    assert run()[2], "the comparison has written the tables"
    assert not run()[2]
    agreement(masuk / "pk9.docx", 9)
    assert "perbandingan lama dihapus" in run()[1]
    _, said, assembled = run()
    assert not assembled and "perbandingan lama dihapus" not in said
    assert not (out / "data" / "padanan.csv").exists()


def test_pseudonyms_asked_for_later_change_everything_once(out: Path, run: Run, masuk: Path, tmp_path: Path) -> None:
    words = (masuk, "--tanpa-data-pribadi", tmp_path / "kunci")
    assert [run(*words)[2] for _ in range(2)] == [True, False]


def test_check_after_extract_finds_the_tables_as_they_should_be(
    out: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stands(out)
    code = main(["check", str(out)])
    said = capsys.readouterr().out
    assert stands(out) == before
    (out / STATE / NOTE).unlink()
    assert (main(["check", str(out)]), capsys.readouterr().out) == (code, said)
    assert not run()[2]


def test_a_file_that_is_refused_again_does_not_make_the_tables_old(out: Path, run: Run, masuk: Path) -> None:
    (masuk / "kosong.pdf").write_bytes(b"")
    first, second, third = run(), run(), run()
    assert [assembled for *_, assembled in (first, second, third)] == [True, False, False]
    assert (second[0], third[:2]) == (1, second[:2])


@pytest.mark.parametrize("command", ["extract", "status", "check", "cli"])
def test_heavy_libraries_are_loaded_only_where_they_are_needed(command: str) -> None:
    module = {"extract": "petik.cli.extract"}.get(command, f"petik.{command}")
    heavy = ("spacy", "pandas", "cv2", "numpy", "pyarrow", "duckdb", "pydantic", "PIL", "jinja2", "openpyxl")
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_unchanged_run_loads_no_heavy_library(out: Path, masuk: Path) -> None:
    heavy = ("spacy", "pandas", "cv2", "numpy", "pyarrow", "duckdb", "PIL")
    code = (
        "import sys; from petik import cli; "
        f"cli.main(['extract', {str(masuk)!r}, '-o', {str(out)!r}]); "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"
