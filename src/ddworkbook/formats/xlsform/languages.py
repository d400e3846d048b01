"""Languages of a form: headers such as `label::French (fr)` and the default language.

Source: BCP 47; the XLSForm reference, "Multiple language support".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.masking import unmasked
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import SETTINGS, SURVEY

UNDETERMINED = "und"
_IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

# Names that forms use without a tag.
_NAMES = {
    "amharic": "am", "arabic": "ar", "bengali": "bn", "burmese": "my", "chinese": "zh",
    "dari": "prs", "dutch": "nl", "english": "en", "français": "fr", "french": "fr",
    "german": "de", "haitian creole": "ht", "hausa": "ha", "hindi": "hi", "indonesian": "id",
    "italian": "it", "khmer": "km", "kiswahili": "sw", "nepali": "ne", "pashto": "ps",
    "persian": "fa", "portuguese": "pt", "russian": "ru", "somali": "so", "spanish": "es",
    "español": "es", "swahili": "sw", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    "vietnamese": "vi",
}  # fmt: skip


def language_tag(name: str) -> str:
    """Return the tag of a language as forms name it, "" when there is none."""
    found = _IN_BRACKETS.search(name)
    if found:
        return _cased(found[1])
    known = _NAMES.get(name.strip().casefold())
    if known:
        return known
    return _cased(name.strip()) if _TAG.fullmatch(name.strip()) and len(name.strip()) != 4 else ""


def language_header(tag: str) -> str:
    """Return how a language is written in headers: `French (fr)`, or its tag."""
    base = tag.partition("-")[0]
    names = [name for name, known in _NAMES.items() if known == base and name.isascii()]
    return f"{names[0].title()} ({tag})" if names else f"{tag} ({tag})"


def _cased(tag: str) -> str:
    """Return a tag in its usual case: sw, en-GB, zh-Hant."""
    first, *rest = tag.split("-")
    parts = [part.upper() if len(part) == 2 else part for part in rest]
    return "-".join([first.lower(), *(p.title() if len(p) == 4 else p for p in parts)])


@dataclass
class Texts:
    """Gives texts in the form's language; `others` are headers of further languages by tag.

    `ours` says that the form was written by us, so that its texts are masked.
    """

    tag: str
    header: str
    others: dict[str, str] = field(default_factory=dict)
    ours: bool = False

    def of(self, row: Row, column: str) -> str:
        """Return a text in the language of the form; without one, the cell without language."""
        return self.plain(row.texts.get((column, self.header), "") or row.get(column))

    def other(self, row: Row, column: str, tag: str) -> str:
        """Return a text in a further language."""
        return self.plain(row.texts.get((column, self.others[tag]), ""))

    def plain(self, text: str) -> str:
        """Return a text of a form as it is meant."""
        return unmasked(text) if self.ours else text


def languages_of(wanted: str, headers: Iterable[str], plain: bool, findings: Findings) -> Texts:
    """Return which language is the form's own, and which are others.

    `wanted` is default_language; `plain` says that there are labels without a language.
    """
    named = list(dict.fromkeys(headers))
    default = _default_header(wanted, named, plain)
    tag = language_tag(wanted) or language_tag(default)
    if not tag:
        findings.notice("no-language", Place(SETTINGS, 0, "default_language"))
        tag = UNDETERMINED
    texts = Texts(tag, default)
    for name in named:
        if name == default:
            continue
        other = language_tag(name)
        if other and other != tag and other not in texts.others:
            texts.others[other] = name
        else:
            findings.notice("unknown-language", Place(SURVEY, 1), name=name)
    return texts


def _default_header(wanted: str, named: list[str], plain: bool) -> str:
    """Return the header whose texts are the form's own, "" when plain ones are."""
    if wanted in named:
        return wanted
    same = [name for name in named if wanted and language_tag(name) == language_tag(wanted)]
    if same:
        return same[0]
    return "" if plain or not named else named[0]
