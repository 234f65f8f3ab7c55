"""Invented agreements as scattered dumps: rows whose wrapped cells come later, cells one by one, columns one by one."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field

AIMS = ("Meningkatnya", "Terwujudnya", "Tersedianya", "Menurunnya", "Terlaksananya", "Optimalnya")
OBJECTS = (
    "kualitas layanan kesehatan ibu dan anak", "jalan lingkungan dalam kondisi mantap", "angka stunting",
    "produksi perikanan tangkap nelayan kecil", "minat baca masyarakat pesisir", "cakupan air minum layak perdesaan",
    "tata kelola arsip perangkat daerah", "kompetensi guru pendidikan dasar", "ketahanan pangan keluarga",
    "penanganan sampah terpadu",
)  # fmt: skip
UNITS = {"Persentase": "%", "Cakupan": "%", "Jumlah": "orang", "Indeks": "poin", "Nilai": "nilai", "Tingkat": "%"}
PROGRAMMES = (
    "Program Pelayanan Kesehatan Masyarakat", "Program Pembangunan Jalan dan Jembatan", "Program Pengelolaan Arsip",
    "Program Pengembangan Perikanan Tangkap", "Program Pembinaan Perpustakaan",
    "Program Penyediaan Air Minum dan Sanitasi Layak",
)  # fmt: skip
ACTIVITIES = (
    "Pelatihan kader posyandu desa", "Pemeliharaan rutin jalan kabupaten", "Bantuan alat tangkap ramah lingkungan",
    "Lomba bercerita tingkat sekolah dasar", "Penyusunan daftar arsip vital", "Pembangunan sumur bor",
    "Sosialisasi gizi seimbang", "Rapat koordinasi pengelola sampah", "Monitoring hasil panen",
    "Bimbingan teknis operator",
)  # fmt: skip
PEOPLE = (
    ("Drs. Budi Tani, M.Si", "19710203 199503 1 004"), ("Ir. Melati Segara", "19800506 200604 2 007"),
    ("Wulan Samudra, SE", "19790811 200501 2 003"), ("Rimba Alam, S.Pd", "19850115 201001 1 009"),
)  # fmt: skip
POSTS = (
    "Kepala Bidang Kesehatan Masyarakat", "Penyuluh Perikanan Lapangan", "Kepala Seksi Arsip",
    "Kasi Pemeliharaan Jalan dan Drainase Lingkungan Permukiman",
)  # fmt: skip
WIDTHS = ((24, 20, 26), (30, 26, 40), (18, 18, 22))  # characters of group, activity, indicator


@dataclass(frozen=True, slots=True)
class Row:
    group: str
    activity: str | None
    indicator: str
    unit: str
    target: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    rows: tuple[Row, ...]
    budget: tuple[tuple[str, str], ...]
    total: str | None
    post: str
    superior: str
    first: tuple[str, str]
    second: tuple[str, str]
    activities: bool


@dataclass(slots=True)
class Layout:
    """How a dump is scattered: `mode` displaced, cells or columns; `numbering` all, row, group or none."""

    mode: str = "displaced"
    numbering: str = "all"
    trailing: bool = True  # wrapped lines end with a space
    unit_last: bool = False  # "12 orang" in one column
    statement_first: bool = False


def invent(seed: int) -> Agreement:
    """Another agreement for every seed."""
    rnd = random.Random(seed)
    activities, n = rnd.random() < 0.6, rnd.randint(2, 7)
    programmes, names, objects = rnd.sample(PROGRAMMES, 3), rnd.sample(ACTIVITIES, n), rnd.sample(OBJECTS, n)
    aims = [f"{aim} {rnd.choice(OBJECTS)}" for aim in rnd.sample(AIMS, 3)]
    rows: list[Row] = []
    at = -1
    for i in range(n):
        opens = i == 0 or (rnd.random() < 0.35 and at < 2)
        at += opens
        measure = rnd.choice(list(UNITS))
        noun = measure if rnd.random() < 0.85 else "Laporan"
        target = rnd.choice(("10", "20", "45", "60", "87.5", "100", "12", "3"))
        group = programmes[at] if activities else aims[at]
        rows.append(Row(group, names[i] if activities else None, f"{noun} {objects[i]}", UNITS[measure], target, opens))
    spent = list(dict.fromkeys(r.group for r in rows)) if activities else programmes[: rnd.randint(1, 3)]
    amounts = [rnd.randint(50, 900) * 1_000_000 + rnd.randint(0, 999) * 1000 for _ in spent]
    first, second = rnd.sample(PEOPLE, 2)
    total = money(sum(amounts)) if rnd.random() < 0.5 else None
    superior = rnd.choice(("Kepala Dinas", "Kepala Bidang Bina Marga dan Pengairan"))
    budget = tuple(zip(spent, map(money, amounts), strict=True))
    return Agreement(tuple(rows), budget, total, rnd.choice(POSTS), superior, first, second, activities)


def money(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


@dataclass(slots=True)
class _Page:
    """What fits keeps its line, wrapped cells come afterwards."""

    wrap: str
    kept: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)

    def cell(self, text: str, width: int) -> list[str]:
        return textwrap.wrap(text, width, break_long_words=False)

    def row(self, *cells: tuple[str, int]) -> None:
        line = []
        for text, width in cells:
            parts = self.cell(text, width)
            if len(parts) > 1:
                self.later.append(self.wrap.join(parts))
            elif text:
                line.append(text)
        self.kept += [" ".join(line)] if line else []

    def alone(self, text: str, width: int) -> None:
        self.kept += [self.wrap.join(self.cell(text, width))] if text else []

    def text(self) -> str:
        return "\n\n".join(self.kept + self.later)


def scatter(pk: Agreement, layout: Layout) -> str:
    """The agreement's annex and statement as one dump."""
    parts = [_annex(pk, layout), _statement(pk, layout)]
    return "\n" + "\n\n\n\n".join(parts[::-1] if layout.statement_first else parts) + "\n"


