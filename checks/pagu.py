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

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.dokumen import nama_inti
from petik.checks.misreadings import evidence, slip
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.schemas.record import Anggaran
from petik.schemas.temuan import Temuan

KODE = "nilai-berbeda"
AWALAN = re.compile(r"^\s*(?:program|kegiatan)\b\s*", re.I)  # "Program Pelayanan …" is "Pelayanan …"
HAMPIR = 0.1  # budgets of a report that differ by less are one budget; else a part and its whole
ANGKA_BERMAKNA = 5  # digits of an amount before its zeros that tell it from others
SEPASANG = 3  # lines that two agreements share before they are compared line by line


@dataclass(frozen=True)
class Pagu:
    """One budget line: its number in the record, its row, its amount."""

    index: int
    row: Anggaran
    uang: float

    @property
    def nama(self) -> tuple[str, str, str]:
        bare = AWALAN.sub("", self.row.uraian or "")
        return (str(self.row.tingkat), kunci(bare), kunci(AWALAN.sub("", self.row.program or "")))

    @property
    def jalur(self) -> str:
        return f"anggaran/{self.index}/anggaran"


def pagu_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """The same program or kegiatan with two budgets of one year."""
    facts: dict[tuple[object, ...], list[Pagu]] = {}
    for i, row in enumerate(bahan.rekaman.anggaran):
        if row.tingkat not in ("program", "kegiatan") or not row.periode or not row.uraian:
            continue
        if row.anggaran is not None and row.anggaran.value and "-" not in row.periode:
            item = Pagu(i, row, float(row.anggaran.value))
            facts.setdefault((item.nama, row.periode, kunci(row.sumber_dana)), []).append(item)
    several = [rows for rows in facts.values() if len(rows) > 1]
    if bahan.rekaman.dokumen.jenis == "pk":
        yield from _dua_perjanjian(bahan, aturan, several)
        for rows in several:
            yield from _bawahan(bahan, aturan, rows)
    elif bahan.rekaman.dokumen.jenis == "lkip":
        yield from _laporan(bahan, aturan, several)


def pihak(bahan: Bahan, halaman: int | None) -> str:
    """Whose agreement a page belongs to: its first party, else that of the nearest page before; "" where unknown."""
    if halaman is None:
        return ""
    parties = [p for p in bahan.rekaman.pejabat if p.peran == "pihak_pertama" and (p.halaman or 0) <= halaman]
    return nama_inti(max(parties, key=lambda p: p.halaman or 0).nama) if parties else ""


def _dua_perjanjian(bahan: Bahan, aturan: Aturan, several: Sequence[Sequence[Pagu]]) -> Iterator[Temuan]:
    """Two agreements of one official that share most of their lines and give some of them other amounts."""
    pairs: list[tuple[Pagu, Pagu]] = []
    for rows in several:
        first = rows[0]
        for other in rows[1:]:
            apart = other.row.halaman is not None and other.row.halaman != first.row.halaman
            who = pihak(bahan, first.row.halaman)
            if apart and who and who == pihak(bahan, other.row.halaman):
                pairs.append((first, other))
    changed = bahan.rekaman.dokumen.perubahan
    told: set[tuple[object, ...]] = set()
    for first, other in pairs if len({p[0].nama for p in pairs}) >= SEPASANG else ():
        if first.uang == other.uang or (first.nama, other.uang) in told:
            continue
        told.add((first.nama, other.uang))
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=other.jalur,
            dasar=(first.jalur,),
            tempat=phrase("anggaran-bernama", nama=other.row.uraian or phrase("tanpa-nama")),
            tercetak=other.row.anggaran.raw if other.row.anggaran else None,
            seharusnya=first.row.anggaran.raw if first.row.anggaran else None,
            hitungan=phrase("pada-perjanjian-lain"),
            sebab="perubahan" if changed else "dua-perjanjian",
        )


def _bawahan(bahan: Bahan, aturan: Aturan, rows: Sequence[Pagu]) -> Iterator[Temuan]:
    """A post's budget for a program: a slip away from another post's, or another program's copied into its row."""
    posts = {kunci(p.row.jabatan) for p in rows}
    main, often = Counter(p.uang for p in rows).most_common(1)[0]
    there = next(p for p in rows if p.uang == main)
    told = {main}
    for p in rows if len(posts - {""}) > 1 else ():
        beyond = p.uang > main and often > 1 and _uang_program_lain(bahan, p)
        typed = min(_bermakna(p.uang), _bermakna(main)) >= ANGKA_BERMAKNA and slip(p.uang, main, near=0.0)
        if p.uang in told or kunci(p.row.jabatan) == kunci(there.row.jabatan) or not (beyond or typed):
            continue
        told.add(p.uang)
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=p.jalur,
            dasar=(there.jalur,),
            tempat=phrase("anggaran-jabatan", nama=p.row.uraian or "", jabatan=p.row.jabatan or phrase("tanpa-nama")),
            tercetak=p.row.anggaran.raw if p.row.anggaran else None,
            seharusnya=there.row.anggaran.raw if there.row.anggaran else None,
            hitungan=phrase("pada-jabatan", jabatan=there.row.jabatan or phrase("tanpa-nama")),
        )


def _bermakna(amount: float) -> int:
    """How many digits stand before the zeros of an amount."""
    return len(str(int(amount)).rstrip("0"))


def _uang_program_lain(bahan: Bahan, p: Pagu) -> bool:
    """True where the amount is the budget of another program in the file: it was copied into the wrong row."""
    if _bermakna(p.uang) < ANGKA_BERMAKNA:
        return False  # round amounts meet by chance
    others = (r for r in bahan.rekaman.anggaran if r.tingkat == p.row.tingkat and r.anggaran is not None)
    return any(r.anggaran.value == p.uang for r in others if r.anggaran and kunci(r.uraian) != kunci(p.row.uraian))


def _laporan(bahan: Bahan, aturan: Aturan, several: Sequence[Sequence[Pagu]]) -> Iterator[Temuan]:
    """Budgets of a report that almost agree, where most that it prints twice agree wholly."""
    differ = [rows for rows in several if len({p.uang for p in rows}) > 1]
    # where many differ the tables tell of two things: before and after a change, a part and its whole
    yakin = evidence(len(several) - len(differ), len(differ))
    for rows in differ:
        main = Counter(p.uang for p in rows).most_common(1)[0][0]
        there = next(p for p in rows if p.uang == main)
        other = next((p for p in rows if p.uang != main and abs(p.uang - main) <= HAMPIR * max(p.uang, main)), None)
        if other is None or other.row.halaman == there.row.halaman is not None:
            continue
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=other.jalur,
            dasar=(there.jalur,),
            tempat=phrase("anggaran-bernama", nama=other.row.uraian or phrase("tanpa-nama")),
            tercetak=other.row.anggaran.raw if other.row.anggaran else None,
            seharusnya=there.row.anggaran.raw if there.row.anggaran else None,
            hitungan=phrase("pada-tabel-lain"),
            yakin=yakin,
        )
