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
class Gambar:
    """A PNG as a data address, with its size in pixels so that the page does not jump while it is drawn."""

    data: str
    lebar: int
    tinggi: int


def gambar_png(isi: bytes) -> Gambar:
    """*isi* ready for the page. Raises ValueError where it is no PNG."""
    # signature, length and name of the first chunk, then width and height as big-endian (PNG specification, 11.2.1)
    if len(isi) < 24 or not isi.startswith(PNG) or isi[12:16] != b"IHDR":
        raise ValueError("the picture of a finding must be a PNG")
    lebar, tinggi = struct.unpack(">II", isi[16:24])
    return Gambar("data:image/png;base64," + base64.b64encode(isi).decode("ascii"), lebar, tinggi)


def kumpulkan(
    temuan: Sequence[Temuan],
    urut: Sequence[int],
    ambil: Callable[[Temuan], bytes | None],
    paling_banyak: int,
    serentak: int = 1,
) -> tuple[dict[int, Gambar], bool]:
    """Pictures by the finding's index, of the first findings in the order *urut* that have one.

    There are *paling_banyak* at most. They are asked for page by page, as each page has to be drawn, in *serentak*
    threads. The second value is True where findings were left without being asked. What *ambil* raises comes through.
    """

    def of_page(indices: Sequence[int]) -> list[tuple[int, bytes | None]]:
        return [(index, ambil(temuan[index])) for index in indices]

    out: dict[int, Gambar] = {}
    asked = 0
    with ThreadPoolExecutor(serentak) as threads:
        while asked < len(urut) and len(out) < paling_banyak:
            some = urut[asked : asked + paling_banyak - len(out)]
            asked += len(some)
            for page in threads.map(of_page, _pages(temuan, some)):
                out |= {index: gambar_png(isi) for index, isi in page if isi is not None}
    return out, asked < len(urut)


def _pages(temuan: Sequence[Temuan], indices: Sequence[int]) -> list[list[int]]:
    """*indices* of findings by the page that they stand on."""
    pages: dict[tuple[str, int], list[int]] = {}
    for index in sorted(indices):
        pages.setdefault((temuan[index].dok_id, temuan[index].halaman or 0), []).append(index)
    return [pages[key] for key in sorted(pages)]
