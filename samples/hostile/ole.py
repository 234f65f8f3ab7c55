"""Hostile files of the old formats (.xls, .doc) and of LibreOffice: chains of sectors that lead back to themselves,
counts that lie, one cell in the last corner, a space that stands for millions."""

from __future__ import annotations

import io
import struct

import xlwt

from petik.samples.hostile.office import LAUGHS
from petik.samples.paper.frozen import fixed_zip

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LAST_ROW, _LAST_COLUMN = 65_535, 255
_ODT = b"application/vnd.oasis.opendocument.text"


def _saved(book: xlwt.Workbook) -> bytes:
    container = io.BytesIO()
    book.save(container)
    return container.getvalue()


def far_cells(sheets: int = 1) -> bytes:
    """Sheets with a title and one cell in the last row and column: 16 million places each."""
    book = xlwt.Workbook()
    for number in range(sheets):
        sheet = book.add_sheet(f"{number}")
        sheet.write(0, 0, "PERJANJIAN KINERJA TAHUN 2023")
        sheet.write(_LAST_ROW, _LAST_COLUMN, "jauh")
    return _saved(book)


def blank_rows(rows: int) -> bytes:
    """Rows of one blank cell each, in the last column: a record of ten bytes stands for 256 cells."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "PERJANJIAN KINERJA TAHUN 2023")
    style = xlwt.easyxf("font: bold on")
    for row in range(1, rows + 1):
        sheet.write(row, _LAST_COLUMN, None, style)
    return _saved(book)


def wide_merges(count: int) -> bytes:
    """So many merged ranges over the whole sheet, one upon the other."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(40):
        for column in range(40):
            sheet.write(row, column, row * column)
    sheet.merged_ranges.extend([(0, _LAST_ROW, 0, _LAST_COLUMN)] * count)  # `merge` itself would refuse the second
    return _saved(book)


def _small() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(300):
        sheet.write(row, 0, f"PERJANJIAN KINERJA {row}")
    return _saved(book)


def circular(content: bytes) -> bytes:
    """An OLE container whose every sector is followed by the first one."""
    first_fat = struct.unpack_from("<I", content, 76)[0]
    start = (first_fat + 1) * _SECTOR
    table = [0 if entry < _FAT else entry for entry in struct.unpack_from("<128I", content, start)]
    return content[:start] + struct.pack("<128I", *table) + content[start + _SECTOR :]


def many_sectors(content: bytes) -> bytes:
    """An OLE container that declares more sectors of tables than any disk has."""
    many = struct.pack("<I", 0x7FFFFFFF)
    return content[:44] + many + content[48:68] + struct.pack("<I", 0) + many + content[76:]


def many_texts(content: bytes) -> bytes:
    """A workbook whose table of texts declares two thousand million."""
    at = content.index(b"\xfc\x00", _SECTOR)  # the record SST: number, length, texts in all, texts of their own
    return content[: at + 4] + struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + content[at + 12 :]


def old_word() -> bytes:
    """An OLE container with a stream "WordDocument" of zeros, as large as it is told to be but for its length."""
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36) + struct.pack("<IQ", start, size)
        for name, kind, child, start, size in (
            ("Root Entry", 5, 1, _END, 0), ("WordDocument", 2, _FREE, 2, 1 << 31), *[("", 0, _FREE, 0, 0)] * 2
        )
    )  # fmt: skip
    table = struct.pack("<128I", _FAT, _END, *range(3, 12), _END, *[_FREE] * 116)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory + b"\xec\xa5\xc1\x00".ljust(_SECTOR, b"\0") + bytes(9 * _SECTOR)


def open_document(body: bytes, dtd: bytes = b"") -> bytes:
    """A text document of LibreOffice."""
    space = b"urn:oasis:names:tc:opendocument:xmlns:"
    content = b'<?xml version="1.0" encoding="UTF-8"?>%b<office:document-content ' % dtd
    content += b'xmlns:office="%boffice:1.0" ' % space
    content += b'xmlns:text="%btext:1.0" xmlns:table="%btable:1.0" office:version="1.2">' % (space, space)
    content += b"<office:body><office:text>%b</office:text></office:body></office:document-content>" % body
    manifest = b'<manifest:manifest xmlns:manifest="%bmanifest:1.0">' % space
    manifest += b'<manifest:file-entry manifest:full-path="/" manifest:media-type="%b"/>' % _ODT
    manifest += b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    manifest += b"</manifest:manifest>"
    return fixed_zip({"mimetype": _ODT, "content.xml": content, "META-INF/manifest.xml": manifest})


def make() -> dict[str, bytes]:
    """The hostile old files by name."""
    return {
        "sel_jauh.xls": far_cells(),
        "kosong_banyak.xls": blank_rows(2_000),
        "gabung_luas.xls": wide_merges(2_000),
        "sektor_melingkar.xls": circular(_small()),
        "sektor_banyak.xls": many_sectors(_small()),
        "teks_dikira_banyak.xls": many_texts(_small()),
        "nol.doc": old_word(),
        "sektor_melingkar.doc": circular(old_word()),
        "tawa.odt": open_document(b"<text:p>&a12;</text:p>", LAUGHS),
    }
