"""argparse in the user's language: one line for wrong usage, with the word that was probably meant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from petik.cli.grammar.nearest import nearest
from petik.messages import Texts
from petik.remote.passwords import without_passwords

WRONG_USAGE = 2
# argparse's own English and what we say instead
ARGPARSE_ID = (
    ("the following arguments are required:", "argumen berikut wajib diisi:"),
    ("unrecognized arguments:", "argumen tidak dikenal:"),
    ("expected at least one argument", "perlu sedikitnya satu isian"),
    ("expected one argument", "perlu satu isian"),
    ("ignored explicit argument", "tidak memerlukan isian"),
    ("invalid int value:", "bukan bilangan bulat:"),
    ("argument ", "argumen "),
)


class _Formatter(argparse.HelpFormatter):
    """Help with a usage line in the user's language; what has lines of its own keeps them."""

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

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if "\n" not in text:
            return super()._fill_text(text, width, indent)
        return "\n".join(indent + line for line in text.split("\n"))


class Parser(argparse.ArgumentParser):
    """argparse that speaks the user's language; wrong usage ends with exit code 2 and one line."""

    say = Texts()  # `speaking` makes the class for another language

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        say = self.say
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, say),
        )
        self._optionals.title = say("options")
        self._positionals.title = say("arguments")
        self.add_argument("-h", *in_order(say, "--help", "--bantuan"), action="help", help=say("help_help"))

    def error(self, message: str) -> NoReturn:
        if self.say.language == "id":
            for english, indonesian in ARGPARSE_ID:
                message = message.replace(english, indonesian)
        message = without_passwords(message)  # a database's URL in the wrong place
        said = self.say("wrong_usage", message=message), self.say("see_help", program=self.prog)
        print(f"{said[0]} ({said[1]})", file=sys.stderr)
        sys.exit(WRONG_USAGE)

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """As argparse; an option that is not there is told before anything that is lacking because of it."""
        words = sys.argv[1:] if args is None else list(args)
        for word in words:
            name = word.partition("=")[0]
            if word == "--" or (self._subparsers is not None and not word.startswith("-")):
                break  # a command: its own parser looks at the rest
            if word.startswith("--") and name not in self._option_string_actions:
                hint = self._hint(name, self._option_string_actions)
                self.error(self.say("unknown_option", word=name, hint=hint))
        return super().parse_known_args(words, namespace)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        key = "unknown_command" if isinstance(action, argparse._SubParsersAction) else "unknown_choice"
        names = [str(choice) for choice in action.choices]
        option = "/".join(action.option_strings)
        shown = ", ".join(names)
        self.error(self.say(key, word=value, option=option, known=shown, hint=self._hint(str(value), names)))

    def _hint(self, word: str, known: Iterable[str]) -> str:
        return hint(self.say, nearest(word, known))


def hint(say: Texts, near: object) -> str:
    """ "; did you mean …?", nothing where nothing is near."""
    return say("did_you_mean", near=near) if near is not None else ""


def in_order(say: Texts, english: str, indonesian: str) -> tuple[str, ...]:
    """The two names of an option, that of the user's language first."""
    return (english, indonesian) if say.language == "en" else (indonesian, english)


def speaking(say: Texts) -> type[Parser]:
    """The parser class that speaks *say*; argparse makes the parsers of the commands itself, from a class."""
    return type("SpeakingParser", (Parser,), {"say": say})
