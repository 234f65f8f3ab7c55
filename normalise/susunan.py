"""What the place of scanned numbers, and the numbers beside them, say of their reading.

Two readers may agree on every digit of a number that stands in the wrong row: a ruling was lost, a heading guessed, a
line pushed aside. What contradicts such a row takes confidence from its numbers, and from the page's where it happens
often. Numbers that were not read from an image are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from petik.ingest.page import Page
from petik.schemas.keyakinan import UNPROVEN
from petik.schemas.record import Anggaran, Asal, Indikator, Kuantitas, Rekaman

CROWD, SHARE = 4, 0.2  # numbers in doubt, and their share of a page's, from which the others are doubted with them
SMALL, LARGE = 1_000, 100_000  # rupiah: what stands beside amounts of the second size is no amount below the first
BESIDE = 3.0  # points: a number stands at the height of its row's name, or so close to it
ASIDE = 12.0  # points: a number stands below the others of its column, or so close to it
LEVEL = 0.45  # of a number's height: two lines side by side
NEAR = 6.0  # points: a border this close to a row is one of its two
LEGIBLE = 0.55  # of a name's worst word
COLUMN = 3  # numbers that make a column
Box = tuple[float, float, float, float]
NAMES = {"indikator": ("indikator", "sasaran", "program", "kegiatan"), "anggaran": ("uraian", "program", "kegiatan")}


@dataclass(frozen=True, slots=True)
class _Number:
    """One number of a row: its path, what it is in its column ("2016/target"), its quantity."""

    path: str
    column: str
    quantity: Kuantitas


def ditimbang(
    rekaman: Rekaman,
    tanpa_garis: Collection[str] = (),
    kolom_kembar: Collection[str] = (),
    pages: Sequence[Page] = (),
) -> Rekaman:
    """*rekaman* with the confidence of its scanned numbers weighed by their rows and columns.

    *tanpa_garis*: paths of the numbers of tables without rulings; *kolom_kembar*: those of tables in which several
    columns of figures have one heading; *pages*: the pages as they were read.
    """
    scanned = {path: a for path, a in rekaman.asal.items() if a.sumber == "ocr"}
    if not scanned:
        return rekaman
    rows = list(_rows(rekaman))
    doubts: dict[str, list[str]] = defaultdict(list)
    found = (
        _broken(rows, scanned),
        _small(rekaman, scanned),
        _unnamed(rows, scanned),
        _beside(rows, scanned),
        _twin_columns(kolom_kembar, scanned),
        _aside(rows, scanned),
        _between_lines(rows, scanned, tanpa_garis),
        _guessed(rows, scanned, pages),
    )
    for path, why in chain.from_iterable(found):
        doubts[path].append(why)
    for path in list(_around(rows, scanned, doubts)):
        doubts[path].append("susunan tabel di halaman ini tidak pasti")
    out = dict(rekaman.asal)
    for path, whys in doubts.items():
        out[path] = _capped(out[path], "; ".join(dict.fromkeys(whys)))
    for path in _arithmetic(rekaman, scanned):
        out[path] = _capped(out[path], "realisasi / anggaran bukan persen yang terbaca")
    return rekaman.model_copy(update={"asal": out})


def _capped(asal: Asal, why: str) -> Asal:
    """No surer than what nothing proves, and a word why."""
    if asal.keyakinan <= UNPROVEN:
        return asal
    note = f"{asal.catatan}; {why}" if asal.catatan else why
    return asal.model_copy(update={"keyakinan": UNPROVEN, "catatan": note})


def _rows(rekaman: Rekaman) -> Iterator[tuple[str, list[_Number]]]:
    """Path and numbers of every row."""
    for i, row in enumerate(rekaman.indikator):
        yield f"indikator/{i}", list(_of_indikator(f"indikator/{i}", row))
    for i, budget in enumerate(rekaman.anggaran):
        yield f"anggaran/{i}", list(_of_anggaran(f"anggaran/{i}", budget))


def _of_indikator(path: str, row: Indikator) -> Iterator[_Number]:
    for i, nilai in enumerate(row.nilai):
        for name in ("target", "realisasi", "capaian"):
            quantity = getattr(nilai, name)
            if quantity is not None:
                yield _Number(f"{path}/nilai/{i}/{name}", f"{row.halaman} {nilai.periode}/{name}", quantity)


def _of_anggaran(path: str, row: Anggaran) -> Iterator[_Number]:
    for name in ("anggaran", "realisasi", "persen"):
        quantity = getattr(row, name)
        if quantity is not None:
            yield _Number(f"{path}/{name}", f"{row.halaman} {row.periode}/{name}", quantity)


def _broken(rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Numbers of rows of which a cell holds what it cannot: several numbers, words of a name; or two of one kind."""
    for path, numbers in rows:
        money = path.startswith("anggaran")
        kinds = [n.column for n in numbers]
        why = None
        if any(n.quantity.value is None and _misplaced(n.quantity.raw, money) for n in numbers):
            why = "sel di baris ini memuat lebih dari satu angka, atau kata"
        elif len(set(kinds)) < len(kinds):
            why = "dua angka sejenis untuk satu periode"
        if why is not None:
            yield from ((n.path, why) for n in numbers if n.path in scanned)


