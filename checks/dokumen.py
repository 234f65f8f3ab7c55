"""Rules on the people of a document: one NIP for one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.schemas.temuan import Temuan

# titles before and after a name: "Drs. H. X, M.Si"
GELAR_DEPAN = re.compile(r"^(?:(?:drs|dra|dr|ir|h|hj|prof|apt|drg|drh|kh|tb|r)\.?\s+)+", re.I)
ANGKA_TERTUKAR = 2  # digits that OCR may misread in one NIP
SALAH_BACA = 0.6  # confidence of what OCR alone may have made
PANGKAT = re.compile(r"^(?:penata|pembina|pengatur|juru)", re.I)  # a rank read in a name's place


def nama_inti(nama: str) -> str:
    """A name without titles, dots and spacing, as a key: "Drs. Budi Santoso, M.Pd" gives "budisantoso"."""
    core = re.split(r",", nama, maxsplit=1)[0]
    return kunci(GELAR_DEPAN.sub("", core.strip()))


def nip_ganda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """One name with two NIPs, or one NIP with two names; the rarer pair is the finding.

    Names that a reading made slightly different are one person.
    """
    people = [
        (i, p.nama, nama_inti(p.nama), p.nip)
        for i, p in enumerate(bahan.rekaman.pejabat)
        if p.nip is not None and len(nama_inti(p.nama)) >= 4 and not PANGKAT.match(nama_inti(p.nama))
    ]
    alike = aturan.toleransi("nip-ganda", "mirip")
    told: set[tuple[str, str]] = set()
    for i, nama, core, nip in people:
        same_name = [p for p in people if p[2] == core]
        other_nips = {p[3] for p in same_name} - {nip}
        same_nip = [p for p in people if p[3] == nip and fuzz.ratio(p[2], core) < alike and not _bagian(p[2], core)]
        same_nip = [p for p in same_nip if core not in kunci(p[1]) and p[2] not in kunci(nama)]  # two names read as one
        if (core, nip) in told:
            continue
        if other_nips and not _utama(nip, [p[3] for p in same_name]):
            others = ", ".join(sorted(str(n) for n in other_nips))
            why = phrase("nip-lain", nip=nip or "", lain=others)
        elif same_nip and core > min(p[2] for p in same_nip) and (same_nip[0][2], nip) not in told and not other_nips:
            why = phrase("nip-orang-lain", nip=nip or "", nama=same_nip[0][1])
        else:
            continue
        told.add((core, nip))
        unsure = _terbaca_lain(bahan, i, nip, other_nips, bool(same_nip))
        yield lapor(
            bahan,
            aturan,
            "nip-ganda",
            jalur=f"pejabat/{i}/nip",
            dasar=[f"pejabat/{p[0]}/nip" for p in (*same_name, *same_nip)],
            tempat=nama,
            tercetak=bahan.rekaman.pejabat[i].nip_raw or nip,
            hitungan=why,
            yakin=SALAH_BACA if unsure else 1.0,
        )


def _terbaca_lain(bahan: Bahan, i: int, nip: str | None, others: set[str], names: bool) -> bool:
    """True where OCR alone may have made the difference: another name, or a digit or two."""
    asal = bahan.asal(f"pejabat/{i}/nip")
    near = any(nip and len(o) == len(nip) and _beda_angka(o, nip) <= ANGKA_TERTUKAR for o in others)
    if asal is None or asal.sumber not in ("ocr", "dump"):
        return False
    return near or (asal.sumber == "ocr" and names and not others)


def _beda_angka(left: str, right: str) -> int:
    return sum(a != b for a, b in zip(left, right, strict=True))


def _bagian(left: str, right: str) -> bool:
    """True where one name is the other shortened."""
    return bool(left) and bool(right) and (left in right or right in left)


def _utama(nip: str | None, printed: Sequence[str | None]) -> bool:
    """True for the NIP that is printed most often for a name; the first of equals."""
    return nip == max(printed, key=printed.count)
