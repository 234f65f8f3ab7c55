"""The command line. What a command needs is loaded when it is asked for: `petik --version` answers at once.

Exit codes: each command's own, 2 wrong usage, 130 stopped by the user.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout

from petik.cli.arguments import build_parser
from petik.cli.grammar.nearest import missing_path, nearest_path
from petik.cli.grammar.parser import WRONG_USAGE, hint
from petik.messages import DEFAULT, LANGUAGES, Texts, language_of
from petik.remote.address import any_address

Command = Callable[[argparse.Namespace, Texts], int]
DONE, STOPPED = 0, 130


def _extract(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.extract import extract

    return extract(given, say)


def _check(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.check import check

    return check(given, say)


def _rules(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.check import rules

    return rules(given, say)


def _compare(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.compare import compare

    return compare(given, say)


def _load(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.load import load

    return load(given, say)


def _letters(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.letters import letters

    return letters(given, say)


def _status(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.status import status

    return status(given, say)


def _doctor(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.doctor import doctor

    return doctor(given, say)


def _completion(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.completion import completion

    return completion(given, say)


def _about_one_file(given: argparse.Namespace, say: Texts) -> int:
    from petik.cli.inspect import about_one_file

    return about_one_file(given, say)


COMMANDS: dict[str, Command] = {
    "extract": _extract,
    "check": _check,
    "compare": _compare,
    "rules": _rules,
    "load": _load,
    "letters": _letters,
    "status": _status,
    "show": _about_one_file,
    "kinds": _about_one_file,
    "headings": _about_one_file,
    "doctor": _doctor,
    "completion": _completion,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. No traceback reaches the user."""
    words = list(sys.argv[1:] if argv is None else argv)
    say = Texts(language_of(words))
    asked = os.environ.get("PETIK_BAHASA", DEFAULT)
    if asked not in LANGUAGES:
        return _wrong(say("unknown_language", word=asked), say)
    parser = build_parser(say)
    try:
        given = parser.parse_args(words)
    except SystemExit as end:  # --help, --version or wrong usage: argparse has said what there is to say
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    if given.command is None:
        parser.print_help()
        return DONE
    if (path := missing_path(given)) is not None:
        return _wrong(say("no_such_path", path=path, hint=hint(say, nearest_path(path))), say)
    with quietly(given.quiet):
        return _run(given, say)


def _run(given: argparse.Namespace, say: Texts) -> int:
    try:
        command = COMMANDS[given.command]
        if any_address(given):
            from petik.cli.remote import at_addresses

            return at_addresses(command, given, say)
        return command(given, say)
    except KeyboardInterrupt:
        print(say("interrupted_early"), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `petik kinds x.pdf | head`
        sys.stderr.close()
        return DONE


def _wrong(message: str, say: Texts) -> int:
    print(say("wrong_usage", message=message), file=sys.stderr)
    return WRONG_USAGE


@contextmanager
def quietly(quiet: bool) -> Iterator[None]:
    """With *quiet* nothing goes to stdout: results are in files and in the exit code."""
    with redirect_stdout(io.StringIO()) if quiet else nullcontext():
        yield
