"""The closing words of a run: what was read, where it lies, what to look at next."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from petik.datasets.schema.names import BERKAS_CSV
from petik.messages import Texts
from petik.one.result import FileStatus, Status
from petik.results.freshness import Found
from petik.results.layout import REPORT
from petik.run.batch import Outcome

STATUSES: tuple[str, ...] = get_args(Status)
SEVERITIES = ("galat", "peringatan", "catatan")


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run ended: *files* were asked for, *kept* more lie in *out*; *found*: what the checks say."""

    outcome: Outcome
    files: int
    kept: int
    out: Path
    seconds: float
    found: Sequence[str] = ()


def closing(end: RunEnd, say: Texts) -> list[str]:
    """The lines of the summary."""
    outcome, out = end.outcome, end.out
    statuses = list(outcome.statuses.values())
    counts: Counter[str] = Counter(status.status for status in statuses)
    lines = []
    if outcome.interrupted:
        lines.append(say("interrupted", done=len(statuses), all=end.files, out=out))
    lines.append(
        say(
            "sum_so_far" if outcome.interrupted else "sum_files",
            time=say.duration(end.seconds),
            files=len(statuses),
            **{name: counts[name] for name in STATUSES},
        )
    )
    if outcome.reused:
        lines.append(say("sum_reused", n=outcome.reused))
    if end.kept:
        lines.append(say("sum_before", n=end.kept))
    lines.append(_contents(statuses, say))
    lines += end.found
    lines.append(say("sum_out", out=out))
    if bad := len(statuses) - counts["ok"]:
        lines.append(say("sum_next_bad", berkas=out / BERKAS_CSV, n=bad))
    lines.append(say("sum_next_show"))
    return lines


def as_json(end: RunEnd, found: Found, code: int) -> str:
    """The summary for programs (`--format json`); *code*: the exit code."""
    statuses = list(end.outcome.statuses.values())
    counts: Counter[str] = Counter(status.status for status in statuses)
    facts = {
        "folder": str(end.out),
        "kode_keluar": code,
        "dihentikan": end.outcome.interrupted,
        "detik": round(end.seconds, 1),
        "berkas": {"diminta": end.files, **{name: counts[name] for name in STATUSES}},
        "tidak_berubah": end.outcome.reused,
        "berkas_sebelumnya": end.kept,
        "isi": _sums(statuses),
        "temuan": {**{name: found.sure.get(name, 0) for name in SEVERITIES}, "ragu": found.doubtful},
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _sums(found: list[FileStatus]) -> dict[str, int]:
    return {
        "indikator": sum(status.indikator for status in found),
        "anggaran": sum(status.anggaran for status in found),
        "halaman": sum(status.halaman or 0 for status in found),
        "halaman_ocr": sum(status.halaman_ocr for status in found),
    }


def _contents(found: list[FileStatus], say: Texts) -> str:
    sums = _sums(found)
    counts = {"pages": sums["halaman"], "ocr": sums["halaman_ocr"]}
    return say("sum_rows", indikator=sums["indikator"], anggaran=sums["anggaran"], **counts)


def found_lines(found: Found, documents: int, out: Path, say: Texts) -> list[str]:
    """What the checks came to, in plain words."""
    if not found:
        return [say("sum_clean", documents=documents)]
    told = ", ".join(f"{found.sure.get(name, 0)} {say(name)}" for name in SEVERITIES)
    return [
        say(
            "sum_findings",
            told=told,
            doubtful=found.doubtful,
            where=found.documents,
            documents=documents,
            report=out / REPORT,
        )
    ]
