"""IKI and IKU sheets of dumps: post, duties, the table of indicators, the signature."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from petik.parsers.dump.blocks import blank_lines_part, blocks_of
from petik.parsers.dump.duties import dump_duties, titled_post
from petik.parsers.dump.lines import TextLine, lines_as_table, marks_wraps, plain_line, unmarked
from petik.parsers.dump.people import signatures
from petik.parsers.dump.sections import Section
from petik.parsers.dump.shapes.crossed_sheet import crossed_rows
from petik.parsers.dump.shapes.displaced import displaced_rows
from petik.parsers.dump.shapes.duties import displaced_duties
from petik.parsers.dump.shapes.sheet import sheet_rows
from petik.parsers.dump.shapes.stream_tables import streamed_rows
from petik.parsers.forms.duties import duties_from_lines
from petik.parsers.model import Identity, JabatanRow, ParsedDocument
from petik.parsers.print.strings import Vocabulary

COLON_LABEL = re.compile(r"^(?:\d\s*[.)]\s*)?(?:tugas|fungsi)\b.{0,12}:", re.I)  # "2. TUGAS :"


def parse_iki(
    section: Section, number: int, known: Mapping[str, str], every: Sequence[TextLine] = ()
) -> ParsedDocument:
    """One sheet (*number* counts the sections of the file).

    *known*: columns that the file's annexes give to names; *every* line of the file shows how its words follow.
    """
    out = ParsedDocument(Identity())
    free = section.lines
    form = _duties(free, Vocabulary(p for line in free if (p := plain_line(line)) is not None))
    post = form.jabatan if form is not None and form.jabatan is not None else titled_post(free)
    wrapped = marks_wraps(section.lines) or blank_lines_part(section.lines)
    if not wrapped and not any(COLON_LABEL.match(unmarked(line.text)) for line in free):
        form = dump_duties(free, post) or form
    cells = blocks_of(free)
    if wrapped:
        form, cells = displaced_duties(cells, post)
    if form is not None:
        form.jabatan = post
        out.jabatan.append(form)
    if wrapped:
        rows = sheet_rows(cells, post, known) or displaced_rows(cells, post).indikator
        streamed = streamed_rows(free) if section.kind == "iku" else []
        out.indikator += streamed if len(streamed) >= len(rows) else rows
    else:
        # columns read across each other: no row can be proven, so the lines are kept beside the likeliest rows
        out.tables += lines_as_table(free, number)
        out.indikator += crossed_rows(free, every or section.lines, post)
    out.pejabat += signatures(free)
    return out


def _duties(lines: Sequence[TextLine], vocabulary: Vocabulary) -> JabatanRow | None:
    plain = [p for line in lines if (p := plain_line(line)) is not None]
    return duties_from_lines(plain, [], None, vocabulary)
