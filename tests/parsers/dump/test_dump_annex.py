"""Annexes of agreements in other forms: plain text, cells alone, grades, funds, no NIP, runs of signers."""

from __future__ import annotations

from petik.parsers.dump.blocks import blocks_of
from petik.parsers.dump.people import labelled
from petik.parsers.dump.shapes.budget import NOTE, PROVEN
from petik.parsers.dump.shapes.fixedrows import fixed_rows, names_within
from petik.parsers.dump.shapes.slots import Reading, align
from tests.parsers.dump.dumps import lines, parse_shape, texts, values

HEAD = "No Sasaran Strategis Indikator Kinerja Satuan Target"
REGENT = """PERJANJIAN KINERJA TAHUN 2031

kami yang bertanda tangan di bawah ini :

Nama
Jabatan

: dr. SITI RAHAYU, M.Kes
: KEPALA DINAS KESEHATAN

Selanjutnya disebut PIHAK PERTAMA

Nama
Jabatan

: H. WIRATMA LAUT, SE
: BUPATI MUARA JAYA

selanjutnya disebut PIHAK KEDUA

LAMPIRAN PERJANJIAN KINERJA TAHUN 2031
DINAS KESEHATAN KABUPATEN MUARA JAYA

No Sasaran Strategis Indikator Kinerja Satuan Target

(1) (2) (3) (4) (5)

1 1 Angka harapan hidup Tahun 72,5

2 Predikat BB

3 % ≥ 95

2 1 Opini BPK Opini WTP

Program Anggaran Keterangan

1. Program Upaya Kesehatan Rp 12.500.000.000,00 APBD

2. Rp 3.200.000.000,00 DAK

Jumlah Rp 15.700.000.000,00

PIHAK KEDUA,
BUPATI MUARA JAYA

H. WIRATMA LAUT, SE

PIHAK PERTAMA,
KEPALA DINAS KESEHATAN

dr. SITI RAHAYU, M.Kes
Pembina Utama Muda
NIP. 19700412 199803 2 004

Meningkatnya derajat
kesehatan masyarakat

Nilai akuntabilitas kinerja
instansi pemerintah

Persentase bayi yang
mendapat imunisasi lengkap

Terwujudnya tata kelola
yang baik

Program Pemberdayaan
Sumber Daya Kesehatan
"""
ALONE = """PERJANJIAN KINERJA TAHUN 2031
KEPALA BIDANG BUDIDAYA
DINAS PERIKANAN KOTA LAUT BIRU

NO

PROGRAM

INDIKATOR KINERJA

TARGET

1

2

Program Pengembangan
Budidaya Ikan

Program Pengawasan
Sumber Daya Kelautan

Jumlah produksi budidaya
ikan air tawar

Persentase pelaku usaha
yang taat aturan

1.250 Ton

85 %

NO

KEGIATAN

ANGGARAN

1

2

Pembinaan pembudidaya
ikan kecil

Patroli pengawasan laut

Rp. 450.000.000

Rp. 275.500.000

{total}

Pihak Kedua
Pihak Pertama

Kepala Dinas Perikanan
Kepala Bidang Budidaya

Ir. HADI OMBAK, M.Si
MUTIARA

Pembina
Penata

NIP. 196801011994031005
NIP. 197905152005012008
"""


def test_a_dump_without_spaces_at_line_ends_parts_cells_by_blank_lines() -> None:
    rows = [(texts(r.fields), values(r)[0][1]) for r in parse_shape(REGENT).indikator]
    assert [(r["sasaran"], r["indikator"], r["satuan"], target) for r, target in rows] == [
        ("Meningkatnya derajat kesehatan masyarakat", "Angka harapan hidup", "Tahun", "72,5"),
        ("Meningkatnya derajat kesehatan masyarakat", "Nilai akuntabilitas kinerja instansi pemerintah", "Predikat",
         "BB"),
        ("Meningkatnya derajat kesehatan masyarakat", "Persentase bayi yang mendapat imunisasi lengkap", "%", "≥ 95"),
        ("Terwujudnya tata kelola yang baik", "Opini BPK", "Opini", "WTP"),
    ]  # fmt: skip


