"""The comparison table: every value as printed, with its group, region, period and place."""

from __future__ import annotations

from typing import Any

from petik.compare.keputusan import Keputusan
from petik.compare.perbandingan import comparison_of, yearly_rows
from petik.schemas.record import Rekaman
from tests.checks.shapes import indikator, nilai, persen, q


def rekaman(wilayah: str, *rows: dict[str, Any]) -> Rekaman:
    dokumen = {"berkas": "lkip.pdf", "jenis": "lkip", "wilayah": wilayah, "perangkat_daerah": "Dinas Kesehatan"}
    return Rekaman.model_validate({"dokumen": dokumen, "indikator": list(rows)})


A = rekaman(
    "Kabupaten Sleman",
    indikator(
        "Persentase posyandu aktif",
        nilai(persen(80), periode="2023"),
        nilai(persen(20), periode="2023-TW1"),
        nilai(periode="2024"),
    ),
    indikator("Jumlah dermaga", nilai(q("3", 3), periode="2023")),
    indikator(None, nilai(q("9", 9))),
)
B = rekaman(
    "Kota Ambon",
    indikator("Prosentase posyandu yang aktif", nilai(persen(70), persen(65.5), q("93,6", 93.6), periode="2022")),
)


def test_one_group_over_regions_and_years_with_the_places() -> None:
    rows = [r for r in comparison_of({"a": A, "b": B}) if r.grup == "posyandu-aktif-persen"]
    assert [(r.wilayah, r.periode, r.jalur) for r in rows] == [
        ("Kabupaten Sleman", "2023", "indikator/0/nilai/0"),
        ("Kabupaten Sleman", "2023-TW1", "indikator/0/nilai/1"),
        ("Kota Ambon", "2022", "indikator/0/nilai/0"),
    ]
    assert {r.halaman for r in rows} == {2} and {r.dok_id for r in rows} == {"a", "b"}


def test_values_are_the_records_own() -> None:
    row = next(r for r in comparison_of({"a": A, "b": B}) if r.dok_id == "b")
    value = B.indikator[0].nilai[0]
    assert (row.target, row.realisasi, row.capaian) == (value.target, value.realisasi, value.capaian)
    assert row.polaritas == "naik" and row.tahun == 2022


def test_yearly_values_come_before_parts_and_replace_them_where_wanted() -> None:
    rows = [r for r in comparison_of({"a": A}) if r.indikator == "Persentase posyandu aktif"]
    assert [r.tahunan for r in rows] == [True, False]
    assert [r.periode for r in yearly_rows(rows)] == ["2023"]
    assert yearly_rows(rows[1:]) == rows[1:]


def test_several_values_of_one_document_are_all_kept_and_marked() -> None:
    c = rekaman(
        "Kota Ambon",
        indikator("Persentase posyandu aktif", nilai(persen(70), periode="2023")),
        indikator("Persentase Posyandu Aktif", nilai(persen(75), periode="2023")),
        indikator("Persentase posyandu aktif", nilai(persen(60), periode="2022")),
    )
    rows = comparison_of({"c": c})
    assert [(r.periode, r.ganda) for r in rows] == [("2022", False), ("2023", True), ("2023", True)]


def test_decisions_reach_the_table() -> None:
    merged = comparison_of({"a": A}, Keputusan(gabung=(("Persentase posyandu aktif", "Jumlah dermaga"),)))
    assert len({r.grup for r in merged}) == 1
