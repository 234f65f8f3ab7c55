"""Reports (LKIP) in dumps: tables found by caption and heading, rows rebuilt from cells that follow each other.

A table is dumped row by row, cell by cell; blank lines part the cells, and the short value cells of a row stand
together at its end ("8 Dokumen 8 Dokumen 100"). A row is what was collected up to such a run of values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.dump.cells import is_measure
from parsers.dump.lines import TextLine, print_from, print_of, unmarked
from parsers.dump.people import signatures
from parsers.dump.sections import Section
from parsers.dump.tabs import lines_as_table
from parsers.headings import YEAR
from parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, Print
from parsers.rows import TOTAL
from parsers.text import clean
from schemas.data import satuan

UNSURE = 0.6
NOTE = "baris disusun kembali dari sel-sel yang terpencar"
CAPTION = re.compile(r"^\s*tabel\b", re.I)  # "Tabel 2.4.", "Tabel Realisasi …"
PROGRAM_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?P<name>program\b.*)$", re.I)  # "3.2.4 Program …"
CHAPTER = re.compile(r"^(?:bab\s+[ivx]+\b|\d{1,2}(?:\.\d{1,2})+\.?\s+\D)", re.I)  # "BAB IV", "3.4 Analisis …"
ITEM_HEADING = re.compile(r"^\d{1,2}\)\s+(?P<name>[^\d\W][^:;]{4,90}[^:;.,])$")  # "2) Keanggotaan dan …"
# "28.193.616.000", "(4.077.000.000 )", "(5. 922.951.000)", "Rp. 9.000.000,-"
AMOUNT = re.compile(r"\(?(?:Rp\.?\s*)?\d{1,3}(?:[.,]\s?\d{3}){2,}(?:[.,]\d{1,2})?(?:\s?,-)?\s?\)?", re.I)
SPENDING = re.compile(r"^(?:belanja|gaji|tunjangan|tambahan penghasilan|honorarium|pendapatan|pembiayaan)\b", re.I)
INPUT = re.compile(r"^input\b", re.I)  # "Input : Dana": the money of the activity
# "II Meningkatnya", "1.2", "3."
NUMBER = re.compile(r"^(?P<n>[IVX]{1,4}|[A-H](?=\.?\s+[A-Z])|\d{1,2}(?:\.\d{1,2})*)\.?(?:\s+|$)(?P<rest>.*)$")
VALUE = re.compile(r"^\(?(?:Rp\.?)?\d[\d.,]*(?:,-|%)?\)?(?P<unit>[A-Za-z]+)?$|^Rp\.?$|^-$|^,-$|^\)$", re.I)
UNIT = re.compile(r"^(?:%|[A-Za-z]{2,12})$")
PROSE_WORDS = 8  # words on one line: cells are narrower
HEAD_WORDS = {
    "sasaran": "sasaran", "indikator": "indikator", "satuan": "satuan", "target": "target", "realisasi": "realisasi",
    "capaian": "capaian", "program": "program", "kegiatan": "kegiatan", "anggaran": "anggaran", "pagu": "anggaran",
    "tujuan": "tujuan",
}  # fmt: skip


_Text = tuple[str, tuple[TextLine, ...]]  # a text and the lines it stands on


@dataclass(frozen=True, slots=True)
class _Para:
    """Lines that follow each other without a blank one."""

    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        found = print_of(self.lines)
        return found.text if found is not None else ""


@dataclass(slots=True)
class _Region:
    """One table: heading words, years in the heading, body paragraphs."""

    heads: list[str]
    years: list[str]
    body: list[_Para] = field(default_factory=list)
    program: Print | None = None  # from the headings of the text around it
    kegiatan: Print | None = None


@dataclass(slots=True)
class _Row:
    """What was collected of one row: its number, its texts, its values with their units."""

    number: str
    texts: list[_Text]
    values: list[str] = field(default_factory=list)
    unit: str | None = None
    lines: tuple[TextLine, ...] = ()


def parse_lkip(section: Section) -> ParsedDocument:
    """The rows of a report's tables, and who signed it."""
    out = ParsedDocument(Identity(jenis="lkip"))
    out.pejabat += signatures(section.lines)
    for region in _regions(_paragraphs(section.lines)):
        rows = _rows(region)
        lines = [line for p in region.body for line in p.lines]
        index = len(out.tables)
        out.tables += lines_as_table(lines, 1)
        if "anggaran" in region.heads and "indikator" not in region.heads:
            _budget(rows, region, index, out)
        elif "indikator" in region.heads and {"target", "realisasi", "capaian"} & set(region.heads):
            _indicators(rows, region, index, out)
    return out


