"""Inputs and results at addresses: an S3 server on loopback, and a file system without uploads that appear whole."""

from __future__ import annotations

import io
import json
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fsspec", reason="the extra awan is not installed")

import fsspec
from fsspec.implementations.dirfs import DirFileSystem
from fsspec.implementations.local import LocalFileSystem

from petik.cli.main import main
from petik.remote import inputs
from petik.remote.address import Url, place
from petik.remote.filesystem import OBJECT_STORES, RemoteError, opened, told
from petik.remote.inputs import fetch
from tests.petik.stubs import files, stubbed
from tests.places import SAMPLES

Bucket = Any


class Shelf(DirFileSystem):
    """`rak://…` is a folder of this machine that is reached like a server: it makes no folders by itself."""

    protocol = "rak"
    root = ""
    puts: list[str]

    def __init__(self, **_options: Any) -> None:
        super().__init__(type(self).root, LocalFileSystem())

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(path).removeprefix("rak://").strip("/")

    def put_file(self, local: str, path: str, **options: Any) -> None:
        type(self).puts.append(path)
        super().put_file(local, path, **options)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that were read, in their order."""
    return stubbed(monkeypatch)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Path]:
    """What `rak://` shows."""
    Shelf.root, Shelf.puts = str(tmp_path / "rak"), []
    (tmp_path / "rak").mkdir()
    Shelf.clear_instance_cache()
    fsspec.register_implementation("rak", Shelf, clobber=True)
    yield tmp_path / "rak"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an S3 server on loopback."""
    pytest.importorskip("s3fs", reason="the extra awan is not installed")
    moto = pytest.importorskip("moto.server", reason="moto is not installed")
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bucket:
    """An empty bucket "dinas" on that server, whose place and keys the environment tells."""
    import boto3

    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in {
        "ENDPOINT_URL": server,
        "ACCESS_KEY_ID": "KUNCIRAHASIA",
        "SECRET_ACCESS_KEY": "SANDIRAHASIA",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    found = boto3.resource("s3").Bucket("dinas")
    urllib.request.urlopen(urllib.request.Request(f"{server}/moto-api/reset", method="POST")).close()
    found.create()
    return found


def put(bucket: Bucket, **texts: str) -> None:
    for name, text in texts.items():
        bucket.put_object(Key=f"masuk/{name}.txt", Body=text.encode())


def keys(bucket: Bucket) -> set[str]:
    return {item.key for item in bucket.objects.all()}


def petik(*words: object) -> int:
    return main([str(word) for word in words])


def extract(*words: object) -> int:
    return petik("extract", *words, "-o", "s3://dinas/hasil", "--jobs", "0")


def rows(bucket: Bucket) -> list[str]:
    text = bucket.Object("hasil/berkas.csv").get()["Body"].read().decode("utf-8-sig")
    return [line.split(",")[1] for line in text.splitlines()[1:]]


def test_words_of_the_command_line_are_paths_or_addresses() -> None:
    assert place("hasil") == Path("hasil")
    assert place("C://x") == Path("C://x")
    assert place("file:///srv/hasil") == Path("/srv/hasil")
    assert place("file:///C:/hasil") == Path("C:/hasil")
    assert place("s3://dinas/hasil/") == Url("s3://dinas/hasil/")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("s3://dinas/masuk/", "s3://dinas/masuk"),
        ("s3://dinas/a@b?x#y.pdf", "s3://dinas/a@b?x#y.pdf"),
        ("sftp://budi:rahasia@server/masuk", "sftp://server/masuk"),
        ("https://kunci@server/pk.pdf?X-Amz-Signature=rahasia", "https://server/pk.pdf"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(text: str, shown: str) -> None:
    assert str(Url(text)) == shown


def test_files_of_a_bucket_are_read_and_the_results_lie_in_it(
    bucket: Bucket,
    tmp_path: Path,
    readings: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(bucket, a="satu")
    bucket.put_object(Key="masuk/sub/b.txt", Body=b"dua dua")
    bucket.put_object(Key="masuk-lain/x.txt", Body=b"bukan di folder itu")
    own = files(tmp_path / "sini", c="tiga")
    assert extract("s3://dinas/masuk", own) == 0
    assert sorted(readings) == ["a.txt", "b.txt", "c.txt"]
    there = keys(bucket)
    assert {
        "hasil/records/a.txt.json",
        "hasil/.petik/sub__b.txt.json",
        "hasil/petik.xlsx",
        "hasil/data/indikator.csv",
    } <= there
    assert not [key for key in there if "berjalan" in key or "coba" in key or "tmp" in key]
    assert sorted(rows(bucket)) == ["a.txt", "c.txt", "sub/b.txt"]
    kept = json.loads(bucket.Object("hasil/.petik/sub__b.txt.json").get()["Body"].read())
    assert kept["source"] == "s3://dinas/masuk/sub/b.txt"
    said = capsys.readouterr()
    assert "Hasil di s3://dinas/hasil:" in said.out
    assert "/tmp" not in said.out + said.err and str(tmp_path) not in said.out + said.err
    for item in bucket.objects.filter(Prefix="hasil/"):
        assert b"RAHASIA" not in item.get()["Body"].read()


def test_a_second_run_goes_on_where_the_first_was_stopped(
    bucket: Bucket,
    readings: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(bucket, a="satu", b="henti", c="tiga")
    assert extract("s3://dinas/masuk") == 130
    assert "hasil/.petik/a.txt.json" in keys(bucket)
    assert petik("status", "s3://dinas/hasil") == 1
    assert "Terhenti" in capsys.readouterr().out
    put(bucket, b="dua")
    readings.clear()
    assert extract("s3://dinas/masuk") == 0
    assert readings == ["b.txt", "c.txt"]
    assert petik("status", "s3://dinas/hasil") == 0
    assert sorted(rows(bucket)) == ["a.txt", "b.txt", "c.txt"]


def test_what_is_finished_lies_there_while_the_run_goes_on(
    bucket: Bucket,
    readings: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(bucket, a="satu", b="dua")
    from petik.remote.mirror import Mirror

    seen: list[set[str]] = []
    real = Mirror._document

    def looking(self: Mirror, name: str) -> None:
        real(self, name)
        seen.append(keys(bucket))

    monkeypatch.setattr(Mirror, "_document", looking)
    extract("s3://dinas/masuk")
    assert {"hasil/.petik/a.txt.json", "hasil/.petik/berjalan", "hasil/records/a.txt.json"} <= seen[0]
    assert "hasil/.petik/b.txt.json" not in seen[0]


def test_an_upload_that_fails_is_made_good_at_the_end(
    bucket: Bucket, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(bucket, a="satu")
    from petik.remote.mirror import Mirror

    network: list[bool] = []
    send, push = Mirror._put, Mirror.push

    def put_if_there(self: Mirror, name: str) -> None:
        if not network:
            raise OSError("no network")
        send(self, name)

    def push_with_network(self: Mirror) -> None:
        self._wait()
        assert not [key for key in keys(bucket) if key.startswith("hasil/records")]
        network.append(True)
        push(self)

    monkeypatch.setattr(Mirror, "_put", put_if_there)
    monkeypatch.setattr(Mirror, "push", push_with_network)
    assert extract("s3://dinas/masuk") == 0
    assert rows(bucket) == ["a.txt"]
    assert "hasil/records/a.txt.json" in keys(bucket)


def test_results_that_cannot_be_sent_are_kept_here(
    bucket: Bucket,
    tmp_path: Path,
    readings: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(bucket, a="satu")
    from petik.remote.mirror import Mirror

    def no_network(self: Mirror, name: str) -> None:
        raise OSError("no network")

    monkeypatch.setattr(Mirror, "_put", no_network)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert extract("s3://dinas/masuk") == 3
    *_lines, failed, kept = capsys.readouterr().err.splitlines()
    assert failed == "s3://dinas/hasil: tidak dapat dijangkau (no network)"
    folder = Path(kept.rpartition(" ")[2])
    assert len(list(folder.glob("hasil-*/petik.xlsx"))) == 1


def test_names_of_objects_are_only_names(
    bucket: Bucket,
    tmp_path: Path,
    readings: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = (
        "../../luar.txt",
        "..",
        "sub//b.txt",
        "sub\\c.txt",
        "d\x1b[31m.txt",
        "e?x=1#y@z.txt",
        "f%41*[a].txt",
        "map/",
    )
    for number, name in enumerate(names):
        bucket.put_object(Key=f"masuk/{name}", Body=str(number).encode())
    bucket.put_object(Key="masuk/kosong/", Body=b"")
    bucket.put_object(Key="masuk/.DS_Store", Body=b"x")
    found = fetch(Url("s3://dinas/masuk"), tmp_path / "salinan")
    assert len(found) == len(names)
    assert {f.path.read_bytes() for f in found} == {str(n).encode() for n in range(len(names))}
    assert all(f.path.resolve().parent.parent == (tmp_path / "salinan").resolve() for f in found)
    assert extract("s3://dinas/masuk") in (0, 1)
    assert len(rows(bucket)) == len(names)
    assert "\x1b" not in "".join(capsys.readouterr())
    assert not (tmp_path / "luar.txt").exists()
    there = {key for key in keys(bucket) if key.startswith("hasil/records/")}
    assert "hasil/records/..__..__luar.txt.json" in there


def test_hostile_names_in_the_results_are_not_fetched(bucket: Bucket, readings: list[str]) -> None:
    hostile = {"hasil/records/../../x.json", "hasil/records/a\\b.json", "hasil/records//c.json", "hasil/lain.txt"}
    for key in hostile:
        bucket.put_object(Key=key, Body=b"{}")
    put(bucket, a="satu")
    assert extract("s3://dinas/masuk") == 0
    assert hostile <= keys(bucket), "what is not Petik's stays"


def test_limits_hold_before_and_while_a_file_comes(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from petik.ingest.settings import Settings

    put(bucket, a="x" * 3000, b="x")
    (large, small) = fetch(Url("s3://dinas/masuk"), tmp_path / "1", Settings(max_file_mb=0.002))
    assert (large.refusal, small.refusal) == ("berkas lebih besar dari 0.002 MB; pecah menjadi beberapa berkas", None)
    assert not large.path.exists()
    monkeypatch.setattr(inputs, "listing", lambda fs, root: {"dinas/masuk/a.txt": {"size": None}})
    (large,) = fetch(Url("s3://dinas/masuk"), tmp_path / "2", Settings(max_file_mb=0.002))
    assert large.refusal is not None and not large.path.exists()


def test_archives_are_opened_and_every_member_has_its_row(bucket: Bucket, readings: list[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "satu")
        archive.writestr("b.txt", "dua dua")
    bucket.put_object(Key="masuk/arsip.zip", Body=packed.getvalue())
    assert extract("s3://dinas/masuk/arsip.zip") == 0
    assert rows(bucket) == ["arsip.zip/a.txt", "arsip.zip/b.txt"]
    readings.clear()
    assert extract("s3://dinas/masuk/arsip.zip") == 0
    assert readings == []


def test_own_results_are_no_input_and_one_file_twice_is_one(bucket: Bucket, readings: list[str]) -> None:
    put(bucket, a="satu")
    assert extract("s3://dinas", "s3://dinas/masuk/a.txt") == 0
    assert extract("s3://dinas") == 0
    assert rows(bucket) == ["masuk/a.txt"]


def test_a_file_that_changed_is_read_again_in_its_place(bucket: Bucket, readings: list[str]) -> None:
    put(bucket, a="satu")
    extract("s3://dinas/masuk")
    put(bucket, a="tolak")
    assert extract("s3://dinas/masuk") == 3
    assert rows(bucket) == ["a.txt"]
    assert "hasil/records/a.txt.json" not in keys(bucket)


def test_check_compare_and_load_know_the_address(
    bucket: Bucket,
    tmp_path: Path,
    readings: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(bucket, a="satu", b="dua dua")
    extract("s3://dinas/masuk")
    assert petik("compare", "s3://dinas/hasil") == 0
    assert {"hasil/perbandingan.html", "hasil/data/perbandingan.csv"} <= keys(bucket)
    assert petik("check", "s3://dinas/hasil") in (0, 1)
    assert "perbandingan lama dihapus" not in capsys.readouterr().out
    assert "hasil/perbandingan.html" in keys(bucket)
    assert petik("compare", "s3://dinas/hasil", "s3://dinas/hasil/", "-o", "s3://dinas/gabungan") == 0
    assert "gabungan/petik.xlsx" in keys(bucket)
    pytest.importorskip("sqlalchemy")
    assert petik("load", "s3://dinas/hasil", "--to", f"sqlite:///{tmp_path / 'kinerja.db'}") == 0


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (
            ("extract", "s3://tidak-ada/masuk", "-o", "{out}"),
            3,
            "s3://tidak-ada/masuk: tidak ada wadah atau folder ini",
        ),
        (
            ("extract", "{sini}", "-o", "s3://tidak-ada/hasil"),
            3,
            "s3://tidak-ada/hasil: tidak ada wadah atau folder ini",
        ),
        (("extract", "nihil://x/y", "-o", "{out}"), 2, "salah pakai: jenis alamat tidak dikenal: nihil://"),
        (("extract", "zip://*.pdf::s3://dinas/a.zip", "-o", "{out}"), 2, "salah pakai: zip://*.pdf::s3://dinas/a.zip"),
        (("extract", "s3://", "-o", "{out}"), 2, "salah pakai: s3:"),
        (("status", "s3://dinas/hasil"), 2, "s3://dinas/hasil: tidak ada hasil petik extract di folder ini"),
        (("check", "s3://tidak-ada/hasil"), 2, "s3://tidak-ada/hasil: tidak ada wadah atau folder ini"),
        (("load", "s3://dinas/hasil", "--to", "sqlite:///x.db"), 3, "s3://dinas/hasil: tidak ada hasil"),
    ],
)
def test_what_is_wrong_with_an_address_is_one_line(
    bucket: Bucket, tmp_path: Path, words: tuple[str, ...], code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sini = files(tmp_path / "sini", a="satu")
    assert petik(*(word.format(out=tmp_path / "hasil", sini=sini) for word in words)) == code
    told = ("memuat", "mengambil")  # what is being done
    (said,) = [text for text in capsys.readouterr().err.splitlines() if not text.startswith(told)]
    assert said.startswith(line)


def test_a_missing_file_of_a_bucket_has_its_row(bucket: Bucket, readings: list[str]) -> None:
    put(bucket, a="satu")
    assert extract("s3://dinas/masuk/a.txt", "s3://dinas/masuk/lain.txt") == 1
    assert rows(bucket) == ["a.txt", "lain.txt"]


def test_errors_do_not_tell_passwords() -> None:
    with pytest.raises(RemoteError) as caught, told(Url("sftp://budi:rahasia@server/x")):
        raise ConnectionError("could not open sftp://budi:rahasia@server/x, https://server/a?X-Amz-Signature=rahasia")
    assert "rahasia" not in str(caught.value.values) and "server" in str(caught.value.values["reason"])
    assert "s3" in OBJECT_STORES


@pytest.mark.parametrize(
    ("error", "key"), [(PermissionError("Access Denied"), "url_forbidden"), (FileNotFoundError("x"), "url_not_there")]
)
def test_what_a_file_system_says_has_its_sentence(error: OSError, key: str) -> None:
    with pytest.raises(RemoteError) as caught, told(Url("s3://dinas/masuk")):
        raise error
    assert caught.value.key == key


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(protocol: str) -> None:
        raise ImportError("Please install gcsfs to access Google Storage")

    monkeypatch.setattr("fsspec.core.get_filesystem_class", missing)
    with pytest.raises(RemoteError) as caught:
        opened(Url("gs://dinas/masuk"))
    assert caught.value.key == "url_no_package"


def test_where_uploads_do_not_appear_whole_they_are_moved_into_place(
    shelf: Path,
    readings: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    files(shelf / "masuk", a="satu", b="dua")
    assert petik("extract", "rak://masuk", "-o", "rak://dinas/hasil", "--jobs", "0") == 0, capsys.readouterr().err
    assert (shelf / "dinas/hasil/records/a.txt.json").is_file()
    assert Shelf.puts and all(path.endswith(".petik-tmp") for path in Shelf.puts)
    assert not list(shelf.rglob("*.petik-tmp"))
    readings.clear()
    (shelf / "masuk/b.txt").write_text("tiga")
    assert petik("extract", "rak://masuk", "-o", "rak://dinas/hasil", "--jobs", "0") == 0
    assert readings == ["b.txt"]


def test_the_memory_of_this_process_is_an_address_too(tmp_path: Path, readings: list[str]) -> None:
    fs = fsspec.filesystem("memory")
    fs.pipe_file("/masuk/a.txt", b"satu")
    assert petik("extract", "memory://masuk", "-o", "memory://hasil", "--jobs", "0") == 0
    assert fs.exists("/hasil/petik.xlsx")
    fs.rm("/", recursive=True)


def test_one_file_of_a_bucket_can_be_looked_at(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    bucket.put_object(Key="masuk/iki.txt", Body=(SAMPLES / "iki_dump.txt").read_bytes())
    assert petik("kinds", "s3://dinas/masuk/iki.txt") == 0
    assert "iki" in capsys.readouterr().out
    assert petik("kinds", "s3://dinas/masuk/lain.txt") == 3
    assert capsys.readouterr().err.startswith("s3://dinas/masuk/lain.txt: berkas tidak ditemukan")


def test_without_an_address_nothing_of_it_is_loaded() -> None:
    import subprocess
    import sys

    code = (
        "import sys, petik.cli.main; "
        "print([m for m in sys.modules if m.split('.')[0] in ('fsspec', 's3fs', 'distributed')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
