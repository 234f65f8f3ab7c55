"""The table of an IKI sheet whose columns were read across each other: its body, its columns, its rows.

What comes out is the likeliest reading, not a proven one: every text carries a low confidence and a note, the lines
themselves stay in the tables, and a sheet whose cells do not look like cells gives no rows at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from petik.parsers.dump.duties import LABEL
from petik.parsers.dump.lines import TextLine, print_from, unmarked
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.dump.shapes.crossed import FORMULA_WORD, Cell, Column, Crossed
from petik.parsers.dump.shapes.crossed_words import SIGNS, Token, Wording, wants_more
from petik.parsers.dump.shapes.displaced import SOURCE
from petik.parsers.forms.people import NIP, POST_START
from petik.parsers.model import IndikatorRow, Print

UNSURE = 0.45
NOTE = "kolom terbaca bersilang; isi sel tidak pasti"
SHARE_WELL = 0.6  # share of sasaran and indikator that must look like such, else the sheet gives no rows
LINES_ABOVE = 8  # lines of the first cell that may stand above the headings
MOST_LINES = 120  # of one table; a longer one is not one sheet's table
RATE = re.compile(r"^(?:persen|prosen|presen|nilai|indeks|rasio|%|∑)", re.I)
TERM = re.compile(r"^(?:realisasi|target)", re.I)
ROW_NUMBER = re.compile(r"^(?P<number>\d{1,2})[.)]?(?:\s*[|\[]|\s)\s*(?=\D)")
# the headings of such a table, each alone or several on a line
HEADINGS = re.compile(
    r"^(?:(?:no|kinerja|sasaran|utama|strategis|indikator|formulasi|formula|rumus|penjelasan|perhitungan|penghitungan|"
    r"sumber|data)\W*)+$",
    re.I,
)


def crossed_rows(lines: Sequence[TextLine], every: Sequence[TextLine], post: Print | None) -> list[IndikatorRow]:
    """The rows of one sheet; *every* line of the file tells how its words follow each other."""
    body, roles = _body(lines)
    if not body or len(body) > MOST_LINES or "indikator" not in roles:
        return []
    columns = [COLUMNS[role] for role in roles]
    texts = _without_row_numbers([unmarked(line.text) for line in body])
    breaks = {i for i in range(1, len(body)) if body[i].number - body[i - 1].number > 1}
    found = Crossed(texts, columns, Wording([unmarked(line.text) for line in every]), breaks).cells()
    cells = dict(zip(roles, found, strict=True))
    aims, names = [_aim_first(c) for c in cells.get("sasaran", [])], cells["indikator"]
    well = sum(is_aim(c.text) for c in aims) + sum(_names(c) for c in names)
    if not names or well < SHARE_WELL * (len(aims) + len(names)):
        return []
    return _rows({**cells, "sasaran": aims}, body, post)


def _without_row_numbers(texts: Sequence[str]) -> list[str]:
    """The lines without the numbers that count the rows; any other number is part of a cell ("7 pasar kabupaten")."""
    out = []
    following = 1
    for text in texts:
        match = ROW_NUMBER.match(text)
        if match is not None and int(match["number"]) == following:
            text, following = text[match.end() :], following + 1
        out.append(text)
    return out


def _body(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[str]]:
    """The lines of the table without its headings, and what its columns are."""
    texts = [re.sub(r"[|\[\]]", " ", unmarked(line.text)).strip() for line in lines]
    heads = [i for i, text in enumerate(texts) if i > 1 and HEADINGS.match(text)]
    if not heads:
        return [], []
    above = range(max(2, heads[0] - LINES_ABOVE), heads[0])
    start = next((i for i in above if is_aim(texts[i]) and LABEL.match(texts[i]) is None), heads[0])
    end = next((i for i in range(heads[-1] + 1, len(lines)) if _signs(texts[i])), len(lines))
    printed = " ".join(texts[i] for i in heads).lower()
    roles = [role for role, words in HEADING_OF.items() if re.search(words, printed)]
    numbers = re.compile(r"[\d\W]*")
    body = [
        line
        for line, text in zip(lines[start:end], texts[start:end], strict=True)
        if not HEADINGS.match(text) and not numbers.fullmatch(text) and LABEL.match(text) is None
    ]
    return body, roles


HEADING_OF = {
    "sasaran": r"sasaran|kinerja\b(?!\s+utama\s+penj)",
    "indikator": r"indikator",
    "formulasi": r"formula|rumus|hitungan|penjelasan",
    "sumber_data": r"sumber",
}


def _signs(text: str) -> bool:
    """True where the signature begins: a post in capitals, a NIP."""
    return NIP.search(text) is not None or (POST_START.match(text) is not None and text.isupper())


def _opening(
    regular: Callable[[str, str], float], strange: float, foreign: Callable[[str], bool]
) -> Callable[[Sequence[Token]], float]:
    """How well a cell of a column begins with words: `regular(words, first)` > 0 where they are of its kind."""

    def begins(tokens: Sequence[Token]) -> float:
        words, first = " ".join(t.text for t in tokens[:4]), tokens[0].text
        if not re.search(r"[\w%(∑]", first) or first in SIGNS:
            return -7.0
        score = regular(words, first)
        if score <= 0:
            score = strange if first[:1].isupper() else -5.0
        return score - (4.0 if foreign(words) else 0.0)

    return begins


def _names(cell: Cell) -> bool:
    """True for a cell that reads like an indicator's whole name."""
    text = cell.text
    whole = len(cell.words) > 1 and not wants_more(cell.words[-1]) and text.count("(") == text.count(")")
    return whole and is_measure(text) and not any(FORMULA_WORD.match(word.text) for word in cell.words)


