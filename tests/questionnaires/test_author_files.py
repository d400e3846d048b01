"""What authors read is made from the tables that the program works with, and says all of it."""

import json
import re

import jsonschema
import pytest

from ddworkbook.core.expression import parse_expression
from ddworkbook.core.expression.functions import FUNCTIONS
from ddworkbook.core.questionnaire_linter.codes import PROBLEM_CODES
from ddworkbook.core.questionnaire_reader import read_parts
from ddworkbook.core.questionnaire_reader.json_schema import file_schemas
from ddworkbook.core.questionnaire_reader.manual_tables import fill_in
from tests.architecture.source import ROOT
from tests.builders.every_type import every_trees
from tests.builders.questionnaire_trees import small_trees
from tests.questionnaires.content import OWN, SHIPPED, head, sections

SCHEMAS = file_schemas()
SOURCES = [
    *(ROOT / "src" / "ddworkbook" / "core" / "questionnaire_reader").glob("*.py"),
    *(ROOT / "src" / "ddworkbook" / "core" / "questionnaire_linter").glob("*.py"),
    ROOT / "src" / "ddworkbook" / "formats" / "yaml_text.py",
    ROOT / "src" / "ddworkbook" / "formats" / "questionnaire_folder.py",
]
# A code stands as the first text of a Problem, or as the second argument of fault().
CODE = re.compile(
    r"(?:Problem\(\s*|_note\(\s*|builder\.fault\(\s*|self\.fault\(\s*(?=[^,]+,\s*_?line)"
    r'|\.fault\(\s*[^,]+,\s*)"([a-z0-9-]+)"'
)


def faults(schema, tree):
    judge = jsonschema.Draft202012Validator(SCHEMAS[schema])
    return [error.message for error in judge.iter_errors(tree)]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_that_of_the_reader(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    published = (SHIPPED / "schema" / name).read_text(encoding="utf-8")
    assert json.loads(published) == SCHEMAS[name], "run packaging/author_files.py"


@pytest.mark.parametrize("name", OWN)
def test_the_shipped_questionnaires_fit_the_schema(name):
    assert faults("questionnaire.schema.json", head(name)) == []
    assert [faults("section.schema.json", section) for section in sections(name)] == [
        [] for _ in sections(name)
    ]


@pytest.mark.parametrize("trees", [small_trees, every_trees])
def test_what_the_reader_takes_fits_the_schema(trees):
    tree, parts = trees()
    assert read_parts(tree, parts).problems == ()
    assert faults("questionnaire.schema.json", tree) == []
    assert [faults("section.schema.json", part) for part in parts.values()] == [[], []]


@pytest.mark.parametrize(
    "change",
    [
        lambda question: question.update(type="yes-know"),
        lambda question: question.update(relevent="1 = 1"),
        lambda question: question.update(min=3),
        lambda question: question.update(choices=[{"value": "a", "label": "A"}]),
        lambda question: question.update(type="choice"),
        lambda question: question.update(required="yes"),
        lambda question: question.update(flags=[{"severity": "none", "when": "1", "reason": "x"}]),
        lambda question: question.pop("text"),
    ],
)
def test_what_the_reader_refuses_does_not_fit_the_schema(change):
    tree, parts = small_trees()
    change(parts["01-identity"]["questions"][2])
    assert read_parts(tree, parts).problems
    assert faults("section.schema.json", parts["01-identity"])


def test_the_tables_of_the_manual_are_those_of_the_program():
    manual = (SHIPPED / "AUTHORS.md").read_text(encoding="utf-8")
    assert fill_in(manual) == manual, "run packaging/author_files.py"


def test_every_example_of_a_function_is_a_rule_that_calls_it():
    for name, function in FUNCTIONS.items():
        assert f"{name}(" in function.example
        parse_expression(function.example)


def test_the_manual_lists_every_code_of_a_problem():
    used = {code for path in SOURCES for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert used == set(PROBLEM_CODES)
