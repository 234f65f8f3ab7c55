"""What reading one file gives, and the one line about it in `berkas.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, get_args

from petik.datasets.schema.columns import Row
from petik.ingest.files.visible import visible_line, visible_name

if TYPE_CHECKING:
    from petik.ingest.page import Document
    from petik.parsers.model import ParsedDocument
    from petik.schemas.record import Rekaman

Status = Literal["ok", "partial", "refused", "failed"]
LARGEST = 10**9  # pages, rows, seconds: nobody has more


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file, read or not. `pages` is None for formats without pages; `message` is one line in Indonesian.

    `record` and `parsed` are None where the file gave nothing; `trace` is the traceback of an unexpected error, for the
    log and never for the user.
    """

    status: Status
    message: str
    kind: str | None = None
    format: str | None = None
    sha256: str | None = None
    paginated: bool = False
    pages: int | None = None
    ocr_pages: int = 0
    seconds: float = 0.0
    record: Rekaman | None = None
    parsed: ParsedDocument | None = None
    document: Document | None = None
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class FileStatus:
    """One file's row of `berkas.csv` and the counts for the closing summary; small, so that it can travel."""

    berkas: str
    status: Status
    pesan: str
    jenis: str | None = None
    format: str | None = None
    halaman: int | None = None
    halaman_ocr: int = 0
    detik: float = 0.0
    sha256: str | None = None
    rekaman: str | None = None  # record file below OUT
    indikator: int = 0
    anggaran: int = 0
    temuan: int = 0

    def __post_init__(self) -> None:
        """Names and messages go to terminals and tables from here: whoever made them, they are one plain line."""
        object.__setattr__(self, "berkas", visible_name(self.berkas))
        object.__setattr__(self, "pesan", visible_line(self.pesan))

    @classmethod
    def kept(cls, facts: Mapping[str, object]) -> FileStatus:
        """The status of its JSON. Raises TypeError or ValueError for any other: whoever can write to OUT may have."""
        found = cls(**facts)  # type: ignore[arg-type]
        counts = (found.halaman or 0, found.halaman_ocr, found.indikator, found.anggaran, found.temuan)
        texts = (found.jenis, found.format, found.sha256, found.rekaman)
        sound = found.status in get_args(Status) and all(text is None or isinstance(text, str) for text in texts)
        sound = sound and all(isinstance(n, int) and 0 <= n < LARGEST for n in counts)
        if not (sound and isinstance(found.detik, int | float) and 0 <= found.detik < LARGEST):
            raise ValueError("no status that Petik kept")
        return found

    def row(self) -> Row:
        """The row of `berkas.csv`; without the time it took, so that the same files always give the same bytes."""
        facts = asdict(self)
        del facts["indikator"], facts["anggaran"], facts["temuan"], facts["detik"]
        return facts
