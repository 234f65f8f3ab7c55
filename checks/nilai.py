"""One fact with two values in one document: indicators in several tables, budgets in the PKs of several posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.report import lapor
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

KODE = "nilai-berbeda"
UMUM = re.compile(r"^\s*(?:input|output|outcome|masukan|keluaran|hasil)\s*:", re.I)  # "Output : Jumlah Kegiatan"
SEMENTARA = re.compile(r"\*")  # a footnote's mark: "70.676 *)" is a provisional figure
NAMA_PANJANG, SALAH_KETIK = 30, 1  # letters of a name in which one letter more, less or other is a slip
NAMA_TERPENDEK = 12  # letters of a name that says something by itself
BANYAK = 3
TERLALU_JAUH = 2.0  # realisasi and capaian farther apart are two measures under one name
HAMPIR = 0.1  # budgets of a report that differ by less are one budget; else a part and its whole


@dataclass(frozen=True)
class Cetak:
    """One print of a fact: its place, its row, the values beside it, and itself."""

    jalur: str
    row: Indikator
    nilai: Nilai
    kuantitas: Kuantitas

    @property
    def nama(self) -> str:
        """The path of the row's name."""
        return self.jalur.partition("/nilai/")[0] + "/indikator"


def nilai_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """The same indicator, period and column with two values, and the same program with two budgets.

    Measurement sheets repeat names for every unit that they list; there only a total would tell, so they are silent.
    """
    if bahan.rekaman.dokumen.jenis != "pengukuran":
        yield from _indikator_berbeda(bahan, aturan)
        yield from _majemuk_berbeda(bahan, aturan)
        yield from _anggaran_berbeda(bahan, aturan)


def _indikator_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    facts: dict[tuple[str, ...], list[Cetak]] = {}
    same = _serupa({kunci_indikator(row.indikator) for row in bahan.rekaman.indikator})
    for path, row, value in bahan.nilai():
        name = same[kunci_indikator(row.indikator)]
        if len(name) < NAMA_TERPENDEK or UMUM.match(row.indikator or ""):
            continue  # such a name says nothing without its kegiatan
        for field in ("target", "realisasi", "capaian"):
            quantity = getattr(value, field)
            if rumus.satu_bilangan(quantity) is not None and not SEMENTARA.search(quantity.raw):
                key = (name, value.periode, field, kunci(row.jabatan))
                facts.setdefault(key, []).append(Cetak(f"{path}/{field}", row, value, quantity))
    compared: Counter[tuple[int | None, str]] = Counter()
    found: list[tuple[tuple[int | None, str], Temuan]] = []
    for (_, periode, field, _), prints in facts.items():
        if len(prints) > 1 and _sama_induk(prints):
            compared.update({(p.row.halaman, field) for p in prints})
            found += [((t.halaman, field), t) for t in _beda(bahan, aturan, periode, field, prints)]
    differ = Counter(place for place, _ in found)
    # a page on which most facts differ compares with something else: the plan's last year, a part of the year
    for place, t in found:
        if place[0] is None or differ[place] < BANYAK or 2 * differ[place] <= compared[place]:
            yield t


def _majemuk_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Cells with several numbers ("22,7% atau 75%") of which one differs and another agrees with the other table's."""
    first: dict[tuple[str, ...], tuple[str, Kuantitas]] = {}
    for path, row, value in bahan.nilai():
        for field in ("target", "realisasi", "capaian"):
            quantity = getattr(value, field)
            if quantity is None or len(_angka(quantity)) < 2 or row.tingkat in ("kegiatan", "subkegiatan"):
                continue
            key = (kunci_indikator(row.indikator), value.periode, field, kunci(row.jabatan))
            there, other = first.setdefault(key, (f"{path}/{field}", quantity))
            here, before = _angka(quantity), _angka(other)
            if len(here) != len(before) or here == before or not set(here) & set(before):
                continue
            yield lapor(
                bahan,
                aturan,
                KODE,
                jalur=f"{path}/{field}",
                dasar=(there,),
                tempat=f"{row.indikator}, {field} {value.periode}",
                tercetak=quantity.raw,
                seharusnya=other.raw,
                hitungan="pada tabel lain",
            )


def _angka(quantity: Kuantitas) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", quantity.raw)


def kunci_indikator(nama: str | None) -> str:
    """An indicator's name as a key, without its unit in brackets and its number: "5.1. X (%)" is "x"."""
    text = re.sub(r"^\s*[\d.]+\s*", "", nama or "")
    bare = kunci(re.sub(r"\([^()]*\)", " ", text))
    return bare if len(bare) > 8 else kunci(text)


def _serupa(names: Iterable[str]) -> dict[str, str]:
    """Every key to the one that it stands for: long names that differ by a slip of the pen are one ("capian…")."""
    out: dict[str, str] = {}
    leaders: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        alike = (o for o in leaders if len(o) - len(name) <= SALAH_KETIK and _digit(o) == _digit(name))
        near = (o for o in alike if Levenshtein.distance(o, name, score_cutoff=SALAH_KETIK) <= SALAH_KETIK)
        leader = next(near, name) if len(name) >= NAMA_PANJANG else name
        if leader == name:
            leaders.append(name)
        out[name] = leader
    return out


