"""The command line as a user meets it: what is written, what is said, how it ends."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from petik.cli.main import main
from petik.ingest.errors import FileRefused
from petik.ingest.page import Box, Document, Page, Word
from petik.ingest.settings import DEFAULT, MEGABYTE, Settings
from petik.messages import Texts
from petik.one import explain, pipeline, reading
from petik.one.pipeline import Stages
from petik.one.result import FileStatus
from petik.parsers.model import Cell, ColumnMatch, Identity, Line, PageVerdict, ParsedDocument, Table
from petik.results.store import Origin
from petik.run.batch import Task
from petik.run.progress import Bar, Count, Lines, reporter
from petik.schemas.record import Dokumen, Indikator, Kuantitas, Nilai, Rekaman

HERE = str(Path(__file__))

WORD = Word("Jumlah", Box(10, 10, 40, 20), "dump", 0.9)
CELL = Cell(0, 0, 1, 1, Box(0, 0, 50, 30), (Line((WORD,), WORD.box),))


def read(path: Path, settings: Settings, on_page: Callable[[int, int], None] | None, cache: Any) -> Document:
    """Stands for `read_document`; a file that says so is refused or wrong."""
    text = path.read_text()
    if "tolak" in text:
        raise FileRefused("berkas dikunci")
    if "kacau" in text:
        raise ZeroDivisionError("division by zero")
    if on_page is not None:
        on_page(1, 1)
    return Document(
        path.name, str(path), "ab", "dump", False, (Page(1, 200, 300, "dump", (WORD,), layout="synthetic"),)
    )


def parse(document: Document) -> ParsedDocument:
    columns = [
        ColumnMatch(1, 0, 0, "Indikator Kinerja", "indikator", 0.97, "mirip «Indikator»"),
        ColumnMatch(1, 0, 1, "Capaian Renstra", None, 0.0, "tidak dikenal"),
    ]
    verdicts = [PageVerdict(1, "iki", 7.5, ("judul «indikator kinerja individu»", "kolom formulasi"))]
    return ParsedDocument(Identity(), verdicts, [Table(1, CELL.box, 1, 1, (CELL,), "dump")], columns)


def build(document: Document, parsed: ParsedDocument) -> Rekaman:
    row = Indikator(indikator="Jumlah", nilai=[Nilai(periode="2024", target=Kuantitas(raw="5", value=5))])
    return Rekaman(dokumen=Dokumen(berkas=document.name, jenis="iki"), indikator=[row])


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line is tested here, not the stages."""
    found = Stages(read, parse, build)
    monkeypatch.setattr(pipeline, "stages", lambda: found)
    monkeypatch.setattr(reading, "stages", lambda: found)
    monkeypatch.setattr(reading, "render_page", lambda path, number, dpi: np.full((600, 400, 3), 255, dtype=np.uint8))
    monkeypatch.delenv("PETIK_BAHASA", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "masuk"
    (found / "sub").mkdir(parents=True)
    (found / "iki.txt").write_text("SASARAN KINERJA baik")
    (found / "sub" / "terkunci.txt").write_text("tolak")
    (found / "sub" / "aneh.txt").write_text("kacau")
    return found


def rows_of(out: Path) -> dict[str, dict[str, str]]:
    with (out / "berkas.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["berkas"]: row for row in csv.DictReader(stream)}


def extract(*words: str | Path) -> int:
    return main(["extract", *map(str, words), "--jobs", "0"])


def test_extract_writes_everything_and_says_what_to_look_at(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    assert extract(folder, "-o", out) == 1
    assert (out / "records" / "iki.txt.json").is_file()
    for name in ("petik.xlsx", "petik.duckdb", "data/indikator.csv", "data/tabel.parquet", "data/capaian.csv"):
        assert (out / name).is_file(), name
    said = capsys.readouterr()
    assert "3 berkas — 1 terbaca, 0 sebagian, 1 ditolak, 1 gagal." in said.out
    assert "1 baris indikator" in said.out
    assert str(out / "berkas.csv") in said.out
    assert "Traceback" not in said.out + said.err
    assert "division by zero" in (out / "petik.log").read_text()


def test_every_file_has_exactly_one_row_whatever_happened_to_it(tmp_path: Path, folder: Path) -> None:
    (folder / "kosong.pdf").write_bytes(b"")
    (folder / "acak.bin").write_bytes(bytes(range(256)))
    with zipfile.ZipFile(folder / "arsip.zip", "w") as archive:
        archive.writestr("dalam/iki.txt", "SASARAN KINERJA")
    extract(folder, folder / "iki.txt", "-o", tmp_path / "hasil")
    rows = rows_of(tmp_path / "hasil")
    assert {name: row["status"] for name, row in rows.items()} == {
        "iki.txt": "ok",
        "sub/terkunci.txt": "refused",
        "sub/aneh.txt": "failed",
        "kosong.pdf": "refused",
        "acak.bin": "refused",
        "arsip.zip/dalam/iki.txt": "ok",
    }
    assert all(row["pesan"] for row in rows.values())
    assert len({row["rekaman"] for row in rows.values() if row["rekaman"]}) == 2


def test_a_second_run_reads_only_what_is_new_and_never_its_own_tables(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "hasil"
    extract(folder, "-o", out)
    (folder / "baru.txt").write_text("SASARAN KINERJA baru")
    capsys.readouterr()
    extract(folder, "-o", out)
    assert "1 berkas tidak berubah" in capsys.readouterr().out
    assert set(rows_of(out)) == {"iki.txt", "baru.txt", "sub/terkunci.txt", "sub/aneh.txt"}


@pytest.mark.parametrize(("texts", "code"), [(["baik", "baik"], 0), (["baik", "tolak"], 1), (["tolak", "kacau"], 3)])
def test_exit_codes_say_whether_everything_was_read(tmp_path: Path, texts: list[str], code: int) -> None:
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(f"SASARAN KINERJA {text}")
    paths = [tmp_path / f"{n}.txt" for n in range(len(texts))]
    assert extract(*paths, "-o", tmp_path / "hasil") == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", HERE], "argumen berikut wajib diisi: -o/--hasil/--out"),
        (["extract", HERE, "-o", "h", "--jobs", "-1"], "--jobs harus bilangan bulat 0 atau lebih"),
        (["extract", HERE, "-o", "h", "--jobs", "dua"], "bukan bilangan bulat: 'dua'"),
        (["--bahasa", "en", "extract", HERE], "wrong usage: the following arguments are required: -o/--out/--hasil"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_folder_without_files_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kosong").mkdir()
    assert extract(tmp_path / "kosong", "-o", tmp_path / "hasil") == 3
    assert "tidak ada berkas di" in capsys.readouterr().err


def test_an_out_that_is_a_file_is_refused_before_work_starts(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "hasil"
    out.write_text("penting")
    assert extract(folder, "-o", out) == 2
    assert out.read_text() == "penting"


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopping(path: Path, settings: Settings, on_page: Any, cache: Any) -> Document:
        if path.name != "iki.txt":
            raise KeyboardInterrupt
        return read(path, settings, on_page, cache)

    monkeypatch.setattr(pipeline, "stages", lambda: Stages(stopping, parse, build))
    assert extract(folder, "-o", tmp_path / "hasil") == 130
    assert "1 dari 3 berkas selesai" in capsys.readouterr().out
    assert set(rows_of(tmp_path / "hasil")) == {"iki.txt"}


def test_english_on_request(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", str(folder), "-o", str(tmp_path / "out"), "--jobs", "0", "--bahasa", "en"])
    assert "3 files — 1 read, 0 in part, 1 refused, 1 failed." in capsys.readouterr().out


def test_help_and_version_are_plain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("petik ")
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("pemakaian: petik [-h]")
    assert main(["extract", "--help"]) == 0
    assert capsys.readouterr().out.startswith("pemakaian: petik extract [-h] -o OUT")
    assert "Kode keluar" not in said.split("Mulai dari sini:")[0] and "headings" in said


def test_python_dash_m_works() -> None:
    done = subprocess.run([sys.executable, "-m", "petik", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("petik ")


def test_kinds_tells_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds", str(folder / "iki.txt")]) == 0
    head, _rule, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["halaman", "jenis", "skor", "alasan"]
    assert row.split(maxsplit=3) == ["1", "iki", "7.50", "judul «indikator kinerja individu»; kolom formulasi"]


def test_headings_lists_matches_and_then_what_matched_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["headings", str(folder / "iki.txt")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2].split() == ["1", "1", "1", "Indikator", "Kinerja", "indikator", "-", "0.97", "mirip", "«Indikator»"]
    assert said[-2:] == ["Judul yang tidak dikenali (1):", "  halaman 1, tabel 1, kolom 2: Capaian Renstra"]


def test_nothing_to_tell_is_told() -> None:
    empty = ParsedDocument(Identity())
    assert explain.kinds(empty, Texts("id")) == ["tidak ada halaman yang dapat dinilai"]
    assert explain.headings(empty, Texts("en")) == ["no tables were found"]


def test_show_draws_a_picture(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "gambar" / "halaman.png"
    assert main(["show", str(folder / "iki.txt"), "--page", "1", "-o", str(picture)]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert main(["show", str(folder / "iki.txt"), "--page", "9", "-o", str(picture)]) == 2
    assert "halaman 9 tidak ada; berkas ini memiliki 1 halaman" in capsys.readouterr().err


def test_show_replaces_an_earlier_picture_and_nothing_else(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, other = folder / "iki.txt", tmp_path / "surat.docx"
    other.write_text("milik orang")
    before = document.read_bytes()
    for target in (document, other, tmp_path):
        assert main(["show", str(document), "-o", str(target)]) == 2
        assert "bukan gambar PNG" in capsys.readouterr().err
    assert (document.read_bytes(), other.read_text()) == (before, "milik orang")
    for _ in range(2):
        assert main(["show", str(document), "-o", str(tmp_path / "a.png")]) == 0


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_show_writes_through_no_link(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "rumah.png"
    kept.write_bytes(b"\x89PNG\r\n\x1a\nmilik orang")
    (tmp_path / "a.png").symlink_to(kept)
    assert main(["show", str(folder / "iki.txt"), "-o", str(tmp_path / "a.png")]) == 0
    assert kept.read_bytes().endswith(b"milik orang")
    assert not (tmp_path / "a.png").is_symlink()
    real = Image.Image.save

    def swapped(picture: Image.Image, *given: object, **more: object) -> None:
        """Somebody lays a link in the draft's place while the page is drawn."""
        real(picture, *given, **more)  # type: ignore[arg-type]
        (tmp_path / f".b.png.{os.getpid()}.tmp").symlink_to(kept)

    monkeypatch.setattr(Image.Image, "save", swapped)
    assert main(["show", str(folder / "iki.txt"), "-o", str(tmp_path / "b.png")]) in (0, 3)
    assert kept.read_bytes().endswith(b"milik orang")


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_the_log_of_a_look_at_one_file_lies_in_the_users_own_folder(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PETIK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("petik.cli.inspect.kinds", lambda *_given: 1 / 0)
    assert main(["kinds", str(folder / "iki.txt")]) == 3
    assert str(tmp_path / "cache" / "petik.log") in capsys.readouterr().err
    assert "ZeroDivisionError" in (tmp_path / "cache" / "petik.log").read_text()


@pytest.mark.skipif(os.name != "posix", reason="limits of Unix")
def test_a_look_at_one_file_has_the_memory_of_a_reading_process_and_gives_it_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import resource

    before, seen = resource.getrlimit(resource.RLIMIT_DATA), []

    def greedy(*_given: object) -> list[str]:
        seen.append(resource.getrlimit(resource.RLIMIT_DATA)[0])
        raise MemoryError

    monkeypatch.setattr("petik.cli.inspect.kinds", greedy)
    assert main(["kinds", str(folder / "iki.txt")]) == 3
    assert "memori habis" in capsys.readouterr().err
    assert seen == [round(DEFAULT.memory_mb * MEGABYTE)]
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.parametrize("command", [["kinds"], ["headings"], ["show", "-o", "x.png"]])
def test_a_file_that_cannot_be_read_gives_one_line_not_a_traceback(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, said in (("terkunci.txt", "berkas dikunci"), ("aneh.txt", "kesalahan tak terduga (ZeroDivisionError)")):
        assert main([command[0], str(folder / "sub" / name), *command[1:]]) == 3
        error = capsys.readouterr().err
        assert said in error and error.count("\n") == 1


def task(name: str, size: int) -> Task:
    return Task(Path(name), name, name, Origin(name), size)


def status(name: str, state: Any = "ok", pages: int | None = 4) -> FileStatus:
    return FileStatus(name, state, "4 halaman", halaman=pages)


def test_the_share_of_the_work_weighs_files_by_size_and_counts_pages_within_a_file() -> None:
    tasks = [task("a", 100), task("b", 300), task("c", 600)]
    count = Count(tasks)
    assert count.share() == 0
    count.finished(tasks[0], status("a"), reused=False)
    count.page(tasks[1], 1, 2)
    assert count.share() == pytest.approx(0.25)
    assert count.pages_now() == 5
    count.finished(tasks[2], status("c"), reused=True)  # took no time: it is no part of the work
    assert count.share() == pytest.approx(250 / 400)


def test_no_time_left_is_claimed_before_it_can_be_known() -> None:
    count = Count([task("a", 100)])
    assert count.left(0.0) is None
    assert count.left(1.0) == 0


def test_off_a_terminal_each_file_is_one_line() -> None:
    stream = io.StringIO()
    lines = reporter([task("a.pdf", 1), task("b.pdf", 1)], Texts("id"), stream)
    assert isinstance(lines, Lines)
    lines.finished(task("a.pdf", 1), status("a.pdf"), reused=False)
    lines.finished(task("b.pdf", 1), status("b.pdf", "refused"), reused=True)
    assert stream.getvalue().splitlines() == [
        "[1/2] a.pdf: terbaca: 4 halaman",
        "[2/2] b.pdf: ditolak: tidak berubah, tidak dibaca ulang",
    ]


def test_on_a_terminal_there_is_a_bar_with_files_pages_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    bar = reporter([task("a.pdf", 1), task("b.pdf", 1)], Texts("id"), stream)
    assert isinstance(bar, Bar)
    bar.finished(task("a.pdf", 1), status("a.pdf", "failed"), reused=False)
    bar.close()
    assert "a.pdf: \x1b[31mgagal\x1b[0m: 4 halaman" in stream.getvalue()
    assert "1/2 berkas, 4 halaman, sisa ±" in stream.getvalue()


def test_durations_are_words() -> None:
    say = Texts("id")
    assert [say.duration(s) for s in (0.2, 45, 600, 3 * 3600 + 300)] == ["1 dtk", "45 dtk", "10 mnt", "3 jam 5 mnt"]
