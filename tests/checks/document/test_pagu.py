"""One budget with two amounts: two agreements of one official, a share, a slip, another program's amount."""

from __future__ import annotations

from typing import Any

from petik.checks.document.pagu import two_pagu
from petik.checks.findings.causes import grouped
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, as_cells, material, official


def perjanjian(page: int, *amounts: int) -> list[dict[str, Any]]:
    return [anggaran(f"Program {k}", v, halaman=page) for k, v in zip("ABCD", amounts, strict=True)]


def dua(who: str, **head: Any) -> list[Temuan]:
    people = [official("Ratna Wulandari", None, halaman=1), official(who, None, halaman=5)]
    rows = [*perjanjian(2, 400_000, 500_000, 600_000, 700_000), *perjanjian(6, 400_000, 510_000, 600_000, 650_000)]
    document = material(jenis="pk", pejabat=people, anggaran=rows, dokumen=head or None)
    return grouped(two_pagu(document, ATURAN), ATURAN)


def test_two_agreements_of_one_official_are_one_finding_with_its_lines() -> None:
    (found,) = dua("Ratna Wulandari")
    assert (found.sebab, [p.tercetak for p in found.tempat]) == ("dua-perjanjian", ["510.000", "650.000"])


def test_in_a_changed_agreement_the_difference_is_told_as_the_change() -> None:
    (found,) = dua("Ratna Wulandari", perubahan=True)
    assert (found.sebab, found.tingkat) == ("perubahan", "catatan")


def test_another_official_s_agreement_has_its_own_budget() -> None:
    assert dua("Budi Santoso") == []


def test_a_subordinate_s_share_is_no_second_value_and_a_copied_amount_is() -> None:
    head = [
        anggaran("Program A", 489_935_750, jabatan="Kepala Bidang"),
        anggaran("Program B", 92_406_250, jabatan="Kepala Bidang"),
    ]
    share = anggaran("Program B", 40_000_000, jabatan="Kepala Seksi 1")
    same = anggaran("Program B", 92_406_250, jabatan="Kepala Seksi 2")
    copied = anggaran("Program B", 489_935_750, jabatan="Kepala Seksi 3")
    assert not list(two_pagu(material(jenis="pk", anggaran=[*head, same, share]), ATURAN))
    (found,) = two_pagu(material(jenis="pk", anggaran=[*head, same, copied]), ATURAN)
    assert found.tercetak == "489.935.750"


def test_a_table_of_a_draft_and_what_came_of_it_has_no_budget_of_its_own() -> None:
    rows = [anggaran("Program A", 680_000_000), anggaran("Program A", 710_000_000, halaman=9)]
    rows += [anggaran(f"Program {k}", 50_000_000, halaman=page) for k in "BCD" for page in (3, 9)]
    told = two_pagu(material(jenis="lkip", anggaran=rows), ATURAN)
    assert [t.tercetak for t in told] == ["710.000.000"]
    draft = as_cells({"anggaran/1/anggaran": "710.000.000", "draf": "705.000.000"}, halaman=9)
    assert not list(two_pagu(material(jenis="lkip", anggaran=rows, **draft), ATURAN))
    parted = as_cells({"anggaran/1/anggaran": "710.000.000", "draf": "705.000.0 00"}, halaman=9)
    assert not list(two_pagu(material(jenis="lkip", anggaran=rows, **parted), ATURAN))
