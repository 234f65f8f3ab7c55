"""Findings for machines: everything comes back as it was, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from reports.aman import sel_csv, tampak
from reports.mesin import KOLOM, write_csv, write_json
from schemas.temuan import Temuan

TEMUAN = [
    Temuan(
        kode="jumlah-tidak-cocok", tingkat="galat", dok_id="pk", jalur="anggaran/3/anggaran", halaman=2,
        kotak=(10.0, 20.5, 110.0, 32.0), tercetak="=1+1", seharusnya="-5", hitungan="a\nb; =2+2",
        kalimat="Jumlah «x» \u202e tidak cocok.", kalimat_en="@SUM(A1)", keyakinan=0.75, periksa_pembacaan=True,
    ),
    Temuan(kode="nip-ganda", tingkat="catatan", dok_id="pk", kalimat="Dua NIP.", kalimat_en="Two NIPs."),
]  # fmt: skip


def test_json_gives_back_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "baru" / "temuan.json"
    write_json(path, TEMUAN)
    assert [Temuan.model_validate(item) for item in json.loads(path.read_text("utf-8"))] == TEMUAN
    write_json(path, [])
    assert json.loads(path.read_text("utf-8")) == []


def test_csv_has_a_line_per_finding_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "temuan.csv"
    write_csv(path, TEMUAN)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert tuple(first) == KOLOM
    assert (first["tercetak"], first["seharusnya"], first["kalimat_en"]) == ("'=1+1", "-5", "'@SUM(A1)")
    assert first["hitungan"] == "a\nb; '=2+2"
    assert (first["periksa_pembacaan"], first["halaman"], first["top"], first["keyakinan"]) == (
        "true",
        "2",
        "20.5",
        "0.75",
    )
    assert (second["halaman"], second["x0"], second["tercetak"], second["periksa_pembacaan"]) == ("", "", "", "false")


@pytest.mark.parametrize("text", ["=1+1", "+62", "@x", "-2+3", " =A1", "\t=A1", "'=A1", "\uff1dA1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert sel_csv(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-1.234,56", "-86,67 %", "-", "Rp1.000", "a = b", "'kutip'", ""])
def test_harmless_prints_stay_as_they_are(text: str) -> None:
    assert sel_csv(text) == text


def test_ordinary_text_is_shown_as_it_is() -> None:
    text = "Capaian 86,5 % — «baik»,\n\tÉlève, 漢字"
    assert tampak(text) == text


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "temuan.csv"
    path.mkdir()
    with pytest.raises(OSError):
        write_csv(path, TEMUAN)
    assert [p.name for p in tmp_path.iterdir()] == ["temuan.csv"]
