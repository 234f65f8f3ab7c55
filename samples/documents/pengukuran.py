"""Quarterly measurement: sasaran, program and kegiatan side by side, each with its own yearly and quarterly lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, persen, raw, rekaman, rupiah
from petik.samples.paper.draw import FOLIO, Paper, Signer
from petik.samples.paper.tables import Cell, Row, Table, draw_table
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai, Rekaman

_MONTHS = ("B03", "B06", "B09", "B12")
_TAHUN = 2020


@dataclass(frozen=True)
class Series:
    """One indicator: the year's target, then (target, realisasi) for each quarter; a missing number is printed "-"."""

    indikator: str
    satuan: str
    tahunan: float
    triwulan: Sequence[tuple[float | None, float | None]]

    def printed(self, nilai: float | None) -> Kuantitas | None:
        if nilai is None:
            return None
        decimals = 0 if float(nilai).is_integer() else 2
        tail = "%" if self.satuan == "%" else f" {self.satuan}"
        return angka(nilai, self.satuan, decimals, tail=tail)

    def nilai(self) -> list[Nilai]:
        """The printed numbers; an achievement stands only where both target and realisasi do."""
        result = [Nilai(periode=str(_TAHUN), target=self.printed(self.tahunan))]
        for i, (target, realisasi) in enumerate(self.triwulan, 1):
            capaian = persen(round(100 * realisasi / target, 2), 2) if target and realisasi is not None else None
            result.append(
                Nilai(
                    periode=f"{_TAHUN}-TW{i}",
                    target=self.printed(target),
                    realisasi=self.printed(realisasi),
                    capaian=capaian,
                )
            )
        return result

    def rows(self, ke: int) -> list[Cell]:
        """The three cells of sub-row `ke`: 0 is the year, 1..4 the quarters."""
        n = self.nilai()[ke]
        label = "Target Tahunan :" if ke == 0 else f"TW {ke} ({_MONTHS[ke - 1]}) :"
        if ke == 0:
            return [Cell(f"{label} {raw(n.target)}"), Cell(), Cell()]
        return [
            Cell(f"{label} {raw(n.target)}"),
            Cell(raw(n.realisasi), align="tengah"),
            Cell(raw(n.capaian), align="tengah"),
        ]


@dataclass(frozen=True)
class Block:
    """One printed block: sasaran | program | kegiatan with their money, and the unit in charge."""

    sasaran: str
    sasaran_measures: Series
    program: str
    anggaran_program: int
    program_measures: Series
    kegiatan: str
    anggaran_kegiatan: int
    kegiatan_measures: Series
    penanggung_jawab: str


_READ = "Meningkatnya kegemaran membaca masyarakat kepulauan"
_ARCHIVES = "Terwujudnya tertib arsip perangkat daerah"

BLOK: tuple[Block, ...] = (
    Block(
        _READ,
        Series("Nilai tingkat kegemaran membaca", "Poin", 62.5, [(15, 14.2), (30, 31.5), (45, 44.1), (62.5, None)]),
        "Program Pembinaan Perpustakaan",
        286_450_000,
        Series("Persentase desa yang memiliki taman bacaan", "%", 55, [(20, 18), (35, 36), (45, 45), (55, None)]),
        "Penyediaan bahan pustaka keliling",
        124_300_000,
        Series("Jumlah judul buku yang diadakan", "Judul", 400, [(None, None), (200, 180), (200, 210), (None, None)]),
        "Seksi Layanan Perpustakaan",
    ),
    Block(
        _READ,
        Series(
            "Persentase pelajar yang menjadi anggota perpustakaan",
            "%",
            40.5,
            [(10, 9.75), (20, 21.3), (30, 30), (40.5, None)],
        ),
        "Program Pengembangan Budaya Baca",
        173_825_000,
        Series("Cakupan sekolah yang dikunjungi perahu pustaka", "%", 70, [(20, 15), (40, 38), (55, 52), (70, None)]),
        "Lomba bercerita dan menulis bagi pelajar",
        61_740_000,
        Series("Jumlah pelajar peserta lomba", "Orang", 150, [(None, None), (75, 81), (75, 70), (None, None)]),
        "Seksi Pembudayaan Kegemaran Membaca",
    ),
    Block(
        _ARCHIVES,
        Series(
            "Persentase perangkat daerah yang mengelola arsip secara baku",
            "%",
            60,
            [(15, 12), (30, 30), (45, 41), (60, None)],
        ),
        "Program Pengelolaan Arsip",
        142_960_500,
        Series("Persentase arsip statis yang didigitalkan", "%", 35, [(5, 5), (15, 12.5), (25, 24), (35, None)]),
        "Penataan arsip dinamis",
        88_412_500,
        Series("Jumlah perangkat daerah yang didampingi", "OPD", 24, [(6, 5), (6, 6), (6, 7), (6, None)]),
        "Seksi Pengelolaan Arsip",
    ),
    Block(
        _ARCHIVES,
        Series("Indeks pengawasan kearsipan", "Indeks", 65.25, [(None, None), (30, 28.4), (None, None), (65.25, None)]),
        "Program Perlindungan Arsip",
        97_115_000,
        Series("Persentase arsip penting yang dialihmediakan", "%", 80, [(20, 22), (40, 40), (60, 51), (80, None)]),
        "Alih media arsip daerah",
        54_680_000,
        Series("Jumlah berkas yang dialihmediakan", "Berkas", 1200, [(300, 285), (300, 310), (300, 264), (300, None)]),
        "Seksi Layanan Arsip",
    ),
)


