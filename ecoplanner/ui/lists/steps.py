"""What happened to the plan, newest first, under the day it happened on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QDate
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.dates import day_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ecoplanner.model.store.journal import Step
    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
TIME_ROLE = Qt.ItemDataRole.UserRole + 2
WHO_ROLE = Qt.ItemDataRole.UserRole + 3
#: Roles that say what was done.
_SAID = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list by day.

    Attributes:
        key: what it stands for; empty for the heading of a day.
        title: what it says, as it is kept.
        time: time of day.
        who: who did it.
    """

    key: str
    title: str
    time: str = ""
    who: str = ""


def by_day(
    entries: Sequence[tuple[str, str, str, str]], settings: Settings, after: str = ""
) -> list[Entry]:
    """Return entries under headings of their day.

    Args:
        entries: key, title, moment (UTC, ISO 8601) and who, in the order shown.
        settings: say how a day is written.
        after: the day that the list ends with which they come after; empty for none.
    """
    found: list[Entry] = []
    day, date, said = after, None, ""
    for key, title, at, who in entries:
        when = _moment(at)
        if when.date() != date:
            date = when.date()
            said = day_text(QDate(date.year, date.month, date.day), settings)
        if said != day:
            day = said
            found.append(Entry("", day))
        found.append(Entry(key, title, f"{when.hour:02}:{when.minute:02}", who))
    return found


def lines_of_steps(found: Iterable[Step]) -> list[tuple[str, str, str, str]]:
    """Return key, label as it is kept, moment and who of steps."""
    return [(str(step.seq), step.label, step.made_at, step.who) for step in found]


def _moment(text: str) -> datetime:
    """Return what `local_moment` does, sooner."""
    moment = datetime.fromisoformat(text)
    # All moments are stored in UTC, some without saying so.
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


class EntriesModel(QAbstractListModel):
    """Entries by day.

    Roles:
        UserRole: the key, empty for the heading of a day.
    """

    def __init__(self, say: Callable[[Entry], str] | None = None) -> None:
        """Show nothing yet.

        Args:
            say: words an entry when it is looked at; its title as it is by default.
        """
        super().__init__()
        self.entries: list[Entry] = []
        self._say = say

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def add_entries(self, entries: Sequence[Entry]) -> None:
        """Show more behind the last."""
        if entries:
            first = len(self.entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self.entries += entries
            self.endInsertRows()

    @property
    def last_day(self) -> str:
        """The day that the list ends with; empty for none."""
        days = (entry.title for entry in reversed(self.entries) if not entry.key)
        return next(days, "")

    def row_of(self, key: str) -> int:
        """Return the line of a key, -1 where it is not shown."""
        return next((at for at, e in enumerate(self.entries) if e.key == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.entries[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        plain = {
            Qt.ItemDataRole.UserRole: entry.key,
            DAY_ROLE: not entry.key,
            TIME_ROLE: entry.time,
            WHO_ROLE: entry.who,
        }
        if role in plain:
            return plain[Qt.ItemDataRole(role)]
        if role not in _SAID:
            return None
        # To word an entry takes a while: not to say when it was.
        title = self._say(entry) if self._say and entry.key else entry.title
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return title
        return " ".join(filter(None, (entry.time, title, entry.who)))


class EntryDelegate(QStyledItemDelegate):
    """Paints entries: time, what was done, who did it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Words are cut where the list ends: it never scrolls sideways.
        return QSize(1, self._theme.px(self._theme.row_height + 4))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        px = theme.px
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_day = bool(index.data(DAY_ROLE))
        token = "group" if is_day else "sel" if is_selected else "surface"
        painter.save()
        painter.fillRect(rect, theme.color(token))
        low = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(low, theme.color("grid"))
        left = rect.adjusted(px(12), 0, -px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if is_day:
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.color("text"))
            painter.drawText(left, middle, index.data())
            painter.restore()
            return
        if is_selected:
            bar = QRect(rect.left(), rect.top(), px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        painter.drawText(left, middle, index.data(TIME_ROLE))
        who = index.data(WHO_ROLE)
        wide = painter.fontMetrics().horizontalAdvance(who)
        right = QRect(left.right() - wide, left.top(), wide + 1, left.height())
        painter.drawText(right, middle, who)
        painter.setFont(theme.font(13, 500 if is_selected else 400))
        painter.setPen(theme.color("text"))
        text = left.adjusted(px(56), 0, -wide - px(12), 0)
        elide = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(index.data(), elide, text.width())
        painter.drawText(text, middle, words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()
