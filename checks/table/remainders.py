"""Rules on what is left of a budget: remainders, efficiencies, and rows of counts that are added up across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Words, phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.grid import Grid
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of, whole_of
from petik.normalise.values.angka import baca
from petik.schemas.temuan import Temuan

PERCENT_SLACK = 0.051  # of two percentages with one decimal
SMALLEST_REMAINDER = 1_000_000  # remainders below this agree by chance
CENT = 0.01
PROOFS = 3  # rows that follow a formula before one that does not is an error


def wrong_remainder(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Remainders that are not budget minus spending; a cell with several amounts is read amount by amount."""
    for grid in material.grids:
        for row in grid.rows:
            cells = {text_of(c, "kolom_baku"): c for c in row}
            if not {"anggaran", "realisasi_anggaran", "sisa_anggaran"} <= cells.keys():
                continue
            sisa = cells["sisa_anggaran"]
            budget, spent, left = (_amounts(cells[k]) for k in ("anggaran", "realisasi_anggaran", "sisa_anggaran"))
            if not len(budget) == len(spent) == len(left):
                continue
            for a, r, s in zip(budget, spent, left, strict=True):
                if a is None or r is None or s is None or abs(a - r - abs(s)) < 0.01 or max(a, r, s) < 1000:
                    continue
                yield finding(
                    material,
                    aturan,
                    "jumlah-tidak-cocok",
                    cell=sisa,
                    tempat=phrase("sisa-anggaran-baris", nama=_name_in(row)),
                    tercetak=as_printed(s),
                    seharusnya=as_printed(a - r),
                    hitungan=f"{as_printed(a)} − {as_printed(r)} = {as_printed(a - r)}",
                )


def remainder_of_parent(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A remainder that almost, not quite, is the sum of the remainders right below it (on the following pages too)."""
    near = aturan.tolerance("jumlah-tidak-cocok", "dekat")
    column = list(_remainders(material))
    for place, (cell, total) in enumerate(column):
        sums = list(accumulate(value for _, value in column[place + 1 :]))[PROOFS - 1 :]
        close = [s for s in sums if abs(s - total) <= near * total]
        if total < SMALLEST_REMAINDER or not close or any(abs(s - total) < CENT for s in sums):
            continue
        right = min(close, key=lambda s: abs(s - total))
        yield finding(
            material,
            aturan,
            "jumlah-tidak-cocok",
            cell=cell,
            tempat=phrase("sisa-anggaran"),
            tercetak=as_printed(total),
            seharusnya=as_printed(right),
            hitungan=phrase("sisa-di-bawahnya", n=sums.index(right) + PROOFS, selisih=as_printed(abs(right - total))),
        )


def _remainders(material: Material) -> Iterator[tuple[Row, float]]:
    """The remainders of all tables in their order; one that is no number is taken as budget minus spending."""
    for grid in material.grids:
        for row in grid.rows:
            cells = {text_of(c, "kolom_baku"): c for c in row}
            if not {"anggaran", "realisasi_anggaran", "sisa_anggaran"} <= cells.keys():
                continue
            budget, spent, left = (_amounts(cells[k]) for k in ("anggaran", "realisasi_anggaran", "sisa_anggaran"))
            if len(budget) == len(spent) == len(left):
                for a, r, s in zip(budget, spent, left, strict=True):
                    value = s if s is not None else a - r if a is not None and r is not None else None
                    if value is not None:
                        yield cells["sisa_anggaran"], value


def _amounts(cell: Row) -> list[float | None]:
    values = [baca(part, uang=True).value for part in text_of(cell, "teks").replace("Rp", " ").split()]
    return [None if v is None else float(v) for v in values]


def _name_in(row: Sequence[Row]) -> Words:
    texts = [
        text_of(c, "teks")
        for c in row
        if text_of(c, "kolom_baku").partition(":")[0]
        in ("program", "kegiatan", "uraian", "program_kegiatan", "indikator")
    ]
    return next((t for t in texts if t), phrase("baris-ini"))


def wrong_efficiency(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Efficiencies that are not 100 minus the absorption beside them, in a column that elsewhere follows this."""
    for grid in material.grids:
        columns: dict[int, list[tuple[Row, Row, float, float]]] = {}
        for row in grid.rows:
            absorbed = next((c for c in row if text_of(c, "kolom_baku") == "persen_anggaran"), None)
            share = _per_cent(absorbed)
            for cell in row if absorbed is not None and share is not None else ():
                value = _per_cent(cell)
                if cell is not absorbed and value is not None and share is not None:
                    columns.setdefault(whole_of(cell, "kolom"), []).append((cell, absorbed or cell, value, share))
        for cells in columns.values():
            wrong = [c for c in cells if abs(100 - c[3] - c[2]) > PERCENT_SLACK]
            if len(cells) - len(wrong) < PROOFS or len(wrong) * PROOFS > len(cells):
                continue
            for cell, absorbed, _, share in wrong:
                yield finding(
                    material,
                    aturan,
                    "persen-tidak-cocok",
                    cell=cell,
                    tempat=phrase("efisiensi", nama=_name_in(_row_of(grid, cell))),
                    tercetak=text_of(cell, "teks"),
                    seharusnya=as_printed(100 - share),
                    hitungan=f"100 − {text_of(absorbed, 'teks')}",
                )


def _row_of(grid: Grid, cell: Row) -> list[Row]:
    return [c for c in grid.cells if c.get("baris") == cell.get("baris")]


def _per_cent(cell: Row | None) -> float | None:
    """The number of a cell that is one percentage with its sign."""
    text = text_of(cell, "teks") if cell is not None else ""
    value = baca(text).value if text.rstrip().endswith("%") else None
    return None if value is None else float(value)
