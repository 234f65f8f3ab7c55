"""Archives and Office packages that would unpack to too much, or whose XML reaches outside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from petik.ingest.errors import FileRefused
from petik.ingest.files.archives import check_xml, open_archive
from petik.ingest.files.collect import collect
from petik.ingest.settings import Settings

DTD = '<?xml version="1.0" encoding="{}"?><!-- {} --><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def check(content: bytes, settings: Settings | None = None) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"word/document.xml": content}))) as archive:
        check_xml(archive, settings or Settings())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_found_in_any_encoding_and_behind_any_comment(encoding: str) -> None:
    with pytest.raises(FileRefused, match="entitas XML"):
        check(DTD.format(encoding, "lama " * 40_000).encode(encoding))


@pytest.mark.parametrize(
    "content",
    [
        b"<a>&lt;!DOCTYPE a&gt;</a>",
        b"<a><!-- <!DOCTYPE a> --></a>",
        b"bukan xml",
        b"<?xml version='1.0' encoding='UTF-1'?><a/>",
        b"",
    ],
)
def test_talk_about_document_types_and_broken_xml_are_left_to_the_reader(content: bytes) -> None:
    check(content)


def test_more_xml_than_the_limit_is_refused() -> None:
    with pytest.raises(FileRefused, match=r"melebihi 0.1 MB; pecah"):
        check(b"<a>" + bytes(range(48, 58)) * 20_000 + b"</a>", Settings(max_xml_mb=0.1))


def test_a_directory_that_is_too_long_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{i:0200d}": b"" for i in range(60)}))
    with pytest.raises(FileRefused, match="lebih dari 10 berkas"):
        open_archive(tmp_path / "a.zip", Settings(max_zip_entries=10))


def test_a_directory_that_cannot_be_so_long_is_damage_and_not_too_many_files(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"isi"}))
    content[-7] = 0x7F  # the highest byte of the directory's size
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(zipfile.BadZipFile):
        open_archive(tmp_path / "a.zip", Settings())


def noise(n: int) -> bytes:
    """Bytes that do not shrink."""
    return b"".join(((i * 2_654_435_761) % 2**32).to_bytes(4, "big") for i in range(n // 4))


def test_archives_inside_an_archive_share_its_limits(tmp_path: Path) -> None:
    inner = zipped({"besar.txt": noise(20_000) * 15})
    (tmp_path / "a.zip").write_bytes(zipped({"1.zip": inner, "2.zip": inner}))
    found = collect([tmp_path / "a.zip"], Settings(max_unpacked_mb=0.4), tmp_path / "kerja")
    assert [(f.name, str(f.refusal)[:26]) for f in found] == [
        ("a.zip/1.zip/besar.txt", "jenis berkas tidak dikenal"),  # unpacked, and then found to be no text
        ("a.zip/2.zip/besar.txt", "isi arsip melebihi batas u"),
    ]
    few = collect([tmp_path / "a.zip"], Settings(max_zip_entries=3), tmp_path / "lagi")
    assert "beserta arsip di dalamnya" in str(next(f.refusal for f in few if f.name == "a.zip/2.zip"))
