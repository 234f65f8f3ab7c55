"""A letter to one office as a Word file: the faults with pictures of their places, what is asked, the evaluation sheet.

The user may give a template of his own: a .docx whose paragraphs hold the marks of `MARKS`. Texts of documents are put
in as text: they can be no fields, links or markup.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from petik.datasets.files.safe import without_control
from petik.reports.content.documents import gravity, place_in_words
from petik.reports.content.words import Words
from petik.reports.letters.evidence import Bukti
from petik.reports.office.part import OfficePart
from petik.reports.page.offices import cell_of, shown_columns
from petik.schemas.kiriman import Kolom
from petik.schemas.lke import lke
from petik.schemas.temuan import Temuan

MARKS = ("{kantor}", "{wilayah}", "{tahun}", "{kelengkapan}", "{temuan}", "{diminta}", "{lke}")
SAME_DATE = datetime(2000, 1, 1)  # instead of the time of writing: the same findings give the same text
MOST = 100  # findings of a letter; the rest is counted
PICTURES = 20
WIDTH = Cm(14)


@dataclass(frozen=True, slots=True)
class Surat:
    """What a letter is made of. `draw` gives a picture of a place, None where there is none."""

    part: OfficePart
    temuan: Sequence[Temuan]
    berkas: Mapping[str, str]
    kolom: Sequence[Kolom]
    bukti: Sequence[Bukti]
    draw: Callable[[Temuan], bytes | None]
    words: Words


def letter(surat: Surat, template: Path | None = None) -> bytes:
    """The letter as .docx. Raises what python-docx raises for a *template* that is none."""
    document: Any = docx.Document(str(template)) if template is not None else _plain(surat.words)
    properties = document.core_properties
    properties.created = properties.modified = SAME_DATE
    if template is None:
        properties.author = ""
    b, words = surat.part.baris, surat.words
    texts = {
        "{kantor}": b.perangkat_daerah or words("perangkat_lain"),
        "{wilayah}": b.wilayah or words("wilayah_kosong"),
        "{tahun}": str(b.tahun) if b.tahun is not None else "",
    }
    blocks = {"{kelengkapan}": _handed, "{temuan}": _findings, "{diminta}": _asked, "{lke}": _sheet}
    for paragraph in list(document.paragraphs):
        mark = paragraph.text.strip()
        if mark in blocks:
            _Place(document, paragraph).fill(partial(blocks[mark], surat=surat))
        elif any(name in paragraph.text for name in texts):
            _replaced(paragraph, texts)
    box = io.BytesIO()
    document.save(box)
    return _without_hours(box.getvalue())


def _without_hours(content: bytes) -> bytes:
    """The same archive with one date on all members: the same findings give the same bytes."""
    box = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(zipfile.ZipInfo(member.filename, SAME_DATE.timetuple()[:6]), source.read(member))
    return box.getvalue()


def _plain(words: Words) -> Any:
    """The template that is used where the user gives none: an official note."""
    document: Any = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(words("surat_judul")).bold = True
    for line in words.kalimat["surat_kepala"].split("|"):
        document.add_paragraph(line)
    for part in words.kalimat["surat_isi"].split("|"):
        document.add_paragraph(part)
    return document


def _replaced(paragraph: Any, texts: Mapping[str, str]) -> None:
    """Marks within a paragraph; its first run keeps its looks."""
    text = paragraph.text
    for name, value in texts.items():
        text = text.replace(name, without_control(value))
    runs = paragraph.runs
    if runs:
        runs[0].text = text
        for run in runs[1:]:
            run.text = ""


class _Place:
    """Where a block goes: in the place of a paragraph."""

    def __init__(self, document: Any, paragraph: Any) -> None:
        self.document, self._mark = document, paragraph

    def fill(self, make: Callable[[_Place], None]) -> None:
        make(self)
        self._mark._p.getparent().remove(self._mark._p)

    def text(self, text: str, bold: bool = False) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(without_control(text)).bold = bold
        self._mark._p.addprevious(paragraph._p)
        return paragraph

    def picture(self, content: bytes) -> None:
        paragraph = self.document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(content))
        if shape.width > WIDTH:
            shape.height, shape.width = int(shape.height * WIDTH / shape.width), WIDTH
        self._mark._p.addprevious(paragraph._p)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=1 + len(rows), cols=len(heads))
        table.style = "Table Grid" if "Table Grid" in [s.name for s in self.document.styles] else None
        for row, cells in zip(table.rows, [heads, *rows], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = without_control(text)
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        self._mark._p.addprevious(table._tbl)


def _handed(put: _Place, surat: Surat) -> None:
    words, sel = surat.words, surat.part.baris.sel
    cells = [cell_of(sel[k.kunci], k, words) for k in shown_columns([surat.part], surat.kolom)]
    put.table((words("saring_jenis"), words("berkas_status")), [(c.nama, c.label) for c in cells])


def _findings(put: _Place, surat: Surat) -> None:
    """The sure findings, the severe ones first, each with its place and picture."""
    words = surat.words
    sure = sorted(
        (t for t in surat.temuan if not t.periksa_pembacaan), key=lambda t: (*gravity(t), t.dok_id, t.halaman or 0)
    )
    if not sure:
        put.text(words("surat_bersih"))
    drawn = 0
    for number, item in enumerate(sure[:MOST], 1):
        said = item.kalimat if words.bahasa == "id" else item.kalimat_en
        put.text(f"{number}. {said}", bold=True)
        page = words("halaman", n=item.halaman) if item.halaman is not None else ""
        where = [surat.berkas.get(item.dok_id, item.dok_id), page, place_in_words(item, words)]
        put.text(", ".join(part for part in where if part))
        if drawn < PICTURES and (content := surat.draw(item)) is not None:
            put.picture(content)
            drawn += 1
    if len(sure) > MOST:
        put.text(words("surat_lagi", n=len(sure) - MOST))
    if doubtful := len(surat.temuan) - len(sure):
        put.text(words("surat_ragu", n=doubtful))


def _asked(put: _Place, surat: Surat) -> None:
    """What the office is asked for: what is missing or unreadable, answers to the findings."""
    words, sel = surat.words, surat.part.baris.sel
    names = {k.kunci: k.id if words.bahasa == "id" else k.en for k in surat.kolom}
    lines = [words("surat_serahkan", dokumen=names[key]) for key, s in sel.items() if s.keadaan == "hilang"]
    lines += [
        words("surat_ulang", berkas=name) for s in sel.values() if s.keadaan == "tak_terbaca" for name in s.berkas
    ]
    if any(not t.periksa_pembacaan for t in surat.temuan):
        lines.append(words("surat_jelaskan"))
    for number, line in enumerate(lines or [words("surat_tidak_ada")], 1):
        put.text(f"{number}. {line}" if lines else line)


def _told(b: Bukti, words: Words) -> str:
    return b.kriteria.id if words.bahasa == "id" else b.kriteria.en


def _sheet(put: _Place, surat: Surat) -> None:
    """The evaluation sheet: criteria with what was seen, never a grade."""
    words = surat.words
    put.text(words("lke_arti"))
    for k in lke().komponen:
        put.text(f"{k.kode}. {k.id if words.bahasa == 'id' else k.en} ({k.bobot:g})", bold=True)
        rows = [
            (b.kriteria.kode, words(f"sisi_{b.kriteria.sisi}"), _told(b, words),
             words(f"terlihat_{b.terlihat}"), b.dasar)
            for b in surat.bukti if b.kriteria.kode.startswith(f"{k.kode}.")
        ]  # fmt: skip
        heads = ("lke_kode", "lke_sisi", "lke_kriteria", "lke_terlihat", "lke_dasar")
        put.table([words(head) for head in heads], rows)
