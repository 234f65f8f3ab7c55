"""What a sheet of individual performance indicators (IKI) says, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content.facts import Fraction
from petik.samples.content.people import Instansi, Person
from petik.schemas.record import Indikator, Jabatan


@dataclass(frozen=True)
class Measure:
    """One indicator with its explanation or formula and its source."""

    indikator: str
    formulasi: str | Fraction
    sumber_data: str

    @property
    def formulasi_text(self) -> str:
        return self.formulasi.text if isinstance(self.formulasi, Fraction) else self.formulasi


@dataclass(frozen=True)
class Sheet:
    """An official's sheet."""

    jabatan: str
    tugas: Sequence[str]
    fungsi: Sequence[str]
    sasaran: Sequence[tuple[str, Sequence[Measure]]]

    def note_jabatan(self, page: int | None) -> Jabatan:
        return Jabatan(jabatan=self.jabatan, tugas=list(self.tugas), fungsi=list(self.fungsi), halaman=page)

    def note_indikator(self, pages: Sequence[int | None]) -> list[Indikator]:
        """One record per row; `pages` gives the page of every row."""
        rows = [(s, u) for s, listing in self.sasaran for u in listing]
        return [
            Indikator(jabatan=self.jabatan, tingkat="sasaran", sasaran=s, indikator=u.indikator,
                      formulasi=u.formulasi_text, sumber_data=u.sumber_data, halaman=h)
            for (s, u), h in zip(rows, pages, strict=True)
        ]


@dataclass(frozen=True)
class IkiBook:
    instansi: Instansi
    tahun: int
    signer: Person
    signer_jabatan: str
    sheet: Sequence[Sheet]
    column_titles: Sequence[str] = (
        "SASARAN KINERJA", "INDIKATOR KINERJA", "PENJELASAN/ FORMULASI PENGHITUNGAN", "SUMBER DATA")
