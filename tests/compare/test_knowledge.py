"""The knowledge that people edit: no entry that can never apply, no alias with two meanings."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

from petik.compare.wording.roots import root_of
from petik.schemas.padanan import pengetahuan

DATA = tomllib.loads(files("petik.schemas").joinpath("padanan.toml").read_text("utf-8"))


def test_all_words_are_small() -> None:
    know = pengetahuan()
    words = {
        *know.kata_ukur,
        *know.ejaan,
        *know.satuan,
        *know.akar,
        *know.utuh,
        *(w for ws in know.kata.values() for w in ws),
    }
    assert {w for w in words if w != w.casefold()} == set()


def test_an_alias_has_one_meaning_unless_a_condition_tells() -> None:
    entries = [(e, {*e["alias"], *(() if "bila" in e else (e["nama"],))}) for e in DATA["istilah"]]
    often = Counter((alias, "bila" in e) for e, aliases in entries for alias in aliases)
    assert [alias for (alias, _), n in often.items() if n > 1] == []


def test_a_measure_noun_is_listed_once() -> None:
    often = Counter(w for e in DATA["kata_ukur"] for w in (e["nama"], *e["alias"]))
    assert [w for w, n in often.items() if n > 1] == []


def test_what_a_term_implies_can_occur_in_wordings() -> None:
    know = pengetahuan()
    kept = {w for t in know.konsep.values() for w in t.tersirat if w in know.kata["negasi"] or w == "yang"}
    assert kept == set()


def test_words_left_whole_are_left_whole() -> None:
    assert {w for w in pengetahuan().utuh if root_of(w) != w} == set()
