"""Names of the pages below the folder of the report."""

from __future__ import annotations

import re
import unicodedata


def file_name(key: str, region_name: str, taken: set[str]) -> str:
    """A plain name that needs no quoting anywhere: "73.08-kabupaten-bone.html"."""
    code = key if re.fullmatch(r"[\d.]{2,8}", key) else ""
    plain = unicodedata.normalize("NFKD", region_name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90].strip("-") or "wilayah"
    base = f"{code}-{slug}" if code else slug
    name, number = f"{base}.html", 2
    while name in taken:
        name, number = f"{base}-{number}.html", number + 1
    taken.add(name)
    return name
