"""All rules over a set of documents: the findings in order, and those that become the record's `anomali`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from petik.checks.across import copied_text, one_year, submission, years
from petik.checks.aturan import Aturan
from petik.checks.document import annex, nip_twice, own_year, pagu, region, two_values
from petik.checks.findings.causes import grouped
from petik.checks.given.material import Material
from petik.checks.row import (
    absorption,
    broken_numbers,
    capaian,
    doubtful_reading,
    nip_faults,
    polarity,
    quarters,
    units,
)
from petik.checks.table import blanks, cut_tables, cut_texts, mixed_formats, numbering, remainders, totals
from petik.checks.text import counts, items, prose, references, slips, stray_years, table_numbers
from petik.parsers.barrier import At, Barrier, guarded
from petik.schemas.record import Anomali
from petik.schemas.temuan import Temuan

DocumentRule = Callable[[Material, Aturan], Iterator[Temuan]]

DOCUMENT_RULES: tuple[tuple[str, DocumentRule], ...] = (
    ("angka-rusak", broken_numbers.angka_rusak),
    ("nip-tidak-sah", nip_faults.nip_tidak_sah),
    ("satuan-tidak-cocok", units.satuan_tidak_cocok),
    ("capaian-tidak-cocok", capaian.capaian_tidak_cocok),
    ("capaian-tidak-cocok", prose.capaian_in_prose),
    ("capaian-janggal", capaian.capaian_janggal),
    ("polaritas-salah", polarity.polaritas_salah),
    ("persen-tidak-cocok", absorption.persen_tidak_cocok),
    ("persen-tidak-cocok", remainders.wrong_efficiency),
    ("belanja-melebihi-pagu", absorption.belanja_melebihi_pagu),
    ("triwulan-tidak-menuju-target", quarters.triwulan_tidak_menuju_target),
    ("jumlah-tidak-cocok", totals.jumlah_tidak_cocok),
    ("jumlah-tidak-cocok", remainders.wrong_remainder),
    ("jumlah-tidak-cocok", remainders.remainder_of_parent),
    ("jumlah-tidak-cocok", counts.row_total),
    ("format-campur", mixed_formats.format_campur),
    ("sel-kosong", blanks.sel_kosong),
    ("sel-kosong", blanks.empty_target_cells),
    ("sel-kosong", blanks.anggaran_without_indikator),
    ("nomor-urut", numbering.nomor_urut),
    ("nomor-urut", items.items_in_order),
    ("nomor-urut", table_numbers.number_used_twice),
    ("rujukan-salah", table_numbers.rujukan_salah),
    ("rujukan-salah", references.other_caption),
    ("rujukan-salah", references.amount_of_other_table),
    ("tabel-terpotong", cut_texts.tabel_terpotong),
    ("tabel-terpotong", cut_tables.cut_row),
    ("tabel-terpotong", cut_tables.cut_heading),
    ("tabel-terpotong", cut_tables.missing_columns),
    ("tabel-terpotong", cut_tables.cut_dump_cell),
    ("nip-ganda", nip_twice.nip_ganda),
    ("nilai-berbeda", two_values.nilai_berbeda),
    ("nilai-berbeda", pagu.two_pagu),
    ("nilai-berbeda", prose.prose_against_tables),
    ("nilai-berbeda", prose.number_and_word),
    ("nilai-berbeda", references.total_in_text),
    ("nilai-berbeda", slips.slip_of_pen),
    ("nilai-berbeda", quarters.last_target_differs),
    ("periode-tidak-cocok", own_year.periode_tidak_cocok),
    ("periode-tidak-cocok", own_year.title_of_other_year),
    ("periode-tidak-cocok", own_year.dated_before_year),
    ("periode-tidak-cocok", stray_years.year_in_text),
    ("wilayah-asing", region.wilayah_asing),
    ("lampiran-kosong", annex.lampiran_kosong),
    ("bacaan-ragu", doubtful_reading.bacaan_ragu),
)
"""The rules on one document; a code may have several, for records, tables and sentences."""

AcrossRule = Callable[[Sequence[Material], Aturan], Iterator[Temuan]]

AGENCY_RULES: tuple[tuple[str, AcrossRule], ...] = (
    ("target-beda-antardokumen", one_year.target_differs),
    ("anggaran-beda-antardokumen", one_year.anggaran_differs),
    ("indikator-hilang", one_year.indikator_hilang),
    ("indikator-tambahan", one_year.indikator_tambahan),
    ("cascading-putus", one_year.cascading_putus),
    ("riwayat-berbeda", years.riwayat_berbeda),
    ("lompatan-nilai", years.lompatan_nilai),
    (copied_text.CODE, copied_text.narasi_tersalin),
)
"""The rules across the documents of one agency and of its years (`petik.checks.given.keys.agency_of`)."""

SUBMISSION_RULES: tuple[tuple[str, AcrossRule], ...] = (("dokumen-kurang", submission.dokumen_kurang),)
"""The rules on a whole submission; they look at nothing of a record but its `dokumen`."""

ACROSS_RULES = (*AGENCY_RULES, *SUBMISSION_RULES)


def check(materials: Sequence[Material], aturan: Aturan) -> list[Temuan]:
    """The findings of every rule in force in and across *materials*, document by document as `in_order` puts them."""
    found = {b.dok_id: check_document(b, aturan) for b in materials}
    for item in check_across(materials, aturan, ACROSS_RULES):
        found[item.dok_id].append(item)
    return [item for own in found.values() for item in in_order(own)]


def check_document(material: Material, aturan: Aturan, barrier: Barrier | None = None) -> list[Temuan]:
    """The findings of the rules on one document: on pages of the kinds that a rule knows, one for each cause.

    A template has no values of its own: nothing is said about it. A rule that throws costs its further findings
    (*barrier*).
    """
    if material.template:
        return []
    found: list[Temuan] = []
    for kode, rule in DOCUMENT_RULES:
        if _applies(kode, material, aturan):
            with guarded(barrier, At(f"aturan {kode}")):
                found.extend(rule(material, aturan))
    found = [t for t in found if material.kind(t.halaman) in aturan.entries[t.kode].jenis]
    return in_order(grouped(_once(found), aturan))


def _applies(kode: str, material: Material, aturan: Aturan) -> bool:
    """True where the rule is on and makes sense for the document or one of its parts."""
    d = material.record.dokumen
    return aturan.active(kode) and bool({d.jenis, *(part.jenis for part in d.bagian)} & set(aturan.entries[kode].jenis))


def check_across(
    materials: Sequence[Material],
    aturan: Aturan,
    rules: Sequence[tuple[str, AcrossRule]],
    barrier: Barrier | None = None,
) -> Iterator[Temuan]:
    """The findings of those of the *rules* that are in force, across *materials*; copies of a document count once."""
    own = _without_copies(materials)
    found: list[Temuan] = []
    for kode, rule in rules:
        if aturan.active(kode):
            with guarded(barrier, At(f"aturan {kode}")):
                found.extend(rule(own, aturan))
    yield from grouped(_once(found), aturan)


def _without_copies(materials: Sequence[Material]) -> list[Material]:
    """The documents without those that say word for word what another says: the same file under another name."""
    seen: set[str] = set()
    out = []
    for b in materials:
        said = b.record.model_dump_json(exclude={"dokumen": {"berkas"}, "asal": True, "anomali": True})
        empty = not (b.record.indikator or b.record.anggaran or b.record.pejabat)
        if empty or said not in seen:
            out.append(b)
        seen.add(said)
    return out


def _once(found: Iterable[Temuan]) -> list[Temuan]:
    """*found* where one place is told once per code."""
    told: dict[tuple[object, ...], Temuan] = {}
    for t in found:
        told.setdefault((t.dok_id, t.kode, t.jalur, t.tabel, t.baris, t.kolom, t.tercetak, t.kalimat), t)
    return list(told.values())


def in_order(temuan: Iterable[Temuan]) -> list[Temuan]:
    """One document's findings by page, code and place, each with an identity of its own."""
    ordered = sorted(temuan, key=lambda t: (t.halaman or 0, t.kode, _path_order(t.jalur), t.baris or 0))
    seen: Counter[tuple[str, str]] = Counter()
    out = []
    for item in ordered:
        bare = item.tanda.partition("-")[0]
        seen[item.kode, bare] += 1
        number = seen[item.kode, bare]
        out.append(item if number == 1 else item.model_copy(update={"tanda": f"{bare}-{number}"}))
    return out


def _path_order(jalur: str | None) -> tuple[tuple[int, str], ...]:
    """Paths in the order of the record: "indikator/2" before "indikator/10"."""
    return tuple((int(p), "") if p.isdecimal() else (0, p) for p in (jalur or "").split("/"))


def anomali(temuan: Iterable[Temuan], aturan: Aturan) -> list[Anomali]:
    """A document's own defects for its record, one for each place: labelled codes, without possible misreadings."""
    return [
        Anomali(kode=t.kode, halaman=place.halaman, keterangan=t.kalimat, nilai=place.tercetak)
        for t in temuan
        if aturan.entries[t.kode].label and not t.periksa_pembacaan
        for place in t.tempat
    ]
