"""Document records to rows of tidy tables. Pure: a record in, rows out, always in the record's own order."""

from __future__ import annotations

from collections.abc import Iterator

from petik.datasets.rows.provenance import Entry, Origins, summarise
from petik.datasets.schema.tables import Row
from petik.schemas.record import Bagian, Indikator, Kuantitas, Rekaman

INDIKATOR_TEKS = (
    "jabatan", "tingkat", "tujuan", "sasaran", "program", "kegiatan", "subkegiatan",
    "indikator", "formulasi", "sumber_data", "satuan", "penanggung_jawab",
)  # fmt: skip


def record_rows(dok_id: str, record: Rekaman) -> dict[str, list[Row]]:
    """The rows that *record* gives to each table but `tabel` (see `petik.datasets.rows.cells`)."""
    origins = Origins(record.asal)
    return {
        "dokumen": [_dokumen(dok_id, record, origins)],
        "pejabat": list(_pejabat(dok_id, record, origins)),
        "jabatan": list(_jabatan(dok_id, record, origins)),
        "indikator": list(_indikator(dok_id, record, origins)),
        "capaian": list(_capaian(dok_id, record, origins)),
        "anggaran": list(_anggaran(dok_id, record, origins)),
        "anomali": list(_anomali(dok_id, record)),
        "asal": list(_asal(dok_id, record)),
    }


def _dokumen(dok_id: str, record: Rekaman, origins: Origins) -> Row:
    facts = record.dokumen
    origin = origins.summary("dokumen", None)
    return {
        "dok_id": dok_id,
        "berkas": facts.berkas,
        "jenis_terbaca": facts.jenis,
        "bagian": "; ".join(_bagian(part) for part in facts.bagian) or None,
        "wilayah_terbaca": facts.wilayah,
        "kode_wilayah_terbaca": facts.kode_wilayah,
        "perangkat_daerah_terbaca": facts.perangkat_daerah,
        "tahun_terbaca": facts.tahun,
        "perubahan": facts.perubahan,
        "jumlah_pejabat": len(record.pejabat),
        "jumlah_indikator": len(record.indikator),
        "jumlah_anggaran": len(record.anggaran),
        **{name: origin[name] for name in ("sumber", "keyakinan", "catatan")},
    }


def _bagian(part: Bagian) -> str:
    if part.halaman_awal is None:
        return part.jenis
    return f"{part.jenis} {part.halaman_awal}-{part.halaman_akhir or part.halaman_awal}"


def _pejabat(dok_id: str, record: Rekaman, origins: Origins) -> Iterator[Row]:
    for i, person in enumerate(record.pejabat):
        path = f"pejabat/{i}"
        yield {
            "pejabat_id": f"{dok_id}/{path}",
            "dok_id": dok_id,
            **person.model_dump(exclude={"halaman"}),
            **origins.summary(path, person.halaman),
        }


def _jabatan(dok_id: str, record: Rekaman, origins: Origins) -> Iterator[Row]:
    for i, post in enumerate(record.jabatan):
        path = f"jabatan/{i}"
        items = [("tugas", n, text) for n, text in enumerate(post.tugas)]
        items += [("fungsi", n, text) for n, text in enumerate(post.fungsi)]
        for kind, n, text in items:
            below = f"{path}/{kind}/{n}"
            row: Row = {"butir": kind, "urutan": n + 1, "uraian": text, **origins.summary(below, post.halaman)}
            yield {"jabatan_id": f"{dok_id}/{below}", "dok_id": dok_id, "jabatan": post.jabatan, **row}
        if not items:
            alone: Row = {"butir": None, "urutan": None, "uraian": None, **origins.summary(path, post.halaman)}
            yield {"jabatan_id": f"{dok_id}/{path}", "dok_id": dok_id, "jabatan": post.jabatan, **alone}


