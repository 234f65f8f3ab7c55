"""`import petik` as a notebook uses it: one name, typed results, errors that a caller can catch."""

import doctest
import io
from pathlib import Path

import pytest

import petik
import petik.api
from petik.messages import LANGUAGES
from tests.places import ROOT, SAMPLES


def test_the_example_in_the_help_says_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(petik.api)
    assert done.attempted >= 3 and done.failed == 0


def test_a_path_bytes_and_an_open_file_give_the_same_record() -> None:
    path = SAMPLES / "iki_dump.txt"
    by_path = petik.extract(str(path))
    with path.open("rb") as opened:
        by_file = petik.extract(opened)
    by_bytes = petik.extract(path.read_bytes(), name=path.name)
    unnamed = petik.extract(io.BytesIO(path.read_bytes()))
    assert by_path == by_file == by_bytes
    assert unnamed.dokumen.berkas == "berkas" and unnamed.indikator == by_path.indikator


def test_a_missing_file_is_an_error_of_petik_and_of_python(tmp_path: Path) -> None:
    with pytest.raises(petik.FileMissing, match=r"pk\.pdf: berkas tidak ada") as caught:
        petik.extract(tmp_path / "pk.pdf")
    assert isinstance(caught.value, FileNotFoundError) and isinstance(caught.value, petik.PetikError)


def test_what_petik_does_not_read_is_refused_with_one_line() -> None:
    with pytest.raises(petik.FileRefused) as caught:
        petik.extract(b"", name="kosong.pdf")
    assert "\n" not in str(caught.value)


def test_the_record_type_and_the_version_are_there_by_name() -> None:
    record = petik.extract(SAMPLES / "iki_dump.txt")
    assert isinstance(record, petik.Rekaman)
    assert petik.__version__.split(".")[0].isdecimal() and LANGUAGES == ("id", "en")
    with pytest.raises(AttributeError, match="tidak_ada"):
        petik.tidak_ada  # noqa: B018
