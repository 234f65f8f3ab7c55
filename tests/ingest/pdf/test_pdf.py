"""What a PDF file is to the dispatcher: refused with one line, read, or sent to OCR page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.pdf import document, plumber
from petik.ingest.pdf import page as pdfium_page
from petik.ingest.pdf.document import open_pdf


def canvas(path: Path, **options: object) -> Canvas:
    return Canvas(str(path), pagesize=(595, 842), **options)


def three_pages(path: Path) -> Path:
    c = canvas(path)
    for number in (1, 2, 3):
        c.drawString(100, 700, f"Halaman nomor {number} berisi teks")
        c.showPage()
    c.save()
    return path


def scan(c: Canvas, colour: str = "white") -> None:
    c.drawImage(ImageReader(Image.new("RGB", (60, 84), colour)), 0, 0, 595, 842)


def invisible(c: Canvas, text: str) -> None:
    layer = c.beginText(100, 700)
    layer.setTextRenderMode(3)
    layer.textOut(text)
    c.drawText(layer)


class TestRefused:
    def test_password(self, tmp_path: Path) -> None:
        path = tmp_path / "terkunci.pdf"
        c = canvas(path, encrypt=StandardEncryption("rahasia"))
        c.drawString(100, 700, "Isi")
        c.save()
        with pytest.raises(FileRefused, match="kata sandi"):
            open_pdf(path)

    def test_locked_for_editing_only_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "tanpa_sandi.pdf"
        c = canvas(path, encrypt=StandardEncryption("", ownerPassword="pemilik", canModify=0))
        c.drawString(100, 700, "Isi")
        c.save()
        with open_pdf(path) as file:
            assert [w.text for w in file.read_page(0).words] == ["Isi"]

    def test_empty(self, tmp_path: Path) -> None:
        path = tmp_path / "kosong.pdf"
        path.write_bytes(b"")
        with pytest.raises(FileRefused, match="kosong"):
            open_pdf(path)

    def test_no_pdf(self, tmp_path: Path) -> None:
        path = tmp_path / "gambar.pdf"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 500)
        with pytest.raises(FileRefused, match="bukan PDF"):
            open_pdf(path)

    @pytest.mark.parametrize("kept", [9, 60, 200])
    def test_cut_off_before_the_first_page(self, tmp_path: Path, kept: int) -> None:
        path = three_pages(tmp_path / "terpotong.pdf")
        path.write_bytes(path.read_bytes()[:kept])
        with pytest.raises(FileRefused, match="terpotong"):
            open_pdf(path)

    def test_every_refusal_is_one_line(self, tmp_path: Path) -> None:
        path = tmp_path / "rusak.pdf"
        path.write_bytes(b"%PDF-1.4\n" + b"\xff" * 3000)
        with pytest.raises(FileRefused) as refusal:
            open_pdf(path)
        assert str(refusal.value)
        assert "\n" not in str(refusal.value)


class TestDamaged:
    def test_a_file_that_lost_its_end_is_read_with_a_note(self, tmp_path: Path) -> None:
        path = three_pages(tmp_path / "ekor.pdf")
        whole = path.read_bytes()
        path.write_bytes(whole[: whole.rindex(b"startxref")])
        with open_pdf(path) as file:
            assert file.page_count == 3
            assert "akhir berkas hilang" in file.notes[0]
            assert "Halaman" in [w.text for w in file.read_page(2).words]

    def test_more_pages_than_the_limit_are_said(self, tmp_path: Path) -> None:
        with open_pdf(three_pages(tmp_path / "a.pdf"), max_pages=2) as file:
            assert file.page_count == 2
            assert "2 dari 3" in file.notes[0]

    def test_the_second_reader_takes_over(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(file: object, index: int) -> None:
            raise FileFailed("percobaan")

        monkeypatch.setattr(pdfium_page, "read", broken)
        with open_pdf(three_pages(tmp_path / "a.pdf")) as file:
            page = file.read_page(1)
        assert [w.text for w in page.words] == ["Halaman", "nomor", "2", "berisi", "teks"]
        assert (page.number, page.failed) == (2, False)
        assert "pembaca kedua" in page.notes[0]

    def test_a_page_that_nobody_reads_fails_alone(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        good = pdfium_page.read

        def second_is_broken(file: object, index: int) -> pdfium_page.PdfPage:
            if index == 1:
                raise ValueError("absurd")
            return good(file, index)  # type: ignore[arg-type]

        def refuses(path: Path, index: int) -> None:
            raise FileFailed("percobaan")

        monkeypatch.setattr(pdfium_page, "read", second_is_broken)
        monkeypatch.setattr(plumber, "read_page", refuses)
        with open_pdf(three_pages(tmp_path / "a.pdf")) as file:
            pages = [file.read_page(i) for i in range(3)]
            assert file.needs_ocr(1) is None
        assert [p.failed for p in pages] == [False, True, False]
        assert "tidak dapat dibaca" in pages[1].notes[0]

    def test_an_absurd_page_size_fails_that_page(self, tmp_path: Path) -> None:
        path = tmp_path / "besar.pdf"
        c = canvas(path)
        c.drawString(100, 700, "Isi")
        c.showPage()
        c.setPageSize((90_000, 90_000))
        c.drawString(100, 700, "Isi")
        c.save()
        with open_pdf(path) as file:
            assert not file.read_page(0).failed
            with pytest.raises(FileFailed, match="ukuran halaman"):
                file.render(1, 300)


class TestTrust:
    def reason(self, tmp_path: Path, draw: object) -> str | None:
        path = tmp_path / "a.pdf"
        c = canvas(path)
        draw(c)  # type: ignore[operator]
        c.save()
        with open_pdf(path) as file:
            return file.needs_ocr(0)

    def test_text_is_trusted(self, tmp_path: Path) -> None:
        assert self.reason(tmp_path, lambda c: c.drawString(100, 700, "Perjanjian kinerja tahun ini")) is None

    def test_text_upon_a_background_picture_is_trusted(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            scan(c, "lightblue")
            c.drawString(100, 700, "Laporan kinerja dengan gambar latar")

        assert self.reason(tmp_path, draw) is None

    def test_invisible_text_is_a_hidden_layer(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            scan(c)
            invisible(c, "pe~anjian kine~a tahun dua ribu")

        assert self.reason(tmp_path, draw) == "hidden layer"

    def test_text_under_a_picture_is_a_hidden_layer(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.drawString(100, 700, "lapisan teks di bawah gambar")
            scan(c)

        assert self.reason(tmp_path, draw) == "hidden layer"

    def test_text_under_a_transparent_picture_is_seen(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            c.drawString(100, 700, "teks di bawah tanda air")
            mark = Image.new("RGBA", (60, 84), (255, 0, 0, 20))
            c.drawImage(ImageReader(mark), 0, 0, 595, 842, mask="auto")

        assert self.reason(tmp_path, draw) is None

    def test_a_page_that_is_an_image_is_a_scan(self, tmp_path: Path) -> None:
        assert self.reason(tmp_path, scan) == "scan"

    def test_words_put_into_the_margins_of_a_scan_do_not_make_it_text(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            scan(c)
            c.drawString(60, 30, "Dokumen ini ditandatangani secara elektronik dengan sertifikat yang sah")

        assert self.reason(tmp_path, draw) == "scan"

    def test_a_page_of_drawn_letters(self, tmp_path: Path) -> None:
        def draw(c: Canvas) -> None:
            for row in range(5):
                for letter in range(20):
                    c.circle(100 + letter * 9, 700 - row * 20, 3.5, stroke=0, fill=1)

        assert self.reason(tmp_path, draw) == "drawn letters"

    def test_a_blank_page_needs_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        c = canvas(path)
        c.showPage()
        c.save()
        with open_pdf(path) as file:
            assert file.needs_ocr(0) is None
            page = file.read_page(0)
        assert (page.words, page.failed, page.number) == ((), False, 1)

    def test_invisible_words_on_white_paper_are_no_print(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        c = canvas(path)
        c.drawString(100, 750, "Halaman ini berisi banyak kata yang tampak")
        invisible(c, "gaib")
        c.save()
        with open_pdf(path) as file:
            assert file.needs_ocr(0) is None
            page = file.read_page(0)
        assert "gaib" not in [w.text for w in page.words]
        assert "1 kata tersembunyi" in page.notes[0] and "«gaib»" in page.notes[0]

    def test_invisible_words_inside_a_picture_are_doubted(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        c = canvas(path)
        c.drawString(100, 750, "Halaman ini berisi banyak kata yang tampak")
        c.drawImage(ImageReader(Image.new("RGB", (60, 20), "white")), 80, 680, 200, 60)
        invisible(c, "gaib")
        c.save()
        with open_pdf(path) as file:
            page = file.read_page(0)
        assert [w.text for w in page.words if w.confidence < 1] == ["gaib"]
        assert "ikut dibaca" in page.notes[0]


def test_questions_about_one_page_cost_one_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, asked = pdfium_page.read, []

    def counted(file: document.PdfiumFile, index: int) -> pdfium_page.PdfPage:
        asked.append(index)
        return good(file, index)

    monkeypatch.setattr(pdfium_page, "read", counted)
    with open_pdf(three_pages(tmp_path / "a.pdf")) as file:
        file.needs_ocr(0)
        file.read_page(0)
        file.page_size(0)
        file.read_page(1)
    assert asked == [0, 1]
