"""Rules across the documents of one agency and year: PK against LKIP and rencana aksi, kadis against kabid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import agency_of, indikator_key, key_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, same_value
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

# posts that lead an agency (JPT pratama and above, camat): "Plt. Kepala Dinas X", "INSPEKTUR"
HEAD_POSTS = re.compile(
    r"^(?:(?:plt|plh|pj)\.?\s*)?(?:kepala\s+(?:dinas|badan|biro|kantor|satuan\s+polisi|pelaksana)|inspektur\b(?!\s+pembantu)|"
    r"sekretaris\s+(?:daerah|dprd|dewan)|camat\b|direktur\b|bupati|wali\s?kota|gubernur)",
    re.I,
)
PK_LEVELS = ("tujuan", "sasaran", None)
HALF = 0.5  # a report that holds less than this share of the agreed indicators is a part of one


@dataclass(frozen=True)
class AgreedTarget:
    """One indicator's target of the year in one document."""

    material: Material
    jalur: str
    nama: str
    target: Kuantitas

    @property
    def key(self) -> str:
        return indikator_key(self.nama)


ByAgencyAndYear = dict[tuple[str, str, int], list[Material]]


def by_agency_and_year(materials: Sequence[Material]) -> ByAgencyAndYear:
    """Documents by region, agency and year; a document that does not say all three stands alone and is left out."""
    out: ByAgencyAndYear = {}
    for b in materials:
        d = b.record.dokumen
        if d.tahun is not None and (agency := agency_of(d)) is not None:
            out.setdefault((*agency, d.tahun), []).append(b)
    return out


def _head_agreements(documents: Sequence[Material]) -> list[Material]:
    """The PKs of the agency's head; where one is a revision (perubahan), only revisions."""
    found = [b for b in documents if b.record.dokumen.jenis == "pk" and _of_head(b)]
    revised = [b for b in found if b.record.dokumen.perubahan]
    return revised or found


def _of_head(b: Material) -> bool:
    posts = [p.jabatan or "" for p in b.record.pejabat if p.peran == "pihak_pertama"]
    return any(HEAD_POSTS.match(p.strip()) for p in posts)


def _targets(b: Material, jenis: str) -> list[AgreedTarget]:
    """The year's targets of a document: of its own level, in a rencana aksi also those of the fourth quarter."""
    out = []
    year = str(b.record.dokumen.tahun)
    for path, row, value in b.triples():
        if row.indikator is None or value.target is None or row.tingkat not in PK_LEVELS:
            continue
        whole = value.periode == year
        last = (
            jenis == "rencana_aksi" and value.periode == f"{year}-TW4" and not any(n.periode == year for n in row.nilai)
        )
        if (whole or last) and (jenis != "pk" or not row.jabatan or HEAD_POSTS.match(row.jabatan)):
            out.append(AgreedTarget(b, f"{path}/target", row.indikator, value.target))
    return out


def _partners(left: AgreedTarget, rights: Sequence[AgreedTarget], alike: float) -> list[AgreedTarget]:
    """The same indicator in another document; the best name where several resemble it. Digits must agree."""
    scored = [(fuzz.ratio(left.key, r.key), r) for r in rights if _digits_in(left.nama) == _digits_in(r.nama)]
    best = max((s for s, _ in scored), default=0.0)
    return [r for s, r in scored if s >= alike and s == best]


def _digits_in(nama: str) -> list[str]:
    return re.findall(r"\d+", re.sub(r"^\s*[\d.]+\s*", "", nama))


