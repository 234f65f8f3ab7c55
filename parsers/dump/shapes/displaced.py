"""Tables of a displaced dump: cells in an order of their own, told apart by wording and put into rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.lines import DumpCell
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.forms.people import LABEL, NIP, POST_START
from petik.parsers.model import Identity, IndikatorRow, ParsedDocument, Print
from petik.parsers.print.strings import clean, squash

UNSURE = 0.5
NOTE = "pasangan tidak pasti"
# where the numbers come from: "Data …", "Dokumen …", "Laporan …", "Rekap …", "Bidang …", "Seksi …"
SOURCE = re.compile(
    r"^(?:\W|\d{1,2}[.)]?\s)*(?:data|dokumen|laporan|rekap\w*|hasil|bidang|seksi|sub\s*bag\w*|dinas|bps|surve[iy])\b",
    re.I,
)
# a formula: a division, "x 100%", "dibagi"
FORMULA = re.compile(r"x\s*100\s*%?|dibagi|\\frac|\)\s*/\s*\(|∑.*/", re.I)
# "SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA", "KINERJA INDIKATOR FORMULASI"
TABLE_HEAD = re.compile(
    r"sasaran.*indikator|kinerja\s+indikator|indikator\s+kinerja\s+utama.*sumber|indikator.*formulasi", re.I
)


def displaced_rows(cells: Sequence[DumpCell], post: Print | None) -> ParsedDocument:
    """The indicator rows of a sheet whose table was dumped cell by cell."""
    out = ParsedDocument(Identity())
    cells = _table_cells(cells)
    sasaran: DumpCell | None = None
    row: IndikatorRow | None = None
    for cell in cells:
        text = clean(cell.text)
        if row is None or _opens(text, row):
            if is_aim(text) and not is_measure(text) and (row is None or "indikator" in row.fields):
                sasaran, row = cell, _new(cell, post)
                out.indikator.append(row)
                continue
            if row is None or "indikator" in row.fields:
                row = _new(sasaran, post)
                out.indikator.append(row)
        _fill(row, cell, text)
    out.indikator = [r for r in out.indikator if "indikator" in r.fields]
    return out


def _table_cells(cells: Sequence[DumpCell]) -> list[DumpCell]:
    """The cells below the table's heading, without headings, numbers, signatures."""
    start = next((i for i, c in enumerate(cells) if TABLE_HEAD.search(c.text)), None)
    if start is None:
        return []
    out: list[DumpCell] = []
    for cell in cells[start + 1 :]:
        text = clean(cell.text)
        if NIP.search(text) or (POST_START.match(text) and len(out) > 1 and len(text.split()) < 9):
            break
        if lookup(text) is None and not re.fullmatch(r"[\d\s.]*", text) and LABEL.match(text) is None:
            out.append(cell)
    return out


def _new(sasaran: DumpCell | None, post: Print | None) -> IndikatorRow:
    fields: dict[str, Print] = {}
    if post is not None:
        fields["jabatan"] = post
    if sasaran is not None and (found := sasaran.printed(UNSURE, NOTE)) is not None:
        fields["sasaran"] = found
    return IndikatorRow(fields, "sasaran")


def _opens(text: str, row: IndikatorRow) -> bool:
    """True where a cell cannot belong to the open row any more."""
    if "indikator" not in row.fields:
        return False
    if is_aim(text):
        return True
    if is_measure(text) and not FORMULA.search(text):
        near = squash(row.fields["indikator"].text)[:12]
        return "formulasi" in row.fields or "sumber_data" in row.fields or not squash(text).startswith(near)
    return False


def _fill(row: IndikatorRow, cell: DumpCell, text: str) -> None:
    found = cell.printed(UNSURE, NOTE)
    if found is None:
        return
    if "indikator" not in row.fields:
        row.fields["indikator"] = found
    elif FORMULA.search(text) and "formulasi" not in row.fields:
        row.fields["formulasi"] = found
    elif SOURCE.match(text) and "sumber_data" not in row.fields:
        row.fields["sumber_data"] = found
    elif "formulasi" not in row.fields:
        row.fields["formulasi"] = found
    elif "sumber_data" not in row.fields:
        row.fields["sumber_data"] = found
