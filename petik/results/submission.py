"""The submission that lies in a folder of results: what was kept of each file, and what was decided about it all."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from petik.datasets.files.part import read_part
from petik.datasets.schema.tables import CAPAIAN, DOKUMEN, NASKAH, PEJABAT, TABEL
from petik.normalise.submission.decide import decide
from petik.normalise.submission.errors import KirimanSalah
from petik.normalise.submission.model import Kiriman, Serahan
from petik.normalise.submission.said import NOTHING, Ucapan, read_said
from petik.normalise.submission.whole import wholes
from petik.one.result import FileStatus
from petik.reports.office.handed import Lembar, Serah, TakTerbaca
from petik.reports.office.matrix import main_years
from petik.reports.office.part import OfficePart, office_part
from petik.results.layout import name_order, read_record
from petik.results.store import Kept, Store
from petik.schemas.record import Dokumen, Rekaman
from petik.schemas.temuan import Temuan

SIGN = re.compile(r"[\W_]+")
LONG_LINE = 12  # letters of a line that says something: page numbers and headings of columns do not
READ = ("ok", "partial")
HEAD = (
    "jenis",
    "wilayah",
    "kode_wilayah",
    "perangkat_daerah",
    "tahun",
)  # facts that were read, and may be decided otherwise


def user_words(store: Store) -> Ucapan:
    """What `kiriman.toml` in the folder says; nothing where there is none. Raises KirimanSalah."""
    text = store.said()
    if text is None:
        return NOTHING
    try:
        return read_said(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise KirimanSalah("kiriman.toml: bukan teks UTF-8; simpan ulang sebagai UTF-8") from error


def submission(
    store: Store, names: Sequence[str], state: Mapping[str, Kept], statuses: Mapping[str, FileStatus]
) -> Kiriman:
    """What was decided about the files *names*. Raises KirimanSalah for a `kiriman.toml` that cannot be used."""
    return decide([_handed_in(store, name, state.get(name), statuses[name]) for name in names], user_words(store))


def whole_submission(store: Store) -> Kiriman:
    """The same of everything that lies in the folder. Raises KirimanSalah."""
    state = store.states()
    names = sorted(state, key=name_order)
    return submission(store, names, state, {name: kept.status for name, kept in state.items()})


def _handed_in(store: Store, name: str, kept: Kept | None, status: FileStatus) -> Serahan:
    """What is known of one file."""
    root = kept.root if kept is not None else ""
    place = kept.source.removeprefix(root).lstrip("/") if kept is not None and root else status.berkas
    readable = status.status in READ
    rows = _rows(store, name) if readable and store.part_path(name).is_file() else {}
    facts = _facts(store, name, rows)
    lines = _lines(rows)
    return Serahan(
        name,
        place,
        root,
        status.sha256,
        readable and facts is not None,
        facts,
        _first_parties(rows.get(PEJABAT.name)),
        _periods(rows.get(CAPAIAN.name)),
        len(lines),
        lines,
    )


def _rows(store: Store, name: str) -> dict[str, pa.Table]:
    try:
        return read_part(store.part_path(name))
    except (OSError, ValueError):
        return {}


def _facts(store: Store, name: str, rows: Mapping[str, pa.Table]) -> Dokumen | None:
    """The head of the record; the rows that were kept of it say the same and are read faster."""
    table = rows.get(DOKUMEN.name)
    if table is not None and tuple(table.column_names) == DOKUMEN.own.names and table.num_rows == 1:
        (row,) = table.to_pylist()
        facts = {name: row[f"{name}_terbaca"] for name in HEAD}
        return Dokumen.model_validate({**facts, "berkas": row["berkas"], "perubahan": row["perubahan"]})
    try:
        return read_record(store.out, name).dokumen
    except (OSError, ValueError):
        return None


def _first_parties(rows: pa.Table | None) -> tuple[str, ...]:
    """The posts of the first parties, as they are compared."""
    if rows is None:
        return ()
    posts = (p["jabatan"] for p in rows.select(["peran", "jabatan"]).to_pylist() if p["peran"] == "pihak_pertama")
    return tuple(sorted({SIGN.sub(" ", post).casefold().strip() for post in posts if post}))


def _periods(rows: pa.Table | None) -> frozenset[str]:
    """The periods with a realised value."""
    if rows is None:
        return frozenset()
    found = rows.select(["periode", "realisasi_raw"]).to_pylist()
    return frozenset(row["periode"] for row in found if row["realisasi_raw"])


def _lines(rows: Mapping[str, pa.Table]) -> frozenset[int]:
    """Hashes of the lines of text and of the rows of tables."""
    texts: list[str] = []
    if (naskah := rows.get(NASKAH.name)) is not None:
        texts += [text for text in naskah["teks"].to_pylist() if text]
    if (tabel := rows.get(TABEL.name)) is not None:
        by_row: dict[tuple[int, int], list[str]] = defaultdict(list)
        for cell in tabel.select(["tabel", "baris", "teks"]).to_pylist():
            by_row[cell["tabel"], cell["baris"]].append(cell["teks"] or "")
        texts += [" ".join(cells) for cells in by_row.values()]
    found = (SIGN.sub("", text).casefold() for text in texts)
    return frozenset(zlib.crc32(text.encode("utf-8", "replace")) for text in found if len(text) >= LONG_LINE)


def office_parts(
    store: Store, kiriman: Kiriman, statuses: Mapping[str, FileStatus], temuan: Mapping[str, Sequence[Temuan]]
) -> list[OfficePart]:
    """Every office and year of the submission, by region and name; the records of one are in memory at a time."""
    kolom = user_words(store).kolom()
    main = main_years(p.tahun for p in kiriman.putusan.values() if p.dihitung)
    out = []
    for s in handed_in(store, kiriman, statuses):
        found = [item for d in s.dokumen for part in d.whole.parts for item in temuan.get(part, ())]
        out.append(office_part(s, kolom, s.tahun in main, found))
    return out


def handed_in(store: Store, kiriman: Kiriman, statuses: Mapping[str, FileStatus]) -> Iterator[Serah]:
    """What each office handed in for each year, in the order of the report."""
    for names in _by_office(kiriman).values():
        yield _handed(store, names, kiriman, statuses)


def _by_office(kiriman: Kiriman) -> dict[tuple[object, ...], list[str]]:
    """The documents that count by region, office and year, in the order of the report; unknown offices come last."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for name, p in kiriman.putusan.items():
        if p.dihitung:
            groups[p.kode_wilayah or "", p.wilayah or "", p.perangkat_daerah or "", p.tahun or 0].append(name)

    def order(key: tuple[object, ...]) -> tuple[object, ...]:
        code, region, office, year = key
        return not (code or region), code, region, not office, str(office).casefold(), year

    return {key: groups[key] for key in sorted(groups, key=order)}


def _handed(store: Store, names: Sequence[str], kiriman: Kiriman, statuses: Mapping[str, FileStatus]) -> Serah:
    """All documents of one office and year."""
    records: dict[str, Rekaman] = {}
    for name in names:
        try:
            records[name] = read_record(store.out, name)
        except (OSError, ValueError):
            continue
    versions: dict[str, list[str]] = defaultdict(list)
    for p in kiriman.putusan.values():
        if p.peran == "versi_lama" and p.induk is not None:
            versions[kiriman.putusan[p.induk].utuh].append(statuses[p.dok_id].berkas)
    documents = tuple(
        Lembar(
            whole,
            tuple(statuses[part].berkas for part in whole.parts),
            tuple(versions.get(whole.dok_id, ())),
            tuple(part for name in whole.parts for part in records[name].dokumen.bagian),
        )
        for whole in wholes([name for name in names if name in records], kiriman, records.get)
    )
    unread = tuple(TakTerbaca(kiriman.putusan[n], statuses[n].berkas) for n in names if n not in records)
    first = kiriman.putusan[names[0]]
    return Serah(first.wilayah, first.kode_wilayah, first.perangkat_daerah, first.tahun, documents, unread)
