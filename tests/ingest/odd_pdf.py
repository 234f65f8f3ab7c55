"""Small PDFs with something odd on them, for tests; invented content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400, 300
FONT = "Helvetica"
PRINT = "Halaman ini berisi banyak kata yang tampak biasa"

Draw = Callable[[Canvas], None]


def pdf(path: Path, draw: Draw, **options: object) -> Path:
    """One page on which *draw* draws, below a line of plain print."""
    c = Canvas(str(path), pagesize=(WIDTH, HEIGHT), **options)
    c.setFont(FONT, 10)
    c.drawString(40, 270, PRINT)
    draw(c)
    c.showPage()
    c.save()
    return path


def written(
    path: Path, content: str, extra: Sequence[str] = (), page: str = "", catalog: str = "", resources: str = ""
) -> Path:
    """A PDF written object by object, with a line of plain print and *content*; /F1 is Helvetica.

    *extra* are further objects, numbered from 6; *page*, *catalog* and *resources* are entries of these dictionaries.
    """
    content = f"BT /F1 10 Tf 1 0 0 1 40 270 Tm ({PRINT}) Tj ET\n{content}"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R {resources if resources.startswith('/T') else ''} >> "
        f"{'' if resources.startswith('/T') else resources} >> {page} >>",
        stream("", content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    body, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = body.index("xref\n0 ")
    body += f"trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{end}\n%%EOF\n"
    path.write_bytes(body.encode("latin-1"))
    return path


def stream(dictionary: str, content: str) -> str:
    """A stream object."""
    return f"<< {dictionary} /Length {len(content)} >>\nstream\n{content}\nendstream"
