"""A parsed document to its record: prints become values, each with its origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TypeVar, cast

from petik.ingest.page import Document
from petik.normalise.asal import Jejak
from petik.normalise.office import identitas
from petik.normalise.people.nama import jabatan as clean_jabatan
from petik.normalise.people.nama import nama as clean_nama
from petik.normalise.people.nip import digits_of
from petik.normalise.people.orang import saling_bukti
from petik.normalise.people.pangkat import pangkat_utuh
from petik.normalise.susunan import ditimbang
from petik.normalise.values.angka import Angka, Konteks, baca, gaya, kosong
from petik.normalise.values.periode import PART, PLANNED, lengkapi
from petik.normalise.values.satu_periode import satukan_anggaran, satukan_nilai
from petik.normalise.values.satuan import dalam_kurung, satuan_baris
from petik.normalise.values.teks import clean_text, plain
from petik.parsers.barrier import At
from petik.parsers.columns.unused import twin_columns
from petik.parsers.model import AnggaranRow, IndikatorRow, JabatanRow, NilaiRow, ParsedDocument, PejabatRow, Print
from petik.schemas.keyakinan import CERTAIN, DOUBTED
from petik.schemas.record import (
    Anggaran,
    Indikator,
    Jabatan,
    Kuantitas,
    Nilai,
    Pejabat,
    Peran,
    Rekaman,
    TingkatAnggaran,
    TingkatIndikator,
)

INDIKATOR_TEXTS = (
    "jabatan", "tujuan", "sasaran", "program", "kegiatan", "subkegiatan", "indikator", "formulasi", "sumber_data",
    "satuan", "penanggung_jawab",
)  # fmt: skip
INDIKATOR_LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
ANGGARAN_LEVELS = ("program", "kegiatan", "subkegiatan", "belanja", "jumlah")
_PrintedRow = TypeVar("_PrintedRow", PejabatRow, JabatanRow, IndikatorRow, AnggaranRow)
_Item = TypeVar("_Item", Pejabat, Jabatan, Indikator, Anggaran)
GRADE = re.compile(r"^[A-D]{1,3}[+-]?\s*(?:\(|$)")  # "BB", "B (65)": a heading's unit does not count for grades
IN_FULL = 10**12  # rupiah: more than an office's row holds
UNKNOWN_YEAR = "0000"  # a period must be given; this one says that the document names no year


class _Builder:
    """Shared state of one record: origins, number styles, the year that periods hang on."""

    def __init__(self, document: Document, parsed: ParsedDocument) -> None:
        self.jejak, self.barrier = Jejak(), parsed.barrier
        self.dokumen = identitas.susun(parsed, document.name, document.paginated, self.jejak)
        guess = identitas.tahun_dugaan(parsed.identity)
        self.tahun = self.dokumen.tahun or guess
        self.akhir = parsed.identity.akhir_renstra
        self.konteks = _contexts(parsed)
        self.terbuka = {i for i, table in enumerate(parsed.tables) if table.method != "ruled"}
        self.berkembar = twin_columns(parsed)
        self.tanpa_garis: set[str] = set()  # paths of numbers that stand in tables without rulings
        self.kolom_kembar: set[str] = set()  # …and in tables in which columns of figures have one heading

    def periode(self, printed: str) -> str:
        found = lengkapi(printed, self.tahun, self.akhir)
        return found or (f"{UNKNOWN_YEAR}-{printed}" if PART.match(printed) else UNKNOWN_YEAR)

    def year_note(self, printed: str) -> str | None:
        """Why the year of a period is doubtful, None where the column or the document's title names it."""
        if printed[:4].isdecimal():
            return None
        if (planned := PLANNED.match(printed)) is not None:
            known = f"dihitung dari Renstra yang berakhir {self.akhir}" if self.akhir else "masa Renstra tidak disebut"
            return f"tahun ke-{planned['nth']}, {known}"
        if printed == "AKHIR":
            return None if self.akhir is not None else "tahun akhir Renstra tidak disebut, dipakai tahun dokumen"
        if self.dokumen.tahun is not None:
            return None
        return "tahun periode diduga, judul tidak menyebut tahun" if self.tahun else "dokumen tidak menyebut tahun"

    def text(self, path: str, found: Print | None, clean: bool = True) -> str | None:
        if found is None:
            return None
        out = clean_text(found.text) if clean else (plain(found.text) or None)
        if out is not None:
            self.jejak.catat(path, found)
        return out

    def texts(self, path: str, found: Iterable[Print]) -> list[str]:
        """The texts of a list, each with its origin under its place in what is left of it."""
        out: list[str] = []
        for item in found:
            text = self.text(f"{path}/{len(out)}", item)
            if text is not None:
                out.append(text)
        return out

    def quantity(
        self,
        path: str,
        found: Print | None,
        row: NilaiRow | AnggaranRow,
        table: int | None,
        *,
        uang: bool = False,
        satuan: str | None = None,
    ) -> Kuantitas | None:
        """The quantity of a print of *row*; None for blanks and dashes, value None for what is not one number."""
        if found is None or kosong(found.text):
            return None
        raw = plain(found.text)
        satuan = satuan or (found.satuan if not GRADE.match(raw) else None)
        read: Angka = baca(raw, uang=uang, satuan=satuan, konteks=self.konteks[table, uang])
        if found.date and read.value is not None:
            read = Angka(None, None, CERTAIN, "sel tanggal, bukan angka")
        read, times = _scaled(read, found.kali)
        doubts = (read.alasan if read.value is None or read.keyakinan < 1 else None, self.year_note(row.periode), times)
        self.jejak.catat(path, found, read.keyakinan, "; ".join(d for d in doubts if d) or None)
        if table in self.terbuka:
            self.tanpa_garis.add(path)
        if table in self.berkembar:
            self.kolom_kembar.add(path)
        unit = read.satuan or (satuan if read.value is not None else None)
        return Kuantitas(raw=raw, value=read.value, satuan=unit)


