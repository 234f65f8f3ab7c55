"""Tables without rulings: columns by the white between them, rows by their numbers or amounts."""

from __future__ import annotations

from petik.parsers.model import Table
from petik.parsers.tables.aligned import aligned_tables
from tests.parsers.shapes import page

HEADER = (("No", 0, 0), ("Program", 60, 0), ("Anggaran", 300, 0))


def read(*placed: tuple[str, float, float]) -> list[Table]:
    found = page(*placed)
    return aligned_tables(found, found.words)[0]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def test_columns_stand_under_their_headings() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("2.", 0, 28), ("Program Lumbung", 60, 28), ("7.250.000", 300, 28),
    )  # fmt: skip
    assert found.method == "aligned"
    assert texts(found) == [
        ["No", "Program", "Anggaran"],
        ["1.", "Program Penataan Pasar", "12.500.000"],
        ["2.", "Program Lumbung", "7.250.000"],
    ]


def test_a_wrapped_name_stays_one_row_and_a_total_is_a_row_of_its_own() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("dan Lapak", 60, 26),
        ("2.", 0, 40), ("Program Lumbung Desa", 60, 40), ("7.250.000", 300, 40),
        ("Jumlah", 60, 54), ("19.750.000", 300, 54),
    )  # fmt: skip
    assert texts(found)[1:] == [
        ["1.", "Program Penataan Pasar dan Lapak", "12.500.000"],
        ["2.", "Program Lumbung Desa", "7.250.000"],
        ["", "Jumlah", "19.750.000"],
    ]


def test_the_currency_sign_stays_with_its_amount() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("Rp.", 300, 14), ("12.500.000,-", 340, 14),
        ("2.", 0, 28), ("Program Lumbung", 60, 28), ("Rp.", 300, 28), ("250.000,-", 355, 28),
    )  # fmt: skip
    assert [row[-1] for row in texts(found)[1:]] == ["Rp. 12.500.000,-", "Rp. 250.000,-"]


def test_a_numbered_list_with_amounts_is_a_table_without_a_header() -> None:
    (found,) = read(
        ("1. Program Penataan Pasar", 0, 0), ("Rp. 12.500.000,-", 300, 0),
        ("2. Program Lumbung Desa", 0, 14), ("Rp. 17.250.000,-", 300, 14),
    )  # fmt: skip
    assert [row[-1] for row in texts(found)] == ["Rp. 12.500.000,-", "Rp. 17.250.000,-"]


def test_the_signatures_below_are_no_rows() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("PIHAK KEDUA", 0, 32), ("PIHAK PERTAMA", 300, 32),
    )  # fmt: skip
    assert texts(found)[-1] == ["1.", "Program Penataan Pasar", "12.500.000"]


def test_posts_above_signatures_end_the_table() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("BUPATI CONTOH,", 0, 40), ("KEPALA DINAS PERDAGANGAN,", 280, 40),
        ("LANGIT BIRU", 0, 70), ("RIMBA JATI", 280, 70),
    )  # fmt: skip
    assert texts(found)[-1] == ["1.", "Program Penataan Pasar", "12.500.000"]


def test_a_date_ends_the_table_also_where_it_stands_far_right() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("Lembar kedua", 0, 30), ("Padang, 4 Januari 2021", 260, 30),
    )  # fmt: skip
    assert len(texts(found)) == 2


def test_white_below_the_last_row_ends_the_table() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("Catatan kaki yang jauh di bawah", 0, 100),
    )  # fmt: skip
    assert len(texts(found)) == 2


def test_running_text_is_no_table() -> None:
    assert read(
        ("Anggaran untuk program penataan pasar disusun bersama", 0, 0),
        ("1. tahap pertama selesai dengan baik", 0, 14),
        ("2. tahap kedua masih berjalan", 0, 28),
    ) == []  # fmt: skip


def test_two_lists_on_one_page_are_two_tables() -> None:
    found = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("No", 0, 200), ("Kegiatan", 60, 200), ("Anggaran", 300, 200),
        ("1.", 0, 214), ("Pembangunan Lapak Ikan", 60, 214), ("9.000.000", 300, 214),
    )  # fmt: skip
    assert [texts(t)[1][1] for t in found] == ["Program Penataan Pasar", "Pembangunan Lapak Ikan"]


