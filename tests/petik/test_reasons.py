"""What is said of a file in English: every reason that a reader gives, every rule, every word of the reports."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import petik.messages
from petik.cli.main import main
from petik.messages import Texts
from petik.reasons import in_english
from petik.schemas.aturan import daftar_aturan
from tests.petik.stubs import files, stubbed
from tests.petik.test_messages import indonesian_words

ROOT = Path(petik.messages.__file__).parents[1]
RAISED = {"FileRefused", "FileFailed", "FileMissing", "AturanError", "KeputusanSalah", "GivenFileError"}
WORDS = {"tidak", "berkas", "halaman", "yang", "dan", "atau", "lebih", "dari", "rusak", "lalu", "buka", "simpan"}


def reasons() -> Iterator[str]:
    """Every sentence that the code raises an error with, "9" in the place of what is filled in."""
    for part in ("ingest", "checks", "compare"):
        for path in sorted((ROOT / part).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            known = {
                target.id: node.value
                for node in tree.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED and node.args:
                    given = node.args[0]
                    yield from said(known.get(given.id, given) if isinstance(given, ast.Name) else given, known)


def said(node: ast.expr, known: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = []
        for value in node.values:
            inner = value.value if isinstance(value, ast.FormattedValue) else value
            named = known.get(inner.id) if isinstance(inner, ast.Name) else None
            shown = inner if named is None else named
            parts.append(shown.value if isinstance(shown, ast.Constant) and isinstance(shown.value, str) else "9")
        yield "".join(parts)


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_every_reason_has_its_english(reason: str) -> None:
    english = re.sub('"[^"]*"', "", in_english(reason))  # words that a file must hold
    assert not WORDS & set(re.findall(r"[a-z]+", english.casefold())), english


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("berkas dikunci dengan kata sandi; buka kuncinya lalu simpan ulang",
         "the file is locked with a password; unlock it and save it again"),
        ("isi berkas adalah halaman web (HTML), bukan .xls; buka di Excel lalu simpan sebagai .xlsx",
         "the content is a web page (HTML), not .xls; open it in Excel and save it as .xlsx"),
        ("2 dari 5 halaman tidak terbaca (halaman 1, 3: memori habis saat membaca halaman; pindai dengan resolusi lebih"
         " rendah); 5 halaman, 3 indikator, 0 baris anggaran",
         "2 of 5 pages were not read (pages 1, 3: memory ran out while the page was read; scan it at a lower"
         " resolution); 5 pages, 3 indicators, 0 budget rows"),
        ("kalimat yang tidak dikenal; tidak dibuka", "kalimat yang tidak dikenal; not opened"),
        ("x" * 100_000, "x" * 100_000),
    ],
)  # fmt: skip
def test_clauses_are_put_into_english_one_by_one(message: str, english: str) -> None:
    assert in_english(message) == english
    assert Texts("en").reason(message) == english
    assert Texts("id").reason(message) == message


def test_every_rule_speaks_english() -> None:
    for rule in daftar_aturan().aturan:
        texts = [rule.kalimat_en, rule.sumber_en, rule.mati_en or ""]
        texts += [text for cause in rule.sebab.values() for text in (cause.kalimat_en, cause.satu_en or "")]
        for text in texts:
            names = r"\([^)]*\)|«[^»]*»|[A-Z][\w./-]*(?: [A-Z\d][\w./-]*)*"  # of laws and columns
            plain = re.sub(names, "", text)
            assert not indonesian_words(plain), (rule.kode, text)


@pytest.mark.parametrize("name", ["laporan.toml", "perbandingan.toml"])
def test_the_words_of_the_reports_are_english(name: str) -> None:
    words = tomllib.loads((ROOT / "schemas" / name).read_text("utf-8"))

    def texts(entry: object) -> Iterator[str]:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            for value in entry.values():
                yield from texts(value)
        elif isinstance(entry, list):
            for value in entry:
                yield from texts(value)

    for text in texts(words["en"]):
        plain = re.sub(r"<[^>]*>|`[^`]*`|\([^)]*\)|[A-Z][\w./-]*(?: [\w./-]+)*? (?=\d)", "", text)
        assert not indonesian_words(plain), text


def test_a_run_in_english_says_nothing_in_indonesian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stubbed(monkeypatch)
    folder, out = files(tmp_path / "in", one="isi", two="tolak"), tmp_path / "out"
    main(["extract", str(folder), "-o", str(out), "--jobs", "0", "--language", "en"])
    main(["status", str(out), "--language", "en"])
    main(["check", str(out), "--language", "en"])
    main(["check", str(out), "--rules", str(tmp_path), "--language", "en"])
    main(["rules", "--language", "en"])
    told = capsys.readouterr()
    for line in (told.out + told.err).replace(str(tmp_path), "").splitlines():
        line = line.replace("berkas dikunci", "")  # the stub's own words
        plain = re.sub(r"\S*\.(?:html|csv|txt|toml|xlsx)\S*|[a-z]+-[a-z-]+|[a-z]+_[a-z_]+|\([^)]*\)", "", line)
        assert not WORDS & set(re.findall(r"[a-z]+", plain.casefold())), line
