"""Tables that grow document by document, and one document's rows in one file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.datasets.files import stored
from petik.datasets.files.part import read_part, write_part
from petik.datasets.files.plain import write_csv
from petik.datasets.files.safe import neutral
from petik.datasets.files.stored import Stored, growing
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.findings import finding_rows, findings_of
from petik.datasets.schema.columns import TableSchema, bulat, pecahan, teks, ya_tidak
from petik.datasets.schema.tables import DOKUMEN, TEMUAN
from petik.schemas.temuan import Temuan

SCHEMA = TableSchema(
    "uji", "tabel uji", "a table", (teks("t", "", ""), bulat("b", "", ""), pecahan("p", "", ""), ya_tidak("y", "", ""))
)


def rows(*numbers: int) -> pa.Table:
    return arrow_table(SCHEMA, [{"t": f"baris {n}", "b": n, "p": n / 4, "y": None} for n in numbers])


def grown(folder: Path, *parts: pa.Table) -> bytes:
    with growing([SCHEMA], folder) as tables:
        for part in parts:
            tables.add("uji", part)
    return (folder / "uji.parquet").read_bytes()


def test_the_same_rows_give_the_same_bytes_however_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "ROWS", 4)
    one_by_one = grown(tmp_path / "a", *(rows(n) for n in range(11)))
    at_once = grown(tmp_path / "b", rows(*range(11)), rows())
    assert one_by_one == at_once
    assert pq.read_table(tmp_path / "a" / "uji.parquet")["b"].to_pylist() == list(range(11))
    groups = pq.ParquetFile(tmp_path / "a" / "uji.parquet").metadata
    assert [groups.row_group(i).num_rows for i in range(groups.num_row_groups)] == [4, 4, 3]


def test_never_more_than_a_row_group_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "ROWS", 4)
    with growing([SCHEMA], tmp_path) as tables:
        for n in range(103):
            tables.add("uji", rows(n))
            assert sum(part.num_rows for part in tables._waiting["uji"]) < 4
    assert Stored(SCHEMA, tmp_path / "uji.parquet").num_rows == 103


def test_tables_appear_whole_or_not_at_all(tmp_path: Path) -> None:
    before = grown(tmp_path, rows(1))
    with pytest.raises(RuntimeError), growing([SCHEMA], tmp_path) as tables:
        tables.add("uji", rows(2))
        raise RuntimeError
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"uji.parquet": before}


def test_a_table_without_rows_is_a_table(tmp_path: Path) -> None:
    grown(tmp_path)
    table = Stored(SCHEMA, tmp_path / "uji.parquet")
    write_csv(table, SCHEMA.names, tmp_path / "uji.csv")
    assert (tmp_path / "uji.csv").read_bytes() == b"\xef\xbb\xbft,b,p,y\r\n"


TEXT = st.none() | st.text(st.characters(codec="utf-8") | st.sampled_from("=+-@;'\",\r\n\t 1"), max_size=12)
ROW = st.tuples(
    TEXT, st.none() | st.integers(-(2**62), 2**62), st.none() | st.floats(allow_nan=False), st.none() | st.booleans()
)


def cell(value: object) -> str:
    """What a cell of the CSV file must hold, before quoting."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return neutral(value) if isinstance(value, str) else str(value)


@given(st.lists(ROW, max_size=20))
def test_csv_is_what_pythons_own_writer_makes_of_the_cells(found: list[tuple[object, ...]]) -> None:
    import tempfile

    types = (pa.string(), pa.int64(), pa.float64(), pa.bool_())
    table = pa.table({c.name: pa.array([r[i] for r in found], types[i]) for i, c in enumerate(SCHEMA.columns)})
    with tempfile.TemporaryDirectory() as folder:
        write_csv(table, SCHEMA.names, Path(folder) / "x.csv")
        written = (Path(folder) / "x.csv").read_bytes()
    expected = io.StringIO(newline="")
    csv.writer(expected).writerows([SCHEMA.names, *(map(cell, row) for row in found)])
    assert written == b"\xef\xbb\xbf" + expected.getvalue().encode()


def test_a_documents_rows_come_back_from_its_file_table_by_table(tmp_path: Path) -> None:
    found = [temuan(kotak=(1.0, 2.5, 3.0, 4.0), halaman=3, keyakinan=0.4), temuan(jalur="pejabat/0/nip")]
    tables = [arrow_table(DOKUMEN.own, []), arrow_table(TEMUAN.own, finding_rows(found))]
    write_part(tables, tmp_path / "pk.arrow")
    back = read_part(tmp_path / "pk.arrow")
    assert list(back) == ["dokumen", "temuan"]
    assert back["temuan"].equals(tables[1], check_metadata=True)
    assert findings_of(back["temuan"].to_pylist()) == found


@pytest.mark.parametrize("damage", [b"", b"bukan arrow", None])
def test_a_damaged_part_is_told_as_such(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "pk.arrow"
    write_part([arrow_table(TEMUAN.own, finding_rows([temuan()]))], path)
    path.write_bytes(path.read_bytes()[:-40] if damage is None else damage)
    if damage == b"":
        assert read_part(path) == {}
    else:
        with pytest.raises((ValueError, OSError)):
            read_part(path)


def temuan(**facts: object) -> Temuan:
    common = {"kode": "nip-tidak-sah", "tingkat": "galat", "dok_id": "pk.pdf", "kalimat": "a", "kalimat_en": "b"}
    return Temuan.model_validate({**common, **facts})
