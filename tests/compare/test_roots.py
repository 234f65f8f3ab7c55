"""Roots: affixes go where the root is known, and by rule of thumb where it is not."""

from __future__ import annotations

import pytest

from petik.compare.wording.roots import root_of


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("penilaian dinilai menilai nilai", "nilai"),
        ("pemeliharaan dipelihara memelihara terpelihara", "pelihara"),
        ("pengelolaan dikelola terkelola", "kelola"),
        ("penyusunan disusun tersusunnya", "susun"),
        ("bersertifikat sertifikat", "sertifikat"),
        ("kemantapan mantap", "mantap"),
        ("perizinan berizin izin", "izin"),
        ("terfasilitasi difasilitasi fasilitasi", "fasilitasi"),
    ],
)
def test_forms_of_one_deed_share_their_root(words: str, root: str) -> None:
    assert {root_of(w) for w in words.split()} == {root}


def test_an_unknown_root_still_joins_the_forms_of_one_deed() -> None:
    assert root_of("dipetakan") == root_of("pemetaan") == root_of("memetakan") != "dipetakan"
    assert root_of("penghitungan") == root_of("menghitungkan")


def test_a_person_is_not_the_deed() -> None:
    assert root_of("pengelola") != root_of("pengelolaan")
    assert root_of("pengawas") != root_of("pengawasan")
    assert root_of("petani") != root_of("pertanian")


@pytest.mark.parametrize("word", ["perusahaan", "digital", "terminal", "kecamatan", "ternak", "dinas"])
def test_words_that_only_look_affixed_stay_whole(word: str) -> None:
    assert root_of(word) == word


def test_close_roots_stay_apart() -> None:
    assert len({root_of(w) for w in ("diolah", "dikelola", "dilatih", "dibina", "diawasi", "dinilai")}) == 6
