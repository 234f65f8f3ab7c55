"""People of a dump: parties of a statement and signatures, also where two stand on one line, or kind by kind as
runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.parsers.dump.lines import MARKDOWN, TextLine, print_from, unmarked
from petik.parsers.dump.sections import Section
from petik.parsers.forms.people import LABEL, NIP, PLACE_DATE, POST_START, RANK, ROLE_FIRST, ROLE_SECOND
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


# what a form puts before the label: "1 . Jabatan : Analis Pangan"
FORM_NUMBER = re.compile(r"^\d{1,2}\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One entry of a form: its label (nama, jabatan, nip), its text, the lines that hold it."""

    label: str
    text: str
    lines: tuple[TextLine, ...]


def labelled(lines: Sequence[TextLine]) -> list[Labelled]:
    """All entries with a text, in order. "Nama", "Jabatan", ": Budi Tani", ": Kepala Dinas" are two entries."""
    out: list[Labelled] = []
    waiting: list[str] = []
    for i, line in enumerate(lines):
        text = FORM_NUMBER.sub("", unmarked(line.text))
        match = LABEL.match(text)
        if match is not None:
            label = "jabatan" if match["label"].lower().startswith("jaba") else match["label"].lower()
            rest = clean(match["rest"])
            if rest and ":" in text:
                out.append(_entry(label, rest, lines, i))
                waiting = []
            elif not rest:
                waiting.append(label)
        elif text.startswith(":") and waiting and clean(text.lstrip(": ")):
            out.append(_entry(waiting.pop(0), clean(text.lstrip(": ")), lines, i))
        elif not text.startswith(":"):
            waiting = []
    return out


def _entry(label: str, text: str, lines: Sequence[TextLine], i: int) -> Labelled:
    """The entry of line *i*; a line that ends open goes on right below."""
    source = [lines[i]]
    while source[-1].open and i + 1 < len(lines) and lines[i + 1].number - source[-1].number == 1:
        i += 1
        if LABEL.match(unmarked(lines[i].text)):
            break
        source.append(lines[i])
    return Labelled(label, clean(" ".join([text, *(unmarked(line.text) for line in source[1:])])), tuple(source))


UNSURE = 0.6
RUN_NOTE = "pasangan menurut urutan, tidak pasti"
RUN_UP = 14  # lines above the first NIP that can belong to the block


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
    above = [k for k in range(max(first, run[0] - RUN_UP), run[0]) if texts[k]]
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
            "nip": print_from(digits, [lines[nip]], UNSURE, RUN_NOTE),
        }
        for key, found in (("pangkat", ranks), ("jabatan", posts)):
            if len(found) == n:
                fields[key] = print_from(texts[found[i]], [lines[found[i]]], UNSURE, RUN_NOTE)
        out.append(PejabatRow(fields, "penandatangan"))
    return out


def _is_name(text: str) -> bool:
    form = LABEL.match(text) or POST_START.match(text) or PLACE_DATE.match(text)
    role = ROLE_FIRST.search(text) or ROLE_SECOND.search(text)
    letters = sum(c.isalpha() for c in text)
    return not form and not role and not re.search(r"\d|:", text) and letters >= 4 and len(text.split()) <= 8


def people_of(
    lines: Sequence[TextLine], names: Sequence[str], known: Sequence[PejabatRow], beside: Sequence[PejabatRow]
) -> list[PejabatRow]:
    """Parties with the NIPs of their signatures; roles by the statement, else pihak kedua signs first.

    *beside*: the parties of the statement that the annex belongs to.
    """
    stated = parties(lines)
    signed = signatures(lines, names)
    for i, row in enumerate(signed):
        name = row.fields["nama"]
        party = next((s for s in (*stated, *beside) if same_name(s.fields["nama"], name)), None)
        parties_before = [k for k in known if k.peran != "penandatangan"]
        before = next((k for k in reversed(parties_before) if same_name(k.fields["nama"], name)), None)
        if party is not None:
            row.peran = party.peran
            if party in stated and "jabatan" in party.fields:
                row.fields["jabatan"] = party.fields["jabatan"]
        elif len(signed) == 2:
            row.peran = ("pihak_kedua", "pihak_pertama")[i]
        elif before is not None:
            row.peran = before.peran
    signed += _without_nip(lines, beside, signed)
    missing = [s for s in stated if not any(same_name(s.fields["nama"], r.fields["nama"]) for r in signed)]
    return signed + missing


def _without_nip(
    lines: Sequence[TextLine], beside: Sequence[PejabatRow], signed: Sequence[PejabatRow]
) -> list[PejabatRow]:
    """Parties of the statement whose name stands alone on a line of the annex, without a NIP: a bupati has none."""
    out: list[PejabatRow] = []
    for party in beside:
        name = party.fields["nama"]
        if any(same_name(name, row.fields["nama"]) for row in signed):
            continue
        line = next((x for x in lines if same_name(name, name.with_text(unmarked(x.text)))), None)
        if line is not None:
            out.append(PejabatRow({"nama": print_from(unmarked(line.text), [line])}, party.peran))
    return out


def statement_beside(sections: Sequence[Section], at: int) -> list[PejabatRow]:
    """The parties of the statement that stands next to the annex *at* and names one of its people; [] if none does."""
    text = squash(" ".join(line.text for line in sections[at].lines))
    for i in (at - 1, at + 1):
        if 0 <= i < len(sections) and sections[i].kind == "pk_pernyataan":
            found = parties(sections[i].lines)
            if len(found) == 2 and all(squash(p.fields["nama"].text) in text for p in found):
                return found
    return []
