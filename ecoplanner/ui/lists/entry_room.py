"""How the entry of the record in hand shares its side of the page with its company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from ecoplanner.model.project import Project
from ecoplanner.ui.lists.facts_card import FactsCard
from ecoplanner.ui.lists.row_facts import facts_about
from ecoplanner.ui.lists.row_facts import subject_of
from ecoplanner.ui.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

    from ecoplanner.messages import Language
    from ecoplanner.model.store.journal import RowChange
    from ecoplanner.ui.lists.lines import LinesTable
    from ecoplanner.ui.lists.related import RelatedEntries
    from ecoplanner.ui.page import Context

#: Width and height from which the row itself is shown too, px at 100 %.
WIDE, TALL = 1100, 380
#: Part of the height that lines of before and after may take.
_MOST = 0.5
_AIR = 6
_NO_LIMIT = 16_777_215


def empty_card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and what it is to be filled by."""
    card = QFrame()
    card.setProperty("kind", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    return card, inside


class RowNow(FactsCard):
    """Shows the row that an edit touched as it is now.

    Signals:
        page_requested: the page that shows the row, which is in hand there.
    """

    page_requested = Signal(str)

    def __init__(
        self, context: Context, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self._session, self._focus = context.session, context.focus
        self._language = language
        self._where = "", ""
        self.go_requested.connect(self._on_go_requested)
        self.show_changes([])

    def show_changes(self, changes: Sequence[RowChange]) -> None:
        """Show the first row of an edit that is still there, what it changed marked."""
        for change in changes:
            portfolio = self._session.portfolio
            found = subject_of(portfolio, change.table, change.row_id, self._language)
            if found is None:
                continue
            self._where = found.table, found.row.id
            name = f"{found.kind}  {found.name}".rstrip()
            facts = facts_about(portfolio, found, self._language)
            marked = set(change.after or ()) if change.before else set()
            title = self.tr("{name}, as it is now").format(name=name)
            self.show_facts(title, facts, marked, "")
            return
        title = self.tr("As it is now")
        words = self.tr("The row that was edited is shown here, if it is still there.")
        self.show_facts(title, [], (), words)

    @Slot()
    def _on_go_requested(self) -> None:
        table, row_id = self._where
        if table == Project.TABLE:
            self._focus.set_project(row_id)
        else:
            self._focus.request_row(table, row_id)
        self.page_requested.emit(page_of(table))


class EntryRoom(QWidget):
    """Before and after on top, as high as they are; below, what belongs to them."""

    def __init__(
        self, entry: QFrame, lines: LinesTable, related: RelatedEntries, now: RowNow
    ) -> None:
        super().__init__()
        self._entry, self._lines = entry, lines
        self._related, self._now = related, now
        gap = related.theme.px(12)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(gap)
        below.addWidget(related, 1)
        below.addWidget(now, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(entry, 1)
        column.addWidget(self._below, 1)

    def share(self, page: QSize, *, is_edit: bool, is_empty: bool) -> bool:
        """Share the room anew; return whether the company came into sight.

        Args:
            page: size of the page, pixels.
            is_edit: an edit is in hand, not a version.
            is_empty: there is nothing that could be in hand.
        """
        px, high = self._related.theme.px, page.height()
        is_tall, was_hidden = high >= px(TALL), self._related.isHidden()
        self.setVisible(not is_empty)
        self._below.setVisible(is_tall)
        self._related.setVisible(is_tall)
        self._now.setVisible(is_tall and is_edit and page.width() >= px(WIDE))
        most = round(high * _MOST)
        used = self._entry.sizeHint().height() - self._lines.sizeHint().height()
        used += self._lines.used_height + px(_AIR)
        is_short = is_tall and is_edit
        self._entry.setMaximumHeight(min(most, used) if is_short else _NO_LIMIT)
        return is_tall and was_hidden
