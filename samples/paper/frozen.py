"""Office files are zip archives with the hour of their making inside: these helpers take it out, so that the same
drawing gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_SAAT = (2020, 1, 1, 0, 0, 0)


def zip_tetap(isi: Mapping[str, bytes]) -> bytes:
    """A zip archive with a fixed date on every member."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            anggota = zipfile.ZipInfo(nama, _SAAT)
            anggota.compress_type = zipfile.ZIP_DEFLATED
            anggota.external_attr = 0o644 << 16
            arsip.writestr(anggota, data)
    return wadah.getvalue()


def bekukan_zip(data: bytes) -> bytes:
    """The same archive with fixed dates."""
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return zip_tetap({nama: arsip.read(nama) for nama in arsip.namelist()})
