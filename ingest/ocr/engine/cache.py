"""What was read from images, kept by content and settings, so that a second run and the tests are fast."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from petik.ingest.files import safe_folder
from petik.ingest.ocr.engine.page_check import checked
from petik.ingest.page import Box, Mark, Page, Ruling, Word

if TYPE_CHECKING:  # whoever only asks for the folder needs no arrays
    import numpy as np
    import numpy.typing as npt

VERSION = 2  # raised when what is stored, or the way pages are read, changes


def cache_folder() -> Path:
    """Where Petik keeps what it may lose: PETIK_CACHE, else the user's cache folder."""
    given = os.environ.get("PETIK_CACHE")
    return Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "petik"


class OcrCache:
    """A folder of JSON files, one per read page. Broken entries count as absent; writing is whole or not at all."""

    def __init__(self, folder: Path | None = None) -> None:
        """*folder*: where to keep the readings; default below `cache_folder()`."""
        self.folder = folder or cache_folder() / "ocr"
        safe_folder.guard(self.folder)

    @staticmethod
    def key(image: npt.NDArray[np.uint8], dpi: float, settings: str) -> str:
        """A name for the reading of these pixels under these settings."""
        digest = hashlib.sha256(f"{VERSION} {image.shape} {dpi:.3f} {settings}".encode())
        digest.update(image.tobytes())
        return digest.hexdigest()

    def get(self, key: str) -> Page | None:
        """The page that was read before, None where there is none (or its file is damaged)."""
        try:
            data = json.loads(safe_folder.read(self.folder / key[:2] / f"{key}.json"))
            return _page(data)
        except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError, AttributeError):
            return None

    def put(self, key: str, page: Page) -> None:
        """Stores *page*; a folder that cannot be written is no error, the page is then read again next time."""
        path = self.folder / key[:2] / f"{key}.json"
        try:
            safe_folder.folder(path.parent)
            handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        except OSError:
            return
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(asdict(page), stream)
            safe_folder.replace(Path(temporary), path)
        except OSError:
            with suppress(OSError):
                safe_folder.remove(Path(temporary))


def _page(data: dict[str, object]) -> Page:
    """A page from its JSON form. Raises KeyError, TypeError or ValueError for anything else."""
    fields = dict(data)
    words = [Word(**{**w, "box": Box(**w["box"])}) for w in fields.pop("words")]  # type: ignore[attr-defined]
    rulings = [Ruling(**r) for r in fields.pop("rulings")]  # type: ignore[attr-defined]
    marks = [Mark(m["kind"], Box(**m["box"])) for m in fields.pop("marks")]  # type: ignore[attr-defined]
    notes = tuple(str(n) for n in fields.pop("notes"))  # type: ignore[attr-defined]
    fields["unread"] = tuple(str(n) for n in fields.pop("unread", ()))  # type: ignore[attr-defined]
    page = Page(words=tuple(words), rulings=tuple(rulings), marks=tuple(marks), notes=notes, **fields)  # type: ignore[arg-type]
    return checked(page)
