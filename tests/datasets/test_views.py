"""The views of petik.duckdb, and the dictionaries that explain tables and views in two languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from petik.datasets.docs import FILES, markdown
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.tables import BERKAS, TABLES
from petik.datasets.sql.duckdb_file import TYPES
from petik.datasets.sql.views import VIEWS
from petik.datasets.sql.views_compare import COMPARE_VIEWS
from petik.schemas.record import Indikator, Kuantitas, Nilai, Rekaman
from tests.datasets.folders import dataset, kuantitas, rekaman, temuan
from tests.places import ROOT

EXPLAINED = (BERKAS, *TABLES, *COMPARED, *(view.shape for view in (*VIEWS, *COMPARE_VIEWS)))
DOCS = ROOT / "docs"


def asked(out: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(out / "petik.duckdb"), read_only=True) as base:
        return base.execute(query).fetchall()


def nilai(periode: str, **quantities: Kuantitas) -> Nilai:
    return Nilai(periode=periode, **quantities)


def yearly(tmp_path: Path, *values: Nilai, tahun: int | None = 2023) -> list[tuple[Any, ...]]:
    out = dataset(tmp_path, {"pk.pdf": rekaman("pk.pdf", [Indikator(indikator="Panen", nilai=list(values))], tahun)})
    return asked(
        out,
        "SELECT tahun, target_raw, target_nilai, realisasi_raw, baris_tahunan, periode_lain, wilayah "
        "FROM v_indikator_tahunan ORDER BY tahun",
    )


def test_an_indicator_has_one_row_per_year_with_the_years_own_values(tmp_path: Path) -> None:
    rows = yearly(
        tmp_path,
        nilai("2024-TW1", target=kuantitas("10", 10)),
        nilai("2023", target=kuantitas("40", 40), realisasi=kuantitas("41", 41)),
        nilai("2024", target=kuantitas("1.200", 1200)),
    )
    assert rows == [
        (2023, "40", 40, "41", 1, None, "Kabupaten Bone"),
        (2024, "1.200", 1200, None, 1, "2024-TW1", "Kabupaten Bone"),
    ]


def test_quarters_are_named_but_never_added_up(tmp_path: Path) -> None:
    rows = yearly(tmp_path, nilai("2024-TW2", target=kuantitas("5", 5)), nilai("2024-TW1", target=kuantitas("5", 5)))
    assert rows == [(2024, None, None, None, 0, "2024-TW1; 2024-TW2", "Kabupaten Bone")]


def test_a_year_over_several_rows_is_put_together_and_said_to_be(tmp_path: Path) -> None:
    rows = yearly(
        tmp_path,
        nilai("2024", target=kuantitas("tercapai")),
        nilai("2024", target=kuantitas("7", 7), realisasi=kuantitas("8", 8)),
    )
    assert rows == [(2024, "tercapai", None, "8", 2, None, "Kabupaten Bone")], "a print never gets another's value"


def test_no_indicator_is_lost_and_no_year_invented(tmp_path: Path) -> None:
    assert yearly(tmp_path / "a") == [(2023, None, None, None, 0, None, "Kabupaten Bone")]
    (row,) = yearly(tmp_path / "b", nilai("0000", target=kuantitas("7", 7)), tahun=2024)
    assert row[:3] == (None, "7", 7)


def test_budgets_and_findings_come_with_the_documents_identity(tmp_path: Path) -> None:
    out = dataset(tmp_path, {"a.pdf": rekaman("a.pdf"), "b.pdf": rekaman("b.pdf")}, findings=[temuan("b.pdf")])
    assert asked(out, "SELECT dok_id, wilayah, tahun, uraian, anggaran_nilai FROM v_anggaran ORDER BY dok_id") == [
        ("a.pdf", "Kabupaten Bone", 2024, "=Program Laut", 489935750),
        ("b.pdf", "Kabupaten Bone", 2024, "=Program Laut", 489935750),
    ]
    assert asked(out, "SELECT berkas, kode_wilayah, kode, tingkat, periksa_pembacaan FROM v_temuan") == [
        ("b.pdf", "73.08", "jumlah-tidak-cocok", "galat", False)
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.shape.name))
def test_views_are_as_their_dictionary_says(tmp_path: Path, view: Any) -> None:
    out = dataset(tmp_path, {"pk.pdf": rekaman()})
    columns = [row[:2] for row in asked(out, f"DESCRIBE {view.shape.name}")]
    assert columns == [(column.name, TYPES[column.type]) for column in view.shape.columns]
    comments = asked(out, f"SELECT comment FROM duckdb_columns() WHERE table_name = '{view.shape.name}'")
    assert sorted(row[0] for row in comments) == sorted(column.meaning for column in view.shape.columns)


def test_every_table_and_column_is_explained_in_both_languages() -> None:
    for table in EXPLAINED:
        assert table.meaning.strip() and table.meaning_en.strip(), table.name
        for column in table.columns:
            assert column.meaning.strip() and column.meaning_en.strip(), f"{table.name}.{column.name}"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_written_dictionaries_are_those_of_the_schema(language: Any) -> None:
    written = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert written == markdown(language), "run: python -m petik.datasets.docs docs"


def test_both_dictionaries_name_the_same_columns_in_the_same_order() -> None:
    names = [[line.split("|")[1] for line in markdown(code).splitlines() if line.startswith("| `")] for code in FILES]
    assert names[0] == names[1]
    assert len(names[0]) == sum(len(t.columns) for t in EXPLAINED)


def test_the_workbook_explains_its_columns_in_both_languages(tmp_path: Path) -> None:
    out = dataset(tmp_path, {"pk.pdf": rekaman()})
    sheet = openpyxl.load_workbook(out / "petik-data.xlsx")["kamus"]
    assert [cell.value for cell in sheet[1]] == ["tabel", "kolom", "tipe", "keterangan", "meaning"]
    assert [cell.value for cell in sheet[2]][3:] == [BERKAS.columns[0].meaning, BERKAS.columns[0].meaning_en]


def test_a_record_without_rows_gives_empty_views(tmp_path: Path) -> None:
    empty = Rekaman.model_validate({"dokumen": {"berkas": "x.pdf", "jenis": "lainnya"}})
    out = dataset(tmp_path, {"x.pdf": empty})
    assert [asked(out, f"SELECT count(*) FROM {view.shape.name}") for view in VIEWS] == [[(0,)]] * 3
