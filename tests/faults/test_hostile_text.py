"""Text from people is text everywhere: typed, signed, exported and read back as what was typed."""

from __future__ import annotations

import itertools
import json
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pypdf import PdfReader

from ddworkbook.cli.main import main
from ddworkbook.core.partner import Contact, Partner, PartnerName
from ddworkbook.core.project import Project
from ddworkbook.core.questionnaire import Column, Question, QuestionType
from ddworkbook.core.text_runs import visible
from ddworkbook.storage.reading.answers import answers
from ddworkbook.usecases.actions import add_action
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.evidence import attach_file
from ddworkbook.usecases.exporting import FORMATS, export_assessment
from ddworkbook.usecases.partners import add_partner, find_partner
from ddworkbook.usecases.people import add_key, introduce_person
from ddworkbook.usecases.projects import add_project
from ddworkbook.usecases.reviewing import add_note, approve, submit
from ddworkbook.usecases.verifying import verify_path
from ddworkbook.usecases.workbook_files import create_workbook
from tests.builders.record_builder import HOSTILE
from tests.builders.stage import PASSPHRASE, Stage, answer_everything, plain_value, signed
from tests.builders.world import fixed_world

MARKUP = '<img src=/etc/passwd> <b>x</b> &amp; =HYPERLINK("http://x","y")'
FORMAT = "%s {0} {name} ${T01} ﷽ שלום"
TEXTS = (*HOSTILE, MARKUP, FORMAT)
FILE_NAME = "=1+1 <b>أدلة</b> 👩‍🔬 \u202efdp.exe %s {0}.pdf"


@dataclass(frozen=True)
class Hostile:
    """A signed assessment full of odd text, and where it was exported."""

    stage: Stage
    folder: Path
    files: dict[str, Path]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    texts = itertools.cycle(TEXTS)
    session = create_workbook(folder / "odd.ddw", MARKUP, fixed_world(folder / "home"))
    preparer = introduce_person(session, TEXTS[1], TEXTS[0], TEXTS[6], "a@example.org").made
    reviewer = introduce_person(session, FORMAT, TEXTS[3], TEXTS[7]).made
    for person in (preparer, reviewer):
        add_key(session, person, PASSPHRASE)
    partner = add_partner(
        session,
        Partner(
            "",
            MARKUP,
            "KE",
            "public-university",
            names=tuple(PartnerName(text) for text in TEXTS),
            contacts=tuple(Contact(text, text) for text in TEXTS),
            city=TEXTS[0],
            notes="\n".join(TEXTS),
        ),
    ).made
    project = add_project(session, Project("", TEXTS[1], TEXTS[4], TEXTS[0], partners=(partner,)))
    stage = Stage(session, preparer, reviewer, partner)
    stage.assessment = start_assessment(
        session,
        partner,
        "partner-due-diligence",
        project_id=project.made,
        depth="simple",
        depth_reason=MARKUP,
    ).made
    answer_everything(stage, lambda question: odd_value(question, texts))
    given = answers(session.workbook, stage.assessment)
    for text, (code, answer) in zip(TEXTS, given.items(), strict=False):
        answer_question(session, stage.assessment, code, answer.value, text, text)
    attach_oddly_named(stage, folder, next(iter(given)))
    for text in TEXTS:
        add_action(session, stage.assessment, text, owner=text)
        add_note(session, stage.assessment, text)
    submit(session, stage.assessment, MARKUP)
    stage.work_as(reviewer)
    approve(session, stage.assessment, "proceed-with-conditions", reason=FORMAT, conditions=TEXTS)
    signed(stage)
    made = export_assessment(session, stage.assessment, folder / "out", frozenset(FORMATS))
    return Hostile(stage, folder, {path.suffix or "folder": path for path in made.files})


def odd_value(question: Question | Column, texts: Any) -> Any:
    """Return a value of the right type that is as odd as the type allows."""
    if question.type in {QuestionType.TEXT, QuestionType.LONG_TEXT}:
        return next(texts)
    if question.type is QuestionType.TABLE and isinstance(question, Question):
        return [
            {"id": str(at), **{one.code: odd_value(one, texts) for one in question.columns}}
            for at in range(1, 5)
        ]
    return plain_value(question)


