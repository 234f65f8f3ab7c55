"""Hostile and broken files (samples/hostile/all.py): each gets its one line, and nothing else happens."""

from __future__ import annotations

import csv
import io
import os
import re
import socket
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from petik.checks.aturan import load
from petik.ingest.files.visible import ACTING
from petik.ingest.settings import Settings
from petik.messages import Texts
from petik.one.pictures import Pictures
from petik.results.assemble import assemble
from petik.results.store import Store
from petik.run.batch import Outcome, Run
from petik.run.inline import run_here
from petik.run.pool import run_pool
from petik.run.progress import Lines
from petik.run.tasks import collect_tasks
from petik.samples.hostile import all as musuh
from petik.samples.hostile import slow
from petik.samples.hostile.archives import ADDRESSES, ALIKE
from petik.samples.hostile.images import png

NOTHING = "tidak ada indikator, anggaran, atau pejabat yang dikenali"
NO_TABLES = "tidak memuat tabel kinerja"
BLANK = "tidak ada tulisan yang terbaca"
LIMITS = Settings(
    max_pages=40, max_image_megapixels=2, max_text_mb=1, max_cells=10_000, max_xml_mb=60, page_seconds=10, memory_mb=700
)

# the file as its row names it -> its status and a part of its message
EXPECTED: dict[str, tuple[str, str]] = {
    # PDF
    "terkunci.pdf": ("refused", "kata sandi; buka kuncinya"),
    "terpotong.pdf": ("refused", "terpotong atau rusak"),
    "kosong.pdf": ("refused", "berkas kosong (0 bita); salin ulang"),
    "hanya_kepala.pdf": ("refused", "terpotong atau rusak"),
    "halaman_10000.pdf": ("partial", "hanya 40 dari 10000 halaman dibaca"),
    "tanpa_halaman.pdf": ("refused", "tidak ada halaman"),
    "halaman_dikira_banyak.pdf": ("partial", BLANK),
    "halaman_200_inci.pdf": ("ok", NO_TABLES),
    "halaman_tak_wajar.pdf": ("ok", NO_TABLES),
    "bom_gambar_bw.pdf": ("partial", BLANK),
    "bom_gambar_rgb.pdf": ("partial", BLANK),
    "jbig2_besar.pdf": ("partial", BLANK),
    "jbig2_lebih_dari_lembar.pdf": ("partial", BLANK),
    "jbig2_tanpa_batas.pdf": ("partial", BLANK),
    "jpx_besar.pdf": ("partial", BLANK),
    "jpx_ubin.pdf": ("partial", BLANK),
    "jpx_tanpa_batas.pdf": ("partial", BLANK),
    "larik_bersarang.pdf": ("ok", NO_TABLES),
    "isi_bersarang.pdf": ("partial", BLANK),
    "pohon_dalam.pdf": ("refused", "tidak ada halaman yang dapat dibaca"),
    "pohon_melingkar.pdf": ("refused", "tidak ada halaman yang dapat dibaca"),
    "xref_melingkar.pdf": ("ok", NO_TABLES),
    "aliran_garis.pdf": ("partial", BLANK),
    "aliran_huruf.pdf": ("ok", NO_TABLES),
    "huruf_palsu.pdf": ("ok", NO_TABLES),
    "bertindak.pdf": ("partial", NOTHING),
    "ubin.pdf": ("ok", NO_TABLES),
    # images
    "png_bernama.pdf": ("partial", BLANK),
    "bom.png": ("refused", "gambar lebih besar dari 2 megapiksel; pindai dengan resolusi lebih rendah"),
    "bom_dimensi.png": ("refused", "megapiksel"),
    "besar.png": ("refused", "megapiksel"),
    "besar_16_bit.png": ("refused", "megapiksel"),
    "sempit.png": ("refused", "gambar 1 x 149000000 piksel terlalu sempit"),
    "lebar.png": ("refused", "gambar 149000000 x 1 piksel terlalu sempit"),
    "jpeg2000.jp2": ("refused", "jenis berkas tidak dikenal"),
    "bom.tif": ("refused", "megapiksel"),
    "melingkar.tif": ("partial", BLANK),
    "halaman_banyak.tif": ("partial", BLANK),
    "terpotong.png": ("failed", "gambar rusak atau terpotong"),
    "tipuan.jpg": ("refused", "gambar rusak atau terpotong"),
    # archives
    "bom.zip": ("refused", "bom zip"),
    **{f"bom_bersarang.zip/{i:02d}.zip": ("refused", "bom zip") for i in range(10)},
    "bom_banyak_kecil.zip": ("refused", "bom zip"),
    "tumpang_tindih.zip": ("refused", "bom zip"),
    "berbohong.zip/kecil.txt": ("refused", "berkas di dalam arsip rusak"),
    "keluar.zip/baik.txt": ("partial", NOTHING),
    "keluar.zip/../musuh-keluar.txt": ("refused", "menunjuk ke luar arsip"),
    "keluar.zip//tmp/musuh-mutlak.txt": ("refused", "menunjuk ke luar arsip"),
    "keluar.zip/C:\\musuh.txt": ("refused", "menunjuk ke luar arsip"),
    "keluar.zip/..\\musuh.txt": ("refused", "menunjuk ke luar arsip"),
    "keluar.zip/a/../../musuh.txt": ("refused", "menunjuk ke luar arsip"),
    "keluar.zip/tautan.txt": ("refused", "tautan di dalam arsip"),
    "daftar_besar.zip": ("refused", "lebih dari 5000 berkas"),
    "entri_banyak.zip": ("refused", "lebih dari 5000 berkas"),
    "nama_aneh.zip/baris�baru.txt": ("ok", NO_TABLES),
    "nama_aneh.zip/�[31mmerah�[0m.txt": ("ok", NO_TABLES),
    "nama_aneh.zip/laporan�txt.exe.txt": ("ok", NO_TABLES),
    f"nama_aneh.zip/{'p' * 136}…{'p' * 146}.txt": ("ok", NO_TABLES),
    "nama_aneh.zip/sama.txt": ("ok", NO_TABLES),
    **{f"nama_serupa.zip/{name}": ("ok", NO_TABLES) for name in ALIKE},
    "arsip_dalam.zip/a.zip/b.zip": ("refused", "arsip di dalam arsip"),
    "kosong.zip": ("refused", "arsip kosong"),
    "terpotong.zip": ("refused", "terpotong atau rusak"),
    # Office
    "xxe.docx": ("refused", "entitas XML"),
    "tawa.docx": ("refused", "entitas XML"),
    "xxe.xlsx": ("refused", "entitas XML"),
    "tawa.xlsx": ("refused", "entitas XML"),
    "tautan_luar.docx": ("partial", NOTHING),
    "tautan_luar.xlsx": ("ok", NO_TABLES),
    "makro.docm": ("refused", "bermakro; simpan sebagai .docx"),
    "makro.xlsm": ("ok", NO_TABLES),
    "tabel_bersarang.docx": ("refused", "dokumen Word rusak"),
    "tabel_dalam_tabel.docx": ("ok", NO_TABLES),
    "teks_panjang.docx": ("ok", NO_TABLES),
    "skrip.docx": ("ok", NO_TABLES),
    "xml_bersarang.xlsx": ("refused", "lembar kerja"),
    "sel_jauh.xlsx": ("ok", NO_TABLES),
    "sel_gabung.xlsx": ("refused", "sel gabungan yang terlalu luas"),
    "sel_banyak.xlsx": ("refused", "lebih dari 10000 sel; pecah"),
    "lembar_banyak.xlsx": ("refused", "bom zip"),
    "sel_kendali.xlsx": ("ok", NO_TABLES),
    "bom_bagian.docx": ("refused", "bom zip"),
    # old formats
    "sel_jauh.xls": ("ok", NO_TABLES),
    "kosong_banyak.xls": ("refused", "lebih dari 10000 sel; pecah"),
    "gabung_luas.xls": ("refused", "sel gabungan yang terlalu luas"),
    "sektor_melingkar.xls": ("refused", "lembar kerja rusak"),
    "sektor_banyak.xls": ("refused", "lembar kerja rusak"),
    "teks_dikira_banyak.xls": ("refused", "lembar kerja rusak"),
    "nol.doc": ("refused", "LibreOffice"),
    "sektor_melingkar.doc": ("refused", "LibreOffice"),
    "tawa.odt": ("refused", "entitas XML"),
    # numbers and cells
    "angka_aneh.docx": ("partial", "16 indikator"),
    "anggaran_aneh.xlsx": ("partial", "11 baris anggaran"),
    "rumus_aneh.docx": ("ok", "8 indikator"),
    # slow ones
    "tanpa_garis.xlsx": ("ok", "60 indikator"),
    "format_siku.xlsx": ("ok", NO_TABLES),
    "format_jam.xlsx": ("ok", NO_TABLES),
    "validasi.xlsx": ("ok", NO_TABLES),
    "gabung.xlsx": ("partial", NOTHING),
    "gabung_tinggi.xlsx": ("partial", NOTHING),
    "tautan_luas.xlsx": ("ok", NO_TABLES),
    "tautan_banyak.xlsx": ("ok", NO_TABLES),
    "tabel_lebar.docx": ("ok", NO_TABLES),
    "tabel_500.docx": ("refused", "dokumen Word rusak"),  # deeper than libxml2 goes
    "bentuk_ganda.pdf": ("partial", BLANK),
    "kisi.pdf": ("ok", NO_TABLES),
    "mimetype_besar.zip": ("refused", "jenis berkas Office ini tidak dikenal"),
    # texts
    "skrip.txt": ("ok", NO_TABLES),
    "layar.txt": ("ok", "1 indikator"),
    "satu_baris.txt": ("refused", "berkas teks lebih besar dari 1 MB; pecah"),
    "kata_banyak.txt": ("refused", "berkas teks lebih besar"),
    "teks_besar.txt": ("refused", "berkas teks lebih besar"),
    "baris_banyak.txt": ("partial", "terbaca, tetapi tidak ada indikator atau anggaran"),
    "rusak.txt": ("ok", NO_TABLES),
    "web.xls": ("refused", "halaman web"),
    "tabel_500.html": ("refused", "halaman web"),
    "teks.docx": ("refused", "isi berkas bukan .docx"),
    "program.pdf": ("refused", "program tidak dibaca"),
    # names
    "dua�baris.txt": ("ok", NO_TABLES),
    "�[31mmerah�[0m�.txt": ("ok", NO_TABLES),
    "c1�31m.txt": ("ok", NO_TABLES),
    "laporan�fdp.txt": ("ok", NO_TABLES),
    "n" * 251 + ".txt": ("ok", NO_TABLES),
    "é" * 125 + ".txt": ("ok", NO_TABLES),
    "nama���.txt": ("ok", NO_TABLES),
    "<script>alert(1)<x>.txt": ("ok", NO_TABLES),
    "=HYPERLINK('x').txt": ("ok", NO_TABLES),
    "--jobs.txt": ("ok", NO_TABLES),
    "titik....txt": ("ok", NO_TABLES),
    "CON .txt": ("ok", NO_TABLES),
    # no ordinary files
    "pipa.txt": ("refused", "bukan berkas biasa"),
    "tautan_keluar.txt": ("refused", "tautan ke luar folder"),
    "tautan_putus.txt": ("refused", "berkas tidak dapat dibuka (tidak ada)"),
    "melingkar_a.txt": ("refused", "tautan melingkar"),
    "melingkar_b.txt": ("refused", "tautan melingkar"),
}
EXPECTED |= {f"nama_alamat.zip/{name}": ("ok", NO_TABLES) for name in ADDRESSES}
TWICE = "nama_aneh.zip/sama.txt"  # two members of one name are two files


