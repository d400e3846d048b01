from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import SimpleDocTemplate

from ddworkbook.formats.fonts import (
    BOLD,
    FONT_FILES,
    REGULAR,
    Run,
    font_folder,
    has_glyph,
    paragraph_markup,
    register_fonts,
    shaped,
    text_lines,
    text_paragraph,
    text_width,
)

ARABIC = (
    "تجري جامعة Garissa University بحثاً مشتركاً مع 12 شريكاً في (Leeds) منذ عام 2024، "
    "وتبلغ الميزانية 250,000.50 EUR وفقاً للاتفاق رقم AB-123/7."
)


def pdf_of(text: str, width: float = 300, *, bold: bool = False) -> bytes:
    register_fonts()
    target = io.BytesIO()
    style = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=15)
    frame = SimpleDocTemplate(target, invariant=1, initialFontName=REGULAR)
    frame.build([text_paragraph(text, style, width, bold=bold)])
    return target.getvalue()


def text_in(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_font_file_is_there() -> None:
    for name in FONT_FILES.values():
        assert (font_folder() / name).stat().st_size > 1000


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=file:///etc/passwd>",
        "<b>bold</b> &amp; <para>",
        '=HYPERLINK("http://x","y")',
        "<font color=red>&#65;</font><br/>",
        "a\x00b \u202e end",
        "{0} %s $x",
        "naïve Łódź Αθήνα Київ Việt ₦ ✓ →",
    ],
)
def test_text_arrives_in_the_pdf_as_what_was_typed(typed: str) -> None:
    shown = typed.replace("\x00", "␀").replace("\u202e", "⟨U+202E⟩")
    assert squeezed(text_in(pdf_of(typed))) == squeezed(shown)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("<>&;\"'=/ abé#{}%\\()img0\n"), max_size=80))
def test_no_text_becomes_markup(text: str) -> None:
    """Names from markup are in the alphabet, so that tags, entities and attributes come about."""
    assert squeezed(text_in(pdf_of(text))) == squeezed(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_drawn(text: str) -> None:
    assert pdf_of(text).startswith(b"%PDF")


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_every_run_has_a_font_that_can_draw_it(text: str) -> None:
    for run in shaped(text):
        assert all(has_glyph(run.font, ord(char)) for char in run.text)


def test_markup_escapes_and_names_the_font() -> None:
    assert paragraph_markup("a<b>", bold=True) == '<font name="NotoSans-Bold">a&lt;b&gt;</font>'


def test_bold_has_bold_arabic_and_plain_elsewhere() -> None:
    fonts = [run.font for run in shaped("A س 中", bold=True)]
    assert fonts == [BOLD, "NotoSansArabic-Bold", "DroidSansFallback"]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("ሰላም", "NotoSansEthiopic"),
        ("नमस्ते", "NotoSansDevanagari"),
        ("สวัสดี", "NotoSansThai"),
        ("שלום", "NotoSansHebrew"),
        ("大学", "DroidSansFallback"),
        ("한국", "NotoSansKR"),
        ("😀", "NotoEmoji"),
        ("✓", "DejaVuSans"),
        ("␀", "NotoSansControlPictures"),
    ],
)
def test_each_script_finds_its_font(text: str, font: str) -> None:
    assert {run.font for run in shaped(text)} == {font}


def test_what_no_font_has_is_shown_as_its_number() -> None:
    assert "".join(run.text for run in shaped("a\U00013000")) == "a⟨U+13000⟩"


def test_arabic_is_joined_and_reordered() -> None:
    assert shaped("سلام") == [Run("NotoSansArabic", "\ufee1\ufefc\ufeb3")]


def test_the_short_vowel_stands_before_its_consonant() -> None:
    assert shaped("कि") == [Run("NotoSansDevanagari", "\u093f\u0915")]


def test_joiners_are_not_drawn() -> None:
    assert shaped("👩\u200d🔬❤\ufe0f") == [Run("NotoEmoji", "👩🔬❤")]


def test_newlines_and_tabs_do_not_break_a_single_line() -> None:
    assert shaped("a\nb\tc") == [Run(REGULAR, "a b    c")]


@pytest.mark.parametrize("width", [60, 120, 250])
def test_lines_fit_and_lose_nothing(width: float) -> None:
    lines = text_lines(ARABIC, width, 10)
    for line in lines:
        assert sum(stringWidth(run.text, run.font, 10) for run in line) <= width
    whole = "".join(run.text for run in shaped(ARABIC))
    joined = "".join(run.text for line in lines for run in line)
    assert sorted(squeezed(joined)) == sorted(squeezed(whole))


def test_right_to_left_text_is_broken_in_reading_order() -> None:
    """The first line holds the first words, although drawing order puts them at its right end."""
    first = "".join(
        run.text for run in text_lines("אבג דהו זחט", text_width("אבג דהו ", 10), 10)[0]
    )
    assert first == "והד גבא"


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = text_lines("ס" * 100, 100, 10)
    assert len(lines) > 3
    assert sum(len(run.text) for line in lines for run in line) == 100


def test_a_long_latin_word_stays_whole_in_the_text() -> None:
    assert squeezed(text_in(pdf_of("x" * 500))) == "x" * 500


def test_the_page_does_not_break_our_lines_again() -> None:
    style = ParagraphStyle("body", fontName=REGULAR, fontSize=10, leading=15)
    paragraph = text_paragraph(ARABIC, style, 150)
    paragraph.wrap(150, 1000)
    assert len(paragraph.blPara.lines) == len(text_lines(ARABIC, 150, 10))


def test_the_same_text_gives_the_same_bytes() -> None:
    hashes = {hashlib.sha256(pdf_of(ARABIC + " 大学 😀")).hexdigest() for _ in range(2)}
    assert len(hashes) == 1
