"""Rules on a whole document: people and their NIPs, one fact with two values, foreign years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from checks import rumus
from checks.aturan import Aturan
from checks.bahan import Bahan, kunci, teks
from checks.lapor import lapor
from normalise.satuan import kenal
from schemas.record import Indikator, Kuantitas
from schemas.temuan import Temuan

# titles before and after a name: "Drs. H. X, M.Si"
GELAR_DEPAN = re.compile(r"^(?:(?:drs|dra|dr|ir|h|hj|prof|apt|drg|drh|kh|tb|r)\.?\s+)+", re.I)
TAHUN_DISEBUT = re.compile(r"\btahun\s+((?:19|20)\d\d)\b", re.I)  # "3,000 poin (tahun 2017)"
TAHUN_JUDUL = re.compile(r"\btahun(?:\s+anggaran)?\s+((?:19|20)\d\d)\s*$", re.I)
ANGKA_TERTUKAR = 2  # digits that OCR may misread in one NIP
SALAH_BACA = 0.6  # confidence of what OCR alone may have made
PASANGAN_LAIN = 3  # facts in which two rows of one name differ before they are taken for two indicators
UMUM = re.compile(r"^\s*(?:input|output|outcome|masukan|keluaran|hasil)\s*:", re.I)  # "Output : Jumlah Kegiatan"


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
        if p.nip is not None and len(nama_inti(p.nama)) >= 4
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


def nilai_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """The same indicator, period and column with two values, and the same program with two budgets, in one document."""
    yield from _indikator_berbeda(bahan, aturan)
    yield from _anggaran_berbeda(bahan, aturan)


Cetak = tuple[str, Indikator, Kuantitas]


def _indikator_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    facts: dict[tuple[str, ...], list[Cetak]] = {}
    for path, row, value in bahan.nilai():
        name = kunci_indikator(row.indikator)
        if len(name) < 12 or UMUM.match(row.indikator or ""):
            continue  # such a name says nothing without its kegiatan
        for field in ("target", "realisasi", "capaian"):
            quantity = getattr(value, field)
            if rumus.satu_bilangan(quantity) is not None:
                facts.setdefault((name, value.periode, field, kunci(row.jabatan)), []).append(
                    (f"{path}/{field}", row, quantity)
                )
    for (_, periode, field, _), prints in facts.items():
        if _sama_induk(prints):
            yield from _beda(bahan, aturan, periode, field, prints)


def _nama(jalur: str) -> str:
    """The path of the name of a value's row."""
    return jalur.partition("/nilai/")[0] + "/indikator"


def kunci_indikator(nama: str | None) -> str:
    """An indicator's name as a key, without its unit in brackets and its number: "5.1. X (%)" is "x"."""
    text = re.sub(r"^\s*[\d.]+\s*", "", nama or "")
    return kunci(re.sub(r"\([^()]*\)", " ", text) if len(kunci(re.sub(r"\([^()]*\)", "", text))) > 8 else text)


def _sama_induk(prints: Sequence[Cetak]) -> bool:
    """False where rows are told apart by their parents (the same output under several kegiatan)."""
    parents = {
        (kunci(r.kegiatan), kunci(r.subkegiatan)) for _, r, _ in prints if r.tingkat in ("kegiatan", "subkegiatan")
    }
    return len(parents) <= 1


def _beda(bahan: Bahan, aturan: Aturan, periode: str, field: str, prints: Sequence[Cetak]) -> Iterator[Temuan]:
    """The print that stands against the majority, once per value."""
    groups: list[list[Cetak]] = []
    for item in prints:
        for group in groups:
            if sama(group[0][2], item[2]):
                group.append(item)
                break
        else:
            groups.append([item])
    if len(groups) < 2 or len({_satuan(p[2]) for p in prints} - {""}) > 1:
        return
    main = max(groups, key=len)
    for group in groups:
        if group is main:
            continue
        path, row, quantity = group[0]
        yield lapor(
            bahan,
            aturan,
            "nilai-berbeda",
            jalur=path,
            dasar=[j for p, _, _ in (group[0], main[0]) for j in (p, _nama(p))],
            tempat=f"{row.indikator}, {field} {periode}",
            tercetak=quantity.raw,
            seharusnya=main[0][2].raw,
            hitungan=f"{len(group)} kali {quantity.raw}, {len(main)} kali {main[0][2].raw}",
        )


def _satuan(quantity: Kuantitas) -> str:
    unit = kenal(quantity.satuan) if quantity.satuan else None
    return unit.nama if unit is not None else kunci(quantity.satuan)


def sama(left: Kuantitas, right: Kuantitas) -> bool:
    """True where two prints give one value, as exactly as the coarser of them says."""
    if left.value is None or right.value is None:
        return True
    coarse = max(rumus.langkah(left), rumus.langkah(right)) if _pecahan(left, right) else 0.0
    return abs(float(left.value) - float(right.value)) <= coarse + 1e-9


def _pecahan(left: Kuantitas, right: Kuantitas) -> bool:
    """Rounding explains a difference only between a number with decimals and one with fewer."""
    return rumus.langkah(left) != rumus.langkah(right)


def _anggaran_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """One program's budget in the PKs of two posts of one document."""
    facts: dict[tuple[str, str], list[tuple[int, Kuantitas]]] = {}
    for i, row in enumerate(bahan.rekaman.anggaran):
        if row.tingkat in ("program", "kegiatan") and row.periode and row.uraian and row.anggaran is not None:
            if row.anggaran.value is None or bahan.rekaman.dokumen.jenis == "pengukuran":
                continue
            facts.setdefault((f"{row.tingkat}/{kunci(row.uraian)}/{kunci(row.program)}", row.periode), []).append(
                (i, row.anggaran)
            )
    for prints in facts.values():
        values = [q.value for _, q in prints]
        if len(set(values)) < 2:
            continue
        main = max(values, key=values.count)
        first = next(i for i, q in prints if q.value == main)
        told: set[float] = set()
        for i, quantity in prints:
            if quantity.value == main or quantity.value is None or quantity.value in told:
                continue
            told.add(quantity.value)
            row = bahan.rekaman.anggaran[i]
            where = bahan.rekaman.anggaran[first].jabatan
            yield lapor(
                bahan,
                aturan,
                "nilai-berbeda",
                jalur=f"anggaran/{i}/anggaran",
                dasar=(f"anggaran/{first}/anggaran",),
                tempat=f"Anggaran {row.uraian}" + (f" ({row.jabatan})" if row.jabatan else ""),
                tercetak=quantity.raw,
                seharusnya=bahan.rekaman.anggaran[first].anggaran.raw,  # type: ignore[union-attr]
                hitungan=f"pada {where}" if where else "pada tabel lain",
            )


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
        if match is None or int(match[1]) == year or head in told:
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
