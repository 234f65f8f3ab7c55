"""Paths of a user to the list of files to read: folders walked, archives opened safely. Every file gets its entry."""

from __future__ import annotations

import atexit
import logging
import stat
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, cast

from petik.ingest.errors import PetikError
from petik.ingest.files import safe_folder
from petik.ingest.files.archives import DAMAGE, open_archive
from petik.ingest.files.names import safe_name
from petik.ingest.files.sniff import sniff
from petik.ingest.files.visible import quoted, visible_name
from petik.ingest.settings import DEFAULT, MEGABYTE, Settings

# Files that no person put there: hidden ones, Office's locks, what systems leave in folders and archives.
_CLUTTER = ("~$", ".~lock.", "._")
_CLUTTER_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_log = logging.getLogger(__name__)
_CHUNK = 1024 * 1024


Call = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read. `place` says where it lies below `root` ("arsip.zip/sub/a.pdf"), `name` is that for display.

    `root` is the folder that the user named, or the folder (address) of the file that the user named, without links.
    `refusal` is one line in Indonesian where the file is known not to be readable, else None.
    """

    name: str
    place: str
    root: str
    path: Path
    refusal: str | None = None

    @property
    def source(self) -> str:
        """The whole way to it, through archives too."""
        return f"{self.root.rstrip('/')}/{self.place}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was copied here from elsewhere: its copy, and where it lies there below the address `root`.

    `source` is its own address, `listed` the address of which everything was listed ("" where nothing was). `refusal`
    says why there is no copy.
    """

    path: Path
    name: str
    root: str
    source: str
    listed: str = ""
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that was found: its place below `root`, and where it or its unpacked copy lies here."""

    name: str
    path: Path
    root: str
    refusal: str | None = None


def collect(
    paths: Iterable[Path | str | Fetched],
    settings: Settings = DEFAULT,
    unpack_to: Path | None = None,
    call: Call | None = None,
) -> list[InputFile]:
    """All files below *paths*, in sorted order per path, each once; archives are opened into *unpack_to*.

    Without *unpack_to* a temporary folder is used that goes when the program ends. *call* calls a function with
    arguments, in a process of its own where that is due: what looks into packages of strangers is called by it.
    Never raises for a file's sake.
    """
    folder = _Folder(unpack_to, call)
    found: list[_Found] = []
    seen: set[Path] = set()
    for path in paths:
        for item in _below(path if isinstance(path, Fetched) else Path(path), settings, folder):
            real = real_path(item.path)
            if real not in seen or item.refusal is not None:
                seen.add(real)
                found.append(item)
    return list(_placed(found))


def _placed(found: Iterable[_Found]) -> Iterator[InputFile]:
    """Each file with a place of its own: an archive may hold several entries of one name."""
    times: Counter[tuple[str, str]] = Counter()
    for item in found:
        times[item.root, item.name] += 1
        number = times[item.root, item.name]
        place = item.name if number == 1 else f"{item.name} ({number})"
        yield InputFile(visible_name(item.name), place, item.root, item.path, item.refusal)


class _Folder:
    """Where archives are unpacked: one new folder for each, made when the first is met; and who looks into them."""

    def __init__(self, root: Path | None, call: Call | None = None) -> None:
        self._root, self.call = root, call
        self._count = 0

    def new(self) -> Path:
        if self._root is None:
            self._root = Path(tempfile.mkdtemp(prefix="petik-"))
            atexit.register(safe_folder.remove_tree, self._root)
        self._count += 1
        out = self._root / f"arsip-{self._count}"
        out.mkdir(parents=True)
        return out


@dataclass(slots=True)
class _Budget:
    """What one archive and all archives inside it may still unpack: each alone could stay within the limits."""

    bytes: float
    entries: int


def real_path(path: Path) -> Path:
    """The path without links; itself where links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be looked into
        return False


def _below(path: Path | Fetched, settings: Settings, folder: _Folder) -> Iterator[_Found]:
    """The files of one path given by the user."""
    if isinstance(path, Fetched):
        found = _Found(path.name, path.path, path.root, path.refusal)
        yield from [found] if found.refusal is not None else _looked_into(found, settings, folder)
    elif not _exists(path):
        yield _Found(path.name or str(path), path, _above(path), "berkas tidak ditemukan; periksa nama dan foldernya")
    elif path.is_dir():
        for file in _walk(path):
            relative = file.relative_to(path)
            found = _Found(relative.as_posix(), file, real_path(path).as_posix())
            if _is_link(file) and not real_path(file).is_relative_to(real_path(path)):
                yield replace(found, refusal="tautan ke luar folder ini tidak diikuti; salin berkasnya ke dalam folder")
            else:
                yield from _looked_into(found, settings, folder)
    else:
        yield from _looked_into(_Found(path.name, path, _above(path)), settings, folder)


def _above(path: Path) -> str:
    """The folder of a file that the user named; the file itself may be a link."""
    return real_path(path.absolute().parent).as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    """Files of a folder and those below it, sorted, however deep; links out of a folder are not followed."""
    waiting = _entries(folder)
    while waiting:
        entry = waiting.pop()
        try:
            folder_below, link = entry.is_dir(), entry.is_symlink()
        except OSError:  # deeper than the system has names for: told as a file that cannot be opened
            folder_below, link = False, False
        if not folder_below:
            yield entry
        elif not link:
            waiting += _entries(entry)


