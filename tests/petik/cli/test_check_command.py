"""`petik check` and `petik rules` as a user meets them: exit codes, files, the pictures of places."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import time
from pathlib import Path

import docx
import numpy as np
import pytest
from PIL import Image

from petik.cli.main import main
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.schema.tables import HALAMAN_TABEL
from petik.one.pictures import Pictures
from petik.samples.hostile.pdf import circular_form
from petik.schemas.temuan import Temuan
from tests.places import SAMPLES

SAMPLE = SAMPLES / "pk_kabid.pdf"
PAGE = {
    "dok_id": "pk",
    "halaman": 1,
    "sumber": "text",
    "putaran": 0,
    "kemiringan": 0.0,
    "lebar": 595.0,
    "tinggi": 842.0,
}


def agreement_of(folder: Path, total: str) -> Path:
    """A performance agreement in Word whose two programs cost 300 and 450 million."""
    file = docx.Document()
    file.add_paragraph("PERJANJIAN KINERJA TAHUN 2023")
    file.add_paragraph("DINAS PERIKANAN KABUPATEN CONTOH")
    rows = [
        ("No", "Program", "Anggaran (Rp)"),
        ("1", "Program Pengelolaan Perikanan Tangkap", "300.000.000"),
        ("2", "Program Pengelolaan Perikanan Budidaya", "450.000.000"),
        ("", "JUMLAH", total),
    ]
    table = file.add_table(len(rows), 3)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    folder.mkdir(exist_ok=True)
    path = folder / "pk.docx"
    file.save(str(path))
    return path


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def extracted(tmp_path: Path, total: str) -> Path:
    out = tmp_path / "hasil"
    assert run("extract", agreement_of(tmp_path / "masuk", total), "-o", out, "--jobs", "0") == 0
    return out


def codes(out: Path) -> list[str]:
    with (out / "data" / "temuan.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [row["kode"] for row in csv.DictReader(stream)]


def test_a_wrong_total_is_found_everywhere_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = extracted(tmp_path, "760.000.000")
    assert "Pemeriksaan: 1 galat" in capsys.readouterr().out
    assert codes(out) == ["jumlah-tidak-cocok"]
    assert "760.000.000" in (out / "laporan.html").read_text("utf-8")
    record = json.loads((out / "records" / "pk.docx.json").read_text("utf-8"))
    assert [a["kode"] for a in record["anomali"]] == ["jumlah-tidak-cocok"]
    assert run("check", out) == 1
    assert str(out / "laporan.html") in capsys.readouterr().out


def test_a_right_total_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = extracted(tmp_path, "750.000.000")
    assert run("check", out) == 0
    assert "tidak ada temuan" in capsys.readouterr().out.lower()
    assert codes(out) == []


def test_a_rule_that_the_user_switched_off_is_silent_and_named_in_the_report(tmp_path: Path) -> None:
    out = extracted(tmp_path, "760.000.000")
    own = tmp_path / "aturan.toml"
    own.write_text("[aturan.jumlah-tidak-cocok]\naktif = false\n", "utf-8")
    assert run("check", out, "--aturan", own) == 0
    assert codes(out) == []
    assert "Aturan yang dimatikan" in (out / "laporan.html").read_text("utf-8")
    assert run("check", out) == 1, "nothing of the switch is kept"


@pytest.mark.parametrize("text", ["[aturan.jumlah-tidak-cocok", "[aturan.tak-ada]\naktif = false\n"])
def test_a_wrong_file_of_rules_is_one_line_and_nothing_is_checked(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = extracted(tmp_path, "750.000.000")
    own = tmp_path / "aturan.toml"
    own.write_text(text, "utf-8")
    capsys.readouterr()
    assert run("check", out, "--aturan", own) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "aturan.toml" in said.err


def test_a_folder_without_results_is_not_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", tmp_path) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "laporan.html").exists()


def test_rules_lists_every_rule_with_state_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules") == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line.startswith("persen-tidak-cocok")).split()[1:3] == ["aktif", "galat"]
    assert sum("PermenPAN-RB" in line for line in lines) > 3


def finding(**fields: object) -> Temuan:
    values = {"kode": "x", "tingkat": "galat", "dok_id": "pk", "kalimat": "a", "kalimat_en": "b", **fields}
    return Temuan.model_validate(values)


def cutter(path: Path, **page: object):  # type: ignore[no-untyped-def]
    return Pictures({"pk": path}, apart=False).cutter(
        {}, arrow_table(HALAMAN_TABEL, [dict.fromkeys(HALAMAN_TABEL.names) | PAGE | page])
    )


def test_the_picture_shows_the_place_framed() -> None:
    data = cutter(SAMPLE)(finding(halaman=1, kotak=(200.0, 300.0, 260.0, 315.0)))
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    orange = (pixels[..., 0] > 180) & (pixels[..., 1] < 140) & (pixels[..., 2] < 80)
    ys, xs = np.nonzero(orange)
    height, width = orange.shape
    assert width > height
    assert abs((xs.min() + xs.max()) / 2 - width / 2) < 4 and abs((ys.min() + ys.max()) / 2 - height / 2) < 4


def test_no_picture_where_there_is_no_page_to_show(tmp_path: Path) -> None:
    place = finding(halaman=1, kotak=(200.0, 300.0, 260.0, 315.0))
    assert cutter(SAMPLE, sumber="office")(place) is None
    assert cutter(SAMPLE)(finding(halaman=1)) is None
    assert cutter(SAMPLE)(finding(halaman=7, kotak=(0.0, 0.0, 1.0, 1.0))) is None
    assert cutter(tmp_path / "hilang.pdf")(place) is None
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.4 rusak")
    assert cutter(broken)(place) is None


def test_a_file_that_cannot_be_drawn_in_time_gets_no_picture_and_the_report_goes_on(tmp_path: Path) -> None:
    hostile = tmp_path / "musuh.pdf"
    hostile.write_bytes(circular_form())
    pages = arrow_table(HALAMAN_TABEL, [dict.fromkeys(HALAMAN_TABEL.names) | PAGE | {"dok_id": d} for d in ("pk", "x")])
    place = {"halaman": 1, "kotak": (200.0, 300.0, 260.0, 315.0)}
    with Pictures({"pk": SAMPLE, "x": hostile}) as pictures:
        cut = pictures.cutter({}, pages)
        assert cut(finding(**place)) is not None  # in a process of its own, which now runs
        pictures.helpers[0].seconds = 1.0
        assert cut(finding(**place | {"dok_id": "x"})) is None
        start = time.monotonic()
        assert cut(finding(**place | {"dok_id": "x"})) is None
        assert time.monotonic() - start < 0.5  # it is not tried again


def test_a_picture_whose_process_is_killed_from_outside_is_drawn_by_another() -> None:
    pages = arrow_table(HALAMAN_TABEL, [dict.fromkeys(HALAMAN_TABEL.names) | PAGE | {"dok_id": "pk"}])
    with Pictures({"pk": SAMPLE}) as pictures:
        cut = pictures.cutter({}, pages)
        place = finding(halaman=1, kotak=(200.0, 300.0, 260.0, 315.0))
        first = cut(place)
        pool = pictures.helpers[0]._pool
        assert first is not None and pool is not None
        for process in list(pool._processes.values()):
            process.kill()
            process.join()
        assert cut(place) == first


def test_a_picture_is_of_the_bytes_that_were_read_or_there_is_none(tmp_path: Path) -> None:
    """A folder of results says where its files lie: a stranger may have written the place of another one there."""
    mine = tmp_path / "rahasia.pdf"
    mine.write_bytes(SAMPLE.read_bytes())
    pages = arrow_table(HALAMAN_TABEL, [dict.fromkeys(HALAMAN_TABEL.names) | PAGE])
    place = finding(halaman=1, kotak=(200.0, 300.0, 260.0, 315.0))
    right = hashlib.sha256(mine.read_bytes()).hexdigest()
    for sha256 in ("0" * 64, None, "", right[:-1]):
        assert Pictures(apart=False).cutter({"pk": (str(mine), sha256)}, pages)(place) is None
    assert Pictures(apart=False).cutter({"pk": (str(mine), right)}, pages)(place) is not None
    assert Pictures(apart=False).cutter({"pk": ("/dev/zero", right)}, pages)(place) is None
    assert Pictures(apart=False).cutter({"pk": ("", right), "lain": (str(mine), right)}, pages)(place) is None


@pytest.mark.parametrize("page", [99, 10**9, 0, -1])
def test_a_finding_on_a_page_that_is_gone_has_no_picture_and_the_check_goes_on(page: int) -> None:
    assert cutter(SAMPLE, halaman=page)(finding(halaman=page, kotak=(200.0, 300.0, 260.0, 315.0))) is None


def test_check_goes_on_where_the_file_was_replaced_by_a_shorter_one(tmp_path: Path) -> None:
    out = extracted(tmp_path, "800.000.000")
    state = next((out / ".petik").glob("*.docx.json"))
    facts = json.loads(state.read_text())
    other = tmp_path / "lain.pdf"
    other.write_bytes(SAMPLE.read_bytes())
    facts["source"] = str(other)
    state.write_text(json.dumps(facts))
    assert run("check", out) == 1
    assert "<img" not in (out / "laporan.html").read_text("utf-8")
