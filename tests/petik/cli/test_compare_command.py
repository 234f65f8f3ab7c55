"""`petik compare` as a user meets it: what is grouped, which tables appear, what is said, and what stays as it was."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from frictionless import validate

import petik
from petik.checks.aturan import load
from petik.cli.main import main
from petik.datasets import write
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.tables import TABLES
from petik.one.pictures import Pictures
from petik.one.result import FileResult
from petik.results.assemble import assemble
from petik.results.layout import LOCK
from petik.results.save import save
from petik.results.store import Origin, Store
from petik.schemas.record import Rekaman
from tests.checks.shapes import indikator, nilai, persen, q
from tests.places import SAMPLES

FORMULA = '=HYPERLINK("http://contoh.invalid";"klik")'
POSYANDU = "Persentase posyandu aktif"
MEMBERS = ["Prosentase posyandu yang aktif", POSYANDU]


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def rekaman(wilayah: str, kode: str, *rows: dict[str, Any], berkas: str = "lkip.pdf") -> Rekaman:
    dokumen = {"berkas": berkas, "jenis": "lkip", "wilayah": wilayah, "kode_wilayah": kode, "tahun": 2023}
    return Rekaman.model_validate(
        {"dokumen": {**dokumen, "perangkat_daerah": "Dinas Kesehatan"}, "indikator": list(rows)}
    )


SLEMAN = rekaman(
    "Kabupaten Sleman",
    "34.04",
    indikator(POSYANDU, nilai(persen(80), persen(82.5)), nilai(persen(20), periode="2023-TW1")),
    indikator("Jumlah posyandu aktif", nilai(q("310", 310))),
    indikator(FORMULA, nilai(q("=1+1", None))),
)
AMBON = rekaman(
    "Kota Ambon",
    "81.71",
    indikator(MEMBERS[0], nilai(persen(70), persen(65.5), q("93,57%", 93.57, "%"), periode="2022")),
    indikator("Jumlah dermaga", nilai(q("3", 3))),
)


def extracted(out: Path, records: Mapping[str, Rekaman]) -> Path:
    """The folder *out* as `petik extract` leaves it; what lay there stays."""
    store = Store(out)
    for name, record in records.items():
        sha = hashlib.sha256(record.model_dump_json().encode()).hexdigest()
        result = FileResult("ok", "terbaca", format="pdf", sha256=sha, record=record)
        save(store, name, Origin(f"/masuk/{name}"), name, result)
    assemble(store, store.others(()), load(), Pictures())
    return out


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return extracted(tmp_path / "hasil", {"sleman.pdf": SLEMAN, "ambon.pdf": AMBON})


def contents(out: Path) -> dict[str, str]:
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name != LOCK)
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def asked(out: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(out / "petik.duckdb"), read_only=True) as base:
        return base.execute(query).fetchall()


def group_of(out: Path, wording: str) -> str:
    found = petik.load(out).padanan
    return str(found.loc[found["indikator"] == wording, "grup"].iloc[0])


def test_one_indicator_of_two_offices_is_one_group_with_its_places(out: Path) -> None:
    assert run("compare", out) == 0
    rows = petik.load(out).padanan
    group = rows[rows["grup"] == group_of(out, POSYANDU)]
    assert sorted(group["indikator"]) == sorted(MEMBERS)
    assert sorted(group["indikator_id"]) == ["ambon.pdf/indikator/0", "sleman.pdf/indikator/0"]
    assert set(group["hubungan"]) == {"sama"} and set(group["jenis_satuan"]) == {"persen"}
    assert not rows["pasti"].any() and len(rows) == 5


def test_values_stand_side_by_side_as_printed_with_region_year_and_source(out: Path) -> None:
    run("compare", out)
    rows = petik.load(out).perbandingan
    rows = rows[rows["grup"] == group_of(out, POSYANDU)]
    columns = ["kode_wilayah", "periode", "tahunan", "target_raw", "realisasi_nilai", "capaian_raw", "dok_id", "jalur"]
    assert rows[columns].astype(object).where(rows[columns].notna(), None).values.tolist() == [
        ["34.04", "2023", True, "80%", 82.5, None, "sleman.pdf", "indikator/0/nilai/0"],
        ["34.04", "2023-TW1", False, "20%", None, None, "sleman.pdf", "indikator/0/nilai/1"],
        ["81.71", "2022", True, "70%", 65.5, "93,57%", "ambon.pdf", "indikator/0/nilai/0"],
    ]
    assert set(rows["halaman"]) == {2} and set(rows["polaritas"]) == {"naik"}


def test_a_number_and_a_percentage_of_one_thing_are_related_and_apart(out: Path) -> None:
    run("compare", out)
    (row,) = petik.load(out).terkait.to_dict("records")
    assert {row["nama_grup"], row["nama_lain"]} >= {"Jumlah posyandu aktif"}
    assert row["hubungan"] == "terkait" and 0 < row["skor"] <= 1 and row["alasan"]
    assert group_of(out, "Jumlah posyandu aktif") != group_of(out, POSYANDU)


def test_the_views_count_offices_and_prefer_the_values_of_whole_years(out: Path) -> None:
    run("compare", out)
    query = "SELECT jumlah_dokumen, jumlah_wilayah, jumlah_perangkat_daerah, tahun_awal, tahun_akhir FROM v_grup"
    assert asked(out, f"{query} WHERE jumlah_dokumen > 1") == [(2, 2, 2, 2022, 2023)]
    query = "SELECT berkas, jenis, jumlah_wilayah, periode FROM v_perbandingan WHERE jumlah_dokumen > 1"
    assert asked(out, f"{query} ORDER BY periode") == [
        ("lkip.pdf", "lkip", 2, "2022"),
        ("lkip.pdf", "lkip", 2, "2023"),
    ]


def test_the_data_package_and_the_dictionary_tell_of_the_new_tables(out: Path) -> None:
    run("compare", out)
    report = validate(str(out / "data" / "datapackage.json"))
    assert [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors] == []
    assert {schema.name for schema in COMPARED} <= {task.name for task in report.tasks}
    explained = {row[0] for row in openpyxl.load_workbook(out / "petik-data.xlsx")["kamus"].values}
    assert {schema.name for schema in COMPARED} <= explained


def test_no_cell_is_a_formula(out: Path) -> None:
    run("compare", out)
    book = openpyxl.load_workbook(out / "petik-data.xlsx")
    for name in ("Perbandingan", "Padanan", "Terkait"):
        kinds = {cell.data_type for row in book[name].iter_rows() for cell in row if cell.value is not None}
        assert kinds <= {"s", "n"} and book[name].max_row > 1
    values = {cell.value for row in book["Padanan"].iter_rows() for cell in row}
    assert FORMULA in values, "as printed"
    assert f"'{FORMULA}".replace('"', '""') in (out / "data" / "padanan.csv").read_text("utf-8-sig")


def test_the_other_tables_stay_as_they_were_and_a_second_run_changes_no_byte(out: Path) -> None:
    before = contents(out)
    run("compare", out)
    first = contents(out)
    same = {name for name in before if first[name] == before[name]}
    assert {f"data/{schema.name}.{end}" for schema in TABLES for end in ("csv", "parquet")} <= same
    assert {"berkas.csv", "laporan.html", "records/ambon.pdf.json"} <= same
    run("compare", out)
    assert contents(out) == first


def test_a_failure_leaves_the_folder_as_it_was(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    before = contents(out)
    monkeypatch.setattr(write, "write_excel", full)
    assert run("compare", out) == 3
    assert "No space left" in capsys.readouterr().err
    assert contents(out) == before


TOML = """
[[gabung]]
anggota = ["Jumlah dermaga", "Jumlah posyandu aktif"]
[[pisah]]
ini = "Persentase posyandu aktif"
dari = "Prosentase posyandu yang aktif"
[[pasti]]
anggota = ["tidak-ada-grup-ini"]
"""


def test_decisions_of_people_hold_and_unknown_ones_are_told(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "k.toml").write_text(TOML, "utf-8")
    assert run("compare", out, "--keputusan", tmp_path / "k.toml") == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if "tidak dikenal" in line] == [
        "keputusan tidak dikenal (bukan bunyi, baris, atau grup di sini): tidak-ada-grup-ini"
    ]
    assert group_of(out, "Jumlah dermaga") == group_of(out, "Jumlah posyandu aktif")
    assert group_of(out, MEMBERS[0]) != group_of(out, MEMBERS[1])


def test_decisions_may_come_from_excel(out: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["keputusan", "ini", "dengan"], ["pasti", *MEMBERS]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "k.xlsx")
    assert run("compare", out, "--keputusan", tmp_path / "k.xlsx") == 0
    rows = petik.load(out).padanan
    assert sorted(rows.loc[rows["pasti"], "indikator"]) == sorted(MEMBERS)


def test_contradicting_decisions_are_told(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = f'[[gabung]]\nanggota = {json.dumps(MEMBERS)}\n[[pisah]]\nini = "{MEMBERS[0]}"\ndari = "{MEMBERS[1]}"\n'
    (tmp_path / "k.toml").write_text(both, "utf-8")
    assert run("compare", out, "--keputusan", tmp_path / "k.toml", "--bahasa", "en") == 0
    said = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("decisions contradict each other:") for line in said) == 1


@pytest.mark.parametrize("text", ["[[gabung]", "[gabung]\nanggota = ['a', 'b']", "[[lain]]\n", "gabung = 1"])
def test_a_wrong_file_of_decisions_is_one_line_and_nothing_is_written(
    out: Path, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "k.toml").write_text(text, "utf-8")
    before = contents(out)
    assert run("compare", out, "--keputusan", tmp_path / "k.toml") == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "k.toml" in said.err
    assert contents(out) == before


def test_a_workbook_that_is_none_is_a_wrong_file_of_decisions(out: Path, tmp_path: Path) -> None:
    (tmp_path / "k.xlsx").write_text("bukan", "utf-8")
    assert run("compare", out, "--keputusan", tmp_path / "k.xlsx") == 2
    assert run("compare", out, "--keputusan", tmp_path / "hilang.toml") == 2


def test_wrong_usage_and_nothing_to_compare(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = extracted(tmp_path / "tanpa", {"x.pdf": rekaman("Kota Ambon", "81.71")})
    for words, code, told in (
        (["compare"], 2, "argumen"),
        (["compare", out, empty], 2, "-o FOLDER"),
        (["compare", out, empty, "-o", out], 2, "salah satu folder asalnya"),
        (["compare", tmp_path / "tidak-ada"], 2, "tidak-ada: tidak ada"),
        (["compare", empty], 3, "tidak ada rekaman"),
    ):
        assert run(*words) == code
        assert told in capsys.readouterr().err
    assert not (empty / "data" / "padanan.csv").exists()


def test_the_only_folder_may_also_be_named_as_the_target(out: Path) -> None:
    assert run("compare", out, "-o", out.parent / "lain" / ".." / out.name) == 0
    assert len(petik.load(out).padanan) == 5


def test_a_damaged_record_is_one_line(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "records" / "ambon.pdf.json").write_text("{}", "utf-8")
    assert run("compare", out) == 3
    said = capsys.readouterr().err
    assert "ambon.pdf.json" in said and len(said.splitlines()) == 1


def test_several_folders_become_one_complete_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = extracted(tmp_path / "satu", {"lkip.pdf": SLEMAN, "sama.pdf": AMBON})
    two = extracted(tmp_path / "dua", {"LKIP.pdf": AMBON, "sama.pdf": AMBON})
    before = contents(one) | contents(two)
    both = tmp_path / "gabungan"
    assert run("compare", one, two, "-o", both) == 0
    said = capsys.readouterr().out
    assert "namanya LKIP-2.pdf" in said and "sama.pdf dari" in said and "dipakai sekali" in said
    data = petik.load(both)
    assert list(data.dokumen["dok_id"]) == ["LKIP-2.pdf", "lkip.pdf", "sama.pdf"]
    assert list(data.berkas["rekaman"]) == [f"records/{name}.json" for name in data.dokumen["dok_id"]]
    counted = data.dokumen[data.dokumen["peran"] == "dihitung"]  # sama.pdf has the bytes of LKIP-2.pdf
    assert set(data.padanan["dok_id"]) == set(counted["dok_id"]) == {"LKIP-2.pdf", "lkip.pdf"}
    assert len(set(data.padanan.loc[data.padanan["indikator"].isin(MEMBERS), "grup"])) == 1
    assert all((both / name).is_file() for name in ("petik.xlsx", "petik.duckdb", "laporan.html", "berkas.csv"))
    assert contents(one) | contents(two) == before
    first = contents(both)
    assert run("compare", one, two, "-o", both) == 0
    assert contents(both) == first


def test_a_document_of_another_name_has_it_in_every_table(tmp_path: Path) -> None:
    sets = []
    for sample in ("pk_dump.txt", "iki_dump.txt"):
        (tmp_path / sample).mkdir()
        shutil.copyfile(SAMPLES / sample, tmp_path / sample / "dump.txt")
        sets.append(tmp_path / f"hasil-{sample}")
        assert run("extract", tmp_path / sample / "dump.txt", "-o", sets[-1], "--jobs", "0") in (0, 1)
    both = tmp_path / "gabungan"
    assert run("compare", *sets, "-o", both) == 0
    report = validate(str(both / "data" / "datapackage.json"))
    assert [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors] == []
    data = petik.load(both)
    for table in ("halaman", "naskah", "dokumen", "indikator"):
        assert set(data[table]["dok_id"]) == {"dump.txt", "dump-2.txt"}, table
    assert set(data.tabel["dok_id"]) == {"dump-2.txt"}, "the other one has no ruled table"
    assert all(name.startswith("dump-2.txt/tabel/") for name in data.tabel["sel_id"])


def test_a_folder_with_other_results_is_not_written_over(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = extracted(tmp_path / "lain", {"x.pdf": AMBON})
    before = contents(other)
    assert run("compare", out, "-o", other) == 2
    assert "sudah berisi hasil lain" in capsys.readouterr().err
    assert contents(other) == before
    both = tmp_path / "gabungan"
    assert run("compare", out, other, "-o", both) == 0
    (both / "catatan.txt").write_text("milik pengguna", "utf-8")
    assert run("compare", out, "-o", both) == 0, "an earlier union may be renewed"
    assert set(petik.load(both).dokumen["dok_id"]) == {"sleman.pdf", "ambon.pdf"}
    assert not (both / "records" / "x.pdf.json").exists() and (both / "catatan.txt").is_file()
    extracted(both, {"baru.pdf": SLEMAN})
    assert run("compare", out, "-o", both) == 2


def test_a_stale_comparison_goes_and_that_is_told(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("compare", out)
    done = extracted(out, {"baru.pdf": AMBON})
    capsys.readouterr()
    assert not any((done / "data" / f"{schema.name}.csv").exists() for schema in COMPARED)
    assert "Perbandingan" not in openpyxl.load_workbook(done / "petik-data.xlsx").sheetnames
    assert "perbandingan" not in (done / "data" / "datapackage.json").read_text("utf-8")
    assert asked(done, "SELECT count(*) FROM duckdb_views() WHERE view_name = 'v_perbandingan'") == [(0,)]
    run("compare", out)
    (out / "records" / "baru.pdf.json").unlink()
    capsys.readouterr()
    run("check", out)
    assert "perbandingan lama dihapus" in capsys.readouterr().out


def test_a_comparison_of_the_same_records_stays(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("compare", out)
    before = contents(out)
    run("check", out)
    assert "dihapus" not in capsys.readouterr().out
    after = contents(out)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed <= {"petik.duckdb", "petik.log", ".petik/susunan"}  # the last one says when they were written
    assert asked(out, "SELECT count(*) FROM padanan") == [(5,)]


def test_rows_of_another_version_are_not_mixed_with_a_comparison(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "data" / "capaian.parquet").unlink()
    assert run("compare", out) == 3
    assert "data/capaian.parquet" in capsys.readouterr().err
