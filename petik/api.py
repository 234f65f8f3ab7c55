"""What a notebook uses: `petik.extract` and `petik.load`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from petik.frames import Data

if TYPE_CHECKING:
    from petik.schemas.record import Rekaman


def extract(path: str | Path) -> Rekaman:
    """The record of the file at *path*. Raises PetikError with one line in Indonesian."""
    from petik.one.reading import read_file

    return read_file(Path(path)).record


def load(out: str | Path) -> Data:
    """The tables that `petik extract … -o OUT` wrote. Raises FileNotFoundError where there are none."""
    return Data(Path(out))
