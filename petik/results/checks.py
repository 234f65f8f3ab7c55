"""The checks on what is kept: one document while it is read, the documents of an agency when tables are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from petik.checks.across import copied_text
from petik.checks.aturan import Aturan
from petik.checks.given.keys import agency_of
from petik.checks.given.material import Material
from petik.checks.run import AGENCY_RULES, SUBMISSION_RULES, check_across
from petik.datasets.schema.tables import NASKAH, PERNYATAAN, TABEL, Row
from petik.parsers.barrier import Barrier
from petik.schemas.record import Dokumen, Rekaman
from petik.schemas.temuan import Temuan

NEEDS_TEXT = copied_text.CODE
HEAD = ("berkas", "jenis", "wilayah", "kode_wilayah", "perangkat_daerah", "tahun")


def material_of(name: str, record: Rekaman, rows: Mapping[str, Sequence[Row]]) -> Material:
    """What the checks read of one document; *rows* by table."""
    return Material(name, record, *(rows.get(schema.name, ()) for schema in (TABEL, PERNYATAAN, NASKAH)))


def by_agency(dokumen: Iterable[Row]) -> list[list[str]]:
    """The documents of each agency; *dokumen* are rows of that table. Those that name no agency are left out."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in dokumen:
        key = agency_of(Dokumen.model_validate({name: row[name] for name in HEAD}))
        if key is not None:
            found[key].append(str(row["dok_id"]))
    return list(found.values())


def across(
    agencies: Iterable[Sequence[str]],
    read: Callable[[str], Rekaman | None],
    aturan: Aturan,
    barrier: Barrier | None = None,
    lines: Callable[[str], Sequence[Row]] | None = None,
) -> Iterator[Temuan]:
    """The findings across documents. The records of one agency are in memory at a time; *read* gives one by name.

    *lines* gives the running text of a report by name; it is asked only where a rule needs it.
    """
    told = lines if aturan.active(NEEDS_TEXT) else None
    heads: list[Material] = []
    for names in agencies:
        records = {name: record for name in names if (record := read(name)) is not None}
        yield from check_across(
            [
                Material(name, record, lines=told(name) if told is not None and record.dokumen.jenis == "lkip" else ())
                for name, record in records.items()
            ],
            aturan,
            AGENCY_RULES,
            barrier,
        )
        heads += [Material(name, Rekaman(dokumen=record.dokumen)) for name, record in records.items()]
    yield from check_across(heads, aturan, SUBMISSION_RULES, barrier)
