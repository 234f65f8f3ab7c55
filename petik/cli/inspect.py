"""`petik show`, `petik kinds` and `petik headings`: one file, looked at."""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from pathlib import Path

from petik.datasets.files.safe import whole
from petik.ingest.errors import PetikError
from petik.ingest.files import safe_folder
from petik.ingest.files.visible import quoted
from petik.ingest.ocr.engine.cache import cache_folder
from petik.ingest.settings import DEFAULT
from petik.messages import Texts
from petik.one.explain import headings, kinds
from petik.one.reading import read_file
from petik.process.limits import limited
from petik.results.layout import LOG
from petik.run.batch import log_to

DONE, WRONG_USAGE, NOTHING_READ = 0, 2, 3
PNG = b"\x89PNG\r\n\x1a\n"

_log = logging.getLogger("petik")


def about_one_file(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`, `petik kinds` and `petik headings`."""
    path: Path = given.file
    if not path.is_file():
        return _fail(say("no_path", path=path), WRONG_USAGE)
    log = cache_folder() / LOG  # not in the folder for temporary files, where others may have laid a link of that name
    try:
        log_to(log)
        with limited(DEFAULT):
            return _looked_at(given, say)
    except PetikError as error:
        return _fail(say("file_error", file=path, message=say.reason(error)), NOTHING_READ)
    except MemoryError:
        message = say.reason("memori habis saat membaca berkas ini")
        return _fail(say("file_error", file=path, message=message), NOTHING_READ)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the user gets one line, the log the rest
        _log.exception("%s", quoted(path))
        return _fail(say("unexpected", file=path, kind=type(error).__name__, log=log), NOTHING_READ)


def _looked_at(given: argparse.Namespace, say: Texts) -> int:
    if given.command == "show":
        return _show(given, say)
    lines = (kinds if given.command == "kinds" else headings)(read_file(given.file).parsed, say)
    print("\n".join(lines))
    return DONE


def _show(given: argparse.Namespace, say: Texts) -> int:
    """`petik show`: one page as a picture."""
    if given.page < 1:
        return _fail(say("bad_page"), WRONG_USAGE)
    if not 30 <= given.dpi <= 600:
        return _fail(say("bad_dpi"), WRONG_USAGE)
    if given.out.is_dir() or (given.out.exists() and not _is_png(given.out)):
        return _fail(say("show_no_picture", path=given.out), WRONG_USAGE)
    reading = read_file(given.file)
    pages = {page.number: page for page in reading.document.pages}
    if given.page not in pages:
        return _fail(say("no_page", page=given.page, pages=len(pages)), WRONG_USAGE)
    picture = reading.picture(pages[given.page], given.dpi, say)
    content = io.BytesIO()
    picture.save(content, format="PNG")
    try:
        # a new file: a link that somebody laid in its place meanwhile is not followed
        with whole(given.out) as draft, safe_folder.opened(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as stream:
            stream.write(content.getbuffer())
    except OSError as error:
        return _fail(say("no_write", path=given.out, reason=error.strerror or error), NOTHING_READ)
    print(say("shown", page=given.page, path=given.out))
    return DONE


def _is_png(path: Path) -> bool:
    """Only an earlier picture may be replaced: `-o` is soon typed with the name of the document."""
    try:
        with safe_folder.opened(path.resolve(), os.O_RDONLY) as stream:
            return stream.read(len(PNG)) == PNG
    except OSError:
        return False


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
