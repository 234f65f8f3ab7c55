"""The command line's words: aliases, what a wrong one was meant to be, help, how much is told, completion."""

from __future__ import annotations

import argparse
import io
import json
import subprocess
from pathlib import Path

import pytest

from petik.cli.arguments import COMMANDS, SHELLS, build_parser
from petik.cli.completion import script
from petik.cli.doctor import before_reading, lines
from petik.cli.main import main
from petik.messages import LANGUAGES, Texts
from petik.one.result import FileStatus
from petik.process import needs
from petik.process.needs import Need
from petik.run.batch import Task
from petik.run.progress import Lines, Nothing, reporter
from tests.petik.stubs import files, stubbed

WRONG = [
    (["extrak", "x"], "perintah tidak dikenal: extrak; maksudnya extract?"),
    (["periska", "x"], "maksudnya periksa?"),
    (["xyzzy"], "perintah tidak dikenal: xyzzy (lihat: petik --help)"),
    (["extract", "dokumen", "-o", "hasil", "--job", "2"], "opsi tidak dikenal: --job; maksudnya --jobs?"),
    (["extract", "dokumen", "--oup", "hasil"], "opsi tidak dikenal: --oup; maksudnya --out?"),
    (["--versio"], "opsi tidak dikenal: --versio; maksudnya --version?"),
    (["extract", "dokumn", "-o", "hasil"], "dokumn: tidak ada; maksudnya dokumen?"),
    (["extract", "dokumen/stu.txt", "-o", "hasil"], "dokumen/stu.txt: tidak ada; maksudnya dokumen/satu.txt?"),
    (["extract", "dokumen", "lain", "-o", "hasil"], "lain: tidak ada"),
    (["extract", "dokumen", "-o", "hasil", "--aturan", "a.toml"], "a.toml: tidak ada"),
    (["check", "hasl"], "hasl: tidak ada"),
    (["status", "hasl"], "hasl: tidak ada"),
    (["kinds", "dokumen/satu.tx"], "maksudnya dokumen/satu.txt?"),
    (["kinds", "dokumen/satu.txt", "--bahasa", "eng"], "eng tidak ada; maksudnya en? (pilihannya: id, en)"),
    (["status", "dokumen", "--format", "jason"], "maksudnya json?"),
    (["completion", "basch"], "maksudnya bash?"),
    (["extract", "x" * 5_000, "-o", "hasil"], "tidak ada"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stubbed(monkeypatch)
    files(tmp_path / "dokumen", satu="isi", dua="tolak")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_a_wrong_word_is_one_line_with_the_nearest_right_one(
    words: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert (told.err.count("\n"), told.out) == (1, "")
    assert [path.name for path in folder.iterdir()] == ["dokumen"]


def test_a_language_of_the_environment_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PETIK_BAHASA", "jv")
    assert main(["rules"]) == 2
    assert "PETIK_BAHASA=jv" in capsys.readouterr().err


def test_petik_alone_shows_what_one_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in COMMANDS)
    assert "petik extract dokumen/ -o hasil" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_each_commands_help_has_two_examples_that_parse_and_its_exit_codes(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say = Texts(language)
    assert main([name, "--help", "--language", language]) == 0
    said = capsys.readouterr().out
    examples = say(f"examples_{name}").split("\n")
    assert len(examples) == 2
    for example in examples:
        assert f"  {example}\n" in said
        words = example.partition(" > ")[0].split()[1:]
        assert build_parser(say).parse_args(words).command == name
    assert say(f"codes_{name}") in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_long_option_has_a_name_in_both_languages(name: str) -> None:
    for language in LANGUAGES:
        parser = build_parser(Texts(language))
        commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction)).choices
        assert commands[name] is commands[COMMANDS[name]]
        for action in commands[name]._actions:
            assert sum(option.startswith("--") for option in action.option_strings) in (0, 2), action.option_strings


def test_an_alias_is_the_same_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baca", "dokumen", "--hasil", "hasil", "--serentak", "0"]) == 1
    assert main(["extract", "dokumen", "--out", "hasil", "--jobs", "0", "--again"]) == 1
    assert "1 terbaca, 0 sebagian, 1 ditolak" in capsys.readouterr().out
    assert main(["keadaan", "hasil", "--bentuk", "json"]) == 0


def test_summary_and_status_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "dokumen", "-o", "hasil", "--jobs", "0", "--format", "json"]) == 1
    facts = json.loads(capsys.readouterr().out)
    assert facts["berkas"] == {"diminta": 2, "ok": 1, "partial": 0, "refused": 1, "failed": 0}
    assert (facts["kode_keluar"], facts["folder"], facts["isi"]["indikator"]) == (1, "hasil", 1)
    assert main(["status", "hasil", "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["keadaan"] == "selesai"
    assert facts["bermasalah"] == [{"berkas": "dua.txt", "status": "refused", "pesan": "berkas dikunci"}]


def test_quiet_prints_nothing_and_leaves_the_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "dokumen", "-o", "hasil", "--jobs", "0", "--quiet"]) == 1
    assert capsys.readouterr() == ("", "")
    assert (folder / "hasil" / "berkas.csv").exists()
    assert main(["status", "tidak", "--diam"]) == 2  # errors are told
    assert "tidak ada" in capsys.readouterr().err


