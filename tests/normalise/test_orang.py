"""What one page proves of a person on another: names and NIPs that ink covered, with the first reading kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.page import Box
from petik.normalise.people.orang import saling_bukti
from petik.parsers.model import PejabatRow, Print

NAME = "Ir. MELATI SURYA, M.Si"
NIP = "19781109 200501 2 006"
OTHER_NIP = "19690217 199503 1 002"


def printed(text: str, page: int, confidence: float, source: str = "ocr") -> Print:
    return Print(text, page, Box(10, 10, 90, 20), source, confidence)  # type: ignore[arg-type]


def person(name: str, nip: str | None, page: int, name_sure: float = 0.95, nip_sure: float = 0.95) -> PejabatRow:
    fields = {"nama": printed(name, page, name_sure)}
    if nip is not None:
        fields["nip"] = printed(nip, page, nip_sure)
    return PejabatRow(fields, "pihak_pertama", page)


def names(rows: list[PejabatRow]) -> list[str]:
    return [r.fields["nama"].text for r in rows]


def nips(rows: list[PejabatRow]) -> list[str]:
    return [r.fields["nip"].text for r in rows]


def test_a_badly_read_name_beside_the_same_nip_takes_the_sure_one() -> None:
    first, second = saling_bukti([person(NAME, NIP, 1), person("Ir. MEL4TI SuRIA. M.51", NIP, 3, 0.4)])
    assert first.fields["nama"].text == second.fields["nama"].text == NAME
    found = second.fields["nama"]
    assert (found.first, found.page, found.confidence) == ("Ir. MEL4TI SuRIA. M.51", 3, 0.9)
    assert found.note == "dibaca menurut NIP yang sama di halaman 1"
    assert first.fields["nama"].first is None


def test_the_order_of_pages_does_not_matter() -> None:
    rows = [person("Ir. MEL4TI SuRIA. M.51", NIP, 1, 0.4), person(NAME, NIP, 3)]
    assert names(saling_bukti(rows)) == [NAME, NAME]


def test_a_name_cut_off_within_a_word_is_completed_however_sure_it_was() -> None:
    assert names(saling_bukti([person(NAME, NIP, 1), person("LATI SURYA, M.Si", NIP, 2, 0.97)])) == [NAME, NAME]


def test_a_name_printed_without_its_titles_stays() -> None:
    rows = [person(NAME, NIP, 1), person("MELATI SURYA", NIP, 2, 0.97)]
    assert names(saling_bukti(rows)) == [NAME, "MELATI SURYA"]


def test_a_sure_name_stays_though_it_differs() -> None:
    rows = [person(NAME, NIP, 1, 0.99), person("Ir. MELATI SURJA, M.Si", NIP, 2, 0.85)]
    assert names(saling_bukti(rows)) == [NAME, "Ir. MELATI SURJA, M.Si"]


def test_quite_another_name_beside_the_same_nip_stays_for_the_checks_to_report() -> None:
    rows = [person(NAME, NIP, 1), person("Drs. RIMBA JATI", NIP, 2, 0.4)]
    assert names(saling_bukti(rows)) == [NAME, "Drs. RIMBA JATI"]


@pytest.mark.parametrize("other", [OTHER_NIP, None, "19781309 200501 2 006"])
def test_without_one_sound_nip_a_name_is_not_touched(other: str | None) -> None:
    rows = [person(NAME, NIP, 1), person("Ir. MEL4TI SuRIA. M.51", other, 2, 0.4)]
    assert names(saling_bukti(rows))[1] == "Ir. MEL4TI SuRIA. M.51"


def test_an_unsound_nip_proves_nobody_even_when_it_is_the_same() -> None:
    unsound = "19781309 200501 2 006"  # born in month 13
    rows = [person(NAME, unsound, 1), person("Ir. MEL4TI SuRIA. M.51", unsound, 2, 0.4)]
    assert names(saling_bukti(rows))[1] == "Ir. MEL4TI SuRIA. M.51"


@pytest.mark.parametrize("misread", ["19781309 200501 2 006", "1978109 200501 2 006", "19781109 2005011 2 006"])
def test_an_impossible_nip_beside_the_same_name_takes_the_sound_one(misread: str) -> None:
    rows = saling_bukti([person(NAME, NIP, 1), person(NAME, misread, 2, nip_sure=0.5)])
    assert nips(rows) == [NIP, NIP]
    found = rows[1].fields["nip"]
    assert (found.first, found.note) == (misread, "dibaca menurut nama yang sama di halaman 1")


@pytest.mark.parametrize(
    ("nip", "sure"),
    [
        ("19781109 200502 2 006", 0.5),  # possible: perhaps the office's own slip
        ("19781309 200501 2 006", 0.95),  # impossible, and printed so
        ("13781309 300501 2 006", 0.5),  # too far from the other
    ],
)
def test_a_nip_that_may_be_printed_so_stays(nip: str, sure: float) -> None:
    assert nips(saling_bukti([person(NAME, NIP, 1), person(NAME, nip, 2, nip_sure=sure)])) == [NIP, nip]


def test_a_block_that_two_readers_see_alike_was_printed_so() -> None:
    odd = person(NAME, "19781109 200501 2 0006", 2, nip_sure=0.5)
    odd.fields["nip"] = replace(odd.fields["nip"], other="NIP. 197811109 200501 2 0006")
    assert nips(saling_bukti([person(NAME, NIP, 1), odd])) == [NIP, "19781109 200501 2 0006"]


def test_another_name_proves_no_nip() -> None:
    rows = [person(NAME, NIP, 1), person("Drs. RIMBA JATI", "19781309 200501 2 006", 2, nip_sure=0.5)]
    assert nips(saling_bukti(rows))[1] == "19781309 200501 2 006"


def test_text_layers_stay_right_or_wrong() -> None:
    typed = person("LATI SURYA, M.Si", "19781309 200501 2 006", 2, 0.5, 0.5)
    for key, found in typed.fields.items():
        typed.fields[key] = replace(found, source="text")
    assert saling_bukti([person(NAME, NIP, 1), typed])[1] == typed


def test_the_given_rows_are_not_changed() -> None:
    rows = [person(NAME, NIP, 1), person("Ir. MEL4TI SuRIA. M.51", NIP, 3, 0.4)]
    saling_bukti(rows)
    assert names(rows)[1] == "Ir. MEL4TI SuRIA. M.51"


def test_rows_without_a_name_or_alone_stay() -> None:
    nameless = PejabatRow({"nip": printed(NIP, 1, 0.5)}, "pihak_kedua", 1)
    alone = person("Ir. MEL4TI SuRIA. M.51", NIP, 3, 0.2)
    assert saling_bukti([nameless, alone]) == [nameless, alone]
    assert saling_bukti([]) == []


def test_the_first_of_all_readings_is_kept() -> None:
    row = person("LATI SURYA, M.Si", NIP, 2, 0.97)
    row.fields["nama"] = replace(row.fields["nama"], first="LATl SURYA, M.Si", note="tertutup tinta")
    found = saling_bukti([person(NAME, NIP, 1), row])[1].fields["nama"]
    assert found.first == "LATl SURYA, M.Si"
    assert found.note == "tertutup tinta; dibaca menurut NIP yang sama di halaman 1"
