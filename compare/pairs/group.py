"""A group of the same indicator: its name, its id, its unit, and which way is better."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from petik.compare.pairs.item import Butir
from petik.compare.pairs.node import Simpul
from petik.compare.wording.parts import Uraian
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
    anggota: tuple[Butir, ...]
    urai: Uraian
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


def jadikan_grup(nodes: Sequence[Simpul], items: Sequence[Butir], uraian: Sequence[Uraian]) -> Grup:
    """The group of *nodes*; its id is not yet made sure to be the only one."""
    numbers = sorted((n for s in nodes for n in s.butir), key=lambda n: (items[n].dok_id, _path(items[n])))
    main = min(nodes, key=lambda s: (-len(s.butir), s.urai.jenis is None, s.kunci)).urai
    jenis = main.jenis or _most(s.urai.jenis for s in nodes for _ in s.butir)
    return Grup(
        id=_slug(main, jenis),
        nama=_name([uraian[n].teks for n in numbers]) or main.teks or items[numbers[0]].teks,
        jenis=jenis,
        satuan=_most(uraian[n].satuan for n in numbers),
        polaritas=polaritas(main),
        anggota=tuple(items[n] for n in numbers),
        urai=main,
    )


def _path(item: Butir) -> tuple[str, int]:
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


def _slug(u: Uraian, jenis: str | None) -> str:
    words = [*u.objek, *u.penyifat] or [u.teks]
    text = " ".join(w.removeprefix("pe:") for w in words).replace("!", "tidak ").replace("→", "jadi ")
    body = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    tail = [t for t in (u.arah, "jumlah" if jenis == "hitungan" else jenis) if t]
    return "-".join((body[:LONGEST_ID].rstrip("-") or "tanpa-nama", *tail))


def beri_id(groups: Sequence[Grup]) -> list[Grup]:
    """The groups with ids of their own: where two would be equal, both carry a mark of what they compare."""
    often = Counter(g.id for g in groups)
    out: list[Grup] = []
    taken: set[str] = set()
    for g in groups:
        name = g.id
        if often[name] > 1:
            source = repr((g.urai.kunci, g.nama.casefold()))
            name = f"{name}-{hashlib.sha256(source.encode()).hexdigest()[:6]}"
        n = 2
        while name in taken:
            name, n = f"{name}-{n}", n + 1
        taken.add(name)
        out.append(replace(g, id=name))
    return out


def polaritas(u: Uraian) -> Polaritas | None:
    """Which way is better, where words say so. A wanted fall of something bad is good news when it is high."""
    know = pengetahuan().polaritas
    words = set(u.objek) | set(u.penyifat)
    if u.arah is None and u.jenis != "persen" and know["keluaran"] & set(u.objek[:1]):
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
