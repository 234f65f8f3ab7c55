"""The matrix of offices and the page of one office, as their templates fill them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.reports.content.images import Picture, png_picture
from petik.reports.content.sources import Sources
from petik.reports.content.words import Words
from petik.reports.office.agreement import Pasang, Sisi
from petik.reports.office.figures import Angka
from petik.reports.office.matrix import Keadaan, Sel
from petik.reports.office.part import OfficePart
from petik.reports.office.tree import Simpul
from petik.reports.page.files import file_name
from petik.schemas.kiriman import Kolom
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan, Tingkat

STATES: tuple[Keadaan, ...] = ("ada", "versi", "tak_terbaca", "hilang", "kosong")
STATE_SIGNS: dict[Keadaan, str] = {"ada": "✔", "versi": "✔+", "tak_terbaca": "?", "hilang": "✗", "kosong": "·"}
SEVERITIES: tuple[Tingkat, ...] = ("galat", "peringatan", "catatan")
MILLION = 1e6
NOTHING = "–"
MOST_PAIRS_WITH_PICTURES = 20  # of an office: differing indicators whose places are shown


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: its state, sign and words."""

    state: Keadaan
    sign: str
    label: str
    nama: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A row of the matrix as the template writes it."""

    nama: str
    tahun: str
    link: str | None
    cells: tuple[Cell, ...]
    lengkap: str
    temuan: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionRows:
    nama: str
    kantor: tuple[OfficeRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a pair: which document, where to open it, on which page."""

    label: str
    berkas: str
    link: str | None
    halaman: str


@dataclass(frozen=True, slots=True)
class PairRow:
    keadaan: str
    nama: str
    cells: tuple[str, ...]
    places: tuple[Place, ...]
    pictures: tuple[tuple[str, Picture], ...]


@dataclass(frozen=True, slots=True)
class PairTable:
    """One comparison of an office's page."""

    id: str
    judul: str
    arti: str
    heads: tuple[str, ...]
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class OfficeContent:
    """What a page of one office says before its findings."""

    listed: tuple[Cell, ...]
    told: tuple[tuple[str, str], ...]
    yatim: tuple[str, ...]
    bandings: tuple[PairTable, ...]
    pohon: tuple[Simpul, ...]


def office_files(parts: Sequence[OfficePart]) -> list[str | None]:
    """The names of the offices' pages; None for documents whose office nobody knows."""
    taken: set[str] = set()
    out: list[str | None] = []
    for part in parts:
        b = part.baris
        if b.perangkat_daerah is None:
            out.append(None)
            continue
        name = f"{b.wilayah or ''} {b.perangkat_daerah} {b.tahun or ''}".strip()
        out.append(file_name(b.kode_wilayah or "", name, taken))
    return out


def shown_columns(parts: Sequence[OfficePart], kolom: Sequence[Kolom]) -> list[Kolom]:
    """The columns that say anything: what nobody handed in and nobody expects is left out."""
    return [k for k in kolom if any(part.baris.sel[k.kunci].keadaan != "kosong" for part in parts)]


def matrix_content(
    parts: Sequence[OfficePart], kolom: Sequence[Kolom], links: Sequence[str | None], words: Words
) -> dict[str, object]:
    """The values of `matriks.html.j2`; {} where there is no office."""
    if not parts:
        return {"office_regions": []}
    shown = shown_columns(parts, kolom)
    regions: dict[str, list[OfficeRow]] = {}
    for part, link in zip(parts, links, strict=True):
        regions.setdefault(part.baris.wilayah or words("wilayah_kosong"), []).append(_row(part, shown, link, words))
    return {
        "office_regions": [RegionRows(name, tuple(rows)) for name, rows in regions.items()],
        "office_columns": shown,
        "office_states": STATES,
        "state_signs": STATE_SIGNS,
    }


def _row(part: OfficePart, kolom: Sequence[Kolom], link: str | None, words: Words) -> OfficeRow:
    b, a = part.baris, part.angka
    done, wanted = b.lengkap
    return OfficeRow(
        b.perangkat_daerah or words("perangkat_lain"),
        str(b.tahun) if b.tahun is not None else "",
        link,
        tuple(cell_of(b.sel[k.kunci], k, words) for k in kolom),
        f"{done}/{wanted}" if wanted else NOTHING,
        tuple(words.number(a.temuan.get(t, 0)) for t in SEVERITIES),
        tuple(figure for _, figure in figures_told(a, words)),
    )


def cell_of(sel: Sel, kolom: Kolom, words: Words) -> Cell:
    """The cell of *sel* in words."""
    state = words(f"keadaan_{sel.keadaan}")
    files = "; ".join(sel.dokumen) or "; ".join(sel.berkas)
    if sel.di_dalam is not None:
        label = words("sel_dalam", berkas=sel.di_dalam)
    elif sel.keadaan == "versi":
        label = words("sel_versi", keadaan=state, berkas="; ".join(sel.dokumen), versi="; ".join(sel.berkas))
    else:
        label = words("sel_dokumen", keadaan=state, berkas=files) if files else state
    name = kolom.id if words.bahasa == "id" else kolom.en
    return Cell(sel.keadaan, STATE_SIGNS[sel.keadaan], label, name)


