"""Tables of Office files by what they hold, whatever borders they have."""

from __future__ import annotations

from petik.ingest.office.extents import Place, Said, table_places

NONE: frozenset[int] = frozenset()


def places(texts: list[str], ruled: frozenset[int] = NONE, boxed: frozenset[int] = NONE) -> frozenset[Place]:
    """Rows are written "a | b | c"; an empty piece is an empty cell."""
    rows = [[piece.strip() for piece in text.split("|")] for text in texts]
    cells = [Said(r, c, 1, t) for r, row in enumerate(rows) for c, t in enumerate(row) if t]
    return table_places(cells, len(rows), ruled, boxed)


def rows_of(found: frozenset[Place]) -> list[int]:
    return sorted({row for row, _ in found})


class TestHeadedTables:
    def test_a_heading_and_rows_with_figures_are_a_table(self) -> None:
        found = places(
            ["Daftar Capaian", "", "Indikator | Target | Realisasi", "Nilai SAKIP | 70 | 71,4", "IKM | 80 | 82"]
        )
        assert rows_of(found) == [2, 3, 4]

    def test_records_of_which_only_the_number_is_filled_are_part_of_it(self) -> None:
        found = places(["id | nama | cara", "1 | Indeks | Survei", "2", "3", "4", "5", "6", "7 | Angka | Sensus", "8"])
        assert rows_of(found) == list(range(9))

    def test_a_section_row_inside_does_not_end_it(self) -> None:
        found = places(["No | Program | Pagu", "1 | Jalan | 20", "Bidang Cipta Karya", "2 | Air | 30"])
        assert rows_of(found) == [0, 1, 2, 3]

    def test_a_column_without_heading_belongs_to_it(self) -> None:
        found = places([" | Program | Anggaran", "1 | Jalan | 20.000", "2 | Air | 30.000"])
        assert (1, 0) in found

    def test_a_repeated_heading_opens_a_table_of_its_own(self) -> None:
        texts = ["No | Indikator | Target", "1 | Nilai | 70", "2 | Angka | 5", "TAHUN 2025"]
        assert 3 not in rows_of(places([*texts, *texts[:3]]))

    def test_signers_below_a_blank_row_are_outside(self) -> None:
        table = ["No | Indikator | Target", "1 | Nilai SAKIP | 70", "2 | Angka | 5", ""]
        found = places([*table, " | Bupati Contoh | Kepala Dinas", "", " | SITI | BUDI"])
        assert rows_of(found) == [0, 1, 2]


class TestLayouts:
    def test_signers_side_by_side_are_no_table(self) -> None:
        assert not places(["PIHAK KEDUA | PIHAK PERTAMA", "Bupati | Kepala Dinas", "SITI | BUDI"])

    def test_signatures_of_many_rows_are_none_either(self) -> None:
        rows = ["KEPALA BADAN | SEKRETARIS", "KEUANGAN | BADAN", "KOTA | KOTA", "SITI | BUDI", "Pembina | Penata"]
        assert not places([*rows, "NIP. 1970 | NIP. 1971"])

    def test_labels_with_colons_are_no_table(self) -> None:
        assert not places(
            ["Nama | : | Siti", "NIP | : | 1970", "Jabatan | : | Kepala", "Tahun | : | 2024", "Unit | : | 2"]
        )

    def test_a_numbered_list_is_no_table(self) -> None:
        assert not places([f"{n}. | Melaksanakan tugas" for n in range(1, 8)])


class TestBordersThatStop:
    TABLE = ("No | Indikator | Target", "1 | Nilai SAKIP | 70", "2 | Indeks | 80")

    def test_rows_below_the_last_border_go_on(self) -> None:
        found = places([*self.TABLE, "3 | Angka | 5", "4 | Rasio | 6"], ruled=frozenset({0, 1, 2}))
        assert rows_of(found) == [3, 4]

    def test_rows_that_fill_a_part_of_a_wide_table_go_on(self) -> None:
        wide = ["Sasaran | Indikator | TW I | TW II | TW III | TW IV | Ket", "Pasar | Lapak | 1 | 2 | 3 | 4 | APBD"]
        found = places([*wide, " | Kios | | 2 | | 4", "", " | Los | 1 | 2"], ruled=frozenset({0, 1}))
        assert rows_of(found) == [2, 3, 4]

    def test_signers_below_the_last_border_do_not(self) -> None:
        below = ["", " | Bupati Contoh | Kepala Dinas", " | SITI | BUDI"]
        assert not places([*self.TABLE, *below], ruled=frozenset({0, 1, 2}))

    def test_another_heading_opens_a_table_of_its_own(self) -> None:
        below = ["", "No | Program | Anggaran", "1 | Jalan | 2.000.000", "2 | Air | 3.000.000"]
        found = places([*self.TABLE, *below], ruled=frozenset({0, 1, 2}))
        assert rows_of(found) == [4, 5, 6]

    def test_boxes_of_a_tree_do_not(self) -> None:
        found = places([*self.TABLE, "3 | Angka | 5"], ruled=frozenset({0, 1, 2}), boxed=frozenset({3}))
        assert not found
