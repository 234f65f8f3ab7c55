"""The letters in the folder OUT: `surat/<office>.docx`; one that a person changed is never overwritten."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq
from docx.opc.exceptions import PackageNotFoundError

from petik.datasets.files.safe import whole
from petik.datasets.rows.findings import findings_of
from petik.datasets.schema.names import DATA
from petik.datasets.schema.tables import HALAMAN_TABEL, TEMUAN
from petik.ingest.files import safe_folder
from petik.messages import Language
from petik.one.pictures import PLACE, Pictures
from petik.reports.content.words import words_of
from petik.reports.letters.evidence import evidence
from petik.reports.letters.letter import Surat, letter
from petik.reports.office.matrix import main_years
from petik.reports.office.part import office_part
from petik.reports.page.offices import office_files
from petik.results.layout import LETTERS, STATE
from petik.results.store import Store
from petik.results.submission import handed_in, user_words, whole_submission
from petik.schemas.temuan import Temuan

HASHES = "surat"  # in the state: of each letter as Petik wrote it
LARGEST = 1 << 20


class BadTemplate(Exception):
    """The user's template is no Word file."""


@dataclass(slots=True)
class Written:
    """The letters; `beside`: those that a person had changed, and the new letters that lie beside them."""

    written: list[Path] = field(default_factory=list)
    beside: list[tuple[Path, Path]] = field(default_factory=list)


def write_letters(store: Store, language: Language, template: Path | None = None) -> Written:
    """A letter to each office that is known. Raises BadTemplate, OSError, KirimanSalah."""
    state, words = store.states(), words_of(language)
    kiriman, kolom = whole_submission(store), user_words(store).kolom()
    statuses = {name: kept.status for name, kept in state.items()}
    temuan = _findings(store.out)
    years = main_years(p.tahun for p in kiriman.putusan.values() if p.dihitung)
    hashes, done = _hashes(store.out), Written()
    pages = pq.read_table(store.out / DATA / f"{HALAMAN_TABEL.name}.parquet", columns=list(PLACE))
    masked = {name for name, kept in state.items() if kept.kunci is not None}
    with Pictures() as pictures:
        cut = pictures.cutter({name: (kept.source, kept.status.sha256) for name, kept in state.items()}, pages)
        parts = []
        for s in handed_in(store, kiriman, statuses):
            own = [t for d in s.dokumen for part in d.whole.parts for t in temuan.get(part, ())]
            parts.append((office_part(s, kolom, s.tahun in years, own), own, evidence(s)))
        names = office_files([part for part, _, _ in parts])
        named = {name: status.berkas for name, status in statuses.items()}
        for (part, own, seen), name in zip(parts, names, strict=True):
            if name is None:
                continue
            # pictures of masked documents would name people
            draw = lambda item: None if item.dok_id in masked else cut(item)  # noqa: E731
            try:
                content = letter(Surat(part, own, named, kolom, seen, draw, words), template)
            except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
                raise BadTemplate(str(template)) from error
            _write(store.out, Path(name).with_suffix(".docx").name, content, hashes, done)
    with whole(store.out / STATE / HASHES) as draft:
        draft.write_text(json.dumps(hashes, indent=1, sort_keys=True), encoding="utf-8")
    return done


def _findings(out: Path) -> dict[str, list[Temuan]]:
    found: dict[str, list[Temuan]] = {}
    for item in findings_of(pq.read_table(out / DATA / f"{TEMUAN.name}.parquet").to_pylist()):
        found.setdefault(item.dok_id, []).append(item)
    return found


def _write(out: Path, name: str, content: bytes, hashes: dict[str, str], done: Written) -> None:
    """Write one letter; beside one that a person has changed since Petik wrote it."""
    path = target = out / LETTERS / name
    number = 2
    while target.exists() and hashes.get(target.name) != hashlib.sha256(safe_folder.read(target)).hexdigest():
        target = path.with_stem(f"{path.stem}-{number}")
        number += 1
    with whole(target) as draft:
        draft.write_bytes(content)
    hashes[target.name] = hashlib.sha256(content).hexdigest()
    done.written.append(target)
    if target != path:
        done.beside.append((path, target))


def _hashes(out: Path) -> dict[str, str]:
    try:
        found = json.loads(safe_folder.read(out / STATE / HASHES, LARGEST))
        return {str(name): str(value) for name, value in found.items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
