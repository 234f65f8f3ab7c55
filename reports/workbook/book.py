"""petik.xlsx as it is written: a summary, the findings with a state to choose, PK and LKIP, indicators, budgets.

Every sheet is set up for A4 landscape with its headings repeated; texts are texts, never formulas or links that act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from petik.datasets.files.safe import whole, without_control
from petik.reports.content.documents import gravity, place_in_words
from petik.reports.content.plain_rows import text_at
from petik.reports.content.words import Words, words_of
from petik.reports.office.agreement import Sisi
from petik.reports.office.part import OfficePart
from petik.reports.page.frame import Material
from petik.reports.page.offices import cell_of, figures_told, raw, shown_columns
from petik.reports.workbook.typed import HEAD_ROW, ID, Typed, left_over, typed_in
from petik.schemas.temuan import Temuan

SAME_DATE = datetime(2000, 1, 1)  # instead of the time of writing: the same findings give the same bytes
MOST = 50_000  # rows of a sheet for people; the rest stands in petik-data.xlsx and data/
LETTERS = 8_000  # of a cell
LINE, MOST_LINES = 15, 12  # points of a line; lines of a row: more is read in the cell
COLOURS = {"galat": "#F6D9CF", "peringatan": "#FDECC0", "catatan": "#D8E6F3", "periksa": "#E7DDF1",
           "ada": "#D9EFDC", "versi": "#CFE6F7", "tak_terbaca": "#FDECC0", "hilang": "#F6D9CF",
           "beda": "#F6D9CF", "tambahan": "#FBF7E8", "tanpa_target": "#FBF7E8", "ragu": "#FDECC0"}  # fmt: skip
DOUBT = 0.6  # confidence of a reading up to which its cell is coloured
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet for people: its heading and width in characters."""

    nama: str
    lebar: int


