"""`petik extract PATHS -o OUT`: files to records, tables and a report.

Exit codes: 0 everything was read, 1 some files were refused, failed or read in part, 2 wrong usage, 3 nothing could be
read, 130 stopped by the user.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from petik.checks.errors import AturanError
from petik.cli.check import rules_in_force
from petik.cli.doctor import before_reading, with_room
from petik.cli.summary import RunEnd, as_json, closing, found_lines
from petik.cli.telling import how_told, tell
from petik.ingest.errors import PetikError
from petik.messages import TellError, Texts
from petik.one.pictures import Pictures
from petik.privacy.key import KeyFileError, key_of
from petik.results.freshness import Assembled, up_to_date
from petik.results.lock import alone, without_links
from petik.results.mask import mask_folder, other_keys
from petik.results.store import Store
from petik.run.batch import Outcome, Reporter, Run, Task, log_to
from petik.run.cleanup import settle, sweep
from petik.run.duplicates import read_once_each
from petik.run.journal import running
from petik.run.page_store import discard_unmasked
from petik.run.progress import reporter
from petik.run.reuse import reuse
from petik.run.tasks import collected
from petik.submission.places import Places

if TYPE_CHECKING:
    from petik.checks.aturan import Aturan
    from petik.privacy.pseudonyms import Samaran

MOST_DRAWING = 4  # processes that draw pictures for the report
_Reader = Callable[[Sequence[Task], Run, Reporter], Outcome]
ALL_READ, SOME_NOT_READ, NOTHING_READ, STOPPED, WRONG_USAGE = 0, 1, 3, 130, 2


def extract(given: argparse.Namespace, say: Texts) -> int:
    """`petik extract`: every file below the paths, then the tables of everything in OUT."""
    start = time.monotonic()
    out: Path = given.out
    if given.jobs < 0:
        return _fail(say("bad_jobs"), WRONG_USAGE)
    if out.exists() and not out.is_dir():
        return _fail(say("out_is_file", path=out), WRONG_USAGE)
    try:
        aturan = rules_in_force(given.aturan) if given.aturan is not None else None
        samaran = key_of(given, say) if given.kunci is not None else None
        out.mkdir(parents=True, exist_ok=True)
        without_links(out)
        with_room(out)
        log_to(Store(out).log_path)
        _said(Store(out))
        with collected(given.paths, out) as (tasks, places):
            if not tasks:
                return _fail(say("no_files", paths=", ".join(str(path) for path in given.paths)), NOTHING_READ)
            tell(given, [*before_reading(tasks, say), say("start", files=len(tasks), out=out)])
            run = Run(out, again=given.ulang, samaran=samaran)
            report = given.watch(reporter(tasks, say, how=how_told(given)))
            with alone(out), running(out, tasks, report) as noting:
                sweep(out)
                settled = _settled(places, say)
                outcome = _read_all(tasks, run, noting, report.close, _reader(given, say))
                masking = _masked(Store(out), samaran, say)
                done = _assembled(tasks, outcome, given, aturan, say)
                if not outcome.interrupted:
                    noting.ended()
    except OSError as error:
        return _fail(say("no_write", path=error.filename or out, reason=error.strerror or error), NOTHING_READ)
    except PetikError as error:
        return _fail(say.reason(error), NOTHING_READ)
    except TellError as error:
        return _fail(say(error.key, **error.values), WRONG_USAGE if error.usage else NOTHING_READ)
    except KeyFileError as error:
        return _fail(say(error.key, **error.values), WRONG_USAGE)
    except AturanError as error:
        return _fail(say.reason(error), WRONG_USAGE)
    found = found_lines(done.found, done.documents, out, say)
    code = STOPPED if outcome.interrupted else exit_code(outcome)
    end = RunEnd(outcome, len(tasks), done.earlier, out, time.monotonic() - start, found)
    lines = [*settled, *masking, *done.once, *done.warnings, *closing(end, say)]
    print(as_json(end, done.found, code) if given.format == "json" else "\n".join(lines))
    return code


def _assembled(
    tasks: Sequence[Task], outcome: Outcome, given: argparse.Namespace, aturan: Aturan | None, say: Texts
) -> Assembled:
    """The tables and reports of everything in OUT, as they lie there or put together now."""
    store = Store(given.out)

    def put_together() -> Assembled:
        from petik.results.assemble import assemble  # Arrow, DuckDB, Excel: only where something is written

        tell(given, [say("assembling")])
        in_force = aturan or rules_in_force(None)
        files = {task.name: task.path for task in tasks}
        with Pictures(files, apart=given.jobs > 0, many=min(max(1, given.jobs), MOST_DRAWING)) as pictures:
            done = assemble(store, outcome.statuses, in_force, pictures, say.language)
        settle(store.out)  # on the disk before anybody vouches for it
        return done

    return up_to_date(store, outcome.statuses, aturan, say.language, put_together)


def _said(store: Store) -> None:
    """A `kiriman.toml` that cannot be used is told before hours of reading. Raises KirimanSalah."""
    if store.said() is not None:
        from petik.results.submission import user_words  # pydantic: only where the user says something

        user_words(store)


def _settled(places: Places, say: Texts) -> list[str]:
    """Documents get the names that their places give, those that are gone leave; what there is to say about it."""
    told = [say("places_named", n=changed)] if (changed := places.settle()) else []
    return [*told, say("places_gone", n=len(places.gone))] if places.gone else told


def _masked(store: Store, samaran: Samaran | None, say: Texts) -> list[str]:
    """Mask what earlier runs left with its people; what there is to say about a folder that is not of one kind."""
    if samaran is None:
        return [say("mask_mixed", n=n)] if (n := other_keys(store, None)) else []
    discard_unmasked(store.out)
    done = mask_folder(store, samaran)
    return [say("mask_other_key", n=done.other_key)] if done.other_key else []


def _read_all(
    tasks: Sequence[Task], run: Run, report: Reporter, close: Callable[[], None], reader: _Reader
) -> Outcome:
    def read(some: Sequence[Task]) -> Outcome:
        outcome, left = reuse(some, run, report)
        if left and not outcome.interrupted:
            rest = reader(left, run, report)
            outcome.statuses |= rest.statuses
            outcome.interrupted = rest.interrupted
            outcome.reused += rest.reused
        return outcome

    try:
        return read_once_each(tasks, run, report, read)
    finally:
        close()


def _reader(given: argparse.Namespace, say: Texts) -> _Reader:
    """Who reads: this process, processes here, or the machines of a cluster; loaded when there is something to read."""

    def read(tasks: Sequence[Task], run: Run, report: Reporter) -> Outcome:
        if given.cluster is None and given.jobs == 0:
            from petik.run.inline import run_here

            return run_here(tasks, run, report)
        # while workers read, this process loads what it will put their results together with
        threading.Thread(target=import_module, args=("petik.results.assemble",), daemon=True).start()
        if given.cluster is not None:
            from petik.cluster.scheduler import run_cluster

            return run_cluster(tasks, run, given.cluster, report, say)
        from petik.run.pool import run_pool

        return run_pool(tasks, run, given.jobs, report)

    return read


def exit_code(outcome: Outcome) -> int:
    """0 all read, 1 some not or not wholly, 3 none."""
    found = [status.status for status in outcome.statuses.values()]
    if all(status == "ok" for status in found):
        return ALL_READ
    return SOME_NOT_READ if any(status in ("ok", "partial") for status in found) else NOTHING_READ


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
