"""Levels of the rows below a program, told by money that adds up, prescribed names and names placed elsewhere."""

from __future__ import annotations

from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.level_sums import KNOWN, Leaning, levels_by_sums
from petik.parsers.rows.stacked import assign_levels
from tests.parsers.shapes import table

K, S = "kegiatan", "subkegiatan"


def levels(amounts: list[tuple[int, ...]], total: tuple[int, ...] = ()) -> list[str | None]:
    return levels_by_sums([Leaning(a) for a in amounts], total)


def test_sums_prove_which_rows_stand_above() -> None:
    assert levels([(100, 10), (60, 10), (40, 0), (50, 5), (50, 5)]) == [K, S, S, K, S]


def test_a_row_without_money_inside_an_open_sum_stands_below_it() -> None:
    assert levels([(100,), (60,), (0,), (40,)]) == [K, S, S, S]


def test_where_no_sum_closes_nothing_is_claimed() -> None:
    assert levels([(100,), (60,), (70,)]) == [None, None, None]


def test_a_program_that_is_the_sum_of_all_its_rows_has_one_level_below_it() -> None:
    assert levels([(100,), (60,), (40,), (25,)], (225,)) == [K, K, K, K]  # though 100 = 60 + 40


def test_a_list_of_one_level_may_miss_the_program_by_a_misprint() -> None:
    assert levels([(100,), (61,), (70,)], (230,)) == [K, K, K]


def test_one_column_with_a_misprint_does_not_hide_the_groups() -> None:
    assert levels([(100, 9), (60, 5), (40, 5), (50, 5), (50, 5)]) == [K, S, S, K, S]


def test_a_known_kegiatan_opens_a_group_that_does_not_add_up() -> None:
    rows = [Leaning((100,), 2 * KNOWN), Leaning((70,)), Leaning((90,)), Leaning((40,)), Leaning((40,))]
    assert levels_by_sums(rows) == [K, S, S, K, S]


def _placed(rows: list[list[str]]) -> list[str | None]:
    found = table([["Program/Kegiatan", "Indikator Kinerja", "Anggaran (Rp)"], *rows])
    ((segment,),) = chain_tables([found], False, [0])[0]
    assign_levels([(row, segment.columns) for row in segment.rows])
    return [row.level for row in segment.rows]


def test_named_and_prescribed_kegiatan_head_the_rows_below_them() -> None:
    assert _placed(
        [
            ["PROGRAM PENUNJANG URUSAN PEMERINTAHAN", "Nilai SAKIP", "900"],
            ["Administrasi Keuangan Perangkat Daerah", "Cakupan layanan", "500"],
            ["Penyediaan gaji", "Jumlah pegawai", "300"],
            ["Penyusunan laporan", "Jumlah laporan", "150"],
            ["Administrasi Umum Perangkat Daerah", "Cakupan layanan", "400"],
            ["Penyediaan mebel", "Jumlah mebel", "390"],
            ["PROGRAM PEMBERDAYAAN MASYARAKAT", "Persentase warga", "80"],
            ["Kegiatan Pemberdayaan Kampung", "Jumlah warga", "80"],
            ["Pembangunan balai kampung", "Jumlah balai", "80"],
        ]
    ) == ["program", K, S, S, K, S, "program", K, S]


def test_a_name_keeps_the_level_it_was_proven_to_have_elsewhere() -> None:
    assert _placed(
        [
            ["PROGRAM KETERTIBAN", "Angka", "100"],
            ["Koordinasi ketertiban", "Jumlah rapat", "60"],
            ["Patroli pasar", "Jumlah patroli", "60"],
            ["Pembinaan linmas", "Jumlah orang", "40"],
            ["Pelatihan linmas", "Jumlah orang", "40"],
            ["PROGRAM KETERTIBAN", "Angka", "100"],
            ["Koordinasi ketertiban", "Jumlah rapat", "71"],
            ["Patroli pasar", "Jumlah patroli", "60"],
        ]
    )[5:] == ["program", K, S]


def test_a_field_of_government_in_capitals_above_its_agency_is_no_kegiatan() -> None:
    placed = _placed(
        [
            ["PROGRAM PASAR", "Angka", "100"],
            ["Penataan lapak", "Jumlah lapak", "100"],
            ["PERIKANAN DAN KELAUTAN", "", "70"],
            ["DINAS PERIKANAN", "", "70"],
            ["PROGRAM IKAN", "Angka", "70"],
        ]
    )
    assert placed == ["program", K, "urusan", "urusan", "program"]