def test_two_headings_that_stand_close_are_two_columns() -> None:
    (found,) = read(
        ("Program", 60, 0), ("Anggaran (Rp) ", 300, 0), ("Keterangan", 371, 0),
        ("1. Program Penataan Pasar", 0, 14), ("12.500,000,000", 300, 14), ("APBD", 380, 14),
        ("2. Program Lumbung Desa", 0, 28), ("1.660453.975", 300, 28), ("APBN", 380, 28),
    )  # fmt: skip
    assert [row[-2:] for row in texts(found)] == [
        ["Anggaran (Rp)", "Keterangan"], ["12.500,000,000", "APBD"], ["1.660453.975", "APBN"],
    ]  # fmt: skip


def test_an_amount_stated_behind_a_name_is_a_row_and_in_a_sentence_it_is_none() -> None:
    (found,) = read(("Program Penataan Pasar", 0, 0), (":", 180, 0), ("Rp 7.054.881.550", 220, 0))
    assert texts(found) == [["Program Penataan Pasar", "Rp 7.054.881.550"]]
    assert read(("Program Penataan Pasar menghabiskan Rp 7.054.881.550", 0, 0)) == []
    assert read(("Program Pasar : Rp 7.054.881.550 untuk semua lapak", 0, 0)) == []


def test_amounts_beside_their_heading_stand_below_it() -> None:
    (found,) = read(
        ("No", 0, 0), ("Program", 90, 0), ("Anggaran", 260, 0), ("Sumber Dana", 400, 0),
        ("1.", 0, 14), ("Program Penataan Pasar", 30, 14), ("12.500.000", 320, 14), ("APBD", 415, 14),
        ("2.", 0, 28), ("Program Lumbung", 30, 28), ("7.250.000", 325, 28), ("DAK", 418, 28),
        ("Jumlah Anggaran", 150, 42), ("19.750.000", 320, 42),
    )  # fmt: skip
    assert texts(found) == [
        ["No", "Program", "Anggaran", "Sumber Dana"],
        ["1.", "Program Penataan Pasar", "12.500.000", "APBD"],
        ["2.", "Program Lumbung", "7.250.000", "DAK"],
        ["", "Jumlah Anggaran", "19.750.000", ""],
    ]


def test_a_column_without_a_heading_stays_apart_where_it_shares_its_lines() -> None:
    (found,) = read(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14), ("APBD", 420, 14),
        ("2.", 0, 28), ("Program Lumbung", 60, 28), ("7.250.000", 300, 28), ("DAK", 420, 28),
    )  # fmt: skip
    assert [row[2:] for row in texts(found)] == [["Anggaran", ""], ["12.500.000", "APBD"], ["7.250.000", "DAK"]]


def test_a_list_goes_on_over_the_page_and_past_the_page_number() -> None:
    first = page(
        *HEADER,
        ("1.", 0, 14), ("Program Penataan Pasar", 60, 14), ("12.500.000", 300, 14),
        ("Halaman 1", 300, 780),
    )  # fmt: skip
    _, foot = aligned_tables(first, first.words)
    assert foot is not None
    second = page(("2.", 0, 60), ("Program Lumbung", 60, 60), ("7.250.000", 300, 60))
    (rest,), _ = aligned_tables(second, second.words, before=foot)
    assert texts(rest) == [["2.", "Program Lumbung", "7.250.000"]]


def test_amounts_in_millions_and_column_numbers_open_rows() -> None:
    (found,) = read(
        ("Program", 60, 0), ("Anggaran", 300, 0),
        ("1", 75, 14), ("2", 320, 14),
        ("Program Penataan Pasar", 30, 28), ("2.554,3 juta", 300, 28),
        ("Program Lumbung", 30, 42), ("309,5 juta", 300, 42),
    )  # fmt: skip
    assert texts(found)[1:] == [
        ["1", "2"],
        ["Program Penataan Pasar", "2.554,3 juta"],
        ["Program Lumbung", "309,5 juta"],
    ]


def test_spaced_letters_are_no_numbered_list() -> None:
    assert read(
        ("S E R A N G", 100, 0),
        ("1", 0, 40), ("Lumbung desa", 60, 40), ("12.500.000", 300, 40),
        ("2", 0, 54), ("Sumur dalam", 60, 54), ("7.250.000", 300, 54),
    )[0].box.top > 20  # fmt: skip
