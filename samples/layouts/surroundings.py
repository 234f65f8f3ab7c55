"""What stands around the rows of the layout benchmark's tables: heads, feet, watermarks, titles, other sheets."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from petik.samples.layouts.model import Cell, Draft, Grid, Listing, Title, header_grid
from petik.samples.paper.draw import Paper

DECORATIONS = {  # by format
    "pdf": ("tanpa", "tanpa", "tanpa", "kaki", "kepala-halaman", "cap-air", "judul-dalam"),
    "docx": ("tanpa", "tanpa", "judul-dalam"),
    "xlsx": ("tanpa", "tanpa", "judul-dalam", "sembunyi", "lembar"),
}
_PALE = HexColor("#e4e4e4")


def titles_outside(draft: Draft) -> bool:
    """Whether titles stand above the first table and not in its first rows."""
    return draft.variation.decoration != "judul-dalam" or draft.variation.jenis == "lkip"


def table_header(draft: Draft, listing: Listing, number: str) -> Grid:
    """The header of a table; the document's titles are merged rows above it where they stand inside."""
    grid = header_grid(listing.columns, number)
    first = next(b for b in draft.blocks if isinstance(b, Listing))
    if titles_outside(draft) or listing is not first:
        return grid
    width = len(listing.columns)
    title = [b.text for b in draft.blocks if isinstance(b, Title)]
    return [*([Cell(j, 1, width, "tengah", True), *[None] * (width - 1)] for j in title), *grid]


class DecoratedPaper(Paper):
    """Paper whose pages carry a running head, a page number or a watermark."""

    def __init__(self, size: tuple[float, float], font: str, margin: float, draft: Draft) -> None:
        super().__init__(size, font, margin)
        self.draft = draft
        self._decorate()

    def new_page(self) -> None:
        super().new_page()
        self._decorate()

    def _decorate(self) -> None:
        instansi = self.draft.content.dokumen.perangkat_daerah or ""
        match self.draft.variation.decoration:
            case "kaki":
                self.rule(self.margin, self.height - 32, self.width - self.margin, self.height - 32, 0.5)
                self.write(instansi, self.margin, self.height - 22, 7.5)
                self.write(f"Halaman {self.page}", self.width - self.margin, self.height - 22, 7.5, align="kanan")
            case "kepala-halaman":
                self.write(instansi, self.margin, 26, 8)
                self.write(f"{self.page}", self.width / 2, self.height - 20, 9, align="tengah")
            case "cap-air":
                self.canvas.saveState()
                self.canvas.translate(self.width / 2, self.height / 2)
                self.canvas.rotate(35)
                self.canvas.setFont("Helvetica-Bold", 90)
                self.canvas.setFillColor(_PALE)
                self.canvas.drawCentredString(0, -30, "SALINAN")
                self.canvas.restoreState()
