"""Who handed in what: offices, copies, versions and chapters of made submissions."""

from __future__ import annotations

import pytest

from petik.normalise.submission.decide import decide
from petik.normalise.submission.model import Kiriman, Putusan, Serahan
from petik.normalise.submission.names import bab_of, jenis_of, tahun_of, triwulan_of, versi_of
from petik.normalise.submission.said import KirimanSalah, read_said
from petik.schemas.record import Dokumen, Jenis

DISDIK = "Dinas Pendidikan"


def file(
    place: str,
    jenis: Jenis | None = "pk",
    office: str | None = None,
    *,
    tahun: int | None = 2024,
    lines: int = 20,
    text: str | None = None,
    post: str = "",
    perubahan: bool = False,
    region: str | None = "18.13",
) -> Serahan:
    """One file; `jenis` None: it could not be read. `text` seeds its lines: the same seed, the same text."""
    d = (
        Dokumen(
            berkas=place, jenis=jenis, perangkat_daerah=office, tahun=tahun, kode_wilayah=region, perubahan=perubahan
        )
        if jenis is not None
        else None
    )
    garis = frozenset(hash((text or place, n)) for n in range(lines))
    return Serahan(place, place, "/kiriman", None, d is not None, d, (post,) if post else (), frozenset(), lines, garis)


def found(*files: Serahan, said: str = "") -> dict[str, Putusan]:
    return decided(*files, said=said).putusan


def decided(*files: Serahan, said: str = "") -> Kiriman:
    return decide(files, read_said(said))


def offices_of(*files: Serahan, said: str = "") -> dict[str, str | None]:
    return {place: p.perangkat_daerah for place, p in found(*files, said=said).items()}


@pytest.mark.parametrize(
    ("name", "jenis"),
    [("01_LKIP-Dinkes", "lkip"), ("Perjanjian Kinerja 2024", "pk"), ("Laporan Kinerja", "lkip"), ("surat", None),
     ("Renaksi PK", "rencana_aksi"), ("Spk", None)],
)  # fmt: skip
def test_names_say_a_kind(name: str, jenis: str | None) -> None:
    assert jenis_of(name) == jenis


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("BAB III", 3),
        ("3. BAB 3 Akuntabilitas", 3),
        ("bab-iv_penutup", 4),
        ("BABIV", 4),
        ("Babat", None),
        ("bab", None),
    ],
)
def test_names_say_a_chapter(name: str, number: int | None) -> None:
    assert bab_of(name) == number


def test_names_say_quarters_years_and_versions() -> None:
    assert triwulan_of("Pengukuran TW III") == {3} and triwulan_of("Triwulan 2 dan TW IV") == {2, 4}
    assert tahun_of("LKIP 2023") == 2023 and tahun_of("2019-2023") is None
    base = versi_of("LKIP")
    later = [versi_of(name) for name in ("LKIP_revisi", "LKIP (2)", "LKIP final", "LKIP revisi 3")]
    assert all(v.dasar == base.dasar and (v.umur, v.nomor) > (base.umur, base.nomor) for v in later)
    assert versi_of("draft LKIP").umur < 0


def test_the_folder_is_the_office_and_an_abbreviation_is_spelt_out() -> None:
    name = "Dinas Komunikasi dan Informatika"
    assert set(offices_of(file("DISKOMINFO/PK.pdf", office=name), file("DISKOMINFO/x.pdf", None)).values()) == {name}


def test_a_name_cut_off_by_a_sentence_is_that_of_its_folder() -> None:
    name = "Dinas Pertanian Tanaman Pangan"
    files = [
        file(f"{name}/PK.pdf", office="Dinas Pertanian Tanaman Pangan mempunyai"),
        file(f"{name}/IKU.pdf", "iku", name),
    ]
    assert set(offices_of(*files).values()) == {name}


