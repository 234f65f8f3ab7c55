"""Periods of columns to contract periods, given the document's year."""

from __future__ import annotations

import re

CONTRACT = re.compile(r"20\d\d(?:-(?:TW[1-4]|S[12]|B(?:0[1-9]|1[0-2])))?$")  # "2019", "2020-TW1", "2020-B07"
# "Nm1": the year before the document's; "N0", "Np1"
RELATIVE = re.compile(r"N(?P<sign>[mp]?)(?P<by>\d)(?P<part>-.+)?$")
# "K3/5": the third of the five years of the medium-term plan; "L3/5": of the plan before it
PLANNED = re.compile(r"(?P<plan>[KL])(?P<nth>\d)/(?P<count>\d)$")
PLAN_YEARS = 5
PART = re.compile(r"(?:TW[1-4]|S[12]|B(?:0[1-9]|1[0-2]))$")  # "TW1": the parser knows the part, the document the year


def lengkapi(periode: str, tahun: int | None, akhir: int | None = None) -> str | None:
    """A full contract period from what a column says ("", "TW1", "2016", "2016-TW1"); None without any year.

    "AKHIR" is the last year of the medium-term plan, *akhir*; where the document does not name it, the document's year.
    "K3/5" and "L3/5" are years of that plan and of the one before.
    """
    if (planned := PLANNED.match(periode)) is not None:
        before = PLAN_YEARS if planned["plan"] == "L" else 0
        return None if akhir is None else str(akhir - before - int(planned["count"]) + int(planned["nth"]))
    if periode == "AKHIR":
        periode = str(akhir) if akhir is not None else ""
    if CONTRACT.match(periode):
        return periode
    if tahun is None:
        return None
    if (relative := RELATIVE.match(periode)) is not None:
        year = tahun + int(relative["by"]) * (-1 if relative["sign"] == "m" else 1)
        period = f"{year}{relative['part'] or ''}"
        return period if CONTRACT.match(period) else None
    if not periode:
        return str(tahun)
    return f"{tahun}-{periode}" if PART.match(periode) else None
