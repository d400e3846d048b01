"""A whole XLSForm as a questionnaire, with every problem and every notice at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import Reading, read_parts, reading_rule_problems
from ddworkbook.core.translation import Translation
from ddworkbook.formats.xlsform.choice_lists import Tree, choice_lists
from ddworkbook.formats.xlsform.edited import edited_rules
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.form_head import form_head
from ddworkbook.formats.xlsform.form_sheets import FormSheets, open_form
from ddworkbook.formats.xlsform.languages import Texts, languages_of
from ddworkbook.formats.xlsform.names import names_of, shaped_code
from ddworkbook.formats.xlsform.question_rows import FormReader
from ddworkbook.formats.xlsform.rules_in import RuleReader
from ddworkbook.formats.xlsform.sections import Sections
from ddworkbook.formats.xlsform.structure import Node, tree_of
from ddworkbook.formats.xlsform.translations_in import translations_of
from ddworkbook.formats.xlsform.vocabulary import OWN, SURVEY

# Fields of a question, as problems name them, and the columns that they are from.
_COLUMNS = {
    "text": "label",
    "guidance": "guidance_hint",
    "calculate": "calculation",
    "choices": "type",
}


@dataclass(frozen=True)
class XlsformReading:
    """What a form gave: the questionnaire, or None with problems; translations; notices."""

    questionnaire: Questionnaire | None
    translations: tuple[Translation, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


def read_xlsform(path: Path) -> XlsformReading:
    """Return what is in a form.

    Raises: InputRefused when the file as such is harmful or damaged; WorldError when it cannot
    be read.
    """
    findings = Findings()
    sheets = open_form(path, findings)
    if sheets is None:
        return XlsformReading(None, (), findings.problems, findings.notices)
    texts = languages_of(
        sheets.setting("default_language"),
        (*sheets.survey.languages, *(sheets.choices.languages if sheets.choices else ())),
        any(row.get("label") for row in sheets.survey.rows),
        findings,
    )
    texts.ours = bool(sheets.own)
    head = form_head(sheets, texts, path, findings)
    top = tree_of(sheets.survey.rows, findings)
    reader = _reader(top, sheets, texts, head, findings)
    sections = Sections(reader, str(head["title"]))
    sections.read(top)
    reader.lists.report_unused(sheets.choices.rows if sheets.choices else ())
    if not any(row.get(f"{OWN}who") for row in sheets.survey.rows):
        findings.notice("own-defaults", Place(SURVEY))
    if not sections.sections and not findings.problems:
        findings.problem("no-questions", Place(SURVEY))
    head["facts"] = dict(reader.names.facts)
    return _judged(head, sections, top, reader, sheets)


def _reader(
    top: Sequence[Node], sheets: FormSheets, texts: Texts, head: Tree, findings: Findings
) -> FormReader:
    facts = head.get("facts")
    given = {str(k): str(v) for k, v in facts.items()} if isinstance(facts, dict) else {}
    names = names_of(top, given, findings)
    lists = choice_lists(sheets.choices, texts, findings)
    return FormReader(texts, lists, names, RuleReader(names, findings), findings)


def _judged(
    head: Tree, sections: Sections, top: Sequence[Node], reader: FormReader, sheets: FormSheets
) -> XlsformReading:
    """Return the reading once the questionnaire as such was judged."""
    findings = reader.findings
    trees = {f"{number:04}": tree for number, tree in enumerate(sections.sections, start=1)}
    reading = read_parts({**head, "sections": list(trees)}, trees)
    # What could not be read would look as if it were not there.
    doubtful = reading.doubtful | {
        code
        for code in (*reader.names.codes.values(), *map(shaped_code, findings.doubtful))
        if reading.questionnaire.question(code) is None
    }
    found = [*reading.problems]
    found += reading_rule_problems(replace(reading, doubtful=doubtful))
    told = bool(findings.problems)
    for problem in found:
        # That something is missing was told before, with its reason.
        if not told or problem.code != "missing":
            findings.add(*_placed(problem, reading, sections.places))
    questionnaire = None if findings.problems else reading.questionnaire
    if questionnaire is not None:
        edited_rules(questionnaire, sheets.survey.rows, findings)
    if questionnaire is None or findings.problems:
        return XlsformReading(None, (), findings.problems, findings.notices)
    translations = translations_of(top, reader, questionnaire, sheets.translated)
    return XlsformReading(questionnaire, translations, (), findings.notices)


def _placed(problem: Problem, reading: Reading, places: dict[str, Place]) -> tuple[Problem, Place]:
    """Return a problem of the questionnaire with its place in the form, where that is known."""
    for section in reading.questionnaire.sections:
        file = reading.places.get(section.code, section.code)
        for code in (*(question.code for question in section.questions), ""):
            place = places.get(code or f"section {section.code}")
            beginning = f"{file}, question {code}" if code else file
            rest = problem.where.removeprefix(beginning)
            if place is None or rest == problem.where or rest[:2] not in {"", ", "}:
                continue
            name = rest.removeprefix(", ").partition(".")[0].partition("[")[0]
            column = _COLUMNS.get(name, name)
            where = f"{place.sheet}, row {place.row}" + (f", column {column}" if column else "")
            return Problem(problem.code, where, problem.what, problem.repair), place
    return problem, Place(SURVEY)
