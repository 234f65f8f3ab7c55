"""Empty cells: an empty field of the record is no empty cell of the document."""

from __future__ import annotations

from petik.checks.given.table_rows import Row
from petik.checks.table.blanks import empty_target_cells, sel_kosong
from tests.checks.shapes import ATURAN, cell, indikator, material, nilai, q


def tabel(*targets: str, names: tuple[str, ...] = ()) -> list[Row]:
    """A ruled table of indicators and one column of targets, one row per target."""
    out = [cell(1, 1, "Indikator", "indikator"), cell(1, 2, "Target", "target")]
    for k, text in enumerate(targets):
        name = names[k] if k < len(names) else f"Persentase layanan ke {k}"
        out += [cell(k + 2, 1, name, "indikator"), cell(k + 2, 2, text, "target")]
    return out


def test_an_empty_target_cell_among_filled_ones() -> None:
    (found,) = empty_target_cells(material(tabel=tabel("5", "6", "7", "", "8", "9", "4")), ATURAN)
    assert (found.kode, found.tempat[0].baris, found.periksa_pembacaan) == ("sel-kosong", 5, False)


def test_a_column_that_is_empty_as_a_whole_is_one_finding() -> None:
    cells = tabel("", "", "", "")
    other = [cell(k + 2, 3, f"{k}", "target:program") for k in range(5)]
    (found,) = empty_target_cells(material(tabel=[*cells, *other]), ATURAN)
    assert found.sebab == "kolom-target-kosong" and "4 indikator" in found.kalimat


def overleaf(*cells: Row, halaman: int = 5) -> list[Row]:
    return [{**c, "tabel": 2, "halaman": halaman} for c in cells]


def test_the_pages_that_go_on_without_the_empty_column_are_told_too() -> None:
    first = [cell(1, 1, "Indikator Kegiatan", "indikator:kegiatan"), cell(1, 2, "Target", "target:kegiatan")]
    for k in range(2, 12):
        first += [cell(k, 1, f"Persentase layanan ke {k}", "indikator:kegiatan"), cell(k, 2, "", "target:kegiatan")]
        first.append(cell(k, 3, f"{k}", "target:program"))
    rest = [cell(k, 1, f"Persentase layanan lain {k}", "indikator:kegiatan") for k in range(2, 6)]
    found = list(empty_target_cells(material(tabel=[*first, *overleaf(*rest)]), ATURAN))
    assert [(t.halaman, t.sebab) for t in found] == [(4, "kolom-target-kosong"), (5, "kolom-target-kosong")]
    apart = list(empty_target_cells(material(tabel=[*first, *overleaf(*rest, halaman=7)]), ATURAN))
    assert [t.halaman for t in apart] == [4]


def test_in_a_sheet_an_indicator_without_any_tick_has_no_target() -> None:
    def sheet(*ticks: str, sumber: str = "office") -> list[int | None]:
        cells = []
        for k, row in enumerate(ticks, 2):
            cells.append(cell(k, 1, f"Kualitas layanan ke {k}", "indikator:sasaran", sumber=sumber))
            cells += [cell(k, column, "√", "target", sumber=sumber) for column in map(int, row)]
            cells.append(cell(k, 5, f"Jumlah dokumen ke {k}", "indikator:kegiatan", sumber=sumber))
            cells += [cell(k, column, "√", "target", sumber=sumber) for column in (6, 7)]
        return [t.tempat[0].baris for t in empty_target_cells(material(tabel=cells), ATURAN)]

    assert sheet("24", "", "3") == [3]
    assert sheet("24", "", "3", sumber="text") == []  # a cell that was not printed was perhaps not read
    assert sheet("", "", "") == []  # the ticks may all stand in other columns


def test_two_values_in_the_next_cell_a_piece_of_a_name_and_a_blank_form_are_no_empty_targets() -> None:
    crowded = tabel("5", "6", "100% 100%", "", "8", "9")
    piece = tabel("5", "6", "7", "", "8", "9", names=("", "", "", "kewenangan provinsi dalam kondisi baik"))
    form = tabel("", "", "", "", "")
    for cells in (crowded, piece, form):
        assert not list(empty_target_cells(material(tabel=cells), ATURAN))


def test_a_record_without_a_target_whose_cell_holds_one_after_all() -> None:
    rows = [indikator(f"Persentase layanan ke {k}", nilai(q("5", 5))) for k in range(4)]
    lost = indikator("Persentase layanan ke 4")
    assert not list(sel_kosong(material(indikator=[*rows, lost], tabel=tabel("5", "5", "5", "5", "tdk ada")), ATURAN))
    (found,) = sel_kosong(material(indikator=[*rows, lost]), ATURAN)
    assert found.jalur == "indikator/4"
