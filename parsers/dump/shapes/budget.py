"""The budget below an annex: programmes with their amounts, on one line each or as two runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.lines import DumpCell, TextLine, print_from, unmarked
from petik.parsers.model import AnggaranRow, Print
from petik.parsers.print.level_words import named_level
from petik.parsers.print.strings import clean
from petik.parsers.rows.anggaran import FUND

UNSURE = 0.5
PROVEN = 0.8
NOTE = "pasangan tidak pasti"
# an amount at a line's end: "489,935,750", "Rp 1.200.000,00", "-"
AMOUNT = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d{2})?(?:,-)?(?=\s|$)")
NO_AMOUNT = re.compile(r"\s-\s*$")  # "2 Program X       -": nothing planned
HEAD = re.compile(r"^(?:no\.?\s+)?(?:program|kegiatan)\b.*\b(?:anggaran|pagu)\b", re.I)
HEAD_CELLS = 5  # cells that the heading is spread over at most
TOTAL = re.compile(r"^(?:sub\s*)?(?:jumlah|total)\b", re.I)
ROW_NUMBER = re.compile(r"^\d{1,2}\s*[.)]?(?=\s)")


@dataclass(slots=True)
class Money:
    """One row of the budget: its name if it kept it, its amount (None where a dash stands).

    `fund` is what stands behind the amount ("APBD"); `confidence` is None where name and amount stand on one line.
    """

    name: str
    amount: str | None
    line: TextLine
    numbered: bool
    fund: str = ""
    source: tuple[TextLine, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """The rows of a budget, and the level that its heading gives them ("No Kegiatan Anggaran")."""

    rows: list[Money]
    level: str


def budget_head(cells: Sequence[DumpCell], after: int) -> tuple[int, int]:
    """Where the budget's heading starts and ends, on one line or on several; (n, n) where there is none."""
    for i in range(after, len(cells)):
        if HEAD.match(clean(cells[i].text)):
            return i, i + 1
        run = [clean(c.text) for c in cells[i : i + HEAD_CELLS]]
        words = [lookup(t) is not None or t.casefold() in ("no", "no.") for t in run]
        heads = words.index(False) if False in words else len(run)
        if heads >= 2 and HEAD.match(" ".join(run[:heads])):
            return i, i + heads
    return len(cells), len(cells)


def read_budget(heading: Sequence[DumpCell], cells: Sequence[DumpCell]) -> Budget:
    """The rows between the budget's *heading* and the signature."""
    words = " ".join(c.text for c in heading).casefold()
    named = [level for level in ("program", "kegiatan") if level in words]
    found = [row for c in cells for line in c.lines if (row := _on_line(line)) is not None]
    names = [c for c in cells if _is_name(c)]
    if names and all(not row.name and not row.numbered for row in found):
        found = _paired(names, found)
    return Budget(found, named[0] if len(named) == 1 else "program")


def _on_line(line: TextLine) -> Money | None:
    text = unmarked(line.text)
    found = list(AMOUNT.finditer(text))
    dash = None if found else NO_AMOUNT.search(text)
    if not found and dash is None:
        return None
    at = found[-1].start() if found else dash.start() if dash is not None else 0
    front = text[:at].strip()
    number = ROW_NUMBER.match(front + " ")
    name = clean(front[number.end() :] if number else front)
    fund = clean(text[found[-1].end() :]) if found else ""
    return Money(name, found[-1].group() if found else None, line, number is not None, fund)


def _is_name(cell: DumpCell) -> bool:
    text = clean(cell.text)
    return len(re.findall(r"[^\W\d_]{3,}", text)) >= 1 and not AMOUNT.search(text) and lookup(text) is None


def _paired(names: Sequence[DumpCell], amounts: Sequence[Money]) -> list[Money]:
    """Names and amounts as two runs: the n-th name has the n-th amount; one amount more is the total.

    Proven where the counts agree and the total, if there is one, is the sum of the rows.
    """
    labels = [c for c in names if TOTAL.match(clean(c.text))]
    rows = [c for c in names if c not in labels]
    extra = len(amounts) - len(rows)
    total = [_number(a.amount) for a in amounts]
    sums = extra == 1 and total[-1] == sum(total[:-1])
    confidence = PROVEN if (extra == 0 and not labels) or sums else UNSURE
    out: list[Money] = []
    for i, amount in enumerate(amounts):
        cell = rows[i] if i < len(rows) else (labels[0] if labels and i == len(rows) else None)
        if cell is None:
            out.append(amount)
            continue
        text = clean(cell.text)
        name = clean(ROW_NUMBER.sub("", text))
        out.append(Money(name, amount.amount, amount.line, True, amount.fund, cell.lines, confidence))
    return out


def _number(amount: str | None) -> int:
    return int("0" + re.sub(r"\D", "", re.sub(r"[.,]\d{2}$", "", amount or "")))


def write_budget(
    budget: Budget, displaced: Sequence[DumpCell | None], proven: bool, post: Print | None
) -> list[AnggaranRow]:
    """Budget rows, each with the *displaced* name found for it; a line without number and name is their total."""
    out: list[AnggaranRow] = []
    numbers = [_number(row.amount) for row in budget.rows]
    for row, cell, number in zip(budget.rows, displaced, numbers, strict=True):
        fields = {"jabatan": post} if post is not None else {}
        if row.amount is not None:
            # an amount without a name is one of these rows' only if it is their sum
            sure = row.name or (cell is not None and proven) or 2 * number == sum(numbers)
            fields["anggaran"] = print_from(row.amount, [row.line], *((None, None) if sure else (UNSURE, NOTE)))
        if row.name:
            note = NOTE if row.confidence == UNSURE else None
            fields["uraian"] = print_from(row.name, row.source or [row.line], row.confidence, note)
        elif cell is not None:
            fields["uraian"] = print_from(cell.text, cell.lines, *((PROVEN, None) if proven else (UNSURE, NOTE)))
        if FUND.search(row.fund):
            fields["sumber_dana"] = print_from(row.fund, [row.line])
        total = TOTAL.match(row.name) if row.name else not row.numbered
        out.append(AnggaranRow(fields, "jumlah" if total else named_level(row.name) or budget.level))
    return out
