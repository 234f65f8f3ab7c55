"""Both languages whole: every template and phrase in Indonesian and English, nothing of one inside the other."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from petik.checks.findings.phrases import LANGUAGES, Joined, phrase, spoken
from petik.schemas.frasa import daftar_frasa
from tests.checks.shapes import ATURAN

# words that only Indonesian has; what stands in {…} is a print of the document or another phrase
INDONESIAN = """
adalah ada agar akan anggaran angka atau bacaan bagi bahwa baris belum berbeda bersambung berlainan berulang
besar bila bukan butir capaian cocok dalam dan dari daripada dengan di dibatasi dokumen hanya halaman harus
indikator ini itu jabatan jumlah kali karena kegiatan kepada kolom kosong lain lebih makin masih melompat
menurut misalnya mungkin nilai nomor oleh pada padahal pernah perjanjian realisasi sama sasaran satuan
seharusnya sel selisih seperti sudah tabel tahun tanpa tercetak terpotong tempat tetapi tidak triwulan untuk
yang
"""
ENGLISH = "the of is are and with without for in on to not no from by where column row page printed"


def words_of(template: str) -> set[str]:
    text = "".join(literal for literal, *_ in Formatter().parse(template))
    text = re.sub(r"\b(?:Perka BKN|PermenPAN-RB|PUEBI|PP|NIP|Petik)\b", "", text)
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def fields_of(template: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(template) if name}


def templates() -> dict[str, tuple[str, str]]:
    """Every pair of texts that users read, by where it stands."""
    out = {f"frasa {name}": (both.id, both.en) for name, both in daftar_frasa().items()}
    for kode, entry in ATURAN.entries.items():
        out[f"{kode} kalimat"] = (entry.kalimat, entry.kalimat_en)
        out[f"{kode} sumber"] = (entry.sumber, entry.sumber_en)
        if entry.mati and entry.mati_en:
            out[f"{kode} mati"] = (entry.mati, entry.mati_en)
        for name, cause in entry.sebab.items():
            out[f"{kode} sebab {name}"] = (cause.kalimat, cause.kalimat_en)
            assert (cause.satu is None) == (cause.satu_en is None), (kode, name)
            if cause.satu and cause.satu_en:
                out[f"{kode} sebab {name} satu"] = (cause.satu, cause.satu_en)
    return out


@pytest.mark.parametrize(("where", "pair"), sorted(templates().items()))
def test_each_language_is_whole_and_knows_the_same_fillings(where: str, pair: tuple[str, str]) -> None:
    indonesian, english = pair
    assert not words_of(english) & set(INDONESIAN.split()), where
    assert not words_of(indonesian) & set(ENGLISH.split()), where
    assert fields_of(indonesian) == fields_of(english), where


def test_the_basis_of_a_rule_is_a_regulation_or_plain_words() -> None:
    for entry in ATURAN.entries.values():
        assert not re.search(r"kontrak data|dokumen contoh|bench", entry.sumber + entry.sumber_en), entry.kode


def test_a_rule_that_is_off_says_why() -> None:
    off = [e for e in ATURAN.entries.values() if not e.aktif]
    assert off and all(e.mati and e.mati_en for e in off)


def test_phrases_are_filled_in_both_languages_and_prints_stay_as_they_are() -> None:
    inside = phrase("kolom-realisasi", nama="Jumlah koperasi", periode=" 2023")
    words = Joined((inside, phrase("nomor-sebelumnya", nomor=3), "12.500"))
    told = [spoken(words, language) for language in LANGUAGES]
    assert told == [
        "Jumlah koperasi, realisasi 2023; nomor sebelumnya 3; 12.500",
        "Jumlah koperasi, actual 2023; the number before is 3; 12.500",
    ]
