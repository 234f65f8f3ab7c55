"""Many files on many machines: a third executor of `petik.run.planner`, on top of Dask (the extra `klaster`).

Pieces of work and the bytes of their files go out, results come back, and only this process writes to OUT. A machine
that is switched off loses nothing: Dask gives its pieces to another one. What ends machine after machine comes back as
KilledWorker, and the planner looks for the guilty page.
"""

from __future__ import annotations

import logging
import queue
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from petik.cluster.parcels import (
    Order,
    Parcel,
    key_in,
    packed_pages,
    packed_result,
    unpack_pages,
    unpack_result,
    without_paths,
)
from petik.cluster.worker import Machine, about, do
from petik.ingest.errors import reason_of
from petik.ingest.files.digest import sha256_of
from petik.ingest.files.visible import quoted
from petik.messages import TellError, Texts
from petik.results.layout import program_fingerprint
from petik.results.mask import mask_folder
from petik.results.store import Store
from petik.run.batch import Done, Outcome, Reporter, Run, Task, book, keep_failed
from petik.run.page_store import KeptPages, key_of, pages_folder
from petik.run.pieces import Begin, Finish, Pages, Piece, perform
from petik.run.planner import Death, Planner

TICK = 0.2  # seconds between two looks at what came back
LOOK = 2.0  # seconds between two looks at which machines are there
PATIENCE = "10s"  # for the scheduler to answer
JOINING = 15.0  # seconds that a run waits for its first machine
FETCHERS = 4  # answers that are fetched at the same time
FETCH_SECONDS = 15.0  # for an answer that is ready: 30 MB take three on a slow network
ASTRAY = 5  # times that a piece may come back undone
DIED = "komputer demi komputer dalam kluster berhenti saat membaca {what} ini"
UNDONE = "tidak dapat dibaca di kluster ({reason})"

_log = logging.getLogger("petik")


class ClusterError(TellError):
    """Why there is no cluster."""


def run_cluster(tasks: Iterable[Task], run: Run, address: str, reporter: Reporter, say: Texts) -> Outcome:
    """All tasks on the machines of the cluster at *address*. Ctrl-C, and a cluster that is lost, keep what is read.

    Raises ClusterError where there is no cluster to begin with.
    """
    outcome = Outcome()
    largest_first = sorted(tasks, key=lambda task: -task.size)
    client = connected(address)
    cluster = _Cluster(client, largest_first, run, outcome, reporter)
    machines = _Machines(client, address, say)
    try:
        machines.wait()
        cluster.work(machines)
    except KeyboardInterrupt:
        outcome.interrupted = True
    except _Lost:
        print(say("cluster_lost", address=address), file=sys.stderr)
        outcome.interrupted = True
    finally:
        with suppress(Exception):
            client.cancel(list(cluster.flying))
            client.close(timeout=5)
        cluster.close()
    return outcome


def connected(address: str) -> Any:
    """A client of the scheduler at *address*, which `tcp://` or `tls://` begins. Raises ClusterError."""
    if not address.startswith(("tcp://", "tls://")) or not address.partition("://")[2]:
        raise ClusterError("cluster_wrong", usage=True, address=address)
    try:
        import dask
        import distributed
    except ModuleNotFoundError as error:
        raise ClusterError("cluster_no_package", package=error.name) from error
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "2 GiB"})  # files are in our orders
    for name in ("distributed", "distributed.client", "tornado"):  # its own way to the terminal; ours is the log
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    security: Any = distributed.Security()  # type: ignore[no-untyped-call]
    if address.startswith("tls://") and security.get_connection_args("client")["ssl_context"] is None:
        raise ClusterError("cluster_no_certificate", address=address)
    try:
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except Exception as error:  # no such host, nobody there, a certificate that is refused
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise ClusterError("cluster_failed", address=address, reason=reason) from error


class _Lost(Exception):
    """The scheduler is gone."""


