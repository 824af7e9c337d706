"""Choosing a period by year and month, or by a phase of the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.model.period import period_text
from ecoplanner.ui.portfolio.inspector_chips import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.model.plan import Phase
    from ecoplanner.model.project import Project
    from ecoplanner.ui.theme import Theme

_MONTHS = 12


class PeriodChooser(QFrame):
    """Year and month of the beginning and of the end; lies in the window.

    Signals:
        chosen: the words of the period.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        project: Project,
        years: range,
        phases: Sequence[Phase],
        parent: QWidget,
    ) -> None:
        """Make a chooser.

        Args:
            theme: sizes and fonts.
            project: whose time it is.
            years: the calendar years of the plan; others are typed as words.
            phases: the plan's phases, to be taken whole.
            parent: a widget of the window it opens in.
        """
        super().__init__(parent.window())
        self._theme, self._opener = theme, parent
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ends = {project.first_year, project.last_year} - {None}
        known = sorted({*years, *(each for each in ends if each is not None)})
        self.first_year = self._years(known, project.first_year, self.tr("First year"))
        self.first_month = self._months(project.first_month, self.tr("First month"))
        self.last_year = self._years(known, project.last_year, self.tr("Last year"))
        self.last_month = self._months(project.last_month, self.tr("Last month"))
        self.phase_buttons = [self._phase_button(phase) for phase in phases]
        self._build_widgets()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show_below(self, widget: QWidget) -> None:
        """Open under a widget."""
        self.adjustSize()
        window = widget.window()
        place = widget.mapTo(window, QPoint(0, widget.height() + 2))
        place.setX(max(0, min(place.x(), window.width() - self.width())))
        if place.y() + self.height() > window.height():
            place.setY(max(0, place.y() - widget.height() - self.height() - 4))
        self.move(place)
        self.show()
        self.raise_()
        self.first_year.setFocus(Qt.FocusReason.PopupFocusReason)

    def apply(self) -> None:
        """Take what is chosen and go away."""
        text = period_text(
            self.first_year.currentData(),
            self.last_year.currentData(),
            self.first_month.currentData() if self.first_year.currentData() else None,
            self.last_month.currentData() if self.last_year.currentData() else None,
        )
        self._give_back()
        self.chosen.emit(text)

    def _build_widgets(self) -> None:
        px = self._theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(12), px(12), px(12))
        layout.setSpacing(px(8))
        if self.phase_buttons:
            flow = Flow(px(4))
            for button in self.phase_buttons:
                flow.addWidget(button)
            layout.addLayout(flow)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(6))
        rows = (
            (self.tr("From"), self.first_year, self.first_month),
            (self.tr("To"), self.last_year, self.last_month),
        )
        for at, (words, year, month) in enumerate(rows):
            label = QLabel(words)
            label.setProperty("role", "secondary")
            grid.addWidget(label, at, 0)
            grid.addWidget(year, at, 1)
            grid.addWidget(month, at, 2)
        layout.addLayout(grid)
        self.apply_button = QPushButton(self.tr("Set"))
        self.apply_button.setProperty("kind", "primary")
        self.apply_button.clicked.connect(self.apply)
        layout.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignRight)

    def _years(self, years: Sequence[int], chosen: int | None, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItem("—", None)
        for year in years:
            box.addItem(str(year), year)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _months(self, chosen: int | None, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItem(self.tr("whole year"), None)
        for month in range(1, _MONTHS + 1):
            box.addItem(self.tr("month {month}").format(month=month), month)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _phase_button(self, phase: Phase) -> QPushButton:
        button = QPushButton(f"{phase.name} {phase.first_year}-{phase.last_year}")
        button.setProperty("kind", "chip")
        button.clicked.connect(partial(self._take_phase, phase))
        return button

    def _take_phase(self, phase: Phase) -> None:
        for box, year in (
            (self.first_year, phase.first_year),
            (self.last_year, phase.last_year),
        ):
            box.setCurrentIndex(max(0, box.findData(year)))
        for box in (self.first_month, self.last_month):
            box.setCurrentIndex(0)
        self.apply()

    def _give_back(self) -> None:
        self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # The list of a box is a window of its own.
        is_elsewhere = now is not None and now.window() is self.window()
        if is_elsewhere and now is not None and not self.isAncestorOf(now):
            self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        else:
            super().keyPressEvent(event)