def test_what_was_read_stands_beside_what_the_folder_says() -> None:
    p = found(file("Dinas Sosial/PK.pdf", office=DISDIK), file("Dinas Sosial/IKU.pdf", "iku", "Dinas Sosial"))
    assert p["Dinas Sosial/PK.pdf"].perangkat_daerah == "Dinas Sosial"
    assert DISDIK in str(p["Dinas Sosial/PK.pdf"].alasan)
    assert p["Dinas Sosial/IKU.pdf"].alasan is None


def test_a_folder_of_another_name_is_what_its_documents_say() -> None:
    files = [
        file("01 Kesehatan masy/PK.pdf", office="Dinas Kesehatan"),
        file("01 Kesehatan masy/IKU.pdf", "iku", "Dinas Kesehatan"),
    ]
    assert set(offices_of(*files, file("01 Kesehatan masy/rusak.pdf", None)).values()) == {"Dinas Kesehatan"}


def test_folders_of_kinds_and_years_are_no_offices() -> None:
    files = [
        file("2024/PK/a.pdf", office=DISDIK),
        file("2024/PK/b.pdf", office="Dinas Sosial"),
        file("2024/PK/c.pdf", office=DISDIK),
    ]
    assert list(offices_of(*files).values()) == [DISDIK, "Dinas Sosial", DISDIK]


def test_two_kecamatan_of_like_names_stay_two() -> None:
    files = [
        file("Kecamatan Selat/PK.pdf", office="Kecamatan Salat"),
        file("Kecamatan Salat/PK.pdf", office="Kecamatan Salat"),
    ]
    assert list(offices_of(*files).values()) == ["Kecamatan Selat", "Kecamatan Salat"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dinas Pertanian", "Dinas Perikanan"), ("Badan Contoh 1", "Badan Contoh 2"), ("Biro Umum I", "Biro Umum II")],
)
def test_offices_of_like_names_stay_two(one: str, other: str) -> None:
    assert list(offices_of(file("a.pdf", office=one), file("b.pdf", office=other)).values()) == [one, other]


def test_one_name_in_two_regions_is_two_offices() -> None:
    files = [file("Kabupaten Pesisir Barat/Dinas Sosial/PK.pdf", None), file("Kota Tarakan/Dinas Sosial/PK.pdf", None)]
    assert [p.kode_wilayah for p in found(*files).values()] == ["18.13", "65.71"]


def test_the_user_says_which_office_a_folder_is() -> None:
    said = '[folder]\n"Kantor Lama" = "Dinas Sosial"\n'
    assert set(
        offices_of(file("Kantor Lama/PK.pdf", None), file("Dinas Sosial/IKU.pdf", None), said=said).values()
    ) == {"Dinas Sosial"}


def roles(*files: Serahan, said: str = "") -> dict[str, str]:
    return {place.rpartition("/")[2]: p.peran for place, p in found(*files, said=said).items()}


def test_a_revision_counts_and_the_first_is_its_version() -> None:
    files = [file("A/LKIP.pdf", "lkip", DISDIK), file("A/LKIP_revisi.pdf", "lkip", DISDIK)]
    assert roles(*files) == {"LKIP.pdf": "versi_lama", "LKIP_revisi.pdf": "dihitung"}
    said = '[berkas]\n"A/LKIP.pdf" = { peran = "dihitung" }\n"A/LKIP_revisi.pdf" = { peran = "versi_lama" }\n'
    assert roles(*files, said=said) == {"LKIP.pdf": "dihitung", "LKIP_revisi.pdf": "versi_lama"}


def test_a_revision_that_cannot_be_read_does_not_count() -> None:
    assert roles(file(f"{DISDIK}/LKIP.pdf", "lkip", DISDIK), file(f"{DISDIK}/LKIP_revisi.pdf", None)) == {
        "LKIP.pdf": "dihitung",
        "LKIP_revisi.pdf": "versi_lama",
    }


