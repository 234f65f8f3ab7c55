"""What the tables of one file share: the words it knows, whose tables these are, which levels are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from petik.parsers.model import Print
from petik.parsers.print.strings import Vocabulary


@dataclass(slots=True)
class TableContext:
    """Handed from table to table of one file.

    `jabatan` is the post whose tables follow (from titles above them); `carried` holds the last print of each
    hierarchy level, which a merged or blank cell leaves to be read from the row above; `money_level` is the level
    to which the amounts of the table belong, where levels stand side by side (parsers/rows/money_level.py); `section`
    the level that a row of its own names ("Sasaran") for the indicators below it.
    """

    vocabulary: Vocabulary
    jenis: str
    paginated: bool
    jabatan: Print | None = None
    carried: dict[str, Print] = field(default_factory=dict)
    money_level: str | None = None
    section: str | None = None

    def page(self, number: int) -> int | None:
        return number if self.paginated else None
