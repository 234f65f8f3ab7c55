"""Whole documents and agencies: people, one fact with two values, years, sentences, PK against LKIP."""

from __future__ import annotations

from typing import Any

from petik.checks.across.one_year import (
    anggaran_differs,
    cascading_putus,
    indikator_hilang,
    indikator_tambahan,
    target_differs,
)
from petik.checks.document.nip_twice import nip_ganda
from petik.checks.document.own_year import periode_tidak_cocok
from petik.checks.document.pagu import two_pagu
from petik.checks.document.two_values import nilai_berbeda
from petik.checks.given.material import Material
from petik.checks.text.prose import capaian_in_prose, number_and_word, prose_against_tables
from tests.checks.shapes import ATURAN, anggaran, indikator, material, nilai, official, persen, q, uang

NIP_A, NIP_B = "198203172008042005", "197911052006041010"


def test_one_person_with_two_nips_is_told_at_the_rarer_one() -> None:
    people = [
        official("Ratna Wulandari, S.E.", NIP_A),
        official("RATNA WULANDARI, SE", NIP_A),
        official("Ratna Wulandari", NIP_B),
    ]
    found = list(nip_ganda(material(pejabat=people), ATURAN))
    assert [t.jalur for t in found] == ["pejabat/2/nip"]


def test_one_nip_for_two_people() -> None:
    people = [official("Ratna Wulandari", NIP_A), official("Bayu Pratama", NIP_A)]
    assert len(list(nip_ganda(material(pejabat=people), ATURAN))) == 1


def test_titles_spacing_and_a_shortened_name_are_one_person() -> None:
    people = [
        official("Drs. Bayu Pratama, M.Si", NIP_A),
        official("BAYU  PRATAMA", NIP_A),
        official("Bayu Pratama Adi", NIP_A),
    ]
    assert not list(nip_ganda(material(pejabat=people), ATURAN))


def test_a_digit_that_ocr_may_have_misread_is_no_second_nip() -> None:
    near = NIP_A[:-1] + "8"
    asal = {f"pejabat/{i}/nip": {"sumber": "ocr", "keyakinan": 0.95} for i in (0, 1)}
    people = [official("Ratna Wulandari", NIP_A), official("Ratna Wulandari", near)]
    assert all(t.periksa_pembacaan for t in nip_ganda(material(pejabat=people, asal=asal), ATURAN))


NAMA = "Persentase kepala keluarga dengan air bersih"


def test_one_indicator_with_two_realisasi() -> None:
    rows = [indikator(NAMA, nilai(persen(80), persen(61), periode="2023"), halaman=k) for k in (2, 3)]
    rows.append(indikator(f"5.1. {NAMA} (%)", nilai(persen(80), persen(62)), halaman=4))
    (found,) = nilai_berbeda(material(indikator=rows), ATURAN)
    assert (found.tercetak, found.seharusnya, found.halaman) == ("62%", "61%", 4)


def test_rounding_other_years_provisional_figures_and_other_parents_are_no_contradiction() -> None:
    rows = [
        indikator(NAMA, nilai(persen(80), persen(61.37))),
        indikator(NAMA, nilai(persen(80), persen(61.4))),
        indikator(NAMA, nilai(persen(70), persen(55), periode="2022")),
        indikator(NAMA, nilai(r=q("40 *)", 40, "%"))),
    ]
    assert not list(nilai_berbeda(material(indikator=rows), ATURAN))
    outputs = [
        indikator("Jumlah dokumen tersusun", nilai(q(str(k), k)), tingkat="kegiatan", kegiatan=f"Kegiatan {k}")
        for k in (1, 2)
    ]
    assert not list(nilai_berbeda(material(indikator=outputs), ATURAN))


def test_cells_with_two_numbers_of_which_one_differs() -> None:
    rows = [indikator(NAMA, nilai(r=q(raw, None))) for raw in ("22,7% atau 75%", "22,7% atau 100%", "22,7%  atau 75%")]
    assert [t.jalur for t in nilai_berbeda(material(indikator=rows), ATURAN)] == ["indikator/1/nilai/0/realisasi"]
    other = [indikator(NAMA, nilai(r=q(raw, None))) for raw in ("5 - 6", "7 - 8")]
    assert not list(nilai_berbeda(material(indikator=other), ATURAN))


