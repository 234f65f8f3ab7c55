"""Office files are zip archives with the hour of their making inside: these helpers take it out, so that the same
drawing gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MOMENT = (2020, 1, 1, 0, 0, 0)


def fixed_zip(content: Mapping[str, bytes]) -> bytes:
    """A zip archive with a fixed date on every member."""
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return container.getvalue()


def freeze_zip(data: bytes) -> bytes:
    """The same archive with fixed dates."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return fixed_zip({name: archive.read(name) for name in archive.namelist()})
