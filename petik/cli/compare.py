"""`petik compare OUT …`: the same indicators of different documents in one group, and their values side by side.

Exit codes: 0 done, 2 wrong usage or a wrong file of decisions, 3 nothing to compare or not written.
"""

from __future__ import annotations

import argparse
import filecmp
import logging
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from petik.checks.aturan import load as muat_aturan
from petik.compare.keputusan import Keputusan, KeputusanSalah, read_decisions
from petik.datasets.files.plain import write_parquet
from petik.datasets.schema.names import DATA, DUCKDB
from petik.datasets.schema.tables import BERKAS, TABLES
from petik.datasets.write import OldDataset, stored_dataset, write_dataset
from petik.ingest.errors import PetikError
from petik.ingest.files import safe_folder
from petik.messages import TellError, Texts
from petik.normalise.submission.whole import headed
from petik.one.pictures import Pictures
from petik.reports.comparison import write_perbandingan
from petik.reports.content.links import file_link
from petik.results.assemble import assemble
from petik.results.comparison import FINGERPRINT, Comparison, compare_records, mark
from petik.results.layout import COMPARISON_REPORT, LOCK, LOG, STATE, read_record, record_names, record_path
from petik.results.lock import alone, without_links
from petik.results.merge import is_free, made_by_union, unite
from petik.results.store import Store
from petik.results.submission import whole_submission
from petik.run.batch import log_to
from petik.schemas.record import Rekaman

DONE, WRONG_USAGE, NOT_COMPARED = 0, 2, 3

_log = logging.getLogger("petik")


class _Stop(Exception):
    """Why there is no comparison: one line for the user and the exit code."""

    def __init__(self, line: str, code: int) -> None:
        super().__init__(line)
        self.code = code


def compare(given: argparse.Namespace, say: Texts) -> int:
    """`petik compare`."""
    sets = list({path.resolve(): path for path in given.sets}.values())
    try:
        if given.out is not None:
            without_links(given.out)
        out = _target(sets, given.out, say)
        keputusan = _decisions(given.keputusan, say)
        for folder in sets:
            without_links(folder)
            if not record_names(folder):
                raise _Stop(say("compare_nothing", out=folder), NOT_COMPARED)
        if out is None:
            with alone(sets[0]):
                found, lines = _in_place(sets[0], keputusan, say)
        else:
            found, lines = _united(sets, out, keputusan, say)
    except _Stop as stop:
        return _fail(str(stop), stop.code)
    except TellError as error:
        return _fail(say(error.key, **error.values), NOT_COMPARED)
    except PetikError as error:
        return _fail(str(error), NOT_COMPARED)
    except OSError as error:
        path = error.filename or given.out or sets[0]
        return _fail(say("no_write", path=path, reason=error.strerror or error), NOT_COMPARED)
    except Exception as error:  # noqa: BLE001 - the user gets one line, the log the rest
        log = sets[0] / LOG  # it is no link: that was looked at first
        log_to(log)
        _log.exception("petik compare")
        return _fail(say("unexpected", file=sets[0], kind=type(error).__name__, log=log), NOT_COMPARED)
    print("\n".join([*lines, *_told(found, out or sets[0], say)]))
    return DONE


def _target(sets: Sequence[Path], out: Path | None, say: Texts) -> Path | None:
    """Where a union goes, None where the only folder is completed in place."""
    if out is None:
        if len(sets) > 1:
            raise _Stop(say("wrong_usage", message=say("compare_no_out")), WRONG_USAGE)
        return None
    if out.resolve() in {folder.resolve() for folder in sets}:
        if len(sets) > 1:
            raise _Stop(say("wrong_usage", message=say("compare_out_is_source", path=out)), WRONG_USAGE)
        return None
    if not is_free(out):
        raise _Stop(say("wrong_usage", message=say("compare_out_taken", path=out)), WRONG_USAGE)
    return out


def _decisions(path: Path | None, say: Texts) -> Keputusan | None:
    if path is None:
        return None
    if not path.is_file():
        raise _Stop(say("no_path", path=path), WRONG_USAGE)
    try:
        return read_decisions(path)
    except KeputusanSalah as error:
        raise _Stop(say.reason(error), WRONG_USAGE) from error


