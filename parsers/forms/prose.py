"""Claims in running text: sums of money, percentages and counts with what a sentence says of them. The home of spaCy.

"Program X dengan anggaran sebesar Rp 120.000.000 terealisasi Rp 102.000.000 atau 85,00 %" gives one claim with three
values and their roles, by rules on spaCy's Indonesian vocabulary and matcher; nothing is downloaded, nothing learned.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from petik.ingest.page import Word
from petik.parsers.model import Line, NilaiPernyataan, PernyataanRow, Print
from petik.parsers.print.strings import clean
from petik.schemas.data import kata_skala, pilihan

if TYPE_CHECKING:
    from spacy.matcher import Matcher

# as in "120.000.000", "85,00", "12.", "(85,00", "9.000.000,-", "-2,5", "9.500.000,00)"
NUMBER = r"^\(?[-−]?\d(?:[\d.,]*\d)?(?:,[-=]+|-)?\)?[,;.]*$"
DIGIT = re.compile(r"\d")
UNIT = re.compile(r"rp|%|persen|prosen", re.I)  # every value that the matcher knows has one: "Rp12.000", "85%"
SENTENCE_END = re.compile(r"[.!?]$")  # "…tercapai."
PARAGRAPH_GAP = 1.6  # of the line's height: more white than this starts a new paragraph
MAX_WORDS = 120  # a "sentence" longer than this is a table read as text, or a hostile file


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads(files("petik.schemas").joinpath("pernyataan.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(_words()["singkatan"])


@lru_cache(maxsize=1)
def _language() -> tuple[Any, Matcher, dict[str, tuple[str, ...]]]:
    # takes longer to load than most files to read, and only sentences with figures need it; `spacy.blank` would take
    # three times as long, as it also makes a tokenizer
    from spacy.matcher import Matcher
    from spacy.util import get_lang_class
    from spacy.vocab import create_vocab

    vocab, data = create_vocab("id", get_lang_class("id").Defaults), _words()
    number = {"TEXT": {"REGEX": NUMBER}}
    scale = {"LOWER": {"REGEX": rf"^(?:{pilihan(kata_skala())})\)?[,;.]*$"}, "OP": "?"}  # "juta", "miliar)."
    matcher = Matcher(vocab)
    matcher.add("uang", [[{"LOWER": {"REGEX": r"^\(?rp\.?$"}}, number, scale]])
    matcher.add("uang", [[{"TEXT": {"REGEX": r"(?i)^\(?rp\.?\d[\d.,]*[-=]*\)?[,;.]*$"}}, scale]])
    matcher.add("persen", [[number, {"LOWER": {"REGEX": r"^(%|persen|prosen)[,;.)]*$"}}]])
    matcher.add("persen", [[{"TEXT": {"REGEX": r"^\(?[-−]?\d[\d.,]*\s?%[),;.]*$"}}]])
    roles = {name: tuple(words) for name, words in data["peran"].items()}
    return vocab, matcher, roles


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
    short = _abbreviations()
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
    # every value has both; spaCy need not look at the other sentences
    if not any(DIGIT.search(w.text) for w in words) or not any(UNIT.search(w.text) for w in words):
        return None
    from spacy.tokens import Doc
    from spacy.util import filter_spans

    vocab, matcher, roles = _language()
    doc = Doc(vocab, words=[w.text for w in words])
    spans = filter_spans(list(matcher(doc, as_spans=True)))
    if not spans:
        return None
    values = []
    for span in spans:
        found = Print.of(_bare(clean(span.text)), words[span.start : span.end], page)
        role = _role(doc, span.start, span.label_, roles)
        values.append(NilaiPernyataan(role, span.label_, found))
    return PernyataanRow(Print.of(clean(" ".join(w.text for w in words)), words, page), values, page)


def _bare(text: str) -> str:
    """A value without the sentence's own marks: "85,00 %)." to "85,00 %"; brackets in prose are no minus sign."""
    out = text.rstrip(",;.")
    if out.startswith("(") or out.count(")") > out.count("("):
        out = out.removeprefix("(").removesuffix(")").rstrip(",;.")
    return out


def _role(doc: Any, start: int, label: str, roles: dict[str, tuple[str, ...]]) -> str:
    """The role of a value: the nearest role word before it in the sentence; a bare percentage is an achievement.

    In "realisasi anggaran" and "target dana" the first word tells what the second one's money is; and rupiah are no
    achievement: in "realisasi mencapai Rp 9 juta" the word before counts.
    """
    before = [_role_of(token.lower_.strip(".,;:()"), roles) for token in doc[max(0, start - 14) : start]]
    if label == "uang":
        before = [role if role != "capaian" else None for role in before]
    for i in range(len(before) - 1, -1, -1):
        role = before[i]
        if role == "anggaran" and i > 0 and before[i - 1] in ("realisasi", "target", "naik", "turun"):
            return before[i - 1] or role
        if role is not None:
            return role
    return "capaian" if label == "persen" else "lain"


def _role_of(word: str, roles: dict[str, tuple[str, ...]]) -> str | None:
    return next((role for role, triggers in roles.items() if any(word.startswith(t) for t in triggers)), None)
