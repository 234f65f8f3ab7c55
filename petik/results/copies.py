"""Which files of a folder of results have the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from petik.one.result import FileStatus
from petik.results.layout import name_order


def same_files(statuses: Mapping[str, FileStatus]) -> list[list[str]]:
    """The names of files with the same bytes, a list per content that came more than once."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(statuses, key=name_order):
        if (sha256 := statuses[name].sha256) is not None:
            groups[sha256].append(name)
    return [names for names in groups.values() if len(names) > 1]


def with_notes(statuses: Mapping[str, FileStatus]) -> dict[str, FileStatus]:
    """*statuses*, where every file that has the bytes of an earlier one says so.

    The note is made for the table and never kept: what a file equals may change with every run.
    """
    out = dict(statuses)
    for first, *rest in same_files(statuses):
        for name in rest:
            said = same_as(called(statuses, first))
            out[name] = replace(statuses[name], pesan=f"{statuses[name].pesan}; {said}")
    return out


def called(statuses: Mapping[str, FileStatus], name: str) -> str:
    """What the user calls the file; with its record's name where that is another one."""
    berkas = statuses[name].berkas
    return berkas if PurePosixPath(berkas).name == name else f"{berkas} ({name})"


def same_as(berkas: str) -> str:
    """What is said of a file with the bytes of another one."""
    return f"sama dengan {berkas}"
