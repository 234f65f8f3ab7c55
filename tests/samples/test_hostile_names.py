"""Names and packages of strangers: linear in their number, under limits, apart from the run that asks."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from petik.ingest.errors import FileRefused
from petik.ingest.files import names as naming
from petik.ingest.files.collect import collect
from petik.ingest.files.names import Numbered
from petik.ingest.files.sniff import sniff
from petik.ingest.settings import Settings
from petik.run.tasks import collect_tasks
from petik.samples.hostile.names import SAME_UNICODE, deep_folder, zip_mimetype, zip_of_equal_names


def steps(names: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many names are looked at to tell so many equal ones apart."""
    asked = 0
    real = naming._key

    def key(name: str) -> str:
        nonlocal asked
        asked += 1
        return real(name)

    monkeypatch.setattr(naming, "_key", key)
    numbered = Numbered()
    assert len({numbered.free("x.txt") for _ in range(names)}) == names
    monkeypatch.setattr(naming, "_key", real)
    return asked


def test_equal_names_take_steps_in_proportion_to_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    few, more, many = (steps(n, monkeypatch) for n in (100, 1_000, 10_000))
    assert more <= 11 * few
    assert many <= 11 * more


@pytest.fixture
def deep_gone(tmp_path: Path) -> Iterator[None]:
    """Who tidies up after the tests does it by recursion."""
    yield
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_an_archive_of_equal_names_gives_each_member_a_name(tmp_path: Path) -> None:
    path = tmp_path / "sama.zip"
    path.write_bytes(zip_of_equal_names(4_900))
    with collect_tasks([path], tmp_path / "hasil") as tasks:
        assert len({task.name for task in tasks}) == 4_900


def test_names_that_are_one_on_some_systems_get_different_records(tmp_path: Path) -> None:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as archive:
        for name in SAME_UNICODE:
            archive.writestr(name, f"isi {name}")
    (tmp_path / "a.zip").write_bytes(wadah.getvalue())
    with collect_tasks([tmp_path / "a.zip"], tmp_path / "hasil") as tasks:
        records = [task.name for task in tasks]
    assert len({naming._key(name) for name in records}) == 3


@pytest.mark.skipif(os.name != "posix", reason="paths of Unix")
@pytest.mark.parametrize("deep", [1_200, 1_900])
def test_a_folder_of_any_depth_is_walked(deep: int, tmp_path: Path, deep_gone: None) -> None:
    far = deep_folder(tmp_path, deep)
    (tmp_path / "z.txt").write_text("dekat")
    found = collect([tmp_path])
    assert [item.path for item in found] == [far, tmp_path / "z.txt"]


@pytest.mark.skipif(os.name != "posix", reason="paths of Unix")
def test_a_folder_deeper_than_the_system_names_is_told_and_ends_no_run(tmp_path: Path, deep_gone: None) -> None:
    deep_folder(tmp_path, 4_000)
    (tmp_path / "z.txt").write_text("dekat")
    too_deep, other = collect([tmp_path])
    assert too_deep.refusal is not None and "nama terlalu panjang" in too_deep.refusal
    assert (other.path.name, other.refusal) == ("z.txt", None)


@pytest.mark.parametrize("member", ["mimetype", "META-INF/manifest.xml"])
def test_of_a_member_that_tells_the_kind_only_the_beginning_is_unpacked(
    member: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_mimetype(40, member))
    read = 0
    real = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        nonlocal read
        data = real(self, n)
        read += len(data)
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with suppress(FileRefused):
        sniff(path)
    assert 0 < read <= 2 << 20


def test_packages_are_looked_into_by_who_is_asked_to(tmp_path: Path) -> None:
    asked: list[str] = []

    def call(function, item, *rest):  # type: ignore[no-untyped-def]
        asked.append(item.name)
        return function(item, *rest)

    (tmp_path / "a.zip").write_bytes(zip_of_equal_names(2))
    (tmp_path / "b.txt").write_text("biasa")
    found = collect([tmp_path], unpack_to=tmp_path / "buka", call=call)
    assert asked == ["a.zip"]
    assert [item.name for item in found] == ["a.zip/x.txt", "a.zip/x.txt", "b.txt"]


@pytest.mark.parametrize("error", [TimeoutError(), RuntimeError("mati"), MemoryError()])
def test_a_package_that_stops_or_kills_its_process_costs_only_itself(error: Exception, tmp_path: Path) -> None:
    def call(*_given: object) -> None:
        raise error

    (tmp_path / "a.zip").write_bytes(zip_of_equal_names(2))
    (tmp_path / "b.txt").write_text("biasa")
    first, second = collect([tmp_path], unpack_to=tmp_path / "buka", call=call)
    assert first.refusal is not None
    assert (second.name, second.refusal) == ("b.txt", None)


def test_tasks_of_an_archive_are_made_in_a_process_with_limits(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of_equal_names(3))
    with collect_tasks([tmp_path / "a.zip"], tmp_path / "hasil", Settings(page_seconds=60)) as tasks:
        assert [task.path.read_text().split("\n")[1] for task in tasks] == ["0", "1", "2"]
