"""Choosing what a column shows: values from a list, or a span of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QCheckBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.problem import Problem
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.portfolio.column_filter import ColumnFilter
from ecoplanner.ui.portfolio.column_filter import counted_values
from ecoplanner.ui.portfolio.column_filter import RANGED
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.values_model import ValuesModel
from ecoplanner.ui.telling import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.portfolio.facts import Facts
    from ecoplanner.ui.theme import Theme

_WIDTH = 260
_LEAST_ROWS, _MOST_ROWS = 3, 12


class FilterPopup(QFrame):
    """What one column shall show; lies in the window and is no window itself.

    Signals:
        chosen: the column shows this, with a `ColumnFilter`.
        cleared: the column shows all again, by key.
        closed: the popup went away.
    """

    chosen = Signal(ColumnFilter)
    cleared = Signal(str)
    closed = Signal()

    def __init__(
        self,
        facts: Facts,
        before: ColumnFilter,
        theme: Theme,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.window())
        self._facts, self._before = facts, before
        self._theme, self._language = theme, language
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(_WIDTH))
        self._layout = QVBoxLayout(self)
        edge = theme.px(12)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(theme.px(6))
        title = QLabel(COLUMNS[AT[before.key]].heading)
        title.setProperty("role", "card-title")
        self._layout.addWidget(title)
        self.model: ValuesModel | None = None
        if before.key in RANGED:
            self._build_range()
        else:
            self._build_values()
        self._build_buttons()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show_at(self, point: QPoint) -> None:
        """Open with the upper left corner at a point of the window."""
        self.adjustSize()
        window = self.parentWidget()
        room = window.width() - self.width() if window is not None else point.x()
        self.move(max(0, min(point.x(), room)), point.y())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def apply(self) -> None:
        """Narrow the column and go away; stay where a figure is none."""
        key = self._before.key
        if self.model is not None:
            found = self.model.chosen
            is_searched = bool(self.field.text().strip())
            if is_searched and self.model.is_all:
                # Enter after a search means what was found.
                found = self.model.shown_values()
            if not found or (self.model.is_all and not is_searched):
                self.cleared.emit(key)
            else:
                self.chosen.emit(ColumnFilter(key=key, values=frozenset(found)))
            self.close()
            return
        least, most = self._amount(self.field), self._amount(self.most_field)
        if isinstance(least, Problem) or isinstance(most, Problem):
            wrong = least if isinstance(least, Problem) else most
            assert isinstance(wrong, Problem)  # noqa: S101 - one of the two
            self._wrong.setText(problem_text(wrong, self._language))
            self._wrong.show()
            return
        if least is None and most is None:
            self.cleared.emit(key)
        else:
            self.chosen.emit(
                ColumnFilter(
                    key=key,
                    least_fen=least,
                    most_fen=most,
                    has_empty=self.empty_box.isChecked(),
                )
            )
        self.close()

    def clear(self) -> None:
        """Show all of the column again and go away."""
        self.cleared.emit(self._before.key)
        self.close()

    def _build_values(self) -> None:
        theme, before = self._theme, self._before
        values = counted_values(self._facts, before.key)
        every = {value for value, _ in values}
        chosen = every if before.values is None else before.values & every
        self.model = ValuesModel(values, chosen, self)
        self.field = LineInput()
        self.field.setPlaceholderText(self.tr("Find (pinyin too)"))
        self.field.setAccessibleName(self.tr("Find values"))
        self.field.textChanged.connect(self.model.find)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        row = max(self.list.sizeHintForRow(0), theme.px(18))
        high = min(max(len(values), _LEAST_ROWS), _MOST_ROWS) * row
        self.list.setFixedHeight(high + theme.px(4))
        self.list.setAccessibleName(self.tr("Values"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        links = QHBoxLayout()
        links.setSpacing(theme.px(12))
        self.all_button = self._link(self.tr("All"), self._on_all_clicked)
        self.none_button = self._link(self.tr("None"), self._on_none_clicked)
        links.addWidget(self.all_button)
        links.addWidget(self.none_button)
        links.addStretch(1)
        self._layout.addWidget(self.field)
        self._layout.addLayout(links)
        self._layout.addWidget(self.list)

    def _build_range(self) -> None:
        before = self._before
        self.field = self._amount_field(self.tr("From"), before.least_fen)
        self.most_field = self._amount_field(self.tr("To"), before.most_fen)
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addWidget(QLabel("—"))
        row.addWidget(self.most_field)
        self.empty_box = QCheckBox(self.tr("Also those not filled in"))
        self.empty_box.setChecked(before.has_empty)
        self.empty_box.setVisible(before.key != "given")
        self._wrong = QLabel()
        self._wrong.setProperty("role", "danger")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._layout.addLayout(row)
        self._layout.addWidget(self.empty_box)
        self._layout.addWidget(self._wrong)

    def _amount_field(self, name: str, fen: int | None) -> LineInput:
        field = LineInput()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setText("" if fen is None else money_text(fen))
        return field

    def _build_buttons(self) -> None:
        row = QHBoxLayout()
        self.clear_button = QPushButton(self.tr("Show all"))
        self.apply_button = QPushButton(self.tr("Filter"))
        self.apply_button.setProperty("kind", "primary")
        self.clear_button.clicked.connect(self.clear)
        self.apply_button.clicked.connect(self.apply)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(self.apply_button)
        self._layout.addLayout(row)

    def _link(self, text: str, work: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.clicked.connect(work)
        return button

    def _amount(self, field: LineInput) -> int | Problem | None:
        text = field.text().replace("−", "-").strip()
        if not text:
            return None
        is_below = text.startswith("-")
        found = typed_fen(text.removeprefix("-"), field_name="need")
        return -found if is_below and isinstance(found, int) else found

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        is_inside = now is None or now is self or self.isAncestorOf(now)
        if self.isVisible() and not is_inside:
            self.close()

    def _on_all_clicked(self) -> None:
        if self.model is not None:
            self.model.choose(self.model.chosen | self.model.shown_values())

    def _on_none_clicked(self) -> None:
        if self.model is not None:
            self.model.choose(self.model.chosen - self.model.shown_values())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        elif event.key() == Qt.Key.Key_Down and self.model is not None:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
