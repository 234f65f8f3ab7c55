"""Blocks to synthetic pages. Page breaks matter because pages of different kinds must be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.ingest.office.grid import Block, Canvas, Grid, lay_block
from petik.ingest.office.paragraph import Para
from petik.ingest.page import Page

BLANKS = 8  # empty paragraphs in a row over the page's end: a typist's page break (a signature takes up to six)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and margins in points; the default is A4."""

    width: float = 595.3
    height: float = 841.9
    left: float = 72.0
    right: float = 72.0
    top: float = 72.0
    bottom: float = 72.0

    @property
    def end(self) -> float:
        return self.height - self.bottom


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break. *sheet* is the size of what follows, None where it stays."""

    sheet: Sheet | None = None


Item = Block | NewPage


class _Pages:
    """The page that is being filled and those that are done."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.done: list[Page] = []
        self.start()

    def start(self) -> None:
        self.canvas = Canvas()
        self.y = self.sheet.top
        self.blanks = 0
        self.grid_end = 0.0

    def close(self) -> None:
        """Ends the page; one without words or rulings is none."""
        if self.canvas.words or self.canvas.rulings:
            right = max(
                [w.box.x1 for w in self.canvas.words] + [r.x1 for r in self.canvas.rulings], default=self.sheet.width
            )
            low = max([w.box.bottom for w in self.canvas.words] + [r.bottom for r in self.canvas.rulings], default=0.0)
            self.done.append(
                Page(
                    number=len(self.done) + 1,
                    width=max(self.sheet.width, right + 18.0),
                    height=max(self.sheet.height, low + 18.0),
                    source="office",
                    words=tuple(self.canvas.words),
                    rulings=tuple(self.canvas.rulings),
                    layout="synthetic",
                )
            )
        self.start()

    def add(self, block: Block, flowing: bool) -> None:
        if flowing and isinstance(block, Para) and not block.empty and self._is_full():
            self.close()
        self.y = lay_block(self.canvas, block, self.sheet.left, self.sheet.width - self.sheet.right, self.y)
        if isinstance(block, Para):
            self.blanks = self.blanks + 1 if block.empty else 0
        elif isinstance(block, Grid):
            self.blanks = 0
            self.grid_end = self.y

    def _is_full(self) -> bool:
        """A table is never parted from what stands right below it; blank lines and prose run over."""
        if self.y <= self.sheet.end:
            return False
        return self.blanks >= BLANKS or self.y > max(self.sheet.end, self.grid_end + self.sheet.height / 2)


def paginate(items: Sequence[Item], sheet: Sheet, flowing: bool) -> tuple[Page, ...]:
    """Pages of *items*, the first on *sheet*. *flowing*: the file does not say where its pages end, so full pages do.

    A table is never cut: its page is as high as it needs.
    """
    pages = _Pages(sheet)
    for item in items:
        if isinstance(item, NewPage):
            pages.close()
            pages.sheet = item.sheet or pages.sheet
            pages.start()
        else:
            pages.add(item, flowing)
    pages.close()
    return tuple(pages.done)


def text_of(blocks: Sequence[Block]) -> str:
    """What prints of *blocks*, one line a paragraph; "" where nothing does."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Para):
            out.append(f"{block.label.text if block.label else ''} {block.text}")
        elif isinstance(block, Grid):
            out += [text_of(c.blocks) for c in block.cells]
        else:
            out += [text_of(f.blocks) for f in block.boxes]
    return "\n".join(kept for text in out if (kept := text.strip()))
