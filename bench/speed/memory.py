"""Peak of the memory that reading one file takes, in a process of its own as in a worker.

python -m bench.speed.memory FILE     prints megabytes before reading and at the peak
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def measure(path: Path) -> tuple[float, float]:
    """Megabytes of a fresh process that has loaded the program, and at its peak after reading *path*."""
    words = [sys.executable, "-m", "bench.speed.memory", str(path)]
    printed = subprocess.run(words, capture_output=True, check=True, text=True).stdout.split()
    return float(printed[-2]), float(printed[-1])


def peak() -> float:
    """Megabytes at the peak of this process; 0 where the system does not tell.

    Linux hands the figure of `getrusage` down from the process that started this one, so its own count goes first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        return (
            next(float(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
        )
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Reads the file as a worker does and prints the two figures."""
    from bench.material import SAMPLES
    from petik.one.pipeline import extract_file

    extract_file(SAMPLES / "pk_kabid.pdf")  # loads everything
    before = peak()
    extract_file(Path(sys.argv[1]))
    print(f"{before:.1f} {peak():.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