def _indikator(dok_id: str, record: Rekaman, origins: Origins) -> Iterator[Row]:
    for i, row in enumerate(record.indikator):
        path = f"indikator/{i}"
        yield {
            "indikator_id": f"{dok_id}/{path}",
            "dok_id": dok_id,
            **{name: getattr(row, name) for name in INDIKATOR_TEKS},
            **origins.summary(path, row.halaman, without=("nilai",)),
        }


def _capaian(dok_id: str, record: Rekaman, origins: Origins) -> Iterator[Row]:
    for i, row in enumerate(record.indikator):
        for n in range(len(row.nilai)):
            yield _capaian_row(dok_id, f"indikator/{i}", row, n, origins)


def _capaian_row(dok_id: str, parent: str, row: Indikator, n: int, origins: Origins) -> Row:
    value = row.nilai[n]
    path = f"{parent}/nilai/{n}"
    return {
        "capaian_id": f"{dok_id}/{path}",
        "indikator_id": f"{dok_id}/{parent}",
        "dok_id": dok_id,
        "sasaran": row.sasaran,
        "indikator": row.indikator,
        "periode": value.periode,
        "tahun": int(value.periode[:4]),
        **_kuantitas("target", value.target, path, origins),
        **_kuantitas("realisasi", value.realisasi, path, origins),
        **_kuantitas("capaian", value.capaian, path, origins),
        **origins.summary(path, row.halaman),
    }


def _anggaran(dok_id: str, record: Rekaman, origins: Origins) -> Iterator[Row]:
    for i, row in enumerate(record.anggaran):
        path = f"anggaran/{i}"
        yield {
            "anggaran_id": f"{dok_id}/{path}",
            "dok_id": dok_id,
            **row.model_dump(exclude={"halaman", "anggaran", "realisasi", "persen"}),
            **_kuantitas("anggaran", row.anggaran, path, origins),
            **_kuantitas("realisasi", row.realisasi, path, origins),
            **_kuantitas("persen", row.persen, path, origins),
            **origins.summary(path, row.halaman),
        }


def _kuantitas(name: str, quantity: Kuantitas | None, path: str, origins: Origins) -> Row:
    origin = origins.of(f"{path}/{name}")
    return {
        f"{name}_raw": quantity.raw if quantity else None,
        f"{name}_nilai": quantity.value if quantity else None,
        f"{name}_satuan": quantity.satuan if quantity else None,
        f"{name}_keyakinan": round(origin.keyakinan, 4) if origin else None,
        f"{name}_catatan": origin.catatan if origin else None,
    }


def _anomali(dok_id: str, record: Rekaman) -> Iterator[Row]:
    for i, finding in enumerate(record.anomali):
        yield {"anomali_id": f"{dok_id}/anomali/{i}", "dok_id": dok_id, **finding.model_dump()}


def _asal(dok_id: str, record: Rekaman) -> Iterator[Row]:
    for path, origin in record.asal.items():
        table, row, column = _address(path)
        yield {
            "dok_id": dok_id,
            "baris_id": f"{dok_id}/{row}" if row else dok_id,
            "tabel": table,
            "kolom": column,
            **summarise(path, [Entry(path, origin)], origin.halaman),
            "dikoreksi": origin.dikoreksi,
            "bacaan_lain": origin.bacaan_lain,
        }


def _address(path: str) -> tuple[str, str, str]:
    """Table, row and column of a record path.

    "indikator/3/nilai/0/target" is the row "indikator/3/nilai/0" of `capaian`, column "target"; "jabatan/0/tugas/1" the
    row of that name, column "uraian"; "dokumen/tahun" has no row number: its row is the document.
    """
    steps = path.split("/")
    last = max((i for i, step in enumerate(steps) if step.isdecimal()), default=0)
    row, column = "/".join(steps[: last + 1]), "/".join(steps[last + 1 :])
    table = "capaian" if steps[0] == "indikator" and "nilai" in steps else steps[0]
    return table, row if last else "", column or ("uraian" if last else path)
