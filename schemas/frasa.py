"""The half-sentences of findings in two languages: `frasa.toml`, by name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, TypeAdapter


class DuaBahasa(BaseModel):
    """One phrase in Indonesian and English; both know the same {…}."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    en: str


@lru_cache(maxsize=1)
def daftar_frasa() -> dict[str, DuaBahasa]:
    """The phrases by name. Raises pydantic.ValidationError where the file breaks its own form."""
    text = files("petik.schemas").joinpath("frasa.toml").read_text("utf-8")
    return TypeAdapter(dict[str, DuaBahasa]).validate_python(tomllib.loads(text))
