"""Do the tests hold the rules? Small mistakes are made in a module, one at a time, and its own tests must notice each.

    python -m bench.mutants [--module normalise/values/angka.py] [--sample N] [--seed S] [--floor 0.9] [--jobs N]

Prints killed and survived mutants per module and the change that every survivor makes. Exit 1 where a module is below
the floor, or an explanation in `bench/mutants/held.toml` speaks of a mutant that dies or is none any more.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.mutants.held import HELD, Outcome, held_modules, run


def _print(found: Outcome) -> None:
    killed = found.total - len(found.equal) - len(found.alive)
    print(f"{found.file}: {killed} of {found.total} killed ({found.share:.3f}), {len(found.equal)} equal")
    for m in found.alive:
        print(f"  {found.file}:{m.line} {m.function or '(module)'}\n    - {m.old}\n    + {m.new}")
    for function, old, _ in found.unused:
        print(f"  explained, but it dies or is no mutant any more: {function or '(module)'}: {old}")
    sys.stdout.flush()


def main(argv: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--module", action="append", help="only this file (may be given several times)")
    parser.add_argument("--sample", type=int, help="only so many mutants per module")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--floor", type=float, default=0.9, help="least share of killed mutants per module")
    parser.add_argument("--jobs", type=int, default=1, help="modules at a time")
    args = parser.parse_args(argv)
    modules = [h for h in held_modules() if not args.module or h.file in args.module]
    if not modules:
        parser.error(f"no such module in {HELD.name}")
    ok = True
    # one process per module, forked before anything of the project is loaded
    with ProcessPoolExecutor(args.jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        for found in pool.map(run, modules, [args.sample] * len(modules), [args.seed] * len(modules)):
            _print(found)
            ok = ok and found.share >= args.floor and not found.unused
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
