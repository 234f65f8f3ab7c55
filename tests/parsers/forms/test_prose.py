"""Sums and percentages in running text, with what the sentence says of them."""

from __future__ import annotations

import pytest

from petik.ingest.page import Box, Word
from petik.parsers.forms.prose import MAX_WORDS, claims
from petik.parsers.print.lines import line_of
from tests.parsers.shapes import line, lines


def said(*texts: str) -> list[list[tuple[str, str]]]:
    """Role and print of every value, sentence by sentence."""
    return [[(v.peran, v.nilai.text) for v in row.nilai] for row in claims(lines(*texts), 1)]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Pagu Rp 9.000.000 cukup", "Rp 9.000.000"), ("Pagu Rp9.000.000,00 cukup", "Rp9.000.000,00"),
        ("Pagu Rp. 9.000.000,- cukup", "Rp. 9.000.000,-"), ("Pagu Rp.9.000.000,-.", "Rp.9.000.000,-"),
        ("Pagu (Rp 9.000.000) cukup", "Rp 9.000.000"), ("Pagu sebesar Rp 12,5 miliar.", "Rp 12,5 miliar"),
        ("Pagu sebesar Rp12 juta (lihat tabel)", "Rp12 juta"),
    ],
)  # fmt: skip
def test_sums_of_money_are_kept_whole(text: str, money: str) -> None:
    assert said(text) == [[("anggaran", money)]]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Tercapai 85,5%.", "85,5%"), ("Tercapai 85,5 % saja", "85,5 %"), ("Tercapai 90 persen,", "90 persen"),
        ("Tercapai (98,25%) saja", "98,25%"), ("Tercapai -2,5% saja", "-2,5%"),
    ],
)  # fmt: skip
def test_percentages_are_kept_whole(text: str, share: str) -> None:
    assert said(text) == [[("capaian", share)]]


def test_the_nearest_word_tells_the_role() -> None:
    assert said("Dari target 40 % tercapai 38 %, turun 2 % dari tahun lalu.") == [
        [("target", "40 %"), ("capaian", "38 %"), ("turun", "2 %")]
    ]


def test_what_is_spent_of_a_budget_is_no_budget() -> None:
    assert said("Realisasi anggaran sebesar Rp 8.100.000 atau 90 %.") == [
        [("realisasi", "Rp 8.100.000"), ("realisasi", "90 %")]
    ]
    assert said("Realisasi mencapai Rp 8.100.000 dari anggaran Rp 9.000.000.") == [
        [("realisasi", "Rp 8.100.000"), ("anggaran", "Rp 9.000.000")]
    ]


def test_money_of_which_nothing_is_said() -> None:
    assert said("Harga lapak itu Rp 9.000.000 per buah.") == [[("lain", "Rp 9.000.000")]]


def test_a_sum_over_a_line_break_is_one_value_with_its_place() -> None:
    (claim,) = claims(lines("Pasar menerima dana Rp", "9.000.000 tahun ini."), 4)
    assert claim.nilai[0].nilai.text == "Rp 9.000.000"
    assert (claim.page, claim.nilai[0].nilai.page, claim.nilai[0].nilai.box) == (4, 4, Box(0, 0, 110, 22))
    assert claim.kalimat.text == "Pasar menerima dana Rp 9.000.000 tahun ini."


def test_sentences_and_paragraphs_part_claims_but_abbreviations_do_not() -> None:
    assert len(said("Dana Rp 9.000.000 cukup. Dana Rp 5.000.000 kurang.")) == 2
    assert len(said("Dana dari Drs. Rimba Jati Rp 9.000.000 cukup")) == 1
    apart = [line("Dana Rp 9.000.000", 0, 0), line("dana Rp 5.000.000", 0, 60)]
    assert len(claims(apart, 1)) == 2


def test_the_least_sure_word_makes_the_claim_unsure() -> None:
    read = [("Dana", 0.9), ("Rp", 0.8), ("9.000.000", 0.4)]
    found = [Word(t, Box(60.0 * i, 0, 60.0 * i + 40, 10), "ocr", c) for i, (t, c) in enumerate(read)]
    (claim,) = claims([line_of(found)], 1)
    assert (claim.kalimat.confidence, claim.nilai[0].nilai.confidence) == (0.4, 0.4)
    assert claim.nilai[0].nilai.source == "ocr"


def test_text_that_never_ends_a_sentence_is_cut() -> None:
    endless = [line("dana Rp 9.000.000 untuk pasar " * 5, 0, 12 * i) for i in range(12)]
    found = claims(endless, 1)
    assert len(found) > 1
    assert all(len(c.kalimat.text.split()) <= MAX_WORDS for c in found)


def test_plain_counts_and_years_are_no_claims() -> None:
    assert said("Pada tahun 2030 dibangun 12 lapak dan 3 sumur.") == []
