"""A reader of single lines that errs otherwise than Tesseract does: PP-OCR's recognition network by onnxruntime.

The only module that loads networks (`session_of`). The model (PP-OCRv6 small, Apache-2.0) is a file of the package
`rapidocr`, whose own code is never imported; nothing is fetched at run time.
"""

from __future__ import annotations

import importlib.util
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Gray = npt.NDArray[np.uint8]
PACKAGE, MODEL = "rapidocr", Path("models") / "PP-OCRv6_rec_small.onnx"
VERSION = "PP-OCRv6 small"
HEIGHT = 48  # pixels: the network's own
NARROWEST, WIDEST = 48, 1600  # pixels of a line at that height
STEP = 32  # widths are rounded up to this, so that few shapes of input occur
BATCH = 8  # lines of one width that are read together
BLANK = 0  # the class that says "nothing new here" (CTC)
# signs that the network was taught with Chinese and that stand here for Latin ones; full-width ones ("１２，５") and
# numerals of one letter ("Ⅲ") are resolved by NFKC
PLAIN = str.maketrans({"。": ".", "、": ",", "—": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Line:
    """What a picture of one line says, and how sure the network was of its letters (0..1): on average, at worst."""

    text: str
    mean: float = 0.0
    worst: float = 0.0


@lru_cache(maxsize=1)
def model_path() -> Path | None:
    """The model's file; None where the package that holds it is not installed."""
    spec = importlib.util.find_spec(PACKAGE)  # finds without importing
    if spec is None or spec.origin is None or importlib.util.find_spec("onnxruntime") is None:
        return None
    path = Path(spec.origin).parent / MODEL
    return path if path.is_file() else None


def read_lines(images: Sequence[Gray]) -> list[Line]:
    """One `Line` for each grey picture of one line of dark print; empty ones where there is no reader."""
    out = [Line("")] * len(images)
    if not images or model_path() is None:
        return out
    session, letters = _network(os.getpid())
    sized = [_sized(image) for image in images]
    order = sorted(range(len(images)), key=lambda i: sized[i].shape[1])
    for width in sorted({a.shape[1] for a in sized}):
        same = [i for i in order if sized[i].shape[1] == width]
        for start in range(0, len(same), BATCH):
            part = same[start : start + BATCH]
            (found,) = session.run(None, {"x": np.stack([_input(sized[i]) for i in part])})
            for i, probabilities in zip(part, found, strict=True):
                out[i] = _decoded(probabilities, letters)
    return out


def _sized(image: Gray) -> Gray:
    """The picture at the network's height, on white up to the next width that is asked for."""
    h, w = image.shape
    width = min(WIDEST, max(1, round(w * HEIGHT / max(1, h))))
    how = cv2.INTER_CUBIC if h < HEIGHT else cv2.INTER_AREA
    fitted = cv2.resize(image, (width, HEIGHT), interpolation=how)
    full = max(NARROWEST, -(-width // STEP) * STEP)
    paper = int(np.percentile(fitted, 90))
    left = (full - width) // 2 if width < NARROWEST else 0
    return np.asarray(
        cv2.copyMakeBorder(fitted, 0, 0, left, full - width - left, cv2.BORDER_CONSTANT, value=(paper,)), dtype=np.uint8
    )


def _input(image: Gray) -> npt.NDArray[np.float32]:
    """Three equal channels of -1..1."""
    return np.repeat((image.astype(np.float32) / 127.5 - 1.0)[None], 3, axis=0)


def _decoded(probabilities: npt.NDArray[np.float32], letters: Sequence[str]) -> Line:
    """Greedy CTC: the likeliest letter of each step, repetitions as one, blanks left out."""
    best = probabilities.argmax(axis=1)
    sure = probabilities.max(axis=1)
    kept = (best != BLANK) & (best != np.concatenate([[-1], best[:-1]]))
    text = unicodedata.normalize("NFKC", "".join(letters[k] for k in best[kept])).translate(PLAIN)
    if not text.strip():
        return Line("")
    return Line(text.strip(), float(sure[kept].mean()), float(sure[kept].min()))


@lru_cache(maxsize=1)
def _network(process: int) -> tuple[InferenceSession, list[str]]:
    """The network of this *process* and its alphabet."""
    path = model_path()
    assert path is not None
    session = session_of(path, process)
    known = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, ["", *known, " "]


@lru_cache(maxsize=4)
def session_of(model: Path, process: int) -> InferenceSession:  # noqa: ARG001 - the key of the cache
    """A network of this *process* on one thread of the processor; a forked one must not share its parent's."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # pages are read in parallel by processes
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # widths vary: an arena would keep the largest
    options.log_severity_level = 3  # errors; it writes to the terminal past Python
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
