"""`petik load`: the same tables in a database, again and again, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from petik.datasets.files.plain import write_parquet
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.schema.tables import TIDAK_LAGI, Row
from petik.datasets.sql.database import SCHEMAS, Loaded, LoadError, Target, load, portions
from petik.schemas.record import Indikator, Nilai
from tests.datasets import postgres
from tests.datasets.folders import berkas_row, dataset, halaman_row, kuantitas, rekaman, temuan
from tests.datasets.postgres import Server

HOSTILE = "'); DROP TABLE dokumen; -- %s %(x)s :nama \\ \" «é» \N{ROCKET}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.running() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kinerja.db"
    found: Server = request.getfixturevalue("server")
    return found.new_database()


def asked(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = Target(url).engine()
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    return {name: sorted(asked(url, f"SELECT * FROM {name}"), key=repr) for name in SCHEMAS}


def indikator(*names: str) -> list[Indikator]:
    target = kuantitas("1.250,5", 1250.5, "ton")
    return [Indikator(indikator=name, nilai=[Nilai(periode="2024-TW1", target=target)]) for name in names]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two documents and a refused file."""
    records = {"a.pdf": rekaman("a.pdf", indikator("satu", "dua")), "b.pdf": rekaman("b.pdf", indikator("tiga"))}
    files = [berkas_row("a.pdf"), berkas_row("b.pdf"), berkas_row("rusak.pdf", "refused", None)]
    return dataset(tmp_path / "hasil", records, files, [temuan("a.pdf")])


def test_every_table_holds_what_the_folder_holds(out: Path, url: str) -> None:
    done = load(out, url)
    counts = {name: pq.read_metadata(out / "data" / f"{name}.parquet").num_rows for name in SCHEMAS}
    assert {name: len(rows) for name, rows in contents(url).items()} == counts
    assert done == Loaded(documents=2, files=3, rows=sum(counts.values()), replaced=0, changed=0)
    query = "SELECT indikator, tahun, target_raw, target_nilai, realisasi_raw FROM capaian ORDER BY indikator"
    assert asked(url, query)[0] == ("dua", 2024, "1.250,5", 1250.5, None)
    assert [bool(row[0]) for row in asked(url, "SELECT perubahan FROM dokumen")] == [False, False]


def test_the_same_folder_again_changes_nothing(out: Path, url: str) -> None:
    load(out, url)
    before = contents(url)
    done = load(out, url)
    assert contents(url) == before
    assert (done.replaced, done.changed) == (2, 0)


def test_documents_of_the_folder_are_replaced_and_others_stay(out: Path, url: str, tmp_path: Path) -> None:
    load(out, url)
    again = {"b.pdf": rekaman("b.pdf", indikator("lain")), "c.pdf": rekaman("c.pdf", indikator("empat"))}
    files = [berkas_row("b.pdf", sha256="b" * 64) | {"berkas": "sub/b.pdf"}, berkas_row("c.pdf")]
    done = load(dataset(tmp_path / "lagi", again, files), url)
    assert (done.documents, done.replaced, done.changed) == (2, 1, 1)
    assert asked(url, "SELECT dok_id, indikator FROM indikator ORDER BY 1, 2") == [
        ("a.pdf", "dua"),
        ("a.pdf", "satu"),
        ("b.pdf", "lain"),
        ("c.pdf", "empat"),
    ]
    names = ["a.pdf", "c.pdf", "rusak.pdf", "sub/b.pdf"]
    assert [row[0] for row in asked(url, "SELECT berkas FROM berkas ORDER BY 1")] == names


def test_a_document_that_can_no_longer_be_read_leaves_its_pages_only(out: Path, url: str, tmp_path: Path) -> None:
    load(out, url)
    files = [berkas_row("a.pdf", "failed")]
    load(dataset(tmp_path / "lagi", {}, files, pages=[halaman_row("a.pdf", gagal=True)]), url)
    assert asked(url, "SELECT dok_id FROM dokumen") == [("b.pdf",)]
    assert asked(url, "SELECT count(*) FROM capaian WHERE dok_id = 'a.pdf'") == [(0,)]
    assert [bool(row[0]) for row in asked(url, "SELECT gagal FROM halaman WHERE dok_id = 'a.pdf'")] == [True]


def test_rows_without_a_key_are_numbered_within_their_document(out: Path, url: str) -> None:
    load(out, url)
    numbers = asked(url, "SELECT dok_id, nomor FROM halaman ORDER BY 1, 2")
    assert numbers == [("a.pdf", 1), ("a.pdf", 2), ("b.pdf", 1), ("b.pdf", 2)]


def test_two_files_of_one_name_are_both_kept_however_often(url: str, tmp_path: Path) -> None:
    files = [berkas_row(dok_id, "refused", None) | {"berkas": "pk.pdf"} for dok_id in ("pk.pdf", "lain__pk.pdf")]
    source = dataset(tmp_path / "hasil", {}, files)
    load(source, url)
    load(source, url)
    assert asked(url, "SELECT berkas, dok_id FROM berkas ORDER BY 2") == [("pk.pdf", "lain__pk.pdf"), ("pk.pdf",) * 2]


