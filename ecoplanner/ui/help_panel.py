"""F1: what each page is for, and every key, searched like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ecoplanner.ui.clear_button import add_clear_button
from ecoplanner.ui.command_list import Item
from ecoplanner.ui.command_list import ItemsModel
from ecoplanner.ui.command_list import ItemsView
from ecoplanner.ui.keys import where_words
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.pinyin import Search
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.keys import Command
    from ecoplanner.ui.keys import Where
    from ecoplanner.ui.theme import Theme

WIDTH, HEIGHT = 620, 560
#: Whose keys are listed first on a page.
_OF_PAGE: dict[str, Where] = {
    "projects": "table",
    "schedule": "schedule",
    "funding": "funding",
    "annex": "annex",
    "checks": "checks",
    "zones": "lists",
    "indicators": "lists",
}


class HelpPanel(QDialog):
    """All keys by place, those of the page that is shown first."""

    def __init__(
        self,
        theme: Theme,
        commands: Sequence[Command],
        page: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._commands, self._page = theme, commands, page
        self.setWindowTitle(self.tr("Keys and help"))
        self._build_widgets()
        self._connect()
        self._update_items()

    @property
    def shown(self) -> list[Item]:
        """The lines that are listed now."""
        return list(self._model.items)

    @property
    def field(self) -> QLineEdit:
        """Where one types what is looked for."""
        return self._field

    def _build_widgets(self) -> None:
        px = self._theme.px
        about = QLabel(self._about())
        about.setProperty("role", "body")
        about.setWordWrap(True)
        about.setHidden(not about.text())
        self._field = LineInput()
        self._field.setPlaceholderText(self.tr("Find a command or a key"))
        self._field.setAccessibleName(self.tr("Find a command or a key"))
        add_clear_button(self._field)
        self._field.installEventFilter(self)
        self._model = ItemsModel(self)
        self._view = ItemsView(self._model, self._theme)
        self._view.setAccessibleName(self.tr("Keys"))
        foot = QLabel(
            self.tr(
                "Ctrl+K runs any of these by name. Hold Alt to read all commands in "
                "the menu."
            )
        )
        foot.setProperty("role", "quiet")
        foot.setWordWrap(True)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.setSpacing(px(10))
        for widget in (about, self._field):
            layout.addWidget(widget)
        layout.addWidget(self._view, 1)
        layout.addWidget(foot)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(px(WIDTH), px(HEIGHT))
        self._field.setFocus()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._update_items)

    def _about(self) -> str:
        """Return what the page is for, and what to do there first."""
        words = {
            "projects": self.tr(
                "Projects: the annex as a table. Type into any cell, paste rows from "
                "WPS, group and filter; shares and the project in hand stand at the "
                "right."
            ),
            "schedule": self.tr(
                "Schedule: drag a bar or its ends, or use the arrows; the money of "
                "each year stands under the axis."
            ),
            "funding": self.tr(
                "Funding: spread the need of the plan, a programme or a project over "
                "sources and years, as amounts or as shares."
            ),
            "annex": self.tr(
                "Annex: the very pages that will be printed. Choose tables and their "
                "form above, click a row to go to its project."
            ),
            "checks": self.tr(
                "Checks: what does not fit. Go to the cell and mend it, or waive it "
                "with a reason."
            ),
            "zones": self.tr(
                "Zones: zones, tasks, programmes, agencies, places and sources that "
                "projects draw on."
            ),
            "indicators": self.tr(
                "Indicators: baseline and targets by year, in groups as printed."
            ),
            "history": self.tr(
                "History: who changed what. Name a version, compare it with the plan, "
                "go back to it."
            ),
        }
        return words.get(self._page, "")

    def _update_items(self) -> None:
        search = Search(self._field.text())
        places = where_words()
        first = _OF_PAGE.get(self._page, "everywhere")
        order = sorted(places, key=lambda where: where != first)
        items: list[Item] = []
        for where in order:
            lines = [
                Item(
                    kind="command",
                    key=each.name,
                    words=each.words,
                    keys=each.key_text(),
                )
                for each in self._commands
                if each.where == where and each.keys
            ]
            if where == "everywhere":
                lines += _page_items()
            found = [
                each
                for each in lines
                if not search or search.rank(f"{each.words} {each.keys}") is not None
            ]
            if found:
                heading = Item(kind="heading", key=where, words=places[where])
                items += [heading, *found]
        self._model.show_items(items)
        self._view.scrollToTop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in keys:
                self._view.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return True
        return super().eventFilter(watched, event)


def _page_items() -> list[Item]:
    return [
        Item(kind="page", key=entry.key, words=entry.title(), keys=f"Ctrl+{number}")
        for number, entry in enumerate(PAGES, start=1)
    ]
