"""Rules across the documents of one agency and year: PK against LKIP and rencana aksi, kadis against kabid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci, kunci_instansi
from petik.checks.nilai import kunci_indikator, sama
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

# posts that lead an agency (JPT pratama and above, camat): "Plt. Kepala Dinas X", "INSPEKTUR"
PIMPINAN = re.compile(
    r"^(?:(?:plt|plh|pj)\.?\s*)?(?:kepala\s+(?:dinas|badan|biro|kantor|satuan\s+polisi|pelaksana)|inspektur\b(?!\s+pembantu)|"
    r"sekretaris\s+(?:daerah|dprd|dewan)|camat\b|direktur\b|bupati|wali\s?kota|gubernur)",
    re.I,
)
TINGKAT_PK = ("tujuan", "sasaran", None)
SEPARUH = 0.5  # a report that holds less than this share of the agreed indicators is a part of one


@dataclass(frozen=True)
class Sasaran:
    """One indicator's target of the year in one document."""

    bahan: Bahan
    jalur: str
    nama: str
    target: Kuantitas

    @property
    def kunci(self) -> str:
        return kunci_indikator(self.nama)


Kelompok = dict[tuple[str, str, int], list[Bahan]]


def kelompok_instansi(bahan: Sequence[Bahan]) -> Kelompok:
    """Documents by region, agency and year; a document that does not say all three stands alone and is left out."""
    out: Kelompok = {}
    for b in bahan:
        d = b.rekaman.dokumen
        if d.tahun is not None and (agency := kunci_instansi(d)) is not None:
            out.setdefault((*agency, d.tahun), []).append(b)
    return out


def _pk_pimpinan(documents: Sequence[Bahan]) -> list[Bahan]:
    """The PKs of the agency's head; where one is a revision (perubahan), only revisions."""
    found = [b for b in documents if b.rekaman.dokumen.jenis == "pk" and _pimpinan(b)]
    revised = [b for b in found if b.rekaman.dokumen.perubahan]
    return revised or found


def _pimpinan(b: Bahan) -> bool:
    posts = [p.jabatan or "" for p in b.rekaman.pejabat if p.peran == "pihak_pertama"]
    return any(PIMPINAN.match(p.strip()) for p in posts)


def _target(b: Bahan, jenis: str) -> list[Sasaran]:
    """The year's targets of a document: of its own level, in a rencana aksi also those of the fourth quarter."""
    out = []
    year = str(b.rekaman.dokumen.tahun)
    for path, row, value in b.nilai():
        if row.indikator is None or value.target is None or row.tingkat not in TINGKAT_PK:
            continue
        whole = value.periode == year
        last = (
            jenis == "rencana_aksi" and value.periode == f"{year}-TW4" and not any(n.periode == year for n in row.nilai)
        )
        if (whole or last) and (jenis != "pk" or not row.jabatan or PIMPINAN.match(row.jabatan)):
            out.append(Sasaran(b, f"{path}/target", row.indikator, value.target))
    return out


def _pasangan(left: Sasaran, rights: Sequence[Sasaran], alike: float) -> list[Sasaran]:
    """The same indicator in another document; the best name where several resemble it. Digits must agree."""
    scored = [(fuzz.ratio(left.kunci, r.kunci), r) for r in rights if _angka(left.nama) == _angka(r.nama)]
    best = max((s for s, _ in scored), default=0.0)
    return [r for s, r in scored if s >= alike and s == best]


def _angka(nama: str) -> list[str]:
    return re.findall(r"\d+", re.sub(r"^\s*[\d.]+\s*", "", nama))


