"""How much a command tells while it works: `--quiet`, `--verbose`, and lines for people on stderr."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from petik.run.progress import How


def how_told(given: argparse.Namespace) -> How:
    """What the options ask for."""
    if given.quiet:
        return "nothing"
    return "every file" if given.verbose else "usual"


def tell(given: argparse.Namespace, lines: Iterable[str]) -> None:
    """Say on stderr how the work goes; nothing with `--quiet`."""
    if not given.quiet:
        for line in lines:
            print(line, file=sys.stderr)
