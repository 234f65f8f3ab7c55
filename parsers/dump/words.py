"""What wording says: how a cell of an aim, a measure or an office opens, what follows a table (`schemas/dump.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from petik.parsers.print.strings import squash

LEAD = re.compile(r"^[\W\d_]+(?=[^\W\d_])")  # "- ", "1. ", "• " before the first letter


@lru_cache(maxsize=1)
def _data() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(files("petik.schemas").joinpath("dump.toml").read_text("utf-8"))
    return {name: tuple(words) for name, words in data.items()}


@lru_cache(maxsize=8)
def _set(kind: str) -> frozenset[str]:
    return frozenset(_data()[kind])


@lru_cache(maxsize=20_000)
def opens(kind: str, word: str) -> bool:
    """True where *word* is how a cell of *kind* ("sasaran", "indikator") opens: "Meningkatnya", "- Persentase"."""
    bare = LEAD.sub("", word) or word
    return bare.casefold().startswith(_data()[kind])


@lru_cache(maxsize=20_000)
def is_word(kind: str, word: str) -> bool:
    """True where *word* as a whole is one of *kind* ("predikat", "penanggung_jawab", "sumber_data")."""
    return squash(word) in _set(kind) or word.casefold().strip(".,;:()") in _set(kind)


def opens_prose(text: str) -> bool:
    """True for how the running text below a table begins: "Dari tabel di atas …", "Sumber : …"."""
    return text[:1].isupper() and text.casefold().startswith(_data()["prosa"])
