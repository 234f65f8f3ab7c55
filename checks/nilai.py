"""One fact with two values in one document: indicators in several tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.misreadings import evidence, in_row
from petik.checks.report import lapor
from petik.checks.wording import Phrase, phrase
from petik.normalise.values.satuan import dalam_kurung, kenal
from petik.schemas.record import Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

KODE = "nilai-berbeda"
UMUM = re.compile(r"^\s*(?:input|output|outcome|masukan|keluaran|hasil)\s*:", re.I)  # "Output : Jumlah Kegiatan"
SEMENTARA = re.compile(r"\*")  # a footnote's mark: "70.676 *)" is a provisional figure
NAMA_PANJANG, SALAH_KETIK = 30, 1  # letters of a name in which one letter more, less or other is a slip
NAMA_TERPENDEK = 12  # letters of a name that says something by itself
# headings of another measure than the year's own: the plan's end, several years together, another plan, an average
PATOKAN_LAIN = re.compile(
    r"\bs(?:ampai|\.?)\s*(?:dengan|/?\s*d\b\.?)|\bs\.?d\.?\s*(?:tahun|triwulan|tw|bulan)|\bs/d\b|"
    r"kumulatif|\brenstra\b|\brpjmd?\b|jangka\s+menengah|\bakhir\b|rencana\s+kinerja|\brkt\b|\bnasional\b|rata\W*rata|"
    r"\(?\bn\s*[-–]\s*\d\)?|indikator\s+dan\s+target|\bsemula\b|\btarg\w?\s*e?\s*t\s+rens",
    re.I,
)  # "Realisasi sampai dengan Tahun 2016", "Target Renstra", "Rencana Kinerja Tahun 2016"
BANYAK = 3  # tables; facts of a page
TAHUN = re.compile(r"\b20\d\d\b")
DEKAT = 0.05  # two values this near (relative) are one measure
YAKIN_DEKAT = 0.85
SEPARUH = 0.5
TERLALU_JAUH = 2.0  # realisasi and capaian farther apart are two measures under one name


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
    """The same indicator, period and column with two values.

    Measurement sheets repeat names for every unit that they list; there only a total would tell, so they are silent.
    """
    if bahan.rekaman.dokumen.jenis != "pengukuran":
        yield from _indikator_berbeda(bahan, aturan)
        yield from _majemuk_berbeda(bahan, aturan)


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
    agree: Counter[frozenset[int | None]] = Counter()
    compared: Counter[tuple[int | None, str]] = Counter()
    found: list[Selisih] = []
    for (_, periode, field, _), prints in facts.items():
        same_kind = [p for p in prints if not PATOKAN_LAIN.search(bahan.kepala_kolom(p.jalur))]
        if len(same_kind) > 1 and _sama_induk(same_kind):
            _setuju(same_kind, agree)
            compared.update({(p.row.halaman, field) for p in same_kind})
            found += _beda(bahan, aturan, periode, field, same_kind)
    differ = Counter(s.halaman for s in found)
    here = Counter((s.satu.row.halaman, s.temuan.kolom or "") for s in found)
    for s in found:
        place = (s.satu.row.halaman, s.temuan.kolom or "")
        # a page on which most facts differ compares with something else: the plan's last year, a part of the year
        if place[0] is None or here[place] < BANYAK or 2 * here[place] <= compared[place]:
            yield _terbukti(aturan, s.temuan, _bukti(bahan, s, agree[s.halaman], differ[s.halaman]))


def _setuju(prints: Sequence[Cetak], agree: Counter[frozenset[int | None]]) -> None:
    """Counts, for each two pages, the facts on which they agree: that makes their tables tell the same."""
    for i, one in enumerate(prints):
        for other in prints[i + 1 :]:
            if one.row is not other.row and sama(one.kuantitas, other.kuantitas):
                agree[frozenset((one.row.halaman, other.row.halaman))] += 1


def _bukti(bahan: Bahan, s: Selisih, agree: int, differ: int) -> float:
    """How sure it is that two prints claim one fact.

    Other facts agree on those pages, or the values almost do, or this print stands alone against several tables. A
    value that the other row prints for another year or in another column was put there by its reading.
    """
    if _di_baris(bahan, s.satu, s.lain) or _di_baris(bahan, s.lain, s.satu):
        return SEPARUH
    a, b = float(s.satu.kuantitas.value or 0), float(s.lain.kuantitas.value or 0)
    years = [set(TAHUN.findall(bahan.kepala_kolom(p.jalur))) for p in (s.satu, s.lain)]
    near = abs(a - b) <= DEKAT * max(abs(a), abs(b))
    same_year = years[0] == years[1] or bool(years[0] & years[1])
    known = max(evidence(agree, differ), YAKIN_DEKAT) if near and same_year else evidence(agree, differ)
    return max(known, YAKIN_DEKAT) if s.suara >= BANYAK and s.temuan.kolom != "capaian" else known


def _di_baris(bahan: Bahan, item: Cetak, other: Cetak) -> bool:
    """True where the row of *item* prints the value of *other* in another column or for another period.

    A result that met its target is printed as the target in every row.
    """
    wanted = float(other.kuantitas.value or 0)
    met = (
        other.jalur.endswith("/realisasi")
        and other.nilai.target is not None
        and sama(other.nilai.target, other.kuantitas)
    )
    but = "target" if met else ""
    if in_row(bahan, item.jalur, lambda v: abs(v - wanted) < 1e-9, but) is not None:
        return True
    values = ((name, getattr(n, name)) for n in item.row.nilai for name in ("target", "realisasi", "capaian"))
    return any(
        q is not None and q is not item.kuantitas and q.value is not None and name != but and sama(q, other.kuantitas)
        for name, q in values
    )


def _terbukti(aturan: Aturan, t: Temuan, yakin: float) -> Temuan:
    sure = round(min(t.keyakinan, yakin), 3)
    return t.model_copy(update={"keyakinan": sure, "periksa_pembacaan": sure < aturan.keyakinan_minimal})


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
                tempat=_sebutan(row, field, value.periode),
                tercetak=quantity.raw,
                seharusnya=other.raw,
                hitungan=phrase("pada-tabel-lain"),
            )


def _sebutan(row: Indikator, field: str, periode: str) -> Phrase:
    return phrase(f"kolom-{field}", nama=row.indikator or phrase("tanpa-nama"), periode=f" {periode}")


def _angka(quantity: Kuantitas) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", quantity.raw)


def kunci_indikator(nama: str | None) -> str:
    """An indicator's name as a key, without its unit in brackets and its number: "5.1. X (%)" is "x".

    Other brackets tell indicators apart: "transportasi (udara)", "transportasi (laut)".
    """
    text = re.sub(r"^\s*[\d.]+\s*", "", nama or "")
    unit = dalam_kurung(text)
    bare = kunci(re.sub(r"\([^()]*\)", lambda m: " " if _bersatuan(m[0], unit) else m[0], text))
    return bare if len(bare) > 8 else kunci(text)


def _bersatuan(bracket: str, unit: str | None) -> bool:
    """True for a bracket that holds the unit, or nothing but marks: "(%)", "(satuan : ekor)"."""
    return not kunci(bracket) or (unit is not None and kunci(unit) in kunci(bracket))


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


@dataclass(frozen=True)
class Selisih:
    """A print, one of those that it stands against, how many of them there are, and the finding about it."""

    satu: Cetak
    lain: Cetak
    suara: int
    temuan: Temuan

    @property
    def halaman(self) -> frozenset[int | None]:
        return frozenset((self.satu.row.halaman, self.lain.row.halaman))


def _beda(bahan: Bahan, aturan: Aturan, periode: str, field: str, prints: Sequence[Cetak]) -> Iterator[Selisih]:
    """The prints that stand against the majority, once per value, each with the one it stands against."""
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
        votes = len({p.row.halaman for p in main}) if len(group) == 1 else 0
        t = lapor(
            bahan,
            aturan,
            KODE,
            jalur=first.jalur,
            dasar=(first.nama, other.jalur, other.nama),
            tempat=_sebutan(first.row, field, periode),
            tercetak=first.kuantitas.raw,
            seharusnya=other.kuantitas.raw,
            hitungan=phrase(
                "berapa-kali", n=len(group), cetakan=first.kuantitas.raw, m=len(main), lain=other.kuantitas.raw
            ),
        )
        yield Selisih(first, other, votes, t)


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
