"""Links from the page to the documents on disk: only to files beside it or on this machine."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

# What RFC 3986 allows in a path, without ":" so that nothing can be read as a scheme ("javascript:")
ADDRESS_PATH = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-Fa-f]{2})+")
# The host is empty: "file://server/x" would fetch from the network. Windows has a drive: "file:///C:/data/pk.pdf"
FILE_ADDRESS = re.compile(r"file:///(?:[A-Za-z]:/)?")


def safe_link(href: str) -> str | None:
    """*href* where it is a relative path or a file address of this machine, percent-encoded; None for all else.

    A caller makes one of a path by `urllib.parse.quote(path.as_posix())`.
    """
    path = FILE_ADDRESS.sub("", href, count=1) if FILE_ADDRESS.match(href) else href
    if path.startswith("/") or ADDRESS_PATH.fullmatch(path) is None:
        return None
    return href


def file_link(source: str, page_folder: Path) -> str | None:
    """The percent-encoded way from a page in *page_folder* to the file *source*; None where it is no longer there.

    A file within an archive has none, nor has one on another drive.
    """
    try:
        if not Path(source).is_file():
            return None
        return safe_link(quote(Path(os.path.relpath(source, page_folder.resolve())).as_posix()))
    except (OSError, ValueError):
        return None


def takes_page(href: str) -> bool:
    """True where a browser can open a page of it by `#page=N`: PDF files."""
    return href.casefold().endswith(".pdf")
