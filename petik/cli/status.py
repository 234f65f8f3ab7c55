"""`petik status OUT`: how a folder of results stands, in plain words, also while a run works on it.

Exit codes: 0 finished, 1 running or stopped with files that are not read, 2 no results there. Only files that appear
whole are read, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from petik.cli.summary import STATUSES
from petik.messages import Texts
from petik.one.result import FileStatus
from petik.results.copies import called, same_files
from petik.results.store import Store
from petik.run.journal import RunState, run_state

FINISHED, NOT_FINISHED, NO_RESULTS = 0, 1, 2
SLOWEST, FAILURES, SAME = 5, 10, 20  # how many of each are told


def status(given: argparse.Namespace, say: Texts) -> int:
    """`petik status`."""
    out: Path = given.out
    run = run_state(out)  # first: a file that is finished in between is told, never lost
    statuses = Store(out).others(())
    if run is None and not statuses:
        print(say("status_nothing", out=out), file=sys.stderr)
        return NO_RESULTS
    newest = _newest_first(out, statuses)
    if given.format == "json":
        print(as_json(run, statuses, newest))
    else:
        print("\n".join([*_run_lines(run, say), *status_lines(statuses, newest, say)]))
    return FINISHED if run is None else NOT_FINISHED


def _run_lines(run: RunState | None, say: Texts) -> Iterator[str]:
    if run is None:
        yield say("status_finished")
        return
    time = run.started.astimezone().strftime("%Y-%m-%d %H:%M")
    done = len(set(run.names)) - run.unread
    running = "status_elsewhere" if run.elsewhere else "status_running"
    key = running if run.alive else "status_stopped"
    yield say(key, time=time, pid=run.pid, done=done, all=len(set(run.names)), left=run.unread)


def as_json(run: RunState | None, statuses: Mapping[str, FileStatus], newest: list[str]) -> str:
    """The same for programs (`--format json`), without limits on how many files are told."""
    counts: Counter[str] = Counter(found.status for found in statuses.values())
    bad = [statuses[name] for name in newest if statuses[name].status != "ok"]
    facts: dict[str, object] = {"keadaan": "selesai" if run is None else "berjalan" if run.alive else "terhenti"}
    if run is not None:
        facts |= {"mulai": run.started.isoformat(), "proses": run.pid, "semua": len(set(run.names)), "sisa": run.unread}
    facts |= {
        "berkas": {name: counts[name] for name in STATUSES},
        "bermasalah": [{"berkas": one.berkas, "status": one.status, "pesan": one.pesan} for one in bad],
        "sama": [[called(statuses, name) for name in names] for names in same_files(statuses)],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)


def status_lines(statuses: Mapping[str, FileStatus], newest: list[str], say: Texts) -> Iterator[str]:
    """What is known of the files; *newest* are their names, the one that was finished last first."""
    counts: Counter[str] = Counter(found.status for found in statuses.values())
    told = {name: counts[name] for name in STATUSES}
    yield say("status_files", files=len(statuses), **told)
    once = {found.sha256 or name: found for name, found in statuses.items()}.values()
    pages, ocr = sum(found.halaman or 0 for found in once), sum(found.halaman_ocr for found in once)
    yield say("status_pages", pages=pages, ocr=ocr)
    yield from _slowest(statuses, say)
    yield from _failures(statuses, newest, say)
    yield from _same(statuses, say)


def _slowest(statuses: Mapping[str, FileStatus], say: Texts) -> Iterator[str]:
    slow = sorted((found for found in statuses.values() if found.detik > 0), key=lambda s: -s.detik)[:SLOWEST]
    if slow:
        yield say("status_slowest")
    for found in slow:
        time = say.duration(found.detik)
        if found.halaman is None:
            yield say("status_slow_unpaged", time=time, berkas=found.berkas)
        else:
            yield say("status_slow", time=time, berkas=found.berkas, pages=found.halaman)


def _failures(statuses: Mapping[str, FileStatus], newest: list[str], say: Texts) -> Iterator[str]:
    bad = [statuses[name] for name in newest if statuses[name].status in ("failed", "refused")]
    if bad:
        yield say("status_failures")
    for found in bad[:FAILURES]:
        yield say("status_failure", berkas=found.berkas, status=say(found.status), message=say.reason(found.pesan))
    if len(bad) > FAILURES:
        yield say("status_more", n=len(bad) - FAILURES)


def _same(statuses: Mapping[str, FileStatus], say: Texts) -> Iterator[str]:
    groups = same_files(statuses)
    if groups:
        yield say("status_same")
    for names in groups[:SAME]:
        yield say("status_same_files", files=" = ".join(called(statuses, name) for name in names))
    if len(groups) > SAME:
        yield say("status_more", n=len(groups) - SAME)


def _newest_first(out: Path, statuses: Mapping[str, FileStatus]) -> list[str]:
    store = Store(out)

    def when(name: str) -> float:
        try:
            return store.kept_path(name).stat().st_mtime
        except OSError:  # it is just being read again
            return 0.0

    return sorted(statuses, key=lambda name: (-when(name), name))
