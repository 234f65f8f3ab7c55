"""A group of the same indicator: its name, its id, its unit, and which way is better."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from petik.compare.pairs.item import Item
from petik.compare.pairs.node import Node
from petik.compare.wording.parts import Wording
from petik.schemas.padanan import pengetahuan

Polaritas = Literal["naik", "turun"]
LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Grup:
    """Rows that state one indicator. `skor` is that of the least sure pair in it; `pasti`: confirmed by a person."""

    id: str
    nama: str
    jenis: str | None
    satuan: str | None
    polaritas: Polaritas | None
    anggota: tuple[Item, ...]
    wording: Wording
    skor: float = 1.0
    alasan: tuple[str, ...] = ()
    pasti: bool = False


@dataclass(frozen=True, slots=True)
class Terkait:
    """Two groups that are related without being the same."""

    a: str
    b: str
    skor: float
    alasan: tuple[str, ...]


def make_group(nodes: Sequence[Node], items: Sequence[Item], wordings: Sequence[Wording]) -> Grup:
    """The group of *nodes*; its id is not yet made sure to be the only one."""
    numbers = sorted((n for s in nodes for n in s.items), key=lambda n: (items[n].dok_id, _path(items[n])))
    main = min(nodes, key=lambda s: (-len(s.items), s.wording.jenis is None, s.key)).wording
    jenis = main.jenis or _most(s.wording.jenis for s in nodes for _ in s.items)
    return Grup(
        id=_slug(main, jenis),
        nama=_name([wordings[n].text for n in numbers]) or main.text or items[numbers[0]].text,
        jenis=jenis,
        satuan=_most(wordings[n].satuan for n in numbers),
        polaritas=polaritas(main),
        anggota=tuple(items[n] for n in numbers),
        wording=main,
    )


def _path(item: Item) -> tuple[str, int]:
    kind, _, number = item.jalur.rpartition("/")
    return (kind, int(number)) if number.isdecimal() else (item.jalur, 0)


def _most(values: Iterable[str | None]) -> str | None:
    often = Counter(v for v in values if v)
    return min(often, key=lambda v: (-often[v], v)) if often else None


def _name(texts: Sequence[str]) -> str:
    """The most frequent wording whatever its capitals, in its most frequent spelling."""
    often = Counter(t.casefold() for t in texts)
    best = min(often, key=lambda t: (-often[t], len(t), t))
    spelt = Counter(t for t in texts if t.casefold() == best)
    return min(spelt, key=lambda t: (-spelt[t], t))


def _slug(u: Wording, jenis: str | None) -> str:
    words = [*u.object_words, *u.qualifiers] or [u.text]
    text = " ".join(w.removeprefix("pe:") for w in words).replace("!", "tidak ").replace("→", "jadi ")
    body = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    tail = [t for t in (u.arah, "jumlah" if jenis == "hitungan" else jenis) if t]
    return "-".join((body[:LONGEST_ID].rstrip("-") or "tanpa-nama", *tail))


def with_ids(groups: Sequence[Grup]) -> list[Grup]:
    """The groups with ids of their own: where two would be equal, both carry a mark of what they compare."""
    often = Counter(g.id for g in groups)
    out: list[Grup] = []
    taken: set[str] = set()
    for g in groups:
        name = g.id
        if often[name] > 1:
            source = repr((g.wording.key, g.nama.casefold()))
            name = f"{name}-{hashlib.sha256(source.encode()).hexdigest()[:6]}"
        n = 2
        while name in taken:
            name, n = f"{name}-{n}", n + 1
        taken.add(name)
        out.append(replace(g, id=name))
    return out


def polaritas(u: Wording) -> Polaritas | None:
    """Which way is better, where words say so. A wanted fall of something bad is good news when it is high."""
    know = pengetahuan().polaritas
    words = set(u.object_words) | set(u.qualifiers)
    if u.arah is None and u.jenis != "persen" and know["keluaran"] & set(u.object_words[:1]):
        return None
    bad = any(_term_polarity(w) == "turun" or w in know["turun"] for w in words)
    good = any(_term_polarity(w) == "naik" or w in know["naik"] for w in words if not w.startswith("!"))
    handled = any(w in know["balik"] for w in words)
    if u.arah == "turun":
        return "naik" if bad else None
    if u.arah == "naik":
        return "turun" if bad and not handled else "naik"
    if any(w.startswith("!") for w in words):
        return "turun" if not bad and any(w[1:] in know["naik"] for w in words if w.startswith("!")) else None
    if bad:
        return "naik" if handled else "turun"
    return "naik" if good else None


def _term_polarity(word: str) -> str | None:
    term = pengetahuan().konsep.get(word)
    return term.polaritas if term is not None else None
