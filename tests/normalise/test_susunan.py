"""The rows and columns in which scanned numbers stand take confidence from those that cannot stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from petik.ingest.page import Page, Ruling
from petik.normalise.susunan import ditimbang
from petik.schemas.keyakinan import READ_TWICE, UNPROVEN
from petik.schemas.record import Anggaran, Asal, Dokumen, Indikator, Kuantitas, Nilai, Rekaman

AT = {"uraian": (50.0, 200.0), "anggaran": (220.0, 280.0), "realisasi": (300.0, 360.0), "persen": (380.0, 400.0)}


def amount(raw: str) -> Kuantitas:
    plain = raw.replace(".", "").replace(",", ".").rstrip("%")
    value = float(plain) if plain.replace(".", "").isdigit() else None
    return Kuantitas(raw=raw, value=value, satuan=None)


def record(rows: list[dict[str, str]], source: str = "ocr", **moved: tuple[float, float, float, float]) -> Rekaman:
    """A record of budget rows, 20 points below each other; *moved*: other places ("anggaran_1_realisasi")."""
    asal: dict[str, Any] = {}
    for i, row in enumerate(rows):
        for name in row:
            box = (AT[name][0], 100 + 20.0 * i, AT[name][1], 110 + 20.0 * i)
            box = moved.get(f"anggaran_{i}_{name}", box)
            asal[f"anggaran/{i}/{name}"] = Asal(halaman=1, kotak=box, sumber=source, keyakinan=READ_TWICE)  # type: ignore[arg-type]
    budgets = [
        Anggaran(uraian=r["uraian"], halaman=1, **{k: amount(v) for k, v in r.items() if k != "uraian"})  # type: ignore[arg-type]
        for r in rows
    ]
    return Rekaman(dokumen=Dokumen(berkas="x.pdf", jenis="lkip"), anggaran=budgets, asal=asal)


def rows(count: int = 8) -> list[dict[str, str]]:
    return [{"uraian": f"Program Pasar {i}", "anggaran": "400.000.000", "realisasi": "100.000.000", "persen": "25,00"}
            for i in range(count)]  # fmt: skip


def doubted(rekaman: Rekaman) -> set[str]:
    return {path for path, a in rekaman.asal.items() if a.keyakinan <= UNPROVEN}


def test_a_table_that_holds_together_stays_as_sure_as_it_was_read() -> None:
    given = record(rows())
    assert ditimbang(given) == given


def test_numbers_that_no_image_gave_are_left_alone() -> None:
    given = record([{**rows()[0], "persen": "77,00"}], source="text")
    assert ditimbang(given) is given


def test_a_percentage_that_does_not_follow_doubts_its_row() -> None:
    told = rows()
    told[2]["persen"] = "52,00"
    found = ditimbang(record(told))
    assert doubted(found) == {f"anggaran/2/{n}" for n in ("anggaran", "realisasi", "persen")}
    assert "bukan persen" in (found.asal["anggaran/2/persen"].catatan or "")


@pytest.mark.parametrize("printed", ["25,0", "25", "24,99", "25,01"])
def test_rounding_is_no_contradiction(printed: str) -> None:
    assert not doubted(ditimbang(record([{**r, "persen": printed} for r in rows()])))


def test_two_numbers_in_one_cell_doubt_the_row() -> None:
    told = rows()
    told[1]["realisasi"] = "100.000.000 37.772.450"
    assert doubted(ditimbang(record(told))) == {f"anggaran/1/{n}" for n in ("anggaran", "realisasi", "persen")}


def test_a_column_number_among_amounts_is_doubted() -> None:
    told = rows()
    told[0] = {"uraian": "Program Pasar", "anggaran": "4", "realisasi": "5"}
    assert doubted(ditimbang(record(told))) == {"anggaran/0/anggaran", "anggaran/0/realisasi"}


def test_a_number_below_the_name_of_its_row_is_doubted() -> None:
    found = ditimbang(record(rows(), anggaran_3_realisasi=(300.0, 175.0, 360.0, 185.0)))
    assert doubted(found) == {"anggaran/3/realisasi"}


def test_a_number_below_another_column_is_doubted() -> None:
    found = ditimbang(record(rows(), anggaran_3_anggaran=(300.0, 160.0, 360.0, 170.0)))
    assert doubted(found) == {"anggaran/3/anggaran"}


def test_many_doubts_on_a_page_are_doubts_about_the_page() -> None:
    told = rows()
    for i in (1, 4):
        told[i]["realisasi"] = "100.000.000 37.772.450"
    found = ditimbang(record(told))
    assert doubted(found) == {p for p in found.asal if "uraian" not in p}
    assert found.asal["anggaran/0/persen"].catatan == "susunan tabel di halaman ini tidak pasti"


def test_without_rulings_a_number_between_the_lines_of_a_name_is_doubted() -> None:
    given = record(rows(), anggaran_0_uraian=(50.0, 94.0, 200.0, 116.0))
    every = {p for p in given.asal if "uraian" not in p}
    assert doubted(ditimbang(given)) == set()
    assert doubted(ditimbang(given, every)) == {f"anggaran/0/{n}" for n in ("anggaran", "realisasi", "persen")}


def test_beside_a_border_that_the_scan_lost_numbers_are_doubted() -> None:
    page = Page(1, 600, 800, "ocr", rulings=(Ruling(40, 135, 410, 135, restored=True), Ruling(40, 155, 410, 155)))
    found = ditimbang(record(rows()), pages=[page])
    assert {p.split("/")[1] for p in doubted(found)} >= {"1", "2"}
    assert not doubted(ditimbang(record(rows()), pages=[replace(page, rulings=page.rulings[1:])]))


def test_a_row_whose_name_is_not_legible_is_doubted() -> None:
    given = record(rows())
    given.asal["anggaran/5/uraian"] = given.asal["anggaran/5/uraian"].model_copy(update={"keyakinan": 0.3})
    found = doubted(ditimbang(given)) - {"anggaran/5/uraian"}
    assert found == {f"anggaran/5/{n}" for n in ("anggaran", "realisasi", "persen")}


def test_numbers_of_columns_that_nothing_tells_apart_are_doubted() -> None:
    found = ditimbang(record(rows()), kolom_kembar={"anggaran/2/realisasi"})
    assert doubted(found) == {"anggaran/2/realisasi"}


def test_two_columns_for_one_year_are_doubted() -> None:
    nilai = [Nilai(periode="2016", target=amount("105")), Nilai(periode="2016", target=amount("110"))]
    box = (220.0, 100.0, 240.0, 110.0)
    place = Asal(halaman=1, kotak=box, sumber="ocr", keyakinan=READ_TWICE)
    asal = {f"indikator/0/nilai/{i}/target": place for i in (0, 1)}
    row = Indikator(indikator="Produksi", nilai=nilai, halaman=1)
    given = Rekaman(dokumen=Dokumen(berkas="x.pdf", jenis="lkip"), indikator=[row], asal=asal)
    assert {a.keyakinan for a in ditimbang(given).asal.values()} == {UNPROVEN}
