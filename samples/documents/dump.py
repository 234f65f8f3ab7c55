"""Text dumps as converters leave them: markdown with LaTeX fractions, and pages whose wrapped cells are displaced."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from petik.samples.content import iki_sheets, pk_agreements
from petik.samples.content.facts import Fraction, pejabat, rekaman, target
from petik.samples.content.iki import Measure, Sheet
from petik.samples.content.people import Person
from petik.samples.content.pk import OPENING, PROMISE, SUPERVISI, Perjanjian
from petik.schemas.record import Anggaran, Anomali, Indikator, Rekaman

_FACES = ("abcdef", "abcdef", "acdefg")  # the third sheet's lettering skips b


def _latex(fraction: Fraction) -> str:
    r"""A fraction as a converter writes it: $\frac{\text{A}}{\text{B}} \times 100 \%$."""
    tail = fraction.tail.replace("x", r"\times").replace("%", r"\%")
    return rf"$\frac{{\text{{{fraction.numerator}}}}}{{\text{{{fraction.denominator}}}}} {tail}$"


def _formulasi_markdown(u: Measure) -> str:
    """Close tails ("x 100%") were flattened by the converter, the others are LaTeX."""
    if isinstance(u.formulasi, Fraction):
        return u.formulasi.text if u.formulasi.tail == "x 100%" else _latex(u.formulasi)
    return u.formulasi


def _sheet_markdown(sheet: Sheet, title: Sequence[str], lettering: str, signer: Person) -> Iterator[str]:
    yield f"INDIKATOR KINERJA INDIVIDU\n\n1. JABATAN : **{sheet.jabatan}**\n\n2. TUGAS :\n"
    yield "\n".join(sheet.tugas)
    yield "\n3. FUNGSI :\n"
    yield "\n".join(f"- {h}. {f}" for h, f in zip(lettering, sheet.fungsi, strict=False))
    yield "\n" + "\t".join(title)
    for sasaran, listing in sheet.sasaran:
        for i, u in enumerate(listing):
            yield "\t".join([sasaran if i == 0 else "", u.indikator, _formulasi_markdown(u), u.sumber_data])
    yield f"\n**{sheet.jabatan}**\n\n{signer.nama}\nNIP. {signer.nip}\n"


def iki_dump(file: str) -> tuple[bytes, Rekaman]:
    """Sheets as markdown, signed by their holders; one has a NIP of 19 digits, one a lettering that skips."""
    book = iki_sheets.HALBAR
    content = rekaman(file, "iki", book.instansi, book.tahun, [("iki", None, None)])
    rows = [f"**INDIKATOR KINERJA INDIVIDU\n{book.instansi.full.upper()}\nTAHUN {book.tahun}**\n"]
    for n, (sheet, signer) in enumerate(zip(book.sheet, iki_sheets.HALBAR_SIGNER, strict=True)):
        rows += _sheet_markdown(sheet, book.column_titles, _FACES[n], signer)
        content.jabatan.append(sheet.note_jabatan(None))
        content.indikator += sheet.note_indikator([None] * sum(len(d) for _, d in sheet.sasaran))
        content.pejabat.append(pejabat(signer, "penandatangan", sheet.jabatan, None, pangkat=False))
        if _FACES[n][1] != "b":
            content.anomali.append(Anomali(kode="nomor-urut", nilai=_FACES[n][1],
                                       keterangan=f"Urutan huruf pada fungsi {sheet.jabatan} melewati b"))
        digit = (signer.nip or "").replace(" ", "")
        if len(digit) != 18:
            content.anomali.append(Anomali(kode="nip-tidak-sah", nilai=signer.nip,
                                       keterangan=f"NIP {signer.nama} terdiri dari {len(digit)} digit"))
    return "\n".join(rows).encode(), content


def _slanted(text: str) -> str:
    """Letters in mathematical italics, as equation editors leave them in a text layer ("Aktif" -> "𝐴𝑘𝑡𝑖𝑓")."""
    def one(c: str) -> str:
        if c == "h":  # U+1D455 is unassigned: the italic h is Planck's constant
            return "\u210e"
        if "A" <= c <= "Z":
            return chr(0x1D434 + ord(c) - ord("A"))
        return chr(0x1D44E + ord(c) - ord("a")) if "a" <= c <= "z" else c

    return "".join(one(c) for c in text)


class _Displaced:
    """Collects the text of a page: what fits on one line stays where it is, wrapped cells come afterwards."""

    def __init__(self) -> None:
        self.straight: list[str] = []
        self.rest: list[str] = []

    def rows(self, *cells: tuple[str, int]) -> None:
        """A row of (text, width in characters): wrapped cells leave the line."""
        fixed = []
        for text, width in cells:
            cut = textwrap.wrap(text, width, break_long_words=False)
            if len(cut) > 1:
                self.rest.append(" \n".join(cut))
            elif text:
                fixed.append(text)
        self.straight.append(" ".join(fixed))

    def text(self) -> str:
        return "\n\n".join([*(b for b in self.straight if b), *self.rest])


def _iki_page(sheet: Sheet) -> str:
    h = _Displaced()
    h.straight += ["INDIKATOR KINERJA INDIVIDU", f"1 . Jabatan : {sheet.jabatan}\n2 . Tugas :"]
    fungsi = []
    for i, f in enumerate(sheet.fungsi, 1):
        fitting = len(f) <= 80
        fungsi.append(f"{'3 . Fungsi : ' if i == 1 else ''}{i}{' ' + f if fitting else ''}")
        if not fitting:
            h.rest.append(" \n".join(textwrap.wrap(f, 80)))
    h.straight += ["\n".join(fungsi), "SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA"]
    h.rest.insert(0, " \n".join(textwrap.wrap(sheet.tugas[0], 80)))
    h.rest.append("PENJELASAN/ FORMULASI \nPENGHITUNGAN")
    fraction = []
    for sasaran, listing in sheet.sasaran:
        for i, u in enumerate(listing):
            formulasi = "" if isinstance(u.formulasi, Fraction) else u.formulasi
            h.rows((sasaran if i == 0 else "", 26), (u.indikator, 26), (formulasi, 26), (u.sumber_data, 18))
            if isinstance(u.formulasi, Fraction):
                r = u.formulasi
                fraction.append(f"{_slanted(r.numerator)}/{_slanted(r.denominator)} {r.tail}")
    return "\n\n".join([h.text(), *fraction])


def _lampiran_page(pk: Perjanjian) -> str:
    h = _Displaced()
    h.straight += [f"PERJANJIAN KINERJA PERUBAHAN TAHUN {pk.tahun}", pk.unit_title or "",
                "No Sasaran Indikator Kinerja Satuan Target"]
    number = 0
    for n, (sasaran, listing) in enumerate(pk.sasaran, 1):
        for i, t in enumerate(listing):
            number += 1
            h.rows((str(n) if i == 0 else "", 4), (sasaran if i == 0 else "", 26), (str(number), 4),
                    (t.indikator, 64), (t.satuan, 12), (t.target.raw, 14))
    h.straight.append("Program Anggaran")
    for i, p in enumerate(pk.program, 1):
        h.rows((str(i), 4), (p.uraian, 70), (f"{p.anggaran.raw:>30}", 40))
    if pk.total:
        h.straight.append(f"{pk.total.raw:>30}")
    h.straight.append(f"{pk.instansi.ibu_kota},         {pk.tanggal} {pk.tahun}")
    h.rows((pk.second_jabatan, 34), (pk.first_jabatan, 34))
    h.straight += _signer(pk)
    return h.text()


def _signer(pk: Perjanjian, pangkat: bool = True) -> list[str]:
    """Names, ranks and NIPs two to a line, pihak kedua on the left."""
    return [f"{pk.second.nama} {pk.first.nama}",
            *([f"{pk.second.pangkat} {pk.first.pangkat}"] if pangkat else []),
            f"Nip. {pk.second.nip} Nip. {pk.first.nip}"]


def _pernyataan_page(pk: Perjanjian) -> str:
    i = pk.instansi
    h = _Displaced()
    h.straight += [
        f"{i.pemerintah}\n{i.perangkat_daerah.upper()}", f"Alamat : {i.alamat}", " ".join(i.ibu_kota.upper()),
        f"PERNYATAAN PERJANJIAN KINERJA TAHUN {pk.tahun}\n(Perubahan)",
        f"Nama : {pk.first.nama}", f"Jabatan : {pk.first_jabatan}",
        f"Nama : {pk.second.nama}", f"Jabatan : {pk.second_jabatan}", "Selaku atasan langsung pihak pertama",
        f"{i.ibu_kota},        {pk.tanggal} {pk.tahun}", "Pihak Kedua Pihak Pertama",
        f"{pk.second_jabatan} {pk.first_jabatan}", *_signer(pk, pk.pangkat_in_pernyataan),
    ]
    for text in (OPENING, "Selanjutnya disebut pihak pertama", "Selanjutnya disebut pihak kedua", PROMISE, SUPERVISI):
        h.rest.append(" \n\n".join(textwrap.wrap(text, 98)))
    return h.text()


def pk_dump(file: str) -> tuple[bytes, Rekaman]:
    """An IKI sheet, the annex and the statement of one official, displaced; no form feeds, pages 3 lines apart."""
    pk, sheet = pk_agreements.PARIAMAN_KASI, iki_sheets.PARIAMAN_KASI
    content = rekaman(file, "pk", pk.instansi, pk.tahun, [("iki", None, None), ("pk", None, None)], pk.amended)
    content.jabatan.append(sheet.note_jabatan(None))
    content.indikator += sheet.note_indikator([None] * sum(len(d) for _, d in sheet.sasaran))
    content.indikator += [
        Indikator(jabatan=pk.unit_title, tingkat="sasaran", sasaran=s, indikator=t.indikator, satuan=t.satuan,
                  nilai=[target(pk.tahun, t.target)]) for s, listing in pk.sasaran for t in listing]
    content.anggaran += [Anggaran(jabatan=pk.unit_title, tingkat="program", uraian=p.uraian, periode=str(pk.tahun),
                              anggaran=p.anggaran) for p in pk.program]
    content.anggaran.append(Anggaran(jabatan=pk.unit_title, tingkat="jumlah", periode=str(pk.tahun), anggaran=pk.total))
    for pangkat in (True, pk.pangkat_in_pernyataan):  # annex, statement
        content.pejabat += [pejabat(pk.first, "pihak_pertama", pk.first_jabatan, None, pangkat),
                        pejabat(pk.second, "pihak_kedua", pk.second_jabatan, None, pangkat)]
    pages = [_iki_page(sheet), _lampiran_page(pk), _pernyataan_page(pk)]
    return ("\n" + "\n\n\n\n".join(pages) + "\n").encode(), content
