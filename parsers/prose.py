"""Claims in running text: sums of money, percentages and counts with what a sentence says of them. The home of spaCy.

"Program X dengan anggaran sebesar Rp 120.000.000 terealisasi Rp 102.000.000 atau 85,00 %" gives one claim with three
values and their roles. The pipeline is `spacy.blank("id")` with matcher rules; nothing is downloaded, nothing learned.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc

from ingest.page import Word
from parsers.model import Line, NilaiPernyataan, PernyataanRow, Print
from parsers.text import clean

NUMBER = r"^\(?\d[\d.,]*\d\)?[,;.]?$|^\d[,;.]?$"  # "120.000.000", "85,00", "12."
SENTENCE_END = re.compile(r"[.!?]$")  # "…tercapai."
PARAGRAPH_GAP = 1.6  # of the line's height: more white than this starts a new paragraph
MAX_WORDS = 120  # a "sentence" longer than this is a table read as text, or a hostile file


@lru_cache(maxsize=1)
def _language() -> tuple[Any, Matcher, dict[str, tuple[str, ...]], frozenset[str]]:
    nlp = spacy.blank("id")
    data = tomllib.loads(files("schemas").joinpath("pernyataan.toml").read_text("utf-8"))
    number = {"TEXT": {"REGEX": NUMBER}}
    scale = {"LOWER": {"IN": data["pengali"]}, "OP": "?"}
    matcher = Matcher(nlp.vocab)
    matcher.add("uang", [[{"LOWER": {"IN": ["rp", "rp."]}}, number, scale]])
    matcher.add("uang", [[{"TEXT": {"REGEX": r"(?i)^rp\.?\d[\d.,]*[-,;.]*$"}}, scale]])
    matcher.add("persen", [[number, {"LOWER": {"REGEX": r"^(%|persen|prosen)[,;.)]*$"}}]])
    matcher.add("persen", [[{"TEXT": {"REGEX": r"^\(?\d[\d.,]*\s?%[),;.]*$"}}]])
    roles = {name: tuple(words) for name, words in data["peran"].items()}
    return nlp, matcher, roles, frozenset(data["singkatan"])


def claims(lines: Sequence[Line], page: int | None) -> list[PernyataanRow]:
    """The claims of a page's running text (*lines* outside tables, top to bottom)."""
    out = []
    for sentence in _sentences(lines):
        row = _claim(sentence, page)
        if row is not None:
            out.append(row)
    return out


def _sentences(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """Words of one sentence each; paragraphs end sentences too."""
    short = _language()[3]
    words: list[Word] = []
    last: Line | None = None
    for line in lines:
        if last is not None and line.box.top - last.box.bottom > PARAGRAPH_GAP * line.box.height and words:
            yield words
            words = []
        for i, word in enumerate(line.words):
            words.append(word)
            following = line.words[i + 1].text if i + 1 < len(line.words) else "A"
            ends = SENTENCE_END.search(word.text) and word.text.casefold() not in short
            if (ends and following[:1].isupper()) or len(words) >= MAX_WORDS:
                yield words
                words = []
        last = line
    if words:
        yield words


def _claim(words: Sequence[Word], page: int | None) -> PernyataanRow | None:
    nlp, matcher, roles, _ = _language()
    doc = Doc(nlp.vocab, words=[w.text for w in words])
    spans = spacy.util.filter_spans(list(matcher(doc, as_spans=True)))
    if not spans:
        return None
    values = []
    for span in spans:
        found = Print.of(clean(span.text).rstrip(",;."), words[span.start : span.end], page)
        role = _role(doc, span.start, span.label_, roles)
        values.append(NilaiPernyataan(role, span.label_, found))
    return PernyataanRow(Print.of(clean(" ".join(w.text for w in words)), words, page), values, page)


def _role(doc: Any, start: int, label: str, roles: dict[str, tuple[str, ...]]) -> str:
    """The role of a value: the nearest role word before it in the sentence; a bare percentage is an achievement."""
    for token in reversed(doc[max(0, start - 14) : start]):
        word = token.lower_.strip(".,;:()")
        for role, triggers in roles.items():
            if any(word.startswith(t) for t in triggers):
                return role
    return "capaian" if label == "persen" else "lain"
