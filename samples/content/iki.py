"""What a sheet of individual performance indicators (IKI) says, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content.people import Instansi, Orang
from petik.samples.paper.tables import Rumus
from petik.schemas.record import Indikator, Jabatan


@dataclass(frozen=True)
class Ukuran:
    """One indicator with its explanation or formula and its source."""

    indikator: str
    formulasi: str | Rumus
    sumber_data: str

    @property
    def teks_formulasi(self) -> str:
        return self.formulasi.teks if isinstance(self.formulasi, Rumus) else self.formulasi


@dataclass(frozen=True)
class Lembar:
    """An official's sheet."""

    jabatan: str
    tugas: Sequence[str]
    fungsi: Sequence[str]
    sasaran: Sequence[tuple[str, Sequence[Ukuran]]]

    def catat_jabatan(self, halaman: int | None) -> Jabatan:
        return Jabatan(jabatan=self.jabatan, tugas=list(self.tugas), fungsi=list(self.fungsi), halaman=halaman)

    def catat_indikator(self, halaman: Sequence[int | None]) -> list[Indikator]:
        """One record per row; `halaman` gives the page of every row."""
        baris = [(s, u) for s, daftar in self.sasaran for u in daftar]
        return [
            Indikator(jabatan=self.jabatan, tingkat="sasaran", sasaran=s, indikator=u.indikator,
                      formulasi=u.teks_formulasi, sumber_data=u.sumber_data, halaman=h)
            for (s, u), h in zip(baris, halaman, strict=True)
        ]


@dataclass(frozen=True)
class BukuIki:
    instansi: Instansi
    tahun: int
    penanda_tangan: Orang
    jabatan_penanda: str
    lembar: Sequence[Lembar]
    judul_kolom: Sequence[str] = (
        "SASARAN KINERJA", "INDIKATOR KINERJA", "PENJELASAN/ FORMULASI PENGHITUNGAN", "SUMBER DATA")
