"""Parsed YAML or a stored document to a Questionnaire and back, listing all problems at once.

Not here: reading files (formats/questionnaire_folder.py), judging rules (questionnaire_linter).
"""

from ddworkbook.core.questionnaire_reader.document import (
    from_document,
    read_questionnaire,
    to_document,
)

__all__ = ["from_document", "read_questionnaire", "to_document"]
