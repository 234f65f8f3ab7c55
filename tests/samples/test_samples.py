"""The samples are the ground that the demo and the other tests stand on: their truth must be true."""

from __future__ import annotations

import json
import re
import zipfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from PIL import Image

from petik.samples.content import people
from petik.samples.content.facts import angka, print_rupiah
from petik.samples.content.people import Person
from petik.samples.documents import lkip
from petik.samples.make import SAMPLES, make
from petik.schemas.record import Kuantitas, Rekaman
from tests.places import ROOT

AKAR = ROOT / "samples"
# drawn in well under a second each; the scans take longer
MURAH = ["pk_kabid.pdf", "iki_bidang.pdf", "lkip_bab3.pdf", "pengukuran_triwulan.pdf", "rencana_aksi.xlsx",
         "iku_dinas.docx", "iku_lama.xls", "iki_dump.txt", "pk_dump.txt"]
DIGITAL = [b for b in MURAH if b.endswith(".pdf")]
PINDAI = ["pk_scan.pdf", "keputusan_iki_scan.pdf"]


def harapan(berkas: str) -> Rekaman:
    return Rekaman.model_validate_json((AKAR / "expected" / f"{berkas}.json").read_text(encoding="utf-8"))


def teks_pdf(jalan: Path) -> list[str]:
    """Text per page with white space collapsed."""
    dokumen = pypdfium2.PdfDocument(jalan)
    halaman = [" ".join(h.get_textpage().get_text_bounded().split()) for h in dokumen]
    dokumen.close()
    return halaman


def kuantitas(simpul: Any) -> list[Kuantitas]:
    """Every printed quantity below a node of a record."""
    if isinstance(simpul, Kuantitas):
        return [simpul]
    if isinstance(simpul, list):
        return [k for anak in simpul for k in kuantitas(anak)]
    if hasattr(type(simpul), "model_fields"):
        return [k for nama in type(simpul).model_fields for k in kuantitas(getattr(simpul, nama))]
    return []


@pytest.mark.parametrize("berkas", SAMPLES)
def test_every_sample_is_stored_with_its_expected_record(berkas: str) -> None:
    assert (AKAR / "files" / berkas).stat().st_size > 0
    isi = harapan(berkas)
    assert isi.dokumen.berkas == berkas
    assert isi.indikator
    assert isi.asal == {}


def test_nothing_is_stored_that_the_generator_does_not_draw() -> None:
    assert {f.name for f in (AKAR / "files").iterdir()} == set(SAMPLES)
    assert {f.name for f in (AKAR / "expected").iterdir()} == {f"{b}.json" for b in SAMPLES}


@pytest.mark.parametrize("berkas", SAMPLES)
def test_expected_records_follow_the_contract(berkas: str) -> None:
    """No empty strings, digits-only NIPs, pages inside the file, codes that a region can have."""
    mentah = (AKAR / "expected" / f"{berkas}.json").read_text(encoding="utf-8")
    assert '""' not in mentah
    isi = harapan(berkas)
    assert re.fullmatch(r"\d\d(\.\d\d)?", isi.dokumen.kode_wilayah or "")
    akhir = [b.halaman_akhir for b in isi.dokumen.bagian]
    semua: list[int | None] = [o.halaman for o in isi.pejabat]
    for daftar in (isi.jabatan, isi.indikator, isi.anggaran, isi.anomali):
        semua += [baris.halaman for baris in daftar]
    if akhir[-1] is None:
        assert set(semua) == {None}
    else:
        assert all(h is not None and 1 <= h <= akhir[-1] for h in semua)
    for k in kuantitas(isi):
        if k.value is not None:
            angka_cetak = re.sub(r"\D", "", k.raw).lstrip("0")
            assert angka_cetak.startswith(str(k.value).replace(".", "").rstrip("0").lstrip("0"))


def test_every_kind_of_document_and_of_file_is_there() -> None:
    jenis = {b.jenis for berkas in SAMPLES for b in harapan(berkas).dokumen.bagian}
    assert jenis == {"pk", "iki", "iku", "rencana_aksi", "pengukuran", "lkip", "lainnya"}
    assert {Path(b).suffix for b in SAMPLES} == {
        ".pdf", ".jpg", ".png", ".tif", ".docx", ".xlsx", ".xls", ".txt"}


def test_the_folder_stays_small() -> None:
    assert sum(f.stat().st_size for f in AKAR.rglob("*") if f.is_file() and f.suffix != ".pyc") < 2_500_000


