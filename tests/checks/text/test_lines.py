"""The running text: lettered items, numbers of tables, references, sums across a line."""

from __future__ import annotations

from petik.checks.given.captions import lines_of
from petik.checks.given.material import Material
from petik.checks.table.cut_texts import tabel_terpotong
from petik.checks.text.counts import row_total
from petik.checks.text.items import items_in_order
from petik.checks.text.table_numbers import number_used_twice, rujukan_salah
from tests.checks.shapes import ATURAN, material


def naskah(text: str, sumber: str = "text") -> Material:
    base = material()
    return Material(base.dok_id, base.record, lines=lines_of(text, 7, sumber))


def butir(text: str) -> list[tuple[str | None, str | None]]:
    return [(t.tercetak, t.seharusnya) for t in items_in_order(naskah(text), ATURAN)]


def test_a_letter_that_skips_or_repeats() -> None:
    assert butir("3. FUNGSI :\na. satu\nb. dua\nd. tiga") == [("d", "c")]
    assert butir("3. FUNGSI :\n- a. satu\n- a. dua\n- c. tiga") == [("c", "b")]


def test_a_list_that_begins_with_b_under_its_heading() -> None:
    assert butir("2. TUGAS :\nb. membantu kepala seksi") == [("b", "a")]
    assert butir("lanjutan dari halaman lalu\nb. membantu kepala seksi") == []


def test_a_list_that_begins_on_the_line_of_its_heading() -> None:
    assert butir("2. Tugas : a. satu\nb. dua\n3. Fungsi : a. tiga\nb. empat\nc. lima") == []
    assert butir("2. TUGAS : a. satu\nb. dua\n3. FUNGSI : a. tiga\nb. empat\nd. lima") == [("d", "c")]


def test_an_item_without_a_space_and_roman_numbers_are_no_gap() -> None:
    assert butir("a. satu\nb. dua\nc.Tiga\nd. empat") == []
    assert butir("a. satu\nb. dua\nc. tiga\ni. dalam\nisi\nii. dalam\nd. empat") == []
    assert butir("a. satu\nb. dua\nc. tiga\ne. empat") == [("e", "d")]


def test_a_heading_s_number_given_twice() -> None:
    assert butir("1. JABATAN : Kepala\n2. TUGAS :\na. satu\n2. FUNGSI :\na. satu") == [("2", "3")]


def test_nested_lists_and_misread_letters_are_no_gap() -> None:
    assert butir("a. satu\na. dalam\nb. dalam\nc. dalam\nb. dua\nc. tiga") == []
    assert butir("a. satu\na) dalam\nb) dalam\nb. dua") == []
    assert butir("a. satu\nb. dua\n¢. tiga\nd. empat") == []
    assert all(t.periksa_pembacaan for t in items_in_order(naskah("a. satu\nb. dua\nd. tiga", "ocr"), ATURAN))


def test_one_number_for_two_tables() -> None:
    text = "Tabel 3.6\nRekapitulasi aduan masyarakat\nisi\nTabel 3.6\nEfisiensi penggunaan sumber daya"
    assert [(t.kode, t.tercetak, t.halaman) for t in number_used_twice(naskah(text), ATURAN)] == [
        ("nomor-urut", "Tabel 3.6", 7)
    ]


def test_a_list_of_tables_and_a_sentence_are_no_second_caption() -> None:
    text = (
        "Tabel 3.6 Rekapitulasi aduan ........ 13\nTabel 3.6 Rekapitulasi aduan\n"
        "Tabel 3.6 menunjukkan bahwa aduan berkurang\nTabel 3.6 Rekapitulasi aduan (lanjutan)"
    )
    assert not list(number_used_twice(naskah(text), ATURAN))


def test_a_cited_table_that_is_not_there() -> None:
    captions = "Tabel 1. Pegawai\nTabel 2. Aset\nTabel 3. Anggaran\n"
    assert [t.tercetak for t in rujukan_salah(naskah(captions + "Aset tertera pada Tabel 5."), ATURAN)] == ["Tabel 5"]
    assert not list(rujukan_salah(naskah(captions + "Aset tertera pada Tabel 2 dan Tabel 4.1."), ATURAN))


def test_a_sum_across_a_line_where_other_lines_prove_the_habit() -> None:
    rows = "1 Sekretariat 1 2 3 4 5 15\n2 Bidang Satu 2 2 2 2 2 10\n3 Bidang Dua 1 1 1 1 1 5\n"
    assert [(t.tercetak, t.seharusnya) for t in row_total(naskah(rows + "JUMLAH 4 5 6 7 8 33"), ATURAN)] == [
        ("33", "30")
    ]
    assert not list(row_total(naskah(rows + "JUMLAH 4 5 6 7 8 30"), ATURAN))
    (wrapped,) = row_total(naskah(rows + "4 Bidang Tiga 7 5 1\n2 2\n19"), ATURAN)
    assert (wrapped.tercetak, wrapped.seharusnya) == ("19", "17")
    assert not list(row_total(naskah(rows + "4 Bidang Tanpa Jumlah 6 6 1 1 4 1"), ATURAN))
    assert not list(row_total(naskah("JUMLAH 2018 2019 2020 2021 2022 2023"), ATURAN))


def test_the_running_text_proves_that_a_cell_of_a_dump_is_cut_off() -> None:
    text = "melaksanakan evaluasi dan pelaporan kegiatan bidang kelembagaan dan"
    asal = {"jabatan/0/tugas/0": {"sumber": "dump", "keyakinan": 0.6}}
    base = material(jabatan=[{"jabatan": "Kepala Seksi", "tugas": [text]}], asal=asal)
    (alone,) = tabel_terpotong(base, ATURAN)
    whole = Material(base.dok_id, base.record, lines=lines_of(f"7 |{text}\n8 |melaksanakan tugas lain"))
    (proved,) = tabel_terpotong(whole, ATURAN)
    assert alone.periksa_pembacaan and not proved.periksa_pembacaan
