"""A Dask scheduler and workers on loopback, as an office has them on its machines; for tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from petik.cluster.parcels import Order, Parcel
from petik.cluster.worker import do
from petik.run.pieces import Pages

ROOT = Path(__file__).parent.parent
QUIET = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",  # a piece that ends a worker comes back at once
    "DASK_DISTRIBUTED__NANNY__PRE_SPAWN_ENVIRON__OMP_NUM_THREADS": "1",
}


@dataclass(slots=True)
class Office:
    """A scheduler and its workers."""

    folder: Path
    environment: dict[str, str]
    processes: list[subprocess.Popen[bytes]]

    @property
    def address(self) -> str:
        return str(json.loads((self.folder / "penjadwal.json").read_text())["address"])

    def start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        words = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            "--no-dashboard",
            "--host",
            "127.0.0.1",
            *options,
        ]
        with (self.folder / f"{kind}-{len(self.processes)}.log").open("wb") as log:
            found = subprocess.Popen(
                words, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(found)
        return found

    def worker(self) -> subprocess.Popen[bytes]:
        where = ("--scheduler-file", str(self.folder / "penjadwal.json"), "--local-directory", str(self.folder))
        return self.start("worker", *where, "--nthreads", "1", "--nworkers", "1")

    def close(self) -> None:
        for process in self.processes:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """As if the machine was switched off."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def opened(folder: Path, workers: int, *options: str) -> Office:
    environment = {**os.environ, **QUIET, "PETIK_CACHE": str(folder / "cache")}
    office = Office(folder, environment, [])
    office.start("scheduler", "--port", "0", "--scheduler-file", str(folder / "penjadwal.json"), *options)
    for _ in range(workers):
        office.worker()
    until = time.monotonic() + 60
    while not (folder / "penjadwal.json").exists():
        assert time.monotonic() < until, (folder / "scheduler-0.log").read_text()
        time.sleep(0.05)
    return office


def deadly(order: Order) -> Parcel:
    """What ends every worker that comes to the second page."""
    if isinstance(order.piece, Pages) and 1 in order.piece.indices:
        os._exit(1)
    return do(order)
