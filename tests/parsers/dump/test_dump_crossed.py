"""Columns that a dump read across each other come out as cells again, marked as not proven."""

from __future__ import annotations

from petik.parsers.dump.shapes.crossed import Crossed
from petik.parsers.dump.shapes.crossed_sheet import COLUMNS, NOTE, UNSURE
from petik.parsers.dump.shapes.crossed_words import Wording, tokens_of
from tests.parsers.dump.dumps import parse_shape

ROLES = ("sasaran", "indikator", "formulasi", "sumber_data")

# two rows, their cells wrapped in columns and centred as a table shows them; read line by line
TABLE = """\
Meningkatnya kualitas Persentase perpustakaan desa Jumlah perpustakaan desa yang sudah dibina dibagi
1 layanan perpustakaan yang dibina jumlah seluruh perpustakaan desa x 100% Laporan pembinaan
desa
Meningkatnya minat Jumlah pengunjung Jumlah pengunjung perpustakaan keliling ditambah jumlah
2 baca masyarakat perpustakaan keliling dan pengunjung perpustakaan daerah dalam satu tahun Data kunjungan
perpustakaan daerah"""

DUTIES = """\
Melaksanakan pembinaan perpustakaan desa yang sudah dibina
Menyusun laporan pembinaan perpustakaan keliling dan perpustakaan daerah
Menghimpun jumlah seluruh perpustakaan desa dan jumlah pengunjung perpustakaan daerah
Meningkatkan layanan perpustakaan desa dan minat baca masyarakat
Melayani pengunjung perpustakaan keliling dalam satu tahun"""


def sheet(table: str) -> str:
    duties = "\n".join(f"{i} |{line}" for i, line in enumerate(DUTIES.splitlines(), start=1))
    head = "KINERJA INDIKATOR FORMULASI PERHITUNGAN SUMBER DATA"
    title = "INDIKATOR KINERJA INDIVIDU\nKepala Seksi Layanan Perpustakaan"
    return f"{title}\n\nTUGAS {duties}\n{head}\n{table}\n\nKEPALA DINAS\n\nNIP. 19700101 199001 1 001\n"


def test_each_column_gets_its_words_back() -> None:
    lines = [line.removeprefix("1 ").removeprefix("2 ") for line in TABLE.splitlines()]
    cells = Crossed(lines, [COLUMNS[role] for role in ROLES], Wording([*lines, *DUTIES.splitlines()])).cells()
    found = {role: [cell.text for cell in column] for role, column in zip(ROLES, cells, strict=True)}
    assert found["sasaran"] == [
        "Meningkatnya kualitas layanan perpustakaan desa",
        "Meningkatnya minat baca masyarakat",
    ]
    assert found["indikator"] == [
        "Persentase perpustakaan desa yang dibina",
        "Jumlah pengunjung perpustakaan keliling dan perpustakaan daerah",
    ]
    assert found["sumber_data"] == ["Laporan pembinaan", "Data kunjungan"]


def test_rows_are_marked_as_not_proven_and_their_lines_are_kept() -> None:
    out = parse_shape(sheet(TABLE))
    assert [row.fields["indikator"].text.split()[0] for row in out.indikator] == ["Persentase", "Jumlah"]
    for row in out.indikator:
        name = row.fields["indikator"]
        assert (name.confidence, name.note) == (UNSURE, NOTE)
    kept = " ".join(line.text for table in out.tables for cell in table.cells for line in cell.lines)
    assert "yang dibina jumlah seluruh perpustakaan desa" in kept


def test_every_word_of_the_table_is_in_one_cell() -> None:
    lines = TABLE.splitlines()
    cells = Crossed(lines, [COLUMNS[role] for role in ROLES], Wording(lines)).cells()
    words = [word for column in cells for cell in column for word in cell.words]
    assert sorted(w.text for w in words) == sorted(t.text for i, line in enumerate(lines) for t in tokens_of(line, i))


def test_lines_that_do_not_look_like_cells_give_no_rows() -> None:
    out = parse_shape(sheet("lihat lampiran pada halaman berikut\nsesuai dengan keputusan kepala dinas"))
    assert out.indikator == []


def test_rulings_read_as_signs_part_columns() -> None:
    tokens = tokens_of("2 |pertumbuhan usaha [Jumlah usaha  - Data", 0)
    assert [(t.text, t.apart, t.bullet) for t in tokens] == [
        ("2", False, False),
        ("pertumbuhan", True, False),
        ("usaha", False, False),
        ("Jumlah", True, False),
        ("usaha", False, False),
        ("Data", True, True),
    ]


def test_a_post_of_any_wording_stands_below_the_title() -> None:
    text = sheet(TABLE).replace("Kepala Seksi Layanan Perpustakaan", "FASILITATOR LITERASI")
    assert parse_shape(text).jabatan[0].jabatan.text == "FASILITATOR LITERASI"


def test_duties_before_their_label_count_as_the_numbers_below_it() -> None:
    body = "\n".join(["menyusun rencana seksi", "melakukan pembinaan", "melaksanakan evaluasi", "TUGAS 1", "2", "3"])
    head = "KINERJA INDIKATOR FORMULASI SUMBER DATA"
    text = f"INDIKATOR KINERJA INDIVIDU\nKepala Seksi Layanan\n\n{body}\n{head}\n{TABLE}\n"
    assert [duty.text for duty in parse_shape(text).jabatan[0].tugas] == body.splitlines()[:3]


def test_a_number_that_counts_no_row_stays_in_its_cell() -> None:
    table = TABLE.replace("\nperpustakaan daerah", "\n7 perpustakaan daerah")
    out = parse_shape(sheet(table))
    words = " ".join(found.text for row in out.indikator for found in row.fields.values()).split()
    assert "7" in words
    assert "1" not in words and "2" not in words
