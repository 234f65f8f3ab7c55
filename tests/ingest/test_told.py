"""What a file shows and gives no value of is told: in its message, its status, and beside the value itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from bench.accuracy.odd import Found, Wanted, judge
from petik.ingest.ocr.paper.prepare import is_negative
from petik.normalise.values.angka import baca
from petik.one.pipeline import extract_file
from tests.ingest.odd_pdf import FONT, stream, written

ROWS = (("Persentase jalan mantap", "%"), ("Indeks kepuasan layanan", "Indeks"), ("Jumlah terminal layak", "Unit"),
        ("Nilai akuntabilitas kinerja", "Nilai"))  # fmt: skip
EDGES = (40, 70, 200, 400, 470, 560)


def agreement(path: Path, headings: tuple[str, ...]) -> Path:
    """An agreement of four rows whose last column holds figures below the last heading."""
    c = Canvas(str(path), pagesize=(600, 842))
    c.setFont(FONT, 12)
    c.drawCentredString(300, 800, "LAMPIRAN PERJANJIAN KINERJA TAHUN 2024")
    c.drawCentredString(300, 784, "DINAS PERHUBUNGAN KABUPATEN KARANGREJA")
    for r in range(6):
        c.line(40, 740 - 30 * r, 560, 740 - 30 * r)
    for x in EDGES:
        c.line(x, 740, x, 590)
    c.setFont(FONT, 8)
    figures = ("86,67", "83,25", "4", "71,40")
    rows = [(str(n), f"Meningkatnya hal {n}", *row, f) for n, (row, f) in enumerate(zip(ROWS, figures, strict=True), 1)]
    for r, row in enumerate([headings, *rows]):
        for x, text in zip(EDGES, row, strict=False):
            c.drawString(x + 4, 722 - 30 * r, text)
    c.save()
    return path


def test_figures_of_which_no_value_came_out_make_a_file_partial(tmp_path: Path) -> None:
    path = agreement(tmp_path / "a.pdf", ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Zzz"))
    found = extract_file(path)
    assert found.record is not None and len(found.record.indikator) == len(ROWS)
    values = [v.target for row in found.record.indikator for v in row.nilai if v.target]
    assert values or (found.status == "partial" and "tidak satu pun nilainya terbaca" in found.message)


def test_a_file_with_values_is_ok(tmp_path: Path) -> None:
    path = agreement(tmp_path / "a.pdf", ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"))
    assert extract_file(path).status == "ok"


def test_attached_files_stand_in_the_message(tmp_path: Path) -> None:
    inside = stream("/Type /EmbeddedFile", "isi")
    spec = "<< /Type /Filespec /F (pk_dinas.pdf) /UF (pk_dinas.pdf) /EF << /F 6 0 R >> >>"
    names = "/Names << /EmbeddedFiles << /Names [(pk_dinas.pdf) 7 0 R] >> >>"
    found = extract_file(written(tmp_path / "a.pdf", "", [inside, spec], catalog=names))
    assert found.status == "partial" and "pk_dinas.pdf" in found.message


@pytest.mark.parametrize("raw", ["31 Desember", "4-Mei", "Mei 4", "12 Nop"])
def test_a_date_is_no_quantity(raw: str) -> None:
    found = baca(raw)
    assert found.value is None and found.alasan is not None


@pytest.mark.parametrize(("raw", "value"), [("4³", 4), ("86,67¹⁾", 86.67), ("71,4 %ᵃ", 71.4)])
def test_a_raised_mark_is_no_figure_and_is_told(raw: str, value: float) -> None:
    found = baca(raw)
    assert found.value == value and found.keyakinan <= 0.9 and "catatan kaki" in (found.alasan or "")


@pytest.mark.parametrize("raw", ["4 bulan", "12 Desa", "3 Maretan"])
def test_units_that_look_like_months_are_units(raw: str) -> None:
    assert baca(raw).value is not None


def test_white_print_on_black_is_a_negative_and_a_dark_photograph_is_not() -> None:
    page = np.zeros((400, 300, 3), dtype=np.uint8)
    page[np.random.default_rng(1).random((400, 300)) < 0.1] = 255
    assert is_negative(page)
    assert not is_negative(np.asarray(255 - page, dtype=np.uint8))
    assert not is_negative(np.full((400, 300, 3), 40, dtype=np.uint8))


class TestBench:
    wanted = Wanted((("Jumlah", "2024", "target", 4.0),), (), (("SITI", None),), None, False)

    def found(self, value: float | None, person: str = "SITI", words: str = "") -> Found:
        return Found((("Jumlah terminal", "2024", "target", value),), (), ((person, None),), words)

    def test_the_classes(self) -> None:
        assert judge(self.wanted, self.found(4.0))[0] == "as expected"
        assert judge(self.wanted, self.found(43.0, words="catatan"))[0] == "wrong"
        assert judge(self.wanted, self.found(4.0, "SITI BUDI"))[0] == "wrong"
        assert judge(self.wanted, self.found(None))[0] == "lost untold"
        assert judge(self.wanted, self.found(None, words="bukan angka"))[0] == "told"
