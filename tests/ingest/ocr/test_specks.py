"""Specks all over a copied page are taken out; stops, commas and dotted rulings stay."""

from __future__ import annotations

import numpy as np

from petik.ingest.ocr.paper.prepare import Gray
from petik.ingest.ocr.paper.specks import MANY, without_specks
from tests.ingest.scans import DPI, Drawing

TEXT = "Jumlah 1.250,75 dan 3,5 unit."


def copied(specks: int) -> tuple[Gray, Gray]:
    """A page of print with a dotted line, and the same page with so many specks."""
    page = Drawing(1400, 1900)
    for y in range(100, 900, 60):
        page.text(TEXT, 100, y)
    gray = page.gray.copy()
    gray[1000:1004, 100:1300][:, np.arange(1200) % 10 < 4] = 20
    dirty, dice = gray.copy(), np.random.default_rng(5)
    for x, y in zip(dice.integers(20, 1380, specks), dice.integers(20, 1880, specks), strict=True):
        dirty[y : y + 4, x : x + 4] = 20
    return gray, dirty


def test_specks_go_and_print_and_dotted_lines_stay() -> None:
    gray, dirty = copied(4 * MANY)
    found = without_specks(dirty, DPI)
    lost = (gray < 100) & (found > 150)
    assert not lost[:950].any()
    assert lost.sum() < 0.02 * (gray[950:] < 100).sum()  # of the dotted line, where specks touch it
    before, after = ((page < 100) & (gray > 200) for page in (dirty, found))
    assert after[1100:].sum() < 0.2 * before[1100:].sum()


def test_a_page_with_few_specks_is_left_as_it_is() -> None:
    _, page = copied(MANY // 4)
    assert without_specks(page, DPI) is page
