"""One person on several pages: a name or NIP that ink covered is put right from the page where it can be read.

Only readings of scans are touched, and only where another page of the same document proves the person: the same NIP, or
the same name beside a NIP that differs in a digit or two and cannot be. What a text layer prints stays, right or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from petik.normalise.people.nip import digits_of, faults
from petik.parsers.model import PejabatRow, Print
from petik.parsers.print.strings import squash
from petik.schemas.keyakinan import FIRM

SAME_NAME = 60.0  # similarity (0..100) of two readings of one name beside the same NIP
LIKE_NAME = 70.0  # …beside the same post, where this page's NIP cannot be read
SAME_POST = 95.0  # similarity of two prints of one post
SAME_PERSON = 88.0  # …that prove the person where the NIPs differ
MISREAD_DIGITS = 2  # digits that OCR may have got wrong, dropped or added in a NIP
SURE = 0.80  # a reading from this confidence on stays as it is, unless it is a cut-off piece of the other


def saling_bukti(rows: Sequence[PejabatRow]) -> list[PejabatRow]:
    """*rows* with what the other rows prove. The first reading stays in `Print.first`."""
    out = [replace(r, fields=dict(r.fields)) for r in rows]
    for row in out:
        for witness in rows:
            if witness is not row and "nama" in row.fields and "nama" in witness.fields:
                _nip_from(row, witness)
                _name_from(row, witness)
    return out


def _name_from(row: PejabatRow, witness: PejabatRow) -> None:
    """The witness's name, where both have one sound NIP and this row's name was read badly."""
    mine, theirs = row.fields["nama"], witness.fields["nama"]
    if mine.source != "ocr":
        return
    nip, other = _nip(row), _nip(witness)
    a, b = squash(mine.text), squash(theirs.text)
    if nip is None and _same_post(row, witness) and fuzz.ratio(a, b) >= LIKE_NAME:
        if mine.confidence < min(SURE, theirs.confidence) and a != b:
            row.fields["nama"] = _corrected(mine, theirs, "jabatan yang sama")
        return
    if nip is None or nip != other or faults(nip, date.today()):
        return
    doubtful = mine.confidence < min(SURE, theirs.confidence) and fuzz.ratio(a, b) >= SAME_NAME
    if a == b:
        doubtful = mine.confidence < theirs.confidence and _glued(mine.text, theirs.text)
    if doubtful or _cut_off(mine.text, theirs.text):
        row.fields["nama"] = _corrected(mine, theirs, "NIP yang sama")


def _same_post(row: PejabatRow, witness: PejabatRow) -> bool:
    """True where both rows print one post: a post has one holder in one document."""
    mine, theirs = row.fields.get("jabatan"), witness.fields.get("jabatan")
    return mine is not None and theirs is not None and fuzz.ratio(squash(mine.text), squash(theirs.text)) >= SAME_POST


def _glued(mine: str, theirs: str) -> bool:
    """True where words of one name were read as one: "TINEWATI" for "TINE WATI"."""
    return len(re.findall(r"[^\W\d_]+", mine)) < len(re.findall(r"[^\W\d_]+", theirs))


def _cut_off(piece: str, whole: str) -> bool:
    """True where *piece* is *whole* with its beginning or end missing in the middle of a word."""
    a, b = squash(piece), squash(whole)
    if len(a) < 5 or a == b or a not in b:
        return False
    words = {squash(w) for w in whole.split()}
    ends = [squash(w) for w in piece.split()]
    return ends[0] not in words or ends[-1] not in words


def _nip_from(row: PejabatRow, witness: PejabatRow) -> None:
    """The witness's NIP, where the names prove the person and this row's NIP cannot be."""
    nip, other = _nip(row), _nip(witness)
    mine = row.fields.get("nip")
    if nip is None or other is None or mine is None or mine.source != "ocr" or nip == other:
        return
    today = date.today()
    names = fuzz.ratio(squash(row.fields["nama"].text), squash(witness.fields["nama"].text))
    wrong = bool(faults(nip, today)) and not faults(other, today)
    near = Levenshtein.distance(nip, other) <= MISREAD_DIGITS and not _seen_twice(mine, witness.fields["nip"])
    if wrong and mine.confidence < SURE and names >= SAME_PERSON and near:
        row.fields["nip"] = _corrected(mine, witness.fields["nip"], "nama yang sama")


def _seen_twice(mine: Print, theirs: Print) -> bool:
    """True where both readers of a NIP print one block alike and other than the witness: "1 0005" was printed so."""
    if mine.other is None:
        return False
    blocks = [re.findall(r"\d+", p) for p in (mine.text, mine.other, theirs.text)]
    if len({len(b) for b in blocks}) != 1:
        return False
    return any(a == b != c for a, b, c in zip(*blocks, strict=True))


def _nip(row: PejabatRow) -> str | None:
    found = row.fields.get("nip")
    return digits_of(found.text) if found is not None else None


def _corrected(mine: Print, theirs: Print, proof: str) -> Print:
    where = f" di halaman {theirs.page}" if theirs.page is not None else ""
    note = f"dibaca menurut {proof}{where}"
    return replace(
        mine,
        text=theirs.text,
        first=mine.first or mine.text,
        note="; ".join(n for n in (mine.note, note) if n),
        confidence=round(min(theirs.confidence, FIRM), 3),
    )