class _Book:
    """The workbook and its formats."""

    def __init__(self, path: Path, words: Words) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self.book.set_properties({"created": SAME_DATE})
        self.words = words
        self.widths: dict[str, list[int]] = {}
        self._forms: dict[tuple[str | None, str], Format] = {}
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.head = self.book.add_format(
            {
                "bold": True,
                "bg_color": "#12344F",
                "font_color": "#FFFFFF",
                "text_wrap": True,
                "valign": "top",
                "border": 1,
            }
        )

    def form(self, colour: str | None = None, shape: str = "teks") -> Format:
        """A cell's format: wrapped, with thin lines, in one of `COLOURS`; `shape` of a number is its pattern."""
        key = (colour if colour in COLOURS else None, shape)
        if key not in self._forms:
            facts: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#CFD6DD"}
            if key[0] is not None:
                facts["bg_color"] = COLOURS[key[0]]
            if shape != "teks":
                facts["num_format"] = shape
            self._forms[key] = self.book.add_format(facts)
        return self._forms[key]

    def sheet(self, name: str, title: str, columns: Sequence[Column], frozen: int = 1) -> Worksheet:
        """A sheet with its title and headings, set up for printing; rows begin below `HEAD_ROW`."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, title, self.title)
        self.widths[name] = [column.lebar for column in columns]
        heads = max(-(-len(column.nama) // max(1, column.lebar - 2)) for column in columns)
        sheet.set_row(HEAD_ROW - 1, LINE * min(heads + 1, MOST_LINES))
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.lebar)
            sheet.write_string(HEAD_ROW - 1, at, column.nama, self.head)
        sheet.freeze_panes(HEAD_ROW, frozen)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW - 1)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&RHalaman &P / &N" if self.words.bahasa == "id" else "&L&A&RPage &P of &N")
        return sheet

    def row(self, sheet: Worksheet, at: int, cells: Iterable[tuple[Cell, str | None]]) -> None:
        """One row of cells with their colours, as high as its longest text needs in its column."""
        found = list(cells)
        widths = self.widths[sheet.get_name()]
        lines = max((-(-len(str(v)) // max(1, w - 1)) for (v, _), w in zip(found, widths, strict=True) if v), default=1)
        sheet.set_row(at, LINE * min(max(1, lines), MOST_LINES))
        for column, (value, colour) in enumerate(found):
            if value is None or value == "":
                sheet.write_blank(at, column, None, self.form(colour))
            elif isinstance(value, int | float):
                shape = "#,##0" if float(value).is_integer() else "#,##0.00"
                sheet.write_number(at, column, value, self.form(colour, shape))
            else:
                sheet.write_string(at, column, without_control(value)[:LETTERS], self.form(colour))

    def close(self, sheet: Worksheet, rows: int, columns: int) -> None:
        """The filter over all rows of a sheet."""
        sheet.autofilter(HEAD_ROW - 1, 0, max(HEAD_ROW, HEAD_ROW + rows - 1), columns - 1)


def write_workbook(path: Path, material: Material, data: Path) -> list[str]:
    """Writes *path*, with what people typed into the one that lies there; *data* holds the tables as Parquet.

    Gives the warnings for the user, in Indonesian. Raises OSError.
    """
    typed = typed_in(path)
    with whole(path) as draft:
        book = _Book(draft, material.words)
        _summary(book, material)
        lost = _findings(book, material, typed)
        _agreements(book, material)
        cut = [*_indicators(book, data), *_budgets(book, data)]
        book.book.close()
    if not lost:
        return cut
    where = material.words("lembar_lama")
    return [f"petik.xlsx: {len(lost)} catatan tentang temuan yang tidak ada lagi kini di lembar {where}", *cut]


def _summary(book: _Book, material: Material) -> None:
    """The matrix."""
    words, parts = book.words, material.kantor
    kolom = shown_columns(parts, material.kolom)
    heads = [Column(words("saring_wilayah"), 20), Column(words("perangkat"), 34), Column(words("tahun_kolom"), 7)]
    heads += [Column(k.id if words.bahasa == "id" else k.en, 9) for k in kolom]
    heads += [Column(words("lengkap"), 8), *(Column(words.tingkat[t], 9) for t in words.tingkat)]
    told = figures_told(parts[0].angka, words) if parts else []
    heads += [Column(name, 11) for name, _ in told]
    sheet = book.sheet(words("lembar_ringkasan"), words("matriks"), heads, frozen=2)
    for at, part in enumerate(parts):
        book.row(sheet, HEAD_ROW + at, _summary_cells(part, kolom, words))
    book.close(sheet, len(parts), len(heads))


def _summary_cells(part: OfficePart, kolom: Sequence[Any], words: Words) -> Iterator[tuple[Cell, str | None]]:
    b = part.baris
    yield b.wilayah or words("wilayah_kosong"), None
    yield b.perangkat_daerah or words("perangkat_lain"), None
    yield (str(b.tahun) if b.tahun is not None else ""), None
    for k in kolom:
        cell = cell_of(b.sel[k.kunci], k, words)
        yield cell.sign, cell.state
    done, wanted = b.lengkap
    yield (f"{done}/{wanted}" if wanted else ""), None
    for t in words.tingkat:
        n = part.angka.temuan.get(t, 0)
        yield n, t if n else None
    for _, figure in figures_told(part.angka, words):
        yield figure, None


def _findings(book: _Book, material: Material, typed: Mapping[str, Typed]) -> dict[str, Typed]:
    """The findings, the severe ones first; the words that are left over are kept on a sheet of their own."""
    words = book.words
    names = ("saring_tingkat", "saring_wilayah", "perangkat", "saring_dokumen", "halaman_kolom", "temuan", "letak",
             "tercetak", "seharusnya", "kolom_keadaan", "kolom_catatan", "buka_berkas")  # fmt: skip
    widths = (11, 18, 24, 28, 8, 60, 22, 18, 18, 17, 30, 12)
    heads = [Column(words(name), width) for name, width in zip(names, widths, strict=True)]
    heads.append(Column(ID, 30))
    sheet = book.sheet(words("lembar_temuan"), words("temuan"), heads)
    states = words("keputusan").split("|")
    rows = {text_at(row, "dok_id"): row for row in material.berkas}
    ordered = sorted(material.temuan, key=lambda t: (*gravity(t), t.dok_id, t.halaman or 0))[:MOST]
    for at, item in enumerate(ordered, HEAD_ROW):
        row = rows.get(item.dok_id, {})
        colour = "periksa" if item.periksa_pembacaan else item.tingkat
        said = typed.get(item.id, Typed())
        cells = [words.tingkat[item.tingkat] + (" ?" if item.periksa_pembacaan else ""), text_at(row, "wilayah"),
                 text_at(row, "perangkat_daerah"), text_at(row, "berkas") or item.dok_id, item.halaman,
                 item.kalimat if words.bahasa == "id" else item.kalimat_en, place_in_words(item, words),
                 item.tercetak, item.seharusnya, _state(said, states), said.catatan, None, item.id]  # fmt: skip
        book.row(sheet, at, ((cell, colour if n == 0 else None) for n, cell in enumerate(cells)))
        _link(book, sheet, at, 11, item, material)
    last = HEAD_ROW + max(len(ordered), 1) - 1
    sheet.data_validation(HEAD_ROW, 9, last, 9, {"validate": "list", "source": states, "ignore_blank": True})
    book.close(sheet, len(ordered), len(heads))
    lost = left_over(typed, {item.id for item in ordered})
    if lost:
        old_heads = [Column(ID, 60), Column(words("kolom_keadaan"), 18), Column(words("kolom_catatan"), 60)]
        old = book.sheet(words("lembar_lama"), words("catatan_lama"), old_heads)
        for at, (name, said) in enumerate(sorted(lost.items()), HEAD_ROW):
            book.row(old, at, ((name, None), (said.keadaan, None), (said.catatan, None)))
    return lost


def _state(said: Typed, states: Sequence[str]) -> str:
    """The state that a person chose, in the language of this workbook; a word of their own stays."""
    for language in ("id", "en"):
        known = words_of(language)("keputusan").split("|")  # type: ignore[arg-type]
        if said.keadaan in known:
            return states[known.index(said.keadaan)]
    return said.keadaan or states[0]


def _link(book: _Book, sheet: Worksheet, row: int, column: int, item: Temuan, material: Material) -> None:
    """A link to the document's file; only relative ways that `safe_link` let through, and files of this machine."""
    href = material.tautan.get(item.dok_id)
    if href is not None and len(href) < 1_800:
        address = href if href.startswith("file:") else f"external:{href}"
        sheet.write_url(row, column, address, string=book.words("buka_berkas"))


