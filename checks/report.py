"""How a rule reports: one finding from its proof, with place, confidence and sentences filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypedDict, Unpack

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, bulat, kotak, kunci, teks
from petik.checks.wording import LANGUAGES, Joined, Language, Words, phrase, spoken
from petik.schemas.temuan import Kotak, Temuan, Tingkat

RAGU = 0.5  # confidence of a finding that a misreading would explain
TANDA_HURUF = 60  # letters of a name or a line that tell it from its neighbours


class Letak(TypedDict, total=False):
    """Where a finding stands.

    `jalur` is the place in the record; `sel` is the table cell or the sentence's figure instead, `halaman` the page
    where neither tells it. `tempat` is what the row is called.
    """

    jalur: str | None
    sel: Row | None
    halaman: int | None
    tempat: Words | None


class Bukti(Letak, total=False):
    """The parts of a proof. All texts in `Words` are told in both languages.

    `dasar` are the other readings that the proof rests on.
    `yakin` lowers the confidence where the proof itself is weaker than its readings; `terbukti` says that the running
    text proves what an uncertain arrangement of cells only suggests. `ragu` tells the misreading that would explain
    everything: the finding is marked and says so. `sebab`: see `Temuan`.
    """

    dasar: Sequence[str]
    tercetak: str | None
    seharusnya: str | None
    hitungan: Words | None
    tingkat: Tingkat | None
    yakin: float
    terbukti: bool
    ragu: Words | None
    sebab: str | None


def lapor(bahan: Bahan, aturan: Aturan, kode: str, **bukti: Unpack[Bukti]) -> Temuan:
    """A finding of rule *kode* from its proof."""
    entri, jalur, sel, sebab = aturan.entri[kode], bukti.get("jalur"), bukti.get("sel"), bukti.get("sebab")
    known = entri.sebab.get((sebab or "").partition("/")[0])
    keyakinan, page = _keyakinan(bahan, bukti), _halaman(bahan, bukti)
    told = {lang: _isian(lang, bukti) for lang in LANGUAGES}
    return Temuan(
        kode=kode,
        tingkat=bukti.get("tingkat") or (known.tingkat if known is not None and known.tingkat else entri.tingkat),
        dok_id=bahan.dok_id,
        tanda=tanda(kode, page, *_letak(bahan, jalur, sel, bukti.get("tercetak"))),
        jalur=jalur,
        halaman=page,
        **_tempat(bahan, jalur, sel),
        tercetak=bukti.get("tercetak"),
        seharusnya=bukti.get("seharusnya"),
        hitungan=told["id"]["hitungan"] or None,
        hitungan_en=told["en"]["hitungan"] or None,
        kalimat=((known.satu if known is not None else None) or entri.kalimat).format_map(told["id"]),
        kalimat_en=((known.satu_en if known is not None else None) or entri.kalimat_en).format_map(told["en"]),
        keyakinan=round(keyakinan, 3),
        periksa_pembacaan=keyakinan < aturan.keyakinan_minimal,
        sebab=sebab,
    )


def _keyakinan(bahan: Bahan, bukti: Bukti) -> float:
    """How sure it is that the document is wrong: the proof, and the least sure of the readings that it rests on."""
    yakin, jalur = bukti.get("yakin", 1.0), bukti.get("jalur")
    if bukti.get("ragu") is not None:
        yakin = min(yakin, RAGU)
    elif bukti.get("terbukti"):
        return yakin
    readings = bahan.keyakinan(*([jalur] if jalur else []), *bukti.get("dasar", ()))
    return min(yakin, readings, _yakin_sel(bukti.get("sel")))


def _halaman(bahan: Bahan, bukti: Bukti) -> int | None:
    page, jalur, sel = bukti.get("halaman"), bukti.get("jalur"), bukti.get("sel")
    if page is None and jalur:
        page = bahan.halaman(jalur)
    return (bulat(sel, "halaman") or None) if page is None and sel is not None else page


class _Tempat(TypedDict):
    kotak: Kotak | None
    tabel: int | None
    baris: int | None
    kolom: str | None


def _tempat(bahan: Bahan, jalur: str | None, sel: Row | None) -> _Tempat:
    if sel is None:
        asal = bahan.asal(jalur)
        column = jalur.rpartition("/")[2] if jalur else None
        return {"kotak": asal.kotak if asal is not None else None, "tabel": None, "baris": None, "kolom": column}
    column = (teks(sel, "kolom_baku") or str(bulat(sel, "kolom"))) if bulat(sel, "kolom") else None
    return {
        "kotak": kotak(sel), "tabel": bulat(sel, "tabel") or None, "baris": bulat(sel, "baris") or None, "kolom": column
    }  # fmt: skip


def _isian(language: Language, bukti: Bukti) -> dict[str, str]:
    tempat, hitungan, ragu = bukti.get("tempat"), bukti.get("hitungan"), bukti.get("ragu")
    if ragu is not None:
        doubt = phrase("mungkin-salah-baca", bacaan=ragu)
        hitungan = Joined((hitungan, doubt)) if hitungan else doubt
    return {
        "tempat": _nama(spoken(tempat or phrase("tanpa-nama"), language)),
        "tercetak": bukti.get("tercetak") or spoken(phrase("kosong"), language),
        "seharusnya": bukti.get("seharusnya") or "",
        "hitungan": spoken(hitungan, language) if hitungan else "",
    }


def tanda(*letak: object) -> str:
    """A finding's identity within its document, from what tells its place: ten hexadecimal digits."""
    return hashlib.sha256("|".join("" if part is None else str(part) for part in letak).encode()).hexdigest()[:10]


def _letak(bahan: Bahan, jalur: str | None, sel: Row | None, tercetak: str | None) -> tuple[str, ...]:
    """What tells a place: the row's name and the column; never the number of a row, which another row would shift.

    People are told apart by their role on the page: an identity must not give away a name.
    """
    if jalur is not None:
        kind, _, rest = jalur.partition("/")
        if kind == "pejabat":
            return (kind, *bahan.nama_baris(jalur))
        parts = [bahan.periode(jalur), *(p for p in rest.split("/")[1:] if not p.isdigit())]
        return (kind, *(kunci(n)[:TANDA_HURUF] for n in bahan.nama_baris(jalur)), *parts)
    if sel is not None:
        text = teks(sel, "teks") or teks(sel, "kalimat")
        return ("sel", teks(sel, "kolom_baku"), kunci(text)[:TANDA_HURUF], kunci(tercetak))
    return ("dokumen", kunci(tercetak))


def _yakin_sel(sel: Row | None) -> float:
    value = sel.get("keyakinan") if sel is not None else None
    return float(value) if isinstance(value, int | float) and value == value else 1.0


def _nama(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def angka(value: float) -> str:
    """A number as Indonesian readers write it: 1234567.5 gives "1.234.567,5"; at most two decimals."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if "." in f"{value:,.2f}" else f"{value:,.2f}"
    return whole.translate(str.maketrans(",.", ".,"))
