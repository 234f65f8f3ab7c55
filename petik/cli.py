"""The command line. Exit codes: 0 everything was read, 1 some files were refused, failed or read in part, 2 wrong
usage, 3 nothing could be read, 130 stopped by the user."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checks.aturan import AturanError
from ingest.errors import PetikError
from normalise.samaran import Samaran
from petik.arguments import WRONG_USAGE, build_parser
from petik.batch import Outcome, Reporter, Run, Task, log_to
from petik.check import check, found_lines, key_of, rules, rules_in_force
from petik.compare_command import compare
from petik.duplicates import read_once_each
from petik.here import run_here
from petik.load_command import load
from petik.masking import mask_folder, other_keys
from petik.pesan import TellError, Texts, language_of
from petik.pictures import Pictures
from petik.place import any_address
from petik.pool import run_pool
from petik.progress import reporter
from petik.running import running
from petik.samaran import KeyFileError
from petik.settle import settle, sweep
from petik.status import status
from petik.store import Store
from petik.summary import closing
from petik.tasks import collect_tasks

ALL_READ, SOME_NOT_READ, NOTHING_READ, STOPPED = 0, 1, 3, 130

_log = logging.getLogger("petik")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. No traceback reaches the user."""
    words = list(sys.argv[1:] if argv is None else argv)
    say = Texts(language_of(words))
    try:
        given = build_parser(say).parse_args(words)
    except SystemExit as end:  # --help, --version or wrong usage: argparse has said what there is to say
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    try:
        command = COMMANDS.get(given.command, _about_one_file)
        if any_address(given):
            from petik.remote_command import at_addresses

            return at_addresses(command, given, say)
        return command(given, say)
    except KeyboardInterrupt:
        return _fail(say("interrupted_early"), STOPPED)
    except BrokenPipeError:  # `petik kinds x.pdf | head`
        sys.stderr.close()
        return ALL_READ


def extract(given: argparse.Namespace, say: Texts) -> int:
    """`petik extract`: every file below the paths, then the tables of everything in OUT."""
    start = time.monotonic()
    out: Path = given.out
    if given.jobs < 0:
        return _fail(say("bad_jobs"), WRONG_USAGE)
    if out.exists() and not out.is_dir():
        return _fail(say("out_is_file", path=out), WRONG_USAGE)
    try:
        aturan = rules_in_force(given.aturan)
        samaran = key_of(given, say) if given.kunci is not None else None
        out.mkdir(parents=True, exist_ok=True)
        log_to(Store(out).log_path)
        with collect_tasks(given.paths, out) as tasks:
            if not tasks:
                return _fail(say("no_files", paths=", ".join(str(path) for path in given.paths)), NOTHING_READ)
            print(say("start", files=len(tasks), out=out), file=sys.stderr)
            run = Run(out, again=given.ulang, samaran=samaran)
            report = given.watch(reporter(tasks, say))
            with running(out, tasks, report) as noting:
                sweep(out)
                outcome = _read_all(tasks, run, given, noting, report.close, say)
                print(say("assembling"), file=sys.stderr)
                masking = _masked(Store(out), samaran, say)
                with Pictures({task.name: task.path for task in tasks}, apart=given.jobs > 0) as pictures:
                    done = Store(out).assemble(outcome.statuses, aturan, pictures, say.language)
                settle(out)
                if not outcome.interrupted:
                    noting.ended()
    except OSError as error:
        return _fail(say("no_write", path=error.filename or out, reason=error.strerror or error), NOTHING_READ)
    except PetikError as error:
        return _fail(str(error), NOTHING_READ)
    except TellError as error:
        return _fail(say(error.key, **error.values), WRONG_USAGE if error.usage else NOTHING_READ)
    except KeyFileError as error:
        return _fail(say(error.key, **error.values), WRONG_USAGE)
    except AturanError as error:
        return _fail(str(error), WRONG_USAGE)
    found = found_lines(done.temuan, done.documents, out, say)
    lines = closing(outcome, len(tasks), done.earlier, out, time.monotonic() - start, say, found)
    print("\n".join([*masking, *done.warnings, *lines]))
    return STOPPED if outcome.interrupted else exit_code(outcome)


def _masked(store: Store, samaran: Samaran | None, say: Texts) -> list[str]:
    """Mask what earlier runs left with its people; what there is to say about a folder that is not of one kind."""
    if samaran is None:
        return [say("mask_mixed", n=n)] if (n := other_keys(store, None)) else []
    done = mask_folder(store, samaran)
    return [say("mask_other_key", n=done.other_key)] if done.other_key else []


def _read_all(
    tasks: Sequence[Task],
    run: Run,
    given: argparse.Namespace,
    report: Reporter,
    close: Callable[[], None],
    say: Texts,
) -> Outcome:
    """Read the tasks on the machines of a cluster, in processes here, or in this process."""

    def read(some: Sequence[Task]) -> Outcome:
        if given.cluster is not None:
            from petik.cluster import run_cluster

            return run_cluster(some, run, given.cluster, report, say)
        return run_here(some, run, report) if given.jobs == 0 else run_pool(some, run, given.jobs, report)

    try:
        return read_once_each(tasks, run, report, read)
    finally:
        close()


def exit_code(outcome: Outcome) -> int:
    """0 all read, 1 some not or not wholly, 3 none."""
    found = [status.status for status in outcome.statuses.values()]
    if all(status == "ok" for status in found):
        return ALL_READ
    return SOME_NOT_READ if any(status in ("ok", "partial") for status in found) else NOTHING_READ


def _about_one_file(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`, `petik kinds` and `petik headings`."""
    path: Path = given.file
    if not path.is_file():
        return _fail(say("no_path", path=path), WRONG_USAGE)
    log = Path(tempfile.gettempdir()) / "petik.log"
    log_to(log)
    try:
        if given.command == "show":
            return _show(given, say)
        from petik.explain import headings, kinds
        from petik.one import read_file

        lines = (kinds if given.command == "kinds" else headings)(read_file(path).parsed, say)
        print("\n".join(lines))
        return ALL_READ
    except PetikError as error:
        return _fail(say("file_error", file=path, message=error), NOTHING_READ)
    except BrokenPipeError:
        raise
    except Exception as error:  # the user gets one line, the log the rest
        _log.exception("%s", path)
        return _fail(say("unexpected", file=path, kind=type(error).__name__, log=log), NOTHING_READ)


def _show(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`: one page as a picture."""
    if given.page < 1:
        return _fail(say("bad_page"), WRONG_USAGE)
    if not 30 <= given.dpi <= 600:
        return _fail(say("bad_dpi"), WRONG_USAGE)
    from datasets.safe import whole
    from petik.one import read_file

    reading = read_file(given.file)
    pages = {page.number: page for page in reading.document.pages}
    if given.page not in pages:
        return _fail(say("no_page", page=given.page, pages=len(pages)), WRONG_USAGE)
    picture = reading.picture(pages[given.page], given.dpi, say)
    try:
        with whole(given.out) as draft:
            picture.save(draft, format="PNG")
    except OSError as error:
        return _fail(say("no_write", path=given.out, reason=error.strerror or error), NOTHING_READ)
    print(say("shown", page=given.page, path=given.out))
    return ALL_READ


COMMANDS: dict[str, Callable[[argparse.Namespace, Texts], int]] = {
    "extract": extract,
    "check": check,
    "compare": compare,
    "rules": rules,
    "load": load,
    "status": status,
}


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
