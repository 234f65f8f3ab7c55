"""What every page of the report of findings has in common: its head, its counts, its closing lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from petik.reports.content.documents import TINGKAT
from petik.reports.content.plain_rows import Row, text_at
from petik.reports.content.sources import Sources
from petik.reports.content.unchecked import unchecked
from petik.reports.content.words import Words
from petik.reports.office.part import OfficePart
from petik.reports.page import charts
from petik.schemas.aturan import EntriAturan
from petik.schemas.kiriman import Kolom
from petik.schemas.temuan import Temuan, Tingkat

SIGNS: dict[Tingkat, str] = {"galat": "✖", "peringatan": "▲", "catatan": "●"}
"""A sign beside each severity's colour, for readers and printers that see no colours."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a page is about. *dokumen* and *berkas* are rows of the dataset's tables of those names.

    `kantor`: the offices with `kolom`, the columns of their matrix. `tidak_lagi`: files that are no longer handed in.
    `tautan`: where documents can be opened from the page, by document.
    """

    dokumen: Sequence[Row]
    berkas: Sequence[Row]
    temuan: Sequence[Temuan]
    aturan: Sequence[EntriAturan]
    words: Words
    day: date | None = None
    kantor: Sequence[OfficePart] = ()
    kolom: Sequence[Kolom] = ()
    tidak_lagi: Sequence[str] = ()
    tautan: Mapping[str, str] = field(default_factory=dict)

    @property
    def dihitung(self) -> list[Row]:
        """The rows of the documents that count."""
        return [row for row in self.dokumen if text_at(row, "peran") in (None, "dihitung")]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in the list of rules; `id` is its anchor in the page."""

    id: str
    kode: str
    nama: str
    meaning: str
    tingkat: Tingkat
    sumber: str
    aktif: bool
    jumlah: int


def frame(material: Material, title: str, notes: Sequence[str] = (), back: str | None = None) -> dict[str, object]:
    """The values of a template's common parts.

    *notes*: sentences to be told after the counts; *back*: the address of the page above.
    """
    words, temuan = material.words, material.temuan
    columns = charts.rule_columns(temuan, material.aturan, words)
    explanations = _explanations(material.aturan, columns, words)
    return {
        "words": words,
        "title": title,
        "back": back,
        "day": words.day(material.day) if material.day else None,
        "tingkat": TINGKAT,
        "signs": SIGNS,
        "summary": [*_summary(material), *notes],
        "counts": {t: sum(x.tingkat == t for x in temuan) for t in TINGKAT},
        "unsure": {t: sum(x.tingkat == t and x.periksa_pembacaan for x in temuan) for t in TINGKAT},
        "total": len(temuan),
        "columns": columns,
        "charts": charts,
        "has_files": bool(material.berkas),
        "not_read": _not_read(material.berkas, words),
        "not_counted": _not_counted(material.berkas, words),
        "gone": material.tidak_lagi,
        "office": None,
        "office_regions": [],
        "links": Sources(tautan=material.tautan),
        "unchecked": unchecked(material.dihitung, material.berkas, material.aturan, words),
        "explanations": explanations,
        "anchors": {p.kode: p.id for p in explanations},
    }


def _summary(material: Material) -> list[str]:
    """The counts in sentences."""
    words, file_rows, temuan = material.words, material.berkas, material.temuan
    documents = {text_at(row, "utuh") or text_at(row, "dok_id") for row in material.dihitung}
    read = words.count_of("dokumen", len(documents))
    if not file_rows:
        out = [words("ringkas_baca_tanpa_berkas", dokumen=read)]
    else:
        out = [words("ringkas_baca", dokumen=read, berkas=words.count_of("berkas", len(file_rows)))]
    if bad := sum(text_at(row, "status") != "ok" for row in file_rows):
        out.append(words("ringkas_gagal", berkas=words.count_of("berkas", bad)))
    if not temuan:
        return [*out, words("ringkas_kosong"), words("ringkas_kosong_catatan")]
    found = {t.dok_id for t in temuan}
    whole = {text_at(row, "dok_id") or "": text_at(row, "utuh") or text_at(row, "dok_id") for row in material.dihitung}
    clean = len(documents - {whole.get(dok_id, dok_id) for dok_id in found})
    some, none = words.count_of("dokumen", len(found)), words.count_of("dokumen", clean)
    out.append(words("ringkas_temuan", temuan=words.count_of("temuan", len(temuan)), dokumen=some, bersih=none))
    unsure = sum(t.periksa_pembacaan for t in temuan)
    if unsure:
        return [*out, words("ringkas_periksa", temuan=words.count_of("temuan", unsure))]
    return [*out, words("ringkas_periksa_kosong")]


def _not_read(file_rows: Sequence[Row], words: Words) -> list[tuple[str, str, str]]:
    """Name, state and message of each file that was not read in full."""
    out = []
    for row in file_rows:
        status = text_at(row, "status") or ""
        if status != "ok":
            message = text_at(row, "pesan") or words("berkas_tanpa_pesan")
            out.append((text_at(row, "berkas") or "", words.status.get(status, status), message))
    return out


def _not_counted(file_rows: Sequence[Row], words: Words) -> list[tuple[str, str, str, str]]:
    """Name, role, reason and what counts instead, of copies and older versions."""
    called = {text_at(row, "dok_id"): text_at(row, "berkas") or "" for row in file_rows}
    out = []
    for row in file_rows:
        role = text_at(row, "peran")
        if role not in (None, "dihitung"):
            other = called.get(text_at(row, "induk"), "")
            out.append((text_at(row, "berkas") or "", words(str(role)), text_at(row, "alasan") or "", other))
    return out


def _explanations(
    aturan: Sequence[EntriAturan], columns: Sequence[charts.RuleColumn], words: Words
) -> list[Explanation]:
    """All rules in the order of *aturan*, then the codes of findings that *aturan* does not know."""
    counts = {k.kode: k.jumlah for k in columns}
    known = {a.kode for a in aturan}
    missing = words("aturan_tanpa_arti")

    rows = [(a.kode, a.tingkat, a.sumber, a.aktif) for a in aturan]
    rows += [(k.kode, k.tingkat, "", True) for k in columns if k.kode not in known]
    return [
        Explanation(
            id=f"a{number}",
            kode=kode,
            nama=words.rule_name(kode),
            meaning=words.aturan[kode][1] if kode in words.aturan else missing,
            tingkat=tingkat,
            sumber=sumber,
            aktif=aktif,
            jumlah=counts.get(kode, 0),
        )
        for number, (kode, tingkat, sumber, aktif) in enumerate(rows, 1)
    ]
