"""What is said of a file (`pesan`, reasons of refusal), in English where the user wants it.

Readers say it in Indonesian, clause by clause, and records keep it so; `schemas/alasan.toml` has each clause in
English. A clause that is not there stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

LONGEST = 2_000  # letters of a message that is looked at: names of files may stand in it
DEEPEST = 4  # clauses within clauses
_NAME = re.compile(r"\{(\w+)\}")


def in_english(message: str) -> str:
    """*message* with every known clause in English."""
    return message if len(message) > LONGEST else _english(message, DEEPEST)


def _english(message: str, depth: int) -> str:
    if depth == 0:
        return message
    parts = _parts(message)
    if len(parts) > 1:
        return "; ".join(_english(part, depth - 1) for part in parts)
    return _clause(message, depth) or message


def _parts(message: str) -> list[str]:
    """The clauses between semicolons; those within brackets belong to the clause around them."""
    parts, inside = [""], 0
    for piece in re.split(r"(; |[()])", message):
        inside = max(0, inside + (piece == "(") - (piece == ")"))
        if piece == "; " and not inside:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _clause(text: str, depth: int) -> str | None:
    exact, patterns = _catalogue()
    if text in exact:
        return exact[text]
    for pattern, english in patterns:
        found = pattern.fullmatch(text)
        if found is not None:
            values = {name: _english(value, depth - 1) for name, value in found.groupdict().items()}
            return english.format(**values)
    return None


@lru_cache(maxsize=1)
def _catalogue() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Clauses without names to fill in, and those with: the one with most letters of its own first."""
    entries = tomllib.loads(files("petik.schemas").joinpath("alasan.toml").read_text("utf-8"))["alasan"]
    exact = {clause: english for clause, english in entries.items() if "{" not in clause}
    open_ones = sorted((clause for clause in entries if "{" in clause), key=lambda c: -len(_NAME.sub("", c)))
    return exact, [(_pattern(clause), entries[clause]) for clause in open_ones]


def _pattern(clause: str) -> re.Pattern[str]:
    """ "hanya {n} dari {m} halaman": numbers are digits, everything else is what stands there."""
    out, seen, end = "", set[str](), 0
    for found in _NAME.finditer(clause):
        name = found[1]
        any_text = r"[\d.,]+" if len(name) == 1 else ".+?"
        out += re.escape(clause[end : found.start()])
        out += f"(?P={name})" if name in seen else f"(?P<{name}>{any_text})"
        seen.add(name)
        end = found.end()
    return re.compile(out + re.escape(clause[end:]))
