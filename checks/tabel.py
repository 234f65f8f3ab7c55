"""Rules on tables: mixed number formats, texts that a cell or page cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, bulat, kelompok, kunci, teks
from petik.checks.kosong import KOSONG, TERISI, Tilikan
from petik.checks.report import lapor
from petik.checks.wording import Words, phrase
from petik.normalise.values.angka import gaya
from petik.schemas.record import Anggaran, Asal, Indikator, Kuantitas
from petik.schemas.temuan import Temuan

# words that cannot end a text: "kelembagaan dan", "bagi produk ekspor yang"; "…; dan" only leads to the next item
BELUM_SELESAI = re.compile(
    r"(?<![;,:])\s(?:dan|yang|atau|serta|di|ke|dari|dengan|untuk|pada|dalam|bagi|oleh|terhadap|tentang|antara|dan/atau)\s*$"
)
KALI_SERATUS = re.compile(r"\s*\)?\s*[x×X]\s*100\s*%?\s*\)?\s*$")  # "… dan x 100%": what stands behind a fraction
EKOR = 6  # words by which a cell's text is found again in the running text
BUTIR_BARU = re.compile(r"^\s*(?:\d{1,2}|[a-z])\s*[|.)\[]")  # "8 |melaksanakan", "4. Jumlah"
FRACTION_LINE = re.compile(r"\s/\s")  # numerator / denominator
OCR_SERING = 3  # that many points in place of commas are no misreading
OCR_YAKIN = 0.9
OCR_RAGU = 0.6  # confidence of points and commas that OCR read


@dataclass(frozen=True)
class Cetakan:
    """One number as printed, its place in the record, and what the row is called."""

    jalur: str
    kuantitas: Kuantitas
    nama: str


def format_campur(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Both number formats among the unambiguous numbers of one table; the rarer one is shown.

    Formats without pages do not tell where a table ends: there the rows of one kegiatan are tested together, other rows
    each by itself.
    """
    groups: dict[tuple[object, ...], list[Cetakan]] = {}
    for i, row in enumerate(bahan.rekaman.indikator):
        key = _tabel_dari(row, "indikator", row.kegiatan, i)
        for j, value in enumerate(row.nilai):
            for name in ("target", "realisasi", "capaian"):
                _tambah(groups, key, f"indikator/{i}/nilai/{j}/{name}", getattr(value, name), row.indikator)
    for i, money in enumerate(bahan.rekaman.anggaran):
        key = _tabel_dari(money, "anggaran", money.uraian if money.tingkat == "kegiatan" else None, i)
        for name in ("anggaran", "realisasi", "persen"):
            _tambah(groups, key, f"anggaran/{i}/{name}", getattr(money, name), money.uraian)
    for prints in groups.values():
        yield from _campur(bahan, aturan, prints)


def _tabel_dari(row: Indikator | Anggaran, kind: str, kegiatan: str | None, i: int) -> tuple[object, ...]:
    if row.halaman is not None:
        return (kind, *kelompok(row))
    return ("kegiatan", *kelompok(row), kunci(row.program), kunci(kegiatan)) if kegiatan else (kind, i)


def _tambah(
    groups: dict[tuple[object, ...], list[Cetakan]],
    key: tuple[object, ...],
    jalur: str,
    quantity: Kuantitas | None,
    nama: str | None,
) -> None:
    if quantity is not None:
        groups.setdefault(key, []).append(Cetakan(jalur, quantity, nama or ""))


def _campur(bahan: Bahan, aturan: Aturan, prints: Sequence[Cetakan]) -> Iterator[Temuan]:
    styles: dict[str, list[Cetakan]] = {"id": [], "en": []}
    for p in prints:
        votes = set(gaya(p.kuantitas.raw)) | _ribuan(p.kuantitas)
        if len(votes) == 1:
            styles[votes.pop()].append(p)
    if not styles["id"] or not styles["en"]:
        return
    rare, often = sorted(styles.values(), key=len)
    doubtful = _diragukan(bahan.asal(rare[0].jalur))
    yield lapor(
        bahan,
        aturan,
        "format-campur",
        jalur=rare[0].jalur,
        dasar=(max((p.jalur for p in often), key=bahan.keyakinan),),
        tempat=rare[0].nama,
        tercetak=rare[0].kuantitas.raw,
        hitungan=phrase("cetakan-campur", n=len(rare), m=len(often), lain=often[0].kuantitas.raw),
        sebab="campur",
        yakin=OCR_RAGU if len(rare) < OCR_SERING and doubtful else 1.0,
        terbukti=not doubtful,
    )


