"""A text under another kind's name is called what it is, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from petik.ingest.errors import FileRefused
from petik.ingest.files.sniff import sniff

CSV = b"No;Indikator;Target\n1;Jumlah terminal;4\n2;Indeks;83,25\n3;Nilai;71,4\n"


@pytest.mark.parametrize(
    ("name", "content", "called", "advice"),
    [
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "arsip web", "Word"),
        ("a.xls", CSV, "titik koma", ".xlsx"),
        ("a.xls", CSV.replace(b";", b"\t"), "dipisah tab", ".xlsx"),
        ("a.xls", b"<html><table></table></html>", "halaman web", "Excel"),
        ("a.csv", CSV, "CSV", ".xlsx"),
        ("a.xls", b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML", "Excel"),
    ],
)
def test_what_it_is_and_what_to_do(tmp_path: Path, name: str, content: bytes, called: str, advice: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        sniff(path)
    assert called in str(refused.value) and advice in str(refused.value)
    assert "terpotong" not in str(refused.value)


def test_what_is_cut_off_is_still_called_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\x00\x01\x02 sisa berkas")
    with pytest.raises(FileRefused, match="terpotong"):
        sniff(path)
