"""The model that reads dumps it has never seen: headings, order of the words, white, boxes, and how sure it says
it is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from petik.one.pipeline import extract_file
from petik.parsers.dump.align import wrap_score
from petik.parsers.dump.cells import atoms_of
from petik.parsers.dump.heads import find_headers
from petik.parsers.dump.proof import NOTE, PROVEN, SURE
from petik.parsers.dump.tables import find_tables
from petik.parsers.print.strings import Vocabulary
from tests.parsers.dump.dumps import lines, parse, texts, values

ROWS = """\
PENGUKURAN KINERJA DINAS CONTOH TAHUN 2021
Sasaran
Strategis
Indikator Kinerja Target Realisasi Capaian
Terwujudnya
ketertiban umum dan
pelindungan warga
Persentase
penanganan
gangguan ketertiban
85% 90% 105,88%
Meningkatnya layanan
kebakaran
Persentase kebakaran
yang ditangani
80% 76% 95%
Jumlah relawan yang
dilatih
40 orang 50 orang 125%
"""


def headings(text: str) -> list[str]:
    return [head.text for head in find_headers(lines(text))[0].heads]


def grid(text: str) -> list[list[str]]:
    """The body rows of the first table, cell by cell."""
    found = find_tables(lines(text), Vocabulary(), 1)[0]
    rows = found.table.grid()[found.depth :]
    return [[cell.text if cell is not None else "" for cell in row] for row in rows]


def test_years_below_two_headings_are_columns_of_each() -> None:
    body = "Meningkatnya tertib Persentase tertib 1 2 3 4\n"
    text = f"Sasaran\nIndikator Kinerja\nTarget Realisasi\n2020 2021 2020 2021\n{body}"
    heads = find_headers(lines(text))[0].heads
    over = [" ".join(w.text for level in h.over for w in level) for h in heads]
    assert [h.text for h in heads][2:] == ["2020", "2021", "2020", "2021"]
    assert over[2:] == ["Target", "Target", "Realisasi", "Realisasi"]


def test_two_headings_that_the_catalogue_also_knows_as_one_are_two() -> None:
    assert headings("No Indikator Kinerja Satuan Target\n1 Jumlah tamu orang 5\n")[2:] == ["Satuan", "Target"]


def test_prose_in_the_words_of_headings_is_no_header() -> None:
    assert find_headers(lines("Kinerja perangkat daerah dan program kegiatan\nCapaian sasaran strategis\n")) == []


def test_cells_that_follow_each_other_line_by_line_find_their_rows() -> None:
    assert grid(ROWS) == [
        [
            "Terwujudnya ketertiban umum dan pelindungan warga",
            "Persentase penanganan gangguan ketertiban",
            "85%",
            "90%",
            "105,88%",
        ],
        ["Meningkatnya layanan kebakaran", "Persentase kebakaran yang ditangani", "80%", "76%", "95%"],
        ["", "Jumlah relawan yang dilatih", "40 orang", "50 orang", "125%"],
    ]


def test_a_merged_aim_belongs_to_the_rows_below_it() -> None:
    rows = parse(ROWS).indikator
    assert [texts(r.fields)["sasaran"] for r in rows][1:] == ["Meningkatnya layanan kebakaran"] * 2


def test_several_cells_on_one_line_are_told_apart_by_what_they_are() -> None:
    body = "1 Program Pengelolaan Sampah 1.500.000.000 APBD\n2 Program Taman Kota 250.000.000 APBD\n"
    text = f"No Program Anggaran Keterangan\n{body}"
    assert grid(text)[0] == ["1", "Program Pengelolaan Sampah", "1.500.000.000", "APBD"]
    assert grid(text)[1] == ["2", "Program Taman Kota", "250.000.000", "APBD"]


def test_a_value_that_is_missing_at_the_end_of_a_row_does_not_move_the_others() -> None:
    body = "".join(
        f"{i} Jumlah kegiatan {w} yang selesai {i} {i}\n" for i, w in enumerate(("rapat", "lomba", "tera"), 1)
    )
    text = f"No Indikator Kinerja Target Realisasi Capaian\n{body}4 Jumlah kegiatan lain yang selesai 7\n"
    assert grid(text)[3][2:] == ["7", "", ""]


def test_prose_below_a_table_ends_it() -> None:
    text = f"{ROWS}Berdasarkan tabel di atas capaian kinerja sangat baik dan akan ditingkatkan terus\n"
    assert len(grid(text)) == 3


def test_values_that_follow_from_each_other_are_proven_and_others_say_they_are_not() -> None:
    nilai = [n for r in parse(ROWS).indikator for n in r.nilai]
    assert [n.capaian.confidence for n in nilai if n.capaian] == [PROVEN] * 3
    bad = parse(ROWS.replace("80% 76% 95%", "80% 76% 60%")).indikator[1].nilai[0]
    assert bad.capaian is not None and bad.capaian.confidence <= SURE and bad.capaian.note == NOTE


def test_equal_numbers_prove_nothing() -> None:
    found = parse(ROWS.replace("80% 76% 95%", "80% 80% 100%")).indikator[1].nilai[0]
    assert found.capaian is not None and found.capaian.note == NOTE


def test_a_line_that_had_room_for_the_next_word_ends_its_cell() -> None:
    short, full, below = atoms_of(lines("Kantor\nPenyediaan jasa kantor\nWarga yang hadir\n"), 0, 3, False)
    assert wrap_score(short, below, 24) < 0 < wrap_score(full, below, 24)
    assert wrap_score(short, below, 0) == 0  # nothing is known of the column's width


LAYOUT = """\
                 PERJANJIAN KINERJA TAHUN 2021
                          DINAS CONTOH

  No    Sasaran Strategis        Indikator Sasaran               Target
   1    Meningkatnya             Persentase sampah yang            70%
        kebersihan kota          dikelola dengan benar

                                 Jumlah bank sampah yang        12 unit
                                 aktif

   2    Terwujudnya taman        Luas taman yang terawat          5 ha
        yang asri


                       Program                  Anggaran (Rp)     Keterangan
        1. Program Pengelolaan Sampah            1.500.000.000        APBD
        2. Program Pertamanan                      250.000.000        APBD
