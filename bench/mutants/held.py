"""The modules that are held, and what becomes of their mutants."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench.mutants.kinds import Mutant, mutants_of
from bench.mutants.runs import Bench

ROOT = Path(__file__).resolve().parent.parent.parent
HELD = Path(__file__).with_name("held.toml")


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
