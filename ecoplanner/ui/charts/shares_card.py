"""The card of budget shares: who and what takes which part of the plan's need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import system_language
from ecoplanner.model.funding import Source
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.chart_area import ChartArea
from ecoplanner.ui.charts.money_bar import MoneyBar
from ecoplanner.ui.charts.more_charts import MoreCharts
from ecoplanner.ui.charts.parts import Chart
from ecoplanner.ui.charts.parts import chart_of
from ecoplanner.ui.charts.parts import OTHER_KEY
from ecoplanner.ui.charts.parts import tables_of
from ecoplanner.ui.charts.sentence import clauses
from ecoplanner.ui.charts.sentence import part_here
from ecoplanner.ui.charts.sentence import subject_of
from ecoplanner.ui.charts.sentence_label import SentenceLabel
from ecoplanner.ui.charts.sources import level_parts
from ecoplanner.ui.charts.sources import plan_parts
from ecoplanner.ui.charts.sources import scenario_of
from ecoplanner.ui.charts.way_tabs import WayTabs
from ecoplanner.ui.elided_label import ElidedLabel
from ecoplanner.ui.focus import Filter
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent

    from ecoplanner.messages import Language
    from ecoplanner.model.shares import By
    from ecoplanner.ui.charts.export import Sheet
    from ecoplanner.ui.charts.parts import Part
    from ecoplanner.ui.page import Context

#: From this height on there is room for sources by programme and by year.
_TALL = 640
_RING = 210
_NO_LIMIT = 16_777_215
_TABS: tuple[By, ...] = ("program", "zone", "agency", "source", "year")
_MORE: tuple[By, ...] = ("task", "tier")


class SharesCard(QFrame):
    """Shows shares as a chart, as numbers and as a sentence; a click filters.

    Signals:
        notice: what was done, as a sentence.
        refused: why a picture was not saved.
        sentence_changed: the sentence of the chart, for where the card is folded.
    """

    notice = Signal(str)
    refused = Signal(str)
    sentence_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._focus = context.focus
        self._theme = context.theme
        self._settings = context.settings
        chosen = context.settings.language
        self._language: Language = (
            chosen if chosen in ("zh", "en") else system_language()  # type: ignore[assignment]  # one of two
        )
        self.setProperty("kind", "card")
        self.by: By = "program"
        self._is_open = False
        self._is_stale = False
        self._chart = chart_of(self._session.portfolio, self.by)
        self._money: tuple[Part, ...] = ()
        self._plain = ""
        self._build_actions()
        self._build_widgets()
        self._connect()
        self.refresh()

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    @property
    def sentence(self) -> str:
        """The sentence of the chart, without its looks."""
        return self._plain

    def show_way(self, by: By) -> None:
        """Show the shares of something else."""
        self.by = by
        self._is_open = False
        self.refresh()

    def sheet(self) -> Sheet:
        """Return what a picture of the chart says."""
        from ecoplanner.ui.charts.export import Sheet  # noqa: PLC0415 - late

        return Sheet(
            title=self._way_title(),
            unit=in_unit(self.tr("10,000 yuan")),
            chart=self._chart,
            centre=self._centre(),
            money=self._money,
            money_titles=self._money_bar.titles,
            sentence=self._plain,
        )

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        portfolio = self._session.portfolio
        scenario = scenario_of(portfolio, self._focus.scenario_id)
        chart = chart_of(
            portfolio,
            self.by,
            scenario,
            language=self._language,
            keep=self._chosen(),
            is_open=self._is_open,
        )
        self._chart = chart
        self._money = plan_parts(portfolio, scenario, self._language)
        levels = {str(row.level): 1 for row in portfolio.all(Source)}
        self._money_bar.keep_room(level_parts(levels, self._language))
        self._money_bar.show_parts(self._money)
        self._update_head()
        self._update_chart()
        self._update_sentence()
        self._update_marks()
        if self._more.isVisible():
            self._more.refresh()

    def _build_actions(self) -> None:
        self.table_action = QAction(
            self._theme.icon("table-2", "text2", 15), self.tr("Show as numbers"), self
        )
        self.table_action.setCheckable(True)
        self.copy_action = QAction(self.tr("Copy the numbers"), self)
        self.save_action = QAction(self.tr("Save as a picture…"), self)
        self.way_actions: dict[By, QAction] = {}
        words = {
            "program": self.tr("Programmes"),
            "zone": self.tr("Zones"),
            "agency": self.tr("Leads"),
            "source": self.tr("Sources"),
            "year": self.tr("Years"),
            "task": self.tr("Tasks"),
            "tier": self.tr("Tiers"),
        }
        group = QActionGroup(self)
        for by in (*_TABS, *_MORE):
            action = QAction(words[by], self)
            action.setCheckable(True)
            action.setData(by)
            group.addAction(action)
            self.way_actions[by] = action

    def _build_widgets(self) -> None:
        theme = self._theme
        layout = QVBoxLayout(self)
        edge = theme.px(13)
        layout.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        layout.setSpacing(theme.px(6))
        layout.addLayout(self._build_head())
        layout.addWidget(WayTabs(theme, [self.way_actions[by] for by in _TABS]))
        self._area = ChartArea(theme, self._language, self)
        layout.addWidget(self._area, 3)
        self._money_bar = MoneyBar(theme)
        layout.addWidget(self._money_bar)
        self._words = SentenceLabel(theme, self._language)
        layout.addWidget(self._words)
        self._more = MoreCharts(self._session, self._focus, theme, self._language, self)
        self._more.setVisible(False)
        layout.addWidget(self._more, 7)

    def _build_head(self) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.px(2))
        self._title = ElidedLabel()  # words give way, figures never do
        self._title.setProperty("role", "card-title")
        self._total = QLabel()
        self._total.setProperty("role", "amount")
        table = _icon_button(self.table_action)
        table.setDefaultAction(self.table_action)
        self._menu_button = QToolButton()
        self._menu_button.setProperty("kind", "icon")
        self._menu_button.setIcon(theme.icon("ellipsis", "text2", 15))
        self._menu_button.setToolTip(self.tr("More ways, copy, save"))
        self._menu_button.setAccessibleName(self.tr("More ways, copy, save"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(self._build_menu())
        for widget in (self._title, table, self._menu_button):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._total)
        return head

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addActions([self.way_actions[by] for by in _MORE])
        menu.addSeparator()
        menu.addActions([self.table_action, self.copy_action, self.save_action])
        return menu

    def _connect(self) -> None:
        for action in self.way_actions.values():
            action.triggered.connect(self._on_way_triggered)
        self.table_action.toggled.connect(self._update_chart)
        self.copy_action.triggered.connect(self._on_copy_triggered)
        self.save_action.triggered.connect(self._on_save_triggered)
        self._area.part_activated.connect(self._on_part_activated)
        self._money_bar.part_activated.connect(self._on_money_activated)
        self._session.changed.connect(self._on_session_changed)
        self._session.published.connect(self._update_sentence)
        self._focus.project_changed.connect(self._on_focus_project_changed)
        self._focus.filter_changed.connect(self._refresh_when_seen)
        self._focus.scenario_changed.connect(self._refresh_when_seen)

    def _update_head(self) -> None:
        is_tab = self.by in _TABS
        self._title.setText(self.tr("Shares") if is_tab else self._way_title())
        self.way_actions[self.by].setChecked(True)
        words = in_unit(self.tr("{amount} (10,000 yuan)"))
        self._total.setText(words.format(amount=money_text(self._chart.total_fen)))

    def _way_title(self) -> str:
        """Return what the chart shows, where no tab says what it is of."""
        way = self.way_actions[self.by].text()
        return self.tr("Budget shares: {way}").format(way=way)

    @Slot()
    def _update_chart(self) -> None:
        is_table = self.table_action.isChecked()
        self._area.show_chart(self._chart, self._centre(), as_numbers=is_table)

    @Slot()
    def _update_sentence(self) -> None:
        gap = self._money[-1].amount_fen if self._money else 0
        subject = subject_of(self._chart, self._chosen(), self._here())
        found = clauses(self._chart, self._published_chart(), subject, gap)
        plain = "".join(clause.plain() for clause in found)
        # Without words the grey ring says it already.
        self._plain = plain or self.tr("Shown once money is filled in")
        self._words.show_clauses(found)
        self._area.setAccessibleName(self._plain)
        self._words.setToolTip(self._plain)
        self.sentence_changed.emit(self._plain)

    def _update_marks(self) -> None:
        self._area.show_marks(self._chosen(), self._here())

    def _published_chart(self) -> Chart | None:
        published = self._session.published_portfolio
        if published is None:
            return None
        scenario = scenario_of(published, self._focus.scenario_id)
        return chart_of(
            published, self.by, scenario, language=self._language, is_open=True
        )

    def _chosen(self) -> frozenset[str]:
        chosen = self._focus.filter
        return chosen.keys if chosen.by == self.by else frozenset()

    def _here(self) -> str:
        """Return the key of the part that the project in hand belongs to."""
        return part_here(self._session.portfolio, self._focus.project_id, self.by)

    def _centre(self) -> tuple[str, str]:
        if self._chart.total_fen <= 0:
            return "", self.tr("Shown once\nmoney is filled in")
        words = {
            "program": self.tr("programmes"),
            "zone": self.tr("zones"),
            "task": self.tr("tasks"),
        }
        return str(len(self._chart.parts)), words.get(self.by, "")

    @Slot()
    def _on_way_triggered(self) -> None:
        group = self.way_actions["program"].actionGroup()
        action = group.checkedAction()
        if action is not None:
            self.show_way(action.data())

    @Slot(str, bool)
    def _on_part_activated(self, key: str, adds: bool) -> None:  # noqa: FBT001 - a signal
        if key == OTHER_KEY:
            self._is_open = True
            self.refresh()
            return
        self._focus.toggle_filter(self.by, key, adds=adds)

    @Slot(str, bool)
    def _on_money_activated(self, key: str, _adds: bool) -> None:  # noqa: FBT001 - a signal
        sources = self._session.portfolio.all(Source)
        keys = frozenset(each.id for each in sources if each.level == key) or {key}
        wanted = Filter(by="source", keys=frozenset(keys))
        self._focus.set_filter(Filter() if wanted == self._focus.filter else wanted)

    @Slot()
    def _on_copy_triggered(self) -> None:
        self._area.copy_numbers(self._chart)
        self.notice.emit(self.tr("The numbers are on the clipboard."))

    @Slot()
    def _on_save_triggered(self) -> None:
        named = re.sub("[:：] *", " ", self._way_title())  # for names of files
        name, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the chart"),
            str(Path(self._settings.last_folder) / f"{named}.png"),
            self.tr("Picture (*.png);;Drawing (*.svg)"),
        )
        if name:
            self.save_picture(Path(name))

    def save_picture(self, path: Path) -> bool:
        """Write the chart as a picture; False after saying why not."""
        from ecoplanner.ui.charts.export import save_chart  # noqa: PLC0415 - late

        try:
            save_chart(self.sheet(), path)
        except EcoplannerError as error:
            self.refused.emit(error_text(error, self._language))
            return False
        self.notice.emit(self.tr("Saved {name}.").format(name=path.name))
        return True

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        if not tables_of(self.by).isdisjoint(change.rows):
            self._refresh_when_seen()

    @Slot()
    def _refresh_when_seen(self) -> None:
        # On a page that another one hides nobody looks at it.
        self._is_stale = self.window().isVisible() and not self.isVisible()
        if not self._is_stale:
            self._session.turns.take(self, self.refresh)

    @Slot()
    def _on_focus_project_changed(self) -> None:
        self._update_marks()
        self._update_sentence()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tall = self.height() >= self._theme.px(_TALL)
        if is_tall == self._more.isHidden():
            self._more.setVisible(is_tall)
            # With room below, the chart needs no more than a ring of good size.
            high = self._theme.px(_RING) if is_tall else _NO_LIMIT
            self._area.setMaximumHeight(high)
            if is_tall:
                self._more.refresh()


def _icon_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "icon")
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
