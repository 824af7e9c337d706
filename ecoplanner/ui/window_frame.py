"""What stands around the pages of the window: title bar, rail, notice, strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.ui.notice import Notice
from ecoplanner.ui.pages import PAGES
from ecoplanner.ui.rail import Rail
from ecoplanner.ui.strip import Strip
from ecoplanner.ui.titlebar import TitleBar

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.ui.commands import Commands
    from ecoplanner.ui.theme import Theme


class WindowFrame(QWidget):
    """The title bar, the rail, the notice, the stack of pages and the strip."""

    def __init__(
        self, theme: Theme, language: Language, commands: Commands, parent: QWidget
    ) -> None:
        super().__init__(parent)
        # From the outermost: what moves into another widget is styled anew, with all
        # that is in it.
        self.title = TitleBar(
            theme,
            [
                commands.undo_action,
                commands.redo_action,
                commands.theme_action,
                commands.settings_action,
            ],
            self,
        )
        self.rail = Rail(theme, self)
        for number, entry in enumerate(PAGES, start=1):
            title = entry.title()
            self.rail.add(entry.key, entry.icon, title, f"{title}  Ctrl+{number}")
        self.rail.add_command(commands.actions["help"])
        self.notice = Notice(theme, self)
        self.stack = QStackedWidget(self)
        self.strip = Strip(theme, language, self)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        middle = _tight(QVBoxLayout())
        around = QVBoxLayout()
        around.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        around.addWidget(self.notice)
        middle.addLayout(around)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.strip)
        below = _tight(QHBoxLayout())
        below.addWidget(self.rail)
        below.addLayout(middle, 1)
        layout = _tight(QVBoxLayout(self))
        layout.addWidget(self.title)
        layout.addLayout(below, 1)


def _tight(layout: QBoxLayout) -> QBoxLayout:
    """Return a layout whose parts touch."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
