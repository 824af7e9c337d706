"""The bar that narrows the table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.clear_button import add_clear_button
from ecoplanner.ui.clear_button import add_search_icon
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.portfolio.column_filter import ColumnFilter
from ecoplanner.ui.portfolio.column_filter import filter_words
from ecoplanner.ui.portfolio.filters import Wanted
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.naming import filter_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context

#: Between two keys of somebody who types on.
_PAUSE_MS = 120
_CHIP = 180


class FilterBar(QWidget):
    """Words, ticks, and the part of a chart that was clicked.

    Signals:
        wanted_changed: the table is to show other projects, with a `Wanted`.
        left: Esc was pressed with nothing left to clear.
    """

    wanted_changed = Signal(Wanted)
    left = Signal()

    def __init__(
        self, context: Context, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._focus = context.session, context.focus
        self._theme, self._language = context.theme, language
        self.wanted = Wanted(filter=context.focus.filter)
        self._columns: dict[str, ColumnFilter] = {}
        self._column_chips: list[QPushButton] = []
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build_widgets()
        self._connect()
        self._update_chip()

    def start(self) -> None:
        """Take the keys, to type words."""
        self.field.setFocus()
        self.field.selectAll()

    def clear(self) -> None:
        """Show all projects again."""
        self.field.clear()
        for button in self._ticks:
            button.setChecked(False)
        self._columns.clear()
        self._update_column_chips()
        self._focus.set_filter(Filter())
        self.apply()

    def column(self, key: str) -> ColumnFilter:
        """Return what a column shows now."""
        return self._columns.get(key, ColumnFilter(key=key))

    def set_column(self, filter_: ColumnFilter) -> None:
        """Let a column show only some of its values."""
        self._columns[filter_.key] = filter_
        self._update_column_chips()
        self.apply()

    def clear_column(self, key: str, *_: object) -> None:
        """Let a column show all its values again."""
        self._columns.pop(key, None)
        self._update_column_chips()
        self.apply()

    def apply(self) -> None:
        """Narrow the table by what the bar says now."""
        self._timer.stop()
        self.wanted = Wanted(
            filter=self._focus.filter,
            text=self.field.text(),
            has_gap=self._gap.isChecked(),
            is_unpriced=self._unpriced.isChecked(),
            has_finding=self._found.isChecked(),
            columns=tuple(self._columns.values()),
        )
        self._clear.setEnabled(self.wanted != Wanted())
        self.wanted_changed.emit(self.wanted)

    def _build_widgets(self) -> None:
        theme = self._theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        self.field = LineInput()
        self.field.setPlaceholderText(
            self.tr("Name, agency, place or content (pinyin initials will do)")
        )
        self.field.setAccessibleName(self.tr("Filter by words"))
        add_clear_button(self.field)
        add_search_icon(self.field, theme.icon("search", "text3", 14))
        self._gap = self._tick(self.tr("With a gap"))
        self._unpriced = self._tick(self.tr("Need not filled in"))
        self._found = self._tick(self.tr("With findings"))
        self._ticks = (self._gap, self._unpriced, self._found)
        self._chip = QPushButton()
        self._chip.setIcon(theme.icon("x", "accenttext", 13))
        self._chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._chip.setCheckable(True)
        self._chip.setChecked(True)
        self._chip.setToolTip(self.tr("Show all parts again"))
        self._clear = QPushButton(self.tr("Clear filter"))
        self._clear.setProperty("kind", "link")
        self._layout = layout
        layout.addWidget(self.field, 1)
        for widget in (*self._ticks, self._chip, self._clear):
            layout.addWidget(widget)

    def _tick(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        return button

    def _connect(self) -> None:
        self._timer.timeout.connect(self.apply)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.apply)
        for button in self._ticks:
            button.toggled.connect(self._on_ticked)
        self._chip.clicked.connect(self._on_chip_clicked)
        self._clear.clicked.connect(self.clear)
        self._focus.filter_changed.connect(self._on_filter_changed)

    def _update_column_chips(self) -> None:
        for chip in self._column_chips:
            chip.hide()
            chip.deleteLater()
        self._column_chips = []
        for filter_ in self._columns.values():
            words = filter_words(filter_, self._language)
            chip = QPushButton(
                self.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideMiddle, self._theme.px(_CHIP)
                )
            )
            chip.setIcon(self._theme.icon("x", "accenttext", 13))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setToolTip(words)
            chip.setAccessibleName(
                self.tr("Show all again: {words}").format(words=words)
            )
            chip.clicked.connect(partial(self.clear_column, filter_.key))
            self._layout.insertWidget(self._layout.count() - 1, chip)
            self._column_chips.append(chip)

    def _update_chip(self) -> None:
        filter_ = self._focus.filter
        text = filter_text(self._session.portfolio, filter_, self._language)
        self._chip.setText(text)
        self._chip.setVisible(bool(filter_.by))
        self._clear.setEnabled(replace(self.wanted, filter=filter_) != Wanted())

    def _on_text_changed(self) -> None:
        self._timer.start()

    def _on_ticked(self) -> None:
        self.apply()

    def _on_chip_clicked(self) -> None:
        self._chip.setChecked(True)
        self._focus.set_filter(Filter())

    def _on_filter_changed(self, filter_: Filter) -> None:
        self.wanted = replace(self.wanted, filter=filter_)
        self._update_chip()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # The words go; ticks and columns stay until they are cleared.
            if self.field.text():
                self.field.clear()
                self.apply()
            self.left.emit()
            return
        super().keyPressEvent(event)
