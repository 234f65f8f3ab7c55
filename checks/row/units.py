"""The rule on units: target and realisasi that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan


def _has_unit(quantity: Kuantitas) -> bool:
    """True where the print itself has its unit."""
    unit = key_of(quantity.satuan)
    return "%" in quantity.raw or (bool(unit) and unit in key_of(quantity.raw))


def satuan_tidak_cocok(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Target and realisasi of one row in different known units; once per row."""
    seen: set[str] = set()
    for path, row, value in material.triples():
        if value.target is None or value.realisasi is None or not value.target.satuan or not value.realisasi.satuan:
            continue
        left, right = kenal(value.target.satuan), kenal(value.realisasi.satuan)
        if left is None or right is None or left.nama == right.nama or value.target.satuan in value.realisasi.satuan:
            continue
        if not (_has_unit(value.target) and _has_unit(value.realisasi)):
            continue  # a unit that only the heading or its column gives may be another column's
        head = path.partition("/nilai/")[0]
        if head in seen:
            continue
        seen.add(head)
        yield finding(
            material,
            aturan,
            "satuan-tidak-cocok",
            jalur=f"{path}/realisasi",
            rests_on=(f"{path}/target",),
            tempat=row.indikator,
            tercetak=value.realisasi.raw,
            seharusnya=left.nama,
            hitungan=phrase(
                "satuan-berlainan",
                target=value.target.raw,
                satuan=left.nama,
                realisasi=value.realisasi.raw,
                lain=right.nama,
            ),
            sebab=f"berlainan/{left.nama}/{right.nama}",
        )
