"""Pages of documents that are not finished: kept by content, program and settings until their document is, so that a
stopped run loses only the pages in flight, and so that processes can share a document without sending pages around."""

from __future__ import annotations

import hashlib
import json
import re
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from petik.datasets.files.safe import DRAFT, whole
from petik.ingest.files import safe_folder
from petik.ingest.ocr.engine.cache import cache_folder
from petik.ingest.ocr.engine.page_check import checked
from petik.ingest.page import Box, Mark, Page, Ruling, Word
from petik.ingest.settings import Settings
from petik.results.layout import STATE, program_fingerprint

FOLDER = "halaman"
KEY = re.compile(r"[0-9a-f]{32}")  # what `key_of` gives
INDEX = re.compile(r"[0-9]{1,6}")  # "0", "129": a page's file
KEPT_FOR = 30 * 24 * 3600.0  # seconds: who stopped a run goes on within a month


class PageKeeper(Protocol):
    """Where read pages wait for the others of their document. *key* names the document (`key_of`)."""

    def put(self, key: str, index: int, page: Page) -> None: ...
    def get(self, key: str, index: int) -> Page | None: ...
    def have(self, key: str) -> frozenset[int]: ...
    def discard(self, key: str) -> None: ...


def key_of(sha256: str, path: Path, settings: Settings) -> str:
    """What the pages of a file depend on: its bytes, its ending (it decides how some are read), program, settings."""
    return hashlib.sha256(f"{sha256} {path.suffix!r} {program_fingerprint()} {settings}".encode()).hexdigest()[:32]


def pages_folder(out: Path, masked: bool) -> Path:
    """Below OUT; where people are masked outside of it, beside the readings of scans: OUT must not name anybody."""
    return (cache_folder() if masked else out / STATE) / FOLDER


def discard_unmasked(out: Path) -> None:
    """Pages of unfinished documents with their people go, before a folder is masked."""
    KeptPages(pages_folder(out, masked=False)).clear()


class KeptPages:
    """A folder per document, a file per page. Damaged files count as absent; a full disk costs a page, not the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        safe_folder.guard(folder.parent)

    def put(self, key: str, index: int, page: Page) -> None:
        """Keep a page. Raises OSError where it cannot be written."""
        data = encoded(page)
        with whole(self.folder / key / str(index)) as draft:
            draft.write_bytes(b"%08x\n" % zlib.crc32(data) + data)

    def get(self, key: str, index: int) -> Page | None:
        """The page, None where it is not there or was cut off by a power failure."""
        path = self.folder / key / str(index)
        try:
            head, _, data = safe_folder.read(path).partition(b"\n")
            if head == b"%08x" % zlib.crc32(data):
                return decoded(data)
        except OSError:
            return None
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            pass
        with suppress(OSError):
            safe_folder.remove(path)  # else it would count as read for ever
        return None

    def have(self, key: str) -> frozenset[int]:
        """The pages that are kept, by their index."""
        names = (path.name for path in safe_folder.entries(self.folder / key))
        return frozenset(int(name) for name in names if INDEX.fullmatch(name))

    def discard(self, key: str) -> None:
        """Remove a document's pages, and nothing else that lies there."""
        for path in safe_folder.entries(self.folder / key):
            if INDEX.fullmatch(path.name) or DRAFT.fullmatch(path.name):
                with suppress(OSError):
                    safe_folder.remove(path)
        with suppress(OSError):  # something of somebody else is there
            safe_folder.remove_folder(self.folder / key)

    def clear(self) -> None:
        """Remove all pages."""
        for path in safe_folder.entries(self.folder):
            if KEY.fullmatch(path.name):
                self.discard(path.name)
        with suppress(OSError):
            safe_folder.remove_folder(self.folder)

    def tidy(self) -> None:
        """Remove what nobody came back for, and the folder itself where no document is unfinished."""
        for path in safe_folder.entries(self.folder):
            with suppress(OSError):
                if KEY.fullmatch(path.name) and time.time() - path.lstat().st_mtime > KEPT_FOR:
                    self.discard(path.name)
        with suppress(OSError):  # it is not empty: an earlier run into this folder was stopped
            safe_folder.remove_folder(self.folder)


def encoded(page: Page) -> bytes:
    """A page as compact JSON; `decoded` gives the same page back, to the last bit of every number."""
    facts: dict[str, Any] = {name: getattr(page, name) for name in Page.__slots__}
    facts["words"] = [[_box(w.box), *(getattr(w, name) for name in _WORD)] for w in page.words]
    facts["rulings"] = [[r.x0, r.top, r.x1, r.bottom] for r in page.rulings]
    facts["marks"] = [[m.kind, _box(m.box)] for m in page.marks]
    return json.dumps(facts, separators=(",", ":")).encode("ascii")  # ASCII: halves of letters go through


def decoded(data: bytes) -> Page:
    """A page from its JSON. Raises KeyError, TypeError, IndexError or ValueError for anything else."""
    facts = json.loads(data)
    facts["words"] = tuple(Word(box=Box(*box), **dict(zip(_WORD, rest, strict=True))) for box, *rest in facts["words"])
    facts["rulings"] = tuple(Ruling(*r) for r in facts["rulings"])
    facts["marks"] = tuple(Mark(kind, Box(*box)) for kind, box in facts["marks"])
    facts["notes"] = tuple(facts["notes"])
    facts["unread"] = tuple(facts["unread"])
    return checked(Page(**facts))


_WORD = tuple(name for name in Word.__slots__ if name != "box")


def _box(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom
