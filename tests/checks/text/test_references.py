"""What sentences say of numbered tables, and slips of the pen: the wrong number, another table's amount, one digit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.checks.document.two_values import nilai_berbeda
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row
from petik.checks.row.broken_numbers import angka_rusak
from petik.checks.table.cut_tables import cut_dump_cell, missing_columns
from petik.checks.table.mixed_formats import format_campur
from petik.checks.text.counts import row_total
from petik.checks.text.references import amount_of_other_table, other_caption, total_in_text
from petik.checks.text.slips import slip_of_pen
from tests.checks.shapes import ATURAN, anggaran, cell, indikator, material, nilai, q


def teks(*lines: str, sumber: str = "text") -> Material:
    rows: list[Row] = [{"teks": line, "halaman": 3, "sumber": sumber, "keyakinan": 1.0} for line in lines]
    return replace(material(dokumen={"perangkat_daerah": "Dinas Kelautan"}), lines=rows)


ASET = (
    "Tabel 4. Daftar Aset Tanah dan Gedung Dinas Kelautan",
    "1 Tanah pelabuhan 512.400.000",
    "Tabel 5. Inventaris Kendaraan Operasional Lapangan",
    "1 Perahu 98.100.000",
)


def test_a_sentence_that_describes_another_table_cites_the_wrong_number() -> None:
    (found,) = other_caption(teks("Daftar aset tanah dan gedung dinas tertera pada Tabel 5.", *ASET), ATURAN)
    assert (found.kode, found.tercetak, found.seharusnya) == ("rujukan-salah", "Tabel 5", "Tabel 4")
    assert not list(other_caption(teks("Daftar aset tanah dan gedung dinas tertera pada Tabel 4.", *ASET), ATURAN))
    assert not list(other_caption(teks("Perkembangannya dapat dilihat pada Tabel 5.", *ASET), ATURAN))


def test_an_amount_that_stands_in_another_table_only_proves_the_wrong_number() -> None:
    wrong = "Berdasarkan Tabel 5, nilai seluruhnya mencapai Rp 512.400.000 pada akhir tahun."
    (found,) = amount_of_other_table(teks(*ASET, wrong), ATURAN)
    assert (found.tercetak, found.seharusnya) == ("Tabel 5", "Tabel 4")
    for sound in (wrong.replace("Tabel 5", "Tabel 4"), wrong.replace("512.400.000", "777.000.000")):
        assert not list(amount_of_other_table(teks(*ASET, sound), ATURAN))


@pytest.mark.parametrize(("said", "told"), [("38", ["38"]), ("41", []), ("3", [])])
def test_a_number_of_people_in_the_text_is_held_against_the_total_of_the_table(said: str, told: list[str]) -> None:
    lines = (
        f"Berdasarkan Tabel 1, jumlah seluruh pegawai sebanyak {said} orang.",
        "Tabel 1. Pegawai menurut golongan",
        "1 Sekretariat 9 12 21",
        "2 Bidang Tangkap 8 12 20",
        "JUMLAH 17 24 41",
        "Uraian berikutnya",
    )
    assert [t.tercetak for t in total_in_text(teks(*lines), ATURAN)] == told


def test_where_ocr_read_the_captions_nothing_is_proven() -> None:
    wrong = "Berdasarkan Tabel 5, nilai seluruhnya mencapai Rp 512.400.000 pada akhir tahun."
    assert not list(amount_of_other_table(teks(*ASET, wrong, sumber="ocr"), ATURAN))


THRICE = ("Pagu 9.049.665.000", "Belanja 9.049.665.000", "Jumlah 9.049.665.000")


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        ("9,049,655,000", 1),  # one digit
        ("9.094.665.000", 1),  # two digits swapped
        ("9.049.615.400", 0),  # several digits
        ("9.049.665.000", 0),  # the same
    ],
)
def test_an_amount_one_digit_off_one_that_stands_again_and_again_is_a_slip(amount: str, found: int) -> None:
    assert len(list(slip_of_pen(teks(*THRICE, f"Grafik {amount}"), ATURAN))) == found


def test_a_total_that_adds_up_is_no_slip_of_the_amount_of_its_largest_row() -> None:
    rows = [
        anggaran("Program Jalan", 19_421_346_142),
        anggaran("Kegiatan Gaji", 10_421_346_142, "kegiatan", program="Program Jalan"),
        anggaran("Kegiatan Umum", 9_000_000_000, "kegiatan", program="Program Jalan"),
    ]
    lines = teks(*(f"{k} 10.421.346.142" for k in "abc"), "Program Jalan 19.421.346.142").lines
    assert len(list(slip_of_pen(replace(material(), lines=lines), ATURAN))) == 1
    assert not list(slip_of_pen(replace(material(anggaran=rows), lines=lines), ATURAN))


def test_round_amounts_rare_amounts_and_scans_prove_no_slip() -> None:
    assert not list(
        slip_of_pen(teks("a 1.250.000.000", "b 1.250.000.000", "c 1.250.000.000", "d 1.150.000.000"), ATURAN)
    )
    assert not list(slip_of_pen(teks(*THRICE[:2], "Grafik 9.049.655.000"), ATURAN))
    assert not list(slip_of_pen(teks(*THRICE, "Grafik 9.049.655.000", sumber="ocr"), ATURAN))


def test_column_numbers_with_gaps_tell_of_columns_that_were_not_printed() -> None:
    row = [cell(2, k, str(n)) for k, n in enumerate((2, 3, 7, 8, 9), 1)]
    (found,) = missing_columns(material(tabel=row), ATURAN)
    assert found.kode == "tabel-terpotong" and "kolom 1, 4, 5, 6 tidak tercetak" in found.kalimat
    whole = [cell(2, k, str(k)) for k in range(1, 9)]
    assert not list(missing_columns(material(tabel=whole), ATURAN))
    assert not list(missing_columns(material(tabel=[{**c, "sumber": "ocr"} for c in row]), ATURAN))


def dump(*lines: tuple[str, float, float]) -> Material:
    """Lines of a dump: text, left edge, top."""
    rows: list[Row] = [
        {
            "teks": text,
            "halaman": None,
            "sumber": "dump",
            "keyakinan": 0.9,
            "x0": x0,
            "top": top,
            "x1": 300.0,
            "bottom": top + 12,
        }
        for text, x0, top in lines
    ]
    return replace(material(), lines=rows)


def test_a_cell_that_goes_on_after_the_page_break_of_a_dump_is_cut() -> None:
    cut = dump(("1 Program Tata 3,00 3,00 100%", 0, 0), ("Kelola", 6, 12), ("Uraian", 0, 36))
    (found,) = cut_dump_cell(cut, ATURAN)
    assert found.tercetak == "1 Program Tata 3,00 3,00 100% | Kelola"
    new_row = dump(("944 300 3,15", 0, 0), ("Waktu", 6, 12), ("Pelayanan 844 300 2,81", 0, 36))
    same_page = dump(("1 Program Tata 3,00 3,00 100%", 0, 0), ("Kelola", 0, 24))
    assert not list(cut_dump_cell(new_row, ATURAN)) and not list(cut_dump_cell(same_page, ATURAN))


def test_a_space_inside_an_amount_is_told_in_tables_only() -> None:
    (found,) = angka_rusak(material(tabel=[cell(3, 4, "(5. 922.951.000)")]), ATURAN)
    assert found.tercetak == "(5. 922.951.000)"
    assert not list(angka_rusak(material(tabel=[cell(3, 4, "Lihat butir 5. 922.951.000 rupiah dibayarkan")]), ATURAN))


def test_a_slip_of_one_letter_in_a_long_name_does_not_hide_that_two_tables_differ() -> None:
    long = "Capaian Laporan Kinerja Pemerintah Kabupaten Contoh"
    rows = [
        indikator(name, nilai(q(raw, float(raw))))
        for name, raw in ((long, "80"), (long.replace("Capaian", "Capian"), "85"))
    ]
    assert [t.kode for t in nilai_berbeda(material(indikator=rows), ATURAN)] == ["nilai-berbeda"]
    other = [indikator(f"{long} {year}", nilai(q(raw, float(raw)))) for year, raw in ((1, "80"), (2, "85"))]
    assert not list(nilai_berbeda(material(indikator=other), ATURAN))


def test_money_and_outputs_of_one_kegiatan_are_one_table_where_there_are_no_pages() -> None:
    money = anggaran("Pelatihan Nelayan", None, "kegiatan") | {"anggaran": q("210,418,000", 210418000), "halaman": None}
    row = indikator("Jumlah pelatihan", nilai(q("17", 17), q("4", 4), q("23,52", 23.52)), kegiatan="Pelatihan Nelayan")
    row |= {"tingkat": "kegiatan", "halaman": None}
    assert [t.kode for t in format_campur(material(anggaran=[money], indikator=[row]), ATURAN)] == ["format-campur"]
    other = row | {"kegiatan": "Pembinaan Tambak"}
    assert not list(format_campur(material(anggaran=[money], indikator=[other]), ATURAN))


def test_a_total_below_the_table_is_no_part_of_its_last_row() -> None:
    sound = ("1 Sekretariat 3 1 9 6 19", "2 Bidang Tangkap 2 2 1 3 8", "3 Bidang Budidaya 4 1 4 2 11")
    (found,) = row_total(teks(*sound, "4 Bidang Usaha 3 1", "1 3 7", "45"), ATURAN)
    assert (found.tercetak, found.seharusnya) == ("7", "8")
