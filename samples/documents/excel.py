"""A rencana aksi in Excel: quarterly targets under a header of two rows, merged cells, real numbers with formats."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, rekaman, rupiah
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai, Rekaman

_TAHUN = 2024
_TRIWULAN = range(1, 5)


@dataclass(frozen=True)
class Kegiatan:
    kegiatan: str
    anggaran: int


@dataclass(frozen=True)
class Action:
    """An indicator's row: year's target, targets of the quarters, the program and its activities."""

    sasaran: str
    indikator: str
    satuan: str
    tahunan: float
    triwulan: Sequence[float | None]
    program: str
    kegiatan: Sequence[Kegiatan]
    penanggung_jawab: str


ACTIONS: tuple[Action, ...] = (
    Action(
        "Meningkatnya keselamatan lalu lintas dan angkutan",
        "Persentase ruas jalan kota yang berambu lengkap",
        "%",
        82.5,
        (20, 45, 65, 82.5),
        "Program Penyelenggaraan Lalu Lintas",
        (
            Kegiatan("Pengadaan dan pemasangan rambu jalan", 645_300_000),
            Kegiatan("Pemeliharaan lampu pengatur lalu lintas", 218_750_500),
        ),
        "Bidang Lalu Lintas",
    ),
    Action(
        "Meningkatnya keselamatan lalu lintas dan angkutan",
        "Jumlah kendaraan wajib uji yang diuji",
        "Unit",
        3_600,
        (900, 900, 900, 900),
        "Program Pengujian Kendaraan Bermotor",
        (Kegiatan("Penyelenggaraan uji berkala kendaraan", 174_480_000),),
        "UPT Pengujian",
    ),
    Action(
        "Meningkatnya layanan angkutan perairan",
        "Jumlah dermaga rakyat yang laik pakai",
        "Dermaga",
        12,
        (None, 6, None, 12),
        "Program Pengelolaan Pelayaran",
        (
            Kegiatan("Rehabilitasi dermaga rakyat", 1_325_900_000),
            Kegiatan("Pengawasan keselamatan perahu motor", 96_215_000),
        ),
        "Bidang Pelayaran",
    ),
)
_TITLES = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahunan")
_TITLES_RIGHT = ("Program", "Kegiatan", "Anggaran (Rp)", "Penanggung Jawab")
_WIDTHS = (5, 30, 34, 11, 11, 9, 9, 9, 9, 30, 36, 18, 20)


def _kuantitas(action: Action, nilai: float | None) -> Kuantitas | None:
    """What the cell shows: percentages are stored as fractions with a percent format."""
    if nilai is None:
        return None
    if action.satuan == "%":
        return angka(nilai, "%", 0 if float(nilai).is_integer() else 1, ".", "%")
    return angka(nilai, action.satuan, thousands=",")


class _Sheet:
    """The worksheet with the formats in use."""

    def __init__(self, book: Any, sheet: Any) -> None:
        base = {"font_name": "Arial", "font_size": 9, "border": 1, "text_wrap": True, "valign": "top"}
        self.sheet = sheet
        self.text = book.add_format(base)
        self.centred = book.add_format({**base, "align": "center"})
        self.header = book.add_format(
            {**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
        )
        self.uang = book.add_format({**base, "num_format": "#,##0"})
        self.bold_uang = book.add_format({**base, "num_format": "#,##0", "bold": True})
        self.persen = book.add_format({**base, "num_format": "0%", "align": "center"})
        self.persen1 = book.add_format({**base, "num_format": "0.0%", "align": "center"})
        self.numbers = book.add_format({**base, "num_format": "#,##0", "align": "center"})
        self.title = book.add_format({"font_name": "Arial", "font_size": 12, "bold": True, "align": "center"})
        self.plain = book.add_format({"font_name": "Arial", "font_size": 9, "align": "center"})

    def merged(self, b0: int, k0: int, b1: int, k1: int, content: object, style: Any) -> None:
        """A merged range, or a single cell."""
        if (b0, k0) == (b1, k1):
            self.sheet.write(b0, k0, content, style)
        else:
            self.sheet.merge_range(b0, k0, b1, k1, content, style)

    def angka(self, b0: int, b1: int, column: int, action: Action, nilai: float | None) -> None:
        if nilai is None:
            self.merged(b0, column, b1, column, "-", self.centred)
        elif action.satuan == "%":
            self.merged(b0, column, b1, column, nilai / 100, self.persen if float(nilai).is_integer() else self.persen1)
        else:
            self.merged(b0, column, b1, column, nilai, self.numbers)


def _header(x: _Sheet) -> None:
    for k, title in enumerate(_TITLES):
        x.merged(4, k, 5, k, title, x.header)
    x.merged(4, 5, 4, 8, "Target Triwulan", x.header)
    for i, sign in enumerate(("TW I", "TW II", "TW III", "TW IV")):
        x.sheet.write(5, 5 + i, sign, x.header)
    for k, title in enumerate(_TITLES_RIGHT, 9):
        x.merged(4, k, 5, k, title, x.header)


def _content(x: _Sheet, row: int) -> int:
    """Writes the rows from `row` on; returns the row after the last."""
    sasaran_start, number = row, 0
    for i, action in enumerate(ACTIONS):
        last = row + len(action.kegiatan) - 1
        x.merged(row, 2, last, 2, action.indikator, x.text)
        x.merged(row, 3, last, 3, action.satuan, x.centred)
        for k, nilai in enumerate((action.tahunan, *action.triwulan), 4):
            x.angka(row, last, k, action, nilai)
        x.merged(row, 9, last, 9, action.program, x.text)
        for j, kegiatan in enumerate(action.kegiatan):
            x.sheet.write(row + j, 10, kegiatan.kegiatan, x.text)
            x.sheet.write(row + j, 11, kegiatan.anggaran, x.uang)
        x.merged(row, 12, last, 12, action.penanggung_jawab, x.text)
        row = last + 1
        if i + 1 == len(ACTIONS) or ACTIONS[i + 1].sasaran != action.sasaran:
            number += 1
            x.merged(sasaran_start, 0, last, 0, number, x.centred)
            x.merged(sasaran_start, 1, last, 1, action.sasaran, x.text)
            sasaran_start = row
    return row


def _note(content: Rekaman) -> None:
    for action in ACTIONS:
        nilai = [Nilai(periode=str(_TAHUN), target=_kuantitas(action, action.tahunan))]
        nilai += [
            Nilai(periode=f"{_TAHUN}-TW{i}", target=_kuantitas(action, v))
            for i, v in zip(_TRIWULAN, action.triwulan, strict=True)
        ]
        content.indikator.append(
            Indikator(
                tingkat="sasaran",
                sasaran=action.sasaran,
                indikator=action.indikator,
                satuan=action.satuan,
                penanggung_jawab=action.penanggung_jawab,
                nilai=nilai,
            )
        )
        content.anggaran += [
            Anggaran(
                tingkat="kegiatan",
                uraian=k.kegiatan,
                program=action.program,
                periode=str(_TAHUN),
                anggaran=rupiah(k.anggaran, "en"),
            )
            for k in action.kegiatan
        ]
    total = sum(k.anggaran for a in ACTIONS for k in a.kegiatan)
    content.anggaran.append(
        Anggaran(tingkat="jumlah", uraian="JUMLAH", periode=str(_TAHUN), anggaran=rupiah(total, "en"))
    )
    content.pejabat.append(pejabat(p.KADIS_TARAKAN, "penandatangan", "Kepala Dinas Perhubungan Kota Tarakan", None))


def rencana_aksi(file: str) -> tuple[bytes, Rekaman]:
    """One sheet; the total is a formula with its result stored, as Excel saves it."""
    content = rekaman(file, "rencana_aksi", p.TARAKAN, _TAHUN, [("rencana_aksi", None, None)])
    _note(content)
    container = io.BytesIO()
    book = xlsxwriter.Workbook(container, {"in_memory": True})
    book.set_properties({"author": p.TARAKAN.perangkat_daerah, "created": datetime(_TAHUN, 1, 15)})
    sheet = book.add_worksheet("Rencana Aksi")
    sheet.set_landscape()
    for k, width in enumerate(_WIDTHS):
        sheet.set_column(k, k, width)
    x = _Sheet(book, sheet)
    for b, text in enumerate(("RENCANA AKSI PENCAPAIAN KINERJA", p.TARAKAN.full.upper(), f"TAHUN {_TAHUN}")):
        x.merged(b, 0, b, 12, text, x.title)
    _header(x)
    last = _content(x, 6)
    x.merged(last, 0, last, 10, "JUMLAH", x.header)
    total = content.anggaran[-1].anggaran
    sheet.write_formula(last, 11, f"=SUM(L7:L{last})", x.bold_uang, total.value if total else 0)
    signer = content.pejabat[0]
    for i, row in enumerate(
        (
            f"Tarakan,     Januari {_TAHUN}",
            signer.jabatan,
            "",
            "",
            signer.nama,
            signer.pangkat,
            f"NIP. {signer.nip_raw}",
        )
    ):
        x.merged(last + 2 + i, 9, last + 2 + i, 11, row, x.plain)
    book.close()
    return container.getvalue(), content
