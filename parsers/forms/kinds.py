"""What kind each page is, and why: phrases of titles and standing text, and the columns of its tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from petik.ingest.page import Page
from petik.parsers.columns.column import Column
from petik.parsers.forms.books import BOOKS, COVER_LINES, HINTS, margin_texts, runs
from petik.parsers.forms.phrases import Phrases, best_title, chapter_words, kinds, others
from petik.parsers.model import Line, PageKind, PageVerdict
from petik.parsers.print.lines import split_at_gaps, typical_height
from petik.parsers.print.strings import squash

TITLE_WORDS = 14  # a title line has at most so many words
MIN_SCORE = 2.0  # below this a page is "lainnya"
SAME_EDGE = 2.0  # points between left edges that are one margin
TEXT_LINES = 4  # so many lines with one left edge are running text
BOX_GAP = 3.0  # of a line's height: white that parts what stands in two boxes beside each other
COVER_WORDS = 45  # a page with a title and hardly any words is a cover
RUNNING_TITLE = 4.0  # weight of a book's name in the head or foot of a page
STATEMENT = 7.0  # score from which a page inside a book is an agreement's statement: its standing text, not its title
# fields of columns without which a table is no table of performance or of money, though it has "realisasi"
ROW_NAMES = frozenset(
    ("indikator", "indikator_campuran", "sasaran", "program", "kegiatan", "program_kegiatan", "uraian", "anggaran")
)
PAPER = 842.0  # points: the height of A4
NEUTRAL = ("sampul", "keputusan", "lainnya")  # kinds of pages that say nothing about the file
TEMPLATE = "templat yang belum diisi"
PLACEHOLDER = re.compile(r"\$\{\w|\{\{\s*\w|<<\s*\w+[^<>]*>>")  # "${nama}", "{{nip}}", "<<jabatan>>"
# as in "Petunjuk:", "Template:"
GUIDANCE = re.compile(r"\b(?:petunjuk(?:\s+pengisian)?|template|cara\s+pengisian)\s*:", re.I)
# "Dinas ............ Tahun", but no leader to a page number
DOTS = re.compile(r"[.…_]{5,}(?![.…_]|\s*[\divx]+(?:\s|$))")


def title_lines(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Lines that look like titles: short, in the upper two thirds, in capitals, bold, larger, or centred.

    Justified text between even margins is no title, though its middle is the page's: its lines share their left edge.
    """
    height = typical_height(page.words)
    edges = sorted(line.box.x0 for line in lines)
    out = []
    for line in lines:
        words = line.text.split()
        low = line.box.top > 0.72 * page.height and len(lines) > COVER_LINES  # a cover's title may stand anywhere
        if not words or len(words) > TITLE_WORDS or low:
            continue
        letters = list(filter(str.isalpha, line.text))
        capitals = bool(letters) and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
        centred = abs(line.box.cx - page.width / 2) < 0.08 * page.width and line.box.width < 0.8 * page.width
        centred = centred and _near(edges, line.box.x0, SAME_EDGE) < TEXT_LINES
        if len(letters) >= 3 and (capitals or line.bold or line.box.height > 1.25 * height or centred):
            out.append(line)
    return out


def boxed(lines: Sequence[Line]) -> list[Line]:
    """*lines* cut where they run through several boxes beside each other."""
    return [piece for line in lines for piece in split_at_gaps(line, BOX_GAP * line.box.height)]


def _near(ordered: Sequence[float], x: float, most: float) -> int:
    """How many of *ordered* lie at most so far from *x*."""
    return bisect_right(ordered, x + most) - bisect_left(ordered, x - most)


def judge(page: Page, lines: Sequence[Line], columns: Sequence[Column], hint: str = "") -> PageVerdict:
    """The verdict on one page. *lines* are all its lines, *columns* those of its tables, *hint* the file's name."""
    printed = [line.text for line in title_lines(page, boxed(lines))]
    titles = [squash(text) for text in printed]
    heads = [not starts_small(text) for text in printed]  # what begins with a small letter goes on with a sentence
    seen = _Seen(
        [*(t for t, head in zip(titles, heads, strict=True) if head)]
        + [a + b for (a, b), head in zip(pairwise(titles), heads, strict=False) if head],
        margin_texts(page, lines),
        squash(" ".join(line.text for line in lines)),
        _fields(columns),
        hint,
    )
    score, kind, reasons = max((_scored(kind, seen) for kind in kinds()), key=lambda s: s[0])
    other, why = max((_other(kind, seen) for kind in others()), key=lambda s: s[0])
    verdict = PageVerdict(page.number, kind.kind, score, reasons, sheets=_sheets(page))
    if (blank := unfilled(lines)) is not None:
        return replace(verdict, kind="lainnya", score=0.0, reasons=(blank, *reasons), about=blank)
    if other > score and other >= MIN_SCORE:
        return replace(verdict, kind="lainnya", score=other, reasons=(why,), about=why)
    if not columns and score < MIN_SCORE and len(page.words) < COVER_WORDS and (named := named_by(hint)) is not None:
        return replace(verdict, kind="sampul", reasons=("hampir tanpa isi", "nama berkas"), about=named)
    if score < MIN_SCORE or (_untitled(verdict) and not seen.fields & ROW_NAMES):
        return replace(verdict, kind="lainnya", reasons=("tidak ada ciri yang cukup",))
    if kind.kind == "keputusan":
        return replace(verdict, about=_subject(seen))
    only_title = not any(r.startswith("teks") for r in reasons)
    if len(page.words) < COVER_WORDS and not columns and titles and only_title:
        return replace(verdict, kind="sampul", reasons=("judul tanpa isi", *reasons), about=kind.nama)
    return verdict


