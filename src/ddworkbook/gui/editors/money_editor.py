"""Editor for an amount with its currency."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddworkbook.core.answer_check import normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.number_editor import limits_text
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.plain_label import PlainLabel

# Those that research money most often comes and goes in; any other can be typed.
# Source of the codes: ISO 4217.
CURRENCIES = (
    "GBP",
    "EUR",
    "USD",
    "BDT",
    "BRL",
    "CAD",
    "CHF",
    "CNY",
    "ETB",
    "GHS",
    "INR",
    "JPY",
    "KES",
    "MWK",
    "NGN",
    "NPR",
    "PKR",
    "RWF",
    "TZS",
    "UGX",
    "ZAR",
    "ZMW",
)


class MoneyEditor(Editor):
    """A field for the amount, a choice of currencies beside it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.amount = LineField(self)
        self.amount.setAccessibleName(self.tr("Amount: {text}").format(text=question.text))
        self.amount.setMaximumWidth(space(40))
        self.currency = ChoiceField(self)
        self.code = LineField(self.currency)
        self.currency.setEditable(True)
        self.currency.setLineEdit(self.code)
        for field in (self.currency, self.code):
            field.setAccessibleName(self.tr("Currency: {text}").format(text=question.text))
        self.code.setMaxLength(3)
        self.currency.setMinimumContentsLength(5)
        self.currency.addItems(question.currencies or CURRENCIES)
        self._pause = TypingPause(self.amount, self.code)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.amount)
        row.addWidget(self.currency)
        if limits := limits_text(question):
            self.amount.setAccessibleDescription(limits)
            row.addWidget(PlainLabel(limits, self, role="small"))
        row.addStretch(1)
        self._connect()

    def value(self) -> JsonValue:
        """Return {"amount", "currency"}, or None without an amount."""
        typed = {"amount": self.amount.text().strip(), "currency": self.currency.currentText()}
        return normal_value(self.question, typed)

    def set_value(self, value: JsonValue) -> None:
        """Show amount and currency; an empty amount leaves the currency as it is."""
        self._pause.forget()
        if not isinstance(value, Mapping):
            self.amount.setText("" if value is None else str(value))
            return
        self.amount.setText(str(value.get("amount") or ""))
        self.currency.setCurrentText(str(value.get("currency") or ""))

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change either."""
        self.amount.set_read_only(read_only)
        self.currency.setEnabled(not read_only)

    def first_field(self) -> QWidget:
        """Return the field of the amount."""
        return self.amount

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    def _connect(self) -> None:
        self.amount.textEdited.connect(self._pause.touch)
        self.amount.returnPressed.connect(self._pause.flush)
        self.code.textEdited.connect(self._pause.touch)
        self.currency.activated.connect(self._on_currency_activated)
        self._pause.ended.connect(self._on_pause_ended)

    @Slot(int)
    def _on_currency_activated(self, _index: int) -> None:
        self._pause.forget()
        self._on_pause_ended()

    @Slot()
    def _on_pause_ended(self) -> None:
        self._say()
