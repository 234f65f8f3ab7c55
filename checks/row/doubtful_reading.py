"""The rule on Petik itself: numbers of a scan that were not read surely enough to stand without a mark."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Joined, Words, phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.schemas.temuan import Temuan


def bacaan_ragu(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers and NIPs read from an image with less confidence than `keyakinan_minimal`, with what else they may be.

    Text dumps are not told of: their letters are as they came, doubtful is which cell a value belongs to.
    """
    for path, raw in _prints(material):
        asal = material.record.asal.get(path)
        if asal is None or asal.sumber != "ocr" or asal.keyakinan >= aturan.keyakinan_minimal:
            continue
        told = [phrase("keyakinan", nilai=f"{round(asal.keyakinan * 100)}%")]
        if asal.dikoreksi and asal.dikoreksi != raw:
            told.append(phrase("bacaan-pertama", cetakan=asal.dikoreksi))
        if asal.bacaan_lain and asal.bacaan_lain not in (raw, asal.dikoreksi):
            told.append(phrase("bacaan-kedua", cetakan=asal.bacaan_lain))
        yield finding(
            material,
            aturan,
            "bacaan-ragu",
            jalur=path,
            tempat=_value_name(material, path),
            tercetak=raw,
            seharusnya=asal.bacaan_lain,
            hitungan=Joined(tuple(told)),
            sebab="pindaian",
        )


def _prints(material: Material) -> Iterator[tuple[str, str]]:
    for path, quantity in material.quantities():
        if any(c.isdecimal() for c in quantity.raw):
            yield path, quantity.raw
    for i, person in enumerate(material.record.pejabat):
        if person.nip_raw:
            yield f"pejabat/{i}/nip", person.nip_raw


def _value_name(material: Material, path: str) -> Words:
    """What the row is called, and which of its values it is: "Jumlah koperasi aktif, target 2023"."""
    kind, index, *rest = path.split("/")
    if kind == "pejabat":
        return f"NIP {material.record.pejabat[int(index)].nama}"
    if kind == "anggaran":
        nama = material.record.anggaran[int(index)].uraian or phrase("jumlah")
        return phrase(f"kolom-{rest[-1]}", nama=nama, periode="")
    row = material.record.indikator[int(index)]
    name = row.indikator or row.kegiatan or row.program or row.sasaran or phrase("tanpa-nama")
    return phrase(f"kolom-{rest[-1]}", nama=name, periode=f" {row.nilai[int(rest[1])].periode}")
