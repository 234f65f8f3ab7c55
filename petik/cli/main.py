"""The command line. What a command needs is loaded when it is asked for: `petik --version` answers at once.

Exit codes: each command's own, 2 wrong usage, 130 stopped by the user.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from petik.cli.arguments import WRONG_USAGE, build_parser
from petik.messages import Texts, language_of
from petik.remote.address import any_address

Command = Callable[[argparse.Namespace, Texts], int]
DONE, STOPPED = 0, 130
# command: module and function, which takes the arguments and the sentences and gives the exit code
COMMANDS = {
    "extract": ("petik.cli.extract", "extract"),
    "check": ("petik.cli.check", "check"),
    "compare": ("petik.cli.compare", "compare"),
    "rules": ("petik.cli.check", "rules"),
    "load": ("petik.cli.load", "load"),
    "status": ("petik.cli.status", "status"),
    "show": ("petik.cli.inspect", "about_one_file"),
    "kinds": ("petik.cli.inspect", "about_one_file"),
    "headings": ("petik.cli.inspect", "about_one_file"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. No traceback reaches the user."""
    words = list(sys.argv[1:] if argv is None else argv)
    say = Texts(language_of(words))
    try:
        given = build_parser(say).parse_args(words)
    except SystemExit as end:  # --help, --version or wrong usage: argparse has said what there is to say
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    try:
        module, name = COMMANDS[given.command]
        command: Command = getattr(import_module(module), name)
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