def _diragukan(asal: Asal | None) -> bool:
    """True where OCR read the print, and not twice alike and surely."""
    return asal is not None and asal.sumber == "ocr" and (asal.bacaan_lain is not None or asal.keyakinan < OCR_YAKIN)


def _ribuan(quantity: Kuantitas) -> set[str]:
    """The style of a print whose value proves that its one mark groups: "741.709" read as 741709."""
    match = re.search(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,])", quantity.raw)
    if match is None or quantity.value is None or abs(quantity.value) < 1000:
        return set()
    return {"id" if match[1] == "." else "en"}


def tabel_terpotong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Texts of cells that end in a word that cannot end a text: the cell or the page cut them."""
    seen: set[tuple[str, str]] = set()
    for path, field, text in _teks(bahan):
        for piece in FRACTION_LINE.split(text) if path.endswith("/formulasi") else [text]:
            part = KALI_SERATUS.sub("", piece)
            cut = BELUM_SELESAI.search(part)
            place = (path.partition("/")[2].partition("/")[0] + path.partition("/")[0], part)
            if cut is None or place in seen or len(part.split()) < 3:
                continue
            seen.add(place)
            proven = _baris_berakhir(bahan, part)
            cell = _ujung_sel(bahan, path, part)
            if not proven and cell.terisi:
                continue
            yield lapor(
                bahan,
                aturan,
                "tabel-terpotong",
                jalur=path,
                tempat=field,
                tercetak=part.strip(),
                hitungan=phrase("berakhir-dengan", kata=cut[0].strip()),
                terbukti=proven,
                ragu=None if proven else cell.ragu,
                sebab="kata",
            )


def _ujung_sel(bahan: Bahan, path: str, text: str) -> Tilikan:
    """Whether the printed cell ends where *text* does: Petik may have lost its rest, or put it into the row below."""
    asal = bahan.asal(path)
    if asal is not None and asal.sumber == "dump":
        return KOSONG  # lines of a dump are no cells
    place = bahan.letak_baris(path)
    found = bahan.baris_sel(path)
    if place is None or found is None:
        return Tilikan(ragu=phrase("sel-tidak-ditemukan")) if bahan.tabel else KOSONG
    cell, (kisi, number) = found[0], place
    tail, whole = kunci(" ".join(text.split()[-EKOR:])), kunci(teks(cell, "teks"))
    if not whole.endswith(tail):
        return TERISI
    column = bulat(cell, "kolom")
    below = [c for row in kisi.baris[number + 1 : number + 2] for c in row if bulat(c, "kolom") == column]
    if any(teks(c, "teks").strip()[:1].islower() for c in below):
        return TERISI
    if number == len(kisi.baris) - 1 or not below:
        return Tilikan(ragu=phrase("sambungan-halaman"))
    longer = any(len(k) > len(whole) and k.startswith(whole) for k in _sel_utuh(bahan))
    return KOSONG if longer else Tilikan(ragu=phrase("sel-tidak-utuh"))


def _sel_utuh(bahan: Bahan) -> Iterator[str]:
    """The texts of all cells: one that begins as the cut one does proves that it goes on."""
    return (kunci(teks(c, "teks")) for c in bahan.tabel)


def _baris_berakhir(bahan: Bahan, text: str) -> bool:
    """True where a line of the running text ends as *text* does and the next line begins with another item's number."""
    tail = kunci(" ".join(text.split()[-EKOR:]))
    lines = [teks(line, "teks") for line in bahan.naskah]
    return any(kunci(line).endswith(tail) and BUTIR_BARU.match(after) for line, after in pairwise(lines))


def _teks(bahan: Bahan) -> Iterator[tuple[str, Words, str]]:
    """Every text of a table cell: its path, what it is, and its print; a merged cell once."""
    before: dict[str, str] = {}
    parents = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
    names = (*parents, "indikator", "formulasi", "sumber_data", "penanggung_jawab")
    for i, row in enumerate(bahan.rekaman.indikator):
        for name in names:
            text = getattr(row, name)
            if text and before.get(name) != text:
                of = (row.jabatan or row.indikator or "")[:60]
                yield f"indikator/{i}/{name}", phrase("isian", isian=phrase(f"isian-{name}"), nama=of), text
            before[name] = text or ""
    for i, duty in enumerate(bahan.rekaman.jabatan):
        for name, items in (("tugas", duty.tugas), ("fungsi", duty.fungsi)):
            for j, text in enumerate(items):
                yield f"jabatan/{i}/{name}/{j}", phrase(f"butir-{name}", n=j + 1, jabatan=duty.jabatan or ""), text
    for i, money in enumerate(bahan.rekaman.anggaran):
        if money.uraian:
            yield f"anggaran/{i}/uraian", phrase("uraian-anggaran"), money.uraian
