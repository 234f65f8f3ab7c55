"""What kind each page is, and why: phrases of titles and standing text, and the columns of its tables."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import cast

from rapidfuzz import fuzz

from petik.ingest.page import Page
from petik.parsers.columns.headings import Column
from petik.parsers.model import Line, PageKind, PageVerdict
from petik.parsers.print.lines import typical_height
from petik.parsers.print.strings import clean, squash

TITLE_WORDS = 14  # a title line has at most so many words
FUZZY = 90.0  # of 100: how like a phrase must be found; OCR and misprints cost a letter or two
MIN_SCORE = 2.0  # below this a page is "lainnya"
SAME_EDGE = 2.0  # points between left edges that are one margin
TEXT_LINES = 4  # so many lines with one left edge are running text
COVER_WORDS = 45  # a page with a title and hardly any words is a cover


@dataclass(frozen=True, slots=True)
class _Kind:
    nama: PageKind
    judul: tuple[tuple[str, float], ...]
    teks: tuple[tuple[str, float], ...]
    kolom: tuple[tuple[str, float], ...]


@lru_cache(maxsize=1)
def _kinds() -> tuple[_Kind, ...]:
    data = tomllib.loads(files("petik.schemas").joinpath("jenis.toml").read_text("utf-8"))
    return tuple(
        _Kind(
            cast(PageKind, entry["nama"]),
            tuple((squash(p), float(w)) for p, w in entry["judul"]),
            tuple((squash(p), float(w)) for p, w in entry["teks"]),
            tuple((f, float(w)) for f, w in entry.get("kolom", [])),
        )
        for entry in data["jenis"]
    )


def title_lines(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Lines that look like titles: short, in the upper two thirds, in capitals, bold, larger, or centred.

    Justified text between even margins is no title, though its middle is the page's: its lines share their left edge.
    """
    height = typical_height(page.words)
    edges = sorted(line.box.x0 for line in lines)
    out = []
    for line in lines:
        words = line.text.split()
        if not words or len(words) > TITLE_WORDS or line.box.top > 0.72 * page.height:
            continue
        letters = list(filter(str.isalpha, line.text))
        capitals = bool(letters) and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
        centred = abs(line.box.cx - page.width / 2) < 0.08 * page.width and line.box.width < 0.8 * page.width
        centred = centred and _near(edges, line.box.x0, SAME_EDGE) < TEXT_LINES
        if len(letters) >= 3 and (capitals or line.bold or line.box.height > 1.25 * height or centred):
            out.append(line)
    return out


def _near(ordered: Sequence[float], x: float, most: float) -> int:
    """How many of *ordered* lie at most so far from *x*."""
    return bisect_right(ordered, x + most) - bisect_left(ordered, x - most)


def judge(page: Page, lines: Sequence[Line], columns: Sequence[Column], hint: str = "") -> PageVerdict:
    """The verdict on one page. *lines* are all its lines, *columns* those of its tables, *hint* the file's name."""
    titles = [squash(line.text) for line in title_lines(page, lines)]
    joined = [a + b for a, b in pairwise(titles)]
    text = squash(" ".join(line.text for line in lines))
    fields = {c.field for c in columns if c.field}
    if any("TW" in c.periode for c in columns):
        fields.add("triwulan")
    scored = []
    for kind in _kinds():
        reasons: list[str] = []
        score = _best_title(kind, [*titles, *joined], reasons)
        for phrase, weight in kind.teks:
            if phrase in text:
                score += weight
                reasons.append(f"teks «{phrase}»")
        for name, weight in kind.kolom:
            if name in fields:
                score += weight
                reasons.append(f"kolom {name} ({weight:+g})")
        score += _hint(kind.nama, hint, reasons) if score > 0 else 0.0
        scored.append((score, kind.nama, tuple(reasons)))
    score, nama, reasons_found = max(scored, key=lambda s: s[0])
    if score < MIN_SCORE:
        return PageVerdict(page.number, "lainnya", score, ("tidak ada ciri yang cukup",))
    only_title = not any(r.startswith("teks") for r in reasons_found)
    if len(page.words) < COVER_WORDS and not columns and titles and only_title and nama != "keputusan":
        return PageVerdict(page.number, "sampul", score, ("judul tanpa isi", *reasons_found))
    return PageVerdict(page.number, nama, score, reasons_found)