class _Machines:
    """The workers of the cluster that can be used; the others are told and left out."""

    def __init__(self, client: Any, address: str, say: Texts) -> None:
        self.client, self.address, self.say = client, address, say
        self.threads: dict[str, int] = {}  # how many pieces each does at once
        self._refused: set[str] = set()
        self._begun = self._alone = False
        self._looked = -LOOK

    @property
    def capacity(self) -> int:
        return sum(self.threads.values())

    @property
    def refused(self) -> bool:
        """True where the cluster has workers that cannot be used."""
        return bool(self._refused)

    def wait(self) -> None:
        """Wait for the first one. Raises ClusterError where none comes."""
        self._ask_scheduler()
        until = time.monotonic() + JOINING
        while not self.threads:
            self._looked = -LOOK
            self.look()
            if not self.threads and (self._refused or time.monotonic() > until):
                raise ClusterError("cluster_nobody", address=self.address)
            time.sleep(0 if self.threads else TICK)
        self._begun = True
        print(self.say("cluster_start", machines=len(self.threads), n=self.capacity), file=sys.stderr)

    def _ask_scheduler(self) -> None:
        """The scheduler looks into our orders, too, and must know what they are."""
        try:
            theirs = self.client.run_on_scheduler(program_fingerprint)
        except Exception as error:
            raise ClusterError("cluster_bare_scheduler", address=self.address, reason=type(error).__name__) from error
        if theirs != program_fingerprint():
            raise ClusterError("cluster_other_scheduler", address=self.address)

    def look(self) -> None:
        """Which ones are there now: machines come and go."""
        if time.monotonic() - self._looked < LOOK:
            return
        try:
            there: dict[str, int] = self.client.nthreads()
            new = [name for name in there if name not in self.threads and name not in self._refused]
            for name, said in (self.client.run(about, workers=new, on_error="return") if new else {}).items():
                self._meet(name, said, there[name])
        except Exception as error:
            raise _Lost from error
        self.threads = {name: there[name] for name in self.threads if name in there}
        self._refused &= set(there)
        if self._alone != (not self.threads) and self._begun:
            self._alone = not self.threads
            print(self.say("cluster_waiting" if self._alone else "cluster_again"), file=sys.stderr)
        self._looked = time.monotonic()

    def _meet(self, name: str, said: Machine | BaseException, threads: int) -> None:
        """One that is new here."""
        ours = program_fingerprint()
        if isinstance(said, Machine) and said.program == ours and said.tesseract is not None:
            self.threads[name] = threads
            return
        self._refused.add(name)
        if not isinstance(said, Machine):
            line = self.say("cluster_no_petik", machine=name, reason=type(said).__name__)
        elif said.program != ours:
            line = self.say("cluster_other_program", machine=name, theirs=said.program[:8], ours=ours[:8])
        else:
            line = self.say("cluster_no_tesseract", machine=name)
        print(line, file=sys.stderr)


@dataclass(slots=True)
class _Flight:
    """A piece that is out: the order without its file, and how often it came back undone."""

    piece: Piece
    order: Order
    undone: int = 0
    machines: set[str] = field(default_factory=set)  # that may do it; none: any


