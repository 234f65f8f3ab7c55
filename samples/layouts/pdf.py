"""The layout benchmark on paper: a document of `petik.samples.layouts.kinds` as PDF, its rows with their pages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from petik.samples.layouts.model import Draft, Kop, Listing, Paragraph, SignatureBlock, Title, body_grid
from petik.samples.layouts.strip import Style, column_widths, draw_strip
from petik.samples.layouts.surroundings import DecoratedPaper, table_header, titles_outside
from petik.samples.paper.draw import A4_LANDSCAPE, A4_PORTRAIT, FOLIO, Paper, bold_too
from petik.schemas.record import Rekaman

_TRUETYPE = Path("/usr/share/fonts/truetype")  # where Debian puts fonts
_FAMILIES = {
    "DejaVuSans": "dejavu/DejaVuSans",
    "DejaVuSerif": "dejavu/DejaVuSerif",
    "DejaVuSansCondensed": "dejavu/DejaVuSansCondensed",
    "LiberationSans": "liberation/LiberationSans-Regular",
    "LiberationSerif": "liberation/LiberationSerif-Regular",
    "LiberationSansNarrow": "liberation/LiberationSansNarrow-Regular",
}


@lru_cache(maxsize=1)
def lettering() -> tuple[str, ...]:
    """The fonts at hand: two that every PDF reader has, and those of Debian that are installed here."""
    present = ["Helvetica", "Times-Roman"]
    for name, file in _FAMILIES.items():
        usual = _TRUETYPE / f"{file}.ttf"
        bold = _TRUETYPE / f"{file.removesuffix('-Regular')}-Bold.ttf"
        if usual.is_file() and bold.is_file():
            registerFont(TTFont(name, str(usual)))
            registerFont(TTFont(f"{name}-Bold", str(bold)))
            bold_too(name, f"{name}-Bold")
            present.append(name)
    return tuple(present)


def draw_pdf(draft: Draft) -> tuple[bytes, Rekaman]:
    """The PDF and its record. Raises ValueError where a row is higher than a page."""
    lettering()
    r = draft.variation
    upright = FOLIO if draft.seed % 2 else A4_PORTRAIT
    size = upright if r.paper == "tegak" else (A4_LANDSCAPE if upright == A4_PORTRAIT else (FOLIO[1], FOLIO[0]))
    paper = DecoratedPaper(size, r.face, 48, draft)
    for block in draft.blocks:
        match block:
            case Kop(instansi):
                paper.kop(instansi)
            case Title(text, large) if titles_outside(draft):
                paper.centred(text, large)
            case Paragraph(text):
                if paper.y + 60 > paper.height - paper.margin:
                    paper.new_page()
                paper.y += 6
                paper.paragraph(text, 10.5)
            case Listing():
                _listing(paper, draft, block)
            case SignatureBlock():
                _signatures(paper, draft, block)
    return paper.done(), draft.content


def _listing(paper: Paper, draft: Draft, listing: Listing) -> None:
    r = draft.variation
    paper.y += 12
    rule = "tanpa" if listing.plain else r.rules
    many = len(listing.columns) * 841 / paper.width  # columns per width of A4 landscape
    size = min(r.size, 7.5 if many > 13 else 8.5 if many > 10 else 11.0)
    style = Style(
        size,
        rule,
        5.0 if rule in ("tanpa", "kepala", "baris") else 3.0,
        r.moved in ("utuh", "ulang"),
        r.moved == "potong",
    )
    header = table_header(draft, listing, "tanpa" if listing.plain else r.column_numbers)
    body = body_grid(listing, r.merged)
    if r.moved != "utuh" and paper.page == 1 and len(listing.rows) > 4:
        paper.y = max(paper.y, 0.45 * paper.height)  # low on the page, so that the table runs over its end
    width = column_widths(paper, [*header, *body], [k.share for k in listing.columns], style, r.width == "sempit")
    page = draw_strip(paper, header, body, width, style)
    note(draft.content, listing, page)


def note(content: Rekaman, listing: Listing, pages: list[int] | None) -> None:
    """The rows of a table into the record, with their pages where the format has pages."""
    for i, row in enumerate(listing.rows):
        number = pages[i] if pages is not None else None
        content.indikator += [b.model_copy(update={"halaman": number}) for b in row.indikator]
        content.anggaran += [b.model_copy(update={"halaman": number}) for b in row.anggaran]


def _signatures(paper: Paper, draft: Draft, sign: SignatureBlock) -> None:
    if paper.y + 165 > paper.height - 24:
        paper.new_page()
    paper.y += 14
    if sign.right is None:
        assert sign.left is not None
        paper.signature_left(sign.left, 10)
    else:
        paper.signatures(sign.left, sign.right, sign.place_name, 10)
    draft.content.pejabat += [p.model_copy(update={"halaman": paper.page}) for p in sign.pejabat]
