"""The command line. What a command needs is loaded when it is asked for: `petik --version` answers at once.

Exit codes: each command's own, 2 wrong usage, 130 stopped by the user.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from petik.arguments import WRONG_USAGE, build_parser
from petik.pesan import Texts, language_of

DONE, STOPPED = 0, 130
# command: module and function, which takes the arguments and the sentences and gives the exit code
COMMANDS = {
    "extract": ("petik.extract_command", "extract"),
    "check": ("petik.check", "check"),
    "compare": ("petik.compare_command", "compare"),
    "rules": ("petik.check", "rules"),
    "load": ("petik.load_command", "load"),
    "status": ("petik.status", "status"),
    "show": ("petik.one_command", "about_one_file"),
    "kinds": ("petik.one_command", "about_one_file"),
    "headings": ("petik.one_command", "about_one_file"),
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
        code: int = getattr(import_module(module), name)(given, say)
        return code
    except KeyboardInterrupt:
        print(say("interrupted_early"), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # `petik kinds x.pdf | head`
        sys.stderr.close()
        return DONE
