"""What the checks read: one document's record, its tables cell by cell, and the figures that its sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from petik.schemas.record import Anggaran, Asal, Dokumen, Indikator, Jenis, Kuantitas, Nilai, Pejabat, Rekaman

Row = Mapping[str, str | int | float | bool | None]
Kotak = tuple[float, float, float, float]
"""A row of the dataset's tables `tabel` or `pernyataan`."""

PENGISI = re.compile(r"\$\{[^{}\s]+\}|\{\{[^{}]+\}\}")  # "${nama}", "{{ tahun }}"
BANYAK_PENGISI = 2
KEPALA_TERTINGGI = 6  # rows of a heading
ANGKA_SAJA = re.compile(r"^[\s(]*(?:Rp\.?\s*)?\d[\d.,\s]*%?[\s)]*$", re.I)  # a cell that is one number, no heading


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

    def nama_baris(self, jalur: str) -> tuple[str, ...]:
        """What the row at *jalur* is called, by which it is known again: post and name; of people role and number."""
        kind, _, rest = jalur.partition("/")
        index = rest.partition("/")[0]
        rows: Sequence[object] = getattr(self.rekaman, kind, ())
        if not index.isdigit() or int(index) >= len(rows):
            return (rest,)
        row = rows[int(index)]
        if isinstance(row, Indikator):
            return (row.jabatan or "", row.kegiatan or row.program or "", row.indikator or row.sasaran or "")
        if isinstance(row, Anggaran):
            return (row.jabatan or "", row.uraian or "")
        if isinstance(row, Pejabat):
            before = [p for p in self.rekaman.pejabat[: int(index)] if (p.peran, p.halaman) == (row.peran, row.halaman)]
            return (row.peran, str(len(before)))
        return (getattr(row, "jabatan", None) or "",)

    def periode(self, jalur: str) -> str:
        """The period of the value at *jalur*; "" where the path names none."""
        kind, index, *rest = (jalur + "/").split("/")
        if kind == "indikator" and len(rest) > 1 and rest[0] == "nilai":
            return self.rekaman.indikator[int(index)].nilai[int(rest[1])].periode
        return self.rekaman.anggaran[int(index)].periode or "" if kind == "anggaran" else ""

    @cached_property
    def _jenis_per_halaman(self) -> dict[int, Jenis]:
        return {
            page: part.jenis
            for part in self.rekaman.dokumen.bagian
            if part.halaman_awal is not None and part.halaman_akhir is not None
            for page in range(part.halaman_awal, part.halaman_akhir + 1)
        }

    def jenis(self, halaman: int | None = None) -> Jenis:
        """The kind of a page; that of the document where the page is unknown."""
        return self._jenis_per_halaman.get(halaman or 0, self.rekaman.dokumen.jenis)

    @cached_property
    def contoh(self) -> bool:
        """True for a template: placeholders stand where a document has values ("${nama}", "{{tahun}}")."""
        return sum(bool(PENGISI.search(teks(line, "teks"))) for line in self.naskah) >= BANYAK_PENGISI

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

    def letak_baris(self, jalur: str) -> tuple[Kisi, int] | None:
        """The table and the row of it (counted from 0) in which the print at *jalur* stands; None where unknown.

        Without a place on the page the row is the one that holds the record row's name.
        """
        found = self._sel_di(jalur)
        if found is not None:
            return found[0], found[1]
        name = kunci(self.nama_baris(jalur)[-1]) if self.asal(jalur) is None else ""
        rows = ((kisi, number, row) for kisi in self.kisi if name for number, row in enumerate(kisi.baris))
        return next(((k, number) for k, number, row in rows if any(kunci(teks(c, "teks")) == name for c in row)), None)

    def baris_sel(self, jalur: str) -> tuple[Row, Sequence[Row]] | None:
        """The cell of the print at *jalur*, and the printed row that it belongs to."""
        found = self._sel_di(jalur)
        return (found[2], found[0].baris[found[1]]) if found is not None else None

    def kepala_kolom(self, jalur: str) -> str:
        """The headings over the print at *jalur*, top to bottom, with the table's title before them; "" where unknown.

        A continued table has them on an earlier page.
        """
        found = self._sel_di(jalur)
        if found is None:
            return ""
        kisi, number, cell = found
        own = kisi.kepala(bulat(cell, "kolom"), number)
        at = self.kisi.index(kisi)
        while not own and at > 0:  # the header is not repeated: that of the page before
            at -= 1
            own = self.kisi[at].kepala(bulat(cell, "kolom"), len(self.kisi[at].baris))
        return f"{kisi.judul or ''} {own}".strip()

    def _sel_di(self, jalur: str) -> tuple[Kisi, int, Row] | None:
        asal = self.asal(jalur)
        if asal is None or asal.kotak is None:
            return None
        x, y = (asal.kotak[0] + asal.kotak[2]) / 2, (asal.kotak[1] + asal.kotak[3]) / 2
        for kisi, number, cell, box in self._sel_per_halaman.get(asal.halaman, ()):
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return kisi, number, cell
        return None

    @cached_property
    def _sel_per_halaman(self) -> dict[int | None, list[tuple[Kisi, int, Row, Kotak]]]:
        out: dict[int | None, list[tuple[Kisi, int, Row, Kotak]]] = {}
        for kisi in self.kisi:
            for number, row in enumerate(kisi.baris):
                for cell in row:
                    box, page = kotak(cell), bulat(cell, "halaman") or None
                    if box is not None:
                        out.setdefault(page, []).append((kisi, number, cell, box))
        return out


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

    def kepala(self, kolom: int, sampai: int) -> str:
        """The headings of column *kolom*, of the rows above row number *sampai* (from 0) that hold no amounts."""
        texts = []
        for row in self.baris[: min(sampai, KEPALA_TERTINGGI)]:
            if any(ANGKA_SAJA.match(teks(c, "teks")) for c in row):
                break
            for c in row:
                first = bulat(c, "kolom")
                if first <= kolom < first + max(1, bulat(c, "rentang_kolom")) and teks(c, "teks"):
                    texts.append(teks(c, "teks"))
        return " ".join(texts)

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


def kotak(row: Row) -> Kotak | None:
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
