"""What speaks for and against a piece of text beginning, or going on in, a cell of a kind of column. Log odds, by eye.

One table of figures for all kinds of documents: a column is known by its kind, never by its document. What a figure
means:
3 is near proof, 1 a hint, -5 all but impossible.
"""

from __future__ import annotations

import re

from petik.parsers.dump.cells import Atom, is_acronym, is_grade
from petik.parsers.dump.heads import Head
from petik.parsers.dump.words import is_word

KINDS = {
    "no": "no", "misi": "aim", "tujuan": "aim", "sasaran": "aim", "tugas": "aim", "program": "program",
    "kegiatan": "kegiatan",
    "subkegiatan": "sub", "program_kegiatan": "stack", "uraian": "stack", "indikator": "measure",
    "indikator_campuran": "measure",
    "formulasi": "formula", "sumber_data": "source", "penanggung_jawab": "office", "satuan": "unit", "target": "number",
    "realisasi": "number", "capaian": "percent", "persen_anggaran": "percent", "anggaran": "money",
    "realisasi_anggaran": "money",
    "sisa_anggaran": "money", "fisik": "percent", "keterangan": "note", "sumber_dana": "note", "rencana_aksi": "stack",
}  # fmt: skip
NAME_KINDS = frozenset({"aim", "program", "kegiatan", "sub", "stack", "measure"})
VALUE_KINDS = frozenset({"number", "percent", "money"})
TEXT_KINDS = NAME_KINDS | {"formula", "source", "office", "note"}

# a cell of the kind (row) begins with something that opens like (column); 0 where nothing is said
OPENS = {
    "aim": {"aim": 2.5, "measure": -1.0, "program": -1.5, "kegiatan": -1.5, "sub": -1.5, "noun": -0.2},
    "measure": {"measure": 2.5, "aim": 1.0, "program": -1.5, "kegiatan": -1.5, "sub": -2.0},
    "program": {"program": 3.0, "kegiatan": -1.5, "sub": -2.0, "measure": -1.5, "aim": -1.0},
    "kegiatan": {"": 0.4, "kegiatan": 2.0, "noun": 1.2, "program": -2.0, "sub": -1.0, "measure": -1.5, "aim": -1.0},
    "sub": {"": 0.4, "sub": 2.5, "noun": 1.2, "program": -2.5, "kegiatan": -0.5, "measure": -1.5, "aim": -1.0},
    "stack": {"program": 2.5, "kegiatan": 2.0, "sub": 2.5, "noun": 1.2, "measure": -0.8, "aim": 0.5, "": 0.5},
}
# a cell of the kind begins with a number, an amount, a dash …
BEGINS = {
    "no": {"rownum": 2.5, "number": 1.0, "bullet": -2.0},
    "unit": {"unit": 2.5, "number": -4.0, "money": -5.0, "dash": -0.5, "upper": -1.0, "lower": -1.5},
    "number": {"number": 2.0, "money": 1.2, "dash": 1.2, "upper": -3.5, "lower": -4.5, "unit": -2.5, "rupiah": -2.0},
    "percent": {"number": 2.0, "money": -3.0, "dash": 1.2, "upper": -4.0, "lower": -5.0, "unit": -4.0},
    "money": {"money": 3.0, "rupiah": 2.0, "dash": 1.2, "number": -0.5, "upper": -5.0, "lower": -5.0, "unit": -5.0},
    "formula": {"number": -1.5, "money": -4.0, "lower": -1.5, "upper": -0.9, "dash": 0.0, "unit": -0.8},
    "note": {"number": -0.6, "money": -1.5, "lower": -1.5, "upper": -0.8, "dash": 0.6, "fund": 2.0, "unit": -1.0},
    "source": {"number": -4.0, "money": -5.0, "lower": -2.5, "upper": -1.0, "dash": 0.3, "unit": -1.0},
    "office": {"number": -4.0, "money": -5.0, "lower": -2.5, "upper": -0.9, "dash": 0.3, "unit": -1.0},
}
NAMES_BEGIN = {
    "upper": -0.8,
    "number": -4.0,
    "money": -6.0,
    "rupiah": -6.0,
    "dash": -3.0,
    "lower": -2.5,
    "rownum": -0.5,
    "fund": -3.0,
    "bullet": 0.0,
    "unit": -0.5,
}
# a cell of the kind goes on with …
GOES_ON = {
    "no": {"rownum": -1.0, "number": -0.5},
    "unit": {"unit": -0.3, "lower": 0.2, "upper": -0.8, "number": -4.0, "money": -5.0},
    "number": {"footnote": 2.0, "unit": 1.2, "lower": 0.3, "upper": -1.8, "number": -3.0, "dash": -2.5, "money": -4.0},
    "percent": {"unit": 0.3, "lower": -2.5, "upper": -4.0, "number": -4.0, "dash": -3.0, "money": -5.0},
    "money": {"footnote": 2.0, "money": -3.0, "dash": -1.0, "number": -3.0, "lower": -5.0, "upper": -5.0, "unit": -4.0},
}
TEXT_GOES_ON = {
    "lower": 1.0,
    "upper": 0.3,
    "number": -2.2,
    "money": -4.5,
    "rupiah": -3.5,
    "dash": -0.6,
    "unit": 0.0,
    "fund": -3.0,
    "rownum": -0.6,
    "bullet": -0.3,
}
NEVER = -6.0
MIDLINE = -1.6  # text that begins a cell in the middle of a line, without a number or a gap before it
LINE_START_CAPITAL = -0.25  # a capital at the start of a line more often begins a cell than goes on
BLANK_BEGIN, BLANK_GOES_ON = 0.8, -1.2  # blank lines part cells
PLAIN = re.compile(r"^\(?\d{1,3}[.)]?$")  # the number of a row
AFTER_VALUES = 0.8  # a name that follows numbers opens the next row, whatever its wording
RUPIAH = re.compile(r"\b(?:rp|rupiah)\b")  # in a heading: "Realisasi (Rp.)"
GROUPED = re.compile(r"^\d{1,3}[.,]\d{3}$")  # "648.000": an amount, or a count
SMALL_AMOUNT = 2.5
GRADE = 3.0
HOLE = 0.3  # more than at the end of a row costs a value that is missing between others


