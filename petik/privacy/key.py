"""The key of the pseudonyms (`--tanpa-data-pribadi KUNCI`): read, or made where there is none."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from pathlib import Path

from petik.ingest.files.given import GivenFileError, read_bytes
from petik.messages import Texts
from petik.privacy.pseudonyms import Samaran

SHORTEST = 16  # bytes of a key


class KeyFileError(Exception):
    """A key that cannot be used; `key` and `values` are the sentence for the user."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def read_key(path: Path, out: Path) -> tuple[Samaran, bool]:
    """The pseudonyms of the key in *path*; it is made, for its owner only, where it is not there (then True).

    Raises KeyFileError for a key that is no secret: too short, or lying in the folder of results that is handed on.
    """
    if path.resolve().is_relative_to(out.resolve()):
        raise KeyFileError("key_in_out", path=path)
    made = False
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
                stream.write(secrets.token_hex(32) + "\n")
            made = True
        key = read_bytes(path).strip()
    except GivenFileError as error:
        raise KeyFileError("key_not_read", path=path, reason=error) from error
    except OSError as error:
        raise KeyFileError("key_not_read", path=path, reason=error.strerror or error) from error
    if len(key) < SHORTEST:
        raise KeyFileError("key_short", path=path, n=SHORTEST)
    return Samaran(key), made


def key_of(given: argparse.Namespace, say: Texts) -> Samaran:
    """The pseudonyms that `--tanpa-data-pribadi` asks for; a key that had to be made is told. Raises KeyFileError."""
    samaran, made = read_key(given.kunci, given.out)
    if made:
        print(say("key_made", path=given.kunci), file=sys.stderr)
    return samaran
