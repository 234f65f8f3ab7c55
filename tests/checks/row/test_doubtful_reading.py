"""What Petik did not read surely is said, with its place and what else it may be."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.row.doubtful_reading import bacaan_ragu
from petik.checks.run import anomali, check
from tests.checks.shapes import ATURAN, anggaran, indikator, material, nilai, official, q


def ocr(keyakinan: float, **fields: Any) -> dict[str, Any]:
    return {"sumber": "ocr", "keyakinan": keyakinan, "halaman": 2, "kotak": (10, 20, 40, 30), **fields}


def test_a_doubtful_number_is_told_with_its_place_and_its_other_reading() -> None:
    rows = [indikator("Jumlah kebun bibit", nilai(q("1.780 kebun", 1780, "kebun")))]
    asal = {"indikator/0/nilai/0/target": ocr(0.45, bacaan_lain="1.760")}
    (found,) = bacaan_ragu(material(indikator=rows, asal=asal), ATURAN)
    assert (found.tercetak, found.seharusnya, found.halaman, found.kotak) == (
        "1.780 kebun",
        "1.760",
        2,
        (10, 20, 40, 30),
    )
    assert found.periksa_pembacaan
    assert "Jumlah kebun bibit, target 2023" in found.kalimat and "bacaan lain «1.760»" in found.kalimat


def test_amounts_and_nips_are_told_too_and_a_correction_shows_the_first_reading() -> None:
    asal = {"anggaran/0/anggaran": ocr(0.7, dikoreksi="450.0O0.000"), "pejabat/0/nip": ocr(0.6)}
    document = material(
        anggaran=[anggaran("Program Contoh", 450_000_000)], pejabat=[official("Ratna", "198203172008042005")], asal=asal
    )
    money, person = bacaan_ragu(document, ATURAN)
    assert "bacaan pertama «450.0O0.000»" in money.kalimat and "NIP Ratna" in person.kalimat


@pytest.mark.parametrize(
    "asal",
    [ocr(0.8), ocr(0.97, dikoreksi="1.78O"), {"sumber": "dump", "keyakinan": 0.5}, {"sumber": "text", "keyakinan": 1}],
)
def test_sure_readings_and_texts_that_nobody_read_from_a_picture_are_silent(asal: dict[str, Any]) -> None:
    rows = [indikator("Jumlah kebun bibit", nilai(q("1.780", 1780)))]
    assert not list(bacaan_ragu(material(indikator=rows, asal={"indikator/0/nilai/0/target": asal}), ATURAN))


def test_words_are_no_numbers_and_no_doubtful_reading_is_an_anomaly_of_the_document() -> None:
    rows = [indikator("Opini", nilai(q("WTP", None))), indikator("Jumlah kebun", nilai(q("17", 17)))]
    asal = {f"indikator/{i}/nilai/0/target": ocr(0.3) for i in range(2)}
    document = material(indikator=rows, asal=asal)
    found = check([document], ATURAN)
    assert [t.jalur for t in found if t.kode == "bacaan-ragu"] == ["indikator/1/nilai/0/target"]
    assert anomali(found, ATURAN) == []
