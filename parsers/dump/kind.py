"""The kind of a dump without a title that opens a part: judged as pages are, by phrases and columns."""

from __future__ import annotations

from collections.abc import Sequence

from petik.ingest.page import Document
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.tabrows import tab_columns
from petik.parsers.dump.tabs import plain_line, tab_tables
from petik.parsers.forms.books import book_of, is_bound, leaf_of
from petik.parsers.forms.kinds import document_kind, judge, settle, title_lines
from petik.parsers.model import PageKind

KINDS: dict[str, PageKind] = {"pk": "pk_lampiran"}  # kinds of document that are kinds of a part under another name


def kind_of(document: Document, lines: Sequence[TextLine]) -> PageKind:
    """The kind of most of the dump's pages, "lainnya" where none shows."""
    verdicts, leaves = [], []
    for page in document.pages:
        own = [line for line in lines if line.page == page.number]
        columns = tab_columns([table for table, _ in tab_tables(own, page.number)])
        plain = [p for line in own if (p := plain_line(line)) is not None]
        verdicts.append(judge(page, plain, columns, document.name))
        leaves.append(leaf_of(page, title_lines(page, plain), plain))
    found = document_kind(settle(verdicts, (), book_of(leaves, document.name), is_bound(leaves)))
    return KINDS.get(found, found) if found is not None else "lainnya"  # type: ignore[return-value,arg-type]
