"""Datasets made by hand, for tests of what is written from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from petik.datasets.files.plain import write_parquet
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.findings import finding_rows
from petik.datasets.rows.placed import decided_row
from petik.datasets.rows.record import record_rows
from petik.datasets.schema.tables import BERKAS, TABLES, Row
from petik.datasets.write import write_dataset
from petik.normalise.submission.model import Putusan
from petik.schemas.record import Anggaran, Asal, Dokumen, Indikator, Kuantitas, Nilai, Pejabat, Rekaman
from petik.schemas.temuan import Temuan

SHA = "a" * 64


def kuantitas(raw: str, value: float | None = None, satuan: str | None = None) -> Kuantitas:
    return Kuantitas(raw=raw, value=value, satuan=satuan)


def rekaman(berkas: str = "pk.pdf", indikator: Sequence[Indikator] = (), tahun: int | None = 2024) -> Rekaman:
    """An agreement with one person, one budget row and the given indicators, else one with one target."""
    target = kuantitas("1.250,5", 1250.5, "ton")
    own = [Indikator(indikator="Jumlah panen", nilai=[Nilai(periode="2024", target=target)])]
    return Rekaman(
        dokumen=Dokumen(berkas=berkas, jenis="pk", wilayah="Kabupaten Bone", kode_wilayah="73.08", tahun=tahun),
        pejabat=[Pejabat(nama="Rukmini Salasa, S.E.", nip="19800101", peran="pihak_pertama", halaman=1)],
        indikator=list(indikator) or own,
        anggaran=[Anggaran(uraian="=Program Laut", anggaran=kuantitas("489.935.750", 489935750, "Rp"))],
        asal={"anggaran/0/uraian": Asal(halaman=2, kotak=(1, 2, 3, 4), sumber="ocr", keyakinan=0.9)},
    )


def halaman_row(dok_id: str, **facts: str | int | float | bool | None) -> Row:
    """The row of a page of a format without page numbers."""
    empty = dict.fromkeys(next(schema for schema in TABLES if schema.name == "halaman").names)
    marks = {"putaran": 0, "kemiringan": 0.0, "tanda_tangan": 0, "stempel": 0, "gagal": False}
    return {**empty, "dok_id": dok_id, "sumber": "dump", "lebar": 200.0, "tinggi": 300.0, **marks, **facts}


def berkas_row(name: str, status: str = "ok", sha256: str | None = SHA) -> Row:
    record = f"records/{name}.json" if status == "ok" else None
    facts: Row = {"dok_id": name, "berkas": name, "status": status, "format": "pdf"}
    return {**facts, "halaman": 2, "halaman_ocr": 0, "pesan": "2 halaman", "sha256": sha256, "rekaman": record}


def temuan(dok_id: str, kalimat: str = "jumlah tidak cocok") -> Temuan:
    return Temuan(kode="jumlah-tidak-cocok", tingkat="galat", dok_id=dok_id, kalimat=kalimat, kalimat_en="wrong total")


def dataset(
    out: Path,
    records: dict[str, Rekaman],
    berkas: Sequence[Row] | None = None,
    findings: Sequence[Temuan] = (),
    pages: Sequence[Row] | None = None,
) -> Path:
    """The folder *out* as `petik extract` writes it for *records*, each with two pages without numbers."""
    rows: dict[str, list[Row]] = {schema.name: [] for schema in TABLES}
    for dok_id, record in records.items():
        for table, found in record_rows(dok_id, record).items():
            rows[table] += found
    rows["halaman"] = list(pages) if pages is not None else [halaman_row(name) for name in records for _ in range(2)]
    rows["temuan"] = list(finding_rows(findings))
    files = [berkas_row(name) for name in records] if berkas is None else berkas
    write_tables(out, rows, files)
    return out


def write_tables(out: Path, rows: Mapping[str, Sequence[Row]], berkas: Sequence[Row] = ()) -> list[str]:
    """The whole dataset of *rows* by table; what `write_dataset` gives.

    Whose a row is stays what was read of its document, where *rows* do not say it.
    """
    read = {str(row["dok_id"]): row for row in rows.get("dokumen", ())}
    for schema, own in (*((schema, rows.get(schema.name, ())) for schema in TABLES), (BERKAS, berkas)):
        complete = [{**decided_row(schema, _as_read(row, read)), **row} for row in own]
        write_parquet(arrow_table(schema, complete), out / "data" / f"{schema.name}.parquet")
    return write_dataset(out)


def _as_read(row: Row, read: Mapping[str, Row]) -> Putusan:
    dok_id = str(row["dok_id"])
    said = read.get(dok_id, {})
    known = {name: said.get(f"{name}_terbaca") for name in ("wilayah", "kode_wilayah", "perangkat_daerah", "tahun")}
    return Putusan(dok_id, "", said.get("jenis_terbaca") or "lainnya", **known, utuh=dok_id)  # type: ignore[arg-type]
