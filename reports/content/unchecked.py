"""What was not checked, as far as the tables tell: so that silence is not taken for a clean document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.reports.content.plain_rows import Row, bulat, teks
from petik.reports.content.words import Kata
from petik.schemas.aturan import EntriAturan


@dataclass(frozen=True, slots=True)
class Belum:
    """One reason and what it concerns: names of rules or files."""

    alasan: str
    isi: tuple[str, ...] = ()


def belum(
    dokumen: Sequence[Row], berkas: Sequence[Row], aturan: Sequence[EntriAturan], kata: Kata
) -> tuple[Belum, ...]:
    """The reasons that apply, the most far-reaching first; what Petik never judges comes last."""
    status = [teks(row, "status") for row in berkas]
    unread, part = sum(s in ("refused", "failed") for s in status), status.count("partial")
    out = []
    if unread:
        out.append(Belum(kata("belum_berkas", berkas=kata.banyak("berkas", unread))))
    if part:
        out.append(Belum(kata("belum_sebagian", berkas=kata.banyak("berkas", part))))
    lists = (
        ("belum_aturan", tuple(kata.nama_aturan(a.kode) for a in aturan if not a.aktif)),
        ("belum_isi", _nama(row for row in dokumen if _tanpa_isi(row))),
        ("belum_identitas", _nama(row for row in dokumen if _kelompok(row) is None)),
        ("belum_sendiri", _nama(_sendirian(dokumen))),
    )
    out += [Belum(kata(key), names) for key, names in lists if names]
    return (*out, Belum(kata("belum_selalu")))


def _nama(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(teks(row, "berkas") or teks(row, "dok_id") or "" for row in rows)


def _tanpa_isi(row: Row) -> bool:
    """True where the counts say so; a row without counts says nothing."""
    return bulat(row, "jumlah_indikator") == 0 and bulat(row, "jumlah_anggaran") == 0


def _kelompok(row: Row) -> tuple[str, str, int] | None:
    """Region, agency and year, by which the rules across documents put documents together; None where one is unread."""
    region = teks(row, "kode_wilayah") or teks(row, "wilayah")
    agency, year = teks(row, "perangkat_daerah"), bulat(row, "tahun")
    if not region or not agency or year is None:
        return None
    return region.casefold(), "".join(c for c in agency.casefold() if c.isalnum()), year


def _sendirian(dokumen: Sequence[Row]) -> list[Row]:
    groups: dict[tuple[str, str, int], list[Row]] = {}
    for row in dokumen:
        if (key := _kelompok(row)) is not None:
            groups.setdefault(key, []).append(row)
    return [rows[0] for rows in groups.values() if len(rows) == 1]
