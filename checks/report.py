"""How a rule reports: one finding from its proof, with place, confidence and sentences filled in."""

from __future__ import annotations

from collections.abc import Sequence

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, bulat, kotak, teks
from petik.schemas.temuan import Temuan, Tingkat


def lapor(
    bahan: Bahan,
    aturan: Aturan,
    kode: str,
    *,
    jalur: str | None = None,
    dasar: Sequence[str] = (),
    sel: Row | None = None,
    halaman: int | None = None,
    tempat: str | None = None,
    tercetak: str | None = None,
    seharusnya: str | None = None,
    hitungan: str | None = None,
    tingkat: Tingkat | None = None,
    yakin: float = 1.0,
    terbukti: bool = False,
) -> Temuan:
    """A finding of rule *kode*.

    *jalur* is the place in the record, *dasar* the other readings that the proof rests on; *sel* is the table cell
    or the sentence's figure instead. *yakin* lowers the confidence where the proof itself is weaker than its readings;
    *terbukti* says that the running text proves what an uncertain arrangement of cells only suggests.
    """
    entri = aturan.entri[kode]
    asal = bahan.asal(jalur)
    isian = {
        "tempat": _nama(tempat),
        "tercetak": tercetak or "(kosong)",
        "seharusnya": seharusnya or "",
        "hitungan": hitungan or "",
    }
    keyakinan = yakin if terbukti else min(yakin, bahan.keyakinan(*([jalur] if jalur else []), *dasar), _yakin_sel(sel))
    page = halaman
    if page is None and jalur:
        page = bahan.halaman(jalur)
    if page is None and sel is not None:
        page = bulat(sel, "halaman") or None
    return Temuan(
        kode=kode,
        tingkat=tingkat or entri.tingkat,
        dok_id=bahan.dok_id,
        jalur=jalur,
        halaman=page,
        kotak=kotak(sel) if sel is not None else (asal.kotak if asal is not None else None),
        tabel=(bulat(sel, "tabel") or None) if sel is not None else None,
        baris=(bulat(sel, "baris") or None) if sel is not None else None,
        kolom=(teks(sel, "kolom_baku") or str(bulat(sel, "kolom")) if bulat(sel, "kolom") else None)
        if sel is not None
        else (jalur.rpartition("/")[2] if jalur else None),
        tercetak=tercetak,
        seharusnya=seharusnya,
        hitungan=hitungan,
        kalimat=entri.kalimat.format_map(isian),
        kalimat_en=entri.kalimat_en.format_map(isian),
        keyakinan=round(keyakinan, 3),
        periksa_pembacaan=keyakinan < aturan.keyakinan_minimal,
    )


def _yakin_sel(sel: Row | None) -> float:
    value = sel.get("keyakinan") if sel is not None else None
    return float(value) if isinstance(value, int | float) and value == value else 1.0


def _nama(text: str | None, most: int = 120) -> str:
    text = text or "(tanpa nama)"
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def angka(value: float) -> str:
    """A number as Indonesian readers write it: 1234567.5 gives "1.234.567,5"; at most two decimals."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if "." in f"{value:,.2f}" else f"{value:,.2f}"
    return whole.translate(str.maketrans(",.", ".,"))
