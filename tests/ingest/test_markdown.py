"""Tables of Markdown become rows of cells, whatever bars are missing at their ends."""

from __future__ import annotations

from petik.ingest.dump import read_dump
from petik.ingest.markdown import tabbed
from petik.ingest.page import Document
from petik.parsers.document import parse_document

TABLE = """# PERJANJIAN KINERJA TAHUN 2031

| No | Sasaran Strategis | Indikator Kinerja | Satuan | Target |
|---|---|---|:--:|---|
| 1 | Meningkatnya layanan | Persentase lapak terisi | % | 86,67 |
| 2 | Meningkatnya kepuasan | Indeks kepuasan | Indeks | 83,25
| 3 | Meningkatnya prasarana | Jumlah pasar | Unit | 4 | |
| | | Nilai SAKIP | Nilai | 71,40 |

Sumber: Bagian | Organisasi
"""


def test_bars_become_tabs_inside_tables_only() -> None:
    rows = tabbed(TABLE).split("\n")
    assert rows[2].split("\t") == ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"]
    assert rows[3] == ""
    assert rows[5].split("\t")[-1] == "83,25"
    assert rows[7].split("\t") == ["", "", "Nilai SAKIP", "Nilai", "71,40"]
    assert rows[9] == "Sumber: Bagian | Organisasi"
    assert len(rows) == len(TABLE.split("\n"))


def test_bars_of_texts_and_breaks_stay_in_their_cell() -> None:
    assert tabbed("a | b\n--|--\nx \\| y | 4<br>5").split("\n")[2].split("\t") == ["x | y", "4 5"]


def test_every_row_of_a_ragged_table_is_read() -> None:
    pages = read_dump(TABLE.replace("Bagian | Organisasi", "Bagian Organisasi"))
    assert pages[0].words[0].confidence > 0.8  # its bars are no rulings that an OCR read
    parsed = parse_document(Document("pk.md", "pk.md", "0" * 64, "dump", False, pages))
    found = [(r.fields["indikator"].text, r.nilai[0].target.text) for r in parsed.indikator if r.nilai[0].target]
    assert found == [
        ("Persentase lapak terisi", "86,67"),
        ("Indeks kepuasan", "83,25"),
        ("Jumlah pasar", "4"),
        ("Nilai SAKIP", "71,40"),
    ]
