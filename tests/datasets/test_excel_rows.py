"""Rows that are written in one piece are, byte for byte, those that the library writes cell by cell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from petik.datasets.files import excel_rows
from petik.datasets.files.excel import write_excel
from petik.datasets.schema.columns import TableSchema, bulat, pecahan, teks, ya_tidak

SCHEMA = TableSchema(
    "uji", "tabel uji", "a table", (teks("t", "", ""), bulat("b", "", ""), pecahan("p", "", ""), ya_tidak("y", "", ""))
)
TEXTS = [
    "biasa", "Sarana & Prasarana", "<b>tebal</b>", " tepi", "tepi ", "dua\nbaris", "tab\tdalam", "",
    "_x0041_", "\x07bel", "\ufffe", "é ☃ 😀", "=1+1", "'petik'", '"kutip"', "x" * 20_000, "y" * 40_000, "\xa0", None,
]  # fmt: skip
NUMBERS = [0.0, -0.0, 5.0, 12.5, 1e16, 1e-9, 123456789.123456789, float("nan"), float("inf"), -7.25, None]


def table() -> pa.Table:
    n = len(TEXTS)
    columns = {
        "t": pa.array(TEXTS),
        "b": pa.array([None if i % 5 == 4 else i * 10**13 - 7 for i in range(n)], pa.int64()),
        "p": pa.array([NUMBERS[i % len(NUMBERS)] for i in range(n)], pa.float64()),
        "y": pa.array([(True, False, None)[i % 3] for i in range(n)]),
    }
    return pa.concat_tables([pa.table(columns), pa.table({k: pa.nulls(2, v.type) for k, v in columns.items()})] * 2)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("max_rows", [1_048_576, 11])
def test_both_ways_write_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, max_rows: int) -> None:
    sheets = [(SCHEMA, table()), (SCHEMA.__class__("kosong", "", "", SCHEMA.columns), table().slice(0, 0))]
    quick = write_excel(sheets, tmp_path / "cepat.xlsx", max_rows)
    monkeypatch.setattr(excel_rows, "_strange", lambda rows: range(rows.num_rows))
    slow = write_excel(sheets, tmp_path / "lambat.xlsx", max_rows)
    assert quick == slow
    assert parts(tmp_path / "cepat.xlsx") == parts(tmp_path / "lambat.xlsx")


def test_most_rows_take_the_short_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow: list[int] = []
    monkeypatch.setattr("petik.datasets.files.excel._write_cell", lambda _sheet, row, *_: slow.append(row) or 0)
    usual = pa.table({"t": ["a", "b; c"], "b": [1, None], "p": [1.5, 2.0], "y": [True, None]})
    write_excel([(SCHEMA, usual)], tmp_path / "a.xlsx")
    assert slow == []
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["uji"].iter_rows(values_only=True))
    assert rows[1:] == [("a", 1, 1.5, "ya"), ("b; c", None, 2, None)]


@pytest.mark.parametrize("text", ["<r>mentah</r>", "<r>\x07_x0041_ mentah</r>"])
def test_what_looks_like_the_librarys_own_markup_stays_text(tmp_path: Path, text: str) -> None:
    write_excel([(SCHEMA, pa.table({"t": [text], "b": [1], "p": [1.5], "y": [True]}))], tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["uji"]["A2"].value
    assert str(cell).replace("_x005F", "").rstrip() == text.replace("\x07", "")
