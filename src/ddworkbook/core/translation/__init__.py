"""The texts of a questionnaire in another language, beside it and keyed by stable codes.

A translation names the hash of the English text it was made from, so that a changed text shows.
Not here: reading its file (questionnaire_reader), the words of the program itself.
"""

from ddworkbook.core.translation.texts import translatable_texts, with_texts
from ddworkbook.core.translation.translated import (
    TranslatedText,
    Translation,
    text_mark,
    translate,
)

__all__ = [
    "TranslatedText",
    "Translation",
    "text_mark",
    "translatable_texts",
    "translate",
    "with_texts",
]
