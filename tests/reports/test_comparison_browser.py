"""The comparison page as a browser shows it; only where Chromium is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from petik.compare.padanan import padanan
from petik.compare.pairs.item import items_of
from petik.compare.perbandingan import comparison_rows
from petik.reports.comparison import write_perbandingan
from petik.schemas.record import Rekaman
from tests.checks.shapes import indikator, nilai, persen, q

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
HOSTILE = "</script><img src=x onerror=\"document.title='kena'\">"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def rekaman(wilayah: str, *values: dict[str, object], nama: str = "Persentase posyandu aktif") -> Rekaman:
    dokumen = {"berkas": f"{wilayah}.pdf", "jenis": "lkip", "wilayah": wilayah, "perangkat_daerah": HOSTILE}
    return Rekaman.model_validate({"dokumen": dokumen, "indikator": [indikator(nama, *values)]})


def tampil(tmp_path: Path, records: dict[str, Rekaman], tautan: dict[str, str], tujuan: str) -> str:
    """The page's elements after its script has run for the address *tujuan*."""
    groups = padanan(list(items_of(records)), terkait=False).grup
    page = tmp_path / "perbandingan.html"
    write_perbandingan(page, groups, comparison_rows(groups, records), records, tautan)
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={tmp_path / 'profil'}", "--dump-dom", page.as_uri() + tujuan]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, encoding="utf-8")
    return re.sub(r"<script.*?</script>|<noscript>.*?</noscript>", "", done.stdout, flags=re.S)


def test_group_is_drawn_and_listed_with_links_to_pages(tmp_path: Path) -> None:
    records = {
        "a": rekaman("Kabupaten A", nilai(persen(70), persen(65.5), periode="2022"), nilai(None, persen(80))),
        "b": rekaman("Kabupaten B", nilai(None, q("tujuh puluh", None), periode="2022"), nilai(None, persen(60))),
        "c": rekaman("Kabupaten C", nilai(None, persen(50)), nilai(None, persen(55))),
    }
    html = tampil(tmp_path, records, {"a": "berkas/a.pdf", "b": "javascript:x"}, "#g=posyandu-aktif-persen")
    assert 'href="berkas/a.pdf#page=2"' in html and "javascript:" not in html
    assert "Kabupaten B.pdf</span>, halaman 2" in html
    for printed in ("65,5%", "tujuh puluh", "70%", "55%"):
        assert f"<div>{printed}</div>" in html
    assert html.count('<svg class="bagan garis"') == 1
    assert html.count("<title>Kabupaten") == 6, "one mark for each figure that is a number"
    assert html.count('stroke-dasharray="2 2"') >= 2 and html.count('class="tanda ganda"') == 3
    assert "<img" not in html and html.count("&lt;/script&gt;&lt;img") >= 3
    assert "<title>Perbandingan indikator kinerja</title>" in html


def test_profile_names_best_and_worst_with_their_figures(tmp_path: Path) -> None:
    records = {n: rekaman(f"Kabupaten {n}", nilai(None, persen(v))) for n, v in (("A", 90), ("B", 50), ("C", 60.5))}
    html = tampil(tmp_path, records, {}, "#w=kabupaten%20a")
    assert "lebih baik daripada 2, lebih buruk daripada 0 dari 2 wilayah" in html
    assert "<div>55,25<small" in html and "<b>60,5%</b>" in html and "<b>50%</b>" in html


def test_without_yearly_numbers_the_page_says_that_there_is_no_chart(tmp_path: Path) -> None:
    html = tampil(tmp_path, {"a": rekaman("Kabupaten A", nilai(None, persen(90), periode="2023-TW2"))}, {}, "#g=%zz")
    assert "Tidak ada bagan" in html and "Triwulan 2, 2023" in html and "<div>90%</div>" in html