def test_an_achievement_against_another_target_is_another_fact() -> None:
    rows = [
        indikator(NAMA, nilai(persen(80), persen(60), persen(75))),
        indikator(NAMA, nilai(None, persen(60), persen(66))),
    ]
    assert not list(nilai_berbeda(material(indikator=rows), ATURAN))
    same = [rows[0], indikator(NAMA, nilai(persen(80), persen(60), persen(100)))]
    assert [t.tercetak for t in nilai_berbeda(material(indikator=same), ATURAN)] == ["100%"]


def test_a_page_that_differs_everywhere_compares_with_something_else() -> None:
    names = [f"Persentase layanan jenis ke {word}" for word in ("satu", "dua", "tiga", "empat")]
    rows = [indikator(n, nilai(persen(80), persen(60)), halaman=2) for n in names]
    rows += [indikator(n, nilai(persen(80), persen(45 + k)), halaman=9) for k, n in enumerate(names)]
    assert not list(nilai_berbeda(material(indikator=rows), ATURAN))


def test_a_program_with_two_budgets_in_the_pks_of_two_posts() -> None:
    rows = [
        anggaran("Program Contoh", v, jabatan=j) for v, j in ((360_129, "Kepala Bidang"), (358_129, "Kepala Seksi"))
    ]
    (found,) = two_pagu(material(jenis="pk", anggaran=rows), ATURAN)
    assert (found.tercetak, found.seharusnya) == ("358.129", "360.129")


def test_other_sources_and_a_program_s_share_are_other_money() -> None:
    sources = [anggaran("Program Contoh", v, sumber_dana=s, jabatan=s) for v, s in ((500, "APBD"), (700, "APBN"))]
    assert not list(two_pagu(material(jenis="pk", anggaran=sources), ATURAN))
    shares = [anggaran("Program Contoh", v) for v in (100_000, 40_000)]
    assert not list(two_pagu(material(jenis="lkip", anggaran=shares), ATURAN))


def test_a_foreign_year_in_a_target_of_the_document_s_own_year() -> None:
    rows = [
        indikator("Nilai contoh", nilai(q("3,1 (tahun 2024)", 3.1))),
        indikator("Nilai lain", nilai(q("3 (tahun 2023)", 3))),
    ]
    assert [t.jalur for t in periode_tidak_cocok(material(indikator=rows), ATURAN)] == ["indikator/0/nilai/0/target"]
    next_year = [indikator("Nilai contoh", nilai(q("3,1 (tahun 2024)", 3.1), periode="2024"))]
    assert not list(periode_tidak_cocok(material(indikator=next_year), ATURAN))


def kalimat(text: str, *values: tuple[str, str], jenis: str = "persen") -> list[dict[str, Any]]:
    base = {"kalimat": text, "jenis": jenis, "halaman": 6, "keyakinan": 1.0}
    return [{**base, "urutan": k, "peran": p, "nilai_raw": raw} for k, (p, raw) in enumerate(values, 1)]


def test_a_sentence_that_contradicts_the_table() -> None:
    rows = [indikator(NAMA, nilai(persen(80), persen(61)))]
    said = kalimat(f"Realisasi {NAMA} mencapai 64%.", ("realisasi", "64%"))
    (found,) = prose_against_tables(material(indikator=rows, pernyataan=said), ATURAN)
    assert (found.tercetak, found.seharusnya, found.halaman) == ("64%", "61%", 6)


def test_the_word_right_before_a_figure_says_what_it_is() -> None:
    rows = [indikator(NAMA, nilai(persen(80), persen(61)))]
    said = kalimat(f"{NAMA} dari target 80 mampu merealisasikan 61%.", ("target", "61%"))
    assert not list(prose_against_tables(material(indikator=rows, pernyataan=said), ATURAN))
    reached = kalimat(f"{NAMA} dengan target 80 terealisasi mencapai 61%.", ("capaian", "61%"))
    assert not list(prose_against_tables(material(indikator=rows, pernyataan=reached), ATURAN))
    wrong = kalimat(f"{NAMA} dari target 80 mampu merealisasikan 16%.", ("target", "16%"))
    assert [t.seharusnya for t in prose_against_tables(material(indikator=rows, pernyataan=wrong), ATURAN)] == ["61%"]


