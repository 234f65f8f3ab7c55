"""Decisions of people: merged, parted and confirmed on every run; what they refer to in vain is reported."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from petik.compare.keputusan import Keputusan, KeputusanSalah, read_decisions
from petik.compare.padanan import groups, padanan
from petik.compare.pairs.item import Item

ITEMS = [
    Item(f"dok{n}", "indikator/0", text)
    for n, text in enumerate(
        [
            "Persentase posyandu aktif",
            "Prosentase posyandu yang aktif",
            "Proporsi posyandu yang masih berjalan",
            "Jumlah posyandu aktif",
        ]
    )
]


def kelompok(keputusan: Keputusan) -> set[frozenset[str]]:
    return {frozenset(b.dok_id for b in g.anggota) for g in groups(ITEMS, keputusan)}


def test_without_decisions_wordings_decide() -> None:
    assert kelompok(Keputusan()) == {frozenset({"dok0", "dok1"}), frozenset({"dok2"}), frozenset({"dok3"})}


@pytest.mark.parametrize("acuan", ["persentase POSYANDU aktif", "posyandu-aktif-persen", "dok1/indikator/0"])
def test_merged_by_wording_by_group_and_by_row(acuan: str) -> None:
    found = kelompok(Keputusan(gabung=((acuan, "Proporsi posyandu yang masih berjalan"),)))
    assert frozenset({"dok0", "dok1", "dok2"}) in found


def test_parted_wordings_stay_apart_and_the_rest_stays() -> None:
    decided = Keputusan(pisah=(("Prosentase posyandu yang aktif", "Persentase posyandu aktif"),))
    assert {frozenset({"dok0"}), frozenset({"dok1"})} <= kelompok(decided)
    decided = Keputusan(pisah=(("Prosentase posyandu yang aktif", "posyandu-aktif-persen"),))
    assert {frozenset({"dok0"}), frozenset({"dok1"})} <= kelompok(decided)


def test_a_confirmed_group_is_marked_and_kept_together() -> None:
    found = {g.id: g.pasti for g in groups(ITEMS, Keputusan(pasti=(("posyandu-aktif-persen",),)))}
    assert found["posyandu-aktif-persen"] and sum(found.values()) == 1
    both = Keputusan(pasti=(("Persentase posyandu aktif", "Proporsi posyandu yang masih berjalan"),))
    assert any(g.pasti and len(g.anggota) == 3 for g in groups(ITEMS, both))


def test_an_unknown_reference_is_reported_and_the_rest_applied() -> None:
    found = padanan(ITEMS, Keputusan(gabung=(("Persentase posyandu aktif", "Tidak ada di sini"),)))
    assert found.unknown == ("Tidak ada di sini",)
    assert len(found.grup) == 3


def test_merging_what_is_parted_is_reported_and_not_done() -> None:
    pair = ("Persentase posyandu aktif", "Prosentase posyandu yang aktif")
    found = padanan(ITEMS, Keputusan(gabung=(pair,), pisah=(pair,)))
    assert found.clashes and len(found.grup) == 4


def test_read_from_toml(tmp_path: Path) -> None:
    file = tmp_path / "keputusan.toml"
    file.write_text(
        '[[gabung]]\nanggota = ["A", "B", "C"]\n[[pisah]]\nini = "D"\ndari = "E"\n[[pasti]]\nanggota = ["F"]\n', "utf-8"
    )
    assert read_decisions(file) == Keputusan((("A", "B", "C"),), (("D", "E"),), (("F",),))


def test_read_from_a_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Keputusan", "ini", "dengan"], ["gabung", "A", "B"], ["Pisah", "C", "D"], [], ["pasti", "E", None]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "keputusan.xlsx")
    assert read_decisions(tmp_path / "keputusan.xlsx") == Keputusan((("A", "B"),), (("C", "D"),), (("E",),))


@pytest.mark.parametrize(
    "text",
    ["[[gabung]]\nanggota = ['A']\n", "[[pisah]]\nini = 'A'\n", "[[satukan]]\nanggota = ['A', 'B']\n", "gabung = ["],
)
def test_a_file_that_says_something_else_is_refused_by_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "keputusan.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(KeputusanSalah, match=r"keputusan\.toml"):
        read_decisions(file)


def test_an_incomplete_row_of_a_sheet_is_refused_by_number(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["keputusan", "ini", "dengan"], ["gabung", "A", None]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "k.xlsx")
    with pytest.raises(KeputusanSalah, match="baris 2"):
        read_decisions(tmp_path / "k.xlsx")
