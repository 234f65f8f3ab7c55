"""The folder OUT: what is kept per file, so that a run can be interrupted.

Per file: `records/<name>.json` for the user, and in `.petik/` the status row and the file's rows of all tables, so that
a second run need not read a file again that did not change, read by a program that did not change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.ingest.files.given import MOST
from petik.ingest.files.visible import visible_name
from petik.one.result import FileStatus
from petik.results.layout import ENDING, LOG, SAID, STATE, name_order, program_fingerprint, record_path

if TYPE_CHECKING:
    from petik.privacy.pseudonyms import Samaran

GONE = "tidak_lagi"  # in the state; without an ending, as the state of a file of that name is "tidak_lagi.json"
RECORD, PART = "rekaman", "baris"  # what is kept of a file besides its state
LARGEST_STATE = 1 << 20  # bytes
NAMED_BY_FILE = "nama berkas ini memuat nama orang dan tidak disamarkan"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file lies: the way to it (through archives too), and the folder or address that the user named."""

    source: str
    root: str = ""  # "" where an older Petik did not say


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file from an earlier run."""

    source: str  # the path or address that it was read from, with the place in an archive
    program: str  # fingerprint of the program that read it
    status: FileStatus
    kunci: str | None = None  # tells by which key the document's people are masked, None where they are not
    aturan: str | None = None  # fingerprint of the rules that its findings were found by
    sums: dict[str, int] = field(default_factory=dict)  # of its record and rows: a power failure may leave them cut off
    root: str = ""  # what the source lies below (`Origin.root`)


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that was handed in once: its name, what the user called it, the hash of its bytes."""

    dok_id: str
    berkas: str
    sha256: str | None = None


class Store:
    """The results below one folder. Names are record names: "pk.pdf" has the record `records/pk.pdf.json`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        safe_folder.guard(out)

    def record_path(self, name: str) -> Path:
        return record_path(self.out, name)

    def part_path(self, name: str) -> Path:
        """A file's own rows of all tables, its findings included (`petik.datasets.files.part`)."""
        return self.out / STATE / f"{name}.arrow"

    def kept_path(self, name: str) -> Path:
        return self.out / STATE / f"{name}{ENDING}"

    @property
    def log_path(self) -> Path:
        return self.out / LOG

    def keep(self, name: str, kept: Kept) -> None:
        """Keep what is known of a file; it comes after everything else that is kept of it."""
        kept = replace(kept, sums=self.sums(name))
        with whole(self.kept_path(name)) as draft:
            draft.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")  # ASCII: a path may be no text

    def forget(self, name: str) -> None:
        """Remove everything that is kept of *name*; the state goes first, as it vouches for the rest."""
        for path in (self.kept_path(name), self.record_path(name), self.part_path(name)):
            safe_folder.remove(path)

    def said(self) -> bytes | None:
        """What the user's `kiriman.toml` holds, None where there is none. Raises OSError where it is a link."""
        try:
            return safe_folder.read(self.out / SAID, MOST)
        except FileNotFoundError:
            return None

    def gone(self) -> list[Gone]:
        """The documents that are not handed in any more, by name; none where their list is none."""
        try:
            rows = json.loads(safe_folder.read(self.out / STATE / GONE))
            found = [Gone(visible_name(row["dok_id"]), visible_name(row["berkas"]), row["sha256"]) for row in rows]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return []
        return sorted(found, key=lambda gone: name_order(gone.dok_id))

    def keep_gone(self, gone: Sequence[Gone]) -> None:
        """Make *gone* the list of what is not handed in any more. Raises OSError."""
        path = self.out / STATE / GONE
        if not gone:
            safe_folder.remove(path)
            return
        with whole(path) as draft:
            draft.write_text(json.dumps([asdict(item) for item in gone], indent=1), encoding="utf-8")

    def kept(self, name: str) -> Kept | None:
        """What an earlier run left of *name*, None where there is nothing or it cannot be read any more."""
        try:
            facts = json.loads(safe_folder.read(self.kept_path(name), LARGEST_STATE))
            texts = (facts["source"], facts["program"], facts.get("kunci"), facts.get("aturan"))
            root = facts.get("root", "")
            if not all(isinstance(text, str) for text in (*texts, root) if text is not None):
                return None
            sums = {str(key): int(value) for key, value in facts.get("sums", {}).items()}
            return Kept(facts["source"], facts["program"], FileStatus.kept(facts["status"]), *texts[2:], sums, root)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def reusable(
        self, name: str, berkas: str, sha256: str, samaran: Samaran | None = None
    ) -> FileStatus | None:
        """The status of an earlier reading of the same bytes by the same program, None where it must be read.

        A document masked by another key than *samaran*'s must; one with its people can still be masked.
        """
        kept = self.kept(name)
        if kept is None or kept.program != program_fingerprint() or kept.status.sha256 != sha256:
            return None
        if kept.kunci is not None and (samaran is None or kept.kunci != samaran.sidik):
            return None
        if kept.status.status not in ("ok", "partial"):
            return None
        sums = self.sums(name)
        if sums.keys() != {RECORD, PART} or sums != kept.sums:
            return None
        return replace(kept.status, berkas=berkas)

    def sums(self, name: str) -> dict[str, int]:
        """A sum over each file that is there of *name*: its record and its rows."""
        files = {RECORD: self.record_path(name), PART: self.part_path(name)}
        found: dict[str, int] = {}
        for key, path in files.items():
            with suppress(FileNotFoundError, safe_folder.Unsafe):
                found[key] = zlib.crc32(safe_folder.read(path))
        return found

    def others(self, names: Collection[str]) -> dict[str, FileStatus]:
        """The files of earlier runs whose results lie here beside those of *names*."""
        return {name: kept.status for name, kept in self.states(names).items()}

    def states(self, without: Collection[str] = ()) -> dict[str, Kept]:
        """What is known of all files of this folder but of those *without*."""
        paths = safe_folder.entries(self.out / STATE)
        found = (path.name[: -len(ENDING)] for path in paths if path.suffix == ENDING)
        kept = {name: self.kept(name) for name in found if name not in without}
        return {name: value for name, value in kept.items() if value is not None}
