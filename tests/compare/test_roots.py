"""Roots: affixes go where the root is known, and by rule of thumb where it is not."""

from __future__ import annotations

import pytest

from petik.compare.wording.roots import akar


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
    assert {akar(w) for w in words.split()} == {root}


def test_an_unknown_root_still_joins_the_forms_of_one_deed() -> None:
    assert akar("dipetakan") == akar("pemetaan") == akar("memetakan") != "dipetakan"
    assert akar("penghitungan") == akar("menghitungkan")


def test_a_person_is_not_the_deed() -> None:
    assert akar("pengelola") != akar("pengelolaan")
    assert akar("pengawas") != akar("pengawasan")
    assert akar("petani") != akar("pertanian")


@pytest.mark.parametrize("word", ["perusahaan", "digital", "terminal", "kecamatan", "ternak", "dinas"])
def test_words_that_only_look_affixed_stay_whole(word: str) -> None:
    assert akar(word) == word


def test_close_roots_stay_apart() -> None:
    assert len({akar(w) for w in ("diolah", "dikelola", "dilatih", "dibina", "diawasi", "dinilai")}) == 6
