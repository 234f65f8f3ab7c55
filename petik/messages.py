"""Every sentence of the command line, in Indonesian and in English (`schemas/messages.toml`).

What is said about a single file is kept in Indonesian and told in the user's language (`Texts.reason`).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from petik.ingest.files.visible import ACTING, MISSING
from petik.reasons import in_english

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
DEFAULT: Final = "id"
OPTIONS: Final = ("--bahasa", "--language")


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[Language, str]]:
    """Key to its sentence in each language: `schemas/messages.toml`, read once."""
    return tomllib.loads(files("petik.schemas").joinpath("messages.toml").read_text("utf-8"))


class TellError(Exception):
    """What to tell the user, as key and values of a sentence. `usage`: the user's words are to blame."""

    def __init__(self, key: str, usage: bool = False, **values: object) -> None:
        super().__init__(key)
        self.key, self.usage, self.values = key, usage, values


class Texts:
    """The catalogue in one language: `say("sum_rows", …)`."""

    def __init__(self, language: str = DEFAULT) -> None:
        self.language: Language = next((known for known in LANGUAGES if known == language), DEFAULT)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with *values* in it; names and messages among them cannot act on the terminal."""
        shown = {k: v if isinstance(v, int | float) else ACTING.sub(MISSING, str(v)) for k, v in values.items()}
        return catalogue()[key][self.language].format(**shown)

    def reason(self, message: object) -> str:
        """What a reader said of a file, which it says in Indonesian, in the user's language."""
        return in_english(str(message)) if self.language == "en" else str(message)

    def duration(self, seconds: float) -> str:
        """Seconds in words: "40 dtk", "12 mnt", "3 jam 5 mnt"."""
        if seconds < 90:
            return self("seconds", n=max(1, round(seconds)))
        minutes = round(seconds / 60)
        return self("minutes", n=minutes) if minutes < 90 else self("hours", n=minutes // 60, m=minutes % 60)


def language_of(argv: Sequence[str]) -> str:
    """The language that the command line or PETIK_BAHASA asks for; needed before the command line can be parsed."""
    for i, word in enumerate(argv):
        name, _, value = word.partition("=")
        if name in OPTIONS and value:
            return value
        if word in OPTIONS and i + 1 < len(argv):
            return argv[i + 1]
    return os.environ.get("PETIK_BAHASA", DEFAULT)
