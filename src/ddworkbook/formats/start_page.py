"""START-HERE.html: what is in an evidence pack and how to check it, readable in any browser.

One file without scripts, fonts or pictures from elsewhere. Every text of a record is escaped.
Not here: which files a pack has and where they lie (the pack says so).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record
from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import DARK, LIGHT, css_variables
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import day_in_words, moment_in_words

_WHAT_IT_IS = {
    "record.json": "The record itself: what was signed. Its SHA-256 is the fingerprint.",
    "record.pdf": "The record to read and print.",
    "record.xlsx": "The record to filter and sort.",
    "questionnaire.json": "The edition that was answered, with all its rules.",
    "ledger.jsonl": "Every event up to the last signature, with the content of those about this "
    "assessment.",
    "verify.py": "The checker: one file that needs Python alone.",
    "record-personal.json": "The personal values of the record, with the salts that prove them.",
    "ro-crate-metadata.json": "A description of this pack for archives.",
    "START-HERE.html": "This page.",
}
_FOLDERS = {
    "evidence/": "The evidence, named by the question that it proves.",
    "signatures/": "The signatures, each with the statement that was signed.",
}
_WAYS = (
    (
        "With ddworkbook",
        "Checks record, signatures, evidence and history, and says what it checked.",
        "ddw verify PACK.zip",
    ),
    (
        "With Python alone",
        "Unpack the pack, open a terminal in the folder that holds verify.py and run:",
        "python3 verify.py",
    ),
    (
        "With the tools of your system",
        "In the folder that holds manifest-sha256.txt, this compares every file with its SHA-256 "
        "(on macOS: shasum -a 256 -c; on Windows: certutil -hashfile FILE SHA256 for each file):",
        "sha256sum -c manifest-sha256.txt",
    ),
)


def html_start(record: Record, fingerprint: str, files: Sequence[str]) -> str:
    """Return the page for a pack.

    `files` are the paths of the files of the pack as seen from this page, with "/" between folders.
    """
    body = "\n".join(
        (
            _header(record),
            _verdict(record),
            _section("Fingerprint", _fingerprint(record, fingerprint)),
            _section("How to check this pack", _ways()),
            _section("What is in it", _files(files)),
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(record.edition.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(says.title(record))}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(visible(text), quote=True)


def _header(record: Record) -> str:
    notice = f'<p class="notice">{says.SAMPLE_LINE}. Nothing in it is real.</p>\n'
    place = ", ".join(
        filter(None, (record.partner.city, record.country_name or record.partner.country))
    )
    return (
        f"<header>\n{notice if record.workbook.sample else ''}"
        f"<p>Evidence pack: {_text(record.edition.title)}, "
        f"edition {_text(record.edition.version)}, revision {record.revision}</p>\n"
        f'<h1 dir="auto">{_text(record.partner.name)}</h1>\n'
        f'<p dir="auto">{_text(place)}</p>\n</header>'
    )


def _verdict(record: Record) -> str:
    rows = (
        ("Decision", says.decision_label(record)),
        ("Decided", moment_in_words(record.decision.decided_at)),
        ("Frozen", moment_in_words(record.frozen_at)),
        ("Review due", day_in_words(record.review_due)),
    )
    shown = "".join(
        f'<dt>{label}</dt><dd dir="auto">{_text(text)}</dd>\n' for label, text in rows if text
    )
    tone = f"--rating-{record.rating.value}"
    colours = f"color:var({tone}-fg);background:var({tone}-bg);border-color:var({tone}-edge)"
    reasons = "".join(f'<li dir="auto">{_text(reason)}</li>\n' for reason in says.reasons(record))
    return (
        f'<p class="rating" style="{colours}">Rating: {record.rating.word}</p>\n'
        f"<dl>\n{shown}</dl>\n" + (f"<ol>\n{reasons}</ol>" if reasons else "")
    )


def _fingerprint(record: Record, fingerprint: str) -> str:
    return (
        "<p>SHA-256 of record.json. The pack holds the record that was signed only if all "
        "64 digits agree with those on paper:</p>\n"
        f"<pre>{_text(grouped(fingerprint))}</pre>\n"
        f"<p>Head of the workbook when the record was frozen:</p>\n"
        f"<pre>{_text(grouped(record.workbook.head))}</pre>"
    )


def _ways() -> str:
    items = "".join(
        f"<li><strong>{_text(name)}.</strong> {_text(what)}<pre>{_text(command)}</pre></li>\n"
        for name, what, command in _WAYS
    )
    return f"<ol>\n{items}</ol>"


def _files(files: Iterable[str]) -> str:
    rows = "".join(
        f"<tr><td>{_link(name)}</td><td>{_text(_about(name))}</td></tr>\n" for name in files
    )
    return (
        '<div class="wide"><table>\n<thead><tr><th scope="col">File</th>'
        f'<th scope="col">What it is</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>'
    )


def _link(name: str) -> str:
    # "./" keeps a name such as "javascript:x" a name.
    return f'<a href="./{quote(name, errors="replace")}" dir="auto">{_text(name)}</a>'


def _about(name: str) -> str:
    for folder, what in _FOLDERS.items():
        if name.startswith(folder):
            return what
    return _WHAT_IT_IS.get(name, "")


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{title}</h2>\n{content}\n</section>"


def _style() -> str:
    return (
        f":root {{ color-scheme: light dark; {css_variables(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {css_variables(DARK)} }} }}\n"
        f"{_RULES}"
    )


_RULES = """\
body { margin: 0; background: var(--window); color: var(--text); font: 1rem/1.5 sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--muted); }
h1 { margin: .25rem 0; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; color: var(--accent); }
header .notice { margin-bottom: 1.5rem; padding: .5rem .75rem; border-radius: 6px;
  color: var(--kind-warn-fg); background: var(--kind-warn-bg); }
.rating { display: inline-block; margin: 1rem 0 .5rem; padding: .4rem 1rem; border: 1px solid;
  border-radius: 6px; font-size: 1.2rem; font-weight: bold; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: .5rem 0; }
dt { color: var(--muted); }
dd { margin: 0; }
pre { margin: .25rem 0 1rem; padding: .6rem .8rem; border: 1px solid var(--rule);
  border-radius: 6px; background: var(--surface); white-space: pre-wrap; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: var(--surface); }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--rule); text-align: start;
  vertical-align: top; }
th { background: var(--sunken); }
a { color: var(--accent); }
"""
