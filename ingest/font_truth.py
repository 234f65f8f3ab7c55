"""Does a font paint the figures that its text layer tells? Glyphs are held against the figures of common typefaces.

A font's map from glyphs to letters is only a claim of the file. Where it is false, page and text say different
numbers, and only the picture is true. One piece of text per font and document is drawn and looked at, figures first.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from petik.ingest.pdf.raw import objects as pdfium_objects
from petik.ingest.pdf.raw import pdfium
from petik.ingest.pdf.shapes.frame import Floats

if TYPE_CHECKING:
    from petik.ingest.pdf.raw.pdfium import PageHandle
    from petik.ingest.pdf.raw.text import Placed

SCALE = 4.0  # pixels per point: a figure of 9 points has 26
GRID = (16, 24)  # pixels to which every glyph is brought
LIKE = 0.80  # correlation from which a glyph is a figure of some typeface
MARGIN = 0.12  # by which another figure fits better than the claimed one
LOOKS_LIKE = frozenset("OoQDCIlLiJSsZzBbGgqTtYy|!")  # letters that are drawn like figures
ENOUGH = 2  # different characters that are drawn as other figures
FACES = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Courier")
SAMPLE = 3  # pieces of text of a font that are looked at

Glyph = npt.NDArray[np.float64]


def is_false(handle: PageHandle, placed: Sequence[Placed], boxes: Floats, codes: Sequence[int]) -> bool | None:
    """Whether one font paints other figures than it says; None where its words (*placed*) do not tell.

    *boxes* (user space) and *codes* are those of all characters of the page.
    """
    told: dict[str, bool] = {}
    known = sorted(placed, key=lambda p: -len({c for c in p.word.text if c.isdigit()}))
    for word in known[:SAMPLE]:
        for character, glyph in _glyphs(handle, word, boxes, codes):
            if character not in told and (judged := _judge(character, glyph)) is not None:
                told[character] = judged
    if len(told) < ENOUGH:
        return None
    return sum(told.values()) >= ENOUGH and sum(told.values()) * 2 > len(told)


def _judge(character: str, glyph: Glyph) -> bool | None:
    """True where the glyph is another figure than *character*, None where nothing can be said."""
    correlations = (_figures() @ glyph.ravel() / glyph.size).reshape(len(FACES), 10).max(axis=0)
    fits = {str(figure): float(fit) for figure, fit in enumerate(correlations)}
    best = max(fits, key=lambda figure: fits[figure])
    if character in fits:
        return fits[best] >= LIKE and fits[best] - fits[character] > MARGIN
    if not character.isalpha() or character in LOOKS_LIKE:
        return None
    return fits[best] >= LIKE + 0.05


def _glyphs(handle: PageHandle, placed: Placed, boxes: Floats, codes: Sequence[int]) -> list[tuple[str, Glyph]]:
    """The characters of a word with their pictures."""
    around = pdfium_objects.bounds(placed.style.address)
    picture = pdfium.text_ink(handle, placed.style.address, SCALE)
    if picture is None or around is None:
        return []
    out = []
    for index in placed.chars:
        x0, x1 = (boxes[index, 0] - around[0]) * SCALE, (boxes[index, 2] - around[0]) * SCALE
        glyph = _normal(picture[:, max(0, round(x0)) : max(0, round(x1)) + 1])
        if glyph is not None:
            out.append((chr(codes[index]), glyph))
    return out


def _normal(ink: npt.NDArray[np.uint8]) -> Glyph | None:
    """The glyph's ink on the common grid, with mean 0 and variance 1; None where there is none."""
    rows, cols = np.flatnonzero((ink > 96).any(axis=1)), np.flatnonzero((ink > 96).any(axis=0))
    if len(rows) < 6 or not len(cols):
        return None
    tight = ink[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    tall, wide = tight.shape
    if wide < 0.25 * tall:  # a "1" or a stroke: brought to the grid's width it would be a block
        pad = int(0.35 * tall) - wide // 2
        tight = np.pad(tight, ((0, 0), (max(0, pad), max(0, pad))))
    sized = _shares(tight.shape[0], GRID[1]) @ tight @ _shares(tight.shape[1], GRID[0]).T
    spread = float(sized.std())
    return (sized - sized.mean()) / spread if spread > 1.0 else None


def _shares(pixels: int, bins: int) -> Glyph:
    """bins x pixels: the share of each pixel in the mean of each bin (scaling by area, without loading OpenCV)."""
    edges, at = np.arange(bins + 1) * pixels / bins, np.arange(pixels)
    overlap = np.minimum(edges[1:, None], at + 1) - np.maximum(edges[:-1, None], at)
    shares = np.clip(overlap, 0.0, None)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


@cache
def _figures() -> Glyph:
    """The ten figures in common typefaces, drawn by pdfium itself: a row for each, face by face."""
    rows = np.zeros((10 * len(FACES), GRID[0] * GRID[1]))
    with pdfium.open_bytes(_specimen()) as handle:
        for number in range(pdfium.count_objects(handle.page)):
            picture = pdfium.text_ink(handle, pdfium.get_object(handle.page, number) or 0, SCALE)
            glyph = _normal(picture) if picture is not None else None
            if glyph is not None:
                rows[number] = glyph.ravel()
    return rows


def _specimen() -> bytes:
    """A PDF of one page: every figure of every face as a text object of its own."""
    text = "".join(
        f"BT /F{face} 20 Tf 1 0 0 1 {20 + 20 * figure} {20 + 40 * face} Tm ({figure}) Tj ET\n"
        for face in range(len(FACES)) for figure in range(10)
    )  # fmt: skip
    fonts = " ".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for n, name in enumerate(FACES)
    )
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 260 260] /Contents 4 0 R /Resources << /Font << {fonts} >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    )
    out = io.StringIO()
    out.write("%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n")
    out.write("".join(f"{place:010d} 00000 n \n" for place in places))
    out.write(f"trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{start}\n%%EOF\n")
    return out.getvalue().encode("ascii")
