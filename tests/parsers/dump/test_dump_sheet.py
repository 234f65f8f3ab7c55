"""Displaced IKI sheets: rows by their numbers, cells by order, wording, width and the annexes of the file."""

from __future__ import annotations

import pytest

from petik.parsers.dump.sections import split_sections
from petik.parsers.dump.shapes.displaced import NOTE, UNSURE
from petik.parsers.dump.shapes.duties import GLUED
from tests.parsers.dump.dumps import lines, parse_shape, texts

HEAD = "SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA"
FORM = f"""INDIKATOR KINERJA INDIVIDU

1 . Jabatan : Kepala Seksi Gizi
2 . Tugas :

3 . Fungsi : 1 Perencanaan gizi
2
3 Pelaporan gizi

{HEAD}

"""
DUTIES = """Membina gizi masyarakat menurut ketentuan
perundang undangan

Pelaksanaan pembinaan gizi dan penyusunan
bahan laporan

PENJELASAN/ FORMULASI
PENGHITUNGAN

"""
RESTARTING = """1

2 Hasil survei tim Data Puskesmas

1 Rekap bidang

"""
CELLS = """Meningkatnya gizi balita
di perdesaan

Persentase balita dengan
gizi baik

Balita yang ditimbang
setiap bulan

Data Seksi
Gizi

Jumlah kader yang dilatih
menimbang balita

Menurunnya angka stunting
pada anak

Tingkat kehadiran ibu di
posyandu desa

Catatan kehadiran setiap
hari buka

(Balita gizi baik)/(Balita yang ditimbang) x 100%
"""


def spaced(text: str) -> str:
    """The same dump with a space at the end of every line that another one follows directly, below the form."""
    head, body = text.split(DUTIES[:10])
    out = (DUTIES[:10] + body).split("\n")
    return head + "\n".join(a + " " if a and b else a for a, b in zip(out, [*out[1:], ""], strict=True))


@pytest.mark.parametrize("spaces", [True, False])
def test_numbers_that_start_again_start_a_group(spaces: bool) -> None:
    text = FORM + RESTARTING + DUTIES + CELLS
    rows = [texts(r.fields) for r in parse_shape(spaced(text) if spaces else text).indikator]
    assert [(r["sasaran"], r["indikator"]) for r in rows] == [
        ("Meningkatnya gizi balita di perdesaan", "Persentase balita dengan gizi baik"),
        ("Meningkatnya gizi balita di perdesaan", "Jumlah kader yang dilatih menimbang balita"),
        ("Menurunnya angka stunting pada anak", "Tingkat kehadiran ibu di posyandu desa"),
    ]
    assert [(r.get("formulasi"), r.get("sumber_data")) for r in rows] == [
        ("Balita yang ditimbang setiap bulan", "Data Seksi Gizi"),
        ("Hasil survei tim", "Data Puskesmas"),
        ("Catatan kehadiran setiap hari buka", "Rekap bidang"),
    ]


def test_no_pair_of_a_sheet_claims_to_be_proven() -> None:
    rows = parse_shape(FORM + RESTARTING + DUTIES + CELLS).indikator
    assert {(p.confidence, p.note) for r in rows for k, p in r.fields.items() if k != "jabatan"} == {(UNSURE, NOTE)}


def test_a_duty_that_wrapped_goes_to_its_number() -> None:
    (post,) = parse_shape(FORM + RESTARTING + DUTIES + CELLS).jabatan
    assert [t.text for t in post.tugas] == ["Membina gizi masyarakat menurut ketentuan perundang undangan"]
    assert [t.text for t in post.fungsi] == [
        "Perencanaan gizi", "Pelaksanaan pembinaan gizi dan penyusunan bahan laporan", "Pelaporan gizi",
    ]  # fmt: skip
    assert GLUED.split("laporan kerjaPelaksanaan tugas") == ["laporan kerja", "Pelaksanaan tugas"]


def test_an_annex_of_the_file_tells_which_name_is_a_sasaran() -> None:
    sheet = FORM + "1\n\n2\n\n" + DUTIES + (
        "Jumlah ibu sehat di\nperdesaan\n\nJumlah kunjungan ibu ke\nposyandu\n\n"
        "Jumlah bayi sehat di\nperdesaan\n\nJumlah kunjungan bayi ke\nposyandu\n\n"
    )
    annex = (
        "PERJANJIAN KINERJA TAHUN 2031\nKepala Seksi Gizi\n\nNo Sasaran Indikator Kinerja Satuan Target\n\n"
        "1 1 orang 12\n\n2 2 orang 9\n\nKota Baru, 2031\n\n"
        "Jumlah ibu sehat di \nperdesaan\n\nJumlah kunjungan ibu ke \nposyandu\n\n"
        "Jumlah bayi sehat di \nperdesaan\n\nJumlah kunjungan bayi ke \nposyandu\n"
    )
    rows = [texts(r.fields) for r in parse_shape(spaced(sheet) + "\n\n\n" + annex).indikator if r.nilai == []]
    assert [(r.get("sasaran"), r["indikator"]) for r in rows] == [
        ("Jumlah ibu sehat di perdesaan", "Jumlah kunjungan ibu ke posyandu"),
        ("Jumlah bayi sehat di perdesaan", "Jumlah kunjungan bayi ke posyandu"),
    ]


def test_headings_of_columns_are_no_title_and_a_letterhead_stands_above_the_next_one() -> None:
    found = split_sections(lines(
        "INDIKATOR KINERJA INDIVIDU\nINDIKATOR KINERJA UTAMA SUMBER DATA\n\nPEMERINTAH KOTA BARU\nDINAS GIZI\n"
        "PERNYATAAN PERJANJIAN KINERJA TAHUN 2031\nNama : Budi Tani\n"
    ))  # fmt: skip
    assert [(s.kind, len(s.lines)) for s in found] == [("iki", 2), ("pk_pernyataan", 4)]
