"""The widgets of the funding page and how they share its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.funding.comparison import ComparisonModel
from ecoplanner.ui.funding.comparison import ComparisonView
from ecoplanner.ui.funding.matrix_delegate import MatrixDelegate
from ecoplanner.ui.funding.matrix_model import MatrixModel
from ecoplanner.ui.funding.matrix_view import MatrixView
from ecoplanner.ui.funding.matrix_view import ROW
from ecoplanner.ui.funding.profile_menu import ProfileButton
from ecoplanner.ui.funding.scenario_bar import ScenarioBar
from ecoplanner.ui.funding.scope_panel import ScopePanel
from ecoplanner.ui.funding.scope_panel import WIDTH
from ecoplanner.ui.funding.year_chart import YearChart
from ecoplanner.ui.laboratory.laboratory import Laboratory

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from ecoplanner.messages import Language
    from ecoplanner.model.project import Project
    from ecoplanner.ui.funding.money import Matrix
    from ecoplanner.ui.laboratory.panel import LabPanel
    from ecoplanner.ui.page import Context

_WIDE, _NARROW = 1736, 900
_LEAST_SCOPE = 150
_TALL = 1000
_LOW = 520
#: From this size on the list of changed amounts stands under the charts.
_ROOMY = (2_200, 1_200)
_CHANGES = 300
#: The charts are never lower than this.
_LEAST_BELOW = 120
_FOOT_ROWS = 3


class FundingWidgets(QObject):
    """Everything that is seen on the page.

    Attributes:
        scenarios: tabs on top.
        scope: whose money is shown.
        model: the sources.
        foot_model: set aside, need and gap.
        matrix: the sources as a table.
        foot: the sums under it, always in sight.
        chart: money and gap by year.
        comparison: scenarios side by side.
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
        px = theme.px
        self.scenarios = ScenarioBar(theme)
        self.scope = ScopePanel(theme)
        self.model = MatrixModel(language, parent=self)
        self.foot_model = MatrixModel(language, is_foot=True, parent=self)
        self.comparison = ComparisonModel(theme)
        self.chart = YearChart(theme)
        money = QWidget()
        right = QVBoxLayout(money)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(8))
        right.addWidget(self._build_matrix(language), 1)
        right.addWidget(self._build_moved())
        right.addWidget(self._build_below())
        self._money = right
        self._changes: LabPanel | None = None
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.scope)
        self.laboratory = Laboratory(context, money, projects)
        side = QVBoxLayout()
        side.setSpacing(px(8))
        side.addWidget(self.laboratory.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.laboratory, 1)
        body.addLayout(side, 1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(px(12), px(8), px(12), px(10))
        layout.setSpacing(px(8))
        layout.addWidget(self.scenarios)
        layout.addLayout(body, 1)
        self._connect_foot()
        page.setFocusProxy(self.matrix)

    @property
    def moved_text(self) -> str:
        """What the last edit moved, or how the matrix is edited."""
        return self._moved_text.text()

    def show_title(self, matrix: Matrix, *, is_locked: bool) -> None:
        """Name the scope, its projects and its need."""
        self._title.setText(matrix.title or self.tr("Whole plan"))
        self._title.setToolTip(matrix.title)
        count = len(matrix.projects)
        self._count.setText(self.tr("{count} projects").format(count=count))
        self._count.setVisible(matrix.scope.kind != "project")
        need = money_text(matrix.need)
        self._need.setText(
            in_unit(self.tr("Need {need} (10,000 yuan)")).format(need=need)
        )
        self._locked.setVisible(is_locked)

    def show_moved(self, text: str) -> None:
        """Say what an edit moved."""
        self._moved_text.setText(text)
        self._moved_text.setToolTip(text)
        self.undo_button.setVisible(True)

    def hide_moved(self) -> None:
        """Say how the matrix is edited, until the next edit."""
        self._moved_text.setText(
            self.tr("Type an amount, a share such as 15%, or move a slider.")
        )
        self.undo_button.setVisible(False)

    def fit(self, width: int, height: int) -> None:
        """Share the room of the page."""
        px = self._theme.px
        usual = WIDTH if width >= px(_NARROW) else _LEAST_SCOPE
        self.scope.setFixedWidth(px(330 if width >= px(_WIDE) else usual))
        if not self._was_fitted:
            # A low window or large text leaves no room for both.
            self._was_fitted = True
            self.charts_button.setChecked(height >= px(_LOW))
        is_tall = height >= px(_TALL)
        self._below.setFixedHeight(px(400) if is_tall else min(px(226), height // 3))
        self._fit_changes(is_roomy=width >= px(_ROOMY[0]) and height >= px(_ROOMY[1]))

    def _fit_changes(self, *, is_roomy: bool) -> None:
        """List the amounts that differ between scenarios where there is room."""
        if is_roomy and self._changes is None:
            made = self.laboratory.made_beside("differences.DifferencesPanel")
            made.setFixedHeight(self._theme.px(_CHANGES))
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
        wide = self.scope.minimumWidth() - px(_LEAST_SCOPE)
        high = self._below.minimumHeight() - px(_LEAST_BELOW)
        high = 0 if self._below.isHidden() else max(high, 0)
        if self._changes is not None and not self._changes.isHidden():
            high += self._changes.height()
        return QSize(max(wide, 0), high)

    def fit_foot(self) -> None:
        """Keep the foot's columns under those of the sources."""
        head = self.foot.horizontalHeader()
        above = self.matrix.horizontalHeader()
        for section in range(min(head.count(), above.count())):
            head.resizeSection(section, above.sectionSize(section))

    def _build_matrix(self, language: Language) -> QFrame:
        theme, px = self._theme, self._theme.px
        self.matrix = MatrixView(self.model, theme, language)
        self.matrix.setAccessibleName(self.tr("Money by source and year"))
        self.foot = QTableView()
        self.foot.setModel(self.foot_model)
        self.foot.setItemDelegate(MatrixDelegate(theme, self.foot))
        self.foot.setAccessibleName(self.tr("Set aside, need and gap"))
        self.foot.setShowGrid(False)
        self.foot.setFrameShape(QTableView.Shape.NoFrame)
        self.foot.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.foot.setHorizontalScrollBarPolicy(policy)
        self.foot.setVerticalScrollBarPolicy(policy)
        self.foot.horizontalHeader().hide()
        self.foot.horizontalHeader().setMinimumSectionSize(px(24))
        self.foot.verticalHeader().hide()
        self.foot.verticalHeader().setMinimumSectionSize(px(18))
        self.foot.verticalHeader().setDefaultSectionSize(px(ROW))
        self.foot.setFixedHeight(px(ROW) * _FOOT_ROWS)
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedHeight(1)
        card = QFrame()
        card.setProperty("kind", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(1, px(4), 1, px(6))
        layout.setSpacing(0)
        layout.addLayout(self._build_title())
        layout.addWidget(self._build_empty())
        layout.addWidget(self.matrix, 1)
        layout.addWidget(edge)
        layout.addWidget(self.foot)
        return card

    def _build_title(self) -> QHBoxLayout:
        theme, px = self._theme, self._theme.px
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setMinimumWidth(theme.px(80))
        self._count = QLabel()
        self._need = QLabel()
        for chip in (self._count, self._need):
            chip.setProperty("role", "chip")
        self._locked = QLabel(self.tr("Locked: nothing here can be changed"))
        self._locked.setProperty("role", "chip")
        self._locked.setProperty("tone", "warn")
        self.only_money = QPushButton(self.tr("Only sources with money"))
        self.only_money.setIcon(theme.icon("list-filter", "text2", 15))
        self.only_money.setCheckable(True)
        self.charts_button = QPushButton(self.tr("Charts"))
        self.charts_button.setIcon(theme.icon("chart-pie", "text2", 15))
        self.charts_button.setCheckable(True)
        self.charts_button.setToolTip(
            self.tr("Money by year and scenarios under the table")
        )
        row = QHBoxLayout()
        row.setContentsMargins(px(12), px(4), px(8), px(6))
        row.setSpacing(px(8))
        for widget in (self._title, self._count, self._need, self._locked):
            row.addWidget(widget)
        row.addStretch(1)
        self.profile_button = ProfileButton(theme)
        row.addWidget(self.profile_button)
        row.addWidget(self.only_money)
        row.addWidget(self.charts_button)
        return row

    def _build_empty(self) -> QFrame:
        px = self._theme.px
        self.empty = QFrame()
        self.empty.setProperty("kind", "notice")
        said = QLabel(
            self.tr(
                "No needs yet. Enter amounts on Projects, then spread them here by"
                " source and year."
            )
        )
        said.setWordWrap(True)
        self.projects_button = QPushButton(self.tr("Go to Projects"))
        self.projects_button.setProperty("kind", "link")
        row = QHBoxLayout(self.empty)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.addWidget(said, 1)
        row.addWidget(self.projects_button)
        return self.empty

    def _build_moved(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = QFrame()
        frame.setProperty("kind", "notice")
        frame.setFixedHeight(px(32))
        icon = QLabel()
        icon.setPixmap(theme.pixmap("move-horizontal", "accenttext", 16))
        self._moved_text = QLabel()
        self._moved_text.setMinimumWidth(px(80))
        self.undo_button = QPushButton(self.tr("Undo Ctrl+Z"))
        self.undo_button.setProperty("kind", "link")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.addWidget(icon)
        row.addWidget(self._moved_text, 1)
        row.addWidget(self.undo_button)
        self.hide_moved()
        return frame

    def _build_below(self) -> QFrame:
        px = self._theme.px
        self._below = QFrame()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        view = ComparisonView(self.comparison, self._theme)
        chart = self._card(
            self.tr("Money and gap by year"),
            in_unit(self.tr("10,000 yuan")),
            self.chart,
        )
        table = self._card(
            self.tr("Scenarios compared (whole plan)"),
            in_unit(self.tr("differences from the plan")),
            view,
        )
        row.addWidget(chart, 5)
        row.addWidget(table, 6)
        return self._below

    def _card(self, title: str, unit: str, inside: QWidget) -> QFrame:
        px = self._theme.px
        card = QFrame()
        card.setProperty("kind", "card")
        name = QLabel(title)
        name.setProperty("role", "card-title")
        said = QLabel(unit)
        said.setProperty("role", "secondary")
        head = QHBoxLayout()
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(said)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(px(13), px(8), px(13), px(8))
        layout.setSpacing(px(4))
        layout.addLayout(head)
        layout.addWidget(inside, 1)
        return card

    def _connect_foot(self) -> None:
        above, below = (
            self.matrix.horizontalScrollBar(),
            self.foot.horizontalScrollBar(),
        )
        above.valueChanged.connect(below.setValue)
        self.matrix.horizontalHeader().sectionResized.connect(
            lambda section, _old, new: self.foot.setColumnWidth(section, new)
        )
        self.foot_model.modelReset.connect(self.fit_foot)
        self.model.previewed.connect(self.foot_model.show_preview)
        self.charts_button.toggled.connect(self._below.setVisible)
        self._below.setVisible(False)
