"""Whose document this is and of which year: evidence in order of trust (title, signature, text, file name)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from petik.ingest.page import Document
from petik.parsers.model import Evidence, Identity, Line, PejabatRow, Place, Print, Table
from petik.parsers.print.strings import clean, print_of
from petik.schemas.data import nama_bulan, pilihan
from petik.schemas.keyakinan import HINTED, REMOTE

# words that may begin the name of a region or an agency, also where a text layer glued them to the next
NAMES = re.compile(
    r"(?:prov|prop|kab|kota|gubernur|bupati|pemerintah|dinas|badan|biro|kantor|inspektorat|sekretariat|kecamatan|rsud|"
    r"rumah sakit|satuan polisi|satpol|camat)",
    re.I,
)
# as in "NAMA OPD : DISKOMINFO KAB. WONOSOBO", "SKPD : …", "1. Nama Unit Organisasi : …", "Instansi : …"
LABEL = re.compile(
    r"^(?:\d{1,2}\s*[.)]\s*)?(?:nama\s+)?(?:skpd|opd|o\.p\.d|perangkat\s+daerah|organisasi\s+perangkat\s+daerah|"
    r"unit\s+(?:kerja|organisasi)|satuan\s+kerja(?:\s+perangkat\s+daerah)?|organisasi|instansi|lembaga|"
    r"nama\s+(?:dinas|instansi|organisasi))(?:\s+pengelola)?\s*(?P<sign>[:;=])?\s*(?P<name>.+)$",
    re.I,
)
OPENING = re.compile(r"^(?:dinas|badan|biro|inspektorat|sekretariat|kecamatan|kantor|rsud|rumah|satuan|satpol)", re.I)
LETTERHEAD = re.compile(r"^\W*pem(?:erintah|prov|kab|kot)", re.I)  # "PEMERINTAH KABUPATEN X" opens the letterhead
# "Jalan Pahlawan No. 5 Kota X", "Telp. (0292) …": the town of the office is no region of its own
ADDRESS = re.compile(
    r"\b(?:jalan|jl[nm]?\.|telp|telepon|fax|faksimil\w*|kode\s*pos|website|e-?mail|https?|laman)\b|www\.|@", re.I
)
REGION = re.compile(r"\b(?:pemerintah|pemprov|pemkab|pemkot|prov(?:insi)?|propinsi|kab(?:upaten)?|kota)\b", re.I)
MAX_TEXT = 400  # lines of running text that are asked
YEAR = re.compile(r"\b(?:tahun|ta|t\.a\.?|anggaran)\b\D{0,14}(20[0-4]\d)\b", re.I)  # "TAHUN ANGGARAN 2020"
BARE_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
# "PERJANJIAN KINERJA PERUBAHAN", "(Revisi)"; "Adaptasi Perubahan Iklim" is somebody's programme
CHANGED = re.compile(
    r"\b(?:perubahan(?!\s+(?:iklim|perilaku|pola|sosial|fungsi|budaya|lahan|status|harga|nilai))|revisi|addendum)\b",
    re.I,
)
# a book tells of other documents that were revised; it is revised itself where its own title says so
OWN_TITLES = {
    "lkip": re.compile(r"\b(?:laporan|lkip|lakip|lkj)", re.I),
    "renstra": re.compile(r"\b(?:renstra|rencana\s+strategis)", re.I),
    "renja": re.compile(r"\b(?:renja|rencana\s+kerja)", re.I),
    "rkt": re.compile(r"\b(?:rkt|rencana\s+kinerja)", re.I),
}
COVER_LINES = 20  # lines of a cover at most; its titles are one
TITLE = re.compile(
    r"perjanjian kinerja|penetapan kinerja|indikator kinerja|rencana aksi|pengukuran|laporan|lkip|lakip", re.I
)
# …and what else a document may be titled, that no table's owner is looked for under
DOCUMENT = re.compile(
    rf"{TITLE.pattern}|rencana\s+(?:kerja|strategis|kinerja)|\b(?:renja|renstra|rkt|lkjip|cascading)\b|pohon kinerja|"
    r"evaluasi|realisasi\s+(?:fisik|keuangan|anggaran)|pelaksanaan\s+kegiatan|perkembangan\s+kegiatan|pengendalian\s+operasional|"
    r"program\s+dan\s+kegiatan|pencapaian\s+target",
    re.I,
)
# "Bulan : Desember 2021": progress by month says its month in the head
MONTH = re.compile(rf"^\W*(?:keadaan\s+)?bulan\s*:?\s*(?:{pilihan(nama_bulan())})\s+(20[0-4]\d)\b", re.I)
# "Bandung, 2 Mei 2016"
DATED = re.compile(rf"^[A-Za-z .]{{3,30}},\s*(?:[\d.…_ ]*)\s*(?:{pilihan(nama_bulan())})?\s*(20[0-4]\d)\W*$", re.I)
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
# …of another document: "Nomor 29 Tahun 2014"; a decree's own number has no such year ("NOMOR : 188/45/2021")
CITED = re.compile(r"\b(?:nomor|no\.?)\s*[:.]?\s*\d[\w./-]*\s*tahun\s*20\d\d", re.I)
# "Renstra 2013-2018", "RPJMD Tahun 2018 – 2023"
PLAN = re.compile(
    r"\b(?:renstra|rpjmd|rencana strategis|jangka menengah)\b.*?20\d\d\s*(?:[-–]|s\.?/?d\.?)\s*(20\d\d)", re.I
)
SPAN = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–—_]|s\.?/?d\.?|sampai)\s*(20\d\d)(?!\d)", re.I)  # "2017 – 2022"
OWN_PLAN = 10  # mentions in the text that the title of a plan outweighs
RUNNING = 0.12  # share of the page's height above and below in which running heads stand
TITLE_GAP = 2.0  # of the print's height: paragraphs of one title are no further apart
SHORT_LINE = 10  # words: running heads and feet that name the agency have no more


def collect_identity(
    document: Document,
    titles: Sequence[Sequence[Line]],
    lines: Sequence[Sequence[Line]],
    people: Sequence[PejabatRow],
    jenis: str | None = None,
) -> Identity:
    """Evidence from all pages; *titles* and *lines* are per page, in page order. *jenis*: the kind of the file."""
    found = Identity(jenis)
    numbers = [page.number if document.paginated else None for page in document.pages] or [None]
    for i, page_titles in enumerate(titles):
        title: Line | None = None  # the last line of a title that may go on: "RENCANA AKSI" / "DINAS X TAHUN 2021"
        for block in title_blocks(page_titles):
            text = print_of(block, numbers[i])
            if text is None:
                continue
            near = title is not None and block[0].box.top - title.box.bottom < TITLE_GAP * title.box.height
            is_title = DOCUMENT.search(text.text) is not None or (near and YEAR.search(text.text) is not None)
            title = block[-1] if is_title or near else None
            _take(found, Evidence(text, "kop" if LETTERHEAD.match(text.text) else "judul", i), is_title)
        if i == 0 and len(lines[i : i + 1]) and len(lines[i]) <= COVER_LINES:
            _from_cover(found, page_titles)
    for row in people:
        post = row.fields.get("jabatan")
        if post is not None:
            leaf = numbers.index(row.page) if row.page in numbers and row.page is not None else 0
            found.bukti.append(Evidence(post, "jabatan", leaf))
    for i, page_lines in enumerate(lines):
        _from_lines(found, page_lines, document.pages[i].height if document.paginated else None, (numbers[i], i))
    _from_file_name(found, document)
    _settle_revision(found)
    if found.masa_renstra:
        found.akhir_renstra = found.masa_renstra.most_common(1)[0][0]
    return found


def _from_lines(found: Identity, lines: Sequence[Line], height: float | None, at: tuple[int | None, int]) -> None:
    """Evidence of one page's lines outside its tables. *height* of the page, None where it has no head and foot."""
    number, leaf = at
    for i, line in enumerate(lines):
        if height is not None and not RUNNING * height < line.box.cy < (1 - RUNNING) * height:
            _from_running_head(found, line, number)
            _add(found, [line], "kaki", at)
        _from_text(found, line, number)
        if ADDRESS.search(line.text):
            continue
        label = LABEL.match(clean(line.text))
        if label is not None and (label["sign"] or OPENING.match(label["name"])):
            text = print_of([line], number)
            if text is not None:
                found.bukti.append(Evidence(text.with_text(label["name"]), "label", leaf))
        elif NAMES.search(line.text) and sum(e.place == "teks" for e in found.bukti) < MAX_TEXT:
            after = lines[i + 1 : i + 2]
            near = bool(after) and after[0].box.top - line.box.bottom < 1.2 * line.box.height
            goes_on = near and not ADDRESS.search(after[0].text)  # a name may wrap
            _add(found, [line, *after] if goes_on else [line], "teks", at)


