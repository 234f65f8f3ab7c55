"""Contents of the layout benchmark: a seed to a document with its tables, and to what its rows say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from petik.samples.content.facts import angka, pejabat, rekaman
from petik.samples.layouts import wording as d
from petik.samples.layouts.model import (
    Block,
    Column,
    Draft,
    Kop,
    Listing,
    Paragraph,
    Row,
    SignatureBlock,
    Title,
    Variation,
)
from petik.samples.layouts.surroundings import DECORATIONS
from petik.samples.paper.draw import Signer
from petik.samples.stress.wording import Measure, fraction, person
from petik.schemas.record import Anggaran, Indikator, Jenis, Kuantitas, Nilai

ROMAN = ("I", "II", "III", "IV")
KINDS: tuple[Jenis, ...] = ("pk", "rencana_aksi", "pengukuran", "iku", "lkip")
LEVELS = {  # how levels stand in a table, by kind of document
    "pk": ("sasaran", "sasaran", "unit"),
    "rencana_aksi": ("sasaran", "samping", "bertumpuk"),
    "pengukuran": ("sasaran", "sasaran", "bertumpuk"),
    "iku": ("sasaran",),
    "lkip": ("sasaran", "bertumpuk"),
}


def draw_lots(seed: int, lettering: Sequence[str]) -> Variation:
    """The variations of the document with this seed; half of each kind is the plain one. *lettering*: fonts at hand."""
    dice = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    format_ = ("pdf", "pdf", "docx", "pdf", "xlsx", "pdf", "pdf")[seed // len(KINDS) % 7]
    pdf = format_ == "pdf"
    rule = (
        dice.choice(
            ("penuh", "penuh", "penuh", "kolom", "baris", "kepala", "tanpa", "ganda", "rambut", "putus", "tebal")
        )
        if pdf
        else dice.choice(("penuh", "penuh", "tanpa"))
    )
    level = dice.choice(LEVELS[kind])
    header = dice.choice(("baku", "baku", "tw-angka", "tahun-saja"))
    loose = rule in ("baris", "kepala", "tanpa", "kolom")  # nothing shows how far a merged cell reaches
    merged = dice.choice(("atas", "atas", "tengah", "kosong", "ulang", "butir"))
    if loose and merged in ("tengah", "butir"):
        merged = "atas"
    if format_ == "xlsx" and merged == "butir":
        merged = "kosong"
    result = Variation(
        jenis=kind,
        format=format_,
        face=dice.choice(lettering),
        size=dice.choice((7.5, 8.5, 9.0, 10.0, 11.0)),
        rules=rule,
        column_titles=dice.choice(("baku", "katalog", "katalog", "lain", "singkat", "salah", "kapital")),
        header=header,
        column_numbers=dice.choice(("tanpa", "tanpa", "polos", "kurung")),
        merged=merged,
        moved=dice.choice(("utuh", "utuh", "ulang", "tanpa-kepala", "potong")) if pdf else "utuh",
        paper=dice.choice(("tegak", "lebar")) if kind in ("pk", "lkip") else dice.choice(("lebar", "lebar", "tegak")),
        angka=dice.choice(("id", "id", "en")),
        uang=dice.choice(("polos", "polos", "sen", "rp", "rp.-", "rp-rapat", "juta")),
        ordering=dice.choice(("baku", "baku", "satuan-akhir", "tanpa-no", "tanpa-satuan", "uang-depan")),
        tingkat=level,
        signatures=dice.choice(("kanan", "kanan", "kiri", "dua", "tanpa"))
        if kind != "pk"
        else dice.choice(("kedua-kiri", "kedua-kiri", "kedua-kanan")),
        kop=dice.choice(("ada", "tidak", "tidak")),
        empty=dice.choice(("-", "-", "", "n/a")),
        width=dice.choice(("cukup", "cukup", "cukup", "sempit")),
        decoration=dice.choice(DECORATIONS[format_]),
    )
    if loose:  # who leaves rulings out gives the columns room
        result = replace(result, width="cukup", paper=result.paper if kind == "pk" else "lebar")
    return result


class Filling:
    """The content in the making: the dice, the office, how this document prints numbers and headings."""

    def __init__(self, seed: int, file: str, variation: Variation) -> None:
        self.dice = random.Random(f"isi {seed}")
        self.seed = seed
        self.r = variation
        self.instansi = self.dice.choice(d.INSTANSI)
        self.tahun = self.dice.randint(2016, 2025)
        self.content = rekaman(file, self._kind(), self.instansi, self.tahun, [])
        self.jabatan: str | None = None
        self.blocks: list[Block] = []
        self._title: dict[str, str] = {}

    def _kind(self) -> Jenis:
        return next(j for j in KINDS if j == self.r.jenis)

    # --- wording

    def title(self, key: str) -> str:
        """The heading of a column, the same in all tables of the document."""
        if key not in self._title:
            self._title[key] = self._choose_title(key)
        return self._title[key]

    def _choose_title(self, key: str) -> str:
        standard = d.catalogue()[key][0] if key != "realisasi_anggaran" else "Realisasi Anggaran"
        if key == "persen_anggaran":
            standard = "%"
        way = self.r.column_titles
        if way == "katalog":
            return standard if len(standard) < 3 else self.dice.choice(d.catalogue()[key])
        if way in ("lain", "singkat"):
            return self.dice.choice((d.OTHER_WORDINGS if way == "lain" else d.SHORT_FORMS)[key]).format(t=self.tahun)
        if way == "kapital":
            return standard.upper()
        return self._wrong(standard) if way == "salah" and self.dice.random() < 0.5 else standard

    def _wrong(self, text: str) -> str:
        """A heading with one letter left out, doubled or swapped, inside a word of at least six letters."""
        word = text.split()
        length = [i for i, k in enumerate(word) if len(k) >= 6 and k.isalpha()]
        if not length:
            return text
        i = self.dice.choice(length)
        n = self.dice.randint(1, len(word[i]) - 3)
        k = word[i]
        word[i] = self.dice.choice((k[:n] + k[n + 1 :], k[:n] + k[n] + k[n:], k[:n] + k[n + 1] + k[n] + k[n + 2 :]))
        return " ".join(word)

    # --- numbers

    def nilai(self, measure: Measure, part: float = 1.0) -> Kuantitas:
        _, satuan, decimals, low, height = measure
        comma, thousands = (".", ",") if self.r.angka == "en" else (",", ".")
        tail = "" if self.satuan else (self.dice.choice(("%", " %")) if satuan == "%" else f" {satuan}")
        large = max(low, self.dice.uniform(low, height)) * part
        if decimals == 0:
            large = max(1.0, round(large))
        return angka(large, satuan, decimals if decimals != 1 or large < 1000 else 2, comma, tail, thousands)

    @property
    def satuan(self) -> bool:
        """Whether units have a column of their own; without it they stand behind the numbers."""
        return self.r.ordering != "tanpa-satuan"

    def empty(self, kuantitas: Kuantitas | None) -> str:
        return kuantitas.raw if kuantitas is not None else ("-" if self.r.empty == "n/a" else self.r.empty)

    def maybe(self, kuantitas: Kuantitas) -> Kuantitas | None:
        """Sometimes nothing is planned or reported; "n/a" is a print without a value."""
        if self.dice.random() < 0.85:
            return kuantitas
        return Kuantitas(raw="n/a", satuan=kuantitas.satuan) if self.r.empty == "n/a" else None

    def uang(self, nilai: int) -> Kuantitas:
        tight = f"{nilai:,}" if self.r.angka == "en" else f"{nilai:,}".replace(",", ".")
        comma = "." if self.r.angka == "en" else ","
        if self.r.uang == "juta" and nilai % 100_000 == 0:
            return Kuantitas(
                raw=angka(nilai / 1e6, None, 1, comma, " juta", "," if comma == "." else ".").raw,
                value=nilai,
                satuan="Rp",
            )
        raw = {
            "polos": tight,
            "sen": f"{tight}{comma}00",
            "rp": f"Rp {tight}",
            "rp.-": f"Rp. {tight},-",
            "rp-rapat": f"Rp{tight}",
            "juta": tight,
        }[self.r.uang]
        return Kuantitas(raw=raw, value=nilai, satuan="Rp")

    def random_uang(self) -> int:
        step = 100_000 if self.r.uang == "juta" else self.dice.choice((1, 50, 1000))
        return self.dice.randint(18_000_000, 2_900_000_000) // step * step

    def persen(self, part: float, whole: float) -> Kuantitas:
        comma, thousands = (".", ",") if self.r.angka == "en" else (",", ".")
        return angka(100 * part / (whole or 1), "%", 2, comma, self.dice.choice(("", "", "%")), thousands)

    # --- tables

    def column(
        self,
        key: str,
        part: float,
        align: str = "kiri",
        parent: str | None = None,
        merged: str | None = None,
        title: str | None = None,
    ) -> Column:
        return Column(key, self.title(key) if title is None else title, part, align, parent, merged)

    def arrange(self, columns: list[Column]) -> list[Column]:
        """The columns in this document's order, without those that it leaves out."""
        ordering = self.r.ordering
        if ordering == "tanpa-no":
            columns = [k for k in columns if k.kunci != "no"]
        if ordering == "tanpa-satuan":
            columns = [k for k in columns if k.kunci != "satuan"]
        if ordering == "satuan-akhir" and self.r.jenis != "rencana_aksi":
            angka_text = [i for i, k in enumerate(columns) if k.kunci.startswith(("target", "realisasi", "capaian"))]
            satuan = [k for k in columns if k.kunci == "satuan"]
            if angka_text and satuan and len(angka_text) <= 3:
                rest = [k for k in columns if k.kunci != "satuan"]
                last = max(i for i, k in enumerate(rest) if k.kunci.startswith(("target", "realisasi", "capaian")))
                columns = [*rest[: last + 1], *satuan, *rest[last + 1 :]]
        if ordering == "uang-depan":
            uang = [k for k in columns if k.kunci in ("sumber_dana",)]
            columns = [*(k for k in columns if k not in uang), *uang]
        return columns

    def tw(self, i: int) -> str:
        pattern = {"baku": "TW {}", "tw-angka": "Triwulan {}", "tahun-saja": "{}"}[self.r.header]
        return pattern.format(ROMAN[i] if self.r.header != "tw-angka" else i + 1)

    def note(self, row: Row, measure: Measure, nilai: list[Nilai], level: str | None, **text: str | None) -> None:
        """Hangs an indicator on its printed row; a unit that no column and no value prints is not expected."""
        row.indikator.append(
            Indikator.model_validate(
                {
                    "jabatan": self.jabatan,
                    "tingkat": level,
                    "indikator": measure[0],
                    "satuan": measure[1] if self.satuan or nilai else None,
                    "nilai": [n for n in nilai if n.target or n.realisasi or n.capaian],
                    **text,
                }
            )
        )

    # --- frame

    def header(self, *title: str) -> None:
        if self.r.kop == "ada":
            self.blocks.append(Kop(self.instansi))
        self.blocks += [Title(j, 12.5 if i == 0 else 11.5) for i, j in enumerate(title) if j]

    def close(self, month: str) -> Draft:
        """Signs the document."""
        place_name = f"{self.instansi.ibu_kota},      {month} {self.tahun}"
        header = f"Kepala {self.instansi.perangkat_daerah}"
        one, two = person(self.dice), person(self.dice)
        if self.r.jenis == "pk":
            position = f"Kepala {self.jabatan.title()}" if self.jabatan else header
            superior = header if self.jabatan else ("Gubernur" if "Prov" in self.instansi.wilayah else "Bupati")
            left, right_side = Signer([superior], two), Signer([position], one)
            if self.r.signatures == "kedua-kanan":
                left, right_side = right_side, left
            left = Signer([_pihak(left.person is one), *left.top], left.person)
            right_side = Signer([_pihak(right_side.person is one), *right_side.top], right_side.person)
            name = [pejabat(one, "pihak_pertama", position, 1), pejabat(two, "pihak_kedua", superior, 1)]
            self.blocks.append(SignatureBlock(left, right_side, place_name, name))
        elif self.r.signatures != "tanpa" and self.r.jenis != "lkip":
            sekretaris = f"Sekretaris {self.instansi.perangkat_daerah}"
            right_x = Signer([header], one)
            left_x = Signer(["Mengetahui,", header], one)
            name = [pejabat(one, "penandatangan", header, 1)]
            if self.r.signatures == "dua":
                name.append(pejabat(two, "penandatangan", sekretaris, 1))
                self.blocks.append(SignatureBlock(left_x, Signer([sekretaris], two), place_name, name))
            elif self.r.signatures == "kiri":
                self.blocks.append(SignatureBlock(Signer([place_name, header], one), None, place_name, name))
            else:
                self.blocks.append(SignatureBlock(None, right_x, place_name, name))
        return Draft(self.r, self.blocks, self.content, self.seed)

    def fraction(self, measure: Measure) -> tuple[str, str]:
        way, source = fraction(self.dice, measure)
        return (way if isinstance(way, str) else way.text), source

    def paragraph(self, text: str) -> None:
        self.blocks.append(Paragraph(text))

    def table(self, columns: list[Column], rows: list[Row], plain: bool = False) -> None:
        self.blocks.append(Listing(self.arrange(columns), rows, plain))

    def anggaran(self, level: str, uraian: str | None, pagu: Kuantitas, **other: object) -> Anggaran:
        return Anggaran.model_validate(
            {
                "jabatan": self.jabatan,
                "tingkat": level,
                "uraian": uraian,
                "periode": str(self.tahun),
                "anggaran": pagu,
                **other,
            }
        )


def _pihak(first: bool) -> str:
    return "PIHAK PERTAMA," if first else "PIHAK KEDUA,"
