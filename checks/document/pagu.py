"""One budget with two amounts in one document: in two agreements of one post, in the PKs of several posts, in a report.

A subordinate's budget may be a share of the program's: only a slip of the pen, or an amount that is another program's,
is told. Two agreements of one official are compared line by line; where the document calls itself a change, the
difference is the change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Unpack

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import evidence, slip
from petik.checks.doubt.misreadings import in_row
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import Proof, finding
from petik.checks.given.keys import bare_name, key_of
from petik.checks.given.material import Material
from petik.schemas.record import Anggaran
from petik.schemas.temuan import Temuan

CODE = "nilai-berbeda"
LEVEL_WORD = re.compile(r"^\s*(?:program|kegiatan)\b\s*", re.I)  # "Program Pelayanan …" is "Pelayanan …"
ALMOST = 0.1  # budgets of a report that differ by less are one budget; else a part and its whole
TELLING_DIGITS = 5  # digits of an amount before its zeros that tell it from others
SIZE = 2  # budgets of one programme at two stages differ by less than this
SHARED_LINES = 3  # lines that two agreements share before they are compared line by line


@dataclass(frozen=True)
class Pagu:
    """One budget line: its number in the record, its row, its amount."""

    index: int
    row: Anggaran
    amount: float

    @property
    def nama(self) -> tuple[str, str, str]:
        bare = LEVEL_WORD.sub("", self.row.uraian or "")
        return (str(self.row.tingkat), key_of(bare), key_of(LEVEL_WORD.sub("", self.row.program or "")))

    @property
    def printed(self) -> str | None:
        """The amount as printed."""
        return self.row.anggaran.raw if self.row.anggaran is not None else None

    @property
    def jalur(self) -> str:
        return f"anggaran/{self.index}/anggaran"


def two_pagu(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """The same program or kegiatan with two budgets of one year."""
    facts: dict[tuple[object, ...], list[Pagu]] = {}
    for i, row in enumerate(material.record.anggaran):
        if row.tingkat not in ("program", "kegiatan") or not row.periode or not row.uraian:
            continue
        if row.anggaran is not None and row.anggaran.value and "-" not in row.periode:
            item = Pagu(i, row, float(row.anggaran.value))
            if material.record.dokumen.jenis == "lkip" and _two_stages(material, item):
                continue
            facts.setdefault((item.nama, row.periode, key_of(row.sumber_dana)), []).append(item)
    several = [rows for rows in facts.values() if len(rows) > 1]
    if material.record.dokumen.jenis == "pk":
        yield from _two_agreements(material, aturan, several)
        for rows in several:
            yield from _subordinates(material, aturan, rows)
    elif material.record.dokumen.jenis == "lkip":
        yield from _in_report(material, aturan, several)


def _differs(here: Pagu, there: Pagu, **more: Unpack[Proof]) -> Proof:
    """The proof that *here* is printed with another amount than *there*."""
    return {
        "jalur": here.jalur,
        "rests_on": (there.jalur,),
        "tempat": phrase("anggaran-bernama", nama=here.row.uraian or phrase("tanpa-nama")),
        "tercetak": here.printed,
        "seharusnya": there.printed,
        **more,
    }


def _two_stages(material: Material, item: Pagu) -> bool:
    """True where the printed row holds another budget of that size: it compares a draft with what came of it."""
    near = partial(_of_size, item.amount)
    return in_row(material, item.jalur, near, but="realisasi") is not None


def _of_size(amount: float, other: float) -> bool:
    return other != amount and any(amount / SIZE <= other * scale <= amount * SIZE for scale in (1, 1000))


def first_party(material: Material, halaman: int | None) -> str:
    """Whose agreement a page belongs to: its first party, else that of the nearest page before; "" where unknown."""
    if halaman is None:
        return ""
    parties = [p for p in material.record.pejabat if p.peran == "pihak_pertama" and (p.halaman or 0) <= halaman]
    return bare_name(max(parties, key=lambda p: p.halaman or 0).nama) if parties else ""


def _two_agreements(material: Material, aturan: Aturan, several: Sequence[Sequence[Pagu]]) -> Iterator[Temuan]:
    """Two agreements of one official that share most of their lines and give some of them other amounts."""
    pairs: list[tuple[Pagu, Pagu]] = []
    for rows in several:
        first = rows[0]
        for other in rows[1:]:
            apart = other.row.halaman is not None and other.row.halaman != first.row.halaman
            who = first_party(material, first.row.halaman)
            if apart and who and who == first_party(material, other.row.halaman):
                pairs.append((first, other))
    changed = material.record.dokumen.perubahan
    told: set[tuple[object, ...]] = set()
    for first, other in pairs if len({p[0].nama for p in pairs}) >= SHARED_LINES else ():
        if first.amount == other.amount or (first.nama, other.amount) in told:
            continue
        told.add((first.nama, other.amount))
        sebab = "perubahan" if changed else "dua-perjanjian"
        proof = _differs(other, first, hitungan=phrase("pada-perjanjian-lain"), sebab=sebab)
        yield finding(material, aturan, CODE, **proof)


def _subordinates(material: Material, aturan: Aturan, rows: Sequence[Pagu]) -> Iterator[Temuan]:
    """A post's budget for a program: a slip away from another post's, or another program's copied into its row."""
    posts = {key_of(p.row.jabatan) for p in rows}
    main, often = Counter(p.amount for p in rows).most_common(1)[0]
    there = next(p for p in rows if p.amount == main)
    told = {main}
    for p in rows if len(posts - {""}) > 1 else ():
        beyond = p.amount > main and often > 1 and _of_other_program(material, p)
        telling = min(_telling_digits(p.amount), _telling_digits(main)) >= TELLING_DIGITS
        typed = telling and slip(p.amount, main, near=0.0)
        if p.amount in told or key_of(p.row.jabatan) == key_of(there.row.jabatan) or not (beyond or typed):
            continue
        told.add(p.amount)
        post, elsewhere = (x.row.jabatan or phrase("tanpa-nama") for x in (p, there))
        name = phrase("anggaran-jabatan", nama=p.row.uraian or "", jabatan=post)
        proof = _differs(p, there, tempat=name, hitungan=phrase("pada-jabatan", jabatan=elsewhere))
        yield finding(material, aturan, CODE, **proof)


