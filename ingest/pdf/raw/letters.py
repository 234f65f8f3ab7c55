"""Which text objects of a PDF page say what they paint: fonts without a map, or with a blank one, paint letters that
the text layer does not tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from petik.ingest.pdf.raw import objects, pdfium

# what stands for no letter: control characters, private code points, the replacement sign ("\x07", "\uf038", "\ufffd")
_STRANGE = re.compile("[\x00-\x1f\ue000-\uf8ff\ufffd]")
AT_LEAST = 2  # strange letters in one word: a single one is a bullet of a symbol font
INK = 1.5  # points: an object lower than this paints nothing


def strange_fonts(words: Iterable[tuple[str, int]]) -> frozenset[int]:
    """Fonts (addresses) of which a word of two letters and more means nothing; *words*: text and font of each."""
    return frozenset(font for text, font in words if len(_STRANGE.findall(text)) >= AT_LEAST)


def mute_objects(
    texts: Collection[int], saying: Collection[int], spoken: Collection[int], strange: Collection[int]
) -> list[int]:
    """The text objects of *texts* (addresses) that paint letters without saying which.

    *saying* are those with words, *spoken* the fonts of these words, *strange* those of them without a meaning. A font
    that says nothing on the whole page may be used for blanks only: blanks paint nothing.
    """
    out = []
    for address in texts:
        if address in saying and not strange:
            continue
        font = pdfium.get_font(address) or 0
        if font in strange:
            out.append(address)
        elif address not in saying and font not in spoken and _shows(address):
            box = objects.bounds(address)
            if box is not None and box[3] - box[1] > INK and box[2] - box[0] > INK:
                out.append(address)
    return out


def _shows(address: int) -> bool:
    return pdfium.get_render_mode(address) not in pdfium.INVISIBLE_MODES
