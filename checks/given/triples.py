"""The figures of a sentence in their order, and its target, realisasi and capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of, whole_of
from petik.normalise.values.angka import baca

ROLES = ("target", "realisasi", "capaian")
# for example: "Target: 20 orang, realisasi: 24 orang, capaian kinerja: 113%"
THREE = re.compile(
    r"target\s*:\s*(\d[\d.,]*\s*(?:%|[a-z]+)?)\s*[,;]?\s*realisasi\s*:\s*(\d[\d.,]*\s*(?:%|[a-z]+)?)\s*[,;]?\s*"
    r"capaian(?:\s+kinerja)?\s*:\s*(\d[\d.,]*\s*%)",
    re.I,
)


def sentences(material: Material) -> Iterator[list[Row]]:
    """The figures of each sentence, in their order."""
    groups: dict[str, list[Row]] = {}
    for row in material.statements:
        key = text_of(row, "pernyataan_id").rpartition("/nilai/")[0] or text_of(row, "kalimat")
        groups.setdefault(key, []).append(row)
    for rows in groups.values():
        yield sorted(rows, key=lambda r: whole_of(r, "urutan"))


@dataclass(frozen=True)
class Triple:
    """A sentence's target, realisasi and capaian as printed, the words before them, and the figure to point at."""

    nama: str
    target: str
    realisasi: str
    capaian: str
    cell: Row

    def number(self, peran: str) -> float | None:
        """The number of one of the three."""
        value = baca(str(getattr(self, peran))).value
        return None if value is None else float(value)


def triples_of(rows: Sequence[Row]) -> list[Triple]:
    """Every "Target: …, realisasi: …, capaian: …" of a sentence; else three percentages in that order.

    What follows them ("Tahun 2016 ditargetkan 80% …") speaks of them again.
    """
    text, out, end = text_of(rows[0], "kalimat"), [], 0
    for match in THREE.finditer(text):
        at = next((r for r in rows if text_of(r, "nilai_raw").strip(" ()") == match[3].strip()), rows[0])
        out.append(Triple(text[end : match.start()], match[1].strip(), match[2].strip(), match[3].strip(), at))
        end = match.end()
    for place in range(len(rows) - 2 if not out else 0):
        three = rows[place : place + 3]
        if [text_of(r, "peran") for r in three] == list(ROLES) and all(text_of(r, "jenis") == "persen" for r in three):
            t, r, c = (text_of(x, "nilai_raw") for x in three)
            return [Triple(text, t, r, c, three[2])]
    return out


def shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
