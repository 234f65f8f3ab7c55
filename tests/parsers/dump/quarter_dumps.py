"""Invented quarterly tables, dumped the way text extractors scatter them: values in place, wrapped names behind.

`table(seed)` makes a table, `dump(table, style)` its text. Both are the same for the same seed.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

AIMS = (
    ("Meningkatnya derajat kesehatan ibu dan anak", "Persentase persalinan di fasilitas kesehatan"),
    ("Meningkatnya produksi perikanan tangkap", "Pertumbuhan produksi ikan laut"),
    ("Terwujudnya tata kelola arsip yang tertib", "Indeks pengelolaan kearsipan"),
    ("Menurunnya luas kawasan kumuh perkotaan", "Persentase kawasan kumuh yang tertangani"),
)
PROGRAMS = (
    ("Program Pembinaan Kesehatan Keluarga", "Cakupan keluarga yang mendapat layanan kesehatan dasar"),
    ("Program Pengelolaan Perikanan Tangkap", "Persentase kenaikan hasil tangkapan nelayan kecil"),
    ("Program Penyelamatan Dokumen Daerah", "Persentase perangkat daerah yang mengelola arsip baku"),
    ("Program Penataan Permukiman dan Jalan Lingkungan", "Persentase lingkungan permukiman dengan drainase baik"),
    ("Program Pelayanan Administrasi Kantor Cabang", "Cakupan pelayanan tata usaha kantor cabang"),
)
ACTIVITIES = (
    ("Pelatihan Kader Posyandu Remaja", "Jumlah kader posyandu yang dilatih", "orang"),
    ("Penyediaan Makanan Tambahan Balita", "Jumlah balita yang menerima makanan tambahan", "anak"),
    ("Pembangunan Tambatan Perahu Nelayan", "Jumlah tambatan perahu yang dibangun", "unit"),
    ("Pengadaan Alat Tangkap Ramah Lingkungan", "Jumlah alat tangkap yang dibagikan", "paket"),
    ("Pendataan Kapal Ikan dan Pelabuhan", "Jumlah kapal ikan yang didata", "kapal"),
    ("Digitalisasi Naskah Statis", "Jumlah naskah statis yang dialihmediakan", "naskah"),
    ("Bimbingan Teknis Arsiparis Desa", "Jumlah arsiparis desa yang mengikuti bimbingan", "orang"),
    ("Perbaikan Drainase Kampung Pesisir", "Panjang drainase kampung yang diperbaiki", "meter"),
    ("Penyusunan Rencana Induk Permukiman", "Jumlah rencana induk permukiman yang tersusun", "dokumen"),
    ("Pemasangan Lampu Jalan Lingkungan", "Jumlah titik lampu jalan yang terpasang", "titik"),
    ("Penyediaan Jasa Surat Menyurat", "Jumlah surat yang terkirim tepat waktu", "surat"),
    ("Pemeliharaan Kendaraan Operasional", "Jumlah kendaraan operasional yang terpelihara", "unit"),
)
POSTS = (
    "Kepala Seksi Kesehatan Keluarga", "Kepala Bidang Perikanan Tangkap", "Kepala Seksi Pengelolaan Arsip",
    "Kepala Bidang Permukiman", "Kepala Sub Bagian Umum",
)  # fmt: skip


@dataclass(slots=True)
class Ukur:
    """One row: per level its name, its indicator and its values by period; the amounts; the post."""

    upper: list[str]
    indikator: list[str]
    nilai: list[list[tuple[str, ...]]]  # level → year, TW1 … TW4
    pagu: dict[int, str]
    post: str
    opens: bool = False  # a new sasaran begins


@dataclass(frozen=True, slots=True)
class Gaya:
    """How the text extractor scattered a table."""

    rows_per_page: int = 4
    width: int = 22
    order: str = "kolom"  # names of a page: by column, by row, rows backwards, or shuffled
    marks: str = "TW {n} (B{b:02}) :"
    wraps: bool = True  # a space at the end of a wrapped line, and blank lines everywhere
    in_place: float = 0.0  # share of the indicators of the first level that stand before their values
    headings: bool = True


@dataclass(slots=True)
class Tabel:
    rows: list[Ukur] = field(default_factory=list)
    levels: int = 3


def table(seed: int, levels: int = 3, n: int = 10) -> Tabel:
    """*n* activities in two to four programs below two aims; the quarters' targets add up, the budgets too."""
    chance = random.Random(seed)
    aims, programs = chance.sample(AIMS, 2), chance.sample(PROGRAMS, min(len(PROGRAMS), max(2, n // 3)))
    activities, posts = chance.sample(ACTIVITIES, n), chance.sample(POSTS, 3)
    cut = max(1, len(programs) // 2)
    out = Tabel(levels=levels)
    tops = [_percent(chance) for _ in aims]
    mids = [_percent(chance) for _ in programs]
    for i, (name, indicator, unit) in enumerate(activities):
        p = i * len(programs) // n
        a = int(p >= cut)
        row = Ukur([aims[a][0], programs[p][0], name], [aims[a][1], programs[p][1], indicator],
                   [tops[a], mids[p], _count(chance, unit)], {}, posts[i * 3 // n])  # fmt: skip
        row.opens = not out.rows or out.rows[-1].upper[0] != row.upper[0]
        if levels > 2:
            row.pagu[2] = f"Rp. {chance.randrange(2, 90)}.{chance.randrange(100, 999)}.000,-"
        if levels == 1:
            row.upper, row.indikator, row.nilai = row.upper[:1], [indicator], [row.nilai[2]]
        out.rows.append(row)
    for row, above in zip(out.rows, [None, *out.rows], strict=False):
        if levels > 1 and (above is None or above.upper[1] != row.upper[1]):
            below = [r.pagu.get(2, "0") for r in out.rows if r.upper[1] == row.upper[1]]
            pagu = sum(int("".join(filter(str.isdigit, text))) for text in below)
            row.pagu[1] = "Rp. " + f"{pagu or 45_000_000:,}".replace(",", ".") + ",-"
    return out


def _percent(chance: random.Random) -> list[tuple[str, ...]]:
    year = chance.randrange(60, 99)
    quarters = [(f"{year * q // 4}%", f"{year * q // 4 - chance.randrange(9)},{chance.randrange(10, 99)}%", "96%")
                for q in (1, 2, 3, 4)]  # fmt: skip
    return [(f"{year}%",), *quarters]


def _count(chance: random.Random, unit: str) -> list[tuple[str, ...]]:
    parts = [chance.randrange(1, 40) for _ in range(4)]
    quarters = [(f"{n} {unit}", f"{max(1, n - 1)} {unit}", "90%") if n % 3 else ("-", "-", "-") for n in parts]
    return [(f"{sum(n for n in parts if n % 3) or 1} {unit}",), *quarters]


def dump(made: Tabel, gaya: Gaya, seed: int = 0) -> str:
    """The table's text: page by page the fixed lines, then the names of its rows."""
    chance = random.Random(seed)
    lines: list[str] = []
    pages = [made.rows[i : i + gaya.rows_per_page] for i in range(0, len(made.rows), gaya.rows_per_page)]
    seen_aims = 0
    for rows in pages:
        if gaya.headings or not lines:
            lines += ["PENGUKURAN KINERJA TRIWULAN TAHUN 2022", "DINAS KELAUTAN KABUPATEN CONTOH",
                      "SASARAN STRATEGIS INDIKATOR KINERJA PROGRAM KEGIATAN"]  # fmt: skip
        loose: list[tuple[int, int, str]] = []
        for at, row in enumerate(rows):
            seen_aims += row.opens
            lines += _fixed(row, made, gaya, chance, seen_aims, at, loose)
        lines += [line for text in _scattered(loose, gaya.order, chance) for line in _wrapped(text, gaya)]
    return "\n".join(_spaced(lines, gaya))


def _fixed(row: Ukur, made: Tabel, gaya: Gaya, chance: random.Random, aim: int, at: int,
           loose: list[tuple[int, int, str]]) -> Iterator[str]:  # fmt: skip
    inline = chance.random() < gaya.in_place
    loose.append((at, 0, row.upper[0]))
    for level in range(made.levels):
        if level and (level > 1 or 1 in row.pagu):
            loose.append((at, 3 * level, row.upper[level]))
        if level or not inline:
            loose.append((at, 3 * level + 1, row.indikator[level]))
    loose.append((at, 99, row.post))
    number = f"{aim}. {aim}. " if row.opens else ""
    for level in range(made.levels):
        opening = number if not level else ""
        if inline and not level:
            yield from _wrapped(opening + row.indikator[0], gaya)
            opening = ""
        yield from (f"{opening}Target ", "Tahunan  :", row.nilai[level][0][0])
    for q in range(1, 5):
        text = ""
        for level in range(made.levels):
            if q == 3 and level in row.pagu:
                if text:
                    yield text.rstrip()
                    text = ""
                yield row.pagu[level]
            mark = gaya.marks.format(n=q, b=3 * q, r=("I", "II", "III", "IV")[q - 1])
            text += f"{mark}   {' '.join(row.nilai[level][q])} "
        yield text.rstrip()


def _scattered(loose: Sequence[tuple[int, int, str]], order: str, chance: random.Random) -> list[str]:
    keys = {
        "kolom": lambda c: (c[1], c[0]), "baris": lambda c: (c[0], c[1]), "mundur": lambda c: (-c[0], c[1]),
        "acak": lambda c: (ranks[c[0]], c[1]),
    }  # fmt: skip
    ranks = list(range(50))
    chance.shuffle(ranks)
    return [text for _, _, text in sorted(loose, key=keys[order])]


def _wrapped(text: str, gaya: Gaya) -> list[str]:
    parts = textwrap.wrap(text, gaya.width)
    return [p + " " for p in parts[:-1]] + parts[-1:]


def _spaced(lines: Sequence[str], gaya: Gaya) -> Iterator[str]:
    """Blank lines behind every line, or behind every cell where wraps are not marked."""
    for line in lines:
        yield line if gaya.wraps else line.rstrip()
        if gaya.wraps or not line.endswith(" "):
            yield ""
