"""What the text of a row's cell says the row is: numbered, a total, a summary of the rows above."""

from __future__ import annotations

import re

from petik.parsers.print.strings import clean
from petik.schemas.data import istilah, pilihan, renggang

# "1", "1.", "(2)", "a.", "IV." alone in a numbering column
ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?$", re.I)
# "J U M L A H", "Jumlah Total", "Total", "Sub Total", "Sub Jumlah", "Grand Total"
TOTAL = re.compile(
    rf"^(?:(?:{pilihan(istilah().awalan_jumlah)})\s*)?(?:{'|'.join(map(renggang, istilah().jumlah))})\b", re.I
)
# a row that sums up the rows above it and measures nothing itself: "RATA – RATA", "Rata-rata capaian", "JUMLAH"
SUMMARY = re.compile(
    r"^(?:rata\s*[-–]?\s*rata(?:\s+(?:capaian|kinerja|realisasi|sasaran|tingkat|total|persentase)\b.*)?|"
    rf"{pilihan(istilah().jumlah)})\s*:?$",
    re.I,
)


def is_row_number(text: str) -> bool:
    """True for what stands in a numbering column: "1", "1.2", "a.", "(3)"."""
    return bool(ROW_NUMBER.match(clean(text)))


