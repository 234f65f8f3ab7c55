"""People of a dump: parties of a statement and signatures, also where two stand on one line without any gap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from petik.parsers.dump.labels import labelled
from petik.parsers.dump.lines import MARKDOWN, TextLine, print_from
from petik.parsers.dump.signruns import nip_run, people_of_run
from petik.parsers.forms.people import NIP, POST_START, RANK, ROLE_FIRST, ROLE_SECOND
from petik.parsers.model import PejabatRow, Print
from petik.parsers.print.strings import clean, squash

MAX_UP = 9  # lines above a NIP that can belong to its signature
# where one name ends and the next begins on a line: the next one's title. "Drs. A B, M.Si Ir. C D"
NEXT_NAME = re.compile(r"\s+(?=(?:Drs?|Dra|Ir|H|Hj|Prof|dr|R)\.\s?[A-Z])")
GAP = re.compile(r"\s{3,}")
BEFORE_COLON = re.compile(r"(?<=\bnip)\s+(?=[:.])", re.I)  # "NIP         : 1970…"
NOT_A_NAME = re.compile(r"^(?:pangkat|nip|jabatan|tanggal|pihak|ttd|mengetahui|\W+$)", re.I)


def signatures(lines: Sequence[TextLine], known: Sequence[str] = ()) -> list[PejabatRow]:
    """Everyone with a NIP: name, rank and post are the lines above it.

    *known*: names that the file states elsewhere; they tell where two names on one line part.
    """
    # wide gaps tell columns apart: they stay
    texts = [BEFORE_COLON.sub("", MARKDOWN.sub("", line.text).strip()) for line in lines]
    out: list[PejabatRow] = []
    taken = -1
    for i, text in enumerate(texts):
        found = list(NIP.finditer(text))
        if not found:
            continue
        above = [k for k in range(max(taken + 1, i - MAX_UP), i) if texts[k]]
        run = nip_run(texts, i)
        if len(run) > 1:
            out += people_of_run(lines, texts, taken + 1, run)
            taken = run[-1]
            continue
        if i <= taken:
            continue
        taken = i
        columns = len(found)
        ranks = _take_rank(above, texts, columns)
        names = _take_names(above, texts, columns, known)
        posts = _take_posts(above, texts, columns)
        for c, match in enumerate(found):
            fields = {"nip": print_from(clean(match["digits"]).strip(" .-"), [lines[i]])}
            for key, values in (("nama", names), ("pangkat", ranks), ("jabatan", posts)):
                if c < len(values) and values[c]:
                    fields[key] = print_from(values[c], [lines[k] for k in range(min(above, default=i), i + 1)])
            if "nama" in fields:
                out.append(PejabatRow(fields, "penandatangan"))
    return out


def _take_rank(above: list[int], texts: Sequence[str], columns: int) -> list[str]:
    for k in reversed(above[-3:]):
        text = re.sub(r"^pangkat\s*:?\s*", "", texts[k], flags=re.I)
        if RANK.match(text):
            above.remove(k)
            return _columns(text, columns, r"\s+(?=(?:Pembina|Penata|Pengatur|Juru)\b)")
    return []


def _take_names(above: list[int], texts: Sequence[str], columns: int, known: Sequence[str]) -> list[str]:
    for k in reversed(above):
        text = texts[k]
        if NOT_A_NAME.match(text) or not re.search(r"[^\W\d_]{3}", text):
            continue
        above.remove(k)
        return _by_known(text, columns, known) or _columns(text, columns, NEXT_NAME.pattern)
    return []


def _by_known(text: str, columns: int, known: Sequence[str]) -> list[str]:
    """A line of two names cut where a name that the file knows ends or begins; [] where none helps."""
    if columns != 2:
        return []
    for name in sorted(known, key=len, reverse=True):
        at = text.find(name)
        if at == 0 and len(clean(text[len(name) :])) > 3:
            return [name, clean(text[len(name) :])]
        if at > 3 and not text[at + len(name) :].strip(" .,"):
            return [clean(text[:at]), name]
    return []


def stated_names(lines: Sequence[TextLine]) -> list[str]:
    """All names that the file gives behind "Nama :"."""
    return [entry.text for entry in labelled(lines) if entry.label == "nama"]


def _take_posts(above: list[int], texts: Sequence[str], columns: int) -> list[str]:
    """The post: from the nearest line that opens one, with the lines that follow it."""
    start = next((k for k in reversed(above) if POST_START.match(texts[k])), None)
    if start is None:
        return []
    while (before := start - 1) in above and POST_START.match(texts[before]) and columns == 1:
        start = before
    below = [texts[k] for k in above if k >= start]
    rows = [t for t in below if not ROLE_FIRST.search(t) and not ROLE_SECOND.search(t)]
    return _columns(" ".join(rows), columns, r"\s+(?=(?:Kepala|Kasi|Kabid|Kasubag|Sekretaris|KEPALA|KASI)\b)")


def _columns(text: str, columns: int, pattern: str) -> list[str]:
    """A line that holds *columns* things: cut at a wide gap, else where the next one opens."""
    if columns == 1:
        return [clean(text)]
    for parts in (GAP.split(text.strip()), re.split(pattern, text)):
        kept = [clean(p) for p in parts if p.strip()]
        if len(kept) == columns:
            return kept
    return []


def parties(lines: Sequence[TextLine]) -> list[PejabatRow]:
    """The "Nama : / Jabatan :" blocks of a statement, first party first."""
    out: list[PejabatRow] = []
    for entry in labelled(lines):
        if entry.label == "nama":
            out.append(PejabatRow({}, ("pihak_pertama", "pihak_kedua")[min(len(out), 1)]))
        if out and entry.label not in out[-1].fields:
            out[-1].fields[entry.label] = print_from(entry.text, entry.lines)
    return [r for r in out if "nama" in r.fields][:2]


def same_name(a: Print, b: Print) -> bool:
    """True where two prints name one person, whatever their spacing and punctuation."""
    return fuzz.ratio(squash(a.text), squash(b.text)) >= 85
