"""The role that a party is printed with, also misspelt or misread: "PIHAK KESATU", "Pihak Pertma", "FIHAK KE DUA"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from petik.parsers.print.strings import squash

PARTY = re.compile(r"\b[pf]ih?ak\b\W*(?P<rest>(?:ke\W*)?\w+)", re.I)  # "PIHAK PERTMA", "Pihak ke dua", "Piak Kedua"
ORDINALS = {
    "pihak_pertama": ("pertama", "kesatu", "satu"),
    "pihak_kedua": ("kedua", "dua"),
}
LIKE = 76.0  # of 100: one letter of four may be wrong


def role_in(text: str) -> str | None:
    """The role that *text* names last (a statement says "atasan PIHAK KESATU, selanjutnya disebut PIHAK KEDUA")."""
    found = None
    for match in PARTY.finditer(text):
        found = _ordinal(squash(match["rest"])) or found
    return found


def _ordinal(word: str) -> str | None:
    scored = [(fuzz.ratio(word, known), role) for role, words in ORDINALS.items() for known in words]
    score, role = max(scored)
    return role if score >= LIKE else None


def is_role_line(text: str) -> bool:
    """True where *text* is a role and nothing else."""
    match = PARTY.search(text)
    return match is not None and _ordinal(squash(match["rest"])) is not None and squash(text) == squash(match.group())