def _entries(folder: Path) -> list[Path]:
    """What lies in *folder*, the last one first; nothing of a folder that cannot be looked into."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: (p.name.casefold(), p.name), reverse=True)
    except OSError:
        return []
    return [entry for entry in entries if not is_clutter(entry.name)]


def is_clutter(name: str) -> bool:
    """True for hidden files, locks and what systems leave behind."""
    return name.startswith((".", *_CLUTTER)) or name.casefold() in _CLUTTER_NAMES


def _looked_into(item: _Found, settings: Settings, folder: _Folder) -> Iterable[_Found]:
    """`_opened`, apart where the file is a package: those are unpacked, and their directories can be of any size."""
    if folder.call is None or not _is_package(item.path):
        return _opened(item, settings, folder)
    try:
        return cast(list[_Found], folder.call(_opened_apart, item, settings, folder.new()))
    except TimeoutError:
        reason = "isi berkas terlalu lama dibuka dan dihentikan; pecah menjadi beberapa berkas"
    except (RuntimeError, MemoryError) as error:  # the process died: concurrent.futures' BrokenProcessPool is such one
        _log.warning("%s: %r", quoted(item.name), error)
        reason = "membuka isi berkas menghabiskan memori atau menghentikan prosesnya; minta salinan lain"
    return [replace(item, refusal=reason)]


def _is_package(path: Path) -> bool:
    """True for what begins like a zip archive or an OLE container; nothing else of the file is read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(4).startswith((b"PK", b"\xd0\xcf"))
    except OSError:
        return False


def _opened_apart(item: _Found, settings: Settings, root: Path) -> list[_Found]:
    return list(_opened(item, settings, _Folder(root)))


def _opened(
    item: _Found, settings: Settings, folder: _Folder, depth: int = 1, budget: _Budget | None = None
) -> Iterator[_Found]:
    """The file itself, with why it will be refused; an archive gives its files instead."""
    budget = budget or _Budget(settings.max_unpacked_mb * MEGABYTE, settings.max_zip_entries)
    try:
        kind = sniff(item.path, settings)
    except PetikError as error:
        yield replace(item, refusal=str(error))
        return
    except Exception as error:  # nobody foresaw it, and the other files must come to their turn; the log has the trace
        _log.exception("%s", quoted(item.name))
        reason = f"berkas tidak dapat dikenali ({type(error).__name__}); laporkan bersama berkasnya"
        yield replace(item, refusal=reason)
        return
    if kind != "zip":
        yield item
    elif depth > settings.max_zip_depth:
        yield replace(item, refusal="arsip di dalam arsip di dalam arsip tidak dibuka; buka dahulu")
    else:
        yield from _unpacked(item, settings, folder, depth, budget)


def _unpacked(item: _Found, settings: Settings, folder: _Folder, depth: int, budget: _Budget) -> Iterator[_Found]:
    """The files of an archive; one that is dangerous or damaged stays as a refused entry."""
    try:
        with open_archive(item.path, settings) as archive:
            members = [m for m in archive.infolist() if not m.is_dir() and not _member_is_clutter(m.filename)]
            if not members:
                yield replace(item, refusal="arsip kosong; minta salinan yang berisi")
            budget.entries -= len(members)
            if budget.entries < 0:
                reason = f"arsip beserta arsip di dalamnya berisi lebih dari {settings.max_zip_entries} berkas"
                yield replace(item, refusal=f"{reason}; pecah menjadi beberapa arsip")
                return
            if depth > 1:
                budget.bytes += item.path.stat().st_size  # its content counts instead of itself
            target = folder.new()
            for number, member in enumerate(sorted(members, key=lambda m: m.filename.casefold())):
                found = _member(item, archive, member, target / str(number), budget)
                if found.refusal is None:
                    yield from _opened(found, settings, folder, depth + 1, budget)
                else:
                    yield found
    except PetikError as error:
        yield replace(item, refusal=str(error))
    except DAMAGE as error:
        reason = f"arsip rusak atau tidak dapat dibuka ({type(error).__name__}); minta salinan yang utuh"
        yield replace(item, refusal=reason)


def _member(item: _Found, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, budget: _Budget) -> _Found:
    """One member of the archive *item*, written below *target*; a refused one has the archive's own path."""
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    name = f"{item.name}/{member.filename}"
    path = target / safe_name(inside.name)
    refusal = _danger(member) or _extract(archive, member, path, budget)
    return _Found(name, path if refusal is None else item.path, item.root, refusal)


def _member_is_clutter(filename: str) -> bool:
    parts = [p for p in filename.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    return not parts or any(is_clutter(p) for p in parts)


def _danger(member: zipfile.ZipInfo) -> str | None:
    """Why a member of an archive is not written to disk."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or (len(name) > 1 and name[1] == ":"):
        return "nama berkas di dalam arsip menunjuk ke luar arsip; tidak dibuka, kemas ulang arsipnya"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "tautan di dalam arsip tidak dibuka; kemas berkas aslinya"
    if member.flag_bits & 0x1:
        return "berkas di dalam arsip dikunci dengan kata sandi; kemas ulang tanpa kata sandi"
    return None


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, budget: _Budget) -> str | None:
    """Writes one member, counting what really comes out: sizes that an archive declares may lie."""
    too_much = "isi arsip melebihi batas ukuran; tidak dibuka, pecah menjadi beberapa arsip"
    if budget.bytes <= 0:
        return too_much
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with archive.open(member) as source, path.open("wb") as target:
            while chunk := source.read(_CHUNK):
                budget.bytes -= len(chunk)
                if budget.bytes < 0:
                    return too_much
                target.write(chunk)
    except DAMAGE as error:
        return f"berkas di dalam arsip rusak ({type(error).__name__}); minta salinan arsip yang utuh"
    return None
