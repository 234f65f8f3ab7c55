"""Roots of Indonesian words: affixes are taken off only down to a known root, or to a key by rule of thumb.

"penilaian", "dinilai" and "menilai" give "nilai". A person stays apart from the deed: "pengelola" is not "pengelolaan".
Where no root is known, words that surely carry an affix get a key that begins with "~": "dipetakan" and "pemetaan" give
"~eta", because meN- and peN- swallow the first letter of the root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from petik.schemas.padanan import pengetahuan

PARTICLE = re.compile(r"nya$")
# prefix, and the letters it may have swallowed: "menata" is meN + tata, "menyusun" is meN + susun
NASAL = (
    ("meny", "s"), ("meng", ("", "k")), ("mem", ("", "p")), ("men", ("", "t")), ("me", ""),
    ("peny", "s"), ("peng", ("", "k")), ("pem", ("", "p")), ("pen", ("", "t")), ("pe", ""),
)  # fmt: skip
PLAIN = (
    "memper", "diper", "pember", "terper", "keber", "keter", "berke", "diber", "di", "ter", "ber", "be", "per", "pel",
    "ke", "se",
)  # fmt: skip
SUFFIXES = ("", "kan", "an", "i")
PERSON = "pe:"
SWALLOWED = re.compile(r"^[kptsnm](?=[aeiou])")
# surely affixed, whatever the root: "dipetakan", "memetakan", "pemetaan"; "pencacahan", whose first letter stays
DEED = re.compile(
    r"^(?:di(?P<di>\w{3,}?)(?:kan|i)?"
    r"|(?:me|pe)(?:ny|ng|m|n)(?P<lost>[aeiou]\w{2,}?)(?:kan|an|i)"
    r"|(?:me|pe)(?:n(?=[cdj])|m(?=[bf])|ng(?=[gh])|(?=[lrwy]))(?P<kept>\w{4,}?)(?:kan|an|i))$"
)


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """The root of *word* (small letters), the word itself where it carries no affix that is understood."""
    know = pengetahuan()
    if word in know.utuh or word in know.akar or len(word) < 5:
        return word
    bare = PARTICLE.sub("", word)
    if bare != word and (bare in know.utuh or bare in know.akar):
        return bare
    best: tuple[int, str] | None = None
    for root, person in _candidates(bare):
        if root in know.akar and (best is None or len(root) > best[0]):
            best = (len(root), PERSON + root if person else root)
    if best is not None:
        return best[1]
    deed = DEED.match(bare)
    if deed is not None:
        return "~" + SWALLOWED.sub("", deed["di"] or deed["lost"] or deed["kept"])
    return bare


def _candidates(word: str) -> Iterator[tuple[str, bool]]:
    """Possible roots, and whether the word is then a person ("pengelola": peN- without -an)."""
    for suffix in SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < 3:
            continue
        stem = word[: len(word) - len(suffix)] if suffix else word
        yield stem, False
        for prefix in PLAIN:
            if stem.startswith(prefix):
                yield stem[len(prefix) :], False
        for prefix, swallowed in NASAL:
            if stem.startswith(prefix):
                for letter in (swallowed,) if isinstance(swallowed, str) else swallowed:
                    yield letter + stem[len(prefix) :], prefix.startswith("pe") and not suffix
