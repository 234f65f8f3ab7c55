"""IKI sheets of dumps: markdown with tabs, displaced cells, and OCR without either."""

from __future__ import annotations

from petik.parsers.dump.shapes.displaced import NOTE, UNSURE
from tests.parsers.dump.dumps import parse, parse_shape, texts, values

SHEET = r"""INDIKATOR KINERJA INDIVIDU

1. JABATAN : **KEPALA BIDANG TANGKAP**

2. TUGAS :

Membina nelayan pesisir.

3. FUNGSI :

- a. Perumusan kebijakan penangkapan;
- b. Pelaporan penangkapan.

SASARAN	INDIKATOR KINERJA	FORMULASI	SUMBER DATA
Meningkatnya tangkapan	Persentase kapal berizin	$\frac{\text{Berizin}}{\text{Kapal}} \times 100 \%$	Bidang Tangkap
	Jumlah nelayan dilatih	Peserta pelatihan	Bidang Tangkap

**KEPALA BIDANG TANGKAP**

Ir. RIMBA SEGARA
NIP. 19710203 199503 1 004
"""
DISPLACED = """INDIKATOR KINERJA INDIVIDU

1 . Jabatan : Kepala Bidang Tangkap
2 . Tugas :

3 . Fungsi : 1 Perencanaan penangkapan
2

SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA

1

Menyelenggarakan urusan penangkapan 
menurut ketentuan

Pengevaluasian dan pelaporan kerja 
bidang

PENJELASAN/ FORMULASI 
PENGHITUNGAN

Meningkatnya hasil 
tangkapan

Persentase kapal 
berizin

(Kapal berizin)/(Seluruh kapal) x 100%

Data 
Bidang Tangkap

Jumlah nelayan 
dilatih

Laporan pelatihan 
nelayan
"""


def test_tab_rows_are_indicators_and_an_empty_sasaran_means_the_one_above() -> None:
    rows = [texts(r.fields) for r in parse(SHEET).indikator]
    assert [(r["sasaran"], r["indikator"], r["sumber_data"]) for r in rows] == [
        ("Meningkatnya tangkapan", "Persentase kapal berizin", "Bidang Tangkap"),
        ("Meningkatnya tangkapan", "Jumlah nelayan dilatih", "Bidang Tangkap"),
    ]
    assert {r["jabatan"] for r in rows} == {"KEPALA BIDANG TANGKAP"}


def test_a_latex_fraction_stays_as_it_was_printed() -> None:
    first = parse(SHEET).indikator[0]
    assert first.fields["formulasi"].text == r"$\frac{\text{Berizin}}{\text{Kapal}} \times 100 \%$"


def test_duties_end_at_the_table_and_take_no_signature() -> None:
    (post,) = parse(SHEET).jabatan
    assert [t.text for t in post.tugas] == ["Membina nelayan pesisir."]
    assert [f.text for f in post.fungsi] == ["a. Perumusan kebijakan penangkapan;", "b. Pelaporan penangkapan."]


def test_who_signs_stands_above_the_nip() -> None:
    (person,) = parse_shape(SHEET).pejabat
    assert texts(person.fields) == {
        "nama": "Ir. RIMBA SEGARA", "nip": "19710203 199503 1 004", "jabatan": "KEPALA BIDANG TANGKAP",
    }  # fmt: skip


def test_a_form_with_tabs_is_read_as_a_form() -> None:
    found = parse(
        "INDIKATOR KINERJA INDIVIDU\n1.\tJABATAN\t:\tKepala Seksi Air\n2.\tTUGAS\t:\tMembina pengelola air\n"
        "SASARAN\tINDIKATOR KINERJA\tTARGET\nTerjaganya air\tIndeks air\t78,5\n"
    )
    (post,) = found.jabatan
    assert post.jabatan is not None
    assert (post.jabatan.text, [t.text for t in post.tugas]) == ("Kepala Seksi Air", ["Membina pengelola air"])
    assert [(r.fields["indikator"].text, values(r)) for r in found.indikator] == [
        ("Indeks air", [("", "78,5", None, None)])
    ]


