"""The house: data flows in one direction, rooms form no circle, and a folder lists about a dozen things."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.places import ROOT

# each stage may import those before it
STAGES = ("schemas", "ingest", "parsers", "normalise", "checks", "compare", "datasets", "reports", "petik", "samples")
FEW = 14  # things in a folder: a newcomer reads a dozen names at a glance
# dump: until its model reads what `shapes` does
# the dump's door opens the old shapes, which read with its lines; nothing may be added
KNOWN_CIRCLES = {"petik.parsers.dump", "petik.parsers.dump.shapes"}
MANY = {"dump", "shapes"}


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for stage in STAGES:
        for path in (ROOT / stage).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts if stage == "petik" else ("petik", *parts))
            found[name.removesuffix(".__init__")] = path
    return found


def imports() -> list[tuple[str, str]]:
    """Pairs of modules: who imports whom."""
    known = modules()
    pairs = []
    for name, path in known.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "petik":
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    pairs.append((name, whole if whole in known else node.module))
            if isinstance(node, ast.Import):
                pairs.extend((name, alias.name) for alias in node.names if alias.name in known)
    return pairs


def stage_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in STAGES else "petik"


def test_no_stage_imports_a_later_one() -> None:
    order = {stage: i for i, stage in enumerate(STAGES)}
    back = [(a, b) for a, b in imports() if order[stage_of(a)] < order[stage_of(b)]]
    assert not back


def room_of(module: str, known: dict[str, Path]) -> str:
    return module if known[module].name == "__init__.py" else module.rpartition(".")[0]


def test_rooms_form_no_circle() -> None:
    """Of the rooms below a stage; the stage's own modules are its ground (`page`, `model`) and its door (`reader`)."""
    known = modules()
    ground = {"petik", *(f"petik.{stage}" for stage in STAGES)}
    graph = defaultdict(set)
    for a, b in imports():
        one, other = room_of(a, known), room_of(b, known)
        if one != other and not {one, other} & ground:
            graph[one].add(other)

    def reached(start: str) -> set[str]:
        seen, open_ = set(), [start]
        while open_:
            for room in graph[open_.pop()] - seen:
                seen.add(room)
                open_.append(room)
        return seen

    assert {room for room in list(graph) if room in reached(room)} == KNOWN_CIRCLES


@pytest.mark.parametrize("stage", [*STAGES, "bench"])
def test_a_folder_lists_about_a_dozen_things(stage: str) -> None:
    for folder in [ROOT / stage, *(path for path in (ROOT / stage).rglob("*") if path.is_dir())]:
        things = [p for p in folder.iterdir() if p.suffix == ".py" and p.name != "__init__.py"]
        assert len(things) <= FEW or folder.name in MANY, f"{folder}: {len(things)} modules"


GIVES = {"confidence", "keyakinan", "yakin", "score"}  # arguments that say how sure a reading is


def test_every_confidence_names_a_step_of_the_ladder() -> None:
    """`schemas/keyakinan.py` says what the steps mean; a bare figure would mean something of its own."""
    bare = []
    for stage in ("ingest", "parsers", "normalise"):
        for path in (ROOT / stage).rglob("*.py"):
            calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
            given = (k.value for call in calls for k in call.keywords if k.arg in GIVES)
            figures = [v for v in given if isinstance(v, ast.Constant) and v.value]
            bare += [f"{path.relative_to(ROOT)}:{v.lineno}" for v in figures if "dump" not in path.parts]
    assert not bare


def test_the_paths_that_contributing_names_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+/[\w./-]*)`", text))
    assert named and not [name for name in sorted(named) if not (ROOT / name).exists() and name != "build/typing"]
