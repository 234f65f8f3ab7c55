"""Chains of tables: what makes a table the rest of the one before it, and what makes a row the rest of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from petik.ingest.page import Box
from petik.parsers.barrier import Barrier
from petik.parsers.columns.column import Column
from petik.parsers.model import Table
from petik.parsers.rows import chains as chains_module
from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.segment import Segment
from tests.parsers.shapes import lines, table

HEADER = ["No", "Indikator Kinerja", "Target"]
FIRST = [HEADER, ["1", "Jumlah lapak", "90"]]
REST = [["2", "Jumlah sumur", "7"]]

Rows = Sequence[Sequence[str | tuple[str, int, int]]]


def on(number: int, rows: Rows, *, box: Box | None = None, method: str = "ruled") -> Table:
    found = table(rows, number=number)
    return replace(found, box=box or found.box, method=method)  # type: ignore[arg-type]


def chains(*tables: Table, report: bool = False, opening: Sequence[int] | None = None) -> list[list[Segment]]:
    """The chains of *tables*; every table opens its page unless *opening* says which."""
    return chain_tables(tables, report, range(len(tables)) if opening is None else opening)[0]


def lengths(*tables: Table) -> list[int]:
    return [len(c) for c in chains(*tables)]


def texts(segment: Segment) -> list[list[str]]:
    return [[r.text(i) for i in range(segment.table.n_cols)] for r in segment.rows]


def fields(segment: Segment) -> list[str | None]:
    return [c.field for c in segment.columns]


# Which columns start rows


@pytest.mark.parametrize(
    "heading",
    ["Indikator Kinerja", "Indikator Kinerja Program/Kegiatan", "Program", "Kegiatan", "Sub Kegiatan",
     "Program/Kegiatan", "Uraian"],
)  # fmt: skip
def test_text_beside_no_name_belongs_to_the_row_above_whatever_is_named(heading: str) -> None:
    ((segment,),) = chains(on(1, [["No", heading, "Keterangan"], ["1", "Pasar", "a"], ["", "", "b"]]))
    assert texts(segment) == [["1", "Pasar", "a b"]]


@pytest.mark.parametrize(
    ("heading", "one", "other"),
    [("Target", "90", "80"), ("Realisasi", "90", "80"), ("Capaian", "90", "80"), ("Anggaran", "9.000.000", "8.000.000"),
     ("Realisasi Anggaran", "9.000.000", "8.000.000"), ("Persentase Realisasi Anggaran", "90", "80")],
)  # fmt: skip
def test_a_value_beside_no_name_is_a_row(heading: str, one: str, other: str) -> None:
    ((segment,),) = chains(on(1, [["No", "Indikator Kinerja", heading], ["1", "Pasar", one], ["", "", other]]))
    assert texts(segment) == [["1", "Pasar", one], ["", "", other]]


def test_in_a_table_without_names_every_row_stands_for_itself() -> None:
    ((segment,),) = chains(on(1, [["No", "Warna", "Target"], ["1", "Biru tua", "5"], ["", "Merah", ""]]))
    assert len(segment.rows) == 2


# Rows of one table


def test_a_header_in_the_body_is_known_by_three_of_its_cells_and_no_other_text() -> None:
    header = ["No", "Indikator Kinerja", "Target", "Realisasi", "Warna"]
    body = ["1", "Jumlah lapak", "90", "80", "Biru"]

    def left(*row: str) -> int:
        ((segment,),) = chains(on(1, [header, body, row]))
        return len(segment.rows)

    assert left(*header) == 1
    assert left("1", "INDIKATOR KINERJA", "Target :", "Realisasi", "Warna") == 1
    assert left("", "Indikator Kinerja", "Target", "Realisasi", "Merah") == 1
    assert left("No", "Indikator Kinerja", "", "Realisasi", "") == 1
    assert left("", "Indikator Kinerja", "Target", "", "") == 2
    assert left("No", "Indikator Kinerja", "Target", "banyak", "") == 2
    assert left("No", "Jumlah sumur", "tujuh", "enam", "") == 2


def test_a_number_broken_by_its_cell_is_put_together() -> None:
    found = on(1, [["No", "Uraian", "Anggaran"], ["1", "Pasar", "1.250./000"]])
    ((segment,),) = chains(found)
    assert [x.text for x in segment.rows[0].slots[2].lines] == ["1.250.000"]


def test_unruled_rows_of_a_ruled_cell_are_parted_by_white_or_by_numbers() -> None:
    cells = list(on(1, [["No", "Uraian", "Anggaran"], ["", "Pasar", "1"]]).cells)
    tall = [replace(c, box=Box(c.box.x0, 12, c.box.x1, 72)) if c.row else c for c in cells]
    spread = {1: ("Pasar", "Kebun", "Sawah"), 2: ("10", "20", "30")}
    tall = [
        replace(c, lines=tuple(x for i, t in enumerate(spread[c.col]) for x in lines(t, x=c.box.x0 + 2, y=13 + 24 * i)))
        if c.row and c.col in spread else c for c in tall
    ]  # fmt: skip
    found = replace(on(1, [["No", "Uraian", "Anggaran"], ["", "Pasar", "1"]]), cells=tuple(tall))
    ((segment,),) = chains(found)
    assert [(r.text(1), r.text(2)) for r in segment.rows] == [("Pasar", "10"), ("Kebun", "20"), ("Sawah", "30")]
    ((unruled,),) = chains(replace(found, method="open"))
    assert len(unruled.rows) == 1
    ((numbers,),) = chains(on(1, [["No", "Uraian", "Anggaran"], ["1/2", "Pasar/Kebun", "10/20"]]))
    assert texts(numbers) == [["1", "Pasar", "10"], ["2", "Kebun", "20"]]


# What goes on


def test_the_first_table_without_a_header_begins_a_chain_and_has_no_headings() -> None:
    (chain,) = chains(on(1, [["Program", "Target"], ["3", "90"]][1:]))
    assert not chain[0].continued and fields(chain[0]) == [None, None]
    (chain,) = chains(on(1, [["Pasar Induk", "9"], ["Kebun", "8"]]))
    assert [c.heading for c in chain[0].columns] == ["", ""]


def test_a_third_part_goes_on_from_the_second_and_a_new_chain_from_its_own() -> None:
    three = chains(on(1, FIRST), on(2, REST), on(3, [["3", "Jumlah taman", "5"]]))
    assert [len(c) for c in three] == [3]
    assert [s.continued for s in three[0]] == [False, True, True]
    other = [["No", "Program", "Anggaran"], ["1", "Program Pasar", "9.000.000"]]
    two = chains(on(1, FIRST), on(2, other), on(3, [["2", "Program Kebun", "8.000.000"]]))
    assert [[s.index for s in c] for c in two] == [[0], [1, 2]]
    assert fields(two[1][1]) == ["no", "program", "anggaran"]
    _, read = chain_tables([on(1, FIRST), on(2, other)], False, [])
    assert [t.page for t in read] == [1, 2]


def test_a_repeated_header_goes_on_from_the_page_before_only() -> None:
    assert lengths(on(1, FIRST), on(2, FIRST)) == [2]
    assert lengths(on(1, FIRST), on(3, FIRST)) == [1, 1]
    assert lengths(on(1, FIRST), on(2, REST), on(3, FIRST)) == [3]
    assert lengths(on(1, FIRST), on(1, FIRST, box=Box(0, 200, 360, 224))) == [1, 1]
    wider = [[*HEADER, "Warna"], ["2", "Jumlah sumur", "7", "Biru"]]
    assert lengths(on(1, FIRST), on(2, wider)) == [1, 1]
    moved = [["No", "Warna", "Indikator Kinerja", "Target"], ["2", "Biru", "Jumlah sumur", "7"]]
    assert lengths(on(1, wider), on(2, moved)) == [2]


WIDE = Box(0, 0, 360, 24)  # what leaves a slack of 14.4 points


@pytest.mark.parametrize(
    ("left", "right", "on_one"),
    [(0, 0, 1), (14, 99, 1), (99, 14, 1), (-14, 0, 1), (0, -14, 1), (-14, 99, 1), (-15, 0, 2), (0, -15, 2),
     (15, 15, 2)],
)  # fmt: skip
def test_the_rest_lies_inside_the_table_before_with_one_edge_in_line(left: float, right: float, on_one: int) -> None:
    rest = on(2, REST, box=Box(left, 0, 360 - right, 12))
    assert len(lengths(on(1, FIRST, box=WIDE), rest)) == on_one
    shifted = on(2, REST, box=Box(50 + left, 0, 410 - right, 12))
    assert len(lengths(on(1, FIRST, box=Box(50, 0, 410, 24)), shifted)) == on_one


def test_four_hundredths_of_the_width_are_still_in_line() -> None:
    first = on(1, FIRST, box=Box(0, 0, 400, 24))
    assert lengths(first, on(2, REST, box=Box(-16, 0, 300, 12))) == [2]
    assert lengths(first, on(2, REST, box=Box(16, 0, 300, 12))) == [2]


@pytest.mark.parametrize(("gap", "parts"), [(0, 1), (0.5, 1), (13.9, 1), (14, 2), (-0.5, 2)])
def test_on_one_page_less_than_a_line_of_text_may_stand_between(gap: float, parts: int) -> None:
    rest = on(1, REST, box=Box(0, 24 + gap, 360, 36 + gap))
    assert len(chains(on(1, FIRST, box=WIDE), rest, opening=[])) == parts


def test_a_list_by_white_without_a_header_is_read_by_its_contents_except_in_reports() -> None:
    rows = [["1.", "Pasar", "9.000.000"], ["2.", "Kebun", "8.000.000"]]
    found = on(1, rows, method="aligned")
    assert fields(chains(found)[0][0]) == ["no", "uraian", "anggaran"]
    assert fields(chains(found, report=True)[0][0]) == [None, None, None]
    assert fields(chains(on(1, rows))[0][0]) == [None, None, None]
    words = on(1, [["a", "Pasar"], ["b", "Kebun"]], method="aligned")
    assert fields(chains(words)[0][0]) == [None, None]
    after = chains(on(1, FIRST), on(2, [["2", "Jumlah sumur", "7.000.000"]], method="aligned"))
    assert fields(after[0][1]) == ["no", "indikator", "target"]


@pytest.mark.parametrize("name", ["Indikator Kinerja", "Indikator Kinerja Program/Kegiatan"])
def test_bare_years_are_values_beside_indicators_only(name: str) -> None:
    rows = [["No", name, "Tahun 2030"], ["1", "Jumlah lapak", "90"]]
    assert fields(chains(on(1, rows))[0][0])[2] == "target"
    assert fields(chains(on(1, rows), report=True)[0][0])[2] == "realisasi"
    other = [["No", "Warna", "Tahun 2030"], ["1", "Biru", "90"]]
    assert fields(chains(on(1, other))[0][0])[2] is None


# Rows cut by a page break

AIMS = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi"]
ABOVE = ["1", "Tertatanya pasar", "Jumlah lapak Pasar", "90", ""]
NEXT = ["2", "Terairinya sawah", "Jumlah sumur", "7", ""]


def cut(
    *below: Sequence[str], above: Sequence[Sequence[str]] = (ABOVE,), header: Sequence[str] = AIMS
) -> list[list[str]]:
    """The rows of both parts, first the last row above the page break."""
    ((before, after),) = chains(on(1, [header, *above]), on(2, below))
    return [texts(before)[-1], *texts(after)]


def test_a_rest_in_small_letters_goes_above() -> None:
    joined = ["1", "Tertatanya pasar", "Jumlah lapak Pasar yang bersih", "90", ""]
    assert cut(["", "", "yang bersih", "", ""], NEXT) == [joined, NEXT]


def test_two_names_one_of_them_with_a_capital_are_a_row_unless_it_is_the_odd_one_out() -> None:
    rest = ["", "Induk", "Bersih", "", ""]
    joined = ["1", "Tertatanya pasar Induk", "Jumlah lapak Pasar Bersih", "90", ""]
    assert cut(rest, NEXT) == [joined, NEXT]
    bare = ["", "Terairinya kebun", "Jumlah pompa", "", ""]
    assert cut(rest, bare, NEXT)[1] == rest  # the row below it has no value either
    assert cut(rest, NEXT, bare)[1] == rest  # half of the rows have values
    assert cut(rest, bare, NEXT, NEXT)[1] == rest  # most have, but not the one right below it
    assert cut(rest, NEXT, NEXT, bare)[0] == joined  # two of three have
    assert cut(rest, NEXT, NEXT, bare, NEXT, bare)[1] == rest  # three of five
    no_value = ["1", "Tertatanya pasar", "Jumlah lapak Pasar", "", ""]
    assert cut(rest, NEXT, above=(ABOVE, no_value))[1] == rest
    assert cut(rest, NEXT, above=(no_value, ABOVE))[0] == joined


def test_the_one_row_without_a_number_is_the_rest_of_a_name() -> None:
    rest, below = ["", "", "Induk Bersih", "", ""], ["2", "Terairinya sawah", "Jumlah sumur", "", ""]
    assert cut(rest, below) == [["1", "Tertatanya pasar", "Jumlah lapak Pasar Induk Bersih", "90", ""], below]
    assert cut(rest, ["", *below[1:]])[1] == cut(rest, below, ["", *below[1:]])[1] == rest
    assert cut(rest, below, above=(["", *ABOVE[1:]],))[1] == rest
    for row in (["", "", "Induk Bersih :", "", ""], ["", "Raya", "Induk Bersih", "", ""]):
        assert cut(row, below)[1] == row


def test_among_rows_with_values_one_with_nothing_but_part_of_a_name_is_a_rest() -> None:
    above, full = ["", *ABOVE[1:]], ["", *NEXT[1:]]
    bare = ["", "Terairinya kebun", "Jumlah pompa", "", ""]
    rest = ["", "", "Induk Bersih", "", ""]
    joined = ["", "Tertatanya pasar", "Jumlah lapak Pasar Induk Bersih", "90", ""]

    def after(row: Sequence[str], *below: Sequence[str]) -> list[list[str]]:
        return cut(row, *below, above=(above,))

    assert after(rest, full, full)[0] == joined
    assert after(rest, full)[1] == rest  # one row is no custom
    assert after(rest, *[full] * 7, *[bare] * 3)[0] == joined  # seven of ten have values
    assert after(rest, *[full] * 9, *[bare] * 4)[1] == rest  # nine of thirteen
    assert after(["", "Induk", "", "", ""], full, full)[0][1] == "Tertatanya pasar Induk"  # no name stands beside it
    for whole in ("Jumlah kios", "Persentase kios", "Induk Bersih :", "A. Induk Bersih"):
        assert after(["", "", whole, "", ""], full, full)[1][2] == whole
    two = [AIMS[0], "Program", "Indikator Kinerja", "Target", "Realisasi"]
    named = ["", "Program Pasar", "Jumlah lapak Pasar", "90", ""]
    assert cut(rest, full, full, above=(named,), header=two)[0][2] == "Jumlah lapak Pasar Induk Bersih"


def test_a_title_over_the_whole_width_is_no_rest() -> None:
    above, full = ["", *ABOVE[1:]], ["", *NEXT[1:]]
    title = [("Urusan Pasar", 1, 5), "<", "<", "<", "<"]
    ((before, after),) = chains(on(1, [AIMS, above]), on(2, [title, full, full]))  # type: ignore[list-item]
    assert [len(before.rows), len(after.rows)] == [1, 3]


def test_a_rest_goes_to_the_first_column_like_its_own_and_unknown_columns_have_none() -> None:
    header = ["No", "Indikator Kinerja", "Warna", "Target"]
    above = (["1", "Jumlah lapak", "Biru", "90"],)
    found = cut(["", "pasar induk", "tua", ""], ["2", "Jumlah sumur", "a", "7"], above=above, header=header)
    assert found[0] == ["1", "Jumlah lapak pasar induk", "Biru", "90"]
    assert cut(["", "pasar induk", "", ""], ["2", "Jumlah sumur", "a", "7"], above=above, header=header)[0][2] == "Biru"


def test_a_rest_alone_on_its_page_begins_small_somewhere() -> None:
    assert len(cut(["", "Induk", "yang bersih", "", ""])) == 1
    assert len(cut(["", "induk", "Bersih", "", ""])) == 2  # the name of the indicator decides
    assert len(cut(["", "Induk", "Bersih", "", ""])) == 2
    assert len(cut(["", "", "yang bersih", "", ""])) == 1  # no name begins in the middle of a sentence
    assert len(cut(["", "", "Bersih", "", ""])) == 2  # one text alone may be anything


def test_items_headings_and_titles_are_no_rest() -> None:
    for opening in ("- Induk", "Induk :", "a. Induk"):
        row = ["", opening, "Bersih", "", ""]
        assert cut(row, NEXT)[1] == row


def test_a_rest_needs_something_above_it_to_go_on() -> None:
    rest = ["", "Induk", "Bersih", "", ""]
    assert cut(rest, NEXT, above=(ABOVE, ["1", "", "Jumlah lapak Pasar", "90", ""]))[1] == rest
    assert cut(rest, NEXT, above=(["1", "", "Jumlah", "90", ""], ABOVE))[0][1] == "Tertatanya pasar Induk"


def test_a_row_with_its_number_or_a_value_is_no_rest() -> None:
    for row in (["2", "", "yang bersih", "", ""], ["", "", "yang bersih", "5", ""], ["", "", "yang bersih", "", "5"]):
        assert cut(row, NEXT)[1] == row


def test_where_no_column_holds_values_a_row_without_a_name_is_a_rest() -> None:
    header = ["No", "Uraian", "Keterangan", "Warna"]
    above = (["1", "Pasar", "milik", "Biru"],)
    assert cut(["", "", "daerah", "laut"], ["2", "Kebun", "", ""], above=above, header=header) == [
        ["1", "Pasar", "milik daerah", "Biru"], ["2", "Kebun", "", ""],
    ]  # fmt: skip
    two = cut(["", "Induk", "daerah", ""], ["2", "Kebun", "", ""], above=above, header=header)
    assert two[1] == ["", "Induk", "daerah", ""]


def test_a_rest_goes_to_the_last_row_and_fills_cells_that_were_missing() -> None:
    rows = cut(["", "", "yang bersih", "", ""], NEXT, above=(NEXT, ABOVE))
    assert rows[0][2] == "Jumlah lapak Pasar yang bersih"
    found = on(1, [AIMS, ["1", "<", "Jumlah lapak Pasar", "90", ""]])
    ((before, _),) = chains(found, on(2, [["", "Induk", "yang bersih", "", ""], NEXT]))
    assert (before.rows[0].text(1), before.rows[0].text(2)) != ("", "")


def test_a_rest_goes_to_the_column_of_its_own_period() -> None:
    header = ["Indikator Kinerja", "Target 2029", "Target 2030", "Sumber Data", "Sumber Data"]
    above = (["Jumlah lapak", "80", "90", "Dinas", "Badan"],)
    rows = cut(["bersih", "", "", "pasar", "pusat"], ["Jumlah sumur", "6", "7", "a", "b"], above=above, header=header)
    assert rows[0] == ["Jumlah lapak bersih", "80", "90", "Dinas pasar", "Badan pusat"]


def test_a_header_that_no_line_parts_from_the_first_row_is_cut_off() -> None:
    glued = on(1, [["No/1", "Indikator Kinerja/Jumlah lapak", "Target/90"], ["2", "Jumlah sumur", "7"]])
    found, read = chain_tables([glued], False, [])
    assert texts(found[0][0]) == [["1", "Jumlah lapak", "90"], ["2", "Jumlah sumur", "7"]]
    assert [t.n_rows for t in read] == [3]


def test_a_rest_goes_to_the_part_right_above_it() -> None:
    rest = on(3, [["", "yang bersih", ""], ["4", "Jumlah taman", "5"]])
    ((first, second, _),) = chains(on(1, FIRST), on(2, REST), rest)
    assert texts(first) == [["1", "Jumlah lapak", "90"]]
    assert texts(second) == [["2", "Jumlah sumur yang bersih", "7"]]
    other = [["Indikator Kinerja", "Target"], ["Jumlah kolam", "3"]]
    below = on(3, [["yang bersih", ""], ["Jumlah taman", "5"]])
    *_, last, _ = [s for chain in chains(on(1, FIRST), on(2, other), below) for s in chain]
    assert texts(last) == [["Jumlah kolam yang bersih", "3"]]


def test_without_a_row_above_or_below_nothing_is_cut() -> None:
    rest = [["", "yang bersih", ""], ["2", "Jumlah sumur", "7"]]
    assert [len(s.rows) for s in chains(on(1, [HEADER]), on(2, rest))[-1]][-1] == 2
    assert [len(s.rows) for c in chains(on(1, FIRST), on(2, [["", "", ""]])) for s in c] == [1, 0]


def test_a_part_without_the_numbering_column_goes_on_by_position() -> None:
    below = on(2, [["yang bersih", ""], ["Jumlah sumur", "7"]])
    moved = tuple(replace(c, box=replace(c.box, x0=c.box.x0 + 120, x1=c.box.x1 + 120)) for c in below.cells)
    shifted = replace(below, cells=moved, box=Box(120, 0, 360, 24))
    ((first, second),) = chains(on(1, FIRST), shifted)
    assert fields(second) == ["indikator", "target"]
    assert texts(first) == [["1", "Jumlah lapak yang bersih", "90"]] and len(second.rows) == 1
    assert first.rows[0].slots[1].box == Box(120, 12, 240, 24) and first.rows[0].slots[1].own


def test_what_the_first_page_s_cells_said_of_the_columns_holds_below_the_same_words() -> None:
    header = ["No", "Uraian", "Realisasi Anggaran"]
    first = on(1, [header, ["1", "Pasar", "90 %"], ["2", "Kebun", "80 %"]])
    ((one, two),) = chains(first, on(2, [header, ["3", "Sawah", "70 %"]]), opening=[0])
    assert fields(one) == fields(two) == ["no", "uraian", "persen_anggaran"]
    few = [r[1:] for r in (header, ["1", "Pasar", "90 %"], ["2", "Kebun", "80 %"])]
    apart = chains(on(1, few), on(2, [few[0], ["Sawah", "70 %"]]), opening=[0])
    assert [fields(s) for c in apart for s in c] == [["uraian", "persen_anggaran"], ["uraian", "realisasi_anggaran"]]


def test_columns_that_one_part_does_not_draw_are_those_of_the_part_before() -> None:
    header = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    first = on(1, [header, ["1", "Jumlah lapak", "90", "80", "89"]])
    second = on(2, [["2", "Jumlah sumur", "7", "9"]])
    right = {2: (240.0, 480.0), 3: (480.0, 600.0)}
    drawn = tuple(
        replace(c, box=Box(right[c.col][0], c.box.top, right[c.col][1], c.box.bottom)) if c.col in right else c
        for c in second.cells
    )
    second = replace(second, cells=drawn, box=Box(0, 0, 600, 12))
    ((_, two, three),) = chains(first, second, on(3, [["3", "Jumlah taman", "5", "4", "80"]]))
    assert fields(two) == ["no", "indikator", None, "capaian"]
    assert fields(three) == ["no", "indikator", "target", "realisasi", "capaian"]


@pytest.mark.parametrize(
    ("left", "right", "known"),
    [(0, 0, 1), (9, 0, 1), (-9, 0, 1), (0, 9, 1), (0, -9, 1), (9.1, 0, 2), (-9.1, 0, 2), (0, 9.1, 2), (0, -9.1, 2)],
)
def test_a_column_that_moved_by_nine_points_at_most_is_the_same(left: float, right: float, known: int) -> None:
    def part(*columns: Column) -> Segment:
        return Segment(0, on(1, FIRST), list(columns))

    number, unknown = Column(0, 0, 50, "No", "no"), Column(2, 300, 400, "Warna", None)
    name = Column(1, 50, 200, "Indikator Kinerja", "indikator")
    moved = replace(name, x0=50 + left, x1=200 + right)
    found = chains_module._columns_so_far([part(number, name, unknown), part(moved)])
    assert found == [moved, number, name][: known + 1]
    assert chains_module._columns_so_far([part(number), part(name), part(unknown)]) == [unknown, name, number]


def test_below_other_text_on_one_page_only_a_table_that_opens_it_and_has_as_many_columns_goes_on() -> None:
    def parts(rows: Rows, gap: float, opening: Sequence[int] = (1,)) -> int:
        rest = on(1, rows, box=Box(0, 24 + gap, 360, 36 + gap))
        return len(chains(on(1, FIRST, box=WIDE), rest, opening=opening))

    assert parts(REST, 30) == parts(REST, 14) == 1
    assert parts(REST, -1) == parts(REST, 30, ()) == 2
    assert parts([["2", "Jumlah sumur", "7", "a"]], 30) == 2


def test_a_name_in_one_of_two_columns_is_a_row_where_no_column_holds_values() -> None:
    header = ["No", "Program", "Kegiatan", "Keterangan"]
    above = (["1", "Program Pasar", "Kegiatan Lapak", "milik"],)
    row = ["", "", "Kegiatan Kios", "daerah"]
    assert cut(row, ["2", "Program Kebun", "Kegiatan Bibit", "a"], above=above, header=header)[1] == row


def test_a_cell_merged_over_the_rest_and_further_rows_is_made_whole_in_all_of_them() -> None:
    below = on(2, [["", ("pasar induk", 2, 1), "yang bersih", "", ""], ["2", "<", "Jumlah sumur", "7", ""], NEXT])
    ((before, after),) = chains(on(1, [AIMS, ABOVE]), below)
    assert texts(before)[-1][1] == "Tertatanya pasar pasar induk"
    assert [r[1] for r in texts(after)] == ["Tertatanya pasar pasar induk", "Terairinya sawah"]
    assert [r.slots[1].own for r in after.rows] == [False, True]


def test_a_rest_that_throws_is_told_with_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def thrown(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(chains_module, "join_cut_row", thrown)
    barrier = Barrier()
    found, _ = chain_tables([on(1, FIRST), on(2, REST)], False, [0, 1], barrier=barrier)
    assert [str(m) for m in barrier.mishaps] == ["halaman 2, tabel 2, baris yang terpotong halaman (ZeroDivisionError)"]
    assert [len(c) for c in found] == [2]


# Headers of continuations


CUT_HEADER: Rows = [
    ["No", ("Indikator Kinerja/Jumlah sumur", 2, 1), "Target"],
    ["2", "<", "7,5"],
    ["3", "Jumlah taman", "5"],
]


def test_a_repeated_header_that_runs_into_the_first_row_is_parted_from_it() -> None:
    ((before, after),) = chains(on(1, FIRST), on(2, CUT_HEADER))
    assert texts(before) == [["1", "Jumlah lapak", "90"]]
    assert texts(after) == [["2", "Jumlah sumur", "7,5"], ["3", "Jumlah taman", "5"]]
    assert after.continued and fields(after) == ["no", "indikator", "target"]


def test_below_other_text_or_other_columns_it_is_a_header_of_its_own() -> None:
    ((_, after),) = chains(on(1, FIRST), on(2, CUT_HEADER), opening=[0])
    assert texts(after)[0][1] != "Jumlah sumur"
    assert len(chains(on(1, [["No", "Program", "Anggaran"], ["1", "Program Pasar", "90"]]), on(2, CUT_HEADER))) == 2
    assert len(chains(on(1, FIRST), on(3, CUT_HEADER))) == 2


def test_a_header_repeated_whole_is_not_parted_though_a_body_cell_reaches_over_rows() -> None:
    body: Rows = [HEADER, ["2", ("Jumlah sumur", 2, 1), "7"], ["3", "<", "5"]]
    ((_, after),) = chains(on(1, FIRST), on(2, body))
    assert [r.text(2) for r in after.rows] == ["7", "5"]


def test_in_a_box_for_one_level_aims_and_indicators_are_that_level_s() -> None:
    header = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Anggaran"]
    box = on(1, [header, ["1", "Tertatanya pasar", "Jumlah lapak", "9", "8", "88", "1.000.000"]])

    def levels(title: str | None) -> list[str | None]:
        return [c.tingkat for c in chains(replace(box, title=title))[0][0].columns]

    assert levels("KEGIATAN : Pengelolaan Pasar") == [None, *["kegiatan"] * 5, None]
    assert "kegiatan" not in levels(None) and "kegiatan" not in levels("Tabel 3.1 Kegiatan")
