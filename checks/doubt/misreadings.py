"""Would Petik's own misreading explain it? The readings under which the document would be right, in one place.

A rule that finds a relation broken asks here before it accuses: another reading of a number, another column of the row,
another period, a unit of thousands, a neighbouring row. What fits is told in words, and the rule then either keeps
silent or marks its finding. How much a relation is worth is asked here too (`evidence`): it is the table's own only if
most of its rows keep it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from petik.checks.findings.phrases import Phrase, phrase
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.normalise.values.angka import NUMBER, baca
from petik.schemas.record import Kuantitas

Relation = Callable[[Mapping[str, float]], bool]
"""True where the named numbers fit together."""
SCALES = (1000.0, 0.001)  # "(Rp. 000)" over a column, or over one of two
THREE_DIGITS = re.compile(r"^\d{1,3}[.,]\d{3}$")  # "352,390": grouping or decimals
WITH_SEN = re.compile(r"^\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$")  # "388.245.000.00": the last group is sen


def readings(material: Material, jalur: str, quantity: Kuantitas) -> Iterator[tuple[float, Phrase]]:
    """What else the print at *jalur* may say, with the words for it; the value itself is not among them."""
    own = None if quantity.value is None else float(quantity.value)
    for value, why in _readings(material, jalur, quantity, own):
        if value is not None and (own is None or abs(value - own) > 1e-9):
            yield value, why


def _readings(
    material: Material, jalur: str, quantity: Kuantitas, own: float | None
) -> Iterator[tuple[float | None, Phrase]]:
    asal = material.record.asal.get(jalur)
    for other in (asal.bacaan_lain, asal.dikoreksi) if asal is not None else ():
        if other:
            read = baca(other, uang=quantity.satuan == "Rp").value
            yield None if read is None else float(read), phrase("bacaan-lain", cetakan=other)
    tokens = NUMBER.findall(quantity.raw)
    for token in tokens:
        for value in _both_ways(token):
            yield value, phrase("tanda-desimal", cetakan=quantity.raw)
        if len(tokens) > 1:
            read = baca(token).value
            yield None if read is None else float(read), phrase("dua-nilai", cetakan=quantity.raw)
    for scale in SCALES if own is not None and quantity.satuan == "Rp" else ():
        yield own * scale if own is not None else None, phrase("skala-ribuan")


def _both_ways(token: str) -> Iterator[float]:
    """A token whose marks can be read in two ways: "352,390" is 352390 or 352.39, "388.245.000.00" has sen."""
    if THREE_DIGITS.match(token):
        head, tail = re.split(r"[.,]", token)
        yield float(head + tail)
        yield float(f"{head}.{tail}")
    elif WITH_SEN.match(token):
        yield float(re.sub(r"[.,]", "", token[:-3]))


def explained(
    material: Material, terms: Mapping[str, Kuantitas], paths: Mapping[str, str], fits: Relation
) -> Phrase | None:
    """The other reading of one of *terms* (by name, at *paths*) with which *fits* holds; None where none does."""
    values = {name: float(q.value) for name, q in terms.items() if q.value is not None}
    for name, quantity in terms.items():
        for value, why in readings(material, paths[name], quantity):
            if len({*values, name}) == len(terms) and fits({**values, name: value}):
                return why
    return None


def in_row(material: Material, jalur: str, fits: Callable[[float], bool], but: str = "") -> Phrase | None:
    """Another cell of the printed row at *jalur* whose number *fits*: the value looked for stands in another column.

    Cells of the column *but* do not count.
    """
    found = material.cell_and_row(jalur)
    if found is None:
        return None
    own, row = found
    for cell in row:
        text = text_of(cell, "teks")
        if cell is own or not text or len(text) > NUMBER_CELL or (but and text_of(cell, "kolom_baku").startswith(but)):
            continue
        if any(fits(value) for value in _numbers(text)):
            return phrase("kolom-lain", cetakan=text)
    return None


PARTED = re.compile(r"\d[\d.,]*[.,]\d{1,2}\s+\d{1,2}(?:[.,]\d+)*")
NUMBER_CELL = 40  # letters of a cell that holds numbers and not a sentence


def _numbers(text: str) -> Iterator[float]:
    """The numbers of a cell, also as one where the cell's line break parts it: "7.059.0 40"."""
    if PARTED.fullmatch(text.strip()):
        read = baca(re.sub(r"\s", "", text)).value
        if read is not None:
            yield float(read)
    for token in NUMBER.findall(text):
        read = baca(token).value
        if read is not None:
            yield float(read)
        yield from _both_ways(token)


def near_rows(material: Material, jalur: str) -> Iterator[Sequence[Row]]:
    """The printed rows right above and below that of *jalur*."""
    place = material.row_place(jalur)
    if place is not None:
        grid, number = place
        for other in (number - 1, number + 1):
            if 0 <= other < len(grid.rows):
                yield grid.rows[other]


def crowded(rows: Iterable[Sequence[Row]], column: str) -> Row | None:
    """A cell of *column* with two numbers or more: the value of the row beside it may stand there ("100% 100%")."""
    for row in rows:
        for cell in row:
            named = text_of(cell, "kolom_baku").partition(":")[0] == column
            if named and len(NUMBER.findall(text_of(cell, "teks"))) > 1 and len(text_of(cell, "teks")) <= NUMBER_CELL:
                return cell
    return None