def test_verbose_tells_pages_and_time_of_each_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "dokumen", "-o", "hasil", "--jobs", "0", "--verbose"])
    assert "satu.txt: terbaca, 2 hlm, 1 dtk" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("set_to", "stream", "coloured"), [("", Terminal(), True), ("1", Terminal(), False), ("", io.StringIO(), False)]
)
def test_colours_only_on_a_terminal_and_not_with_no_color(
    set_to: str, stream: io.StringIO, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", set_to)
    monkeypatch.setenv("TERM", "xterm")
    task = Task(Path("a.pdf"), "a.pdf", "a.pdf", "a.pdf", 1)
    told = reporter([task], Texts("id"), stream, "every file")
    assert isinstance(told, Lines)
    told.finished(task, FileStatus("a\x1b[2J.pdf", "failed", "rusak"), reused=False)
    assert ("\x1b[31mgagal\x1b[0m" in stream.getvalue()) is coloured
    assert "\x1b[2J" not in stream.getvalue()
    assert isinstance(reporter([task], Texts("id"), stream, "nothing"), Nothing)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_script_knows_every_command_and_option(shell: str) -> None:
    text = script(shell, Texts("en"))
    for word in (*COMMANDS, *COMMANDS.values(), "without-personal-data", "tanpa-data-pribadi", "keputusan"):
        assert word in text


def test_the_bash_script_completes(tmp_path: Path) -> None:
    path = tmp_path / "petik.bash"
    path.write_text(script("bash", Texts("id")))
    ask = "COMP_WORDS=(petik {0}); COMP_CWORD={1}; _petik; echo ${{COMPREPLY[*]}}"
    for words, place, found in (("ext", 1, "extract"), ("periksa --atur", 2, "--aturan"), ("load --t", 2, "--to")):
        done = subprocess.run(
            ["bash", "-c", f". {path}; {ask.format(words, place)}"], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doctor_says_what_lacks_and_how_to_mend_it(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say = Texts(language)
    monkeypatch.setattr("petik.cli.doctor.all_needs", lambda _out: [Need("libreoffice", False), Need("letters", True)])
    assert main(["doctor", "--language", language]) == 1
    said = capsys.readouterr().out
    assert say("need_libreoffice") in said and say("mend_libreoffice") in said
    assert say("mend_letters") not in said
    monkeypatch.setattr("petik.cli.doctor.all_needs", lambda _out: [Need("letters", True)])
    assert main(["dokter", "--language", language]) == 0


def test_the_doctor_looks_for_everything(tmp_path: Path) -> None:
    found = list(needs.all_needs(tmp_path))
    keys = {need.key for need in found}
    assert {"tesseract", "model", "tesseract_library", "recogniser", "libreoffice", "letters", "write", "disk"} <= keys
    for need in found:
        for language in LANGUAGES:
            assert all("{" not in line for line in lines(Need(need.key, True, need.values), Texts(language)))


def test_extract_says_before_it_starts_what_it_cannot_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("petik.cli.doctor.ocr", lambda: [Need("tesseract", False), Need("tesseract_library", False)])
    scan = Task(Path("a.pdf"), "a.pdf", "a.pdf", "a.pdf", 1)
    (line,) = before_reading([scan], Texts("id"))
    assert "Tesseract" in line and "apt install" in line
    assert before_reading([Task(Path("a.txt"), "a.txt", "a.txt", "a.txt", 1)], Texts("id")) == []
    monkeypatch.setattr("petik.cli.doctor.too_full", lambda _out: 12)
    assert main(["extract", "dokumen", "-o", "hasil", "--jobs", "0"]) == 3
    assert "hanya 12 MB kosong" in capsys.readouterr().err
