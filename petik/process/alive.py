"""Whether a process that left something behind is still at work."""

from __future__ import annotations

import os
from pathlib import Path


def birth(pid: int) -> str | None:
    """When the process began, in the system's own count, None where the system does not tell."""
    try:
        # field 22 of /proc/PID/stat; the name, field 2, may hold spaces and brackets itself
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return None


def lives(pid: int, born: str | None = None) -> bool | None:
    """True where the process *pid* is there, None where the system does not tell.

    With *born* it must be the one that began then: numbers are used again.
    """
    if born is not None:
        return birth(pid) == born
    if os.name != "posix":
        return None  # signal 0 would not only ask there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
