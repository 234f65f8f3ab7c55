"""Quarterly tables whose cells a text extractor scattered: values in place, names by counts, order and witnesses."""

from __future__ import annotations

import pytest

from petik.parsers.dump.shapes.pengukuran import NOTE
from petik.parsers.dump.shapes.quarter_values import read_values
from petik.parsers.dump.shapes.witnesses import Words, fits
from petik.parsers.model import IndikatorRow, Print
from tests.parsers.dump.dumps import parse_shape, texts, values
from tests.parsers.dump.quarter_dumps import Gaya, Tabel, dump, table

STYLES = (
    Gaya(), Gaya(headings=False), Gaya(rows_per_page=3, in_place=0.5),
    Gaya(rows_per_page=5, wraps=False, marks="Triwulan {r} :"),
)  # fmt: skip
ORDERS = ("kolom", "baris", "mundur", "acak")


def styled(gaya: Gaya, order: str) -> Gaya:
    return Gaya(gaya.rows_per_page, gaya.width, order, gaya.marks, gaya.wraps, gaya.in_place, gaya.headings)


def read(made: Tabel, gaya: Gaya, seed: int) -> list[tuple[IndikatorRow, dict[str, str], list[tuple[str, ...]]]]:
    """Each row found, with the names and the values that it should have."""
    found = parse_shape(dump(made, gaya, seed)).indikator
    assert len(found) == len(made.rows) * made.levels
    wanted = [(row, level) for row in made.rows for level in range(made.levels)]
    out = []
    for got, (row, level) in zip(found, wanted, strict=True):
        names = {"indikator": row.indikator[level], "penanggung_jawab": row.post}
        names |= dict(zip(("sasaran", "program", "kegiatan"), row.upper[: level + 1], strict=False))
        out.append((got, names, row.nilai[level]))
    return out


@pytest.mark.parametrize("levels", [3, 2, 1])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("style", range(len(STYLES)))
def test_values_stay_in_their_rows_and_nothing_unproven_is_said_without_a_note(
    levels: int, order: str, style: int
) -> None:
    for seed in range(3):
        for got, names, want in read(table(seed, levels), styled(STYLES[style], order), seed):
            assert [tuple(p for p in n[1:] if p is not None) for n in values(got)] == want
            for name, found in got.fields.items():
                assert (found.note == NOTE and found.confidence <= 0.6) or found.text == names[name], (seed, name)


@pytest.mark.parametrize("levels", [3, 2, 1])
@pytest.mark.parametrize("order", ["kolom", "baris"])
@pytest.mark.parametrize("style", range(len(STYLES)))
def test_names_that_came_out_in_the_order_of_the_rows_find_them(levels: int, order: str, style: int) -> None:
    hits = total = 0
    for seed in range(4):
        for got, names, _ in read(table(seed, levels), styled(STYLES[style], order), seed):
            hits += sum(names[k] == v for k, v in texts(got.fields).items())
            total += len(names)
    assert hits >= 0.97 * total


@pytest.mark.parametrize("levels", [3, 2])
def test_names_out_of_order_are_placed_by_counts_units_and_words(levels: int) -> None:
    hits = total = 0
    for seed in range(6):
        for got, names, _ in read(table(seed, levels), Gaya(order="acak"), seed):
            hits += sum(names[k] == v for k, v in texts(got.fields).items())
            total += len(names)
    assert hits >= 0.85 * total


def test_budgets_stand_beside_the_names_of_their_level() -> None:
    made = table(3)
    found = parse_shape(dump(made, Gaya())).anggaran
    want = [
        (("sasaran", "program", "kegiatan")[level], row.upper[level], row.pagu[level])
        for row in made.rows
        for level in sorted(row.pagu)
    ]
    assert [(a.tingkat, texts(a.fields)["uraian"], texts(a.fields)["anggaran"]) for a in found] == want


def prints(text: str) -> dict[str, list[Print]]:
    return {"": [Print(text, None, None, "dump")]}


def test_percentages_fit_percentages_and_counts_fit_units() -> None:
    assert fits("Persentase kapal", prints("80%")) > fits("Persentase kapal", prints("3"))
    assert fits("Jumlah laporan", prints("3 laporan")) > fits("Jumlah kapal", prints("3 laporan"))
    assert fits("Jumlah kapal", prints("3 laporan")) > fits("Jumlah kapal", prints("80%"))


def test_rare_words_in_common_tell_more_than_common_ones() -> None:
    count, other, activity = "Jumlah kapal ikan", "Jumlah kapal tua", "Pendataan kapal ikan"
    words = Words([count, other, activity, "Jumlah kapal latih", "Arsip desa"])
    assert words.shared(count, activity) > words.shared(other, activity)


@pytest.mark.parametrize(
    ("segment", "want"),
    [
        (" 30% 70% 100% ", ("30%", "70%", "100%")),
        (" 1 Laporan Triwulan - 30% >\n", ("1 Laporan Triwulan", "-", "30%")),
        (" 45KLP 12 rek 80%", ("45KLP", "12 rek", "80%")),
        (" 31% 32,20% 100% Kebersihan dan \vPertamanan\n", ("31%", "32,20%", "100%")),
        (" 3 kegiatan\n> Kepala Seksi \vUsaha\n", ("3 kegiatan",)),
        (" - - - dan \vpengairan\n", ("-", "-", "-")),
        (" B B 100%\n", ("B", "B", "100%")),
        (" 1 kegiatan 70 \vSekolah\n3. 8. Hasil Evaluasi", ("1 kegiatan", "70 Sekolah")),
    ],
)
def test_values_behind_a_quarter_mark(segment: str, want: tuple[str, ...]) -> None:
    assert read_values(segment).prints == want


def test_a_broken_cell_goes_on_where_its_words_go_on_elsewhere() -> None:
    quarter = "\n\n".join(f"TW {q} (B{3 * q:02}) :  1 dokumen - -" for q in (1, 2, 3, 4))
    rows = [f"Target \n\nTahunan  :\n\n{n} dokumen\n\n{quarter}" for n in (3, 4, 5)]
    names = ["Jumlah salinan Peraturan ", "Tingkat Kehadiran ", "warga", "Perundang Undangan"]
    names += ["Jumlah rapat Peraturan ", "Perundang Undangan desa"]
    found = [texts(r.fields).get("indikator") for r in parse_shape("\n\n".join(rows + names)).indikator]
    assert "Jumlah salinan Peraturan Perundang Undangan" in found
    assert "Tingkat Kehadiran warga" in found
