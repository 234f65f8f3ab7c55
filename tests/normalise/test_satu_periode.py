"""Entries of one full period made one."""

from __future__ import annotations

from petik.ingest.page import Box
from petik.normalise.values.satu_periode import satukan_anggaran, satukan_nilai
from petik.parsers.model import AnggaranRow, NilaiRow, Print


def cetak(text: str) -> Print:
    return Print(text, 1, Box(0, 0, 10, 10), "text")


def of_2021(printed: str) -> str:
    return printed or "2021"


def test_a_column_without_a_year_joins_the_documents_year() -> None:
    realised = [NilaiRow("2020", realisasi=cetak("4")), NilaiRow("2021", realisasi=cetak("5"))]
    rows = [*realised, NilaiRow("", capaian=cetak("90"))]
    found = satukan_nilai(rows, of_2021)
    assert [n.periode for n in found] == ["2020", "2021"]
    assert found[1].realisasi is not None
    assert found[1].capaian is not None


def test_two_values_of_one_thing_stay_apart() -> None:
    rows = [NilaiRow("2021", target=cetak("4")), NilaiRow("", target=cetak("5"))]
    assert satukan_nilai(rows, of_2021) == rows


def test_budget_and_share_of_one_name_are_one_row() -> None:
    name = cetak("Program Pasar")
    rows = [
        AnggaranRow({"uraian": name, "anggaran": cetak("9.000.000")}, "program", "2021", 1, 0),
        AnggaranRow({"uraian": name, "persen": cetak("80")}, "program", "", 1, 0),
        AnggaranRow({"uraian": cetak("Program Ternak"), "persen": cetak("70")}, "program", "", 1, 0),
    ]
    assert [sorted(r.fields) for r in satukan_anggaran(rows, of_2021)] == [
        ["anggaran", "persen", "uraian"], ["persen", "uraian"],
    ]  # fmt: skip
