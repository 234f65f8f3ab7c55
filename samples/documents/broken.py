"""Files that must be refused with one clear line, and an archive of two good ones."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from petik.samples.paper.frozen import fixed_zip


def locked() -> bytes:
    """A PDF that opens with a password only."""
    key = StandardEncryption("rahasia", ownerPassword="pemilik", strength=40)
    container = io.BytesIO()
    canvas = Canvas(container, encrypt=key, invariant=1)
    canvas.drawString(72, 720, "PERJANJIAN KINERJA TAHUN 2021")
    canvas.showPage()
    canvas.save()
    return container.getvalue()


def cut_off(pdf: bytes) -> bytes:
    """The first third of a PDF: a transfer that broke off."""
    return pdf[: len(pdf) // 3]


def unknown_type() -> bytes:
    """Bytes of no known kind."""
    generator = zlib.compress(b"bukan dokumen " * 400, 9)
    return b"\x7fPTK\x00\x01" + re.sub(rb"PK|%PDF", b"..", generator) * 20


def make_broken(samples: Mapping[str, bytes]) -> dict[str, bytes]:
    """Broken files by name, made from finished samples where they need one."""
    return {
        "encrypted.pdf": locked(),
        "empty.pdf": b"",
        "truncated.pdf": cut_off(samples["pk_kabid.pdf"]),
        "unknown.bin": unknown_type(),
        "bundle.zip": fixed_zip({name: samples[name] for name in ("pk_kabid.pdf", "iki_dump.txt")}),
    }
