"""Writing one value into a column of many projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.ui.portfolio.choices import Choices
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import LISTS
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.theme import Theme

_FIELDS = tuple(each for each in COLUMNS if each.editor and each.key != "name")


class BulkPopup(QFrame):
    """A column, a value, and how many projects get it.

    Signals:
        applied: the column, the words, and the names that are to be made first.
        closed: it went away.
    """

    applied = Signal(str, str, list)
    closed = Signal()

    def __init__(
        self, portfolio: Portfolio, count: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._portfolio, self._theme, self._count = portfolio, theme, count
        self._creates: list[str] = []
        self._choices: Choices | None = None
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build_widgets()
        self._connect()
        self._on_column_changed()

    def choose(self, key: str) -> None:
        """Ask for the value of that column, where it can be written to many."""
        at = self.column_box.findData(key)
        if at >= 0:
            self.column_box.setCurrentIndex(at)

    def apply(self) -> None:
        """Write the value and go away."""
        take_composed(self.field)
        key = str(self.column_box.currentData())
        text = self.field.text()
        new = [] if self._choices is None else self._choices.new_names(text)
        self.applied.emit(key, text, [*self._creates, *new])
        self.close()

    def _build_widgets(self) -> None:
        px = self._theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        title = QLabel(self.tr("Change {projects}").format(projects=self._count))
        title.setProperty("role", "card-title")
        layout.addWidget(title)
        row = QHBoxLayout()
        self.column_box = QComboBox()
        self.column_box.setAccessibleName(self.tr("Column"))
        for column in _FIELDS:
            self.column_box.addItem(column.heading, column.key)
        self.column_box.setCurrentIndex(
            next(at for at, each in enumerate(_FIELDS) if each.key == "leads")
        )
        self.field = LineInput()
        self.field.setMinimumWidth(px(220))
        self.field.setAccessibleName(self.tr("New value"))
        self.field.setPlaceholderText(self.tr("New value; empty clears the cells"))
        row.addWidget(self.column_box)
        row.addWidget(self.field, 1)
        layout.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        buttons.addWidget(cancel)
        self.apply_button = QPushButton(self.tr("Write to all"))
        self.apply_button.setProperty("kind", "primary")
        buttons.addWidget(self.apply_button)
        layout.addLayout(buttons)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.column_box.currentIndexChanged.connect(self._on_column_changed)
        self.field.textEdited.connect(self._on_text_edited)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.apply_button.clicked.connect(self.apply)

    def _on_column_changed(self) -> None:
        if self._choices is not None:
            self._choices.deleteLater()
        key, self._choices, self._creates = self.column_box.currentData(), None, []
        if key in LISTS:
            self._choices = Choices(self._portfolio, key, self._theme, self.field)
            self._choices.chosen.connect(self._on_choices_chosen)

    def _on_text_edited(self, text: str) -> None:
        if self._choices is not None and not self.field.composed:
            self._choices.show_for(text, self.field.cursorPosition())

    def _on_choices_chosen(self, name: str, is_new: bool) -> None:  # noqa: FBT001
        if self._choices is None:
            return
        if is_new:
            self._creates.append(name)
        caret = self.field.cursorPosition()
        text, caret = self._choices.completed(self.field.text(), caret, name)
        self.field.setText(text)
        self.field.setCursorPosition(caret)
        self._choices.put_away()

    def _on_return_pressed(self) -> None:
        chosen = self._choices.current() if self._choices is not None else None
        if chosen is not None:
            self._on_choices_chosen(*chosen)
        self.apply()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