def _as_aim(words: str, _first: str) -> float:
    return 2.5 if is_aim(words) else 0.0


def _as_name(words: str, first: str) -> float:
    if first[0] == "(":
        return 0.0
    return 2.5 if RATE.match(first) else 1.5 if is_measure(words) else 0.0


def _as_formula(words: str, first: str) -> float:
    if RATE.match(first):
        return 0.5
    return 2.0 if is_measure(words) or first[0] == "(" or TERM.match(first) else 0.0


def _as_source(words: str, _first: str) -> float:
    return 2.0 if SOURCE.match(words) else 0.0


COLUMNS = {
    "sasaran": Column("sasaran", _opening(_as_aim, -5.0, is_measure), 30, every_row=False),
    "indikator": Column("indikator", _opening(_as_name, -2.5, is_aim), 32),
    "formulasi": Column("formulasi", _opening(_as_formula, -2.0, is_aim), 60, formula=True),
    "sumber_data": Column("sumber_data", _opening(_as_source, -2.0, is_measure), 36, every_row=False),
}


def _aim_first(cell: Cell) -> Cell:
    """A sasaran whose first line came out behind others: the line with the verb leads."""
    if is_aim(cell.text):
        return cell
    lead = next((i for i, t in enumerate(cell.words) if t.line != cell.words[0].line and is_aim(t.text)), None)
    if lead is None:
        return cell
    line = cell.words[lead].line
    first = [t for t in cell.words[lead:] if t.line == line]
    return Cell([*first, *(t for t in cell.words if t not in first)])


def _rows(cells: dict[str, list[Cell]], body: Sequence[TextLine], post: Print | None) -> list[IndikatorRow]:
    names = cells["indikator"]
    out = []
    seats = {role: _seated(found, names) for role, found in cells.items() if role != "indikator"}
    for i, name in enumerate(names):
        fields: dict[str, Print] = {} if post is None else {"jabatan": post}
        for role, found in cells.items():
            at = i if role == "indikator" else seats[role][i]
            if at is not None:
                fields[role] = _print(found[at], body)
        if _names(name):
            out.append(IndikatorRow(fields, "sasaran"))
    return out


def _seated(cells: Sequence[Cell], names: Sequence[Cell]) -> list[int | None]:
    """For every indicator the cell of another column that stands beside it; None where none can be told."""
    if not cells:
        return [None] * len(names)
    if len(cells) == len(names):
        return list(range(len(names)))
    if len(cells) == 1:
        return [0] * len(names)
    return [min(range(len(cells)), key=lambda k: abs(_middle(cells[k]) - _middle(name))) for name in names]


def _middle(cell: Cell) -> float:
    return (cell.lines[0] + cell.lines[-1]) / 2


def _print(cell: Cell, body: Sequence[TextLine]) -> Print:
    return print_from(cell.text, [body[i] for i in cell.lines], UNSURE, NOTE)

