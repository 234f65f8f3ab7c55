"""Files, folders and archives to the list of inputs: every file has its entry, and nothing gets out of its folder."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import docx
import pytest

from petik.ingest.files import collect as files_collect
from petik.ingest.files.collect import InputFile, collect
from petik.ingest.settings import Settings


def names(found: list[InputFile]) -> list[str]:
    return [f.name for f in found]


def refusals(found: list[InputFile]) -> dict[str, str | None]:
    return {f.name: f.refusal for f in found}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "arsip.zip"


def test_folders_are_walked_in_order_without_clutter(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", "~$kunci.docx", ".tersembunyi", "sub/Thumbs.db"):
        file = tmp_path / "masukan" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("isi dokumen")
    assert names(collect([tmp_path / "masukan"])) == ["a.txt", "b.txt", "sub/c.md"]


def test_unknown_and_missing_files_keep_their_entry_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "kosong.pdf").write_bytes(b"")
    (tmp_path / "aneh.bin").write_bytes(b"\x00\x01\x02")
    found = refusals(collect([tmp_path / "kosong.pdf", tmp_path / "aneh.bin", tmp_path / "hilang.pdf"]))
    assert "kosong" in str(found["kosong.pdf"])
    assert "tidak dikenal" in str(found["aneh.bin"])
    assert "tidak ditemukan" in str(found["hilang.pdf"])


def test_a_file_says_where_it_lies_below_what_the_user_named(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "dinas_a").mkdir()
    (tmp_path / "dinas_a" / "pk.txt").write_text("isi")
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("lampiran/iku.txt", "isi")
        made.writestr("lampiran/iku.txt", "lain")
    places = {"arsip.zip/lampiran/iku.txt", "arsip.zip/lampiran/iku.txt (2)", "dinas_a/pk.txt"}
    assert {f.place for f in collect([tmp_path])} == places
    assert {f.place for f in collect([tmp_path / "dinas_a"])} == {"pk.txt"}
    (alone,) = collect([tmp_path / "dinas_a" / "pk.txt"])
    assert (alone.place, alone.root) == ("pk.txt", (tmp_path / "dinas_a").resolve().as_posix())


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("isi")
    assert len(collect([tmp_path / "a.txt", tmp_path])) == 1


def test_an_archive_gives_its_files_and_those_of_an_archive_inside(tmp_path: Path, archive: Path) -> None:
    inner, deepest = tmp_path / "dalam.zip", tmp_path / "terdalam.zip"
    for path, member, content in (
        (deepest, "z.txt", b"z"),
        (inner, "terdalam.zip", None),
        (archive, "dalam.zip", None),
    ):
        with zipfile.ZipFile(path, "w") as made:
            made.writestr(member, content if content is not None else (tmp_path / member).read_bytes())
            made.writestr(f"isi-{path.stem}.txt", path.stem)
    found = collect([archive], unpack_to=tmp_path / "kerja")
    assert refusals(found) == {
        "arsip.zip/dalam.zip/isi-dalam.txt": None,
        "arsip.zip/dalam.zip/terdalam.zip": "arsip di dalam arsip di dalam arsip tidak dibuka; buka dahulu",
        "arsip.zip/isi-arsip.txt": None,
    }
    assert [f.path.read_text() for f in found if f.refusal is None] == ["dalam", "arsip"]


OUTSIDE = ("../jahat.txt", "/tmp/jahat.txt", "a/../../jahat.txt", "C:\\jahat.txt", "..\\jahat.txt")


@pytest.mark.parametrize("member", OUTSIDE)
def test_members_that_point_outside_are_not_written(tmp_path: Path, archive: Path, member: str) -> None:
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(member, "jahat")
        made.writestr("baik.txt", "baik")
    found = collect([archive], unpack_to=tmp_path / "kerja")
    assert sorted(f.refusal is None for f in found) == [False, True]
    written = [p.name for p in tmp_path.rglob("*") if p.is_file() and p != archive]
    assert written == ["baik.txt"]


def test_links_in_an_archive_are_not_followed(tmp_path: Path, archive: Path) -> None:
    link = zipfile.ZipInfo("tautan.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(link, "/etc/hostname")
    (found,) = collect([archive], unpack_to=tmp_path / "kerja")
    assert found.refusal is not None and "tautan" in found.refusal


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bom.txt", b"0" * (12 * 1024 * 1024))
    (found,) = collect([archive], unpack_to=tmp_path / "kerja")
    assert found.refusal is not None and "bom zip" in found.refusal
    assert not (tmp_path / "kerja").exists()


def test_limits_on_count_and_size(tmp_path: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as made:
        for i in range(4):
            made.writestr(f"{i}.txt", "isi" * 1000)
    (many,) = collect([archive], Settings(max_zip_entries=3))
    assert many.refusal is not None and "lebih dari 3 berkas" in many.refusal
    (large,) = collect([archive], Settings(max_unpacked_mb=0.01))
    assert large.refusal is not None and "MB" in large.refusal


def test_an_error_that_nobody_foresaw_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, settings: Settings) -> str:
        if path.name == "a.txt":
            raise LookupError("unknown encoding")
        return "dump"

    monkeypatch.setattr(files_collect, "sniff", broken)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("isi")
    found = refusals(collect([tmp_path]))
    assert "tidak dapat dikenali (LookupError)" in str(found["a.txt"])
    assert found["b.txt"] is None


def test_a_damaged_archive_keeps_its_entry(archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "isi" * 1000)
    archive.write_bytes(archive.read_bytes()[:-30])
    (found,) = collect([archive])
    assert found.name == "arsip.zip"
    assert found.refusal is not None and "terpotong" in found.refusal


def test_an_office_file_is_not_taken_for_an_archive(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("isi")
    document.save(str(tmp_path / "a.docx"))
    assert names(collect([tmp_path])) == ["a.docx"]
