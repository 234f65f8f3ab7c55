"""Rules on the document's year: another year in a target, a title, the date of an agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import text_of, whole_of
from petik.schemas.temuan import Temuan

CODE = "periode-tidak-cocok"
YEAR_NAMED = re.compile(r"\btahun\s+((?:19|20)\d\d)\b", re.I)  # "3,000 poin (tahun 2017)"
TITLE_YEAR = re.compile(r"\btahun(?:\s+anggaran)?\s+((?:19|20)\d\d)\s*$", re.I)
LONGEST_TARGET = 60  # letters of a target; what is longer is an explanation
MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
         "desember")  # fmt: skip
# the line of a signature block: "Bandung, 31 Januari 2021", "Purwodadi,   Januari 2022"
SIGNATURE_DATE = re.compile(rf"^\W*[A-Z][\w .]{{2,25}},\s*(\d{{1,2}})?\s*({'|'.join(MONTHS)})\s+(20\d\d)\W*$", re.I)
EARLIEST_MONTH = 10  # an agreement for next year may be signed from October on


def periode_tidak_cocok(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A foreign year inside a target of the document's own year."""
    year = material.record.dokumen.tahun
    told: set[str] = set()
    for path, row, value in material.triples() if year is not None else ():
        if value.target is None or not value.periode.startswith(str(year)):
            continue
        match = YEAR_NAMED.search(value.target.raw)
        head = path.partition("/nilai/")[0]
        if match is None or int(match[1]) == year or head in told or len(value.target.raw) > LONGEST_TARGET:
            continue
        told.add(head)
        yield finding(
            material,
            aturan,
            CODE,
            jalur=f"{path}/target",
            tempat=phrase("kolom-target", nama=row.indikator or phrase("tanpa-nama"), periode=f" {value.periode}"),
            tercetak=value.target.raw,
            seharusnya=str(year),
        )


def title_of_other_year(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """The title of an agreement's table that names one year where all others name the document's.

    A file with several years' agreements, or a plan for the next year, has titles of its own.
    """
    year = material.record.dokumen.tahun
    titles = [(grid, int(m[1])) for grid in material.grids if (m := TITLE_YEAR.search(grid.title or "")) is not None]
    years = Counter(y for _, y in titles)
    if year is None or years[year] < 1:
        return
    for grid, other in titles:
        if other == year or years[other] > 1 or material.kind(grid.page) not in ("pk", "rencana_aksi"):
            continue
        yield finding(
            material,
            aturan,
            CODE,
            cell=grid.cells[0],
            tempat=phrase("tabel-ke", n=grid.number),
            tercetak=text_of(grid.cells[0], "judul"),
            seharusnya=str(year),
        )


def dated_before_year(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """An agreement dated long before its year: last year's date, left in the form.

    One that is signed in the last months of the year before is early, not wrong. Where another page has the same day
    and month of the right year the date is a slip whatever the month.
    """
    year = material.record.dokumen.tahun
    if year is None:
        return
    dates = [(line, m) for line in material.lines if (m := SIGNATURE_DATE.match(text_of(line, "teks"))) is not None]
    right = {(m[1], m[2].casefold()) for _, m in dates if int(m[3]) == year}
    for line, m in dates:
        month, when = MONTHS.index(m[2].casefold()) + 1, int(m[3])
        same_day = m[1] is not None and (m[1], m[2].casefold()) in right
        if material.kind(whole_of(line, "halaman") or None) != "pk" or when != year - 1:
            continue
        if same_day or month < EARLIEST_MONTH:
            yield finding(
                material,
                aturan,
                CODE,
                cell=line,
                tempat=phrase("tanggal-perjanjian"),
                tercetak=text_of(line, "teks").strip(),
                seharusnya=str(year),
                sebab="tanggal",
                proven=same_day,
            )
