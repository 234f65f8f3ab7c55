"""Rules on empty cells: names, targets, units and achievements that are missing where the row's siblings have them.

An empty field of the record is no empty cell of the document: the value may stand in a neighbouring cell, in a merged
one, overleaf, or the row may be a heading or a piece of another. So the cell itself is looked at (`_periksa`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar, Unpack

from petik.checks.aturan import Aturan
from petik.checks.baris import beda_satuan
from petik.checks.document import KEPALA_TERTINGGI, Bahan, Kisi, Row, bulat, kelompok, kunci, teks
from petik.checks.misreadings import crowded, near_rows
from petik.checks.report import lapor
from petik.checks.wording import Phrase, Words, phrase
from petik.schemas.record import Anggaran, Indikator
from petik.schemas.temuan import Temuan

MUNGKIN_HILANG = 0.6  # confidence that a cell is empty in print where OCR or a dump may have lost it
JUDUL = re.compile(
    r":\s*$|^\s*(?:rata\W*rata|jumlah|total|rerata)\W*$|"
    r"^\s*(?:visi|misi|tujuan|sasaran|program|kegiatan|renstra)\b\s*[:\d]",
    re.I,
)  # headings and footers are no indicators: "Visi: …", "RATA – RATA", "Renstra 2019 – 2023"
SEPOTONG = re.compile(r"^\s*[a-z(]")  # a row's name that begins in the middle: "kewenangan provinsi"
NAMA_TERPENDEK = 3  # words of a name; fewer may be a piece of the row above
TERISI_SEDIKITNYA = 4  # target cells of a table that are filled: it is no blank form
KOLOM_HAMPA, TERISI_SEBAGIAN = 3, 0.2  # rows of a level without a target, share that has one: the column is empty

P = TypeVar("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Tilikan:
    """What the printed table shows where the record has nothing: `terisi` if there is a print, else perhaps a doubt."""

    terisi: bool = False
    ragu: Words | None = None


class Tambahan(TypedDict, total=False):
    """What is printed beside the empty cell, and the misreading that would explain it."""

    tercetak: str | None
    ragu: Words | None


KOSONG = Tilikan()
TERISI = Tilikan(terisi=True)


def sel_kosong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Names, targets, units and achievements missing where the row's siblings have them."""
    groups: dict[tuple[object, ...], list[int]] = {}
    periods: tuple[str, ...] = ()
    for i, row in enumerate(bahan.rekaman.indikator):
        periods = tuple(v.periode for v in row.nilai) or periods  # an empty row has its neighbour's
        groups.setdefault((*kelompok(row), row.tingkat, periods), []).append(i)
    for members in groups.values():
        yield from _tanpa_target(bahan, aturan, members)
    for i, row in enumerate(bahan.rekaman.indikator):
        yield from _tanpa_nama(bahan, aturan, i, row)
        yield from _tanpa_satuan(bahan, aturan, i, row)
    yield from _tanpa_capaian(bahan, aturan)


def _kosong(
    bahan: Bahan, aturan: Aturan, jalur: str, tempat: Words | None, apa: Phrase, **bukti: Unpack[Tambahan]
) -> Temuan:
    yakin = 1.0 if bahan.tersusun() or _sebagian(bahan, jalur) else MUNGKIN_HILANG
    return lapor(
        bahan, aturan, "sel-kosong", jalur=jalur, tempat=tempat, hitungan=apa, yakin=yakin, sebab=apa.name, **bukti
    )


def _sebagian(bahan: Bahan, jalur: str) -> bool:
    """True for a target that is printed and lacks only its unit: its own reading decides."""
    return jalur.endswith("/target") and jalur in bahan.rekaman.asal


