"""The widgets of the funding page and how they share its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QSize
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.funding.below import Below
from ecoplanner.ui.funding.matrix_card import LEAST_ROWS
from ecoplanner.ui.funding.matrix_card import MatrixCard
from ecoplanner.ui.funding.matrix_view import HEADER
from ecoplanner.ui.funding.matrix_view import ROW
from ecoplanner.ui.funding.scenario_bar import ScenarioBar
from ecoplanner.ui.funding.scope_panel import ScopePanel
from ecoplanner.ui.funding.scope_panel import WIDTH
from ecoplanner.ui.funding.tab_row import TabRow
from ecoplanner.ui.laboratory.laboratory import Laboratory

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.limits import Use
    from ecoplanner.model.project import Project
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.funding.year_chart import YearBar
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.page import Context

_WIDE, _NARROW = 1736, 900
_LEAST_SCOPE, _NARROW_SCOPE = 150, 190
#: From this size on the list of changed amounts stands under the charts.
_ROOMY = (2_200, 1_200)
#: Least and most height of that list.
_CHANGES = (140, 300)
#: What the charts get: the least with which they are shown at first, the most, and
#: the least where the user wants them all the same.
_LEAST_BELOW, _MOST_BELOW, _LOWEST = 190, 300, 120
#: With so many sources in sight there is room for charts as well.
_ENOUGH_ROWS = 8


class FundingWidgets(QObject):
    """Everything that is seen on the page.

    Attributes:
        scenarios: tabs on top.
        scope: whose money is shown.
        card: the money of the scope.
        model: the sources.
        foot_model: set aside, need and gap.
        matrix: the sources as a table.
        foot: the sums under it, always in sight.
        chart: money and gap by year.
        comparison: scenarios side by side.
        below: what stands under the matrix.
        tab_row: the panels by name.
        laboratory: the money and the panels behind it.
    """

    def __init__(
        self,
        page: QWidget,
        context: Context,
        language: Language,
        projects: Callable[[], Sequence[Project]],
    ) -> None:
        super().__init__(page)
        theme = self._theme = context.theme
        self._page, self._was_fitted = page, False
        self._height = self._rows = 0
        self._is_scrolled = False
        px = theme.px
        self.scenarios = ScenarioBar(theme)
        self.scope = ScopePanel(theme)
        self._build_card(language)
        self._below = self.below = Below(theme, language)
        self.comparison, self.chart = self.below.comparison, self.below.chart
        self.copy_button = self.below.copy_button
        money = QWidget()
        right = QVBoxLayout(money)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(8))
        right.addWidget(self.card, 1)
        right.addWidget(self._build_moved())
        right.addWidget(self.below)
        self._money = right
        self._changes: LabPanel | None = None
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.scope)
        self.laboratory = Laboratory(context, money, projects)
        side = QVBoxLayout()
        side.setSpacing(px(8))
        self.tab_row = TabRow(theme, self.laboratory.tabs)
        side.addWidget(self.tab_row)
        side.addWidget(self.laboratory, 1)
        body.addLayout(side, 1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(px(12), px(8), px(12), px(10))
        layout.setSpacing(px(8))
        layout.addWidget(self.scenarios)
        layout.addLayout(body, 1)
        self._connect_card()
        page.setFocusProxy(self.matrix)

    @property
    def moved_text(self) -> str:
        """What the last edit moved, or how the matrix is edited."""
        return self._moved_text.text()

    def show_title(self, matrix: Matrix, number: int, *, is_locked: bool) -> None:
        """Name the scope, its projects and its need; see `MatrixCard`."""
        self.card.show_title(matrix, number, is_locked=is_locked)

    def show_lines(self, count: int) -> None:
        """Make room for so many lines of sources."""
        if count != self._rows:
            self._rows = count
            self._share_height()

    def show_figures(self, bars: Sequence[YearBar], uses: Sequence[Use]) -> None:
        """Show other sums by year, and other uses of the limits."""
        self.chart.show_bars(bars)
        self.below.show_used(uses)

    def paint_figures(self) -> None:
        """Paint what changed, now and in one go, without waiting for the turn."""
        request = QEvent(QEvent.Type.UpdateRequest)
        QCoreApplication.sendEvent(self._page.window(), request)

    def show_moved(self, text: str) -> None:
        """Say what an edit moved."""
        self._moved_text.setText(text)
        self._moved_text.setToolTip(text)
        self.undo_button.setVisible(True)

    def show_would(self, text: str) -> None:
        """Say what a slider in motion would move."""
        self.show_moved(text)
        self.undo_button.setVisible(False)

    def hide_moved(self) -> None:
        """Say how the matrix is edited, until the next edit."""
        self._moved_text.setText(
            self.tr("Type an amount, a share such as 15%, or move a slider.")
        )
        self.undo_button.setVisible(False)

    def fit(self, width: int, height: int) -> None:
        """Share the room of the page."""
        px = self._theme.px
        usual = WIDTH if width >= px(_NARROW) else _NARROW_SCOPE
        scope = px(330 if width >= px(_WIDE) else usual)
        self.scope.setFixedWidth(scope)
        self.card.fit(width - scope - px(36))
        self.below.fit(width - scope - px(36))
        self._height = height
        if not self._was_fitted:
            # A low window or large text has no room for both.
            self._was_fitted = True
            rows = min(self._rows, _ENOUGH_ROWS)
            least = self.card.height_of(rows) + px(8 + _LEAST_BELOW)
            self.charts_button.setChecked(self._room() >= least)
        self._fit_changes(is_roomy=width >= px(_ROOMY[0]) and height >= px(_ROOMY[1]))
        self._share_height()

    def _room(self) -> int:
        """Return the height that the table, the charts and what moved share."""
        px = self._theme.px
        above = self.scenarios.sizeHint().height() + self.tab_row.sizeHint().height()
        return self._height - above - px(18 + 16) - px(32 + 8)

    def _share_height(self) -> None:
        """Let whole rows of sources be seen, as many as the charts leave room for.

        It goes by the lines of the whole plan, so that nothing moves when another
        scope has fewer.
        """
        if not self._was_fitted:
            return
        px, room = self._theme.px, self._room()
        lowest = self.card.height_of(LEAST_ROWS) + px(8 + _LOWEST)
        can = room >= lowest
        self.charts_button.setEnabled(can)
        self.charts_button.setToolTip(
            self.tr("Money by year and scenarios under the table")
            if can
            else self.tr("No room for charts: a larger window or smaller text has it")
        )
        self._below.setVisible(can and self.charts_button.isChecked())
        has_changes = self._changes is not None and not self._changes.isHidden()
        least = 0
        if not self._below.isHidden():
            least = px(8 + _LEAST_BELOW)
            least += px(8 + _CHANGES[0]) if has_changes else 0
        rows = self._rows
        while rows > LEAST_ROWS and room - self.card.height_of(rows) < least:
            rows -= 1
        left = room - self.card.height_of(rows) - px(8)
        if has_changes and self._changes is not None:
            changes = left - px(8 + _MOST_BELOW)
            changes = max(px(_CHANGES[0]), min(px(_CHANGES[1]), changes))
            self._changes.setFixedHeight(changes)
            left -= changes + px(8)
        self.card.show_rows(rows)
        self._below.setFixedHeight(max(px(_LOWEST), min(px(_MOST_BELOW), left)))

    def _fit_changes(self, *, is_roomy: bool) -> None:
        """List the amounts that differ between scenarios where there is room."""
        if is_roomy and self._changes is None:
            made = self.laboratory.made_beside("differences.DifferencesPanel")
            self._changes = made
            self._money.addWidget(made)
        if self._changes is not None and is_roomy is self._changes.isHidden():
            self._changes.setVisible(is_roomy)
            # Or the window would take its former least size for its new one.
            self._money.invalidate()
            around = self._money.parentWidget()
            while around is not None and around is not self._page:
                around.updateGeometry()
                around = around.parentWidget()

    def spare(self) -> QSize:
        """Return the room that is given up when the window gets smaller."""
        px = self._theme.px
        # Before it is fitted for the first time, no width is laid down for it.
        wide = self.scope.minimumWidth() or self.scope.minimumSizeHint().width()
        wide -= px(_LEAST_SCOPE)
        high = self._below.minimumHeight() - px(_LOWEST)
        high = 0 if self._below.isHidden() else max(high, 0)
        high += self.matrix.minimumHeight() - px(HEADER + LEAST_ROWS * ROW)
        if self._changes is not None and not self._changes.isHidden():
            high += self._changes.height()
        return QSize(max(wide, 0), high)

    def fit_foot(self) -> None:
        """Keep the foot's columns under those of the sources."""
        self.card.fit_foot()

    def _build_card(self, language: Language) -> None:
        card = self.card = MatrixCard(self._theme, language)
        self.model, self.foot_model = card.model, card.foot_model
        self.matrix, self.foot = card.matrix, card.foot
        self.only_money, self.charts_button = card.only_money, card.charts_button
        self.profile_button, self.empty = card.profile_button, card.empty
        self.projects_button = card.projects_button

    def _build_moved(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = QFrame()
        frame.setProperty("kind", "notice")
        frame.setFixedHeight(px(32))
        icon = QLabel()
        icon.setPixmap(theme.pixmap("move-horizontal", "accenttext", 16))
        self._moved_text = ElidedLabel(least=px(80))
        self.undo_button = QPushButton(self.tr("Undo Ctrl+Z"))
        self.undo_button.setProperty("kind", "link")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.addWidget(icon)
        row.addWidget(self._moved_text, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.below.limits_chip)
        self.hide_moved()
        return frame

    def _connect_card(self) -> None:
        self.charts_button.toggled.connect(self._on_charts_toggled)
        bar = self.matrix.horizontalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        self._below.setVisible(False)

    @Slot(bool)
    def _on_charts_toggled(self, _is_on: bool) -> None:  # noqa: FBT001 - a signal
        self._share_height()

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        """Leave room for the scroll bar of columns that do not fit."""
        if self._is_scrolled is not bool(most):
            self._is_scrolled = bool(most)
            self._share_height()
