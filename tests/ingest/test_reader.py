"""The dispatcher: what a file is, decided by its content, and one clear line where it cannot be read."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pytest
from docx.shared import Inches
from PIL import Image

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.files.sniff import sniff
from petik.ingest.ocr import scan
from petik.ingest.ocr.paper.images import dpi_of, open_image
from petik.ingest.office import libreoffice
from petik.ingest.page import Page
from petik.ingest.reader import read_document, render_page
from petik.ingest.settings import Settings
from petik.ingest.source import decode


def write_docx(path: Path, text: str = "isi dokumen") -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    assert sniff(write_docx(tmp_path / "salah.pdf")) == "docx"
    book = openpyxl.Workbook()
    book.save(tmp_path / "tanpa_akhiran")
    assert sniff(tmp_path / "tanpa_akhiran") == "xlsx"
    (tmp_path / "catatan.txt").write_bytes(b"%PDF-1.4\n")
    assert sniff(tmp_path / "catatan.txt") == "pdf"


def test_a_word_document_becomes_a_document_without_page_numbers(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    document = read_document(write_docx(tmp_path / "a.docx"), on_page=lambda done, total: told.append((done, total)))
    assert (document.name, document.format, document.paginated) == ("a.docx", "docx", False)
    assert len(document.sha256) == 64
    assert [w.text for w in document.pages[0].words] == ["isi", "dokumen"]
    assert told == [(1, 1)]


def test_a_text_dump_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("PERJANJIAN KINERJA\nNama : Budi\n", encoding="utf-8")
    document = read_document(tmp_path / "a.txt")
    assert (document.format, document.paginated) == ("dump", False)
    assert {w.source for p in document.pages for w in p.words} == {"dump"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "kosong"),
        ("a.docx", b"PK\x03\x04 dan selanjutnya hilang", "terpotong"),
        ("a.pdf", b"bukan pdf sama sekali", "bukan .pdf"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "halaman web"),
        ("a.exe", b"MZ\x90\x00\x03", "program"),
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.bin", bytes(range(32)), "tidak dikenal"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "terpotong"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "rusak"),
        ("a.xyz", b"teks biasa", "tidak dikenal"),
        ("a.txt", b" \n\t\n", "tidak memuat teks"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileRefused, match=reason) as caught:
        read_document(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_word_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.docx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b" " * (30 * 1024 * 1024))
    with pytest.raises(FileRefused, match="bom zip"):
        read_document(tmp_path / "bom.docx")


def test_a_word_document_with_broken_xml_is_refused(tmp_path: Path) -> None:
    source = write_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(tmp_path / "b.docx", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)
    with pytest.raises(FileRefused, match="rusak"):
        read_document(tmp_path / "b.docx")


def test_a_word_document_whose_relations_are_none_is_refused(tmp_path: Path) -> None:
    source = write_docx(tmp_path / "a.docx")
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(tmp_path / "b.docx", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"/package/2006/relationships", b"/package/2006/lain"))
    with pytest.raises(FileRefused, match="rusak"):
        read_document(tmp_path / "b.docx")


def test_a_tiff_without_a_width_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(b"II*\0\x08\0\0\0" + b"\0" * 8)
    with pytest.raises(FileRefused, match="gambar rusak"):
        read_document(tmp_path / "a.tif")


def test_an_archive_is_not_a_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.txt", "isi")
    with pytest.raises(FileRefused, match="zip"):
        read_document(tmp_path / "a.zip")


def test_old_word_files_need_libreoffice_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    (tmp_path / "a.doc").write_bytes(content)
    with pytest.raises(FileRefused, match=r"pasang LibreOffice.*simpan dokumen sebagai \.docx"):
        read_document(tmp_path / "a.doc")


def test_old_word_files_are_converted_where_libreoffice_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted = write_docx(tmp_path / "hasil.docx", "dari dokumen lama")
    fake = tmp_path / "soffice"  # takes LibreOffice's arguments and leaves a .docx where it would
    fake.write_text(
        f'#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nmkdir -p "$2"\ncp "{converted}" "$2/masukan.docx"\n'
    )
    fake.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(fake))
    (tmp_path / "lama.rtf").write_bytes(b"{\\rtf1 isi}")
    document = read_document(tmp_path / "lama.rtf")
    assert document.format == "doc"
    assert [w.text for w in document.pages[0].words] == ["dari", "dokumen", "lama"]
    assert document.notes[0] == "dibuka melalui LibreOffice"


def test_libreoffice_is_told_to_run_and_to_fetch_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "soffice"  # keeps the settings of the profile that it is given
    fake.write_text(f'#!/bin/sh\ncp "${{1#*file://}}/user/registrymodifications.xcu" "{tmp_path}/aturan.xml"\n')
    fake.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(fake))
    (tmp_path / "lama.rtf").write_bytes(b"{\\rtf1 isi}")
    with pytest.raises(FileRefused, match="LibreOffice tidak dapat membuka"):
        read_document(tmp_path / "lama.rtf")
    said = (tmp_path / "aturan.xml").read_text()
    for name in ("DisableMacrosExecution", "DisableActiveContent", "BlockUntrustedRefererLinks"):
        assert f'oor:name="{name}" oor:op="fuse"><value>true<' in said


def paste(path: Path, *sizes: tuple[int, int]) -> Path:
    document = docx.Document()
    for i, size in enumerate(sizes):
        picture = path.with_name(f"gambar{i}.png")
        image(size, colour=250 - i).save(picture)
        document.add_picture(str(picture), width=Inches(2))
    document.save(str(path))
    return path


def test_scans_pasted_into_word_are_read_as_images(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[tuple[int, ...], int]] = []

    def fake(pixels: Any, dpi: float, number: int, *, cache: Any = None) -> Page:
        seen.append((pixels.shape, number))
        return Page(number=number, width=100.0, height=100.0, source="ocr")

    monkeypatch.setattr(scan, "read_image", fake)
    document = read_document(paste(tmp_path / "a.docx", (640, 900), (40, 40), (700, 900)))
    assert seen == [((900, 640, 3), 1), ((900, 700, 3), 2)]
    assert document.ocr_pages == 2 and "OCR" in document.notes[0]


def test_a_word_document_with_a_logo_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="terlalu kecil"):
        read_document(paste(tmp_path / "a.docx", (40, 40)))


def test_a_page_that_fails_is_marked_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(pixels: Any, dpi: float, number: int, *, cache: Any = None) -> Page:
        if number == 1:
            raise FileFailed("mesin OCR berhenti")
        return Page(number=number, width=100.0, height=100.0, source="ocr")

    monkeypatch.setattr(scan, "read_image", fake)
    image((60, 80)).save(tmp_path / "a.tif", save_all=True, append_images=[image((60, 80), colour=250)])
    pages = read_document(tmp_path / "a.tif").pages
    assert [(p.number, p.failed) for p in pages] == [(1, True), (2, False)]
    assert pages[0].notes == ("mesin OCR berhenti",)


def test_a_page_that_memory_does_not_hold_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def huge(*_given: Any, **_more: Any) -> Page:
        raise MemoryError

    monkeypatch.setattr(scan, "read_image", huge)
    image((60, 80)).save(tmp_path / "a.png")
    with pytest.raises(FileFailed, match="memori habis saat membaca halaman; pindai dengan resolusi lebih rendah"):
        read_document(tmp_path / "a.png")


def test_render_page_gives_a_white_canvas_for_laid_out_pages(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx")
    page = read_document(path).pages[0]
    canvas = render_page(path, 1, dpi=36)
    assert canvas.shape == (round(page.height / 2), round(page.width / 2), 3)
    assert canvas.dtype == np.uint8 and canvas.min() == 255
    with pytest.raises(FileRefused, match="halaman 2 tidak ada"):
        render_page(path, 2)


def image(size: tuple[int, int], mode: str = "L", colour: int | tuple[int, ...] = 200) -> Image.Image:
    return Image.new(mode, size, colour)


def test_the_resolution_comes_from_the_file_or_from_the_paper(tmp_path: Path) -> None:
    image((620, 877)).save(tmp_path / "a.png", dpi=(150, 150))
    with open_image(tmp_path / "a.png") as file:
        assert abs(file.frame(0)[1] - 150) < 0.1
    assert abs(dpi_of(image((1654, 2339))) - 200) < 1  # A4
    assert abs(dpi_of(image((1700, 2600))) - 200) < 1  # F4
    screen = image((2480, 3508))
    screen.info["dpi"] = (72, 72)
    assert abs(dpi_of(screen) - 300) < 1


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    image((60, 80), colour=10).save(tmp_path / "a.tif", save_all=True, append_images=[image((60, 80), colour=250)])
    with open_image(tmp_path / "a.tif") as file:
        assert file.frames == 2
        assert [int(file.frame(i)[0].mean()) for i in range(2)] == [10, 250]


def test_transparent_paper_is_white_and_16_bit_grey_is_kept(tmp_path: Path) -> None:
    image((20, 20), "RGBA", (0, 0, 0, 0)).save(tmp_path / "a.png")
    with open_image(tmp_path / "a.png") as file:
        assert file.frame(0)[0].min() == 255
    Image.fromarray(np.full((20, 20), 32896, dtype=np.uint16)).save(tmp_path / "b.png")
    with open_image(tmp_path / "b.png") as file:
        assert abs(int(file.frame(0)[0].mean()) - 128) <= 1


def test_images_with_too_many_pixels_are_refused(tmp_path: Path) -> None:
    image((2000, 2000)).save(tmp_path / "a.png")
    with pytest.raises(FileRefused, match="megapiksel"):
        read_document(tmp_path / "a.png", Settings(max_image_megapixels=1))


def test_text_is_decoded_by_its_mark_or_as_utf8_or_windows() -> None:
    assert decode("é".encode("utf-16")) == "é"
    assert decode("\ufeffé".encode()) == "é"
    assert decode("é".encode()) == "é"
    assert decode("é".encode("cp1252")) == "é"


def test_settings_refuse_limits_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="max_pages"):
        Settings(max_pages=0)