def _agreements(book: _Book, material: Material) -> None:
    words = book.words
    names = ("saring_wilayah", "perangkat", "tahun_kolom", "banding_nama", "banding_target_pk", "banding_target_lkip",
             "banding_realisasi", "banding_capaian", "banding_hitungan", "banding_selisih", "berkas_status",
             "dokumen_pk", "dokumen_lkip")  # fmt: skip
    widths = (18, 26, 7, 50, 14, 14, 14, 12, 12, 11, 18, 30, 30)
    heads = [Column(words(name), width) for name, width in zip(names, widths, strict=True)]
    sheet = book.sheet("PK–LKIP", words("banding"), heads, frozen=4)
    named = {text_at(row, "dok_id"): text_at(row, "berkas") or "" for row in material.berkas}
    at = HEAD_ROW
    for part in material.kantor:
        banding = part.angka.banding
        for p in (*banding.indikator, *banding.program) if banding is not None else ():
            sides = (p.pk, p.lkip)
            where = [_where(side, named) for side in sides]
            lkip = p.lkip
            cells: list[Cell] = [part.baris.wilayah, part.nama, str(part.baris.tahun or ""), p.nama,
                                 raw(p.pk.target if p.pk else None), raw(lkip.target if lkip else None),
                                 raw(lkip.realisasi if lkip else None), raw(lkip.capaian if lkip else None), p.hitungan,
                                 p.selisih, words(f"banding_{p.keadaan}"), *where]  # fmt: skip
            book.row(sheet, at, ((cell, p.keadaan if n == 10 else None) for n, cell in enumerate(cells)))
            at += 1
    book.close(sheet, at - HEAD_ROW, len(heads))


def _where(side: Sisi | None, named: Mapping[str | None, str]) -> str:
    """The file and page of one side: "Dinas A/LKIP.pdf, 12"."""
    if side is None:
        return ""
    page = side.tempat.halaman
    return f"{named.get(side.tempat.dok_id, '')}{f', {page}' if page is not None else ''}"


def _indicators(book: _Book, data: Path) -> list[str]:
    """Indicators and their values by period, with what is printed; doubtful readings are coloured."""
    columns = ("wilayah", "perangkat_daerah", "jenis", "tahun_dokumen", "folder", "sasaran", "indikator", "periode",
               "target_raw", "realisasi_raw", "capaian_raw", "halaman", "keyakinan", "catatan")  # fmt: skip
    widths = (18, 26, 12, 8, 26, 32, 44, 10, 14, 14, 12, 8, 10, 30)
    return _table(book, book.words("lembar_indikator"), data / "capaian.parquet", columns, widths)


def _budgets(book: _Book, data: Path) -> list[str]:
    columns = ("wilayah", "perangkat_daerah", "jenis", "tahun", "folder", "tingkat", "uraian", "periode",
               "anggaran_raw", "anggaran_nilai", "realisasi_raw", "realisasi_nilai", "persen_raw", "halaman",
               "keyakinan", "catatan")  # fmt: skip
    widths = (18, 26, 12, 8, 26, 12, 44, 10, 16, 17, 16, 17, 10, 8, 10, 30)
    return _table(book, book.words("lembar_anggaran"), data / "anggaran.parquet", columns, widths)


def _table(book: _Book, name: str, path: Path, columns: Sequence[str], widths: Sequence[int]) -> list[str]:
    heads = [Column(c.removesuffix("_raw").replace("_", " "), w) for c, w in zip(columns, widths, strict=True)]
    sheet = book.sheet(name, name, heads)
    at = HEAD_ROW
    total = int(pq.read_metadata(path).num_rows)
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=5_000, columns=list(columns)):
            for row in batch.to_pylist():
                if at - HEAD_ROW >= MOST:
                    break
                doubt = row["keyakinan"] is not None and row["keyakinan"] <= DOUBT
                marked = ("keyakinan", "catatan")
                book.row(sheet, at, ((row[c], "ragu" if doubt and c in marked else None) for c in columns))
                at += 1
    book.close(sheet, at - HEAD_ROW, len(heads))
    if total <= MOST:
        return []
    shown, count = (f"{n:,}".replace(",", ".") for n in (MOST, total))
    return [f"petik.xlsx: lembar {name} memuat {shown} dari {count} baris; selebihnya di petik-data.xlsx"]