def _body() -> list[Row]:
    body: list[Row] = []
    number = 0
    for b, block in enumerate(BLOK):
        new = b == 0 or BLOK[b - 1].sasaran != block.sasaran
        number += new
        same_family = 5 * sum(1 for other in BLOK if other.sasaran == block.sasaran)
        for ke in range(5):
            first = ke == 0
            body.append(
                [
                    Cell(f"{number}.", rows=same_family, align="tengah") if first and new else None,
                    Cell(block.sasaran, rows=same_family) if first and new else None,
                    Cell(block.sasaran_measures.indikator, rows=5) if first else None,
                    *block.sasaran_measures.rows(ke),
                    Cell(block.program, rows=5) if first else None,
                    Cell(block.program_measures.indikator, rows=5) if first else None,
                    *block.program_measures.rows(ke),
                    Cell(rupiah(block.anggaran_program, "rp.-").raw, rows=5, vertical="tengah") if first else None,
                    Cell(block.kegiatan, rows=5) if first else None,
                    Cell(block.kegiatan_measures.indikator, rows=5) if first else None,
                    *block.kegiatan_measures.rows(ke),
                    Cell(rupiah(block.anggaran_kegiatan, "rp.-").raw, rows=5, vertical="tengah") if first else None,
                    Cell(block.penanggung_jawab, rows=5) if first else None,
                ]
            )
    return body


def _header() -> list[Row]:
    def title(text: str, row: int = 1, column: int = 1) -> Cell:
        return Cell(text, row, column, "tengah", True, "tengah")

    measures = ("TARGET", "REALISASI KINERJA", "%")
    top: list[Cell | None] = [
        title("NO", 2),
        title("SASARAN", column=5),
        *[None] * 4,
        title("PROGRAM", column=6),
        *[None] * 5,
        title("KEGIATAN", column=6),
        *[None] * 5,
        title("UNIT KERJA PENANGGUNG JAWAB", 2),
    ]
    bottom: list[Cell | None] = [None]
    for name, uang in (("SASARAN STRATEGIS", False), ("PROGRAM", True), ("KEGIATAN", True)):
        bottom += [title(j) for j in (name, "INDIKATOR KINERJA", *measures, *(["ANGGARAN"] if uang else []))]
    return [top, [*bottom, None]]


def _note(content: Rekaman, block: Block, page: int) -> None:
    pj = block.penanggung_jawab
    content.indikator += [
        Indikator(
            tingkat="sasaran",
            sasaran=block.sasaran,
            indikator=block.sasaran_measures.indikator,
            satuan=block.sasaran_measures.satuan,
            penanggung_jawab=pj,
            nilai=block.sasaran_measures.nilai(),
            halaman=page,
        ),
        Indikator(
            tingkat="program",
            sasaran=block.sasaran,
            program=block.program,
            indikator=block.program_measures.indikator,
            satuan=block.program_measures.satuan,
            penanggung_jawab=pj,
            nilai=block.program_measures.nilai(),
            halaman=page,
        ),
        Indikator(
            tingkat="kegiatan",
            sasaran=block.sasaran,
            program=block.program,
            kegiatan=block.kegiatan,
            indikator=block.kegiatan_measures.indikator,
            satuan=block.kegiatan_measures.satuan,
            penanggung_jawab=pj,
            nilai=block.kegiatan_measures.nilai(),
            halaman=page,
        ),
    ]
    content.anggaran += [
        Anggaran(
            tingkat="program",
            uraian=block.program,
            periode=str(_TAHUN),
            anggaran=rupiah(block.anggaran_program, "rp.-"),
            halaman=page,
        ),
        Anggaran(
            tingkat="kegiatan",
            uraian=block.kegiatan,
            program=block.program,
            periode=str(_TAHUN),
            anggaran=rupiah(block.anggaran_kegiatan, "rp.-"),
            halaman=page,
        ),
    ]


def pengukuran_triwulan(file: str) -> tuple[bytes, Rekaman]:
    """Landscape, two pages, header repeated."""
    paper = Paper((FOLIO[1], FOLIO[0]), margin=26)
    content = rekaman(file, "pengukuran", p.WAKATOBI, _TAHUN, [("pengukuran", 1, 2)])
    paper.centred(f"PENGUKURAN KINERJA TRIWULAN TAHUN {_TAHUN}", 11)
    paper.centred(p.WAKATOBI.full.upper(), 11)
    paper.y += 12
    width = [16, 52, 52, 58, 36, 33, 52, 52, 58, 36, 33, 57, 52, 52, 58, 36, 33, 57, 56]
    table = Table(width, _body(), _header(), 6.3, room=3, families=5)
    # three blocks on the first page: the second sasaran is merged across the page break
    page = draw_table(paper, table, limit=paper.height - 130)
    for block, h in zip(BLOK, page[::5], strict=True):
        _note(content, block, h)
    paper.y += 14
    jabatan = f"Kepala {p.WAKATOBI.full}"
    paper.signatures(None, Signer([jabatan], p.KADIS_WAKATOBI), f"Wangi-Wangi,    Oktober {_TAHUN}", 8, 36)
    content.pejabat.append(pejabat(p.KADIS_WAKATOBI, "penandatangan", jabatan, paper.page))
    if paper.page != 2:
        raise ValueError(f"{file}: two pages expected, {paper.page} drawn")
    return paper.done(), content
