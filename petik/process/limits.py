"""Limits that the system keeps for a process: what a library allocates cannot be counted from outside of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from petik.ingest.settings import MEGABYTE, Settings

try:
    import resource
except ImportError:  # a system without them
    resource = None  # type: ignore[assignment]


def limit_process(settings: Settings) -> None:
    """This process, and each program that it starts, gets `memory_mb` at most and leaves no image of its memory.

    What goes beyond fails with MemoryError or ends the process, and the file that it read is reported; without a limit
    the whole machine would stand still.
    """
    if resource is None:
        return
    _lower(resource.RLIMIT_DATA, round(settings.memory_mb * MEGABYTE))
    _lower(resource.RLIMIT_CORE, 0)


@contextmanager
def limited(settings: Settings) -> Iterator[None]:
    """The limits of `limit_process` for as long as a command looks at one file in the user's own process."""
    kinds = () if resource is None else (resource.RLIMIT_DATA, resource.RLIMIT_CORE)
    before = [(kind, resource.getrlimit(kind)) for kind in kinds]
    limit_process(settings)
    try:
        yield
    finally:
        for kind, limits in before:
            resource.setrlimit(kind, limits)


def silence() -> None:
    """Nothing that this process prints reaches the terminal: libraries in C complain there about every odd byte."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _lower(kind: int, wanted: int) -> None:
    _soft, hard = resource.getrlimit(kind)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (limit, hard))
