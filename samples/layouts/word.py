"""The layout benchmark as Word file: the same grids, merged cells and repeated headers as Word writes them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from petik.samples.layouts.model import Cell, Draft, Kop, Listing, Paragraph, SignatureBlock, Title, body_grid
from petik.samples.layouts.pdf import note
from petik.samples.layouts.surroundings import table_header, titles_outside
from petik.samples.paper.draw import Signer
from petik.samples.paper.frozen import freeze_zip
from petik.schemas.record import Rekaman

_ALIGNMENT = {"kiri": WD_ALIGN_PARAGRAPH.LEFT, "tengah": WD_ALIGN_PARAGRAPH.CENTER, "kanan": WD_ALIGN_PARAGRAPH.RIGHT}
_FACES = {
    "Times-Roman": "Times New Roman",
    "Helvetica": "Arial",
    "LiberationSans": "Arial",
    "DejaVuSerif": "Cambria",
    "LiberationSerif": "Times New Roman",
    "DejaVuSans": "Tahoma",
}


def draw_word(draft: Draft) -> tuple[bytes, Rekaman]:
    """The .docx file and its record."""
    r = draft.variation
    document = Document()
    document.styles["Normal"].font.name = _FACES.get(r.face, "Arial Narrow")
    document.styles["Normal"].font.size = Pt(r.size)
    document.core_properties.created = document.core_properties.modified = datetime(2020, 1, 9)
    part = document.sections[0]
    sides = sorted((Pt(595), Pt(842)), reverse=r.paper == "lebar")
    part.orientation = WD_ORIENT.LANDSCAPE if r.paper == "lebar" else WD_ORIENT.PORTRAIT
    part.page_width, part.page_height = sides
    part.left_margin = part.right_margin = Pt(48)
    inner = sides[0] / 12700 - 96
    for block in draft.blocks:
        match block:
            case Kop(instansi):
                for text in (instansi.pemerintah, instansi.perangkat_daerah.upper(), instansi.alamat):
                    _paragraph(document, text, "tengah", True)
            case Title(text, _) if titles_outside(draft):
                _paragraph(document, text, "tengah", True)
            case Paragraph(text):
                document.add_paragraph(text)
            case Listing():
                _listing(document, draft, block, inner)
            case SignatureBlock():
                _signatures(document, block, inner)
                draft.content.pejabat += [p.model_copy(update={"halaman": None}) for p in block.pejabat]
    container = io.BytesIO()
    document.save(container)
    return freeze_zip(container.getvalue()), draft.content


def _paragraph(place_name: Any, text: str, align: str, bold: bool) -> None:
    paragraph = place_name.add_paragraph()
    paragraph.alignment = _ALIGNMENT[align]
    paragraph.add_run(text).bold = bold


def _listing(document: Any, draft: Draft, listing: Listing, inner: float) -> None:
    r = draft.variation
    document.add_paragraph()
    header = table_header(draft, listing, r.column_numbers)
    grid = [*header, *body_grid(listing, r.merged)]
    width = [k.share * inner / sum(x.share for x in listing.columns) for k in listing.columns]
    table = document.add_table(rows=len(grid), cols=len(width), style="Table Grid" if r.rules != "tanpa" else None)
    table.autofit = False
    table_cells = [list(row.cells) for row in table.rows]
    for b, one in enumerate(grid):
        for k, cell in enumerate(one):
            table_cells[b][k].width = Pt(width[k])
            if cell is None:
                continue
            tujuan = table_cells[b][k]
            if cell.rows > 1 or cell.columns > 1:
                tujuan = tujuan.merge(table_cells[b + cell.rows - 1][k + cell.columns - 1])
                for rest in tujuan.paragraphs[1:]:
                    rest._p.getparent().remove(rest._p)
            _content(tujuan, cell)
    for b in range(len(header)):
        _repeat(table.rows[b])
    document.add_paragraph()
    note(draft.content, listing, None)


def _content(place_name: Any, cell: Cell) -> None:
    for i, text in enumerate(cell.content if isinstance(cell.content, tuple) else (cell.content,)):
        paragraph = place_name.paragraphs[0] if i == 0 else place_name.add_paragraph()
        paragraph.alignment = _ALIGNMENT[cell.align]
        paragraph.add_run(text).bold = cell.bold


def _repeat(row: Any) -> None:
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(again)


def _signatures(document: Any, sign: SignatureBlock, inner: float) -> None:
    """A table without borders, a column per side; the empty lines leave room for the ink."""
    table = document.add_table(rows=1, cols=2)
    for column, signer in enumerate((sign.left, sign.right)):
        cell = table.rows[0].cells[column]
        cell.width = Pt(inner / 2)
        if signer is not None:
            for i, text in enumerate(_lines(signer, sign.place_name if column else "")):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                paragraph.alignment = _ALIGNMENT["tengah"]
                paragraph.add_run(text).bold = text == signer.person.nama


def _lines(signer: Signer, place_name: str) -> list[str]:
    person = signer.person
    return [place_name, *signer.top, "", "", "", person.nama, person.pangkat or "", f"NIP. {person.nip}"]