SAYS = {"formula": {"measure": 1.2}}  # what a cell of another kind opens with


def kind_of(head: Head) -> str:
    """The kind of a column: what its cells are made of."""
    kind = KINDS.get(head.field or "", "note")
    text = head.text.casefold()
    if kind in ("number", "percent") and RUPIAH.search(text):
        return "money"
    return "number" if kind == "percent" and head.field == "capaian" else kind


def begin_score(kind: str, atom: Atom, after_number: bool) -> float:
    """What speaks for *atom* opening a cell of *kind*."""
    if kind in NAME_KINDS:
        score = NAMES_BEGIN.get(atom.kind, 0.0) + OPENS[kind].get(atom.opening, 0.0) * (
            atom.kind in ("upper", "unit", "rownum")
        )
        if atom.kind == "upper" and after_number:
            score += AFTER_VALUES
    else:
        score = BEGINS[kind].get(atom.kind, NEVER) + SAYS.get(kind, {}).get(atom.opening, 0.0)
        score += SMALL_AMOUNT if kind == "money" and atom.kind == "number" and GROUPED.match(atom.text) else 0.0
        if kind == "no":
            score += 1.5 if atom.first else -2.5
            if atom.kind == "number" and not PLAIN.match(atom.text):
                score = NEVER
        elif kind in ("number", "percent") and atom.kind in ("upper", "unit") and is_grade(atom):
            score += GRADE
        elif kind in ("source", "office") and is_word(
            "sumber_data" if kind == "source" else "penanggung_jawab", atom.words[0].text
        ):
            score += 1.5
        elif kind == "office" and after_number and is_acronym(atom):
            score += 1.8
    if not atom.first and kind in TEXT_KINDS and not after_number:
        score += MIDLINE
    return score + (BLANK_BEGIN if atom.gap else 0.0)


def go_on_score(kind: str, atom: Atom) -> float:
    """What speaks for *atom* going on in the cell of *kind* that the piece before it stands in."""
    if kind in TEXT_KINDS:
        score = TEXT_GOES_ON.get(atom.kind, 0.0)
        if atom.first and atom.kind == "upper":
            score += LINE_START_CAPITAL - (1.5 if atom.opening in ("aim", "measure", "program") else 0.0)
    else:
        score = GOES_ON[kind].get(atom.kind, NEVER)
        score -= 0.5 if atom.first and kind != "no" else 0.0
    return score + (BLANK_GOES_ON if atom.gap else 0.0)


def skip_costs(kinds: list[str], filled: list[float] | None = None) -> list[float]:
    """What it costs that a row has nothing in a column: merged and optional cells cost little, names and values more.

    *filled*: the share of rows that fill each column, where a first reading of the table has told it.
    """
    values = sum(k in VALUE_KINDS for k in kinds)
    anchor = max((i for i, k in enumerate(kinds) if k == "measure"), default=-1)
    if anchor < 0:
        anchor = max((i for i, k in enumerate(kinds) if k in NAME_KINDS), default=-1)
    costs = {"no": 0.4, "unit": 0.8, "formula": 0.7, "source": 0.7, "office": 0.4, "note": 0.2}
    out = []
    for i, kind in enumerate(kinds):
        cost = min(1.2, 3.0 / max(values, 1)) if kind in VALUE_KINDS else costs.get(kind, 0.4)
        if i == anchor:
            cost = 2.5
        elif filled is not None:
            cost = 0.3 * cost + 1.4 * cost * filled[i]
        out.append(cost)
    return out