def test_two_sheets_keep_their_own_posts_and_tables() -> None:
    found = parse(SHEET + "\n" + SHEET.replace("TANGKAP", "BUDIDAYA"))
    assert [r.fields["jabatan"].text for r in found.indikator] == ["KEPALA BIDANG TANGKAP"] * 2 + [
        "KEPALA BIDANG BUDIDAYA"
    ] * 2
    assert [r.table for r in found.indikator] == [0, 0, 1, 1]
    assert [v.kind for v in found.verdicts] == ["iki", "iki"]


def test_displaced_cells_are_put_into_rows_by_their_wording_and_say_so() -> None:
    rows = parse_shape(DISPLACED).indikator
    assert [texts(r.fields) for r in rows] == [
        {
            "jabatan": "Kepala Bidang Tangkap", "sasaran": "Meningkatnya hasil tangkapan",
            "indikator": "Persentase kapal berizin", "formulasi": "(Kapal berizin)/(Seluruh kapal) x 100%",
            "sumber_data": "Data Bidang Tangkap",
        },
        {
            "jabatan": "Kepala Bidang Tangkap", "sasaran": "Meningkatnya hasil tangkapan",
            "indikator": "Jumlah nelayan dilatih", "sumber_data": "Laporan pelatihan nelayan",
        },
    ]  # fmt: skip
    assert {(p.confidence, p.note) for r in rows for k, p in r.fields.items() if k != "jabatan"} == {(UNSURE, NOTE)}


def test_a_displaced_duty_fills_the_number_whose_text_is_missing() -> None:
    (post,) = parse_shape(DISPLACED).jabatan
    assert [t.text for t in post.tugas] == ["Menyelenggarakan urusan penangkapan menurut ketentuan"]
    assert [(f.text, f.note) for f in post.fungsi] == [
        ("Perencanaan penangkapan", None), ("Pengevaluasian dan pelaporan kerja bidang", NOTE),
    ]  # fmt: skip


def test_ocr_dumps_give_duties_and_keep_the_table_as_lines() -> None:
    found = parse_shape(
        "INDIKATOR KINERJA INDIVIDU\nKEPALA SEKSI NELAYAN\n\nTUGAS\n1 |Membina nelayan\n2 |Menyusun laporan\n"
        "yang lengkap\nO|IN|O | |R\n\nFUNGSI\n1 [menyusun rencana\n\n"
        "No KINERJA INDIKATOR FORMULASI\nNaiknya Persentase |\n"
    )
    (post,) = found.jabatan
    assert post.jabatan is not None and post.jabatan.text == "KEPALA SEKSI NELAYAN"
    assert [t.text for t in post.tugas] == ["Membina nelayan", "Menyusun laporan yang lengkap"]
    assert [f.text for f in post.fungsi] == ["menyusun rencana"]
    assert found.indikator == []
    assert found.tables[0].cells[-1].text == "Naiknya Persentase |"


def test_an_empty_dump_is_an_empty_document() -> None:
    found = parse_shape("\n\n")
    assert (found.verdicts, found.tables, found.indikator, found.identity.jenis) == ([], [], [], None)


def test_text_of_no_known_kind_is_other_and_its_tables_are_kept() -> None:
    found = parse("Catatan rapat\nNo\tNama barang\n1\tKursi\n")
    assert [v.kind for v in found.verdicts] == ["lainnya"]
    assert [c.text for c in found.tables[0].cells] == ["No", "Nama barang", "1", "Kursi"]


def test_an_action_plan_with_tabs_is_read_as_a_table() -> None:
    found = parse("RENCANA AKSI TAHUN 2031\nSASARAN\tINDIKATOR\tTARGET\nTerjaganya air\tIndeks air\t78,5\n")
    assert [(r.fields["indikator"].text, values(r)) for r in found.indikator] == [
        ("Indeks air", [("", "78,5", None, None)])
    ]