def target_differs(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """A head's PK target that the LKIP (error) or the rencana aksi (warning) gives another value."""
    alike = aturan.tolerance("target-beda-antardokumen", "mirip")
    for documents in by_agency_and_year(materials).values():
        agreed = [s for b in _head_agreements(documents) for s in _targets(b, "pk")]
        for other in documents:
            jenis = other.record.dokumen.jenis
            if jenis not in ("lkip", "rencana_aksi", "iku", "pengukuran"):
                continue
            reported = _targets(other, jenis)
            for one in agreed:
                found = _partners(one, reported, alike)
                if not found or any(_agree(one.target, f.target) for f in found):
                    continue
                yield finding(
                    found[0].material,
                    aturan,
                    "target-beda-antardokumen",
                    jalur=found[0].jalur,
                    tempat=found[0].nama,
                    tercetak=found[0].target.raw,
                    seharusnya=one.target.raw,
                    hitungan=phrase("menurut-pk", berkas=one.material.record.dokumen.berkas),
                    tingkat="galat" if jenis == "lkip" else "peringatan",
                    sure=one.material.confidence(one.jalur),
                )


def _agree(left: Kuantitas, right: Kuantitas) -> bool:
    """True where two targets agree, or cannot be compared (other unit, one a word and one a number)."""
    a, b = plain_number(left), plain_number(right)
    if a is None and b is None:
        return key_of(left.raw) == key_of(right.raw) or bool(re.search(r"\d", left.raw + right.raw))
    if a is None or b is None:
        return True
    units = [kenal(q.satuan) if q.satuan else None for q in (left, right)]
    if units[0] is not None and units[1] is not None and units[0].nama != units[1].nama:
        return True
    return same_value(left, right)


def anggaran_differs(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """A program's budget in the head's PK against the other documents of the agency."""
    for documents in by_agency_and_year(materials).values():
        for head in _head_agreements(documents):
            agreed = {
                key_of(r.uraian): r.anggaran for r in head.record.anggaran if r.tingkat == "program" and r.anggaran
            }
            for other in documents:
                if other is head or (other.record.dokumen.jenis == "pk" and _of_head(other)):
                    continue
                for i, row in enumerate(other.record.anggaran):
                    mine = agreed.get(key_of(row.uraian))
                    if (
                        row.tingkat != "program"
                        or row.anggaran is None
                        or mine is None
                        or same_value(mine, row.anggaran)
                    ):
                        continue
                    yield finding(
                        other,
                        aturan,
                        "anggaran-beda-antardokumen",
                        jalur=f"anggaran/{i}/anggaran",
                        tempat=row.uraian,
                        tercetak=row.anggaran.raw,
                        seharusnya=mine.raw,
                        hitungan=phrase("menurut-pk", berkas=head.record.dokumen.berkas),
                    )


def _agreed_and_reported(
    materials: Sequence[Material], alike: float
) -> Iterator[tuple[list[AgreedTarget], list[AgreedTarget]]]:
    """Agreed and reported indicators of each agency whose report holds at least half of what was agreed."""
    for documents in by_agency_and_year(materials).values():
        agreed = [s for b in _head_agreements(documents) for s in _targets(b, "pk")]
        reported = [s for b in documents if b.record.dokumen.jenis == "lkip" for s in _targets(b, "lkip")]
        told = sum(bool(_partners(s, reported, alike)) for s in agreed)
        if agreed and told >= HALF * len(agreed):
            yield agreed, reported


def indikator_hilang(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of the head's PK that the LKIP does not report."""
    alike = aturan.tolerance("indikator-hilang", "mirip")
    for agreed, reported in _agreed_and_reported(materials, alike):
        for one in agreed:
            if not _partners(one, reported, alike):
                where = phrase("menurut-laporan", berkas=reported[0].material.record.dokumen.berkas)
                yield finding(
                    one.material,
                    aturan,
                    "indikator-hilang",
                    jalur=one.jalur.partition("/nilai/")[0],
                    tempat=one.nama,
                    tercetak=one.target.raw,
                    hitungan=where,
                )


def indikator_tambahan(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of the LKIP that the head's PK does not hold."""
    alike = aturan.tolerance("indikator-tambahan", "mirip")
    for agreed, reported in _agreed_and_reported(materials, alike):
        seen: set[str] = set()
        for one in reported:
            if one.key in seen or _partners(one, agreed, alike):
                continue
            seen.add(one.key)
            yield finding(
                one.material,
                aturan,
                "indikator-tambahan",
                jalur=one.jalur.partition("/nilai/")[0],
                tempat=one.nama,
                tercetak=one.target.raw,
                hitungan=phrase("menurut-pk", berkas=agreed[0].material.record.dokumen.berkas),
            )


def cascading_putus(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """Programs in a subordinate's PK that the head's PK does not hold. Silent where the head's lists none."""
    alike = aturan.tolerance("cascading-putus", "mirip")
    for documents in by_agency_and_year(materials).values():
        heads = _head_agreements(documents)
        programs = {key_of(r.uraian) for b in heads for r in b.record.anggaran if r.tingkat == "program" and r.uraian}
        for b in documents:
            if not programs or b.record.dokumen.jenis != "pk" or _of_head(b):
                continue
            for i, row in enumerate(b.record.anggaran):
                name = key_of(row.uraian)
                if row.tingkat != "program" or not name or any(fuzz.ratio(name, p) >= alike for p in programs):
                    continue
                yield finding(
                    b,
                    aturan,
                    "cascading-putus",
                    jalur=f"anggaran/{i}/uraian",
                    tempat=row.uraian,
                    tercetak=row.anggaran.raw if row.anggaran is not None else None,
                    hitungan=phrase("program-tidak-di-pk", berkas=heads[0].record.dokumen.berkas),
                )
