"""Errors that are the user's: one line that says which file, what is wrong and what to do next."""

from __future__ import annotations

import errno


class PetikError(Exception):
    """Base class. `str(error)` is the one line for the user, in Indonesian, without the file's name."""

    exit_code = 1


class FileRefused(PetikError):
    """The file is not something that Petik reads (encrypted, empty, cut off, unknown kind). Status `refused`."""

    exit_code = 2


class FileMissing(FileRefused, FileNotFoundError):
    """There is no such file. Also a FileNotFoundError, which callers of a library look for."""


class FileFailed(PetikError):
    """The file should be readable, but reading it failed. Status `failed`."""

    exit_code = 3


_REASONS = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak ada izin membaca",
    errno.EPERM: "tidak ada izin membaca",
    errno.ELOOP: "tautan melingkar",
    errno.ENOSPC: "ruang simpan penuh",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.EIO: "kesalahan perangkat",
}


def reason_of(error: OSError) -> str:
    """What the system says, in Indonesian where the case is common."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
