"""What was read from an image is kept by content and settings, and a damaged entry counts as none."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from petik.ingest.ocr.engine import cache as ocr_cache
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.page import Box, Mark, Page, Ruling, Word

IMAGE = np.full((20, 30, 3), 250, dtype=np.uint8)
PAGE = Page(
    3,
    600.0,
    800.0,
    "ocr",
    words=(Word("lapak", Box(1, 2, 30, 12), "ocr", 0.91, False, 10.0), Word("½", Box(40, 2, 45, 12), "ocr", 0.4)),
    rulings=(Ruling(0, 20, 100, 20),),
    marks=(Mark("tanda_tangan", Box(200, 600, 320, 660)),),
    rotation=1,
    skew=-0.48,
    notes=("halaman diputar 90 derajat",),
)


def entry(cache: OcrCache, key: str) -> Path:
    return cache.folder / key[:2] / f"{key}.json"


def test_a_page_comes_back_as_it_was_read(tmp_path: Path) -> None:
    cache = OcrCache(tmp_path)
    cache.put("ab12", PAGE)
    assert OcrCache(tmp_path).get("ab12") == PAGE
    assert cache.get("cd34") is None


def test_other_pixels_resolution_shape_or_settings_are_another_reading() -> None:
    other = IMAGE.copy()
    other[3, 4, 0] = 249
    keys = [
        OcrCache.key(IMAGE, 300.0, "ind"), OcrCache.key(other, 300.0, "ind"), OcrCache.key(IMAGE, 200.0, "ind"),
        OcrCache.key(IMAGE, 300.0, "eng"), OcrCache.key(IMAGE.reshape(30, 20, 3), 300.0, "ind"),
    ]  # fmt: skip
    assert len(set(keys)) == 5
    assert OcrCache.key(IMAGE.copy(), 300.0, "ind") == keys[0]


def test_the_layout_in_memory_does_not_matter() -> None:
    turned = np.rot90(IMAGE)
    assert OcrCache.key(turned, 300.0, "ind") == OcrCache.key(np.ascontiguousarray(turned), 300.0, "ind")


def test_a_new_version_reads_all_pages_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = OcrCache.key(IMAGE, 300.0, "ind")
    monkeypatch.setattr(ocr_cache, "VERSION", ocr_cache.VERSION + 1)
    assert OcrCache.key(IMAGE, 300.0, "ind") != before


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", '"teks"', "{}", '{"words": 3}', '{"words": ["lapak"]}', "\ud83d", "[" * 100_000],
)
def test_a_damaged_entry_counts_as_absent_and_can_be_written_anew(tmp_path: Path, text: str) -> None:
    cache = OcrCache(tmp_path)
    cache.put("ab12", PAGE)
    entry(cache, "ab12").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert cache.get("ab12") is None
    cache.put("ab12", PAGE)
    assert cache.get("ab12") == PAGE


def test_an_entry_with_a_field_too_few_or_too_many_is_absent(tmp_path: Path) -> None:
    cache = OcrCache(tmp_path)
    cache.put("ab12", PAGE)
    data = json.loads(entry(cache, "ab12").read_text("utf-8"))
    for broken in ({**data, "lain": 1}, {k: v for k, v in data.items() if k != "width"}):
        entry(cache, "ab12").write_text(json.dumps(broken), "utf-8")
        assert cache.get("ab12") is None


def test_writing_leaves_nothing_but_whole_entries(tmp_path: Path) -> None:
    cache = OcrCache(tmp_path)
    for key in ("ab12", "ab34", "ab12"):
        cache.put(key, PAGE)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["ab12.json", "ab34.json"]


def test_a_full_disk_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(json, "dump", full)
    cache = OcrCache(tmp_path)
    cache.put("ab12", PAGE)
    assert cache.get("ab12") is None
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("ini bukan folder")
    cache = OcrCache(blocked / "ocr")
    cache.put("ab12", PAGE)
    assert cache.get("ab12") is None


def test_where_readings_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("PETIK_CACHE", raising=False)
    assert OcrCache().folder == tmp_path / "xdg" / "petik" / "ocr"
    monkeypatch.setenv("PETIK_CACHE", str(tmp_path / "sendiri"))
    assert OcrCache().folder == tmp_path / "sendiri" / "ocr"
    assert OcrCache(tmp_path / "x").folder == tmp_path / "x"
