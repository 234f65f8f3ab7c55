"""How a rule reports: one finding from its proof, with place, confidence and sentences filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypedDict, Unpack

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import LANGUAGES, Joined, Language, Words, phrase, spoken
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, box_of, text_of, whole_of
from petik.schemas.temuan import Kotak, Temuan, Tingkat

DOUBTFUL = 0.5  # confidence of a finding that a misreading would explain
MARK_LETTERS = 60  # letters of a name or a line that tell it from its neighbours


class Where(TypedDict, total=False):
    """Where a finding stands.

    `jalur` is the place in the record; `cell` is the table cell or the sentence's figure instead, `halaman` the page
    where neither tells it. `tempat` is what the row is called.
    """

    jalur: str | None
    cell: Row | None
    halaman: int | None
    tempat: Words | None


class Proof(Where, total=False):
    """The parts of a proof. All texts in `Words` are told in both languages.

    `rests_on` are the other readings that the proof rests on.
    `sure` lowers the confidence where the proof itself is weaker than its readings; `proven` says that the running
    text proves what an uncertain arrangement of cells only suggests. `doubt` tells the misreading that would explain
    everything: the finding is marked and says so. `sebab`: see `Temuan`.
    """

    rests_on: Sequence[str]
    tercetak: str | None
    seharusnya: str | None
    hitungan: Words | None
    tingkat: Tingkat | None
    sure: float
    proven: bool
    doubt: Words | None
    sebab: str | None


def finding(material: Material, aturan: Aturan, kode: str, **proof: Unpack[Proof]) -> Temuan:
    """A finding of rule *kode* from its proof."""
    entry, jalur, cell, sebab = aturan.entries[kode], proof.get("jalur"), proof.get("cell"), proof.get("sebab")
    known = entry.sebab.get((sebab or "").partition("/")[0])
    keyakinan, page = _sureness(material, proof), _page(material, proof)
    told = {lang: _filling(lang, proof) for lang in LANGUAGES}
    return Temuan(
        kode=kode,
        tingkat=proof.get("tingkat") or (known.tingkat if known is not None and known.tingkat else entry.tingkat),
        dok_id=material.dok_id,
        tanda=mark_of(kode, page, *_place_names(material, jalur, cell, proof.get("tercetak"))),
        jalur=jalur,
        halaman=page,
        **_where_it_stands(material, jalur, cell),
        tercetak=proof.get("tercetak"),
        seharusnya=proof.get("seharusnya"),
        hitungan=told["id"]["hitungan"] or None,
        hitungan_en=told["en"]["hitungan"] or None,
        kalimat=((known.satu if known is not None else None) or entry.kalimat).format_map(told["id"]),
        kalimat_en=((known.satu_en if known is not None else None) or entry.kalimat_en).format_map(told["en"]),
        keyakinan=round(keyakinan, 3),
        periksa_pembacaan=keyakinan < aturan.keyakinan_minimal,
        sebab=sebab,
    )


def _sureness(material: Material, proof: Proof) -> float:
    """How sure it is that the document is wrong: the proof, and the least sure of the readings that it rests on."""
    sure, jalur = proof.get("sure", 1.0), proof.get("jalur")
    if proof.get("doubt") is not None:
        sure = min(sure, DOUBTFUL)
    elif proof.get("proven"):
        return sure
    readings = material.confidence(*([jalur] if jalur else []), *proof.get("rests_on", ()))
    return min(sure, readings, _cell_sureness(proof.get("cell")))


def _page(material: Material, proof: Proof) -> int | None:
    page, jalur, cell = proof.get("halaman"), proof.get("jalur"), proof.get("cell")
    if page is None and jalur:
        page = material.page(jalur)
    return (whole_of(cell, "halaman") or None) if page is None and cell is not None else page


class _Place(TypedDict):
    kotak: Kotak | None
    tabel: int | None
    baris: int | None
    kolom: str | None


def _where_it_stands(material: Material, jalur: str | None, cell: Row | None) -> _Place:
    if cell is None:
        asal = material.origin(jalur)
        column = jalur.rpartition("/")[2] if jalur else None
        return {"kotak": asal.kotak if asal is not None else None, "tabel": None, "baris": None, "kolom": column}
    column = (text_of(cell, "kolom_baku") or str(whole_of(cell, "kolom"))) if whole_of(cell, "kolom") else None
    return {
        "kotak": box_of(cell),
        "tabel": whole_of(cell, "tabel") or None,
        "baris": whole_of(cell, "baris") or None,
        "kolom": column,
    }


def _filling(language: Language, proof: Proof) -> dict[str, str]:
    tempat, hitungan, other = proof.get("tempat"), proof.get("hitungan"), proof.get("doubt")
    if other is not None:
        doubt = phrase("mungkin-salah-baca", bacaan=other)
        hitungan = Joined((hitungan, doubt)) if hitungan else doubt
    return {
        "tempat": _cut_short(spoken(tempat or phrase("tanpa-nama"), language)),
        "tercetak": proof.get("tercetak") or spoken(phrase("kosong"), language),
        "seharusnya": proof.get("seharusnya") or "",
        "hitungan": spoken(hitungan, language) if hitungan else "",
    }


def mark_of(*where: object) -> str:
    """A finding's identity within its document, from what tells its place: ten hexadecimal digits."""
    return hashlib.sha256("|".join("" if part is None else str(part) for part in where).encode()).hexdigest()[:10]


def _place_names(material: Material, jalur: str | None, cell: Row | None, tercetak: str | None) -> tuple[str, ...]:
    """What tells a place: the row's name and the column; never the number of a row, which another row would shift.

    People are told apart by their role on the page: an identity must not give away a name.
    """
    if jalur is not None:
        kind, _, rest = jalur.partition("/")
        if kind == "pejabat":
            return (kind, *material.row_name(jalur))
        parts = [material.period(jalur), *(p for p in rest.split("/")[1:] if not p.isdigit())]
        return (kind, *(key_of(n)[:MARK_LETTERS] for n in material.row_name(jalur)), *parts)
    if cell is not None:
        text = text_of(cell, "teks") or text_of(cell, "kalimat")
        return ("sel", text_of(cell, "kolom_baku"), key_of(text)[:MARK_LETTERS], key_of(tercetak))
    return ("dokumen", key_of(tercetak))


def _cell_sureness(cell: Row | None) -> float:
    value = cell.get("keyakinan") if cell is not None else None
    return float(value) if isinstance(value, int | float) and value == value else 1.0


def _cut_short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def as_printed(value: float) -> str:
    """A number as Indonesian readers write it: 1234567.5 gives "1.234.567,5"; at most two decimals."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if "." in f"{value:,.2f}" else f"{value:,.2f}"
    return whole.translate(str.maketrans(",.", ".,"))
