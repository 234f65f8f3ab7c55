"""One office and year in the report: its row of the matrix, its figures, its tree, its documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.reports.office.figures import Angka, figures
from petik.reports.office.handed import Serah
from petik.reports.office.matrix import Baris, row_of
from petik.reports.office.tree import Simpul, tree
from petik.schemas.kiriman import Kolom
from petik.schemas.temuan import Temuan


@dataclass(frozen=True, slots=True)
class OfficePart:
    """What the pages say of one office and year; small: the records it was made of are not in it."""

    baris: Baris
    angka: Angka
    pohon: tuple[Simpul, ...]
    dok_id: tuple[str, ...]

    @property
    def nama(self) -> str | None:
        return self.baris.perangkat_daerah


def office_part(s: Serah, kolom: Sequence[Kolom], complete: bool, temuan: Iterable[Temuan]) -> OfficePart:
    """Everything that the report says of *s*; *temuan*: the findings in its documents."""
    names = tuple(part for d in s.dokumen for part in d.whole.parts)
    return OfficePart(row_of(s, kolom, complete), figures(s, temuan), tuple(tree(s)), names)
