"""`petik check` and `petik rules`: the findings of what an earlier run has read, and the rules that find them.

Exit codes of `check`: 0 nothing found, 1 findings, 2 nothing was checked.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from checks.aturan import Aturan, AturanError, muat
from normalise.samaran import Samaran
from petik.batch import log_to
from petik.explain import aligned
from petik.folder import REPORT
from petik.masking import mask_folder, other_keys
from petik.pesan import Texts
from petik.pictures import Pictures
from petik.samaran import KeyFileError, read_key
from petik.store import Store
from schemas.temuan import Temuan, Tingkat

CLEAN, FOUND, NOT_CHECKED = 0, 1, 2
SEVERITIES: tuple[Tingkat, ...] = ("galat", "peringatan", "catatan")


def rules_in_force(path: Path | None) -> Aturan:
    """The rules with the user's changes. Raises AturanError with one line for the user."""
    return muat(path)


def check(given: argparse.Namespace, say: Texts) -> int:
    """`petik check OUT`."""
    store = Store(given.out)
    kept = store.others(())
    if not kept:
        print(say("nothing_to_check", out=given.out), file=sys.stderr)
        return NOT_CHECKED
    log_to(store.log_path)
    try:
        aturan = rules_in_force(given.aturan)
        if given.kunci is not None:
            samaran = key_of(given, say)
            if n := other_keys(store, samaran):
                print(say("not_checked", message=say("mask_other_key", n=n)), file=sys.stderr)
                return NOT_CHECKED
            mask_folder(store, samaran)
            kept = store.others(())
        with Pictures() as pictures:
            done = store.assemble(kept, aturan, pictures, say.language)
    except KeyFileError as error:
        print(say("not_checked", message=say(error.key, **error.values)), file=sys.stderr)
        return NOT_CHECKED
    except (AturanError, OSError, ValueError) as error:
        print(say("not_checked", message=error), file=sys.stderr)
        return NOT_CHECKED
    if done.documents == 0:
        print(say("nothing_to_check", out=given.out), file=sys.stderr)
        return NOT_CHECKED
    print("\n".join([*done.warnings, *found_lines(done.temuan, done.documents, given.out, say)]))
    return FOUND if done.temuan else CLEAN


def key_of(given: argparse.Namespace, say: Texts) -> Samaran:
    """The pseudonyms that `--tanpa-data-pribadi` asks for; a key that had to be made is told. Raises KeyFileError."""
    samaran, made = read_key(given.kunci, given.out)
    if made:
        print(say("key_made", path=given.kunci), file=sys.stderr)
    return samaran


def found_lines(temuan: Sequence[Temuan], documents: int, out: Path, say: Texts) -> list[str]:
    """What the checks came to, in plain words."""
    if not temuan:
        return [say("sum_clean", documents=documents)]
    counts = Counter(t.tingkat for t in temuan if not t.periksa_pembacaan)
    doubtful = sum(t.periksa_pembacaan for t in temuan)
    told = ", ".join(f"{counts[name]} {say(name)}" for name in SEVERITIES)
    where = len({t.dok_id for t in temuan})
    return [say("sum_findings", told=told, doubtful=doubtful, where=where, documents=documents, report=out / REPORT)]


def rules(given: argparse.Namespace, say: Texts) -> int:
    """`petik rules`: every rule with its state, severity, tolerances and source."""
    try:
        aturan = rules_in_force(given.aturan)
    except (AturanError, OSError) as error:
        print(say("not_checked", message=error), file=sys.stderr)
        return NOT_CHECKED
    rows = []
    for kode, entry in aturan.entri.items():
        tuned = ", ".join(f"{name} = {value:g}" for name, value in entry.toleransi.items())
        rows.append((kode, say("rule_on" if entry.aktif else "rule_off"), entry.tingkat, tuned or "-", entry.sumber))
    print("\n".join(aligned(say("rules_columns").split("|"), rows, wide_last=True)))
    return CLEAN
