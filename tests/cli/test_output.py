"""What reaches a terminal: nothing that steers it, no line that people forged."""

from __future__ import annotations

import json
from contextlib import redirect_stdout
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.cli.output import say, say_error, say_facts, say_json, say_table

Out = pytest.CaptureFixture[str]
FORGED = "Lake University\nState  signed"


def test_a_value_of_several_lines_forges_no_fact(capsys: Out) -> None:
    say_facts((("Name", FORGED), ("State", "draft")))
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("State")] == ["State  draft"]
    assert lines[1] == "       | State  signed"


def test_a_sentence_of_several_lines_forges_no_line(capsys: Out) -> None:
    say(f"        Comment: {FORGED}")
    assert capsys.readouterr().out.splitlines()[1] == "        | State  signed"
    say_error(FORGED)
    assert capsys.readouterr().err.splitlines()[1] == "| State  signed"


def test_a_cell_stays_on_its_line(capsys: Out) -> None:
    say_table(("Name", "State"), [(FORGED, "draft")], "None.")
    assert len(capsys.readouterr().out.splitlines()) == 2


@given(st.text())
def test_json_shows_every_hidden_character_as_an_escape(text: str) -> None:
    with redirect_stdout(StringIO()) as stream:
        say_json({"name": text})
    said = stream.getvalue()
    assert json.loads(said) == {"name": text}
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("char", ["\x9b", "\u202e", "\u2066", "\u2028", "\U000e0041", "\ud800"])
def test_c1_and_bidi_characters_do_not_reach_the_terminal(capsys: Out, char: str) -> None:
    say_json([char])
    assert char not in capsys.readouterr().out
    say_facts([("Name", char)])
    say(char)
    assert char not in capsys.readouterr().out


def test_json_keeps_the_letters_of_every_language(capsys: Out) -> None:
    say_json(["Çelik, שלום, 北京"])
    assert "Çelik, שלום, 北京" in capsys.readouterr().out
