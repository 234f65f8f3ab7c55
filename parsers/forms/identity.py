"""Whose document this is and of which year: evidence in order of trust (title, signature, text, file name)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.ingest.page import Document
from petik.parsers.model import Identity, Line, PejabatRow, Print
from petik.parsers.print.strings import clean, print_of

REGION = re.compile(r"\b(?:pemerintah|pemprov|pemkab|pemkot|provinsi|propinsi|prov\.?|kabupaten|kab\.?|kota)\b", re.I)
HEAD_OF_REGION = re.compile(r"\b(?:gubernur|bupati|wali\s?kota)\b", re.I)
AGENCY = re.compile(
    r"\b(?:dinas|badan|biro|inspektorat|sekretariat|kecamatan|kelurahan|kantor|rumah sakit|rsud|satuan polisi|satpol|"
    r"satuan|bappeda|bagian|balai|upt)\b",
    re.I,
)
YEAR = re.compile(r"\b(?:tahun|ta|t\.a\.?|anggaran)\b\D{0,14}(20[0-4]\d)\b", re.I)  # "TAHUN ANGGARAN 2020"
BARE_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
# "PERJANJIAN KINERJA PERUBAHAN", "(Revisi)"; "Adaptasi Perubahan Iklim" is somebody's programme
CHANGED = re.compile(
    r"\b(?:perubahan(?!\s+(?:iklim|perilaku|pola|sosial|fungsi|budaya|lahan|status|harga|nilai))|revisi|addendum)\b",
    re.I,
)
REPORT = re.compile(r"\b(?:laporan|lkip|lakip|lkj)", re.I)  # a report tells of revised agreements and is none itself
TITLE = re.compile(
    r"perjanjian kinerja|penetapan kinerja|indikator kinerja|rencana aksi|pengukuran|laporan|lkip|lakip", re.I
)
# titles that name a unit below the agency: the table under them belongs to it
UNIT = re.compile(
    r"^(?:kepala\s+)?(?:bidang|seksi|sub\s*bagian|subbag|sub\s*bidang|bagian|upt|uptd|balai|sekretariat\b(?!\s+daerah)|"
    r"sekretaris|kabid|kasi|kasubag|kasubbag|kelompok|jabatan fungsional|jafung|cabang)\b",
    re.I,
)
HEAD_OF_AGENCY = re.compile(
    r"^(?:kepala\s+)?(?:dinas|badan|biro|inspektorat|inspektur|kantor|kecamatan|rumah sakit|rsud|"
    r"satuan polisi|satpol)\b",
    re.I,
)


# regulations cite years that say nothing about the document: "Nomor 29 Tahun 2014", "Lembaran Negara Tahun 2014"
CITATION = re.compile(r"\b(?:nomor|no\.|lembaran|undang|peraturan|permen\w*|perpres|instruksi|keputusan)\b", re.I)
# "Renstra 2013-2018", "RPJMD Tahun 2018 – 2023"
PLAN = re.compile(
    r"\b(?:renstra|rpjmd|rencana strategis|jangka menengah)\b.*?20\d\d\s*(?:[-–]|s\.?/?d\.?)\s*(20\d\d)", re.I
)
RUNNING = 0.12  # share of the page's height above and below in which running heads stand
TITLE_GAP = 2.0  # of the print's height: paragraphs of one title are no further apart
SHORT_LINE = 10  # words: running heads and feet that name the agency have no more


def collect_identity(
    document: Document,
    titles: Sequence[Sequence[Line]],
    lines: Sequence[Sequence[Line]],
    people: Sequence[PejabatRow],
    report: bool = False,
) -> Identity:
    """Evidence from all pages; *titles* and *lines* are per page, in page order. *report*: the file is an LKIP."""
    found = Identity()
    number = (lambda i: document.pages[i].number) if document.paginated else (lambda i: None)
    for i, page_titles in enumerate(titles):
        title: Line | None = None  # the last line of a title that may go on: "RENCANA AKSI" / "DINAS X TAHUN 2021"
        for block in title_blocks(page_titles):
            text = print_of(block, number(i))
            if text is None:
                continue
            near = title is not None and block[0].box.top - title.box.bottom < TITLE_GAP * title.box.height
            is_title = TITLE.search(text.text) is not None or (near and YEAR.search(text.text) is not None)
            title = block[-1] if is_title or near else None
            _take(found, text, is_title, report)
    for row in people:
        post = row.fields.get("jabatan")
        if post is not None:
            if REGION.search(post.text) or HEAD_OF_REGION.search(post.text):
                found.wilayah.append(post)
            if AGENCY.search(post.text):
                found.perangkat_daerah.append(post)
    for i, page_lines in enumerate(lines):
        height = document.pages[i].height if document.paginated else None
        for line in page_lines:
            if height is not None and not RUNNING * height < line.box.cy < (1 - RUNNING) * height:
                _from_running_head(found, line, number(i))
            if REGION.search(line.text) or HEAD_OF_REGION.search(line.text):
                text = print_of([line], number(i))
                if text is not None:
                    found.wilayah.append(text)
            _from_text(found, line, number(i))
    _from_file_name(found, document)
    return found


def _from_running_head(found: Identity, line: Line, page: int | None) -> None:
    """A line at the page's head or foot that names the document and its year: "LKIP Dinas X Tahun 2016"."""
    text = print_of([line], page)
    years = set(BARE_YEAR.findall(line.text))
    if text is not None and len(years) == 1 and TITLE.search(text.text) and len(line.words) <= SHORT_LINE:
        found.tahun.append(text.with_text(years.pop(), "judul"))


