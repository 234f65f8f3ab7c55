"""Files at an address, copied to a temporary folder: Petik reads only what lies on this machine.

Names there are a stranger's words: they are shown, but never used as paths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from petik.ingest.files import safe_folder
from petik.ingest.files.collect import Fetched, is_clutter
from petik.ingest.files.names import safe_name
from petik.ingest.settings import DEFAULT, MEGABYTE, Settings
from petik.remote.address import QUERY, WEB, Url
from petik.remote.filesystem import FileSystem, RemoteError, at_once, listing, opened, told

NOT_THERE = "berkas tidak ditemukan; periksa alamatnya"
GONE = "berkas tidak dapat diambil (tidak ada lagi); ulangi"
FORBIDDEN = "berkas tidak dapat diambil (tidak ada izin); minta izin membacanya"
LINK = "bukan berkas biasa (tautan, pipa, atau perangkat); tidak dibuka"
CHANGED = "berkas berubah selagi diambil; ulangi"


@dataclass(frozen=True, slots=True)
class _Object:
    """A file there: its path in the file system, its name below the folder in parts, and its bytes where told."""

    path: str
    parts: tuple[str, ...]
    size: int | None
    refusal: str | None = None


def fetch(
    url: Url, folder: Path, settings: Settings = DEFAULT, leave_out: Callable[[str], bool] = lambda _source: False
) -> list[Fetched]:
    """Copies of all files below *url* in *folder*, in order of their names; archives come as they are.

    Files whose address *leave_out* names are left out. A file that is too large, gone or forbidden is an entry with its
    refusal; RemoteError is raised where nothing can be listed or the connection fails.
    """
    fs, root = opened(url)
    with told(url):
        objects = _objects(fs, root, url)
    if not objects:
        above, _, name = str(url).rpartition("/")
        return [Fetched(folder / "0", name, above, str(url), refusal=NOT_THERE)]
    objects = [o for o in objects if not leave_out(_source(url, root, o))]
    with ThreadPoolExecutor(at_once(fs)) as pool:
        jobs = [
            pool.submit(_fetched, fs, o, folder / str(number), url, root, settings) for number, o in enumerate(objects)
        ]
        try:
            return [job.result() for job in jobs]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _objects(fs: FileSystem, root: str, url: Url) -> list[_Object]:
    """All files below *root*, without clutter; *root* itself where it is a file. Raises what the file system raises."""
    found = {root: fs.info(root)} if url.protocol in WEB else listing(fs, root)  # a page is no folder
    out = []
    for path, facts in found.items():
        parts = _parts(path, root, url)
        size = facts.get("size")
        if facts.get("type") == "directory" or (not size and path.endswith("/")):  # a folder that looks like a file
            continue
        if not any(is_clutter(part) for part in parts if part not in (".", "..")):
            refusal = None if facts.get("type", "file") == "file" else LINK
            out.append(_Object(path, parts, size, refusal))
    return sorted(out, key=lambda o: ([part.casefold() for part in o.parts], o.path))


def _parts(path: str, root: str, url: Url) -> tuple[str, ...]:
    """What *path* is called below *root*, in parts: ("2024", "pk.pdf")."""
    if url.protocol in WEB:
        path = root = QUERY.sub("", path)
    # an address that is a file is called by its last part
    inside = path[len(root) :] if path.startswith(f"{root}/") else root.rpartition("/")[2]
    return tuple(part for part in re.split(r"[/\\]", inside) if part)


def _source(url: Url, root: str, item: _Object) -> str:
    """The address of a file, as it is kept and shown."""
    return str(url) if item.path == root else f"{url}{item.path[len(root) :]}"


def _fetched(fs: FileSystem, item: _Object, folder: Path, url: Url, root: str, settings: Settings) -> Fetched:
    """One file in a folder of its own: names of two files may be the same once they are safe."""
    name = safe_name(item.parts[-1]) if item.parts and item.parts[-1] not in (".", "..") else "tanpa-nama"
    shown = "/".join(item.parts) or name
    source = _source(url, root, item)
    above = source.rpartition("/")[0] if item.path == root else str(url)
    found = Fetched(folder / name, shown, above, source, str(url))
    limit = round(settings.max_file_mb * MEGABYTE)
    too_large = f"berkas lebih besar dari {settings.max_file_mb:g} MB; pecah menjadi beberapa berkas"
    refusal = item.refusal
    if refusal is None and item.size is not None and item.size > limit:
        refusal = too_large
    elif refusal is None:
        folder.mkdir(parents=True)
        refusal = _copied(fs, item, found.path, limit, too_large, url)
    return replace(found, refusal=refusal)


def _copied(fs: FileSystem, item: _Object, path: Path, limit: int, too_large: str, url: Url) -> str | None:
    """Copy one file; why there is no copy, None where there is. Raises RemoteError where the connection fails."""
    try:
        with told(url):
            fs.get_file(item.path, str(path), callback=_counter(limit))
    except RemoteError as error:
        safe_folder.remove(path)
        if isinstance(error.__cause__, _TooLarge):
            return too_large
        if isinstance(error.__cause__, FileNotFoundError):
            return GONE
        if isinstance(error.__cause__, PermissionError):
            return FORBIDDEN
        raise
    if item.size is not None and path.stat().st_size != item.size:
        safe_folder.remove(path)
        return CHANGED
    return None


class _TooLarge(Exception):
    """More bytes came than a file may have; sizes that are told may lie."""


def _counter(limit: int) -> object:
    """What counts the bytes of one transfer and stops it at *limit*."""
    from fsspec.callbacks import Callback

    class Counter(Callback):  # type: ignore[misc]
        def relative_update(self, inc: int = 1) -> None:
            super().relative_update(inc)
            if self.value > limit:
                raise _TooLarge

    return Counter()


def outputs_below(out: Url | None, names: Sequence[str]) -> Callable[[str], bool]:
    """True for addresses of what Petik itself wrote to *out*."""
    heads = [f"{out}/{name}" for name in names] if out is not None else []
    return lambda source: any(source == head or source.startswith(f"{head}/") for head in heads)
