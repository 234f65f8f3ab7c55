"""What an office's documents come to: indicators with figures, achievements, money, agreement, ownership."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from petik.reports.office.agreement import AIMS, ALIKE, Banding, agreement, alike
from petik.reports.office.handed import Lembar, Serah
from petik.schemas.record import Anggaran, Jenis
from petik.schemas.temuan import Temuan

HIGH, LOW = 100.0, 75.0  # per cent of achievement that evaluators look at (RULES 6.4)
TOLD: tuple[Jenis, ...] = ("lkip", "pengukuran")  # kinds that tell the year's achievements, the first that is there


@dataclass(frozen=True, slots=True)
class Cascading:
    """The head's programs and indicators: how many a PK below takes up; PKs below that take up none."""

    dimiliki: int
    semua: int
    yatim: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Angka:
    """The figures of one office and year. Money in rupiah, from one document (`sumber`), never added over several."""

    temuan: Mapping[str, int] = field(default_factory=dict)
    periksa: int = 0
    indikator: int = 0
    bertarget: int = 0
    berealisasi: int = 0
    capaian_median: float | None = None
    capaian_banyak: int = 0
    di_atas: float | None = None
    di_bawah: float | None = None
    pagu: float | None = None
    realisasi: float | None = None
    sumber: str | None = None
    banding: Banding | None = None
    cascading: Cascading | None = None


def figures(s: Serah, temuan: Iterable[Temuan]) -> Angka:
    """What *s* comes to, with the findings in its documents."""
    own = list(temuan)
    counts = Counter(str(t.tingkat) for t in own if not t.periksa_pembacaan)
    rows = [row for d in s.dokumen for row in d.whole.record.indikator]
    done = _achievements(s)
    pagu, spent, source = _money(s)
    return Angka(
        dict(counts),
        sum(t.periksa_pembacaan for t in own),
        len(rows),
        sum(any(v.target is not None for v in row.nilai) for row in rows),
        sum(any(v.realisasi is not None for v in row.nilai) for row in rows),
        statistics.median(done) if done else None,
        len(done),
        100 * sum(v > HIGH for v in done) / len(done) if done else None,
        100 * sum(v < LOW for v in done) / len(done) if done else None,
        pagu,
        spent,
        source,
        agreement(s),
        cascading(s),
    )


def _achievements(s: Serah) -> list[float]:
    """The printed achievements of the year, of the head's indicators: of the report, else of the last measurement."""
    for jenis in TOLD:
        found = [value for d in s.of(jenis) for value in _printed(d, s.tahun)]
        if found:
            return found
    return []


def _printed(d: Lembar, year: int | None) -> list[float]:
    out = []
    for row in d.whole.record.indikator:
        last = max(
            (v for v in row.nilai if v.periode[:4] == str(year) and v.capaian is not None),
            key=lambda v: v.periode,
            default=None,
        )
        if row.tingkat in AIMS and last is not None and last.capaian is not None and last.capaian.value is not None:
            value = float(last.capaian.value)
            if math.isfinite(value):
                out.append(value)
    return out


def _money(s: Serah) -> tuple[float | None, float | None, str | None]:
    """Pagu and realisation of the report; pagu alone of the head's PK where no report tells it."""
    for documents in (s.of("lkip"), s.pk(head=True)):
        for d in documents:
            rows = d.whole.record.anggaran
            totals = [r for r in rows if r.tingkat == "jumlah" and r.anggaran and r.anggaran.value is not None]
            programs = [r for r in rows if r.tingkat == "program"]
            if totals:
                most = max(totals, key=lambda r: _amount(r, "anggaran") or 0)
                return _amount(most, "anggaran"), _amount(most, "realisasi"), d.nama
            if programs and all(_amount(r, "anggaran") is not None for r in programs):
                spent = [_amount(r, "realisasi") for r in programs]
                whole = sum(v for v in spent if v is not None) if all(v is not None for v in spent) else None
                return sum(_amount(r, "anggaran") or 0 for r in programs), whole, d.nama
    return None, None, None


def _amount(row: Anggaran, name: str) -> float | None:
    quantity = getattr(row, name)
    return float(quantity.value) if quantity is not None and quantity.value is not None else None


def cascading(s: Serah) -> Cascading | None:
    """Who takes up what the head agreed; None where there is no PK of the head or none below."""
    heads, below = s.pk(head=True), s.pk(head=False)
    if not heads or not below:
        return None
    wanted = _taken(heads)
    each = {d.nama: _taken([d]) for d in below}
    owned = sum(any(_has(names, one) for names in each.values()) for one in wanted)
    orphans = tuple(name for name, names in each.items() if names and not any(_has(wanted, one) for one in names))
    return Cascading(owned, len(wanted), orphans)


def _taken(documents: Sequence[Lembar]) -> list[str]:
    """The programs and indicators that PKs name, each once."""
    names: dict[str, None] = {}
    for d in documents:
        record = d.whole.record
        names.update({row.uraian: None for row in record.anggaran if row.tingkat == "program" and row.uraian})
        names.update({row.indikator: None for row in record.indikator if row.tingkat in AIMS and row.indikator})
    return list(names)


def _has(names: Sequence[str], wanted: str) -> bool:
    return any(alike(name, wanted) >= ALIKE for name in names)
