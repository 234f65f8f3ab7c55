"""The rule on texts that a cell or a page cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Words, phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import text_of, whole_of
from petik.checks.table.blanks import EMPTY, FILLED, Glance
from petik.schemas.temuan import Temuan

# words that cannot end a text: "kelembagaan dan", "bagi produk ekspor yang"; "…; dan" only leads to the next item
UNFINISHED = re.compile(
    r"(?<![;,:])\s(?:dan|yang|atau|serta|di|ke|dari|dengan|untuk|pada|dalam|bagi|oleh|terhadap|tentang|antara|dan/atau)\s*$"
)
TIMES_HUNDRED = re.compile(r"\s*\)?\s*[x×X]\s*100\s*%?\s*\)?\s*$")  # "… dan x 100%": what stands behind a fraction
TAIL = 6  # words by which a cell's text is found again in the running text
NEW_ITEM = re.compile(r"^\s*(?:\d{1,2}|[a-z])\s*[|.)\[]")  # "8 |melaksanakan", "4. Jumlah"
FRACTION_LINE = re.compile(r"\s/\s")  # numerator / denominator


def tabel_terpotong(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Texts of cells that end in a word that cannot end a text: the cell or the page cut them."""
    seen: set[tuple[str, str]] = set()
    for path, field, text in _texts(material):
        for piece in FRACTION_LINE.split(text) if path.endswith("/formulasi") else [text]:
            part = TIMES_HUNDRED.sub("", piece)
            cut = UNFINISHED.search(part)
            place = (path.partition("/")[2].partition("/")[0] + path.partition("/")[0], part)
            if cut is None or place in seen or len(part.split()) < 3:
                continue
            seen.add(place)
            proven = _line_ends(material, part)
            cell = _end_of_cell(material, path, part)
            if not proven and cell.filled:
                continue
            yield finding(
                material,
                aturan,
                "tabel-terpotong",
                jalur=path,
                tempat=field,
                tercetak=part.strip(),
                hitungan=phrase("berakhir-dengan", kata=cut[0].strip()),
                proven=proven,
                doubt=None if proven else cell.doubt,
                sebab="kata",
            )


def _end_of_cell(material: Material, path: str, text: str) -> Glance:
    """Whether the printed cell ends where *text* does: Petik may have lost its rest, or put it into the row below."""
    asal = material.origin(path)
    if asal is not None and asal.sumber == "dump":
        return EMPTY  # lines of a dump are no cells
    place = material.row_place(path)
    found = material.cell_and_row(path)
    if place is None or found is None:
        return Glance(doubt=phrase("sel-tidak-ditemukan")) if material.cells else EMPTY
    cell, (grid, number) = found[0], place
    tail, whole = key_of(" ".join(text.split()[-TAIL:])), key_of(text_of(cell, "teks"))
    if not whole.endswith(tail):
        return FILLED
    column = whole_of(cell, "kolom")
    below = [c for row in grid.rows[number + 1 : number + 2] for c in row if whole_of(c, "kolom") == column]
    if any(text_of(c, "teks").strip()[:1].islower() for c in below):
        return FILLED
    if number == len(grid.rows) - 1 or not below:
        return Glance(doubt=phrase("sambungan-halaman"))
    longer = any(len(k) > len(whole) and k.startswith(whole) for k in _whole_cells(material))
    return EMPTY if longer else Glance(doubt=phrase("sel-tidak-utuh"))


def _whole_cells(material: Material) -> Iterator[str]:
    """The texts of all cells: one that begins as the cut one does proves that it goes on."""
    return (key_of(text_of(c, "teks")) for c in material.cells)


def _line_ends(material: Material, text: str) -> bool:
    """True where a line of the running text ends as *text* does and the next line begins with another item's number."""
    tail = key_of(" ".join(text.split()[-TAIL:]))
    lines = [text_of(line, "teks") for line in material.lines]
    return any(key_of(line).endswith(tail) and NEW_ITEM.match(after) for line, after in pairwise(lines))


def _texts(material: Material) -> Iterator[tuple[str, Words, str]]:
    """Every text of a table cell: its path, what it is, and its print; a merged cell once."""
    before: dict[str, str] = {}
    parents = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
    names = (*parents, "indikator", "formulasi", "sumber_data", "penanggung_jawab")
    for i, row in enumerate(material.record.indikator):
        for name in names:
            text = getattr(row, name)
            if text and before.get(name) != text:
                of = (row.jabatan or row.indikator or "")[:60]
                yield f"indikator/{i}/{name}", phrase("isian", isian=phrase(f"isian-{name}"), nama=of), text
            before[name] = text or ""
    for i, duty in enumerate(material.record.jabatan):
        for name, items in (("tugas", duty.tugas), ("fungsi", duty.fungsi)):
            for j, text in enumerate(items):
                yield f"jabatan/{i}/{name}/{j}", phrase(f"butir-{name}", n=j + 1, jabatan=duty.jabatan or ""), text
    for i, money in enumerate(material.record.anggaran):
        if money.uraian:
            yield f"anggaran/{i}/uraian", phrase("uraian-anggaran"), money.uraian
