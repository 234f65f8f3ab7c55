"""What is wrong with the user's own words about a submission."""

from __future__ import annotations

from petik.ingest.errors import PetikError


class KirimanSalah(PetikError):
    """One line for the user about his `kiriman.toml`."""
