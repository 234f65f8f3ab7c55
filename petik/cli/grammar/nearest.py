"""The right word that is nearest to a wrong one: commands, options, choices, paths."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

LIKE = 0.6  # of difflib's ratio: "extrat" and "extract" have 0.92, "show" and "status" 0.4
READ = ("paths", "sets", "file", "aturan", "keputusan")  # arguments that name what must be there
READ_OUT = ("status", "check", "load")  # commands whose `out` must be there, too
MOST_NAMES = 5_000  # of a folder that are looked at for a hint


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of *known* that *word* was meant to be, None where none is like it."""
    names = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), list(names), 1, LIKE)
    return names[found[0]] if found else None


def missing_path(given: argparse.Namespace) -> Path | None:
    """The first path of the command line that must be there and is not."""
    return next((path for path in _paths(given) if not _there(path)), None)


def nearest_path(path: Path) -> Path | None:
    """What lies beside the missing *path* under a name like its own."""
    try:
        beside = [entry.name for _n, entry in zip(range(MOST_NAMES), path.parent.iterdir(), strict=False)]
    except OSError:
        return None
    found = nearest(path.name, beside)
    return path.with_name(found) if found is not None and path.name else None


def _paths(given: argparse.Namespace) -> Iterator[Path]:
    for name in (*READ, *(("out",) if given.command in READ_OUT else ())):
        value = getattr(given, name, None)
        yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Path))


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for any file
        return False
