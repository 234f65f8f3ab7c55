"""Rules on the people of a document: one NIP for one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import bare_name, key_of
from petik.checks.given.material import Material
from petik.schemas.temuan import Temuan

MISREAD_DIGITS = 2  # digits that OCR may misread in one NIP
MISREAD = 0.6  # confidence of what OCR alone may have made
RANK = re.compile(r"^(?:penata|pembina|pengatur|juru)", re.I)  # a rank read in a name's place


def nip_ganda(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """One name with two NIPs, or one NIP with two names; the rarer pair is the finding.

    Names that a reading made slightly different are one person.
    """
    people = [
        (i, p.nama, bare_name(p.nama), p.nip)
        for i, p in enumerate(material.record.pejabat)
        if p.nip is not None and len(bare_name(p.nama)) >= 4 and not RANK.match(bare_name(p.nama))
    ]
    alike = aturan.tolerance("nip-ganda", "mirip")
    told: set[tuple[str, str]] = set()
    for i, nama, core, nip in people:
        same_name = [p for p in people if p[2] == core]
        other_nips = {p[3] for p in same_name} - {nip}
        same_nip = [p for p in people if p[3] == nip and fuzz.ratio(p[2], core) < alike and not _shortened(p[2], core)]
        same_nip = [
            p for p in same_nip if core not in key_of(p[1]) and p[2] not in key_of(nama)
        ]  # two names read as one
        if (core, nip) in told:
            continue
        if other_nips and not _is_main(nip, [p[3] for p in same_name]):
            others = ", ".join(sorted(str(n) for n in other_nips))
            why = phrase("nip-lain", nip=nip or "", lain=others)
        elif same_nip and core > min(p[2] for p in same_nip) and (same_nip[0][2], nip) not in told and not other_nips:
            why = phrase("nip-orang-lain", nip=nip or "", nama=same_nip[0][1])
        else:
            continue
        told.add((core, nip))
        unsure = _ocr_may_explain(material, i, nip, other_nips, bool(same_nip))
        yield finding(
            material,
            aturan,
            "nip-ganda",
            jalur=f"pejabat/{i}/nip",
            rests_on=[f"pejabat/{p[0]}/nip" for p in (*same_name, *same_nip)],
            tempat=nama,
            tercetak=material.record.pejabat[i].nip_raw or nip,
            hitungan=why,
            sure=MISREAD if unsure else 1.0,
        )


def _ocr_may_explain(material: Material, i: int, nip: str | None, others: set[str], names: bool) -> bool:
    """True where OCR alone may have made the difference: another name, or a digit or two."""
    asal = material.origin(f"pejabat/{i}/nip")
    near = any(nip and len(o) == len(nip) and _digits_apart(o, nip) <= MISREAD_DIGITS for o in others)
    if asal is None or asal.sumber not in ("ocr", "dump"):
        return False
    return near or (asal.sumber == "ocr" and names and not others)


def _digits_apart(left: str, right: str) -> int:
    return sum(a != b for a, b in zip(left, right, strict=True))


def _shortened(left: str, right: str) -> bool:
    """True where one name is the other shortened."""
    return bool(left) and bool(right) and (left in right or right in left)


def _is_main(nip: str | None, printed: Sequence[str | None]) -> bool:
    """True for the NIP that is printed most often for a name; the first of equals."""
    return nip == max(printed, key=printed.count)
