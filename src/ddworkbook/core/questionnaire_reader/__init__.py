"""Parsed YAML or a stored document to a Questionnaire and back, listing all problems at once.

Not here: reading files (formats/questionnaire_folder.py), judging rules (questionnaire_linter).
"""

from ddworkbook.core.questionnaire_reader.document import (
    Reading,
    from_document,
    read_parts,
    read_questionnaire,
    reading_rule_problems,
    to_document,
)
from ddworkbook.core.questionnaire_reader.lines import LineTree, with_lines
from ddworkbook.core.questionnaire_reader.translation_file import read_translation

__all__ = [
    "LineTree",
    "Reading",
    "from_document",
    "read_parts",
    "read_questionnaire",
    "read_translation",
    "reading_rule_problems",
    "to_document",
    "with_lines",
]
