"""Files that must be refused with one clear line, and an archive of two good ones."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from petik.samples.paper.frozen import zip_tetap


def terkunci() -> bytes:
    """A PDF that opens with a password only."""
    kunci = StandardEncryption("rahasia", ownerPassword="pemilik", strength=40)
    wadah = io.BytesIO()
    kanvas = Canvas(wadah, encrypt=kunci, invariant=1)
    kanvas.drawString(72, 720, "PERJANJIAN KINERJA TAHUN 2021")
    kanvas.showPage()
    kanvas.save()
    return wadah.getvalue()


def terpotong(pdf: bytes) -> bytes:
    """The first third of a PDF: a transfer that broke off."""
    return pdf[: len(pdf) // 3]


def tak_dikenal() -> bytes:
    """Bytes of no known kind."""
    acak = zlib.compress(b"bukan dokumen " * 400, 9)
    return b"\x7fPTK\x00\x01" + re.sub(rb"PK|%PDF", b"..", acak) * 20


def buat_rusak(contoh: Mapping[str, bytes]) -> dict[str, bytes]:
    """Broken files by name, made from finished samples where they need one."""
    return {
        "encrypted.pdf": terkunci(),
        "empty.pdf": b"",
        "truncated.pdf": terpotong(contoh["pk_kabid.pdf"]),
        "unknown.bin": tak_dikenal(),
        "bundle.zip": zip_tetap({nama: contoh[nama] for nama in ("pk_kabid.pdf", "iki_dump.txt")}),
    }
