"""Provenance: where each text and value of the record was printed, and how sure its reading is."""

from __future__ import annotations

from petik.parsers.model import Print
from petik.schemas.keyakinan import CERTAIN
from petik.schemas.record import Asal


class Jejak:
    """Collects `asal` entries while a record is built. Paths look like "indikator/3/nilai/0/target"."""

    def __init__(self) -> None:
        self.asal: dict[str, Asal] = {}

    def lupakan_sejak(self, known: int) -> None:
        """Take out all entries but the first *known*: they are of a row that did not come to be."""
        for path in list(self.asal)[known:]:
            del self.asal[path]

    def catat(self, path: str, found: Print, keyakinan: float = CERTAIN, catatan: str | None = None) -> None:
        """The origin of *found* under *path*; *keyakinan* of the value lowers that of the reading."""
        box = found.box
        first = f"dikoreksi dari «{found.first}»" if found.first else None
        other = f"bacaan kedua «{found.other}»" if found.other else None
        notes = "; ".join(n for n in (found.note, first, other, catatan) if n)
        self.asal[path] = Asal(
            halaman=found.page,
            kotak=None
            if box is None
            else (round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)),
            sumber=found.source,
            keyakinan=round(max(0.0, min(1.0, found.confidence * keyakinan)), 3),
            catatan=notes or None,
            dikoreksi=found.first or None,
            bacaan_lain=found.other or None,
        )
