"""Printed quantities to numbers: one explicit decision procedure, with a reason wherever it is not plain.

Grouping and decimals follow RULES of the field: two kinds of separators tell each other apart; one kind repeated is
grouping where the groups fit; one separator with one, two or four and more digits behind it is decimal. What is left
("768.495", "3,000") is decided by the unit, then by the other numbers of like columns in its table, else not at all:
that other tables of a document group in one way proves nothing for this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from petik.normalise.values.satuan import kenal
from petik.normalise.values.tanggal import is_date
from petik.schemas.bilangan import MARK, is_grouped
from petik.schemas.data import istilah
from petik.schemas.keyakinan import CERTAIN, CONFIRMED, FIRM, MENDED, USUAL

Gaya = Literal["id", "en"]  # 1.234,56 or 1,234.56

NOTHING = re.compile(r"[\s\-–—_.…]*$")  # "-", "–", "...", ""
# one number: digits with separators, "1.318.304.000", "86,67", ".5" is none; the 2 of "120 m2" is part of the unit
NUMBER = re.compile(r"(?<![\dmM])\d+(?:[.,]\d+)*")
REMARK = re.compile(r"\([^()]*[^\W\d_][^()]*\)")  # brackets with words: "(Hijau)", "(tahun 2017)"
STRAY = re.compile(r"[`'‘’\"#^~|\\]")  # marks that no number has: "11`,76%"
RUPIAH = re.compile(r"\brp\b", re.I)  # the number itself is cut off before this is asked
# what makes an amount negative: "(9.000)", "(Rp. 9.000 ,-)"; "-5", "Rp -5", "(-5 %)" - not the bullet "- 5 unit"
OPENED = re.compile(r"\(\s*(?:rp\.?\s*)?$", re.I)
CLOSED = re.compile(r"\s*(?:,-\s*)?\)")
MINUS = re.compile(r"(?:^|[\s(])[-−]$")
LONGEST_UNIT = 60  # characters: what is longer is a sentence
# a raised footnote mark behind a number: "4³", "86,67¹⁾", "71,4 %ᵃ"
RAISED = re.compile(r"(?<=[\d%)\s])⁽?[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]{1,2}⁾?(?!\w)")
# digits that stand raised or in a circle are no digits of a number: "12 m²", "①"
MARKS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]")
# a grade with its score has the score as value (CONTRACT.md): "B (65)", "BB (72,10)", "A / 80,5"
GRADED = re.compile(
    r"^(?:(?:Predikat|Nilai)\s+)?(?P<grade>[A-Z][a-zA-Z ]{0,11}?)\s*(?:\((?P<inside>[^()]+)\)|[/:]\s*(?P<behind>\d.*))$"
)
CIRCLED = re.compile("[\u2460-\u2473\u2776-\u277f]$")  # "④" alone
LARGEST = 2**53  # beyond it a double, as tables and spreadsheets store numbers, gives other digits than were printed
LONGEST = 60  # letters of a number: no print that has a value comes near it
TOO_LARGE = "angka terlalu besar untuk disimpan dengan tepat"


@dataclass(frozen=True, slots=True)
class Angka:
    """A read quantity. `alasan` says why a value is doubtful or missing; keyakinan: a step of schemas/keyakinan.py."""

    value: int | float | None
    satuan: str | None
    keyakinan: float
    alasan: str | None = None


@dataclass(slots=True)
class Konteks:
    """How the numbers around a print are written: votes of unambiguous ones in like columns of its table."""

    kolom: Counter[Gaya] = field(default_factory=Counter)


# "88/100.000 KH", "5,6 /1000 KH", "16/100.000"
RATE = re.compile(r"^(?P<number>\d[\d.,]*)\s*(?P<per>/\s*1(?:0{3,6}|0{0,2}(?:[.,]000){1,2})(?!\d)[A-Za-z. ]{0,25})$")


def kosong(raw: str) -> bool:
    """True for prints that mean "nothing planned, nothing reported"."""
    return bool(NOTHING.match(raw))


def gaya(raw: str) -> Iterable[Gaya]:
    """The style of every unambiguous number in *raw*: "1.234.567,00" votes id, "1,234,567" votes en."""
    for token in NUMBER.findall(_tidy(RAISED.sub("", raw))):
        dots, commas = token.count("."), token.count(",")
        if dots and commas:
            yield "id" if _last_mark(token) == "," else "en"
        elif dots > 1 or commas > 1:
            yield "id" if dots else "en"
        elif dots + commas == 1:
            tail = MARK.split(token)[1]
            if len(tail) != 3:
                yield "en" if dots else "id"


def baca(raw: str, *, uang: bool = False, satuan: str | None = None, konteks: Konteks | None = None) -> Angka:
    """The quantity that *raw* prints. *satuan*: the unit of the row, where its column gives one.

    Never raises; a print that is not one number has value None and says why.
    """
    if (score := _score(raw)) is not None:
        return replace(baca(score, konteks=konteks), satuan=None)
    plain, said = _undressed(raw)
    read = _read(plain, uang, satuan, konteks)
    if said is None or read.value is None:
        return read
    return replace(read, keyakinan=min(read.keyakinan, FIRM), alasan=f"{read.alasan}; {said}" if read.alasan else said)


def _undressed(raw: str) -> tuple[str, str | None]:
    """The print without what is no part of its number, and what was taken off; (*raw*, None) where nothing is."""
    text = raw.strip()
    unmarked = RAISED.sub("", raw)
    if unmarked != raw and NUMBER.search(unmarked):
        return unmarked, "tanda catatan kaki yang terangkat tidak ikut dibaca sebagai angka"
    if CIRCLED.match(text):
        return str(int(unicodedata.numeric(text))), "angka di dalam lingkaran"
    return raw, None


def _read(raw: str, uang: bool, satuan: str | None, konteks: Konteks | None) -> Angka:
    text = _tidy(raw)
    if (rate := RATE.match(text)) is not None:  # a rate is its number, per what is its unit (CONTRACT.md)
        return replace(baca(rate["number"], konteks=konteks), satuan=rate["per"])
    bare = REMARK.sub(" ", text) if NUMBER.search(REMARK.sub(" ", text)) else text
    tokens = NUMBER.findall(bare)
    if not tokens:
        return Angka(None, None, CERTAIN, "bukan angka")
    percent = "%" in bare
    if len(tokens) > 1:
        return Angka(None, "%" if percent else None, CERTAIN, "lebih dari satu angka dalam satu sel")
    (token,) = tokens
    start = bare.find(token)
    before, after = bare[:start], bare[start + len(token) :]
    if is_date(before, after):
        return Angka(None, None, CERTAIN, "tanggal, bukan angka")
    if _marred(before, after):
        return Angka(None, None, CERTAIN, "tanda asing di dalam angka")
    scale, after = _scale(after, uang or bool(RUPIAH.search(before)))
    unit = _unit(before, after, uang)
    if not _plain_prefix(before):
        return Angka(None, unit, CERTAIN, "angka di dalam kalimat")
    if len(token) > LONGEST:
        return Angka(None, unit, CERTAIN, TOO_LARGE)
    value, sure, why = _value(token, unit or satuan, unit == "Rp", konteks)
    if value is None:
        return Angka(None, unit, sure, why)
    if abs(value) * 10**scale > LARGEST:
        return Angka(None, unit, CERTAIN, TOO_LARGE)
    negative = (OPENED.search(before) and CLOSED.match(after)) or MINUS.search(before)
    number = _clean(value * 10**scale)
    return Angka(-number if negative else number, unit, sure, why)


def _score(text: str) -> str | None:
    """The score that stands beside a grade, None where the print is no grade with its score."""
    found = GRADED.match(text.strip())
    if found is None or found["grade"].strip() not in istilah().predikat:
        return None
    return found["inside"] or found["behind"]


def _tidy(raw: str) -> str:
    """NFKC, and spaces that a reader left inside a number taken out: "1 .236.000", "11. 031.500".

    Raised and circled digits stay as they are: 7² is not 72, and the unit of "12 m²" is no second number.
    """
    text = raw.replace("´", "'")  # NFKC would make the accent a space and a mark
    text = "".join(
        part if MARKS.match(part) else unicodedata.normalize("NFKC", part)
        for part in re.split(f"({MARKS.pattern})", text)
    )
    text = re.sub(r"\s+(?=[.,]\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<=\d[.,])\s+(?=\d{3}(?!\d))", "", text)
    return re.sub(r"\s+", " ", text).strip()


def _marred(before: str, after: str) -> bool:
    """True where what touches the number makes it none: "11`,76%", "1.250..", "B03", "7²"."""
    glued = re.search(r"[A-Za-z]$", RUPIAH.sub("", before))
    beside = before[-1:] + after[:1]
    return bool(STRAY.search(beside) or MARKS.search(beside) or re.match(r"[.,]{2}", after) or glued)


def _plain_prefix(before: str) -> bool:
    """What may stand before a number: a currency sign, a comparison ("≥", "minimal"), a bracket - no other words."""
    word = re.sub(r"^\W+|\W+$", "", RUPIAH.sub("", before))
    return not word or word.casefold() in istilah().pembanding


def _scale(after: str, money: bool) -> tuple[int, str]:
    """Powers of ten that follow an amount: "694,29 M", "12,5 juta"; M and T count only beside rupiah."""
    match = re.match(r"\s*([A-Za-z]+)\b", after)
    if match is None:
        return 0, after
    scale = istilah().skala.get(match[1].casefold())
    if scale is None or (len(match[1]) == 1 and not money):
        return 0, after
    return scale, after[match.end() :]


def _unit(before: str, after: str, uang: bool) -> str | None:
    if RUPIAH.search(before):
        return "Rp"
    text = re.sub(r"^[\s,.\-–*)]+|[\s,;*(]+$", "", after)
    if text.startswith("%"):
        return "%"
    if uang:
        return "Rp"
    if "(" not in text:
        text = text.rstrip(" )")  # "(3 dokumen)": the bracket was opened before the number
    return text if re.search(r"[^\W_]", text) and len(text) <= LONGEST_UNIT else None


def _value(
    token: str, satuan: str | None, uang: bool, konteks: Konteks | None
) -> tuple[int | float | None, float, str | None]:
    """The number of one token, how sure, and why it is doubtful."""
    dots, commas = token.count("."), token.count(",")
    if not dots and not commas:
        return int(token), CERTAIN, None
    parts = MARK.split(token)
    if dots and commas:
        return _two_kinds(token, parts, uang)
    if len(parts) > 2:
        return _grouped(parts)
    head, tail = parts
    if len(tail) != 3 or head.startswith("0") or len(head) > 3:
        return float(f"{head}.{tail}"), CERTAIN, None
    return _ambiguous(head, tail, "." if dots else ",", satuan, konteks)


def _last_mark(token: str) -> str:
    return max(".,", key=token.rfind)


def _two_kinds(token: str, parts: list[str], uang: bool) -> tuple[int | float | None, float, str | None]:
    decimals = parts[-1]
    if token.count(_last_mark(token)) > 1 or not is_grouped(parts[:-1]) or (uang and len(decimals) > 2):
        return None, CERTAIN, "pengelompokan angka rusak"
    return float("".join(parts[:-1]) + "." + decimals), CERTAIN, None


def _grouped(parts: list[str]) -> tuple[int | None, float, str | None]:
    if not is_grouped(parts):
        return None, CERTAIN, "pengelompokan angka rusak"
    return int("".join(parts)), CERTAIN, None


def _ambiguous(
    head: str, tail: str, mark: str, satuan: str | None, konteks: Konteks | None
) -> tuple[int | float | None, float, str | None]:
    """Exactly three digits behind one separator: grouping or decimals?"""
    grouped, decimal = int(head + tail), float(f"{head}.{tail}")
    known = kenal(satuan) if satuan else None
    if known is not None and known.jenis in ("uang", "hitungan", "waktu"):
        return grouped, CONFIRMED, None
    if known is not None and known.jenis in ("nilai", "persen"):
        return decimal, FIRM, "tiga angka di belakang tanda, dibaca desimal menurut satuannya"
    style: Gaya = "id" if mark == "." else "en"  # the style under which the mark groups
    other: Gaya = "en" if style == "id" else "id"
    votes = konteks.kolom if konteks is not None else Counter()
    if votes[style] != votes[other]:
        value = grouped if votes[style] > votes[other] else decimal
        return value, MENDED, "tiga angka di belakang tanda, dibaca menurut kolomnya"
    if mark == ".":
        # PUEBI groups with full stops; a decimal point with exactly three digits is rare in these documents
        return grouped, USUAL, "titik dengan tiga angka dibaca sebagai pemisah ribuan"
    return None, CERTAIN, "koma dengan tiga angka: ribuan atau desimal tidak dapat dipastikan"


def _clean(value: int | float) -> int | float:
    """No float noise: 16.67 stays 16.67, 86.0 becomes 86."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
