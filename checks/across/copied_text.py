"""The rule on sentences that tell this year's results in last year's words and figures.

It needs the lines of both reports (`Material.lines`); without them it says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from petik.checks.across.years import by_agency
from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.checks.given.triples import shortened
from petik.schemas.temuan import Temuan

CODE = "narasi-tersalin"
SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
SHORTEST, LONGEST = 60, 420  # letters: what is shorter says little, what is longer is a table
# a sentence about results: "Realisasi … meningkat menjadi 74,85 %"
RESULT = re.compile(r"\b(?:capaian|tercapai|(?:ter)?realisasi|meningkat|menurun|naik|turun)\b", re.I)
FIGURE = re.compile(r"\d+[.,]\d+|\d+\s*%")  # "74,85", "12.450", "80 %": no year, no number of a chapter
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def narasi_tersalin(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """Sentences about results, with figures, that stand word for word in the report of the year before.

    A sentence that names the year before may quote it. One or two may agree by chance or custom.
    """
    fewest = aturan.tolerance(CODE, "kalimat_minimal")
    for documents in by_agency(materials).values():
        reports = [b for b in documents if b.record.dokumen.jenis == "lkip" and b.record.dokumen.tahun is not None]
        for now in reports:
            year = now.record.dokumen.tahun or 0
            before = next((b for b in reports if b.record.dokumen.tahun == year - 1), None)
            known = {key_of(text) for text, _ in _results(before)} if before is not None else set()
            copied = [(text, line) for text, line in _results(now) if key_of(text) in known and _own_year(text, year)]
            if before is not None and len(copied) >= fewest:
                where = phrase("laporan-tahun", tahun=year - 1, berkas=before.record.dokumen.berkas)
                for text, line in copied:
                    yield finding(
                        now,
                        aturan,
                        CODE,
                        cell=line,
                        tempat=phrase("kalimat", teks=shortened(text)),
                        tercetak=shortened(text),
                        hitungan=where,
                        sebab="tersalin",
                    )


def _own_year(text: str, year: int) -> bool:
    """True where the sentence names no year but the report's own."""
    return all(int(y) == year for y in YEAR.findall(text))


def _results(material: Material) -> Iterator[tuple[str, Row]]:
    """The sentences about results, each with the line on which it begins."""
    starts, whole = [], ""
    for line in material.lines:
        starts.append(len(whole))
        whole += text_of(line, "teks").strip() + " "
    at = 0
    for sentence in SENTENCE_END.split(whole):
        begin = whole.index(sentence, at)
        at = begin + len(sentence)
        if SHORTEST <= len(sentence) <= LONGEST and RESULT.search(sentence) and FIGURE.search(sentence):
            yield sentence.strip(), material.lines[bisect_right(starts, begin) - 1]
