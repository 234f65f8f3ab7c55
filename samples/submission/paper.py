"""The documents of a made submission as Word files: plain forms of each kind, from one office's figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from petik.samples.paper.frozen import freeze_zip

TAHUN = 2024
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Ukuran:
    """An indicator of an office: its target of the year and what came of it; whole numbers in `satuan`."""

    sasaran: str
    indikator: str
    satuan: str
    target: int
    realisasi: int

    @property
    def capaian(self) -> float:
        return round(100 * self.realisasi / self.target, 2)


@dataclass(frozen=True)
class Dinas:
    """An office: its names, its head, its indicators and programs (name, pagu, realisasi in rupiah)."""

    nama: str
    wilayah: str
    kepala: str
    kabid: str
    ukuran: tuple[Ukuran, ...]
    program: tuple[tuple[str, int, int], ...]

    @property
    def pimpinan(self) -> str:
        if self.nama.startswith("Kecamatan"):
            return self.nama.replace("Kecamatan", "Camat")
        return "Inspektur" if self.nama == "Inspektorat" else f"Kepala {self.nama}"


def rupiah(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def desimal(n: float) -> str:
    return f"{n:.2f}".replace(".", ",")


class _Paper:
    """A Word file as offices make it."""

    def __init__(self) -> None:
        self.document: Any = Document()

    def middle(self, *texts: str) -> None:
        for text in texts:
            paragraph = self.document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).bold = True

    def text(self, *texts: str) -> None:
        for text in texts:
            self.document.add_paragraph(text)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
        for row, cells in zip(table.rows, [head, *rows], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    def signed(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        self.text("")
        table = self.document.add_table(rows=3, cols=2)
        for column, (role, name) in enumerate((left, right)):
            table.rows[0].cells[column].text = role
            table.rows[2].cells[column].text = name

    def page(self) -> None:
        self.document.add_page_break()

    def bytes(self) -> bytes:
        properties = self.document.core_properties
        properties.created = properties.modified = datetime(2020, 1, 1)
        properties.author = ""
        box = io.BytesIO()
        self.document.save(box)
        return freeze_zip(box.getvalue())


def _head(paper: _Paper, d: Dinas, title: str) -> None:
    paper.middle(f"PEMERINTAH {d.wilayah.upper()}", d.nama.upper(), "", title, f"TAHUN {TAHUN}")


def pk(d: Dinas, first: tuple[str, str], second: tuple[str, str], *, revised: bool = False) -> bytes:
    """A PK of *first* (post, name) with *second*; a revised one has the second indicator's target one higher."""
    paper = _Paper()
    _head(paper, d, f"PERJANJIAN KINERJA{' PERUBAHAN' if revised else ''}")
    paper.text(
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi "
        "pada hasil, kami yang bertanda tangan di bawah ini:",
        f"Nama : {first[1]}",
        f"Jabatan : {first[0]}",
        "selanjutnya disebut pihak pertama",
        f"Nama : {second[1]}",
        f"Jabatan : {second[0]}",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua",
        "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini.",
    )
    paper.signed(("Pihak Kedua,", second[1]), ("Pihak Pertama,", first[1]))
    paper.page()
    paper.middle(f"PERJANJIAN KINERJA{' PERUBAHAN' if revised else ''} TAHUN {TAHUN}", first[0].upper())
    rows = [
        (str(n), u.sasaran, u.indikator, u.satuan, rupiah(u.target + (1 if revised and n == 2 else 0)))
        for n, u in enumerate(d.ukuran, 1)
    ]
    paper.table(("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"), rows)
    paper.text("")
    total = sum(pagu for _, pagu, _ in d.program)
    money = [(str(n), name, rupiah(pagu)) for n, (name, pagu, _) in enumerate(d.program, 1)]
    paper.table(("No", "Program", "Anggaran (Rp)"), [*money, ("", "Jumlah", rupiah(total))])
    paper.signed(("Pihak Kedua,", second[1]), ("Pihak Pertama,", first[1]))
    return paper.bytes()


def iku(d: Dinas) -> bytes:
    paper = _Paper()
    _head(paper, d, "INDIKATOR KINERJA UTAMA")
    rows = [
        (str(n), u.sasaran, u.indikator, u.satuan, f"{u.indikator} yang tercatat dalam satu tahun", "Laporan bidang")
        for n, u in enumerate(d.ukuran, 1)
    ]
    paper.table(("No", "Sasaran", "Indikator Kinerja Utama", "Satuan", "Formulasi", "Sumber Data"), rows)
    return paper.bytes()


