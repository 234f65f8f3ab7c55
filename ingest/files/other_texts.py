"""What a file of text is that bears another kind's name: exports are web pages, web archives or CSV called ".xls"."""

from __future__ import annotations

import re
from collections import Counter

_MIME = re.compile(rb"^\s*(?:MIME-Version:|From:|Content-Type:\s*multipart/)", re.IGNORECASE)  # "MIME-Version: 1.0"
_XML_2003 = (b"urn:schemas-microsoft-com:office:spreadsheet", b"schemas.microsoft.com/office/word/2003/wordml")
_SEPARATORS = {b"\t": "TSV, nilai dipisah tab", b";": "CSV, nilai dipisah titik koma", b",": "CSV, nilai dipisah koma"}
LINES = 3  # lines with the same number of separators make a table


def called(head: bytes) -> str | None:
    """What *head* (the first bytes of a text) is, in Indonesian; None for a text without such a form."""
    if _MIME.match(head):
        return "arsip web (MHTML)"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return "XML Office 2003" if any(mark in head for mark in _XML_2003) else "halaman web (HTML)"
    return _separated(head)


def _separated(head: bytes) -> str | None:
    """CSV and the like: many lines with the same number (two and more) of one separator."""
    lines = [line for line in head.splitlines()[:-1] if line.strip()]
    for separator, name in _SEPARATORS.items():
        counts = Counter(line.count(separator) for line in lines)
        if any(number >= 2 and many >= LINES for number, many in counts.items()):
            return f"teks {name.partition(', ')[0]} ({name.partition(', ')[2]})"
    return None
