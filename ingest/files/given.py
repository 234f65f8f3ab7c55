"""Small files that a user names beside the documents: rules, decisions, a key. They may come from strangers, too."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from petik.ingest.errors import reason_of
from petik.ingest.files import safe_folder
from petik.ingest.files.visible import visible_line
from petik.ingest.settings import MEGABYTE

MOST = 2 * MEGABYTE  # bytes; decisions on 20,000 groups of indicators have less
LONGEST_REASON = 300  # letters of what a parser or a file says, as far as it is repeated
# "a.b.c…": twelve parts of a key joined by dots. Our files have three; the parser takes quadratic time for each key
_LONG_KEY = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){12}""")


class GivenFileError(ValueError):
    """A file that cannot be used; the message says why in Indonesian, in one line without the file's name."""


def read_bytes(path: Path, most: int = MOST) -> bytes:
    """The content of an ordinary file of at most *most* bytes. Raises GivenFileError."""
    try:
        with safe_folder.opened(Path(os.path.realpath(path)), os.O_RDONLY) as stream:
            content = stream.read(most + 1)
    except safe_folder.Unsafe as error:  # a pipe never ends, nor does /dev/zero
        raise GivenFileError("bukan berkas biasa (pipa atau perangkat)") from error
    except OSError as error:
        raise GivenFileError(f"tidak dapat dibaca: {reason_of(error)}") from error
    if len(content) > most:
        raise GivenFileError(f"lebih besar dari {most / MEGABYTE:g} MB")
    return content


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises GivenFileError for whatever is none, or is made to keep the parser busy."""
    content = read_bytes(path)
    try:
        return parsed_toml(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise GivenFileError(f"bukan TOML yang sah: bita ke-{error.start + 1} bukan UTF-8") from error


def parsed_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises GivenFileError."""
    if _LONG_KEY.search(text):
        raise GivenFileError("bukan TOML yang sah: kunci bertitik terlalu panjang")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise GivenFileError("bukan TOML yang sah: isian bersarang terlalu dalam") from error
    except ValueError as error:  # also a number of more digits than Python turns into one
        raise GivenFileError(f"bukan TOML yang sah: {shortened(error)}") from error


def shortened(said: object) -> str:
    """What a file or a parser says, as a part of one line that is shown."""
    line = visible_line(str(said)[: 2 * LONGEST_REASON])
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"
