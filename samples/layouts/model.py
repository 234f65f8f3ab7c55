"""What a document of the layout benchmark is made of, before it is drawn: its variations, its tables, its signatures.

A table is kept as columns and rows with their names, so that PDF, Word and Excel are drawn from the same object and the
expected rows hang on the printed ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.samples.content.people import Instansi
from petik.samples.paper.draw import Penanda
from petik.schemas.record import Anggaran, Indikator, Pejabat, Rekaman

Isi = str | tuple[str, ...]  # the text of a cell; several paragraphs stand beside those of the other cells of the row


@dataclass(frozen=True)
class Ragam:
    """One value of every kind of variation; the names of the fields head the tables of the benchmark."""

    jenis: str
    format: str
    huruf: str
    ukuran: float
    garis: str
    judul_kolom: str
    kepala: str
    nomor_kolom: str
    gabung: str
    pindah: str
    kertas: str
    angka: str
    uang: str
    urutan: str
    tingkat: str
    tanda: str
    kop: str
    kosong: str
    lebar: str
    hias: str = "tanpa"


@dataclass(frozen=True)
class Kolom:
    """A column. `induk` is a heading over several columns; `gabung` names the group whose cells become one."""

    kunci: str
    judul: str
    bagian: float  # of the table's width
    rata: str = "kiri"
    induk: str | None = None
    gabung: str | None = None


@dataclass
class Baris:
    """A printed row: cells by column, the group it belongs to by kind of group, and the records it stands for."""

    sel: dict[str, Isi]
    kelompok: dict[str, int] = field(default_factory=dict)
    tebal: bool = False
    lebar: bool = False  # the first text reaches over the columns up to the first number (a total's label)
    indikator: list[Indikator] = field(default_factory=list)
    anggaran: list[Anggaran] = field(default_factory=list)


@dataclass(frozen=True)
class Daftar:
    """A table: its columns and rows. `polos`: without rulings whatever the page's rulings are."""

    kolom: Sequence[Kolom]
    baris: Sequence[Baris]
    polos: bool = False


@dataclass(frozen=True)
class Judul:
    teks: str
    ukuran: float = 12.0


@dataclass(frozen=True)
class Alinea:
    teks: str


@dataclass(frozen=True)
class Tanda:
    """Signatures: left and right, one of them or both, with the place and date above the right one."""

    kiri: Penanda | None
    kanan: Penanda | None
    tempat: str
    pejabat: Sequence[Pejabat] = ()


@dataclass(frozen=True)
class Kop:
    instansi: Instansi


Blok = Kop | Judul | Alinea | Daftar | Tanda


@dataclass
class Naskah:
    """A document to be drawn, and the record without its rows (they hang on the tables' rows)."""

    ragam: Ragam
    blok: list[Blok]
    isi: Rekaman
    biji: int


@dataclass(frozen=True)
class Sel:
    """A cell of a drawn grid; `None` in a grid is a place that a span covers."""

    isi: Isi = ""
    baris: int = 1
    kolom: int = 1
    rata: str = "kiri"
    tebal: bool = False
    tegak: str = "atas"


Kisi = list[list[Sel | None]]


def kisi_kepala(kolom: Sequence[Kolom], nomor: str) -> Kisi:
    """The header as a grid: one row, two where columns share a heading above; *nomor*: the style of column numbers."""
    dua = any(k.induk for k in kolom)
    atas: list[Sel | None] = []
    bawah: list[Sel | None] = []
    for i, k in enumerate(kolom):
        if k.induk is None:
            atas.append(Sel(k.judul, 2 if dua else 1, 1, "tengah", True, "tengah"))
            bawah.append(None)
            continue
        sama = [n for n in range(i, len(kolom)) if all(x.induk == k.induk for x in kolom[i : n + 1])]
        awal = i == 0 or kolom[i - 1].induk != k.induk
        atas.append(Sel(k.induk, 1, len(sama), "tengah", True, "tengah") if awal else None)
        bawah.append(Sel(k.judul, 1, 1, "tengah", True, "tengah"))
    out = [atas, bawah] if dua else [atas]
    if nomor != "tanpa":
        pola = {"polos": "{}", "kurung": "({})"}[nomor]
        out.append([Sel(pola.format(i), rata="tengah") for i in range(1, len(kolom) + 1)])
    return out


def kisi_badan(daftar: Daftar, gabung: str) -> Kisi:
    """The body as a grid; *gabung* says how cells over rows are set: merged, blank below the first, repeated."""
    out: Kisi = []
    for r, baris in enumerate(daftar.baris):
        satu: list[Sel | None] = []
        for kolom in daftar.kolom:
            nomor = baris.kelompok.get(kolom.gabung) if kolom.gabung else None
            teks = baris.sel.get(kolom.kunci, "")
            mulai = r == 0 or nomor is None or daftar.baris[r - 1].kelompok.get(str(kolom.gabung)) != nomor
            if gabung == "ulang" or nomor is None or (mulai and gabung == "kosong"):
                satu.append(Sel(teks, 1, 1, kolom.rata, baris.tebal))
            elif gabung == "kosong":
                satu.append(Sel("", 1, 1, kolom.rata))
            elif mulai:
                satu.append(
                    Sel(
                        teks,
                        _rentang(daftar.baris, r, str(kolom.gabung), nomor),
                        1,
                        kolom.rata,
                        baris.tebal,
                        "tengah" if gabung == "tengah" else "atas",
                    )
                )
            else:
                satu.append(None)
        out.append(_melebar(satu) if baris.lebar else satu)
    return out


def _rentang(baris: Sequence[Baris], awal: int, jenis: str, nomor: int) -> int:
    n = awal
    while n < len(baris) and baris[n].kelompok.get(jenis) == nomor:
        n += 1
    return n - awal


def _melebar(satu: list[Sel | None]) -> list[Sel | None]:
    """A label over all columns before the first that holds something else."""
    isi = [i for i, s in enumerate(satu) if s is not None and s.isi]
    label = satu[isi[0]]
    assert label is not None
    return [Sel(label.isi, 1, isi[1], "tengah", True), *[None] * (isi[1] - 1), *satu[isi[1] :]]
