"""Agreements in dumps: parties, signatures two to a line, annex rows and budgets."""

from __future__ import annotations

import pytest

from petik.parsers.dump.shapes.annex import NOTE, PROVEN
from petik.parsers.model import ParsedDocument
from tests.parsers.dump.dumps import parse, parse_shape, texts, values

SIGNED = """
Kota Baru,     2031
Kepala Dinas Kepala Bidang Tangkap
Drs. Budi Tani, M.Si Ir. Melati Segara
Pembina Penata
Nip. 19710203 199503 1 004 Nip. 19800506 200604 2 007
"""
STATEMENT = """PERNYATAAN PERJANJIAN KINERJA TAHUN 2031
Nama : Ir. Melati Segara
Jabatan : Kepala Bidang Tangkap
Nama : Drs. Budi Tani, M.Si
Jabatan : Kepala Dinas Perikanan
"""


def annex(rows: str, heading: str = "No Sasaran Indikator Kinerja Satuan Target", tail: str = "") -> ParsedDocument:
    return parse_shape(f"PERJANJIAN KINERJA TAHUN 2031\nKEPALA BIDANG TANGKAP\n\n{heading}\n\n{rows}\n{SIGNED}{tail}")


@pytest.mark.parametrize(
    ("row", "indikator", "satuan", "target"),
    [
        ("1 1 Persentase kapal berizin % 80,5", "Persentase kapal berizin", "%", "80,5"),
        ("1 1 Jumlah nelayan yang dilatih orang 40", "Jumlah nelayan yang dilatih", "orang", "40"),
        ("1 1 Jumlah warung yang dibina pelaku usaha 12", "Jumlah warung yang dibina", "pelaku usaha", "12"),
        ("1 1 Jumlah perahu tersedia jukung 7", "Jumlah perahu tersedia", "jukung", "7"),
        ("1 1 Persentase lahan % -", "Persentase lahan", "%", "-"),
    ],
)
def test_a_row_ends_in_unit_and_target(row: str, indikator: str, satuan: str, target: str) -> None:
    (found,) = annex(row).indikator
    assert (found.fields["indikator"].text, found.fields["satuan"].text) == (indikator, satuan)
    assert values(found) == [("", target, None, None)]
    assert found.fields["jabatan"].text == "KEPALA BIDANG TANGKAP"


def test_aim_and_indicator_on_one_line_are_two() -> None:
    rows = annex("1 Meningkatnya tangkapan 1 Jumlah kapal berizin unit 12\n\n2 Persentase nelayan aktif % 60").indikator
    assert [(r.fields["sasaran"].text, r.fields["indikator"].text) for r in rows] == [
        ("Meningkatnya tangkapan", "Jumlah kapal berizin"), ("Meningkatnya tangkapan", "Persentase nelayan aktif"),
    ]  # fmt: skip


def test_names_that_wrapped_come_back_row_by_row_below_the_signature() -> None:
    rows = annex(
        "1 1 % 80\n\n2 dokumen 1",
        tail="\nMeningkatnya \nhasil tangkapan\n\nPersentase kapal \nberizin\n\nJumlah dokumen \nperikanan\n",
    ).indikator
    assert [(r.fields["sasaran"].text, r.fields["indikator"].text, values(r)[0][1]) for r in rows] == [
        ("Meningkatnya hasil tangkapan", "Persentase kapal berizin", "80"),
        ("Meningkatnya hasil tangkapan", "Jumlah dokumen perikanan", "1"),
    ]
    # all cells used, all slots filled, no wording against it
    assert {(r.fields["indikator"].confidence, r.fields["indikator"].note) for r in rows} == {(PROVEN, None)}


def test_names_whose_count_does_not_agree_say_so() -> None:
    below = "\nPersentase kapal \nberizin\n\nJumlah dokumen \nperikanan\n"
    rows = annex("1 1 % 80\n\n2 dokumen 1", tail=below).indikator
    assert [(texts(r.fields).get("sasaran"), r.fields["indikator"].text) for r in rows] == [
        (None, "Persentase kapal berizin"), (None, "Jumlah dokumen perikanan"),
    ]  # fmt: skip
    assert {r.fields["indikator"].note for r in rows} == {NOTE}


def test_a_row_whose_name_is_nowhere_keeps_its_unit_and_target() -> None:
    (row,) = annex("1 1 laporan 4").indikator
    assert "indikator" not in row.fields
    assert (row.fields["satuan"].text, values(row)) == ("laporan", [("", "4", None, None)])


def test_activities_stand_between_programme_and_indicator() -> None:
    (row,) = annex("2 Temu Nelayan 2 laporan 1", "No Program Kegiatan Indikator Kinerja Satuan Target").indikator
    assert (row.tingkat, row.fields["kegiatan"].text, row.fields["satuan"].text) == (
        "kegiatan", "Temu Nelayan", "laporan",
    )  # fmt: skip


