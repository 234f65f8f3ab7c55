"""Rules on tables: mixed number formats, empty cells, texts that a cell or page cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from petik.checks.aturan import Aturan
from petik.checks.baris import beda_satuan
from petik.checks.document import Bahan, kelompok, kunci, teks
from petik.checks.report import lapor
from petik.normalise.values.angka import gaya
from petik.schemas.data import istilah, pilihan
from petik.schemas.record import Anggaran, Indikator, Kuantitas
from petik.schemas.temuan import Temuan

# words that cannot end a text: "kelembagaan dan", "bagi produk ekspor yang"; "…; dan" only leads to the next item
BELUM_SELESAI = re.compile(
    r"(?<![;,:])\s(?:dan|yang|atau|serta|di|ke|dari|dengan|untuk|pada|dalam|bagi|oleh|terhadap|tentang|antara|dan/atau)\s*$"
)
KALI_SERATUS = re.compile(r"\s*\)?\s*[x×X]\s*100\s*%?\s*\)?\s*$")  # "… dan x 100%": what stands behind a fraction
EKOR = 6  # words by which a cell's text is found again in the running text
BUTIR_BARU = re.compile(r"^\s*(?:\d{1,2}|[a-z])\s*[|.)\[]")  # "8 |melaksanakan", "4. Jumlah"
MUNGKIN_HILANG = 0.6  # confidence that a cell is empty in print where OCR or a dump may have lost it
# headings and footers are no indicators: "Tersedianya :", "Rata-rata"
JUDUL = re.compile(rf":\s*$|^\s*(?:rata\W*rata|rerata|{pilihan(istilah().jumlah)})\W*$", re.I)
FRACTION_LINE = re.compile(r"\s/\s")  # numerator / denominator
ANGKA_PENUH = re.compile(r"^\(?\s*(?:Rp\.?\s*)?\d[\d.,]*\s*(?:,-)?\s*%?\s*\)?$", re.I)  # a cell that is one number

P = TypeVar("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Cetakan:
    """One number as printed, its place in the record, and what the row is called."""

    jalur: str
    kuantitas: Kuantitas
    nama: str


def format_campur(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Both number formats among the unambiguous numbers of one table; the rarer one is shown.

    Formats without pages do not tell where a table ends: there the rows of one kegiatan are tested together, other rows
    each by itself.
    """
    groups: dict[tuple[object, ...], list[Cetakan]] = {}
    for i, row in enumerate(bahan.rekaman.indikator):
        key = _tabel_dari(row, "indikator", row.kegiatan, i)
        for j, value in enumerate(row.nilai):
            for name in ("target", "realisasi", "capaian"):
                _tambah(groups, key, f"indikator/{i}/nilai/{j}/{name}", getattr(value, name), row.indikator)
    for i, money in enumerate(bahan.rekaman.anggaran):
        key = _tabel_dari(money, "anggaran", money.uraian if money.tingkat == "kegiatan" else None, i)
        for name in ("anggaran", "realisasi", "persen"):
            _tambah(groups, key, f"anggaran/{i}/{name}", getattr(money, name), money.uraian or "Jumlah")
    for prints in groups.values():
        yield from _campur(bahan, aturan, prints)


def _tabel_dari(row: Indikator | Anggaran, kind: str, kegiatan: str | None, i: int) -> tuple[object, ...]:
    if row.halaman is not None:
        return (kind, *kelompok(row))
    return ("kegiatan", *kelompok(row), kunci(row.program), kunci(kegiatan)) if kegiatan else (kind, i)


def _tambah(
    groups: dict[tuple[object, ...], list[Cetakan]],
    key: tuple[object, ...],
    jalur: str,
    quantity: Kuantitas | None,
    nama: str | None,
) -> None:
    if quantity is not None:
        groups.setdefault(key, []).append(Cetakan(jalur, quantity, nama or "(tanpa nama)"))


def _campur(bahan: Bahan, aturan: Aturan, prints: Sequence[Cetakan]) -> Iterator[Temuan]:
    styles: dict[str, list[Cetakan]] = {"id": [], "en": []}
    for p in prints:
        votes = set(gaya(p.kuantitas.raw)) | _ribuan(p.kuantitas)
        if len(votes) == 1:
            styles[votes.pop()].append(p)
    if not styles["id"] or not styles["en"]:
        return
    rare, often = sorted(styles.values(), key=len)
    yield lapor(
        bahan,
        aturan,
        "format-campur",
        jalur=rare[0].jalur,
        dasar=(max((p.jalur for p in often), key=bahan.keyakinan),),
        tempat=rare[0].nama,
        tercetak=rare[0].kuantitas.raw,
        hitungan=f"{len(rare)} sel seperti itu, {len(often)} sel seperti {often[0].kuantitas.raw}",
    )


def _ribuan(quantity: Kuantitas) -> set[str]:
    """The style of a print whose value proves that its one mark groups: "741.709" read as 741709."""
    match = re.search(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,])", quantity.raw)
    if match is None or quantity.value is None or abs(quantity.value) < 1000:
        return set()
    return {"id" if match[1] == "." else "en"}


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
    bahan: Bahan, aturan: Aturan, jalur: str, tempat: str | None, apa: str, tercetak: str | None = None
) -> Temuan:
    yakin = 1.0 if bahan.tersusun() or _sebagian(bahan, jalur) else MUNGKIN_HILANG
    return lapor(bahan, aturan, "sel-kosong", jalur=jalur, tempat=tempat, tercetak=tercetak, hitungan=apa, yakin=yakin)


