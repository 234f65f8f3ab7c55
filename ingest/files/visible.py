"""What a file says of itself (names, text) without the characters that act instead of being seen.

Escape sequences recolour and rewrite a terminal, direction marks show a name backwards, and the halves of letters that
stand for bytes of a wrong encoding cannot be written to any file of ours.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path

from petik.ingest.page import Page, Word

MAX_NAME = 300  # letters of a name that are shown: members of archives may have 65,535
MISSING = "\ufffd"
# control characters of ASCII ("\x1b") and Latin-1 ("\x9b"), direction marks, line separators, lone surrogates
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible_name(name: str) -> str:
    """A file's name for people: what cannot be seen is shown as a replacement character, the middle may be left out."""
    name = ACTING.sub(MISSING, name)
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME // 2]}…{name[-MAX_NAME // 2 :]}"


def visible_line(text: str) -> str:
    """A message as one line; what cannot be seen is left out."""
    return ACTING.sub("", " ".join(text.split()))


def visible_page(page: Page) -> Page:
    """The page without characters that act; words of nothing else are left out."""
    words = page.words
    if any(_acts(word) for word in words):
        words = tuple(cleaned for word in words if (cleaned := _cleaned(word)).text)
    notes = tuple(visible_line(note) for note in page.notes)
    return page if words is page.words and notes == page.notes else replace(page, words=words, notes=notes)


def _acts(word: Word) -> bool:
    return any(text is not None and ACTING.search(text) is not None for text in (word.text, word.other, word.read_as))


def _cleaned(word: Word) -> Word:
    if not _acts(word):
        return word
    other, read_as = (None if text is None else ACTING.sub("", text) for text in (word.other, word.read_as))
    return replace(word, text=ACTING.sub("", word.text), other=other, read_as=read_as)


def quoted(name: str | Path) -> str:
    """A file's name for a line of a log: one word of a shell, so that nothing of it acts where the line is pasted."""
    return shlex.quote(visible_line(str(name)))
