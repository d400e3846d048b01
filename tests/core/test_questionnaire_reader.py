"""Parsed YAML to a questionnaire, to its document and back; all problems at once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.canonical import canonical_bytes, fingerprint, parse_json
from ddworkbook.core.questionnaire import QuestionType, Who
from ddworkbook.core.questionnaire_reader import from_document, read_questionnaire, to_document
from ddworkbook.core.severity import Severity
from tests.builders.questionnaire_trees import small_questionnaire, small_trees


def test_everything_in_the_files_arrives():
    questionnaire = small_questionnaire()
    question = questionnaire.question("A1a")
    assert question.type is QuestionType.CHOICE
    assert question.who is Who.PARTNER
    assert question.follows == "A1"
    assert [choice.label for choice in question.choices] == ["Resolved", "Still open"]
    assert question.flags[0].code == "A1a/1"
    assert question.flags[0].severity is Severity.RED
    assert questionnaire.question("A3").choice_label("na") == "Not applicable"
    assert not questionnaire.question("B0").required
    assert not questionnaire.question("B3").required
    assert questionnaire.licence == "CC-BY-4.0"


def test_a_document_gives_the_same_edition_back_even_through_a_file():
    questionnaire = small_questionnaire()
    document = to_document(questionnaire)
    again = from_document(parse_json(canonical_bytes(document)))
    assert again == questionnaire
    assert fingerprint(to_document(again)) == fingerprint(document)


def test_a_damaged_document_is_refused():
    document = to_document(small_questionnaire())
    with pytest.raises(ValueError, match="not ddworkbook-questionnaire-1"):
        from_document({**document, "format": "other"})
    with pytest.raises(ValueError, match="Keys with values"):
        from_document([])


def test_all_problems_are_listed_at_once_with_their_places():
    head, sections = small_trees()
    head["titel"] = head.pop("title")
    head["sections"].append("03-missing")
    questions = sections["01-identity"]["questions"]
    questions[0]["type"] = "yes-now"
    questions[1]["flags"][0]["when"] = "${A1a} = 'open"
    questions[2]["required"] = "yes"
    questions[3]["sources"] = "S1"
    questions[4]["columns"][0]["type"] = "note"
    sections["02-money"]["questions"][1]["constraint"].pop("message")
    questionnaire, problems = read_questionnaire(head, sections)
    assert questionnaire is None
    assert {problem.where for problem in problems} == {
        "questionnaire.yaml, sections",
        "questionnaire.yaml, title",
        "questionnaire.yaml, titel",
        "sections/01-identity.yaml, question A1, type",
        "sections/01-identity.yaml, question A1a, flags[1].when",
        "sections/01-identity.yaml, question A2, required",
        "sections/01-identity.yaml, question A3, sources",
        "sections/01-identity.yaml, question A4, columns[1].type",
        "sections/02-money.yaml, question B1, constraint.message",
    }
    assert all(problem.repair for problem in problems)


def test_rules_are_judged_when_the_files_have_the_right_shape():
    head, sections = small_trees()
    sections["01-identity"]["questions"][1]["relevant"] = "${A11} = 'yes'"
    questionnaire, problems = read_questionnaire(head, sections)
    assert questionnaire is None
    assert [(p.where, p.repair) for p in problems] == [
        ("sections/01-identity.yaml, question A1a, relevant", "Did you mean 'A1'?")
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=5), below),
    max_leaves=4,
)


def _paths(tree, way=()):
    yield way
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items if isinstance(tree, dict | list) else ():
        yield from _paths(value, (*way, key)) if isinstance(value, dict | list) else [(*way, key)]


PATHS = sorted(_paths(list(small_trees())), key=str)[1:]


@given(st.sampled_from([path for path in PATHS if len(path) > 1]), JSON)
def test_no_data_in_any_place_makes_the_reader_fail(path, value):
    trees = json.loads(json.dumps(small_trees()))
    inside = trees
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    questionnaire, problems = read_questionnaire(*trees)
    assert (questionnaire is None) == bool(problems)
