"""All samples from bytes to record: what was drawn is found again, and no number is changed or invented."""

from __future__ import annotations

import pytest

from petik.ingest.ocr.engine.cache import OcrCache
from petik.one.pipeline import extract_file
from petik.schemas.record import Rekaman
from tests.places import ROOT
from tests.samples.agreement import agreement

SAMPLES = ROOT / "samples"
# share of the drawn facts that are found; numbers are never wrong
FLOORS = {
    "iki_bidang.pdf": 1.0,
    "iki_dump.txt": 0.98,
    "iku_dinas.docx": 1.0,
    "iku_lama.xls": 0.97,
    "iku_layar.png": 0.96,
    "keputusan_iki_scan.pdf": 0.85,
    "lkip_bab3.pdf": 1.0,
    "pengukuran_triwulan.pdf": 1.0,
    "pk_campuran.pdf": 0.97,
    "pk_dua_halaman.tif": 0.95,
    "pk_dump.txt": 0.9,
    "pk_foto.jpg": 0.97,
    "pk_kabid.pdf": 1.0,
    "pk_lapis_rusak.pdf": 0.98,
    "pk_scan.pdf": 0.96,
    "rencana_aksi.xlsx": 0.94,
}


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> OcrCache:
    """Readings of this run only: those of an earlier program would hide what changed."""
    return OcrCache(tmp_path_factory.mktemp("ocr"))


def expected(name: str) -> Rekaman:
    return Rekaman.model_validate_json((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_sample_is_read_as_it_was_drawn(name: str, cache: OcrCache) -> None:
    result = extract_file(SAMPLES / "files" / name, cache=cache)
    assert (result.status, result.trace) == ("ok", None)
    assert result.record is not None
    found = agreement(expected(name), result.record)
    assert found.wrong == []
    assert found.share >= FLOORS[name], "\n".join(found.missing)
