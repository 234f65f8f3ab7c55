"""Reading on several machines: a real scheduler and two workers on loopback, one of which is switched off."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra klaster is not installed")

from petik.cli.main import main
from petik.cluster import scheduler
from petik.run.pieces import Begin, Piece
from petik.run.planner import Planner
from tests.petik.office import Office, deadly, end, opened

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "files"
READ_QUICKLY = (
    "pk_kabid.pdf",
    "lkip_bab3.pdf",
    "iki_bidang.pdf",
    "iku_dinas.docx",
    "rencana_aksi.xlsx",
    "iki_dump.txt",
)


@pytest.fixture(scope="module")
def opened_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Office]]:
    """The office of these tests, if one is open."""
    found: list[Office] = []
    yield found
    for one in found:
        one.close()


@pytest.fixture
def office(opened_office: list[Office], tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with two workers; what a test before has switched off is switched on again."""
    if not opened_office or opened_office[-1].processes[0].poll() is not None:
        for one in opened_office:
            one.close()
        opened_office.append(opened(tmp_path_factory.mktemp("kantor"), 2))
    found = opened_office[-1]
    for process in [p for p in found.processes if p.poll() is not None]:
        found.processes.remove(process)
        found.worker()
    return found


@pytest.fixture
def page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also short files are read by their pages."""
    real = Planner._hand_out

    def hand_out(self: Planner, piece: Piece) -> Piece:
        return real(self, replace(piece, seconds=0.0) if isinstance(piece, Begin) else piece)

    monkeypatch.setattr(Planner, "_hand_out", hand_out)


def petik(*words: object) -> int:
    return main([str(word) for word in words])


def records(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (out / "records").iterdir()}


def after(count: int, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have *act* done when so many answers have come and other pieces are out."""
    real = scheduler._Cluster._hand_out
    heard: list[bool] = []

    def hand_out(self: Any) -> None:
        real(self)
        if len(heard) == count and self.flying:
            heard.append(True)
            act()

    def hear(self: Any, *back: Any) -> None:
        heard.append(True)
        told(self, *back)

    told = scheduler._Cluster._hear
    monkeypatch.setattr(scheduler._Cluster, "_hand_out", hand_out)
    monkeypatch.setattr(scheduler._Cluster, "_hear", hear)


@pytest.mark.usefixtures("page_by_page")
def test_a_machine_that_is_switched_off_changes_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [SAMPLES / name for name in READ_QUICKLY]
    assert petik("extract", *files, "-o", tmp_path / "sini", "--jobs", "0") in (0, 1)
    capsys.readouterr()
    victim = office.processes[1]
    after(4, lambda: end(victim), monkeypatch)
    assert petik("extract", *files, "-o", tmp_path / "sana", "--cluster", office.address) in (0, 1)
    assert victim.returncode == -signal.SIGKILL
    assert records(tmp_path / "sana") == records(tmp_path / "sini")
    assert not list((tmp_path / "sana").rglob("halaman/*")), "no pages are left behind"


@pytest.mark.usefixtures("page_by_page")
def test_a_page_that_ends_every_machine_is_lost_and_nothing_else(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "do", deadly)
    out = tmp_path / "hasil"
    files = [SAMPLES / "pk_kabid.pdf", SAMPLES / "iki_dump.txt"]
    assert petik("extract", *files, "-o", out, "--cluster", office.address) == 1
    kept = json.loads((out / ".petik" / "pk_kabid.pdf.json").read_text())["status"]
    assert kept["status"] == "partial"
    assert "1 dari 2 halaman tidak terbaca (halaman 2: komputer demi komputer" in kept["pesan"]
    assert json.loads((out / ".petik" / "iki_dump.txt.json").read_text())["status"]["status"] == "ok"


def test_people_are_masked_here_and_the_key_stays_here(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, key = SAMPLES / "iki_dump.txt", tmp_path / "kunci"
    petik("extract", file, "-o", tmp_path / "sini", "--jobs", "0", "--tanpa-data-pribadi", key)
    petik("extract", file, "-o", tmp_path / "sana", "--cluster", office.address, "--tanpa-data-pribadi", key)
    assert records(tmp_path / "sana") == records(tmp_path / "sini")
    state = [json.loads((tmp_path / o / ".petik" / "iki_dump.txt.json").read_text()) for o in ("sini", "sana")]
    for one in state:
        one["status"].pop("detik")
    assert state[0] == state[1]
    capsys.readouterr()
    petik("extract", file, "-o", tmp_path / "sana", "--cluster", office.address, "--tanpa-data-pribadi", key)
    assert "1 berkas tidak berubah" in capsys.readouterr().out


def test_machines_with_another_petik_are_refused(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scheduler._Machines, "_ask_scheduler", lambda _self: None)
    monkeypatch.setattr(scheduler, "program_fingerprint", lambda: "12345678abc")
    assert petik("extract", SAMPLES / "iki_dump.txt", "-o", tmp_path / "hasil", "--cluster", office.address) == 3
    said = capsys.readouterr().err
    assert "tidak dipakai: Petik di sana versi lain (" in said and ", di sini 12345678)" in said
    assert "tidak ada pekerja yang dapat dipakai" in said


def test_a_scheduler_that_goes_leaves_what_is_finished(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [SAMPLES / name for name in READ_QUICKLY]
    after(2, lambda: end(office.processes[0]), monkeypatch)
    assert petik("extract", *files, "-o", tmp_path / "hasil", "--cluster", office.address) == 130
    assert "hubungan ke penjadwal putus; yang sudah terbaca tersimpan" in capsys.readouterr().err
    assert 1 <= len(records(tmp_path / "hasil")) < len(files)


@pytest.mark.parametrize(
    ("address", "code", "line"),
    [
        ("192.168.1.10:8786", 2, "salah pakai: --cluster perlu alamat penjadwal"),
        ("http://127.0.0.1:8786", 2, "salah pakai: --cluster perlu alamat penjadwal"),
        ("tcp://127.0.0.1:9", 3, "tcp://127.0.0.1:9: penjadwal tidak menjawab"),
    ],
)
def test_what_is_wrong_with_a_cluster_is_one_line(
    address: str,
    code: int,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(scheduler, "PATIENCE", "1s")
    assert petik("extract", SAMPLES / "iki_dump.txt", "-o", tmp_path / "hasil", "--cluster", address) == code
    _start, said = capsys.readouterr().err.splitlines()
    assert said.startswith(line)


def test_only_who_has_a_certificate_is_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    import dask
    from distributed.security import Security

    both = Security.temporary()
    files = {"ca-file": both.tls_ca_file, "cert": both.tls_client_cert, "key": both.tls_client_key}
    options = []
    for name, text in files.items():
        (tmp_path / name).write_text(str(text))
        options += [f"--tls-{name}", str(tmp_path / name)]
    office = opened(tmp_path, 0, "--protocol", "tls", *options)
    monkeypatch.setattr(scheduler, "PATIENCE", "5s")
    try:
        assert office.address.startswith("tls://")
        with pytest.raises(scheduler.ClusterError):
            scheduler.connected(office.address)
        tls = {"ca-file": "ca-file", "client.cert": "cert", "client.key": "key"}
        with dask.config.set({f"distributed.comm.tls.{name}": str(tmp_path / file) for name, file in tls.items()}):
            scheduler.connected(office.address).close()
    finally:
        office.close()
