"""`petik completion SHELL`: a script that completes commands and options, for bash, zsh and fish.

Exit code: 0.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from petik.cli.arguments import build_parser
from petik.messages import Texts

DONE = 0
# COMP_WORDS[1] is the command; where it takes no such option, files are completed
_BASH = """_petik() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" words
  if [ "$COMP_CWORD" -eq 1 ]; then words="{commands}"; else
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
    case "$word" in -*) ;; *) COMPREPLY=($(compgen -f -- "$word")); return ;; esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o filenames -F _petik petik
"""
_ZSH = "autoload -U +X bashcompinit && bashcompinit\n"


def completion(given: argparse.Namespace, say: Texts) -> int:
    """`petik completion bash|zsh|fish`."""
    print(script(given.shell, say), end="")
    return DONE


def script(shell: str, say: Texts) -> str:
    """The script for *shell* ("bash", "zsh", "fish")."""
    words = dict(_words(say))
    if shell == "fish":
        return "".join(_fish(words))
    cases = "\n".join(f'      {name}) words="{" ".join(options)}" ;;' for name, options in words.items())
    return (_ZSH if shell == "zsh" else "") + _BASH.format(commands=" ".join(words), cases=cases)


def _words(say: Texts) -> Iterator[tuple[str, list[str]]]:
    """Every command, by both names, with its options."""
    for action in build_parser(say)._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, parser in action.choices.items():
                yield name, [option for option in parser._option_string_actions if option.startswith("--")]


def _fish(words: dict[str, list[str]]) -> Iterator[str]:
    yield f"complete -c petik -n __fish_use_subcommand -f -a '{' '.join(words)}'\n"
    for name, options in words.items():
        for option in options:
            yield f"complete -c petik -n '__fish_seen_subcommand_from {name}' -l {option[2:]}\n"
