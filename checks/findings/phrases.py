"""What a rule says, in two languages: phrases of `schemas/frasa.toml` filled in, and prints as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from petik.schemas.frasa import daftar_frasa

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what fills it in; prints and numbers are the same in both languages."""

    name: str
    values: tuple[tuple[str, Words], ...] = ()

    def in_language(self, language: Language) -> str:
        """The phrase in one language. Raises KeyError where there is no such phrase, or a {…} is not filled in."""
        both = daftar_frasa()[self.name]
        template = both.id if language == "id" else both.en
        return template.format_map({name: spoken(value, language) for name, value in self.values})


@dataclass(frozen=True, slots=True)
class Joined:
    """Several phrases, one after the other."""

    parts: tuple[Words, ...]
    mark: str = "; "


Words = str | Phrase | Joined


def phrase(name: str, **values: Words | int) -> Phrase:
    """The phrase *name* filled in with *values*."""
    return Phrase(name, tuple((k, str(v) if isinstance(v, int) else v) for k, v in values.items()))


def spoken(words: Words, language: Language) -> str:
    """*words* in one language."""
    if isinstance(words, str):
        return words
    if isinstance(words, Phrase):
        return words.in_language(language)
    return words.mark.join(spoken(part, language) for part in words.parts)
