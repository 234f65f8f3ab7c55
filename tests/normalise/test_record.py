"""A parsed document to its record: values beside their raw prints, every print with its origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.page import Box, Document, Page
from petik.normalise.record import build_record
from petik.parsers.model import (
    AnggaranRow,
    Identity,
    IndikatorRow,
    JabatanRow,
    NilaiRow,
    ParsedDocument,
    PejabatRow,
    Print,
)
from petik.schemas.record import Rekaman

PLACE = Box(10.004, 20.0, 60.0, 30.5)
PAGES = Document("pk.pdf", "pk.pdf", "0", "pdf", True, (Page(1, 600, 800, "text"),))


def printed(text: str, confidence: float = 1.0, note: str | None = None, box: Box = PLACE) -> Print:
    return Print(text, 1, box, "text" if confidence == 1 else "ocr", confidence, note)


def titled(year: str | None = "2030") -> Identity:
    return Identity(jenis="pk", tahun=[printed(year, note="judul")] if year else [])


def measured(*nilai: NilaiRow, name: str = "Jumlah lapak", **fields: str) -> IndikatorRow:
    texts = {k: printed(v) for k, v in {"indikator": name, **fields}.items()}
    return IndikatorRow(texts, "sasaran", list(nilai), page=1, table=0)


def record(
    *indikator: IndikatorRow, identity: Identity | None = None, anggaran: tuple[AnggaranRow, ...] = ()
) -> Rekaman:
    parsed = ParsedDocument(identity or titled(), indikator=list(indikator), anggaran=list(anggaran))
    return build_record(PAGES, parsed)


def test_raw_value_page_box_and_confidence_travel_together() -> None:
    found = record(measured(NilaiRow("", target=printed("1.250 unit", 0.8))))
    target = found.indikator[0].nilai[0].target
    assert target is not None
    assert (target.raw, target.value, target.satuan) == ("1.250 unit", 1250, "unit")
    origin = found.asal["indikator/0/nilai/0/target"]
    assert (origin.halaman, origin.kotak, origin.sumber) == (1, (10.0, 20.0, 60.0, 30.5), "ocr")
    assert origin.keyakinan == pytest.approx(0.8 * 0.95)  # the reading's and that of the grouping


def test_what_is_no_number_keeps_its_print_and_says_why() -> None:
    found = record(measured(NilaiRow("", target=printed("terbentuk", note="huruf kabur"))))
    target = found.indikator[0].nilai[0].target
    assert target is not None
    assert (target.raw, target.value) == ("terbentuk", None)
    assert found.asal["indikator/0/nilai/0/target"].catatan == "huruf kabur; bukan angka"


def test_a_dash_is_nothing_and_zero_is_a_value() -> None:
    found = record(measured(NilaiRow("", target=printed("-"), realisasi=printed("0"))))
    nilai = found.indikator[0].nilai[0]
    assert nilai.target is None and "indikator/0/nilai/0/target" not in found.asal
    assert nilai.realisasi is not None and nilai.realisasi.value == 0


def test_every_text_and_value_has_its_origin() -> None:
    money = AnggaranRow({"uraian": printed("Program Pasar"), "anggaran": printed("9.000.000")}, "program", page=1)
    found = record(measured(NilaiRow("TW1", target=printed("4")), sasaran="1. Panen naik"), anggaran=(money,))
    assert set(found.asal) - {"dokumen/tahun"} == {
        "indikator/0/indikator", "indikator/0/sasaran", "indikator/0/nilai/0/target",
        "anggaran/0/uraian", "anggaran/0/anggaran",
    }  # fmt: skip
    assert found.indikator[0].sasaran == "Panen naik"


def test_periods_hang_on_the_year_of_the_title() -> None:
    found = record(measured(*(NilaiRow(p, target=printed("4")) for p in ("", "TW3", "2029", "2029-TW4"))))
    assert [n.periode for n in found.indikator[0].nilai] == ["2030", "2030-TW3", "2029", "2029-TW4"]
    assert found.asal["indikator/0/nilai/0/target"].catatan is None


def test_a_guessed_year_is_noted_at_the_values_that_hang_on_it() -> None:
    weak = Identity(jenis="pk", tahun=[printed("2031", note="dari nama berkas")])
    found = record(measured(NilaiRow("", target=printed("4")), NilaiRow("2029", target=printed("3"))), identity=weak)
    assert found.dokumen.tahun is None
    assert [n.periode for n in found.indikator[0].nilai] == ["2031", "2029"]
    notes = [found.asal[f"indikator/0/nilai/{i}/target"].catatan for i in (0, 1)]
    assert notes == ["tahun periode diduga, judul tidak menyebut tahun", None]


@pytest.mark.parametrize(("column", "period"), [("", "0000"), ("TW2", "0000-TW2"), ("AKHIR", "0000"), ("2029", "2029")])
def test_a_document_without_any_year_still_has_a_record(column: str, period: str) -> None:
    found = record(measured(NilaiRow(column, target=printed("4"))), identity=titled(None))
    assert found.indikator[0].nilai[0].periode == period


def test_a_year_of_the_plan_is_counted_from_its_last_and_said_so() -> None:
    found = record(measured(NilaiRow("K2/5", target=printed("4"))), identity=replace(titled(), akhir_renstra=2034))
    assert found.indikator[0].nilai[0].periode == "2031"
    note = found.asal["indikator/0/nilai/0/target"].catatan
    assert "tahun ke-2, dihitung dari Renstra yang berakhir 2034" in str(note)


def test_the_last_year_of_the_plan_is_that_of_the_text() -> None:
    row = measured(NilaiRow("AKHIR", target=printed("4")))
    assert record(row, identity=replace(titled(), akhir_renstra=2034)).indikator[0].nilai[0].periode == "2034"
    unnamed = record(row)
    assert unnamed.indikator[0].nilai[0].periode == "2030"
    assert "Renstra" in (unnamed.asal["indikator/0/nilai/0/target"].catatan or "")


def test_the_unit_of_a_column_of_a_cell_and_of_a_name() -> None:
    column = record(measured(NilaiRow("", target=printed("4")), satuan="unit")).indikator[0]
    cell = record(measured(NilaiRow("", target=printed("4 unit")))).indikator[0]
    name = record(measured(NilaiRow("", target=printed("4")), name="Populasi kerbau (ekor)")).indikator[0]
    assert [i.satuan for i in (column, cell, name)] == ["unit", "unit", "ekor"]
    assert [i.nilai[0].target.satuan for i in (column, cell, name) if i.nilai[0].target] == ["unit", "unit", None]


def test_three_digits_behind_a_point_are_read_as_the_column_writes_its_numbers() -> None:
    def values(other: str) -> list[float | None]:
        rows = [measured(NilaiRow("", target=printed(t)), satuan="kurva") for t in ("4.125", other)]
        return [i.nilai[0].target.value for i in record(*rows).indikator if i.nilai[0].target]

    assert values("1.234.567")[0] == 4125
    assert values("12.5")[0] == 4.125


def test_money_is_rupiah_and_a_share_is_percent() -> None:
    row = AnggaranRow({"anggaran": printed("Rp. 9.000.000,-"), "persen": printed("90,5")}, "program", page=1)
    (budget,) = record(anggaran=(row,)).anggaran
    assert budget.anggaran is not None and budget.persen is not None
    assert (budget.anggaran.value, budget.anggaran.satuan) == (9_000_000, "Rp")
    assert (budget.persen.value, budget.persen.satuan) == (90.5, "%")


def test_origins_of_people_count_only_those_with_a_name() -> None:
    left = Box(1, 1, 2, 2)
    people = [
        PejabatRow({"nama": printed("--- . ---")}),
        PejabatRow({"nama": printed("(RIMBA JATI)", box=left), "nip": printed("NIP. 19690217 199503 1 002")}),
    ]
    found = build_record(PAGES, ParsedDocument(titled(), pejabat=people))
    assert [(p.nama, p.nip) for p in found.pejabat] == [("RIMBA JATI", "196902171995031002")]
    assert found.asal["pejabat/0/nama"].kotak == (1, 1, 2, 2)
    assert not any(path.startswith("pejabat/1") for path in found.asal)


def test_origins_of_duties_count_only_those_with_text() -> None:
    left = Box(1, 1, 2, 2)
    form = JabatanRow(printed("Kepala Seksi Pasar"), [printed("•"), printed("a. Menata pasar", box=left)])
    found = build_record(PAGES, ParsedDocument(titled(), jabatan=[form]))
    assert found.jabatan[0].tugas == ["Menata pasar"]
    assert found.asal["jabatan/0/tugas/0"].kotak == (1, 1, 2, 2)
    assert "jabatan/0/tugas/1" not in found.asal


def test_unknown_levels_are_left_open() -> None:
    odd = replace(measured(), tingkat="urusan")
    assert record(odd).indikator[0].tingkat is None