def test_funds_stand_behind_amounts_and_totals_keep_their_label() -> None:
    found = [(a.tingkat, texts(a.fields)) for a in parse_shape(REGENT).anggaran]
    assert found == [
        ("program", {"uraian": "Program Upaya Kesehatan", "anggaran": "Rp 12.500.000.000,00", "sumber_dana": "APBD"}),
        ("program", {"uraian": "Program Pemberdayaan Sumber Daya Kesehatan", "anggaran": "Rp 3.200.000.000,00",
                     "sumber_dana": "DAK"}),
        ("jumlah", {"uraian": "Jumlah", "anggaran": "Rp 15.700.000.000,00"}),
    ]  # fmt: skip


def test_a_party_without_a_nip_signs_the_annex_too() -> None:
    found = parse_shape(REGENT).pejabat
    people = [(p.peran, texts(p.fields).get("nama"), texts(p.fields).get("jabatan")) for p in found]
    assert people == [
        ("pihak_pertama", "dr. SITI RAHAYU, M.Kes", "KEPALA DINAS KESEHATAN"),
        ("pihak_kedua", "H. WIRATMA LAUT, SE", "BUPATI MUARA JAYA"),
    ] * 2  # fmt: skip


def test_columns_one_by_one_are_put_beside_each_other() -> None:
    found = parse_shape(ALONE.format(total="JUMLAH\n\nRp. 725.500.000"))
    assert [(texts(r.fields), values(r)[0][1]) for r in found.indikator] == [
        ({"jabatan": "KEPALA BIDANG BUDIDAYA", "program": "Program Pengembangan Budidaya Ikan",
          "indikator": "Jumlah produksi budidaya ikan air tawar"}, "1.250 Ton"),
        ({"jabatan": "KEPALA BIDANG BUDIDAYA", "program": "Program Pengawasan Sumber Daya Kelautan",
          "indikator": "Persentase pelaku usaha yang taat aturan"}, "85 %"),
    ]  # fmt: skip


def test_a_total_that_is_the_sum_proves_the_runs_of_a_budget() -> None:
    found = parse_shape(ALONE.format(total="JUMLAH\n\nRp. 725.500.000")).anggaran
    assert [(a.tingkat, a.fields["uraian"].text, a.fields["uraian"].confidence) for a in found] == [
        ("kegiatan", "Pembinaan pembudidaya ikan kecil", PROVEN), ("kegiatan", "Patroli pengawasan laut", PROVEN),
        ("jumlah", "JUMLAH", PROVEN),
    ]  # fmt: skip


def test_a_total_that_is_not_the_sum_leaves_the_runs_unproven() -> None:
    found = parse_shape(ALONE.format(total="JUMLAH\n\nRp. 900.000.000")).anggaran
    assert {a.fields["uraian"].note for a in found} == {NOTE}
    assert [a.fields["anggaran"].text for a in found] == ["Rp. 450.000.000", "Rp. 275.500.000", "Rp. 900.000.000"]


def test_signers_in_runs_are_paired_by_their_order_and_say_so() -> None:
    people = parse_shape(ALONE.format(total="")).pejabat
    assert [(p.peran, texts(p.fields)) for p in people] == [
        ("pihak_kedua", {"nama": "Ir. HADI OMBAK, M.Si", "nip": "196801011994031005", "pangkat": "Pembina",
                         "jabatan": "Kepala Dinas Perikanan"}),
        ("pihak_pertama", {"nama": "MUTIARA", "nip": "197905152005012008", "pangkat": "Penata",
                           "jabatan": "Kepala Bidang Budidaya"}),
    ]  # fmt: skip
    assert all(p.fields["nip"].note and p.fields["nip"].confidence <= 0.6 for p in people)