def _telling_digits(amount: float) -> int:
    """How many digits stand before the zeros of an amount."""
    return len(str(int(amount)).rstrip("0"))


def _of_other_program(material: Material, p: Pagu) -> bool:
    """True where the amount is the budget of another program in the file: it was copied into the wrong row."""
    if _telling_digits(p.amount) < TELLING_DIGITS:
        return False  # round amounts meet by chance
    others = (r for r in material.record.anggaran if r.tingkat == p.row.tingkat and r.anggaran is not None)
    return any(r.anggaran.value == p.amount for r in others if r.anggaran and key_of(r.uraian) != key_of(p.row.uraian))


def _in_report(material: Material, aturan: Aturan, several: Sequence[Sequence[Pagu]]) -> Iterator[Temuan]:
    """Budgets of a report that almost agree, where most that it prints twice agree wholly."""
    differ = [rows for rows in several if len({p.amount for p in rows}) > 1]
    # where many differ the tables tell of two things: before and after a change, a part and its whole
    sure = evidence(len(several) - len(differ), len(differ))
    for rows in differ:
        main = Counter(p.amount for p in rows).most_common(1)[0][0]
        there = next(p for p in rows if p.amount == main)
        almost = (p for p in rows if p.amount != main and abs(p.amount - main) <= ALMOST * max(p.amount, main))
        other = next(almost, None)
        if other is None or other.row.halaman == there.row.halaman is not None:
            continue
        proof = _differs(other, there, hitungan=phrase("pada-tabel-lain"), sure=sure)
        yield finding(material, aturan, CODE, **proof)
