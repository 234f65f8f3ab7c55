"""The ladder of confidences: every step that Petik gives, from sure to guessed, and what it says.

What a record calls `keyakinan` is the print's step (how it was read) times the value's (what was decided to make a
value of the print). Tesseract's own figures stand between the steps; they are measured, not given. From UNPROVEN down a
note (`catatan`) always says why. Scores of column headings (`petik headings`) use the same steps. The steps of readings
by two engines are measured on labelled scans (`bench/accuracy/calibration.py`).
"""

from __future__ import annotations

from typing import Final

CERTAIN: Final = 1.0
"""Printed in a trusted text layer or an Office file, and nothing was decided."""

READ_TWICE: Final = 0.98
"""Two readers of the image read the same."""

CONFIRMED: Final = 0.95
"""A reading was chosen, and the other numbers of the table are written that way."""

FIRM: Final = 0.9
"""Chosen by a rule with hardly an exception: a unit that has decimals, the same number read twice with other signs, a
footnote mark left out, a heading known but for its abbreviations. Also the text of a dump, whose page nobody sees."""

MENDED: Final = 0.85
"""The rule is sure, the print was not: a misreading put right, a number read as most of its column is."""

INFERRED: Final = 0.8
"""Not printed there, but told by what stands beside it: the year of the columns, "%" as a whole heading."""

SIGNS: Final = 0.75
"""The digits are sure, the signs between them are not; also text that another program's OCR left in a dump."""

USUAL: Final = 0.7
"""The usual reading, for and against which the file says nothing: "1.250" as thousands, a bare year as a target."""

GUESSED: Final = 0.65
"""What stands in a column whose meaning was guessed."""

UNPROVEN: Final = 0.6
"""Neither counts nor sums nor a second reading prove it: a cell given to a row by order, a rank's step put in."""

DOUBTED: Final = 0.5
"""Something speaks against it: a heading's factor that does not fit, a word that no reader of the page sees."""

DISPUTED: Final = 0.45
"""Two readings, neither proved; both are kept."""

HINTED: Final = 0.3
"""Taken from a file's name, or a mark that was seen and not read."""

REMOTE: Final = 0.2
"""Taken from a folder's name."""
