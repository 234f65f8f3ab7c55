"""NIP: the civil servant's number, YYYYMMDD YYYYMM S NNN (Perka BKN 22/2007): birth, appointment, sex, serial."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

DIGITS = 18


def digits_of(print_: str) -> str | None:
    """The digits of a printed NIP, whatever their number; None when there are none. Never repairs a digit."""
    found = re.sub(r"\D", "", unicodedata.normalize("NFKC", print_))
    found = "".join(c for c in found if c in "0123456789")
    return found or None


def faults(nip: str, today: date) -> list[str]:
    """What is impossible in *nip* (digits only), in Indonesian; [] for a sound one.

    PPPK numbers hold the year and a contract count (21, 22 …) where others hold the month of appointment.
    """
    if len(nip) != DIGITS:
        return [f"{len(nip)} angka, seharusnya {DIGITS}"]
    out = []
    born = _date(nip)
    if born is None:
        out.append(f"tanggal lahir {nip[:8]} tidak ada")
    year, month = int(nip[8:12]), int(nip[12:14])
    if not (1 <= month <= 12 or 21 <= month <= 29):
        out.append(f"bulan pengangkatan {nip[12:14]} tidak ada")
    if year > today.year:
        out.append(f"tahun pengangkatan {year} belum tiba")
    elif born is not None and year - born.year < 16:
        out.append("diangkat sebelum berumur 16 tahun")
    if nip[14] not in "12":
        out.append(f"angka jenis kelamin {nip[14]}")
    if nip[15:] == "000":
        out.append("nomor urut 000")
    return out


def _date(text: str) -> date | None:
    """The date that *text* begins with, YYYYMMDD; None where there is no such day."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