def test_a_post_that_nothing_names_goes_to_the_last_without_one_and_says_so() -> None:
    found = parse_shape("PERJANJIAN KINERJA TAHUN 2031\nKepala Seksi Arsip\n\nBudi Tani          Melati Segara\n"
                  "NIP. 19710203 199503 1 004     NIP. 19800506 200604 2 007\n\nKepala Seksi Arsip\n\n"
                  "Kepala Bidang Tata Usaha\n").pejabat  # fmt: skip
    assert [(p.peran, p.fields["jabatan"].text, p.fields["jabatan"].note is None) for p in found] == [
        ("pihak_kedua", "Kepala Bidang Tata Usaha", False), ("pihak_pertama", "Kepala Seksi Arsip", True),
    ]  # fmt: skip


def test_a_second_value_belongs_to_the_row_above_where_no_name_is_left() -> None:
    found = parse_shape(f"PERJANJIAN KINERJA TAHUN 2031\n\n{HEAD}\n\n1 1 Jumlah peserta pengurus 30\npengawas 25\n\n"
                  "2 Jumlah kapal unit 4\n\nKota Baru, 2031\n\nMeningkatnya \ntangkapan\n").indikator  # fmt: skip
    assert [(r.fields["indikator"].text, r.fields["satuan"].text, values(r)[0][1]) for r in found] == [
        ("Jumlah peserta", "pengurus", "30"), ("Jumlah peserta", "pengawas", "25"), ("Jumlah kapal", "unit", "4"),
    ]


def test_a_unit_that_wrapped_comes_back_behind_its_indicator() -> None:
    found = parse_shape(
        f"PERJANJIAN KINERJA TAHUN 2031\n\n{HEAD}\n\n1 1 12\n\n2 Jumlah kapal unit 4\n\nKota Baru, 2031\n\n"
                  "Meningkatnya \ntangkapan\n\nJumlah laporan \nnelayan\n\nLaporan/ \nTahun\n").indikator  # fmt: skip
    assert [(r.fields["indikator"].text, r.fields["satuan"].text, values(r)[0][1]) for r in found] == [
        ("Jumlah laporan nelayan", "Laporan/ Tahun", "12"), ("Jumlah kapal", "unit", "4"),
    ]


def test_a_letter_behind_a_name_is_no_grade() -> None:
    cells = blocks_of(lines("1 Cakupan imunisasi hepatitis B\n\n% 80\n"))
    (row,) = fixed_rows(cells)
    assert ([text for text, _ in row.parts], row.unit, row.target) == (["Cakupan imunisasi hepatitis B"], "%", "80")


def test_names_on_one_line_part_where_an_indicator_opens_or_a_known_name_ends() -> None:
    assert names_within("Rapat kerja Jumlah peserta rapat", ()) == ["Rapat kerja", "Jumlah peserta rapat"]
    assert names_within("Program Arsip Penataan arsip", ["Program Arsip"]) == ["Program Arsip", "Penataan arsip"]
    assert names_within("Peningkatan Koperasi Yang Aktif", ()) == ["Peningkatan Koperasi Yang Aktif"]


def test_labels_and_their_texts_as_runs_and_a_text_that_goes_on() -> None:
    found = labelled(lines("Nama\nJabatan\n\n: Budi Tani\n: Kepala Dinas\n\nNama : Melati\nJabatan : Kepala \nSeksi\n"))
    assert [(f.label, f.text) for f in found] == [
        ("nama", "Budi Tani"), ("jabatan", "Kepala Dinas"), ("nama", "Melati"), ("jabatan", "Kepala Seksi"),
    ]  # fmt: skip


def test_an_alignment_is_proven_only_where_nothing_is_left_over_and_nothing_else_fits_as_well() -> None:
    def fit(row: int, slot: str, cell: int) -> float:
        return 1.0

    assert align([[Reading(("a", "b"))], [Reading(("b",))]], 3, fit).proven
    assert not align([[Reading(("a", "b"))], [Reading(("b",))]], 4, fit).proven
    assert not align([[Reading(("a",)), Reading(("b",))]], 1, fit).proven
    assert align([[Reading(("a",))], [Reading(("a",))]], 2, lambda r, s, c: -1.0).proven is False
