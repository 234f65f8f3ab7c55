"""Names as keys: what is one name, one agency, one table, one indicator, one person."""

from __future__ import annotations

import re
from functools import lru_cache

from petik.normalise.values.satuan import dalam_kurung
from petik.schemas.record import Anggaran, Dokumen, Indikator


@lru_cache(maxsize=100_000)  # the rows of a table are compared with each other
def key_of(text: str | None) -> str:
    """*text* as a key for comparing names: letters and digits only, small."""
    return re.sub(r"[\W_]+", "", text or "").casefold()


def agency_of(dokumen: Dokumen) -> tuple[str, str] | None:
    """Region and agency, by which documents belong together; None where the document does not tell both."""
    region = dokumen.kode_wilayah or key_of(dokumen.wilayah)
    return (region, key_of(dokumen.perangkat_daerah)) if region and dokumen.perangkat_daerah else None


def table_of(row: Indikator | Anggaran) -> tuple[object, ...]:
    """What rows of one printed table share: post and page. Formats without pages give one group per post."""
    return (key_of(row.jabatan), row.halaman)


def indikator_key(nama: str | None) -> str:
    """An indicator's name as a key, without its unit in brackets and its number: "5.1. X (%)" is "x".

    Other brackets tell indicators apart: "transportasi (udara)", "transportasi (laut)".
    """
    text = re.sub(r"^\s*[\d.]+\s*", "", nama or "")
    unit = dalam_kurung(text)
    bare = key_of(re.sub(r"\([^()]*\)", lambda m: " " if _has_unit(m[0], unit) else m[0], text))
    return bare if len(bare) > 8 else key_of(text)


def _has_unit(bracket: str, unit: str | None) -> bool:
    """True for a bracket that holds the unit, or nothing but marks: "(%)", "(satuan : ekor)"."""
    return not key_of(bracket) or (unit is not None and key_of(unit) in key_of(bracket))


# titles before and after a name: "Drs. H. X, M.Si"
TITLES_BEFORE = re.compile(r"^(?:(?:drs|dra|dr|ir|h|hj|prof|apt|drg|drh|kh|tb|r)\.?\s+)+", re.I)


def bare_name(nama: str) -> str:
    """A name without titles, dots and spacing, as a key: "Drs. Budi Santoso, M.Pd" gives "budisantoso"."""
    core = re.split(r",", nama, maxsplit=1)[0]
    return key_of(TITLES_BEFORE.sub("", core.strip()))
