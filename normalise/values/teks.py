"""Texts of the record from prints: white space made one, mathematical letters plain, numbering and bullets off."""

from __future__ import annotations

import re
import unicodedata

# mathematical alphanumerics, which PDFs use for formulas: U+1D400 to U+1D7FF, and the Planck constant for italic h
MATHS = re.compile("[\U0001d400-\U0001d7ff\u210e]")
# an opening numbering or bullet: "1. ", "2) ", "a. ", "- ", "• ", "✓ "; "5.1. " is part of a name
OPENING = re.compile(r"^(?:\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)]|[-–—•▪■●○◦➢►✓✔√*\u2212\uf000-\uf0ff])\s+(?=\S)")
INNER_BULLET = re.compile(r"\s[•▪■●◦➢►✓✔\uf000-\uf0ff]+(?=\s)")  # " • Pemerintahan • Perekonomian"


# LaTeX of markdown dumps: "$\frac{\sum \text{A}}{\sum \text{B}} \times 100 \%$"
FRACTION = re.compile(r"\\d?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
LATEX_TEXT = re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}")
LATEX_SIGNS = ((r"\sum", "∑"), (r"\times", "x"), (r"\%", "%"), (r"\geq", "≥"), (r"\leq", "≤"), (r"\cdot", "x"))


def without_latex(text: str) -> str:
    """Fractions as "numerator / denominator", signs as signs; text without LaTeX is returned as it is."""
    if "\\" not in text:
        return text
    out = LATEX_TEXT.sub(r"\1", text)
    while (changed := FRACTION.sub(r"\1 / \2", out)) != out:
        out = changed
    for sign, plain_sign in LATEX_SIGNS:
        out = out.replace(sign, plain_sign)
    return re.sub(r"\\[a-zA-Z]+|[\\{}$]", " ", out)


def plain(text: str) -> str:
    """Mathematical letters as letters, LaTeX read, soft hyphens out, white space one space."""
    text = without_latex(text)
    if not text.isascii():
        text = MATHS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text.replace("\u00ad", ""))
    if not text.isprintable():  # a text with controls or line ends is not; most are, and need no look at each letter
        text = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join(text.split())


def clean_text(text: str) -> str | None:
    """A text field as printed, without numbering and bullets; None when nothing is left."""
    out = INNER_BULLET.sub("", OPENING.sub("", plain(text))).strip()
    return out if re.search(r"\w|%", out) else None
