"""Do the tests hold the rules? Small mistakes are made in a module, one at a time, and its own tests must notice each.

    python -m bench.mutants.__main__ [--module normalise/values/angka.py] [--sample N] [--seed S] [--floor 0.9] [--jobs
    N]

Prints killed and survived mutants per module and the change that every survivor makes. Exit 1 where a module is below
the floor, or an explanation in `bench/mutants.toml` speaks of a mutant that dies or is none any more.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench.mutants.kinds import Mutant, mutants_of
from bench.mutants.runs import Bench

ROOT = Path(__file__).resolve().parent.parent
HELD = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Held:
    """A module to hold, the names of its test files, and its equal mutants: (function, old, new) to the reason."""

    file: str
    tests: tuple[str, ...]
    equal: dict[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a module's mutants; `unused` are explanations that no survivor needs."""

    file: str
    total: int
    equal: tuple[Mutant, ...]
    alive: tuple[Mutant, ...]
    unused: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        """The share of the mutants that died."""
        return (self.total - len(self.equal) - len(self.alive)) / self.total if self.total else 1.0


def held_modules(path: Path = HELD) -> list[Held]:
    """The modules of the data file, in its order."""
    data = tomllib.loads(path.read_text("utf-8"))
    equal: dict[str, dict[tuple[str, str, str], str]] = {}
    for e in data.get("setara", ()):
        equal.setdefault(e["module"], {})[e["function"], e["old"], e["new"]] = e["why"]
    return [Held(m["file"], tuple(m["tests"]), equal.get(m["file"], {})) for m in data["module"]]


def run(held: Held, sample: int | None, seed: int) -> Outcome:
    """The mutants of one module against its tests. Raises ValueError where those cannot be run."""
    module = ROOT / held.file
    tests = [found for name in held.tests for found in sorted((ROOT / "tests").rglob(name))]
    mutants = mutants_of(module.read_text("utf-8"))
    if sample is not None and sample < len(mutants):
        mutants = sorted(random.Random(seed).sample(mutants, sample), key=lambda m: m.line)
    bench = Bench(ROOT, module, tests)
    left = [m for m in mutants if not bench.dies(m)]
    keys = {(m.function, m.old, m.new) for m in left}
    equal = tuple(m for m in left if (m.function, m.old, m.new) in held.equal)
    alive = tuple(m for m in left if (m.function, m.old, m.new) not in held.equal)
    unused = tuple(k for k in held.equal if k not in keys) if sample is None else ()
    return Outcome(held.file, len(mutants), equal, alive, unused)


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
