"""`perbandingan.html`: one indicator across agencies, regions and years, as one page for a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from petik.compare.pairs.group import Grup
from petik.compare.perbandingan import BarisPerbandingan
from petik.datasets.files.safe import whole
from petik.reports.content.payload import daftar_grup, muatan, urut
from petik.reports.content.words import Bahasa, kata_perbandingan
from petik.reports.page.render import Halaman, blok_json
from petik.schemas.record import Rekaman

TANPA_SKRIP = 30
"""Groups in the plain table that browsers without scripts show."""
SKRIP = ("csv", "alat", "bagan", "daftar", "grup", "profil", "mulai")


def write_perbandingan(
    path: Path,
    grup: Sequence[Grup],
    baris: Sequence[BarisPerbandingan],
    records: Mapping[str, Rekaman],
    tautan: Mapping[str, str] | None = None,
    bahasa: Bahasa = "id",
    tanggal: date | None = None,
) -> None:
    """Writes *path*, whole or not at all: one HTML file without network, in the language *bahasa*.

    *grup* and *baris* are `padanan(…).grup` and `tabel(grup, records)`; rows of groups not in *grup* are not shown.
    *tautan* leads from dok_id to the source file: a percent-encoded path relative to *path*, or a file address; what is
    neither is left out, and the file is only named. *tanggal* is the day of the comparison, not shown where None.
    Raises OSError where *path* cannot be written.
    """
    words = kata_perbandingan(bahasa)
    rows = urut(grup, baris)
    groups = daftar_grup(grup, rows)
    html = _template().render(
        kata=words,
        tanggal=words.tanggal(tanggal) if tanggal else None,
        ringkas=words(
            "ringkas",
            grup=words.banyak("kelompok", len(groups)),
            baris=words.banyak("nilai", len(rows)),
            dokumen=words.banyak("dokumen", len({r.dok_id for r in rows})),
        ),
        grup=groups,
        pertama=groups[:TANPA_SKRIP],
        data=blok_json(muatan(groups, rows, records, tautan or {}, words)),
    )
    with whole(path) as draft:
        draft.write_text(html, encoding="utf-8", newline="\n")


@lru_cache(maxsize=1)
def _template() -> Halaman:
    scripts = [f"perbandingan-{part}.js" for part in SKRIP]
    return Halaman("perbandingan.html.j2", ["gaya.css", "perbandingan.css"], scripts)
