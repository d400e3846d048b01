"""Everything that can be said about a form: code -> what is wrong, and how to repair it.

Problems keep a form from being imported. Notices say what was changed or left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What is wrong and how to repair it, with places in braces for names and values."""

    what: str
    repair: str


PROBLEMS: Mapping[str, Wording] = {
    "no-survey": Wording(
        "There is no sheet “survey”.", "Name the sheet with the questions survey.{near}"
    ),
    "no-column": Wording("The column {name} is missing.", "Add it; every row needs it."),
    "repeated-column": Wording("The column {name} stands twice.", "Keep one of the two."),
    "formula": Wording(
        "The cell {cell} holds a formula, whose result cannot be trusted.",
        "Copy the cells and paste them as values.",
    ),
    "content-below": Wording(
        "Below {rows} blank rows there are more rows, which were not read.",
        "Remove the blank rows.",
    ),
    "no-type": Wording("The row has no type.", "Give one, such as text, or empty the row."),
    "unknown-type": Wording("There is no type {name!r}.", "{near}"),
    "no-name": Wording("The question has no name.", "Give one, such as q1."),
    "repeated-name": Wording(
        "The name {name!r} was used in row {row} already.", "Name one of them otherwise."
    ),
    "no-list-name": Wording(
        "The type does not say which choices.", "Write select_one and the name of a list."
    ),
    "unknown-list": Wording("There is no list of choices {name!r}.", "{near}"),
    "no-choice-name": Wording("The choice has no name.", "Give one, such as yes."),
    "choice-space": Wording(
        "The name of the choice, {name!r}, holds a space.", "Use a hyphen instead."
    ),
    "repeated-choice": Wording(
        "The list {list} has the choice {name!r} twice.", "Keep one, or rename one."
    ),
    "not-closed": Wording("This {kind} is never closed.", "Add a row of type end {kind} below it."),
    "closes-nothing": Wording(
        "This row ends a {kind}, but none is open here.", "Remove it, or add the begin {kind}."
    ),
    "unknown-name": Wording("There is no question {name!r}.", "{near}"),
    "rule": Wording("At character {position} of the rule: {what}", "{repair}"),
    "bad-number": Wording("{name} is not a number: {value!r}.", "Write digits, such as 12.5."),
    "bad-own-fact": Wording(
        "The cell does not hold what the export writes there.",
        "Empty it, or correct it as JSON.",
    ),
    "two-rules": Wording(
        "The rule was changed, but {own} still holds the rule that it was made from.",
        "Change {own} as well, or empty it.",
    ),
    "no-questions": Wording("There are no questions that can be asked.", "Add one."),
    "no-calculation": Wording("The calculation is missing.", "Write what the value is."),
    "no-columns": Wording(
        "The repeat has no question that can be a column.", "Add one, or remove the repeat."
    ),
}

NOTICES: Mapping[str, Wording] = {
    "merged": Wording(
        "Cells are merged ({ranges}); only the first of them has a value.",
        "Check that nothing is missing.",
    ),
    "unknown-sheet": Wording("The sheet was left out.", "It has no counterpart here."),
    "unknown-column": Wording("The column was left out.", "It is not known here.{near}"),
    "left-out": Wording("{what} was left out.", "It has no counterpart here."),
    "metadata": Wording(
        "The question of type {name} was left out.",
        "A workbook notes by itself who did what and when.",
    ),
    "as-text": Wording(
        "The question of type {name} became a text.", "Say in its guidance how to answer it."
    ),
    "order-lost": Wording(
        "The question of type rank became a multi.", "The order of the choices is not kept."
    ),
    "as-fact": Wording(
        "The value {name!r} became a fact that comes from outside.",
        "It cannot be worked out here; rules that use it know it only when it is given.",
    ),
    "new-name": Wording(
        "The name {name!r} became {became!r}.",
        "Codes are up to 40 letters, digits, - and _, beginning with a letter, each used once.",
    ),
    "no-label": Wording(
        "There is no label; {text!r} was taken.", "Write the text of the question."
    ),
    "group-as-note": Wording(
        "The group inside a group became a note.", "Its condition was given to its questions."
    ),
    "group-rule": Wording(
        "The group inside a group gave its condition to its questions.",
        "Sections have no sections inside.",
    ),
    "rule-left-out": Wording(
        "The rule was left out: it uses {name}, which has no counterpart.", "{effect}"
    ),
    "rule-for-unanswered": Wording(
        "The rule was written so that unanswered questions count as they do in ODK.",
        "It is longer now, and says the same.",
    ),
    "required-rule": Wording(
        "Whether an answer is required depends on a rule.",
        "It is always required now; change it where that is wrong.",
    ),
    "no-message": Wording(
        "The constraint has no message.", "A plain one was put there; write a better one."
    ),
    "place-in-text": Wording(
        "The text takes in an answer, as in ${{name}}.",
        "It is shown as it stands; write a text that needs none.",
    ),
    "unused-list": Wording("No question uses the list of choices {name}.", "It was left out."),
    "no-choice-label": Wording("The choice has no label.", "Its name was taken as its label."),
    "no-language": Wording(
        "The form does not say its language.",
        "It was noted as undetermined (und); write default_language, such as English (en).",
    ),
    "unknown-language": Wording(
        "The texts in {name!r} were left out, because the language has no tag.",
        "Write it as {name} (tag), with its BCP 47 tag.",
    ),
    "no-version": Wording("The form has no version.", "It was noted as 1."),
    "no-settings": Wording("There is no title.", "The name of the file was taken."),
    "own-defaults": Wording(
        "An XLSForm does not say who answers, and whose answer it is.",
        "Every question is for the partner, about the project; change it where that is wrong.",
    ),
    "repeat-left-out": Wording(
        "{what} was left out.", "A column of a table has no counterpart for it."
    ),
    "choices-changed": Wording(
        "The choices are not those of the type {name}.", "The question became a choice."
    ),
}
