"""`petik doctor`: is everything there that Petik needs, and how is it mended where not?

Exit codes: 0 everything is there, 1 something lacks.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from petik.messages import TellError, Texts
from petik.process.needs import Need, all_needs, ocr, too_full
from petik.run.batch import Task

ALL_THERE, LACKING = 0, 1
NEED_OCR = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
WITHOUT = frozenset({"tesseract", "model"})  # without these no scan is read at all


def doctor(given: argparse.Namespace, say: Texts) -> int:  # noqa: ARG001 - as every command
    """`petik doctor`."""
    needs = list(all_needs(Path.cwd()))
    print("\n".join(line for need in needs for line in lines(need, say)))
    lacking = sum(not need.there for need in needs)
    print(say("doctor_lacking", n=lacking) if lacking else say("doctor_well"))
    return LACKING if lacking else ALL_THERE


def lines(need: Need, say: Texts) -> list[str]:
    """What was looked for and, where it lacks, how to mend that."""
    mark = say("doctor_there" if need.there else "doctor_lacks")
    said = [f"{mark}  {say(f'need_{need.key}', **need.values)}"]
    return said if need.there else [*said, f"      → {say(f'mend_{need.key}', **need.values)}"]


def before_reading(tasks: Sequence[Task], say: Texts) -> list[str]:
    """What lacks to read *tasks*, one line each."""
    if not any(task.path.suffix.lower() in NEED_OCR for task in tasks):
        return []
    return [
        say("lacking", what=say(f"need_{need.key}", **need.values), mend=say(f"mend_{need.key}", **need.values))
        for need in ocr()
        if not need.there and need.key in WITHOUT
    ]


def with_room(out: Path) -> None:
    """Raises TellError where the disk for *out* has too little room to begin."""
    if (free := too_full(out)) is not None:
        raise TellError("disk_full", path=out, free=free)