def _scaled(read: Angka, factor: int) -> tuple[Angka, str | None]:
    """The number times the factor that its heading gives ("(Rp. 000)", "(juta)"), and the word on it.

    Offices leave such a heading above amounts that they print in full: what would come to a trillion and more stands as
    it is printed, in doubt.
    """
    if factor == 1 or read.value is None:
        return read, None
    product = _times(read.value, factor)
    if abs(product) < IN_FULL:
        return replace(read, value=product), f"dikalikan {factor} menurut judul kolom"
    why = f"judul kolom menyebut satuan {factor}, tetapi angkanya tampak ditulis penuh: tidak dikalikan"
    return replace(read, keyakinan=min(read.keyakinan, DOUBTED)), why


def _times(value: int | float, factor: int) -> int | float:
    """The product without float noise: 2554,3 juta is 2554300000."""
    product = Decimal(str(value)) * factor
    return int(product) if product == product.to_integral_value() else float(product)


def build_record(document: Document, parsed: ParsedDocument) -> Rekaman:
    """The record of one file; page numbers are null where the format has no pages.

    A row that cannot be made a record's is left out and noted with `parsed.barrier`; else pure.
    """
    make, barrier = _Builder(document, parsed), parsed.barrier
    people = barrier.result(lambda: saling_bukti(parsed.pejabat), parsed.pejabat, At("pejabat yang disebut dua kali"))
    budgets = barrier.result(
        lambda: satukan_anggaran(parsed.anggaran, make.periode), parsed.anggaran, At("anggaran yang terbagi dua baris")
    )
    rekaman = Rekaman(
        dokumen=make.dokumen,
        pejabat=_made("pejabat", _pejabat, make, people),
        jabatan=_made("jabatan", _jabatan, make, parsed.jabatan),
        indikator=_made("indikator", _indikator, make, parsed.indikator),
        anggaran=_made("anggaran", _anggaran, make, budgets),
        asal=make.jejak.asal,
    )
    weighing = partial(ditimbang, rekaman, make.tanpa_garis, make.kolom_kembar, document.pages)
    return barrier.result(weighing, rekaman, At("susunan angka pindaian"))


def _made(
    name: str, item: Callable[[_Builder, int, _PrintedRow], _Item | None], make: _Builder, rows: Sequence[_PrintedRow]
) -> list[_Item]:
    """The items of a list that could be made; origins count those that are left."""
    out: list[_Item] = []
    for row in rows:
        known = len(make.jejak.asal)
        table = getattr(row, "table", None)
        found: _Item | None = None
        with make.barrier.around(At(f"nilai {name}", row.page, table + 1 if table is not None else None)):
            found = item(make, len(out), row)
        if found is not None:
            out.append(found)
        else:
            make.jejak.lupakan_sejak(known)
    return out


def _contexts(parsed: ParsedDocument) -> defaultdict[tuple[int | None, bool], Konteks]:
    """How numbers are grouped, per table and kind of column (money or not)."""
    out: defaultdict[tuple[int | None, bool], Konteks] = defaultdict(Konteks)
    for row in parsed.indikator:
        for nilai in row.nilai:
            for found in (nilai.target, nilai.realisasi, nilai.capaian):
                if found is not None:
                    out[row.table, False].kolom.update(gaya(found.text))
    for budget in parsed.anggaran:
        for name in ("anggaran", "realisasi"):
            if name in budget.fields:
                out[budget.table, True].kolom.update(gaya(budget.fields[name].text))
    return out


