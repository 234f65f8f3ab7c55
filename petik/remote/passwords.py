"""Text without the passwords of URLs, for messages and logs."""

from __future__ import annotations

import re

CREDENTIALS = re.compile(r"(?<=://).*@", re.S)  # "postgresql://user:pass@word@host/x": up to the last @
PARAMETER = re.compile(r"([?&][^=&\s]*(?:pass|pwd)[^=&\s]*=)[^&\s]*", re.I)  # "?password=word"


def without_passwords(text: str) -> str:
    """*text* with *** for what stands before the @ of a URL, and for its parameters that hold a password."""
    return PARAMETER.sub(r"\1***", CREDENTIALS.sub("***@", text))
