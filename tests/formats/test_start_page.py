"""START-HERE.html: what is in the pack and how to check it, with nothing in it that can run."""

from __future__ import annotations

from html.parser import HTMLParser

from ddworkbook.formats.start_page import html_start
from tests.builders.record_builder import (
    FINGERPRINT,
    HEAD,
    HOSTILE,
    a_hostile_record,
    a_record,
    an_empty_record,
)

FILES = ("record.json", "record.pdf", "evidence/C04_Bank letter & <more>.jpg", "verify.py")


class Page(HTMLParser):
    """Collects tags, link targets and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_it_tells_fingerprint_head_and_three_ways_to_check() -> None:
    page = Page(html_start(a_record(), FINGERPRINT, FILES))
    squeezed = page.text.replace(" ", "")
    assert FINGERPRINT in squeezed and HEAD in squeezed
    for way in ("ddw verify", "python3 verify.py", "sha256sum -c manifest-sha256.txt"):
        assert way in page.text
    assert "Invented sample data" in page.text


def test_each_file_is_named_and_linked_inside_the_pack() -> None:
    page = Page(html_start(a_record(), FINGERPRINT, FILES))
    assert all(name in page.text for name in FILES)
    assert page.targets == [
        "./record.json",
        "./record.pdf",
        "./evidence/C04_Bank%20letter%20%26%20%3Cmore%3E.jpg",
        "./verify.py",
    ]


def test_text_from_people_stays_text() -> None:
    page = Page(html_start(a_hostile_record(), FINGERPRINT, HOSTILE))
    assert HOSTILE[1] in page.text
    assert not {"img", "script", "b", "iframe", "object"} & set(page.tags)
    assert all(target.startswith("./") for target in page.targets)
    assert "\x00" not in page.text


def test_it_says_that_the_ledger_holds_every_event() -> None:
    page = Page(html_start(a_record(), FINGERPRINT, ("ledger.jsonl",)))
    assert "Every event up to the last signature, with the content of those about" in page.text


def test_it_loads_nothing_and_runs_nothing() -> None:
    html = html_start(a_record(), FINGERPRINT, FILES)
    assert "default-src 'none'" in html
    assert "url(" not in html and "@import" not in html


def test_an_empty_record_has_a_page_too() -> None:
    page = Page(html_start(an_empty_record(), FINGERPRINT, ()))
    assert "No decision yet" in page.text
    assert "Invented" not in page.text


def test_the_same_record_gives_the_same_page() -> None:
    page = html_start(a_record(), FINGERPRINT, FILES)
    assert page == html_start(a_record(), FINGERPRINT, FILES)
