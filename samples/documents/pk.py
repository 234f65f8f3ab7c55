"""Perjanjian Kinerja (PermenPAN-RB 53/2014, lampiran I): statement page and annex, as offices vary them."""

from __future__ import annotations

from dataclasses import dataclass

from petik.samples.content import pk_agreements
from petik.samples.content.facts import pejabat, rekaman, target
from petik.samples.content.pk import OPENING, PROMISE, SUPERVISI, Perjanjian
from petik.samples.paper.draw import FOLIO, Paper, Signer, wrap
from petik.samples.paper.tables import Cell, Row, Table, draw_table, simple_header
from petik.schemas.record import Anggaran, Indikator, Rekaman


@dataclass(frozen=True)
class SignaturePlace:
    """Where the ink of a scan goes: page, x centre and y of the name (points), for one party."""

    page: int
    x: float
    y: float


def draw_pernyataan(paper: Paper, pk: Perjanjian, content: Rekaman) -> list[SignaturePlace]:
    """Draws the statement page, and notes its two parties."""
    paper.kop(pk.instansi)
    paper.centred(f"PERNYATAAN PERJANJIAN KINERJA TAHUN {pk.tahun}", 12.5)
    if pk.amended:
        paper.centred("(Perubahan)", 11)
    paper.y += 14
    paper.paragraph(OPENING, indent=32, after=8)
    for person, jabatan, mention in (
        (pk.first, pk.first_jabatan, "Selanjutnya disebut pihak pertama"),
        (pk.second, pk.second_jabatan, "Selaku atasan langsung pihak pertama, selanjutnya disebut pihak kedua"),
    ):
        paper.field("Nama", person.nama)
        paper.field("Jabatan", jabatan)
        paper.y += 4
        paper.paragraph(mention, after=12)
    paper.paragraph(PROMISE, indent=32)
    paper.paragraph(SUPERVISI, indent=32, after=16)
    tanggal = f"{pk.instansi.ibu_kota},      {pk.tanggal} {pk.tahun}"
    left, right_side, y = paper.signatures(
        Signer(["Pihak Kedua,", pk.second_jabatan], pk.second, pk.pangkat_in_pernyataan),
        Signer(["Pihak Pertama,", pk.first_jabatan], pk.first, pk.pangkat_in_pernyataan), tanggal)
    _note_pihak(content, pk, paper.page, pk.pangkat_in_pernyataan)
    return [SignaturePlace(paper.page, left, y), SignaturePlace(paper.page, right_side, y)]


def _note_pihak(content: Rekaman, pk: Perjanjian, page: int, pangkat: bool) -> None:
    content.pejabat.append(pejabat(pk.first, "pihak_pertama", pk.first_jabatan, page, pangkat))
    content.pejabat.append(pejabat(pk.second, "pihak_kedua", pk.second_jabatan, page, pangkat))


def _sasaran_table(paper: Paper, pk: Perjanjian, content: Rekaman) -> None:
    title = ["No", "Sasaran Strategis", "Indikator Kinerja", *(["Satuan"] if pk.satuan_column else []), "Target"]
    body: list[Row] = []
    for number, (sasaran, listing) in enumerate(pk.sasaran, 1):
        for i, t in enumerate(listing):
            first = i == 0
            body.append([
                Cell(str(number), rows=len(listing), align="tengah") if first else None,
                Cell(sasaran, rows=len(listing)) if first else None,
                Cell(t.indikator),
                *([Cell(t.satuan, align="tengah")] if pk.satuan_column else []),
                Cell(t.target.raw, align="tengah"),
            ])
    d = paper.inner
    width = [28, d * 0.3, d * 0.7 - 28 - 130, 65, 65] if pk.satuan_column else [28, d * 0.34, d * 0.66 - 28 - 95, 95]
    page = draw_table(paper, Table(width, body, simple_header(title), 10))
    everything = [(s, t) for s, listing in pk.sasaran for t in listing]
    for (sasaran, t), h in zip(everything, page, strict=True):
        content.indikator.append(Indikator(
            jabatan=pk.unit_title, tingkat="sasaran", sasaran=sasaran, indikator=t.indikator, satuan=t.satuan,
            nilai=[target(pk.tahun, t.target)], halaman=h))


