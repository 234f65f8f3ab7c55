"""Another region behind the office's own name, and annexes without content."""

from __future__ import annotations

from dataclasses import replace

from petik.checks.document.annex import lampiran_kosong
from petik.checks.document.region import wilayah_asing
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row
from tests.checks.shapes import ATURAN, cell, indikator, material, nilai, q

OFFICE = {"wilayah": "Kota Bontang", "kode_wilayah": "64.74", "perangkat_daerah": "Dinas Perhubungan Laut"}


def teks(*lines: str) -> Material:
    rows: list[Row] = [{"teks": t, "halaman": 1, "sumber": "text"} for t in lines]
    return replace(material(dokumen=OFFICE), lines=rows)


def test_the_office_s_name_with_another_region_was_copied_along() -> None:
    (found,) = wilayah_asing(teks("Capaian Dinas Perhubungan Laut Kabupaten Gresik naik."), ATURAN)
    assert (found.tercetak, found.seharusnya) == ("Kabupaten Gresik", "Kota Bontang")


def test_own_regions_other_offices_and_a_name_that_stands_everywhere_are_sound() -> None:
    sound = (
        "Dinas Perhubungan Laut Kota Bontang",
        "Dinas Perhubungan Laut Provinsi Kalimantan Timur",
        "studi banding ke Dinas Kebudayaan Kabupaten Gresik",
    )
    assert not list(wilayah_asing(teks(*sound), ATURAN))
    assert not list(wilayah_asing(teks(*["Dinas Perhubungan Laut Kabupaten Gresik"] * 4), ATURAN))


def test_an_annex_with_headings_only() -> None:
    heads = [cell(1, 1, "Sasaran", "sasaran"), cell(1, 2, "Indikator", "indikator"), cell(1, 3, "Target", "target")]
    empty = [cell(2, k, "", name) for k, name in ((1, "sasaran"), (2, "indikator"), (3, "target"))]
    (found,) = lampiran_kosong(material(jenis="pk", tabel=[*heads, *empty]), ATURAN)
    assert found.kode == "lampiran-kosong"
    filled = [*heads, *empty[:2], cell(2, 3, "5 dokumen", "target")]
    assert not list(lampiran_kosong(material(jenis="pk", tabel=filled), ATURAN))
    read = indikator("Jumlah layanan", nilai(q("5", 5)))
    assert not list(lampiran_kosong(material(jenis="pk", indikator=[read], tabel=[*heads, *empty]), ATURAN))
