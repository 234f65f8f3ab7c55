"""Measurement tables and reports (LKIP) in dumps."""

from __future__ import annotations

from parsers.dump.pengukuran import NOTE
from parsers.dump.placing import fits
from parsers.model import ParsedDocument
from tests.dumps import parse, texts, values

BLOCK = """{number} Target 
Tahunan  :
{year}

> Target 
Tahunan  :
80%

TW 1 (B03) :  30% 70% 100% TW 1 (B03) :  30% 16% 53%

TW 2 (B06) :  50% 71% 100% TW 2 (B06) :  50% 24% 48%

TW 3 (B09) :   80%

Rp. 7.000.000,-

TW 3 (B09) :   80% 100% 100%

TW 4 (B12) : 100% TW 4 (B12) : 100% - -
"""
NAMES = """
Meningkatnya hasil 
tangkapan

Pertumbuhan hasil 
tangkapan

Program 
Penangkapan Ikan

Persentase nelayan 
aktif

Kepala Seksi 
Nelayan
"""


def quarters(year: str = "10%", names: str = NAMES) -> ParsedDocument:
    return parse(BLOCK.format(number="1. 1.", year=year) + names)


def report(*tables: str) -> ParsedDocument:
    opening = ("LAPORAN KINERJA", "BAB I", "Laporan Kinerja", "BAB II", "Akuntabilitas Kinerja")
    return parse("\n\n".join([*opening, *tables]))


INDICATORS = "\n\n".join(
    ["Tabel 2.1 Capaian", "No", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)", "1 2 3 4 5 6"]
)
BUDGET = "Tabel 2.2 Anggaran\n\nProgram\n\nPagu\n\nRealisasi\n\n%\n\n"


def test_levels_side_by_side_are_rows_with_a_year_and_four_quarters() -> None:
    upper, lower = quarters().indikator
    assert (upper.tingkat, lower.tingkat) == ("sasaran", "program")
    assert values(upper) == [
        ("", "10%", None, None), ("TW1", "30%", "70%", "100%"), ("TW2", "50%", "71%", "100%"),
        ("TW3", "80%", None, None), ("TW4", "100%", None, None),
    ]  # fmt: skip
    assert values(lower)[-1] == ("TW4", "100%", "-", "-")


def test_displaced_names_are_set_beside_the_values_with_a_note() -> None:
    upper, lower = quarters().indikator
    assert texts(upper.fields) == {
        "indikator": "Pertumbuhan hasil tangkapan", "sasaran": "Meningkatnya hasil tangkapan",
        "penanggung_jawab": "Kepala Seksi Nelayan",
    }  # fmt: skip
    assert (lower.fields["program"].text, lower.fields["indikator"].text) == (
        "Program Penangkapan Ikan", "Persentase nelayan aktif",
    )  # fmt: skip
    assert lower.fields["indikator"].note == NOTE


def test_a_percent_sign_apart_from_its_number_stays_with_it() -> None:
    assert values(quarters("10 %").indikator[0])[0] == ("", "10 %", None, None)


def test_a_unit_behind_a_number_stays_with_it() -> None:
    assert values(quarters("4 Laporan").indikator[0])[0] == ("", "4 Laporan", None, None)


def test_values_whose_names_are_missing_are_rows_all_the_same() -> None:
    found = quarters(names="").indikator
    assert [texts(r.fields) for r in found] == [{}, {}]
    assert values(found[0])[1] == ("TW1", "30%", "70%", "100%")


def test_an_amount_between_the_quarters_is_a_budget_of_the_programme() -> None:
    (row,) = quarters().anggaran
    assert (row.tingkat, texts(row.fields)) == (
        "program", {"anggaran": "Rp. 7.000.000,-", "uraian": "Program Penangkapan Ikan"},
    )  # fmt: skip


def test_percentages_fit_percentages_and_counts_fit_units() -> None:
    assert fits("Persentase kapal", "80% 70%") > fits("Persentase kapal", "3 4")
    assert fits("Jumlah laporan", "3 laporan") > fits("Jumlah kapal", "3 laporan") > fits("Jumlah kapal", "80%")


def test_rows_of_a_report_end_in_their_values() -> None:
    found = report(INDICATORS, "1.\n\nMeningkatnya tangkapan\n\nPersentase kapal\nberizin\n\n% 80 72 90",
                   "2.\n\nJumlah nelayan dilatih Orang 40 40 100")  # fmt: skip
    assert [(texts(r.fields), values(r)) for r in found.indikator] == [
        ({"sasaran": "Meningkatnya tangkapan", "indikator": "Persentase kapal berizin", "satuan": "%"},
         [("", "80", "72", "90")]),
        ({"sasaran": "Meningkatnya tangkapan", "indikator": "Jumlah nelayan dilatih", "satuan": "Orang"},
         [("", "40", "40", "100")]),
    ]  # fmt: skip


def test_a_capital_word_before_the_values_is_a_unit_only_where_it_is_known_as_one() -> None:
    (row,) = report(INDICATORS, "1. Cakupan Layanan Sungai 80 72 90").indikator
    assert texts(row.fields) == {"indikator": "Cakupan Layanan Sungai"}


def test_values_without_a_row_make_no_indicator_and_stay_in_the_table() -> None:
    found = report(INDICATORS, "1. Indeks Sungai 80 72 90", "17 18 19,5")
    assert len(found.indikator) == 1
    assert found.tables[0].cells[-1].text == "17 18 19,5"


def test_more_values_than_columns_are_not_guessed_into_them() -> None:
    found = report(INDICATORS, "1. Indeks Sungai 80 72 90 15")
    assert found.indikator == []
    assert "80 72 90 15" in found.tables[0].cells[-1].text


def test_budgets_of_a_report_keep_every_word_of_their_name() -> None:
    found = report(BUDGET + "1. Program Tangkap Rp 1.000.000.000 Rp 900.000.000 90,00\n\n"
                   "JUMLAH 1.000.000.000 900.000.000 90,00")  # fmt: skip
    assert [(a.tingkat, texts(a.fields)) for a in found.anggaran] == [
        ("program", {"uraian": "Program Tangkap", "anggaran": "Rp 1.000.000.000", "realisasi": "Rp 900.000.000",
                     "persen": "90,00"}),
        ("jumlah", {"uraian": "JUMLAH", "anggaran": "1.000.000.000", "realisasi": "900.000.000", "persen": "90,00"}),
    ]  # fmt: skip


def test_running_text_ends_a_table() -> None:
    prose = "Uraian ini menerangkan panjang lebar mengapa capaian tahun ini membaik di semua pelabuhan."
    found = report(INDICATORS, "1. Indeks Sungai 80 72 90", prose, prose, "2. Indeks Danau 70 70 100")
    assert [r.fields["indikator"].text for r in found.indikator] == ["Indeks Sungai"]
