"""Errors that are the user's: one line that says which file, what is wrong and what to do next."""

from __future__ import annotations


class PetikError(Exception):
    """Base class. `str(error)` is the one line for the user, in Indonesian, without the file's name."""

    exit_code = 1


class FileRefused(PetikError):
    """The file is not something that Petik reads (encrypted, empty, cut off, unknown kind). Status `refused`."""

    exit_code = 2


class FileFailed(PetikError):
    """The file should be readable, but reading it failed. Status `failed`."""

    exit_code = 3
