"""How money lies over the years of work: evenly, more at first, or as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from PySide6.QtWidgets import QWidgetAction
from typing_extensions import override

from ecoplanner.model.year_weights import typed_weights
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from PySide6.QtGui import QKeyEvent

    from ecoplanner.ui.theme import Theme

EVEN, FRONT = "even", "front"
_EXAMPLE = "2021:10% 2022:20% 2023:70%"


class _Field(LineInput):
    """Keeps Enter to itself: a menu would take it for its first action as well."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class ProfileButton(QToolButton):
    """Lays the money of the scope over its years anew.

    Signals:
        profile_chosen: `even`, `front`, or parts by year.
    """

    profile_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Over the years"))
        self.setIcon(theme.icon("calendar-range", "text2", 15))
        self.setProperty("kind", "button")
        self.setToolTip(self.tr("Lay the money shown over the years of work anew"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_ = QMenu(self)
        self.even_action = self.menu_.addAction(self.tr("The same every year"))
        self.front_action = self.menu_.addAction(self.tr("More in the first years"))
        self.field = _Field()
        self.field.setPlaceholderText(_EXAMPLE)
        self.field.setAccessibleName(self.tr("Percents by year"))
        self.field.setToolTip(
            self.tr(
                "Year and percent, together 100 %, such as {example}; Enter lays the"
                " money so"
            ).format(example=_EXAMPLE)
        )
        self.field.setMinimumWidth(theme.px(260))
        self.problem = QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        own = QWidgetAction(self.menu_)
        own.setDefaultWidget(inside)
        self.menu_.addSeparator()
        self.menu_.addAction(own)
        self.setMenu(self.menu_)
        self.even_action.triggered.connect(lambda: self.profile_chosen.emit(EVEN))
        self.front_action.triggered.connect(lambda: self.profile_chosen.emit(FRONT))
        self.field.returnPressed.connect(self._on_entered)

    @Slot()
    def _on_entered(self) -> None:
        weights: Mapping[int, Fraction] | None = typed_weights(self.field.text())
        self.field.setProperty("state", "" if weights else "invalid")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        self.problem.setText(
            self.tr(
                "Write each year with its percent, none below zero: {example}"
            ).format(example=_EXAMPLE)
        )
        self.problem.setVisible(not weights)
        if weights:
            self.menu_.close()
            self.profile_chosen.emit(weights)
