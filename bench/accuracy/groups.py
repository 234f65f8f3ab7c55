"""Figures of the indicator groups against reference labels, and their speed on many indicators.

    python -m bench.accuracy.groups SHARED [OUT]    SHARED holds gold/ and gold-groups/groups.json; OUT gets the groups
    python -m bench.accuracy.groups --ukur 100000   seconds and peak memory for generated indicators

Pairs are pairs of labelled members (a wording in a document), joined when any of their rows share a group.
Exit status 1 where F1 lies under 0.90 or more than 3 % of the labelled look-alikes are joined.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.accuracy.findings import rujukan as read_label
from petik.compare.padanan import Padanan, padanan
from petik.compare.pairs.item import Item, items_of

MIN_F1 = 0.90
MOST_JOINED = 0.03
Member = tuple[str, str]


@dataclass(frozen=True)
class Counts:
    """Pairs found rightly, wrongly and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def reference_items(shared: Path, names: Sequence[str]) -> list[Item]:
    """The indicator rows of the reference records, with the label's name as document id."""
    return list(items_of({name: read_label(shared / "gold" / f"{name}.json")[0] for name in names}))


def places(result: Padanan) -> dict[Member, set[str]]:
    """Document and wording to the groups in which its rows stand."""
    out: dict[Member, set[str]] = {}
    for g in result.grup:
        for b in g.anggota:
            out.setdefault((b.dok_id, b.text), set()).add(g.id)
    return out


def _member(entry: dict[str, str]) -> Member:
    return entry["berkas"], entry["indikator"]


def same_pairs(labels: dict[str, Any], at: dict[Member, set[str]]) -> tuple[Counts, list[str]]:
    """Pairwise figures over all labelled members, and one line per error."""
    group = {_member(a): g["id"] for g in labels["grup"] for a in g["anggota"]}
    right = wrong = missed = 0
    errors = []
    for a, b in combinations(group, 2):
        joined = bool(at.get(a, set()) & at.get(b, set()))
        same = group[a] == group[b]
        right += joined and same
        wrong += joined and not same
        missed += same and not joined
        if joined != same:
            errors.append(f"{'luput' if same else 'salah'}: {a[0]}: {a[1]}  <>  {b[0]}: {b[1]}")
    return Counts(right, wrong, missed), errors


def look_alikes(labels: dict[str, Any], at: dict[Member, set[str]]) -> list[str]:
    """The labelled look-alikes that were joined."""
    pairs = [(_member(a), _member(b)) for a, b in labels["bukan"]]
    return [f"tergabung: {a}  <>  {b}" for a, b in pairs if at.get(a, set()) & at.get(b, set())]


def related_pairs(labels: dict[str, Any], at: dict[Member, set[str]], result: Padanan) -> list[str]:
    """The labelled related pairs of groups that are not found as related."""
    members = {g["id"]: set().union(*(at.get(_member(a), set()) for a in g["anggota"])) for g in labels["grup"]}
    known = {frozenset((t.a, t.b)) for t in result.terkait}
    return [
        f"terkait luput: {a}  <>  {b}"
        for a, b in labels["terkait"]
        if not any(frozenset((x, y)) in known for x in members[a] for y in members[b])
    ]


@dataclass(frozen=True)
class Figures:
    """All figures of the reference labels: `bukan` is the share of the labelled look-alikes that were joined."""

    sama: Counts
    bukan: float
    faults: list[str]
    baris: list[str]
    result: Padanan


def berlabel(shared: Path) -> bool:
    """True where *shared* holds labelled groups."""
    return (shared / "gold-groups" / "groups.json").is_file()


def ukur(shared: Path) -> Figures:
    """The groups of the reference records against the labels: figures, one line per error, lines to print."""
    labels = json.loads((shared / "gold-groups" / "groups.json").read_text("utf-8"))
    items = reference_items(shared, sorted(labels["berkas"]))
    result = padanan(items)
    at = places(result)
    figures, errors = same_pairs(labels, at)
    joined = look_alikes(labels, at)
    unrelated = related_pairs(labels, at, result)
    share = len(joined) / max(1, len(labels["bukan"]))
    lines = [
        f"{len(items)} indicators in {len(result.grup)} groups, {len(result.terkait)} related pairs of groups",
        f"sama: precision {figures.precision:.3f}, recall {figures.recall:.3f}, F1 {figures.f1:.3f}",
        f"bukan joined: {len(joined)} of {len(labels['bukan'])} ({share:.1%})",
        f"terkait found: {len(labels['terkait']) - len(unrelated)} of {len(labels['terkait'])}",
    ]
    return Figures(figures, share, [*errors, *joined, *unrelated], lines, result)