def test_budgets_and_their_total() -> None:
    found = annex("1 1 Jumlah kapal unit 3\n\nProgram Anggaran\n\n1 Program Tangkap     Rp 1,200,000\n"
                  "2 Program Budidaya     300.000\n\n                1.500.000")  # fmt: skip
    assert [(a.tingkat, texts(a.fields).get("uraian"), a.fields["anggaran"].text) for a in found.anggaran] == [
        ("program", "Program Tangkap", "Rp 1,200,000"),
        ("program", "Program Budidaya", "300.000"),
        ("jumlah", None, "1.500.000"),
    ]


def test_a_budget_whose_programme_wrapped_takes_it_from_below() -> None:
    found = annex("Program Anggaran\n\n1      1.200.000", tail="\nProgram \nPenangkapan Ikan\n")
    (row,) = found.anggaran
    assert (row.fields["uraian"].text, row.fields["uraian"].note) == ("Program Penangkapan Ikan", None)


def test_two_names_on_one_line_part_at_a_title() -> None:
    people = annex("1 1 Jumlah kapal unit 3").pejabat
    assert [(p.peran, texts(p.fields)) for p in people] == [
        ("pihak_kedua", {"nama": "Drs. Budi Tani, M.Si", "nip": "19710203 199503 1 004", "pangkat": "Pembina",
                         "jabatan": "Kepala Dinas"}),
        ("pihak_pertama", {"nama": "Ir. Melati Segara", "nip": "19800506 200604 2 007", "pangkat": "Penata",
                           "jabatan": "Kepala Bidang Tangkap"}),
    ]  # fmt: skip


def test_two_names_without_titles_part_at_a_wide_gap() -> None:
    found = parse_shape("PERJANJIAN KINERJA TAHUN 2031\nBudi Tani          Melati Segara\n"
                  "NIP. 19710203 199503 1 004     NIP. 19800506 200604 2 007\n")  # fmt: skip
    assert [p.fields["nama"].text for p in found.pejabat] == ["Budi Tani", "Melati Segara"]


def test_two_names_without_any_gap_part_where_the_file_knows_one() -> None:
    found = parse_shape("PERNYATAAN PERJANJIAN KINERJA TAHUN 2031\nNama : Melati Segara\nJabatan : Kepala Seksi\n\n"
                  "Budi Tani Melati Segara\nNIP. 19710203 199503 1 004 NIP. 19800506 200604 2 007\n")  # fmt: skip
    assert [(p.fields["nama"].text, p.fields["nip"].text) for p in found.pejabat] == [
        ("Budi Tani", "19710203 199503 1 004"), ("Melati Segara", "19800506 200604 2 007"),
    ]  # fmt: skip


def test_the_statement_says_who_is_which_party_and_holds_which_post() -> None:
    people = parse_shape(STATEMENT + SIGNED).pejabat
    assert {p.fields["nama"].text: (p.peran, p.fields["jabatan"].text) for p in people} == {
        "Ir. Melati Segara": ("pihak_pertama", "Kepala Bidang Tangkap"),
        "Drs. Budi Tani, M.Si": ("pihak_kedua", "Kepala Dinas Perikanan"),
    }


def test_parties_without_a_signature_are_named_all_the_same() -> None:
    people = parse_shape(STATEMENT).pejabat
    assert [(p.peran, p.fields["nama"].text, "nip" in p.fields) for p in people] == [
        ("pihak_pertama", "Ir. Melati Segara", False), ("pihak_kedua", "Drs. Budi Tani, M.Si", False),
    ]  # fmt: skip


def test_an_annex_with_tabs_is_read_by_its_columns() -> None:
    found = parse(
        "PERJANJIAN KINERJA TAHUN 2031\nKEPALA SEKSI TANI\nSASARAN\tINDIKATOR\tSATUAN\tTARGET\n"
        "Meningkatnya panen\tJumlah sumur\tunit\t5\n\tIndeks air\tpoin\t7,5\n"
        "PROGRAM\tANGGARAN\nProgram Tani\tRp1.000.000\n"
    )
    assert [(texts(r.fields), values(r)[0][1]) for r in found.indikator] == [
        ({"jabatan": "KEPALA SEKSI TANI", "sasaran": "Meningkatnya panen", "indikator": "Jumlah sumur",
          "satuan": "unit"}, "5"),
        ({"jabatan": "KEPALA SEKSI TANI", "sasaran": "Meningkatnya panen", "indikator": "Indeks air",
          "satuan": "poin"}, "7,5"),
    ]  # fmt: skip
    (budget,) = found.anggaran
    assert (budget.fields["uraian"].text, budget.fields["anggaran"].text) == ("Program Tani", "Rp1.000.000")
    assert [r.table for r in found.indikator] == [0, 0]
