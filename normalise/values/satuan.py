"""Units: alias to canonical (for comparing only), and the unit that an indicator's name carries in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from petik.schemas.data import Satuan, satuan

# the last bracket of a name: "Jumlah populasi (ekor)", "Capaian (satuan : %)", "Kasus (kasus/tahun)"
LAST_BRACKET = re.compile(r"\(\s*(?:satuan\s*:?\s*|dalam\s+)?([^()]{1,30})\s*\)", re.I)


def kenal(text: str) -> Satuan | None:
    """The unit that *text* names, None where it is not in `satuan.toml`."""
    key = re.sub(r"\s+", " ", text).strip().casefold().rstrip(".")
    return satuan().get(key)


def satuan_baris(kolom: str | None, sel: Iterable[str | None], nama: str) -> str | None:
    """The unit of a row: its own column, else what a cell of its values prints, else the brackets of its *nama*.

    *sel*: the units of targets and results in their order. What a heading gives to its cells ("Target (%)") stands in
    them already (`parsers/columns/heading_units.py`).
    """
    return kolom or next((unit for unit in sel if unit), None) or dalam_kurung(nama)


def dalam_kurung(nama: str) -> str | None:
    """The unit in brackets of an indicator's name, as printed; None where the brackets hold something else.

    Abbreviations ("(PHBS)", also "Indeks Kepuasan Masyarakat (IKM)", although IKM are counted too) and remarks are
    no units: every word inside must be part of a known unit.
    """
    for bracket in reversed(list(LAST_BRACKET.finditer(nama))):
        text = re.sub(r"\s+", " ", bracket[1]).strip(" :.")
        if _shortens(text, nama[: bracket.start()]):
            continue
        parts = [p for p in re.split(r"[/ ]", text) if p]
        if kenal(text) is not None or (parts and len(parts) <= 3 and all(kenal(p) is not None for p in parts)):
            return text
    return None


def _shortens(text: str, before: str) -> bool:
    """Whether *text* is made of the first letters of the words just *before* it."""
    letters = text.casefold()
    words = re.findall(r"\w+", before.casefold())[-len(letters) :]
    return len(letters) > 1 and "".join(word[0] for word in words) == letters
