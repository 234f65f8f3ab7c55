"""A document is known by where it lies: what else lies there changes nothing, and what is gone leaves."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from petik.ingest.files.names import document_name
from petik.one.result import FileStatus
from petik.results.layout import program_fingerprint
from petik.results.store import Kept, Origin, Store
from petik.run.tasks import collected


def put(folder: Path, *places: str) -> None:
    for place in places:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(f"isi {place}")


def keep(store: Store, name: str, berkas: str, origin: Origin, sha256: str | None = None) -> None:
    status = FileStatus(berkas, "ok", "terbaca", sha256=sha256)
    store.keep(name, Kept(origin.source, program_fingerprint(), status, root=origin.root))


def run(out: Path, *paths: Path) -> dict[str, str]:
    """Place to name, as a run over *paths* gives them; every file is kept under its name."""
    store = Store(out)
    with collected(list(paths), out) as (tasks, places):
        places.settle()
        for task in tasks:
            keep(store, task.name, task.berkas, task.origin)
    return {task.berkas: task.name for task in tasks}


@pytest.mark.parametrize(
    ("place", "name"),
    [("PK.pdf", "PK.pdf"), ("Dinas A/PK.pdf", "Dinas A__PK.pdf"), ("a.zip/Dinas A/PK.pdf", "a.zip__Dinas A__PK.pdf")],
)
def test_a_name_is_the_place_below_the_root(place: str, name: str) -> None:
    assert document_name(place) == name


def test_places_that_look_alike_have_different_names() -> None:
    places = ["a/b.pdf", "a__b.pdf", "a_/_b.pdf", "a/b?.pdf", "a/b_.pdf", f"{'x' * 150}/{'y' * 150}.pdf"]
    names = [document_name(place) for place in [*places, f"{'x' * 150}/{'y' * 151}.pdf"]]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= 200 and name.endswith(".pdf") for name in names)


def test_adding_a_file_changes_no_other_name(tmp_path: Path) -> None:
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "Dinas A/PK.pdf.txt")
    before = run(out, folder)
    put(folder, "Dinas B/PK.pdf.txt", "PK.pdf.txt")
    after = run(out, folder)
    assert after.items() > before.items()
    assert set(after.values()) == {"Dinas A__PK.pdf.txt", "Dinas B__PK.pdf.txt", "PK.pdf.txt"}
    assert after == run(tmp_path / "baru", folder)


def test_what_is_gone_from_the_folder_leaves_the_results_and_is_listed(tmp_path: Path) -> None:
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "A/LKIP.txt", "A/PK.txt")
    run(out, folder)
    (folder / "A/LKIP.txt").rename(folder / "A/LKIP_revisi.txt")
    run(out, folder)
    assert set(Store(out).states()) == {"A__LKIP_revisi.txt", "A__PK.txt"}
    assert [(g.dok_id, g.berkas) for g in Store(out).gone()] == [("A__LKIP.txt", "A/LKIP.txt")]
    put(folder, "A/LKIP.txt")
    run(out, folder)
    assert Store(out).gone() == []


def test_several_roots_add_up_and_one_says_nothing_of_the_other(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    for root in ("Kabupaten A", "Kabupaten B"):
        put(tmp_path / root, "Dinas/PK.txt")
        run(out, tmp_path / root)
    assert set(Store(out).states()) == {"Dinas__PK.txt", "Kabupaten B__Dinas__PK.txt"}
    (tmp_path / "Kabupaten A/Dinas/PK.txt").unlink()
    put(tmp_path / "Kabupaten A", "Dinas/IKU.txt")
    run(out, tmp_path / "Kabupaten A")
    assert set(Store(out).states()) == {"Dinas__IKU.txt", "Kabupaten B__Dinas__PK.txt"}


def test_a_folder_below_the_root_or_one_file_names_the_same_documents(tmp_path: Path) -> None:
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "A/PK.txt", "A/IKU.txt", "B/PK.txt")
    run(out, folder)
    assert run(out, folder / "A") == {"PK.txt": "A__PK.txt", "IKU.txt": "A__IKU.txt"}
    assert run(out, folder / "A" / "PK.txt") == {"PK.txt": "A__PK.txt"}
    assert len(Store(out).states()) == 3


def test_a_folder_that_was_moved_keeps_its_names(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    put(tmp_path / "lama/kiriman", "A/PK.txt")
    first = run(out, tmp_path / "lama/kiriman")
    (tmp_path / "baru").mkdir()
    (tmp_path / "lama/kiriman").rename(tmp_path / "baru/kiriman")
    assert run(out, tmp_path / "baru/kiriman") == first
    assert set(Store(out).states()) == set(first.values())


def test_entries_of_an_archive_go_with_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "A/PK.txt")
    with zipfile.ZipFile(folder / "arsip.zip", "w") as archive:
        archive.writestr("B/PK.txt", "isi")
        archive.writestr("B/IKU.txt", "isi")
    assert set(run(out, folder).values()) == {"A__PK.txt", "arsip.zip__B__PK.txt", "arsip.zip__B__IKU.txt"}
    with zipfile.ZipFile(folder / "arsip.zip", "w") as archive:
        archive.writestr("B/PK.txt", "isi")
    run(out, folder)
    assert {g.dok_id for g in Store(out).gone()} == {"arsip.zip__B__IKU.txt"}
    (folder / "arsip.zip").unlink()
    run(out, folder)
    assert set(Store(out).states()) == {"A__PK.txt"}


def test_what_cannot_be_looked_into_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "A/PK.txt", "B/PK.txt")
    run(out, folder)
    (folder / "A").rename(tmp_path / "disimpan")
    real = Path.lstat

    def forbidden(path: Path) -> object:
        if "A" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "lstat", forbidden)
    run(out, folder)
    assert set(Store(out).states()) == {"A__PK.txt", "B__PK.txt"}


def test_names_of_an_older_petik_are_changed_once(tmp_path: Path) -> None:
    """An older Petik named documents by their files, with as many folders as made them differ."""
    folder, out = tmp_path / "kiriman", tmp_path / "hasil"
    put(folder, "A/PK.txt", "B/PK.txt", "PK.txt")
    store = Store(out)
    for name, place in (("PK.txt", "A/PK.txt"), ("B_PK.txt", "B/PK.txt"), ("PK-2.txt", "PK.txt")):
        source = (folder / place).resolve().as_posix()
        keep(store, name, place, Origin(source), sha256=name.ljust(64, "0"))
    with collected([folder], out) as (tasks, places):
        assert places.settle() == 3
    kept = {name: found.status.sha256 for name, found in store.states().items()}
    assert {name: str(sha256).rstrip("0") for name, sha256 in kept.items()} == {
        "A__PK.txt": "PK.txt",
        "B__PK.txt": "B_PK.txt",
        "PK.txt": "PK-2.txt",
    }
    with collected([folder], out) as (tasks, places):
        assert places.settle() == 0 and len(tasks) == 3


def test_a_list_that_is_none_lists_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hasil" / ".petik" / "tidak_lagi"
    path.parent.mkdir(parents=True)
    for text in ("[", "{}", json.dumps([{"dok_id": "a"}]), "[1]"):
        path.write_text(text)
        assert Store(tmp_path / "hasil").gone() == []


def test_an_origin_travels_with_what_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, "a", "a", Origin("/r/a", "/r"))
    kept = store.kept("a")
    assert kept is not None and replace(kept, sums={}).root == "/r"