def test_what_is_no_longer_handed_in_leaves_the_database(out: Path, url: str, tmp_path: Path) -> None:
    load(out, url)
    later = dataset(tmp_path / "lagi", {"b.pdf": rekaman("b.pdf", indikator("lain"))})
    gone: list[Row] = [{"dok_id": "a.pdf", "berkas": "a.pdf", "sha256": None}]
    write_parquet(arrow_table(TIDAK_LAGI, gone), later / "data" / "tidak_lagi.parquet")
    load(later, url)
    for table in ("dokumen", "indikator", "berkas"):
        assert asked(url, f"SELECT count(*) FROM {table} WHERE dok_id = 'a.pdf'") == [(0,)], table
    assert asked(url, "SELECT dok_id FROM tidak_lagi") == [("a.pdf",)]
    load(out, url)  # it is handed in again
    assert asked(url, "SELECT count(*) FROM tidak_lagi") == [(0,)]


def test_text_of_documents_is_never_a_command(url: str, tmp_path: Path) -> None:
    name = f"{HOSTILE.replace('/', '')}.pdf"
    load(dataset(tmp_path / "hasil", {name: rekaman(name, indikator(HOSTILE, "nol\x00di tengah"))}), url)
    load(tmp_path / "hasil", url)
    assert asked(url, "SELECT dok_id FROM dokumen") == [(name,)]
    found = {row[0] for row in asked(url, "SELECT indikator FROM indikator")}
    assert found == {HOSTILE, "nol\N{REPLACEMENT CHARACTER}di tengah"}


def without_sources(out: Path) -> None:
    """The dataset as no database takes it: the last table fails, after all others are written."""
    path = out / "data" / "halaman.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    for row in rows:
        row["sumber"] = None  # is always there
    pq.write_table(type(table).from_pylist(rows, schema=table.schema), path)


def test_a_failure_leaves_the_database_as_it_was(out: Path, url: str, tmp_path: Path) -> None:
    load(out, url)
    before = contents(url)
    bad = dataset(tmp_path / "buruk", {"a.pdf": rekaman("a.pdf", indikator("berubah"))})
    without_sources(bad)
    with pytest.raises(LoadError) as caught:
        load(bad, url)
    assert caught.value.key == "load_failed"
    assert contents(url) == before


def test_a_first_load_that_fails_leaves_no_tables(out: Path, url: str) -> None:
    without_sources(out)
    with pytest.raises(LoadError):
        load(out, url)
    with Target(url).engine().connect() as connection:
        assert sa.inspect(connection).get_table_names() == []


def test_a_table_of_somebody_else_is_left_alone(out: Path, url: str) -> None:
    with Target(url).engine().begin() as connection:
        connection.execute(sa.text("CREATE TABLE halaman (isi TEXT)"))
        connection.execute(sa.text("INSERT INTO halaman VALUES ('milik orang')"))
    with pytest.raises(LoadError) as caught:
        load(out, url)
    assert (caught.value.key, caught.value.values) == ("load_other_columns", {"table": "halaman"})
    assert asked(url, "SELECT * FROM halaman") == [("milik orang",)]
    with Target(url).engine().connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["halaman"]


def test_keys_types_and_meanings_are_declared(out: Path, url: str) -> None:
    load(out, url)
    with Target(url).engine().connect() as connection:
        found = sa.inspect(connection)
        types = {column["name"]: column["type"].as_generic() for column in found.get_columns("capaian")}
        keys = {name: found.get_pk_constraint(name)["constrained_columns"] for name in SCHEMAS}
        foreign = {key["referred_table"] for key in found.get_foreign_keys("capaian")}
        comments = found.get_table_comment("capaian") if "postgresql" in url else {"text": "target, realisasi, …"}
    assert [type(types[name]).__name__ for name in ("target_raw", "tahun", "target_nilai")] == [
        "Text",
        "BigInteger",
        "Double",
    ]
    assert keys["capaian"] == ["capaian_id"] and keys["naskah"] == ["dok_id", "urutan"]
    assert all(keys.values())
    assert foreign == {"dokumen", "indikator"}
    assert str(comments["text"]).startswith("target, realisasi")


def test_two_loads_at_the_same_time_do_not_get_in_each_others_way(out: Path, server: Server) -> None:
    url = server.new_database()
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _n: load(out, url), range(3)))
    assert sorted(d.replaced for d in done) == [0, 2, 2]
    assert len(asked(url, "SELECT * FROM indikator")) == 3


def test_a_wrong_password_is_told_without_the_password(out: Path, server: Server) -> None:
    with pytest.raises(LoadError) as caught:
        load(out, server.url("postgres", password="salah@kata/sandi"))
    said = " ".join(str(value) for value in caught.value.values.values())
    assert caught.value.key == "load_no_connect"
    assert "password authentication failed" in said
    assert "salah@kata" not in said and "salah%40kata" not in said


def test_many_names_go_in_portions() -> None:
    assert list(portions(list("abcde"), 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(portions([])) == []
