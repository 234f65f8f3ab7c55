"""Printed quantities and record parts. A document is drawn from these objects and its expected record holds the same
objects, so that print and truth cannot drift apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from petik.samples.content.people import Instansi, Person
from petik.schemas.record import Bagian, Dokumen, Jenis, Kuantitas, Nilai, Pejabat, Peran, Rekaman

Style = Literal["id", "en", "id00", "en00", "rp.-", "rp00"]


@dataclass(frozen=True)
class Fraction:
    """A formula as a real fraction: numerator over denominator, then the tail."""

    numerator: str
    denominator: str
    tail: str = "x 100%"

    @property
    def text(self) -> str:
        """How the record writes it."""
        return f"{self.numerator} / {self.denominator} {self.tail}".strip()


def print_rupiah(nilai: int, style: Style = "id") -> str:
    """Money in one of the prints that offices use.

    >>> cetak_rupiah(1250000, "en"), cetak_rupiah(1250000, "rp.-"), cetak_rupiah(1250000, "rp00")
    ('1,250,000', 'Rp. 1.250.000,-', 'Rp 1.250.000,00')
    """
    english = f"{nilai:,}"
    indonesia = english.replace(",", ".")
    return {
        "id": indonesia,
        "en": english,
        "id00": f"{indonesia},00",
        "en00": f"{english}.00",
        "rp.-": f"Rp. {indonesia},-",
        "rp00": f"Rp {indonesia},00",
    }[style]


def rupiah(nilai: int, style: Style = "id") -> Kuantitas:
    return Kuantitas(raw=print_rupiah(nilai, style), value=nilai, satuan="Rp")


def angka(
    nilai: float, satuan: str | None = None, decimals: int = 0, comma: str = ",", tail: str = "", thousands: str = "."
) -> Kuantitas:
    """A number with `decimals` places; `tail` is what is printed behind it in the cell (" %", " Orang").

    >>> angka(85.5, "%", desimal=2, ekor=" %").raw
    '85,50 %'
    """
    intact, _, fraction = f"{nilai:,.{decimals}f}".partition(".")
    raw = intact.replace(",", thousands) + (comma + fraction if fraction else "") + tail
    clean = round(nilai, decimals)
    return Kuantitas(raw=raw, value=int(clean) if float(clean).is_integer() else clean, satuan=satuan)


def persen(nilai: float, decimals: int = 0, tail: str = "%", comma: str = ",") -> Kuantitas:
    return angka(nilai, "%", decimals, comma, tail)


def word(raw: str, satuan: str | None = None) -> Kuantitas:
    """A print that is not one number: a grade, a range, a malformed number."""
    return Kuantitas(raw=raw, value=None, satuan=satuan)


def raw(kuantitas: Kuantitas | None, empty: str = "-") -> str:
    """What the cell shows."""
    return kuantitas.raw if kuantitas else empty


def target(periode: str | int, kuantitas: Kuantitas | None) -> Nilai:
    return Nilai(periode=str(periode), target=kuantitas)


def pejabat(
    person: Person,
    role: Peran,
    jabatan: str | None,
    page: int | None,
    pangkat: bool = True,
    nip: bool = True,
) -> Pejabat:
    """A person on a page; `pangkat` / `nip` say whether that page prints them."""
    printed = person.nip if nip else None
    return Pejabat(
        nama=person.nama,
        nip_raw=printed,
        nip=printed.replace(" ", "") if printed else None,
        jabatan=jabatan,
        pangkat=person.pangkat if pangkat else None,
        peran=role,
        halaman=page,
    )


def rekaman(
    file: str,
    kind: Jenis,
    instansi: Instansi,
    tahun: int,
    part: Sequence[tuple[Jenis, int | None, int | None]],
    amended: bool = False,
) -> Rekaman:
    """An expected record with its head filled in; the drawing functions add the rest."""
    document = Dokumen(
        berkas=file,
        jenis=kind,
        bagian=[Bagian(jenis=j, halaman_awal=a, halaman_akhir=z) for j, a, z in part],
        wilayah=instansi.wilayah,
        kode_wilayah=instansi.kode_wilayah,
        perangkat_daerah=instansi.perangkat_daerah,
        tahun=tahun,
        perubahan=amended,
    )
    return Rekaman(dokumen=document)
