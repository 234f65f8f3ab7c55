"""Rules know kinds: plans, regulations and templates have few rules; copies count once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.checks.across.one_year import target_differs
from petik.checks.given.table_rows import Row
from petik.checks.run import check_across, check_document
from tests.checks.shapes import ATURAN, indikator, material, nilai, official, persen

WRONG = indikator("Persentase jalan mantap", nilai(persen(80), persen(60), persen(90)))


@pytest.mark.parametrize("jenis", ["renstra", "renja", "rkt", "cascading", "evaluasi", "lainnya"])
def test_an_achievement_is_not_tested_where_nothing_is_reported(jenis: str) -> None:
    assert check_document(material(jenis=jenis, indikator=[WRONG]), ATURAN) == []
    assert check_document(material(jenis="lkip", indikator=[WRONG]), ATURAN) != []


def test_a_nip_is_tested_in_every_kind() -> None:
    person = official("Ratna Wulandari", "198203172008132005")
    assert [t.kode for t in check_document(material(jenis="renstra", pejabat=[person]), ATURAN)] == ["nip-tidak-sah"]


def test_the_pages_of_another_kind_inside_a_report_have_their_own_rules() -> None:
    parts = [{"jenis": "lkip", "halaman_awal": 1, "halaman_akhir": 1},
             {"jenis": "renstra", "halaman_awal": 2, "halaman_akhir": 2}]  # fmt: skip
    assert check_document(material(indikator=[WRONG], dokumen={"bagian": parts}), ATURAN) == []


def test_a_template_has_no_values_of_its_own() -> None:
    lines: list[Row] = [{"teks": "Nama : ${nama}", "halaman": 1}, {"teks": "Tahun ${tahun}", "halaman": 1}]
    assert check_document(replace(material(indikator=[WRONG]), lines=lines), ATURAN) == []


def test_a_copy_of_a_report_is_not_a_second_report() -> None:
    office = {"wilayah": "Kota Contoh", "perangkat_daerah": "Dinas Contoh"}
    head = official("Ratna Wulandari", None, jabatan="Kepala Dinas Contoh")
    agreed = material(jenis="pk", name="pk.pdf", dokumen=office, pejabat=[head],
                   indikator=[indikator("Persentase jalan mantap", nilai(persen(80)))])  # fmt: skip
    told = [
        material(name=name, dokumen=office, indikator=[indikator("Persentase jalan mantap", nilai(persen(70)))])
        for name in ("lkip.pdf", "salinan.pdf")
    ]
    found = list(check_across([agreed, *told], ATURAN, [("target-beda-antardokumen", target_differs)]))
    assert [t.dok_id for t in found] == ["lkip.pdf"]