def _compared(folder: Path, keputusan: Keputusan | None, say: Texts, named: object) -> Comparison:
    """The comparison of the records of *folder*; *named* is what the user calls it."""
    records: dict[str, Rekaman] = {}
    kiriman = whole_submission(Store(folder))
    for name in record_names(folder):
        putusan = kiriman.putusan.get(name)  # None where nothing but the record is known
        if putusan is not None and not putusan.dihitung:
            continue
        try:
            record = read_record(folder, name)
            records[name] = headed(record, putusan) if putusan is not None else record
        except (ValidationError, ValueError) as error:
            raise _Stop(say("compare_bad_record", path=record_path(folder, name)), NOT_COMPARED) from error
    found = compare_records(records, keputusan)
    if found is None:
        raise _Stop(say("compare_nothing", out=named), NOT_COMPARED)
    return found


def _in_place(out: Path, keputusan: Keputusan | None, say: Texts) -> tuple[Comparison, list[str]]:
    """The tables added to those of *out*, all of them or none."""
    found = _compared(out, keputusan, say, out)
    try:
        tables = stored_dataset(out, (BERKAS, *TABLES))
    except OldDataset as error:
        raise _Stop(say("load_old_out", table=error.table), NOT_COMPARED) from error
    with tempfile.TemporaryDirectory(prefix=".banding-", dir=out) as draft:
        staged = Path(draft)
        (staged / DATA).mkdir()
        for table in tables:
            shutil.copyfile(table.path, staged / DATA / table.path.name)
        _write_tables(found, staged)
        warnings = write_dataset(staged)
        mark(out, staged)
        _write_pages(found, staged, Store(out), out, say)
        _take_over(staged, out)
    return found, warnings


def _united(sets: Sequence[Path], out: Path, keputusan: Keputusan | None, say: Texts) -> tuple[Comparison, list[str]]:
    """A complete folder of all documents of *sets* with their comparison in the place of *out*."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as draft:
        staged = Path(draft)
        lines = [say(key, **values) for key, values in unite(sets, staged)]
        found = _compared(staged, keputusan, say, ", ".join(str(folder) for folder in sets))
        _write_tables(found, staged)
        mark(staged, staged)
        store = Store(staged)
        done = assemble(store, store.others(()), muat_aturan(), Pictures(), say.language)
        lines += [*done.once, *done.warnings]
        _write_pages(found, staged, store, out, say)
        with alone(out):
            _take_over(staged, out, united=True)
    return found, lines


def _write_tables(found: Comparison, folder: Path) -> None:
    for name, table in found.tables.items():
        write_parquet(table, folder / DATA / f"{name}.parquet")


def _write_pages(found: Comparison, folder: Path, store: Store, out: Path, say: Texts) -> None:
    """`perbandingan.html` in *folder*, with links from its later place *out* to the files that *store* knows."""
    kept = {name: store.kept(name) for name in found.records}
    links = {name: link for name, k in kept.items() if k is not None and (link := file_link(k.source, out)) is not None}
    write_perbandingan(
        folder / COMPARISON_REPORT, found.kelompok, found.baris, found.records, links, language=say.language
    )


def _take_over(staged: Path, out: Path, united: bool = False) -> None:
    """Everything of *staged* in its place below *out*; *united*: documents of an earlier union do not stay."""
    files = [path.relative_to(staged) for path in sorted(staged.rglob("*")) if path.is_file()]
    # A database carries a random mark: it is only replaced where it would hold something else
    unchanged = (out / DUCKDB).is_file() and all(
        (out / f).is_file() and filecmp.cmp(staged / f, out / f, shallow=False)
        for f in files
        if f.parts[0] == DATA or f.name == FINGERPRINT
    )
    ours = {*files, Path(STATE, LOCK)}
    stale = [path for path in made_by_union(out) if path.relative_to(out) not in ours] if united else []
    for file in files:
        if unchanged and file.name == DUCKDB:
            continue
        safe_folder.folder((out / file).parent)
        (staged / file).replace(out / file)
    for path in stale:
        safe_folder.remove(path)


def _told(found: Comparison, out: Path, say: Texts) -> list[str]:
    """What came of it, and what could not be done with the decisions."""
    lines = [say("compare_unknown", reference=reference) for reference in found.padanan.unknown]
    lines += [say("compare_clash", text=text) for text in found.padanan.clashes]
    lines.append(
        say(
            "compare_done",
            rows=sum(len(g.anggota) for g in found.kelompok),
            documents=len({b.dok_id for g in found.kelompok for b in g.anggota}),
            groups=len(found.kelompok),
            shared=found.shared,
            related=len(found.padanan.terkait),
        )
    )
    return [*lines, say("compare_out", out=out)]


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