def _from_text(found: Identity, line: Line, page: int | None) -> None:
    """Weak evidence of one line outside the tables: running heads, years, the span of the medium-term plan."""
    text = print_of([line], page)
    if text is None:
        return
    if AGENCY.match(text.text) and len(line.words) <= SHORT_LINE:
        found.perangkat_daerah.append(text)
    match = YEAR.search(text.text)
    if match and not CITATION.search(text.text) and len(found.tahun) < 200:
        found.tahun.append(text.with_text(match[1]))
    plan = PLAN.search(text.text)
    if plan and found.akhir_renstra is None:
        found.akhir_renstra = int(plan[1])


def _take(found: Identity, text: Print, is_title: bool, report: bool) -> None:
    if REGION.search(text.text) or HEAD_OF_REGION.search(text.text):
        found.wilayah.append(text)
    if AGENCY.search(text.text):
        found.perangkat_daerah.append(text)
    years = BARE_YEAR.findall(text.text)
    if is_title and len(set(years)) == 1:
        found.tahun.insert(sum(1 for t in found.tahun if t.note == "judul"), text.with_text(years[0], "judul"))
    if is_title and CHANGED.search(text.text) and (not report or REPORT.search(text.text)):
        found.perubahan = True


def _from_file_name(found: Identity, document: Document) -> None:
    """The file's name is the last word: weakest evidence, at the end of every list."""
    name = clean(re.sub(r"[_\-.]+", " ", document.name))
    weak = Print(name, None, None, document.pages[0].source if document.pages else "text", 0.3, "dari nama berkas")
    years = BARE_YEAR.findall(name)
    if years:
        found.tahun.append(weak.with_text(years[-1]))
    if REGION.search(name):
        found.wilayah.append(weak)
    if AGENCY.search(name):
        found.perangkat_daerah.append(weak)


def title_blocks(titles: Sequence[Line]) -> list[list[Line]]:
    """Title lines that follow each other closely are one title ("DINAS KOPERASI, USAHA KECIL," / "DAN MENENGAH")."""
    blocks: list[list[Line]] = []
    for line in titles:
        if blocks and line.box.top - blocks[-1][-1].box.bottom < 1.2 * line.box.height:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def names_owner(titles: Sequence[Line]) -> bool:
    """True where the titles say whose page this is: a document's title, an agency, a unit; "II. ALOKASI" does not."""
    texts = [clean(t.text) for t in titles]
    return any(TITLE.search(t) or HEAD_OF_AGENCY.match(t) or UNIT.match(t) for t in texts)


def unit_title(titles: Sequence[Line]) -> list[Line] | None:
    """The title lines that name the unit or post whose tables follow, None where the page is the agency's own.

    Titles go from the whole to the part ("DINAS X" / "BALAI Y" / "KEPALA SEKSI Z"): the last unit named is the owner.
    """
    found: list[Line] | None = None
    before: Line | None = None  # the line above, where it belongs to the agency's name
    for i, line in enumerate(titles):
        text = clean(line.text)
        if found is not None and line in found:
            continue
        if HEAD_OF_AGENCY.match(text):
            before = line
        elif UNIT.match(text) and not _wraps(before, line):
            found = [line]
            for follower in titles[i + 1 :]:
                close = follower.box.top - found[-1].box.bottom < 0.9 * line.box.height
                other = any(p.match(clean(follower.text)) for p in (UNIT, HEAD_OF_AGENCY))
                if not close or (other and not _wraps(found[-1], follower)):
                    break
                if TITLE.search(follower.text):
                    break
                found.append(follower)
    return found


def _wraps(before: Line | None, line: Line) -> bool:
    """True where *line* goes on with the agency's name above it: "DINAS PERDAGANGAN DAN" / "BALAI …"."""
    return before is not None and re.search(r"(?:\b(?:dan|serta|pada|di)|[,&-])$", clean(before.text), re.I) is not None
