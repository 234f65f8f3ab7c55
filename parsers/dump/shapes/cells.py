"""Wording of names: what opens an indicator, what opens an aim."""

from __future__ import annotations

import re

from petik.parsers.print.strings import clean

# what opens an indicator's name: a noun of measure. "Persentase …", "Jumlah …", "∑ …"
MEASURE = re.compile(
    r"^(?:\W|\d{1,2}[.)]\s)*(?:persentase|prosentase|presentase|persentasi|jumlah|nilai|indeks|tingkat|cakupan|rasio|rata|"
    r"pertumbuhan|angka|capaian|predikat|skor|laju|volume|waktu|frekuensi|kontribusi|∑|%)",
    re.I,
)
BROKEN_MEASURE = re.compile(
    r"^(?:p[er]{2}sentas\s+e|prosentas\s+e|juml\s+ah|capian|output|outcome|proporsi|opini)\b", re.I
)
# what opens an aim: "Meningkatnya …", "Terwujudnya …", "Meningkatkan …"
AIM = re.compile(
    r"^(?:\W|\d{1,2}[.)]\s)*(?:meningkat|menurun|mewujud|terwujud|tercipta|tercapai|terlaksana|tersedia|terpenuhi|"
    r"terselenggara|terkendali|berkembang|optimal|bertambah|berkurang|terjalin|terbina)",
    re.I,
)


def is_measure(text: str) -> bool:
    """True for wording that names an indicator, also where its cell broke the first word ("Persentas e Usaha")."""
    if not any(c.isalpha() or c == "∑" for c in text):
        return False  # "(%)" is the unit behind a name
    return bool(MEASURE.match(clean(text)) or BROKEN_MEASURE.match(clean(text)))


def is_aim(text: str) -> bool:
    """True for wording that names a sasaran or tujuan."""
    return bool(AIM.match(clean(text)))
