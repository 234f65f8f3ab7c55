"""Rules on parts of the year: quarters that miss the year's target, a last target that is not the year's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import evidence
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, units_differ
from petik.schemas.record import Indikator, Kuantitas
from petik.schemas.temuan import Temuan

YEAR_END = ("-TW4", "-S2", "-B12")
FEWEST_PROOFS = 3  # rows whose last target is the year's, for each one whose is not


@dataclass(frozen=True)
class PlainNumber:
    """A print that is plainly one number."""

    print: Kuantitas
    number: float


@dataclass(frozen=True)
class Target(PlainNumber):
    """A target of a row: its number among the row's values, and its period."""

    index: int
    periode: str


def _plain(quantity: Kuantitas | None) -> PlainNumber | None:
    number = plain_number(quantity)
    return PlainNumber(quantity, number) if quantity is not None and number is not None else None


def triwulan_tidak_menuju_target(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Four quarters that neither end at, nor add up to, nor each equal the year's target.

    Silent where one series of percentages stands in many rows (progress of work), and where units differ.
    """
    slack = aturan.tolerance("triwulan-tidak-menuju-target", "selisih")
    rows = list(material.record.indikator)
    series = [_quarters(row) for row in rows]
    tested = [(i, year) for i, row in enumerate(rows) if (year := _whole_year(row, series[i], series)) is not None]
    wrong = [(i, year) for i, year in tested if not _leads_to(series[i] or (), year.number, slack)]
    sure = evidence(len(tested) - len(wrong), len(wrong))
    told = {t.jalur for t in last_target_differs(material, aturan)}
    for i, year in wrong:
        row, values = rows[i], [v for v in series[i] or () if v is not None]
        path = f"indikator/{i}/nilai/{year.index}/target"
        if path in told:
            continue
        yield finding(
            material,
            aturan,
            "triwulan-tidak-menuju-target",
            jalur=path,
            rests_on=tuple(f"indikator/{i}/nilai/{j}/target" for j in range(len(row.nilai))),
            tempat=row.indikator,
            tercetak=" / ".join(q.raw for q in _print(row)),
            seharusnya=year.print.raw,
            hitungan=phrase("triwulan", akhir=as_printed(values[-1]), jumlah=as_printed(sum(values))),
            sure=sure,
        )


def last_target_differs(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """The year's target and that of its last quarter or month, where they are the same in nearly all other rows."""
    pairs = [(i, *p) for i, row in enumerate(material.record.indikator) if (p := _year_and_last(row)) is not None]
    differ = [(i, year, last) for i, year, last in pairs if year.number != last.number]
    slack = aturan.tolerance("triwulan-tidak-menuju-target", "selisih")
    rows = material.record.indikator
    wrong = [(i, y, last) for i, y, last in differ if not _leads_to(_parts(rows[i], y), y.number, slack)]
    kept = len(pairs) - len(differ)
    if kept < FEWEST_PROOFS or len(wrong) * FEWEST_PROOFS > kept:
        return
    for i, year, last in wrong:
        row = rows[i]
        yield finding(
            material,
            aturan,
            "nilai-berbeda",
            jalur=f"indikator/{i}/nilai/{year.index}/target",
            rests_on=(f"indikator/{i}/nilai/{last.index}/target",),
            tempat=phrase("kolom-target", nama=row.indikator or "", periode=f" {last.periode}"),
            tercetak=last.print.raw,
            seharusnya=year.print.raw,
            hitungan=phrase("target-akhir", n=kept),
            sure=evidence(kept, len(wrong)),
        )


def _parts(row: Indikator, year: Target) -> list[float | None]:
    """The targets of the parts of the year."""
    return [plain_number(n.target) for n in row.nilai if n.periode.startswith(f"{year.periode}-")]


def _targets(row: Indikator, fits: Callable[[str], bool]) -> Target | None:
    """The first target that stands in a period that *fits*; None where that is no number."""
    found = next(((j, n) for j, n in enumerate(row.nilai) if fits(n.periode) and n.target is not None), None)
    number = _plain(found[1].target) if found is not None else None
    return Target(number.print, number.number, found[0], found[1].periode) if found and number else None


def _year_and_last(row: Indikator) -> tuple[Target, Target] | None:
    """The year's target and that of its last quarter, half-year or month, where both are numbers of one unit."""
    year, last = _targets(row, str.isdigit), _targets(row, lambda periode: periode.endswith(YEAR_END))
    if year is None or last is None or row.indikator is None or units_differ(year.print, last.print):
        return None
    return (year, last) if last.periode.startswith(year.periode) else None


def _whole_year(row: Indikator, quarters: Sequence[float | None] | None, series: Sequence[object]) -> Target | None:
    """The year's target of a row whose four quarters can be tested against it."""
    year = _targets(row, str.isdigit)
    if year is None or quarters is None or quarters[3] is None or series.count(quarters) > 2:
        return None
    units = {key_of(q.satuan) for q in (year.print, *_print(row)) if q.satuan}
    return year if len(units) <= 1 else None


def _leads_to(quarters: Sequence[float | None], target: float, slack: float) -> bool:
    """True where the quarters (one at least) end at, add up to, average to or once reach the year's target."""
    values = [v for v in quarters if v is not None]
    near = abs(target) * slack + 1e-9
    return any(abs(v - target) <= near for v in (values[-1], sum(values), sum(values) / len(values), max(values)))


def _quarters(row: Indikator) -> tuple[float | None, ...] | None:
    """The targets of quarters I to IV (None where empty); None where the row has no two quarters or an unread one."""
    found: dict[int, float] = {}
    for value in row.nilai:
        if "-TW" in value.periode and value.target is not None:
            number = plain_number(value.target)
            if number is None:
                return None
            found[int(value.periode[-1])] = number
    return tuple(found.get(k) for k in (1, 2, 3, 4)) if len(found) >= 2 else None


def _print(row: Indikator) -> list[Kuantitas]:
    return [n.target for n in row.nilai if "-TW" in n.periode and n.target is not None]
