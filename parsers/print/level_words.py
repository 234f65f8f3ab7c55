"""Which level a text names by its own wording: "Program …", "Sub Kegiatan …", the verb of a goal, an agency's name."""

from __future__ import annotations

import re

from petik.parsers.print.strings import clean

LEVELS = ("program", "kegiatan", "subkegiatan")
# wording that names the level itself: "Program Pelayanan …", "Kegiatan : …", "Sub Kegiatan …", "A. Program …"
PREFIX = re.compile(
    r"^(?:\(?[\divxlc\w]{1,4}[.)]\s*)?(?P<level>program|sub\s*kegiatan|subkegiatan|kegiatan|sasaran(?:\s+strategis)?|tujuan|misi)\b",
    re.I,
)
# rows that head a whole agency or field of government: "URUSAN PEMERINTAHAN BIDANG …", "DINAS …", "BADAN …"
ORGANISATION = re.compile(
    r"^(?:urusan|bidang urusan|unsur|dinas|badan|inspektorat|sekretariat|biro|kecamatan|kantor|perangkat daerah)\b",
    re.I,
)


def named_level(text: str) -> str | None:
    """The level that the wording itself names, None where it names none."""
    match = PREFIX.match(clean(text))
    if match is None:
        return None
    word = re.sub(r"\s+", "", match["level"].lower())
    return "sasaran" if word.startswith("sasaran") else word


def aim_level(text: str, heading: str) -> str:
    """The level of an aim in a column headed by several ("Tujuan/Sasaran Strategis"): its own wording, else its verb.

    Goals are worded as what an office does ("Meningkatkan …", "Mewujudkan …"), aims as what comes of it
    ("Meningkatnya …"; PermenPAN-RB 53/2014, annex III).
    """
    named = named_level(text)
    if named is not None and named != "misi":
        return named
    return "tujuan" if DOING.match(clean(text)) and "tujuan" in heading.lower() else "sasaran"


def is_organisation(text: str) -> bool:
    """True for rows that total a whole agency or field: they are no program."""
    return bool(ORGANISATION.match(clean(text)))


# "Meningkatkan", "Memenuhi", "1. Mewujudkan"
DOING = re.compile(r"^(?:\(?[\divx]{1,4}[.)]\s*)?(?:Me|ME|me)[a-zA-Z]*(?:kan|i)\b")

# "Realisasi Keuangan per Sub Kegiatan", "Anggaran > Per Paket": for whom a column counts, not what it holds
PER_LEVEL = re.compile(r"\bper\s*-?\s*(?:sub[\s-]*kegiatan|kegiatan|program|paket(?:\s+pekerjaan)?|pekerjaan)\b", re.I)
LEVEL_WORDS = (
    ("belanja", re.compile(r"per\s+(?:paket|pekerjaan)", re.I)),
    ("subkegiatan", re.compile(r"sub[\s-]*kegiatan", re.I)),
    ("kegiatan", re.compile(r"kegiatan|output", re.I)),
    ("program", re.compile(r"program|outcome", re.I)),
    ("sasaran", re.compile(r"sasaran", re.I)),
    ("tujuan", re.compile(r"tujuan", re.I)),
)
