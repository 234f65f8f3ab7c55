"""How a digital page is read: words, bold, orientation, rulings, fills. Each test draws the page that it reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.page import Box, Page, Ruling, Word
from petik.ingest.pdf import page as pdfium_page
from petik.ingest.pdf import plumber
from petik.ingest.pdf.document import open_pdf
from petik.ingest.pdf.raw.pdfium import MAX_PIXELS, PdfiumFile, capped_dpi
from petik.ingest.pdf.shapes.fills import fill_edges
from petik.ingest.pdf.shapes.frame import Frame
from petik.ingest.pdf.shapes.rulings import merge
from petik.ingest.pdf.shapes.words import close_up, reading_order, spans

A4 = (595.0, 842.0)
Draw = Callable[[Canvas], None]


def drawn(tmp_path: Path, draw: Draw, size: tuple[float, float] = A4) -> Path:
    path = tmp_path / "halaman.pdf"
    canvas = Canvas(str(path), pagesize=size)
    draw(canvas)
    canvas.save()
    return path


def page_of(tmp_path: Path, draw: Draw, size: tuple[float, float] = A4) -> Page:
    with open_pdf(drawn(tmp_path, draw, size)) as file:
        return file.read_page(0)


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def line(canvas: Canvas, text: str, x: float = 100, y: float = 700, font: str = "Helvetica", size: float = 12) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def spread(text: str, gap: float, size: float = 10.0) -> list[Word]:
    """One word per letter with *gap* points between them; a space is a wider gap."""
    x, out = 100.0, []
    for letter in text:
        if letter != " ":
            out.append(Word(letter, Box(x, 100, x + 6, 100 + size), "text"))
            x += 6
        x += gap
    return out


class TestWords:
    def test_boxes_are_points_from_the_top_left(self, tmp_path: Path) -> None:
        word = page_of(tmp_path, lambda c: line(c, "Sasaran", 100, 700)).words[0]
        assert word.text == "Sasaran"
        assert word.box.x0 == pytest.approx(100, abs=1)
        assert word.box.top < 842 - 700 < word.box.bottom
        assert (word.confidence, word.source, word.size) == (1.0, "text", 12.0)

    def test_lines_come_from_the_top_whatever_the_order_in_the_file(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "kedua baris", y=600)
            line(c, "baris", x=200, y=700)
            line(c, "pertama", x=100, y=700)

        assert texts(page_of(tmp_path, draw)) == ["pertama", "baris", "kedua", "baris"]

    def test_justified_small_type_is_neither_glued_nor_torn(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            text = c.beginText(100, 700)
            text.setFont("Helvetica", 5)
            text.setWordSpace(-0.4)  # narrower than a fixed tolerance of three points
            text.textOut("laporan kinerja dinas")
            text.setFont("Helvetica", 11)
            text.setTextOrigin(100, 650)
            text.setWordSpace(25)
            text.textOut("program yang lebar")
            c.drawText(text)

        assert texts(page_of(tmp_path, draw)) == ["laporan", "kinerja", "dinas", "program", "yang", "lebar"]

    def test_a_gap_without_a_space_parts_two_words(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "12", x=100)
            line(c, "Dokumen", x=100 + c.stringWidth("12", "Helvetica", 12) + 3)

        assert texts(page_of(tmp_path, draw)) == ["12", "Dokumen"]

    def test_pieces_that_touch_are_one_word(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "Perundang", x=100)
            line(c, "-undangan", x=100 + c.stringWidth("Perundang", "Helvetica", 12))

        assert texts(page_of(tmp_path, draw)) == ["Perundang-undangan"]

    def test_a_hyphen_at_the_lines_end_stays(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "nilai e-", y=700)
            line(c, "katalog daerah", y=685)

        assert texts(page_of(tmp_path, draw)) == ["nilai", "e-", "katalog", "daerah"]

    def test_letters_printed_twice_count_once(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "Target", x=100)
            line(c, "Target", x=100.4)

        assert texts(page_of(tmp_path, draw)) == ["Target"]

    def test_bold_is_in_the_fonts_name(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "tebal", font="Helvetica-Bold")
            line(c, "biasa", x=200, font="Helvetica")

        assert [(w.text, w.bold) for w in page_of(tmp_path, draw).words] == [("tebal", True), ("biasa", False)]

    def test_the_size_counts_the_text_matrix(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.scale(2, 2)
            line(c, "Judul", x=50, y=300, size=8)

        assert page_of(tmp_path, draw).words[0].size == pytest.approx(16)

    def test_text_outside_the_page_or_its_clip_is_not_read(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "luar", x=-200)
            clip = c.beginPath()
            clip.rect(90, 690, 100, 30)
            c.clipPath(clip, stroke=0, fill=0)
            line(c, "tampak", x=100)
            line(c, "terpotong", x=300)

        assert texts(page_of(tmp_path, draw)) == ["tampak"]

    def test_agrees_with_the_second_reader(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            for row in range(30):
                line(c, f"{row + 1}. Persentase layanan ke-{row} 1.{row:03d}.000 86,67 %", y=780 - row * 20)

        path = drawn(tmp_path, draw)
        with open_pdf(path) as file:
            first = file.read_page(0)
        second = plumber.read_page(path, 0)
        assert texts(first) == texts(second)
        for mine, theirs in zip(first.words, second.words, strict=True):
            assert mine.box.x0 == pytest.approx(theirs.box.x0, abs=1)
            assert mine.box.cy == pytest.approx(theirs.box.cy, abs=3)


class TestLetters:
    @pytest.mark.parametrize(
        ("codes", "text"),
        [
            ([0x65, 0xFFFE], "e-"),  # how pdfium reports a hyphen at a line's end
            ([0xFB01, 0x73, 0x69, 0x6B], "fisik"),  # a ligature
            ([0xF0B7], "•"),  # a bullet of the Symbol font
            ([0xF0E5, 0x78], "∑x"),
            ([0x6B, 0x200B, 0x61], "ka"),  # nothing of zero width parts a word
            ([0x1D7D0, 0x30], "\U0001d7d00"),  # letters outside the first plane
        ],
    )
    def test_odd_code_points(self, codes: list[int], text: str) -> None:
        widths = np.array([0 if code == 0x200B else 6 for code in codes])
        ends = 100 + np.cumsum(widths)
        tops = np.full(len(codes), 100.0)
        boxes = np.stack([ends - widths, tops, ends, tops + 12], axis=1)
        (span,) = spans(np.array(codes), boxes)
        assert span.text == text


class TestSpreadLetters:
    def test_a_title_set_apart_is_read_as_words(self) -> None:
        assert [w.text for w in close_up(spread("TAHUN 2016", gap=2.0))] == ["TAHUN", "2016"]

    def test_a_row_of_numbers_is_no_number(self) -> None:
        assert [w.text for w in close_up(spread("1234", gap=2.0))] == ["1", "2", "3", "4"]

    def test_column_heads_far_apart_stay(self) -> None:
        assert [w.text for w in close_up(spread("ABCDE", gap=8.0))] == list("ABCDE")


class TestOrientation:
    def sideways(self, c: Canvas) -> None:
        c.rotate(90)  # the text climbs the page; /Rotate stays 0
        line(c, "Rencana aksi triwulan", x=100, y=-50)

    def test_a_sideways_page_is_turned_by_its_letters(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, self.sideways)
        assert (page.rotation, page.width, page.height) == (1, 842, 595)
        assert texts(page) == ["Rencana", "aksi", "triwulan"]
        assert page.words[0].box.x0 == pytest.approx(100, abs=1)
        assert page.words[0].box.bottom == pytest.approx(50, abs=4)

    @pytest.mark.parametrize(("angle", "turns"), [(90, 1), (180, 2), (270, 3)])
    def test_rotate_without_text_is_obeyed(self, tmp_path: Path, angle: int, turns: int) -> None:
        def draw(c: Canvas) -> None:
            c.setPageRotation(angle)
            c.rect(100, 700, 200, 1, stroke=0, fill=1)  # near the top left corner of the unturned page

        # reportlab swaps the sides of a page that it turns by a quarter: the sheet is 595 x 842 in all cases
        page = page_of(tmp_path, draw, A4 if angle == 180 else (842.0, 595.0))
        assert page.rotation == turns
        assert (page.width, page.height) == ((842, 595) if turns % 2 else (595, 842))
        expected = {1: (700.5, 100, 300), 2: (700.5, 295, 495), 3: (141.5, 295, 495)}[turns]
        ruling = page.rulings[0]
        along = (ruling.x0, ruling.top, ruling.bottom) if turns % 2 else (ruling.top, ruling.x0, ruling.x1)
        assert along == pytest.approx(expected, abs=1)

    def test_a_crop_box_moves_the_origin(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.setCropBox((50, 100, 545, 800))
            line(c, "Indikator", x=100, y=700)

        page = page_of(tmp_path, draw)
        assert (page.width, page.height) == (495, 700)
        assert page.words[0].box.x0 == pytest.approx(50, abs=1)
        assert page.words[0].box.bottom == pytest.approx(100, abs=4)

    def test_words_of_another_direction_stay_words(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "Judul kolom yang panjang di halaman ini", y=750)
            c.translate(300, 400)
            c.rotate(90)
            line(c, "Realisasi triwulan", x=0, y=0)
            c.rotate(-45)
            line(c, "SALINAN", x=100, y=0)

        page = page_of(tmp_path, draw)
        assert page.rotation == 0
        assert {"Realisasi", "triwulan", "SALINAN"} <= set(texts(page))
        upright = next(w for w in page.words if w.text == "Realisasi")
        assert upright.box.height > 2 * upright.box.width

    def test_the_picture_is_turned_with_the_words(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            self.sideways(c)
            c.setFillColorRGB(1, 0, 0)
            c.rect(700, -590, 40, 40, stroke=0, fill=1)

        with open_pdf(drawn(tmp_path, draw)) as file:
            picture = file.render(0, 72)
        assert picture.shape == (595, 842, 3)
        assert picture[570, 720].tolist() == [255, 0, 0]

    @pytest.mark.parametrize("turns", range(4))
    def test_frame_keeps_areas_and_stays_on_the_page(self, turns: int) -> None:
        frame = Frame(10, 20, 110, 220, turns)
        (box,) = frame.upright(np.array([[20.0, 30.0, 50.0, 40.0]])).tolist()
        assert sorted((box[2] - box[0], box[3] - box[1])) == [10, 30]
        assert 0 <= box[0] < box[2] <= frame.width
        assert 0 <= box[1] < box[3] <= frame.height


def across(page: Page) -> list[float]:
    return [round(r.top) for r in page.rulings if r.horizontal]


def down(page: Page) -> list[float]:
    return [round(r.x0) for r in page.rulings if not r.horizontal]


class TestRulings:
    def test_lines_and_thin_rectangles(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.line(100, 742, 400, 742)
            c.rect(100, 642, 1, 100, stroke=0, fill=1)

        page = page_of(tmp_path, draw)
        assert (across(page), down(page)) == ([100], [100])
        assert page.rulings[0].length == pytest.approx(300, abs=2)

    def test_a_grid_is_its_lines_and_no_more(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, lambda c: c.grid([100, 200, 300], [542, 642, 742]))
        assert (across(page), down(page)) == ([100, 200, 300], [100, 200, 300])

    def test_cell_by_cell_borders_join(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            for column in range(4):
                c.rect(100 + column * 80, 700, 80, 20)

        page = page_of(tmp_path, draw)
        assert (across(page), down(page)) == ([122, 142], [100, 180, 260, 340, 420])

    def test_white_cell_fills_and_white_lines_on_paper_are_nothing(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.setFillColorRGB(1, 1, 1)
            c.setStrokeColorRGB(1, 1, 1)
            for row in range(5):
                c.rect(100, 700 - row * 20, 200, 20, stroke=0, fill=1)
            c.line(100, 300, 400, 300)

        assert page_of(tmp_path, draw).rulings == ()

    def test_transparent_lines_are_nothing(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.setStrokeAlpha(0)
            c.line(100, 700, 400, 700)

        assert page_of(tmp_path, draw).rulings == ()

    def test_shaded_rows_without_borders_have_edges(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.setFillColorRGB(0.9, 0.9, 0.9)
            for top in (100, 140):  # rows of 20 points, every second one shaded
                c.rect(100, 842 - top - 20, 300, 20, stroke=0, fill=1)

        page = page_of(tmp_path, draw)
        assert (across(page), set(down(page))) == ([100, 120, 140, 160], {100, 400})

    def test_a_white_line_parts_shaded_cells(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.setFillColorRGB(0.2, 0.4, 0.7)
            c.rect(100, 700, 300, 40, stroke=0, fill=1)
            c.setFillColorRGB(1, 1, 1)
            c.rect(249.5, 700, 1, 40, stroke=0, fill=1)

        assert down(page_of(tmp_path, draw)) == [100, 250, 400]

    def test_a_fill_shows_only_through_its_clip(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            clip = c.beginPath()
            clip.rect(100, 700, 200, 30)
            c.clipPath(clip, stroke=0, fill=0)
            c.setFillColorRGB(0.8, 0.8, 0.2)
            c.rect(0, 0, 595, 842, stroke=0, fill=1)

        page = page_of(tmp_path, draw)
        assert (across(page), down(page)) == ([112, 142], [100, 300])

    def test_lines_inside_forms_are_placed_by_their_matrix(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.beginForm("garis")
            c.line(0, 0, 100, 0)
            c.endForm()
            c.translate(200, 742)
            c.scale(3, 1)
            c.doForm("garis")

        (ruling,) = page_of(tmp_path, draw).rulings
        assert (ruling.x0, ruling.top, ruling.x1) == pytest.approx((200, 100, 500), abs=3.5)

    def test_letters_drawn_as_shapes_are_reported_not_ruled(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            line(c, "Kata yang dapat dibaca", y=780)
            for row in range(3):
                for letter in range(20):
                    c.circle(100 + letter * 9, 700 - row * 20, 3.5, stroke=0, fill=1)

        path = drawn(tmp_path, draw)
        with open_pdf(path) as file:
            page = file.read_page(0)
            lines = file.unread_lines(0)
        assert page.rulings == ()
        assert [round(box.cy) for box in lines] == [142, 162, 182]
        assert "3 baris huruf digambar" in page.notes[0]

    def test_merge_snaps_doubles_and_closes_small_gaps(self) -> None:
        pieces = [Ruling(0, 10, 50, 10), Ruling(52, 11.5, 100, 11.5), Ruling(110, 10, 150, 10), Ruling(5, 80, 7, 80)]
        assert [(r.x0, r.x1) for r in merge(pieces)] == [(110, 150), (0, 100)]

    def test_edges_follow_the_order_of_painting(self) -> None:
        grey, white = (200, 200, 200, 255), (255, 255, 255, 255)
        under = ((10.0, 10.0, 110.0, 60.0), grey)
        over = ((0.0, 0.0, 200.0, 100.0), white)
        assert len(fill_edges([under], 200, 100)) == 4
        assert fill_edges([under, over], 200, 100) == []

    def test_agrees_with_the_second_reader(self, tmp_path: Path) -> None:
        path = drawn(tmp_path, lambda c: c.grid([100, 180, 300, 420], [442, 500, 580, 742]))
        with open_pdf(path) as file:
            mine = file.read_page(0).rulings
        theirs = plumber.read_page(path, 0).rulings
        assert [(r.x0, r.top, r.x1, r.bottom) for r in mine] == [
            pytest.approx((r.x0, r.top, r.x1, r.bottom), abs=1) for r in theirs
        ]


class TestLimits:
    def test_huge_pages_are_drawn_with_fewer_dots(self) -> None:
        assert capped_dpi(595, 842, 300) == 300
        dpi = capped_dpi(14_400, 14_400, 300)
        assert (14_400 / 72 * dpi) ** 2 <= MAX_PIXELS * 1.01

    def test_memory_of_a_page_is_released(self, tmp_path: Path) -> None:
        path = drawn(tmp_path, lambda c: line(c, "Isi"))
        with PdfiumFile(path) as file:
            for _ in range(50):
                assert pdfium_page.read(file, 0).visible_words == 1
            with pytest.raises(IndexError):
                file.page_size(1)

    def test_reading_order_is_stable_for_equal_lines(self) -> None:
        words = [Word(t, Box(x, 10, x + 5, 20), "text") for t, x in (("b", 20.0), ("a", 0.0), ("c", 40.0))]
        assert [w.text for w in reading_order(words)] == ["a", "b", "c"]

    def test_images_are_listed_where_they_stand(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.drawImage(ImageReader(Image.new("RGB", (8, 8), "navy")), 100, 642, 200, 100)

        with open_pdf(drawn(tmp_path, draw)) as file:
            (box,) = file.images(0)
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx((100, 100, 300, 200), abs=0.5)