def _misplaced(raw: str, money: bool) -> bool:
    """Whether a print without a value says that its row is broken; a target may be a word ("WTP", "4 tahapan")."""
    words = re.findall(r"[^\W\d_]{2,}", raw)
    return len(re.findall(r"\d[\d.,]*", raw)) > 1 or len(words) >= (1 if money else 3)


def _small(rekaman: Rekaman, scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Amounts of a few rupiah beside common ones: column numbers, percentages, pieces of an amount."""
    amounts = [
        (f"anggaran/{i}/{name}", abs(q.value))
        for i, row in enumerate(rekaman.anggaran)
        for name, q in (("anggaran", row.anggaran), ("realisasi", row.realisasi))
        if q is not None and q.value
    ]
    if amounts and median(value for _, value in amounts) >= LARGE:
        for path, value in amounts:
            if value < SMALL and path in scanned:
                yield path, "jumlah rupiah terlalu kecil di antara yang lain"


def _unnamed(rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Numbers of rows whose name was badly read: whose they are is not known. Totals often have no name."""
    for path, numbers in rows:
        name = _name_of(path, scanned)
        if name is not None and name.keyakinan < LEGIBLE:
            yield from ((n.path, "nama barisnya tidak terbaca jelas") for n in numbers if n.path in scanned)


def _twin_columns(paths: Collection[str], scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Numbers of tables in which several columns of figures have one heading: what told them apart was not read."""
    yield from ((p, "beberapa kolom angka di tabelnya berjudul sama") for p in paths if p in scanned)


def _beside(rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Numbers that stand above or below all text of their row."""
    for path, numbers in rows:
        name = _name_of(path, scanned)
        if name is None or name.kotak is None:
            continue
        for n in numbers:
            asal = scanned.get(n.path)
            if asal is None or asal.kotak is None or asal.halaman != name.halaman:
                continue
            if asal.kotak[1] > name.kotak[3] + BESIDE or asal.kotak[3] < name.kotak[1] - BESIDE:
                yield n.path, "tidak setinggi nama barisnya"


def _aside(rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal]) -> Iterator[tuple[str, str]]:
    """Numbers that stand where another column's numbers stand."""
    columns: dict[str, list[tuple[str, Box]]] = defaultdict(list)
    for _, numbers in rows:
        for n in numbers:
            asal = scanned.get(n.path)
            if asal is not None and asal.kotak is not None:
                columns[n.column].append((n.path, asal.kotak))
    wide = {k: [box for _, box in m] for k, m in columns.items() if len(m) >= COLUMN}
    places = {k: (median(b[0] for b in boxes), median(b[2] for b in boxes)) for k, boxes in wide.items()}
    for key, (left, right) in places.items():
        others = [p for other, p in places.items() if other != key and other.split()[0] == key.split()[0]]
        for path, box in columns[key]:
            middle = (box[0] + box[2]) / 2
            apart = box[0] > right + ASIDE or box[2] < left - ASIDE
            if apart and any(a <= middle <= b for a, b in others):
                yield path, "sekolom dengan angka lain jenis"


def _between_lines(
    rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal], open_paths: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Numbers of tables without rulings that stand on no end of their row's text: the row is a guess."""
    for path, numbers in rows:
        name = _name_of(path, scanned)
        for n in numbers:
            asal = scanned.get(n.path)
            if n.path not in open_paths or asal is None or asal.kotak is None:
                continue
            if name is None or name.kotak is None or not _on_an_end(asal.kotak, name.kotak):
                yield n.path, "tabel tanpa garis: batas barisnya diduga"


def _on_an_end(number: Box, name: Box) -> bool:
    """True where a number stands beside the first or the last line of a text."""
    height = number[3] - number[1]
    return min(abs(number[1] - name[1]), abs(number[3] - name[3])) <= LEVEL * height


def _guessed(
    rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal], pages: Sequence[Page]
) -> Iterator[tuple[str, str]]:
    """Numbers above or below a border that the scan lost and that was put where rows seemed to part."""
    restored = {p.number: [r for r in p.rulings if r.restored and r.horizontal] for p in pages}
    for path, numbers in rows:
        name = _name_of(path, scanned)
        for n in numbers:
            asal = scanned.get(n.path)
            if asal is None or asal.kotak is None or name is None or name.kotak is None:
                continue
            top, bottom = min(asal.kotak[1], name.kotak[1]) - NEAR, max(asal.kotak[3], name.kotak[3]) + NEAR
            beside = (r for r in restored.get(asal.halaman or 0, ()) if r.x0 <= asal.kotak[0] and r.x1 >= asal.kotak[2])
            if any(top <= r.top <= bottom for r in beside):
                yield n.path, "garis pemisah barisnya tidak terlihat di pindaian"


