"""One cause is one finding with its places, and a finding keeps its name."""

from __future__ import annotations

from petik.checks.findings.causes import grouped
from petik.checks.run import anomali, check, check_document
from petik.datasets.rows.findings import finding_rows, findings_of
from tests.checks.shapes import ATURAN, anggaran, indikator, material, nilai, persen, q


def sen(nama: str, raw: str) -> dict[str, object]:
    return anggaran(nama, None) | {"anggaran": q(raw, None, "Rp")}


def kegiatan() -> list[dict[str, object]]:
    return [sen(f"Kegiatan {k}", f"388.24{k}.000.00") for k in range(5)]


def test_one_way_of_writing_in_many_cells_is_one_note_with_all_its_places() -> None:
    (found,) = [t for t in check([material(anggaran=kegiatan())], ATURAN) if t.kode == "angka-rusak"]
    assert found.tingkat == "catatan" and len(found.tempat) == 5
    assert found.kalimat.startswith("5 angka memisahkan sen") and "388.240.000.00" in found.kalimat_en
    assert [a.nilai for a in anomali([found], ATURAN)] == [f"388.24{k}.000.00" for k in range(5)]


def test_achievements_capped_by_the_office_are_one_note() -> None:
    rows = [indikator(f"Jumlah layanan {k}", nilai(persen(50), persen(60 + k), persen(100))) for k in range(6)]
    (found,) = check([material(indikator=rows)], ATURAN)
    assert (found.kode, found.tingkat, len(found.tempat)) == ("capaian-tidak-cocok", "catatan", 6)


def test_what_may_be_misread_is_not_put_together_with_what_is_sure() -> None:
    asal = {"anggaran/0/anggaran": {"sumber": "ocr", "keyakinan": 0.4}}
    found = [t for t in check([material(anggaran=kegiatan(), asal=asal)], ATURAN) if t.kode == "angka-rusak"]
    assert sorted((t.periksa_pembacaan, len(t.tempat)) for t in found) == [(False, 4), (True, 1)]


def test_grouping_again_changes_nothing() -> None:
    found = check([material(anggaran=kegiatan())], ATURAN)
    assert grouped(found, ATURAN) == found


def test_a_finding_keeps_its_name_when_rows_before_it_come_and_go() -> None:
    wrong = indikator("Persentase jalan mantap", nilai(persen(80), persen(60), persen(90)))
    others = [indikator(f"Persentase layanan {k}", nilai(persen(80), persen(60), persen(75))) for k in "abc"]
    alone, behind = (check_document(material(indikator=rows), ATURAN) for rows in ([wrong], [*others, wrong]))
    assert alone[0].jalur != behind[0].jalur and alone[0].id == behind[0].id


def test_two_findings_at_one_place_have_two_names_and_other_rows_have_others() -> None:
    same = [indikator("Persentase jalan mantap", nilai(persen(80), persen(60), persen(90 + k))) for k in range(2)]
    other = indikator("Persentase jembatan mantap", nilai(persen(80), persen(60), persen(90)))
    found = check_document(material(indikator=[*same, other]), ATURAN)
    names = [t.id for t in found if t.kode == "capaian-tidak-cocok"]
    assert len(names) == len(set(names)) == 3


def test_findings_come_back_from_their_rows_with_names_and_places() -> None:
    found = check([material(anggaran=kegiatan())], ATURAN)
    assert findings_of(finding_rows(found)) == found
