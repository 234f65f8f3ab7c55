"""Known confusions of character recognition are put right on scans, with a trace, and nothing else is touched."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from petik.ingest.dump import read_dump
from petik.ingest.page import Document, Page, Word
from petik.parsers.dump.lines import dump_lines, print_of
from petik.parsers.print.repairs import REPAIRED, REPAIRED_DUMP, repaired
from tests.parsers.shapes import words


def scan(*lines: str, confidence: float = 0.95) -> Page:
    """An OCR page; many blanks between words put them into different cells."""
    found: list[Word] = []
    for n, text in enumerate(lines):
        found += words(text, 40, 40 + 20 * n, source="ocr", confidence=confidence)
    return Page(1, 600, 800, "ocr", tuple(found))


def texts(page: Page) -> list[str]:
    return [w.text for w in page.words]


def entries() -> list[dict[str, str]]:
    text = resources.files("petik.schemas").joinpath("pembacaan.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["kata"])


def examples() -> list[str]:
    return [example.replace("…", "lapak").strip() for e in entries() for example in e["contoh"].split(", ")]


@pytest.mark.parametrize("example", examples())
def test_every_example_of_the_list_is_repaired(example: str) -> None:
    after = repaired(scan(example))
    changed = [w for w in after.words if w.read_as is not None]
    assert len(changed) == 1
    assert changed[0].text != changed[0].read_as


def test_every_entry_says_where_it_comes_from() -> None:
    assert all(e["sumber"].strip() and e["contoh"].strip() for e in entries())


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("77,50 Yo", "77,50 %"), ("Yo", "%"), ("Persentase lapak (96)", "Persentase lapak (%)"),
        ("(96)", "(%)"), ("Lapak (9%)", "Lapak (%)"),
        ("lapak x 10096", "lapak x 100%"), ("v Jumlah lapak", "✓ Jumlah lapak"), ("ljin kios", "Ijin kios"),
        ("Jumiah lapak", "Jumlah lapak"), ("jum1ah lapak", "jumlah lapak"), ("Persentasc kios", "Persentase kios"),
        ("Ro 9.000.000", "Rp 9.000.000"), ("Ro. 9.000.000", "Rp. 9.000.000"),
    ],
)  # fmt: skip
def test_what_was_meant(read: str, meant: str) -> None:
    assert texts(repaired(scan(read))) == meant.split()


@pytest.mark.parametrize(
    "text",
    [
        "Yo Sari menata lapak",  # a name: no number before, words beside
        "lapak 96 (96 lapak)",
        "Pasal 10096 tahun",  # no factor before
        "Ro desa",  # no amount behind
        "kelas v",  # not at the beginning
        "v lapak",  # no new sentence behind
        "lapak luas lebar lurah",  # l and a vowel
        "Jumlah Persentase Rp 9.000.000 100%",
        "Rp. 9.000.000",  # sound already: the office's own full stop
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    page = scan(text)
    assert repaired(page) is page


@pytest.mark.parametrize("text", ["sembilan puluh enam (96)", "Enam (96)", "3 (9%)", "0 (0%)", "(9%)"])
def test_a_number_in_brackets_behind_a_number_is_a_number(text: str) -> None:
    page = scan(text)
    assert repaired(page) is page


def test_a_word_in_another_cell_is_no_neighbour() -> None:
    assert texts(repaired(scan("77,50      Yo")))[-1] == "%"  # alone in its unit cell
    apart = scan("Ro      9.000.000")
    assert repaired(apart) is apart


def test_a_repair_keeps_the_first_reading_its_place_and_some_doubt() -> None:
    page = scan("Jumiah lapak")
    after = repaired(page)
    assert (after.words[0].text, after.words[0].read_as) == ("Jumlah", "Jumiah")
    assert after.words[0].box == page.words[0].box
    assert after.words[0].confidence == REPAIRED
    assert after.words[1] is page.words[1]
    assert repaired(scan("Jumiah", confidence=0.4)).words[0].confidence == 0.4


def test_repairing_twice_changes_nothing_more() -> None:
    once = repaired(scan("Jumiah lapak 77,50 Yo", "Ro 9.000.000", "v Jumlah"))
    assert repaired(once) is once


@pytest.mark.parametrize("source", ["text", "office", "dump"])
@pytest.mark.parametrize("example", examples())
def test_text_layers_stay_untouched(example: str, source: str) -> None:
    found = scan(example)
    page = replace(found, source=source, words=tuple(replace(w, source=source) for w in found.words))  # type: ignore[arg-type]
    assert repaired(page) is page


def test_no_entry_repairs_what_is_sound_already() -> None:
    for example in examples():
        once = repaired(scan(example))
        again = replace(once, words=tuple(replace(w, read_as=None) for w in once.words))
        assert repaired(again) is again


def test_an_empty_page_stays() -> None:
    page = Page(1, 600, 800, "ocr")
    assert repaired(page) is page


def test_a_dump_of_a_scan_is_repaired_with_more_doubt_and_keeps_what_stood_there() -> None:
    heading = "PERJANJIAN KINERJA TAHUN 2021 | “|\n\nNo\nSasaran\nIndikator Kinerja\nTarget\n\n"
    dumped = heading + "1. Jumiah lapak resmi | 40 unit |\n"
    (page,) = read_dump(dumped)
    after = repaired(page)
    word = next(w for w in after.words if w.text == "Jumlah")
    assert (word.read_as, word.confidence) == ("Jumiah", REPAIRED_DUMP)
    (line,) = [x for x in dump_lines(Document("x.txt", "x.txt", "ab", "dump", False, (after,))) if "Jumlah" in x.text]
    found = print_of([line])
    assert found is not None and found.first is not None
    assert "Jumlah lapak" in found.text and "Jumiah lapak" in found.first
    clean_dump = read_dump("Jumiah lapak resmi di pasar daerah " * 8)[0]
    assert repaired(clean_dump) is clean_dump, "nothing tells that OCR made it"
