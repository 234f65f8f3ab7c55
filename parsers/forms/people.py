"""Who signs and who is named as a party: the statement's "Nama / Jabatan" blocks and the signature blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rapidfuzz import fuzz

from petik.ingest.page import Page
from petik.parsers.forms.roles import is_role_line, role_in
from petik.parsers.forms.signature_columns import STROKES, certainty, columns_of
from petik.parsers.model import Line, PejabatRow, Print
from petik.parsers.print.lines import line_of, split_at_gaps, typical_height
from petik.parsers.print.strings import clean, print_of, squash
from petik.schemas.data import nama_bulan, pangkat, pilihan

# "NIP. 19670820 199803 1 008", "Nip 19670820199803 1 008", OCR's "NIP, 1967 0820 …", "N I P : …"
# "NIP”1967…", "NIP> 1967…": what ink leaves of the full stop
NIP = re.compile(r"\bn\s?[i1l!]\s?p\b[^\w(]{0,4}(?P<digits>[\dOoIl|SB][\dOoIl|SB .\-]{12,28})", re.I)
# "Nama : …"; scans turn "Jabatan" into "Jabatian", "Jabalan"
LABEL = re.compile(r"^(?P<label>nama|jaba[a-z]{3,5}|nip)\b\s*(?:lengkap)?\s*[:;.]?\s*(?P<rest>.*)$", re.I)  # "Nama : …"
ROLE_FIRST = re.compile(r"[pf]ihak\s+(?:ke)?\s*(?:satu|pertama)", re.I)  # "PIHAK KESATU", "Pihak Pertama"
ROLE_SECOND = re.compile(r"[pf]ihak\s+(?:ke)?\s*dua", re.I)
RANK = re.compile(
    r"^\(?(?:pembina|penata|pengatur|juru)\b(?:\s+(?:utama|muda|madya|tk\.?|tingkat|i|1|l|\W))*.{0,22}$", re.I
)  # "Pembina Utama Muda", "Penata Tk. I (III/d)"
# as in "Bandung, 22 April 2016", "Bontang,   Oktober 2019", "Bandung,     2016", "Ditetapkan di : X", "Pada Tanggal"
PLACE_DATE = re.compile(
    rf"^(?:[A-Za-z .]{{3,30}},\s*(?:[\d.…_]*\s*)?(?:{pilihan(nama_bulan())}|20\d\d)\b|"
    r"ditetapkan\s+di|pada\s+tanggal)",
    re.I,
)
POST_START = re.compile(
    r"^(?:plt|plh|pj|an|a\.n|kepala|ketua|kabid|kasi|kasubag|kasubbag|sekretaris|inspektur|camat|lurah|direktur|gubernur|"
    r"bupati|wali\s*kota|walikota|asisten|koordinator|sub\s*koordinator|staf|pengelola\w*|pengadministrasi\w*|analis|bendahara|"
    r"pengolah|penyusun|pengawas|penata|wakil|kaban|kadis|karo|kabag|kasie)\b",
    re.I,
)
# words that stand in a signature block and are neither post nor name
NOISE = re.compile(
    r"^(?:mengetahui|menyetujui|disetujui|yang\s+(?:membuat|menyatakan|berjanji)|ttd|tanda tangan|cap|"
    r"(?:dokumen\s+ini\s+)?(?:telah\s+)?ditanda\s*tangani\s+secara|balai\s+(?:besar\s+)?sertifikasi|bsre)\b",
    re.I,
)
AFTER_POST = re.compile(r"^(?:selaku|selanjutnya|dalam|untuk)\b", re.I)  # what follows the post in the statement
SUPERIOR = re.compile(r"^selaku\b(?!.*\bdisebut\s+\S+\s+\S)", re.I)  # "selaku atasan PIHAK PERTAMA, selanjutnya" + wrap
# "Ditandatangani secara elektronik oleh:": the name follows without the room of a pen
ELECTRONIC = re.compile(r"ditanda\s*tangani\s+secara\s+elektronik|tanda\s*tangan\s+elektronik", re.I)
NIP_LABEL = re.compile(r"^n\s?[i1l!]\s?p\b", re.I)  # "NIP. 19670720 1Y9IIMKI 0005": its digits under ink
# a golongan on a line of its own: "(IV/c)", "Golongan III/d"
GRADE = re.compile(r"^\(?\s*(?:gol(?:ongan)?\W*(?:ruang\W*)?)?(?:i{1,3}|iv)\s*[/.]?\s*[a-e]\s*\)?$", re.I)
# what stands below signatures and is none: "1 Target sementara.", "*) diisi …", "Catatan: …", "Tembusan:"
NOTE = re.compile(r"^(?:\d{1,2}\s*\)?\s|\*|-\s|catatan\b|keterangan\b|tembusan\b|sumber\b|dokumen\s+ini\b)", re.I)
# words of titles and agencies that no person's name has
NO_NAME = re.compile(
    r"\b(?:kinerja|perjanjian|indikator|rencana|laporan|lampiran|tahun|program|kegiatan|anggaran|jumlah|target|sasaran|tabel|"
    r"keterangan|dinas|badan|biro|kabupaten|provinsi|pemerintah|sekretariat|inspektorat|kecamatan|daerah|pihak|selaku|disebut)\b",
    re.I,
)
SENTENCE = {"dari", "yang", "untuk", "kepada", "dan", "pada", "dengan", "dalam", "oleh", "tentang", "sebagai", "akan"}
ROLE_WORDS = 4  # words of a line that is a role: "PIHAK KEDUA," and no sentence about both
SAME_NAME = 80.0  # of 100: likeness of two prints of one person's name
LEGIBLE = 0.55  # mean confidence below which a line of a signature block may be pen strokes
RANK_LIKE = 78  # similarity (0..100) to a known rank
BLOCK_GAP = 115.0  # points: a signature needs room, but after more white than this a block has ended


@dataclass(slots=True)
class _Person:
    """What one block says of one person."""

    nama: list[Line] = field(default_factory=list)
    jabatan: list[Line] = field(default_factory=list)
    pangkat: list[Line] = field(default_factory=list)
    nip: list[Line] = field(default_factory=list)
    peran: str | None = None


def people_of(
    page: Page, lines: Sequence[Line], pk: bool, known: Sequence[PejabatRow], number: int | None
) -> list[PejabatRow]:
    """The people of one page, one row each. *lines* stand outside the tables; *known* are the rows of earlier pages."""
    height = typical_height(page.words)
    stated = _statement(lines, number)
    blocks = _signature_blocks(lines, height, page.width)
    signed = [s for block in blocks if (s := _signer(block, number, known)) is not None]
    rows = _merge(stated, signed)
    posts = sum(any(POST_START.match(clean(line.text)) for line in block) for block in blocks)
    _give_roles(rows, pk, known, len(rows) == 1 and posts <= 1)
    return rows


def _statement(lines: Sequence[Line], number: int | None) -> list[PejabatRow]:
    """ "Nama : … / Jabatan : … / selanjutnya disebut PIHAK …" blocks."""
    out: list[PejabatRow] = []
    person: _Person | None = None
    last = ""
    for i, line in enumerate(lines):
        text = clean(line.text)
        match = LABEL.match(text)
        if match is not None and (match["label"].lower() != "nama" or ":" in text[:14] or _label_gap(line)):
            label = _label_of(match["label"])
            if label == "nama":
                person = _Person()
                out.append(PejabatRow({}, "", number))
            if person is None:
                continue
            value = _after_label(line, match["label"].lower())
            getattr(person, label).extend(value)
            _store(out[-1], person, number)
            last = label
            continue
        if person is None:
            continue
        if role_in(text) is not None:
            wraps = SUPERIOR.match(text) is not None and i + 1 < len(lines)
            out[-1].peran = _role_of(f"{text} {clean(lines[i + 1].text)}" if wraps else text)
            person = None
        elif last == "jabatan" and len(person.jabatan) < 4 and not AFTER_POST.match(text):
            person.jabatan.append(line)
            _store(out[-1], person, number)
        elif not re.match(r"^selaku\b", text, re.I):
            last = ""
    return [r for r in out if "nama" in r.fields and r.peran]


def _role_of(text: str) -> str:
    """ "Selaku atasan PIHAK KESATU, selanjutnya disebut PIHAK KEDUA" names the role after *disebut*."""
    return role_in(re.split(r"disebut", text, flags=re.I)[-1]) or role_in(text) or "pihak_pertama"


def _label_of(printed: str) -> str:
    low = printed.lower()
    return "jabatan" if low.startswith("jaba") else low


def _label_gap(line: Line) -> bool:
    return len(line.words) > 1 and line.words[1].box.x0 - line.words[0].box.x1 > 2 * line.box.height


def _after_label(line: Line, label: str) -> list[Line]:
    """The words of the line behind the label and its colon."""
    words = list(line.words)
    while words and (squash(words[0].text) in ("", label, "lengkap") or words[0].text in ":;."):
        words.pop(0)
    if words and words[0].text.startswith(":") and len(words[0].text) > 1:
        words[0] = replace(words[0], text=words[0].text.lstrip(": "))
    return [line_of(words)] if words else []


def _store(row: PejabatRow, person: _Person, number: int | None) -> None:
    for name in ("nama", "jabatan", "nip", "pangkat"):
        found = print_of(getattr(person, name), number)
        if found is not None:
            row.fields[name] = found


def _signature_blocks(lines: Sequence[Line], height: float, width: float) -> list[list[Line]]:
    """Columns of lines, each one signature: from its place, role or post down to its NIP or name."""
    out: list[list[Line]] = []
    area: list[Line] = []
    last: Line | None = None
    for line in [*lines, None]:
        opens = line is not None and _opens(line, height)
        ended = line is None or (last is not None and line.box.top - last.box.bottom > BLOCK_GAP)
        prose = line is not None and _prose(line, width)
        if area and (ended or prose):
            out += [own for block in columns_of(area, height, width, PLACE_DATE) for own in _one_by_one(block)]
            area = []
        if line is not None and not prose and (area or opens):
            area.append(line)
        last = line
    return out


def _one_by_one(block: Sequence[Line]) -> list[list[Line]]:
    """A column with signatures one below the other, cut above each further role ("Pihak Kedua" … "Pihak Pertama")."""
    out: list[list[Line]] = [[]]
    role: str | None = None
    for line in block:
        text = clean(line.text)
        here = role_in(text) if is_role_line(text) else None
        if here is not None:
            signed = out[-1] and (_name_like(clean(out[-1][-1].text)) or NIP.search(clean(out[-1][-1].text)))
            if role is not None and here != role and signed:
                out.append([])
            role = here
        out[-1].append(line)
    return out


def _prose(line: Line, width: float) -> bool:
    """A line of running text or of the statement's form, which no signature block holds."""
    text = clean(line.text)
    if NIP.search(text) or (ELECTRONIC.search(text) and line.box.width < 0.9 * width and not NOTE.match(text)):
        return False
    if (match := LABEL.match(text)) is not None and ":" in text and match["label"].lower() != "nip":
        return True
    read = [w for w in line.words if w.source != "ocr" or w.confidence >= 0.5]  # pen strokes read as letters
    small = sum(w.text[:1].islower() for w in read)
    n = len(read)
    return n >= 7 and (small * 2 > n or (line.box.width > 0.62 * width and n > 9 and small * 3 > n))


