"""Pohon kinerja: goals, objectives, programs, activities with indicators and owners, and where a link is broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from petik.reports.office.agreement import ALIKE, alike, key
from petik.reports.office.handed import HEAD, Lembar, Serah
from petik.schemas.record import Jenis

KINDS: tuple[Jenis, ...] = ("pk", "iku", "iki", "cascading", "rencana_aksi", "renja", "rkt")  # documents that plan
LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
MOST = 400  # nodes of one tree: a picture of more is none


@dataclass(slots=True)
class Simpul:
    """A node: level, name, indicators with targets, owners, nodes below; `putus`: what is broken, a sentence's key."""

    tingkat: str
    nama: str
    indikator: dict[str, str] = field(default_factory=dict)
    pemilik: dict[str, None] = field(default_factory=dict)
    anggaran: str | None = None
    putus: str | None = None
    bawah: list[Simpul] = field(default_factory=list)

    def below(self, tingkat: str, nama: str) -> Simpul:
        """The node of that name below this one, made where there is none."""
        for node in self.bawah:
            if node.tingkat == tingkat and (key(node.nama) == key(nama) or alike(node.nama, nama) >= ALIKE):
                return node
        node = Simpul(tingkat, nama)
        self.bawah.append(node)
        return node

    def all(self) -> Iterator[Simpul]:
        yield self
        for node in self.bawah:
            yield from node.all()


def tree(s: Serah) -> list[Simpul]:
    """The uppermost nodes of the office's tree; [] where no document plans anything.

    Broken: a program of a PK below that the head's PK does not hold (`tanpa_induk`), and a program of the head's that
    no PK below takes up (`tanpa_pemilik`); told only where there are PKs of both.
    """
    root = Simpul("akar", "")
    planned = sorted(s.of(*KINDS), key=lambda d: (d.jenis != "pk", d.eselon() if d.jenis == "pk" else HEAD, d.berkas))
    for d in planned:
        _add(root, d)
    _broken(root, s)
    return root.bawah if sum(1 for _ in root.all()) <= MOST else []


def _add(root: Simpul, d: Lembar) -> None:
    owner = next(d.pihak, None) if d.jenis == "pk" else None
    for row in d.whole.record.indikator:
        node = _under(root, {level: getattr(row, level) for level in LEVELS})
        if node is root:
            continue
        if row.indikator:
            target = next((v.target.raw for v in row.nilai if v.target is not None), "")
            old = next((name for name in node.indikator if alike(name, row.indikator) >= ALIKE), row.indikator)
            node.indikator[old] = node.indikator.get(old) or target
        if by := owner or row.penanggung_jawab or row.jabatan:
            node.pemilik[by] = None
    for money in d.whole.record.anggaran:
        if money.tingkat not in LEVELS or not money.uraian:
            continue
        names: dict[str, str | None] = {"program": money.program, "kegiatan": money.kegiatan}
        names[money.tingkat] = money.uraian
        node = _under(root, {level: names.get(level) for level in LEVELS[: LEVELS.index(money.tingkat) + 1]})
        node.anggaran = node.anggaran or (money.anggaran.raw if money.anggaran is not None else None)
        if owner:
            node.pemilik[owner] = None


def _under(root: Simpul, names: Mapping[str, str | None]) -> Simpul:
    """The node of the lowest of *names* (by level, from above); nodes that are not there yet are made."""
    node = root
    for level, name in names.items():
        if name:
            node = _known(root, level, name) or node.below(level, name)
    return node


def _known(root: Simpul, level: str, name: str) -> Simpul | None:
    """The node of that level and name, wherever an earlier document put it."""
    return next((n for n in root.all() if n.tingkat == level and alike(n.nama, name) >= ALIKE), None)


def _broken(root: Simpul, s: Serah) -> None:
    heads, below = s.pk(head=True), s.pk(head=False)
    if not heads or not below:
        return

    def programs(documents: list[Lembar]) -> list[str]:
        rows = (row for d in documents for row in d.whole.record.anggaran)
        return [row.uraian for row in rows if row.tingkat == "program" and row.uraian]

    upper, lower = programs(heads), programs(below)
    for node in root.all():
        if node.tingkat != "program" or not upper:
            continue
        in_upper = any(alike(node.nama, name) >= ALIKE for name in upper)
        in_lower = any(alike(node.nama, name) >= ALIKE for name in lower)
        if in_lower and not in_upper:
            node.putus = "tanpa_induk"
        elif in_upper and not in_lower and lower:
            node.putus = "tanpa_pemilik"
