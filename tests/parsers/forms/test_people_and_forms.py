"""Parties, signatures, duties, kinds of pages, evidence, claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.page import Document, Page
from petik.parsers.forms.duties import duties_from_lines, duties_from_table
from petik.parsers.forms.identity import collect_identity, names_owner, unit_title
from petik.parsers.forms.kinds import document_kind, judge, settle, title_lines
from petik.parsers.forms.people import is_rank, people_of
from petik.parsers.forms.prose import claims
from petik.parsers.model import PageVerdict, PejabatRow
from petik.parsers.print.lines import group_lines
from petik.parsers.print.strings import Vocabulary
from tests.parsers.shapes import line, page, table, words

STATEMENT = (
    ("Nama", 40, 100), (": Ir. MELATI SURYA, M.Si", 100, 100),
    ("Jabatan", 40, 115), (": Kepala Bidang Pasar", 100, 115),
    ("Selanjutnya disebut PIHAK PERTAMA", 40, 130),
    ("Nama", 40, 150), (": Drs. RIMBA JATI", 100, 150),
    ("Jabatan", 40, 165), (": Kepala Dinas Perdagangan", 100, 165),
    ("Selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA", 40, 180),
)  # fmt: skip
SIGNATURES = (
    ("Padang, 4 Januari 2021", 380, 400),
    ("PIHAK KEDUA,", 100, 420), ("PIHAK PERTAMA,", 400, 420),
    ("Drs. RIMBA JATI", 90, 500), ("Ir. MELATI SURYA, M.Si", 380, 500),
    ("Pembina Tk. I", 95, 512), ("Penata", 410, 512),
    ("NIP. 19690217 199503 1 002", 80, 524), ("NIP. 19781109 200501 2 006", 370, 524),
)  # fmt: skip


def test_statement_gives_the_posts_and_the_signatures_give_rank_and_nip() -> None:
    found = page(*STATEMENT, *SIGNATURES)
    rows = people_of(found, group_lines(found.words), True, [], 1)
    assert [(r.peran, r.fields["nama"].text, r.fields["nip"].text) for r in rows] == [
        ("pihak_pertama", "Ir. MELATI SURYA, M.Si", "19781109 200501 2 006"),
        ("pihak_kedua", "Drs. RIMBA JATI", "19690217 199503 1 002"),
    ]
    assert rows[0].fields["jabatan"].text == "Kepala Bidang Pasar"
    assert rows[1].fields["pangkat"].text == "Pembina Tk. I"


def test_a_page_that_is_all_table_names_nobody() -> None:
    assert people_of(page(), [], True, [], 1) == []


def test_the_superior_is_pihak_kedua_also_where_the_line_wraps() -> None:
    wrapped = (("selaku atasan PIHAK PERTAMA, selanjutnya", 40, 180), ("disebut PIHAK KEDUA", 40, 195))
    found = page(*STATEMENT[:-1], *wrapped)
    rows = people_of(found, group_lines(found.words), True, [], 1)
    assert [(r.peran, r.fields["nama"].text) for r in rows] == [
        ("pihak_pertama", "Ir. MELATI SURYA, M.Si"),
        ("pihak_kedua", "Drs. RIMBA JATI"),
    ]


def test_a_bupati_signs_without_a_nip() -> None:
    found = page(("BUPATI,", 110, 420), ("KEPALA DINAS,", 400, 420), ("H. LANGIT BIRU", 100, 500),
                 ("Drs. RIMBA JATI", 390, 500), ("NIP. 19690217 199503 1 002", 370, 512))  # fmt: skip
    rows = people_of(found, group_lines(found.words), True, [], 1)
    assert {(r.peran, r.fields["nama"].text) for r in rows} == {
        ("pihak_kedua", "H. LANGIT BIRU"),
        ("pihak_pertama", "Drs. RIMBA JATI"),
    }


def test_a_hole_in_the_margin_read_as_a_letter_is_no_part_of_the_post() -> None:
    found = page(("7", 10, 420), ("BUPATI,", 110, 420), ("KEPALA DINAS,", 400, 420), ("H. LANGIT BIRU", 100, 500),
                 ("Drs. RIMBA JATI", 390, 500), ("NIP. 19690217 199503 1 002", 370, 512))  # fmt: skip
    marks = [replace(w, source="ocr", confidence=0.6 if w.text == "7" else 0.9) for w in found.words]
    rows = people_of(replace(found, words=tuple(marks)), group_lines(marks), True, [], 1)
    assert {r.fields["jabatan"].text for r in rows} == {"BUPATI,", "KEPALA DINAS,"}


def test_outside_an_agreement_a_signature_is_just_that() -> None:
    found = page(("KEPALA DINAS", 400, 420), ("Drs. RIMBA JATI", 390, 500), ("NIP. 19690217 199503 1 002", 370, 512))
    (row,) = people_of(found, group_lines(found.words), False, [], 1)
    assert (row.peran, row.fields["jabatan"].text) == ("penandatangan", "KEPALA DINAS")


def test_running_text_holds_no_signature() -> None:
    found = page(("kepala dinas dan seluruh pegawai berjanji bekerja dengan baik setiap hari", 40, 100))
    assert people_of(found, group_lines(found.words), True, [], 1) == []


def inked(found: Page, *strokes: tuple[str, float, float], confidence: float = 0.2) -> Page:
    """The page read by OCR, with pen strokes that were read as letters."""
    read = [replace(w, source="ocr", confidence=0.93) for w in found.words]
    read += [w for t, x, y in strokes for w in words(t, x, y, source="ocr", confidence=confidence)]
    return replace(found, source="ocr", words=tuple(read))


def signers(found: Page) -> dict[str, PejabatRow]:
    return {r.peran: r for r in people_of(found, group_lines(found.words), True, [], 1)}


def test_pen_strokes_between_post_and_name_are_no_part_of_either() -> None:
    found = signers(inked(page(*SIGNATURES), ("fWk qx", 120, 450), ("Zr lw", 110, 465), ("hgjV wq", 420, 470)))
    assert {p: r.fields["nama"].text for p, r in found.items()} == {
        "pihak_kedua": "Drs. RIMBA JATI",
        "pihak_pertama": "Ir. MELATI SURYA, M.Si",
    }


def test_pen_strokes_below_a_name_without_nip_are_no_name() -> None:
    printed = page(("BUPATI,", 110, 420), ("H. LANGIT BIRU", 100, 500), ("KEPALA DINAS,", 400, 420),
                   ("Drs. RIMBA JATI", 390, 500), ("NIP. 19690217 199503 1 002", 370, 512))  # fmt: skip
    found = signers(inked(printed, ("Wkq fhx", 110, 530)))
    assert found["pihak_kedua"].fields["nama"].text == "H. LANGIT BIRU"


def test_a_badly_read_name_in_its_place_is_a_name_and_no_pen_stroke() -> None:
    """What stands right above the rank and NIP is the name, however the pen crossed it."""
    placed = [p for p in SIGNATURES if "RIMBA" not in p[0]]
    found = signers(inked(page(*placed), ("Drs. RIMB4 J^TI", 90, 500)))
    assert found["pihak_kedua"].fields["nama"].text == "Drs. RIMB4 J^TI"
    assert found["pihak_kedua"].fields["nama"].confidence == 0.2


def test_a_line_of_strokes_and_names_is_no_running_text() -> None:
    """Many small letters ended a block; letters that nobody read surely do not count."""
    found = signers(inked(page(*SIGNATURES), ("a b c d e f g h", 200, 460)))
    assert {"pihak_kedua", "pihak_pertama"} == set(found)
    assert found["pihak_kedua"].fields["nama"].text == "Drs. RIMBA JATI"


def test_a_name_split_by_a_stroke_is_one_name() -> None:
    placed = [p for p in SIGNATURES if "RIMBA" not in p[0]]
    found = signers(page(*placed, ("Drs. RIMBA", 60, 500), ("JATI", 140, 500)))
    assert found["pihak_kedua"].fields["nama"].text == "Drs. RIMBA JATI"


def test_pihak_may_be_read_as_fihak() -> None:
    changed = [(t.replace("PIHAK", "FIHAK"), x, y) for t, x, y in (*STATEMENT, *SIGNATURES)]
    found = signers(page(*changed))
    assert {p: r.fields["nama"].text for p, r in found.items()} == {
        "pihak_pertama": "Ir. MELATI SURYA, M.Si",
        "pihak_kedua": "Drs. RIMBA JATI",
    }
    assert found["pihak_pertama"].fields["jabatan"].text == "Kepala Bidang Pasar"  # from the statement
    assert found["pihak_pertama"].fields["nip"].text == "19781109 200501 2 006"


@pytest.mark.parametrize(
    "text",
    ["Pembina Tk. I", "Penata Tk. I (III/d)", "Pémbina", "'Penata Muda", "Pérnbina Utarna Muda", "«Pembina»"],
)
def test_ranks_also_with_what_a_pen_stroke_adds(text: str) -> None:
    assert is_rank(text)


@pytest.mark.parametrize("text", ["Drs. RIMBA JATI", "Penatalaksana Pasar Induk Kota", "Kepala Dinas", "Pemuda", ""])
def test_names_and_posts_are_no_ranks(text: str) -> None:
    assert not is_rank(text)


def test_a_rank_with_an_accent_is_no_name() -> None:
    placed = [("Pémbina Utarna Muda", x, y) if t == "Pembina Tk. I" else (t, x, y) for t, x, y in SIGNATURES]
    found = signers(page(*placed))["pihak_kedua"]
    assert found.fields["nama"].text == "Drs. RIMBA JATI"
    assert found.fields["pangkat"].text == "Pémbina Utarna Muda"


def test_duties_in_a_ruled_form() -> None:
    form = table(
        [
            ["Jabatan", ":", "Kepala Seksi Pasar"],
            ["Tugas", ":", "Menata pasar"],
            ["Fungsi", ":", "a. Menyusun rencana/b. Melapor"],
        ]
    )
    row = duties_from_table(form, 1, Vocabulary())
    assert row is not None and row.jabatan is not None
    assert row.jabatan.text == "Kepala Seksi Pasar"
    assert ([t.text for t in row.tugas], [f.text for f in row.fungsi]) == (
        ["Menata pasar"],
        ["Menyusun rencana", "Melapor"],
    )


def test_duties_as_lines_end_at_the_place_and_date() -> None:
    rows = [
        line("Tugas : Menata pasar", 0, 0),
        line("Fungsi :", 0, 20),
        line("a. Menyusun rencana", 20, 32),
        line("Padang, 4 Januari 2021", 300, 60),
    ]
    row = duties_from_lines(rows, [], 1, Vocabulary())
    assert row is not None
    assert ([t.text for t in row.tugas], [f.text for f in row.fungsi]) == (["Menata pasar"], ["Menyusun rencana"])


def test_kinds_by_title_and_standing_text() -> None:
    statement = page(
        ("PERJANJIAN KINERJA TAHUN 2021", 200, 60), ("Pihak pertama berjanji akan mewujudkan target kinerja", 40, 200)
    )
    assert judge(statement, group_lines(statement.words), []).kind == "pk_pernyataan"
    plain = page(("Resep sayur lodeh untuk keluarga", 40, 60))
    assert judge(plain, group_lines(plain.words), []).kind == "lainnya"


@pytest.mark.parametrize(("title", "kind"), [("RENCANA KINERJA TAHUNAN", "rkt"), ("RENCANA AKS1", "rencana_aksi")])
def test_a_misread_title_is_known_and_another_of_like_words_is_not_taken_for_it(title: str, kind: str) -> None:
    found = page((title, 200, 60), *((f"kata kata kata {i}", 40, 200 + 12 * i) for i in range(40)))
    assert judge(found, group_lines(found.words), []).kind == kind


def test_a_continued_table_takes_the_kind_of_the_page_before() -> None:
    settled = settle([PageVerdict(1, "iku", 9.0), PageVerdict(2, "lainnya", 0.0)], [2])
    assert [v.kind for v in settled] == ["iku", "iku"]
    assert document_kind([PageVerdict(1, "sampul", 3.0), *settled]) == "iku"


def test_titles_say_whose_table_it_is() -> None:
    unit = [line("PERJANJIAN KINERJA TAHUN 2021", 0, 0), line("BIDANG PASAR", 0, 20)]
    assert [x.text for x in unit_title(unit) or []] == ["BIDANG PASAR"]
    assert unit_title([line("PERJANJIAN KINERJA", 0, 0), line("DINAS PERDAGANGAN", 0, 20)]) is None
    part = [line("DINAS PERDAGANGAN", 0, 0), line("BALAI PASAR LANGIT", 0, 30), line("Seksi Promosi", 0, 60)]
    assert [x.text for x in unit_title(part[:2]) or []] == ["BALAI PASAR LANGIT"]
    assert [x.text for x in unit_title(part) or []] == ["Seksi Promosi"]
    assert not names_owner([line("II. ALOKASI ANGGARAN", 0, 0)])


def test_justified_text_between_even_margins_is_no_title() -> None:
    body = [("dengan indikator kinerja utama yang terukur", 190, 60 + 14 * i) for i in range(5)]
    found = page(("INDIKATOR KINERJA UTAMA", 230, 30), *body)
    assert [x.text for x in title_lines(found, group_lines(found.words))] == ["INDIKATOR KINERJA UTAMA"]


def test_a_chapter_of_a_report_is_the_report_also_where_it_holds_an_agreement() -> None:
    chapter = PageVerdict(1, "lkip", 4.0, ("judul «babii»", "teks «lkip»"))
    settled = settle([chapter, PageVerdict(2, "pk_lampiran", 6.0), PageVerdict(3, "pk_lampiran", 6.0)], [])
    assert document_kind(settled) == "lkip"


def test_a_report_on_revised_agreements_and_a_changing_climate_are_no_revision() -> None:
    found = page(("PERJANJIAN KINERJA PERUBAHAN TAHUN 2021", 100, 60), ("DINAS PERDAGANGAN", 100, 75))
    document = Document("lkip.pdf", "lkip.pdf", "0", "pdf", True, (found,))
    assert not collect_identity(document, [group_lines(found.words)], [[]], [], "lkip").perubahan
    climate = page(("RENCANA AKSI ADAPTASI PERUBAHAN IKLIM TAHUN 2021", 100, 60))
    assert not collect_identity(document, [group_lines(climate.words)], [[]], []).perubahan


def test_evidence_for_year_region_and_revision() -> None:
    found = page(("PERJANJIAN KINERJA PERUBAHAN TAHUN 2021", 100, 60), ("DINAS PERDAGANGAN KOTA PARIAMAN", 100, 75))
    title = group_lines(found.words)
    document = Document("pk.pdf", "pk.pdf", "0", "pdf", True, (found,))
    evidence = collect_identity(document, [title], [title], [])
    assert evidence.perubahan
    assert evidence.tahun[0].text == "2021"
    assert any(e.place == "judul" and "PARIAMAN" in e.print.text for e in evidence.bukti)


def test_regulations_are_no_evidence_for_the_year() -> None:
    law = [line("Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP", 0, 0)]
    document = Document("x.pdf", "x.pdf", "0", "pdf", True, (page(),))
    assert collect_identity(document, [[]], [law], []).tahun == []


def test_claims_carry_the_role_of_each_value() -> None:
    text = [
        line(
            "Program Pasar dengan anggaran sebesar Rp 120.000.000 terealisasi Rp 102.000.000 atau 85,00 % dari pagu.",
            0,
            0,
        )
    ]
    (claim,) = claims(text, 3)
    assert [(v.peran, v.jenis, v.nilai.text) for v in claim.nilai] == [
        ("anggaran", "uang", "Rp 120.000.000"), ("realisasi", "uang", "Rp 102.000.000"),
        ("realisasi", "persen", "85,00 %"),
    ]  # fmt: skip
    assert claim.page == 3


def test_text_without_values_claims_nothing() -> None:
    assert claims([line("Pasar itu bersih dan ramai.", 0, 0)], 1) == []


def test_a_plans_own_title_outweighs_the_plans_that_its_text_names() -> None:
    cover = page(("RENCANA STRATEGIS DINAS PASAR TAHUN 2031-2035", 50, 100))
    text = [line(f"Renstra 2026-2030 bab {n}", 50, 200 + 20 * n) for n in range(3)]
    document = Document("plan.pdf", "plan.pdf", "0" * 64, "pdf", True, (cover,))
    found = collect_identity(document, [group_lines(cover.words)], [text], [], "renstra")
    assert found.akhir_renstra == 2035
    assert collect_identity(document, [[]], [text], [], "lkip").akhir_renstra == 2030
