"""What every page of the window is given and offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.ui.first_focus import FirstFocus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.focus import Focus
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme


def at_once(part: Callable[[], None]) -> None:
    """Make a part now."""
    part()


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with.

    Attributes:
        session: the open plan.
        focus: what the user looks at.
        theme: colours, sizes and icons.
        settings: what the program remembers of the user.
        later: makes what takes long to make, while the window is furnished apart from
            the rest: in a turn of its own.
    """

    session: Session
    focus: Focus
    theme: Theme
    settings: Settings
    later: Callable[[Callable[[], None]], None] = at_once


class Page(FirstFocus):
    """One page beside the rail.

    Signals:
        notice: a sentence for the line at the bottom; a second value offers undo.
        refused: why something was not done; it stays until the next action.
        page_requested: another page is wanted, by key.
        summary_changed: what is selected, for the right end of the strip.
    """

    notice = Signal(str, bool)
    refused = Signal(str)
    page_requested = Signal(str)
    summary_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session = context.session
        self.focus = context.focus
        self.theme = context.theme
        self._summary = ""
        self.summary_changed.connect(self._keep_summary)

    @property
    def summary(self) -> str:
        """What is selected, as last told."""
        return self._summary

    def search(self, text: str) -> None:
        """Show what matches a text typed into the search of the title bar."""

    def find_next(self, *, backwards: bool = False) -> None:
        """Go to the next match."""

    def commit_editor(self) -> None:
        """Store what is being typed, also text still being composed."""

    def side_panel(self, name: str) -> QWidget | None:  # noqa: ARG002 - see below
        """Return a panel that keys show and hide: `inspector` or `shares`.

        None where there is none, or where the page has keys of its own for it.
        """
        return None

    @Slot(str)
    def _keep_summary(self, text: str) -> None:
        self._summary = text
