"""`petik show`, `petik kinds` and `petik headings`: one file, looked at."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from petik.datasets.files.safe import whole
from petik.ingest.errors import PetikError
from petik.ingest.files.visible import quoted
from petik.messages import Texts
from petik.one.explain import headings, kinds
from petik.one.reading import read_file
from petik.run.batch import log_to

DONE, WRONG_USAGE, NOTHING_READ = 0, 2, 3

_log = logging.getLogger("petik")


def about_one_file(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`, `petik kinds` and `petik headings`."""
    path: Path = given.file
    if not path.is_file():
        return _fail(say("no_path", path=path), WRONG_USAGE)
    log = Path(tempfile.gettempdir()) / "petik.log"
    log_to(log)
    try:
        if given.command == "show":
            return _show(given, say)
        lines = (kinds if given.command == "kinds" else headings)(read_file(path).parsed, say)
        print("\n".join(lines))
        return DONE
    except PetikError as error:
        return _fail(say("file_error", file=path, message=error), NOTHING_READ)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the user gets one line, the log the rest
        _log.exception("%s", quoted(path))
        return _fail(say("unexpected", file=path, kind=type(error).__name__, log=log), NOTHING_READ)


def _show(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`: one page as a picture."""
    if given.page < 1:
        return _fail(say("bad_page"), WRONG_USAGE)
    if not 30 <= given.dpi <= 600:
        return _fail(say("bad_dpi"), WRONG_USAGE)
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
    return DONE


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
