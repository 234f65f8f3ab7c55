"""Reports (LKIP) in dumps: tables found by caption and heading, rows rebuilt from cells that follow each other.

A table is dumped row by row, cell by cell; blank lines part the cells, and the short value cells of a row stand
together at its end ("8 Dokumen 8 Dokumen 100"). A row is what was collected up to such a run of values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.parsers.columns.heading_periods import YEAR
from petik.parsers.dump.lines import TextLine, lines_as_table, print_from, unmarked
from petik.parsers.dump.people import signatures
from petik.parsers.dump.sections import Section
from petik.parsers.dump.shapes.cells import is_measure
from petik.parsers.dump.shapes.paragraphs import (
    AMOUNT,
    NUMBER,
    Para,
    amounts_within,
    column_numbers,
    heading_words,
    is_prose,
    only_values,
    paragraphs,
    repeats_heading,
    tail,
)
from petik.parsers.dump.shapes.stream_tables import streamed_budget, streamed_rows
from petik.parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, Print
from petik.parsers.print.row_labels import TOTAL
from petik.parsers.print.strings import clean

UNSURE = 0.6
FITTING = 0.85  # confidence of a row with as many values as its heading has columns for them
NOTE = "baris disusun kembali dari sel-sel yang terpencar"
CAPTION = re.compile(r"^\s*tabel\b", re.I)  # "Tabel 2.4.", "Tabel Realisasi …"
PROGRAM_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?P<name>program\b.*)$", re.I)  # "3.2.4 Program …"
PLAN = re.compile(r"\b(?:renstra|rpjmd?|rencana|target)\b", re.I)  # what the years of a plan are headed by
AIM_LABEL = re.compile(r"^tujuan(?:\s+strategis)?\s*:\s*", re.I)  # "Tujuan : Terwujudnya …"
COUNTED = re.compile(r"^\d[\d.,]*\s*[^\W\d_]{3,}")  # "6 Dokumen"
AIM_GAP = 3  # lines between the lines of one aim, blank ones counted
CHAPTER = re.compile(r"^(?:bab\s+[ivx]+\b|\d{1,2}(?:\.\d{1,2})+\.?\s+\D)", re.I)  # "BAB IV", "3.4 Analisis …"
ITEM_HEADING = re.compile(r"^\d{1,2}\)\s+(?P<name>[^\d\W][^:;]{4,90}[^:;.,])$")  # "2) Keanggotaan dan …"
SPENDING = re.compile(r"^(?:belanja|gaji|tunjangan|tambahan penghasilan|honorarium|pendapatan|pembiayaan)\b", re.I)
INPUT = re.compile(r"^input\b", re.I)  # "Input : Dana": the money of the activity


_Text = tuple[str, tuple[TextLine, ...]]  # a text and the lines it stands on


@dataclass(slots=True)
class _Region:
    """One table: heading words, years in the heading, body paragraphs."""

    heads: list[str]
    years: list[str]
    body: list[Para] = field(default_factory=list)
    whole: Sequence[Para] = ()  # heading and body, as they stand
    program: Print | None = None  # from the headings of the text around it
    kegiatan: Print | None = None
    tujuan: Print | None = None


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
    for region in _regions(paragraphs(section.lines)):
        rows = _rows(region)
        lines = [line for p in region.body for line in p.lines]
        index = len(out.tables)
        out.tables += lines_as_table(lines, 1)
        start, paid = len(out.indikator), len(out.anggaran)
        if "anggaran" in region.heads and "indikator" not in region.heads:
            _budget(rows, region, index, out)
        elif "indikator" in region.heads and {"target", "realisasi", "capaian"} & set(region.heads):
            _indicators(rows, region, index, out)
        whole = [line for p in region.whole for line in p.lines]
        found = streamed_rows(whole, index, names_only="indikator" in region.heads)
        if len(found) > len(out.indikator) - start:
            out.indikator[start:] = found
        money = streamed_budget(whole, index)
        if len(money) > len(out.anggaran) - paid:
            out.anggaran[paid:] = money
    return out


def _regions(paras: Sequence[Para]) -> list[_Region]:
    """Tables: from a caption and the heading below it, up to running text or the next caption."""
    out: list[_Region] = []
    around = _Around()
    i = 0
    while i < len(paras):
        captioned = CAPTION.match(paras[i].text) is not None
        if not captioned and not _heading(paras, i):
            around.see(paras[i])
            i += 1
            continue
        before = len(out)
        i = _one_region(paras, i, captioned, out)
        for region in out[before:]:
            region.program, region.kegiatan = around.program, None if captioned else around.kegiatan
            region.tujuan = None if captioned else around.aim()
    return out


@dataclass(slots=True)
class _Around:
    """The headings of the running text that a table without a caption stands under."""

    program: Print | None = None
    kegiatan: Print | None = None
    tujuan: list[Para] = field(default_factory=list)

    def see(self, para: Para) -> None:
        """Take note of a heading: "3.2.4 Program …", "2) Keanggotaan dan Penerapan Peraturan", "Tujuan : …"."""
        text = para.text
        self._see_aim(para)
        if (match := PROGRAM_HEADING.match(text)) is not None:
            self.program, self.kegiatan = print_from(match["name"], para.lines, UNSURE), None
        elif CHAPTER.match(text):
            self.program = self.kegiatan = None
        elif (match := ITEM_HEADING.match(text)) is not None and len(text.split()) <= 12:
            self.kegiatan = print_from(match["name"], para.lines, UNSURE)

    def _see_aim(self, para: Para) -> None:
        """ "Tujuan : …" and the lines below it belong together; a heading or a wide line ends them."""
        if AIM_LABEL.match(para.text):
            self.tujuan = [para]
        elif PROGRAM_HEADING.match(para.text) or CHAPTER.match(para.text) or ITEM_HEADING.match(para.text):
            self.tujuan = []
        elif self.tujuan and para.lines[0].number - self.tujuan[-1].lines[-1].number <= AIM_GAP and not is_prose(para):
            self.tujuan.append(para)

    def aim(self) -> Print | None:
        """The aim that stands right above."""
        text = AIM_LABEL.sub("", clean(" ".join(p.text for p in self.tujuan)))
        return print_from(text, [line for p in self.tujuan for line in p.lines], UNSURE) if text else None


def _heading(paras: Sequence[Para], i: int) -> frozenset[str]:
    """The heading row that opens at *i* ("No Indikator Satuan Target Realisasi"), also parted by blank lines."""
    words = paras[i].text.split()
    if not words or words[0].casefold().strip(".") != "no":
        return frozenset()
    found: set[str] = set()
    for para in paras[i : i + 6]:
        heads = heading_words(para.text)
        if not heads and re.fullmatch(r"[^\W\d_]+", para.text):
            continue  # "Sasaran", blank line, "Strategis"
        if not heads or re.search(r"\d", para.text) or len(para.text.split()) > 3 * len(heads) + 2:
            break
        found |= set(heads)
    return frozenset(found) if len(found) >= 3 and found & {"target", "realisasi", "anggaran"} else frozenset()


def _one_region(paras: Sequence[Para], i: int, captioned: bool, out: list[_Region]) -> int:
    """Reads the table whose caption (or heading) stands at *i*; returns where to go on."""
    start = i
    heads: list[str] = []
    years: list[str] = []
    planned = False
    i += captioned
    while i < len(paras) and i - start < 16:
        text = paras[i].text
        found = heading_words(text)
        if CAPTION.match(text):
            return i
        if captioned and not {"realisasi", "capaian"} & set(heads) and (found_years := _only_years(text)):
            years, i = found_years, i + 1
            planned = PLAN.search(" ".join(p.text for p in paras[start:i])) is not None
            break
        if heads and (column_numbers(text) or _opens_body(text, found) or AMOUNT.search(text)):
            break
        if found or YEAR.search(text):
            heads += found
            years = YEAR.findall(text) if len(YEAR.findall(text)) > 1 else years
        i += 1
    if planned and "anggaran" not in heads:
        heads = [h for h in heads if h == "sasaran"] + ["indikator", "target"]
    region = _Region(heads, years)
    wide = 0
    while i < len(paras) and not CAPTION.match(paras[i].text):
        para = paras[i]
        heading = PROGRAM_HEADING.match(para.text) or (not captioned and ITEM_HEADING.match(para.text))
        opens = _heading(paras, i)
        if region.body and (heading or (opens and not opens <= set(region.heads))) and not tail(para.text)[1]:
            break
        wide = wide + 1 if is_prose(para) else 0
        if wide >= 2 or re.match(r"^bab\s+[ivx]+\b", para.text, re.I):
            break
        region.body.append(para)
        i += 1
    region.whole = paras[start + captioned : i]
    out.append(region)
    return max(i, start + 1)


def _only_years(text: str) -> list[str]:
    """The years of a heading row that holds nothing else ("2018 2019 2020 2021 2022"); at least three, ascending."""
    found = text.split()
    if len(found) < 3 or not all(YEAR.fullmatch(word) for word in found):
        return []
    return found if [int(word) for word in found] == list(range(int(found[0]), int(found[0]) + len(found))) else []


def _opens_body(text: str, found: Sequence[str]) -> bool:
    match = NUMBER.match(text)
    return match is not None and len(found) < 3 and (bool(match["rest"]) or "." in text or match["n"].isalpha())


def _rows(region: _Region) -> list[_Row]:
    """Paragraphs of a body to rows; a repeated heading is passed over."""
    out: list[_Row] = []
    row = _Row("", [])
    stacked = bool({"program", "kegiatan"} & set(region.heads))
    budget = "anggaran" in region.heads and "indikator" not in region.heads
    heading = True
    for k, para in enumerate(region.body):
        text = para.text
        below = region.body[k + 1].text if k + 1 < len(region.body) else ""
        heading = repeats_heading(text, below, heading, region.heads)
        if heading:
            continue
        match = NUMBER.match(text)
        inside = match is not None and "." in match["n"] and not stacked and bool(row.texts) and not row.values
        if match is not None and not only_values(text) and not inside:
            if row.texts:
                out.append(row)
            row = _Row(match["n"], [])
            text = match["rest"]
        front, values, unit = (amounts_within(text) if budget else None) or tail(text)
        if unit is not None and "indikator" not in region.heads:
            front, unit = clean(f"{front} {unit}"), None  # a budget counts in no unit: the word belongs to the name
        if front:
            row.texts.append((front, para.lines))
        if values and all(v.rstrip(".").casefold() == "rp" for v in values):
            row.unit = values[0]  # a cell of its own; the amount follows
            continue
        if values and budget and not row.texts and out and 0 < len(out[-1].values) < len(region.years):
            out[-1].values += values  # amounts that blank lines part belong to one row until each year has its own
            out[-1].lines += para.lines
            continue
        if values:
            row.values, row.unit, row.lines = values, unit or row.unit, para.lines
            if not row.texts and unit is not None and out and out[-1].unit is not None and not row.number:
                row.texts = out[-1].texts  # one name, counted in two units: "Kegiatan 10 3 30", "Dokumen 1 0 0"
            out.append(row)
            row = _Row("", [])
    return [*out, row] if row.texts else out


def _print(item: _Text, sure: float = UNSURE) -> Print:
    return print_from(item[0], item[1], sure, NOTE)


def _sure(row: _Row, region: _Region) -> float:
    """How sure the row's values belong to its name and to the columns of the heading."""
    fields = [h for h in ("target", "realisasi", "capaian") if h in region.heads]
    years = max(1, len(dict.fromkeys(region.years)))
    fits = len(row.values) in (len(fields), len(fields) * years)
    # "6 Dokumen 6 Dokumen": an achievement is counted in no unit, it is the one that is missing
    fits = fits or (len(row.values) == len(fields) - 1 >= 2 and all(COUNTED.match(v) for v in row.values))
    named = bool(row.number) or any(is_measure(text) for text, _ in row.texts)
    return FITTING if fits and bool(row.texts) and named else UNSURE


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
        if region.tujuan is not None and region.kegiatan is None:
            fields["tujuan"] = region.tujuan
        fields["indikator"] = _print(name, _sure(row, region))
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
        fields[key] = print_from(value, row.lines, _sure(row, region), NOTE)
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
    sure = _sure(row, region)
    prints = [None if v == "-" else print_from(v, row.lines, sure, NOTE) for v in row.values]
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
        one_line = len(row.texts) == 1 and row.texts[0][1] == row.lines  # name and amounts stand together
        doubt = (None, None) if one_line else (UNSURE, NOTE)
        if len(region.years) == 2 and len(money) >= 2 and "realisasi" not in region.heads:
            for year, value in zip(region.years, money, strict=False):
                fields = {"uraian": name, "anggaran": print_from(value, row.lines, *doubt)}
                out.anggaran.append(AnggaranRow(fields, _kind_of(name, region), year, table=index))
            continue
        fields = {"uraian": name, "anggaran": print_from(money[0], row.lines, *doubt)}
        if len(money) > 1:
            fields["realisasi"] = print_from(money[1], row.lines, *doubt)
        if len(row.values) == len(money) + 1 and len(row.values[-1]) <= 7:
            fields["persen"] = print_from(row.values[-1], row.lines, *doubt)
        out.anggaran.append(AnggaranRow(fields, _kind_of(name, region), table=index))


def _kind_of(name: Print, region: _Region) -> str:
    """The level of a budget row: totals by their wording, spending lines where no column is headed by a level."""
    if TOTAL.match(unmarked(name.text)):
        return "jumlah"
    return "belanja" if SPENDING.match(name.text) and "program" not in region.heads else "program"
