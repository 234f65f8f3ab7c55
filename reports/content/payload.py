"""What the comparison page carries: groups, rows and profiles as one block of data, texts stored once.

The page's script reads it by position; `ROW_FIELDS` and `GRUP` name the positions, and the block carries the names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from petik.compare.pairs.group import Grup
from petik.compare.perbandingan import BarisPerbandingan
from petik.reports.content.links import safe_link, takes_page
from petik.reports.content.profiles import comparisons, outstanding, profiles, region_key, region_names, unit_key
from petik.reports.content.words import Words
from petik.schemas.record import Kuantitas, Rekaman

ROW_FIELDS = (
    "wilayah", "perangkat", "periode", "tahun", "tahunan", "target", "realisasi", "capaian", "nilai_target",
    "nilai_realisasi", "satuan", "satuan_target", "satuan_realisasi", "dok", "halaman", "nomor", "ganda", "ragu",
    "indikator",
)  # fmt: skip
QUANTITIES = ("target", "realisasi", "capaian")
MOST_OUTSTANDING = 10


@dataclass(frozen=True, slots=True)
class PageGroup:
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


class TextNumbers:
    """Texts by number; 0 is the empty one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def __call__(self, text: str | None) -> int:
        return self._numbers.setdefault(text or "", len(self._numbers))

    @property
    def all(self) -> list[str]:
        return list(self._numbers)


def in_order(groups: Sequence[Grup], rows: Sequence[BarisPerbandingan]) -> list[BarisPerbandingan]:
    """The rows in the order of *groups*; those of other groups are left out."""
    place = {g.id: n for n, g in enumerate(groups)}
    return sorted((r for r in rows if r.grup in place), key=lambda r: place[r.grup])


def page_groups(groups: Sequence[Grup], rows: Sequence[BarisPerbandingan]) -> list[PageGroup]:
    """The groups that have *rows* (sorted by `in_order`), those that compare the most first."""
    spans: dict[str, tuple[int, int]] = {}
    for i, row in enumerate(rows):
        spans[row.grup] = (spans.get(row.grup, (i, i))[0], i + 1)
    out = [_group(g, rows, *spans[g.id]) for g in groups if g.id in spans]
    return sorted(out, key=lambda g: (-g.wilayah, -g.tahun, -g.dokumen, g.nama.casefold(), g.id))


def _group(g: Grup, rows: Sequence[BarisPerbandingan], start: int, end: int) -> PageGroup:
    own = rows[start:end]
    return PageGroup(
        id=g.id,
        nama=g.nama,
        # to a reader "hitungan" (a unit that counts) and "jumlah" (the word for it) are one kind
        jenis="jumlah" if g.jenis == "hitungan" else g.jenis or "",
        satuan=g.satuan or "",
        polaritas=g.polaritas or "",
        pasti=g.pasti,
        wilayah=len({region_key(r) for r in own} - {""}),
        perangkat=len({(region_key(r), (r.perangkat_daerah or "").casefold()) for r in own if r.perangkat_daerah}),
        dokumen=len({r.dok_id for r in own}),
        tahun=len({r.tahun for r in own}),
        mulai=start,
        banyak=end - start,
    )


def payload(
    groups: Sequence[PageGroup],
    rows: Sequence[BarisPerbandingan],
    records: Mapping[str, Rekaman],
    links: Mapping[str, str],
    words: Words,
) -> dict[str, object]:
    """The block of data. *rows* are those that *groups* points into."""
    text_at = TextNumbers()
    regions = region_names(rows)
    place = {key: n for n, key in enumerate(regions)}
    documents = {dok_id: n for n, dok_id in enumerate(sorted({r.dok_id for r in rows}))}
    return {
        "bahasa": words.bahasa,
        "kata": words.kalimat,
        "kolom": ROW_FIELDS,
        "grup": [asdict(g) for g in groups],
        "wilayah": [[key, name] for key, name in regions.items()],
        "dokumen": [_document(dok_id, records, links, words) for dok_id in documents],
        "baris": [
            _row(r, place.get(region_key(r), -1), documents[r.dok_id], records.get(r.dok_id), text_at) for r in rows
        ],
        "profil": _profiles(rows, {g.id: n for n, g in enumerate(groups)}, place, words),
        "teks": text_at.all,
    }


def _document(
    dok_id: str, records: Mapping[str, Rekaman], links: Mapping[str, str], words: Words
) -> list[str | bool | None]:
    """Name, kind, address (None where there is no safe one), and whether the address takes a page."""
    record = records.get(dok_id)
    name = record.dokumen.berkas if record is not None else dok_id
    kind = words.jenis.get(record.dokumen.jenis, record.dokumen.jenis) if record is not None else ""
    href = safe_link(links[dok_id]) if dok_id in links else None
    return [name, kind, href, href is not None and takes_page(href)]


def _row(
    r: BarisPerbandingan, region: int, document: int, record: Rekaman | None, text_at: TextNumbers
) -> list[object]:
    """One row in the order of `ROW_FIELDS`."""
    origins = record.asal if record is not None else {}
    doubtful = any((a := origins.get(f"{r.jalur}/{key}")) is not None and a.catatan for key in QUANTITIES)
    number = r.jalur.split("/")[1]
    return [
        region,
        text_at(r.perangkat_daerah),
        text_at(r.periode),
        r.tahun,
        int(r.tahunan),
        *(text_at(q.raw if q is not None else None) for q in (r.target, r.realisasi, r.capaian)),
        _number(r.target),
        _number(r.realisasi),
        text_at(_unit(r)),
        text_at(unit_key(r.target, r.satuan)),
        text_at(unit_key(r.realisasi, r.satuan)),
        document,
        r.halaman,
        int(number) + 1,
        int(r.ganda),
        int(doubtful),
        text_at(r.indikator),
    ]


def _number(q: Kuantitas | None) -> float | None:
    """The number that is drawn; None for what is none."""
    return q.value if q is not None and q.value is not None and math.isfinite(q.value) else None


def _unit(r: BarisPerbandingan) -> str:
    """The printed unit of the row, else those of its figures."""
    if r.satuan:
        return r.satuan
    return " / ".join(dict.fromkeys(q.satuan for q in (r.target, r.realisasi) if q is not None and q.satuan))


def _profiles(
    rows: Sequence[BarisPerbandingan], groups: Mapping[str, int], regions: Mapping[str, int], words: Words
) -> dict[str, object]:
    """The comparisons with their members, and for every region its best, worst, equal and unjudged positions."""
    items = comparisons(rows)
    out: list[dict[str, object]] = [{} for _ in regions]
    for region, positions in profiles(items).items():
        entry = {
            p: [p.comparison, p.baris, figure_text(p.median, words), p.others, p.better, p.worse] for p in positions
        }
        parts = {name: outstanding(positions, sign) for name, sign in (("baik", 1), ("buruk", -1), ("sama", 0))}
        parts["tanpa"] = [p for p in positions if p.direction is None]
        shown = {name: [entry[p] for p in part[:MOST_OUTSTANDING]] for name, part in parts.items()}
        out[regions[region]] = {**shown, "jumlah": {name: len(part) for name, part in parts.items()}}
    members = [[groups[b.grup], b.tahun, b.satuan, [[regions[a.wilayah], a.baris] for a in b.members]] for b in items]
    return {"banding": members, "wilayah": out}


def figure_text(value: float, words: Words) -> str:
    """A computed number as readers of the language write it, with four decimals at most: 1234.5 is "1.234,5"."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.translate(str.maketrans(",.", ".,")) if words.bahasa == "id" else text
