"""Printed quantities and record parts. A document is drawn from these objects and its expected record holds the same
objects, so that print and truth cannot drift apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from petik.samples.content.people import Instansi, Orang
from petik.schemas.record import Bagian, Dokumen, Jenis, Kuantitas, Nilai, Pejabat, Peran, Rekaman

Gaya = Literal["id", "en", "id00", "en00", "rp.-", "rp00"]


def cetak_rupiah(nilai: int, gaya: Gaya = "id") -> str:
    """Money in one of the prints that offices use.

    >>> cetak_rupiah(1250000, "en"), cetak_rupiah(1250000, "rp.-"), cetak_rupiah(1250000, "rp00")
    ('1,250,000', 'Rp. 1.250.000,-', 'Rp 1.250.000,00')
    """
    inggris = f"{nilai:,}"
    indonesia = inggris.replace(",", ".")
    return {
        "id": indonesia,
        "en": inggris,
        "id00": f"{indonesia},00",
        "en00": f"{inggris}.00",
        "rp.-": f"Rp. {indonesia},-",
        "rp00": f"Rp {indonesia},00",
    }[gaya]


def rupiah(nilai: int, gaya: Gaya = "id") -> Kuantitas:
    return Kuantitas(raw=cetak_rupiah(nilai, gaya), value=nilai, satuan="Rp")


def angka(
    nilai: float, satuan: str | None = None, desimal: int = 0, koma: str = ",", ekor: str = "", ribuan: str = "."
) -> Kuantitas:
    """A number with `desimal` places; `ekor` is what is printed behind it in the cell (" %", " Orang").

    >>> angka(85.5, "%", desimal=2, ekor=" %").raw
    '85,50 %'
    """
    utuh, _, pecahan = f"{nilai:,.{desimal}f}".partition(".")
    raw = utuh.replace(",", ribuan) + (koma + pecahan if pecahan else "") + ekor
    bersih = round(nilai, desimal)
    return Kuantitas(raw=raw, value=int(bersih) if float(bersih).is_integer() else bersih, satuan=satuan)


def persen(nilai: float, desimal: int = 0, ekor: str = "%", koma: str = ",") -> Kuantitas:
    return angka(nilai, "%", desimal, koma, ekor)


def kata(raw: str, satuan: str | None = None) -> Kuantitas:
    """A print that is not one number: a grade, a range, a malformed number."""
    return Kuantitas(raw=raw, value=None, satuan=satuan)


def raw(kuantitas: Kuantitas | None, kosong: str = "-") -> str:
    """What the cell shows."""
    return kuantitas.raw if kuantitas else kosong


def target(periode: str | int, kuantitas: Kuantitas | None) -> Nilai:
    return Nilai(periode=str(periode), target=kuantitas)


def pejabat(
    orang: Orang,
    peran: Peran,
    jabatan: str | None,
    halaman: int | None,
    pangkat: bool = True,
    nip: bool = True,
) -> Pejabat:
    """A person on a page; `pangkat` / `nip` say whether that page prints them."""
    cetak = orang.nip if nip else None
    return Pejabat(
        nama=orang.nama,
        nip_raw=cetak,
        nip=cetak.replace(" ", "") if cetak else None,
        jabatan=jabatan,
        pangkat=orang.pangkat if pangkat else None,
        peran=peran,
        halaman=halaman,
    )


def rekaman(
    berkas: str,
    jenis: Jenis,
    instansi: Instansi,
    tahun: int,
    bagian: Sequence[tuple[Jenis, int | None, int | None]],
    perubahan: bool = False,
) -> Rekaman:
    """An expected record with its head filled in; the drawing functions add the rest."""
    dokumen = Dokumen(
        berkas=berkas,
        jenis=jenis,
        bagian=[Bagian(jenis=j, halaman_awal=a, halaman_akhir=z) for j, a, z in bagian],
        wilayah=instansi.wilayah,
        kode_wilayah=instansi.kode_wilayah,
        perangkat_daerah=instansi.perangkat_daerah,
        tahun=tahun,
        perubahan=perubahan,
    )
    return Rekaman(dokumen=dokumen)