@dataclass(frozen=True)
class Ran:
    """One batch over the whole folder: what came of it, what was said, and what lay where before and after."""

    outcome: Outcome
    out: Path
    said: str
    asked: list[object]  # addresses that something tried to reach
    before: dict[str, int]
    after: dict[str, int]


def listing(root: Path) -> dict[str, int]:
    """Everything below *root* but the results and the reading cache, with its size."""
    found = (path for path in root.rglob("*") if path.parts[len(root.parts)] not in ("hasil", "cache"))
    return {os.fsencode(path).hex(): path.lstat().st_size for path in found}


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return musuh.make()


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes]) -> Iterator[Ran]:
    root = tmp_path_factory.mktemp("musuh")
    folder, out, temporary = root / "masuk", root / "hasil", root / "sementara"
    temporary.mkdir()
    musuh.write(folder, {name: data for name, data in contents.items() if name not in musuh.DEADLY})
    asked: list[object] = []

    def refuse(_socket: socket.socket, address: object) -> NoReturn:
        asked.append(address)
        raise OSError("no network in this test")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(tempfile, "tempdir", str(temporary))
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("PETIK_CACHE", str(root / "cache"))
        patch.chdir(temporary)
        before, said = listing(root), io.StringIO()
        with collect_tasks([folder], out, LIMITS) as tasks, Pictures(apart=False) as pictures:
            outcome = run_here(tasks, Run(out, settings=LIMITS), Lines(tasks, Texts("id"), said))
            assemble(Store(out), outcome.statuses, load(), pictures)
        yield Ran(outcome, out, said.getvalue(), asked, before, listing(root))