def test_a_sentence_about_another_year_or_that_names_the_table_s_value_is_silent() -> None:
    rows = [indikator(NAMA, nilai(persen(80), persen(61), persen(76.25)))]
    other_year = kalimat(f"Tahun 2021 realisasi {NAMA} 50%.", ("realisasi", "50%"))
    rounded = kalimat(f"Realisasi {NAMA} 61,0%.", ("realisasi", "61,0%"))
    loose = kalimat(f"{NAMA} mencapai 61%.", ("capaian", "61%"))
    for said in (other_year, rounded, loose):
        assert not list(prose_against_tables(material(indikator=rows, pernyataan=said), ATURAN))


def test_a_name_at_the_end_of_a_longer_one_names_another_row() -> None:
    rows = [anggaran("Balai Pengujian Logam Selatan", 1_100_000_000)]

    def told(text: str) -> int:
        said = kalimat(text, ("anggaran", "Rp 619.884.500"), jenis="uang")
        return len(list(prose_against_tables(material(anggaran=rows, pernyataan=said), ATURAN)))

    assert told("Kegiatan Pemeliharaan Balai Pengujian Logam Selatan dengan anggaran Rp 619.884.500") == 0
    assert told("Kegiatan Balai Pengujian Logam Selatan dengan anggaran Rp 619.884.500") == 1


def test_an_indicator_whose_name_speaks_of_programmes_is_held_against_its_table() -> None:
    name = "Persentase program dan kebijakan yang tersebar"
    rows = [indikator(name, nilai(persen(80), persen(61)))]
    said = kalimat(f"Realisasi {name} adalah 64%.", ("realisasi", "64%"))
    assert len(list(prose_against_tables(material(indikator=rows, pernyataan=said), ATURAN))) == 1


def test_an_amount_in_words_of_thousands_is_the_table_s_rounded() -> None:
    rows = [anggaran("Program Penyediaan Air Bersih", 9_049_665_000)]
    text = "Anggaran Program Penyediaan Air Bersih sebesar"
    near = kalimat(text, ("anggaran", "Rp 9,05 miliar"), jenis="uang")
    far = kalimat(text, ("anggaran", "Rp 9,15 miliar"), jenis="uang")
    assert not list(prose_against_tables(material(anggaran=rows, pernyataan=near), ATURAN))
    assert len(list(prose_against_tables(material(anggaran=rows, pernyataan=far), ATURAN))) == 1


def test_target_realisasi_and_capaian_of_one_sentence() -> None:
    wrong = kalimat(
        "Target: 75%, realisasi: 47%, capaian: 64%", ("target", "75%"), ("realisasi", "47%"), ("capaian", "64%")
    )
    right = kalimat(
        "Target: 80%, realisasi: 60%, capaian: 75%", ("target", "80%"), ("realisasi", "60%"), ("capaian", "75%")
    )
    assert [t.tercetak for t in capaian_in_prose(material(pernyataan=wrong), ATURAN)] == ["64%"]
    cut = kalimat(
        "Target: 60%, realisasi: 74,85%, capaian: 124%", ("target", "60%"), ("realisasi", "74,85%"), ("capaian", "124%")
    )
    assert [t.tingkat for t in capaian_in_prose(material(pernyataan=cut), ATURAN)] == ["peringatan"]
    assert not list(capaian_in_prose(material(pernyataan=right), ATURAN))


def test_counts_of_a_sentence_are_joined_too_and_held_against_the_table() -> None:
    name = "Jumlah penyuluh bersertifikat madya"
    text = f"2) {name} Target: 20 orang, realisasi: 24 orang, capaian kinerja: 113% (Sangat Baik)"
    said = kalimat(text, ("capaian", "113%"))
    row = indikator(name, nilai(q("20 orang", 20, "orang"), q("24 orang", 24, "orang"), q("120%", 120, "%")))
    document = material(indikator=[row], pernyataan=said)
    assert [(t.tercetak, t.seharusnya) for t in capaian_in_prose(document, ATURAN)] == [("113%", "120")]
    assert [(t.tercetak, t.seharusnya) for t in prose_against_tables(document, ATURAN)] == [("113%", "120%")]


def test_a_plain_number_with_its_role() -> None:
    name = "Skor keragaman pangan keluarga"
    document = [indikator(name, nilai(q("86,50", 86.5), q("82,10", 82.1)))]

    def said(target: str, realisasi: str) -> list[str | None]:
        text = f"{name} ditargetkan sebesar {target} dengan realisasi sebesar {realisasi} atau 94,91%."
        rows = kalimat(text, ("realisasi", "94,91%"))
        return [t.tercetak for t in prose_against_tables(material(indikator=document, pernyataan=rows), ATURAN)]

    assert said("86,50", "81,90") == ["81,90"]
    assert said("86,5", "82,1") == []
    assert said("86,50", "81,90%") == []


