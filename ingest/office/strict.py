"""Files saved as "Strict Open XML" in the usual (transitional) form, which is what the libraries read.

The two forms differ in the names of their XML namespaces and relations (ISO/IEC 29500-1 and 29500-4): Strict has
"http://purl.oclc.org/ooxml/wordprocessingml/main" where Transitional has
"http://schemas.openxmlformats.org/wordprocessingml/2006/main".
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_STRICT = b"http://purl.oclc.org/ooxml/"
# "http://purl.oclc.org/ooxml/drawingml/main" -> family "drawingml", rest "/main"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)(/[A-Za-z/]*)?")
_ROOT = b"http://schemas.openxmlformats.org/"
_XML = (".xml", ".rels", ".vml")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The Office file at *path* as a stream in the usual form. Raises OSError and what zipfile raises on damage."""
    with path.open("rb") as stream:
        yield _transitional(stream) if _is_strict(stream) else stream


def _is_strict(stream: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            return _STRICT in archive.read("_rels/.rels")
    except (KeyError, zipfile.BadZipFile):  # damaged: its reader says so
        return False
    finally:
        stream.seek(0)


def _transitional(stream: BinaryIO) -> BinaryIO:
    """A copy in memory with other names; sizes were checked when the file was sniffed."""
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename.lower().endswith(_XML):
                content = _NAME.sub(lambda m: _ROOT + m[1] + b"/2006" + (m[2] or b""), content)
            copy.writestr(part.filename, content)
    out.seek(0)
    return out
