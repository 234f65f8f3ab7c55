"""Findings for machines: everything comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from petik.reports.machine import write_json
from petik.reports.page.escape import visible
from petik.schemas.temuan import Temuan

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


def test_ordinary_text_is_shown_as_it_is() -> None:
    text = "Capaian 86,5 % — «baik»,\n\tÉlève, 漢字"
    assert visible(text) == text


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "temuan.json"
    path.mkdir()
    with pytest.raises(OSError):
        write_json(path, TEMUAN)
    assert [p.name for p in tmp_path.iterdir()] == ["temuan.json"]
