"""`petik check` and `petik rules`: the findings of what an earlier run has read, and the rules that find them.

Exit codes of `check`: 0 nothing found, 1 findings, 2 nothing was checked.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from petik.checks.errors import AturanError
from petik.cli.summary import found_lines
from petik.ingest.errors import PetikError
from petik.messages import TellError, Texts
from petik.one.explain import aligned
from petik.one.pictures import Pictures
from petik.privacy.key import KeyFileError, key_of
from petik.results.freshness import Assembled, up_to_date
from petik.results.lock import alone, without_links
from petik.results.mask import mask_folder, other_keys
from petik.results.store import Store
from petik.run.batch import log_to
from petik.run.page_store import discard_unmasked

if TYPE_CHECKING:
    from petik.checks.aturan import Aturan

CLEAN, FOUND, NOT_CHECKED = 0, 1, 2


def rules_in_force(path: Path | None) -> Aturan:
    """The rules with the user's changes. Raises AturanError with one line for the user."""
    from petik.checks.aturan import load  # pydantic: where nothing has to be checked again nobody needs the rules

    return load(path)


def check(given: argparse.Namespace, say: Texts) -> int:
    """`petik check OUT`."""
    store = Store(given.out)
    try:
        without_links(given.out)
        log_to(store.log_path)
    except TellError as error:
        print(say("not_checked", message=say(error.key, **error.values)), file=sys.stderr)
        return NOT_CHECKED
    except OSError as error:
        print(say("not_checked", message=say.reason(error)), file=sys.stderr)
        return NOT_CHECKED
    if not store.states():
        print(say("nothing_to_check", out=given.out), file=sys.stderr)
        return NOT_CHECKED
    try:
        aturan = rules_in_force(given.aturan)
        with alone(given.out):
            if given.kunci is not None:
                samaran = key_of(given, say)
                if n := other_keys(store, samaran):
                    print(say("not_checked", message=say("mask_other_key", n=n)), file=sys.stderr)
                    return NOT_CHECKED
                discard_unmasked(store.out)
                mask_folder(store, samaran)
            own_rules = aturan if given.aturan is not None else None
            done = up_to_date(store, {}, own_rules, say.language, lambda: _assembled(store, aturan, say))
    except TellError as error:
        print(say("not_checked", message=say(error.key, **error.values)), file=sys.stderr)
        return NOT_CHECKED
    except KeyFileError as error:
        print(say("not_checked", message=say(error.key, **error.values)), file=sys.stderr)
        return NOT_CHECKED
    except (AturanError, PetikError, OSError, ValueError) as error:
        print(say("not_checked", message=say.reason(error)), file=sys.stderr)
        return NOT_CHECKED
    if done.documents == 0:
        print(say("nothing_to_check", out=given.out), file=sys.stderr)
        return NOT_CHECKED
    print("\n".join([*done.once, *done.warnings, *found_lines(done.found, done.documents, given.out, say)]))
    return FOUND if done.found else CLEAN


def _assembled(store: Store, aturan: Aturan, say: Texts) -> Assembled:
    from petik.results.assemble import assemble  # Arrow, DuckDB, Excel: only where something is written

    with Pictures(many=min(2, os.cpu_count() or 1)) as pictures:
        return assemble(store, {}, aturan, pictures, say.language)


def rules(given: argparse.Namespace, say: Texts) -> int:
    """`petik rules`: every rule with its state, severity, tolerances and source."""
    try:
        aturan = rules_in_force(given.aturan)
    except (AturanError, OSError) as error:
        print(say("not_checked", message=say.reason(error)), file=sys.stderr)
        return NOT_CHECKED
    rows = []
    for kode, entry in aturan.entries.items():
        tuned = ", ".join(f"{name} = {value:g}" for name, value in entry.toleransi.items())
        state = say("rule_on" if entry.aktif else "rule_off")
        source = entry.sumber_en if say.language == "en" else entry.sumber
        rows.append((kode, state, say(f"level_{entry.tingkat}"), tuned or "-", source))
    print("\n".join(aligned(say("rules_columns").split("|"), rows, wide_last=True)))
    return CLEAN
