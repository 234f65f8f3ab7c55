"""Who signs and who is named as a party: the statement's "Nama / Jabatan" blocks and the signature blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from petik.ingest.page import Page
from petik.parsers.model import Line, PejabatRow, Print
from petik.parsers.print.lines import line_of, split_at_gaps, typical_height
from petik.parsers.print.strings import clean, print_of, squash
from petik.schemas.data import istilah, pangkat, pilihan

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
# "Bandung, 22 April 2016", "Bontang,   Oktober 2019", "Bandung,     2016", "Ditetapkan di : X", "Pada Tanggal"
PLACE_DATE = re.compile(
    rf"^(?:[A-Za-z .]{{3,30}},\s*(?:[\d.…_]*\s*)?(?:{pilihan(istilah().bulan)}|20\d\d)\b|"
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
    r"^(?:mengetahui|menyetujui|disetujui|yang\s+(?:membuat|menyatakan|berjanji)|ttd|tanda tangan|cap)\b", re.I
)
AFTER_POST = re.compile(r"^(?:selaku|selanjutnya|dalam|untuk)\b", re.I)  # what follows the post in the statement
SUPERIOR = re.compile(r"^selaku\b(?!.*\bdisebut\s+\S+\s+\S)", re.I)  # "selaku atasan PIHAK PERTAMA, selanjutnya" + wrap
LEGIBLE = 0.55  # mean confidence below which a line of a signature block may be pen strokes
STROKES = 0.35  # …below which it is pen strokes, unless it stands where a name must
SPECK = 0.75  # confidence below which a lone letter far from all print may be a mark of the paper
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
    signed = [s for block in _signature_blocks(lines, height, page.width) if (s := _signer(block, number)) is not None]
    rows = _merge(stated, signed)
    _give_roles(rows, pk, known, [s.fields["nama"].box.cx if s.fields["nama"].box else 0.0 for s in rows])
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
        if ROLE_FIRST.search(text) or ROLE_SECOND.search(text):
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
    tail = re.split(r"disebut", text, flags=re.I)[-1]
    return "pihak_kedua" if ROLE_SECOND.search(tail) else "pihak_pertama"


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
            out += _columns(area, height, width)
            area = []
        if line is not None and not prose and (area or opens):
            area.append(line)
        last = line
    return out


def _prose(line: Line, width: float) -> bool:
    """A line of running text or of the statement's form, which no signature block holds."""
    text = clean(line.text)
    if NIP.search(text):
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
        PLACE_DATE.match(p) or (ROLE_FIRST.match(p) or ROLE_SECOND.match(p)) or POST_START.match(p) or NIP.match(p)
        for p in parts
    ) and all(len(p.split()) <= 10 for p in parts)


def _columns(area: Sequence[Line], height: float, width: float) -> list[list[Line]]:
    """An area to its left and right block, or to one block where it is not wide enough for two."""
    parts = [p for line in area for p in _without_specks(split_at_gaps(line, 1.8 * height), 4 * height)]
    centres = sorted(p.box.cx for p in parts if certainty(p) >= STROKES)
    if not centres or centres[-1] - centres[0] < 0.18 * width:
        return [_levelled(parts)]
    gaps = [(b - a, (a + b) / 2) for a, b in pairwise(centres)]
    gap, cut = max(gaps)
    if gap < 0.08 * width:
        cut = (centres[0] + centres[-1]) / 2
    blocks = [[p for p in parts if p.box.cx < cut], [p for p in parts if p.box.cx >= cut]]
    return [_levelled(sorted(b, key=lambda p: p.box.top)) for b in blocks if b]


def _without_specks(parts: Sequence[Line], far: float) -> list[Line]:
    """*parts* of one line without marks of the paper read as a letter: alone, unsure, *far* from all print."""
    return [
        part
        for part in parts
        if len(parts) == 1
        or len(part.text) > 1
        or part.words[0].source != "ocr"
        or certainty(part) >= SPECK
        or min(max(o.box.x0 - part.box.x1, part.box.x0 - o.box.x1) for o in parts if o is not part) < far
    ]


