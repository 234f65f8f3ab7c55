"""`perbandingan.html`: one indicator across agencies, regions and years, as one page for a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from petik.compare.pairs.group import Grup
from petik.compare.perbandingan import BarisPerbandingan
from petik.datasets.files.safe import whole
from petik.reports.content.payload import in_order, page_groups, payload
from petik.reports.content.words import Language, comparison_words
from petik.reports.page.render import Template, json_block
from petik.schemas.record import Rekaman

WITHOUT_SCRIPT = 30
"""Groups in the plain table that browsers without scripts show."""
SCRIPTS = ("csv", "alat", "bagan", "daftar", "grup", "profil", "mulai")


def write_perbandingan(  # noqa: PLR0913 - what the page is made of, each part by its name
    path: Path,
    all_groups: Sequence[Grup],
    all_rows: Sequence[BarisPerbandingan],
    records: Mapping[str, Rekaman],
    links: Mapping[str, str] | None = None,
    language: Language = "id",
    day: date | None = None,
) -> None:
    """Writes *path*, whole or not at all: one HTML file without network, in the language *language*.

    *all_groups* and *all_rows* are `padanan(…).grup` and `tabel(grup, records)`; rows of other groups are not shown.
    *links* leads from dok_id to the source file: a percent-encoded path relative to *path*, or a file address; what is
    neither is left out, and the file is only named. *day* is the day of the comparison, not shown where None.
    Raises OSError where *path* cannot be written.
    """
    words = comparison_words(language)
    rows = in_order(all_groups, all_rows)
    groups = page_groups(all_groups, rows)
    html = _template().render(
        words=words,
        day=words.day(day) if day else None,
        summary=words(
            "ringkas",
            grup=words.count_of("kelompok", len(groups)),
            baris=words.count_of("nilai", len(rows)),
            dokumen=words.count_of("dokumen", len({r.dok_id for r in rows})),
        ),
        groups=groups,
        first=groups[:WITHOUT_SCRIPT],
        data=json_block(payload(groups, rows, records, links or {}, words)),
    )
    with whole(path) as draft:
        draft.write_text(html, encoding="utf-8", newline="\n")


@lru_cache(maxsize=1)
def _template() -> Template:
    scripts = [f"perbandingan-{part}.js" for part in SCRIPTS]
    return Template("perbandingan.html.j2", ["gaya.css", "perbandingan.css"], scripts)
