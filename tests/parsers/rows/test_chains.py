"""Tables that go on: over a page break, below a gap, with and without a header of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from petik.ingest.page import Box
from petik.parsers.barrier import Barrier
from petik.parsers.model import Table
from petik.parsers.rows.chains import chain_tables, matches_of
from petik.parsers.rows.segment import Segment
from tests.parsers.shapes import table

HEADER = ["No", "Indikator Kinerja", "Target"]


def on(number: int, rows: Sequence[Sequence[str | tuple[str, int, int]]], top: float = 0.0) -> Table:
    """A table on page *number* whose box begins at *top*."""
    found = table(rows, number=number)
    box = found.box
    return replace(found, box=Box(box.x0, box.top + top, box.x1, box.bottom + top))


def chains(*tables: Table, opening: Collection[int] = (), report: bool = False) -> list[list[Segment]]:
    return chain_tables(tables, report, opening)[0]


def texts(segment: Segment) -> list[tuple[str, str, str]]:
    return [(r.text(0), r.text(1), r.text(2)) for r in segment.rows]


def test_a_table_that_opens_the_next_page_inherits_the_header() -> None:
    ((first, second),) = chains(
        on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(2, [["2", "Jumlah sumur", "7"]]), opening=[1]
    )
    assert [c.field for c in second.columns] == [c.field for c in first.columns] == ["no", "indikator", "target"]
    assert second.continued and texts(second) == [("2", "Jumlah sumur", "7")]


def test_text_above_it_makes_it_a_table_of_its_own() -> None:
    found = chains(on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(2, [["2", "Jumlah sumur", "7"]]))
    assert [len(chain) for chain in found] == [1, 1]
    assert {c.field for c in found[1][0].columns} == {None}


def test_a_skipped_page_ends_a_table() -> None:
    found = chains(on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(3, [["2", "Jumlah sumur", "7"]]), opening=[1])
    assert len(found) == 2


def test_a_repeated_header_on_the_next_page_goes_on_too() -> None:
    ((_, second),) = chains(
        on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(2, [HEADER, ["2", "Jumlah sumur", "7"]]), opening=[1]
    )
    assert second.continued and texts(second) == [("2", "Jumlah sumur", "7")]


def test_another_header_starts_another_table() -> None:
    other = [["No", "Program", "Anggaran"], ["1", "Program Pasar", "9.000.000"]]
    assert len(chains(on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(2, other), opening=[1])) == 2


def test_parts_of_one_table_right_below_each_other() -> None:
    above, below = [HEADER, ["1", "Jumlah lapak", "90"]], [["2", "Jumlah sumur", "7"]]
    assert len(chains(on(1, above), on(1, below, top=30))) == 1
    assert len(chains(on(1, above), on(1, below, top=90))) == 2


def test_a_row_cut_by_the_page_break_is_made_whole() -> None:
    ((first, second),) = chains(
        on(1, [HEADER, ["1", "Jumlah lapak", "90"]]),
        on(2, [["", "yang bersih", ""], ["2", "Jumlah sumur", "7"]]),
        opening=[1],
    )
    assert texts(first) == [("1", "Jumlah lapak yang bersih", "90")]
    assert texts(second) == [("2", "Jumlah sumur", "7")]


def test_a_header_printed_again_inside_the_body_is_no_row() -> None:
    ((segment,),) = chains(on(1, [HEADER, ["1", "Jumlah lapak", "90"], HEADER, ["2", "Jumlah sumur", "7"]]))
    assert texts(segment) == [("1", "Jumlah lapak", "90"), ("2", "Jumlah sumur", "7")]


AIMS = ["No", "Sasaran", "Indikator Kinerja", "Target"]


def aims(segment: Segment) -> list[tuple[str, str]]:
    return [(r.text(1), r.text(2)) for r in segment.rows]


def test_the_only_row_without_values_goes_on_above_though_its_texts_have_capitals() -> None:
    ((first, second),) = chains(
        on(1, [AIMS, ["1", "Tertatanya pasar", "Jumlah lapak Pasar", "90"]]),
        on(2, [["", "Induk", "Induk"], ["2", "Terairinya sawah", "Jumlah sumur", "7"]]),
        opening=[1],
    )
    assert aims(first) == [("Tertatanya pasar Induk", "Jumlah lapak Pasar Induk")]
    assert aims(second) == [("Terairinya sawah", "Jumlah sumur")]


def test_a_rest_may_be_all_that_stands_on_the_next_page() -> None:
    ((first, second),) = chains(
        on(1, [AIMS, ["1", "Tertatanya Pasar", "Jumlah lapak", "90"]]),
        on(2, [["", "Induk", "yang bersih", ""]]),
        opening=[1],
    )
    assert aims(first) == [("Tertatanya Pasar Induk", "Jumlah lapak yang bersih")]
    assert second.rows == []


def test_a_heading_of_items_on_the_next_page_stays_a_row() -> None:
    ((_, second),) = chains(
        on(1, [AIMS, ["1", "Tertatanya pasar", "Jumlah lapak", "90"]]),
        on(2, [["", "Tertatanya taman", "Jumlah taman :", ""], ["2", "Terairinya sawah", "Jumlah sumur", "7"]]),
        opening=[1],
    )
    assert len(second.rows) == 2


def test_of_two_indicator_columns_the_rest_goes_to_its_own() -> None:
    header = ["Indikator Sasaran", "Target", "Kegiatan", "Indikator Kegiatan", "Target Kegiatan"]
    ((first, _),) = chains(
        on(1, [header, ["", "", "Penataan pasar", "Jumlah lapak", "90"]]),
        on(2, [["", "", "", "bersih", ""], ["", "", "Penggalian", "Jumlah sumur", "7"]]),
        opening=[1],
    )
    assert [first.rows[-1].text(i) for i in range(5)] == ["", "", "Penataan pasar", "Jumlah lapak bersih", "90"]


def test_a_first_row_with_a_number_or_a_value_is_no_rest_of_a_row() -> None:
    for row in (["2", "yang bersih", ""], ["", "yang bersih", "5"]):
        ((first, _),) = chains(
            on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), on(2, [row, ["3", "Jumlah sumur", "7"]]), opening=[1]
        )
        assert texts(first) == [("1", "Jumlah lapak", "90")]


def test_a_narrower_table_is_no_continuation() -> None:
    narrow = replace(on(2, [["2", "Jumlah sumur", "7"]]), box=Box(80, 0, 280, 12))
    assert len(chains(on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), narrow, opening=[1])) == 2


def test_a_bare_year_is_a_target_in_an_agreement_and_a_result_in_a_report() -> None:
    found = table([["No", "Indikator Kinerja", "Tahun 2030"], ["1", "Jumlah lapak", "90"]])
    fields = [[c.field for c in chains(found, report=r)[0][0].columns] for r in (False, True)]
    assert fields == [["no", "indikator", "target"], ["no", "indikator", "realisasi"]]


def test_bare_quarters_beside_a_target_are_planned_in_a_rencana_aksi() -> None:
    found = table(
        [[("No", 2, 1), ("Indikator Kinerja", 2, 1), ("Target", 2, 1), ("Triwulan", 1, 2), "<"],
         ["<", "<", "<", "TW I", "TW II"], ["1", "Jumlah lapak", "90", "40", "90"]]
    )  # fmt: skip
    columns = [chain_tables([found], False, [], plans)[0][0][0].columns for plans in ((), (found.page,))]
    assert [c[3].field for c in columns] == ["realisasi", "target"]


def test_verdicts_name_field_level_and_period() -> None:
    found = table([["Program", "Indikator Program", "Target 2030"], ["Program Pasar", "Jumlah lapak", "90"]])
    ((segment,),) = chains(found)
    assert [(m.page, m.column, m.field, m.periode) for m in matches_of(segment, 1)] == [
        (1, 0, "program", ""), (1, 1, "indikator:program", ""), (1, 2, "target", "2030"),
    ]  # fmt: skip


def test_the_rest_of_a_name_in_a_table_without_values_is_put_back_onto_it() -> None:
    header = ["Sasaran", "Indikator Kinerja", "Sumber Data"]
    first = on(1, [header, ["Kota rapi", "Jumlah promosi melalui media", "Data dinas"]])
    second = on(2, [["", "serta media luar ruang", ""], ["Kota hijau", "Jumlah taman", "Data dinas"]])
    ((one, two),) = chains(first, second, opening=[1])
    assert texts(one) == [("Kota rapi", "Jumlah promosi melalui media serta media luar ruang", "Data dinas")]
    assert texts(two) == [("Kota hijau", "Jumlah taman", "Data dinas")]


def test_an_aim_that_begins_at_the_foot_of_a_page_is_that_of_the_values_overleaf() -> None:
    header = ["Sasaran", "Indikator Kinerja", "Target"]
    first = on(1, [header, ["Kota rapi", "Jumlah lapak", "90"], ["Meningkatnya kualitas", "", ""]])
    second = on(2, [["daya saing pedagang", "Jumlah pelatihan", "7"]])
    ((one, two),) = chains(first, second, opening=[1])
    assert texts(one) == [("Kota rapi", "Jumlah lapak", "90")]
    assert texts(two) == [("Meningkatnya kualitas daya saing pedagang", "Jumlah pelatihan", "7")]


def over(last: Sequence[str], below: Sequence[str], aim: str = "Sasaran") -> list[list[tuple[str, str, str]]]:
    """The rows of two pages: a whole row and *last* on the first, *below* and a whole row on the second."""
    header = [aim, "Indikator Kinerja", "Target", "Keterangan"]
    first = on(1, [header, ["Kota rapi", "Jumlah lapak", "90", ""], last])
    second = on(2, [below, ["Kota hijau", "Jumlah taman", "5", ""]])
    return [texts(segment) for segment in chains(first, second, opening=[1])[0]]


def test_only_an_aim_with_nothing_beside_it_is_put_before_what_goes_on_in_small_letters() -> None:
    begun, rest = ["Meningkatnya kualitas", "", "", ""], ["daya saing", "Jumlah pelatihan", "7", ""]
    whole = ("Meningkatnya kualitas daya saing", "Jumlah pelatihan", "7")
    for aim in ("Sasaran", "Tujuan"):
        assert [rows[0] for rows in over(begun, rest, aim)] == [("Kota rapi", "Jumlah lapak", "90"), whole]
        assert [len(rows) for rows in over(begun, rest, aim)] == [1, 2]
    for last, below in (
        (begun, ["Daya saing", *rest[1:]]),
        (begun, ["", *rest[1:]]),
        (["Meningkatnya kualitas", "Jumlah kios", "", ""], rest),
        (["Meningkatnya kualitas", "", "8", ""], rest),
    ):
        assert over(last, below)[1][0][0] == below[0]
    noted = over(["Meningkatnya kualitas", "", "", "lama"], rest)
    assert noted[1][0] == whole and len(noted[0]) == 2  # what else the row holds stays on its page


def test_an_aim_alone_on_its_page_is_a_row_of_its_own() -> None:
    header = ["Sasaran", "Indikator Kinerja", "Target"]
    first = on(1, [header, ["Meningkatnya kualitas", "", ""]])
    second = on(2, [["daya saing", "Jumlah pelatihan", "7"]])
    assert [texts(segment)[0][0] for segment in chains(first, second, opening=[1])[0]][1] == "daya saing"


def test_a_name_that_opens_like_an_indicator_is_no_rest_though_in_small_letters() -> None:
    header = ["Sasaran", "Indikator Kinerja", "Sumber Data"]
    first = on(1, [header, ["Kota rapi", "Jumlah lapak", "Data dinas"]])
    for name, rows in (("jumlah taman", 1), ("serta kios", 0)):
        ((_, after),) = chains(first, on(2, [["", name, "Data dinas"]]), opening=[1])
        assert len(after.rows) == rows


def test_a_header_repeated_on_the_same_page_goes_on_where_nothing_stands_between() -> None:
    header = ["Kegiatan", "Indikator Kinerja", "Target"]
    upper = on(1, [header, ["Penataan Pasar", "Jumlah lapak", "90"]])
    lower = on(1, [[*header, ""], ["", "Jumlah sumur", "7", ""]], top=200)
    assert len(chains(upper, lower, opening=[1])) == 1
    assert len(chains(upper, lower)) == 2  # text of its own stands above it
    assert len(chains(upper, on(1, [header, ["Penataan Taman", "Jumlah taman", "7"]], top=200), opening=[1])) == 2


# Parts of one table on one page, each with its header


def below_on_one_page(header: Sequence[str], *rows: Sequence[str], above: Sequence[str] | None = None) -> bool:
    """True where a table headed *header* goes on with the one further up, headed *above* (or the same)."""
    upper = on(1, [above or header, ["Penataan Pasar", "Jumlah lapak", "90", "a"]])
    return len(chains(upper, on(1, [header, *rows], top=200), opening=[1])) == 1


KEGIATAN = ["Kegiatan", "Indikator Kinerja", "Target 2030", "Warna"]


def test_a_blank_name_in_its_first_row_ties_a_part_to_the_one_above() -> None:
    assert below_on_one_page(KEGIATAN, ["", "Jumlah sumur", "7", "a"])
    assert not below_on_one_page(KEGIATAN, ["Penataan Taman", "Jumlah sumur", "", "a"])
    assert not below_on_one_page(KEGIATAN, ["Penataan Taman", "Jumlah sumur", "7", ""])
    second = ["Penataan Taman", "Jumlah sumur", "7", "a"], ["", "Jumlah kolam", "5", "a"]
    assert not below_on_one_page(KEGIATAN, *second)
    numbered = ["No", *KEGIATAN[1:]]
    assert not below_on_one_page(numbered, ["", "Jumlah sumur", "7", "a"])


def test_an_aim_left_blank_ties_it_too_where_indicators_stand_beside() -> None:
    assert below_on_one_page(["Sasaran", *KEGIATAN[1:]], ["", "Jumlah sumur", "7", "a"])
    assert not below_on_one_page(["Sasaran", "Satuan", "Target", "Warna"], ["", "unit", "7", "a"])


def test_both_headers_must_name_the_same_values_of_the_same_periods_and_levels() -> None:
    row = ["", "Jumlah sumur", "7", "a"]
    for other in (
        ["Kegiatan", "Indikator Kinerja", "Target 2031", "Warna"],
        ["Kegiatan", "Indikator Kinerja", "Realisasi 2030", "Warna"],
        ["Kegiatan", "Indikator Program", "Target 2030", "Warna"],
        ["Program", "Indikator Kinerja", "Target 2030", "Warna"],
    ):
        assert not below_on_one_page(other, row, above=KEGIATAN)
    for column in ("", "Bentuk"):  # a column that means nothing may differ
        assert below_on_one_page([*KEGIATAN[:3], column], row, above=KEGIATAN)


# Headers that a page break cut, and columns drawn elsewhere

BUDGET = ["No", "Indikator Kinerja Program", "Target Tahunan", "Realisasi Anggaran"]
BUDGET_ROWS = [BUDGET, ["1", "Jumlah lapak", "90", "1.000.000"]]


def drawn(found: Table, *edges: float) -> Table:
    """*found* with its columns between *edges*."""
    cells = (replace(c, box=Box(edges[c.col], c.box.top, edges[c.col + 1], c.box.bottom)) for c in found.cells)
    return replace(found, cells=tuple(cells))


def test_a_header_whose_upper_lines_are_lost_means_what_the_page_before_says() -> None:
    below = [["No", "Kinerja Program", "Tahunan", "Anggaran"], ["2", "Jumlah sumur", "7", "9.000.000"]]
    ((first, second),) = chains(on(1, BUDGET_ROWS), on(2, below), opening=[1])
    assert [(c.field, c.tingkat) for c in second.columns] == [(c.field, c.tingkat) for c in first.columns]
    assert [[r.text(i) for i in range(4)] for r in second.rows] == [below[1]]
    assert len(chains(on(1, BUDGET_ROWS), on(2, below))) == 2  # text of its own stands above it


def test_a_header_repeated_whole_is_read_by_its_own_words() -> None:
    ((_, second),) = chains(on(1, BUDGET_ROWS), on(2, BUDGET_ROWS), opening=[1])
    assert not [c.reason for c in second.columns if "halaman sebelumnya" in c.reason]
    assert len(second.rows) == 1


def test_columns_drawn_elsewhere_on_the_next_page_are_those_of_the_table_right_before_by_their_order() -> None:
    rest = on(2, [["2", "Jumlah sumur", "7", "9.000.000"]])
    ((first, second),) = chains(on(1, BUDGET_ROWS), drawn(rest, 0, 60, 200, 300, 480), opening=[1])
    assert [c.field for c in second.columns] == [c.field for c in first.columns]
    assert [c.reason for c in second.columns] == ["lanjutan tabel di halaman sebelumnya, menurut urutan kolom"] * 4
    ((_, same),) = chains(on(1, BUDGET_ROWS), rest, opening=[1])
    assert [c.reason for c in same.columns] == ["lanjutan tabel di halaman sebelumnya"] * 4
    other = [["No", "Program", "Anggaran", "Realisasi Anggaran"], ["1", "Program Pasar", "9.000.000", "8.000.000"]]
    last = drawn(on(3, [["2", "Program Kebun", "7.000.000", "6.000.000"]]), 0, 60, 200, 300, 480)
    *_, third = [s for chain in chains(on(1, BUDGET_ROWS), on(2, other), last, opening=[1, 2]) for s in chain]
    assert [c.field for c in third.columns] == ["no", "program", "anggaran", "realisasi_anggaran"]


def test_a_table_without_a_header_is_read_by_its_wordings_except_in_reports() -> None:
    rows = [["Meningkatnya kebersihan pasar", "Persentase lapak bersih", "90"],
            ["Meningkatnya mutu sawah", "Jumlah sumur", "7"]]  # fmt: skip
    ((segment,),) = chains(on(1, rows))
    assert [c.field for c in segment.columns][:2] == ["sasaran", "indikator"]
    ((segment,),) = chains(on(1, rows), report=True)
    assert {c.field for c in segment.columns} == {None}


def test_a_table_that_cannot_be_read_is_told_by_its_place_in_the_file() -> None:
    barrier = Barrier()
    broken = replace(on(2, [HEADER, ["2", "Jumlah sumur", "7"]]), cells=(None,))  # type: ignore[arg-type]
    found, _ = chain_tables([on(1, [HEADER, ["1", "Jumlah lapak", "90"]]), broken], False, [1], barrier=barrier)
    assert [str(m).split(" (")[0] for m in barrier.mishaps] == ["halaman 2, tabel 2, judul kolom dan baris tabel"]
    assert [len(c) for c in found] == [1, 1]
