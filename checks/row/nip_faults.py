"""The rule on impossible NIPs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Joined, Words, phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import text_of
from petik.normalise.people.nip import digits_of, faults
from petik.schemas.temuan import Temuan

MISREAD_DIGITS = 2  # digits that OCR may misread in one NIP
OLD_NIP = 9  # NIP before Perka BKN 22/2007 took over: 9 digits
NEW_NIP_YEAR = 2010


def nip_tidak_sah(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Impossible NIPs, once per number. Silent on old numbers (9 digits) before 2010 and on military numbers (NRP)."""
    seen: set[str] = set()
    year = material.record.dokumen.tahun
    for i, person in enumerate(material.record.pejabat):
        nip = person.nip
        if nip is None or nip in seen or re.search(r"NRP", person.nip_raw or "", re.I) or len(nip) < OLD_NIP:
            continue
        if len(nip) == OLD_NIP and (year is None or year < NEW_NIP_YEAR):
            continue
        found = faults(nip, aturan.today)
        if not found:
            continue
        seen.add(nip)
        asal = material.record.asal.get(f"pejabat/{i}/nip")
        other = digits_of(asal.bacaan_lain or "") if asal is not None else None
        sound = other is not None and not faults(other, aturan.today)
        doubt = phrase("bacaan-lain", cetakan=asal.bacaan_lain) if sound and asal and asal.bacaan_lain else None
        yield finding(
            material,
            aturan,
            "nip-tidak-sah",
            jalur=f"pejabat/{i}/nip",
            tempat=person.nama,
            tercetak=person.nip_raw or nip,
            hitungan=Joined(tuple(_nip_fault(text) for text in found)),
            doubt=doubt or _other_nip(material, i, aturan) or _nip_goes_on(material, person.nip_raw or nip),
        )


def _other_nip(material: Material, i: int, aturan: Aturan) -> Words | None:
    """The sound NIP of the same length that a page gives, one or two digits away, where OCR read both."""
    person, asal = material.record.pejabat[i], material.origin(f"pejabat/{i}/nip")
    if asal is None or asal.sumber != "ocr" or person.nip is None:
        return None
    for other in material.record.pejabat:
        if other.nip is None or other.nip == person.nip or len(other.nip) != len(person.nip):
            continue
        apart = sum(a != b for a, b in zip(other.nip, person.nip, strict=True))
        if apart <= MISREAD_DIGITS and not faults(other.nip, aturan.today):
            return phrase("bacaan-lain", cetakan=other.nip_raw or other.nip)
    return None


def _nip_goes_on(material: Material, raw: str) -> Words | None:
    """The text goes on with more digits right behind what was taken for the NIP."""
    pattern = re.compile(re.escape(raw) + r"[\s.]*(\d[\d\s.]*)")
    rest = next((m for line in material.lines if (m := pattern.search(text_of(line, "teks"))) is not None), None)
    return phrase("bacaan-lain", cetakan=rest[0].strip()) if rest is not None else None


# what `petik.normalise.people.nip.faults` says, and the phrase for it: "17 angka, seharusnya 18", "bulan
# pengangkatan 13 tidak ada"
NIP_FAULTS = (
    (re.compile(r"^(\d+) angka"), "nip-panjang"),
    (re.compile(r"^tanggal lahir (\d+)"), "nip-lahir"),
    (re.compile(r"^bulan pengangkatan (\d+)"), "nip-bulan"),
    (re.compile(r"^tahun pengangkatan (\d+)"), "nip-tahun"),
    (re.compile(r"^diangkat sebelum"), "nip-muda"),
    (re.compile(r"^angka jenis kelamin (\d)"), "nip-kelamin"),
    (re.compile(r"^nomor urut 000"), "nip-urut"),
)


def _nip_fault(text: str) -> Words:
    for pattern, name in NIP_FAULTS:
        match = pattern.match(text)
        if match is not None:
            return phrase(name, nilai=match[1] if match.groups() else "")
    return text