def _paragraphs(lines: Sequence[TextLine]) -> list[_Para]:
    out: list[_Para] = []
    run: list[TextLine] = []
    for line in lines:
        if run and line.number - run[-1].number > 1:
            out.append(_Para(tuple(run)))
            run = []
        run.append(line)
    return [*out, _Para(tuple(run))] if run else out


def _prose(para: _Para) -> bool:
    """Running text: lines too wide for a cell that end in no values."""
    widest = max(len(line.text.split()) for line in para.lines)
    return widest >= PROSE_WORDS and not _tail(para.text)[1]


def _regions(paragraphs: Sequence[_Para]) -> list[_Region]:
    """Tables: from a caption and the heading below it, up to running text or the next caption."""
    out: list[_Region] = []
    around = _Around()
    i = 0
    while i < len(paragraphs):
        captioned = CAPTION.match(paragraphs[i].text) is not None
        if not captioned and not _heading(paragraphs, i):
            around.see(paragraphs[i])
            i += 1
            continue
        before = len(out)
        i = _one_region(paragraphs, i, captioned, out)
        for region in out[before:]:
            region.program, region.kegiatan = around.program, None if captioned else around.kegiatan
    return out


@dataclass(slots=True)
class _Around:
    """The headings of the running text that a table without a caption stands under."""

    program: Print | None = None
    kegiatan: Print | None = None

    def see(self, para: _Para) -> None:
        """Take note of a heading: "3.2.4 Program …", "2) Keanggotaan dan Penerapan Peraturan"."""
        text = para.text
        if (match := PROGRAM_HEADING.match(text)) is not None:
            self.program, self.kegiatan = print_from(match["name"], para.lines, UNSURE), None
        elif CHAPTER.match(text):
            self.program = self.kegiatan = None
        elif (match := ITEM_HEADING.match(text)) is not None and len(text.split()) <= 12:
            self.kegiatan = print_from(match["name"], para.lines, UNSURE)


def _heading(paragraphs: Sequence[_Para], i: int) -> frozenset[str]:
    """The heading row that opens at *i* ("No Indikator Satuan Target Realisasi"), also parted by blank lines."""
    words = paragraphs[i].text.split()
    if not words or words[0].casefold().strip(".") != "no":
        return frozenset()
    found: set[str] = set()
    for para in paragraphs[i : i + 6]:
        heads = _heads(para.text)
        if not heads or re.search(r"\d", para.text) or len(para.text.split()) > 3 * len(heads) + 2:
            break
        found |= set(heads)
    return frozenset(found) if len(found) >= 3 and found & {"target", "realisasi", "anggaran"} else frozenset()


def _one_region(paragraphs: Sequence[_Para], i: int, captioned: bool, out: list[_Region]) -> int:
    """Reads the table whose caption (or heading) stands at *i*; returns where to go on."""
    start = i
    heads: list[str] = []
    years: list[str] = []
    i += captioned
    while i < len(paragraphs) and i - start < 16:
        text = paragraphs[i].text
        found = _heads(text)
        if CAPTION.match(text):
            return i
        if heads and (_column_numbers(text) or _opens_body(text, found) or AMOUNT.search(text)):
            break
        if found or YEAR.search(text):
            heads += found
            years = YEAR.findall(text) if len(YEAR.findall(text)) > 1 else years
        i += 1
    region = _Region(heads, years)
    wide = 0
    while i < len(paragraphs) and not CAPTION.match(paragraphs[i].text):
        para = paragraphs[i]
        heading = PROGRAM_HEADING.match(para.text) or (not captioned and ITEM_HEADING.match(para.text))
        opens = _heading(paragraphs, i)
        if region.body and (heading or (opens and not opens <= set(region.heads))) and not _tail(para.text)[1]:
            break
        wide = wide + 1 if _prose(para) else 0
        if wide >= 2 or re.match(r"^bab\s+[ivx]+\b", para.text, re.I):
            break
        region.body.append(para)
        i += 1
    out.append(region)
    return max(i, start + 1)


