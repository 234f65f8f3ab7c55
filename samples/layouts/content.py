"""Contents of the layout benchmark: a seed to a document with its tables, and to what its rows say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from petik.samples.content.facts import angka, pejabat, rekaman
from petik.samples.layouts import wording as d
from petik.samples.layouts.model import Alinea, Baris, Blok, Daftar, Judul, Kolom, Kop, Naskah, Ragam, Tanda
from petik.samples.layouts.surroundings import HIAS
from petik.samples.paper.draw import Penanda
from petik.samples.stress.wording import Ukur, orang, rumus
from petik.schemas.record import Anggaran, Indikator, Jenis, Kuantitas, Nilai

ROMAWI = ("I", "II", "III", "IV")
JENIS: tuple[Jenis, ...] = ("pk", "rencana_aksi", "pengukuran", "iku", "lkip")
TINGKAT = {  # how levels stand in a table, by kind of document
    "pk": ("sasaran", "sasaran", "unit"),
    "rencana_aksi": ("sasaran", "samping", "bertumpuk"),
    "pengukuran": ("sasaran", "sasaran", "bertumpuk"),
    "iku": ("sasaran",),
    "lkip": ("sasaran", "bertumpuk"),
}


def undi(biji: int, huruf: Sequence[str]) -> Ragam:
    """The variations of the document with this seed; half of each kind is the plain one. *huruf*: fonts at hand."""
    dadu = random.Random(biji)
    jenis = JENIS[biji % len(JENIS)]
    format_ = ("pdf", "pdf", "docx", "pdf", "xlsx", "pdf", "pdf")[biji // len(JENIS) % 7]
    pdf = format_ == "pdf"
    garis = (
        dadu.choice(
            ("penuh", "penuh", "penuh", "kolom", "baris", "kepala", "tanpa", "ganda", "rambut", "putus", "tebal")
        )
        if pdf
        else dadu.choice(("penuh", "penuh", "tanpa"))
    )
    tingkat = dadu.choice(TINGKAT[jenis])
    kepala = dadu.choice(("baku", "baku", "tw-angka", "tahun-saja"))
    longgar = garis in ("baris", "kepala", "tanpa", "kolom")  # nothing shows how far a merged cell reaches
    gabung = dadu.choice(("atas", "atas", "tengah", "kosong", "ulang", "butir"))
    if longgar and gabung in ("tengah", "butir"):
        gabung = "atas"
    if format_ == "xlsx" and gabung == "butir":
        gabung = "kosong"
    hasil = Ragam(
        jenis=jenis,
        format=format_,
        huruf=dadu.choice(huruf),
        ukuran=dadu.choice((7.5, 8.5, 9.0, 10.0, 11.0)),
        garis=garis,
        judul_kolom=dadu.choice(("baku", "katalog", "katalog", "lain", "singkat", "salah", "kapital")),
        kepala=kepala,
        nomor_kolom=dadu.choice(("tanpa", "tanpa", "polos", "kurung")),
        gabung=gabung,
        pindah=dadu.choice(("utuh", "utuh", "ulang", "tanpa-kepala", "potong")) if pdf else "utuh",
        kertas=dadu.choice(("tegak", "lebar")) if jenis in ("pk", "lkip") else dadu.choice(("lebar", "lebar", "tegak")),
        angka=dadu.choice(("id", "id", "en")),
        uang=dadu.choice(("polos", "polos", "sen", "rp", "rp.-", "rp-rapat", "juta")),
        urutan=dadu.choice(("baku", "baku", "satuan-akhir", "tanpa-no", "tanpa-satuan", "uang-depan")),
        tingkat=tingkat,
        tanda=dadu.choice(("kanan", "kanan", "kiri", "dua", "tanpa"))
        if jenis != "pk"
        else dadu.choice(("kedua-kiri", "kedua-kiri", "kedua-kanan")),
        kop=dadu.choice(("ada", "tidak", "tidak")),
        kosong=dadu.choice(("-", "-", "", "n/a")),
        lebar=dadu.choice(("cukup", "cukup", "cukup", "sempit")),
        hias=dadu.choice(HIAS[format_]),
    )
    if longgar:  # who leaves rulings out gives the columns room
        hasil = replace(hasil, lebar="cukup", kertas=hasil.kertas if jenis == "pk" else "lebar")
    return hasil


class Isian:
    """The content in the making: the dice, the office, how this document prints numbers and headings."""

    def __init__(self, biji: int, berkas: str, ragam: Ragam) -> None:
        self.dadu = random.Random(f"isi {biji}")
        self.biji = biji
        self.r = ragam
        self.instansi = self.dadu.choice(d.INSTANSI)
        self.tahun = self.dadu.randint(2016, 2025)
        self.isi = rekaman(berkas, self._jenis(), self.instansi, self.tahun, [])
        self.jabatan: str | None = None
        self.blok: list[Blok] = []
        self._judul: dict[str, str] = {}

    def _jenis(self) -> Jenis:
        return next(j for j in JENIS if j == self.r.jenis)

    # --- wording

    def judul(self, kunci: str) -> str:
        """The heading of a column, the same in all tables of the document."""
        if kunci not in self._judul:
            self._judul[kunci] = self._pilih_judul(kunci)
        return self._judul[kunci]

    def _pilih_judul(self, kunci: str) -> str:
        baku = d.katalog()[kunci][0] if kunci != "realisasi_anggaran" else "Realisasi Anggaran"
        if kunci == "persen_anggaran":
            baku = "%"
        cara = self.r.judul_kolom
        if cara == "katalog":
            return baku if len(baku) < 3 else self.dadu.choice(d.katalog()[kunci])
        if cara in ("lain", "singkat"):
            return self.dadu.choice((d.LAIN if cara == "lain" else d.SINGKAT)[kunci]).format(t=self.tahun)
        if cara == "kapital":
            return baku.upper()
        return self._salah(baku) if cara == "salah" and self.dadu.random() < 0.5 else baku

    def _salah(self, teks: str) -> str:
        """A heading with one letter left out, doubled or swapped, inside a word of at least six letters."""
        kata = teks.split()
        panjang = [i for i, k in enumerate(kata) if len(k) >= 6 and k.isalpha()]
        if not panjang:
            return teks
        i = self.dadu.choice(panjang)
        n = self.dadu.randint(1, len(kata[i]) - 3)
        k = kata[i]
        kata[i] = self.dadu.choice((k[:n] + k[n + 1 :], k[:n] + k[n] + k[n:], k[:n] + k[n + 1] + k[n] + k[n + 2 :]))
        return " ".join(kata)

    # --- numbers

    def nilai(self, ukur: Ukur, bagian: float = 1.0) -> Kuantitas:
        _, satuan, desimal, rendah, tinggi = ukur
        koma, ribuan = (".", ",") if self.r.angka == "en" else (",", ".")
        ekor = "" if self.satuan else (self.dadu.choice(("%", " %")) if satuan == "%" else f" {satuan}")
        besar = max(rendah, self.dadu.uniform(rendah, tinggi)) * bagian
        if desimal == 0:
            besar = max(1.0, round(besar))
        return angka(besar, satuan, desimal if desimal != 1 or besar < 1000 else 2, koma, ekor, ribuan)

    @property
    def satuan(self) -> bool:
        """Whether units have a column of their own; without it they stand behind the numbers."""
        return self.r.urutan != "tanpa-satuan"

    def kosong(self, kuantitas: Kuantitas | None) -> str:
        return kuantitas.raw if kuantitas is not None else ("-" if self.r.kosong == "n/a" else self.r.kosong)

    def mungkin(self, kuantitas: Kuantitas) -> Kuantitas | None:
        """Sometimes nothing is planned or reported; "n/a" is a print without a value."""
        if self.dadu.random() < 0.85:
            return kuantitas
        return Kuantitas(raw="n/a", satuan=kuantitas.satuan) if self.r.kosong == "n/a" else None

    def uang(self, nilai: int) -> Kuantitas:
        rapat = f"{nilai:,}" if self.r.angka == "en" else f"{nilai:,}".replace(",", ".")
        koma = "." if self.r.angka == "en" else ","
        if self.r.uang == "juta" and nilai % 100_000 == 0:
            return Kuantitas(
                raw=angka(nilai / 1e6, None, 1, koma, " juta", "," if koma == "." else ".").raw,
                value=nilai,
                satuan="Rp",
            )
        raw = {
            "polos": rapat,
            "sen": f"{rapat}{koma}00",
            "rp": f"Rp {rapat}",
            "rp.-": f"Rp. {rapat},-",
            "rp-rapat": f"Rp{rapat}",
            "juta": rapat,
        }[self.r.uang]
        return Kuantitas(raw=raw, value=nilai, satuan="Rp")

    def acak_uang(self) -> int:
        langkah = 100_000 if self.r.uang == "juta" else self.dadu.choice((1, 50, 1000))
        return self.dadu.randint(18_000_000, 2_900_000_000) // langkah * langkah

    def persen(self, bagian: float, seluruh: float) -> Kuantitas:
        koma, ribuan = (".", ",") if self.r.angka == "en" else (",", ".")
        return angka(100 * bagian / (seluruh or 1), "%", 2, koma, self.dadu.choice(("", "", "%")), ribuan)

    # --- tables

    def kolom(
        self,
        kunci: str,
        bagian: float,
        rata: str = "kiri",
        induk: str | None = None,
        gabung: str | None = None,
        judul: str | None = None,
    ) -> Kolom:
        return Kolom(kunci, self.judul(kunci) if judul is None else judul, bagian, rata, induk, gabung)

    def susun(self, kolom: list[Kolom]) -> list[Kolom]:
        """The columns in this document's order, without those that it leaves out."""
        urutan = self.r.urutan
        if urutan == "tanpa-no":
            kolom = [k for k in kolom if k.kunci != "no"]
        if urutan == "tanpa-satuan":
            kolom = [k for k in kolom if k.kunci != "satuan"]
        if urutan == "satuan-akhir" and self.r.jenis != "rencana_aksi":
            angka_ = [i for i, k in enumerate(kolom) if k.kunci.startswith(("target", "realisasi", "capaian"))]
            satuan = [k for k in kolom if k.kunci == "satuan"]
            if angka_ and satuan and len(angka_) <= 3:
                sisa = [k for k in kolom if k.kunci != "satuan"]
                akhir = max(i for i, k in enumerate(sisa) if k.kunci.startswith(("target", "realisasi", "capaian")))
                kolom = [*sisa[: akhir + 1], *satuan, *sisa[akhir + 1 :]]
        if urutan == "uang-depan":
            uang = [k for k in kolom if k.kunci in ("sumber_dana",)]
            kolom = [*(k for k in kolom if k not in uang), *uang]
        return kolom

    def tw(self, i: int) -> str:
        pola = {"baku": "TW {}", "tw-angka": "Triwulan {}", "tahun-saja": "{}"}[self.r.kepala]
        return pola.format(ROMAWI[i] if self.r.kepala != "tw-angka" else i + 1)

    def catat(self, baris: Baris, ukur: Ukur, nilai: list[Nilai], tingkat: str | None, **teks: str | None) -> None:
        """Hangs an indicator on its printed row; a unit that no column and no value prints is not expected."""
        baris.indikator.append(
            Indikator.model_validate(
                {
                    "jabatan": self.jabatan,
                    "tingkat": tingkat,
                    "indikator": ukur[0],
                    "satuan": ukur[1] if self.satuan or nilai else None,
                    "nilai": [n for n in nilai if n.target or n.realisasi or n.capaian],
                    **teks,
                }
            )
        )

    # --- frame

    def kepala(self, *judul: str) -> None:
        if self.r.kop == "ada":
            self.blok.append(Kop(self.instansi))
        self.blok += [Judul(j, 12.5 if i == 0 else 11.5) for i, j in enumerate(judul) if j]

    def tutup(self, bulan: str) -> Naskah:
        """Signs the document."""
        tempat = f"{self.instansi.ibu_kota},      {bulan} {self.tahun}"
        kepala = f"Kepala {self.instansi.perangkat_daerah}"
        satu, dua = orang(self.dadu), orang(self.dadu)
        if self.r.jenis == "pk":
            posisi = f"Kepala {self.jabatan.title()}" if self.jabatan else kepala
            atasan = kepala if self.jabatan else ("Gubernur" if "Prov" in self.instansi.wilayah else "Bupati")
            kiri, kanan = Penanda([atasan], dua), Penanda([posisi], satu)
            if self.r.tanda == "kedua-kanan":
                kiri, kanan = kanan, kiri
            kiri = Penanda([_pihak(kiri.orang is satu), *kiri.atas], kiri.orang)
            kanan = Penanda([_pihak(kanan.orang is satu), *kanan.atas], kanan.orang)
            nama = [pejabat(satu, "pihak_pertama", posisi, 1), pejabat(dua, "pihak_kedua", atasan, 1)]
            self.blok.append(Tanda(kiri, kanan, tempat, nama))
        elif self.r.tanda != "tanpa" and self.r.jenis != "lkip":
            sekretaris = f"Sekretaris {self.instansi.perangkat_daerah}"
            kanan_ = Penanda([kepala], satu)
            kiri_ = Penanda(["Mengetahui,", kepala], satu)
            nama = [pejabat(satu, "penandatangan", kepala, 1)]
            if self.r.tanda == "dua":
                nama.append(pejabat(dua, "penandatangan", sekretaris, 1))
                self.blok.append(Tanda(kiri_, Penanda([sekretaris], dua), tempat, nama))
            elif self.r.tanda == "kiri":
                self.blok.append(Tanda(Penanda([tempat, kepala], satu), None, tempat, nama))
            else:
                self.blok.append(Tanda(None, kanan_, tempat, nama))
        return Naskah(self.r, self.blok, self.isi, self.biji)

    def rumus(self, ukur: Ukur) -> tuple[str, str]:
        cara, sumber = rumus(self.dadu, ukur)
        return (cara if isinstance(cara, str) else cara.teks), sumber

    def paragraf(self, teks: str) -> None:
        self.blok.append(Alinea(teks))

    def tabel(self, kolom: list[Kolom], baris: list[Baris], polos: bool = False) -> None:
        self.blok.append(Daftar(self.susun(kolom), baris, polos))

    def anggaran(self, tingkat: str, uraian: str | None, pagu: Kuantitas, **lain: object) -> Anggaran:
        return Anggaran.model_validate(
            {
                "jabatan": self.jabatan,
                "tingkat": tingkat,
                "uraian": uraian,
                "periode": str(self.tahun),
                "anggaran": pagu,
                **lain,
            }
        )


def _pihak(pertama: bool) -> str:
    return "PIHAK PERTAMA," if pertama else "PIHAK KEDUA,"
