"""A caption's year is the year of its table, where the columns name none themselves."""

from __future__ import annotations

from petik.parsers.columns.captions import caption_of, in_year, year_of
from petik.parsers.columns.column import Column
from tests.parsers.shapes import line, table

PLAN = table([["Indikator Kinerja", "Target"], ["Jumlah kebun", "4"]])  # its top lies at 0


def test_the_caption_is_read_from_its_number_down_to_the_table() -> None:
    lines = [line("Uraian di atas.", 0, -60), line("Tabel 4.1", 0, -36), line("Rencana Tahun 2031", 0, -18)]
    assert caption_of(PLAN, lines) == "Tabel 4.1 Rencana Tahun 2031"


def test_prose_above_a_table_is_no_caption() -> None:
    assert caption_of(PLAN, [line("Pada tahun 2031 direncanakan sebagai berikut", 0, -18)]) is None
    assert caption_of(PLAN, [line("Tabel 4.1 Rencana Tahun 2031", 0, -90)]) is None


def test_one_year_beside_the_years_of_regulations() -> None:
    assert year_of("Tabel 2 Rencana Tahun 2031 (Pelaksanaan UU No. 7 Tahun 2029 tentang Kebun)") == "2031"
    assert year_of("Tabel 2 Perbandingan Tahun 2030 dan Tahun 2031") == ""


def test_columns_with_a_year_keep_it() -> None:
    columns = [Column(i, 0, 1, "Target", "target", periode=p) for i, p in enumerate(["", "TW2", "2030", "AKHIR"])]
    assert [c.periode for c in in_year(columns, "2031")] == ["2031", "2031-TW2", "2030", "AKHIR"]
    assert in_year(columns, "") == columns
