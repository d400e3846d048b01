"""Plain text as a PDF: readable, harmless, the same every time."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from ddworkbook.formats.plain_pdf import plain_pdf


def test_plain_text_is_there_as_it_was_given() -> None:
    made = plain_pdf("Charter", ["Granted in 2009.", "<b>not bold</b> & 100 %"])
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert "Charter" in text
    assert "<b>not bold</b> & 100 %" in text


def test_the_same_text_gives_the_same_bytes() -> None:
    assert plain_pdf("A", ["b"]) == plain_pdf("A", ["b"])