"""


def test_a_kept_layout_is_read_by_columns_of_white() -> None:
    found = parse(LAYOUT)
    assert [texts(r.fields)["indikator"] for r in found.indikator] == [
        "Persentase sampah yang dikelola dengan benar",
        "Jumlah bank sampah yang aktif",
        "Luas taman yang terawat",
    ]
    assert [values(r)[0][1] for r in found.indikator] == ["70%", "12 unit", "5 ha"]
    assert [texts(b.fields)["anggaran"] for b in found.anggaran] == ["1.500.000.000", "250.000.000"]


BOXES = """\
PENGUKURAN KINERJA TAHUN 2021

Indikator Kinerja

Persentase jalan
yang mantap

Jumlah jembatan
yang dirawat

Panjang saluran
yang dibersihkan

Target

70%

12 unit

9 km

Realisasi

71%

12 unit

8 km
"""


def test_column_after_column_is_put_together_by_the_counts() -> None:
    rows = parse(BOXES).indikator
    assert [values(r)[0][1:3] for r in rows] == [("70%", "71%"), ("12 unit", "12 unit"), ("9 km", "8 km")]


def test_counts_that_do_not_agree_give_no_values() -> None:
    rows = parse(BOXES.replace("12 unit\n\n8 km", "12 unit")).indikator
    assert [values(r)[0][2] for r in rows if r.nilai] == [None, None, None]


@pytest.mark.parametrize(
    "plain", ["TW I 12 %\n", "Meningkatnya kualitas\n", "1 Meningkatnya kualitas layanan umum 12 %\n"]
)
def test_reading_time_grows_in_step_with_the_length(plain: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        parse(plain * times)
        return time.process_time() - start

    seconds(200)
    short, long = seconds(1_000), seconds(4_000)
    assert long < 10 * max(short, 0.05)


def test_a_dump_whose_tables_have_no_known_heading_says_how_many_it_saw(tmp_path: Path) -> None:
    path = tmp_path / "angka.txt"
    path.write_text(
        "Daftar kandang\n" + "".join(f"Kandang {n} {n * 7} {n * 3}\n" for n in range(1, 9)), encoding="utf-8"
    )
    found = extract_file(path)
    assert found.status == "partial"
    assert "1 tabel tanpa judul yang dikenali" in found.message
