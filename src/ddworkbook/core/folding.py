"""Text in the form in which names are searched and compared: no accents, no capitals.

Not here: searching itself. Folded text is never shown and never stored as somebody's name.
"""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart, as people without them on the keyboard type them;
# and the signs that word processors put in place of the typed ones.
_TYPED_AS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "ʻ": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
    }
)


def fold(text: str) -> str:
    """Return text for searching: NFKD, no accents, casefolded, single spaces.

    Only marks with a combining class go (accents, Arabic vowel points); the vowel signs of
    Indic scripts, which carry the word, stay. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    # Taking apart may bring capitals back and casefolding may compose, so each is done twice.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in text if _is_kept(char))
    return " ".join(kept.translate(_TYPED_AS).split())


def _is_kept(char: str) -> bool:
    """Say whether a character is more than an accent or an invisible format sign."""
    return not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
