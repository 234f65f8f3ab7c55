"""Self-contained pages: a template with its styles, scripts and data, and a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from petik.reports.page.escape import visible

# In a data block these could close the block or begin a comment; as \u003c they are the same text to a JSON reader
MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class Template:
    """A template of `reports/templates` with its parts, and their fingerprints for the content security policy.

    The template finds them as `style`, `script`, `style_fingerprint` and `script_fingerprint`. Parts of one kind are
    joined in order.
    """

    def __init__(self, template: str, styles: Sequence[str], scripts: Sequence[str]) -> None:
        loader = PackageLoader("petik.reports", "templates")
        environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_final,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        style, script = (
            "".join(loader.get_source(environment, name)[0] for name in names) for names in (styles, scripts)
        )
        environment.globals |= {
            "style": Markup(style),
            "script": Markup(script),
            "style_fingerprint": _fingerprint(style),
            "script_fingerprint": _fingerprint(script),
        }
        self._template = environment.get_template(template)

    def render(self, **content: object) -> str:
        """The page with *content* filled in."""
        return self._template.render(**content)


def json_block(content: object) -> Markup:
    """*content* for a `<script type="application/json">`: no text in it can close the block, none deceives a reader."""
    text = json.dumps(_cleaned(content), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(MARKUP))


def _cleaned(content: object) -> object:
    """*content* with every text made visible (`visible`)."""
    if isinstance(content, str):
        return visible(content)
    if isinstance(content, dict):
        return {key: _cleaned(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_cleaned(value) for value in content]
    return content


def _final(value: object) -> object:
    """Every value on its way into the page: characters that deceive are shown by number (escaping comes after)."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _fingerprint(text: str) -> str:
    """The fingerprint of an inline style sheet or script (Content Security Policy level 2, 'sha256-…')."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
