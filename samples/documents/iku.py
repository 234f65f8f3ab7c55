"""Indikator Kinerja Utama of an agency as a picture: a page of a report, saved from the screen as PNG."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.colors import HexColor

from petik.samples.content import people as p
from petik.samples.content.facts import Fraction, angka, pejabat, rekaman
from petik.samples.content.iki import Measure
from petik.samples.paper import scan
from petik.samples.paper.draw import A4_LANDSCAPE, Paper, Signer
from petik.samples.paper.tables import Cell, Row, Table, draw_table
from petik.schemas.record import Indikator, Nilai, Rekaman

_TAHUN = (2021, 2022, 2023)
_JABATAN = "KEPALA DINAS PENDIDIKAN KOTA SABANG"

# sasaran, indicator, unit, targets of the years
SASARAN: tuple[tuple[str, tuple[tuple[Measure, str, tuple[float, ...]], ...]], ...] = (
    ("Meningkatnya akses pendidikan dasar", (
        (Measure("Angka partisipasi sekolah usia 7-12 tahun",
                Fraction("Murid usia 7-12 tahun", "Penduduk usia 7-12 tahun"), "Data pokok pendidikan"),
         "%", (98.5, 99, 99.5)),
        (Measure("Jumlah ruang kelas yang direhabilitasi", "Ruang kelas selesai direhabilitasi dalam setahun",
                "Bidang Sarana"), "Ruang", (24, 30, 36)),
    )),
    ("Meningkatnya mutu guru", (
        (Measure("Persentase guru bersertifikat pendidik",
                Fraction("Guru bersertifikat", "Seluruh guru"), "Bidang Ketenagaan"), "%", (71.25, 74, 78.5)),
    )),
)


def _header() -> list[Row]:
    colour = HexColor("#dfe8d8")

    def title(text: str, row: int = 1, column: int = 1) -> Cell:
        return Cell(text, row, column, "tengah", True, "tengah", colour)

    return [
        [title("No", 2), title("Sasaran", 2), title("Indikator Kinerja Utama", 2), title("Satuan", 2),
         title("Target", column=3), None, None, title("Cara Penghitungan", 2), title("Sumber Data", 2)],
        [None, None, None, None, *(title(str(t)) for t in _TAHUN), None, None],
    ]


def iku_layar(file: str) -> tuple[bytes, Rekaman]:
    """One clean landscape page, 110 dpi, 16 greys."""
    paper = Paper(A4_LANDSCAPE)
    content = rekaman(file, "iku", p.SABANG, _TAHUN[0], [("iku", 1, 1)])
    paper.centred("INDIKATOR KINERJA UTAMA", 13)
    paper.centred(f"{p.SABANG.full.upper()} TAHUN {_TAHUN[0]} - {_TAHUN[-1]}", 12)
    paper.y += 14
    body: list[Row] = []
    for number, (sasaran, listing) in enumerate(SASARAN, 1):
        for i, (u, satuan, nilai) in enumerate(listing):
            printed = [angka(v, satuan, 2 if satuan == "%" else 0) for v in nilai]
            body.append([
                Cell(str(number), rows=len(listing), align="tengah") if i == 0 else None,
                Cell(sasaran, rows=len(listing)) if i == 0 else None,
                Cell(u.indikator), Cell(satuan, align="tengah"), *(Cell(k.raw, align="tengah") for k in printed),
                Cell(u.formulasi), Cell(u.sumber_data)])
            content.indikator.append(Indikator(
                tingkat="sasaran", sasaran=sasaran, indikator=u.indikator, formulasi=u.formulasi_text,
                sumber_data=u.sumber_data, satuan=satuan, halaman=1,
                nilai=[Nilai(periode=str(t), target=k) for t, k in zip(_TAHUN, printed, strict=True)]))
    draw_table(paper, Table([26, 120, 140, 48, 46, 46, 46, 150, 92], body, _header(), 10))
    paper.y += 18
    paper.signatures(None, Signer([_JABATAN], p.KADIS_SABANG), f"Sabang,    Maret {_TAHUN[0]}")
    content.pejabat.append(pejabat(p.KADIS_SABANG, "penandatangan", _JABATAN, 1))
    image = Image.fromarray(scan.raster(paper.done(), 110)[0]).convert("L").quantize(16)
    container = io.BytesIO()
    image.save(container, "PNG", optimize=True, dpi=(110, 110))
    return container.getvalue(), content
