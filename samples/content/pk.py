"""What a Perjanjian Kinerja says, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content.people import Instansi, Person
from petik.schemas.record import Kuantitas

OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi "
    "pada hasil, kami yang bertanda tangan di bawah ini :"
)
PROMISE = (
    "Pihak pertama berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini, sebagai bagian dari "
    "pencapaian target jangka menengah yang tertuang dalam dokumen perencanaan. Keberhasilan dan kegagalan "
    "pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISI = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta mengevaluasi capaian kinerja dari perjanjian "
    "ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)


@dataclass(frozen=True)
class Target:
    indikator: str
    satuan: str
    target: Kuantitas


@dataclass(frozen=True)
class Program:
    uraian: str
    anggaran: Kuantitas
    sumber_dana: str | None = None


@dataclass(frozen=True)
class Perjanjian:
    """What a PK says. `unit_title` is the post or unit in the annex's title, None for an agency-wide annex."""

    instansi: Instansi
    tahun: int
    first: Person
    first_jabatan: str
    second: Person
    second_jabatan: str
    unit_title: str | None
    sasaran: Sequence[tuple[str, Sequence[Target]]]
    program: Sequence[Program]
    program_level: str = "program"
    total: Kuantitas | None = None
    tanggal: str = "Januari"
    amended: bool = False
    satuan_column: bool = True
    program_ruled: bool = False
    pangkat_in_pernyataan: bool = True
    dinas_in_lampiran: bool = False  # the agency below the unit in the annex's title