def _program_plain(paper: Paper, pk: Perjanjian) -> None:
    """The unruled list: columns by alignment only, the amount on the first line of a wrapped name."""
    x_name, x_uang = paper.margin + 24, paper.width - paper.margin - 6
    mention = "Kegiatan" if pk.program_level == "kegiatan" else "Program"
    paper.y += 24
    paper.write(mention, x_name + 110, paper.y, 10.5, True)
    paper.write("Anggaran", x_uang, paper.y, 10.5, True, "kanan")
    for i, p in enumerate(pk.program, 1):
        paper.y += 18
        paper.write(str(i), paper.margin + 6, paper.y, 10.5)
        paper.write(p.anggaran.raw, x_uang, paper.y, 10.5, align="kanan")
        for j, row in enumerate(wrap(p.uraian, paper.font, 10.5, x_uang - x_name - 110)):
            paper.y += 13 if j else 0
            paper.write(row, x_name, paper.y, 10.5)
    if pk.total:
        paper.y += 20
        paper.write(pk.total.raw, x_uang, paper.y, 10.5, align="kanan")


def _program_ruled(paper: Paper, pk: Perjanjian) -> None:
    paper.y += 16
    mention = "Kegiatan" if pk.program_level == "kegiatan" else "Program"
    body: list[Row] = [
        [Cell(f"{i}.", align="tengah"), Cell(p.uraian), Cell(p.anggaran.raw, align="kanan"),
         Cell(p.sumber_dana or "", align="tengah")] for i, p in enumerate(pk.program, 1)]
    if pk.total:
        body.append([Cell("JUMLAH", columns=2, align="tengah", bold=True), None,
                      Cell(pk.total.raw, align="kanan", bold=True), Cell("")])
    d = paper.inner
    draw_table(paper, Table([28, d - 28 - 120 - 60, 120, 60], body,
                               simple_header(["No", mention, "Anggaran", "Ket"]), 10))


def _note_program(content: Rekaman, pk: Perjanjian, page: int) -> None:
    for p in pk.program:
        content.anggaran.append(Anggaran(
            jabatan=pk.unit_title, tingkat="kegiatan" if pk.program_level == "kegiatan" else "program",
            uraian=p.uraian, periode=str(pk.tahun), anggaran=p.anggaran, sumber_dana=p.sumber_dana, halaman=page))
    if pk.total:
        content.anggaran.append(Anggaran(
            jabatan=pk.unit_title, tingkat="jumlah", uraian="JUMLAH" if pk.program_ruled else None,
            periode=str(pk.tahun), anggaran=pk.total, halaman=page))


def _lampiran(paper: Paper, pk: Perjanjian, content: Rekaman) -> list[SignaturePlace]:
    paper.centred(f"PERJANJIAN KINERJA {'PERUBAHAN ' if pk.amended else ''}TAHUN {pk.tahun}", 12.5)
    paper.centred(pk.unit_title or pk.instansi.full.upper(), 12)
    if pk.unit_title and pk.dinas_in_lampiran:
        paper.centred(pk.instansi.full.upper(), 12)
    paper.y += 16
    _sasaran_table(paper, pk, content)
    (_program_ruled if pk.program_ruled else _program_plain)(paper, pk)
    _note_program(content, pk, paper.page)
    paper.y += 18
    left, right_side, y = paper.signatures(
        Signer([pk.second_jabatan], pk.second), Signer([pk.first_jabatan], pk.first),
        f"{pk.instansi.ibu_kota},      {pk.tanggal} {pk.tahun}")
    _note_pihak(content, pk, paper.page, True)
    return [SignaturePlace(paper.page, left, y), SignaturePlace(paper.page, right_side, y)]


def draw_pk(
    file: str, pk: Perjanjian, pernyataan: bool = True, font: str = "Helvetica"
) -> tuple[bytes, Rekaman, list[SignaturePlace]]:
    """Draws the agreement as a PDF; returns it with its expected record and the places where people sign."""
    paper = Paper(FOLIO, font)
    page = 2 if pernyataan else 1
    content = rekaman(file, "pk", pk.instansi, pk.tahun, [("pk", 1, page)], pk.amended)
    place: list[SignaturePlace] = []
    if pernyataan:
        place += draw_pernyataan(paper, pk, content)
        paper.new_page()
    place += _lampiran(paper, pk, content)
    if paper.page != page:
        raise ValueError(f"{file}: the annex runs over its page")
    return paper.done(), content, place


def pk_kabid(file: str) -> tuple[bytes, Rekaman]:
    """The born-digital agreement of a kabid."""
    pdf, content, _ = draw_pk(file, pk_agreements.PARIAMAN_KABID)
    return pdf, content