def kind_or_name(kind: str | None, verdicts: Sequence[PageVerdict], name: str) -> str | None:
    """*kind*; where no page has one and none is known to be something else, what the file's *name* says."""
    if kind is not None or any(v.about for v in verdicts):
        return kind
    found = named_by(name)
    return found if found != "pengukuran" else None  # "data realisasi 2031" may be any figures


def named_by(name: str) -> str | None:
    """The one kind that a file's name gives, None where it gives none or several."""
    found = [kind for kind, pattern in HINTS.items() if pattern.search(name)]
    return found[0] if len(found) == 1 else None


def starts_small(text: str) -> bool:
    """True where the first letter is a small one."""
    return next((c.islower() for c in text if c.isalpha()), False)


def _sheets(page: Page) -> float:
    """How many printed pages *page* is: a sheet that Petik laid out itself may be longer than paper."""
    return max(1.0, page.height / PAPER) if page.source == "office" else 1.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of one page is held against the phrases of the kinds: squashed texts, fields of columns, the file's name."""

    titles: Sequence[str]
    margins: Sequence[str]
    text: str
    fields: frozenset[str]
    name: str


def _subject(seen: _Seen) -> str | None:
    """What a decree is about, by its title: "TENTANG PENETAPAN INDIKATOR KINERJA UTAMA"."""
    weights = {kind.nama: best_title(kind, seen.titles)[0] for kind in kinds() if kind.kind != "keputusan"}
    best = max(weights, key=lambda k: weights[k])
    return best if weights[best] >= MIN_SCORE else None


def _fields(columns: Sequence[Column]) -> frozenset[str]:
    fields = {c.field for c in columns if c.field}
    if any("TW" in c.periode for c in columns):
        fields.add("triwulan")
    return frozenset(fields)


def _scored(kind: Phrases, seen: _Seen) -> tuple[float, Phrases, tuple[str, ...]]:
    score, phrase = best_title(kind, seen.titles)
    reasons = [f"judul «{phrase}»"] if phrase else []
    if runs(kind, seen.margins):
        score += RUNNING_TITLE
        reasons.append("kepala atau kaki halaman")
    for phrase, weight in kind.teks:
        if phrase in seen.text:
            score += weight
            reasons.append(f"teks «{phrase}»")
    for name, weight in kind.kolom:
        if name in seen.fields:
            score += weight
            reasons.append(f"kolom {name} ({weight:+g})")
    pattern = HINTS.get(family_of(kind.kind))
    if score > 0 and pattern is not None and seen.name and pattern.search(seen.name):
        score += 1.0
        reasons.append("nama berkas")
    return score, kind, tuple(reasons)


def _other(kind: Phrases, seen: _Seen) -> tuple[float, str]:
    """How much a page looks like *kind*, which is none of the record's, and the word for it."""
    score = best_title(kind, seen.titles)[0] + sum(w for p, w in kind.teks if p in seen.text)
    return score, kind.nama


def unfilled(lines: Sequence[Line]) -> str | None:
    """The word for a template that nobody filled in: placeholders for names, or guidance above rows of dots."""
    text = " ".join(line.text for line in lines)
    guided = GUIDANCE.search(text) is not None and len(DOTS.findall(text)) >= 2
    return TEMPLATE if guided or len(PLACEHOLDER.findall(text)) >= 2 else None


