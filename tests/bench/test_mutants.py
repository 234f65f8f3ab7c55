"""The mutation runner: what it changes, what counts as dead, and that its data file speaks of what is there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bench.mutants.held import ROOT, held_modules
from bench.mutants.kinds import mutants_of
from bench.mutants.patterns import pattern_mutants


def changes(source: str) -> set[str]:
    return {m.new for m in mutants_of(source)}


@pytest.mark.parametrize(
    ("source", "new"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a == b", {"x = a != b"}),
        ("x = a and b", {"x = a or b", "x = a", "x = b"}),
        ("x = not a", {"x = a"}),
        ("x = -a", {"x = a"}),
        ("x = a + b", {"x = a - b"}),
        ("x = 5", {"x = 6", "x = 4", "x = 50"}),
        ("x = 0.5", {"x = 5.0", "x = 0.05"}),
        ("x = '.'", {"x = ','"}),
        ("x = a if b else c", {"x = c if b else a", "x = a", "x = c"}),
        ("x = [a for a in b if c]", {"x = [a for a in b]"}),
        ("x = any(a)", {"x = all(a)"}),
        ("x = ('a', 'b')", {"x = ('b',)", "x = ('a',)"}),
        ("def f():\n    return a", {"return None"}),
        ("def f() -> bool:\n    return a", {"return True", "return False"}),
        ("if a:\n    b()", {"if False", "if True", "pass"}),
        ("re.sub('a|b', c)", {"re.sub('b', c)", "re.sub('a', c)", "pass"}),
        ("x = re.compile('a', re.I)", {"x = re.compile('a')"}),
    ],
)
def test_small_mistakes(source: str, new: set[str]) -> None:
    assert changes(source) == new


def test_types_docstrings_and_messages_are_left_alone() -> None:
    source = 'def f(a: tuple[1, 2]) -> Literal["a", "b"]:\n    """Says 1 and 2."""\n    raise E(f"{a} is 3")'
    assert changes(source) == set()


def test_a_mutant_is_named_by_function_and_statement_not_by_line() -> None:
    source = "class A:\n    def f(self):\n        if a > b:\n            return\n"
    (moved,) = [m for m in mutants_of("\n\n" + source) if m.new == "if a >= b"]
    assert (moved.function, moved.old, moved.line) == ("A.f", "if a > b", 5)
    assert "a >= b" in moved.source


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("a|b|c", {"b|c", "a|c", "a|b"}),
        ("^a$", {"a$", "^a"}),
        ("a?b", {"ab", "b"}),
        ("a+", {"a"}),
        ("a*", {"a+", ""}),
        ("[ab]", {"[b]", "[a]"}),
        ("[^ab]", {"[^b]", "[^a]", "[ab]"}),
        ("a{1,3}", {"a{1,4}", "a{1,2}", "a{0,3}"}),
        ("a(?=b)", {"a"}),
        (r"\ba", {"a"}),
        ("(?:a|b)?c", {"(?:b)?c", "(?:a)?c", "(?:a|b)c", "c"}),
    ],
)
def test_pieces_of_patterns(pattern: str, pieces: set[str]) -> None:
    assert set(pattern_mutants(pattern)) == pieces


def test_the_data_file_names_modules_tests_and_mutants_that_are_there() -> None:
    for held in held_modules():
        assert (ROOT / held.file).is_file()
        assert all(list((ROOT / "tests").rglob(name)) for name in held.tests), held.tests
        found = {(m.function, m.old, m.new) for m in mutants_of((ROOT / held.file).read_text("utf-8"))}
        assert set(held.equal) <= found, set(held.equal) - found
        assert all(held.equal.values())


PROGRAM = """
from pathlib import Path
from bench.mutants.kinds import mutants_of
from bench.mutants.runs import Bench
root = Path({root!r})
bench = Bench(root, root / "grown.py", [root / "test_grown.py"])
print([(m.new, bench.dies(m)) for m in mutants_of((root / "grown.py").read_text())])
"""


def test_what_the_tests_notice_dies_and_what_they_do_not_lives(tmp_path: Path) -> None:
    (tmp_path / "grown.py").write_text("def grown(age):\n    return age > 17\n")
    (tmp_path / "test_grown.py").write_text("from grown import grown\ndef test():\n    assert grown(20) is True\n")
    program = [sys.executable, "-c", PROGRAM.format(root=str(tmp_path))]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    verdicts = dict(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert verdicts == {
        "return None": True, "return age >= 17": False, "return age <= 17": True, "return age > 18": False,
        "return age > 16": False, "return age > 170": True,
    }  # fmt: skip
