"""A whole questionnaire: from parsed YAML, to the canonical document of an edition, and back.

The document is what a workbook stores; its fingerprint is the edition's hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire, Section
from ddworkbook.core.questionnaire_linter import rule_problems
from ddworkbook.core.questionnaire_linter.cycles import cycle_problems
from ddworkbook.core.questionnaire_reader.fields import Fields
from ddworkbook.core.questionnaire_reader.parts import (
    read_decision,
    read_outcome,
    read_section,
    read_source,
)
from ddworkbook.core.questionnaire_reader.taking import take
from ddworkbook.core.questionnaire_reader.writing import head_tree, section_tree

FORMAT = "ddworkbook-questionnaire-1"
HEAD = "questionnaire.yaml"


@dataclass(frozen=True)
class Reading:
    """What was read of a questionnaire: all that could be, and every problem on the way.

    `problems` are those of the files; rules are not judged here. `doubtful` are the codes of
    questions with problems; when not `whole`, some questions are not known at all. `places` gives
    the file of each section.
    """

    questionnaire: Questionnaire
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]
    whole: bool
    places: Mapping[str, str]


def read_parts(
    head: Mapping[str, JsonValue], sections: Mapping[str, Mapping[str, JsonValue]]
) -> Reading:
    """Return what can be read of parsed YAML files.

    `sections` holds the parsed section files by name (`02-identity`), as the head lists them.
    """
    problems: list[Problem] = []
    fields = Fields(head, HEAD, problems)
    found: list[Section] = []
    places: dict[str, str] = {}
    doubtful: set[str] = set()
    names = fields.texts("sections")
    for name in names:
        file = f"sections/{name}.yaml"
        if name not in sections:
            fields.fault("sections", "file-missing", f"There is no {file}.", "Add the file.")
            continue
        found.append(read_section(Fields(sections[name], file, problems), file, doubtful))
        places[found[-1].code] = file
    for name in sorted(set(sections) - set(names)):
        fields.fault(
            "sections",
            "file-unlisted",
            f"sections/{name}.yaml is not listed.",
            "List or remove it.",
        )
    questionnaire = _questionnaire(fields, tuple(found))
    whole = set(names) == set(sections) and "" not in doubtful
    return Reading(questionnaire, tuple(problems), frozenset(doubtful), whole, places)


def read_questionnaire(
    head: Mapping[str, JsonValue], sections: Mapping[str, Mapping[str, JsonValue]]
) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Return the questionnaire of parsed YAML files, or None with every problem in them."""
    reading = read_parts(head, sections)
    problems = (*reading.problems, *reading_rule_problems(reading))
    return (None if problems else reading.questionnaire), problems


def reading_rule_problems(
    reading: Reading, fact_questions: Mapping[str, Question] | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the rules, as far as what was read allows to judge."""
    if not reading.whole:
        # A question that is not known would make rules look wrong that are not.
        return ()
    return rule_problems(
        reading.questionnaire,
        fact_questions=fact_questions,
        places=reading.places,
        doubtful=reading.doubtful,
    )


def to_document(questionnaire: Questionnaire) -> JsonValue:
    """Return the canonical document of an edition: the same edition gives the same document."""
    return {
        "format": FORMAT,
        **head_tree(questionnaire),
        "sections": [section_tree(section) for section in questionnaire.sections],
    }


def from_document(tree: JsonValue) -> Questionnaire:
    """Return the questionnaire that a document holds.

    Raises: ValueError, with all problems, when it is not a document of this format.
    """
    problems: list[Problem] = []
    fields = Fields(tree, "questionnaire document", problems)
    if fields.text("format") != FORMAT:
        fields.fault("format", "format", f"This is not {FORMAT}.", "Use a newer program.")
    sections = []
    for item in fields.items("sections"):
        sections.append(read_section(item, item.where))
    questionnaire = _questionnaire(fields, tuple(sections))
    # Old editions open for ever, so only what the engine cannot walk through is refused here.
    problems.extend(cycle_problems(questionnaire, {}))
    if problems:
        raise ValueError("\n".join(problem.sentence for problem in problems))
    return questionnaire


def _questionnaire(fields: Fields, sections: tuple[Section, ...]) -> Questionnaire:
    """Return the questionnaire whose head these fields are."""
    # A document holds the sections themselves, a folder their names.
    taken = take(fields, "questionnaire", leave="sections")
    taken.update(
        sections=sections,
        depths=tuple(read_outcome(item) for item in taken["depths"]),
        dimensions=tuple(read_outcome(item) for item in taken["dimensions"]),
        decisions=tuple(read_decision(item) for item in taken["decisions"]),
        sources={key: read_source(item, key) for key, item in taken["sources"].items()},
    )
    if not sections:
        fields.fault("sections", "missing", "There are no sections.", "List one or more.")
    fields.finish()
    return Questionnaire(**taken)
