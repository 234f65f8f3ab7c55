"""Form fields and annotations are print where a viewer shows them; what they cover or strike out is told."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from petik.ingest.page import Page
from petik.ingest.pdf.document import open_pdf
from tests.ingest.odd_pdf import pdf, stream, written


def read(path: Path) -> Page:
    with open_pdf(path) as file:
        assert file.needs_ocr(0) is None
        return file.read_page(0)


def figures(page: Page) -> list[str]:
    return [w.text for w in page.words if any(c.isdigit() or c == "✓" for c in w.text)]


def annotated(path: Path, entries: str, extra: tuple[str, ...] = (), content: str = "") -> Path:
    """A page with one annotation of the given entries, lying on (100, 190)-(160, 212)."""
    annotation = f"<< /Type /Annot /Rect [100 190 160 212] /F 4 {entries} >>"
    return written(path, content, [annotation, *extra], page="/Annots [6 0 R]")


PRINTED = "BT /F1 10 Tf 1 0 0 1 112 197 Tm (86,67) Tj ET"


def test_a_text_field_is_read_where_it_stands(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.acroForm.textfield(name="t1", x=100, y=190, width=60, height=20, value="86,67", borderStyle="solid")

    page = read(pdf(tmp_path / "a.pdf", draw))
    word = next(w for w in page.words if w.text == "86,67")
    assert 95 < word.box.x0 < 130 and 85 < word.box.top < 112
    assert any("isian formulir" in note for note in page.notes)


def test_the_border_of_a_field_is_no_ruling(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.acroForm.textfield(name="t1", x=100, y=190, width=60, height=20, value="86,67", borderStyle="solid")

    assert read(pdf(tmp_path / "a.pdf", draw)).rulings == ()


def test_a_chosen_entry_is_read_and_the_others_are_not(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.acroForm.choice(name="t1", x=100, y=190, width=60, height=20, value="86,67", options=["50,00", "86,67"])

    assert figures(read(pdf(tmp_path / "a.pdf", draw))) == ["86,67"]


def test_a_ticked_box_is_a_tick_and_an_empty_one_nothing(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.acroForm.checkbox(name="tw1", x=100, y=190, size=14, checked=True)
        c.acroForm.checkbox(name="tw2", x=140, y=190, size=14, checked=False)

    ticks = [w for w in read(pdf(tmp_path / "a.pdf", draw)).words if w.text == "✓"]
    assert [100 <= w.box.cx <= 114 for w in ticks] == [True]


def test_typed_text_without_an_appearance_is_read(tmp_path: Path) -> None:
    path = annotated(tmp_path / "a.pdf", "/Subtype /FreeText /Contents (86,67) /DA (/Helv 10 Tf 0 g)")
    assert figures(read(path)) == ["86,67"]


def test_a_correction_wins_over_the_print_below_it_and_is_told(tmp_path: Path) -> None:
    box = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 60 22] /Resources << /Font << /F1 5 0 R >> >>",
        "1 1 1 rg 0 0 60 22 re f 0 g BT /F1 10 Tf 12 7 Td (90,00) Tj ET",
    )
    path = annotated(tmp_path / "a.pdf", "/Subtype /FreeText /Contents (90,00) /AP << /N 7 0 R >>", (box,), PRINTED)
    page = read(path)
    assert figures(page) == ["90,00"]
    assert any("diganti" in note and "«86,67»" in note for note in page.notes)


def test_a_correction_that_is_seen_through_wins_as_well(tmp_path: Path) -> None:
    box = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 60 22] /Resources << /Font << /F1 5 0 R >> >>",
        "0 g BT /F1 10 Tf 12 7 Td (90,00) Tj ET",
    )
    path = annotated(tmp_path / "a.pdf", "/Subtype /FreeText /Contents (90,00) /AP << /N 7 0 R >>", (box,), PRINTED)
    assert figures(read(path)) == ["90,00"]


def test_print_struck_out_by_an_annotation_is_told(tmp_path: Path) -> None:
    line = "/Subtype /StrikeOut /C [1 0 0] /QuadPoints [110 207 140 207 110 194 140 194]"
    page = read(annotated(tmp_path / "a.pdf", line, content=PRINTED))
    assert figures(page) == []
    assert any("dicoret dengan anotasi" in note and "«86,67»" in note for note in page.notes)


def test_a_sticky_note_is_told_and_no_print(tmp_path: Path) -> None:
    page = read(annotated(tmp_path / "a.pdf", "/Subtype /Text /Contents (target menjadi 95,00)", content=PRINTED))
    assert figures(page) == ["86,67"]
    assert any("komentar" in note and "target menjadi 95,00" in note for note in page.notes)


def test_ink_is_told(tmp_path: Path) -> None:
    ink = "/Subtype /Ink /InkList [[100 200 120 205 150 195]] /C [0 0 1]"
    page = read(annotated(tmp_path / "a.pdf", ink, content=PRINTED))
    assert figures(page) == ["86,67"]
    assert any("coretan tangan" in note for note in page.notes)


def test_a_hidden_field_is_not_read(tmp_path: Path) -> None:
    path = annotated(tmp_path / "a.pdf", "/Subtype /FreeText /Contents (86,67) /DA (/Helv 10 Tf 0 g)")
    path.write_bytes(path.read_bytes().replace(b"/F 4 ", b"/F 2 "))
    assert figures(read(path)) == []


def test_links_change_nothing(tmp_path: Path) -> None:
    page = read(annotated(tmp_path / "a.pdf", "/Subtype /Link /Border [0 0 0]", content=PRINTED))
    assert (figures(page), page.notes) == (["86,67"], ())


def test_attached_files_are_named(tmp_path: Path) -> None:
    inside = stream("/Type /EmbeddedFile", "isi")
    spec = "<< /Type /Filespec /F (pk_dinas.pdf) /UF (pk_dinas.pdf) /EF << /F 6 0 R >> >>"
    names = "/Names << /EmbeddedFiles << /Names [(pk_dinas.pdf) 7 0 R] >> >>"
    with open_pdf(written(tmp_path / "a.pdf", "", [inside, spec], catalog=names)) as file:
        assert "1 berkas terlampir" in file.notes[0] and "pk_dinas.pdf" in file.notes[0]
