"""Posts of the people who sign a displaced agreement: their lines stand away from the names.

A post goes to the person whom the file itself gives it - in a statement, or the annex's title to the first party. What
is left over when all but one have theirs goes to that one, and says that this is not proven.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.parsers.dump.blocks import blocks_of
from petik.parsers.dump.lines import DumpCell, TextLine, print_from, unmarked
from petik.parsers.dump.people import labelled, same_name
from petik.parsers.forms.people import LABEL, NIP, POST_START, ROLE_FIRST, ROLE_SECOND
from petik.parsers.model import PejabatRow, Print
from petik.parsers.print.level_words import is_organisation
from petik.parsers.print.strings import clean, squash

UNSURE = 0.6
NOTE = "jabatan menurut urutan, pasangannya tidak pasti"
ALIKE = 90  # similarity (0..100) of two prints of one post
MAX_WORDS = 14  # words of a post at most
NEXT_POST = re.compile(r"\s+(?=(?:Kepala|Kasi|Kabid|Kasubag|Kasubbag|Sekretaris|KEPALA|KASI|KABID|SEKRETARIS)\b)")
UNIT = re.compile(r"^(?:bidang|seksi|sub\s*bagian|bagian|sekretariat)\b", re.I)
ANNEX_TITLE = re.compile(r"^(?:lampiran\s+)?(?:perjanjian|penetapan)\s+kinerja\b", re.I)
MAX_HEAD = 8  # lines of a letterhead that can stand above the title
# lines of a title that are no post
TITLE_REST = re.compile(r"^(?:tahun|pemerintah|kota|kabupaten|provinsi|no\b)", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """A post that the file states, with the name of its holder where a statement gives it."""

    post: str
    name: str | None


def stated_posts(lines: Sequence[TextLine]) -> list[Stated]:
    """Every "Jabatan : …" of the file, with the "Nama : …" above it."""
    out: list[Stated] = []
    name: str | None = None
    for entry in labelled(lines):
        if entry.label == "nama":
            name = entry.text
        elif entry.label == "jabatan":
            out.append(Stated(entry.text, name))
            name = None
    return out


def titled_post(lines: Sequence[TextLine], stated: Sequence[Stated]) -> Print | None:
    """The post or unit named below the annex's title; the office below it is no part of it."""
    title = next((i for i, line in enumerate(lines[:MAX_HEAD]) if ANNEX_TITLE.match(unmarked(line.text))), 0)
    for i, line in enumerate(lines[title + 1 : title + 4], start=title + 1):
        source = [line]
        for below in lines[i + 1 : i + 3]:
            adjacent = below.number - source[-1].number == 1
            if not adjacent or is_organisation(below.text) or TITLE_REST.match(unmarked(below.text)):
                break
            source.append(below)
        for n in range(len(source), 0, -1):
            text = clean(" ".join(unmarked(part.text) for part in source[:n]))
            if any(_alike(text, s.post) for s in stated):
                return print_from(text, source[:n])
        text = unmarked(line.text)
        if POST_START.match(text) or UNIT.match(text):
            n = 1 if not line.open else len(source)
            return print_from(clean(" ".join(unmarked(part.text) for part in source[:n])), source[:n])
    return None


def place_posts(
    lines: Sequence[TextLine], people: Sequence[PejabatRow], stated: Sequence[Stated], title: Print | None
) -> None:
    """Gives the people of one signature block the posts that are printed around it."""
    free = _post_cells(lines, stated, title)
    for row in people:
        used = row.fields.get("jabatan")
        if used is not None:
            free = [c for c in free if not _alike(c.text, used.text)]
    open_rows = [row for row in people if "jabatan" not in row.fields]
    for row in list(open_rows):
        posts = [s.post for s in stated if s.name is not None and same_name(_text(s.name, row), row.fields["nama"])]
        if row.peran == "pihak_pertama" and title is not None:
            posts.append(title.text)
        found = next((c for c in free if any(_alike(c.text, p) for p in posts)), None)
        if found is not None:
            row.fields["jabatan"] = print_from(found.text, found.lines)
            free.remove(found)
            open_rows.remove(row)
    rest = {squash(c.text): c for c in free}
    if len(open_rows) == 1 and len(rest) == 1:
        (cell,) = rest.values()
        open_rows[0].fields["jabatan"] = print_from(cell.text, cell.lines, UNSURE, NOTE)


def _text(name: str, row: PejabatRow) -> Print:
    return row.fields["nama"].with_text(name)


def _post_cells(lines: Sequence[TextLine], stated: Sequence[Stated], title: Print | None) -> list[DumpCell]:
    """The post lines of a section: not its title, no forms; two posts on one line are two."""
    titled = {id(w) for line in lines[:6] for w in line.words} if title is not None else set()
    known = [s.post for s in stated]
    out: list[DumpCell] = []
    for cell in blocks_of(lines):
        text = clean(cell.text)
        inside = title is not None and _alike(text, title.text) and id(cell.lines[0].words[0]) in titled
        if inside or LABEL.match(text) or len(text.split()) > 2 * MAX_WORDS:
            continue
        for part in _parts(text, known):
            post = POST_START.match(part) or any(_alike(part, p) for p in known)
            if post and not NIP.search(part) and not is_organisation(part) and not re.search(r"\d", part):
                out.append(DumpCell(part, cell.lines))
    return out


def _parts(text: str, known: Sequence[str]) -> list[str]:
    """Two posts on one line, without the roles: "Pihak Kedua Kepala Dinas Penyuluh Pangan".

    They part where a post that the file states ends or begins, else where a word opens a post.
    """
    for role in (ROLE_FIRST, ROLE_SECOND):
        text = role.sub(" ", text)
    text = clean(text)
    for post in sorted(known, key=len, reverse=True):
        at = text.find(clean(post))
        parts = [text[:at], post, text[at + len(post) :]] if at >= 0 else []
        if 0 < sum(bool(p.strip()) for p in parts) <= 2:
            return [clean(p) for p in parts if p.strip()]
    return [clean(p) for p in NEXT_POST.split(text) if p.strip()]


def _alike(a: str, b: str) -> bool:
    return fuzz.ratio(squash(a), squash(b)) >= ALIKE
