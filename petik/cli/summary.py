"""The closing words of a run: what was read, where it lies, what to look at next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from petik.datasets.schema.names import BERKAS_CSV
from petik.messages import Texts
from petik.one.result import FileStatus
from petik.results.freshness import Found
from petik.results.layout import REPORT
from petik.run.batch import Outcome

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
            **{name: counts[name] for name in ("ok", "partial", "refused", "failed")},
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


def _contents(found: list[FileStatus], say: Texts) -> str:
    return say(
        "sum_rows",
        indikator=sum(status.indikator for status in found),
        anggaran=sum(status.anggaran for status in found),
        pages=sum(status.halaman or 0 for status in found),
        ocr=sum(status.halaman_ocr for status in found),
    )


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