def _add(found: Identity, lines: Sequence[Line], place: Place, at: tuple[int | None, int]) -> None:
    text = print_of(lines, at[0])
    if text is not None and not ADDRESS.search(text.text):
        found.bukti.append(Evidence(text, place, at[1]))


def _from_running_head(found: Identity, line: Line, page: int | None) -> None:
    """A line at the page's head or foot that names the document and its year: "LKIP Dinas X Tahun 2016"."""
    text = print_of([line], page)
    years = set(BARE_YEAR.findall(line.text))
    if text is None or len(line.words) > SHORT_LINE or not DOCUMENT.search(text.text):
        return
    if len(years) == 1:
        found.tahun.append(text.with_text(years.pop(), "judul"))
    if found.jenis in OWN_TITLES:
        _take_revision(found, text.text)


def _from_text(found: Identity, line: Line, page: int | None) -> None:
    """Weak evidence of one line outside the tables: years, the span of the medium-term plan."""
    text = print_of([line], page)
    if text is None:
        return
    if month := MONTH.match(text.text):
        found.tahun.append(text.with_text(month[1], "bulan"))
    if dated := DATED.match(text.text):
        found.tahun.append(text.with_text(dated[1], "tanggal"))
    match = YEAR.search(text.text)
    if match and not CITATION.search(text.text) and len(found.tahun) < 200:
        found.tahun.append(text.with_text(match[1]))
    if plan := PLAN.search(text.text):
        found.masa_renstra[int(plan[1])] += 1


