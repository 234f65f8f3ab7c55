"""Self-contained pages: a template with its styles, scripts and data, and a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from petik.reports.page.escape import tampak

# In a data block these could close the block or begin a comment; as \u003c they are the same text to a JSON reader
MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class Halaman:
    """A template of `reports/templates` with its parts, and their fingerprints for the content security policy.

    The template finds them as `gaya`, `skrip`, `sidik_gaya` and `sidik_skrip`. Parts of one kind are joined in order.
    """

    def __init__(self, template: str, gaya: Sequence[str], skrip: Sequence[str]) -> None:
        loader = PackageLoader("petik.reports", "templates")
        environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_akhir,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        style, script = ("".join(loader.get_source(environment, name)[0] for name in names) for names in (gaya, skrip))
        environment.globals |= {
            "gaya": Markup(style),
            "skrip": Markup(script),
            "sidik_gaya": _sidik(style),
            "sidik_skrip": _sidik(script),
        }
        self._template = environment.get_template(template)

    def render(self, **isi: object) -> str:
        """The page with *isi* filled in."""
        return self._template.render(**isi)


def blok_json(isi: object) -> Markup:
    """*isi* for a `<script type="application/json">`: no text in it can close the block, none deceives a reader."""
    text = json.dumps(_bersih(isi), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(MARKUP))


def _bersih(isi: object) -> object:
    """*isi* with every text made visible (`tampak`)."""
    if isinstance(isi, str):
        return tampak(isi)
    if isinstance(isi, dict):
        return {key: _bersih(value) for key, value in isi.items()}
    if isinstance(isi, list | tuple):
        return [_bersih(value) for value in isi]
    return isi


def _akhir(value: object) -> object:
    """Every value on its way into the page: characters that deceive are shown by number (escaping comes after)."""
    return tampak(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _sidik(text: str) -> str:
    """The fingerprint of an inline style sheet or script (Content Security Policy level 2, 'sha256-…')."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
