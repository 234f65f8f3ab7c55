"""Where lines of print stand, also below stamps and strokes of a pen: PP-OCR's detection network by onnxruntime.

Tesseract's layout and shapes of letters both give way where ink ties letters together; the network looks for print.
The model (PP-OCRv6 small, Apache-2.0) lies beside that of `recogniser`.
"""

from __future__ import annotations

import os

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.numbers.recogniser import Gray, model_path, session_of

MODEL = "PP-OCRv6_det_small.onnx"
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # what the network was taught with
SIDE = 32  # pixels: sides of what it sees are whole multiples
PRINT = 0.3  # of 1: what the network takes for print
GROWN = 0.45  # heights: it marks the core of a line only
LOWEST, NARROWEST = 4, 12  # pixels of such a core


def find_lines(image: Gray) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom in pixels) of the lines of print on a grey picture, best at some 150 dpi.

    None where there is no model.
    """
    path = model_path()
    if path is None or min(image.shape) < SIDE or not path.with_name(MODEL).is_file():
        return []
    h, w = image.shape
    padded = cv2.copyMakeBorder(image, 0, -h % SIDE, 0, -w % SIDE, cv2.BORDER_REPLICATE)
    network = session_of(path.with_name(MODEL), os.getpid())
    (found,) = network.run(None, {"x": _input(np.asarray(padded, dtype=np.uint8))})
    core = (found[0, 0] > PRINT).astype(np.uint8)
    contours, _ = cv2.findContours(core, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    out = []
    for x, y, bw, bh in map(cv2.boundingRect, contours):
        if bw >= NARROWEST and bh >= LOWEST:
            more = round(GROWN * bh)
            out.append((max(0, x - more), max(0, y - more), min(w, x + bw + more), min(h, y + bh + more)))
    return sorted(out, key=lambda b: (b[1], b[0]))


def _input(image: Gray) -> npt.NDArray[np.float32]:
    plane = image.astype(np.float32) / 255
    return np.stack([(plane - m) / s for m, s in zip(MEAN, SPREAD, strict=True)])[None].astype(np.float32)
