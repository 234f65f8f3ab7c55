"""What the comparison page carries: groups, rows and profiles as one block of data, texts stored once.

The page's script reads it by position; `BARIS` and `GRUP` name the positions, and the block carries the names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from petik.compare.pairs.group import Grup
from petik.compare.perbandingan import BarisPerbandingan
from petik.reports.content.links import ber_halaman, tautan_aman
from petik.reports.content.profiles import banding, kunci_satuan, kunci_wilayah, menonjol, nama_wilayah, profil
from petik.reports.content.words import Kata
from petik.schemas.record import Kuantitas, Rekaman

BARIS = (
    "wilayah", "perangkat", "periode", "tahun", "tahunan", "target", "realisasi", "capaian", "nilai_target",
    "nilai_realisasi", "satuan", "satuan_target", "satuan_realisasi", "dok", "halaman", "nomor", "ganda", "ragu",
    "indikator",
)  # fmt: skip
POLA_NILAI = ("target", "realisasi", "capaian")
MENONJOL_PALING_BANYAK = 10


@dataclass(frozen=True, slots=True)
class GrupHalaman:
    """A group as the page lists it; its rows are `mulai` .. `mulai + banyak` of all."""

    id: str
    nama: str
    jenis: str
    satuan: str
    polaritas: str
    pasti: bool
    wilayah: int
    perangkat: int
    dokumen: int
    tahun: int
    mulai: int
    banyak: int


class Teks:
    """Texts by number; 0 is the empty one."""

    def __init__(self) -> None:
        self._nomor: dict[str, int] = {"": 0}

    def __call__(self, text: str | None) -> int:
        return self._nomor.setdefault(text or "", len(self._nomor))

    @property
    def semua(self) -> list[str]:
        return list(self._nomor)


def urut(grup: Sequence[Grup], rows: Sequence[BarisPerbandingan]) -> list[BarisPerbandingan]:
    """The rows in the order of *grup*; those of other groups are left out."""
    place = {g.id: n for n, g in enumerate(grup)}
    return sorted((r for r in rows if r.grup in place), key=lambda r: place[r.grup])


def daftar_grup(grup: Sequence[Grup], rows: Sequence[BarisPerbandingan]) -> list[GrupHalaman]:
    """The groups that have *rows* (sorted by `urut`), those that compare the most first."""
    spans: dict[str, tuple[int, int]] = {}
    for i, row in enumerate(rows):
        spans[row.grup] = (spans.get(row.grup, (i, i))[0], i + 1)
    out = [_grup(g, rows, *spans[g.id]) for g in grup if g.id in spans]
    return sorted(out, key=lambda g: (-g.wilayah, -g.tahun, -g.dokumen, g.nama.casefold(), g.id))


def _grup(g: Grup, rows: Sequence[BarisPerbandingan], start: int, end: int) -> GrupHalaman:
    own = rows[start:end]
    return GrupHalaman(
        id=g.id,
        nama=g.nama,
        # to a reader "hitungan" (a unit that counts) and "jumlah" (the word for it) are one kind
        jenis="jumlah" if g.jenis == "hitungan" else g.jenis or "",
        satuan=g.satuan or "",
        polaritas=g.polaritas or "",
        pasti=g.pasti,
        wilayah=len({kunci_wilayah(r) for r in own} - {""}),
        perangkat=len({(kunci_wilayah(r), (r.perangkat_daerah or "").casefold()) for r in own if r.perangkat_daerah}),
        dokumen=len({r.dok_id for r in own}),
        tahun=len({r.tahun for r in own}),
        mulai=start,
        banyak=end - start,
    )


def muatan(
    grup: Sequence[GrupHalaman],
    rows: Sequence[BarisPerbandingan],
    records: Mapping[str, Rekaman],
    tautan: Mapping[str, str],
    words: Kata,
) -> dict[str, object]:
    """The block of data. *rows* are those that *grup* points into."""
    teks = Teks()
    regions = nama_wilayah(rows)
    place = {key: n for n, key in enumerate(regions)}
    documents = {dok_id: n for n, dok_id in enumerate(sorted({r.dok_id for r in rows}))}
    return {
        "bahasa": words.bahasa,
        "kata": words.kalimat,
        "kolom": BARIS,
        "grup": [asdict(g) for g in grup],
        "wilayah": [[key, name] for key, name in regions.items()],
        "dokumen": [_dokumen(dok_id, records, tautan, words) for dok_id in documents],
        "baris": [
            _baris(r, place.get(kunci_wilayah(r), -1), documents[r.dok_id], records.get(r.dok_id), teks) for r in rows
        ],
        "profil": _profil(rows, {g.id: n for n, g in enumerate(grup)}, place, words),
        "teks": teks.semua,
    }


def _dokumen(
    dok_id: str, records: Mapping[str, Rekaman], tautan: Mapping[str, str], words: Kata
) -> list[str | bool | None]:
    """Name, kind, address (None where there is no safe one), and whether the address takes a page."""
    record = records.get(dok_id)
    name = record.dokumen.berkas if record is not None else dok_id
    kind = words.jenis.get(record.dokumen.jenis, record.dokumen.jenis) if record is not None else ""
    href = tautan_aman(tautan[dok_id]) if dok_id in tautan else None
    return [name, kind, href, href is not None and ber_halaman(href)]


def _baris(r: BarisPerbandingan, region: int, document: int, record: Rekaman | None, teks: Teks) -> list[object]:
    """One row in the order of `BARIS`."""
    origins = record.asal if record is not None else {}
    doubtful = any((a := origins.get(f"{r.jalur}/{key}")) is not None and a.catatan for key in POLA_NILAI)
    number = r.jalur.split("/")[1]
    return [
        region,
        teks(r.perangkat_daerah),
        teks(r.periode),
        r.tahun,
        int(r.tahunan),
        *(teks(q.raw if q is not None else None) for q in (r.target, r.realisasi, r.capaian)),
        _nilai(r.target),
        _nilai(r.realisasi),
        teks(_satuan(r)),
        teks(kunci_satuan(r.target, r.satuan)),
        teks(kunci_satuan(r.realisasi, r.satuan)),
        document,
        r.halaman,
        int(number) + 1,
        int(r.ganda),
        int(doubtful),
        teks(r.indikator),
    ]


def _nilai(q: Kuantitas | None) -> float | None:
    """The number that is drawn; None for what is none."""
    return q.value if q is not None and q.value is not None and math.isfinite(q.value) else None


def _satuan(r: BarisPerbandingan) -> str:
    """The printed unit of the row, else those of its figures."""
    if r.satuan:
        return r.satuan
    return " / ".join(dict.fromkeys(q.satuan for q in (r.target, r.realisasi) if q is not None and q.satuan))


def _profil(
    rows: Sequence[BarisPerbandingan], groups: Mapping[str, int], regions: Mapping[str, int], words: Kata
) -> dict[str, object]:
    """The comparisons with their members, and for every region its best, worst, equal and unjudged positions."""
    items = banding(rows)
    out: list[dict[str, object]] = [{} for _ in regions]
    for region, positions in profil(items).items():
        entry = {p: [p.banding, p.baris, bilangan(p.median, words), p.lain, p.baik, p.buruk] for p in positions}
        parts = {name: menonjol(positions, sign) for name, sign in (("baik", 1), ("buruk", -1), ("sama", 0))}
        parts["tanpa"] = [p for p in positions if p.arah is None]
        shown = {name: [entry[p] for p in part[:MENONJOL_PALING_BANYAK]] for name, part in parts.items()}
        out[regions[region]] = {**shown, "jumlah": {name: len(part) for name, part in parts.items()}}
    members = [[groups[b.grup], b.tahun, b.satuan, [[regions[a.wilayah], a.baris] for a in b.anggota]] for b in items]
    return {"banding": members, "wilayah": out}


def bilangan(value: float, words: Kata) -> str:
    """A computed number as readers of the language write it, with four decimals at most: 1234.5 is "1.234,5"."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.translate(str.maketrans(",.", ".,")) if words.bahasa == "id" else text