def figures_told(a: Angka, words: Words) -> list[tuple[str, str]]:
    """An office's figures by their names, in the order of the matrix."""
    c, b = a.cascading, a.banding
    return [
        (words("bertarget"), words.number(a.bertarget)),
        (words("berealisasi"), words.number(a.berealisasi)),
        (words("capaian_median"), decimal(a.capaian_median, words)),
        (words("di_atas"), share(a.di_atas, words)),
        (words("di_bawah"), share(a.di_bawah, words)),
        (words("pagu"), millions(a.pagu, words)),
        (words("realisasi_anggaran"), millions(a.realisasi, words)),
        (words("pk_lkip_indikator"), share(b.persen_indikator if b else None, words)),
        (words("pk_lkip_rupiah"), share(b.persen_anggaran if b else None, words)),
        (words("cascading_milik"), words("milik", n=c.dimiliki, semua=c.semua) if c else NOTHING),
    ]


def decimal(value: float | None, words: Words) -> str:
    """A number with two decimals at most, as readers write it."""
    if value is None:
        return NOTHING
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if words.bahasa == "id" else text


def share(value: float | None, words: Words) -> str:
    """A share in per cent without decimals; cut off, so that 99.9 is not shown as 100."""
    return NOTHING if value is None else words.percent(value / 100)


def millions(value: float | None, words: Words) -> str:
    return NOTHING if value is None else words.number(round(value / MILLION))


def office_content(part: OfficePart, kolom: Sequence[Kolom], sources: Sources, words: Words) -> OfficeContent:
    """What the page of *part* says of it; places of differing figures are drawn."""
    a = part.angka
    cells = [cell_of(part.baris.sel[k.kunci], k, words) for k in kolom]
    told = [(name, figure) for name, figure in figures_told(a, words) if figure != NOTHING]
    if a.sumber is not None:
        told.append((words("sumber_pagu"), a.sumber))
    return OfficeContent(
        tuple(c for c in cells if c.state != "kosong"),
        tuple(told),
        a.cascading.yatim if a.cascading else (),
        tuple(_tables(a, sources, words)),
        part.pohon,
    )


def _tables(a: Angka, sources: Sources, words: Words) -> Iterator[PairTable]:
    if a.banding is None:
        return
    kinds = (
        ("banding", a.banding.indikator, "banding_nama", "banding_target", "banding_capaian"),
        ("banding_program", a.banding.program, "banding_nama_program", "banding_pagu", "banding_persen"),
    )
    for key, pairs, name, target, printed in kinds:
        if not pairs:
            continue
        heads = (name, f"{target}_pk", f"{target}_lkip", "banding_realisasi", printed, "banding_hitungan",
                 "banding_selisih", "banding_tempat")  # fmt: skip
        drawn = [p for p in pairs if p.keadaan != "sama" or p.selisih is not None][:MOST_PAIRS_WITH_PICTURES]
        rows = tuple(_pair(p, sources, words, any(p is other for other in drawn)) for p in pairs)
        yield PairTable(key, words(key), words(f"{key}_arti"), tuple(words(head) for head in heads), rows)


def _pair(p: Pasang, sources: Sources, words: Words, drawn: bool) -> PairRow:
    sides = [(label, side) for label, side in (("PK", p.pk), ("LKIP", p.lkip)) if side is not None]
    reported = p.lkip
    cells = (
        raw(p.pk.target if p.pk else None),
        raw(reported.target if reported else None),
        raw(reported.realisasi if reported else None),
        raw(reported.capaian if reported else None),
        decimal(p.hitungan, words),
        decimal(p.selisih, words),
    )
    pictures = [(label, found) for label, side in sides if drawn and (found := _picture(side, sources)) is not None]
    return PairRow(p.keadaan, p.nama, cells, tuple(_place(x, s, sources, words) for x, s in sides), tuple(pictures))


def raw(quantity: Kuantitas | None) -> str:
    """A quantity as printed, with its unit where the print does not hold it."""
    if quantity is None:
        return NOTHING
    unit = quantity.satuan or ""
    return quantity.raw if not unit or unit.casefold() in quantity.raw.casefold() else f"{quantity.raw} {unit}"


def _place(label: str, side: Sisi, sources: Sources, words: Words) -> Place:
    t = side.tempat
    page = words("halaman", n=t.halaman) if t.halaman is not None else ""
    return Place(label, sources.berkas.get(t.dok_id, t.dok_id), sources.link(t.dok_id, t.halaman), page)


def _picture(side: Sisi, sources: Sources) -> Picture | None:
    """The place of a side, cut out of its page."""
    t = side.tempat
    if t.kotak is None or t.halaman is None:
        return None
    asked = Temuan(
        kode="pasang", tingkat="catatan", dok_id=t.dok_id, halaman=t.halaman, kotak=t.kotak, kalimat="", kalimat_en=""
    )
    content = sources.draw(asked)
    return png_picture(content) if content is not None else None
