"""Whose document it is: what letterhead, titles, posts, running heads, text and file name say, voted with weights.

Every place has its weight, which its mentions share among the regions (agencies) that they name; so a long text that
names others cannot outvote the letterhead. The runner-up and the margin to it say how sure the outcome is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from petik.normalise.office import instansi, wilayah
from petik.parsers.model import Evidence, Print
from petik.schemas.data import Wilayah
from petik.schemas.keyakinan import CERTAIN, DOUBTED, GUESSED

# how much a place counts, and how many mentions (first pages count more) bring half of that
WEIGHT = {
    "label": (5.0, 0.5), "kop": (4.0, 0.5), "judul": (4.0, 0.5), "jabatan": (4.0, 0.5), "kaki": (4.0, 2.0),
    "tabel": (2.0, 0.5), "teks": (2.5, 4.0), "isi": (1.0, 0.5), "berkas": (1.0, 0.0), "folder": (0.5, 0.0),
}  # fmt: skip
STRONG = 4.0  # weight of the places that print a name on purpose
FIRST, EARLY = 3.0, 2.0  # a mention on the first page, on the next two
EARLY_PAGES = 3
SEVERAL = 0.2  # a text that names several regions lists places where something happened
TOGETHER = 2.0  # a region named together with an agency is the agency's
BELOW = 1 / 3  # a kabupaten with this share of its province's votes is the region
UNIT = 0.3  # …a biro of the secretariat with this share of the secretariat's
PART = 0.2  # a longer print with this share of the shorter one's votes is the whole name
CLEAR = 0.5  # margin to the runner-up (share of the winner's votes) from which the outcome is sure
SHARE = 0.3  # of all votes: what has less is one region of many
LEAST = 0.35  # votes below which nothing is said
SAME_NAME = 93.0  # of 100: likeness of two prints of one agency
LAST = ("isi",)  # places that are asked where all others name nothing
PROVINCE = 2  # digits of a province's code
NAMES_OF_FILES = ("berkas", "folder")
SHORT = 0.3  # an abbreviation in the text may be any agency that it speaks of
TOWNS = ("kecamatan", "kelurahan")  # in running text these are places, not the document's author
PLACES = (*TOWNS, "distrik", "rsud", "rumah sakit")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Putusan(Generic[T]):
    """What the vote gave, the print that says it best, how sure it is (0..1) and what stood against it."""

    nilai: T
    cetak: Print
    keyakinan: float
    catatan: str | None


class _Suara(Generic[T]):
    """A vote: mentions are collected by place, then each place's weight is shared out."""

    def __init__(self) -> None:
        self.sebut: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.calon: dict[str, tuple[T, Print, float]] = {}
        self.bentuk: dict[str, dict[T, float]] = defaultdict(lambda: defaultdict(float))
        self.kuat: set[T] = set()  # forms that a place of weight prints

    def tambah(self, key: str, value: T, bukti: Evidence, factor: float = 1.0) -> None:
        page = FIRST if bukti.leaf == 0 else EARLY if bukti.leaf < EARLY_PAGES else 1.0
        weight = page * factor * bukti.print.confidence
        self.sebut[bukti.place][key] += weight
        best = weight * WEIGHT[bukti.place][0]
        self.bentuk[key][value] += best
        if WEIGHT[bukti.place][0] >= STRONG:
            self.kuat.add(value)
        if key not in self.calon or best > self.calon[key][2]:
            self.calon[key] = (value, bukti.print, best)

    def hasil(self) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for place, mentions in self.sebut.items():
            weight, half = WEIGHT[place]
            total = sum(mentions.values())
            for key, mention in mentions.items():
                votes[key] += weight * mention / (total + half)
        return dict(votes)

    def putuskan(
        self,
        votes: dict[str, float],
        best: str,
        nama: dict[str, str],
        spelt: Callable[[T, bool], int] = lambda _, __: 0,
    ) -> Putusan[T] | None:
        """The outcome for *best*, in the form that its heaviest places print; one spelt out goes before a short one."""
        if votes[best] < LEAST:
            return None
        others = [k for k in votes if k != best]
        second = max(others, key=lambda k: votes[k], default=None)
        margin = 1.0 if second is None else max(0.0, 1 - votes[second] / votes[best])
        sure = CERTAIN if margin >= CLEAR else round(DOUBTED + margin, 3)
        note = f"bukti lain menyebut {nama[second]}" if second is not None and margin < CLEAR else None
        value = max(self.bentuk[best], key=lambda v: (spelt(v, v in self.kuat), self.bentuk[best][v]))
        return Putusan(value, self.calon[best][1], sure, note)


def wilayah_dokumen(bukti: Sequence[Evidence]) -> Putusan[Wilayah] | None:
    """The region whose document it is; a kabupaten beats its own province where both are named. None: unknown."""
    found = _pilih_wilayah([e for e in bukti if e.place not in LAST])
    if found is not None:
        return found
    return _satu_wilayah([e for e in bukti if e.place in LAST or e.place == "judul"])


