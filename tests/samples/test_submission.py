"""The made submission, read by the whole pipeline: the matrix says who handed in what."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pyarrow.parquet as pq
import pytest

from petik.cli.main import main
from petik.reports.office.part import OfficePart
from petik.results.store import Store
from petik.results.submission import office_parts, whole_submission
from petik.samples.submission.make import EXPECTED, submission, write_all


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kiriman")
    write_all(folder / "masuk")
    assert main(["extract", str(folder / "masuk"), "-o", str(folder / "hasil"), "--jobs", "0"]) == 1
    return folder / "hasil"


@pytest.fixture(scope="module")
def parts(out: Path) -> dict[str, OfficePart]:
    store = Store(out)
    statuses = {name: kept.status for name, kept in store.states().items()}
    return {str(p.nama): p for p in office_parts(store, whole_submission(store), statuses, {})}


def test_it_is_ninety_files_of_twelve_offices() -> None:
    assert len(submission()) == 90 and len(EXPECTED) == 12


def test_the_matrix_is_the_expected_one(parts: dict[str, OfficePart]) -> None:
    states = {n: {k: s.keadaan for k, s in p.baris.sel.items() if s.keadaan != "kosong"} for n, p in parts.items()}
    assert states == {n: {k: s for k, s in row.items() if s} for n, row in EXPECTED.items()}


def test_copies_versions_and_chapters_are_counted_once(out: Path) -> None:
    rows = pq.read_table(out / "data" / "berkas.parquet").to_pylist()
    roles = {r["berkas"].partition("/")[2]: r["peran"] for r in rows if r["peran"] != "dihitung"}
    assert roles == {
        "Dinas Pendidikan/LKIP/BAB III (1).docx": "salinan",
        "Dinas Sosial/kirim ulang/LKIP Dinas Sosial.docx": "salinan",
        "Dinas Sosial/kirim ulang/PK Kepala.docx": "salinan",
        "Kecamatan Way Krui/BAB III.docx": "salinan",
        "DISKOMINFO/LKIP.docx": "versi_lama",
        "Dinas Pertanian/PK Kepala.docx": "versi_lama",
        "Dinas Lingkungan Hidup/LKIP.docx": "versi_lama",
    }
    chapters = {r["berkas"].rpartition("/")[2] for r in rows if r["utuh"] and r["utuh"].endswith("LKIP__BAB I.docx")}
    assert chapters == {"BAB I.docx", "BAB II.docx", "BAB III.docx", "BAB IV.docx", "Cover.docx"}
    counted = {r["dok_id"] for r in rows if r["peran"] == "dihitung"}
    assert set(pq.read_table(out / "data" / "indikator.parquet")["dok_id"].to_pylist()) <= counted
    assert {r["status"] for r in rows if r["berkas"].endswith(("Cover.docx", "BAB I.docx", "BAB IV.docx"))} == {"ok"}


def test_an_office_is_known_by_what_it_agreed_and_reported(parts: dict[str, OfficePart]) -> None:
    health = parts["Dinas Kesehatan"].angka
    assert health.banding is not None and health.cascading is not None
    assert (health.banding.persen_indikator, health.banding.persen_anggaran) == (100, 100)
    assert (health.pagu, health.realisasi) == (1_860_000_000, 1_672_000_000)
    assert (health.capaian_banyak, health.capaian_median) == (3, 95.08)
    assert (health.cascading.dimiliki, health.cascading.semua, health.cascading.yatim) == (5, 5, ())
    assert parts["Dinas Pertanian"].angka.banding is None
    assert {n.tingkat for n in parts["Dinas Kesehatan"].pohon} == {"sasaran", "program"}


def test_every_office_has_a_page_and_the_report_leads_to_it(out: Path) -> None:
    html = (out / "laporan.html").read_text("utf-8")
    pages = sorted((out / "laporan").glob("*.html"))
    assert len(pages) == 12 and all(f"laporan/{page.name}" in html for page in pages)
    page = next(p for p in pages if "pertanian" in p.name).read_text("utf-8")
    assert "PK Kepala Perubahan.docx" in page and "Dinas Kesehatan" not in page


def test_what_a_person_typed_survives_the_next_run(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(out / "petik.xlsx")
    sheet = book["Temuan"]
    heads = {cell.value: cell.column for cell in sheet[3]}
    assert sheet.cell(4, heads["Keadaan"]).value == "belum diperiksa"
    name = sheet.cell(4, heads["temuan_id"]).value
    sheet.cell(4, heads["Keadaan"], "benar")
    sheet.cell(4, heads["Catatan"], "sudah ditanyakan; =1+1")
    book.save(out / "petik.xlsx")
    assert main(["check", str(out)]) == 1
    again = openpyxl.load_workbook(out / "petik.xlsx")["Temuan"]
    row = next(r for r in again.iter_rows(min_row=4) if r[heads["temuan_id"] - 1].value == name)
    assert row[heads["Keadaan"] - 1].value == "benar"
    assert row[heads["Catatan"] - 1].value == "sudah ditanyakan; =1+1"
    assert row[heads["Catatan"] - 1].data_type == "s"


def test_each_office_gets_a_letter_and_an_edited_one_stays(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["surat", str(out)]) == 0
    letters = sorted((out / "surat").glob("*.docx"))
    assert len(letters) == 12
    path = next(p for p in letters if "pertanian" in p.name)
    document = docx.Document(str(path))
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Kepala Dinas Pertanian" in text and "LKIP 2024.pdf" in text and "{" not in text
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    assert "tidak terlihat" in cells and not {"AA", "BB", "CC"} & set(cells)
    before = {p.name: p.read_bytes() for p in letters}
    document.paragraphs[0].text = "NOTA DINAS Nomor 7"
    document.save(str(path))
    edited = path.read_bytes()
    capsys.readouterr()
    assert main(["surat", str(out)]) == 0
    assert path.name in capsys.readouterr().out
    assert path.read_bytes() == edited
    assert path.with_stem(f"{path.stem}-2").read_bytes() == before[path.name]
    assert all(p.read_bytes() == before[p.name] for p in letters if p != path)


def test_a_letter_follows_the_template_of_the_user(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = docx.Document()
    for line in ("Surat untuk {kantor}", "{diminta}"):
        template.add_paragraph(line)
    template.save(str(tmp_path / "templat.docx"))
    for path in (out / "surat").glob("*.docx"):
        path.unlink()
    assert main(["surat", str(out), "--templat", str(tmp_path / "templat.docx")]) == 0
    made = docx.Document(str(next((out / "surat").glob("*sosial*.docx"))))
    assert made.paragraphs[0].text == "Surat untuk Dinas Sosial"
    assert "Menyerahkan Rencana aksi." in "\n".join(p.text for p in made.paragraphs)
    (tmp_path / "bukan.docx").write_text("bukan")
    assert main(["surat", str(out), "--templat", str(tmp_path / "bukan.docx")]) == 2
    assert "bukan.docx" in capsys.readouterr().err


def test_the_user_puts_a_wrong_match_right_in_one_line(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = "Kabupaten Pesisir Barat/DISKOMINFO/LKIP.docx"
    said = f'[berkas]\n"{place}" = {{ peran = "dihitung", tahun = 2023 }}\n[diharapkan]\ntw3 = false\ntw4 = false\n'
    (out / "kiriman.toml").write_text(said, "utf-8")
    try:
        assert main(["check", str(out)]) == 1
        rows = pq.read_table(out / "data" / "berkas.parquet").to_pylist()
        assert [(r["peran"], r["tahun"]) for r in rows if r["berkas"] == place] == [("dihitung", 2023)]
        (out / "kiriman.toml").write_text("[berkas\n", "utf-8")
        assert main(["check", str(out)]) == 2
        assert "kiriman.toml" in capsys.readouterr().err
    finally:
        (out / "kiriman.toml").unlink()
