"""The layout benchmark as Word file: the same grids, merged cells and repeated headers as Word writes them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from petik.samples.layouts.model import Alinea, Daftar, Judul, Kop, Naskah, Sel, Tanda, kisi_badan
from petik.samples.layouts.pdf import catat
from petik.samples.layouts.surroundings import judul_di_luar, kepala_tabel
from petik.samples.paper.draw import Penanda
from petik.samples.paper.frozen import bekukan_zip
from petik.schemas.record import Rekaman

_RATA = {"kiri": WD_ALIGN_PARAGRAPH.LEFT, "tengah": WD_ALIGN_PARAGRAPH.CENTER, "kanan": WD_ALIGN_PARAGRAPH.RIGHT}
_HURUF = {
    "Times-Roman": "Times New Roman",
    "Helvetica": "Arial",
    "LiberationSans": "Arial",
    "DejaVuSerif": "Cambria",
    "LiberationSerif": "Times New Roman",
    "DejaVuSans": "Tahoma",
}


def gambar_word(naskah: Naskah) -> tuple[bytes, Rekaman]:
    """The .docx file and its record."""
    r = naskah.ragam
    dok = Document()
    dok.styles["Normal"].font.name = _HURUF.get(r.huruf, "Arial Narrow")
    dok.styles["Normal"].font.size = Pt(r.ukuran)
    dok.core_properties.created = dok.core_properties.modified = datetime(2020, 1, 9)
    bagian = dok.sections[0]
    sisi = sorted((Pt(595), Pt(842)), reverse=r.kertas == "lebar")
    bagian.orientation = WD_ORIENT.LANDSCAPE if r.kertas == "lebar" else WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = sisi
    bagian.left_margin = bagian.right_margin = Pt(48)
    dalam = sisi[0] / 12700 - 96
    for blok in naskah.blok:
        match blok:
            case Kop(instansi):
                for teks in (instansi.pemerintah, instansi.perangkat_daerah.upper(), instansi.alamat):
                    _alinea(dok, teks, "tengah", True)
            case Judul(teks, _) if judul_di_luar(naskah):
                _alinea(dok, teks, "tengah", True)
            case Alinea(teks):
                dok.add_paragraph(teks)
            case Daftar():
                _daftar(dok, naskah, blok, dalam)
            case Tanda():
                _tanda(dok, blok, dalam)
                naskah.isi.pejabat += [p.model_copy(update={"halaman": None}) for p in blok.pejabat]
    wadah = io.BytesIO()
    dok.save(wadah)
    return bekukan_zip(wadah.getvalue()), naskah.isi


def _alinea(tempat: Any, teks: str, rata: str, tebal: bool) -> None:
    alinea = tempat.add_paragraph()
    alinea.alignment = _RATA[rata]
    alinea.add_run(teks).bold = tebal


def _daftar(dok: Any, naskah: Naskah, daftar: Daftar, dalam: float) -> None:
    r = naskah.ragam
    dok.add_paragraph()
    kepala = kepala_tabel(naskah, daftar, r.nomor_kolom)
    kisi = [*kepala, *kisi_badan(daftar, r.gabung)]
    lebar = [k.bagian * dalam / sum(x.bagian for x in daftar.kolom) for k in daftar.kolom]
    tabel = dok.add_table(rows=len(kisi), cols=len(lebar), style="Table Grid" if r.garis != "tanpa" else None)
    tabel.autofit = False
    sel_tabel = [list(baris.cells) for baris in tabel.rows]
    for b, satu in enumerate(kisi):
        for k, sel in enumerate(satu):
            sel_tabel[b][k].width = Pt(lebar[k])
            if sel is None:
                continue
            tujuan = sel_tabel[b][k]
            if sel.baris > 1 or sel.kolom > 1:
                tujuan = tujuan.merge(sel_tabel[b + sel.baris - 1][k + sel.kolom - 1])
                for sisa in tujuan.paragraphs[1:]:
                    sisa._p.getparent().remove(sisa._p)
            _isi(tujuan, sel)
    for b in range(len(kepala)):
        _ulang(tabel.rows[b])
    dok.add_paragraph()
    catat(naskah.isi, daftar, None)


def _isi(tempat: Any, sel: Sel) -> None:
    for i, teks in enumerate(sel.isi if isinstance(sel.isi, tuple) else (sel.isi,)):
        alinea = tempat.paragraphs[0] if i == 0 else tempat.add_paragraph()
        alinea.alignment = _RATA[sel.rata]
        alinea.add_run(teks).bold = sel.tebal


def _ulang(baris: Any) -> None:
    ulang = OxmlElement("w:tblHeader")
    ulang.set(qn("w:val"), "true")
    baris._tr.get_or_add_trPr().append(ulang)


def _tanda(dok: Any, tanda: Tanda, dalam: float) -> None:
    """A table without borders, a column per side; the empty lines leave room for the ink."""
    tabel = dok.add_table(rows=1, cols=2)
    for kolom, penanda in enumerate((tanda.kiri, tanda.kanan)):
        sel = tabel.rows[0].cells[kolom]
        sel.width = Pt(dalam / 2)
        if penanda is not None:
            for i, teks in enumerate(_baris(penanda, tanda.tempat if kolom else "")):
                alinea = sel.paragraphs[0] if i == 0 else sel.add_paragraph()
                alinea.alignment = _RATA["tengah"]
                alinea.add_run(teks).bold = teks == penanda.orang.nama


def _baris(penanda: Penanda, tempat: str) -> list[str]:
    orang = penanda.orang
    return [tempat, *penanda.atas, "", "", "", orang.nama, orang.pangkat or "", f"NIP. {orang.nip}"]
