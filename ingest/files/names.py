"""Names of documents: what a file's record is called, made of where the file lies and of nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from petik.ingest.files.visible import ACTING

UNSAFE = '<>:"|?*\\/'  # not allowed in file names on Windows, where the results may be opened
LONGEST = 200  # bytes of a name: file systems allow 255, endings and drafts want some
BETWEEN = "__"  # what stands for the "/" between folders in a document's name
MARK = 8  # hexadecimal digits that tell apart what the letters of a name do not


def document_name(place: str) -> str:
    """The name of the document at *place* below its root, archives and entries included.

    "PK.pdf" is "PK.pdf", "Dinas A/PK.pdf" is "Dinas A__PK.pdf". Where the place could not be told from the name any
    more (a letter that no file name may have, "__" of its own, too long) a mark made of the place stands before the
    ending.
    """
    parts = [part for part in re.split(r"[/\\]", place) if part]
    name = safe_name(BETWEEN.join(parts))
    if name.split(BETWEEN) == parts:
        return name
    mark = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:MARK]
    path = PurePosixPath(name)
    return safe_name(path.stem, LONGEST - MARK - 1 - len(path.suffix.encode())) + f"-{mark}{path.suffix}"


def safe_name(name: str, longest: int = LONGEST) -> str:
    """A file's name without characters that some system refuses, and not longer than *longest* bytes."""
    out = ACTING.sub("_", "".join("_" if c in UNSAFE else c for c in name)).strip() or "tanpa-nama"
    if len(out.encode()) > longest:
        suffix = Path(out).suffix[:10]
        out = out.encode()[: longest - len(suffix.encode())].decode("utf-8", "ignore") + suffix
    return out


class Numbered:
    """Names made different: "a.pdf", "a-2.pdf", "a-3.pdf". As many steps as names, however many of them are equal."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """*taken*: names that are given away already."""
        self._taken = {_key(name) for name in taken}
        self._next: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._taken

    def take(self, name: str) -> str:
        """*name* itself, which is taken then."""
        self._taken.add(_key(name))
        return name

    def free(self, name: str) -> str:
        """*name* where it is free, else the first numbered one that is; it is taken then."""
        return self.take(name if name not in self else self.other(name))

    def other(self, name: str) -> str:
        """The next numbered form of *name* that is free; it is taken then."""
        path = PurePosixPath(name)
        number = self._next.get(_key(name), 2)
        while (unique := f"{path.stem}-{number}{path.suffix}") in self:
            number += 1
        self._next[_key(name)] = number + 1
        return self.take(unique)


def _key(name: str) -> str:
    """What is the same name on some system: they do not tell A.pdf from a.pdf, or é in one letter from é in two."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
