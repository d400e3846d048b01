"""Why a question is asked or hidden, and which answers fired a flag, in words."""

from __future__ import annotations

from ddworkbook.core.answer_text import plain_text, value_text
from ddworkbook.core.answer_value import json_of
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression import Expression, evaluate_node, in_words, names
from ddworkbook.core.expression.tree import Logic, Node
from ddworkbook.core.questionnaire import Question, QuestionType, Section
from ddworkbook.core.walkthrough.standing import Asking, Standing

# Longer question texts are cut in explanations; the code leads to the whole.
MAX_SUBJECT = 70


def why(standing: Standing, question: Question) -> str:
    """Return one or two sentences: why the question is asked, or what hides it."""
    asking = standing.asking(question)
    if asking is Asking.ASKED:
        return _why_asked(standing, question)
    if asking is Asking.SECTION_HIDDEN:
        section = standing.section_of(question)
        return "Not asked." if section is None else why_section(standing, section)
    if asking is Asking.TOO_DEEP:
        label = _depth_label(standing, question.depth)
        return f"Not asked: it is asked from the depth {label} on, {_depth_now(standing)}."
    if asking is Asking.MAIN_HIDDEN:
        return f"Not asked: it follows {question.follows}, which is not asked."
    if question.relevant is None:
        return "Not asked."
    return _not_asked(standing, question.relevant, "it", asking)


def why_section(standing: Standing, section: Section) -> str:
    """Return why a whole section is asked or hidden; "" when it has no condition."""
    if section.relevant is None:
        return ""
    asking = standing.asking_section(section)
    if asking is Asking.ASKED:
        rule = what_made_it_true(standing, section.relevant)
        return f"The section is asked because {said(standing, rule)}."
    return _not_asked(standing, section.relevant, f"the section “{section.title}”", asking)


def _not_asked(standing: Standing, relevant: Expression, what: str, asking: Asking) -> str:
    """Return when it would be asked, and what is not answered yet."""
    rule = said(standing, relevant)
    if asking is Asking.NOT_RELEVANT:
        return f"Not asked: {what} is asked when {rule}."
    unknown = [code for code in names(relevant) if standing.value(code) is None]
    return f"Not asked yet: {what} is asked when {rule} (not answered yet: {', '.join(unknown)})."


def said(standing: Standing, rule: Expression) -> str:
    """Return a rule in words, with the texts and labels of this questionnaire."""
    return in_words(rule, lambda code, choice: _wording(standing, code, choice))


def because(standing: Standing, rule: Expression) -> tuple[str, ...]:
    """Return, for each answer or fact that made a rule true, what it is and how it reads."""
    found = []
    for code in names(what_made_it_true(standing, rule)):
        question = standing.questionnaire.question(code)
        if question is None:
            found.append(f"{_fact_words(standing, code)}: {_fact_text(standing, code)}")
        else:
            found.append(f"{code}: {question.text} {_answer_text(standing, question)}")
    return tuple(found)


def what_made_it_true(standing: Standing, rule: Expression) -> Expression:
    """Return a true rule without the sides of its `or` that are not true."""
    return Expression(rule.text, _true_part(standing, rule.tree))


def _true_part(standing: Standing, node: Node) -> Node:
    if not isinstance(node, Logic):
        return node
    operands = node.operands
    if node.operator == "or":
        true = [o for o in operands if evaluate_node(o, standing.scope) is True]
        operands = tuple(true) or operands
    parts = tuple(_true_part(standing, operand) for operand in operands)
    return parts[0] if len(parts) == 1 else Logic(node.operator, parts)


def _why_asked(standing: Standing, question: Question) -> str:
    sentences = []
    if question.relevant is not None:
        rule = what_made_it_true(standing, question.relevant)
        sentences.append(f"Asked because {said(standing, rule)}.")
    if question.depth:
        label = _depth_label(standing, question.depth)
        sentences.append(f"Asked from the depth {label} on, {_depth_now(standing)}.")
    if not sentences and question.follows:
        sentences.append(f"Asked together with {question.follows}.")
    return " ".join(sentences) or "Always asked."


def _depth_label(standing: Standing, value: str) -> str:
    depths = standing.questionnaire.depths
    return next((f"“{depth.label}”" for depth in depths if depth.value == value), value)


def _depth_now(standing: Standing) -> str:
    if not standing.profile.depth:
        return "and no depth is chosen yet"
    return f"and the depth here is {_depth_label(standing, standing.profile.depth)}"


def _wording(standing: Standing, code: str, choice: str | None) -> str:
    """Return the words for a code, a column or a choice."""
    code, _, column = code.partition(".")
    question = standing.questionnaire.question(code)
    if choice is None:
        return _subject(standing, code, column, question)
    behind = question or standing.profile.fact_questions.get(code)
    if behind is not None:
        return behind.choice_label(choice)
    return choice.replace("-", " ") if code in standing.questionnaire.facts else choice


def _subject(standing: Standing, code: str, column: str, question: Question | None) -> str:
    if not code:
        return "the answer"
    if question is None:
        return _fact_words(standing, code)
    if column:
        label = next((c.label for c in question.columns if c.code == column), column)
        return f"“{label}” in {code}"
    return f"{code} “{_shortened(question.text)}”"


def _shortened(text: str) -> str:
    """Return a text cut at a word to what fits into an explanation."""
    if len(text) <= MAX_SUBJECT:
        return text
    return f"{text[:MAX_SUBJECT].rpartition(' ')[0] or text[:MAX_SUBJECT]} …"


def _fact_words(standing: Standing, code: str) -> str:
    return standing.questionnaire.facts.get(code, code)


def _fact_text(standing: Standing, code: str) -> str:
    fact = standing.profile.facts.get(code)
    behind = standing.profile.fact_questions.get(code)
    if behind is None:
        return plain_text(fact)
    return value_text(behind, fact, standing.profile.countries)


def _answer_text(standing: Standing, question: Question) -> str:
    # Explanations of flags stand unsealed in records; a personal answer is only named there.
    if question.personal:
        return f"(personal, see the answer to {question.code})"
    value: JsonValue = None
    if question.type is QuestionType.CALCULATED:
        value = json_of(standing.value(question.code))
    elif standing.value(question.code) is not None:
        value = standing.answers[question.code].value
    return value_text(question, value, standing.profile.countries)
