"""Where the tests find the project's own files."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples" / "files"
