"""Pages of documents that are not finished: kept by content, program and settings until their document is, so that a
stopped run loses only the pages in flight, and so that processes can share a document without sending pages around."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from petik.ingest.ocr.engine.cache import cache_folder
from petik.ingest.page import Box, Mark, Page, Ruling, Word
from petik.ingest.settings import Settings
from petik.results.layout import STATE, program_fingerprint

FOLDER = "halaman"
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


class KeptPages:
    """A folder per document, a file per page. Damaged files count as absent; a full disk costs a page, not the run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, key: str, index: int, page: Page) -> None:
        """Keep a page. Raises OSError where it cannot be written."""
        folder = self.folder / key
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{index}.{os.getpid()}.tmp"
        data = encoded(page)
        draft.write_bytes(b"%08x\n" % zlib.crc32(data) + data)
        draft.replace(folder / str(index))

    def get(self, key: str, index: int) -> Page | None:
        """The page, None where it is not there or was cut off by a power failure."""
        path = self.folder / key / str(index)
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            if head == b"%08x" % zlib.crc32(data):
                return decoded(data)
        except OSError:
            return None
        except (ValueError, KeyError, TypeError, IndexError):
            pass
        with suppress(OSError):
            path.unlink()  # else it would count as read for ever
        return None

    def have(self, key: str) -> frozenset[int]:
        """The pages that are kept, by their index."""
        try:
            return frozenset(int(path.name) for path in (self.folder / key).iterdir() if path.name.isdigit())
        except OSError:
            return frozenset()

    def discard(self, key: str) -> None:
        """Remove a document's pages."""
        shutil.rmtree(self.folder / key, ignore_errors=True)

    def clear(self) -> None:
        """Remove all pages."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what nobody came back for, and the folder itself where no document is unfinished."""
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if time.time() - path.stat().st_mtime > KEPT_FOR:
                shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):  # it is not empty: an earlier run into this folder was stopped
            self.folder.rmdir()


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
    return Page(**facts)


_WORD = tuple(name for name in Word.__slots__ if name != "box")


def _box(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom
