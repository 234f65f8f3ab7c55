"""A font whose map to letters is false is found by the shapes of its figures; honest fonts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.pdf.document import open_pdf
from petik.ingest.source import open_source
from tests.ingest.odd_pdf import pdf

FACES = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf", "VeraIt": "VeraIt.ttf"}  # come with reportlab


def page(path: Path, face: str, text: str) -> Path:
    pdfmetrics.registerFont(TTFont(face, FACES[face]))

    def draw(c: Canvas) -> None:
        c.setFont(face, 12)
        c.drawString(112, 190, text)

    return pdf(path, draw, pageCompression=0)


def swapped(path: Path, figures: str, shift: int) -> Path:
    """The map of the embedded font with every figure of *figures* told as the code *shift* further on."""
    content = path.read_bytes()
    for figure in figures:
        code = f"{ord(figure):04X}".encode()
        told = f"{ord(figure) + shift:04X}".encode()
        start = content.index(b"beginbfchar") if b"beginbfchar" in content else content.index(b"beginbfrange")
        head, tail = content[:start], content[start:]
        assert b"<" + code + b">" in tail
        content = head + tail.replace(b"<" + code + b">", b"<#" + told[1:] + b">")
    path.write_bytes(content.replace(b"<#", b"<0"))
    return path


@pytest.mark.parametrize("face", FACES)
def test_an_honest_font_is_read_from_the_text_layer(tmp_path: Path, face: str) -> None:
    with open_pdf(page(tmp_path / "a.pdf", face, "86,27 dan 1.340.951")) as file:
        assert file.unread(0) is None


@pytest.mark.parametrize("shift", [1, 0x20], ids=["other figures", "letters"])
def test_the_picture_wins_over_a_false_map(tmp_path: Path, shift: int) -> None:
    path = swapped(page(tmp_path / "a.pdf", "Vera", "86,27"), "8672", shift)
    with open_source(path, cache=OcrCache(tmp_path / "cache")) as source:
        found = source.page(0)
    words = [w for w in found.words if any(c.isdigit() for c in w.text)]
    assert [(w.text, w.source) for w in words] == [("86,27", "ocr")]
