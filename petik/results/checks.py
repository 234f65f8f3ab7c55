"""The checks on what is kept: one document while it is read, the documents of an agency when tables are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from petik.checks.across import copied_text
from petik.checks.aturan import Aturan
from petik.checks.given.keys import agency_of
from petik.checks.given.material import Material
from petik.checks.run import AGENCY_RULES, SUBMISSION_RULES, check_across
from petik.datasets.schema.tables import NASKAH, PERNYATAAN, TABEL, Row
from petik.normalise.submission.model import Kiriman
from petik.normalise.submission.whole import Read, Whole, wholes
from petik.parsers.barrier import Barrier
from petik.schemas.record import Dokumen, Rekaman
from petik.schemas.temuan import Temuan

NEEDS_TEXT = copied_text.CODE

def material_of(name: str, record: Rekaman, rows: Mapping[str, Sequence[Row]]) -> Material:
    """What the checks read of one document; *rows* by table."""
    return Material(name, record, *(rows.get(schema.name, ()) for schema in (TABEL, PERNYATAAN, NASKAH)))


def by_agency(kiriman: Kiriman) -> list[list[str]]:
    """The documents that count of each agency; those whose agency is not known are left out."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in kiriman.dihitung():
        p = kiriman.putusan[name]
        head = Dokumen(berkas=name, jenis=p.jenis, wilayah=p.wilayah, kode_wilayah=p.kode_wilayah)
        key = agency_of(head.model_copy(update={"perangkat_daerah": p.perangkat_daerah}))
        if key is not None:
            found[key].append(name)
    return list(found.values())


def across(
    kiriman: Kiriman,
    read: Read,
    aturan: Aturan,
    barrier: Barrier | None = None,
    lines: Callable[[str], Sequence[Row]] | None = None,
) -> Iterator[Temuan]:
    """The findings across documents that count, chapters of one report as one document.

    The records of one agency are in memory at a time; *read* gives one by name. *lines* gives the running text of a
    report by name; it is asked only where a rule needs it.
    """
    told = lines if aturan.active(NEEDS_TEXT) else None
    heads: list[Material] = []
    for names in by_agency(kiriman):
        documents = {whole.dok_id: whole for whole in wholes(names, kiriman, read)}
        given = [Material(w.dok_id, w.record, lines=_text(w, told)) for w in documents.values()]
        for item in check_across(given, aturan, AGENCY_RULES, barrier):
            yield from documents[item.dok_id].told(item)
        heads += [Material(w.dok_id, Rekaman(dokumen=w.record.dokumen)) for w in documents.values()]
    yield from check_across(heads, aturan, SUBMISSION_RULES, barrier)


def _text(whole: Whole, lines: Callable[[str], Sequence[Row]] | None) -> Sequence[Row]:
    """The running text of a report that is one file: lines of several have no one numbering of pages."""
    if lines is None or whole.record.dokumen.jenis != "lkip" or len(whole.parts) > 1:
        return ()
    return lines(whole.dok_id)
