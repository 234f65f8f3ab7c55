"""The command line's grammar: every command and option in English and Indonesian, one the alias of the other."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import petik
from petik.cli.grammar.parser import Parser, in_order, speaking
from petik.messages import LANGUAGES, Texts
from petik.remote.address import place

# each command with its Indonesian name
COMMANDS = {
    "extract": "baca",
    "status": "keadaan",
    "check": "periksa",
    "compare": "bandingkan",
    "letters": "surat",
    "rules": "aturan",
    "load": "muat",
    "show": "lihat",
    "kinds": "jenis",
    "headings": "judul",
    "doctor": "dokter",
    "completion": "pelengkap",
}
SHELLS = ("bash", "zsh", "fish")
FORMATS = ("text", "json")
ON_RESULTS = ("status", "check", "letters", "load")  # commands on one folder of results


def build_parser(say: Texts) -> Parser:
    """The parser of `petik`; the chosen command, by its English name, is in `command`."""
    parser = speaking(say)("petik", say("about"), say("start_here"))
    version = f"petik {petik.__version__}"
    parser.add_argument("--version", "--versi", action="version", version=version, help=say("help_version"))
    add_language(parser, say)
    commands = parser.add_subparsers(
        dest="command", title=say("commands"), metavar=say("command"), parser_class=speaking(say)
    )
    for name, indonesian in COMMANDS.items():
        about, after = say(f"help_{name}"), _after(name, say)
        command = commands.add_parser(name, aliases=[indonesian], help=about, description=about, epilog=after)
        command.set_defaults(command=name)
        if name in _ADD:
            _ADD[name](command, say)
        if name in ON_RESULTS:
            command.add_argument("out", type=place, metavar="OUT", help=say("help_checked"))
        add_language(command, say)
        _option(command, say, "--quiet", "--diam", action="store_true", help=say("help_quiet"))
        _option(command, say, "--verbose", "--rinci", action="store_true", help=say("help_verbose"))
    return parser


def _after(name: str, say: Texts) -> str:
    """What stands below the help of a command: two examples and its exit codes."""
    examples = (f"  {line}" for line in say(f"examples_{name}").split("\n"))
    return "\n".join([say("examples"), *examples, "", say(f"codes_{name}")])


def add_language(parser: argparse.ArgumentParser, say: Texts) -> None:
    """`--bahasa` may stand before and after the command; `messages.language_of` has read it already."""
    _option(
        parser, say, "--language", "--bahasa", dest="bahasa", choices=LANGUAGES, default=argparse.SUPPRESS,
        metavar="id|en", help=say("help_language"),
    )  # fmt: skip


def _option(
    parser: argparse.ArgumentParser, say: Texts, english: str, indonesian: str, short: str = "", **more: Any
) -> None:
    names = ((short,) if short else ()) + in_order(say, english, indonesian)
    parser.add_argument(*names, **{"dest": english.lstrip("-").replace("-", "_"), **more})


def _rules_file(parser: argparse.ArgumentParser, say: Texts) -> None:
    _option(parser, say, "--rules", "--aturan", dest="aturan", type=Path, metavar="TOML", help=say("help_aturan"))


def _key_file(parser: argparse.ArgumentParser, say: Texts) -> None:
    names = ("--without-personal-data", "--tanpa-data-pribadi")
    _option(parser, say, *names, dest="kunci", type=Path, metavar="KUNCI", help=say("help_kunci"))


def _format(parser: argparse.ArgumentParser, say: Texts) -> None:
    about = say("help_format")
    _option(parser, say, "--format", "--bentuk", choices=FORMATS, default="text", metavar="text|json", help=about)


def _extract(parser: argparse.ArgumentParser, say: Texts) -> None:
    parser.add_argument("paths", nargs="+", type=place, metavar="FILE_OR_FOLDER", help=say("help_paths"))
    _option(parser, say, "--out", "--hasil", "-o", required=True, type=place, metavar="OUT", help=say("help_out"))
    _option(parser, say, "--again", "--ulang", dest="ulang", action="store_true", help=say("help_again"))
    cores = os.cpu_count() or 1
    _option(parser, say, "--jobs", "--serentak", type=int, metavar="N", default=cores, help=say("help_jobs"))
    _option(parser, say, "--cluster", "--klaster", metavar="tcp://HOST:PORT", help=say("help_cluster"))
    _rules_file(parser, say)
    _key_file(parser, say)
    _format(parser, say)
    parser.set_defaults(watch=lambda reporter: reporter)  # who else is told, where the results lie at an address


def _check(parser: argparse.ArgumentParser, say: Texts) -> None:
    _rules_file(parser, say)
    _key_file(parser, say)


def _compare(parser: argparse.ArgumentParser, say: Texts) -> None:
    parser.add_argument("sets", nargs="+", type=place, metavar="OUT", help=say("help_compared"))
    names = ("--decisions", "--keputusan")
    _option(parser, say, *names, dest="keputusan", type=Path, metavar="FILE", help=say("help_keputusan"))
    _option(parser, say, "--out", "--hasil", "-o", type=place, metavar="FOLDER", help=say("help_union"))


def _letters(parser: argparse.ArgumentParser, say: Texts) -> None:
    _option(parser, say, "--template", "--templat", type=Path, metavar="DOCX", help=say("help_template"))


def _load(parser: argparse.ArgumentParser, say: Texts) -> None:
    _option(parser, say, "--to", "--ke", required=True, metavar="URL", help=say("help_to"))


def _show(parser: argparse.ArgumentParser, say: Texts) -> None:
    _file(parser, say)
    _option(parser, say, "--page", "--halaman", type=int, default=1, metavar="N", help=say("help_page"))
    _option(parser, say, "--out", "--hasil", "-o", type=Path, required=True, metavar="PNG", help=say("help_png"))
    _option(parser, say, "--dpi", "--ketajaman", type=int, default=150, metavar="N", help=say("help_dpi"))


def _file(parser: argparse.ArgumentParser, say: Texts) -> None:
    parser.add_argument("file", type=place, metavar="FILE", help=say("help_file"))


def _completion(parser: argparse.ArgumentParser, say: Texts) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="|".join(SHELLS), help=say("help_shell"))


_ADD = {
    "extract": _extract,
    "status": _format,
    "check": _check,
    "compare": _compare,
    "letters": _letters,
    "rules": _rules_file,
    "load": _load,
    "show": _show,
    "kinds": _file,
    "headings": _file,
    "completion": _completion,
}
