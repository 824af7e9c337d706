"""The scenarios as tabs, and what may be done with them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from ecoplanner.model.funding import Scenario
    from ecoplanner.ui.theme import Theme

HEIGHT = 34


class ScenarioBar(QWidget):
    """The plan's own funding and each scenario.

    Signals:
        scenario_chosen: another one is to be shown, by id; empty for the plan.
        new_requested: a new scenario is wanted.
        duplicate_requested: one like the one shown is wanted.
        delete_requested: the one shown is to be removed.
        lock_toggled: the one shown is to be locked or opened.
        renamed: the one shown has this name from now on.
        adopt_requested: the one shown is to become the plan.
    """

    scenario_chosen = Signal(str)
    new_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()
    lock_toggled = Signal()
    renamed = Signal(str)
    adopt_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scenarios: Sequence[Scenario] = ()
        self._current = ""
        self.tabs: dict[str, QToolButton] = {}
        self._build_actions()
        self._build_widgets()
        self._connect()

    def show_scenarios(self, scenarios: Sequence[Scenario], current: str) -> None:
        """Show the tabs; the current one has a check mark."""
        self._scenarios, self._current = scenarios, current
        names = [("", self.tr("Plan"))]
        names += [(each.id, self._name(each)) for each in scenarios]
        if list(self.tabs) != [key for key, _ in names]:
            self._rebuild_tabs([key for key, _ in names])
        locked = {each.id for each in scenarios if each.is_locked}
        for key, name in names:
            tab = self.tabs[key]
            tab.setText(name)
            tab.setToolTip(self._origin(key))
            tab.setChecked(key == current)
            icon = "lock" if key in locked else "circle-check"
            shows = key == current or key in locked
            tab.setIcon(
                self._theme.icon(icon, "accenttext", 15)
                if shows
                else self._theme.icon("wallet", "text3", 15)
            )
        self._update_actions()

    def start_rename(self) -> None:
        """Let the name of the scenario shown be typed."""
        scenario = self._scenario()
        if scenario is None:
            return
        self.name_field.setText(scenario.name)
        self.name_field.selectAll()
        self.name_field.show()
        self.name_field.setFocus()

    def commit_editor(self) -> None:
        """Store the name that is being typed, also text still being composed."""
        if not self.name_field.isHidden():
            take_composed(self.name_field)
            self._on_name_entered()

    def step(self, by: int) -> None:
        """Choose the scenario before or after."""
        keys = list(self.tabs)
        at = keys.index(self._current) if self._current in keys else 0
        self.scenario_chosen.emit(keys[(at + by) % len(keys)])

    def _build_actions(self) -> None:
        theme = self._theme
        self.duplicate_action = QAction(theme.icon("copy"), self.tr("Duplicate"), self)
        self.rename_action = QAction(theme.icon("pencil"), self.tr("Rename"), self)
        self.lock_action = QAction(theme.icon("lock"), self.tr("Lock"), self)
        self.delete_action = QAction(theme.icon("trash-2"), self.tr("Delete"), self)

    def _build_widgets(self) -> None:
        theme, px = self._theme, self._theme.px
        self.name_field = LineInput()
        self._row = QWidget()
        self._tabs_layout = QHBoxLayout(self._row)
        self._tabs_layout.setContentsMargins(0, 0, 0, 0)
        self._tabs_layout.setSpacing(px(4))
        self._tabs_layout.addStretch(1)
        # Before the buttons: Tab comes to what was made first.
        self._rebuild_tabs([""])
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._row)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(policy)
        self._scroll.setVerticalScrollBarPolicy(policy)
        self._scroll.setFixedHeight(px(HEIGHT))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name_field.setAccessibleName(self.tr("Name of the scenario"))
        self.name_field.setToolTip(self.tr("Enter renames, Esc leaves the name"))
        self.name_field.setMaximumWidth(px(220))
        self.name_field.hide()
        self.name_field.installEventFilter(self)
        self.new_button = QPushButton(self.tr("New scenario"))
        self.new_button.setIcon(theme.icon("plus", "text2", 15))
        self.new_button.setToolTip(
            self.tr(
                "Try other money without touching the plan; Ctrl+PgUp / Ctrl+PgDn"
                " go through the scenarios"
            )
        )
        self.adopt_button = QPushButton(self.tr("Adopt as the plan"))
        self.adopt_button.setToolTip(
            self.tr(
                "The plan’s money becomes that of this scenario; the plan as it was is"
                " kept as a version"
            )
        )
        self.menu = QMenu(self)
        self.menu.addActions([self.duplicate_action, self.rename_action])
        self.menu.addActions([self.lock_action, self.delete_action])
        self._more = QToolButton()
        self._more.setProperty("kind", "icon")
        self._more.setIcon(theme.icon("ellipsis"))
        self._more.setAccessibleName(self.tr("What may be done with this scenario"))
        self._more.setToolTip(self.tr("Duplicate, rename, lock or delete"))
        self._more.setMenu(self.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(self._scroll, 1)
        widgets = (self.name_field, self.new_button, self.adopt_button, self._more)
        for widget in widgets:
            layout.addWidget(widget)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new_requested)
        self.adopt_button.clicked.connect(self.adopt_requested)
        self.duplicate_action.triggered.connect(self.duplicate_requested)
        self.delete_action.triggered.connect(self.delete_requested)
        self.lock_action.triggered.connect(self.lock_toggled)
        self.rename_action.triggered.connect(self.start_rename)
        self.name_field.returnPressed.connect(self._on_name_entered)

    def _rebuild_tabs(self, keys: list[str]) -> None:
        for key in self.tabs.keys() - {*keys}:
            tab = self.tabs.pop(key)
            self._tabs_layout.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = {key: self.tabs.get(key) or self._tab(key) for key in keys}
        for number, tab in enumerate(self.tabs.values()):
            self._tabs_layout.removeWidget(tab)
            self._tabs_layout.insertWidget(number, tab)
        # What is made late comes last in the window by itself.
        for first, second in pairwise(self.tabs.values()):
            QWidget.setTabOrder(first, second)

    def _tab(self, key: str) -> QToolButton:
        tab = QToolButton(self._row)
        tab.setProperty("kind", "tab")
        tab.setProperty("key", key)
        tab.setCheckable(True)
        tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tab.clicked.connect(
            lambda _=False, chosen=key: self.scenario_chosen.emit(chosen)
        )
        tab.installEventFilter(self)
        return tab

    def _name(self, scenario: Scenario) -> str:
        if scenario.is_illustration:
            return self.tr("{name} · illustration").format(name=scenario.name)
        return scenario.name

    def _origin(self, key: str) -> str:
        """Return what a scenario was made from, and its note."""
        known = {each.id: each for each in self._scenarios}
        if key not in known:
            return self.tr("The money of the plan itself")
        scenario = known[key]
        former = known.get(scenario.made_from or "")
        said = (
            self.tr("Made from “{name}”").format(name=former.name)
            if former is not None
            else self.tr("Made from the plan")
        )
        return "\n".join(filter(None, (said, scenario.note)))

    def _scenario(self) -> Scenario | None:
        found = (each for each in self._scenarios if each.id == self._current)
        return next(found, None)

    def _update_actions(self) -> None:
        scenario = self._scenario()
        is_locked = bool(scenario and scenario.is_locked)
        self.rename_action.setEnabled(scenario is not None and not is_locked)
        self.delete_action.setEnabled(scenario is not None and not is_locked)
        self.lock_action.setEnabled(scenario is not None)
        # Primary only where there is something to adopt.
        has_scenario = scenario is not None
        self.adopt_button.setEnabled(has_scenario)
        self.adopt_button.setProperty("kind", "primary" if has_scenario else "")
        tone = "onaccent" if has_scenario else "disabled"
        self.adopt_button.setIcon(self._theme.icon("check-check", tone, 15))
        self.adopt_button.style().unpolish(self.adopt_button)
        self.adopt_button.style().polish(self.adopt_button)
        self.lock_action.setText(self.tr("Unlock") if is_locked else self.tr("Lock"))

    @Slot()
    def _on_name_entered(self) -> None:
        scenario, name = self._scenario(), self.name_field.text().strip()
        # Leaving the field asks again: by then it is hidden.
        self.name_field.hide()
        if scenario is not None and name and name != scenario.name:
            self.renamed.emit(name)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.name_field:
            if event.type() == QEvent.Type.FocusOut:
                self.commit_editor()
            elif event.type() == QEvent.Type.KeyPress:
                key: QKeyEvent = event  # type: ignore[assignment]
                if key.key() == Qt.Key.Key_Escape:
                    self.name_field.hide()
                    return True
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.start_rename()
        return super().eventFilter(watched, event)
