"""Records to tables, and the files that hold them."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from petik.datasets.files import excel
from petik.datasets.files.plain import csv_column, write_csv
from petik.datasets.files.safe import is_formula, neutral, printed_text, whole, without_control
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.cells import claim_rows, table_rows
from petik.datasets.rows.record import record_rows
from petik.datasets.schema.tables import BERKAS, INDIKATOR, PERNYATAAN, TABEL, TABLES, Row, TableSchema
from petik.ingest.page import Box, Word
from petik.parsers.model import Cell, ColumnMatch, Line, NilaiPernyataan, PernyataanRow, Print, Table
from petik.schemas.record import (
    Anggaran,
    Anomali,
    Asal,
    Bagian,
    Dokumen,
    Indikator,
    Jabatan,
    Kuantitas,
    Nilai,
    Pejabat,
    Rekaman,
)
from tests.datasets.folders import write_tables


def origin(
    x0: float, top: float, x1: float, bottom: float, sure: float = 1.0, page: int = 2, note: str | None = None
) -> Asal:
    return Asal(halaman=page, kotak=(x0, top, x1, bottom), sumber="ocr", keyakinan=sure, catatan=note)


@pytest.fixture
def record() -> Rekaman:
    """One agreement with one indicator of two periods, two budget rows, one person and one post."""
    return Rekaman(
        dokumen=Dokumen(
            berkas="pk.pdf",
            jenis="pk",
            bagian=[Bagian(jenis="iki", halaman_awal=1, halaman_akhir=1), Bagian(jenis="pk", halaman_awal=2)],
            tahun=2024,
        ),
        pejabat=[Pejabat(nama="Rukmini Salasa, S.E.", nip="198001012005012001", peran="pihak_pertama", halaman=2)],
        jabatan=[Jabatan(jabatan="Kepala Seksi", tugas=["menyusun rencana"], fungsi=["a", "b"], halaman=1)],
        indikator=[
            Indikator(
                sasaran="Meningkatnya panen rumput laut",
                indikator="Jumlah panen",
                satuan="ton",
                nilai=[
                    Nilai(
                        periode="2024-TW1",
                        target=Kuantitas(raw="1.250,5", value=1250.5, satuan="ton"),
                        realisasi=Kuantitas(raw="tdk ada"),
                    ),
                    Nilai(periode="2024-TW2", target=Kuantitas(raw="10", value=10, satuan="ton")),
                ],
                halaman=2,
            )
        ],
        anggaran=[
            Anggaran(uraian="Program Laut", anggaran=Kuantitas(raw="489.935.750", value=489935750, satuan="Rp")),
            Anggaran(tingkat="jumlah", anggaran=Kuantitas(raw="489.935.750", value=489935750, satuan="Rp"), halaman=2),
        ],
        anomali=[Anomali(kode="nomor-urut", halaman=2, keterangan="nomor 3 tidak ada")],
        asal={
            "indikator/0/sasaran": origin(50, 100, 150, 120, 0.9),
            "indikator/0/indikator": origin(160, 100, 260, 110, 0.8, note="huruf kabur"),
            "indikator/0/nilai/0/target": origin(300, 100, 340, 110, 0.4, note="pemisah ribuan meragukan"),
            "indikator/0/nilai/0/realisasi": origin(350, 105, 390, 115, 0.7),
            "indikator/0/nilai/1/target": origin(300, 130, 340, 140),
            "jabatan/0/tugas/0": origin(10, 10, 20, 20, page=1),
        },
    )


def test_every_table_of_the_schema_is_filled_with_exactly_its_columns(record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    for schema in TABLES:
        if schema.name in rows:  # the others come from the parsers and the checks
            table = arrow_table(schema.own, rows[schema.name])
            assert table.column_names == list(schema.own.names)
            assert table.num_rows == len(rows[schema.name]) > 0


def test_a_quantity_keeps_print_value_unit_and_doubt_side_by_side(record: Rekaman) -> None:
    first, second = record_rows("pk.pdf", record)["capaian"]
    assert (first["target_raw"], first["target_nilai"], first["target_satuan"]) == ("1.250,5", 1250.5, "ton")
    assert (first["target_keyakinan"], first["target_catatan"]) == (0.4, "pemisah ribuan meragukan")
    assert (first["realisasi_raw"], first["realisasi_nilai"]) == ("tdk ada", None)
    assert (first["periode"], first["tahun"]) == ("2024-TW1", 2024)
    assert first["indikator_id"] == second["indikator_id"] == "pk.pdf/indikator/0"
    assert second["capaian_raw"] is None


def test_a_rows_place_is_around_its_own_prints_and_its_confidence_the_lowest(record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    indikator, capaian = rows["indikator"][0], rows["capaian"][0]
    assert [indikator[k] for k in ("halaman", "x0", "top", "x1", "bottom")] == [2, 50, 100, 260, 120]
    assert (indikator["keyakinan"], indikator["catatan"]) == (0.8, "indikator: huruf kabur")  # not the values' 0.4
    assert [capaian[k] for k in ("x0", "top", "x1", "bottom", "keyakinan")] == [300, 100, 390, 115, 0.4]


def test_a_row_without_known_origin_has_no_place_rather_than_a_wrong_one(record: Rekaman) -> None:
    row = record_rows("pk.pdf", record)["anggaran"][0]
    assert [row[k] for k in ("halaman", "x0", "sumber", "keyakinan")] == [None, None, None, None]


def test_duties_come_one_per_row_and_parts_of_a_file_in_one_cell(record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    assert [(r["butir"], r["urutan"], r["uraian"]) for r in rows["jabatan"]] == [
        ("tugas", 1, "menyusun rencana"),
        ("fungsi", 1, "a"),
        ("fungsi", 2, "b"),
    ]
    assert rows["dokumen"][0]["bagian"] == "iki 1-1; pk 2-2"


def test_every_origin_is_a_row_that_points_at_the_row_it_belongs_to(record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    found = {(r["tabel"], r["baris_id"], r["kolom"]) for r in rows["asal"]}
    assert ("capaian", "pk.pdf/indikator/0/nilai/0", "target") in found
    assert ("indikator", "pk.pdf/indikator/0", "sasaran") in found
    assert ("jabatan", "pk.pdf/jabatan/0/tugas/0", "uraian") in found
    assert len(found) == len(record.asal)
    ids = {r["capaian_id"] for r in rows["capaian"]} | {r["indikator_id"] for r in rows["indikator"]}
    assert {row for table, row, _ in found if table in ("capaian", "indikator")} <= ids


def small_table(text: str = "Jumlah panen", page: int = 3) -> Table:
    word = Word(text, Box(10, 10, 50, 20), "ocr", 0.66)
    head = Cell(0, 0, 1, 2, Box(0, 0, 100, 10))
    body = Cell(1, 1, 1, 1, Box(50, 10, 100, 30), (Line((word,), word.box),))
    return Table(page, Box(0, 0, 100, 30), 2, 2, (body, head), "ruled", "Tabel 1")


def test_tables_come_cell_by_cell_with_spans_place_and_canonical_column() -> None:
    match = ColumnMatch(3, 1, 1, "Indikator", "indikator", 0.93, "mirip", "2024")
    rows = list(table_rows("x.pdf", [small_table(), small_table()], [match], paginated=True))
    assert [row["sel_id"] for row in rows[:2]] == ["x.pdf/tabel/1/1/1", "x.pdf/tabel/1/2/2"]
    empty, first, same = rows[0], rows[1], rows[3]
    assert (empty["teks"], empty["rentang_kolom"], empty["keyakinan"]) == (None, 2, None)
    assert (first["teks"], first["keyakinan"], first["kolom_baku"]) == ("Jumlah panen", 0.66, None)
    assert (same["kolom_baku"], same["kolom_skor"], same["periode"]) == ("indikator", 0.93, "2024")
    assert arrow_table(TABEL, rows).num_rows == 4


def test_a_claim_gives_one_row_per_value_with_the_values_own_place() -> None:
    sentence = Print("Anggaran Rp. 500 terserap 85,00%", 4, Box(0, 0, 90, 9), "text")
    values = [
        NilaiPernyataan("anggaran", "uang", Print("Rp. 500", 4, Box(30, 0, 50, 9), "text", 0.9)),
        NilaiPernyataan("realisasi", "persen", Print("85,00%", 4, Box(70, 0, 90, 9), "text", 0.8)),
    ]
    rows = list(claim_rows("x.pdf", [PernyataanRow(sentence, values, 4), PernyataanRow(sentence)]))
    assert [(r["peran"], r["nilai_raw"], r["x0"], r["keyakinan"]) for r in rows] == [
        ("anggaran", "Rp. 500", 30, 0.9),
        ("realisasi", "85,00%", 70, 0.8),
        (None, None, 0, 1.0),
    ]
    assert arrow_table(PERNYATAAN.own, rows)["pernyataan_id"].to_pylist()[1] == "x.pdf/pernyataan/0/nilai/1"


def test_formats_without_pages_have_no_page_number() -> None:
    assert [row["halaman"] for row in table_rows("x.txt", [small_table()], [], paginated=False)] == [None, None]


def test_a_row_that_does_not_fit_the_schema_is_an_error_not_a_hole() -> None:
    with pytest.raises(ValueError, match="kolom_lain"):
        arrow_table(INDIKATOR, [{"kolom_lain": 1}])


RUN_BY_SPREADSHEETS = [
    '=HYPERLINK("http://contoh.invalid";"klik")',
    "+1",
    "@x",
    "-2+3",
    " =1+1",
    "+SUM(A1)",
    "-cmd|' /C calc'!A0",
    "＝1+1",
    "- Tersusunnya laporan",
]
LEFT_ALONE = ["-5", "-", "--", "- 5", "-1.234,56", "-86,67 %", "(9.000)", "5-2", "a=b", "Rp. 9.000,-", "'Aisyiyah", ""]


@pytest.mark.parametrize("text", RUN_BY_SPREADSHEETS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert is_formula(text)
    assert neutral(text) == f"'{text}"
    assert printed_text(neutral(text)) == text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_plain_prints_are_not_damaged(text: str) -> None:
    assert neutral(text) == text
    assert printed_text(text) == text


TAKEN_BACK = [
    "'=1", "''+2", "a;=1+1", "a; '@b", "x;y", "a; - b", "=1;=2", "a;'=1;-2+cmd|x", "\t=1+1", 'x;"=1+41;y', "a\t'=1",
    "a\r\n=1", 'a;"\'"=1', "a;＝1",
]  # fmt: skip


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_the_print_can_always_be_taken_back_exactly(text: str) -> None:
    assert printed_text(neutral(text)) == text


def test_a_formula_behind_a_semicolon_cannot_become_a_cell_of_its_own() -> None:
    assert neutral("biasa;=1+1") == "biasa;'=1+1"
    assert neutral("butir; - lain") == "butir; - lain"
    assert neutral('x;"=1+41;y') == "x;\"'=1+41;y"
    assert neutral("x\t=1+41") == "x\t'=1+41"
    assert neutral("\t=1+41") == "\t'=1+41"
    assert neutral("baris\n=1+41") == "baris\n'=1+41"
    assert neutral("x;＝1+41") == "x;'＝1+41"


def test_numbers_in_csv_carry_no_noise() -> None:
    cells = csv_column(pa.array([489935750.0, 16.67, None, -5.0, 1e300, 0.1 + 0.2])).to_pylist()
    assert cells == ["489935750", "16.67", "", "-5", "1e+300", "0.30000000000000004"]
    assert csv_column(pa.array([True, None, False])).to_pylist() == ["true", "", "false"]
    assert csv_column(pa.array([3, None])).to_pylist() == ["3", ""]


def one_row(schema: TableSchema, **values: str | int | float) -> Row:
    return {**dict.fromkeys(schema.names), **values}


def written(tmp_path: Path, text: str) -> Path:
    rows = {"indikator": [one_row(INDIKATOR, indikator_id="a", dok_id="d", indikator=text)]}
    assert write_tables(tmp_path, rows, [one_row(BERKAS, dok_id="d", berkas="d", status="ok", halaman=3)]) == []
    return tmp_path


@pytest.mark.parametrize("text", RUN_BY_SPREADSHEETS)
def test_formulas_are_harmless_in_csv_and_xlsx_and_untouched_in_parquet(tmp_path: Path, text: str) -> None:
    out = written(tmp_path, text)
    with (out / "data" / "indikator.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["indikator"] == f"'{text}"
    assert pq.read_table(out / "data" / "indikator.parquet")["indikator"].to_pylist() == [text]
    sheet = openpyxl.load_workbook(out / "petik-data.xlsx")["indikator"]
    cell = sheet.cell(2, [c.value for c in sheet[1]].index("indikator") + 1)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_csv_begins_with_a_byte_order_mark_so_that_excel_reads_utf8(tmp_path: Path) -> None:
    out = written(tmp_path, "∑ panen – “baik”")
    assert (out / "berkas.csv").read_bytes().startswith(b"\xef\xbb\xbfdok_id,berkas,status,")
    assert "∑ panen – “baik”" in (out / "data" / "indikator.csv").read_text(encoding="utf-8-sig")


def test_all_formats_agree_on_columns_and_types(tmp_path: Path, record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    write_tables(tmp_path, rows)
    book = openpyxl.load_workbook(tmp_path / "petik-data.xlsx")
    with duckdb.connect(str(tmp_path / "petik.duckdb"), read_only=True) as base:
        for schema in TABLES:
            header = tuple(cell.value for cell in book[schema.name][1])
            columns = tuple(row[0] for row in base.execute(f"DESCRIBE {schema.name}").fetchall())
            assert header == columns == schema.names
            (count,) = base.execute(f"SELECT count(*) FROM {schema.name}").fetchall()[0]
            assert count == book[schema.name].max_row - 1 == len(rows.get(schema.name, []))
        (total,) = base.execute("SELECT sum(anggaran_nilai)::BIGINT FROM anggaran WHERE tingkat = 'jumlah'").fetchall()
        assert total == (489935750,)
        comments = dict(
            base.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'capaian'").fetchall()
        )
        assert comments["target_raw"] == "target, seperti tercetak"


def test_the_workbook_is_made_for_reading(tmp_path: Path, record: Rekaman) -> None:
    rows = record_rows("pk.pdf", record)
    write_tables(tmp_path, rows)
    book = openpyxl.load_workbook(tmp_path / "petik-data.xlsx")
    sheet = book["anggaran"]
    column = [c.value for c in sheet[1]].index("anggaran_nilai") + 1
    assert sheet.cell(2, column).value == 489935750
    assert sheet.cell(2, column).number_format == "#,##0"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    assert book.sheetnames[0] == "berkas"
    assert book["kamus"].max_row == 1 + sum(len(schema.columns) for schema in (BERKAS, *TABLES))


def indikator_table(texts: list[str]) -> pa.Table:
    rows = [one_row(INDIKATOR, indikator_id=str(i), dok_id="d", indikator=t) for i, t in enumerate(texts)]
    return arrow_table(INDIKATOR, rows)


def test_more_rows_than_excel_holds_go_on_in_another_sheet_and_the_user_is_told(tmp_path: Path) -> None:
    table = indikator_table(list("abcde"))
    warnings = excel.write_excel([(INDIKATOR, table)], tmp_path / "x.xlsx", max_rows=3)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert [book[name].max_row for name in ("indikator", "indikator (2)", "indikator (3)")] == [3, 3, 2]
    assert warnings == ["petik-data.xlsx: tabel indikator dibagi atas 3 lembar karena batas baris Excel"]


def test_endless_lists_are_left_to_the_other_files_and_sheet_and_user_are_told(tmp_path: Path) -> None:
    cells = arrow_table(TABEL, [one_row(TABEL, sel_id=f"d/tabel/1/{n}/1", dok_id="d", teks="=1") for n in range(1234)])
    sheets = [(INDIKATOR, indikator_table(["a", "b"])), (TABEL, cells)]
    warnings = excel.write_excel(sheets, tmp_path / "x.xlsx", max_bulky=1000)
    where = "lengkap di data/tabel.csv, data/tabel.parquet, dan petik.duckdb"
    assert warnings == [f"petik-data.xlsx: tabel tabel (1.234 baris) tidak dimuat; {where}"]
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    rows = list(book["tabel"].iter_rows(values_only=True))
    assert rows[0] == TABEL.names and rows[1][0] == (
        f"1.234 baris tidak dimuat agar buku kerja ini tetap ringan; {where}"
    )
    assert (len(rows), book["indikator"].max_row) == (2, 3)
    assert excel.write_excel(sheets, tmp_path / "y.xlsx", max_bulky=1234) == []
    assert openpyxl.load_workbook(tmp_path / "y.xlsx")["tabel"].max_row == 1235


def test_longer_texts_than_excel_holds_are_cut_with_a_word_to_the_user(tmp_path: Path) -> None:
    warnings = excel.write_excel([(INDIKATOR, indikator_table(["x" * 40_000, "y"]))], tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["indikator"]
    values = [str(cell.value) for cell in sheet[2]]
    assert max(len(value) for value in values) == 32_767
    assert any(value.endswith("lengkap di data/*.parquet]") for value in values)
    assert warnings == ["petik-data.xlsx: 1 teks di lembar indikator dipotong pada 32767 huruf"]


def test_control_characters_are_stripped_where_they_would_break_the_workbook(tmp_path: Path) -> None:
    assert without_control("a\x00b\x0bc\td\n\ud800e\uffff") == "abc\td\ne"
    excel.write_excel([(INDIKATOR, indikator_table(["pa\x01nen\x1f \ufffe!"]))], tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["indikator"]
    assert "panen !" in [cell.value for cell in sheet[2]]


def test_lone_surrogates_of_broken_pdf_text_do_not_stop_the_tables(tmp_path: Path) -> None:
    table = indikator_table(["pa\ud800nen"])
    write_csv(table, INDIKATOR.names, tmp_path / "x.csv")
    assert "pa?nen" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "tabel.csv"
    target.write_text("lama")
    with pytest.raises(RuntimeError), whole(target) as draft:
        draft.write_text("setengah")
        raise RuntimeError
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]
    with whole(target) as draft:
        draft.write_text("baru")
    assert target.read_text() == "baru"
