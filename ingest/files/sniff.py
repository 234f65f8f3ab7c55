"""What kind of file is this? Decided by content; the name only helps where the content is plain text."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from petik.ingest.errors import FileFailed, FileRefused, reason_of
from petik.ingest.files.archives import DAMAGE, check_xml, open_archive
from petik.ingest.files.other_texts import called
from petik.ingest.settings import DEFAULT, MEGABYTE, Settings

Kind = Literal["pdf", "gambar", "docx", "xlsx", "xls", "doc", "odt", "dump", "zip"]

HEAD = 4096  # bytes that are looked at
TEXT_NAMES = frozenset({".txt", ".md", ".text", ".markdown", ""})
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# first bytes, what a person calls such a file, what to do with it
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!", "arsip RAR", "buka arsipnya dahulu lalu baca isinya"),
    (b"7z\xbc\xaf", "arsip 7z", "buka arsipnya dahulu lalu baca isinya"),
    (b"\x1f\x8b", "arsip gzip", "buka arsipnya dahulu lalu baca isinya"),
    (b"GIF8", "gambar GIF", "simpan sebagai PNG"),
    (b"BM", "gambar BMP", "simpan sebagai PNG"),
    (b"RIFF", "gambar WebP atau berkas media", "simpan gambarnya sebagai PNG"),
    (b"MZ", "program", "bukan dokumen"),
)
_TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"
_PASSWORD = "berkas dikunci dengan kata sandi; buka kuncinya lalu simpan ulang"
MANIFEST = MEGABYTE  # bytes of an OpenDocument manifest that are looked at
_RESAVE_ANY = "buka dengan programnya lalu simpan sebagai .xlsx, .docx atau PDF"
_RESAVE = {
    ".xls": "buka di Excel lalu simpan sebagai .xlsx",
    ".xlsx": "buka di Excel lalu simpan sebagai .xlsx",
    ".doc": "buka di Word lalu simpan sebagai .docx",
    ".docx": "buka di Word lalu simpan sebagai .docx",
}
_CUT_OFF = "berkas terpotong atau rusak; minta salinan yang utuh"


def sniff(path: Path, settings: Settings = DEFAULT) -> Kind:
    """The kind of the file at *path*. Raises FileRefused (one line in Indonesian) for what Petik does not read."""
    return _kind_of(path, _head(path, settings), settings)


def _head(path: Path, settings: Settings) -> bytes:
    """The first bytes of a file that may be read: a regular one, neither empty nor too large."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            raise FileRefused("bukan berkas biasa (pipa atau perangkat); tidak dibuka")
        size = found.st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise FileFailed(f"berkas tidak dapat dibuka ({reason_of(error)}); periksa berkasnya") from error
    if size == 0:
        raise FileRefused("berkas kosong (0 bita); salin ulang dari sumbernya")
    if size > settings.max_file_mb * MEGABYTE:
        raise FileRefused(f"berkas lebih besar dari {settings.max_file_mb:g} MB; pecah menjadi beberapa berkas")
    return head


def _kind_of(path: Path, head: bytes, settings: Settings) -> Kind:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_IMAGES):
        return "gambar"
    if head.startswith(b"PK"):
        return _zip_kind(path, settings)
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith(b"{\\rtf"):
        return "doc"
    for magic, name, advice in _OTHERS:
        if head.startswith(magic) and not _is_text(head):
            raise FileRefused(f"{name} tidak dibaca; {advice}")
    return _text_kind(path, head)


def _zip_kind(path: Path, settings: Settings) -> Kind:
    try:
        with open_archive(path, settings) as archive:
            names = set(archive.namelist())
            mimetype = _beginning(archive, "mimetype", 100).decode("ascii", "replace")
            locked = b"encryption-data" in _beginning(archive, "META-INF/manifest.xml", MANIFEST)
            if _is_office(names) or mimetype.startswith(_TEXT_DOCUMENT):
                check_xml(archive, settings)
    except DAMAGE as error:
        raise FileRefused(_CUT_OFF) from error
    if _is_word(names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if locked:
        raise FileRefused(_PASSWORD)
    if mimetype.startswith(_TEXT_DOCUMENT):
        return "odt"
    if "xl/workbook.bin" in names or mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        raise FileRefused("lembar kerja jenis ini tidak dibaca; simpan sebagai .xlsx")
    if any(n.startswith("ppt/") for n in names) or "presentation" in mimetype:
        raise FileRefused("berkas presentasi tidak dibaca; simpan sebagai PDF")
    if "[Content_Types].xml" in names or mimetype:
        raise FileRefused("jenis berkas Office ini tidak dikenal; simpan sebagai .docx, .xlsx atau PDF")
    return "zip"


def _beginning(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first *most* bytes of a member, whatever size it has; none where there is no such member."""
    try:
        with archive.open(name) as stream:
            return stream.read(most)
    except KeyError:
        return b""


def _is_word(names: set[str]) -> bool:
    return any(n.startswith("word/document") for n in names)


def _is_office(names: set[str]) -> bool:
    return _is_word(names) or "xl/workbook.xml" in names


def _ole_kind(path: Path) -> Kind:
    """Old Office files are OLE containers: the names of their streams stand in them in UTF-16."""
    has = _streams(path, ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document"))
    if "EncryptedPackage" in has:
        raise FileRefused(_PASSWORD)
    if "WordDocument" in has:
        return "doc"
    if "Workbook" in has or "Book" in has:
        return "xls"
    if "PowerPoint Document" in has:
        raise FileRefused("berkas presentasi tidak dibaca; simpan sebagai PDF")
    raise FileRefused("berkas Office lama ini terpotong atau tidak dikenal; simpan ulang sebagai .docx atau .xlsx")


def _streams(path: Path, names: Sequence[str]) -> set[str]:
    """Which of *names* stand in the file in UTF-16; it is read a piece at a time."""
    wanted = {name: name.encode("utf-16-le") for name in names}
    longest, found, kept = max(len(w) for w in wanted.values()), set[str](), b""
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            piece = kept + chunk
            found |= {name for name, letters in wanted.items() if name not in found and letters in piece}
            kept = piece[-longest:]
    return found


def _text_kind(path: Path, head: bytes) -> Kind:
    suffix = path.suffix.lower()
    if suffix in {".pdf", ".docx", ".xlsx", ".xls", ".doc", ".odt", ".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}:
        if _is_text(head) and (what := called(head)) is not None:
            raise FileRefused(f"isi berkas adalah {what}, bukan {suffix}; {_RESAVE.get(suffix, _RESAVE_ANY)}")
        raise FileRefused(f"isi berkas bukan {suffix}: {_CUT_OFF}")
    if suffix in TEXT_NAMES and _is_text(head):
        return "dump"
    if _is_text(head) and (what := called(head)) is not None:
        raise FileRefused(f"{what} tidak dibaca; {_RESAVE_ANY}")
    raise FileRefused("jenis berkas tidak dikenal; Petik membaca PDF, gambar, .docx, .xlsx, .xls, .txt, .md dan .zip")


def _is_text(head: bytes) -> bool:
    """True for text in UTF-8, UTF-16 with a mark, or a Windows code page: no control characters but white space."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(1 for b in head if b < 32 and b not in b"\t\n\r\f\v\x1b")
    return b"\0" not in head and controls * 200 <= len(head)
