"""Tests against mutants: one process per module that has everything third-party loaded, and one fork per mutant."""

from __future__ import annotations

import contextlib
import gc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import settings

from bench.mutants.kinds import Mutant

NEEDLESS = ("cacheprovider", "xdist", "unraisableexception", "threadexception", "logging", "faulthandler", "warnings")
OPTIONS = ("-x", "-q", "-o", "addopts=", "--assert=plain", *(a for name in NEEDLESS for a in ("-p", f"no:{name}")))
SLOWER = 8.0  # a mutant that takes so many times as long as the unchanged module hangs
LEAST_SECONDS = 5.0


class _Compiled(importlib.machinery.SourceFileLoader):
    """Loads a module from code that is there already, as if it stood in its file."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, _fullname: str) -> CodeType:
        return self._code


class _OwnModules:
    """Hands out the project's modules compiled; one of them may be changed."""

    def __init__(self, modules: Sequence[ModuleType]) -> None:
        self._files = {m.__name__: str(m.__file__) for m in modules}
        self._codes = {n: compile(Path(f).read_text("utf-8"), f, "exec") for n, f in self._files.items()}

    def change(self, name: str, source: str) -> None:
        self._codes[name] = compile(source, self._files[name], "exec")

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in self._codes:
            return None
        loader = _Compiled(name, self._files[name], self._codes[name])
        return importlib.util.spec_from_file_location(name, self._files[name], loader=loader)


class _Verdict:
    """A pytest plugin that ends the process as soon as the verdict is known: what comes after costs more than tests."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            os._exit(1)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os._exit(1)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        os._exit(int(exitstatus))


class Bench:
    """The tests of one module, ready to be run against changed source of it.

    Raises ValueError where the tests fail on the unchanged module, or do not import it.
    """

    def __init__(self, root: Path, module: Path, tests: Sequence[Path]) -> None:
        if str(root) not in sys.path:
            sys.path.insert(0, str(root))
        settings.register_profile("mutants", database=None, derandomize=True, deadline=None, max_examples=25)
        settings.load_profile("mutants")
        self._root, self._module, self._tests = root, module, [str(t) for t in tests]
        self._name = self._warm()
        gc.freeze()  # what is loaded now is never looked at again, and stays shared between the forks
        start = time.monotonic()
        code = _in_fork(self._pytest, 600.0)
        self.limit = max(LEAST_SECONDS, SLOWER * (time.monotonic() - start))
        if code != 0:
            raise ValueError(f"{module}: its tests fail on the unchanged module ({', '.join(self._tests)})")

    def dies(self, mutant: Mutant) -> bool:
        """True where a test fails, or does not come to an end, with *mutant* in the module's place."""

        def run() -> int:
            self._own.change(self._name, mutant.source)
            return self._pytest()

        return _in_fork(run, self.limit) != 0

    def _pytest(self) -> int:
        gc.disable()
        return int(pytest.main([*OPTIONS, "--rootdir", str(self._root), *self._tests], plugins=[_Verdict()]))

    def _warm(self) -> str:
        """Loads what the tests import, then forgets the project's own modules; the name of the module under test."""
        with _silence():
            pytest.main([*OPTIONS, "--rootdir", str(self._root), *self._tests])
        own = {n: m for n, m in list(sys.modules.items()) if self._is_own(m)}
        name = next((n for n, m in own.items() if Path(str(m.__file__)) == self._module), None)
        if name is None:
            raise ValueError(f"{self._module}: no test of {', '.join(self._tests)} imports it")
        for found in own:
            del sys.modules[found]
        self._own = _OwnModules(list(own.values()))
        sys.meta_path.insert(0, self._own)  # type: ignore[arg-type]
        return name

    def _is_own(self, module: ModuleType) -> bool:
        path = Path(str(getattr(module, "__file__", None) or ""))
        ours = path.is_relative_to(self._root) and not path.is_relative_to(self._root / ".venv")
        return ours and not module.__name__.startswith(("bench", "__main__", "__mp_main__"))


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nothing of what is printed meanwhile reaches the screen."""
    kept = os.dup(1), os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 1)
        os.dup2(null, 2)
        yield
    finally:
        for number, fd in enumerate(kept, 1):
            os.dup2(fd, number)
            os.close(fd)
        os.close(null)


def _in_fork(work: Callable[[], int], seconds: float) -> int:
    """The exit code of *work* in a process of its own that is ended after *seconds*."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            with _silence():
                code = work()
        finally:
            os._exit(code)  # whatever was raised: a mutant that cannot be imported is dead
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
