"""Everything about the row in hand, beside its list."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.elided_combo import ElidedCombo
from ecoplanner.ui.lists.model import name_of
from ecoplanner.ui.portfolio.inputs import take_composed
from ecoplanner.ui.portfolio.inputs import TextInput
from ecoplanner.ui.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent

    from ecoplanner.ui.lists.column import Column
    from ecoplanner.ui.lists.model import ListModel
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme

LEAST_LINES, MOST_LINES = 1, 9
#: Width that a box takes around its words, with the edges of the card, px at 100 %.
_AROUND_WORDS = 80


class FieldEdit(TextInput):
    """A field that grows with its text and stores it when it is left.

    Signals:
        left: the field was left, or Ctrl+Enter was pressed in it.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stored = self._keys = ""
        self.setProperty("kind", "quiet")
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than the one stored."""
        return self.toPlainText() != self._stored

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless the user is typing something else."""
        if self.hasFocus() and self.is_changed:
            self._stored = text
            return
        self._stored = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self.mark("")

    def teach(self, keys: str) -> None:
        """Say in the tooltip what keys do here."""
        self._keys = keys
        self.setToolTip(keys)

    def mark(self, sentence: str) -> None:
        """Mark the text as refused, with the reason; empty takes the mark away."""
        # An empty field is seen by its frame alone.
        state = "" if self._stored or self.is_changed else "empty"
        self.setProperty("state", "invalid" if sentence else state)
        self.setToolTip(sentence or self._keys)
        self.style().unpolish(self)
        self.style().polish(self)

    def _grow(self) -> None:
        lines = int(self.document().size().height())
        is_long = lines > MOST_LINES
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if is_long else bar.ScrollBarAlwaysOff
        )
        lines = max(LEAST_LINES, min(MOST_LINES, lines))
        height = self.fontMetrics().lineSpacing() * lines
        self.setFixedHeight(height + 2 * self._theme.px(10))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        take_composed(self)
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.setPlainText(self._stored)
            self.mark("")
        else:
            super().keyPressEvent(event)


class Inspector(QFrame):
    """Shows and edits the fields of one row."""

    def __init__(
        self, context: Context, model: ListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._session = context.theme, context.session
        self._model = model
        self._row_id = ""
        self._edits: dict[str, FieldEdit] = {}
        self._boxes: dict[str, ElidedCombo] = {}
        #: What a box cuts, whole under it.
        self._wholes: dict[str, QLabel] = {}
        self.setProperty("kind", "card")
        self._build_widgets(context)
        model.dataChanged.connect(self._refresh)
        model.modelReset.connect(self._refresh)

    def show_row(self, row_id: str) -> None:
        """Show another row; what was typed into the former one is stored."""
        self.commit()
        self._row_id = row_id
        for edit in self._edits.values():
            edit.clearFocus()
        if self._extra is not None:
            self._extra.show_row(row_id)  # type: ignore[attr-defined]
        self._refresh()

    def commit(self) -> None:
        """Store what is typed and not yet stored."""
        for column in self._model.listing.fields:
            if edit := self._edits.get(column.key):
                take_composed(edit)
                self._store(column)

    def _build_widgets(self, context: Context) -> None:
        px = self._theme.px
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._hint = QLabel(self.tr("Choose a row to see all of it."))
        self._hint.setProperty("role", "quiet")
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(4))
        column.addWidget(self._title)
        column.addWidget(self._hint)
        for field in self._model.listing.fields:
            column.addSpacing(px(8))
            label = QLabel(field.title)
            label.setProperty("role", "secondary")
            if field.choices is not None:
                self._build_choice(field, label, column)
                continue
            edit = FieldEdit(self._theme)
            edit.setAccessibleName(field.title)
            edit.setReadOnly(field.put is None)
            edit.teach(
                self.tr("Ctrl+Enter or leaving the field stores it, Esc takes it back")
            )
            edit.left.connect(lambda field=field: self._store(field))
            label.setBuddy(edit)
            column.addWidget(label)
            column.addWidget(edit)
            self._edits[field.key] = edit
        make = self._model.listing.extra
        self._extra = make(context) if make else None
        if self._extra is not None:
            column.addSpacing(px(8))
            column.addWidget(self._extra)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(self._body))
        self._refresh()

    def _build_choice(self, field: Column, label: QLabel, column: QVBoxLayout) -> None:
        box = ElidedCombo()
        box.setAccessibleName(field.title)
        box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.activated.connect(lambda _: self._choose(field))
        label.setBuddy(box)
        whole = QLabel()
        whole.setProperty("role", "quiet")
        whole.setWordWrap(True)
        whole.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(label)
        column.addWidget(box)
        column.addWidget(whole)
        self._boxes[field.key], self._wholes[field.key] = box, whole

    def _row(self) -> Any | None:
        number = self._model.row_of(self._row_id)
        return self._model.rows[number] if number >= 0 else None

    def _refresh(self) -> None:
        row = self._row()
        self._title.setText(name_of(row))
        # Rows such as limits have no name.
        self._title.setVisible(bool(self._title.text()))
        self._hint.setVisible(row is None)
        for widget in self._body.children():
            if isinstance(widget, QWidget) and widget not in (self._title, self._hint):
                widget.setVisible(row is not None)
        self._update_wholes()
        if row is None:
            return
        for column in self._model.listing.fields:
            if column.key in self._edits:
                text = column.text(self._session.portfolio, row)
                self._edits[column.key].show_stored(text)
            else:
                self._update_box(column, row)

    def _update_box(self, column: Column, row: Any) -> None:
        box, choices = self._boxes[column.key], column.choices
        box.clear()
        for key, words in choices(self._session.portfolio, row) if choices else ():
            box.addItem(words or "—", key)
            box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        key = column.key_of(row) if column.key_of else ""
        box.setCurrentIndex(max(0, box.findData(key)))
        box.setToolTip(box.currentText())
        self._update_wholes()

    def _update_wholes(self) -> None:
        for key, box in self._boxes.items():
            metrics, whole = box.fontMetrics(), self._wholes[key]
            room = self.width() - self._theme.px(_AROUND_WORDS)
            is_cut = metrics.horizontalAdvance(box.currentText()) > room
            whole.setText(box.currentText() if is_cut else "")
            whole.setVisible(is_cut and self._row() is not None)

    def _choose(self, column: Column) -> None:
        row = self._row()
        if row is not None:
            self._model.store(row, column, str(self._boxes[column.key].currentData()))

    def _store(self, column: Column) -> None:
        row, edit = self._row(), self._edits[column.key]
        if row is None or not edit.is_changed or column.put is None:
            return
        sentence = self._model.store(row, column, edit.toPlainText())
        if sentence:
            edit.mark(sentence)
            return
        now = self._row()
        if now is not None:
            text = column.text(self._session.portfolio, now)
            edit.show_stored(text)
            QTimer.singleShot(0, edit, lambda: edit.mark(""))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_wholes()
