"""A page of several lists, chosen by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QToolButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.ui.lists.panel import ListPanel
from ecoplanner.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.column import Listing
    from ecoplanner.ui.page import Context
    from ecoplanner.ui.theme import Theme


class Segments(QFrame):
    """A few words of which one is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(*[theme.px(3)] * 4)
        self._layout.setSpacing(theme.px(2))

    def add(self, words: str, tip: str = "") -> QToolButton:
        """Add words behind those there are, with what they show as a tooltip."""
        button = QToolButton()
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(tip)
        self.group.addButton(button, len(self.group.buttons()))
        self._layout.addWidget(button)
        return button


class ListsPage(Page):
    """Shows one of several lists; each is made when it is first shown."""

    def __init__(
        self,
        context: Context,
        listings: Sequence[Listing],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._listings = list(listings)
        self._panels: dict[int, ListPanel] = {}
        self._build_widgets()
        self._connect()
        self._on_row_requested(*self.focus.row)
        if not self._panels:
            self.show_list(self._listings[0].key)

    @property
    def panel(self) -> ListPanel:
        """The list that is shown."""
        return self._panels[self._tabs.group.checkedId()]

    def show_list(self, key: str) -> None:
        """Show a list."""
        at = next(at for at, each in enumerate(self._listings) if each.key == key)
        self._show(at)

    def _show(self, at: int) -> None:
        self._tabs.group.button(at).setChecked(True)
        if at not in self._panels:
            panel = ListPanel(self.context, self._listings[at])
            panel.told.connect(self.notice)
            panel.project_requested.connect(self._on_project_requested)
            self._panels[at] = panel
            self._stack.addWidget(panel)
        self._stack.setCurrentWidget(self._panels[at])
        self.setFocusProxy(self._panels[at])

    def _build_widgets(self) -> None:
        px = self.theme.px
        self._tabs = Segments(self.theme)
        tip = self.tr("List of {name}  Ctrl+PgUp / Ctrl+PgDn")
        for listing in self._listings:
            self._tabs.add(listing.title, tip.format(name=listing.title))
        self._stack = QStackedWidget()
        bar = QHBoxLayout()
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self._tabs.setVisible(len(self._listings) > 1)

    def _connect(self) -> None:
        self._tabs.group.idClicked.connect(self._on_tab_clicked)
        self.focus.row_requested.connect(self._on_row_requested)
        for key, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self._step(by))

    @Slot(str, str)
    def _on_row_requested(self, table: str, row_id: str) -> None:
        if table in {each.kind.TABLE for each in self._listings}:
            self.show_list(table)
            self.panel.table.choose(row_id)

    @Slot(str)
    def _on_project_requested(self, project_id: str) -> None:
        self.focus.set_project(project_id)
        self.page_requested.emit("projects")

    def _step(self, by: int) -> None:
        at = (self._tabs.group.checkedId() + by) % len(self._listings)
        self._on_tab_clicked(at)

    def _on_tab_clicked(self, at: int) -> None:
        for panel in self._panels.values():
            panel.commit_editor()
        self._show(at)
        self._panels[at].setFocus()

    @override
    def side_panel(self, name: str) -> QWidget | None:
        return self.panel.inspector if name == "inspector" else None

    @override
    def search(self, text: str) -> None:
        self.panel.search(text)

    @override
    def find_next(self, *, backwards: bool = False) -> None:
        self.panel.find_next(backwards=backwards)

    @override
    def commit_editor(self) -> None:
        self.panel.commit_editor()
