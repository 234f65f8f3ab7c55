"""Would a misreading explain it? Other readings of a number, other columns, and what a relation is worth."""

from __future__ import annotations

import pytest

from petik.checks.doubt.evidence import evidence, slip
from petik.checks.doubt.misreadings import explained, in_row, readings
from petik.schemas.record import Kuantitas
from tests.checks.shapes import cell, indikator, material, nilai, persen, q

PATH = "indikator/0/nilai/0/capaian"


def test_one_breaker_among_many_keepers_is_sure_and_half_and_half_is_not() -> None:
    assert evidence(30, 1) > 0.95 and evidence(2, 1) >= 0.8
    assert evidence(5, 5) < 0.8 and evidence(0, 1) < 0.8


def test_the_other_reading_of_a_comma_and_a_second_reading() -> None:
    print_ = Kuantitas(raw="352,390", value=352.39)
    asal = {PATH: {"sumber": "ocr", "keyakinan": 0.9, "bacaan_lain": "852,390"}}
    row = indikator("Jumlah layanan", nilai(c={"raw": "352,390", "value": 352.39}))
    found = [value for value, _ in readings(material(indikator=[row], asal=asal), PATH, print_)]
    assert 352390 in found and 352.39 not in found


def test_a_relation_that_another_reading_keeps_is_explained() -> None:
    terms = {"target": Kuantitas(raw="1.200", value=1200), "realisasi": Kuantitas(raw="1,2", value=1.2)}
    paths = dict.fromkeys(terms, PATH)
    why = explained(material(), terms, paths, lambda v: v["target"] == v["realisasi"])
    assert why is not None and "1.200" in why.in_language("id")
    assert explained(material(), terms, paths, lambda v: False) is None


def test_the_right_value_in_another_column_of_the_printed_row() -> None:
    box = {"halaman": 4, "kotak": (110, 10, 130, 20), "sumber": "text", "keyakinan": 1.0}
    cells = [
        cell(2, 1, "Jumlah layanan", "indikator", x0=0, top=8, x1=90, bottom=22),
        cell(2, 2, "98,35", "capaian", x0=100, top=8, x1=140, bottom=22),
        cell(2, 3, "95,25", "persen", x0=150, top=8, x1=190, bottom=22),
    ]
    row = indikator("Jumlah layanan", nilai(c=persen(98.35)), halaman=4)
    document = material(indikator=[row], tabel=cells, asal={PATH: box})
    assert in_row(document, PATH, lambda v: abs(v - 95.25) < 0.01) is not None
    assert in_row(document, PATH, lambda v: abs(v - 98.35) < 0.01) is None  # the print itself is no other column


@pytest.mark.parametrize(
    ("printed", "right", "is_slip"),
    [
        (25_897_885_000, 25_897_884_400, True),  # less than a per cent
        (485_500_000, 458_500_000, True),  # two digits swapped
        (914_400_000, 214_400_000, True),  # one digit
        (1_269_989_000, 743_139_000, False),  # rows were lost
    ],
)
def test_slips_of_the_pen_and_lost_rows(printed: float, right: float, is_slip: bool) -> None:
    assert slip(printed, right) is is_slip


def test_an_achievement_whose_print_may_be_misread_is_marked_and_says_so() -> None:
    from petik.checks.row.capaian import capaian_tidak_cocok
    from tests.checks.shapes import ATURAN

    rows = [indikator(f"Persentase layanan {k}", nilai(persen(80), persen(60), persen(75))) for k in "abc"]
    odd = indikator("Produksi contoh", nilai(q("352,390", 352.39), q("176195", 176195), q("50", 50)))
    (found,) = capaian_tidak_cocok(material(indikator=[*rows, odd]), ATURAN)
    assert found.periksa_pembacaan and "mungkin salah baca" in found.kalimat and "perhaps misread" in found.kalimat_en