def rencana_aksi(d: Dinas) -> bytes:
    paper = _Paper()
    _head(paper, d, "RENCANA AKSI PENCAPAIAN KINERJA")
    rows = [
        (str(n), u.sasaran, u.indikator, u.satuan, *(rupiah(u.target * q // 4) for q in (1, 2, 3, 4)))
        for n, u in enumerate(d.ukuran, 1)
    ]
    head = ("No", "Sasaran", "Indikator Kinerja", "Satuan", *(f"Target TW {q}" for q in QUARTERS))
    paper.table(head, rows)
    return paper.bytes()


def pengukuran(d: Dinas, quarter: int) -> bytes:
    """The measurement of one quarter: target and realisation up to it, and the achievement of both."""
    paper = _Paper()
    _head(paper, d, f"PENGUKURAN KINERJA TRIWULAN {QUARTERS[quarter - 1]}")
    rows = []
    for n, u in enumerate(d.ukuran, 1):
        target, done = u.target * quarter // 4, u.realisasi * quarter // 4
        figures = (rupiah(target), rupiah(done), desimal(100 * done / target))
        rows.append((str(n), u.sasaran, u.indikator, u.satuan, *figures))
    q = QUARTERS[quarter - 1]
    head = ("No", "Sasaran", "Indikator Kinerja", "Satuan", f"Target TW {q}", f"Realisasi TW {q}", "Capaian (%)")
    paper.table(head, rows)
    return paper.bytes()


def _bab(paper: _Paper, number: int, d: Dinas, changed: bool) -> None:
    if number == 1:
        paper.middle("BAB I", "PENDAHULUAN")
        paper.text(
            f"Laporan Kinerja Instansi Pemerintah {d.nama} {d.wilayah} Tahun {TAHUN} disusun untuk umum.",
            f"{d.nama} mempunyai tugas membantu kepala daerah melaksanakan urusan pemerintahan.",
            *(f"Isu strategis {n}: {u.sasaran.casefold()} di {d.wilayah}." for n, u in enumerate(d.ukuran, 1)),
            "Sistematika laporan terdiri atas empat bab.",
            "Organisasi dipimpin oleh seorang kepala dibantu sekretariat dan bidang.",
            f"Jumlah pegawai {d.nama} memadai untuk tugasnya.",
        )
    elif number == 2:
        paper.middle("BAB II", "PERENCANAAN KINERJA", f"Perjanjian Kinerja Tahun {TAHUN}")
        rows = [(str(n), u.sasaran, u.indikator, u.satuan, rupiah(u.target)) for n, u in enumerate(d.ukuran, 1)]
        paper.table(("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"), rows)
        paper.text(
            "Rencana strategis menjadi dasar perencanaan.", f"Perjanjian kinerja {d.nama} ditetapkan di awal tahun."
        )
    elif number == 3:
        paper.middle("BAB III", "AKUNTABILITAS KINERJA", f"Capaian Kinerja Tahun {TAHUN}")
        measured = []
        for n, u in enumerate(d.ukuran, 1):
            done = u.realisasi + (1 if changed and n == 1 else 0)
            figures = (rupiah(u.target), rupiah(done), desimal(100 * done / u.target))
            measured.append((str(n), u.sasaran, u.indikator, u.satuan, *figures))
        head = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)")
        paper.table(head, measured)
        paper.middle("Realisasi Anggaran")
        money = [
            (str(n), name, rupiah(pagu), rupiah(used), desimal(100 * used / pagu))
            for n, (name, pagu, used) in enumerate(d.program, 1)
        ]
        pagu, used = sum(p for _, p, _ in d.program), sum(r for _, _, r in d.program)
        total = ("", "Jumlah", rupiah(pagu), rupiah(used), desimal(100 * used / pagu))
        paper.table(("No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"), [*money, total])
    else:
        paper.middle("BAB IV", "PENUTUP")
        paper.text(
            f"Demikian laporan kinerja {d.nama} {d.wilayah} tahun {TAHUN}.",
            "Langkah perbaikan: memperkuat pengukuran tiap triwulan.",
            "Semoga laporan ini bermanfaat.",
        )


def lkip(d: Dinas, *, changed: bool = False) -> bytes:
    """The whole report; *changed*: a revision with another realisation of the first indicator."""
    paper = _Paper()
    _head(paper, d, "LAPORAN KINERJA INSTANSI PEMERINTAH (LKIP)")
    for number in (1, 2, 3, 4):
        paper.page()
        _bab(paper, number, d, changed)
    return paper.bytes()


def lkip_bab(d: Dinas, number: int) -> bytes:
    """One chapter of the report in a file of its own."""
    paper = _Paper()
    _bab(paper, number, d, changed=False)
    return paper.bytes()


def sampul(d: Dinas) -> bytes:
    """The report's cover in a file of its own."""
    paper = _Paper()
    _head(paper, d, "LAPORAN KINERJA INSTANSI PEMERINTAH (LKIP)")
    return paper.bytes()
