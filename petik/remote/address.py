"""Paths and addresses of the command line: `hasil`, `s3://bucket/hasil`, `file:///srv/hasil`."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://(.*)", re.S)  # two letters: "C://x" is a drive
HERE = ("file", "local")
WEB = ("http", "https")
USER = re.compile(r"(?<=://)[^/]*@")  # "sftp://user:word@host/x"
QUERY = re.compile(r"[?#].*", re.S)  # of a web address: signatures and keys stand there


@dataclass(frozen=True, slots=True, repr=False)
class Url:
    """An address as the user wrote it. `str(url)` is for people and files: without user, password and query."""

    text: str

    @property
    def protocol(self) -> str:
        return self.text.partition("://")[0].casefold()

    def __repr__(self) -> str:
        return f"Url({str(self)!r})"

    def __str__(self) -> str:
        return (USER.sub("", QUERY.sub("", self.text) if self.protocol in WEB else self.text)).rstrip("/")


def place(text: str) -> Path | Url:
    """A word of the command line as a path or an address; `file://…` is a path."""
    found = ADDRESS.fullmatch(text)
    if found is None:
        return Path(text)
    if found[1].casefold() in HERE:
        return Path(found[2][1:] if re.match("/[A-Za-z]:/", found[2]) else found[2])  # "file:///C:/x"
    return Url(text)


def any_address(given: argparse.Namespace) -> bool:
    """True where the command line holds an address in the place of a path."""
    values = vars(given).values()
    return any(isinstance(item, Url) for value in values for item in (value if isinstance(value, list) else [value]))
