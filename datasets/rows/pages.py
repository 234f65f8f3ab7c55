"""What is known of pages: how each was read and what it was taken for, and every line of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petik.datasets.schema.tables import Row
from petik.ingest.page import Mark, Page
from petik.parsers.model import PageVerdict
from petik.parsers.print.lines import group_lines


def page_rows(dok_id: str, pages: Sequence[Page], verdicts: Sequence[PageVerdict], paginated: bool) -> Iterator[Row]:
    """One row per page."""
    judged = {v.page: v for v in verdicts}
    for page in pages:
        verdict = judged.get(page.number)
        yield {
            "dok_id": dok_id,
            "halaman": page.number if paginated else None,
            "jenis_halaman": verdict.kind if verdict else None,
            "skor": round(verdict.score, 4) if verdict else None,
            "alasan": "; ".join(verdict.reasons) or None if verdict else None,
            "sumber": page.source,
            "lebar": round(page.width, 2),
            "tinggi": round(page.height, 2),
            "putaran": page.rotation,
            "kemiringan": round(page.skew, 3),
            "tanda_tangan": sum(m.kind == "tanda_tangan" for m in page.marks),
            "stempel": sum(m.kind == "stempel" for m in page.marks),
            "letak_tinta": "; ".join(_mark(m) for m in page.marks) or None,
            "gagal": page.failed,
            "catatan": "; ".join((*page.notes, *page.unread)) or None,
        }


def line_rows(dok_id: str, pages: Sequence[Page], paginated: bool) -> Iterator[Row]:
    """One row per line of text, in reading order."""
    number = 0
    for page in pages:
        for line in group_lines(page.words):
            number += 1
            yield {
                "dok_id": dok_id,
                "halaman": page.number if paginated else None,
                "urutan": number,
                "teks": line.text,
                "x0": round(line.box.x0, 2),
                "top": round(line.box.top, 2),
                "x1": round(line.box.x1, 2),
                "bottom": round(line.box.bottom, 2),
                "sumber": page.source,
                "keyakinan": round(min(w.confidence for w in line.words), 4),
            }


def _mark(mark: Mark) -> str:
    box = mark.box
    return f"{mark.kind.replace('_', ' ')} {box.x0:.0f} {box.top:.0f} {box.x1:.0f} {box.bottom:.0f}"