def _take(found: Identity, title: Evidence, is_title: bool) -> None:
    text = title.print
    address = ADDRESS.search(text.text)
    if address is None:
        found.bukti.append(title)
    elif title.place == "kop" and address.start() > 0:
        found.bukti.append(replace(title, print=text.with_text(text.text[: address.start()])))
    years = set(BARE_YEAR.findall(CITED.sub(" ", text.text)))
    if is_title and len(years) == 1:
        found.tahun.insert(sum(1 for t in found.tahun if t.note == "judul"), text.with_text(years.pop(), "judul"))
    if is_title:
        _take_revision(found, text.text)
        _take_plan(found, text.text)


def _take_plan(found: Identity, title: str) -> None:
    """A plan's own title gives its years ("RENCANA STRATEGIS" / "TAHUN 2017-2022"); its text speaks of others, too."""
    span = SPAN.search(title)
    if found.jenis == "renstra" and span is not None and int(span[2]) - int(span[1]) in (4, 5):
        found.masa_renstra[int(span[2])] += OWN_PLAN


def _take_revision(found: Identity, title: str) -> None:
    if _revised(found.jenis, title):
        years = BARE_YEAR.findall(title)
        found.revisi.append(years[0] if years else "")


def _settle_revision(found: Identity) -> None:
    """A document is revised where a title of its own year says so; one of another year is a sheet left over."""
    years = Counter(t.text for t in found.tahun if t.note == "judul").most_common(1)
    found.perubahan = any(not years or year in ("", years[0][0]) for year in found.revisi)


def _revised(jenis: str | None, title: str) -> bool:
    own = OWN_TITLES.get(jenis or "")
    return CHANGED.search(title) is not None and (own is None or own.search(title) is not None)


def _from_cover(found: Identity, titles: Sequence[Line]) -> None:
    """A cover's lines are one title, however far apart: "PERUBAHAN" / "RENJA" / "2022"."""
    text = " ".join(clean(line.text) for line in titles)
    if DOCUMENT.search(text) is None:
        return
    _take_revision(found, text)
    years = set(BARE_YEAR.findall(text))
    year = print_of([line for line in titles if BARE_YEAR.search(line.text)], None)
    if len(years) == 1 and year is not None and not any(t.note == "judul" for t in found.tahun):
        found.tahun.insert(0, year.with_text(years.pop(), "judul"))


def _from_file_name(found: Identity, document: Document) -> None:
    """The names of the file and of its folder are the last word: weakest evidence, at the end of every list."""
    name = clean(re.sub(r"[_\-.]+", " ", document.name))
    source = document.pages[0].source if document.pages else "text"
    weak = Print(name, None, None, source, HINTED, "dari nama berkas")
    years = BARE_YEAR.findall(name)
    if years:
        found.tahun.append(weak.with_text(years[-1]))
    _take_plan(found, document.name)
    found.bukti.append(Evidence(weak, "berkas"))
    folder = clean(re.sub(r"[_\-.]+", " ", PurePath(document.path).parent.name))
    if folder:
        found.bukti.append(Evidence(Print(folder, None, None, source, REMOTE, "dari nama folder"), "folder"))


def regions_named(table: Table, number: int | None) -> list[Evidence]:
    """The cells of *table* that name a region with its kind: asked last, where the print around names none."""
    named = [cell for cell in table.cells if cell.lines and REGION.search(cell.text)]
    prints = [print_of(cell.lines, number) for cell in named]
    return [Evidence(found, "isi") for found in prints if found is not None]


def title_blocks(titles: Sequence[Line]) -> list[list[Line]]:
    """Title lines that follow each other closely are one title ("DINAS KOPERASI, USAHA KECIL," / "DAN MENENGAH").

    Where several boxes stand beside each other, a line goes on with the one that it stands below.
    """
    blocks: list[list[Line]] = []
    for line in titles:
        near = [b for b in blocks if line.box.top - b[-1].box.bottom < 1.2 * line.box.height]
        below = [b for b in near if line.box.x0 < b[-1].box.x1 and b[-1].box.x0 < line.box.x1]
        if below:
            below[-1].append(line)
        elif near and near[-1] is blocks[-1] and line.box.top >= near[-1][-1].box.bottom - line.box.height / 2:
            near[-1].append(line)
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
        elif UNIT.match(text) and not (before is not None and _wraps(before)):
            found = [line]
            for follower in titles[i + 1 :]:
                close = follower.box.top - found[-1].box.bottom < 0.9 * line.box.height
                other = any(p.match(clean(follower.text)) for p in (UNIT, HEAD_OF_AGENCY))
                if not close or (other and not _wraps(found[-1])):
                    break
                if TITLE.search(follower.text):
                    break
                found.append(follower)
    return found


def _wraps(line: Line) -> bool:
    """True where the next line goes on with the agency's name: "DINAS PERDAGANGAN DAN" / "BALAI …"."""
    return re.search(r"(?:\b(?:dan|serta|pada|di)|[,&-])$", clean(line.text), re.I) is not None
