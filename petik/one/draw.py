"""`petik show`: a page with everything that was seen on it, layer by layer, and a legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from petik.ingest.page import Box, Page
from petik.messages import Texts
from petik.parsers.model import ColumnMatch, ParsedDocument, Table
from petik.schemas.record import Rekaman

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

LOW = 0.7  # words below this confidence are drawn as doubtful
FADE = 0.55  # how much of the page's own contrast is kept, so that colours stand out
# Okabe and Ito's palette, which colour-blind people can tell apart too, and greys
COLOURS: dict[str, Colour] = {
    "word": (120, 150, 175),
    "word_low": (230, 60, 0),
    "ruling": (0, 0, 0),
    "cell": (0, 158, 115),
    "heading": (204, 121, 167),
    "heading_unknown": (120, 120, 120),
    "teks": (0, 114, 178),
    "angka": (213, 94, 0),
    "uang": (180, 140, 0),
    "orang": (130, 60, 170),
    "dokumen": (86, 180, 233),
    "mark": (90, 90, 255),
}
LEGEND = tuple(COLOURS)
NUMBERS = frozenset({"target", "realisasi", "capaian"})


@dataclass(frozen=True, slots=True)
class Field:
    """A print that the record holds: its group (a colour), the label to draw, its box."""

    group: str
    label: str
    box: Box


def fields_on(record: Rekaman, page: Page) -> list[Field]:
    """The prints of *record* that stand on *page*, in the record's order.

    One box that serves many rows (a merged sasaran) comes once, with all its row numbers in the label. Where nothing
    has a page number (Word, Excel, dumps), a box belongs to the page that has a word in it.
    """
    found: dict[tuple[str, tuple[float, float, float, float]], dict[str, list[str]]] = {}
    for path, origin in record.asal.items():
        if origin.kotak is not None and _stands_on(page, origin.halaman, Box(*origin.kotak)):
            row, name = _row_and_name(path)
            found.setdefault((_group(path), origin.kotak), {}).setdefault(name, []).append(row)
    return [
        Field(group, ", ".join(_label(name, rows) for name, rows in names.items()), Box(*box))
        for (group, box), names in found.items()
    ]


def _stands_on(page: Page, number: int | None, box: Box) -> bool:
    if number is not None:
        return number == page.number
    return any(box.contains_centre(word.box) for word in page.words)


def _group(path: str) -> str:
    first, last = path.split("/")[0], path.rsplit("/", 1)[-1]
    if first in ("pejabat", "jabatan"):
        return "orang"
    if first == "anggaran":
        return "uang"
    if first == "dokumen":
        return "dokumen"
    return "angka" if last in NUMBERS else "teks"


def _row_and_name(path: str) -> tuple[str, str]:
    """Row number (1-based, "" for the document's facts) and field: "indikator/3/nilai/0/target" is "4", "target"."""
    steps = path.split("/")
    row = str(int(steps[1]) + 1) if len(steps) > 1 and steps[1].isdecimal() else ""
    return row, next((step for step in reversed(steps) if not step.isdecimal()), path)


def _label(name: str, rows: Sequence[str]) -> str:
    known = [row for row in dict.fromkeys(rows) if row]
    if not known:
        return name
    return f"{name} {known[0]}" if len(known) == 1 else f"{name} {known[0]}-{known[-1]}"


def heading_boxes(parsed: ParsedDocument, page: int) -> Iterator[tuple[ColumnMatch, Box]]:
    """Each column match on *page* with the box of its topmost printed cell."""
    for match in parsed.columns:
        if match.page != page or not match.heading or not 0 <= match.table < len(parsed.tables):
            continue
        box = _heading_box(parsed.tables[match.table], match)
        if box is not None:
            yield match, box


def _heading_box(table: Table, match: ColumnMatch) -> Box | None:
    """The cell of the column whose text stands in the heading and lies lowest in the header; else the topmost one."""
    column = [c for c in table.cells if c.col <= match.column < c.col + c.col_span and c.lines]
    column.sort(key=lambda c: c.row)
    said = _letters(match.heading)
    header = []
    for cell in column:
        if not _letters(cell.text) or _letters(cell.text) not in said:
            break
        header.append(cell)
    chosen = header[-1] if header else (column[0] if column else None)
    return chosen.box if chosen else None


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def draw_page(
    pixels: npt.NDArray[np.uint8], page: Page, parsed: ParsedDocument, record: Rekaman, say: Texts
) -> Image.Image:
    """The page's picture with its layers; *pixels* is the upright page (height, width, 3)."""
    base = Image.fromarray(pixels).convert("RGB")
    scale = base.width / page.width if page.width > 0 else 1.0
    base = Image.blend(Image.new("RGB", base.size, "white"), base, FADE)
    pen = _Pen(ImageDraw.Draw(base, "RGBA"), scale, ImageFont.load_default(max(10.0, 5.5 * scale)))
    if page.layout == "synthetic":
        _print_words(pen, page)
    for table in parsed.tables:
        if table.page == page.number:
            for cell in table.cells:
                pen.box(cell.box, "cell", fill=18)
    for ruling in page.rulings:
        pen.line(ruling.x0, ruling.top, ruling.x1, ruling.bottom, "ruling")
    for word in page.words:
        pen.box(word.box, "word" if word.confidence >= LOW else "word_low")
    for mark in page.marks:
        pen.box(mark.box, "mark", fill=30)
    for match, box in heading_boxes(parsed, page.number):
        known = match.field is not None
        pen.box(box, "heading" if known else "heading_unknown", fill=60, width=2)
        pen.label(box, f"{match.field or '?'} {match.periode}".strip(), "heading" if known else "heading_unknown")
    for field in fields_on(record, page):
        pen.box(field.box, field.group, fill=45, width=2)
        pen.label(field.box, field.label, field.group)
    return _with_legend(base, say)


def _print_words(pen: _Pen, page: Page) -> None:
    """A page that was laid out by Petik has no picture: its words are written."""
    for word in page.words:
        font = ImageFont.load_default(max(6.0, 0.8 * word.box.height * pen.scale))
        pen.draw.text((word.box.x0 * pen.scale, word.box.top * pen.scale), word.text, fill=(40, 40, 40, 255), font=font)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws boxes given in points."""

    draw: ImageDraw.ImageDraw
    scale: float
    font: Font

    def box(self, box: Box, colour: str, fill: int = 0, width: int = 1) -> None:
        s, rgb = self.scale, COLOURS[colour]
        corners = (box.x0 * s, box.top * s, max(box.x1, box.x0) * s, max(box.bottom, box.top) * s)
        self.draw.rectangle(corners, outline=(*rgb, 255), fill=(*rgb, fill) if fill else None, width=width)

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        s = self.scale
        self.draw.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=(*COLOURS[colour], 255), width=max(1, round(s)))

    def label(self, box: Box, text: str, colour: str) -> None:
        """A name tag at the box's top left corner, inside the box's right edge where it can be."""
        x, y = box.x0 * self.scale, box.top * self.scale
        left, top, right, bottom = self.draw.textbbox((x, y), text, font=self.font)
        height = bottom - top + 2
        y = max(0.0, y - height)
        self.draw.rectangle((x, y, x + right - left + 3, y + height), fill=(*COLOURS[colour], 225))
        self.draw.text((x + 1, y + 1 - (top - box.top * self.scale)), text, fill=(255, 255, 255, 255), font=self.font)


def _with_legend(picture: Image.Image, say: Texts) -> Image.Image:
    """The picture with a strip below it that names every colour."""
    size = min(24, max(11, round(picture.width / 65)))
    font = ImageFont.load_default(size)
    pad, across = size, max(2, picture.width // (size * 16))
    rows = -(-len(LEGEND) // across)
    step_x, step_y = picture.width // across, round(size * 1.8)
    out = Image.new("RGB", (picture.width, picture.height + rows * step_y + pad), "white")
    out.paste(picture, (0, 0))
    pen = ImageDraw.Draw(out)
    pen.line((0, picture.height, picture.width, picture.height), fill=(160, 160, 160))
    for i, name in enumerate(LEGEND):
        x = (i % across) * step_x + pad // 2
        y = picture.height + pad // 2 + (i // across) * step_y
        pen.rectangle((x, y, x + size, y + size), fill=COLOURS[name], outline=(0, 0, 0))
        pen.text((x + size * 1.5, y), say(f"legend_{name}"), fill=(0, 0, 0), font=font)
    return out