def _pejabat(make: _Builder, index: int, row: PejabatRow) -> Pejabat | None:
    """None for people without a name."""
    path = f"pejabat/{index}"
    name = clean_nama(row.fields["nama"].text) if "nama" in row.fields else None
    if name is None:
        return None
    make.jejak.catat(f"{path}/nama", row.fields["nama"])
    nip = row.fields.get("nip")
    digits = digits_of(nip.text) if nip is not None else None
    post = row.fields.get("jabatan")
    found_post = clean_jabatan(post.text) if post is not None else None
    if post is not None and found_post is not None:
        make.jejak.catat(f"{path}/jabatan", post)
    if nip is not None and digits is not None:
        make.jejak.catat(f"{path}/nip", nip)
    return Pejabat(
        nama=name,
        nip_raw=plain(nip.text) if nip is not None and digits is not None else None,
        nip=digits,
        jabatan=found_post,
        pangkat=make.text(f"{path}/pangkat", pangkat_utuh(row.fields.get("pangkat")), clean=False),
        peran=cast(Peran, row.peran),
        halaman=row.page,
    )


def _jabatan(make: _Builder, index: int, row: JabatanRow) -> Jabatan:
    path = f"jabatan/{index}"
    return Jabatan(
        jabatan=make.text(f"{path}/jabatan", row.jabatan),
        tugas=make.texts(f"{path}/tugas", row.tugas),
        fungsi=make.texts(f"{path}/fungsi", row.fungsi),
        halaman=row.page,
    )


def _indikator(make: _Builder, index: int, row: IndikatorRow) -> Indikator:
    path = f"indikator/{index}"
    texts = {name: make.text(f"{path}/{name}", row.fields.get(name)) for name in INDIKATOR_TEXTS}
    bracket = dalam_kurung(texts["indikator"] or "")
    unit = texts["satuan"]
    values = satukan_nilai(row.nilai, make.periode)
    nilai = [_nilai(make, f"{path}/nilai/{i}", n, row, unit, bracket) for i, n in enumerate(values)]
    cells = [q.satuan for n in nilai for q in (n.target, n.realisasi) if q is not None]
    return Indikator(
        tingkat=cast(TingkatIndikator, row.tingkat) if row.tingkat in INDIKATOR_LEVELS else None,
        nilai=nilai,
        halaman=row.page,
        **{**texts, "satuan": satuan_baris(unit, cells, texts["indikator"] or "")},
    )


def _nilai(
    make: _Builder, path: str, row: NilaiRow, owner: IndikatorRow, unit: str | None, bracket: str | None
) -> Nilai:
    """The quantities of one period; the unit in the name's brackets helps to read, but is not printed in the cell."""
    found = Nilai(
        periode=make.periode(row.periode),
        target=make.quantity(f"{path}/target", row.target, row, owner.table, satuan=unit or bracket),
        realisasi=make.quantity(f"{path}/realisasi", row.realisasi, row, owner.table, satuan=unit or bracket),
        capaian=make.quantity(f"{path}/capaian", row.capaian, row, owner.table, satuan="%"),
    )
    if unit is None and bracket is not None:
        for quantity in (found.target, found.realisasi):
            if quantity is not None and quantity.satuan == bracket and bracket not in quantity.raw:
                quantity.satuan = None
    return found


def _anggaran(make: _Builder, index: int, row: AnggaranRow) -> Anggaran:
    path = f"anggaran/{index}"
    fields = row.fields
    return Anggaran(
        jabatan=make.text(f"{path}/jabatan", fields.get("jabatan")),
        tingkat=cast(TingkatAnggaran, row.tingkat) if row.tingkat in ANGGARAN_LEVELS else None,
        uraian=make.text(f"{path}/uraian", fields.get("uraian")),
        program=make.text(f"{path}/program", fields.get("program")),
        kegiatan=make.text(f"{path}/kegiatan", fields.get("kegiatan")),
        periode=make.periode(row.periode),
        anggaran=make.quantity(f"{path}/anggaran", fields.get("anggaran"), row, row.table, uang=True),
        realisasi=make.quantity(f"{path}/realisasi", fields.get("realisasi"), row, row.table, uang=True),
        persen=make.quantity(f"{path}/persen", fields.get("persen"), row, row.table, satuan="%"),
        sumber_dana=make.text(f"{path}/sumber_dana", fields.get("sumber_dana")),
        halaman=row.page,
    )
