"""The rule on another region's name behind the office's own: text that was copied along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import text_of
from petik.normalise.office.wilayah import temukan
from petik.schemas.temuan import Temuan

# a region with its kind: "Kabupaten Contoh", "Provinsi Contoh"; the name begins with a capital
REGION_NAMED = re.compile(r"\b(?:Provinsi|Propinsi|Kabupaten|Kab\.|Kota|PROVINSI|KABUPATEN|KOTA)\s+[A-Z]")
SHORTEST_NAME = 12  # letters of an office's name that tells it from a common word
TAIL = 24  # its last letters, which stand right before the region
SURE = 0.95  # score of a region's name that is surely that name
OFTEN = 3  # times that the other region is named so: then the office is perhaps that region's after all


def wilayah_asing(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """ "Dinas Contoh Kabupaten X" in the text of the Dinas Contoh of another region: copied along.

    Other regions are named for many reasons (comparisons, partners, addresses); only the office's own name before one
    leaves no other.
    """
    head = material.record.dokumen
    office, own = key_of(head.perangkat_daerah), head.kode_wilayah
    if len(office) < SHORTEST_NAME or own is None:
        return
    found: dict[str, list[Temuan]] = {}
    for line in material.lines:
        text = text_of(line, "teks")
        for match in REGION_NAMED.finditer(text):
            named = temukan(text[match.start() :])
            before = key_of(text[: match.start()])
            if not named or named[0].skor < SURE or not before.endswith(office[-TAIL:]):
                continue
            other = named[0].wilayah
            if other.kode[:2] == own[:2] and (other.kode == own or "." not in other.kode or "." not in own):
                continue  # its own, its province, or one of its kabupaten
            item = finding(
                material,
                aturan,
                "wilayah-asing",
                cell=line,
                tempat=phrase("kalimat", teks=text.strip()[:90]),
                tercetak=other.nama,
                seharusnya=head.wilayah,
            )
            found.setdefault(other.kode, []).append(item)
    for items in found.values():
        if len(items) < OFTEN:
            yield from items
