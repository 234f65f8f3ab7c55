"""Petik reads the performance documents of Indonesian local governments into data that can be checked.

In a notebook::

    import petik
    record = petik.extract("pk_dinas.pdf")  # petik.Rekaman, the typed record
    data = petik.load("hasil")              # what `petik extract … -o hasil` wrote
    data.indikator                          # a pandas frame

What a caller may catch: `petik.PetikError` and its children `FileRefused` (not something that Petik reads),
`FileMissing` (also a FileNotFoundError) and `FileFailed`.
"""

from typing import TYPE_CHECKING, Any

from petik.api import extract, load
from petik.frames import Data
from petik.ingest.errors import FileFailed, FileMissing, FileRefused, PetikError

if TYPE_CHECKING:
    from petik.schemas.record import Kuantitas, Rekaman

__version__ = "0.2.0"

__all__ = [
    "Data",
    "FileFailed",
    "FileMissing",
    "FileRefused",
    "Kuantitas",
    "PetikError",
    "Rekaman",
    "__version__",
    "extract",
    "load",
]


def __getattr__(name: str) -> Any:
    """The record's types, loaded when first asked for: the command line starts without pydantic."""
    if name in ("Kuantitas", "Rekaman"):
        from petik.schemas import record

        return getattr(record, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
