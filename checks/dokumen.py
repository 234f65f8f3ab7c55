"""Rules on a whole document: people and their NIPs, one fact with two values, foreign years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci, teks
from petik.checks.report import lapor
from petik.schemas.temuan import Temuan

# titles before and after a name: "Drs. H. X, M.Si"
GELAR_DEPAN = re.compile(r"^(?:(?:drs|dra|dr|ir|h|hj|prof|apt|drg|drh|kh|tb|r)\.?\s+)+", re.I)
TAHUN_DISEBUT = re.compile(r"\btahun\s+((?:19|20)\d\d)\b", re.I)  # "3,000 poin (tahun 2017)"
TAHUN_JUDUL = re.compile(r"\btahun(?:\s+anggaran)?\s+((?:19|20)\d\d)\s*$", re.I)
ANGKA_TERTUKAR = 2  # digits that OCR may misread in one NIP
SALAH_BACA = 0.6  # confidence of what OCR alone may have made
SEL_TERPANJANG = 60  # letters of a target; what is longer is an explanation
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
        if (core, nip) in told:
            continue
        if other_nips and not _utama(nip, [p[3] for p in same_name]):
            others = ", ".join(sorted(str(n) for n in other_nips))
            why = f"tercetak dengan NIP {nip}, di tempat lain dengan NIP {others}"
        elif same_nip and core > min(p[2] for p in same_nip) and (same_nip[0][2], nip) not in told and not other_nips:
            why = f"NIP {nip} juga tercetak untuk {same_nip[0][1]}"
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


def periode_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A foreign year inside a target of the document's own year, and in the title of a PK's table."""
    year = bahan.rekaman.dokumen.tahun
    if year is None:
        return
    told: set[str] = set()
    for path, row, value in bahan.nilai():
        if value.target is None or not value.periode.startswith(str(year)):
            continue
        match = TAHUN_DISEBUT.search(value.target.raw)
        head = path.partition("/nilai/")[0]
        if match is None or int(match[1]) == year or head in told or len(value.target.raw) > SEL_TERPANJANG:
            continue
        told.add(head)
        yield lapor(
            bahan,
            aturan,
            "periode-tidak-cocok",
            jalur=f"{path}/target",
            tempat=f"{row.indikator}, target {value.periode}",
            tercetak=value.target.raw,
            seharusnya=str(year),
        )
    if bahan.rekaman.dokumen.jenis in ("pk", "rencana_aksi"):
        for kisi in bahan.kisi:
            match = TAHUN_JUDUL.search(kisi.judul or "")
            if match is not None and int(match[1]) != year:
                yield lapor(
                    bahan,
                    aturan,
                    "periode-tidak-cocok",
                    sel=kisi.sel[0],
                    tempat=f"Tabel {kisi.nomor}",
                    tercetak=teks(kisi.sel[0], "judul"),
                    seharusnya=str(year),
                )
