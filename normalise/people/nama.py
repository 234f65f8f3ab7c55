"""Names of people and posts as printed: only what is no part of them is taken off."""

from __future__ import annotations

import re

from petik.normalise.values.teks import plain

# what ink and forms leave at the ends
EDGES = re.compile(r"^[\s:;,.'\"`“”‘’•«»_|~*=\-–—(\[<]+|[\s:;'\"`“”‘’•«»_|~*=\-–—(\[<]+$")
OPEN_BRACKET = re.compile(r"^\((.*)\)$")  # "(DRS. X)" below a signature line


def nama(text: str) -> str | None:
    """A person's name with titles, without marks at its ends; None when no letter is left."""
    out = plain(text)
    inside = OPEN_BRACKET.match(out)
    out = EDGES.sub("", inside[1] if inside else out).strip(" ,")
    return out if re.search(r"[^\W\d_]{2}", out) else None


def jabatan(text: str) -> str | None:
    """A post as printed, without the comma that ends it above a signature."""
    out = EDGES.sub("", plain(text)).strip(" ,")
    return out if re.search(r"[^\W\d_]{2}", out) else None