def _opens(line: Line, height: float) -> bool:
    parts = [clean(p.text) for p in split_at_gaps(line, 2 * height)]
    return any(
        PLACE_DATE.match(p) or is_role_line(p) or POST_START.match(p) or NIP.match(p)
        for p in parts
    ) and all(len(p.split()) <= 10 for p in parts)


def _signer(block: Sequence[Line], number: int | None, known: Sequence[PejabatRow] = ()) -> PejabatRow | None:
    """The person of one block, None where it is no signature. *known*: people of earlier pages."""
    texts = [clean(line.text) for line in block]
    end = next((i for i, t in enumerate(texts) if NIP.search(t)), None)
    if end is None:
        end = next((i for i, t in enumerate(texts) if i > 0 and NIP_LABEL.match(t)), None)
    body = list(range(len(block))) if end is None else list(range(end))
    person = _Person(nip=[] if end is None else [block[end]])
    for i in body:
        person.peran = (role_in(texts[i]) if len(texts[i].split()) <= ROLE_WORDS else None) or person.peran
    place = _name_place(texts, end)
    kept = [i for i in body if not _no_text(texts[i]) and (i == place or certainty(block[i]) >= STROKES)]
    while kept and end is not None and (is_rank(texts[kept[-1]]) or GRADE.match(texts[kept[-1]])):
        person.pangkat.insert(0, block[kept.pop()])
    if end is None:
        kept = _above_rank(texts, kept, person, block)
    while kept and NOTE.match(texts[kept[-1]]):
        kept.pop()  # a footnote below the signatures
    if not kept:
        return None
    name = kept.pop()
    electronic = any(ELECTRONIC.search(t) for t in texts[:name])
    if not _name_like(texts[name]):
        return None
    if end is None and not electronic and not _has_room(block, kept, name, person.peran, known):
        return None
    person.nama = [block[name]]
    person.jabatan = _post_above(block, texts, kept)
    row = PejabatRow({}, person.peran or "", number)
    _store(row, person, number)
    if "nip" in row.fields:
        _keep_digits(row)
    return row if "nama" in row.fields else None


