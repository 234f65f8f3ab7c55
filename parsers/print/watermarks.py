"""Watermarks of a text layer ("SALINAN", "DRAFT" across the page): large letters that lie over the page's own words."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Page
from petik.parsers.print.lines import typical_height

FULL = 50  # words: a cover has fewer
LARGE = 4.0  # times the height of the page's print


def without_watermarks(page: Page) -> Page:
    """*page* without words of letters only that are several times as high as its print, and as wide.

    A heading that runs up the page is high, too, but no wider than a letter; one above all print is a title.
    On a page of few words it may be a cover's title: there it is a watermark only where print stands beside it.
    """
    if page.source != "text" or not page.words:
        return page
    limit = LARGE * typical_height(page.words)
    large = [w for w in page.words if w.box.height > limit and w.box.width > limit / 2 and w.text.isalpha()]
    if not large:
        return page
    heights = [w.box.cy for w in page.words if w.box.height <= limit]
    if len(page.words) >= FULL:
        marks = {id(w) for w in large if w.box.bottom >= min(heights)}
        return replace(page, words=tuple(w for w in page.words if id(w) not in marks))
    over = {id(w) for w in large if any(w.box.top < y < w.box.bottom for y in heights)}
    return replace(page, words=tuple(w for w in page.words if id(w) not in over)) if over else page
