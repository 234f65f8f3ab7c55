"""The rule on a whole submission: documents that most agencies of a region handed in and one did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import agency_of
from petik.checks.given.material import Material
from petik.schemas.temuan import Temuan

KINDS = ("pk", "lkip", "iku", "rencana_aksi", "pengukuran")


def dokumen_kurang(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """Agencies without a kind of document that most agencies of their region have for that year.

    What a submission must hold differs by region and occasion; the others' submissions tell. A kind counts where a
    part of a document is of it, so that a PK bound into a report is not missing.
    """
    fewest = aturan.tolerance("dokumen-kurang", "instansi_minimal")
    share = aturan.tolerance("dokumen-kurang", "bagian")
    submissions: dict[tuple[str, int], dict[str, list[Material]]] = {}
    for b in materials:
        d = b.record.dokumen
        if d.tahun is not None and (key := agency_of(d)) is not None:
            region, agency = key
            submissions.setdefault((region, d.tahun), {}).setdefault(agency, []).append(b)
    for (_, year), agencies in submissions.items():
        for jenis in KINDS:
            have = {agency for agency, documents in agencies.items() if any(_holds(b, jenis) for b in documents)}
            if len(agencies) < fewest or len(have) < share * len(agencies):
                continue
            for agency, documents in agencies.items():
                if agency not in have:
                    yield finding(
                        documents[0],
                        aturan,
                        "dokumen-kurang",
                        tempat=documents[0].record.dokumen.perangkat_daerah,
                        hitungan=phrase(
                            "tidak-diserahkan",
                            jenis=phrase(f"jenis-{jenis}"),
                            tahun=year,
                            n=len(have),
                            dari=len(agencies),
                        ),
                    )


def _holds(b: Material, jenis: str) -> bool:
    d = b.record.dokumen
    return d.jenis == jenis or any(part.jenis == jenis for part in d.bagian)