def _above_rank(texts: Sequence[str], kept: list[int], person: _Person, block: Sequence[Line]) -> list[int]:
    """The lines of a block without NIP, its rank below the name taken off."""
    while len(kept) > 1 and (is_rank(texts[kept[-1]]) or GRADE.match(texts[kept[-1]])):
        person.pangkat.insert(0, block[kept.pop()])
    return kept


def _name_place(texts: Sequence[str], end: int | None) -> int | None:
    """The line where the name belongs: right above the NIP, or above the rank that stands above it."""
    if end is None:
        return None
    at = end - 1
    while at > 0 and (is_rank(texts[at]) or GRADE.match(texts[at]) or len(re.sub(r"\W", "", texts[at])) < 3):
        at -= 1
    return at if at >= 0 else None


def _no_text(text: str) -> bool:
    bare = re.sub(r"\W", "", text)
    return bool(len(bare) < 3 or PLACE_DATE.match(text) or NOISE.match(text) or is_role_line(text))


def _name_like(text: str) -> bool:
    """Names hold letters, no digits, two to nine words (one long word is a name too), and are no post."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words or re.search(r"\d{2,}|\$\{", text) or len(words) > 10 or POST_START.match(text) or LABEL.match(text):
        return False
    if NO_NAME.search(text) or any(word in SENTENCE for word in words):
        return False
    return len(words) >= 2 or len(words[0]) >= 4


def _has_room(
    block: Sequence[Line], above: Sequence[int], name: int, peran: str | None, known: Sequence[PejabatRow]
) -> bool:
    """Without a NIP a name is believed below a post or a role with the white of a signature between."""
    if not above:
        return peran is not None
    gap = block[name].box.top - block[above[-1]].box.bottom
    met = any(fuzz.ratio(squash(k.fields["nama"].text), squash(block[name].text)) >= SAME_NAME for k in known)
    return gap > 1.2 * block[name].box.height and (met or certainty(block[name]) >= LEGIBLE)


def _post_above(block: Sequence[Line], texts: Sequence[str], kept: Sequence[int]) -> list[Line]:
    """The post printed above the signature: lines that follow each other, from the first that opens a post."""
    start = next((i for i in kept if POST_START.match(texts[i])), None)
    if start is None:
        return []
    out = [block[start]]
    for i in kept:
        close = block[i].box.top - out[-1].box.bottom < 1.1 * block[i].box.height
        if i > start and close and certainty(block[i]) >= LEGIBLE:
            out.append(block[i])
    return out


def is_rank(text: str) -> bool:
    """True for a rank, also one with the accents and letters that a pen stroke adds ("Pémbina Utarna Muda")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.strip(" \"'“”‘’`•.,:;~-_|«»()")
    if RANK.match(plain):
        return True
    bare = squash(plain)
    if len(bare) >= 10 and any(fuzz.ratio(bare, known) >= RANK_LIKE for known in _ranks()):
        return True
    return len(bare) >= 8 and any(
        fuzz.ratio(bare, known) >= RANK_LIKE + 7 * (abs(len(bare) - len(known)) - 1) for known in _glued()
    )


