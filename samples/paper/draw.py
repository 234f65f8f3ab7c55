"""Paper to draw on: text, letterheads and signature blocks as government offices set them.

Distances are PDF points; `y` grows downwards from the page's top edge, as in the rest of the project.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from petik.samples.content.people import Instansi, Person

FOLIO = (612.0, 936.0)  # F4/folio, the paper most offices print on: 8.5 x 13 inches
A4_PORTRAIT: tuple[float, float] = (float(A4[0]), float(A4[1]))
A4_LANDSCAPE: tuple[float, float] = (float(A4[1]), float(A4[0]))
LINE_PITCH = 1.22  # line pitch as a multiple of the font size

_BOLD_FACES = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


def bold_face(font: str) -> str:
    return _BOLD_FACES.get(font, font)


def bold_too(font: str, bold: str) -> None:
    """Makes the bold face of a registered font known."""
    _BOLD_FACES[font] = bold


def text_width(text: str, font: str, size: float) -> float:
    return float(stringWidth(text, font, size))


def wrap(text: str, font: str, size: float, width: float, indent: float = 0) -> list[str]:
    """Wraps to `width` points, the first line to `indent` less; a word wider than the line is broken without a
    hyphen, as narrow cells do."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in paragraph.split():
            candidate = f"{current} {word}".strip()
            if text_width(candidate, font, size) <= width - (0 if lines else indent):
                current = candidate
                continue
            if current:
                lines.append(current)
            while text_width(word, font, size) > width and len(word) > 1:
                fitting = next(n for n in range(len(word) - 1, 0, -1)
                            if n == 1 or text_width(word[:n], font, size) <= width)
                lines.append(word[:fitting])
                word = word[fitting:]
            current = word
        lines.append(current)
    return lines


@dataclass(frozen=True)
class Signer:
    """One side of a signature block: lines above the name (role, post), the person, and what is printed below."""

    top: Sequence[str]
    person: Person
    pangkat: bool = True
    nip: bool = True
    nip_prefix: str = "NIP. "


