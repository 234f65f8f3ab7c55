"""One indicator row as the comparison takes it, and how rows are made of document records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from petik.schemas.record import Rekaman


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator of one document. `jalur` is its path in the record ("indikator/3")."""

    dok_id: str
    jalur: str
    text: str
    satuan: str | None = None
    formulasi: str | None = None
    wilayah: str | None = None
    perangkat_daerah: str | None = None
    target: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The row's id in all tables: "pk.pdf/indikator/3"."""
        return f"{self.dok_id}/{self.jalur}"


def items_of(records: Mapping[str, Rekaman]) -> Iterator[Item]:
    """The indicator rows of *records* (dok_id to record) that have a wording."""
    for dok_id, record in records.items():
        for i, row in enumerate(record.indikator):
            if row.indikator is None:
                continue
            yield Item(
                dok_id=dok_id,
                jalur=f"indikator/{i}",
                text=row.indikator,
                satuan=row.satuan,
                formulasi=row.formulasi,
                wilayah=record.dokumen.wilayah,
                perangkat_daerah=record.dokumen.perangkat_daerah,
                target=tuple(v.target.raw for v in row.nilai if v.target is not None),
            )
