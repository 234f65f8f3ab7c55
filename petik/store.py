"""The folder OUT: what is kept per file so that a run can be interrupted, and what is put together at the end.

Per file: `records/<name>.json` for the user, and in `.petik/` the status row and the table cells, so that a second run
need not read a file again that did not change, read by a program that did not change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from checks.aturan import Aturan, muat
from datasets.arrow import arrow_schema, arrow_table
from datasets.cells import claim_rows, table_rows
from datasets.findings import finding_rows
from datasets.pages import line_rows, page_rows
from datasets.plain import write_parquet
from datasets.rows import record_rows
from datasets.safe import whole
from datasets.schema import (
    BERKAS,
    DOKUMEN,
    HALAMAN_TABEL,
    NASKAH,
    PERNYATAAN,
    TABEL,
    TABLES,
    TEMUAN,
    Row,
    TableSchema,
)
from datasets.write import DATA, write_dataset, write_record
from normalise.samaran import Samaran
from parsers.model import Cell
from parsers.text import join_texts
from petik.checking import check_all, with_anomali
from petik.comparison import kept_comparison, remove_comparison
from petik.folder import LOG, RECORDS, REPORT, STATE, name_order, program_fingerprint, read_record, record_path
from petik.pesan import Language
from petik.pictures import Pictures
from petik.result import FileResult, FileStatus
from petik.samaran import mask, with_kept, without_people
from petik.same import with_notes
from reports.laporan import write_report
from reports.mesin import write_json
from schemas.record import Rekaman
from schemas.temuan import Temuan

NAMED_BY_FILE = "nama berkas ini memuat nama orang dan tidak disamarkan"
PIECES = (PERNYATAAN, TABEL, NASKAH, HALAMAN_TABEL)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file from an earlier run."""

    source: str  # the resolved path (and the place in an archive) that it was read from
    program: str  # fingerprint of the program that read it
    status: FileStatus
    kunci: str | None = None  # tells by which key the document's people are masked, None where they are not
    temuan: list[dict[str, Any]] = field(default_factory=list)  # of a masked document: the findings about people
    sums: dict[str, int] = field(default_factory=dict)  # of its record and rows: a power failure may leave them cut off


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was put together: files of earlier runs, documents that were checked, findings, warnings for the user."""

    earlier: int
    documents: int
    temuan: list[Temuan]
    warnings: list[str]


class Store:
    """The results below one folder. Names are record names: "pk.pdf" has the record `records/pk.pdf.json`."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def record_path(self, name: str) -> Path:
        return record_path(self.out, name)

    def piece_path(self, name: str, table: TableSchema) -> Path:
        """A file's own rows of a table that is not made from its record."""
        return self.out / STATE / f"{name}.{table.name}.parquet"

    def kept_path(self, name: str) -> Path:
        return self.out / STATE / f"{name}.json"

    @property
    def log_path(self) -> Path:
        return self.out / LOG

    def save(
        self, name: str, source: str, berkas: str, result: FileResult, samaran: Samaran | None = None
    ) -> FileStatus:
        """Keep one file's results; the status row comes last, so that a row means that everything is there.

        With *samaran* nothing is written that names people.
        """
        self.kept_path(name).unlink(missing_ok=True)
        pieces = _pieces_of(name, result)
        record, message, temuan = result.record, result.message, []
        if record is not None:
            record = with_anomali(name, record, pieces, muat())
            if samaran is not None:
                masked = mask(name, record, pieces, samaran)
                record, pieces = masked.record, masked.pieces
                temuan = [t.model_dump(mode="json") for t in masked.temuan]
                message = f"{message}; {NAMED_BY_FILE}" if masked.named_by_file else message
            write_record(record, self.record_path(name))
        else:
            self.record_path(name).unlink(missing_ok=True)
            pieces = pieces if samaran is None else {}  # without a record nobody knows whose names stand there
        for table in PIECES:
            if table.name in pieces:
                write_parquet(arrow_table(table, pieces[table.name]), self.piece_path(name, table))
            else:
                self.piece_path(name, table).unlink(missing_ok=True)
        status = FileStatus(
            berkas=berkas,
            status=result.status,
            pesan=message,
            jenis=result.kind,
            format=result.format,
            halaman=result.pages,
            halaman_ocr=result.ocr_pages,
            detik=round(result.seconds, 2),
            sha256=result.sha256,
            rekaman=f"{RECORDS}/{name}.json" if record is not None else None,
            indikator=len(record.indikator) if record else 0,
            anggaran=len(record.anggaran) if record else 0,
        )
        kunci = samaran.sidik if samaran is not None else None
        self.keep(name, Kept(source, program_fingerprint(), status, kunci, temuan))
        return status

    def keep(self, name: str, kept: Kept) -> None:
        """Keep what is known of a file; it comes after everything else that is kept of it."""
        kept = replace(kept, sums=self._sums(name))
        with whole(self.kept_path(name)) as draft:
            draft.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")  # ASCII: a path may be no text

    def forget(self, name: str) -> None:
        """Remove everything that is kept of *name*; the state goes first, as it vouches for the rest."""
        self.kept_path(name).unlink(missing_ok=True)
        self.record_path(name).unlink(missing_ok=True)
        for table in PIECES:
            self.piece_path(name, table).unlink(missing_ok=True)

    def kept(self, name: str) -> Kept | None:
        """What an earlier run left of *name*, None where there is nothing or it cannot be read any more."""
        try:
            facts = json.loads(self.kept_path(name).read_text(encoding="utf-8"))
            status = FileStatus(**facts["status"])
            known = facts.get("kunci"), facts.get("temuan", []), facts.get("sums", {})
            return Kept(facts["source"], facts["program"], status, *known)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def reusable(
        self, name: str, berkas: str, sha256: str, samaran: Samaran | None = None
    ) -> FileStatus | None:
        """The status of an earlier reading of the same bytes by the same program, None where it must be read.

        A document masked by another key than *samaran*'s must; one with its people can still be masked.
        """
        kept = self.kept(name)
        if kept is None or kept.program != program_fingerprint() or kept.status.sha256 != sha256:
            return None
        if kept.kunci is not None and (samaran is None or kept.kunci != samaran.sidik):
            return None
        if kept.status.status not in ("ok", "partial"):
            return None
        sums = self._sums(name)
        if len(sums) < 1 + len(PIECES) or sums != kept.sums:
            return None
        return replace(kept.status, berkas=berkas)

    def _sums(self, name: str) -> dict[str, int]:
        """A sum over each file that is kept of *name*, by its table (or the record)."""
        files = {RECORDS: self.record_path(name), **{t.name: self.piece_path(name, t) for t in PIECES}}
        return {key: zlib.crc32(path.read_bytes()) for key, path in files.items() if path.is_file()}

    def others(self, names: Collection[str]) -> dict[str, FileStatus]:
        """The files of earlier runs whose results lie here beside those of *names*."""
        ending = ".json"
        found = (path.name[: -len(ending)] for path in (self.out / STATE).glob(f"*{ending}"))
        kept = {name: self.kept(name) for name in found if name not in names}
        return {name: value.status for name, value in kept.items() if value is not None}

    def assemble(
        self, statuses: Mapping[str, FileStatus], aturan: Aturan, pictures: Pictures, language: Language = "id"
    ) -> Assembled:
        """Put the tables of this run and of earlier runs together, check them, and write everything.

        *pictures* cuts the places of findings out of the files for the report. A comparison (`petik compare`) of the
        same records stays, one of other records goes.
        """
        earlier = self.others(statuses)
        everything = {**earlier, **statuses}
        names = sorted(everything, key=name_order)
        records = dict(self._records(names))
        rows: dict[str, list[Row]] = {schema.name: [] for schema in TABLES}
        for name, record in records.items():
            for table, found in record_rows(name, record).items():
                rows[table] += found
        tables: dict[str, pa.Table] = {}
        warnings = []
        for schema in PIECES:
            tables[schema.name], old = self._pieces(names, schema)
            if old:
                warnings.append(f"{old} berkas dari Petik versi lama belum masuk tabel {schema.name}; baca ulang")
        state = {name: kept for name in names if (kept := self.kept(name)) is not None}
        masked = {
            name: [Temuan.model_validate({**facts, "dok_id": name}) for facts in kept.temuan]
            for name, kept in state.items()
            if kept.kunci is not None
        }
        temuan = check_all(records, tables, aturan)
        if masked:
            place = {name: i for i, name in enumerate(names)}
            temuan = with_kept(temuan, masked, aturan)
            temuan.sort(key=lambda t: (place[t.dok_id], t.halaman or 0, t.kode))
        rows[TEMUAN.name] = list(finding_rows(temuan))
        for schema in TABLES:
            if schema not in PIECES:
                tables[schema.name] = arrow_table(schema, rows[schema.name])
        noted = with_notes(everything)
        berkas = [noted[name].row() for name in names]
        compared = kept_comparison(self.out)
        if compared is None and remove_comparison(self.out):
            warnings.append("perbandingan lama dihapus karena isi folder ini berubah; jalankan petik compare lagi")
        warnings += write_dataset(tables, arrow_table(BERKAS, berkas), self.out, compared)
        cut = pictures.cutter({name: kept.source for name, kept in state.items()}, tables[HALAMAN_TABEL.name])
        cut = without_people(cut, masked, tables[NASKAH.name])
        write_report(self.out / REPORT, rows[DOKUMEN.name], berkas, temuan, list(aturan.entri.values()), cut, language)
        write_json(self.out / DATA / "temuan.json", temuan)
        return Assembled(len(earlier), len(records), temuan, warnings)

    def _pieces(self, names: Iterable[str], table: TableSchema) -> tuple[pa.Table, int]:
        """The rows of *table* of all files, and how many files an older program kept with other columns."""
        found = [arrow_table(table, [])]
        old = 0
        for name in names:
            path = self.piece_path(name, table)
            if path.is_file():
                piece = pq.read_table(path)
                if piece.column_names == list(table.names):
                    found.append(piece.cast(arrow_schema(table)))
                else:
                    old += 1
        return pa.concat_tables(found), old

    def _records(self, names: Iterable[str]) -> Iterator[tuple[str, Rekaman]]:
        for name in names:
            if self.record_path(name).is_file():
                yield name, read_record(self.out, name)


def _pieces_of(name: str, result: FileResult) -> dict[str, list[Row]]:
    """The rows of the tables that are not made from the record."""
    parsed, document = result.parsed, result.document
    pieces: dict[str, list[Row]] = {}
    if parsed is not None:
        pieces[TABEL.name] = list(table_rows(name, parsed.tables, parsed.columns, result.paginated, cell_text))
        pieces[PERNYATAAN.name] = list(claim_rows(name, parsed.pernyataan))
    if document is not None:
        verdicts = parsed.verdicts if parsed is not None else []
        pieces[HALAMAN_TABEL.name] = list(page_rows(name, document.pages, verdicts, result.paginated))
        pieces[NASKAH.name] = list(line_rows(name, document.pages, result.paginated))
    return pieces


def cell_text(cell: Cell) -> str:
    """A cell's text with its wraps joined."""
    return join_texts([line.text for line in cell.lines])