def _heads(text: str) -> list[str]:
    """Heading words of a short paragraph, in order."""
    if len(text.split()) > 14:
        return []
    words = re.findall(r"[a-z]+", text.casefold())
    return [HEAD_WORDS[w] for w in words if w in HEAD_WORDS]


def _mostly_heads(text: str) -> bool:
    """A repeated heading: at least two heading words, and hardly anything else."""
    found = len(_heads(text))
    return found >= 2 and 2 * found >= len(re.findall(r"[^\W\d_]+", text))


def _opens_body(text: str, found: Sequence[str]) -> bool:
    match = NUMBER.match(text)
    return match is not None and len(found) < 3 and (bool(match["rest"]) or "." in text or match["n"].isalpha())


def _rows(region: _Region) -> list[_Row]:
    """Paragraphs of a body to rows; a repeated heading is passed over."""
    out: list[_Row] = []
    row = _Row("", [])
    stacked = bool({"program", "kegiatan"} & set(region.heads))
    budget = "anggaran" in region.heads and "indikator" not in region.heads
    for para in region.body:
        text = para.text
        if _mostly_heads(text) and not _tail(text)[1] and NUMBER.match(text) is None:
            continue
        if _column_numbers(text) or _heading_rest(text):
            continue
        match = NUMBER.match(text)
        inside = match is not None and "." in match["n"] and not stacked and bool(row.texts) and not row.values
        if match is not None and not _only_values(text) and not inside:
            if row.texts:
                out.append(row)
            row = _Row(match["n"], [])
            text = match["rest"]
        front, values, unit = (_amounts(text) if budget else None) or _tail(text)
        if unit is not None and "indikator" not in region.heads:
            front, unit = clean(f"{front} {unit}"), None  # a budget counts in no unit: the word belongs to the name
        if front:
            row.texts.append((front, para.lines))
        if values:
            row.values, row.unit, row.lines = values, unit, para.lines
            out.append(row)
            row = _Row("", [])
    return [*out, row] if row.texts else out


def _heading_rest(text: str) -> bool:
    """A piece of a repeated heading: "No.", "Indikator Kinerja", "Capaian (%)"."""
    if re.fullmatch(r"(?:no\.?|\(%\)|%|ket\.?|[/()\s])+", text, re.I):
        return True
    words = text.casefold().split()
    opens = bool(words) and words[0].strip("/") in (*HEAD_WORDS, "no.", "no")
    return opens and len(words) <= 4 and bool(_heads(text)) and not re.search(r"\d", text)


def _column_numbers(text: str) -> bool:
    """The row of column numbers: "1 2 3 4"; "1 0 0" are values."""
    numbers = text.split()
    return len(numbers) >= 3 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _only_values(text: str) -> bool:
    front, values, _ = _tail(text)
    return not front and len(values) >= 2


