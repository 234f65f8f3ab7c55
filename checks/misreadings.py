"""Would Petik's own misreading explain it? The readings under which the document would be right, in one place.

A rule that finds a relation broken asks here before it accuses: another reading of a number, another column of the row,
another period, a unit of thousands, a neighbouring row. What fits is told in words, and the rule then either keeps
silent or marks its finding. How much a relation is worth is asked here too (`evidence`): it is the table's own only if
most of its rows keep it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from petik.checks.document import Bahan, Row, kunci, teks
from petik.checks.wording import Phrase, phrase
from petik.normalise.values.angka import NUMBER, baca
from petik.schemas.record import Kuantitas

Relation = Callable[[Mapping[str, float]], bool]
"""True where the named numbers fit together."""

SKALA = (1000.0, 0.001)  # "(Rp. 000)" over a column, or over one of two
TIGA_ANGKA = re.compile(r"^\d{1,3}[.,]\d{3}$")  # "352,390": grouping or decimals
PECAHAN_DUA = re.compile(r"^\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$")  # "388.245.000.00": the last group is sen
CUKUP = 3  # rows that make a relation the table's own


def evidence(kept: int, broken: int) -> float:
    """How sure it is that a row that breaks a relation is wrong, where *kept* rows keep it and *broken* break it.

    One of thirty is wrong (0.98); one of three is (0.83); where half of the rows break it, or nothing keeps it, the
    table was misunderstood (0.77 and less). The weight is set so that a finding is sure (0.8) where two rows keep what
    one breaks.
    """
    return 1 - 0.7 * broken / (kept + broken + 1)


def readings(bahan: Bahan, jalur: str, quantity: Kuantitas) -> Iterator[tuple[float, Phrase]]:
    """What else the print at *jalur* may say, with the words for it; the value itself is not among them."""
    own = None if quantity.value is None else float(quantity.value)
    for value, why in _readings(bahan, jalur, quantity, own):
        if value is not None and (own is None or abs(value - own) > 1e-9):
            yield value, why


def _readings(
    bahan: Bahan, jalur: str, quantity: Kuantitas, own: float | None
) -> Iterator[tuple[float | None, Phrase]]:
    asal = bahan.rekaman.asal.get(jalur)
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
    for scale in SKALA if own is not None and quantity.satuan == "Rp" else ():
        yield own * scale if own is not None else None, phrase("skala-ribuan")


def _both_ways(token: str) -> Iterator[float]:
    """A token whose marks can be read in two ways: "352,390" is 352390 or 352.39, "388.245.000.00" has sen."""
    if TIGA_ANGKA.match(token):
        head, tail = re.split(r"[.,]", token)
        yield float(head + tail)
        yield float(f"{head}.{tail}")
    elif PECAHAN_DUA.match(token):
        yield float(re.sub(r"[.,]", "", token[:-3]))


def explained(bahan: Bahan, terms: Mapping[str, Kuantitas], paths: Mapping[str, str], fits: Relation) -> Phrase | None:
    """The other reading of one of *terms* (by name, at *paths*) with which *fits* holds; None where none does."""
    values = {name: float(q.value) for name, q in terms.items() if q.value is not None}
    for name, quantity in terms.items():
        for value, why in readings(bahan, paths[name], quantity):
            if len({*values, name}) == len(terms) and fits({**values, name: value}):
                return why
    return None


def in_row(bahan: Bahan, jalur: str, fits: Callable[[float], bool], but: str = "") -> Phrase | None:
    """Another cell of the printed row at *jalur* whose number *fits*: the value looked for stands in another column.

    Cells of the column *but* do not count.
    """
    found = bahan.baris_sel(jalur)
    if found is None:
        return None
    own, row = found
    for cell in row:
        text = teks(cell, "teks")
        if cell is own or not text or len(text) > SEL_ANGKA or (but and teks(cell, "kolom_baku").startswith(but)):
            continue
        if any(fits(value) for value in _numbers(text)):
            return phrase("kolom-lain", cetakan=text)
    return None


SEL_ANGKA = 40  # letters of a cell that holds numbers and not a sentence


def _numbers(text: str) -> Iterator[float]:
    for token in NUMBER.findall(text):
        read = baca(token).value
        if read is not None:
            yield float(read)
        yield from _both_ways(token)


def near_rows(bahan: Bahan, jalur: str) -> Iterator[Sequence[Row]]:
    """The printed rows right above and below that of *jalur*."""
    place = bahan.letak_baris(jalur)
    if place is not None:
        kisi, number = place
        for other in (number - 1, number + 1):
            if 0 <= other < len(kisi.baris):
                yield kisi.baris[other]


def crowded(rows: Iterable[Sequence[Row]], column: str) -> Row | None:
    """A cell of *column* with two numbers or more: the value of the row beside it may stand there ("100% 100%")."""
    for row in rows:
        for cell in row:
            named = teks(cell, "kolom_baku").partition(":")[0] == column
            if named and len(NUMBER.findall(teks(cell, "teks"))) > 1 and len(teks(cell, "teks")) <= SEL_ANGKA:
                return cell
    return None


def slip(printed: float, right: float, near: float = 0.01) -> bool:
    """True where a slip of the pen makes *printed* of *right*: one digit, two digits swapped, or a share *near* of it.

    Rows that were lost or read twice make other differences.
    """
    gap = round(abs(printed - right), 2)
    if gap <= near * abs(right):
        return True
    digits = f"{gap:.2f}".replace(".", "").strip("0")
    if len(digits) <= 1:
        return True
    left, other = (f"{abs(v):.2f}".replace(".", "") for v in (printed, right))
    if len(left) != len(other):
        return False
    places = [i for i, (a, b) in enumerate(zip(left, other, strict=True)) if a != b]
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and left[places[0]] == other[places[1]] and left[places[1]] == other[places[0]]


def run_of(values: Sequence[float], total: float, slack: float) -> bool:
    """True where neighbouring *values* add up to *total*."""
    for start in range(len(values)):
        value = 0.0
        for item in values[start:]:
            value += item
            if abs(value - total) <= slack:
                return True
    return False


def same_text(left: str | None, right: str | None) -> bool:
    """True where two prints are one, spacing and case aside."""
    return bool(left) and kunci(left) == kunci(right)
