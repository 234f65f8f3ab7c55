"""openpyxl's reader of one sheet, without what costs more than a hostile sheet is worth.

It makes an object for every cell below a merged range or a link, millions of them for a file of a few kilobytes, and
refuses a workbook for one number that is none. Only `load` reads so: who uses openpyxl beside Petik gets its own ways.
"""

from __future__ import annotations

import math
from contextvars import ContextVar
from typing import Any, BinaryIO

import openpyxl
import openpyxl.worksheet._reader as openpyxl_reader
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

LONGEST_NUMBER = 40  # characters: "-1.7976931348623157E+308" has 24
_ours: ContextVar[bool] = ContextVar("_ours", default=False)
_reader: Any = openpyxl_reader.WorksheetReader
_cast_number = openpyxl_reader._cast_number  # type: ignore[attr-defined]
_bind_merged_cells, _bind_hyperlinks = _reader.bind_merged_cells, _reader.bind_hyperlinks


def load(stream: BinaryIO) -> Any:
    """The workbook with values for formulas and dressed texts. Raises what openpyxl raises on damage."""
    before = _ours.set(True)
    try:
        return openpyxl.load_workbook(stream, data_only=True, rich_text=True)
    finally:
        _ours.reset(before)


def _number_or_text(value: str) -> int | float | str:
    """The number of a cell's XML, its text where it is none that a spreadsheet can hold ("NaN", "INF", 310 digits)."""
    if not _ours.get():
        return _cast_number(value)  # type: ignore[no-any-return]
    try:
        number = _cast_number(value) if len(value) <= LONGEST_NUMBER else math.inf
    except ValueError:
        return value
    return number if math.isfinite(number) else value


def _ranges_only(reader: Any) -> None:
    """The merged ranges of a sheet; the cells below them stay as they were read."""
    if not _ours.get():
        _bind_merged_cells(reader)
    elif reader.parser.merged_cells:
        found = [CellRange(one.ref) for one in reader.parser.merged_cells.mergeCell]
        reader.ws.merged_cells = MultiCellRange(found)


def _no_links(reader: Any) -> None:
    """What a link leads to is not printed; openpyxl would write it into empty cells."""
    if not _ours.get():
        _bind_hyperlinks(reader)


openpyxl_reader._cast_number = _number_or_text  # type: ignore[attr-defined]
_reader.bind_merged_cells, _reader.bind_hyperlinks = _ranges_only, _no_links
