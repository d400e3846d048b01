"""A page or two of plain text as a PDF, such as the invented evidence of the sample workbook."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from ddworkbook.formats.fonts import text_paragraph
from ddworkbook.formats.pdf.styles import style


def plain_pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """Return a PDF with a title and paragraphs; the same text gives the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate, Spacer

    target = BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=25 * mm,
        title=title,
        author="",
        invariant=1,
    )
    story = [text_paragraph(title, style("heading"), document.width), Spacer(1, 6 * mm)]
    for text in paragraphs:
        story += [text_paragraph(text, style("body"), document.width), Spacer(1, 3 * mm)]
    document.build(story)
    return target.getvalue()
