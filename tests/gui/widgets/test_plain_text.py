from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from ddworkbook.gui.widgets.plain_text import button_text, tool_tip


@pytest.mark.parametrize(
    "typed", ["<b>x</b>", "<img src=x>", "a & b", "&lt;", "plain", "two\nlines", '"quoted"']
)
def test_a_tool_tip_shows_what_was_typed(qapp: QApplication, typed: str) -> None:
    document = QTextDocument()
    document.setHtml(tool_tip(typed))
    assert document.toPlainText() == typed


def test_no_text_gives_no_tool_tip() -> None:
    assert tool_tip("") == ""


def test_an_ampersand_is_not_a_shortcut() -> None:
    assert button_text("Smith & Sons\x00") == "Smith && Sons␀"
