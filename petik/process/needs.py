"""What Petik needs of the machine, and whether it is there: programs, models, packages, room."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from petik.ingest.ocr.engine.cache import cache_folder
from petik.ingest.settings import MEGABYTE

LEAST_DISK = 200 * MEGABYTE  # below that a run cannot keep what it reads
USUAL_DISK = 2_000 * MEGABYTE
USUAL_MEMORY = 3_000 * MEGABYTE  # one reader with a scan of A3 in colour
# a requirement such as: fsspec[http]>=2024.1; extra == "remote"
_REQUIREMENT = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?[^;]*(;.*)?$")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is looked for. `key`: sentences `need_KEY` and, where it lacks, `mend_KEY` with *values*."""

    key: str
    there: bool
    values: dict[str, object] = field(default_factory=dict)


def all_needs(out: Path) -> Iterator[Need]:
    """Everything, for results in *out*."""
    yield from ocr()
    yield _second_reader()
    yield _office()
    yield _letters()
    yield from _packages()
    yield from room(out)
    yield _memory()


def ocr() -> Iterator[Need]:
    """Tesseract and its Indonesian model: without them no scan can be read."""
    from petik.ingest.ocr.engine import tesseract_library

    folder = tesseract_library.models()
    yield Need("tesseract", folder is not None)
    for language in ("ind", "eng", "osd"):
        there = folder is not None and (folder / f"{language}.traineddata").is_file()
        yield Need("model", there, {"model": language})
    yield Need("tesseract_library", tesseract_library.version() is not None)


def room(out: Path) -> Iterator[Need]:
    """Room on the disks for results, temporary files and readings, and leave to write there."""
    places = {"results": out, "temporary": Path(tempfile.gettempdir()), "readings": cache_folder()}
    for path in dict.fromkeys(places.values()):
        there = _existing(path)
        free = shutil.disk_usage(there).free
        yield Need("write", os.access(there, os.W_OK), {"path": path})
        yield Need("disk", free >= USUAL_DISK, {"path": path, "free": free // MEGABYTE})


def too_full(out: Path) -> int | None:
    """Free megabytes of the disk for results where they are too few to begin, else None."""
    free = shutil.disk_usage(_existing(out)).free
    return free // MEGABYTE if free < LEAST_DISK else None


def _existing(path: Path) -> Path:
    """The path or the nearest folder above it that is there."""
    path = path.absolute()
    return next(above for above in (path, *path.parents) if above.exists())


def _second_reader() -> Need:
    from petik.ingest.ocr.numbers.recogniser import model_path

    return Need("recogniser", model_path() is not None)


def _office() -> Need:
    from petik.ingest.office.libreoffice import program

    return Need("libreoffice", program() is not None)


def _letters() -> Need:
    from PIL import features

    return Need("letters", bool(features.check("freetype2")))  # type: ignore[no-untyped-call]


def _packages() -> Iterator[Need]:
    """One need for each package that Petik requires and that is not installed; one in all where nothing lacks."""
    lacking = [name for name in _required() if not _installed(name)]
    if not lacking:
        yield Need("packages", True)
    for name in lacking:
        yield Need("package", False, {"package": name})


def _required() -> Iterator[str]:
    try:
        lines = importlib.metadata.requires("petik") or []
    except importlib.metadata.PackageNotFoundError:  # run from its sources
        return
    for line in lines:
        found = _REQUIREMENT.match(line)
        if found and "extra" not in (found[2] or ""):
            yield found[1]


def _installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _memory() -> Need:
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # a system that does not tell
        return Need("memory_untold", True)
    return Need("memory", memory >= USUAL_MEMORY, {"memory": memory // MEGABYTE, "cores": os.cpu_count() or 1})
