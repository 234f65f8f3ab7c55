"""All rules together: order, labelled codes, the user's own file, and a data file that says what the code does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.accuracy.findings import rujukan
from bench.stress.planted_errors import alarm, ukur
from petik.checks.aturan import AturanError, load
from petik.checks.findings.report import as_printed
from petik.checks.run import ACROSS_RULES, DOCUMENT_RULES, anomali, check
from tests.checks.shapes import ATURAN, anggaran, indikator, material, nilai, official, persen, q
from tests.places import ROOT

CONTRACT = {
    "nip-tidak-sah", "nip-ganda", "angka-rusak", "format-campur", "jumlah-tidak-cocok", "capaian-tidak-cocok",
    "persen-tidak-cocok", "nilai-berbeda", "sel-kosong", "nomor-urut", "tabel-terpotong", "rujukan-salah",
    "periode-tidak-cocok",
}  # fmt: skip


def test_the_labelled_codes_are_those_of_the_contract() -> None:
    assert {k for k, e in ATURAN.entries.items() if e.label} == CONTRACT


def test_every_rule_has_an_entry_and_every_sentence_can_be_filled() -> None:
    assert {k for k, _ in (*DOCUMENT_RULES, *ACROSS_RULES)} <= set(ATURAN.entries)
    fields = {"tempat": "a", "tercetak": "b", "seharusnya": "c", "hitungan": "d"}
    for entry in ATURAN.entries.values():
        assert entry.kalimat.format_map(fields) and entry.kalimat_en.format_map(fields) and entry.sumber


def test_findings_come_in_the_order_of_documents_and_pages() -> None:
    late = indikator("Jumlah layanan kota", nilai(persen(80), persen(60), persen(90)), halaman=9)
    early = official("Ratna Wulandari", "198203172008132005")
    first = material(name="b.pdf", pejabat=[early], indikator=[late])
    second = material(name="a.pdf", pejabat=[early])
    found = [(t.dok_id, t.halaman, t.kode) for t in check([first, second], ATURAN)]
    assert found == [
        ("b.pdf", 1, "nip-tidak-sah"),
        ("b.pdf", 9, "capaian-tidak-cocok"),
        ("a.pdf", 1, "nip-tidak-sah"),
    ]


def test_a_clean_document_has_no_findings() -> None:
    rows = [indikator(f"Persentase layanan {k}", nilai(persen(80), persen(60), persen(75))) for k in "abcd"]
    money = [anggaran("Program A", 10), anggaran("Program B", 20), anggaran("Jumlah", 30, "jumlah")]
    person = official("Ratna Wulandari", "198203172008042005", jabatan="Kepala Dinas Contoh")
    assert check([material(indikator=rows, anggaran=money, pejabat=[person])], ATURAN) == []


def test_only_labelled_and_certain_findings_become_anomali() -> None:
    units = indikator("Jumlah peserta", nilai(q("1 laporan", 1, "laporan"), q("9 orang", 9, "orang")))
    broken = anggaran("Program A", None) | {"anggaran": q("402.117.00", None)}
    unsure = anggaran("Program B", None) | {"anggaran": q("502.117.00", None)}
    asal = {"anggaran/1/anggaran": {"sumber": "ocr", "keyakinan": 0.4}}
    document = material(indikator=[units], anggaran=[broken, unsure], asal=asal)
    found = check([document], ATURAN)
    codes = {"satuan-tidak-cocok": 1, "angka-rusak": 2, "bacaan-ragu": 1}
    assert Counter(t.kode for t in found) == codes
    assert [(a.kode, a.nilai) for a in anomali(found, ATURAN)] == [("angka-rusak", "402.117.00")]


def test_a_user_switches_rules_off_and_tunes_them(tmp_path: Path) -> None:
    file = tmp_path / "aturan.toml"
    file.write_text(
        "[aturan.angka-rusak]\naktif = false\n[aturan.capaian-tidak-cocok]\ntoleransi = { poin = 20 }\n", "utf-8"
    )
    rows = [indikator("Jumlah layanan", nilai(persen(80), persen(60), persen(90)))]
    document = material(indikator=rows, anggaran=[anggaran("A", None) | {"anggaran": q("402.117.00", None)}])
    assert len(check([document], ATURAN)) == 2
    assert check([document], load(file)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[aturan.tidak-ada]\naktif = false",
        "[aturan.angka-rusak]\nwarna = 3",
        "[aturan.capaian-tidak-cocok]\ntoleransi = { meter = 1 }",
        "ini bukan toml",
    ],
)
def test_a_user_s_file_with_a_mistake_is_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    file = tmp_path / "aturan.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(AturanError):
        load(file)


def test_planted_errors_are_found_in_the_samples_and_clean_ones_raise_no_alarm() -> None:
    folder = ROOT / "samples" / "expected"
    loaded = {p.name: rujukan(p) for p in sorted(folder.glob("*.json"))}
    planted, found, missed = ukur({name: record for name, (record, _) in loaded.items()}, ATURAN)
    assert planted.total() > 250 and found.total() >= 0.95 * planted.total(), missed
    alarms, tables = alarm(loaded, ATURAN)
    assert len(alarms) <= tables / 100, alarms


def test_numbers_are_written_as_indonesian_readers_do() -> None:
    assert as_printed(1234567.5) == "1.234.567,5" and as_printed(100) == "100" and as_printed(16.6667) == "16,67"
