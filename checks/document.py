"""What the checks read: one document's record, its tables cell by cell, and the figures that its sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from petik.schemas.record import Anggaran, Asal, Dokumen, Indikator, Kuantitas, Nilai, Rekaman

Row = Mapping[str, str | int | float | bool | None]
"""A row of the dataset's tables `tabel` or `pernyataan`."""


@dataclass(frozen=True)
class Bahan:
    """One document to be checked. `tabel`, `pernyataan` and `naskah` may be empty: what needs them is then not tested.

    `naskah` holds the lines of the running text in reading order: rows with `halaman`, `teks` and `sumber`.
    """

    dok_id: str
    rekaman: Rekaman
    tabel: Sequence[Row] = field(default=())
    pernyataan: Sequence[Row] = field(default=())
    naskah: Sequence[Row] = field(default=())

    def asal(self, jalur: str | None) -> Asal | None:
        """The origin of the print at *jalur*, or of the row that holds it; None where none is known."""
        while jalur:
            if jalur in self.rekaman.asal:
                return self.rekaman.asal[jalur]
            jalur = jalur.rpartition("/")[0]
        return None

    def keyakinan(self, *jalur: str) -> float:
        """How sure the least sure reading of *jalur* is; 1.0 where no origin is known."""
        found = [self.rekaman.asal[j].keyakinan for j in jalur if j in self.rekaman.asal]
        return min(found, default=1.0)

    def halaman(self, jalur: str) -> int | None:
        """The page of the record that *jalur* stands in, else of its print."""
        kind, _, rest = jalur.partition("/")
        index = rest.partition("/")[0]
        rows: Sequence[object] = getattr(self.rekaman, kind, ())
        if index.isdecimal() and int(index) < len(rows):
            page = getattr(rows[int(index)], "halaman", None)
            if isinstance(page, int):
                return page
        asal = self.asal(jalur)
        return asal.halaman if asal is not None else None

    def tersusun(self) -> bool:
        """True where cells were read from a text layer or an office file: what is empty there is empty in print.

        OCR and text dumps lose cells: an empty one may be Petik's.
        """
        return not {"ocr", "dump"} & {a.sumber for a in self.rekaman.asal.values()}

    def nilai(self) -> Iterator[tuple[str, Indikator, Nilai]]:
        """Every value triple with its path ("indikator/3/nilai/0") and its row."""
        for i, row in enumerate(self.rekaman.indikator):
            for j, value in enumerate(row.nilai):
                yield f"indikator/{i}/nilai/{j}", row, value

    def kuantitas(self) -> Iterator[tuple[str, Kuantitas]]:
        """Every printed quantity of the record with its path."""
        for path, _, value in self.nilai():
            for name in ("target", "realisasi", "capaian"):
                found = getattr(value, name)
                if found is not None:
                    yield f"{path}/{name}", found
        for i, money in enumerate(self.rekaman.anggaran):
            for name in ("anggaran", "realisasi", "persen"):
                found = getattr(money, name)
                if found is not None:
                    yield f"anggaran/{i}/{name}", found

    @cached_property
    def kisi(self) -> tuple[Kisi, ...]:
        """The tables, in the order in which the document prints them."""
        by: dict[int, list[Row]] = {}
        for cell in self.tabel:
            number = cell.get("tabel")
            if isinstance(number, int):
                by.setdefault(number, []).append(cell)
        return tuple(Kisi(number, tuple(cells)) for number, cells in sorted(by.items()))


@dataclass(frozen=True)
class Kisi:
    """One table: its cells by row and column (both from 1)."""

    nomor: int
    sel: tuple[Row, ...]

    @property
    def judul(self) -> str | None:
        """The caption."""
        found = self.sel[0].get("judul")
        return found if isinstance(found, str) else None

    @property
    def halaman(self) -> int | None:
        """The page on which the table begins."""
        found = self.sel[0].get("halaman")
        return found if isinstance(found, int) else None

    @cached_property
    def baris(self) -> tuple[tuple[Row, ...], ...]:
        """The cells row by row, each row from left to right."""
        rows: dict[int, list[Row]] = {}
        for cell in self.sel:
            rows.setdefault(bulat(cell, "baris"), []).append(cell)
        return tuple(tuple(sorted(cells, key=lambda c: bulat(c, "kolom"))) for _, cells in sorted(rows.items()))


def bulat(row: Row, name: str) -> int:
    """A whole number of a table row; 0 where it is missing."""
    value = row.get(name)
    return int(value) if isinstance(value, int | float) else 0


def teks(row: Row, name: str) -> str:
    """A text of a table row; "" where it is missing."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def kotak(row: Row) -> tuple[float, float, float, float] | None:
    """The box of a table row in points from the page's top left corner; None where it is unknown."""
    sides = [row.get(k) for k in ("x0", "top", "x1", "bottom")]
    values = [float(s) for s in sides if isinstance(s, int | float) and s == s]
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else None


@lru_cache(maxsize=100_000)  # the rows of a table are compared with each other
def kunci(text: str | None) -> str:
    """*text* as a key for comparing names: letters and digits only, small."""
    return re.sub(r"[\W_]+", "", text or "").casefold()


def kunci_instansi(dokumen: Dokumen) -> tuple[str, str] | None:
    """Region and agency, by which documents belong together; None where the document does not tell both."""
    region = dokumen.kode_wilayah or kunci(dokumen.wilayah)
    return (region, kunci(dokumen.perangkat_daerah)) if region and dokumen.perangkat_daerah else None


def tahun(periode: str | None) -> int | None:
    """The year of a period ("2020-TW1" gives 2020)."""
    return int(periode[:4]) if periode else None


def kelompok(row: Indikator | Anggaran) -> tuple[object, ...]:
    """What rows of one printed table share: post and page. Formats without pages give one group per post."""
    return (kunci(row.jabatan), row.halaman)
