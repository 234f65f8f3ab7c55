"""Petik reads the performance documents of Indonesian local governments into data that can be checked.

In a notebook::

    import petik
    record = petik.extract("pk_dinas.pdf")  # schemas.record.Rekaman
    data = petik.load("hasil")              # what `petik extract … -o hasil` wrote
    data.indikator                          # a pandas frame
"""

from petik.api import extract, load
from petik.frames import Data

__all__ = ["Data", "extract", "load"]
