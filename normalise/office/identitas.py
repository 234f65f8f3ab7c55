"""The document's own facts from the evidence that the parsers collected: region, agency, year, kind, parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from petik.normalise.asal import Jejak
from petik.normalise.office.bukti import instansi_dokumen, wilayah_dokumen
from petik.parsers.forms.kinds import NEUTRAL, family_of
from petik.parsers.model import Identity, PageVerdict, ParsedDocument, Print
from petik.schemas.keyakinan import CERTAIN, INFERRED, UNPROVEN, USUAL
from petik.schemas.record import Bagian, Dokumen, Jenis

REPORTS = ("lkip", "pengukuran", "rencana_aksi", "renja", "rkt")  # kinds whose running text speaks of their own year
SIGNED = ("pk", "iki", "iku", "rencana_aksi", "rkt")  # kinds that are signed in the year that they plan
CONFIRMED = 2  # mentions in the text that confirm the year of the file's name
MIN_TEXT_YEARS = 3  # without a title a year must stand in the text this often


def susun(parsed: ParsedDocument, berkas: str, paginated: bool, jejak: Jejak) -> Dokumen:
    """The `dokumen` object of the record."""
    found = parsed.identity
    region, agency = wilayah_dokumen(found.bukti), instansi_dokumen(found.bukti)
    year, year_print = _tahun(found)
    for path, won in (("wilayah", region), ("kode_wilayah", region), ("perangkat_daerah", agency)):
        if won is not None:
            jejak.catat(f"dokumen/{path}", won.cetak, won.keyakinan, won.catatan)
    if year_print is not None:
        jejak.catat("dokumen/tahun", year_print.with_text(year_print.text))
    return Dokumen(
        berkas=berkas,
        jenis=cast(Jenis, found.jenis or "lainnya"),
        bagian=bagian(parsed.verdicts, paginated),
        wilayah=region.nilai.nama if region else None,
        kode_wilayah=region.nilai.kode if region else None,
        perangkat_daerah=agency.nilai if agency else None,
        tahun=year,
        perubahan=found.perubahan,
    )


def _tahun(found: Identity) -> tuple[int | None, Print | None]:
    """The year of the titles; without one, a year that other places agree on. The file's name alone is no proof."""
    if found.jenis == "renstra":
        return None, None  # it plans five years
    texts = [t for t in found.tahun if t.note is None]
    named = [t for t in found.tahun if t.note == "dari nama berkas"]
    confirmed = [t for t in texts if any(n.text == t.text for n in named)]
    months = [t for t in found.tahun if t.note == "bulan"]  # more to the point than the year of the budget
    for evidence, least, sure in (
        (months if found.jenis == "pengukuran" else [], 1, CERTAIN),
        ([t for t in found.tahun if t.note == "judul"], 1, CERTAIN),
        (confirmed, CONFIRMED, USUAL),
        ([t for t in found.tahun if t.note == "kolom"], 1, INFERRED),
        (texts if found.jenis in REPORTS else [], MIN_TEXT_YEARS, USUAL),
        ([t for t in found.tahun if t.note == "tanggal"] if found.jenis in SIGNED else [], 1, UNPROVEN),
    ):
        counts = Counter(t.text for t in evidence)
        year, n = counts.most_common(1)[0] if counts else ("", 0)
        if n >= least:
            best = next(t for t in evidence if t.text == year)
            return int(year), replace(best, confidence=best.confidence * sure)
    return None, None


def tahun_dugaan(found: Identity) -> int | None:
    """The best guess where values need a year that no title gives: any year of the text, else of the file's name."""
    counts = Counter(t.text for t in found.tahun if t.note is None) or Counter(t.text for t in found.tahun)
    return int(counts.most_common(1)[0][0]) if counts else None


def bagian(verdicts: Sequence[PageVerdict], paginated: bool) -> list[Bagian]:
    """Runs of pages of one kind; for formats without pages only where there is more than one kind."""
    kinds = _filled(verdicts)
    runs: list[tuple[str, int, int]] = []
    for verdict, kind in zip(verdicts, kinds, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1], verdict.page)
        else:
            runs.append((kind, verdict.page, verdict.page))
    if not paginated:
        return [Bagian(jenis=cast(Jenis, k)) for k, _, _ in runs] if len(runs) > 1 else []
    return [Bagian(jenis=cast(Jenis, k), halaman_awal=a, halaman_akhir=b) for k, a, b in runs]


def _filled(verdicts: Sequence[PageVerdict]) -> list[str]:
    """Kinds by page: covers, decrees and unknown pages take that of the next real page, else of the one before.

    A cover before nothing else is what it announces; a page that is known to be something else stays "lainnya".
    """
    own = [None if v.kind in NEUTRAL and not (v.kind == "lainnya" and v.about) else family_of(v.kind) for v in verdicts]
    out: list[str] = []
    for i, kind in enumerate(own):
        after = next((k for k in own[i:] if k is not None and k != "lainnya"), None)
        announced = verdicts[i].about if verdicts[i].kind == "sampul" else None
        out.append(kind or after or (out[-1] if out else None) or (family_of(announced) if announced else "lainnya"))
    return out
