"""`petik load OUT --to URL`: the tables of OUT in a database.

Exit codes: 0 loaded, 2 wrong usage, 3 nothing to load, no connection or refused by the database.
"""

from __future__ import annotations

import argparse
import logging
import sys
import traceback

from petik.messages import TellError, Texts
from petik.remote.passwords import without_passwords
from petik.results.lock import without_links
from petik.results.store import Store
from petik.run.batch import log_to

LOADED, WRONG_USAGE, NOT_LOADED = 0, 2, 3
WRONG = ("load_bad_url", "load_no_such_kind")  # the user's words, not the world, are to blame

_log = logging.getLogger("petik")


def load(given: argparse.Namespace, say: Texts) -> int:
    """`petik load`."""
    if not given.out.is_dir():
        return _fail(say("load_nothing", out=given.out), NOT_LOADED)
    try:
        from petik.datasets.sql import database
    except ModuleNotFoundError as error:
        return _fail(say("load_no_package", package=error.name), NOT_LOADED)
    try:
        without_links(given.out)
        target = database.Target(given.to)
        print(say("load_start", out=given.out, target=target), file=sys.stderr)
        done = database.load(given.out, given.to)
    except database.LoadError as error:
        return _fail(say(error.key, **error.values), WRONG_USAGE if error.key in WRONG else NOT_LOADED)
    except TellError as error:
        return _fail(say(error.key, **error.values), NOT_LOADED)
    except Exception as error:  # noqa: BLE001 - the user gets one line, the log the rest
        log = Store(given.out).log_path
        log_to(log)
        _log.error("%s", without_passwords(traceback.format_exc()))
        return _fail(say("unexpected", file=given.out, kind=type(error).__name__, log=log), NOT_LOADED)
    counts = {"documents": done.documents, "files": done.files, "rows": done.rows, "target": target}
    print(say("load_done", **counts))
    if done.replaced:
        print(say("load_replaced", replaced=done.replaced, changed=done.changed))
    return LOADED


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
