"""What Petik saw for each criterion of the evaluation sheet: yes, no, not visible; never a grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from petik.reports.office.agreement import agreement
from petik.reports.office.figures import cascading
from petik.reports.office.handed import Serah
from petik.schemas.lke import Kriteria, lke
from petik.schemas.record import Jenis

Terlihat = Literal["ya", "tidak", "tidak_terlihat"]
QUARTERS = frozenset({1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Bukti:
    """What was seen for one criterion, and in which documents or how much of it."""

    kriteria: Kriteria
    terlihat: Terlihat
    dasar: str = ""


def evidence(s: Serah) -> list[Bukti]:
    """The criteria in their order; what no document shows is `tidak_terlihat`, which is no fault."""
    return [_seen(k, s) for k in lke().kriteria]


def _seen(k: Kriteria, s: Serah) -> Bukti:
    if k.bukti is None:
        return Bukti(k, "tidak_terlihat")
    return LOOKS[k.bukti](k, s)


def _there(*jenis: Jenis) -> Callable[[Kriteria, Serah], Bukti]:
    def look(k: Kriteria, s: Serah) -> Bukti:
        found = [d.nama for d in s.of(*jenis)]
        unread = [t.berkas for t in s.tak_terbaca if t.putusan.jenis in jenis]
        if not found and unread:
            return Bukti(k, "tidak_terlihat", "; ".join(unread))  # it may be there: nobody could read it
        return Bukti(k, "ya" if found else "tidak", "; ".join(found))

    return look


def _short_term(k: Kriteria, s: Serah) -> Bukti:
    found = [d.nama for d in (*s.of("renja", "rkt"), *s.pk(head=True))]
    return Bukti(k, "ya" if found else "tidak", "; ".join(found))


def _of_all(k: Kriteria, done: int, whole: int) -> Bukti:
    """Yes where all of it is there; without anything to look at nothing is visible."""
    if not whole:
        return Bukti(k, "tidak_terlihat")
    return Bukti(k, "ya" if done == whole else "tidak", f"{done}/{whole}")


def _targets(k: Kriteria, s: Serah) -> Bukti:
    rows = [row for d in s.pk(head=True) for row in d.whole.record.indikator]
    return _of_all(k, sum(any(v.target is not None for v in row.nilai) for row in rows), len(rows))


def _formulas(k: Kriteria, s: Serah) -> Bukti:
    rows = [row for d in s.of("iku") for row in d.whole.record.indikator]
    return _of_all(k, sum(bool(row.formulasi and row.sumber_data) for row in rows), len(rows))


def _taken_up(k: Kriteria, s: Serah) -> Bukti:
    found = cascading(s)
    return _of_all(k, found.dimiliki, found.semua) if found is not None else Bukti(k, "tidak_terlihat")


def _money(k: Kriteria, s: Serah) -> Bukti:
    heads = s.pk(head=True)
    if not heads:
        return Bukti(k, "tidak_terlihat")
    found = [d.nama for d in heads if any(row.anggaran is not None for row in d.whole.record.anggaran)]
    return Bukti(k, "ya" if found else "tidak", "; ".join(found))


def _quarters(k: Kriteria, s: Serah) -> Bukti:
    found = {q for d in s.of("pengukuran", "rencana_aksi") for q in d.triwulan()}
    return _of_all(k, len(found & QUARTERS), len(QUARTERS)) if found else Bukti(k, "tidak", "0/4")


def _reported(k: Kriteria, s: Serah) -> Bukti:
    found = agreement(s)
    if found is None:
        return Bukti(k, "tidak_terlihat")
    agreed = [p for p in found.indikator if p.pk is not None]
    done = sum(p.lkip is not None and bool(p.lkip.target and p.lkip.realisasi) for p in agreed)
    return _of_all(k, done, len(agreed))


def _earlier(k: Kriteria, s: Serah) -> Bukti:
    reports = s.of("lkip")
    if not reports or s.tahun is None:
        return Bukti(k, "tidak_terlihat")
    years = {v.periode[:4] for d in reports for row in d.whole.record.indikator for v in row.nilai if v.realisasi}
    earlier = sorted(year for year in years if year != "0000" and int(year) < s.tahun)
    return Bukti(k, "ya" if earlier else "tidak", ", ".join(earlier))


def _spent(k: Kriteria, s: Serah) -> Bukti:
    reports = s.of("lkip")
    if not reports:
        return Bukti(k, "tidak_terlihat")
    found = [d.nama for d in reports if any(row.realisasi is not None for row in d.whole.record.anggaran)]
    return Bukti(k, "ya" if found else "tidak", "; ".join(found))


LOOKS: dict[str, Callable[[Kriteria, Serah], Bukti]] = {
    "renstra": _there("renstra"),
    "jangka_pendek": _short_term,
    "rencana_aksi": _there("rencana_aksi"),
    "iku": _there("iku"),
    "pk_bertarget": _targets,
    "iku_terukur": _formulas,
    "cascading": _taken_up,
    "pk_beranggaran": _money,
    "pengukuran": _there("pengukuran"),
    "empat_triwulan": _quarters,
    "lkip": _there("lkip"),
    "pk_dilaporkan": _reported,
    "tahun_lalu": _earlier,
    "realisasi_anggaran": _spent,
    "evaluasi": _there("evaluasi"),
}
"""What is looked at, by the names of `schemas/lke.toml`."""
