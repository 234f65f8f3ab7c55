"""Folders that may come from elsewhere: nothing in them is reached through a link, whoever laid it and whenever.

A folder of results is handed on as an archive, on a stick, on a shared disk; what lies in it is a stranger's word. Such
a folder is made known by `guard`. Below it every part of a path is then opened as what it is (O_NOFOLLOW): a link, a
second name of a file (hard link) that would be written on, a pipe or a device is an `Unsafe`. Above it links are the
user's own and are followed. Where the system knows no folder descriptors (Windows), each part is looked at instead.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.unlink in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
LARGEST = 500 << 20  # bytes of a file that Petik made: the record of 2,000 pages has some 20 MB
_roots: set[Path] = set()  # absolute, as the user named them


class Unsafe(OSError):
    """Something in a guarded folder is not what Petik made; `filename` is its path."""

    def __init__(self, path: Path) -> None:
        reason = "tautan atau bukan berkas biasa di dalam folder hasil; hapus atau pindahkan"
        super().__init__(errno.ELOOP, reason, str(path))


def guard(root: Path) -> None:
    """From now on nothing below *root* is reached through a link."""
    _roots.add(Path(os.path.normpath(root.absolute())))


def links_in(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """Links among *names* below *root*, and directly in those of them that are folders."""
    for name in names:
        path = root / name
        if path.is_symlink():
            yield path
        elif path.is_dir():
            with os.scandir(path) as entries:
                yield from (Path(entry.path) for entry in entries if entry.is_symlink())


def check(path: Path) -> None:
    """Raises Unsafe where a part of *path* below its guarded folder, the last one included, is a link."""
    root, parts = _below(path)
    for part in parts:
        root = root / part
        if root.is_symlink():
            raise Unsafe(root)


def folder(path: Path) -> Path:
    """*path*, made where it is not there; no part of it is a link. Raises Unsafe, OSError."""
    check(path)
    path.mkdir(parents=True, exist_ok=True)
    check(path)
    return path


def entries(path: Path) -> list[Path]:
    """What lies in the folder *path*, sorted, without links; nothing where it is none or is reached through one."""
    try:
        check(path)
        with os.scandir(path) as found:
            return sorted(path / entry.name for entry in found if not entry.is_symlink())
    except OSError:
        return []


def remove(path: Path) -> None:
    """Remove a file, or a link itself; nothing where it is not there. Raises Unsafe, OSError."""
    with suppress(FileNotFoundError), _parent(path) as parent:
        if parent is None:
            path.unlink()
        else:
            os.unlink(path.name, dir_fd=parent)


def remove_folder(path: Path) -> None:
    """Remove an empty folder. Raises Unsafe, OSError."""
    with _parent(path) as parent:
        if parent is None:
            path.rmdir()
        else:
            os.rmdir(path.name, dir_fd=parent)


def remove_tree(path: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done; links in it go, their targets stay.

    Nothing where *path* itself is a link.
    """
    with suppress(OSError), _parent(path) as parent:
        if parent is None:
            shutil.rmtree(path, ignore_errors=True)
        else:
            shutil.rmtree(path.name, ignore_errors=True, dir_fd=parent)


def replace(draft: Path, path: Path) -> None:
    """*draft* takes the place of *path* in the same folder. Raises Unsafe, OSError."""
    with _parent(path) as parent:
        if parent is None:
            draft.replace(path)
        else:
            os.replace(draft.name, path.name, src_dir_fd=parent, dst_dir_fd=parent)


def read(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of an ordinary file of at most *most* bytes.

    Raises Unsafe for what is none or is reached through a link, OSError, also where it is larger.
    """
    with opened(path, os.O_RDONLY) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            raise OSError(errno.EFBIG, f"lebih besar dari {most >> 20} MB", str(path))
        return stream.read(size)  # not all that a sparse or growing file may become


@contextmanager
def opened(path: Path, flags: int) -> Iterator[BinaryIO]:
    """An ordinary file, open. *flags* as of `os.open`; a file that is written on has no second name.

    Raises Unsafe, OSError.
    """
    with os.fdopen(descriptor(path, flags), "rb" if flags & os.O_ACCMODE == os.O_RDONLY else "ab") as stream:
        yield stream


def descriptor(path: Path, flags: int) -> int:
    """A descriptor of an ordinary file (see `opened`); the caller closes it."""
    with _parent(path) as parent:
        try:
            if parent is None:
                found = os.open(path, flags | _FILE, 0o666)
            else:
                found = os.open(path.name, flags | _FILE, 0o666, dir_fd=parent)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO):
                raise Unsafe(path) from error
            raise
    facts = os.fstat(found)
    written = flags & os.O_ACCMODE != os.O_RDONLY
    if not stat.S_ISREG(facts.st_mode) or (written and facts.st_nlink > 1):
        os.close(found)
        raise Unsafe(path)
    return found


@contextmanager
def _parent(path: Path) -> Iterator[int | None]:
    """A descriptor of the folder that *path* lies in, reached without links below its guarded folder.

    None where the system has none: then each part was looked at.
    """
    root, parts = _below(path.parent)
    if not _BY_DESCRIPTOR:
        check(path.parent)
        yield None
        return
    found = os.open(root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        for part in parts:
            root = root / part
            try:
                deeper = os.open(part, _FOLDER, dir_fd=found)
            except OSError as error:
                if error.errno in (errno.ELOOP, errno.ENOTDIR):
                    raise Unsafe(root) from error
                raise
            os.close(found)
            found = deeper
        yield found
    finally:
        os.close(found)


def _below(path: Path) -> tuple[Path, tuple[str, ...]]:
    """The innermost guarded folder that *path* lies in, and the parts below it; *path* itself where there is none."""
    path = Path(os.path.normpath(path.absolute()))
    roots = [root for root in (path, *path.parents) if root in _roots]
    return (roots[0], path.relative_to(roots[0]).parts) if roots else (path, ())