def target_beda(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """A head's PK target that the LKIP (error) or the rencana aksi (warning) gives another value."""
    alike = aturan.toleransi("target-beda-antardokumen", "mirip")
    for documents in kelompok_instansi(bahan).values():
        agreed = [s for b in _pk_pimpinan(documents) for s in _target(b, "pk")]
        for other in documents:
            jenis = other.rekaman.dokumen.jenis
            if jenis not in ("lkip", "rencana_aksi", "iku", "pengukuran"):
                continue
            reported = _target(other, jenis)
            for one in agreed:
                found = _pasangan(one, reported, alike)
                if not found or any(_sama(one.target, f.target) for f in found):
                    continue
                yield lapor(
                    found[0].bahan,
                    aturan,
                    "target-beda-antardokumen",
                    jalur=found[0].jalur,
                    tempat=found[0].nama,
                    tercetak=found[0].target.raw,
                    seharusnya=one.target.raw,
                    hitungan=phrase("menurut-pk", berkas=one.bahan.rekaman.dokumen.berkas),
                    tingkat="galat" if jenis == "lkip" else "peringatan",
                    yakin=one.bahan.keyakinan(one.jalur),
                )


def _sama(left: Kuantitas, right: Kuantitas) -> bool:
    """True where two targets agree, or cannot be compared (other unit, one a word and one a number)."""
    a, b = rumus.satu_bilangan(left), rumus.satu_bilangan(right)
    if a is None and b is None:
        return kunci(left.raw) == kunci(right.raw) or bool(re.search(r"\d", left.raw + right.raw))
    if a is None or b is None:
        return True
    units = [kenal(q.satuan) if q.satuan else None for q in (left, right)]
    if units[0] is not None and units[1] is not None and units[0].nama != units[1].nama:
        return True
    return sama(left, right)


def anggaran_beda(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """A program's budget in the head's PK against the other documents of the agency."""
    for documents in kelompok_instansi(bahan).values():
        for head in _pk_pimpinan(documents):
            agreed = {
                kunci(r.uraian): r.anggaran for r in head.rekaman.anggaran if r.tingkat == "program" and r.anggaran
            }
            for other in documents:
                if other is head or (other.rekaman.dokumen.jenis == "pk" and _pimpinan(other)):
                    continue
                for i, row in enumerate(other.rekaman.anggaran):
                    mine = agreed.get(kunci(row.uraian))
                    if row.tingkat != "program" or row.anggaran is None or mine is None or sama(mine, row.anggaran):
                        continue
                    yield lapor(
                        other,
                        aturan,
                        "anggaran-beda-antardokumen",
                        jalur=f"anggaran/{i}/anggaran",
                        tempat=row.uraian,
                        tercetak=row.anggaran.raw,
                        seharusnya=mine.raw,
                        hitungan=phrase("menurut-pk", berkas=head.rekaman.dokumen.berkas),
                    )


def _pk_dan_lkip(bahan: Sequence[Bahan], alike: float) -> Iterator[tuple[list[Sasaran], list[Sasaran]]]:
    """Agreed and reported indicators of each agency whose report holds at least half of what was agreed."""
    for documents in kelompok_instansi(bahan).values():
        agreed = [s for b in _pk_pimpinan(documents) for s in _target(b, "pk")]
        reported = [s for b in documents if b.rekaman.dokumen.jenis == "lkip" for s in _target(b, "lkip")]
        told = sum(bool(_pasangan(s, reported, alike)) for s in agreed)
        if agreed and told >= SEPARUH * len(agreed):
            yield agreed, reported


def indikator_hilang(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of the head's PK that the LKIP does not report."""
    alike = aturan.toleransi("indikator-hilang", "mirip")
    for agreed, reported in _pk_dan_lkip(bahan, alike):
        for one in agreed:
            if not _pasangan(one, reported, alike):
                where = phrase("menurut-laporan", berkas=reported[0].bahan.rekaman.dokumen.berkas)
                yield lapor(
                    one.bahan,
                    aturan,
                    "indikator-hilang",
                    jalur=one.jalur.partition("/nilai/")[0],
                    tempat=one.nama,
                    tercetak=one.target.raw,
                    hitungan=where,
                )


def indikator_tambahan(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of the LKIP that the head's PK does not hold."""
    alike = aturan.toleransi("indikator-tambahan", "mirip")
    for agreed, reported in _pk_dan_lkip(bahan, alike):
        seen: set[str] = set()
        for one in reported:
            if one.kunci in seen or _pasangan(one, agreed, alike):
                continue
            seen.add(one.kunci)
            yield lapor(
                one.bahan,
                aturan,
                "indikator-tambahan",
                jalur=one.jalur.partition("/nilai/")[0],
                tempat=one.nama,
                tercetak=one.target.raw,
                hitungan=phrase("menurut-pk", berkas=agreed[0].bahan.rekaman.dokumen.berkas),
            )


def cascading_putus(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """Programs in a subordinate's PK that the head's PK does not hold. Silent where the head's lists none."""
    alike = aturan.toleransi("cascading-putus", "mirip")
    for documents in kelompok_instansi(bahan).values():
        heads = _pk_pimpinan(documents)
        programs = {kunci(r.uraian) for b in heads for r in b.rekaman.anggaran if r.tingkat == "program" and r.uraian}
        for b in documents:
            if not programs or b.rekaman.dokumen.jenis != "pk" or _pimpinan(b):
                continue
            for i, row in enumerate(b.rekaman.anggaran):
                name = kunci(row.uraian)
                if row.tingkat != "program" or not name or any(fuzz.ratio(name, p) >= alike for p in programs):
                    continue
                yield lapor(
                    b,
                    aturan,
                    "cascading-putus",
                    jalur=f"anggaran/{i}/uraian",
                    tempat=row.uraian,
                    tercetak=row.anggaran.raw if row.anggaran is not None else None,
                    hitungan=phrase("program-tidak-di-pk", berkas=heads[0].rekaman.dokumen.berkas),
                )
