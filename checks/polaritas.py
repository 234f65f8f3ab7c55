"""The rule on polarity: an achievement that fits only if less is better, or more is, against what the words say."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.baris import beda_satuan
from petik.checks.document import Bahan
from petik.checks.report import angka, lapor
from petik.checks.wording import phrase
from petik.schemas.temuan import Temuan


def polaritas_salah(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Told once per row. Silent where the document names its formula, and where both formulas fit."""
    slack = aturan.toleransi("capaian-tidak-cocok", "poin") + 1e-9
    told: set[str] = set()
    for path, row, value in bahan.nilai():
        t, r, c = (rumus.satu_bilangan(q) for q in (value.target, value.realisasi, value.capaian))
        if not t or r is None or c is None or value.target is None or value.realisasi is None or value.capaian is None:
            continue
        head = path.partition("/nilai/")[0]
        if head in told or row.formulasi or beda_satuan(value.target, value.realisasi):
            continue
        more, less = rumus.biasa(t, r), rumus.terbalik(t, r)
        fits_more, fits_less = abs(c - more) <= slack, any(abs(c - a) <= slack for a in less)
        guess_less = rumus.makin_rendah(row.indikator, row.sasaran, row.formulasi)
        if fits_more == fits_less or fits_less == guess_less:
            continue
        told.add(head)
        expected = less[0] if guess_less else more
        yield lapor(
            bahan,
            aturan,
            "polaritas-salah",
            jalur=f"{path}/capaian",
            dasar=(f"{path}/target", f"{path}/realisasi"),
            tempat=f"{row.indikator}, {value.periode}",
            tercetak=value.capaian.raw,
            seharusnya=angka(expected),
            hitungan=phrase(
                "makin-rendah" if guess_less else "makin-tinggi", target=value.target.raw, realisasi=value.realisasi.raw
            ),
        )
