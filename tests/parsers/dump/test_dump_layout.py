"""Layouts kept by spaces: columns by white and content on every page, rows by where cells begin and what they say."""

from __future__ import annotations

from petik.ingest.dump import read_dump
from petik.parsers.dump.tables import laid_out_tables
from petik.parsers.print.strings import Vocabulary
from tests.parsers.dump.dumps import lines

HEAD = """\
  Program/Kegiatan             Indikator Kinerja Kegiatan                       Realisasi
                                                            Triwulan I             Triwulan II         Penanggung Jawab
                                                           K          Rp          K           Rp
"""
FIRST = """\
PROGRAM PENUNJANG              Nilai layanan perangkat      A                                          DINAS
URUSAN
PEMERINTAHAN
                               Predikat kearsipan           B                                          DINAS
Penyusunan                     Jumlah dokumen rencana       2        53.000       1         648.000    DINAS
Dokumen Rencana                yang disusun
"""
LATER = """\
\fPenyediaan Jasa       Jumlah laporan jasa       4      77.000     3       120.000   DINAS
Kantor                yang disediakan
Penyediaan Bahan      Jumlah paket bahan        9      12.000     1        95.000   DINAS
Pembinaan Warga       Jumlah warga dibina       5      31.000     6       411.000   DINAS
"""


def rows(text: str) -> list[list[str]]:
    """The body rows of the first table, cell by cell."""
    found = laid_out_tables(lines(text), Vocabulary(), 1)[0]
    return [[cell.text if cell else "" for cell in row] for row in found.table.grid()[found.depth :]]


def test_a_page_with_a_scale_of_its_own_keeps_its_columns_by_what_they_hold() -> None:
    body = rows(HEAD + FIRST + LATER)
    assert body[-3] == [
        "Penyediaan Jasa Kantor", "Jumlah laporan jasa yang disediakan", "4", "77.000", "3", "120.000", "DINAS",
    ]  # fmt: skip
    assert body[-1] == ["Pembinaan Warga", "Jumlah warga dibina", "5", "31.000", "6", "411.000", "DINAS"]


def test_a_programme_of_several_rows_goes_on_beside_the_first_of_them() -> None:
    body = rows(HEAD + FIRST)
    assert [r[0] for r in body] == ["PROGRAM PENUNJANG URUSAN PEMERINTAHAN", "", "Penyusunan Dokumen Rencana"]
    assert [r[1] for r in body][1] == "Predikat kearsipan"


def test_groups_of_headings_stand_over_columns_that_repeat() -> None:
    head = """\
              TUJUAN                                  SASARAN
    Uraian             Indikator           Uraian              Indikator
"""
    body = "Meningkatnya mutu      Indeks mutu         Terwujudnya tertib      Persentase tertib\n" * 4
    found = laid_out_tables(lines(head + body), Vocabulary(), 1)[0]
    top = [cell.text for cell in found.table.cells if cell.row == 0]
    assert top == ["TUJUAN", "SASARAN"]
    assert [cell.text for cell in found.table.cells if cell.row == 1] == ["Uraian", "Indikator"] * 2


def test_blank_lines_are_white_of_a_page_where_form_feeds_part_pages() -> None:
    assert len(read_dump("satu\n\n\n\n\ndua\n\ftiga\n")) == 2
    assert len(read_dump("satu\n\n\n\n\ndua\n")) == 2
