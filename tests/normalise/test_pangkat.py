"""Ranks of scans whose last stroke was lost; a rank glued to its step is no name."""

from __future__ import annotations

import pytest

from petik.normalise.people.pangkat import pangkat_utuh
from petik.parsers.forms.people import is_rank
from petik.parsers.model import Print


def rank(text: str, source: str = "ocr") -> Print:
    return Print(text, 1, None, source, 0.95)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        ("Pembina Tk.", "Pembina Tk. I"),
        ("/Penata Tk.", "Penata Tk. I"),
        ("PenataTk.", "PenataTk. I"),
        ("Penatark.", "Penata Tk. I"),
        ("Pemjbina Tk.", "Pembina Tk. I"),
    ],
)
def test_a_lost_step_is_put_in_and_said(read: str, whole: str) -> None:
    found = pangkat_utuh(rank(read))
    assert found is not None
    assert (found.text, found.first) == (whole, read)
    assert found.confidence <= 0.6 and found.note


WHOLE = ["Pembina Tk. I", "Pembina Utama Muda", "Penata", "Pembina Tingkat", "Penata Tk. I (III/d)"]


@pytest.mark.parametrize("text", WHOLE)
def test_whole_ranks_stay(text: str) -> None:
    assert pangkat_utuh(rank(text)) == rank(text)


def test_what_a_text_layer_prints_stays() -> None:
    assert pangkat_utuh(rank("Pembina Tk.", "text")) == rank("Pembina Tk.", "text")
    assert pangkat_utuh(None) is None


def test_a_rank_glued_to_its_step_is_no_name() -> None:
    assert is_rank("PenataTk.I") and is_rank("PembinaTk.") and is_rank("Penatark.")
    assert not is_rank("Pemina Takari") and not is_rank("SURYANATA")
    assert is_rank("\\Pem inaTk.")
