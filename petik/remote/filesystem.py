"""Addresses (`s3://bucket/folder`, `sftp://…`) in the place of paths: how their file systems are opened, what they say.

fsspec (the extra `awan`) is loaded when an address is really used. Credentials come from where each file system looks
for them (environment, ~/.aws, ~/.config/fsspec); what an address itself carries of them is never shown or kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from petik.messages import TellError
from petik.remote.address import WEB, Url
from petik.remote.passwords import without_passwords

# An object appears whole or not at all there, and folders need not be made
OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "oci", "cos", "memory"})
LONGEST_REASON = 200

FileSystem = Any  # fsspec.AbstractFileSystem; fsspec has no types


class RemoteError(TellError):
    """What is wrong with an address."""


def opened(url: Url) -> tuple[FileSystem, str]:
    """The file system of *url* and the path in it, without a slash at its end. Raises RemoteError."""
    if "::" in url.text or not url.text.partition("://")[2].strip("/"):
        raise RemoteError("url_wrong", usage=True, url=url)
    try:
        import fsspec.core
    except ModuleNotFoundError as error:
        raise RemoteError("url_no_package", protocol=url.protocol, package=error.name) from error
    try:
        with told(url):
            fs, path = fsspec.core.url_to_fs(url.text)
            fs.invalidate_cache()  # what an earlier command of this process saw
    except RemoteError as error:
        cause = error.__cause__
        if isinstance(cause, ImportError):  # fsspec knows the kind, but its package is missing
            raise RemoteError("url_no_package", protocol=url.protocol, package=_reason(cause)) from cause
        if isinstance(cause, ValueError):
            raise RemoteError("url_unknown", usage=True, protocol=url.protocol) from cause
        raise
    return fs, path if url.protocol in WEB else path.rstrip("/")


@contextmanager
def told(url: Url) -> Iterator[None]:
    """Whatever goes wrong within the block becomes a RemoteError with one line: each file system has its own errors."""
    try:
        yield
    except RemoteError:
        raise
    except FileNotFoundError as error:
        raise RemoteError("url_not_there", url=url) from error
    except PermissionError as error:
        raise RemoteError("url_forbidden", url=url, reason=_reason(error)) from error
    except Exception as error:
        raise RemoteError("url_failed", url=url, reason=_reason(error)) from error


def _reason(error: BaseException) -> str:
    """One line of what the file system says, without what stands before the @ of an address in it."""
    text = " ".join(str(error).split()) or type(error).__name__
    text = re.sub(r"(https?://[^\s?\"']*)\?[^\s\"']*", r"\1", text)
    text = re.sub(r"\S+://\S+", lambda found: without_passwords(found[0]), text)
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]}…"


def is_object_store(fs: FileSystem) -> bool:
    """True where an upload is whole or not there, and folders are only names."""
    names = (fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol
    return not OBJECT_STORES.isdisjoint(names)


def listing(fs: FileSystem, root: str) -> dict[str, dict[str, Any]]:
    """Every file below *root* (*root* itself where it is a file) with what the file system says of it.

    Raises what the file system raises, also for a folder that may not be looked into.
    """
    if is_object_store(fs):
        return dict(fs.find(root, detail=True))
    about = fs.info(root)
    if about["type"] != "directory":
        return {root: about}
    walked = fs.walk(root, detail=True, on_error="raise")
    return {facts["name"]: facts for _folder, _folders, files in walked for facts in files.values()}


def at_once(fs: FileSystem) -> int:
    """How many transfers may run at the same time: not every file system is made for more than one."""
    return 8 if fs.async_impl or is_object_store(fs) else 1
