"""Text from documents made harmless for a page."""

from __future__ import annotations

import re

# Characters that turn the direction of the text around them ("\u202e" shows "fdp.exe" as "exe.pdf"), Unicode TR 9
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What HTML cannot hold: "\x00" .. "\x1f" but tab and newlines, "\x7f" .. "\x9f", "\ufffe"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Halves of a surrogate pair, as undecodable bytes of a file name come from the system: "\udce9"
SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """*text* with every character that would deceive a reader or break the page shown by its number: "[U+202E]"."""
    text = DIRECTION.sub(_numbered, text)
    text = CONTROLS.sub(_numbered, text)
    return SURROGATES.sub("\ufffd", text)


def _numbered(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