@cache
def _ranks() -> frozenset[str]:
    return frozenset(squash(name) for name in pangkat().values())


@cache
def _glued() -> frozenset[str]:
    """Ranks with an abbreviated step, without white: "PembinaTk.I"."""
    return frozenset(name.replace("tingkati", "tki") for name in _ranks() if name.endswith("tingkati"))


def _keep_digits(row: PejabatRow) -> None:
    found = row.fields["nip"]
    match = NIP.search(found.text)
    if match is None:
        del row.fields["nip"]
        return
    row.fields["nip"] = found.with_text(clean(match["digits"]).strip(" .-"))


def _same_person(a: Print, b: Print) -> bool:
    return fuzz.ratio(squash(a.text), squash(b.text)) >= SAME_NAME


def _merge(stated: Sequence[PejabatRow], signed: Sequence[PejabatRow]) -> list[PejabatRow]:
    """One row per person: the statement gives the post, the signature NIP and rank."""
    out = list(stated)
    for row in signed:
        same = next((r for r in out if _same_person(r.fields["nama"], row.fields["nama"])), None)
        if same is None and row.peran:
            same = next((r for r in stated if r.peran == row.peran and not r.fields.get("nip")), None)
        if same is None:
            out.append(row)
            continue
        for name, found in row.fields.items():
            same.fields.setdefault(name, found)
    return out


