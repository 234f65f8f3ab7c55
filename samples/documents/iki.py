"""Indikator Kinerja Individu: one sheet per official with post, duties, functions and the table of indicators."""

from __future__ import annotations

from petik.samples.content import iki_sheets
from petik.samples.content.facts import pejabat, rekaman
from petik.samples.content.iki import IkiBook, Sheet
from petik.samples.paper.draw import FOLIO, Paper, Signer
from petik.samples.paper.tables import Cell, Row, Table, draw_table, simple_header
from petik.schemas.record import Rekaman


def _bullet(paper: Paper, label: str, content: list[str], size: float) -> None:
    """`3. Fungsi : 1 ...` with numbered items that hang; a single item has no number."""
    paper.write(label, paper.margin, paper.y + size, size)
    paper.write(":", paper.margin + 70, paper.y + size, size)
    for i, bullet in enumerate(content, 1):
        x = paper.margin + 80
        if len(content) > 1:
            paper.write(f"{i}.", x, paper.y + size, size)
            x += 16
        paper.paragraph(bullet, size, x, pitch=1.28, after=1)
    paper.y += 5


def draw_sheet(paper: Paper, book: IkiBook, sheet: Sheet, content: Rekaman, size: float = 10) -> None:
    """Draws a sheet at the cursor, without the signature, and notes what it says."""
    paper.centred("INDIKATOR KINERJA INDIVIDU", 12.5)
    paper.centred(f"TAHUN {book.tahun}", 12)
    paper.y += 12
    paper.field("1. Jabatan", sheet.jabatan, size=size)
    paper.y += 2
    _bullet(paper, "2. Tugas", list(sheet.tugas), size)
    _bullet(paper, "3. Fungsi", list(sheet.fungsi), size)
    paper.y += 6
    content.jabatan.append(sheet.note_jabatan(paper.page))
    body: list[Row] = []
    for sasaran, listing in sheet.sasaran:
        for i, u in enumerate(listing):
            body.append([Cell(sasaran, rows=len(listing)) if i == 0 else None,
                          Cell(u.indikator), Cell(u.formulasi), Cell(u.sumber_data)])
    d = paper.inner
    width = [d * 0.22, d * 0.25, d * 0.35, d * 0.18]
    page = draw_table(paper, Table(width, body, simple_header(book.column_titles), size - 0.5))
    content.indikator.extend(sheet.note_indikator(list(page)))


def signature(paper: Paper, book: IkiBook, content: Rekaman, tanggal: str, nip_prefix: str = "NIP. ") -> tuple[
    float, float]:
    """The head of the office signs at the cursor; returns x centre and y of the name."""
    _, x, y = paper.signatures(
        None, Signer([book.signer_jabatan], book.signer, nip_prefix=nip_prefix), tanggal)
    content.pejabat.append(pejabat(book.signer, "penandatangan", book.signer_jabatan, paper.page))
    return x, y


def iki_bidang(file: str) -> tuple[bytes, Rekaman]:
    """Three officials, a page each."""
    book = iki_sheets.SUMBA
    paper = Paper(FOLIO)
    content = rekaman(file, "iki", book.instansi, book.tahun, [("iki", 1, len(book.sheet))])
    for i, sheet in enumerate(book.sheet):
        if i:
            paper.new_page()
        paper.kop(book.instansi)
        draw_sheet(paper, book, sheet, content)
        paper.y += 20
        signature(paper, book, content, f"{book.instansi.ibu_kota},     Februari {book.tahun}")
    return paper.done(), content