@pytest.mark.parametrize("berkas", MURAH)
def test_drawing_again_gives_the_same_bytes_and_the_stored_record(berkas: str) -> None:
    data, isi = make(berkas)
    assert make(berkas)[0] == data
    assert isi == (AKAR / "expected" / f"{berkas}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("berkas", ["iki_dump.txt", "pk_dump.txt"])
def test_stored_dumps_are_what_the_generator_draws(berkas: str) -> None:
    assert (AKAR / "files" / berkas).read_bytes() == make(berkas)[0]


@pytest.mark.parametrize("berkas", DIGITAL)
def test_every_number_and_nip_of_a_digital_pdf_is_printed_on_its_page(berkas: str) -> None:
    """Cells wrap, so white space is ignored; the truth never holds what the page does not show."""
    halaman = ["".join(t.split()) for t in teks_pdf(AKAR / "files" / berkas)]
    isi = harapan(berkas)
    per_halaman = [(i.halaman, k) for i in isi.indikator for k in kuantitas(i)]
    per_halaman += [(a.halaman, k) for a in isi.anggaran for k in kuantitas(a)]
    for nomor, k in per_halaman:
        assert nomor is not None
        assert "".join(k.raw.split()) in halaman[nomor - 1]
    for orang in isi.pejabat:
        assert orang.halaman is not None
        assert "".join((orang.nip_raw or "").split()) in halaman[orang.halaman - 1]
        assert "".join(orang.nama.split()) in halaman[orang.halaman - 1]


@pytest.mark.parametrize("berkas", [b for b in MURAH if Path(b).suffix in {".pdf", ".txt"}])
def test_region_agency_and_year_are_printed_and_not_guessed(berkas: str) -> None:
    jalan = AKAR / "files" / berkas
    teks = " ".join(teks_pdf(jalan)) if jalan.suffix == ".pdf" else jalan.read_text(encoding="utf-8")
    kepala = harapan(berkas).dokumen
    for fakta in (kepala.wilayah, kepala.perangkat_daerah, str(kepala.tahun)):
        assert fakta is not None and fakta.casefold() in teks.casefold()


@pytest.mark.parametrize("berkas", PINDAI)
def test_scans_have_no_text_layer(berkas: str) -> None:
    assert not any(teks_pdf(AKAR / "files" / berkas))


def test_one_page_of_the_scanned_decree_lies_on_its_side() -> None:
    """The landscape sheet was scanned upright: all pages are portrait, /Rotate is 0."""
    dokumen = pypdfium2.PdfDocument(AKAR / "files" / "keputusan_iki_scan.pdf")
    assert [h.get_rotation() for h in dokumen] == [0, 0, 0]
    assert all(h.get_height() > h.get_width() for h in dokumen)
    dokumen.close()


def test_the_bad_text_layer_is_wrong_about_numbers_and_people() -> None:
    teks = " ".join(teks_pdf(AKAR / "files" / "pk_lapis_rusak.pdf"))
    isi = harapan("pk_lapis_rusak.pdf")
    assert len(teks) > 500
    assert all(a.anggaran is not None and a.anggaran.raw not in teks for a in isi.anggaran)
    assert all(o.nip_raw and o.nip_raw not in teks for o in isi.pejabat)


def test_the_tiff_has_two_bilevel_pages() -> None:
    with Image.open(AKAR / "files" / "pk_dua_halaman.tif") as citra:
        assert (getattr(citra, "n_frames", 1), citra.mode) == (2, "1")


def test_the_workbook_holds_real_numbers_under_a_merged_header() -> None:
    lembar = openpyxl.load_workbook(AKAR / "files" / "rencana_aksi.xlsx", data_only=True).active
    assert lembar is not None
    assert "F5:I5" in {str(r) for r in lembar.merged_cells.ranges}
    uang = [sel.value for sel in lembar["L"] if isinstance(sel.value, int)]
    assert uang == [a.anggaran.value for a in harapan("rencana_aksi.xlsx").anggaran if a.anggaran]
    assert uang[-1] == sum(uang[:-1])


def test_word_numbers_its_rows_by_itself_and_merges_cells() -> None:
    dokumen = docx.Document(str(AKAR / "files" / "iku_dinas.docx"))
    tabel = dokumen.tables[0]
    assert [baris.cells[0].text for baris in tabel.rows][1:] == ["", "", "", ""]
    assert tabel.cell(1, 1).text == tabel.cell(2, 1).text
    assert tabel.cell(1, 0).paragraphs[0].style is not None
    assert tabel.cell(1, 0).paragraphs[0].style.name == "List Number"


def test_the_displaced_dump_puts_wrapped_cells_after_the_single_line_ones() -> None:
    teks = (AKAR / "files" / "pk_dump.txt").read_text(encoding="utf-8")
    lampiran = teks[teks.index("PERJANJIAN KINERJA PERUBAHAN"):]
    assert lampiran.index("387,215,500") < lampiran.index("Program Pengelolaan Perikanan Budidaya")


def test_planted_faults_are_in_the_print() -> None:
    """What `anomali` names is really printed, and the wrong total is really wrong."""
    for berkas in DIGITAL:
        halaman = teks_pdf(AKAR / "files" / berkas)
        for cacat in harapan(berkas).anomali:
            assert cacat.halaman is not None and cacat.nilai is not None
            assert cacat.nilai in halaman[cacat.halaman - 1]
    isi = harapan("lkip_bab3.pdf")
    assert {a.kode for a in isi.anomali} == {
        "capaian-tidak-cocok", "nilai-berbeda", "format-campur", "angka-rusak", "jumlah-tidak-cocok"}
    program = [a.anggaran.value for a in isi.anggaran if a.tingkat == "program" and a.anggaran]
    jumlah = next(a.anggaran.value for a in isi.anggaran if a.tingkat == "jumlah" and a.anggaran)
    assert sum(v for v in program if v is not None) != jumlah


def test_the_right_rows_of_the_chapter_are_right() -> None:
    for _, daftar in lkip.SASARAN:
        for c in daftar:
            benar = round(100 * c.realisasi / c.target, 2)
            assert (c.capaian.value == benar) == (c.printed is None)
    for b in lkip.BELANJA:
        if b.tingkat == "program":
            anak = [k for k in lkip.BELANJA if k.program == b.uraian]
            assert (sum(k.anggaran for k in anak), sum(k.realisasi for k in anak)) == (b.anggaran, b.realisasi)


def orang_rekaan() -> list[Person]:
    return [o for o in vars(people).values() if isinstance(o, Person)]


def test_invented_people_share_neither_name_nor_nip() -> None:
    semua = orang_rekaan()
    assert len({o.nama for o in semua}) == len(semua)
    ber_nip = [o for o in semua if o.nip]
    assert len({(o.nip or "").replace(" ", "") for o in ber_nip}) == len(ber_nip)


def test_nips_in_the_records_belong_to_one_name_and_are_valid_unless_planted() -> None:
    pemilik: dict[str, set[str]] = defaultdict(set)
    for berkas in SAMPLES:
        isi = harapan(berkas)
        cacat = {a.nilai for a in isi.anomali if a.kode == "nip-tidak-sah"}
        for o in isi.pejabat:
            if o.nip is None:
                continue
            pemilik[o.nip].add(o.nama)
            sah = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(\d{4})(0[1-9]|1[0-2])[12](?!000)\d{3}", o.nip)
            assert (sah is None) == (o.nip_raw in cacat)
            if sah:
                lahir = date(*(int(g) for g in sah.groups()[:3]))
                assert 18 <= int(sah[4]) - lahir.year <= 46
    assert all(len(nama) == 1 for nama in pemilik.values())


def test_files_to_be_refused(tmp_path: Path) -> None:
    rusak = AKAR / "broken"
    assert {f.name for f in rusak.iterdir()} == {
        "encrypted.pdf", "empty.pdf", "truncated.pdf", "unknown.bin", "bundle.zip"}
    assert (rusak / "empty.pdf").read_bytes() == b""
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(rusak / "encrypted.pdf")
    assert b"%%EOF" not in (rusak / "truncated.pdf").read_bytes()


def test_the_archive_holds_two_good_samples() -> None:
    with zipfile.ZipFile(AKAR / "broken" / "bundle.zip") as arsip:
        assert arsip.namelist() == ["pk_kabid.pdf", "iki_dump.txt"]
        for nama in arsip.namelist():
            assert arsip.read(nama) == (AKAR / "files" / nama).read_bytes()


@pytest.mark.parametrize(
    ("gaya", "cetak"),
    [("id", "1.250.000"), ("en", "1,250,000"), ("id00", "1.250.000,00"), ("en00", "1,250,000.00"),
     ("rp.-", "Rp. 1.250.000,-"), ("rp00", "Rp 1.250.000,00")],
)
def test_money_in_every_print(gaya: Any, cetak: str) -> None:
    assert print_rupiah(1_250_000, gaya) == cetak


def test_numbers_print_what_they_are_worth() -> None:
    assert angka(1284.5, "Ton", 2, ".", thousands=",") == Kuantitas(raw="1,284.50", value=1284.5, satuan="Ton")
    assert angka(16, "Titik", tail=" Titik") == Kuantitas(raw="16 Titik", value=16, satuan="Titik")


def test_expected_records_are_plain_json_of_the_contract() -> None:
    isi = json.loads((AKAR / "expected" / "pk_kabid.pdf.json").read_text(encoding="utf-8"))
    assert list(isi) == ["dokumen", "pejabat", "jabatan", "indikator", "anggaran", "anomali"]