def _name_of(path: str, scanned: Mapping[str, Asal]) -> Asal | None:
    """Where the text stands that names a row."""
    return next((scanned[p] for n in NAMES[path.split("/")[0]] if (p := f"{path}/{n}") in scanned), None)


def _around(
    rows: Iterable[tuple[str, list[_Number]]], scanned: Mapping[str, Asal], doubts: Collection[str]
) -> Iterator[str]:
    """The other numbers of pages on which many are in doubt: what moved those may have moved these."""
    by_page: dict[int | None, list[str]] = defaultdict(list)
    for _, numbers in rows:
        for n in numbers:
            if n.path in scanned:
                by_page[scanned[n.path].halaman].append(n.path)
    for paths in by_page.values():
        doubted = sum(p in doubts for p in paths)
        if doubted >= CROWD and doubted > SHARE * len(paths):
            yield from (p for p in paths if p not in doubts)


def _arithmetic(rekaman: Rekaman, asal: Mapping[str, Asal]) -> Iterator[str]:
    """Numbers of budget rows whose percentage is not realisation / budget.

    Where it is, nothing is proved: the last digits of an amount do not show in its percentage.
    """
    for i, row in enumerate(rekaman.anggaran):
        parts = {"anggaran": row.anggaran, "realisasi": row.realisasi, "persen": row.persen}
        paths = [f"anggaran/{i}/{name}" for name in parts]
        if any(q is None or q.value is None for q in parts.values()):
            continue
        if any(p not in asal or asal[p].sumber != "ocr" for p in paths):
            continue
        assert row.anggaran and row.realisasi and row.persen
        budget, spent, percent = row.anggaran.value, row.realisasi.value, row.persen.value
        if budget and spent is not None and percent is not None:
            printed = re.search(r"\d[.,](\d+)", row.persen.raw)
            decimals = len(printed[1]) if printed else 0
            if abs(100 * spent / budget - percent) > 1.01 * 10**-decimals:
                yield from paths
