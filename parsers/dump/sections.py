"""A dump cut into its parts: sheets, statements, annexes, decrees; or one report, one measurement table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.parsers.columns.headings import heading_like
from petik.parsers.dump.lines import TextLine, unmarked
from petik.parsers.forms.people import NIP
from petik.parsers.model import PageKind

# titles that open a part, tried in this order; each stands alone on its line or opens it
TITLES: tuple[tuple[PageKind, re.Pattern[str]], ...] = (
    ("pk_pernyataan", re.compile(r"^pernyataan\s+(?:perjanjian|penetapan)\s+kinerja", re.I)),
    ("pk_lampiran", re.compile(r"^(?:lampiran\s+)?(?:perjanjian|penetapan)\s+kinerja\b", re.I)),
    ("iki", re.compile(r"^indikator\s+kinerja\s+individu\b", re.I)),
    ("iku", re.compile(r"^indikator\s+kinerja\s+utama\b", re.I)),
    ("rencana_aksi", re.compile(r"^rencana\s+aksi\b", re.I)),
    ("keputusan", re.compile(r"^(?:surat\s+)?keputusan\b(?!.*\b(?:ini|tersebut)\b)", re.I)),
)
MAX_TITLE_WORDS = 12
SENTENCE_WORDS = 6  # words of a line from which on the next one may be the rest of its sentence
SENTENCE = 5  # words: a longer line whose words are mostly small is no title
MANY_REPORTS = 8  # lines that name the report, in a file whose chapters are not headed
CHAPTER = re.compile(r"^\s*bab\s+(?:i{1,3}|iv|v)\b", re.I)  # "BAB III"
CAPTION = re.compile(r"^\s*tabel\s+\d", re.I)  # "Tabel 3.1 …"
REPORT = re.compile(r"laporan\s+(?:akuntabilitas\s+)?kinerja|akuntabilitas\s+kinerja", re.I)
WHOLE: tuple[PageKind, ...] = ("renstra", "renja", "cascading", "evaluasi")  # kinds that hold no sheets of others
QUARTER_MARK = re.compile(r"\b(?:tw|triwulan|trw)\.?\s*[1-4i]+\s*(?:\([^)]*\))?\s*:", re.I)  # "TW 2 (B06) :"
# headings of columns that share a line with what looks like a title: "INDIKATOR KINERJA UTAMA SUMBER DATA"
COLUMNS = re.compile(r"\b(?:sumber\s+data|formulasi|penjelasan|satuan|target|penanggung\s*jawab)\b", re.I)
# the first line of a letterhead, which stands above the title of its page: "PEMERINTAH KOTA X"
LETTERHEAD = re.compile(r"^pemerintah\s+(?:kota|kabupaten|kab\.|provinsi|daerah)\b", re.I)
LETTERHEAD_LINES = 6  # lines of a letterhead at most
STATEMENT = re.compile(r"berjanji\s+akan\s+mewujudkan|bertanda\s*tangan\s+di\s*bawah", re.I)


@dataclass(slots=True)
class Section:
    """A part of a dump of one kind. `title` is the line that opened it."""

    kind: PageKind
    lines: list[TextLine] = field(default_factory=list)
    title: str | None = None


def split_sections(lines: Sequence[TextLine], judged: PageKind = "lainnya") -> list[Section]:
    """The parts of a dump, in order. *judged*: what phrases and columns say of the whole file."""
    whole = _whole(lines, judged)
    if whole is not None:
        return [Section(whole, list(lines), None)]
    sections = [Section("lainnya")]
    for before, line in zip([None, *lines], lines, strict=False):
        text = unmarked(line.text)
        kind = _title(text) if len(line.cells) == 1 and not _goes_on(before, line) else None
        if kind is not None and sections[-1].kind == "pk_lampiran" and before is not None and _heads(before):
            kind = None
        repeated = kind is not None and kind == sections[-1].kind and _since_title(sections[-1]) <= 6
        inside_decree = sections[-1].kind == "keputusan" and not _signed(sections[-1])
        if kind is not None and not repeated and not inside_decree:
            sections.append(Section(kind, [*_letterhead(sections[-1]), line], text))
        else:
            sections[-1].lines.append(line)
    return [_settled(s) for s in sections if s.lines]


def _goes_on(before: TextLine | None, line: TextLine) -> bool:
    """True for the rest of a sentence: "… Nomor 53 Tahun 2014 tentang", "Perjanjian Kinerja dan Tata Cara Reviu"."""
    text = unmarked(line.text)
    if before is None or text.upper() == text or before.number + 1 != line.number or len(before.cells) > 1:
        return False
    above = unmarked(before.text)
    return len(above.split()) >= SENTENCE_WORDS and above[-1:] not in ".:;" and above.upper() != above


def _heads(line: TextLine) -> bool:
    """True for a heading of a column, behind which others follow: "No.", "Sasaran", "Indikator Kinerja Utama"."""
    return heading_like(unmarked(line.text)) and _title(unmarked(line.text)) is None


def _since_title(section: Section) -> int:
    """Lines from the section's title on; a letterhead may stand above it."""
    at = next((i for i, line in enumerate(section.lines) if unmarked(line.text) == section.title), 0)
    return len(section.lines) - at


def _letterhead(section: Section) -> list[TextLine]:
    """Takes the letterhead that ends *section* out of it: it belongs to the page whose title follows."""
    at = len(section.lines) - 1
    for k in range(at, max(-1, at - LETTERHEAD_LINES), -1):
        if LETTERHEAD.match(unmarked(section.lines[k].text)):
            head, section.lines[k:] = section.lines[k:], []
            return head
    return []


def _signed(section: Section) -> bool:
    """True where the decree's signature has been passed; what stands before it only names its annexes."""
    return any(NIP.search(line.text) for line in section.lines)


def _whole(lines: Sequence[TextLine], judged: PageKind) -> PageKind | None:
    """The kind of a dump that is one document: a plan, a report with chapters or one of them, a measurement table."""
    if judged in WHOLE:
        return judged
    chapters = {clean for line in lines if (m := CHAPTER.match(line.text)) and (clean := m.group().strip().upper())}
    reports = sum(bool(REPORT.search(line.text)) for line in lines)
    captions = any(CAPTION.match(line.text) for line in lines)
    told = judged == "lkip" or (captions and judged == "lainnya")
    if (len(chapters) >= 2 and reports >= 3) or (told and (chapters or reports >= MANY_REPORTS)):
        return "lkip"
    marks = sum(len(QUARTER_MARK.findall(line.text)) for line in lines)
    return "pengukuran" if marks >= 8 else None


def _title(text: str) -> PageKind | None:
    words = text.split()
    if not text or len(words) > MAX_TITLE_WORDS or text[:1].islower() or COLUMNS.search(text):
        return None
    if len(words) > SENTENCE and 2 * sum(w[:1].islower() for w in words) > len(words):
        return None  # "Penetapan kinerja pada tahun 2016 dilengkapi dengan program"
    found = ((kind, pattern.match(text)) for kind, pattern in TITLES)
    return next((kind for kind, match in found if match is not None and text[match.end() :][:1] != ","), None)


def _settled(section: Section) -> Section:
    """An agreement's part with the pledge in it is the statement, whatever its title says."""
    if section.kind == "pk_lampiran" and any(STATEMENT.search(line.text) for line in section.lines):
        section.kind = "pk_pernyataan"
    return section
