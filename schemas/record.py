"""The document record: what extraction promises. Field names are the terms of Perpres 29/2014 and PermenPAN-RB 53/2014.

Every model mirrors one object of the contract. Beside the contract's fields a record carries `asal` (origin): a mapping
from a JSON-pointer-like path ("indikator/3/nilai/0/target") to where that print stands and how it was read.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Jenis = Literal[
    "pk", "iki", "iku", "rencana_aksi", "pengukuran", "lkip", "renstra", "renja", "rkt", "cascading", "evaluasi",
    "lainnya",
]  # fmt: skip
Peran = Literal["pihak_pertama", "pihak_kedua", "penandatangan"]
TingkatIndikator = Literal["tujuan", "sasaran", "program", "kegiatan", "subkegiatan"]
TingkatAnggaran = Literal["program", "kegiatan", "subkegiatan", "belanja", "jumlah"]
Sumber = Literal["text", "ocr", "office", "dump"]

Teks = Annotated[str, Field(min_length=1)]
POLA_PERIODE = r"^\d{4}(-(TW[1-4]|S[12]|B(0[1-9]|1[0-2])))?$"  # "2024", "2024-TW1", "2024-S2", "2024-B07"
Periode = Annotated[str, Field(pattern=POLA_PERIODE)]
Halaman = Annotated[int, Field(ge=1)] | None


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Kuantitas(_Model):
    """A printed quantity. `value` is null where the print is not one number; `satuan` is the unit of *this* print."""

    raw: Teks
    value: int | float | None = None
    satuan: Teks | None = None


class Bagian(_Model):
    """A run of consecutive pages of one kind."""

    jenis: Jenis
    halaman_awal: Halaman = None
    halaman_akhir: Halaman = None


class Dokumen(_Model):
    berkas: Teks
    jenis: Jenis
    bagian: list[Bagian] = []
    wilayah: Teks | None = None
    kode_wilayah: Teks | None = None
    perangkat_daerah: Teks | None = None
    tahun: int | None = None
    perubahan: bool = False


class Pejabat(_Model):
    """A person who signs or is named as a party; `nip` holds the digits only, whatever their number."""

    nama: Teks
    nip_raw: Teks | None = None
    nip: Annotated[str, Field(pattern=r"^\d+$")] | None = None
    jabatan: Teks | None = None
    pangkat: Teks | None = None
    peran: Peran
    halaman: Halaman = None


class Jabatan(_Model):
    """Duties of a post or an agency (IKI and IKU pages)."""

    jabatan: Teks | None = None
    tugas: list[Teks] = []
    fungsi: list[Teks] = []
    halaman: Halaman = None


class Nilai(_Model):
    periode: Periode
    target: Kuantitas | None = None
    realisasi: Kuantitas | None = None
    capaian: Kuantitas | None = None


class Indikator(_Model):
    """One printed row of a table that lists performance indicators."""

    jabatan: Teks | None = None
    tingkat: TingkatIndikator | None = None
    tujuan: Teks | None = None
    sasaran: Teks | None = None
    program: Teks | None = None
    kegiatan: Teks | None = None
    subkegiatan: Teks | None = None
    indikator: Teks | None = None
    formulasi: Teks | None = None
    sumber_data: Teks | None = None
    satuan: Teks | None = None
    penanggung_jawab: Teks | None = None
    nilai: list[Nilai] = []
    halaman: Halaman = None


class Anggaran(_Model):
    """One printed row that gives a program, activity or spending line its money."""

    jabatan: Teks | None = None
    tingkat: TingkatAnggaran | None = None
    uraian: Teks | None = None
    program: Teks | None = None
    kegiatan: Teks | None = None
    periode: Periode | None = None
    anggaran: Kuantitas | None = None
    realisasi: Kuantitas | None = None
    persen: Kuantitas | None = None
    sumber_dana: Teks | None = None
    halaman: Halaman = None


class Anomali(_Model):
    """What is wrong in the document itself; filled by the checks."""

    kode: Teks
    halaman: Halaman = None
    keterangan: Teks
    nilai: str | None = None


class Asal(_Model):
    """Where a print stands: box in PDF points from the upright page's top left corner; confidence 0..1.

    `catatan` says why a reading or a value is doubtful (null where it is not). `dikoreksi` is the first reading, where
    the record holds a correction of it; `bacaan_lain` is what a second reading of a number saw, where it differs.
    """

    halaman: Halaman = None
    kotak: tuple[float, float, float, float] | None = None
    sumber: Sumber
    keyakinan: Annotated[float, Field(ge=0, le=1)]
    catatan: Teks | None = None
    dikoreksi: Teks | None = None
    bacaan_lain: Teks | None = None


class Rekaman(_Model):
    """One input file's record."""

    dokumen: Dokumen
    pejabat: list[Pejabat] = []
    jabatan: list[Jabatan] = []
    indikator: list[Indikator] = []
    anggaran: list[Anggaran] = []
    anomali: list[Anomali] = []
    asal: dict[str, Asal] = {}
