"""Text dumps as converters leave them: markdown with LaTeX fractions, and pages whose wrapped cells are displaced."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from petik.samples.content import iki_sheets, pk_agreements
from petik.samples.content.facts import pejabat, rekaman, target
from petik.samples.content.iki import Lembar, Ukuran
from petik.samples.content.people import Orang
from petik.samples.content.pk import JANJI, PEMBUKA, SUPERVISI, Perjanjian
from petik.samples.paper.tables import Rumus
from petik.schemas.record import Anggaran, Anomali, Indikator, Rekaman

_HURUF = ("abcdef", "abcdef", "acdefg")  # the third sheet's lettering skips b


def _latex(rumus: Rumus) -> str:
    r"""A fraction as a converter writes it: $\frac{\text{A}}{\text{B}} \times 100 \%$."""
    ekor = rumus.ekor.replace("x", r"\times").replace("%", r"\%")
    return rf"$\frac{{\text{{{rumus.pembilang}}}}}{{\text{{{rumus.penyebut}}}}} {ekor}$"


def _formulasi_markdown(u: Ukuran) -> str:
    """Close tails ("x 100%") were flattened by the converter, the others are LaTeX."""
    if isinstance(u.formulasi, Rumus):
        return u.formulasi.teks if u.formulasi.ekor == "x 100%" else _latex(u.formulasi)
    return u.formulasi


def _lembar_markdown(lembar: Lembar, judul: Sequence[str], huruf: str, penanda: Orang) -> Iterator[str]:
    yield f"INDIKATOR KINERJA INDIVIDU\n\n1. JABATAN : **{lembar.jabatan}**\n\n2. TUGAS :\n"
    yield "\n".join(lembar.tugas)
    yield "\n3. FUNGSI :\n"
    yield "\n".join(f"- {h}. {f}" for h, f in zip(huruf, lembar.fungsi, strict=False))
    yield "\n" + "\t".join(judul)
    for sasaran, daftar in lembar.sasaran:
        for i, u in enumerate(daftar):
            yield "\t".join([sasaran if i == 0 else "", u.indikator, _formulasi_markdown(u), u.sumber_data])
    yield f"\n**{lembar.jabatan}**\n\n{penanda.nama}\nNIP. {penanda.nip}\n"


def iki_dump(berkas: str) -> tuple[bytes, Rekaman]:
    """Sheets as markdown, signed by their holders; one has a NIP of 19 digits, one a lettering that skips."""
    buku = iki_sheets.HALBAR
    isi = rekaman(berkas, "iki", buku.instansi, buku.tahun, [("iki", None, None)])
    baris = [f"**INDIKATOR KINERJA INDIVIDU\n{buku.instansi.lengkap.upper()}\nTAHUN {buku.tahun}**\n"]
    for n, (lembar, penanda) in enumerate(zip(buku.lembar, iki_sheets.HALBAR_PENANDA, strict=True)):
        baris += _lembar_markdown(lembar, buku.judul_kolom, _HURUF[n], penanda)
        isi.jabatan.append(lembar.catat_jabatan(None))
        isi.indikator += lembar.catat_indikator([None] * sum(len(d) for _, d in lembar.sasaran))
        isi.pejabat.append(pejabat(penanda, "penandatangan", lembar.jabatan, None, pangkat=False))
        if _HURUF[n][1] != "b":
            isi.anomali.append(Anomali(kode="nomor-urut", nilai=_HURUF[n][1],
                                       keterangan=f"Urutan huruf pada fungsi {lembar.jabatan} melewati b"))
        digit = (penanda.nip or "").replace(" ", "")
        if len(digit) != 18:
            isi.anomali.append(Anomali(kode="nip-tidak-sah", nilai=penanda.nip,
                                       keterangan=f"NIP {penanda.nama} terdiri dari {len(digit)} digit"))
    return "\n".join(baris).encode(), isi


def _miring(teks: str) -> str:
    """Letters in mathematical italics, as equation editors leave them in a text layer ("Aktif" -> "𝐴𝑘𝑡𝑖𝑓")."""
    def satu(c: str) -> str:
        if c == "h":  # U+1D455 is unassigned: the italic h is Planck's constant
            return "\u210e"
        if "A" <= c <= "Z":
            return chr(0x1D434 + ord(c) - ord("A"))
        return chr(0x1D44E + ord(c) - ord("a")) if "a" <= c <= "z" else c

    return "".join(satu(c) for c in teks)


class _Tergeser:
    """Collects the text of a page: what fits on one line stays where it is, wrapped cells come afterwards."""

    def __init__(self) -> None:
        self.lurus: list[str] = []
        self.sisa: list[str] = []

    def baris(self, *sel: tuple[str, int]) -> None:
        """A row of (text, width in characters): wrapped cells leave the line."""
        tetap = []
        for teks, lebar in sel:
            potong = textwrap.wrap(teks, lebar, break_long_words=False)
            if len(potong) > 1:
                self.sisa.append(" \n".join(potong))
            elif teks:
                tetap.append(teks)
        self.lurus.append(" ".join(tetap))

    def teks(self) -> str:
        return "\n\n".join([*(b for b in self.lurus if b), *self.sisa])


def _halaman_iki(lembar: Lembar) -> str:
    h = _Tergeser()
    h.lurus += ["INDIKATOR KINERJA INDIVIDU", f"1 . Jabatan : {lembar.jabatan}\n2 . Tugas :"]
    fungsi = []
    for i, f in enumerate(lembar.fungsi, 1):
        muat = len(f) <= 80
        fungsi.append(f"{'3 . Fungsi : ' if i == 1 else ''}{i}{' ' + f if muat else ''}")
        if not muat:
            h.sisa.append(" \n".join(textwrap.wrap(f, 80)))
    h.lurus += ["\n".join(fungsi), "SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA"]
    h.sisa.insert(0, " \n".join(textwrap.wrap(lembar.tugas[0], 80)))
    h.sisa.append("PENJELASAN/ FORMULASI \nPENGHITUNGAN")
    rumus = []
    for sasaran, daftar in lembar.sasaran:
        for i, u in enumerate(daftar):
            formulasi = "" if isinstance(u.formulasi, Rumus) else u.formulasi
            h.baris((sasaran if i == 0 else "", 26), (u.indikator, 26), (formulasi, 26), (u.sumber_data, 18))
            if isinstance(u.formulasi, Rumus):
                r = u.formulasi
                rumus.append(f"{_miring(r.pembilang)}/{_miring(r.penyebut)} {r.ekor}")
    return "\n\n".join([h.teks(), *rumus])


def _halaman_lampiran(pk: Perjanjian) -> str:
    h = _Tergeser()
    h.lurus += [f"PERJANJIAN KINERJA PERUBAHAN TAHUN {pk.tahun}", pk.judul_unit or "",
                "No Sasaran Indikator Kinerja Satuan Target"]
    nomor = 0
    for n, (sasaran, daftar) in enumerate(pk.sasaran, 1):
        for i, t in enumerate(daftar):
            nomor += 1
            h.baris((str(n) if i == 0 else "", 4), (sasaran if i == 0 else "", 26), (str(nomor), 4),
                    (t.indikator, 64), (t.satuan, 12), (t.target.raw, 14))
    h.lurus.append("Program Anggaran")
    for i, p in enumerate(pk.program, 1):
        h.baris((str(i), 4), (p.uraian, 70), (f"{p.anggaran.raw:>30}", 40))
    if pk.jumlah:
        h.lurus.append(f"{pk.jumlah.raw:>30}")
    h.lurus.append(f"{pk.instansi.ibu_kota},         {pk.tanggal} {pk.tahun}")
    h.baris((pk.jabatan_kedua, 34), (pk.jabatan_pertama, 34))
    h.lurus += _penanda(pk)
    return h.teks()


def _penanda(pk: Perjanjian, pangkat: bool = True) -> list[str]:
    """Names, ranks and NIPs two to a line, pihak kedua on the left."""
    return [f"{pk.kedua.nama} {pk.pertama.nama}",
            *([f"{pk.kedua.pangkat} {pk.pertama.pangkat}"] if pangkat else []),
            f"Nip. {pk.kedua.nip} Nip. {pk.pertama.nip}"]


def _halaman_pernyataan(pk: Perjanjian) -> str:
    i = pk.instansi
    h = _Tergeser()
    h.lurus += [
        f"{i.pemerintah}\n{i.perangkat_daerah.upper()}", f"Alamat : {i.alamat}", " ".join(i.ibu_kota.upper()),
        f"PERNYATAAN PERJANJIAN KINERJA TAHUN {pk.tahun}\n(Perubahan)",
        f"Nama : {pk.pertama.nama}", f"Jabatan : {pk.jabatan_pertama}",
        f"Nama : {pk.kedua.nama}", f"Jabatan : {pk.jabatan_kedua}", "Selaku atasan langsung pihak pertama",
        f"{i.ibu_kota},        {pk.tanggal} {pk.tahun}", "Pihak Kedua Pihak Pertama",
        f"{pk.jabatan_kedua} {pk.jabatan_pertama}", *_penanda(pk, pk.pangkat_di_pernyataan),
    ]
    for teks in (PEMBUKA, "Selanjutnya disebut pihak pertama", "Selanjutnya disebut pihak kedua", JANJI, SUPERVISI):
        h.sisa.append(" \n\n".join(textwrap.wrap(teks, 98)))
    return h.teks()


def pk_dump(berkas: str) -> tuple[bytes, Rekaman]:
    """An IKI sheet, the annex and the statement of one official, displaced; no form feeds, pages 3 lines apart."""
    pk, lembar = pk_agreements.PARIAMAN_KASI, iki_sheets.PARIAMAN_KASI
    isi = rekaman(berkas, "pk", pk.instansi, pk.tahun, [("iki", None, None), ("pk", None, None)], pk.perubahan)
    isi.jabatan.append(lembar.catat_jabatan(None))
    isi.indikator += lembar.catat_indikator([None] * sum(len(d) for _, d in lembar.sasaran))
    isi.indikator += [
        Indikator(jabatan=pk.judul_unit, tingkat="sasaran", sasaran=s, indikator=t.indikator, satuan=t.satuan,
                  nilai=[target(pk.tahun, t.target)]) for s, daftar in pk.sasaran for t in daftar]
    isi.anggaran += [Anggaran(jabatan=pk.judul_unit, tingkat="program", uraian=p.uraian, periode=str(pk.tahun),
                              anggaran=p.anggaran) for p in pk.program]
    isi.anggaran.append(Anggaran(jabatan=pk.judul_unit, tingkat="jumlah", periode=str(pk.tahun), anggaran=pk.jumlah))
    for pangkat in (True, pk.pangkat_di_pernyataan):  # annex, statement
        isi.pejabat += [pejabat(pk.pertama, "pihak_pertama", pk.jabatan_pertama, None, pangkat),
                        pejabat(pk.kedua, "pihak_kedua", pk.jabatan_kedua, None, pangkat)]
    halaman = [_halaman_iki(lembar), _halaman_lampiran(pk), _halaman_pernyataan(pk)]
    return ("\n" + "\n\n\n\n".join(halaman) + "\n").encode(), isi
