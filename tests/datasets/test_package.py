"""data/datapackage.json: what it promises is what the CSV files hold, told by the Frictionless validator."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from frictionless import Package, validate

from petik.cli.main import main
from petik.datasets.files.package import data_package, write_package
from petik.datasets.schema.tables import BERKAS, TABLES
from petik.one.result import Status
from petik.schemas.record import Indikator, Nilai
from tests.datasets.folders import berkas_row, dataset, kuantitas, rekaman, temuan
from tests.places import SAMPLES

READ_QUICKLY = ("pk_kabid.pdf", "lkip_bab3.pdf", "iku_dinas.docx", "rencana_aksi.xlsx", "iki_dump.txt", "iku_lama.xls")


def problems(data: Path) -> list[str]:
    """What the validator has to say about the files of *data*; sizes and fingerprints are those of now."""
    write_package(data)
    return said(data)


def said(data: Path) -> list[str]:
    report = validate(str(data / "datapackage.json"))
    return [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors] + [
        error.type for error in report.errors
    ]


def changed(path: Path, column: str, value: str) -> None:
    """The CSV file with *value* in the first row's *column*."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0][column] = value
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    indikator = Indikator(
        indikator='=1+1 "kutip",\nbaris dua;@x',
        nilai=[
            Nilai(periode="2024-TW1", target=kuantitas("-5", -5.0, "%"), realisasi=kuantitas("1e30", 1e30)),
            Nilai(periode="0000-B07", capaian=kuantitas("tdk ada")),
        ],
    )
    records = {"=pk.pdf": rekaman("=pk.pdf", [indikator], tahun=None), "pk.pdf": rekaman()}
    files = [berkas_row("=pk.pdf"), berkas_row("pk.pdf"), berkas_row("rusak.pdf", "refused", sha256=None)]
    return dataset(tmp_path, records, files, [temuan("pk.pdf")]) / "data"


def test_prints_of_every_sort_keep_the_promises(data: Path) -> None:
    assert said(data) == []
    names = {schema.name for schema in (BERKAS, *TABLES)}
    assert set(Package(str(data / "datapackage.json")).resource_names) == names


def test_the_values_come_back_typed(data: Path) -> None:
    rows = Package(str(data / "datapackage.json")).get_resource("capaian").read_rows()
    first, second = rows[0], rows[1]
    assert (first["tahun"], float(first["target_nilai"]), float(first["realisasi_nilai"])) == (2024, -5.0, 1e30)
    assert (second["target_raw"], second["capaian_raw"], second["tahun"]) == (None, "tdk ada", 0)
    documents = Package(str(data / "datapackage.json")).get_resource("dokumen").read_rows()
    assert [row["perubahan"] for row in documents] == [False, False]
    assert [row["dok_id"] for row in documents] == ["'=pk.pdf", "pk.pdf"], "as the description says of formulas"


@pytest.mark.parametrize(
    ("table", "column", "value", "problem"),
    [
        ("capaian", "target_nilai", "1.250,5", "type-error"),
        ("capaian", "indikator_id", "pk.pdf/indikator/99", "foreign-key"),
        ("pejabat", "dok_id", "lain.pdf", "foreign-key"),
        ("pejabat", "nip", "1980 0101", "constraint-error"),
        ("pejabat", "peran", "saksi", "constraint-error"),
        ("dokumen", "perubahan", "ya", "type-error"),
        ("dokumen", "dok_id", "pk.pdf", "primary-key"),
        ("dokumen", "jenis", "", "constraint-error"),
        ("asal", "keyakinan", "1.01", "constraint-error"),
    ],
)
def test_what_breaks_a_promise_is_told(data: Path, table: str, column: str, value: str, problem: str) -> None:
    changed(data / f"{table}.csv", column, value)
    assert f"{table}: {problem}" in problems(data)


def test_a_file_that_was_changed_afterwards_is_told(data: Path) -> None:
    changed(data / "indikator.csv", "satuan", "orang")
    assert {"indikator: hash-count", "indikator: byte-count"} & set(said(data))


def test_samples_read_from_their_bytes_keep_the_promises(tmp_path: Path) -> None:
    files = [str(SAMPLES / name) for name in READ_QUICKLY]
    assert main(["extract", *files, "-o", str(tmp_path), "--jobs", "0"]) == 0
    assert said(tmp_path / "data") == []


def test_a_table_that_is_not_there_is_not_promised(data: Path) -> None:
    (data / "dokumen.csv").unlink()
    resources: list[dict[str, Any]] = data_package(data)["resources"]
    keys = [key["reference"]["resource"] for r in resources for key in r["schema"].get("foreignKeys", [])]
    assert keys == ["indikator"]
    assert problems(data) == []


def test_every_field_is_explained_in_both_languages_and_units_are_named(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    fields = {(r["name"], f["name"]): f for r in package["resources"] for f in r["schema"]["fields"]}
    assert all(field["description"] and field["description_en"] for field in fields.values())
    assert fields["indikator", "x0"]["unit"] == "pt"
    assert fields["capaian", "target_nilai"]["unitColumn"] == "target_satuan"
    assert package["licenses"] and package["sources"]


def test_the_states_of_a_file_are_those_of_the_program() -> None:
    (status,) = (column for column in BERKAS.columns if column.name == "status")
    assert status.enum == get_args(Status)