def _satu_wilayah(bukti: Sequence[Evidence]) -> Putusan[Wilayah] | None:
    """The only region that cells of tables and bare titles ("Rasio Elektrifikasi Jawa Barat") name; doubtful.

    A province beside kabupaten of its own lists them.
    """
    named: dict[str, tuple[Wilayah, Print]] = {}
    for piece in bukti:
        hits = [hit.wilayah for hit in wilayah.temukan(piece.print.text)]
        bare = wilayah.telanjang(piece.print.text) if piece.place == "judul" and not hits else None
        for region in [*hits, *([bare] if bare is not None and len(bare.kode) == PROVINCE else [])]:
            named.setdefault(region.kode, (region, piece.print))
    outer = {kode[:PROVINCE] for kode in named}
    only = named.get(min(outer)) if len(outer) == 1 and len(named) > 1 else next(iter(named.values()), None)
    if len(outer) != 1 or only is None:
        return None
    return Putusan(*only, GUESSED, "wilayah hanya disebut di dalam tabel atau di judul tanpa kata provinsi")


def _pilih_wilayah(bukti: Sequence[Evidence]) -> Putusan[Wilayah] | None:
    """The vote of letterheads, titles, posts, running heads, text and names of files."""
    vote: _Suara[Wilayah] = _Suara()
    for piece in sorted(bukti, key=lambda e: e.place in NAMES_OF_FILES):
        for region, factor in _regions(piece, vote.calon):
            vote.tambah(region.kode, region, piece, factor)
    votes = vote.hasil()
    if not votes or max(votes.values()) < SHARE * sum(votes.values()):
        return None  # what names many regions is a list of them
    best = max(votes, key=lambda k: votes[k])
    if len(best) == 2:
        below = [k for k in votes if k.startswith(best + ".") and votes[k] >= BELOW * votes[best]]
        best = max(below, key=lambda k: votes[k]) if below else best
    against = {k: v for k, v in votes.items() if k == best or k != best[:2]}  # its province does not stand against it
    return vote.putuskan(against, best, {k: c[0].nama for k, c in vote.calon.items()})


def _regions(piece: Evidence, known: Collection[str]) -> Iterable[tuple[Wilayah, float]]:
    """The regions that *piece* names, with what their kind of naming counts.

    The name of a file without the word for its kind ("renstra-banyuwangi") only supports a region that is *known*.
    """
    text = piece.print.text
    agency = instansi.cari(text)
    hits = {hit.wilayah.kode: hit.wilayah for hit in wilayah.temukan(text)}
    if not hits:
        if piece.place in NAMES_OF_FILES:
            bare = wilayah.telanjang(text)
            return [(bare, 1.0)] if bare is not None and bare.kode in known else []
        bare = wilayah.di_awal(agency.sisa) if agency is not None else None
        return [(bare, 1.0)] if bare is not None else []
    kept = [r for kode, r in hits.items() if not any(k.startswith(kode + ".") for k in hits)]
    if len(kept) > 1:
        return [(region, SEVERAL) for region in kept]
    return [(kept[0], TOGETHER if agency is not None else 1.0)]


def instansi_dokumen(bukti: Sequence[Evidence]) -> Putusan[str] | None:
    """The agency whose document it is, in the spelling that its best places print; None where none is named."""
    vote: _Suara[str] = _Suara()
    for piece in (e for e in bukti if e.place not in LAST):
        found = instansi.cari(piece.print.text)
        if found is None or (piece.place == "teks" and found.nama.casefold().startswith(TOWNS)):
            continue
        short = instansi.adalah_singkatan(found.nama)
        if short and piece.place in NAMES_OF_FILES and not instansi.kepanjangan(found.nama):
            continue  # "PK-Kepala-BPMPT.pdf" may be of an agency or of a unit below it
        key = found.nama.casefold() if short else instansi.kunci(found.nama)
        vote.tambah(key, found.nama, piece, found.yakin * (SHORT if short and piece.place == "teks" else 1.0))
    votes = _joined(vote.hasil(), vote)
    if not votes:
        return None
    best = max(votes, key=lambda k: votes[k])
    if best == "sekretariat daerah":
        units = [k for k in votes if k.startswith(("biro", "bagian")) and votes[k] >= UNIT * votes[best]]
        best = max(units, key=lambda k: votes[k]) if units else best
    return vote.putuskan(votes, best, {k: c[0] for k, c in vote.calon.items()}, instansi.keutuhan)


def _joined(votes: dict[str, float], vote: _Suara[str]) -> dict[str, float]:
    """*votes* with the prints of one name together: abbreviations, misprints, pieces that a line end cut off."""
    out = dict(votes)
    for key in sorted(votes, key=lambda k: (len(k), k)):
        name = vote.calon[key][0]
        wholes = [k for k in out if k != key and _is_part(key, name, k, vote.calon[k][0], out)]
        if not wholes:
            continue
        whole = max(wholes, key=lambda k: out[k])
        out[whole] += out.pop(key)
        if fuzz.ratio(key, whole) >= SAME_NAME and not instansi.adalah_singkatan(name):
            for form, weight in vote.bentuk[key].items():
                vote.bentuk[whole][form] += weight
    return out


def _is_part(key: str, name: str, other: str, full: str, votes: dict[str, float]) -> bool:
    """True where *name* (of *key*) stands for the name *full* (of *other*): shortened, misread, or cut off."""
    if instansi.adalah_singkatan(name):
        same = instansi.kunci(instansi.kepanjangan(name) or name) == other or instansi.inisial_cocok(name, full)
        return same and not instansi.adalah_singkatan(full)
    if fuzz.ratio(key, other) >= SAME_NAME:
        return votes[key] <= votes[other]
    if key.startswith(PLACES):  # a proper name has no end that words could tell: what follows it may be a signer
        return key.startswith(f"{other} ") and votes[other] >= PART * votes[key]
    return instansi.terpotong(key, other) and votes[other] >= PART * votes[key]
