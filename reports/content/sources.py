"""Where a page's documents lie: what they are called, how they are opened, who draws a place of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from petik.reports.content.links import takes_page
from petik.schemas.temuan import Temuan

Draw = Callable[[Temuan], bytes | None]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where documents are opened: file names and links by document; who draws a place."""

    berkas: Mapping[str, str] = field(default_factory=dict)
    tautan: Mapping[str, str] = field(default_factory=dict)
    draw: Draw = lambda _: None

    def link(self, dok_id: str, page: int | None) -> str | None:
        href = self.tautan.get(dok_id)
        return f"{href}#page={page}" if href is not None and page is not None and takes_page(href) else href
