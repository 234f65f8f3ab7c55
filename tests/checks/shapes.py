"""Short ways to invent documents for the tests of the checks."""

from __future__ import annotations

from datetime import date
from typing import Any

from petik.checks.aturan import Aturan, load
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row
from petik.schemas.record import Rekaman

ATURAN: Aturan = load(today=date(2024, 6, 1))


def uang(value: int | None, raw: str | None = None) -> dict[str, Any] | None:
    """An amount of rupiah as a table prints it."""
    if value is None and raw is None:
        return None
    return {"raw": raw or f"{value:,}".replace(",", "."), "value": value, "satuan": "Rp"}


def q(raw: str, value: float | None, satuan: str | None = None) -> dict[str, Any]:
    """A quantity."""
    return {"raw": raw, "value": value, "satuan": satuan}


def persen(value: float) -> dict[str, Any]:
    """A percentage with a comma: 86.5 is "86,5%"."""
    return q(f"{value}%".replace(".", ","), value, "%")


def nilai(t: Any = None, r: Any = None, c: Any = None, periode: str = "2023") -> dict[str, Any]:
    """Target, realisasi and capaian of one period."""
    return {"periode": periode, "target": t, "realisasi": r, "capaian": c}


def indikator(nama: str | None, *values: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A row of a table of indicators on page 2."""
    return {"indikator": nama, "tingkat": "sasaran", "nilai": list(values), "halaman": 2, **fields}


def anggaran(uraian: str | None, value: int | None, tingkat: str = "program", **fields: Any) -> dict[str, Any]:
    """A row of a budget table on page 3."""
    money = uang(value)
    return {"uraian": uraian, "tingkat": tingkat, "anggaran": money, "periode": "2023", "halaman": 3, **fields}


def official(nama: str, nip: str | None, **fields: Any) -> dict[str, Any]:
    """A party of a PK."""
    return {"nama": nama, "nip": nip, "nip_raw": nip, "peran": "pihak_pertama", "halaman": 1, **fields}


def material(
    *,
    jenis: str = "lkip",
    name: str = "contoh.pdf",
    dokumen: dict[str, Any] | None = None,
    tabel: list[Row] | None = None,
    pernyataan: list[Row] | None = None,
    asal: dict[str, Any] | None = None,
    **rows: Any,
) -> Material:
    """A document of 2023 with the given rows."""
    head = {"berkas": name, "jenis": jenis, "tahun": 2023, **(dokumen or {})}
    record = Rekaman.model_validate({"dokumen": head, "asal": asal or {}, **rows})
    return Material(name, record, tuple(tabel or ()), tuple(pernyataan or ()))


def cell(baris: int, kolom: int, teks: str | None, baku: str | None = None, **fields: Any) -> Row:
    """A cell of table 1 on page 4."""
    place = {"tabel": 1, "halaman": 4, "judul": None, "metode": "ruled", "sumber": "text", "keyakinan": 1.0}
    return {**place, "baris": baris, "kolom": kolom, "teks": teks, "kolom_baku": baku, **fields}


def as_cells(*rows: dict[str, str], halaman: int = 2) -> dict[str, Any]:
    """`tabel` and `asal` of printed rows, each a print by its place in the record, or by any name where it has none."""
    cells: list[Row] = []
    asal: dict[str, Any] = {}
    for number, row in enumerate(rows, 1):
        for column, (place, text) in enumerate(row.items(), 1):
            x, y = 100.0 * column, 20.0 * number
            box = {"x0": x, "top": y, "x1": x + 90, "bottom": y + 15}
            cells.append(cell(number, column, text, halaman=halaman, **box))
            if "/" in place:
                box_of = (x, y, x + 90, y + 15)
                asal[place] = {"halaman": halaman, "kotak": box_of, "sumber": "text", "keyakinan": 1.0}
    return {"tabel": cells, "asal": asal}