def report(shared: Path, out: Path | None) -> int:
    """Prints the figures of the reference labels; 1 where they are below what is wanted."""
    found = ukur(shared)
    print("\n".join([*found.faults, *found.baris]))
    if out is not None:
        out.write_text(json.dumps(_plain(found.result), ensure_ascii=False, indent=1), "utf-8")
    return 0 if found.sama.f1 >= MIN_F1 and found.bukan <= MOST_JOINED else 1


def _plain(result: Padanan) -> list[dict[str, Any]]:
    return [
        {"id": g.id, "nama": g.nama, "jenis": g.jenis, "satuan": g.satuan, "polaritas": g.polaritas, "skor": g.skor,
         "anggota": [[b.dok_id, b.jalur, b.text] for b in g.anggota]}
        for g in result.grup
    ]  # fmt: skip


MEASURES = ["Jumlah", "Persentase", "Prosentase", "Cakupan", "Tingkat", "Peningkatan", "Penurunan", "Nilai", "Rasio"]
THINGS = [
    "koperasi", "puskesmas", "sekolah", "jalan", "jembatan", "petani", "nelayan", "pasar", "perpustakaan", "arsip",
    "pegawai", "desa", "rumah", "pelanggan", "balita", "guru", "siswa", "pemuda", "atlet", "wisatawan", "terminal",
    "kendaraan", "hutan", "sungai", "bendungan", "irigasi", "sawah", "ternak", "kebun", "panti",
]  # fmt: skip
DEEDS = [
    "dibina", "dilatih", "diawasi", "dinilai", "direhabilitasi", "ditangani", "dilayani", "diperiksa", "didata",
    "dibangun", "disertifikasi", "dipetakan", "dievaluasi", "dipromosikan", "diberdayakan", "dilindungi",
    "difasilitasi", "dipelihara",
]  # fmt: skip
QUALITIES = ["aktif", "sehat", "mandiri", "layak", "tertib", "baru", "baik", "rusak", "unggul", "miskin", "lengkap"]


def generated(many: int, seed: int = 1) -> Iterator[Item]:
    """Generated indicators: some thousand meanings, worded for one region or another, with a slip here and there."""
    dice = random.Random(seed)
    regions = ["Kabupaten Sleman", "Kota Ambon", "Provinsi Bali", "Kabupaten Ngada", "Kota Palu"]
    for n in range(many):
        region = dice.choice(regions)
        words = f"{dice.choice(THINGS)} {dice.choice(QUALITIES)} yang {dice.choice(DEEDS)}"
        text = f"{dice.choice(MEASURES)} {words}{dice.choice(['', f' di {region}', f' {region}', ' tahun 2021'])}"
        if dice.random() < 0.05:
            k = dice.randrange(len(text))
            text = text[:k] + text[k + 1 :]
        unit = dice.choice([None, "%", "orang", "unit"])
        yield Item(f"dok{n // 40}", f"indikator/{n % 40}", text, unit, None, region)


def speed(many: int) -> int:
    """Prints seconds and peak memory of grouping *many* generated indicators."""
    items = list(generated(many))
    begun, busy = time.perf_counter(), time.process_time()
    result = padanan(items)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{many} indicators, {len(result.grup)} groups, {len(result.terkait)} related: "
        f"{seconds:.1f} s ({busy:.1f} s of processor), {peak:.0f} MB"
    )
    return 0


def main() -> int:
    """Runs one of the two measurements."""
    match sys.argv[1:]:
        case ["--ukur", many] if many.isdigit():
            return speed(int(many))
        case [shared, *rest] if berlabel(Path(shared)) and len(rest) < 2:
            return report(Path(shared), Path(rest[0]) if rest else None)
    print("usage: python -m bench.accuracy.groups SHARED [OUT] | --ukur N", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