def test_pk_and_pk_perubahan_of_one_post_are_versions_those_of_two_posts_are_not() -> None:
    kadis = [file("A/PK.pdf", post="kepala dinas"), file("A/PK Perubahan.pdf", post="kepala dinas", perubahan=True)]
    assert roles(*kadis) == {"PK.pdf": "versi_lama", "PK Perubahan.pdf": "dihitung"}
    two = [file("A/PK kabid.pdf", post="kabid a"), file("A/PK kabid revisi.pdf", post="kabid b")]
    assert set(roles(*two).values()) == {"dihitung"}


def test_quarters_and_years_are_no_versions_of_one_another() -> None:
    files = [file(f"A/Pengukuran TW {q}.pdf", "pengukuran", DISDIK) for q in (1, 2)]
    files += [file("A/LKIP 2023.pdf", "lkip", DISDIK, tahun=2023), file("A/LKIP 2024 revisi.pdf", "lkip", DISDIK)]
    assert set(roles(*files).values()) == {"dihitung"}


def test_the_same_text_in_other_bytes_is_a_copy_one_other_line_is_not() -> None:
    files = [file("A/PK.pdf", text="t"), file("A/PK ttd.pdf", text="t"), file("A/Lampiran.pdf", text="u")]
    assert sorted(roles(*files).values()) == ["dihitung", "dihitung", "salinan"]


def test_a_chapter_that_stands_in_the_whole_report_is_a_copy_of_it() -> None:
    files = [
        file("A/LKIP.pdf", "lkip", DISDIK, lines=60, text="l"),
        file("A/BAB III.pdf", "lkip", DISDIK, lines=20, text="l"),
    ]
    p = found(*files)["A/BAB III.pdf"]
    assert (p.peran, p.induk) == ("salinan", "A/LKIP.pdf")


def test_chapters_are_one_document_with_their_cover() -> None:
    names = ("BAB I.pdf", "BAB II.pdf", "BAB III.pdf", "Cover.pdf")
    kinds: tuple[Jenis, ...] = ("lainnya", "pk", "lkip", "lainnya")
    p = found(
        *(file(f"A/LKIP/{n}", k, DISDIK if n == "BAB III.pdf" else None) for n, k in zip(names, kinds, strict=True))
    )
    assert {(x.utuh, x.jenis) for x in p.values()} == {("A/LKIP/BAB I.pdf", "lkip")}


def test_chapters_of_two_reports_in_one_folder_are_two_documents() -> None:
    files = [
        file(f"A/{report} BAB {n}.pdf", kind, DISDIK)
        for report, kind in (("LKIP", "lkip"), ("Renstra", "renstra"))
        for n in "12"
    ]  # type: ignore[arg-type]
    assert len({p.utuh for p in found(*files).values()}) == 2


def test_copies_of_bytes_point_to_what_counts() -> None:
    a, b = file("A/LKIP.pdf", "lkip", DISDIK), file("A/LKIP_revisi.pdf", "lkip", DISDIK)
    twin = Serahan("A/x/B.pdf", "A/x/B.pdf", "/kiriman", "f" * 64, True, a.dokumen)
    first = Serahan(a.dok_id, a.tempat, a.akar, "f" * 64, True, a.dokumen, garis=a.garis)
    p = found(first, b, twin)
    assert (p["A/x/B.pdf"].peran, p["A/x/B.pdf"].induk) == ("salinan", "A/LKIP_revisi.pdf")


@pytest.mark.parametrize(
    "text", ["folder = 1", "[berkas]\n'a' = { peran = 'x' }", "[diharapkan]\nxx = true", "[lain]\n", "[["]
)
def test_a_wrong_line_of_the_user_is_told_in_one_line(text: str) -> None:
    with pytest.raises(KirimanSalah) as error:
        read_said(text)
    assert "\n" not in str(error.value) and str(error.value).startswith("kiriman.toml")


def test_the_user_is_told_of_files_that_are_not_there() -> None:
    assert decided(file("a.pdf"), said='[berkas]\n"b.pdf" = { tahun = 2020 }').keluhan == ("b.pdf",)
