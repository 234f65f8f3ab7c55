"""The rule on polarity: an achievement that fits only if less is better, or more is, against what the words say."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, units_differ
from petik.checks.row import formulas
from petik.schemas.temuan import Temuan


def polaritas_salah(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Told once per row. Silent where the document names its formula, and where both formulas fit."""
    slack = aturan.tolerance("capaian-tidak-cocok", "poin") + 1e-9
    told: set[str] = set()
    for path, row, value in material.triples():
        t, r, c = (plain_number(q) for q in (value.target, value.realisasi, value.capaian))
        if not t or r is None or c is None or value.target is None or value.realisasi is None or value.capaian is None:
            continue
        head = path.partition("/nilai/")[0]
        if head in told or row.formulasi or units_differ(value.target, value.realisasi):
            continue
        more, less = formulas.usual(t, r), formulas.inverse(t, r)
        fits_more, fits_less = abs(c - more) <= slack, any(abs(c - a) <= slack for a in less)
        guess_less = formulas.less_is_better(row.indikator, row.sasaran, row.formulasi)
        if fits_more == fits_less or fits_less == guess_less:
            continue
        told.add(head)
        expected = less[0] if guess_less else more
        yield finding(
            material,
            aturan,
            "polaritas-salah",
            jalur=f"{path}/capaian",
            rests_on=(f"{path}/target", f"{path}/realisasi"),
            tempat=f"{row.indikator}, {value.periode}",
            tercetak=value.capaian.raw,
            seharusnya=as_printed(expected),
            hitungan=phrase(
                "makin-rendah" if guess_less else "makin-tinggi", target=value.target.raw, realisasi=value.realisasi.raw
            ),
        )
