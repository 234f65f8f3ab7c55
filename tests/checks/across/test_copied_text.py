"""Results told in last year's words: only with figures, only word for word, only where the rule is switched on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from petik.checks.across.copied_text import narasi_tersalin
from petik.checks.given.material import Material
from petik.checks.run import AGENCY_RULES, check_across
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, material

RESULTS = (
    "Realisasi cakupan pelayanan air bersih meningkat menjadi 74,85 % berkat sambungan baru.",
    "Capaian indikator kepuasan pelanggan terminal sebesar 98,2 % karena loket bertambah.",
    "Jumlah pelatihan yang terlaksana naik 12,5 % dibandingkan rencana awal kegiatan bidang.",
)
NEW = "Realisasi cakupan pelayanan sampah menurun menjadi 61,05 % karena armada yang rusak."


def report(year: int, *sentences: str, dinas: str = "Dinas Contoh", jenis: str = "lkip") -> Material:
    head: dict[str, Any] = {"tahun": year, "wilayah": "Kabupaten Contoh", "perangkat_daerah": dinas}
    lines = [{"teks": text, "halaman": 5, "sumber": "text"} for text in sentences]
    return replace(material(name=f"{jenis}-{dinas}-{year}.pdf", jenis=jenis, dokumen=head), lines=lines)


def copied(*materials: Material) -> list[Temuan]:
    return list(narasi_tersalin(materials, ATURAN))


def test_three_results_in_last_year_s_words_and_figures() -> None:
    found = copied(report(2022, *RESULTS), report(2023, *RESULTS, NEW))
    assert [t.dok_id for t in found] == ["lkip-Dinas Contoh-2023.pdf"] * 3
    assert "laporan tahun 2022" in found[0].kalimat and "74,85 %" in (found[0].tercetak or "")


def test_fewer_other_figures_other_offices_and_other_years_are_no_copies() -> None:
    before = report(2022, *RESULTS)
    assert not copied(before, report(2023, *RESULTS[:2], NEW))
    assert not copied(before, report(2023, *(text.replace(",", ",9") for text in RESULTS)))
    assert not copied(before, report(2023, *RESULTS, dinas="Dinas Lain"))
    assert not copied(before, report(2024, *RESULTS))
    assert not copied(before, report(2023, *RESULTS, jenis="renja"))


def test_a_sentence_that_names_the_year_before_quotes_it() -> None:
    quoting = [text.replace("Realisasi", "Tahun 2022 realisasi") for text in RESULTS]
    assert not copied(report(2022, *quoting), report(2023, *quoting))


def test_sentences_without_figures_are_stock() -> None:
    stock = ["Capaian kinerja perangkat daerah dilaporkan kepada bupati setiap akhir tahun anggaran berjalan."] * 3
    assert not copied(report(2022, *stock), report(2023, *stock))


def test_the_rule_is_off_until_it_is_switched_on() -> None:
    both = [report(2022, *RESULTS), report(2023, *RESULTS)]
    assert not list(check_across(both, ATURAN, AGENCY_RULES))
    on = ATURAN.entries["narasi-tersalin"].model_copy(update={"aktif": True})
    entries = {**ATURAN.entries, "narasi-tersalin": on}
    (found,) = check_across(both, replace(ATURAN, entries=entries), AGENCY_RULES)
    assert len(found.tempat) == 3 and found.kalimat.startswith("3 kalimat")