def settle(
    verdicts: Sequence[PageVerdict], continued: Sequence[int], book: PageKind | None = None, bound: bool = False
) -> list[PageVerdict]:
    """Verdicts smoothed over the file: continued tables take their predecessor's kind; books swallow odd pages.

    *continued* holds the page numbers whose first table goes on from the page before; *book* is what the file as a
    whole is called, *bound* says that it has a book's cover and chapters.
    """
    out: list[PageVerdict] = []
    for v in verdicts:
        before = out[-1] if out else None
        if book is not None and v.kind in BOOKS and _chapter_only(v):
            v = replace(v, kind=book)
        if before is not None and _untitled(v) and (before.kind not in NEUTRAL or before.about == TEMPLATE):
            v = _like(v, before, "tanpa judul sendiri")
        weak = (v.kind == "lainnya" and v.about is None) or (v.kind != "lainnya" and v.score < 2 * MIN_SCORE)
        if before is not None and v.page in continued and weak and before.kind not in ("sampul", "keputusan"):
            v = _like(v, before, "lanjutan tabel halaman sebelumnya")
        elif before is not None and v.kind == "lainnya" and v.about is None and before.kind in BOOKS:
            v = _like(v, before, "di dalam laporan")
        out.append(v)
    pages = sum(v.kind in BOOKS for v in out)
    strong = any(v.kind in BOOKS and v.score >= 4 for v in out)
    if bound or (strong and len(out) >= 5 and pages * 3 >= len(out)) or _opens_a_chapter(out):
        return _bound(out, book or _most(out, BOOKS) or "lkip")
    return out


def _untitled(verdict: PageVerdict) -> bool:
    """True where nothing but the columns of its tables speaks for a page's kind."""
    return verdict.kind not in NEUTRAL and all(r.startswith(("kolom", "nama berkas")) for r in verdict.reasons)


def _chapter_only(verdict: PageVerdict) -> bool:
    """True where a page is a book's by a heading that any book has."""
    titles = [r for r in verdict.reasons if r.startswith("judul")]
    return bool(titles) and all(r.removeprefix("judul «").rstrip("»") in chapter_words() for r in titles)


def _like(verdict: PageVerdict, before: PageVerdict, why: str) -> PageVerdict:
    """*verdict* with the kind of the page before; what follows an agreement's statement is its annex."""
    kind = "pk_lampiran" if before.kind == "pk_pernyataan" else before.kind
    return replace(verdict, kind=kind, score=before.score, reasons=(why,), about=before.about)


def _bound(verdicts: Sequence[PageVerdict], book: PageKind) -> list[PageVerdict]:
    """All pages as pages of the *book*, but for its cover and the agreements annexed to it with their own signatures.

    An annexed agreement ends with the second page that says nothing of its kind, or with the book's next page.
    """
    out: list[PageVerdict] = []
    annexed = False
    for v in verdicts:
        silent = v.kind == "lainnya" and bool(out) and out[-1].kind.startswith("pk_") and v.about is None
        begins = v.kind == "pk_pernyataan" and v.score >= STATEMENT
        annexed = begins or (annexed and v.kind not in ("lainnya", "sampul", book)) or (annexed and silent)
        if annexed and silent:
            out.append(replace(v, kind="pk_lampiran", reasons=("lanjutan perjanjian kinerja",)))
            annexed = out[-2].reasons[:1] != out[-1].reasons
        elif v.kind in (book, "sampul") or annexed or v.about == TEMPLATE:
            out.append(v)
        else:
            out.append(replace(v, kind=book, reasons=("bagian dari buku", *v.reasons), about=None))
    return out


def _opens_a_chapter(verdicts: Sequence[PageVerdict]) -> bool:
    """True where the file is a chapter of a report: "BAB II" heads its first page, what follows is part of it."""
    first = next((v for v in verdicts if v.kind not in ("sampul", "lainnya")), None)
    return first is not None and first.kind in BOOKS and any(r.startswith("judul «bab") for r in first.reasons)


def family_of(kind: str) -> str:
    """The record's kind of a page's kind: statement and annex are parts of one agreement."""
    return "pk" if kind.startswith("pk_") else kind


def document_kind(verdicts: Sequence[PageVerdict]) -> str | None:
    """The contract kind of most pages; covers, decrees and blank pages count with what surrounds them.

    A file of covers or decrees only is what they announce; None where no page has a kind.
    """
    found: str | None = _most(verdicts, None)
    if found is None:
        covers = Counter(family_of(v.about) for v in verdicts if v.kind in ("sampul", "keputusan") and v.about)
        return covers.most_common(1)[0][0] if covers else None
    return found


def _most(verdicts: Sequence[PageVerdict], among: Sequence[str] | None) -> Any:
    """The kind of most pages, the first met where they tie; None where there is none."""
    families = [family_of(v.kind) for v in verdicts]
    counts: dict[str, float] = {}
    for family, verdict in zip(families, verdicts, strict=True):
        if family not in NEUTRAL and (among is None or family in among):
            counts[family] = counts.get(family, 0.0) + verdict.sheets
    return max(counts, key=lambda k: counts[k]) if counts else None
