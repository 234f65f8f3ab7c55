"""Plans with quarters as plain columns in dumps without tabs: rows, or columns in runs."""

from __future__ import annotations

import pytest

from petik.parsers.dump.shapes.quarter_grid import NOTE
from petik.parsers.model import ParsedDocument
from tests.parsers.dump.dumps import parse_shape, texts, values

HEAD = ["RENCANA AKSI TAHUN 2022", "DINAS KELAUTAN KABUPATEN CONTOH", "No", "Sasaran", "Indikator Kinerja", "Satuan",
        "Target", "TW I", "TW II", "TW III", "TW IV", "1 2 3 4 5 6 7 8 9"]  # fmt: skip
AIMS = ("Meningkatnya hasil tangkapan", "Terwujudnya arsip yang tertib")
NAMES = ("Persentase nelayan aktif", "Jumlah kapal yang didata", "Indeks pengelolaan kearsipan")
UNITS = ("%", "unit", "indeks")
NUMBERS = (("80", "20", "40", "60", "80"), ("12", "3", "3", "3", "3"), ("70", "65", "66", "68", "70"))


def down(numbers: tuple[tuple[str, ...], ...] = NUMBERS) -> ParsedDocument:
    """The table column by column."""
    columns = [number for column in zip(*numbers, strict=True) for number in column]
    return parse_shape("\n\n".join([*HEAD, AIMS[0], *NAMES, *UNITS, *columns]))


def test_rows_whose_cells_follow_each_other() -> None:
    rows = [cell for i in range(3) for cell in ([AIMS[0]] if i == 0 else [AIMS[1]] if i == 2 else [])
            + [NAMES[i], UNITS[i], *NUMBERS[i]]]  # fmt: skip
    found = parse_shape("\n\n".join([*HEAD, *rows])).indikator
    assert [texts(r.fields) for r in found] == [
        {"sasaran": AIMS[0], "indikator": NAMES[0], "satuan": "%"},
        {"sasaran": AIMS[0], "indikator": NAMES[1], "satuan": "unit"},
        {"sasaran": AIMS[1], "indikator": NAMES[2], "satuan": "indeks"},
    ]
    assert [[v[1] for v in values(r)] for r in found] == [list(n) for n in NUMBERS]
    assert [v[0] for v in values(found[0])] == ["", "TW1", "TW2", "TW3", "TW4"]


def test_rows_that_end_in_their_values() -> None:
    rows = [f"{i + 1} {NAMES[i]} {UNITS[i]} {' '.join(NUMBERS[i])}" for i in range(2)]
    found = parse_shape("\n\n".join([*HEAD, *rows])).indikator
    assert [(r.fields["indikator"].text, [v[1] for v in values(r)]) for r in found] == [
        (NAMES[i], list(NUMBERS[i])) for i in range(2)
    ]


def test_columns_in_runs_are_put_back_by_their_counts_and_say_so() -> None:
    found = down().indikator
    names = [texts(r.fields) for r in found]
    assert [(n["indikator"], n["satuan"]) for n in names] == list(zip(NAMES, UNITS, strict=True))
    assert [[v[1] for v in values(r)] for r in found] == [list(n) for n in NUMBERS]
    assert {n.target.note for r in found for n in r.nilai if n.target is not None} == {NOTE}
    assert all(n.target.confidence <= 0.6 for r in found for n in r.nilai if n.target is not None)


def test_numbers_row_by_row_behind_the_names_are_told_by_arithmetic() -> None:
    numbers = [number for row in NUMBERS for number in row]
    found = parse_shape("\n\n".join([*HEAD, AIMS[0], *NAMES, *UNITS, *numbers])).indikator
    assert [[v[1] for v in values(r)] for r in found] == [list(n) for n in NUMBERS]


@pytest.mark.parametrize("lost", [1, 2])
def test_counts_that_do_not_agree_give_no_values(lost: int) -> None:
    numbers = [number for column in zip(*NUMBERS, strict=True) for number in column][:-lost]
    found = parse_shape("\n\n".join([*HEAD, *NAMES, *UNITS, *numbers])).indikator
    assert [r.nilai for r in found] == [[], [], []]


def test_a_signature_is_no_unit_in_charge() -> None:
    rows = [f"{i + 1} {NAMES[i]} {UNITS[i]} {' '.join(NUMBERS[i])}" for i in range(2)]
    signed = ["Contoh, 3 Januari 2022", "Kepala Dinas Kelautan", "Ir. Wulan Sari", "NIP. 19700101 199503 2 001"]
    found = parse_shape("\n\n".join([*HEAD, *rows, *signed]))
    assert all("penanggung_jawab" not in r.fields for r in found.indikator)
    assert [texts(p.fields)["nama"] for p in found.pejabat] == ["Ir. Wulan Sari"]
