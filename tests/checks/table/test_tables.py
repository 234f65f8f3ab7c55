"""Tables: totals, number formats, empty cells, numbering, texts that are cut off, remainders."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.given.table_rows import Row
from petik.checks.table.blanks import anggaran_without_indikator, sel_kosong
from petik.checks.table.cut_tables import cut_row
from petik.checks.table.cut_texts import tabel_terpotong
from petik.checks.table.mixed_formats import format_campur
from petik.checks.table.numbering import nomor_urut, numbering_of
from petik.checks.table.remainders import remainder_of_parent, wrong_efficiency, wrong_remainder
from petik.checks.table.totals import jumlah_tidak_cocok
from tests.checks.shapes import ATURAN, anggaran, cell, indikator, material, nilai, persen, q, uang


def salah(*rows: dict[str, Any], jenis: str = "pk") -> list[tuple[str | None, str | None]]:
    found = jumlah_tidak_cocok(material(jenis=jenis, anggaran=list(rows)), ATURAN)
    return [(t.jalur, t.seharusnya) for t in found if not t.periksa_pembacaan]


def test_a_total_that_is_not_the_sum_of_its_programs() -> None:
    rows = [anggaran("Program A", 410_000), anggaran("Program B", 75_500)]
    assert salah(*rows, anggaran("J U M L A H", 485_500, "jumlah")) == []
    assert salah(*rows, anggaran("J U M L A H", 458_500, "jumlah")) == [("anggaran/2/anggaran", "485.500")]


def test_a_total_of_programs_does_not_count_their_kegiatan_again() -> None:
    rows = [
        anggaran("Program A", 300),
        anggaran("Kegiatan A1", 100, "kegiatan", program="Program A"),
        anggaran("Kegiatan A2", 200, "kegiatan", program="Program A"),
        anggaran("Program B", 50),
        anggaran(None, 350, "jumlah"),
    ]
    assert salah(*rows) == []


def test_a_kegiatan_under_two_sasaran_counts_once_and_an_unread_row_silences_the_sum() -> None:
    twice = [anggaran("Kegiatan A", 100, "kegiatan"), anggaran("Kegiatan B", 40, "kegiatan")]
    assert salah(*twice, twice[0], anggaran("Jumlah", 140, "jumlah")) == []
    broken = anggaran("Program B", None) | {"anggaran": uang(None, "4114.250.000")}
    assert salah(anggaran("Program A", 100), broken, anggaran("Program C", 7), anggaran("Jumlah", 999, "jumlah")) == []


def test_the_other_column_proves_that_all_rows_were_read() -> None:
    rows = [anggaran("A", 10_100) | {"realisasi": uang(9_100)}, anggaran("B", 5_000) | {"realisasi": uang(4_500)}]
    total = anggaran("Jumlah", 15_100, "jumlah") | {"realisasi": uang(15_730)}
    assert salah(*rows, total) == [("anggaran/2/realisasi", "13.600")]
    both_off = anggaran("Jumlah", 19_410, "jumlah") | {"realisasi": uang(15_730)}
    assert salah(*rows, both_off) == []


def _program(name: str, total: int, *parts: int) -> list[dict[str, Any]]:
    rows = [anggaran(f"{name} {k}", v, "kegiatan", program=name) for k, v in enumerate(parts)]
    return [anggaran(name, total), *rows]


def test_a_program_is_held_against_its_kegiatan_where_the_others_agree() -> None:
    good = [*_program("Program A", 30, 10, 20), *_program("Program B", 9, 4, 5)]
    assert salah(*good, *_program("Program C", 51, 20, 30)) == [("anggaran/6/anggaran", "50")]
    assert salah(*_program("Program C", 51, 20, 30)) == []  # the table may list a part of them only


def test_a_unit_s_heading_is_no_total_of_the_rows_above() -> None:
    rows = [anggaran("Program A", 10), anggaran("Program B", 20), anggaran("KECAMATAN CONTOH", 999, "jumlah")]
    assert salah(*rows) == []


def test_spending_lines_that_almost_add_up() -> None:
    lines = [("Gaji", 3_173_500), ("Tambahan penghasilan", 5_970_490)]
    rows = [anggaran(n, v, "belanja") for n, v in lines]
    assert salah(anggaran("Belanja Tidak Langsung", 9_144_000, "belanja"), *rows, jenis="lkip") == [
        ("anggaran/0/anggaran", "9.143.990")
    ]
    assert salah(anggaran("Belanja Tidak Langsung", 9_143_990, "belanja"), *rows, jenis="lkip") == []


def test_a_remainder_is_budget_minus_spending() -> None:
    def row(sisa: str) -> list[Any]:
        columns = ("anggaran", "500.000.000"), ("realisasi_anggaran", "420.000.000"), ("sisa_anggaran", sisa)
        return [cell(2, k, text, baku) for k, (baku, text) in enumerate(columns, 1)]

    assert not list(wrong_remainder(material(tabel=row("80.000.000")), ATURAN))
    (found,) = wrong_remainder(material(tabel=row("88.000.000")), ATURAN)
    assert (found.seharusnya, found.kolom) == ("80.000.000", "sisa_anggaran")


def test_a_remainder_that_is_almost_the_sum_of_those_below() -> None:
    def rows(*sisa: int) -> list[Any]:
        names = ("anggaran", "realisasi_anggaran", "sisa_anggaran")
        triples = [(f"{s + 5_000_000:,}".replace(",", "."), "5.000.000", f"{s:,}".replace(",", ".")) for s in sisa]
        return [
            cell(k, j, t, n)
            for k, row in enumerate(triples, 2)
            for j, (t, n) in enumerate(zip(row, names, strict=True), 1)
        ]

    (found,) = remainder_of_parent(material(tabel=rows(60_000_600, 10_000_000, 20_000_000, 30_000_000)), ATURAN)
    assert (found.baris, found.seharusnya) == (2, "60.000.000")
    assert not list(remainder_of_parent(material(tabel=rows(60_000_000, 10_000_000, 20_000_000, 30_000_000)), ATURAN))
    assert not list(remainder_of_parent(material(tabel=rows(75_000_000, 10_000_000, 20_000_000, 30_000_000)), ATURAN))


def test_efficiency_is_100_minus_absorption_where_the_column_says_so() -> None:
    def rows(*pairs: tuple[str, str]) -> list[Any]:
        both = [(k, "persen_anggaran", a, b) for k, (a, b) in enumerate(pairs, 2)]
        return [c for k, name, a, b in both for c in (cell(k, 1, a, name), cell(k, 2, b, "lain"))]

    good = [("97,9%", "2,1%"), ("87%", "13%"), ("99,6%", "0,4%")]
    (found,) = wrong_efficiency(material(tabel=rows(*good, ("99,7%", "13%"))), ATURAN)
    assert (found.tercetak, found.seharusnya) == ("13%", "0,3")
    assert not list(wrong_efficiency(material(tabel=rows(("80%", "75%"), ("70%", "60%"), ("90%", "10%"))), ATURAN))


def test_two_number_formats_in_one_table() -> None:
    rows = [indikator("A", nilai(q("1.234.567", 1234567))), indikator("B", nilai(q("10.0", 10)))]
    (found,) = format_campur(material(indikator=rows), ATURAN)
    assert found.kode == "format-campur"
    other_page = [rows[0], rows[1] | {"halaman": 5}]
    assert not list(format_campur(material(indikator=other_page), ATURAN))
    doubtful = [rows[0], indikator("B", nilai(q("768,495", 768.495)))]
    assert not list(format_campur(material(indikator=doubtful), ATURAN))


def test_a_target_missing_where_all_other_rows_have_one() -> None:
    rows = [indikator(f"Jumlah layanan {k}", nilai(q("5", 5))) for k in range(4)]
    found = list(sel_kosong(material(indikator=[*rows, indikator("Jumlah layanan lain", nilai())]), ATURAN))
    assert [(t.jalur, t.hitungan) for t in found] == [("indikator/4", "target kosong")]


def test_headings_dashes_and_columns_of_other_tables_are_no_empty_targets() -> None:
    rows = [indikator(f"Jumlah layanan {k}", nilai(q("5", 5))) for k in range(4)]
    quiet = [
        indikator("Tersedianya sarana :"),
        indikator("Jumlah bangunan", nilai()),
        indikator("Capaian tahun lalu", nilai(r=q("4", 4), periode="2022")),
    ]
    cells = [cell(7, 1, "Jumlah bangunan", "indikator"), cell(7, 2, "-", "target")]
    assert not list(sel_kosong(material(indikator=[*rows, *quiet], tabel=cells), ATURAN))


def test_an_empty_cell_of_a_scan_may_be_a_lost_one() -> None:
    rows = [indikator(f"Jumlah layanan {k}", nilai(q("5", 5))) for k in range(4)]
    asal = {"indikator/0/indikator": {"sumber": "ocr", "keyakinan": 0.95}}
    (found,) = sel_kosong(material(indikator=[*rows, indikator("Jumlah lain", nilai())], asal=asal), ATURAN)
    assert found.periksa_pembacaan


def test_values_without_a_name_a_sign_that_one_quarter_lacks_and_an_empty_achievement() -> None:
    unnamed = indikator(None, nilai(q("3", 3)))
    sign = [nilai(persen(30) if k > 1 else q("30", 30), periode=f"2023-TW{k}") for k in (1, 2, 3, 4)]
    done = [indikator(f"Jumlah unit {k}", nilai(q("5", 5), q("5", 5), persen(100))) for k in range(5)]
    rows = [unnamed, indikator("Nilai contoh", *sign), *done, indikator("Jumlah x", nilai(q("5", 5), q("5", 5)))]
    found = [t.jalur for t in sel_kosong(material(indikator=rows), ATURAN)]
    assert found == ["indikator/0", "indikator/1/nilai/0/target", "indikator/7/nilai/0/capaian"]


def test_a_budget_without_an_indicator_in_a_plan_of_action() -> None:
    names = [f"Kegiatan {k}" for k in range(6)]
    rows = [indikator(f"Jumlah keluaran {n}", tingkat="kegiatan", kegiatan=n) for n in names[:5]]
    money = [anggaran(n, 1000, "kegiatan") for n in names]
    found = list(anggaran_without_indikator(material(jenis="rencana_aksi", indikator=rows, anggaran=money), ATURAN))
    assert [t.jalur for t in found] == ["anggaran/5/anggaran"]
    assert not list(anggaran_without_indikator(material(jenis="pk", anggaran=money), ATURAN))


@pytest.mark.parametrize("text", ["Meningkatnya mutu layanan dan", "Pameran bagi produk unggulan yang"])
def test_a_text_that_ends_in_mid_sentence_is_cut_off(text: str) -> None:
    assert [t.tercetak for t in tabel_terpotong(material(indikator=[indikator(text)]), ATURAN)] == [text]


def test_an_item_that_leads_to_the_next_is_whole() -> None:
    duties = [{"jabatan": "Kepala Seksi", "fungsi": ["pelaksanaan administrasi seksi; dan", "pelaksanaan lain-lain"]}]
    assert not list(tabel_terpotong(material(jabatan=duties, indikator=[indikator("Jumlah dan mutu layanan")]), ATURAN))


def test_the_denominator_of_a_fraction_can_be_cut_off_too() -> None:
    row = indikator("Persentase", formulasi="Jumlah pegawai terlatih / Jumlah seluruh pegawai Dinas Contoh dan x 100%")
    assert [t.tercetak for t in tabel_terpotong(material(indikator=[row]), ATURAN)] == [
        "Jumlah seluruh pegawai Dinas Contoh dan"
    ]


def test_a_row_goes_on_after_the_page_break() -> None:
    first = [
        cell(1, 1, "No", "no"),
        cell(1, 2, "Uraian", "indikator"),
        cell(2, 1, "9", "no"),
        cell(2, 2, "Jumlah tenaga", "indikator"),
    ]
    rest = [
        cell(1, 1, None, "no", tabel=2, halaman=5),
        cell(1, 2, "ahli bersertifikat", "indikator", tabel=2, halaman=5),
    ]
    (found,) = cut_row(material(tabel=[*first, *rest]), ATURAN)
    assert (found.halaman, found.tercetak) == (4, "Jumlah tenaga | ahli bersertifikat")
    whole = [cell(1, 1, "10", "no", tabel=2, halaman=5), cell(1, 2, "Jumlah lain", "indikator", tabel=2, halaman=5)]
    assert not list(cut_row(material(tabel=[*first, *whole]), ATURAN))


COLUMNS = ("no", "indikator", "target", "realisasi")


def printed_rows(*rows: tuple[str, ...], **fields: Any) -> list[Row]:
    return [cell(n, k, t, COLUMNS[k - 1], **fields) for n, row in enumerate(rows, 1) for k, t in enumerate(row, 1)]


def test_a_name_alone_between_full_rows_is_the_rest_of_the_row_overleaf() -> None:
    head = ("No", "Indikator", "Target", "Realisasi")
    first = printed_rows(head, ("9", "Jumlah petugas yang bersertifikat", "5", "4"))
    more = [("10", "Jumlah armada", "7", "7"), ("11", "Jumlah halte", "3", "2")]

    def cut(*rows: tuple[str, ...], kolom: str = "indikator") -> int:
        rest = printed_rows(*rows, tabel=2, halaman=5)
        rest = [{**c, "kolom_baku": kolom} if c["kolom_baku"] == "indikator" else c for c in rest]
        cells = [{**c, "kolom_baku": kolom} if c["kolom_baku"] == "indikator" else c for c in first]
        return len(list(cut_row(material(tabel=[*cells, *rest]), ATURAN)))

    alone = ("", "Ahli Madya dan Ahli Muda", "", "")
    assert cut(alone, *more) == 1
    assert cut(alone, *more, kolom="program") == 0  # a programme above its rows
    assert cut(alone, more[0]) == 0  # one row proves no habit
    assert cut(alone, ("10", "Jumlah armada", "", ""), ("", "Jumlah halte", "", "")) == 0


def nomor_kolom(*texts: str | None, **fields: Any) -> list[tuple[str | None, str | None]]:
    cells = [cell(k, 1, text, "no", **fields) for k, text in enumerate(texts, 2)]
    return [(t.tercetak, t.seharusnya) for t in nomor_urut(material(tabel=cells), ATURAN) if not t.periksa_pembacaan]


def test_a_number_that_skips_or_repeats() -> None:
    assert nomor_kolom("11.", "12.", "13.", "15.") == [("15.", "14")]
    assert nomor_kolom("1", "2", "2", "3") == [("2", "3")]


def test_a_restart_an_unread_number_codes_and_ocr_are_no_gap() -> None:
    assert nomor_kolom("1", "2", "1", "2", "3") == []
    assert nomor_kolom("1", "2", None, "4") == []
    assert nomor_kolom("1", "59", "2", "60", "11") == []
    assert nomor_kolom("01", "05", "09") == []
    assert nomor_kolom("1", "2", "3", "7", sumber="ocr") == []


def test_a_numbering_inside_another_ends_where_the_outer_one_goes_on() -> None:
    assert nomor_kolom("1", "1.", "2.", "3.", "2", "1.", "2.", "3") == []
    assert nomor_kolom("1", "1.", "2.", "3.", "3", "4", "5") == [("3", "4")]


def test_the_row_of_column_numbers_is_no_row() -> None:
    head = [cell(2, k, str(k), "no" if k == 1 else "target") for k in (1, 2, 3, 4)]
    rows = [cell(k, 1, str(k + 3), "no") for k in (3, 4, 5)]
    assert not list(nomor_urut(material(tabel=[*head, *rows]), ATURAN))


def test_a_number_inside_a_cell_whose_elder_sibling_is_missing() -> None:
    codes = ["1.1.1", "1.1.2", "1.2.2", "1.3.1", "1.3.2", "1.3.3"]
    cells = [cell(k, 2, f"{c} Jumlah unit usaha", "indikator") for k, c in enumerate(codes, 2)]
    assert [(t.tercetak, t.seharusnya) for t in nomor_urut(material(tabel=cells), ATURAN)] == [("1.2.2", "1.2.1")]
    picked = [cell(k, 2, f"{c} Jumlah unit usaha", "indikator") for k, c in enumerate(["2.1.2", "3.1.4", *codes], 2)]
    assert not list(nomor_urut(material(tabel=picked), ATURAN))


def test_numbering_cells() -> None:
    assert numbering_of("3.") == ("1", 3) and numbering_of("c)") == ("a", 3) and numbering_of("1.2") == ("11.", 2)
    assert numbering_of("A. Program Contoh") is None and numbering_of("02") is None
