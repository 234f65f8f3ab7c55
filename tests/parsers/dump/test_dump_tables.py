"""Tables of dumps that keep their cells: by tabs with merged headings, or by the layout's white."""

from __future__ import annotations

from petik.parsers.dump.proof import NOTE
from petik.parsers.dump.tabs import header_spans
from petik.parsers.dump.white import is_laid_out
from tests.parsers.dump.dumps import lines, parse, texts, values

QUARTERS = [
    "Program/Kegiatan\tIndikator Kinerja\tRealisasi Kinerja Pada Triwulan Tahun 2022\t\t\t",
    "\t\tI\t\tII\t",
    "1\t2\t3\t\t4\t",
    "\t\tK\tRp\tK\tRp",
    "Program Layanan Arsip\tPersentase arsip tertata\t10\t2.500.000\t25\t4.750.000",
    "Program Penataan Arsip\tJumlah arsip tertata\t3\t1.000.000\t7\t2.000.000",
]


def test_a_heading_reaches_over_the_headings_below_it() -> None:
    rows = [line.split("\t") for line in QUARTERS]
    spans = header_spans(rows)
    assert spans[0, 2] == (1, 4)
    assert spans[1, 2] == (1, 2)
    assert (4, 0) not in spans


def test_quarters_with_money_below_merged_headings() -> None:
    found = parse("\n".join(["LAPORAN TRIWULAN", "", *QUARTERS]))
    assert [v[:1] + v[2:3] for v in values(found.indikator[0])] == [("2022-TW1", "10"), ("2022-TW2", "25")]
    assert [texts(b.fields)["realisasi"] for b in found.anggaran[:2]] == ["2.500.000", "4.750.000"]


def test_a_header_that_a_page_repeats_is_no_row() -> None:
    row = "Program Arsip Desa\tJumlah desa\t1\t5.000.000\t2\t6.000.000"
    found = parse("\n".join([*QUARTERS, "", *QUARTERS[:4], row]))
    names = [r.fields["indikator"].text for r in found.indikator]
    assert names == ["Persentase arsip tertata", "Jumlah arsip tertata", "Jumlah desa"]


LAYOUT = """
              LAPORAN KINERJA DINAS KEARSIPAN KABUPATEN CONTOH TAHUN 2022

     No    Sasaran                       Indikator Kinerja                Target    Realisasi    Capaian

     1     Meningkatnya tata arsip       Persentase arsip yang             80         60          75
                                         tertata
     2     Meningkatnya layanan          Jumlah pemohon layanan            20         10          50
     3     Meningkatnya arsip desa       Jumlah desa yang dibina           40         30          70
     4     Meningkatnya pustaka          Jumlah buku yang dibaca           50         25          50
"""


def test_a_layout_by_spaces_is_read_by_its_white() -> None:
    assert is_laid_out(lines(LAYOUT))
    found = parse(LAYOUT).indikator
    assert [values(r)[0][1:] for r in found] == [
        ("80", "60", "75"), ("20", "10", "50"), ("40", "30", "70"), ("50", "25", "50"),
    ]  # fmt: skip
    assert found[0].fields["indikator"].text == "Persentase arsip yang tertata"


def test_values_read_by_white_are_unsure_even_where_they_bear_each_other_out() -> None:
    # measured on layouts of real tables: the values of one line prove each other beside the name of another
    rows = parse(LAYOUT).indikator
    notes = [n.target.note if n.target is not None else None for r in rows for n in r.nilai]
    assert notes == [NOTE] * 4
