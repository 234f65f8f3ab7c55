"""Measurement tables and reports (LKIP) in dumps."""

from __future__ import annotations

from petik.parsers.dump.shapes.pengukuran import NOTE
from petik.parsers.model import ParsedDocument
from tests.parsers.dump.dumps import parse_shape, texts, values

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
    return parse_shape(BLOCK.format(number="1. 1.", year=year) + names)


def report(*tables: str) -> ParsedDocument:
    opening = ("LAPORAN KINERJA", "BAB I", "Laporan Kinerja", "BAB II", "Akuntabilitas Kinerja")
    return parse_shape("\n\n".join([*opening, *tables]))


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


PLAIN_HEAD = "No Indikator Satuan Target Realisasi Capaian"


def test_a_page_break_that_glues_the_heading_to_the_first_row_costs_no_row() -> None:
    found = report("1) Pelatihan Nelayan", f"{PLAIN_HEAD}\n 1 Output :", "Jumlah pelatihan", "Kegiatan 7 2 28,57")
    (row,) = found.indikator
    assert (row.fields["indikator"].text, values(row)) == ("Output : Jumlah pelatihan", [("", "7", "2", "28,57")])
    assert row.fields["kegiatan"].text == "Pelatihan Nelayan"


def test_rows_glued_by_a_page_break_stay_two_and_money_among_indicators_is_a_budget() -> None:
    found = report("1) Pelatihan Nelayan", PLAIN_HEAD,
                   "1 Input : Dana Rp 92.608.000 92.608.000 100\n 2 Output : Jumlah kapal Unit 4 1 25")  # fmt: skip
    assert [texts(a.fields)["anggaran"] for a in found.anggaran] == ["Rp 92.608.000"]
    assert [values(r) for r in found.indikator] == [[("", "4", "1", "25")]]


def test_text_that_the_next_page_adds_to_a_cell_does_not_hide_the_values_before_it() -> None:
    (row,) = report(INDICATORS, "1. Meningkatnya tangkapan", "Persentase kapal berizin", "80 72 90\n nelayan").indikator
    assert values(row) == [("", "80", "72", "90")]


def test_one_name_counted_in_two_units_is_two_rows() -> None:
    found = report("1) Pelatihan Nelayan", PLAIN_HEAD, "1 Jumlah pelatihan dan modul", "Kegiatan 10 3 30",
                   "Dokumen 1 0 0")  # fmt: skip
    assert [(r.fields["indikator"].text, r.fields["satuan"].text, values(r)) for r in found.indikator] == [
        ("Jumlah pelatihan dan modul", "Kegiatan", [("", "10", "3", "30")]),
        ("Jumlah pelatihan dan modul", "Dokumen", [("", "1", "0", "0")]),
    ]


def test_an_amount_whose_last_digit_a_narrow_cell_broke_off_is_one_amount() -> None:
    found = report(
        "1) Pelatihan Nelayan", PLAIN_HEAD, "1 Input :", "Dana", "Rp", "202,744,000.0", "0 138,884,000.00 68,50"
    )
    (money,) = found.anggaran
    assert texts(money.fields)["anggaran"] == "202,744,000.00"
    assert texts(money.fields)["realisasi"] == "138,884,000.00"


def test_a_name_that_opens_with_capaian_is_no_repeated_heading() -> None:
    (row,) = report(INDICATORS, "1. Meningkatnya tangkapan", "Capaian", "Kapal Berizin", "80 72 90").indikator
    assert row.fields["indikator"].text == "Capaian Kapal Berizin"


def test_the_aim_above_a_table_belongs_to_its_rows_until_the_next_heading() -> None:
    head = "No Program Indikator Target Realisasi Capaian"
    found = report("3.1.1 Program Perikanan", "Tujuan : Terwujudnya nelayan", "yang sejahtera", head,
                   "1 Perikanan", "Jumlah kapal", "8 4 50", "3.1.2 Program Pesisir", head, "1 Pesisir", "Jumlah tambak",
                   "6 3 50")  # fmt: skip
    assert [texts(r.fields).get("tujuan") for r in found.indikator] == ["Terwujudnya nelayan yang sejahtera", None]


def test_years_alone_above_a_plan_head_its_targets() -> None:
    found = report(
        "Tabel 2.1 Target Renstra Sasaran", "2021 2022 2023", "Persentase", "kapal berizin", "(%)", "70 75 80"
    )
    assert [values(r) for r in found.indikator] == [
        [("2021", "70", None, None), ("2022", "75", None, None), ("2023", "80", None, None)]
    ]


def test_amounts_of_two_years_parted_by_blank_lines_are_one_row() -> None:
    table = "Tabel 2.3 Anggaran\n\nNo Uraian Anggaran 2021 Anggaran 2022\n\n1 Gaji dan Tunjangan\n\n"
    found = report(table + "3.336.859.624\n\n3.173.507.723")
    assert [(a.periode, texts(a.fields)["anggaran"]) for a in found.anggaran] == [
        ("2021", "3.336.859.624"),
        ("2022", "3.173.507.723"),
    ]


def test_as_many_values_as_columns_make_a_row_surer() -> None:
    full, short = report(INDICATORS, "1. Indeks Sungai 80 72 90", "2. Indeks Danau 70 60").indikator
    target = [row.nilai[0].target for row in (full, short)]
    assert target[0] is not None and target[0].confidence == 0.85
    assert target[1] is not None and target[1].confidence == 0.6
