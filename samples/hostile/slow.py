"""Slow inputs: ordinary or hostile files whose cost must grow with their size, not with its square."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

from petik.samples.hostile.office import nested_table, part_of, with_parts, word_document


def _saved(book: openpyxl.Workbook) -> bytes:
    container = io.BytesIO()
    book.save(container)
    return container.getvalue()


def sheet_without_rules(rows: int) -> bytes:
    """An ordinary sheet of so many indicators, without borders."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["PERJANJIAN KINERJA TAHUN 2023"])
    sheet.append(["DINAS PERIKANAN KABUPATEN CONTOH"])
    sheet.append([])
    sheet.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"])
    for n in range(rows):
        sheet.append([n + 1, f"Meningkatnya produksi {n}", f"Jumlah produksi ikan jenis ke-{n}", "ton", 10 + n])
    for columns, width in zip("ABCDE", (6, 30, 40, 10, 10), strict=True):
        sheet.column_dimensions[columns].width = width
    return _saved(book)


def heavy_format(length: int, cell: int = 200, lettering: str = "[") -> bytes:
    """Cells whose number format is so long: "[[[…" or "h:mm:h:mm…"."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for n in range(cell):
        sheet.cell(n + 1, 1, 41.5 + n).number_format = (lettering * length)[:length]
    return _saved(book)


def grid(rows: int, columns: int) -> bytes:
    """A Word table of so many cells."""
    cell = b"".join(b"<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>" % k for k in range(columns))
    return word_document(b"<w:tbl>" + b"<w:tr>%b</w:tr>" % cell * rows + b"</w:tbl>")


def crowded(what: str, count: int) -> bytes:
    """A sheet with so many validations, merged ranges or hyperlinks."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "PERJANJIAN KINERJA TAHUN 2023"
    for n in range(count):
        if what == "validasi":
            aturan = DataValidation(type="list", formula1='"a,b"')
            aturan.add(f"B{n + 1}")
            sheet.add_data_validation(aturan)
        elif what == "gabung":
            sheet.cell(n + 2, 1, f"baris {n}")
    package = _saved(book)
    if what == "validasi":
        return package
    if what == "gabung":
        content = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n + 2, n + 2) for n in range(count))
        return _with_ranges(package, b"<mergeCells>%b</mergeCells>" % content)
    content = b"".join(b'<hyperlink ref="A%d" location="Sheet1!A1"/>' % (n + 1) for n in range(count))
    return _with_ranges(package, b"<hyperlinks>%b</hyperlinks>" % content)


def _with_ranges(package: bytes, marks: bytes) -> bytes:
    """The workbook with these marks behind the cells of its first sheet."""
    name = "xl/worksheets/sheet1.xml"
    return with_parts(package, {name: part_of(package, name).replace(b"</sheetData>", b"</sheetData>" + marks)})


def tall_merges(count: int, rows: int = 100) -> bytes:
    """A sheet of so many merged ranges, each of two columns and so many rows, with a text in each."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "PERJANJIAN KINERJA TAHUN 2023"
    for n in range(count):
        sheet.cell(2 + n * rows, 1, f"baris {n}")
    ranges = (b'<mergeCell ref="A%d:B%d"/>' % (2 + n * rows, 1 + (n + 1) * rows) for n in range(count))
    return _with_ranges(_saved(book), b"<mergeCells>%b</mergeCells>" % b"".join(ranges))


def wide_link() -> bytes:
    """A link on every cell that a sheet can have."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "PERJANJIAN KINERJA TAHUN 2023"
    link = b'<hyperlink ref="A1:XFD1048576" location="Sheet!A1"/>'
    return _with_ranges(_saved(book), b"<hyperlinks>%b</hyperlinks>" % link)


def double_forms(level: int) -> bytes:
    """A PDF whose form XObjects each draw the next one twice: 2 ** *level* lines."""
    content = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    content.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /F 5 0 R >> >> >>"
    )
    content.append(_stream(b"", b"/F Do"))
    for n in range(level):
        source = b"/Resources << /XObject << /F %d 0 R >> >> " % (n + 6)
        content.append(_stream(b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + source, b"/F Do /F Do"))
    content.append(_stream(b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] ", b"10 10 m 500 10 l S"))
    return _pdf(content)


def grid_pdf(side: int) -> bytes:
    """A PDF page ruled into a grid of *side* times *side* cells."""
    step = 500 / side
    rules = [b"%.3f 50 m %.3f 550 l S" % (50 + n * step, 50 + n * step) for n in range(side + 1)]
    rules += [b"50 %.3f m 550 %.3f l S" % (50 + n * step, 50 + n * step) for n in range(side + 1)]
    content = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    content.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    text = b"BT /F1 8 Tf 60 60 Td (satu) Tj 200 200 Td (dua) Tj 100 100 Td (tiga) Tj ET"
    content.append(_stream(b"", b"0.3 w\n" + b"\n".join(rules) + b"\n" + text))
    return _pdf(content)


def _stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<< %b/Length %d >>\nstream\n%b\nendstream" % (dictionary, len(data), data)


def _pdf(content: list[bytes]) -> bytes:
    out, place_name = b"%PDF-1.4\n", []
    for number, text_object in enumerate(content, start=1):
        place_name.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text_object)
    listing = b"".join(b"%010d 00000 n \n" % t for t in place_name)
    last = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(content) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(content) + 1, listing) + last


def make() -> dict[str, bytes]:
    """The slow inputs by name, of sizes that a reading with the usual limits comes to the end of."""
    return {
        "tanpa_garis.xlsx": sheet_without_rules(60),
        "format_siku.xlsx": heavy_format(30_000),
        "format_jam.xlsx": heavy_format(30_000, lettering="h:mm"),
        "validasi.xlsx": crowded("validasi", 300),
        "gabung.xlsx": crowded("gabung", 300),
        "tautan_banyak.xlsx": crowded("tautan", 3_000),
        "gabung_tinggi.xlsx": tall_merges(300),
        "tautan_luas.xlsx": wide_link(),
        "tabel_lebar.docx": grid(30, 60),
        "bentuk_ganda.pdf": double_forms(8),
        "kisi.pdf": grid_pdf(30),
        "tabel_500.docx": word_document(nested_table(500)),
    }
