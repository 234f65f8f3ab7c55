"""One function in a process of its own, with a limit on time and memory: what a hostile file kills or stops is not the
run that asks for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from petik.ingest.settings import DEFAULT, Settings
from petik.process.limits import limit_process, silence

T = TypeVar("T")


class Apart:
    """A helper process, started when first needed. A context manager; ended with what it started."""

    def __init__(self, seconds: float, settings: Settings = DEFAULT) -> None:
        self.seconds, self._settings = seconds, settings
        self._pool: ProcessPoolExecutor | None = None

    def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """The function's result. Raises TimeoutError where it takes too long, BrokenProcessPool where it dies."""
        try:
            return self._helper().submit(function, *arguments).result(timeout=self.seconds)
        except (TimeoutError, BrokenProcessPool, KeyboardInterrupt):
            self.close()
            raise

    def prepare(self, function: Callable[[], object]) -> None:
        """Start the process now and let it load what it will need, while this one does something else."""
        self._helper().submit(function)

    def _helper(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, context, _start, (self._settings,))
        return self._pool

    def close(self) -> None:
        """End the process; the next call starts a new one."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


def _start(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends this process
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    limit_process(settings)
    silence()
