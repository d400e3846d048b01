"""The institution's own copies: changed text by text, checked, and saved as editions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.severity import Severity
from ddworkbook.core.translation import text_mark
from ddworkbook.formats.questionnaire_folder import read_folder
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.questionnaire_drafts import (
    Draft,
    copy_for_editing,
    draft_folder,
    list_drafts,
    open_draft,
    own_version,
    remove_draft,
)
from ddworkbook.usecases.questionnaire_editing import (
    add_language,
    change_severity,
    change_sources,
    change_text,
    change_translation,
    proposed_version,
    save_edition,
)
from ddworkbook.usecases.questionnaires import list_questionnaires, show_questionnaire
from ddworkbook.usecases.session import Session
from tests.builders.stage import Stage, new_stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    made = new_stage(tmp_path, keys=False)
    yield made
    made.close()


@pytest.fixture
def session(stage: Stage) -> Session:
    return stage.session


@pytest.fixture
def name(session: Session) -> str:
    return copy_for_editing(session, "triage").made


def draft_of(session: Session, name: str) -> Draft:
    return open_draft(session, name)


def files(session: Session, name: str) -> dict[str, bytes]:
    folder = draft_folder(session, name)
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*.*"))}


def test_a_copy_keeps_code_licence_and_sources(session: Session, name: str) -> None:
    shipped = show_questionnaire(None, "triage")
    draft = draft_of(session, name)
    assert name == "triage-2026.1-norwell.1"
    assert draft.questionnaire.code == "triage"
    assert draft.questionnaire.version == "2026.1-norwell.1"
    assert draft.questionnaire.licence == shipped.licence
    assert draft.questionnaire.sources == shipped.sources
    assert draft.before == shipped
    assert draft.problems == ()
    assert draft.differences == ()
    assert [row.title for row in list_drafts(session)] == [shipped.title]


def test_a_second_copy_has_a_folder_of_its_own(session: Session, name: str) -> None:
    other = copy_for_editing(session, "triage").made
    assert other != name
    assert len(list_drafts(session)) == 2


def test_a_text_is_changed_in_one_file_only(session: Session, name: str) -> None:
    before = files(session, name)
    change_text(session, name, "T01.hint", "  As in the contract.  ")
    after = files(session, name)
    assert draft_of(session, name).questionnaire.question("T01").hint == "As in the contract."
    assert [path for path in after if after[path] != before[path]] == ["sections/01-triage.yaml"]
    (told,) = draft_of(session, name).differences
    assert told.code == "T01"


def test_other_files_keep_what_their_authors_wrote(session: Session, name: str) -> None:
    head = draft_folder(session, name) / "questionnaire.yaml"
    head.write_text("# ours\n" + head.read_text(encoding="utf-8"), encoding="utf-8")
    change_text(session, name, "T01.guidance", "Ask the project lead.")
    assert head.read_text(encoding="utf-8").startswith("# ours\n")
    change_text(session, name, "title", "Our triage")
    assert draft_of(session, name).questionnaire.title == "Our triage"


def test_flags_and_sources_can_be_changed(session: Session, name: str) -> None:
    asked = draft_of(session, name).questionnaire.question("T05")
    other = Severity.STOP if asked.flags[0].severity is not Severity.STOP else Severity.RED
    change_severity(session, name, "T05", 1, other)
    change_text(session, name, "T05.flags.1.reason", "Our own reason.")
    change_text(session, name, "T05.flags.1.referral", "The finance office.")
    sources = list(draft_of(session, name).questionnaire.sources)[:2]
    change_sources(session, name, "T05", sources)
    changed = draft_of(session, name).questionnaire.question("T05")
    assert changed.flags[0].severity is other
    assert changed.flags[0].reason == "Our own reason."
    assert changed.flags[0].referral == "The finance office."
    assert changed.sources == tuple(sources)
    assert changed.flags[0].when == asked.flags[0].when


def test_needed_texts_cannot_be_emptied(session: Session, name: str) -> None:
    before = files(session, name)
    for place in ("T01.text", "title", "T05.flags.1.reason"):
        with pytest.raises(InputRefused, match="needed"):
            change_text(session, name, place, "  ")
    assert files(session, name) == before
    change_text(session, name, "T01.guidance", "")
    assert "no-guidance" in {one.code for one in draft_of(session, name).problems}


def test_what_is_not_there_cannot_be_changed(session: Session, name: str) -> None:
    for step in (
        lambda: change_text(session, name, "T77.text", "x"),
        lambda: change_text(session, name, "answers.yes", "x"),
        lambda: change_severity(session, name, "T05", 99, Severity.RED),
        lambda: change_severity(session, name, "T05", 1, Severity.NONE),
        lambda: change_severity(session, name, "T77", 1, Severity.RED),
        lambda: change_sources(session, name, "T05", ["nowhere"]),
        lambda: change_sources(session, name, "T77", []),
        lambda: change_translation(session, name, "sw", "T01.text", "x"),
        lambda: open_draft(session, "../triage"),
        lambda: open_draft(session, "nothing"),
    ):
        with pytest.raises(UsageRefused):
            step()


def test_translations_stand_beside_and_grow_stale(session: Session, name: str) -> None:
    add_language(session, name, "sw")
    draft = draft_of(session, name)
    assert {one.code for one in draft.problems} == {"translation-missing"}
    assert draft.obstacles == ()
    change_translation(session, name, "sw", "T01.text", "Nani?")
    said = draft_of(session, name).translation("sw").texts["T01.text"]
    assert said.text == "Nani?"
    assert said.of == text_mark(draft.questionnaire.question("T01").text)
    change_text(session, name, "T01.text", draft.questionnaire.question("T01").text + " Today?")
    stale = [one for one in draft_of(session, name).problems if one.code == "translation-stale"]
    assert len(stale) == 1
    change_translation(session, name, "sw", "T01.text", "")
    assert "T01.text" not in draft_of(session, name).translation("sw").texts


@pytest.mark.parametrize("tag", ["sw_KE", "Swahili", "", "../x"])
def test_a_language_needs_a_tag(session: Session, name: str, tag: str) -> None:
    with pytest.raises(InputRefused):
        add_language(session, name, tag)


def test_a_language_is_added_once(session: Session, name: str) -> None:
    add_language(session, name, "fr")
    for language in ("fr", draft_of(session, name).questionnaire.language):
        with pytest.raises(InputRefused) as refused:
            add_language(session, name, language)
        assert "already" in refused.value.details[0]


def test_a_saved_copy_is_what_new_assessments_ask(stage: Stage, name: str) -> None:
    session = stage.session
    change_text(session, name, "T01.hint", "In a few words.")
    made = save_edition(session, name, proposed_version(session, draft_of(session, name))).made
    started = start_assessment(session, stage.partner, "triage").made
    page = assessment_page(session, started)
    assert page.questionnaire.version == "2026.1-norwell.1"
    assert page.questionnaire.question("T01").hint == "In a few words."
    rows = {row.edition: row for row in list_questionnaires(session)}
    assert rows[made].adopted
    assert not rows[made].shipped
    assert show_questionnaire(None, "triage").version == "2026.1"


def test_nothing_is_saved_twice_nor_under_a_taken_version(session: Session, name: str) -> None:
    change_text(session, name, "T01.hint", "In a few words.")
    save_edition(session, name, "2026.1-norwell.1")
    assert draft_of(session, name).differences == ()
    with pytest.raises(InputRefused, match="Nothing was changed"):
        save_edition(session, name, "2026.1-norwell.1")
    change_text(session, name, "T01.hint", "In one word.")
    for version in ("2026.1-norwell.1", "2026.1", " "):
        with pytest.raises(InputRefused, match="version of its own"):
            save_edition(session, name, version)
    assert proposed_version(session, draft_of(session, name)) == "2026.1-norwell.2"
    save_edition(session, name, "2026.1-norwell.2")
    assert show_questionnaire(session, "triage").version == "2026.1-norwell.2"


def test_a_copy_with_another_question_under_an_old_code_is_not_saved(
    session: Session, name: str
) -> None:
    change_text(session, name, "T01.text", "Favourite colour?")
    with pytest.raises(InputRefused, match="1 problem") as refused:
        save_edition(session, name, "2026.1-norwell.1")
    assert "T01 asked" in refused.value.details[0]
    assert [row.shipped for row in list_questionnaires(session)] == [True, True]


def test_a_copy_spoilt_by_hand_says_why(session: Session, name: str) -> None:
    head = draft_folder(session, name) / "questionnaire.yaml"
    head.write_text("code: [\n", encoding="utf-8")
    draft = draft_of(session, name)
    assert draft.questionnaire is None
    assert draft.problems
    (row,) = list_drafts(session)
    assert not row.readable
    for step in (
        lambda: change_text(session, name, "title", "x"),
        lambda: save_edition(session, name, "1"),
        lambda: add_language(session, name, "sw"),
    ):
        with pytest.raises(InputRefused, match="Repair them by hand"):
            step()


def test_a_damaged_comparison_falls_back_to_what_is_known(session: Session, name: str) -> None:
    (draft_folder(session, name) / "edition-before.json").write_text("{", encoding="utf-8")
    change_text(session, name, "T01.text", "Favourite colour?")
    draft = draft_of(session, name)
    assert draft.before is None
    assert [one.code for one in draft.obstacles] == ["code-reused"]


def test_a_copy_can_be_removed(session: Session, name: str) -> None:
    folder = draft_folder(session, name)
    remove_draft(session, name)
    assert not folder.exists()
    assert list_drafts(session) == ()
    with pytest.raises(UsageRefused):
        remove_draft(session, name)


def test_what_is_written_is_a_questionnaire_for_others_too(session: Session, name: str) -> None:
    change_text(session, name, "T01.guidance", "Line one.\nLine two: “quoted”, #not a comment.")
    read, problems = read_folder(draft_folder(session, name))
    assert problems == ()
    assert read.question("T01").guidance == "Line one.\nLine two: “quoted”, #not a comment."


@pytest.mark.parametrize(
    ("version", "owner", "taken", "expected"),
    [
        ("2026.1", "University of Norwell", (), "2026.1-university-of-norwell.1"),
        ("2026.1", "", (), "2026.1-own.1"),
        ("2026.1", "中文", (), "2026.1-own.1"),
        ("2026.1-a-b.3", "Other", (), "2026.1-a-b.4"),
        ("2026.1-a.1", "", ("2026.1-a.2",), "2026.1-a.3"),
    ],
)
def test_own_versions_count_up(
    version: str, owner: str, taken: tuple[str, ...], expected: str
) -> None:
    assert own_version(version, owner, taken) == expected
