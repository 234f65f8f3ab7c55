"""Classes of errors, on small invented records."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy.errors import Whole, errors, labelled, table, whole_rows


def _angka(value: float) -> dict[str, Any]:
    return {"raw": f"{value:g}", "value": value, "satuan": None}


def _baris(nama: str, target: float, halaman: int = 1) -> dict[str, Any]:
    return {
        "tingkat": "sasaran",
        "sasaran": "Terjaganya mutu air sungai",
        "program": None,
        "indikator": nama,
        "satuan": "Titik",
        "halaman": halaman,
        "nilai": [{"periode": "2021", "target": _angka(target), "realisasi": None, "capaian": None}],
    }


@pytest.fixture
def label() -> dict[str, Any]:
    return {
        "dokumen": {"berkas": "contoh.pdf", "jenis": "pk", "tahun": 2021, "wilayah": "Kota Sabang"},
        "pejabat": [{"nama": "Lasmini Rade", "nip": "198001012005012001", "peran": "pihak_pertama", "halaman": 1}],
        "indikator": [
            _baris("Jumlah titik pantau air sungai", 12),
            _baris("Jumlah sampel air yang diuji", 240),
            _baris("Persentase warga yang puas", 80, 2),
        ],
        "anggaran": [],
    }


def _classes(label: dict[str, Any], found: dict[str, Any]) -> dict[str, int]:
    out: dict[str, int] = {}
    for g in errors(label, found):
        out[g.cls] = out.get(g.cls, 0) + 1
    return out


def test_a_record_equal_to_its_label_has_no_errors(label: dict[str, Any]) -> None:
    assert list(errors(label, deepcopy(label))) == []
    assert whole_rows(label, label) == Whole(3, 3)


def test_rows_of_a_page_without_any_row_are_a_table_not_found(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    found["indikator"].pop()
    assert _classes(label, found) == {"table not found": 5}  # tingkat, sasaran, indikator, satuan, target
    assert whole_rows(label, found) == Whole(2, 3)


def test_a_row_that_came_out_in_two_pieces_is_split(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    found["indikator"][1] |= {"indikator": "Jumlah sampel", "nilai": []}
    rest = _baris("air yang diuji", 240) | {"tingkat": None, "sasaran": None, "satuan": None}
    found["indikator"].insert(2, rest)
    assert set(_classes(label, found)) == {"row split"}


def test_a_value_in_another_column_is_not_a_misread_number(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    found["indikator"][0]["nilai"][0] |= {"target": None, "realisasi": _angka(12)}
    found["indikator"][1]["nilai"][0]["target"] = _angka(24)
    assert _classes(label, found) == {"column wrong": 2, "number wrong": 1}  # 12 is missed there, and invented here


def test_levels_texts_people_and_metadata(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    found["dokumen"]["tahun"] = 2020
    found["pejabat"][0]["nip"] = "198001012005012002"
    found["indikator"][0] |= {"tingkat": "program", "sasaran": None, "program": "Terjaganya mutu air sungai"}
    found["indikator"][1]["sasaran"] = "Terjaganya mutu"
    assert _classes(label, found) == {"metadata": 1, "people": 1, "level wrong": 3, "text cut": 1}


def test_a_row_that_the_document_does_not_hold_is_invented(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    found["indikator"].append({"indikator": "Rekapitulasi kepegawaian", "halaman": 1, "nilai": []})
    assert _classes(label, found) == {"row invented": 1}


def test_uncertain_labels_count_neither_way(label: dict[str, Any]) -> None:
    found = deepcopy(label)
    label["indikator"][0] |= {"yakin": False, "satuan": "Sumur"}
    assert _classes(label, found) == {}
    assert whole_rows(label, found) == Whole(2, 2)


def test_records_are_found_by_the_file_that_the_label_names(tmp_path: Path, label: dict[str, Any]) -> None:
    gold, pred = tmp_path / "gold", tmp_path / "pred"
    gold.mkdir()
    pred.mkdir()
    (gold / "apa-saja.json").write_text(json.dumps(label))
    (pred / "contoh.pdf.json").write_text(json.dumps(label))
    ((want, got),) = labelled(gold, pred)
    lines = table(list(errors(want, got)), {"contoh.pdf": whole_rows(want, got)})
    assert lines[-1] == "| **rows whole** | 3 of 3 (100.0%) | 3 of 3 (100.0%) |"
