"""Pictures of places on a page, embedded in the report as data."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from petik.schemas.temuan import Temuan

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as a data address, with its size in pixels so that the page does not jump while it is drawn."""

    data: str
    width: int
    height: int


def png_picture(content: bytes) -> Picture:
    """*content* ready for the page. Raises ValueError where it is no PNG."""
    # signature, length and name of the first chunk, then width and height as big-endian (PNG specification, 11.2.1)
    if len(content) < 24 or not content.startswith(PNG) or content[12:16] != b"IHDR":
        raise ValueError("the picture of a finding must be a PNG")
    width, height = struct.unpack(">II", content[16:24])
    return Picture("data:image/png;base64," + base64.b64encode(content).decode("ascii"), width, height)


def collect(
    temuan: Sequence[Temuan],
    in_order: Sequence[int],
    take: Callable[[Temuan], bytes | None],
    most: int,
    at_once: int = 1,
) -> tuple[dict[int, Picture], bool]:
    """Pictures by the finding's index, of the first findings in the order *in_order* that have one.

    There are *most* at most. They are asked for page by page, as each page has to be drawn, in *at_once*
    threads. The second value is True where findings were left without being asked. What *take* raises comes through.
    """

    def of_page(indices: Sequence[int]) -> list[tuple[int, bytes | None]]:
        return [(index, take(temuan[index])) for index in indices]

    out: dict[int, Picture] = {}
    asked = 0
    with ThreadPoolExecutor(at_once) as threads:
        while asked < len(in_order) and len(out) < most:
            some = in_order[asked : asked + most - len(out)]
            asked += len(some)
            for page in threads.map(of_page, _pages(temuan, some)):
                out |= {index: png_picture(content) for index, content in page if content is not None}
    return out, asked < len(in_order)


def _pages(temuan: Sequence[Temuan], indices: Sequence[int]) -> list[list[int]]:
    """*indices* of findings by the page that they stand on."""
    pages: dict[tuple[str, int], list[int]] = {}
    for index in sorted(indices):
        pages.setdefault((temuan[index].dok_id, temuan[index].halaman or 0), []).append(index)
    return [pages[key] for key in sorted(pages)]