def _tail(text: str) -> tuple[str, list[str], str | None]:
    """A paragraph's text, the values at its end, and the unit word before them: "Nilai 80 80 100"."""
    words = text.split()
    at = len(words)
    while at > 0:
        word = words[at - 1]
        unit_of_value = at < len(words) + 1 and UNIT.match(word) and at >= 2 and re.match(r"^\d[\d.,]*$", words[at - 2])
        if VALUE.match(word) or (unit_of_value and word[0] not in "%"):
            at -= 1
        else:
            break
    while at < len(words) and not re.match(r"^(?:\(?(?:Rp\.?)?\d|Rp\.?$|-$)", words[at], re.I):
        at += 1
    values: list[str] = []
    for word in words[at:]:
        after_rp = bool(values) and values[-1] in ("Rp.", "Rp")
        if (re.match(r"^\(?\d|^-$", word) and not after_rp) or word.casefold().startswith("rp"):
            values.append(word)
        elif values:
            values[-1] += " " + word if not word.startswith(",-") else " ,-"
    front = words[:at]
    unit = None
    if len(values) >= 2 and front and (front[-1] == "%" or (UNIT.match(front[-1]) and len(front[-1]) <= 8)):
        known = front[-1].casefold().rstrip(".") in satuan()
        unit = front[-1] if known or len(front) == 1 else None
    if unit is not None:
        front = front[:-1]
    if values and len(values) == 1 and front and not re.search(r"[.,]\d{3}|%", values[0]):
        return clean(text), [], None  # a number that ends a name: "Tahun 2020", "skala 1-4"
    return clean(" ".join(front)), values, unit


def _amounts(text: str) -> tuple[str, list[str], None] | None:
    """A budget row with words behind its amounts: "Belanja 8.000.000 9.000.000 (1.000.000 ) Turun 12,5%"; None else."""
    found = list(AMOUNT.finditer(text))
    behind = text[found[-1].end() :].strip() if found else ""
    if len(found) < 2 or not re.search(r"[A-Za-z]", behind):
        return None
    return clean(text[: found[0].start()]), [clean(m.group()) for m in found], None


def _print(item: _Text) -> Print:
    return print_from(item[0], item[1], UNSURE, NOTE)


def _indicators(rows: Sequence[_Row], region: _Region, index: int, out: ParsedDocument) -> None:
    """Indicator rows; numbering tells the levels: I, 1., 1. without values, 1.1."""
    levels: dict[str, Print] = {}
    named = [h for h in ("tujuan", "sasaran", "program", "kegiatan") if h in region.heads]
    stacked = "program" in named or "kegiatan" in named
    single = named[0] if len(named) == 1 else None
    for row in rows:
        name = _name_of(row)
        if name is None:
            continue
        if row.values and (INPUT.match(name[0]) or (row.unit or "").casefold().rstrip(".") == "rp"):
            _input_row(row, name, region, index, out)
            continue
        if not row.values:
            if stacked and row.number and len(row.texts) == 1:
                levels["kegiatan"] = _print(row.texts[0])
            continue
        tingkat = single or _tingkat(row, stacked)
        above = row.texts[: _name_at(row.texts)]
        if above and single is not None:
            levels = {single: _print(_joined(above))}
        elif above and tingkat in ("sasaran", "program"):
            levels[tingkat] = _print(_joined(above))
            for lower in ("program", "kegiatan")[("sasaran", "program").index(tingkat) :]:
                if lower != tingkat:
                    levels.pop(lower, None)
        elif above and tingkat == "kegiatan":
            levels["kegiatan"] = _print(above[-1])
        if region.kegiatan is not None and single in (None, "kegiatan"):
            tingkat, levels = "kegiatan", {"kegiatan": region.kegiatan}
            if region.program is not None:
                levels["program"] = region.program
        fields = {k: v for k, v in levels.items() if k in _upto(tingkat)}
        fields["indikator"] = _print(name)
        if row.unit is not None:
            fields["satuan"] = print_from(row.unit, row.lines)
        made = IndikatorRow(fields, tingkat, _nilai(row, region), table=index)
        if made.nilai:
            out.indikator.append(made)


def _name_of(row: _Row) -> _Text | None:
    """The indicator's name: from the last text that opens with a measure, else the row's last text."""
    return _joined(row.texts[_name_at(row.texts) :]) if row.texts else None


