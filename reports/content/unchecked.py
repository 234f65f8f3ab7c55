"""What was not checked, as far as the tables tell: so that silence is not taken for a clean document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.reports.content.plain_rows import Row, text_at, whole_at
from petik.reports.content.words import Words
from petik.schemas.aturan import EntriAturan


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One reason and what it concerns: names of rules or files."""

    reason: str
    items: tuple[str, ...] = ()


def unchecked(
    dokumen: Sequence[Row], file_rows: Sequence[Row], aturan: Sequence[EntriAturan], words: Words
) -> tuple[Unchecked, ...]:
    """The reasons that apply, the most far-reaching first; what Petik never judges comes last."""
    status = [text_at(row, "status") for row in file_rows]
    unread, part = sum(s in ("refused", "failed") for s in status), status.count("partial")
    out = []
    if unread:
        out.append(Unchecked(words("belum_berkas", berkas=words.count_of("berkas", unread))))
    if part:
        out.append(Unchecked(words("belum_sebagian", berkas=words.count_of("berkas", part))))
    lists = (
        ("belum_aturan", tuple(words.rule_name(a.kode) for a in aturan if not a.aktif)),
        ("belum_isi", _names(row for row in dokumen if _is_empty(row))),
        ("belum_identitas", _names(row for row in dokumen if _group_key(row) is None)),
        ("belum_sendiri", _names(_alone(dokumen))),
    )
    out += [Unchecked(words(key), names) for key, names in lists if names]
    return (*out, Unchecked(words("belum_selalu")))


def _names(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(text_at(row, "berkas") or text_at(row, "dok_id") or "" for row in rows)


def _is_empty(row: Row) -> bool:
    """True where the counts say so; a row without counts says nothing."""
    return whole_at(row, "jumlah_indikator") == 0 and whole_at(row, "jumlah_anggaran") == 0


def _group_key(row: Row) -> tuple[str, str, int] | None:
    """Region, agency and year, by which the rules across documents put documents together; None where one is unread."""
    region = text_at(row, "kode_wilayah") or text_at(row, "wilayah")
    agency, year = text_at(row, "perangkat_daerah"), whole_at(row, "tahun")
    if not region or not agency or year is None:
        return None
    return region.casefold(), "".join(c for c in agency.casefold() if c.isalnum()), year


def _alone(dokumen: Sequence[Row]) -> list[Row]:
    groups: dict[tuple[str, str, int], list[Row]] = {}
    for row in dokumen:
        if (key := _group_key(row)) is not None:
            groups.setdefault(key, []).append(row)
    return [rows[0] for rows in groups.values() if len(rows) == 1]