def _digit(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _sama_induk(prints: Sequence[Cetak]) -> bool:
    """False where rows are told apart by their parents (the same output under several kegiatan)."""
    deep = [p.row for p in prints if p.row.tingkat in ("kegiatan", "subkegiatan")]
    return len({(kunci(r.kegiatan), kunci(r.subkegiatan)) for r in deep}) <= 1


def _beda(bahan: Bahan, aturan: Aturan, periode: str, field: str, prints: Sequence[Cetak]) -> Iterator[Temuan]:
    """The prints that stand against the majority, once per value."""
    groups: list[list[Cetak]] = []
    for item in prints:
        group = next((g for g in groups if sama(g[0].kuantitas, item.kuantitas)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    if len({_satuan(p.kuantitas) for p in prints} - {""}) > 1:
        return
    main = max(groups, key=len)
    for group in groups:
        if group is main or not any(_sebanding(field, a, b) for a in group for b in main):
            continue
        first, other = group[0], main[0]
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=first.jalur,
            dasar=(first.nama, other.jalur, other.nama),
            tempat=f"{first.row.indikator}, {field} {periode}",
            tercetak=first.kuantitas.raw,
            seharusnya=other.kuantitas.raw,
            hitungan=f"{len(group)} kali {first.kuantitas.raw}, {len(main)} kali {other.kuantitas.raw}",
        )


def _sebanding(field: str, left: Cetak, right: Cetak) -> bool:
    """True where two prints claim the same fact.

    An achievement follows its row's target: against the medium-term plan's target it is another fact. A realisasi or
    an achievement several times the other is another measure (a share, an amount of money) under the same name.
    """
    a, b = float(left.kuantitas.value or 0), float(right.kuantitas.value or 0)
    if field == "target":
        return not (a and b) or 1 / TERLALU_JAUH <= abs(a / b) <= TERLALU_JAUH
    same_target = _tidak_beda(left.nilai.target, right.nilai.target)
    same_result = _tidak_beda(left.nilai.realisasi, right.nilai.realisasi)
    near = bool(a and b) and 1 / TERLALU_JAUH <= abs(a / b) <= TERLALU_JAUH
    if field == "realisasi":
        return near or (_lengkap(left) and _lengkap(right))
    alone = [c for c in (left, right) if c.nilai.target is None]
    if any(c.nilai.realisasi is not None for c in alone):
        return False  # measured against a target that the row does not show
    return same_target and same_result and (near or not alone)


def _lengkap(item: Cetak) -> bool:
    return item.nilai.target is not None and item.nilai.realisasi is not None and item.nilai.capaian is not None


def _tidak_beda(left: Kuantitas | None, right: Kuantitas | None) -> bool:
    return left is None or right is None or sama(left, right)


def _satuan(quantity: Kuantitas) -> str:
    unit = kenal(quantity.satuan) if quantity.satuan else None
    return unit.nama if unit is not None else kunci(quantity.satuan)


def sama(left: Kuantitas, right: Kuantitas) -> bool:
    """True where two prints give one value; rounding explains a difference only where one has fewer decimals."""
    if left.value is None or right.value is None:
        return True
    steps = rumus.langkah(left), rumus.langkah(right)
    coarse = max(steps) if steps[0] != steps[1] else 0.0
    return abs(float(left.value) - float(right.value)) <= coarse + 1e-9


def _anggaran_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """One program's budget in the PKs of two posts; in a report, two budgets that are almost the same."""
    facts: dict[tuple[str, str], list[tuple[int, Anggaran]]] = {}
    for i, row in enumerate(bahan.rekaman.anggaran):
        if row.tingkat not in ("program", "kegiatan") or not row.periode or not row.uraian:
            continue
        if row.anggaran is not None and row.anggaran.value:
            name = f"{row.tingkat}/{kunci(row.uraian)}/{kunci(row.program)}"
            facts.setdefault((name, row.periode), []).append((i, row))
    for rows in facts.values():
        values = [_uang(r) for _, r in rows]
        main = max(values, key=values.count)
        first, there = next((i, r) for i, r in rows if _uang(r) == main)
        told = {main}
        for i, row in rows:
            if _uang(row) in told or not _satu_anggaran(bahan, row, there):
                continue
            told.add(_uang(row))
            yield lapor(
                bahan,
                aturan,
                KODE,
                jalur=f"anggaran/{i}/anggaran",
                dasar=(f"anggaran/{first}/anggaran",),
                tempat=f"Anggaran {row.uraian}" + (f" ({row.jabatan})" if row.jabatan else ""),
                tercetak=row.anggaran.raw if row.anggaran is not None else None,
                seharusnya=there.anggaran.raw if there.anggaran is not None else None,
                hitungan=f"pada {there.jabatan}" if there.jabatan else "pada tabel lain",
            )


def _uang(row: Anggaran) -> float:
    return float(row.anggaran.value or 0) if row.anggaran is not None else 0.0


def _satu_anggaran(bahan: Bahan, left: Anggaran, right: Anggaran) -> bool:
    """True where two rows claim one budget: in PKs of two posts, or nearly equal; other sources are other money."""
    if kunci(left.sumber_dana) != kunci(right.sumber_dana):
        return False
    if bahan.rekaman.dokumen.jenis == "pk":
        return kunci(left.jabatan) != kunci(right.jabatan)
    return abs(_uang(left) - _uang(right)) <= HAMPIR * max(_uang(left), _uang(right))
