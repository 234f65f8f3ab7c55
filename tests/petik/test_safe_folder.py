"""A folder of results from a stranger: no link in it is followed, and only what Petik made is removed."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from petik.cli.main import main
from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.ingest.files.visible import visible_page
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.page import Box, Page, Word
from petik.results.store import Store
from petik.run.page_store import KEPT_FOR, KeptPages
from tests.petik.stubs import files, stubbed

OLD = time.time() - 2 * KEPT_FOR
pytestmark = pytest.mark.skipif(os.name != "posix", reason="links of Unix")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody's folder outside of the results."""
    folder = tmp_path / "rumah"
    for name in ("foto/a.jpg", "0123456789abcdef0123456789abcdef/0", "surat.json", "skrip.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"isi {name}")
    for path in folder.rglob("*"):
        os.utime(path, (OLD, OLD))
    return folder


def content(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def extract(tmp_path: Path, out: Path) -> int:
    return main(["extract", str(files(tmp_path / "masuk", satu="isi")), "-o", str(out), "--jobs", "0"])


def link(out: Path, name: str, target: Path) -> None:
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).symlink_to(target)


PLACES = [
    "records", ".petik", ".petik/halaman", "data", "laporan", "petik.log", ".petik/kunci", ".petik/berjalan",
    "records/satu.txt.json", ".petik/satu.txt.json", "data/indikator.csv", "berkas.csv", "petik.duckdb",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_link_among_the_results_is_told_and_not_followed(
    place: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stubbed(monkeypatch)
    out, before = tmp_path / "hasil", content(home)
    link(out, place, home if "." not in Path(place).name.removeprefix(".") else home / "surat.json")
    assert extract(tmp_path, out) == 3
    told = capsys.readouterr().err
    assert str(out / place) in told
    assert "tautan" in told
    assert content(home) == before


@pytest.mark.parametrize("command", ["check", "compare", "load"])
@pytest.mark.parametrize("place", ["records", ".petik/halaman", "petik.log", "data"])
def test_no_other_command_follows_it_either(
    command: str, place: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, before = tmp_path / "hasil", content(home)
    link(out, place, home if place != "petik.log" else home / "skrip.sh")
    more = ["--to", f"sqlite:///{tmp_path}/a.db"] if command == "load" else []
    assert main([command, str(out), *more]) in (2, 3)
    assert str(out / place) in capsys.readouterr().err
    assert content(home) == before


def test_compare_removes_only_what_an_earlier_union_made(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubbed(monkeypatch)
    sets = []
    for name in ("a", "b"):
        out = tmp_path / name
        given = files(tmp_path / f"masuk-{name}", **{name: "isi"})
        assert main(["extract", str(given), "-o", str(out), "--jobs", "0"]) == 0
        sets.append(str(out))
    union = tmp_path / "gabungan"
    for place in ("records", ".petik"):
        (union / place).mkdir(parents=True)
        (union / place / "catatan.docx").write_text("milik orang")
        (union / place / "keluar.arrow").write_text("milik orang")
    (union / ".petik" / "gabungan.daftar").write_text("../../rumah/surat\n")
    before = content(home)
    assert main(["compare", *sets, "-o", str(union)]) == 0
    for place in ("records", ".petik"):
        assert (union / place / "catatan.docx").read_text() == "milik orang"
        assert (union / place / "keluar.arrow").read_text() == "milik orang"
    assert content(home) == before
    assert main(["compare", sets[0], "-o", str(union)]) == 0  # the earlier union's document goes
    assert not (union / "records" / "b.txt.json").exists()


def test_of_old_pages_only_those_that_petik_names_go(tmp_path: Path) -> None:
    pages = KeptPages(tmp_path / ".petik" / "halaman")
    mine, theirs = "0" * 32, "1" * 32
    pages.put(mine, 0, Page(1, 1.0, 1.0, "text"))
    (pages.folder / theirs).mkdir()
    (pages.folder / theirs / "tesis.docx").write_text("milik orang")
    (pages.folder / "foto").mkdir()
    for path in pages.folder.iterdir():
        os.utime(path, (OLD, OLD))
    pages.tidy()
    assert sorted(p.name for p in pages.folder.iterdir()) == [theirs, "foto"]
    assert (pages.folder / theirs / "tesis.docx").read_text() == "milik orang"


def swap(folder: Path, target: Path) -> None:
    """What somebody does who may write there, while a run is at work."""
    folder.rename(folder.with_name("lama"))
    folder.symlink_to(target)


WRITES: dict[str, Callable[[Store], object]] = {
    "record": lambda store: store.forget("surat"),
    "draft": lambda store: whole(store.record_path("surat")).__enter__(),
    "read": lambda store: safe_folder.read(store.record_path("surat")),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_link_that_is_swapped_in_during_a_run_is_not_followed(
    write: Callable[[Store], object], tmp_path: Path, home: Path
) -> None:
    store, before = Store(tmp_path / "hasil"), content(home)
    for name in ("records", ".petik"):
        (store.out / name).mkdir(parents=True, exist_ok=True)
        swap(store.out / name, home)
    with pytest.raises(safe_folder.Unsafe) as found:
        write(store)
    assert found.value.filename in (str(store.out / "records"), str(store.out / ".petik"))
    assert content(home) == before


def test_a_link_swapped_in_between_draft_and_place_takes_nothing_along(tmp_path: Path, home: Path) -> None:
    store, before = Store(tmp_path / "hasil"), content(home)

    def written() -> None:
        with whole(store.record_path("surat")) as draft:
            draft.write_text("{}")
            swap(store.out / "records", home)

    with pytest.raises(safe_folder.Unsafe):
        written()
    assert content(home) == before


def test_links_above_the_folder_are_the_users_own(tmp_path: Path, home: Path) -> None:
    (tmp_path / "disk").symlink_to(home)
    store = Store(tmp_path / "disk" / "hasil")
    with whole(store.record_path("a")) as draft:
        draft.write_text("{}")
    assert (home / "hasil" / "records" / "a.json").read_text() == "{}"


def test_the_log_is_not_written_onto_another_name_of_a_file(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubbed(monkeypatch)
    out = tmp_path / "hasil"
    out.mkdir()
    os.link(home / "skrip.sh", out / "petik.log")
    assert extract(tmp_path, out) == 3
    assert (home / "skrip.sh").read_text() == "isi skrip.sh"


def test_a_pipe_in_the_place_of_a_record_is_not_waited_for(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / "records").mkdir()
    os.mkfifo(tmp_path / "records" / "a.json")
    with pytest.raises(safe_folder.Unsafe):
        safe_folder.read(store.record_path("a"))
    assert store.sums("a") == {}


def test_names_in_the_log_are_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stubbed(monkeypatch)
    monkeypatch.setattr("petik.results.save.check_document", lambda *_given: 1 / 0)
    masuk = tmp_path / "masuk"
    masuk.mkdir()
    (masuk / "$(touch hilang) `id`.txt").write_text("isi")
    main(["extract", str(masuk), "-o", str(tmp_path / "hasil"), "--jobs", "0"])
    lines = (tmp_path / "hasil" / "petik.log").read_text().splitlines()
    named = [line for line in lines if "$(touch" in line and " ERROR " in line]
    assert named
    assert all("'$(touch hilang) `id`.txt'" in line for line in named)


def test_a_poisoned_reading_is_as_good_as_none(tmp_path: Path, home: Path) -> None:
    cache = OcrCache(tmp_path / "ocr")
    key = "ab" + "0" * 62
    cache.put(key, Page(1, 595.0, 842.0, "ocr"))
    assert cache.get(key) is not None
    path = tmp_path / "ocr" / "ab" / f"{key}.json"
    good = json.loads(path.read_text())
    word = {"text": "a", "box": {"x0": 0, "top": 0, "x1": 1, "bottom": 1}, "source": "ocr"}
    for poison in (
        {**good, "number": "1"},
        {**good, "width": float("inf")},
        {**good, "height": "842"},
        {**good, "source": "sihir"},
        {**good, "words": [{**word, "text": ["a"]}]},
        {**good, "words": [{**word, "text": 7}]},
        {**good, "words": [{**word, "box": {"x0": "0", "top": 0, "x1": 1, "bottom": 1}}]},
        {**good, "words": [{**word, "box": {"x0": float("nan"), "top": 0, "x1": 1, "bottom": 1}}]},
        {**good, "words": [{**word, "confidence": None}]},
        {**good, "rotation": 10**400},
        {**good, "rulings": [{"x0": 0, "top": 0, "x1": [], "bottom": 0}]},
        {**good, "asing": 1},
        [good],
    ):
        path.write_text(json.dumps(poison))
        assert cache.get(key) is None, poison
    path.write_text("[" * 100_000)
    assert cache.get(key) is None
    path.unlink()
    path.symlink_to(home / "surat.json")
    assert cache.get(key) is None
    cache.put(key, Page(1, 595.0, 842.0, "ocr"))
    assert (home / "surat.json").read_text() == "isi surat.json"
    assert cache.get(key) is not None


def test_no_other_code_removes_files_than_that_of_safe_folders() -> None:
    root = Path(safe_folder.__file__).parents[2]
    removing = re.compile(r"\brmtree\(|\brmtree,|\.unlink\(|os\.remove|\.rmdir\(|os\.unlink|removedirs")
    parts = ("ingest", "datasets", "reports", "checks", "compare", "petik")
    sources = (path for part in parts for path in (root / part).rglob("*.py"))
    found = {path.relative_to(root).as_posix() for path in sources if removing.search(path.read_text("utf-8"))}
    assert found == {"ingest/files/safe_folder.py"}


STATES: dict[str, object] = {
    "halaman": "banyak", "halaman_ocr": None, "detik": "lama", "indikator": [1], "sha256": 7, "status": "baik",
    "temuan": 10**400, "rekaman": {}, "asing": 1,
}  # fmt: skip


@pytest.mark.parametrize("field", STATES)
def test_a_poisoned_state_is_as_good_as_none(
    field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stubbed(monkeypatch)
    assert extract(tmp_path, tmp_path / "hasil") == 0
    path = Store(tmp_path / "hasil").kept_path("satu.txt")
    facts = json.loads(path.read_text())
    facts["status"][field] = STATES[field]
    path.write_text(json.dumps(facts))
    assert Store(tmp_path / "hasil").kept("satu.txt") is None
    assert main(["status", str(tmp_path / "hasil")]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert extract(tmp_path, tmp_path / "hasil") == 0


def test_a_state_larger_than_any_is_not_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.kept_path("a").parent.mkdir(parents=True)
    with store.kept_path("a").open("wb") as stream:
        stream.truncate(1 << 40)
    assert store.kept("a") is None


def test_letters_that_act_in_a_kept_reading_are_taken_out() -> None:
    word = Word("5", Box(0, 0, 1, 1), "ocr", other="\x1b[2J6", read_as="\x1b[31m7")
    (found,) = visible_page(Page(1, 10.0, 10.0, "ocr", (word,))).words
    assert (found.text, found.other, found.read_as) == ("5", "[2J6", "[31m7")
