"""What the checks read: one document's record, its tables cell by cell, and the figures that its sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from petik.checks.given.grid import Grid
from petik.checks.given.keys import key_of
from petik.checks.given.table_rows import Box, Row, box_of, text_of, whole_of
from petik.schemas.record import Anggaran, Asal, Indikator, Jenis, Kuantitas, Nilai, Pejabat, Rekaman

PLACEHOLDER = re.compile(r"\$\{[^{}\s]+\}|\{\{[^{}]+\}\}")  # "${nama}", "{{ tahun }}"
MANY_PLACEHOLDERS = 2


@dataclass(frozen=True)
class Material:
    """One document to be checked. `tabel`, `pernyataan` and `naskah` may be empty: what needs them is then not tested.

    `naskah` holds the lines of the running text in reading order: rows with `halaman`, `text_of` and `sumber`.
    """

    dok_id: str
    record: Rekaman
    cells: Sequence[Row] = field(default=())
    statements: Sequence[Row] = field(default=())
    lines: Sequence[Row] = field(default=())

    def origin(self, jalur: str | None) -> Asal | None:
        """The origin of the print at *jalur*, or of the row that holds it; None where none is known."""
        while jalur:
            if jalur in self.record.asal:
                return self.record.asal[jalur]
            jalur = jalur.rpartition("/")[0]
        return None

    def confidence(self, *jalur: str) -> float:
        """How sure the least sure reading of *jalur* is; 1.0 where no origin is known."""
        found = [self.record.asal[j].keyakinan for j in jalur if j in self.record.asal]
        return min(found, default=1.0)

    def page(self, jalur: str) -> int | None:
        """The page of the record that *jalur* stands in, else of its print."""
        kind, _, rest = jalur.partition("/")
        index = rest.partition("/")[0]
        rows: Sequence[object] = getattr(self.record, kind, ())
        if index.isdecimal() and int(index) < len(rows):
            page = getattr(rows[int(index)], "halaman", None)
            if isinstance(page, int):
                return page
        asal = self.origin(jalur)
        return asal.halaman if asal is not None else None

    def row_name(self, jalur: str) -> tuple[str, ...]:
        """What the row at *jalur* is called, by which it is known again: post and name; of people role and number."""
        kind, _, rest = jalur.partition("/")
        index = rest.partition("/")[0]
        rows: Sequence[object] = getattr(self.record, kind, ())
        if not index.isdigit() or int(index) >= len(rows):
            return (rest,)
        row = rows[int(index)]
        if isinstance(row, Indikator):
            return (row.jabatan or "", row.kegiatan or row.program or "", row.indikator or row.sasaran or "")
        if isinstance(row, Anggaran):
            return (row.jabatan or "", row.uraian or "")
        if isinstance(row, Pejabat):
            before = [p for p in self.record.pejabat[: int(index)] if (p.peran, p.halaman) == (row.peran, row.halaman)]
            return (row.peran, str(len(before)))
        return (getattr(row, "jabatan", None) or "",)

    def period(self, jalur: str) -> str:
        """The period of the value at *jalur*; "" where the path names none."""
        kind, index, *rest = (jalur + "/").split("/")
        if kind == "indikator" and len(rest) > 1 and rest[0] == "nilai":
            return self.record.indikator[int(index)].nilai[int(rest[1])].periode
        return self.record.anggaran[int(index)].periode or "" if kind == "anggaran" else ""

    @cached_property
    def _kinds_by_page(self) -> dict[int, Jenis]:
        return {
            page: part.jenis
            for part in self.record.dokumen.bagian
            if part.halaman_awal is not None and part.halaman_akhir is not None
            for page in range(part.halaman_awal, part.halaman_akhir + 1)
        }

    def kind(self, halaman: int | None = None) -> Jenis:
        """The kind of a page; that of the document where the page is unknown."""
        return self._kinds_by_page.get(halaman or 0, self.record.dokumen.jenis)

    @cached_property
    def template(self) -> bool:
        """True for a template: placeholders stand where a document has values ("${nama}", "{{tahun}}")."""
        return sum(bool(PLACEHOLDER.search(text_of(line, "teks"))) for line in self.lines) >= MANY_PLACEHOLDERS

    def has_cells(self) -> bool:
        """True where cells were read from a text layer or an office file: what is empty there is empty in print.

        OCR and text dumps lose cells: an empty one may be Petik's.
        """
        return not {"ocr", "dump"} & {a.sumber for a in self.record.asal.values()}

    def triples(self) -> Iterator[tuple[str, Indikator, Nilai]]:
        """Every value triple with its path ("indikator/3/nilai/0") and its row."""
        for i, row in enumerate(self.record.indikator):
            for j, value in enumerate(row.nilai):
                yield f"indikator/{i}/nilai/{j}", row, value

    def quantities(self) -> Iterator[tuple[str, Kuantitas]]:
        """Every printed quantity of the record with its path."""
        for path, _, value in self.triples():
            for name in ("target", "realisasi", "capaian"):
                found = getattr(value, name)
                if found is not None:
                    yield f"{path}/{name}", found
        for i, money in enumerate(self.record.anggaran):
            for name in ("anggaran", "realisasi", "persen"):
                found = getattr(money, name)
                if found is not None:
                    yield f"anggaran/{i}/{name}", found

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in the order in which the document prints them."""
        by: dict[int, list[Row]] = {}
        for cell in self.cells:
            number = cell.get("tabel")
            if isinstance(number, int):
                by.setdefault(number, []).append(cell)
        return tuple(Grid(number, tuple(cells)) for number, cells in sorted(by.items()))

    def row_place(self, jalur: str) -> tuple[Grid, int] | None:
        """The table and the row of it (counted from 0) in which the print at *jalur* stands; None where unknown.

        Without a place on the page the row is the one that holds the record row's name.
        """
        found = self._cell_at(jalur)
        if found is not None:
            return found[0], found[1]
        name = key_of(self.row_name(jalur)[-1]) if self.origin(jalur) is None else ""
        rows = ((grid, number, row) for grid in self.grids if name for number, row in enumerate(grid.rows))
        return next(
            ((k, number) for k, number, row in rows if any(key_of(text_of(c, "teks")) == name for c in row)), None
        )

    def cell_and_row(self, jalur: str) -> tuple[Row, Sequence[Row]] | None:
        """The cell of the print at *jalur*, and the printed row that it belongs to."""
        found = self._cell_at(jalur)
        return (found[2], found[0].rows[found[1]]) if found is not None else None

    def column_heading(self, jalur: str) -> str:
        """The headings over the print at *jalur*, top to bottom, with the table's title before them; "" where unknown.

        A continued table has them on an earlier page.
        """
        found = self._cell_at(jalur)
        if found is None:
            return ""
        grid, number, cell = found
        own = grid.heading(whole_of(cell, "kolom"), number)
        at = self.grids.index(grid)
        while not own and at > 0:  # the header is not repeated: that of the page before
            at -= 1
            own = self.grids[at].heading(whole_of(cell, "kolom"), len(self.grids[at].rows))
        return f"{grid.title or ''} {own}".strip()

    def _cell_at(self, jalur: str) -> tuple[Grid, int, Row] | None:
        asal = self.origin(jalur)
        if asal is None or asal.kotak is None:
            return None
        x, y = (asal.kotak[0] + asal.kotak[2]) / 2, (asal.kotak[1] + asal.kotak[3]) / 2
        for grid, number, cell, box in self._cells_by_page.get(asal.halaman, ()):
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return grid, number, cell
        return None

    @cached_property
    def _cells_by_page(self) -> dict[int | None, list[tuple[Grid, int, Row, Box]]]:
        out: dict[int | None, list[tuple[Grid, int, Row, Box]]] = {}
        for grid in self.grids:
            for number, row in enumerate(grid.rows):
                for cell in row:
                    box, page = box_of(cell), whole_of(cell, "halaman") or None
                    if box is not None:
                        out.setdefault(page, []).append((grid, number, cell, box))
        return out
