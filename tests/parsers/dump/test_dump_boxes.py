"""Dumps whose cells came out box by box: every kind of cell in the order of its rows."""

from __future__ import annotations

from petik.parsers.dump.shapes.budget import NOTE
from petik.parsers.dump.shapes.stream_tables import NO_VALUES, streamed_budget, streamed_rows
from petik.parsers.dump.shapes.streams import read_streams
from tests.parsers.dump.dumps import lines, parse_shape, texts, values

AIMS = ("Menguatnya pelayanan publik", "Terpeliharanya arsip daerah")
NAMES = ("Jumlah layanan yang dibina", "Persentase arsip yang tertata", "Indeks kepuasan pemohon")
HEAD = ("PERJANJIAN KINERJA TAHUN 2023", "DINAS KEARSIPAN KABUPATEN CONTOH", "No", "Sasaran", "Indikator Kinerja")
REPORT = ("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian")


def boxes(*cells: str) -> str:
    return "\n\n".join(cells)


def annex(targets: tuple[str, ...] = ("12", "80", "3,5")) -> str:
    return boxes(*HEAD, AIMS[0], NAMES[0], NAMES[1], AIMS[1], NAMES[2], "Satuan", "Unit", "%", "Indeks", "Target",
                 *targets, "Program", "Anggaran (Rp)", "Program Layanan Arsip", "Program Penataan Arsip",
                 "Rp 1.200.000.000", "Rp 300.500.000", "Rp 1.500.500.000", "PIHAK PERTAMA,")  # fmt: skip


def test_columns_of_an_annex_are_put_beside_each_other_by_their_counts() -> None:
    found = parse_shape(annex())
    assert [texts(r.fields) for r in found.indikator] == [
        {"sasaran": AIMS[0], "indikator": NAMES[0], "satuan": "Unit"},
        {"sasaran": AIMS[0], "indikator": NAMES[1], "satuan": "%"},
        {"sasaran": AIMS[1], "indikator": NAMES[2], "satuan": "Indeks"},
    ]
    assert [values(r)[0][1] for r in found.indikator] == ["12", "80", "3,5"]


def test_pairs_by_order_say_that_they_are_unsure() -> None:
    found = parse_shape(annex())
    prints = [n.target for r in found.indikator for n in r.nilai]
    assert all(p is not None and p.confidence <= 0.6 and p.note == NOTE for p in prints)


def test_no_target_is_dealt_out_where_the_counts_disagree() -> None:
    assert read_streams(lines(annex(targets=("12", "80")))).rows == []


def test_the_total_of_a_budget_is_the_amount_that_is_the_sum_of_the_others() -> None:
    found = read_streams(lines(annex()))
    assert [(m.name.text if m.name else None, m.amount.text, m.total) for m in found.budget] == [
        ("Program Layanan Arsip", "Rp 1.200.000.000", False),
        ("Program Penataan Arsip", "Rp 300.500.000", False),
        (None, "Rp 1.500.500.000", True),
    ]


def test_numbers_that_count_columns_are_no_targets() -> None:
    text = boxes("Nama Indikator", "3", "Sasaran", "2", *NAMES, "Satuan", "4", "Unit", "%", "Indeks",
                 "Target", "5", "7", "80", "3,5")  # fmt: skip
    assert [r.target.text for r in read_streams(lines(text)).rows] == ["7", "80", "3,5"]


def test_achievements_tell_whether_values_stand_by_rows_or_by_columns() -> None:
    numbers = (("20", "10", "50"), ("80", "60", "75"), ("4", "5", "125"))
    expected = [("", *row) for row in numbers]
    by_rows = boxes(*REPORT, *NAMES, *(n for row in numbers for n in row))
    by_columns = boxes(*REPORT, *NAMES, *(row[k] for k in range(3) for row in numbers))
    for text in (by_rows, by_columns):
        assert [values(r)[0] for r in streamed_rows(lines(text))] == expected


def test_a_row_whose_achievement_is_wrong_keeps_no_values() -> None:
    numbers = (("20", "10", "50"), ("80", "60", "75"), ("4", "5", "99"))
    found = streamed_rows(lines(boxes(*REPORT, *NAMES, *(n for row in numbers for n in row))))
    assert [values(r)[0][1:] for r in found] == [*numbers[:2], (None, None, None)]


def test_names_stand_alone_where_values_cannot_be_told_apart() -> None:
    found = streamed_rows(lines(boxes(*REPORT, *NAMES, "20", "10", "50", "80")))
    assert [texts(r.fields)["indikator"] for r in found] == list(NAMES)
    assert [r.nilai for r in found] == [[], [], []]
    assert {r.fields["indikator"].note for r in found} == {NO_VALUES}


def test_money_planned_and_spent_is_borne_out_by_its_percentage() -> None:
    text = boxes("Program", "Anggaran", "Realisasi Anggaran", "Program Layanan Arsip", "Program Penataan Arsip",
                 "2.000.000.000", "1.500.000.000", "75,00", "400.000.000", "300.000.000", "75,00")  # fmt: skip
    found = streamed_budget(lines(text))
    assert [texts(b.fields)["realisasi"] for b in found] == ["1.500.000.000", "300.000.000"]


def test_a_heading_of_a_column_opens_no_new_part() -> None:
    text = boxes(*HEAD[:4], "Indikator Kinerja Utama", "Target", AIMS[0], *NAMES[:2], "12", "80")
    found = parse_shape(text)
    assert [r.fields["indikator"].text for r in found.indikator] == list(NAMES[:2])