def _sebagian(bahan: Bahan, jalur: str) -> bool:
    """True for a target that is printed and lacks only its unit: its own reading decides."""
    return jalur.endswith("/target") and jalur in bahan.rekaman.asal


def _tanpa_nama(bahan: Bahan, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    if row.indikator is None and any(v.target or v.realisasi for v in row.nilai):
        parent = row.subkegiatan or row.kegiatan or row.program or row.sasaran or row.tujuan
        first = next(q for v in row.nilai for q in (v.target, v.realisasi) if q is not None)
        yield _kosong(bahan, aturan, f"indikator/{i}", parent, "nilai tercetak tanpa nama indikator", first.raw)


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
        if not cancelled and not _tercetak_strip(bahan, i):
            yield _kosong(bahan, aturan, f"indikator/{i}", rows[i].indikator, "target kosong")


def _tercetak_strip(bahan: Bahan, i: int) -> bool:
    """True where the row's target cell holds a dash or another print that is no number."""
    name = kunci(bahan.rekaman.indikator[i].indikator)
    for kisi in bahan.kisi:
        for row in kisi.baris:
            if any(name and kunci(teks(c, "teks")) == name for c in row):
                return any(teks(c, "teks").strip() for c in row if teks(c, "kolom_baku").startswith("target"))
    return False


def _tanpa_satuan(bahan: Bahan, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    """One target printed without the percent sign that the row's other targets carry; no column gives the unit."""
    targets = [(j, v.target) for j, v in enumerate(row.nilai) if v.target is not None and v.target.value is not None]
    with_sign = [q for _, q in targets if "%" in q.raw]
    bare = [(j, q) for j, q in targets if re.fullmatch(r"\s*[\d.,]+\s*", q.raw)]
    if len(bare) == 1 and len(with_sign) >= 2 and len(with_sign) == len(targets) - 1:
        j, quantity = bare[0]
        what = f"target {row.nilai[j].periode} tanpa satuan, target lain memakai %"
        yield _kosong(bahan, aturan, f"indikator/{i}/nilai/{j}/target", row.indikator, what, quantity.raw)


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
        yield _kosong(bahan, aturan, f"{path}/capaian", row.indikator, "capaian kosong")


def tabel_terpotong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Texts of cells that end in a word that cannot end a text: the cell or the page cut them."""
    seen: set[tuple[str, str]] = set()
    for path, field, text in _teks(bahan):
        for piece in FRACTION_LINE.split(text) if path.endswith("/formulasi") else [text]:
            part = KALI_SERATUS.sub("", piece)
            cut = BELUM_SELESAI.search(part)
            place = (path.partition("/")[2].partition("/")[0] + path.partition("/")[0], part)
            if cut is None or place in seen or len(part.split()) < 3:
                continue
            seen.add(place)
            yield lapor(
                bahan,
                aturan,
                "tabel-terpotong",
                jalur=path,
                tempat=field,
                tercetak=part.strip(),
                hitungan=f"berakhir dengan kata «{cut[0].strip()}»",
                terbukti=_baris_berakhir(bahan, part),
            )


def _baris_berakhir(bahan: Bahan, text: str) -> bool:
    """True where a line of the running text ends as *text* does and the next line begins with another item's number."""
    tail = kunci(" ".join(text.split()[-EKOR:]))
    lines = [teks(line, "teks") for line in bahan.naskah]
    return any(kunci(line).endswith(tail) and BUTIR_BARU.match(after) for line, after in pairwise(lines))


def _teks(bahan: Bahan) -> Iterator[tuple[str, str, str]]:
    """Every text of a table cell: its path, what it is, and its print; a merged cell once."""
    before: dict[str, str] = {}
    parents = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
    names = (*parents, "indikator", "formulasi", "sumber_data", "penanggung_jawab")
    for i, row in enumerate(bahan.rekaman.indikator):
        for name in names:
            text = getattr(row, name)
            if text and before.get(name) != text:
                yield f"indikator/{i}/{name}", f"{name} «{(row.jabatan or row.indikator or '')[:60]}»", text
            before[name] = text or ""
    for i, duty in enumerate(bahan.rekaman.jabatan):
        for name, items in (("tugas", duty.tugas), ("fungsi", duty.fungsi)):
            for j, text in enumerate(items):
                yield f"jabatan/{i}/{name}/{j}", f"{name} nomor {j + 1} {duty.jabatan or ''}", text
    for i, money in enumerate(bahan.rekaman.anggaran):
        if money.uraian:
            yield f"anggaran/{i}/uraian", "uraian anggaran", money.uraian


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
        what = f"anggaran {money.anggaran.raw if money.anggaran else ''} tanpa indikator"
        yield _kosong(bahan, aturan, f"anggaran/{i}/anggaran", money.uraian, what)


def _sendirian_kosong(groups: Iterable[Sequence[tuple[P, R, bool]]], aturan: Aturan) -> Iterator[tuple[P, R]]:
    """Members (place, row, filled) that are empty in a group where nearly all are filled."""
    share = aturan.toleransi("sel-kosong", "bagian_terisi")
    fewest = aturan.toleransi("sel-kosong", "baris_minimal")
    for members in groups:
        filled = sum(has for _, _, has in members)
        if filled >= fewest and filled >= share * len(members):
            yield from ((place, row) for place, row, has in members if not has)
