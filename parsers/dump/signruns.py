"""Signature blocks whose lines were dumped kind by kind: posts, names, ranks, NIPs, each as a run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.dump.lines import TextLine, print_from
from petik.parsers.forms.people import LABEL, NIP, PLACE_DATE, POST_START, RANK, ROLE_FIRST, ROLE_SECOND
from petik.parsers.model import PejabatRow
from petik.parsers.print.strings import clean

UNSURE = 0.6
NOTE = "pasangan menurut urutan, tidak pasti"
MAX_UP = 14  # lines above the first NIP that can belong to the block


def nip_run(texts: Sequence[str], at: int) -> list[int]:
    """The lines from *at* on that hold nothing but one NIP each."""
    out: list[int] = []
    for k in range(at, len(texts)):
        found = list(NIP.finditer(texts[k]))
        if len(found) != 1 or clean(NIP.sub("", texts[k])).strip(" .:"):
            break
        out.append(k)
    return out


def people_of_run(lines: Sequence[TextLine], texts: Sequence[str], first: int, run: Sequence[int]) -> list[PejabatRow]:
    """As many names above as there are NIPs, the n-th with the n-th; nobody where other lines stand in their place.

    Ranks and posts are given only where there are as many of them, too.
    """
    n = len(run)
    above = [k for k in range(max(first, run[0] - MAX_UP), run[0]) if texts[k]]
    ranks = [k for k in above[-n:] if RANK.match(texts[k])]
    rest = [k for k in above if k not in ranks]
    names, posts = rest[-n:], [k for k in rest[-2 * n : -n] if POST_START.match(texts[k])]
    if len(names) != n or not all(_is_name(texts[k]) for k in names):
        return []
    out: list[PejabatRow] = []
    for i, (nip, name) in enumerate(zip(run, names, strict=True)):
        match = NIP.search(texts[nip])
        digits = clean(match["digits"]).strip(" .-") if match is not None else ""
        fields = {
            "nama": print_from(texts[name], [lines[name]]),
            "nip": print_from(digits, [lines[nip]], UNSURE, NOTE),
        }
        for key, found in (("pangkat", ranks), ("jabatan", posts)):
            if len(found) == n:
                fields[key] = print_from(texts[found[i]], [lines[found[i]]], UNSURE, NOTE)
        out.append(PejabatRow(fields, "penandatangan"))
    return out


def _is_name(text: str) -> bool:
    form = LABEL.match(text) or POST_START.match(text) or PLACE_DATE.match(text)
    role = ROLE_FIRST.search(text) or ROLE_SECOND.search(text)
    letters = sum(c.isalpha() for c in text)
    return not form and not role and not re.search(r"\d|:", text) and letters >= 4 and len(text.split()) <= 8
