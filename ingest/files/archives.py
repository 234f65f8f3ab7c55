"""Zip archives and the Office files that are such, looked at before anything of them is unpacked."""

from __future__ import annotations

import lzma
import os
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

from petik.ingest.errors import FileRefused
from petik.ingest.settings import MEGABYTE, Settings

SMALL = 10 * MEGABYTE  # unpacked; below this a high ratio harms nobody
ENTRY = 400  # bytes of the directory that one entry takes at most on average: 46, its name, dates, a comment
# what zipfile and the decompressors below it raise on damaged or hostile archives
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError,
    OverflowError,
)  # fmt: skip
_END, _END_64, _LOCATOR_64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_XML = (".xml", ".rels", ".vml")
_CHUNK = 1 << 16


def open_archive(path: Path, settings: Settings) -> zipfile.ZipFile:
    """The archive at *path*, checked by `check_parts`. Raises FileRefused, or what DAMAGE lists."""
    size = path.stat().st_size
    if settings.max_zip_entries * ENTRY < _directory_size(path) <= size:  # zipfile would read it whole
        raise FileRefused(_too_many(settings))
    archive = zipfile.ZipFile(path)
    try:
        check_parts(archive, settings, size)
    except BaseException:
        archive.close()
        raise
    return archive


def check_parts(archive: zipfile.ZipFile, settings: Settings, size: int) -> None:
    """Refuses an archive of *size* bytes that would unpack to more than the limits allow, by the sizes it declares.

    Entries may share their bytes, so the archive's own size counts, too (D. Fifield, "A better zip bomb", 2019).
    """
    parts = archive.infolist()
    if len(parts) > settings.max_zip_entries:
        raise FileRefused(_too_many(settings))
    total = sum(p.file_size for p in parts)
    if total > SMALL and total > settings.max_zip_ratio * size:
        raise FileRefused(_BOMB)
    if total > settings.max_unpacked_mb * MEGABYTE:
        raise FileRefused(f"isi berkas melebihi {settings.max_unpacked_mb:g} MB setelah dibuka; pecah berkasnya")
    for part in parts:
        if part.file_size > SMALL and part.file_size > settings.max_zip_ratio * max(1, part.compress_size):
            raise FileRefused(_BOMB)


def check_xml(archive: zipfile.ZipFile, settings: Settings) -> None:
    """Refuses an Office file with more XML than the limits allow, or with a document type in it.

    Office files have none (ECMA-376 part 2, 8.1.4), and it is where entities come from: those that name files and
    addresses, and those that unfold to gigabytes.
    """
    parts = [p for p in archive.infolist() if p.filename.lower().endswith(_XML)]
    if sum(p.file_size for p in parts) > settings.max_xml_mb * MEGABYTE:
        raise FileRefused(f"isi dokumen melebihi {settings.max_xml_mb:g} MB; pecah menjadi beberapa berkas")
    if any(_has_document_type(archive, part) for part in parts):
        raise FileRefused("dokumen memuat entitas XML yang tidak wajar (DTD); tidak dibuka, simpan ulang dari Office")


class _Decided(Exception):
    """The question is answered; the rest of the part need not be read."""


def _has_document_type(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """A document type stands before the first element or nowhere."""
    found = False

    def document_type(*_: object) -> None:
        nonlocal found
        found = True
        raise _Decided

    def element(*_: object) -> None:
        raise _Decided

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = document_type
    parser.StartElementHandler = element
    # broken XML and encodings that nobody knows are the reader's affair
    with suppress(_Decided, expat.ExpatError, LookupError, UnicodeError), archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    return found


def _directory_size(path: Path) -> int:
    """Bytes of the archive's directory, read from its end as zipfile does; 0 where there is none."""
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - (1 << 16) - 120))
        tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        return 0
    large = at - 76  # the record for large archives, then 20 bytes that say where it is
    if large >= 0 and tail[large : large + 4] == _END_64 and tail[at - 20 : at - 16] == _LOCATOR_64:
        return int(struct.unpack_from("<Q", tail, large + 40)[0])
    return int(struct.unpack_from("<I", tail, at + 12)[0])


_BOMB = "isi berkas dimampatkan secara tidak wajar (bom zip); tidak dibuka, minta salinan lain"


def _too_many(settings: Settings) -> str:
    return f"arsip berisi lebih dari {settings.max_zip_entries} berkas; pecah menjadi beberapa arsip"
