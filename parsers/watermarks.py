"""Watermarks of a text layer ("SALINAN", "DRAFT" across the page): large letters that lie over the page's own words."""

from __future__ import annotations

from dataclasses import replace

from ingest.page import Box, Page
from parsers.lines import typical_height

LARGE = 4.0  # times the height of the page's print


def without_watermarks(page: Page) -> Page:
    """*page* without words of letters only that are several times as high as its print and overlap other words."""
    if page.source != "text" or not page.words:
        return page
    limit = LARGE * typical_height(page.words)
    large = [w for w in page.words if w.box.height > limit and w.text.isalpha()]
    if not large:
        return page
    print_ = [w.box for w in page.words if w.box.height <= limit]
    over = {id(w) for w in large if any(_overlap(w.box, b) for b in print_)}
    return replace(page, words=tuple(w for w in page.words if id(w) not in over)) if over else page


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0) and min(a.bottom, b.bottom) > max(a.top, b.top)