def _name_at(texts: Sequence[_Text]) -> int:
    """Where the name begins: "Persentase", blank line, "Peningkatan Aset" is one name that blank lines part."""
    at = next((k for k in range(len(texts) - 1, -1, -1) if is_measure(texts[k][0])), len(texts) - 1)
    if at > 0 and texts[at - 1][0].rstrip().endswith(":"):
        at -= 1  # "Output :", "Jumlah Kegiatan"
    return at


def _joined(texts: Sequence[_Text]) -> _Text:
    return clean(" ".join(t for t, _ in texts)), tuple(line for _, ls in texts for line in ls)


def _input_row(row: _Row, name: _Text, region: _Region, index: int, out: ParsedDocument) -> None:
    """The money of an activity among its indicators ("Input : Dana Rp …") is a budget row."""
    fields = {"uraian": region.kegiatan or _print(name)}
    if region.program is not None:
        fields["program"] = region.program
    for key, value in zip(("anggaran", "realisasi", "persen"), row.values, strict=False):
        fields[key] = print_from(value, row.lines, UNSURE, NOTE)
    out.anggaran.append(AnggaranRow(fields, "kegiatan", table=index))


def _upto(tingkat: str) -> tuple[str, ...]:
    order = ("tujuan", "sasaran", "program", "kegiatan")
    return order[: order.index(tingkat) + 1]


def _tingkat(row: _Row, stacked: bool) -> str:
    if row.number.isalpha() and row.number:
        return "sasaran"
    if not stacked:
        return "sasaran"
    if "." in row.number:
        return "kegiatan"
    return "program" if len(row.texts) >= 2 and row.number else "kegiatan"


def _nilai(row: _Row, region: _Region) -> list[NilaiRow]:
    """Values to columns: target, realisasi, capaian in the order of the heading, or one pair per year."""
    prints = [None if v == "-" else print_from(v, row.lines, UNSURE, NOTE) for v in row.values]
    fields = [h for h in ("target", "realisasi", "capaian") if h in region.heads]
    years = list(dict.fromkeys(region.years))
    if len(years) >= 2 and len(prints) == len(years) * len(fields):
        out = [NilaiRow(y) for y in years]
        for k, name in enumerate(fields):
            for j, entry in enumerate(out):
                setattr(entry, name, prints[k * len(years) + j])
        return out
    if len(years) == len(prints) and fields == ["target"]:
        return [NilaiRow(y, p) for y, p in zip(years, prints, strict=True)]
    if not 1 < len(prints) <= len(fields):
        return []
    entry = NilaiRow("")
    for name, found in zip(fields, prints, strict=False):
        setattr(entry, name, found)
    return [entry]


def _budget(rows: Sequence[_Row], region: _Region, index: int, out: ParsedDocument) -> None:
    """Budget rows: name, pagu, and where printed realisation and percentage."""
    for row in rows:
        money = [v for v in row.values if re.search(r"\d[.,]\d{3}[.,]\d{3}|\d{1,3}[.,]\d{3}[.,]\d{3}", v)]
        if not money or not row.texts:
            continue
        name = _print(_joined(row.texts))
        if len(region.years) == 2 and len(money) >= 2 and "realisasi" not in region.heads:
            for year, value in zip(region.years, money, strict=False):
                fields = {"uraian": name, "anggaran": print_from(value, row.lines)}
                out.anggaran.append(AnggaranRow(fields, _kind_of(name, region), year, table=index))
            continue
        fields = {"uraian": name, "anggaran": print_from(money[0], row.lines)}
        if len(money) > 1:
            fields["realisasi"] = print_from(money[1], row.lines)
        if len(row.values) == len(money) + 1 and len(row.values[-1]) <= 7:
            fields["persen"] = print_from(row.values[-1], row.lines)
        out.anggaran.append(AnggaranRow(fields, _kind_of(name, region), table=index))


def _kind_of(name: Print, region: _Region) -> str:
    """The level of a budget row: totals by their wording, spending lines where no column is headed by a level."""
    if TOTAL.match(unmarked(name.text)):
        return "jumlah"
    return "belanja" if SPENDING.match(name.text) and "program" not in region.heads else "program"