class Paper:
    """A PDF in the making, with a cursor `y` and the number of the current page."""

    def __init__(self, size: tuple[float, float] = A4_PORTRAIT, font: str = "Helvetica", margin: float = 62.0) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=size, invariant=1, pageCompression=1)
        self.width, self.height = size
        self.font, self.margin = font, margin
        self.page = 1
        self.y = margin

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    def set_size(self, size: tuple[float, float]) -> None:
        """Changes the size of the current, still empty page."""
        self.width, self.height = size
        self.canvas.setPageSize(size)

    def new_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.y = self.margin

    def done(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()

    def write(
        self, text: str, x: float, y: float, size: float = 11, bold: bool = False, align: str = "kiri",
        colour: Color = black, font: str | None = None,
    ) -> None:
        """One line with its baseline at `y`; `align` is kiri, tengah or kanan of `x`."""
        lettering = font or self.font
        lettering = bold_face(lettering) if bold else lettering
        self.canvas.setFont(lettering, size)
        self.canvas.setFillColor(colour)
        shift = {"kiri": 0.0, "tengah": 0.5, "kanan": 1.0}[align] * text_width(text, lettering, size)
        self.canvas.drawString(x - shift, self.height - y, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float, bold: float = 0.6, colour: Color = black) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(bold)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Color) -> None:
        """A filled rectangle without a border."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def centred(self, text: str, size: float = 12, bold: bool = True, pitch: float = 1.35) -> None:
        """Centred lines at the cursor."""
        for line in wrap(text, bold_face(self.font) if bold else self.font, size, self.inner):
            self.y += size
            self.write(line, self.width / 2, self.y, size, bold, "tengah")
            self.y += size * (pitch - 1)

    def paragraph(
        self, text: str, size: float = 11, x: float | None = None, width: float | None = None,
        indent: float = 0, pitch: float = 1.4, after: float = 6,
    ) -> None:
        """A justified paragraph at the cursor."""
        x = self.margin if x is None else x
        width = self.width - self.margin - x if width is None else width
        lines = wrap(text, self.font, size, width, indent)
        for i, one in enumerate(lines):
            self.y += size
            first = x + (indent if i == 0 else 0)
            rest = width - (first - x) - text_width(one, self.font, size)
            gap = one.count(" ")
            span = rest / gap if gap and i < len(lines) - 1 else 0
            text_object = self.canvas.beginText(first, self.height - self.y)
            text_object.setFont(self.font, size)
            text_object.setFillColor(black)
            text_object.setWordSpace(span)
            text_object.textOut(one)
            self.canvas.drawText(text_object)
            self.y += size * (pitch - 1)
        self.y += after

    def field(self, label: str, nilai: str, x: float | None = None, column: float = 70, size: float = 11) -> None:
        """`Nama : ...` with the colon in a column of its own; a long value hangs."""
        x = self.margin if x is None else x
        lines = wrap(nilai, self.font, size, self.width - self.margin - x - column - 10)
        for i, one in enumerate(lines):
            self.y += size
            if i == 0:
                self.write(label, x, self.y, size)
                self.write(":", x + column, self.y, size)
            self.write(one, x + column + 10, self.y, size)
            self.y += size * 0.45

    def kop(self, instansi: Instansi) -> None:
        """Letterhead: coat of arms, government, agency, address, double rule."""
        self._coat_of_arms(self.margin + 4, self.y - 14)
        centre = self.width / 2 + 22
        width = self.inner - 60
        for text, size, bold in ((instansi.pemerintah, 12.5, True), (instansi.perangkat_daerah.upper(), 14.5, True),
                                    (instansi.alamat, 8.5, False), (" ".join(instansi.ibu_kota.upper()), 9.5, True)):
            for line in wrap(text, bold_face(self.font) if bold else self.font, size, width):
                self.write(line, centre, self.y, size, bold, "tengah")
                self.y += size * 1.25
        self.rule(self.margin, self.y, self.width - self.margin, self.y, 1.8)
        self.rule(self.margin, self.y + 3, self.width - self.margin, self.y + 3, 0.6)
        self.y += 22

    def _coat_of_arms(self, x: float, y: float) -> None:
        """An invented coat of arms: shield, waves, star."""
        p = self.canvas.beginPath()
        points = [(0, 0), (40, 0), (40, 30), (20, 52), (0, 30)]
        p.moveTo(x, self.height - y)
        for dx, dy in points[1:]:
            p.lineTo(x + dx, self.height - y - dy)
        p.close()
        self.canvas.setFillColor(HexColor("#2f7d3b"))
        self.canvas.setStrokeColor(HexColor("#b8922a"))
        self.canvas.setLineWidth(2)
        self.canvas.drawPath(p, stroke=1, fill=1)
        self.canvas.setFillColor(HexColor("#f0c93a"))
        self.canvas.circle(x + 20, self.height - y - 14, 7, stroke=0, fill=1)
        for i in range(3):
            self.rule(x + 6 + 2 * i, y + 27 + 5 * i, x + 34 - 2 * i, y + 27 + 5 * i, 1.4, HexColor("#e8f0ff"))

    def signatures(
        self, left: Signer | None, right_side: Signer, place_and_date: str | None = None, size: float = 10.5,
        room: float = 52,
    ) -> tuple[float, float, float]:
        """A signature block at the cursor; returns (x centre of left, x centre of right, y of the names)."""
        x_left, x_right = self.margin + self.inner * 0.22, self.margin + self.inner * 0.76
        pitch = size * 1.25
        if place_and_date:
            self.y += pitch
            self.write(place_and_date, x_right, self.y, size, align="tengah")
        width = self.inner * 0.44
        sides = [(p, x) for p, x in ((left, x_left), (right_side, x_right)) if p is not None]
        top = [[b for t in p.top for b in wrap(t, self.font, size, width)] for p, _ in sides]
        for (_, x), line in zip(sides, top, strict=True):
            for i, one in enumerate(line):
                self.write(one, x, self.y + pitch * (i + 1), size, align="tengah")
        name_y = self.y + pitch * (max(len(b) for b in top) + 1) + room
        bottom = name_y
        for p, x in sides:
            self.write(p.person.nama, x, name_y, size, True, "tengah")
            length = text_width(p.person.nama, bold_face(self.font), size)
            self.rule(x - length / 2, name_y + 1.6, x + length / 2, name_y + 1.6, 0.5)
            y = name_y
            for text in (p.person.pangkat if p.pangkat else None,
                         p.nip_prefix + p.person.nip if p.nip and p.person.nip else None):
                if text:
                    y += pitch
                    self.write(text, x, y, size, align="tengah")
            bottom = max(bottom, y)
        self.y = bottom + pitch
        return x_left, x_right, name_y

    def signature_left(self, signer: Signer, size: float = 10.5, room: float = 52) -> None:
        """A signature block on the left alone, set flush left; the first line above the name is place and date."""
        pitch = size * 1.25
        for text in (b for t in signer.top for b in wrap(t, self.font, size, self.inner * 0.44)):
            self.y += pitch
            self.write(text, self.margin, self.y, size)
        self.y += room
        nip = signer.nip_prefix + signer.person.nip if signer.nip and signer.person.nip else None
        for i, bottom in enumerate((signer.person.nama, signer.person.pangkat if signer.pangkat else None, nip)):
            if bottom:
                self.y += pitch
                self.write(bottom, self.margin, self.y, size, i == 0)
        self.y += pitch