class _Cluster:
    """The pieces that are out, and the planner that says what comes next."""

    def __init__(self, client: Any, tasks: Iterable[Task], run: Run, outcome: Outcome, reporter: Reporter) -> None:
        self.client, self.run, self.reporter = client, run, reporter
        self.pages = KeptPages(pages_folder(run.out, run.samaran is not None))
        self.planner = Planner(tasks, run, 1, self.pages, lambda task, done: book(outcome, task, done, reporter))
        self.flying: dict[Any, _Flight] = {}
        self.machines: dict[str, int] = {}  # those that work for us, and how many pieces each does at once
        self.choosy = False  # there are others, too
        self._back: queue.SimpleQueue[tuple[Any, Parcel | BaseException]] = queue.SimpleQueue()
        self._fetchers = ThreadPoolExecutor(FETCHERS)
        self._sha256: dict[str, str] = {}

    def close(self) -> None:
        self._fetchers.shutdown(wait=False, cancel_futures=True)

    def work(self, machines: _Machines) -> None:
        """Until every file has come to its end."""
        while not self.planner.finished:
            machines.look()
            self.machines, self.choosy = machines.threads, machines.refused
            self.planner.jobs = max(1, machines.capacity)
            self._call_back()
            self._hand_out()
            with suppress(queue.Empty):
                back = self._back.get(timeout=TICK)
                while True:
                    self._hear(*back)
                    back = self._back.get_nowait()
            self.reporter.tick()

    def _hand_out(self) -> None:
        """As many pieces as the machines can do at once; what needs no machine is done here."""
        while self.planner.waiting and len(self.flying) < sum(self.machines.values()):
            piece = self.planner.next()
            if piece is None:
                return
            try:
                order = self._order(piece)
            except OSError:  # the file is gone: what there is to say about it is said as ever
                order = None
            if order is None:
                self.planner.answered(piece, perform(piece, self.run, self.pages))
            else:
                self._send(_Flight(piece, order), with_file=isinstance(piece, Begin))

    def _order(self, piece: Piece) -> Order | None:
        """The order for a piece, None for a file that is refused or need not be read. Raises OSError."""
        task, run = piece.task, self.run
        if isinstance(piece, Begin):
            if task.refused is not None:
                return None
            self._sha256[task.name] = sha256_of(task.path)
            sha256 = self._sha256[task.name]
            if not run.again and Store(run.out).reusable(task.name, task.berkas, sha256, run.samaran) is not None:
                return None
        sha256 = self._sha256[task.name]
        key = key_in(piece, key_of(sha256, task.path, run.settings))
        if isinstance(piece, Begin) and run.again and piece.seconds > 0:
            self.pages.discard(key)
        pages = {} if isinstance(piece, Pages) else packed_pages(self.pages, key)
        if isinstance(piece, Pages):
            self.reporter.page(task, *self.planner.told(piece, 0, piece.total))
        return Order(without_paths(piece), sha256, program_fingerprint(), run.settings, pages=pages)

    def _send(self, flight: _Flight, with_file: bool, machine: str | None = None) -> None:
        """Send a piece; without its file at first where a machine may have that already."""
        order = flight.order
        if with_file:
            try:
                order = replace(order, file=flight.piece.task.path.read_bytes())
            except OSError as error:  # it was there when the run began
                said = f"berkas tidak dapat dibaca ({reason_of(error)}); periksa berkasnya"
                self.planner.died(flight.piece, Death(said, said, final=True))
                return
        flight.machines = {machine} if machine in self.machines else set(self.machines) if self.choosy else set()
        try:
            future = self.client.submit(do, order, workers=sorted(flight.machines) or None, pure=False)
        except Exception as error:
            raise _Lost from error
        self.flying[future] = flight
        future.add_done_callback(lambda done: self._fetchers.submit(self._fetch, done))

    def _fetch(self, future: Any) -> None:
        """Bring the answer here, or why there is none."""
        try:
            self._back.put((future, future.result(timeout=FETCH_SECONDS)))
        except BaseException as error:  # noqa: BLE001 - told apart by who takes it from the queue (`_hear`)
            self._back.put((future, error))

    def _call_back(self) -> None:
        """Send anew what waits for machines that are gone: Dask would wait for them for ever."""
        for future, flight in list(self.flying.items()):
            if flight.machines and flight.machines.isdisjoint(self.machines) and not future.done():
                del self.flying[future]
                future.cancel()
                self._send(flight, with_file=True)

    def _hear(self, future: Any, back: Parcel | BaseException) -> None:
        """A piece is back."""
        flight = self.flying.pop(future, None)
        if flight is None:  # called back
            return
        if isinstance(back, Parcel):
            self._unpack(flight, back)
        elif isinstance(back, CancelledError):  # nobody but the scheduler does that
            raise _Lost from back
        elif isinstance(back, TimeoutError):
            # its machine went between its answer and our asking; that Dask has the piece done anew cannot be relied on
            future.cancel()
            self._undone(flight, type(back).__name__)
        else:
            self._failed(flight, back)
        future.release()

    def _unpack(self, flight: _Flight, parcel: Parcel) -> None:
        """Keep what came, and tell the planner."""
        if parcel.log:
            _log.warning("%s\n%s", parcel.machine, parcel.log.rstrip())
        if parcel.lacks_file:
            self._send(flight, with_file=True, machine=parcel.machine)
            return
        if parcel.other_program:
            self.machines.pop(parcel.machine, None)
            self._undone(flight, "versi Petik lain")
            return
        piece, task = flight.piece, flight.piece.task
        unpack_pages(parcel.pages, self.pages, key_in(piece, key_of(flight.order.sha256, task.path, self.run.settings)))
        if parcel.death is not None:
            self.planner.died(piece, parcel.death)
        elif isinstance(parcel.answer, Done):
            self.planner.answered(piece, Done(self._keep(task, parcel, parcel.answer)))
            if isinstance(piece, Begin | Finish):
                self.pages.discard(key_in(piece, key_of(flight.order.sha256, task.path, self.run.settings)))
        elif parcel.answer is not None:
            self.planner.answered(piece, parcel.answer)

    def _keep(self, task: Task, parcel: Parcel, done: Done) -> Any:
        """Keep a finished file's result; the key of pseudonyms stays here, and so the masking is done here."""
        store, samaran = Store(self.run.out), self.run.samaran
        if not parcel.files:
            return keep_failed(task, self.run, done.status.pesan)
        if samaran is None:
            unpack_result(parcel.files, store, task)
            return done.status
        with tempfile.TemporaryDirectory(prefix="petik-") as folder:
            draft = Store(Path(folder))
            unpack_result(parcel.files, draft, task)
            mask_folder(draft, samaran)
            unpack_result(packed_result(draft, task), store, task)
            kept = draft.kept(task.name)
            return kept.status if kept is not None else done.status

    def _failed(self, flight: _Flight, error: BaseException | None) -> None:
        """A piece ended its machines, or Dask could not do it."""
        from distributed import KilledWorker

        _log.warning("%s: %r", quoted(flight.piece.task.berkas), error)
        if isinstance(error, KilledWorker):
            page, file = (DIED.format(what=what) for what in ("halaman", "berkas"))
            self.planner.died(flight.piece, Death(page, f"{file}; pecah berkasnya"))
        else:
            self._undone(flight, type(error).__name__)

    def _undone(self, flight: _Flight, reason: str) -> None:
        """Send a piece once more that no machine has begun."""
        flight.undone += 1
        if flight.undone > ASTRAY:
            said = UNDONE.format(reason=reason)
            self.planner.died(flight.piece, Death(said, said, final=True))
        else:
            self._send(flight, with_file=True)
