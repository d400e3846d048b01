"""The status bar: what was saved when, and who works here."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStatusBar, QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.session import Changed

NOTICE_MS = 6000
NOT_STORED_IN_WORKBOOK = frozenset({"settings", "directory"})


class StatusLine(QStatusBar):
    """Says "Saved 10:42" after every stored change."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.saved = PlainLabel("", parent=self)
        self.person = PlainLabel("", parent=self)
        self.addPermanentWidget(self.person)
        self.addPermanentWidget(self.saved)
        bridge.changed.connect(self._on_bridge_changed)
        bridge.session_switched.connect(self._on_bridge_session_switched)
        bridge.noticed.connect(self._on_bridge_noticed)

    @Slot(object)
    def _on_bridge_changed(self, change: Changed) -> None:
        if not change.kinds <= NOT_STORED_IN_WORKBOOK:
            now = self._bridge.world.now()
            self.saved.setText(self.tr("Saved {time}").format(time=now.strftime("%H:%M")))
        self._show_person()

    @Slot()
    def _on_bridge_session_switched(self) -> None:
        self.saved.setText("")
        self._show_person()

    @Slot(str)
    def _on_bridge_noticed(self, sentence: str) -> None:
        self.showMessage(sentence, NOTICE_MS)

    def _show_person(self) -> None:
        me = self._bridge.session.me if self._bridge.is_open else None
        text = self.tr("Working as {name}").format(name=me.name) if me else ""
        if self._bridge.is_open and self._bridge.session.workbook.read_only_reason:
            text = self.tr("Read only")
        self.person.setText(text)
