"""The document's own facts from the evidence that the parsers collected: region, agency, year, kind, parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from petik.normalise.asal import Jejak
from petik.normalise.office import instansi, wilayah
from petik.parsers.model import Identity, PageVerdict, ParsedDocument, Print
from petik.schemas.data import Wilayah
from petik.schemas.record import Bagian, Dokumen, Jenis

FIRST = 12  # so many pieces of evidence come from letterheads and titles, which outweigh the running text
TITLE_WEIGHT = 4.0
PLACES_WEIGHT = 0.2  # a text that names several regions lists places where something happened
AGENCY_WEIGHT = 3.0  # a region named together with an agency is the agency's
NEUTRAL = ("sampul", "keputusan", "lainnya")  # pages that count with the kind that surrounds them
REPORTS = ("lkip", "pengukuran", "rencana_aksi")  # kinds whose running text speaks of their own year
MIN_TEXT_YEARS = 3  # without a title a year must stand in the text this often


def susun(parsed: ParsedDocument, berkas: str, paginated: bool, jejak: Jejak) -> Dokumen:
    """The `dokumen` object of the record."""
    found = parsed.identity
    region, region_print = _wilayah(found)
    agency, agency_print = _perangkat_daerah(found)
    year, year_print = _tahun(found)
    if region_print is not None:
        jejak.catat("dokumen/wilayah", region_print)
        jejak.catat("dokumen/kode_wilayah", region_print)
    if agency_print is not None:
        jejak.catat("dokumen/perangkat_daerah", agency_print)
    if year_print is not None:
        jejak.catat("dokumen/tahun", year_print.with_text(year_print.text))
    return Dokumen(
        berkas=berkas,
        jenis=cast(Jenis, found.jenis or "lainnya"),
        bagian=bagian(parsed.verdicts, paginated),
        wilayah=region.nama if region else None,
        kode_wilayah=region.kode if region else None,
        perangkat_daerah=agency,
        tahun=year,
        perubahan=found.perubahan,
    )


def _wilayah(found: Identity) -> tuple[Wilayah | None, Print | None]:
    """The region with the most weight of evidence; a kabupaten beats its own province where both are named."""
    votes: Counter[str] = Counter()
    prints: dict[str, tuple[Wilayah, Print]] = {}
    for i, text in enumerate(found.wilayah):
        hits = wilayah.temukan(text.text)
        several = len({h.wilayah.kode for h in hits}) > 1
        for hit in hits:
            weight = (TITLE_WEIGHT if i < FIRST else 1.0) * text.confidence
            if several:
                weight *= PLACES_WEIGHT
            elif instansi.temukan(text.text) is not None:
                weight *= AGENCY_WEIGHT
            votes[hit.wilayah.kode] += int(100 * weight)
            prints.setdefault(hit.wilayah.kode, (hit.wilayah, text))
    if not votes:
        return _wilayah_instansi(found)
    best = max(votes, key=lambda k: votes[k])
    if len(best) == 2:
        below = [k for k in votes if k.startswith(best + ".") and votes[k] * 3 >= votes[best]]
        best = max(below, key=lambda k: votes[k]) if below else best
    return prints[best]


def _wilayah_instansi(found: Identity) -> tuple[Wilayah | None, Print | None]:
    """The region at the end of an agency's name, where no text names one by its kind."""
    for text in found.perangkat_daerah:
        name = instansi.temukan(text.text)
        ended = wilayah.di_akhir(name) if name is not None else None
        if ended is not None:
            return ended[1], text
    return None, None


def _perangkat_daerah(found: Identity) -> tuple[str | None, Print | None]:
    """The agency named most often among the first pieces of evidence, the earliest where they tie."""
    votes: Counter[str] = Counter()
    prints: dict[str, tuple[str, Print]] = {}
    for i, text in enumerate(found.perangkat_daerah[: 4 * FIRST]):
        name = instansi.temukan(text.text)
        if name is None:
            continue
        ended = wilayah.di_akhir(name)
        name = ended[0] if ended is not None else name
        key = "".join(c for c in name.casefold() if c.isalnum())
        votes[key] += 3 if i < FIRST else 1
        prints.setdefault(key, (name, text))
    if not votes:
        return None, None
    best = max(votes, key=lambda k: votes[k])
    return prints[best]


def _tahun(found: Identity) -> tuple[int | None, Print | None]:
    """The year of the titles; without one, a year that the text repeats. The file's name alone is no proof."""
    titled = [t for t in found.tahun if t.note == "judul"]
    texts = [t for t in found.tahun if t.note is None] if found.jenis in REPORTS else []
    headed = [t for t in found.tahun if t.note == "kolom"]
    for evidence, least in ((titled, 1), (headed, 1), (texts, MIN_TEXT_YEARS)):
        counts = Counter(t.text for t in evidence)
        if counts:
            year, n = counts.most_common(1)[0]
            if n >= least:
                return int(year), next(t for t in evidence if t.text == year)
    return None, None


def tahun_dugaan(found: Identity) -> int | None:
    """The best guess where values need a year that no title gives: any year of the text, else of the file's name."""
    counts = Counter(t.text for t in found.tahun if t.note is None) or Counter(t.text for t in found.tahun)
    return int(counts.most_common(1)[0][0]) if counts else None


def bagian(verdicts: Sequence[PageVerdict], paginated: bool) -> list[Bagian]:
    """Runs of pages of one kind; for formats without pages only where there is more than one kind."""
    families = [("pk" if v.kind.startswith("pk_") else str(v.kind)) for v in verdicts]
    kinds = _filled(families)
    runs: list[tuple[str, int, int]] = []
    for verdict, kind in zip(verdicts, kinds, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1], verdict.page)
        else:
            runs.append((kind, verdict.page, verdict.page))
    if not paginated:
        return [Bagian(jenis=cast(Jenis, k)) for k, _, _ in runs] if len(runs) > 1 else []
    return [Bagian(jenis=cast(Jenis, k), halaman_awal=a, halaman_akhir=b) for k, a, b in runs]


def _filled(families: Sequence[str]) -> list[str]:
    """Covers, decrees and unknown pages take the kind of the next real page, else of the one before."""
    out: list[str] = []
    for i, family in enumerate(families):
        if family not in NEUTRAL:
            out.append(family)
            continue
        after = next((f for f in families[i:] if f not in NEUTRAL), None)
        out.append(after or (out[-1] if out else "lainnya"))
    return out
