"""What a notebook uses: `petik.extract` and `petik.load`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING

from petik.frames import Data
from petik.ingest.errors import FileMissing

if TYPE_CHECKING:
    from petik.schemas.record import Rekaman

UNNAMED = "berkas"  # what bytes without a name are called in the record
Input = str | os.PathLike[str] | bytes | bytearray | IO[bytes]


def extract(source: Input, *, name: str | None = None) -> Rekaman:
    """The record of one file: who signed, which indicators and budgets with which values, and where each stands.

    Parameters
    ----------
    source : path, bytes or open binary file
        A PDF, Word, Excel, image or text file. The kind is told by the content, not by the name.
    name : str, optional
        The file's name, where *source* has none: it stands in `record.dokumen.berkas`, and a year or an office in it is
        the weakest evidence of those.

    Returns
    -------
    petik.Rekaman
        The typed record. Every text and value has its page, box (points, origin top left), source and confidence in
        `record.asal`, by its path: ``record.asal["indikator/0/nilai/0/target"]``.

    Raises
    ------
    petik.FileMissing
        There is no such file (also a FileNotFoundError).
    petik.FileRefused
        It is not something that Petik reads: locked, empty, cut off, of an unknown kind. The message says what to do.
    petik.FileFailed
        It should be readable, but was not.

    Examples
    --------
    >>> import petik
    >>> record = petik.extract("samples/files/pk_kabid.pdf")
    >>> record.dokumen.jenis, record.dokumen.tahun
    ('pk', 2021)
    >>> record.indikator[0].nilai[0].target
    Kuantitas(raw='1,284.50', value=1284.5, satuan='Ton')
    """
    from petik.one.reading import read_file

    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if not path.exists():
            raise FileMissing(f"{path}: berkas tidak ada; periksa nama dan foldernya")
        return read_file(path).record
    content = bytes(source) if isinstance(source, bytes | bytearray) else source.read()
    told = name or getattr(source, "name", None)
    with tempfile.TemporaryDirectory(prefix="petik-") as folder:
        path = Path(folder) / (PurePath(str(told)).name if isinstance(told, str) and PurePath(told).name else UNNAMED)
        path.write_bytes(content)
        return read_file(path).record


def load(out: str | os.PathLike[str]) -> Data:
    """The tables that `petik extract … -o OUT` wrote, as pandas frames.

    Parameters
    ----------
    out : path
        The folder of results.

    Returns
    -------
    petik.Data
        A mapping of table names to frames, each read when first asked for; unknown is `pd.NA`, never 0 or "".

    Raises
    ------
    FileNotFoundError
        There are no tables in *out*.
    """
    return Data(Path(out))