@pytest.mark.parametrize("name", EXPECTED)
def test_each_file_gets_its_status_and_its_reason(ran: Ran, name: str) -> None:
    status, reason = EXPECTED[name]
    found = [s for s in ran.outcome.statuses.values() if s.berkas == name]
    assert [(s.status, reason in s.pesan) for s in found] == [(status, True)] * (2 if name == TWICE else 1), found


def test_every_file_has_one_row_and_none_comes_from_nowhere(ran: Ran) -> None:
    expected = Counter([*EXPECTED, TWICE])
    assert Counter(s.berkas for s in ran.outcome.statuses.values()) == expected
    with (ran.out / "berkas.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == sum(expected.values())


def test_the_list_covers_every_hostile_file_there_is(contents: dict[str, bytes]) -> None:
    expected = {name.partition("/")[0] for name in EXPECTED}
    assert set(contents) - musuh.DEADLY <= expected


def test_what_is_said_is_plain_text_one_line_a_file(ran: Ran) -> None:
    assert len(ran.said.splitlines()) == len(ran.outcome.statuses)
    assert all(ACTING.search(line) is None for line in ran.said.split("\n"))
    assert "Traceback" not in ran.said


def test_nothing_is_written_outside_the_results_and_the_cache(ran: Ran) -> None:
    assert ran.after == ran.before
    assert not Path("/tmp/musuh-mutlak.txt").exists()


def test_nothing_asks_the_network(ran: Ran) -> None:
    assert ran.asked == []


def test_texts_do_not_act_in_any_result(ran: Ran) -> None:
    for path in (ran.out / "petik.log", *ran.out.glob("data/*.csv"), *ran.out.glob("records/*.json")):
        if path.exists():
            text = path.read_text(encoding="utf-8-sig").replace("\n", "").replace("\r", "").replace("\t", "")
            assert ACTING.search(text) is None, path.name
    report = (ran.out / "laporan.html").read_text(encoding="utf-8")
    assert "<script>alert" not in report and "<img src=x" not in report


def read_apart(folder: Path, contents: dict[str, bytes], settings: Settings) -> dict[str, tuple[str, str]]:
    """Status and message of each file, read by processes with these limits."""
    folder.mkdir()
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    with collect_tasks([folder], folder / "hasil", settings) as tasks:
        run = Run(folder / "hasil", settings=settings)
        outcome = run_pool(tasks, run, 2, Lines(tasks, Texts("id"), io.StringIO()))
    return {name: (found.status, found.pesan) for name, found in outcome.statuses.items()}


def test_a_file_that_stops_or_kills_its_reader_costs_only_itself(tmp_path: Path, contents: dict[str, bytes]) -> None:
    names = (*musuh.DEADLY, "layar.txt")
    found = read_apart(tmp_path / "masuk", {name: contents[name] for name in names}, LIMITS)
    assert found.pop("layar.txt")[0] == "ok"
    assert found.keys() == musuh.DEADLY
    for name, (status, reason) in found.items():
        assert status == "failed", name
        assert "saat membaca halaman" in reason, name


def test_page_seconds_end_every_slow_input(tmp_path: Path) -> None:
    slow_ones = {
        "bentuk_ganda.pdf": slow.double_forms(28),
        "tabel_besar.docx": slow.grid(3_000, 60),
        "tanpa_garis.xlsx": slow.sheet_without_rules(20_000),
        "gabung.xlsx": slow.crowded("gabung", 40_000),
        "validasi.xlsx": slow.crowded("validasi", 40_000),
    }
    found = read_apart(tmp_path / "masuk", slow_ones, Settings(page_seconds=1))
    assert found.keys() == slow_ones.keys()
    for name, (status, reason) in found.items():
        assert (status, "1 detik tanpa kemajuan" in reason) == ("failed", True), (name, reason)


def test_memory_mb_ends_what_takes_too_much_of_it(tmp_path: Path) -> None:
    large = {"gambar.png": png(12_000, 12_000, 8, 6), "tabel.docx": slow.grid(3_000, 60)}
    found = read_apart(tmp_path / "masuk", large, Settings(memory_mb=450))
    assert found["gambar.png"] == ("failed", "memori habis saat membaca halaman; pindai dengan resolusi lebih rendah")
    assert found["tabel.docx"][0] == "failed"


def test_cells_and_file_names_are_no_links_and_no_formulas_in_workbooks(ran: Ran) -> None:
    texts = b""
    for path in ran.out.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        assert not any(b'TargetMode="External"' in content for content in parts.values())
        formulas = re.findall(rb"<f[ >].*?</f>", b"".join(parts.values()))
        assert not any(b"192.0.2.1" in formula or b"cmd" in formula for formula in formulas)
        texts += b"".join(content for name, content in parts.items() if name.startswith("xl/"))
    assert b"=HYPERLINK" in texts and b"https://192.0.2.1/a.txt" in texts  # as printed, as text
