"""`petik surat OUT`: a letter to each office with its faults, what is asked, and the evaluation sheet.

Exit codes: 0 written, 2 wrong usage (a template that is none), 3 nothing to write about, or not written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from petik.ingest.errors import PetikError
from petik.messages import TellError, Texts
from petik.results.lock import alone, without_links
from petik.results.store import Store
from petik.run.batch import log_to

WRITTEN, WRONG_USAGE, NOT_WRITTEN = 0, 2, 3


def letters(given: argparse.Namespace, say: Texts) -> int:
    """`petik surat`."""
    out: Path = given.out
    if given.template is not None and not given.template.is_file():
        return _fail(say("no_path", path=given.template), WRONG_USAGE)
    try:
        without_links(out)
        store = Store(out)
        if not store.states():
            return _fail(say("nothing_to_check", out=out), NOT_WRITTEN)
        log_to(store.log_path)
        from petik.submission.letters import (
            BadTemplate,
            write_letters,
        )  # Word, pictures: only where letters are written

        try:
            with alone(out):
                done = write_letters(store, say.language, given.template)
        except BadTemplate:
            return _fail(say("letters_bad_template", path=given.template), WRONG_USAGE)
    except TellError as error:
        return _fail(say(error.key, **error.values), NOT_WRITTEN)
    except PetikError as error:
        return _fail(str(error), NOT_WRITTEN)
    except OSError as error:
        return _fail(say("no_write", path=error.filename or out, reason=error.strerror or error), NOT_WRITTEN)
    if not done.written:
        return _fail(say("letters_none", out=out), NOT_WRITTEN)
    print(say("letters_done", n=len(done.written), folder=done.written[0].parent))
    for kept, new in done.beside:
        print(say("letters_beside", kept=kept.name, new=new.name))
    return WRITTEN


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
