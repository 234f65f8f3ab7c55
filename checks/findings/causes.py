"""One cause, one finding: what the same cause made wrong in many places of a document is told once, with its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from petik.checks.aturan import Aturan
from petik.checks.findings.report import mark_of
from petik.schemas.temuan import Tempat, Temuan


def grouped(found: Iterable[Temuan], aturan: Aturan) -> list[Temuan]:
    """*found* with those of one document, rule and cause made one; the others as they are, all in their order.

    What may be a misreading is never put together with what is sure.
    """
    groups: dict[tuple[object, ...], list[Temuan]] = {}
    for place, item in enumerate(found):
        own = item.sebab is not None and item.sebab.partition("/")[0] in aturan.entries[item.kode].sebab
        key = (item.dok_id, item.kode, item.sebab, item.periksa_pembacaan) if own else (place,)
        groups.setdefault(key, []).append(item)
    return [_one(members, aturan) for members in groups.values()]


def _one(members: Sequence[Temuan], aturan: Aturan) -> Temuan:
    """The first of *members* with the places of the others, in the words that the cause has for many places."""
    first = members[0]
    places = {_key(t): t for t in members if _key(t) != _key(first)}
    if not places:
        return first
    sebab = first.sebab or ""
    entry = aturan.entries[first.kode].sebab[sebab.partition("/")[0]]
    number = str(len(places) + 1)
    words = {"n": number, "contoh": first.tercetak or "", "seharusnya": first.seharusnya or ""}
    return first.model_copy(
        update={
            "tanda": mark_of(first.kode, sebab, first.periksa_pembacaan),
            "kalimat": entry.kalimat.format_map({**words, "hitungan": first.hitungan or ""}),
            "kalimat_en": entry.kalimat_en.format_map({**words, "hitungan": first.penjelasan("en") or ""}),
            "keyakinan": min(t.keyakinan for t in members),
            "lain": tuple(_place(t) for t in places.values()),
        }
    )


def _key(item: Temuan) -> tuple[object, ...]:
    return (item.tanda, item.jalur, item.halaman, item.kotak, item.tabel, item.baris, item.kolom, item.tercetak)


def _place(item: Temuan) -> Tempat:
    fields = ("jalur", "halaman", "kotak", "tabel", "baris", "kolom", "tercetak")
    return Tempat(tanda=item.tanda, **{name: getattr(item, name) for name in fields})
