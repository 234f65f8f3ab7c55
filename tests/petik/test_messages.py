"""The catalogue of messages: two languages that say the same, each in its own words."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from petik.messages import LANGUAGES, Texts, catalogue, language_of

# Indonesian words that no English sentence needs; what is quoted, options (--bahasa) and names in
# capitals (PETIK_BAHASA) may be anything
INDONESIAN = {
    "dan", "yang", "tidak", "berkas", "dengan", "untuk", "dari", "dalam", "atau", "belum", "sudah", "hasil", "halaman",
    "rekaman", "ini", "itu", "pada", "karena", "bila", "oleh", "juga", "akan", "dibaca", "terbaca", "baris", "bahasa",
    "perintah", "tulis", "tersimpan", "gagal", "ditolak",
}  # fmt: skip


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def indonesian_words(text: str) -> set[str]:
    plain = re.sub(r'"[^"]*"|«[^»]*»|{[^}]*}|--[a-z]+|[A-Z_]{3,}', "", text)
    return INDONESIAN.intersection(re.findall(r"[a-z]+", plain.casefold()))


def test_both_languages_speak_of_the_same_things() -> None:
    for key, sentence in catalogue().items():
        assert set(sentence) == set(LANGUAGES), key
        assert placeholders(sentence["id"]) == placeholders(sentence["en"]), key
        assert sentence["id"].strip() and sentence["en"].strip(), key
        if "_columns" in key:
            assert sentence["id"].count("|") == sentence["en"].count("|"), key


def test_english_sentences_hold_no_indonesian_words() -> None:
    found = {key: words for key, sentence in catalogue().items() if (words := indonesian_words(sentence["en"]))}
    assert found == {}


def test_indonesian_words_are_told_from_english_ones() -> None:
    assert indonesian_words('{n} berkas tidak terbaca, see "berkas" and {berkas}') == {"berkas", "tidak", "terbaca"}
    assert indonesian_words("3 files were not read") == set()


def test_values_are_filled_in_and_cannot_act_on_the_terminal() -> None:
    assert "pk.pdf" in Texts("en")("no_path", path="pk.pdf")
    assert "\x1b" not in Texts("id")("no_path", path="\x1b[2J.pdf")


def test_an_unknown_language_is_indonesian() -> None:
    assert Texts("fr")("usage") == catalogue()["usage"]["id"]


def test_the_language_comes_from_the_option_then_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETIK_BAHASA", "en")
    assert language_of(["kinds", "x.pdf"]) == "en"
    assert language_of(["--bahasa=id", "kinds"]) == "id"
    assert language_of(["kinds", "--bahasa", "id"]) == "id"
