"""IKI and IKU sheets of dumps: post, duties, the table of indicators, the signature."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from petik.parsers.dump.blocks import blank_lines_part, blocks_of
from petik.parsers.dump.cells import marks_wraps
from petik.parsers.dump.crossed_sheet import crossed_rows
from petik.parsers.dump.displaced import displaced_rows
from petik.parsers.dump.duties import displaced_duties, dump_duties
from petik.parsers.dump.laid_out import tables_of
from petik.parsers.dump.lines import TextLine, print_from, unmarked
from petik.parsers.dump.people import signatures
from petik.parsers.dump.sections import Section
from petik.parsers.dump.sheet import sheet_rows
from petik.parsers.dump.stream_tables import streamed_rows
from petik.parsers.dump.tabrows import read_tab_tables, vocabulary_of
from petik.parsers.dump.tabs import lines_as_table, plain_line
from petik.parsers.forms.duties import duties_from_lines
from petik.parsers.forms.people import POST_START
from petik.parsers.model import Identity, JabatanRow, ParsedDocument, Print, Table
from petik.parsers.print.strings import Vocabulary

TITLE = re.compile(r"^indikator\s+kinerja\s+individu\s*$", re.I)
COLON_LABEL = re.compile(r"^(?:\d\s*[.)]\s*)?(?:tugas|fungsi)\b.{0,12}:", re.I)  # "2. TUGAS :"


def parse_iki(
    section: Section, number: int, known: Mapping[str, str], every: Sequence[TextLine] = ()
) -> ParsedDocument:
    """One sheet (*number* counts the sections of the file).

    *known*: columns that the file's annexes give to names; *every* line of the file shows how its words follow.
    """
    out = ParsedDocument(Identity())
    tables = tables_of(section.lines, number)
    used = {id(line) for _, lines in tables for line in lines}
    free = [line for line in section.lines if id(line) not in used]
    vocabulary = vocabulary_of(section.lines)
    form = _duties(_above(free, tables), vocabulary) or _duties(free, vocabulary)
    post = form.jabatan if form is not None and form.jabatan is not None else _titled_post(free)
    wrapped = marks_wraps(section.lines) or blank_lines_part(section.lines)
    if not wrapped and not tables and not any(COLON_LABEL.match(unmarked(line.text)) for line in free):
        form = dump_duties(free, post) or form
    cells = blocks_of(free)
    if wrapped and not tables:
        form, cells = displaced_duties(cells, post)
    if form is not None:
        form.jabatan = post
        out.jabatan.append(form)
    read_tab_tables([t for t, _ in tables], number, (vocabulary, "iki", post), out)
    if not tables and wrapped:
        rows = sheet_rows(cells, post, known) or displaced_rows(cells, post).indikator
        streamed = streamed_rows(free) if section.kind == "iku" else []
        out.indikator += streamed if len(streamed) >= len(rows) else rows
    elif not tables:
        # columns read across each other: no row can be proven, so the lines are kept beside the likeliest rows
        out.tables += lines_as_table(free, number)
        out.indikator += crossed_rows(free, every or section.lines, post)
    out.pejabat += signatures(free)
    return out


def _above(lines: Sequence[TextLine], tables: Sequence[tuple[Table, list[TextLine]]]) -> list[TextLine]:
    """The lines above the first table: what follows it is a signature, no duty."""
    first = tables[0][1][0].number if tables else None
    return [line for line in lines if first is None or line.number < first]


def _duties(lines: Sequence[TextLine], vocabulary: Vocabulary) -> JabatanRow | None:
    plain = [p for line in lines if (p := plain_line(line)) is not None]
    return duties_from_lines(plain, [], None, vocabulary)


def _titled_post(lines: Sequence[TextLine]) -> Print | None:
    """The post named below the sheet's title."""
    for line in lines[:5]:
        text = unmarked(line.text)
        if POST_START.match(text) or re.match(r"^(?:bidang|seksi|sub\s*bagian|sekretariat|bagian)\b", text, re.I):
            return print_from(text, [line])
    return _below_title(lines)


# what stands below a sheet's title and is no post: "TAHUN 2021", "NAMA : …", "DINAS …", "LAMPIRAN …"
NO_POST = re.compile(
    r"^(?:tahun|nama|nip|jabatan|tugas|fungsi|dinas|badan|kabupaten|kota|provinsi|pemerintah|lampiran|nomor|periode|no)\b|[:\d]",
    re.I,
)
POST_WORDS = 14


def _below_title(lines: Sequence[TextLine]) -> Print | None:
    """The line right below the bare title: a post of any wording ("FASILITATOR PERDAGANGAN")."""
    if len(lines) < 2 or lines[1].number - lines[0].number > 2 or not TITLE.match(unmarked(lines[0].text)):
        return None
    text = unmarked(lines[1].text)
    fits = len(text.split()) <= POST_WORDS and text[:1].isupper() and not NO_POST.search(text)
    return print_from(text, [lines[1]]) if fits else None