def _give_roles(rows: Sequence[PejabatRow], pk: bool, known: Sequence[PejabatRow], alone: bool) -> None:
    """Roles that the page does not print: from earlier pages by name, else by side (pihak kedua signs on the left).

    Who signs *alone*, below a post that no second one stands beside, is no party on that page. Earlier pages count
    where they tell the signers of this page apart: one person is pihak pertama of his own agreement and pihak kedua of
    those of his staff.
    """
    open_rows = [row for row in rows if not row.peran]
    if not pk or alone:
        for row in open_rows:
            row.peran = "penandatangan"
        return
    before = [_party_before(row, known) for row in open_rows]
    told = len({b for b in before if b}) == len(open_rows) or (None in before and len(open_rows) != len(rows))
    centres = [row.fields["nama"].box.cx if row.fields["nama"].box else 0.0 for row in rows]
    for row, role in zip(open_rows, before, strict=True):
        own = centres[rows.index(row)]
        others = [c for r, c in zip(rows, centres, strict=True) if r is not row]
        by_side = "pihak_kedua" if others and own < min(others) else "pihak_pertama"
        row.peran = role if role and told else by_side


def _party_before(row: PejabatRow, known: Sequence[PejabatRow]) -> str | None:
    """The party that the signer of *row* last was on earlier pages."""
    same = (k for k in reversed(known) if _same_person(k.fields["nama"], row.fields["nama"]))
    return next((k.peran for k in same if k.peran != "penandatangan"), None)