def _levelled(parts: Sequence[Line]) -> list[Line]:
    """Parts of one block on one level are one line: what stood between them could not be read."""
    out: list[Line] = []
    for part in parts:
        last = out[-1] if out else None
        if last is not None and min(last.box.bottom, part.box.bottom) - max(last.box.top, part.box.top) > 0.6 * min(
            last.box.height, part.box.height
        ):
            out[-1] = line_of([*last.words, *part.words])
        else:
            out.append(part)
    return out


def _signer(block: Sequence[Line], number: int | None) -> PejabatRow | None:
    """The person of one block, None where it is no signature."""
    person = _Person()
    texts = [clean(line.text) for line in block]
    end = next((i for i, t in enumerate(texts) if NIP.search(t)), None)
    body = list(range(len(block))) if end is None else list(range(end))
    if end is not None:
        person.nip = [block[end]]
    for i in body:
        if ROLE_FIRST.search(texts[i]):
            person.peran = "pihak_pertama"
        elif ROLE_SECOND.search(texts[i]):
            person.peran = "pihak_kedua"
    place = _name_place(texts, end)
    kept = [i for i in body if not _no_text(texts[i]) and (i == place or certainty(block[i]) >= STROKES)]
    while kept and end is not None and is_rank(texts[kept[-1]]):
        person.pangkat.insert(0, block[kept.pop()])
    if not kept:
        return None
    name = kept.pop()
    if not _name_like(texts[name]) or (end is None and not _has_room(block, kept, name, person.peran)):
        return None
    person.nama = [block[name]]
    person.jabatan = _post_above(block, texts, kept)
    row = PejabatRow({}, person.peran or "", number)
    _store(row, person, number)
    if "nip" in row.fields:
        _keep_digits(row)
    return row if "nama" in row.fields else None


def _name_place(texts: Sequence[str], end: int | None) -> int | None:
    """The line where the name belongs: right above the NIP, or above the rank that stands above it."""
    if end is None:
        return None
    at = end - 1
    while at > 0 and (is_rank(texts[at]) or len(re.sub(r"\W", "", texts[at])) < 3):
        at -= 1
    return at if at >= 0 else None


def _no_text(text: str) -> bool:
    bare = re.sub(r"\W", "", text)
    role = re.fullmatch(r"\W*[pf]ihak\s+\w+\W*", text, re.I)
    return bool(len(bare) < 3 or PLACE_DATE.match(text) or NOISE.match(text) or role)


def _name_like(text: str) -> bool:
    """Names hold letters, no digits, two to nine words (one long word is a name too), and are no post."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words or re.search(r"\d{2,}", text) or len(words) > 10 or POST_START.match(text) or LABEL.match(text):
        return False
    return len(words) >= 2 or len(words[0]) >= 4


def _has_room(block: Sequence[Line], above: Sequence[int], name: int, peran: str | None) -> bool:
    """Without a NIP a name is believed below a post or a role with the white of a signature between."""
    if not above:
        return peran is not None
    gap = block[name].box.top - block[above[-1]].box.bottom
    return gap > 1.2 * block[name].box.height and certainty(block[name]) >= LEGIBLE


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


def certainty(line: Line) -> float:
    """Mean confidence of a line's words, by their length."""
    return sum(w.confidence * len(w.text) for w in line.words) / max(1, sum(len(w.text) for w in line.words))


def _keep_digits(row: PejabatRow) -> None:
    found = row.fields["nip"]
    match = NIP.search(found.text)
    if match is None:
        del row.fields["nip"]
        return
    row.fields["nip"] = found.with_text(clean(match["digits"]).strip(" .-"))


def _same_person(a: Print, b: Print) -> bool:
    return fuzz.ratio(squash(a.text), squash(b.text)) >= 80


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


def _give_roles(rows: Sequence[PejabatRow], pk: bool, known: Sequence[PejabatRow], centres: Sequence[float]) -> None:
    """Roles that the page does not print: from earlier pages by name, else by side (pihak kedua signs on the left)."""
    for row, centre in zip(rows, centres, strict=True):
        if not pk:
            row.peran = "penandatangan"
        elif not row.peran:
            before = [k for k in known if _same_person(k.fields["nama"], row.fields["nama"])]
            others = [c for r, c in zip(rows, centres, strict=True) if r is not row]
            if before:
                row.peran = before[-1].peran
            else:
                row.peran = "pihak_kedua" if others and centre < min(others) else "pihak_pertama"