def _best_title(kind: _Kind, titles: Sequence[str], reasons: list[str]) -> float:
    best, why = 0.0, ""
    for phrase, weight in kind.judul:
        if weight > best and any(_says(title, phrase) for title in titles):
            best, why = weight, f"judul «{phrase}»"
    if why:
        reasons.append(why)
    return best


def _says(title: str, phrase: str) -> bool:
    """Whether a title has the phrase, a letter or two misread; a short phrase must be the whole title."""
    if len(phrase) <= 5:
        return phrase == title
    if phrase in title:
        return True
    found = fuzz.partial_ratio_alignment(phrase, title, score_cutoff=FUZZY) if len(title) >= len(phrase) else None
    if found is None:
        return False
    # as long a piece of the title as the phrase: "rencana ki…" of "Rencana Kinerja" is no "rencana aksi"
    start = min(found.dest_start, len(title) - len(phrase))
    return fuzz.ratio(phrase, title[start : start + len(phrase)]) >= FUZZY


# file names: "PK_Kadis", "IKU", "LKIP", "LAKIP", "Rencana-Aksi", "triwulan"
HINTS = {
    "pk": re.compile(r"(?<![a-z])(?:pk|tapkin|perjanjian|penetapan)(?![a-z])", re.I),
    "iku": re.compile(r"(?<![a-z])iku(?![a-z])", re.I),
    "iki": re.compile(r"(?<![a-z])iki(?![a-z])", re.I),
    "lkip": re.compile(r"l[a]?kip|lkj", re.I),
    "rencana_aksi": re.compile(r"rencana.?aksi|renaksi", re.I),
    "pengukuran": re.compile(r"pengukuran|triwulan|capaian|realisasi", re.I),
}


def _hint(nama: PageKind, name: str, reasons: list[str]) -> float:
    family = "pk" if nama.startswith("pk_") else nama
    pattern = HINTS.get(family)
    if pattern is not None and name and pattern.search(name):
        reasons.append("nama berkas")
        return 1.0
    return 0.0


def settle(verdicts: Sequence[PageVerdict], continued: Sequence[int]) -> list[PageVerdict]:
    """Verdicts smoothed over the file: continued tables take their predecessor's kind; reports swallow odd pages.

    *continued* holds the page numbers whose first table goes on from the page before.
    """
    out: list[PageVerdict] = []
    for v in verdicts:
        before = out[-1] if out else None
        weak = v.kind == "lainnya" or v.score < 2 * MIN_SCORE
        if before is not None and v.page in continued and weak and before.kind not in ("sampul", "keputusan"):
            v = PageVerdict(v.page, before.kind, before.score, ("lanjutan tabel halaman sebelumnya",))
        elif before is not None and v.kind == "lainnya" and before.kind == "lkip":
            v = PageVerdict(v.page, "lkip", before.score, ("di dalam laporan",))
        out.append(v)
    reports = sum(v.kind == "lkip" for v in out)
    strong = any(v.kind == "lkip" and v.score >= 4 for v in out)
    if (strong and len(out) >= 5 and reports * 3 >= len(out)) or _opens_a_chapter(out):
        part = "bagian dari laporan"
        kept = ("lkip", "sampul")
        out = [v if v.kind in kept else PageVerdict(v.page, "lkip", v.score, (part, *v.reasons)) for v in out]
    return out


def _opens_a_chapter(verdicts: Sequence[PageVerdict]) -> bool:
    """True where the file is a chapter of a report: "BAB II" heads its first page, what follows is part of it."""
    first = next((v for v in verdicts if v.kind not in ("sampul", "lainnya")), None)
    return first is not None and first.kind == "lkip" and any(r.startswith("judul «bab") for r in first.reasons)


def document_kind(verdicts: Sequence[PageVerdict]) -> str | None:
    """The contract kind of most pages; covers, decrees and blank pages count with what surrounds them."""
    counts: dict[str, int] = {}
    for v in verdicts:
        family = "pk" if v.kind.startswith("pk_") else v.kind
        if family not in ("sampul", "keputusan", "lainnya"):
            counts[family] = counts.get(family, 0) + 1
    return max(counts, key=lambda k: counts[k]) if counts else None


def title_text(line: Line) -> str:
    """A title as printed, white space made one."""
    return clean(line.text)