def _cells(pk: Agreement, layout: Layout) -> list[list[tuple[str, int]]]:
    """(text, width) of every cell of every row; an empty text where the cell is merged with the one above."""
    group_width, activity_width, width = WIDTHS[len(pk.rows) % len(WIDTHS)]
    out, group = [], 0
    for n, row in enumerate(pk.rows, 1):
        group += row.opens
        number = str(n) if layout.numbering in ("all", "row") else ""
        head = str(group) if row.opens and layout.numbering in ("all", "group") else ""
        cells = [(head, 3), (row.group if row.opens else "", group_width)]
        if row.activity is not None:
            cells += [(str(n) if layout.numbering == "all" else "", 3), (row.activity, activity_width)]
        values = [(f"{row.target} {row.unit}", 14)] if layout.unit_last else [(row.unit, 12), (row.target, 10)]
        out.append([*cells, (number, 3), (row.indicator, width), *values])
    return out


def _annex(pk: Agreement, layout: Layout) -> str:
    page = _Page(" \n" if layout.trailing else "\n")
    names = ["Program", "Kegiatan"] if pk.activities else ["Sasaran Strategis"]
    heads = ["No", *names, "Indikator Kinerja", *(["Target"] if layout.unit_last else ["Satuan", "Target"])]
    page.kept += ["PERJANJIAN KINERJA TAHUN 2031", pk.post]
    rows = _cells(pk, layout)
    page.kept += heads if layout.mode == "columns" else [" ".join(heads)]
    if layout.mode == "displaced":
        for cells in rows:
            page.row(*cells)
    else:
        columns = zip(*rows, strict=True)
        for line in columns if layout.mode == "columns" else rows:
            for text, width in line:
                page.alone(text, width)
    page.kept.append("Program Anggaran")
    for n, (name, amount) in enumerate(pk.budget, 1):
        page.row((str(n), 3), (name, 40), (amount, 20))
    page.kept += [f"Jumlah {pk.total}" if len(pk.rows) % 2 else pk.total] if pk.total else []
    page.kept.append("Kota Baru,     2031")
    _sign(page, pk)
    return page.text()


def _sign(page: _Page, pk: Agreement) -> None:
    page.kept.append("Pihak Kedua Pihak Pertama")
    page.row((pk.superior, 34), (pk.post, 34))
    page.kept += [f"{pk.second[0]} {pk.first[0]}", f"NIP. {pk.second[1]} NIP. {pk.first[1]}"]


def _statement(pk: Agreement, layout: Layout) -> str:
    page = _Page(" \n" if layout.trailing else "\n")
    page.kept += [
        "PEMERINTAH KOTA BARU", "PERNYATAAN PERJANJIAN KINERJA TAHUN 2031", f"Nama : {pk.first[0]}",
        f"Jabatan : {pk.post}", f"Nama : {pk.second[0]}", f"Jabatan : {pk.superior}",
    ]  # fmt: skip
    _sign(page, pk)
    page.kept.append("Pihak pertama berjanji akan mewujudkan target kinerja")
    return page.text()
