"""What happened to the plan, newest first, under the day it happened on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.dates import day_text
from ecoplanner.ui.dates import local_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
DAY_ROLE = Qt.ItemDataRole.UserRole + 1
TIME_ROLE = Qt.ItemDataRole.UserRole + 2
WHO_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list by day.

    Attributes:
        key: what it stands for; empty for the heading of a day.
        title: what it says.
        time: time of day.
        who: who did it.
    """

    key: str
    title: str
    time: str = ""
    who: str = ""


def by_day(
    entries: Sequence[tuple[str, str, str, str]], settings: Settings
) -> list[Entry]:
    """Return entries under headings of their day.

    Args:
        entries: key, title, moment (UTC, ISO 8601) and who, in the order shown.
        settings: say how a day is written.
    """
    found: list[Entry] = []
    day = ""
    for key, title, at, who in entries:
        when = local_moment(at)
        this = day_text(when.date(), settings)
        if this != day:
            day = this
            found.append(Entry("", day))
        found.append(Entry(key, title, when.toString("HH:mm"), who))
    return found


class EntriesModel(QAbstractListModel):
    """Entries by day.

    Roles:
        UserRole: the key, empty for the heading of a day.
    """

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

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
        values = {
            Qt.ItemDataRole.DisplayRole: entry.title,
            Qt.ItemDataRole.ToolTipRole: entry.title,
            Qt.ItemDataRole.UserRole: entry.key,
            DAY_ROLE: not entry.key,
            TIME_ROLE: entry.time,
            WHO_ROLE: entry.who,
            Qt.ItemDataRole.AccessibleTextRole: " ".join(
                filter(None, (entry.time, entry.title, entry.who))
            ),
        }
        return values.get(Qt.ItemDataRole(role)) if role in values else None


class EntryDelegate(QStyledItemDelegate):
    """Paints entries: time, what was done, who did it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(self._theme.px(self._theme.row_height + 4))
        return size

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
