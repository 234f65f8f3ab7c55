"""The command line's grammar, in the user's language."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from petik.messages import LANGUAGES, Texts
from petik.remote.address import place
from petik.remote.passwords import without_passwords

WRONG_USAGE = 2
# argparse's own English and what we say instead
ARGPARSE_ID = (
    ("the following arguments are required:", "argumen berikut wajib diisi:"),
    ("unrecognized arguments:", "argumen tidak dikenal:"),
    ("expected at least one argument", "perlu sedikitnya satu isian"),
    ("expected one argument", "perlu satu isian"),
    ("invalid choice:", "pilihan tidak dikenal:"),
    ("choose from", "pilih dari"),
    ("argument ", "argumen "),
)


class _Formatter(argparse.HelpFormatter):
    """Help with a usage line in the user's language."""

    def __init__(self, prog: str, say: Texts) -> None:
        super().__init__(prog)
        self.say = say

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self.say("usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse that speaks the user's language; wrong usage ends with exit code 2 and one line."""

    say = Texts()  # `_speaking` makes the class for another language

    def __init__(self, prog: str, description: str) -> None:
        say = self.say
        super().__init__(
            prog=prog,
            description=description,
            epilog=say("exit_codes"),
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, say),
        )
        self._optionals.title = say("options")
        self._positionals.title = say("arguments")
        self.add_argument("-h", "--help", action="help", help=say("help_help"))

    def error(self, message: str) -> NoReturn:
        if self.say.language == "id":
            for english, indonesian in ARGPARSE_ID:
                message = message.replace(english, indonesian)
        message = without_passwords(message)  # a database's URL in the wrong place
        lines = (self.say("wrong_usage", message=message), self.say("see_help", program=self.prog))
        print("\n".join(lines), file=sys.stderr)
        sys.exit(WRONG_USAGE)


def _speaking(say: Texts) -> type[Parser]:
    """The parser class that speaks *say*; argparse makes the parsers of the commands itself, from a class."""
    return type("SpeakingParser", (Parser,), {"say": say})


def build_parser(say: Texts) -> Parser:
    """The parser of `petik`; the chosen command is in `command`."""
    speaking = _speaking(say)
    parser = speaking("petik", say("about"))
    parser.add_argument("--version", action="version", version=f"petik {petik_version()}", help=say("help_version"))
    _add_language(parser, say)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        title=say("commands"),
        metavar="{extract,status,check,compare,rules,load,show,kinds,headings}",
        parser_class=speaking,
    )
    extract = commands.add_parser("extract", help=say("help_extract"), description=say("help_extract"))
    extract.add_argument("paths", nargs="+", type=place, metavar="FILE_OR_FOLDER", help=say("help_paths"))
    extract.add_argument("-o", "--out", required=True, type=place, metavar="OUT", help=say("help_out"))
    extract.add_argument("--ulang", action="store_true", help=say("help_again"))
    extract.add_argument("--jobs", type=int, metavar="N", default=os.cpu_count() or 1, help=say("help_jobs"))
    extract.add_argument("--cluster", metavar="tcp://HOST:PORT", help=say("help_cluster"))
    extract.add_argument("--aturan", type=Path, metavar="TOML", help=say("help_aturan"))
    extract.add_argument("--tanpa-data-pribadi", type=Path, metavar="KUNCI", dest="kunci", help=say("help_kunci"))
    extract.set_defaults(watch=lambda reporter: reporter)  # who else is told, where the results lie at an address
    status = commands.add_parser("status", help=say("help_status"), description=say("help_status"))
    status.add_argument("out", type=place, metavar="OUT", help=say("help_checked"))
    check = commands.add_parser("check", help=say("help_check"), description=say("help_check"))
    check.add_argument("out", type=place, metavar="OUT", help=say("help_checked"))
    check.add_argument("--aturan", type=Path, metavar="TOML", help=say("help_aturan"))
    check.add_argument("--tanpa-data-pribadi", type=Path, metavar="KUNCI", dest="kunci", help=say("help_kunci"))
    compare = commands.add_parser("compare", help=say("help_compare"), description=say("help_compare"))
    compare.add_argument("sets", nargs="+", type=place, metavar="OUT", help=say("help_compared"))
    compare.add_argument("--keputusan", type=Path, metavar="FILE", help=say("help_keputusan"))
    compare.add_argument("-o", "--out", type=place, metavar="FOLDER", help=say("help_union"))
    rules = commands.add_parser("rules", help=say("help_rules"), description=say("help_rules"))
    rules.add_argument("--aturan", type=Path, metavar="TOML", help=say("help_aturan"))
    load = commands.add_parser("load", help=say("help_load"), description=say("help_load"))
    load.add_argument("out", type=place, metavar="OUT", help=say("help_checked"))
    load.add_argument("--to", required=True, metavar="URL", help=say("help_to"))
    show = commands.add_parser("show", help=say("help_show"), description=say("help_show"))
    show.add_argument("file", type=place, metavar="FILE", help=say("help_file"))
    show.add_argument("--page", type=int, default=1, metavar="N", help=say("help_page"))
    show.add_argument("-o", "--out", type=Path, required=True, metavar="PNG", help=say("help_png"))
    show.add_argument("--dpi", type=int, default=150, help=say("help_dpi"))
    for name in ("kinds", "headings"):
        one = commands.add_parser(name, help=say(f"help_{name}"), description=say(f"help_{name}"))
        one.add_argument("file", type=place, metavar="FILE", help=say("help_file"))
    for command in commands.choices.values():
        _add_language(command, say)
    return parser


def _add_language(parser: argparse.ArgumentParser, say: Texts) -> None:
    """`--bahasa` may stand before and after the command; `pesan.language_of` has read it already."""
    parser.add_argument(
        "--bahasa", choices=LANGUAGES, default=argparse.SUPPRESS, metavar="id|en", help=say("help_language")
    )


def petik_version() -> str:
    """The installed version, "0" where Petik runs from a folder that was not installed."""
    try:
        return version("petik")
    except PackageNotFoundError:
        return "0"