def attach_oddly_named(stage: Stage, folder: Path, code: str) -> None:
    """Attach a file whose name tries everything that a file system lets through."""
    source = folder / FILE_NAME.replace("/", "")
    source.write_bytes(b"%PDF-1.4 invented")
    attach_file(stage.session, stage.assessment, source, (code,), note=MARKUP)


def test_what_was_typed_is_stored_as_it_was_typed(hostile: Hostile) -> None:
    partner = find_partner(hostile.stage.session, hostile.stage.partner)
    assert partner.name == MARKUP
    assert {one.name for one in partner.contacts} >= {text.strip() for text in TEXTS}
    given = answers(hostile.stage.session.workbook, hostile.stage.assessment)
    assert {one.comment for one in given.values()} >= {text.strip() for text in TEXTS}


def test_pack_record_and_workbook_verify(hostile: Hostile) -> None:
    session = hostile.stage.session
    for kind in (".zip", "folder"):
        report = verify_path(hostile.files[kind], session.world)
        assert report.holds, report.lines
    assert verify_path(session.workbook.path, session.world).holds


def test_names_of_files_are_plain_everywhere(hostile: Hostile) -> None:
    with zipfile.ZipFile(hostile.files[".zip"]) as pack:
        names = pack.namelist()
    assert all(name.isascii() and name.isprintable() for name in names)
    assert not any(char in name for name in names for char in '<>:"|?*\\')
    for path in hostile.files.values():
        assert path.name.isprintable() and not set(path.name) & set('<>:"|?*\\/')


@pytest.mark.parametrize(
    "name",
    ["A/B Institute", "St. Mary\\Trust", "🙂" * 120, "研" * 200, "x\u202efdp.exe", "../../x"],
)
def test_a_name_never_cuts_or_leads_astray_the_files_that_bear_it(
    tmp_path: Path, name: str
) -> None:
    session = create_workbook(tmp_path / "a.ddw", "A", fixed_world(tmp_path / "home"))
    introduce_person(session, "Ada")
    partner = add_partner(session, Partner("", name, "KE", "company")).made
    triage = start_assessment(session, partner, "triage").made
    made = export_assessment(session, triage, tmp_path / "out", frozenset({"xlsx"}))
    (path,) = made.files
    assert path.parent == tmp_path / "out" and path.exists()
    assert path.name.endswith(" - Triage - draft.xlsx")
    assert path.name[0] in {name[0], "-"} and path.name.isprintable()
    assert "Institute" in path.name or "Institute" not in name


def test_excel_holds_texts_and_never_a_formula_or_a_link_outside(hostile: Hostile) -> None:
    book = load_workbook(hostile.files[".xlsx"])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    shown = unescape("\n".join(str(cell.value) for cell in cells))
    for text in TEXTS:
        assert visible(text.strip()) in shown


def test_the_pdf_shows_markup_as_it_was_typed_and_does_nothing(hostile: Hostile) -> None:
    reader = PdfReader(hostile.files[".pdf"])
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for typed in ("<img src=/etc/passwd>", "<b>x</b> &amp;", "%s {0} {name} ${T01}", "␀", "U+202E"):
        assert typed in text
    for page in reader.pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            assert "/URI" not in action and "/JS" not in action


class _Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_start_page_shows_markup_as_text(hostile: Hostile) -> None:
    with zipfile.ZipFile(hostile.files[".zip"]) as pack:
        (name,) = [name for name in pack.namelist() if name.endswith("START-HERE.html")]
        page = _Tags(pack.read(name).decode())
    assert not page.tags & {"img", "script", "b", "iframe", "font"}
    assert MARKUP in page.text


def test_the_record_tells_the_texts_unchanged(hostile: Hostile) -> None:
    with zipfile.ZipFile(hostile.files[".zip"]) as pack:
        contents = [pack.read(name).decode() for name in pack.namelist() if name.endswith(".json")]
    told = "".join(contents)
    for text in TEXTS:
        assert json.dumps(text.strip(), ensure_ascii=False)[1:-1] in told


@pytest.mark.parametrize("command", ["partner list", "history", "assessment list", "check"])
def test_no_text_steers_the_terminal(
    hostile: Hostile, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([*command.split(), str(hostile.stage.session.workbook.path)]) == 0
    shown = capsys.readouterr().out
    assert not set(shown) & set("\x00\x07\x1b\x9b\u202e\u2066\u200b")
    assert "Traceback" not in shown