def _tanpa_nama(bahan: Bahan, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    values = [(j, n, q) for j, v in enumerate(row.nilai) for n in ("target", "realisasi") if (q := getattr(v, n))]
    if row.indikator is not None or not values:
        return
    j, name, first = values[0]
    seen = _tilik(bahan, f"indikator/{i}/nilai/{j}/{name}", "indikator")
    if not seen.terisi:
        parent = row.subkegiatan or row.kegiatan or row.program or row.sasaran or row.tujuan
        what = phrase("nilai-tanpa-nama")
        yield _kosong(bahan, aturan, f"indikator/{i}", parent, what, tercetak=first.raw, ragu=seen.ragu)


def _tanpa_target(bahan: Bahan, aturan: Aturan, members: Sequence[int]) -> Iterator[Temuan]:
    """A row without any target in a table whose other rows have one."""
    rows = bahan.rekaman.indikator
    filled = [i for i in members if any(v.target for v in rows[i].nilai)]
    empty = [i for i in members if i not in set(filled) and not JUDUL.search(rows[i].indikator or ":")]
    share = aturan.toleransi("sel-kosong", "bagian_terisi")
    fewest = aturan.toleransi("sel-kosong", "baris_minimal")
    if len(filled) < fewest or len(filled) < share * (len(filled) + len(empty)):
        return
    unfunded = {kunci(m.uraian) for m in bahan.rekaman.anggaran if m.anggaran is not None and m.anggaran.value == 0}
    for i in empty:
        cancelled = {kunci(rows[i].kegiatan), kunci(rows[i].subkegiatan)} & unfunded
        seen = _tilik(bahan, f"indikator/{i}/indikator", "target")
        if not cancelled and not seen.terisi:
            ragu = seen.ragu or _nama_sepotong(rows, i)
            yield _kosong(bahan, aturan, f"indikator/{i}", rows[i].indikator, phrase("target-kosong"), ragu=ragu)


def _nama_sepotong(rows: Sequence[Indikator], i: int) -> Words | None:
    """The row's name is a piece of another row's: it begins in the middle, or is a word or two."""
    name = rows[i].indikator or ""
    return phrase("nama-sepotong") if SEPOTONG.match(name) or len(name.split()) < NAMA_TERPENDEK else None


def _tilik(bahan: Bahan, jalur: str, column: str) -> Tilikan:
    """What stands in the cell of *column* in the printed row of *jalur*, and in those around it."""
    place = bahan.letak_baris(jalur)
    if place is None:
        return Tilikan(ragu=phrase("sel-tidak-ditemukan")) if bahan.tabel else KOSONG
    kisi, number = place
    row = kisi.baris[number]
    cells = [c for c in row if column in (teks(c, "kolom_baku"), teks(c, "kolom_baku").partition(":")[0])]
    if any(teks(c, "teks").strip() for c in cells) or _gabungan(kisi, number, column):
        return TERISI
    near = crowded(near_rows(bahan, jalur), column)
    if near is not None:
        return Tilikan(ragu=phrase("nilai-di-sel-lain", cetakan=teks(near, "teks")))
    if not cells:
        return Tilikan(ragu=phrase("sel-tidak-ditemukan"))
    if _di_tepi(bahan, kisi, number):
        return Tilikan(ragu=phrase("sambungan-halaman"))
    return KOSONG


def _gabungan(kisi: Kisi, number: int, column: str) -> bool:
    """True where a filled cell of *column* from a row above spans this row."""
    here = bulat(kisi.baris[number][0], "baris")
    return any(
        column in (teks(c, "kolom_baku"), teks(c, "kolom_baku").partition(":")[0])
        and teks(c, "teks").strip()
        and bulat(c, "baris") < here < bulat(c, "baris") + max(1, bulat(c, "rentang_baris"))
        for c in kisi.sel
    )


def _di_tepi(bahan: Bahan, kisi: Kisi, number: int) -> bool:
    """True for the last row before a page break that the table goes over, and for the first behind one."""
    if kisi.halaman is None:
        return False
    tables = bahan.kisi
    at = tables.index(kisi)
    goes_on = at + 1 < len(tables) and _menyambung(kisi, tables[at + 1])
    came = at > 0 and _menyambung(tables[at - 1], kisi)
    first = next((n for n, row in enumerate(kisi.baris) if not _kepala(row)), 0)
    piece = any(teks(c, "teks").strip()[:1].islower() for c in kisi.baris[number])
    early = number <= max(first, KEPALA_TERTINGGI)
    return (goes_on and number == len(kisi.baris) - 1) or (came and (number == first or (early and piece)))


def _menyambung(above: Kisi, below: Kisi) -> bool:
    return above.halaman is not None and below.halaman == above.halaman + 1


def _kepala(row: Sequence[Row]) -> bool:
    """A row of headings or of column numbers."""
    texts = [teks(c, "teks").strip(" ().") for c in row if teks(c, "teks").strip()]
    numbers = sum(t.isdigit() and len(t) <= 2 for t in texts)
    return bool(texts) and (numbers == len(texts) or {kunci(t) for t in texts} >= {"target", "indikator"})


def target_kosong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of ruled tables whose printed target cells are all empty, where others of the table are filled.

    Where nearly all of one level are empty the column is told of as a whole.
    """
    for kisi in bahan.kisi:
        filled = sum(1 for c in kisi.sel if teks(c, "kolom_baku").startswith("target") and _angka(c))
        levels = {teks(c, "kolom_baku").partition(":")[2] for c in kisi.sel}
        for level in sorted(levels) if filled >= TERISI_SEDIKITNYA else ():
            named = list(_baris_bernama(kisi, level))
            empty = [c for number, c in named if _target_hampa(bahan, kisi, number, level)]
            yield from _hampa(bahan, aturan, kisi, empty, len(named))


def _hampa(bahan: Bahan, aturan: Aturan, kisi: Kisi, empty: Sequence[Row], named: int) -> Iterator[Temuan]:
    if len(empty) >= KOLOM_HAMPA and len(empty) > named * (1 - TERISI_SEBAGIAN):
        name = teks(empty[0], "kolom_baku").partition(":")[2]
        what = phrase("kolom-target-kosong", tingkat=phrase(f"isian-{name or 'indikator'}"), n=len(empty))
        yield lapor(
            bahan, aturan, "sel-kosong", sel=empty[0], tempat=_sebutan(kisi), hitungan=what, sebab="kolom-target-kosong"
        )
        return
    for cell in empty:
        yield lapor(
            bahan,
            aturan,
            "sel-kosong",
            sel=cell,
            tempat=teks(cell, "teks"),
            hitungan=phrase("target-kosong"),
            sebab="target-kosong",
        )


def _sebutan(kisi: Kisi) -> Phrase:
    return phrase("tabel-berjudul", judul=kisi.judul) if kisi.judul else phrase("tabel-ke", n=kisi.nomor)


def _angka(cell: Row) -> bool:
    return any(ch.isdigit() for ch in teks(cell, "teks"))


def _baris_bernama(kisi: Kisi, level: str) -> Iterator[tuple[int, Row]]:
    """The rows (from 0) of a ruled table that name an indicator of *level*, with the name's cell."""
    column = f"indikator:{level}" if level else "indikator"
    for number, row in enumerate(kisi.baris):
        for c in row:
            text = teks(c, "teks").strip()
            ruled = teks(c, "metode") == "ruled" and teks(c, "sumber") in ("text", "office")
            piece = SEPOTONG.match(text) or JUDUL.search(text) or text.casefold().startswith("indikator")
            if teks(c, "kolom_baku") == column and ruled and len(text.split()) >= NAMA_TERPENDEK and not piece:
                yield number, c


def _target_hampa(bahan: Bahan, kisi: Kisi, number: int, level: str) -> bool:
    """True where the row's target cells of *level* are printed and empty, and no row around can fill them."""
    column = f"target:{level}" if level else "target"
    cells = [c for c in kisi.baris[number] if teks(c, "kolom_baku") == column]
    if not cells or any(teks(c, "teks").strip() for c in cells) or _gabungan(kisi, number, column):
        return False
    near = [kisi.baris[n] for n in (number - 1, number + 1) if 0 <= n < len(kisi.baris)]
    return crowded(near, "target") is None and not _di_tepi(bahan, kisi, number)


def _tanpa_satuan(bahan: Bahan, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    """One target printed without the percent sign that the row's other targets carry; no column gives the unit."""
    targets = [(j, v.target) for j, v in enumerate(row.nilai) if v.target is not None and v.target.value is not None]
    with_sign = [q for _, q in targets if "%" in q.raw]
    bare = [(j, q) for j, q in targets if re.fullmatch(r"\s*[\d.,]+\s*", q.raw)]
    if len(bare) == 1 and len(with_sign) >= 2 and len(with_sign) == len(targets) - 1:
        j, quantity = bare[0]
        what = phrase("target-tanpa-satuan", periode=row.nilai[j].periode)
        path = f"indikator/{i}/nilai/{j}/target"
        yield _kosong(bahan, aturan, path, row.indikator, what, tercetak=quantity.raw)


def _tanpa_capaian(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """An empty achievement beside a target and a realisasi, where nearly all such rows of the document have one."""
    groups: dict[tuple[object, ...], list[tuple[str, Indikator, bool]]] = {}
    for path, row, value in bahan.nilai():
        target, realisasi = value.target, value.realisasi
        if target is None or realisasi is None or beda_satuan(target, realisasi):
            continue
        if target.value is not None and realisasi.value is not None:
            key = (*kelompok(row), row.tingkat, "-" in value.periode)
            groups.setdefault(key, []).append((path, row, value.capaian is not None))
    for path, row in _sendirian_kosong(groups.values(), aturan):
        seen = _tilik(bahan, f"{path}/realisasi", "capaian")
        if not seen.terisi:
            what = phrase("capaian-kosong")
            yield _kosong(bahan, aturan, f"{path}/capaian", row.indikator, what, ragu=seen.ragu)


def anggaran_tanpa_indikator(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Budget rows without an indicator, in a document whose other rows of that level have both (rencana aksi)."""
    level_rows: dict[tuple[object, ...], list[tuple[int, Anggaran, bool]]] = {}
    named: set[tuple[str, str]] = set()
    for row in bahan.rekaman.indikator:
        for name in ("program", "kegiatan", "subkegiatan"):
            if row.indikator and row.tingkat == name:
                named.add((name, kunci(getattr(row, name))))
    for i, money in enumerate(bahan.rekaman.anggaran):
        if money.tingkat in ("program", "kegiatan", "subkegiatan") and money.anggaran is not None and money.uraian:
            has = (money.tingkat, kunci(money.uraian)) in named
            level_rows.setdefault((kunci(money.jabatan), money.tingkat), []).append((i, money, has))
    for i, money in _sendirian_kosong(level_rows.values(), aturan):
        seen = _tilik(bahan, f"anggaran/{i}/anggaran", f"indikator:{money.tingkat}")
        what = phrase("anggaran-tanpa-indikator", uang=money.anggaran.raw if money.anggaran else "")
        if not seen.terisi:
            yield _kosong(bahan, aturan, f"anggaran/{i}/anggaran", money.uraian, what, ragu=seen.ragu)


def _sendirian_kosong(groups: Iterable[Sequence[tuple[P, R, bool]]], aturan: Aturan) -> Iterator[tuple[P, R]]:
    """Members (place, row, filled) that are empty in a group where nearly all are filled."""
    share = aturan.toleransi("sel-kosong", "bagian_terisi")
    fewest = aturan.toleransi("sel-kosong", "baris_minimal")
    for members in groups:
        filled = sum(has for _, _, has in members)
        if filled >= fewest and filled >= share * len(members):
            yield from ((place, row) for place, row, has in members if not has)
