"""Whose document it is: votes of all places, the runner-up, and what stays unknown."""

from __future__ import annotations

from petik.normalise.office.bukti import instansi_dokumen, wilayah_dokumen
from petik.parsers.model import Evidence, Place, Print


def said(text: str, place: Place = "judul", leaf: int = 0, confidence: float = 1.0) -> Evidence:
    return Evidence(Print(text, leaf + 1, None, "text", confidence), place, leaf)


def agency(*evidence: Evidence) -> str | None:
    found = instansi_dokumen(evidence)
    return found.nilai if found is not None else None


def region(*evidence: Evidence) -> str | None:
    found = wilayah_dokumen(evidence)
    return found.nilai.nama if found is not None else None


def test_the_letterhead_outweighs_a_text_that_speaks_of_others() -> None:
    text = [said("Dinas Sosial Kabupaten Solok", "teks", n) for n in range(30)]
    head = said("PEMERINTAH KOTA PARIAMAN DINAS PERDAGANGAN", "kop")
    assert agency(*text, head) == "Dinas Perdagangan"
    assert region(*text, head) == "Kota Pariaman"


def test_a_label_names_the_agency() -> None:
    assert agency(said("DISKOMINFO KAB. WONOSOBO", "label"), said("Inspektorat", "teks", 5)) == "DISKOMINFO"
    assert region(said("DISKOMINFO KAB. WONOSOBO", "label")) == "Kabupaten Wonosobo"


def test_the_full_name_stands_for_its_abbreviation_and_for_pieces_of_it() -> None:
    full = said("Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Kependudukan", "judul")
    assert agency(*[said("DP3AK", "kaki", n) for n in range(9)], full) == full.print.text
    whole = said("DINAS KOPERASI DAN USAHA MIKRO", "judul")
    assert agency(*[said("Dinas Koperasi", "teks", n) for n in range(4)], whole) == "Dinas Koperasi dan Usaha Mikro"


def test_a_close_race_is_told_and_lowers_the_confidence() -> None:
    found = instansi_dokumen([said("DINAS PERHUBUNGAN", "judul"), said("KEPALA DINAS SOSIAL", "jabatan")])
    assert found is not None and found.keyakinan < 0.7
    assert found.catatan is not None and "bukti lain menyebut Dinas" in found.catatan
    sure = instansi_dokumen([said("DINAS PERHUBUNGAN", "judul"), said("KEPALA DINAS PERHUBUNGAN", "jabatan")])
    assert sure is not None and (sure.keyakinan, sure.catatan) == (1.0, None)


def test_a_biro_is_named_before_the_secretariat_that_it_belongs_to() -> None:
    assert agency(said("SEKRETARIAT DAERAH", "kop"), said("Biro Humas, Protokol dan Umum", "judul")) == (
        "Biro Humas, Protokol dan Umum"
    )


def test_a_kabupaten_beats_its_province_and_a_list_of_regions_says_nothing() -> None:
    both = said("DINAS PASAR KABUPATEN GROBOGAN PROVINSI JAWA TENGAH", "judul")
    assert region(both, said("Provinsi Jawa Tengah", "teks", 3)) == "Kabupaten Grobogan"
    listed = [said(f"KAB. {name}", "judul") for name in ("SOLOK", "WONOSOBO", "GROBOGAN", "BANYUMAS", "BOYOLALI")]
    assert region(*listed) is None


def test_a_place_in_the_files_name_only_supports_what_the_document_says() -> None:
    assert region(said("renstra banyuwangi", "berkas", confidence=0.3)) is None
    assert region(said("RENJA BPKAD KOTA CIMAHI", "berkas", confidence=0.3)) == "Kota Cimahi"
    named = [said("Kabupaten Solok", "teks"), said("Kabupaten Banyuwangi", "teks")]
    assert region(*named, said("renstra banyuwangi", "berkas", confidence=0.3)) == "Kabupaten Banyuwangi"


def test_nothing_named_is_nothing_said() -> None:
    assert agency(said("PERJANJIAN KINERJA TAHUN 2031")) is None
    assert region(said("PERJANJIAN KINERJA TAHUN 2031")) is None


def test_a_kecamatan_in_running_text_is_a_place() -> None:
    assert agency(said("di Kecamatan Muara Langit", "teks")) is None
    assert agency(said("KECAMATAN MUARA LANGIT", "judul")) == "Kecamatan Muara Langit"


def test_a_region_that_only_tables_name_is_said_and_doubted() -> None:
    found = wilayah_dokumen([said("BIRO KEUANGAN"), said("Jumlah pengelola keuangan di Provinsi Jawa Barat", "isi")])
    assert found is not None and found.nilai.nama == "Provinsi Jawa Barat"
    assert found.keyakinan < 0.8 and "tabel" in str(found.catatan)
    assert region(said("RASIO ELEKTRIFIKASI JAWA BARAT"), said("Kota Depok", "isi")) == "Provinsi Jawa Barat"


def test_tables_that_name_several_regions_or_stand_below_a_letterhead_do_not_decide() -> None:
    assert region(said("Kota Depok", "isi"), said("Kabupaten Solok", "isi")) is None
    assert region(said("PEMERINTAH KOTA PARIAMAN", "kop"), said("Provinsi Jawa Barat", "isi")) == "Kota Pariaman"


def test_a_ministry_is_no_agency() -> None:
    assert agency(said("Sumber Data: Ditjen Ketenagalistrikan Kementrian ESDM", "teks")) is None
    assert agency(said("DISKOMINFO", "label")) == "DISKOMINFO"
