"""The report printed by a browser: what is seen is on paper; only where Chromium is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from petik.reports.content.words import words_of
from petik.reports.findings import write_report
from petik.reports.page.frame import Material
from petik.schemas.aturan import daftar_aturan
from petik.schemas.temuan import Temuan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def test_the_printed_report_holds_the_values_of_a_finding(tmp_path: Path) -> None:
    dokumen = {"dok_id": "pk", "berkas": "pk.pdf", "jenis": "pk", "wilayah": "Kabupaten Contoh", "tahun": 2024}
    item = Temuan(
        kode="jumlah-tidak-cocok",
        tingkat="galat",
        dok_id="pk",
        halaman=2,
        tercetak="1.250.733",
        seharusnya="1.200.411",
        hitungan="700.000 + 500.411 = 1.200.411",
        kalimat="Jumlah tidak cocok.",
        kalimat_en="Wrong total.",
    )
    page = tmp_path / "laporan.html"
    write_report(page, Material([dokumen], [], [item], daftar_aturan().aturan, words_of("id")), lambda _: None)
    printed = tmp_path / "cetak.pdf"
    where = (f"--user-data-dir={tmp_path / 'profil'}", f"--print-to-pdf={printed}", page.as_uri())
    subprocess.run([str(CHROMIUM), *QUIET, *where], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(printed) as pdf:
        text = " ".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    assert all(value in text for value in ("1.250.733", "1.200.411", "700.000 + 500.411"))
    assert words_of("id")("saring_hapus") not in text  # filters are for the screen
