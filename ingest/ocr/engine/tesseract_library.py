"""Tesseract's library inside the process: no program is started, no picture is written, the model is loaded once."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytesseract
from PIL import Image

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

NO_LIBRARY = "PETIK_TESSERACT_PROGRAM"  # set: always call the program (a library that crashes takes its worker along)


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read: dots per inch, page segmentation mode, the only letters allowed (empty: all), languages, seconds."""

    dpi: int
    mode: int
    alphabet: str
    languages: str
    seconds: float


@lru_cache(maxsize=1)
def version() -> str | None:
    """The library's version; None where it cannot be used."""
    if os.environ.get(NO_LIBRARY) or models() is None:
        return None
    try:
        import tesserocr
    except ImportError:  # no build for this kind of machine
        return None
    return f"library {tesserocr.tesseract_version().split()[1]}"


@lru_cache(maxsize=1)
def models() -> Path | None:
    """The folder of the installed models, as the program tells it; None where it does not."""
    try:
        command = [str(pytesseract.pytesseract.tesseract_cmd), "--list-langs"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'"([^"]+)"', said.stdout + said.stderr)
    return Path(found[1]) if found and Path(found[1]).is_dir() else None


def tsv(image: npt.NDArray[np.uint8], asked: Asked) -> str | None:
    """Tesseract's table of words (TSV without a header) of a grey image; None where it gave up."""
    try:
        api = _reader(asked.languages, asked.alphabet, os.getpid())
    except RuntimeError:
        return None
    api.SetPageSegMode(asked.mode)  # type: ignore[arg-type]
    api.SetImage(Image.fromarray(image))
    api.SetSourceResolution(asked.dpi)
    try:
        return str(api.GetTSVText(0)) if api.Recognize(max(1, round(asked.seconds * 1000))) else None
    except RuntimeError:
        return None
    finally:
        api.Clear()
        api.ClearAdaptiveClassifier()  # what a page says must not depend on the pages before it


@lru_cache(maxsize=4)
def _reader(languages: str, alphabet: str, process: int) -> PyTessBaseAPI:  # noqa: ARG001 - a key of the cache
    """A reader of this *process* with its models loaded; a forked one must not share its parent's."""
    import tesserocr

    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)  # it writes to the terminal past Python
    api = tesserocr.PyTessBaseAPI(path=str(models()), lang=languages)
    api.SetVariable("debug_file", os.devnull)
    if alphabet:
        api.SetVariable("tessedit_char_whitelist", alphabet)
    return api