def test_a_number_and_its_words() -> None:
    said = kalimat("Terdapat 6 (tujuh) program dan 3 (tiga) bidang.", ("capaian", "6"))
    assert [t.tercetak for t in number_and_word(material(pernyataan=said), ATURAN)] == ["6 (tujuh)"]


KEPALA = [official("Ratna Wulandari", NIP_A, jabatan="Kepala Dinas Contoh")]
TEMPAT = {"wilayah": "Kota Contoh", "perangkat_daerah": "Dinas Contoh"}


def _pk(*rows: dict[str, Any], **fields: Any) -> Material:
    return material(jenis="pk", name="pk.pdf", dokumen=TEMPAT, pejabat=KEPALA, indikator=list(rows), **fields)


def _lkip(*rows: dict[str, Any], **fields: Any) -> Material:
    return material(jenis="lkip", name="lkip.pdf", dokumen=TEMPAT, indikator=list(rows), **fields)


def test_the_pk_s_target_and_the_lkip_s() -> None:
    pk = _pk(indikator(NAMA, nilai(persen(80))))
    (found,) = target_differs([pk, _lkip(indikator(NAMA.upper(), nilai(persen(75))))], ATURAN)
    assert (found.dok_id, found.tingkat, found.tercetak, found.seharusnya) == ("lkip.pdf", "galat", "75%", "80%")
    assert not list(target_differs([pk, _lkip(indikator(NAMA, nilai(q("80,00", 80))))], ATURAN))


def test_the_latest_revision_counts_and_other_agencies_do_not() -> None:
    first = _pk(indikator(NAMA, nilai(persen(80))))
    revised = material(
        jenis="pk",
        name="pk2.pdf",
        dokumen={**TEMPAT, "perubahan": True},
        pejabat=KEPALA,
        indikator=[indikator(NAMA, nilai(persen(75)))],
    )
    assert not list(target_differs([first, revised, _lkip(indikator(NAMA, nilai(persen(75))))], ATURAN))
    stranger = material(
        name="x.pdf", dokumen={**TEMPAT, "wilayah": "Kota Lain"}, indikator=[indikator(NAMA, nilai(persen(1)))]
    )
    assert not list(target_differs([first, stranger], ATURAN))


def test_indicators_lost_and_added() -> None:
    other, third = "Indeks kepuasan pengguna layanan", "Jumlah sambungan rumah baru"
    pk = _pk(indikator(NAMA, nilai(persen(80))), indikator(other, nilai(q("85", 85))))
    lkip = _lkip(indikator(NAMA, nilai(persen(80))), indikator(third, nilai(q("12", 12))))
    assert [t.tercetak for t in indikator_hilang([pk, lkip], ATURAN)] == ["85"]
    assert [t.tercetak for t in indikator_tambahan([pk, lkip], ATURAN)] == ["12"]
    part_of_a_report = _lkip(indikator(third, nilai(q("12", 12))))
    assert not list(indikator_hilang([pk, part_of_a_report], ATURAN))


def test_budgets_and_programs_of_head_and_subordinate() -> None:
    head = _pk(anggaran=[anggaran("Program Air Bersih", 500)])
    kabid = material(
        jenis="pk",
        name="kabid.pdf",
        dokumen=TEMPAT,
        pejabat=[official("Bayu Pratama", NIP_B, jabatan="Kepala Bidang Sanitasi")],
        anggaran=[anggaran("Program Air Bersih", 450), anggaran("Program Persampahan Kota", 70)],
    )
    assert [t.tercetak for t in anggaran_differs([head, kabid], ATURAN)] == ["450"]
    assert [t.jalur for t in cascading_putus([head, kabid], ATURAN)] == ["anggaran/1/uraian"]
    assert not list(cascading_putus([kabid], ATURAN))


def test_money_is_compared_as_a_value_and_not_as_a_print() -> None:
    head = _pk(anggaran=[anggaran("Program Air Bersih", 500_000)])
    lkip = _lkip(anggaran=[anggaran("Program Air Bersih", None) | {"anggaran": uang(500_000, "Rp. 500,000.00")}])
    assert not list(anggaran_differs([head, lkip], ATURAN))
