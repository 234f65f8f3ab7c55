"""Paragraphs and grids laid out on a synthetic page."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.office.borders import Seen, sides_of
from petik.ingest.office.grid import UNDRAWN, Canvas, Float, Floats, Grid, GridCell, Sides, lay_blocks
from petik.ingest.office.paginate import NewPage, Sheet, paginate
from petik.ingest.office.paragraph import Para, Span, Tab, lay_para
from petik.ingest.page import Page, Word
from petik.parsers.tables.ruled import ruled_tables

DRAWN = Sides()


def para(text: str, **more: object) -> Para:
    return replace(Para((Span(text),)), **more)  # type: ignore[arg-type]


def lines(words: list[Word]) -> list[str]:
    """Words by their height on the page, as text lines."""
    rows: dict[float, list[Word]] = {}
    for word in words:
        rows.setdefault(round(word.box.bottom, 1), []).append(word)
    return [" ".join(w.text for w in sorted(rows[y], key=lambda w: w.box.x0)) for y in sorted(rows)]


def grid(texts: list[list[str]], width: float = 100.0, sides: Sides = DRAWN) -> Grid:
    cells = tuple(
        GridCell(r, c, blocks=tuple(para(t) for t in text.split("|")), sides=sides)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )
    return Grid((width,) * len(texts[0]), len(texts), cells)


def page_of(*blocks: object) -> Page:
    return paginate(list(blocks), Sheet(), flowing=False)[0]  # type: ignore[arg-type]


def test_a_paragraph_wraps_at_its_margin() -> None:
    words, bottom = lay_para(para("satu dua tiga empat lima enam"), 0, 80, 0)
    assert len(lines(words)) > 1
    assert all(w.box.x1 <= 80 for w in words)
    assert bottom >= max(w.box.bottom for w in words)
    assert " ".join(lines(words)) == "satu dua tiga empat lima enam"


def test_a_word_cut_into_runs_is_one_word() -> None:
    words, _ = lay_para(Para((Span("Persen"), Span("tase", bold=True), Span(" layanan"))), 0, 400, 0)
    assert [w.text for w in words] == ["Persentase", "layanan"]


def test_tab_stops_keep_columns_apart() -> None:
    stops = (Tab(120.0),)
    rows = [lay_para(para(t, tabs=stops), 10, 400, 0)[0] for t in ("Nama\t: Budi", "Jabatan lama\t: Kepala")]
    colons = [next(w for w in words if w.text == ":") for words in rows]
    assert [c.box.x0 for c in colons] == [130.0, 130.0]


def test_a_right_tab_ends_at_its_stop() -> None:
    words, _ = lay_para(para("Jumlah\t1.000", tabs=(Tab(200.0, "right"),)), 0, 400, 0)
    assert abs(words[1].box.x1 - 200.0) < 0.01


def test_the_number_of_a_list_is_a_word_of_its_own_before_the_text() -> None:
    words, _ = lay_para(para("Menyusun laporan", label=Span("1."), left=18.0, first=-18.0), 0, 400, 0)
    assert [w.text for w in words] == ["1.", "Menyusun", "laporan"]
    assert words[0].box.x1 < words[1].box.x0


def test_a_hyphenated_range_is_not_wrapped_behind_its_hyphen() -> None:
    for limit in range(40, 120, 4):
        words, _ = lay_para(para("bulan Januari- Desember"), 0, limit, 0)
        assert not any(line.endswith("Januari-") for line in lines(words))


def test_words_never_cross_a_wall() -> None:
    page = page_of(grid([["Pertanggungjawaban", "4"]], width=30.0))
    walls = sorted({r.x0 for r in page.rulings if not r.horizontal})
    assert len(walls) == 3
    assert all(not (w.box.x0 < wall < w.box.x1) for w in page.words for wall in walls)


def test_a_grid_comes_back_as_the_same_table() -> None:
    table = ruled_tables(page_of(para("Lampiran"), grid([["No", "Sasaran"], ["1", "Mutu layanan naik"]])))[0]
    found = [[c.text if c else None for c in row] for row in table.grid()]
    assert found == [["No", "Sasaran"], ["1", "Mutu layanan naik"]]


def test_a_merged_cell_has_no_ruling_inside() -> None:
    cells = (
        GridCell(0, 0, row_span=2, blocks=(para("Sasaran"),)),
        GridCell(0, 1, blocks=(para("Indikator A"),)),
        GridCell(1, 1, blocks=(para("Indikator B"),)),
    )
    table = ruled_tables(page_of(Grid((80.0, 80.0), 2, cells)))[0]
    assert {(c.text, c.row_span) for c in table.cells} == {("Sasaran", 2), ("Indikator A", 1), ("Indikator B", 1)}


def test_empty_paragraphs_keep_their_height_so_that_items_stand_beside_their_targets() -> None:
    page = page_of(grid([["a. satu||b. dua", "10||20"]]))
    at = {w.text: w.box.cy for w in page.words}
    assert at["satu"] == at["10"]
    assert at["dua"] == at["20"]
    assert at["dua"] > at["satu"] + 20


def test_a_layout_grid_stands_side_by_side_without_rulings() -> None:
    page = page_of(grid([["PIHAK KEDUA", "PIHAK PERTAMA"]], width=200.0, sides=UNDRAWN))
    assert page.rulings == ()
    assert len(lines(list(page.words))) == 1


def test_text_boxes_stand_side_by_side_and_push_later_print_down() -> None:
    canvas = Canvas()
    boxes = Floats((Float(0.0, 100.0, (para("kiri"),)), Float(200.0, 100.0, (para("kanan"),))))
    lay_blocks(canvas, [boxes, para("bawah")], 0, 400, 0)
    assert lines(canvas.words) == ["kiri kanan", "bawah"]


def test_page_breaks_open_pages_and_empty_pages_are_none() -> None:
    pages = paginate([NewPage(), para("satu"), NewPage(), NewPage(), para("dua")], Sheet(), flowing=False)
    assert [(p.number, p.words[0].text) for p in pages] == [(1, "satu"), (2, "dua")]
    assert all(p.layout == "synthetic" and p.source == "office" for p in pages)


def test_blank_lines_over_the_end_of_the_page_open_a_new_one() -> None:
    blanks = [para("") for _ in range(60)]
    assert len(paginate([para("satu"), *blanks, para("dua")], Sheet(), flowing=True)) == 2
    assert len(paginate([para("satu"), *blanks, para("dua")], Sheet(), flowing=False)) == 1


def test_a_signature_stays_with_the_long_table_above_it() -> None:
    table = grid([[str(i), "Indikator"] for i in range(60)])
    pages = paginate([table, para(""), para("Kepala Dinas,"), para(""), para("Budi")], Sheet(), flowing=True)
    assert len(pages) == 1


def seen(texts: list[list[str]], shows: bool = True) -> list[Seen]:
    return [Seen(r, c, 1, 1, t, shows, shows, shows, shows) for r, row in enumerate(texts) for c, t in enumerate(row)]


def test_a_table_without_borders_is_not_ruled() -> None:
    assert set(sides_of(seen([["PIHAK KEDUA", "PIHAK PERTAMA"], ["Budi", "Siti"]], shows=False))) == {UNDRAWN}


def test_a_frame_alone_makes_no_table() -> None:
    framed = [Seen(0, 0, 1, 1, "teks", True, True, True, False), Seen(0, 1, 1, 1, "teks", True, False, True, True)]
    left, right = sides_of(framed)
    assert not left.right and not right.left
    assert left.top and right.bottom


def test_an_empty_column_that_no_line_crosses_parts_two_tables() -> None:
    def cell(row: int, col: int, text: str, drawn: bool) -> Seen:
        return Seen(row, col, 1, 1, text, drawn, drawn, drawn, drawn)

    cells = [cell(r, c, "" if c == 1 else "teks", c != 1) for r in range(2) for c in range(3)]
    drawn = sides_of(cells)
    assert not drawn[1].top and not drawn[1].bottom and drawn[0].top and drawn[2].top


def test_a_missing_line_over_an_empty_cell_joins_it_to_the_one_above() -> None:
    cells = [
        Seen(0, 0, 1, 1, "teks", True, True, False, True), Seen(0, 1, 1, 1, "teks", True, True, True, True),
        Seen(1, 0, 1, 1, "", False, True, True, True), Seen(1, 1, 1, 1, "teks", True, True, True, True),
    ]  # fmt: skip
    drawn = sides_of(cells)
    assert not drawn[0].bottom and not drawn[2].top
    assert drawn[1].bottom and drawn[3].top


def test_a_missing_line_between_two_texts_is_drawn_because_the_cells_are_known() -> None:
    cells = [
        Seen(0, 0, 1, 1, "teks", True, True, False, True), Seen(0, 1, 1, 1, "teks", True, True, True, True),
        Seen(1, 0, 1, 1, "teks", False, True, True, True), Seen(1, 1, 1, 1, "teks", True, True, True, True),
    ]  # fmt: skip
    assert sides_of(cells)[0].bottom


def test_what_follows_a_tab_wraps_below_itself() -> None:
    found = para("BUPATI,\tKepala Dinas Kelautan dan Perikanan Kabupaten Contoh,", tabs=(Tab(200.0),))
    words, _bottom = lay_para(found, 0, 380, 0)
    assert lines(words)[0].startswith("BUPATI, Kepala Dinas")
    assert len(lines(words)) > 1
    assert all(w.box.x0 >= 200 for w in words if w.text != "BUPATI,")


def test_blanks_typed_to_part_two_names_make_a_column() -> None:
    words, _bottom = lay_para(para("LANGIT BIRU" + " " * 40 + "Ir. MELATI SURYA RIMBA, M.Si"), 0, 300, 0)
    second = [w for w in words if w.text not in ("LANGIT", "BIRU")]
    assert min(w.box.x0 for w in second) == second[0].box.x0 > 150


def test_two_long_posts_parted_by_a_tab_stand_side_by_side() -> None:
    text = "KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KOTA CONTOH,\tKEPALA BIDANG PERSANDIAN DAN STATISTIK"
    words, _bottom = lay_para(para(text, tabs=(Tab(220.0),)), 0, 440, 0)
    left = [w.text for w in words if w.box.x1 <= 220]
    right = [w.text for w in words if w.box.x0 >= 220]
    assert " ".join(left) == text.split("\t")[0]
    assert " ".join(right) == text.split("\t")[1]
