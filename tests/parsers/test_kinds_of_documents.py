"""Kinds of documents: plans, trees of performance, evaluations, books, and what is no performance document at all."""

from __future__ import annotations

import pytest

from petik.ingest.page import Page
from petik.parsers.forms.books import book_of, is_bound, leaf_of
from petik.parsers.forms.kinds import document_kind, judge, settle, title_lines
from petik.parsers.model import PageKind, PageVerdict
from petik.parsers.print.lines import group_lines
from tests.parsers.shapes import page, words

BODY = [(f"kata biasa tanpa arti nomor {i}", 40, 200 + 14 * i) for i in range(40)]


def kind_of(*placed: tuple[str, float, float], name: str = "") -> PageVerdict:
    found = page(*placed)
    return judge(found, group_lines(found.words), [], name)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RENCANA STRATEGIS (RENSTRA)", "renstra"),
        ("RENCANA KERJA (RENJA) TAHUN 2031", "renja"),
        ("RUMUSAN RENCANA PROGRAM DAN KEGIATAN TAHUN 2031", "renja"),
        ("RENCANA KINERJA TAHUNAN 2031", "rkt"),
        ("POHON KINERJA DINAS PASAR", "cascading"),
        ("CASCADING KINERJA", "cascading"),
        ("LAPORAN HASIL EVALUASI AKIP", "evaluasi"),
        ("LEMBAR KERJA EVALUASI", "evaluasi"),
        ("REALISASI FISIK DAN KEUANGAN", "pengukuran"),
        ("RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2031", "rencana_aksi"),
        ("PERJANJIAN KINERJA TAHUN 2031", "pk_lampiran"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: PageKind) -> None:
    assert kind_of((title, 200, 60), *BODY).kind == kind


@pytest.mark.parametrize(
    ("placed", "word"),
    [
        ([("SASARAN KERJA PEGAWAI", 200, 60), ("Pejabat Penilai", 40, 90)], "penilaian prestasi kerja"),
        ([("PERATURAN BUPATI PARIAMAN", 200, 60), ("DENGAN RAHMAT TUHAN YANG MAHA ESA", 180, 90)], "peraturan"),
        ([("DAFTAR ISI", 260, 60)], "daftar isi"),
        ([("PERJANJIAN KINERJA TAHUN 2031", 200, 60), ("Nama : ${nama} NIP : ${nip}", 40, 90)], "templat"),
        ([("RENSTRA", 200, 60), ("Petunjuk: isi nama", 40, 80), ("1. ......... 2. ........ ya", 40, 100)], "templat"),
    ],
)  # fmt: skip
def test_what_is_no_performance_document_has_a_word_why(placed: list[tuple[str, float, float]], word: str) -> None:
    found = kind_of(*placed, *BODY)
    assert found.kind == "lainnya"
    assert found.about is not None and word in found.about


def test_leaders_to_page_numbers_are_no_blanks_to_fill_in() -> None:
    found = kind_of(
        ("RENCANA STRATEGIS", 200, 60), ("Petunjuk: baca ...... 12", 40, 80), ("Bab ........ 14", 40, 100), *BODY
    )
    assert found.about is None


def test_a_title_in_one_box_is_not_joined_to_the_box_beside_it() -> None:
    placed = page(*BODY)
    title = words("CASCADING DINAS PASAR", 40, 60) + words(
        "Meningkatnya layanan pasar yang bersih dan tertib bagi warga", 300, 60
    )
    found = Page(1, 800, 800, "text", (*title, *placed.words))
    assert judge(found, group_lines(found.words), []).kind == "cascading"


def test_the_rest_of_a_sentence_is_no_title() -> None:
    found = kind_of(
        ("digunakan untuk menetapkan rencana", 200, 60), ("kinerja tahunan dan laporan kinerja", 200, 74), *BODY
    )
    assert found.kind == "lainnya"


def test_the_name_of_the_file_says_what_a_cover_of_pictures_is() -> None:
    assert kind_of(("PEMERINTAH KOTA PARIAMAN", 200, 60), name="COVER-LKIP.pdf").about == "lkip"
    assert document_kind([kind_of(("PEMERINTAH KOTA PARIAMAN", 200, 60), name="COVER-LKIP.pdf")]) == "lkip"
    assert kind_of(("PEMERINTAH KOTA PARIAMAN", 200, 60), name="PK dan IKU.pdf").about is None


def leaf(*placed: tuple[str, float, float]):  # type: ignore[no-untyped-def]
    found = page(*placed)
    lines = group_lines(found.words)
    return leaf_of(found, title_lines(found, lines), lines)


def test_a_book_is_what_its_cover_says_though_it_speaks_of_others() -> None:
    cover = leaf(("RENCANA KERJA", 230, 300), ("DINAS PASAR", 240, 330))
    text = leaf(
        ("BAB II", 260, 60), ("TINJAUAN", 250, 80), ("Renstra dan Renja serta LKIP dan Renstra", 40, 120), *BODY
    )
    assert book_of([cover, text, text], "dokumen.pdf") == "renja"
    assert is_bound([cover, text, text])
    assert not is_bound([leaf(("PERJANJIAN KINERJA", 200, 60), *BODY)])


def test_running_heads_name_the_book() -> None:
    pages = [leaf(("Renstra Dinas Pasar 2031-2036", 40, 20), *BODY) for _ in range(3)]
    assert book_of(pages, "berkas.pdf") == "renstra"
    assert book_of([leaf(*BODY)], "berkas.pdf") is None


def test_a_chapter_heading_belongs_to_the_book_that_the_file_is() -> None:
    chapter = PageVerdict(1, "lkip", 2.0, ("judul «pendahuluan»",))
    assert [v.kind for v in settle([chapter], [], "renja")] == ["renja"]
    assert [v.kind for v in settle([chapter], [])] == ["lkip"]


def test_an_agreement_annexed_to_a_report_stays_one_with_the_page_that_has_no_title() -> None:
    book = [PageVerdict(n, "lkip", 5.0, ("judul «laporankinerja»",)) for n in range(1, 6)]
    annex = [
        PageVerdict(6, "pk_pernyataan", 17.0, ("judul «perjanjiankinerja»", "teks «selakuatasan»")),
        PageVerdict(7, "pk_lampiran", 6.0, ("judul «perjanjiankinerja»",)),
        PageVerdict(8, "lainnya", 0.0, ("tidak ada ciri yang cukup",)),
        PageVerdict(9, "renja", 6.0, ("judul «rencanakerja»",)),
    ]
    kinds = [v.kind for v in settle([*book, *annex], [], "lkip")]
    assert kinds == ["lkip"] * 5 + ["pk_pernyataan", "pk_lampiran", "pk_lampiran", "renja"]


def test_a_page_without_a_title_goes_on_with_the_kind_before() -> None:
    first = PageVerdict(1, "rencana_aksi", 10.0, ("judul «rencanaaksi»",))
    untitled = PageVerdict(2, "pk_lampiran", 3.5, ("kolom sasaran (+0.5)", "kolom target (+1.5)"))
    assert [v.kind for v in settle([first, untitled], [])] == ["rencana_aksi", "rencana_aksi"]
    alone = settle([untitled], [])
    assert [v.kind for v in alone] == ["pk_lampiran"]


def test_a_long_sheet_counts_as_the_pages_that_it_would_print() -> None:
    verdicts = [
        PageVerdict(1, "pk_pernyataan", 9.0), PageVerdict(2, "pk_lampiran", 9.0),
        PageVerdict(3, "rencana_aksi", 9.0, sheets=3.1),
    ]  # fmt: skip
    assert document_kind(verdicts) == "rencana_aksi"
