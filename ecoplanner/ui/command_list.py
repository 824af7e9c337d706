"""A list of commands with their keys, of pages and of projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from typing import Literal
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRect
from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["heading", "command", "page", "project", "scenario"]
ITEM_ROLE = Qt.ItemDataRole.UserRole
_ROW, _HEADING = 30, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the list.

    Attributes:
        kind: what it is.
        key: name of a command, key of a page, id of a project or scenario.
        words: what it says.
        note: quiet words behind it.
        keys: its keys, at the right.
        is_on: whether it can be chosen now.
    """

    kind: Kind
    key: str
    words: str
    note: str = ""
    keys: str = ""
    is_on: bool = True


class ItemsModel(QAbstractListModel):
    """Items in order; headings are not chosen.

    Roles:
        UserRole: the `Item`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.items[index.row()].is_on:
            return Qt.ItemFlag.NoItemFlags
        if self.items[index.row()].kind == "heading":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        said = "  ".join(filter(None, (item.words, item.note, item.keys)))
        values = {
            Qt.ItemDataRole.DisplayRole: item.words,
            Qt.ItemDataRole.ToolTipRole: said,
            Qt.ItemDataRole.AccessibleTextRole: said,
            ITEM_ROLE: item,
        }
        return values.get(Qt.ItemDataRole(role)) if role in values else None


class ItemDelegate(QStyledItemDelegate):
    """Paints the words at the left and the keys at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item: Item = index.data(ITEM_ROLE)
        height = _HEADING if item.kind == "heading" else _ROW
        return QSize(100, self._theme.px(height))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        px = theme.px
        item: Item = index.data(ITEM_ROLE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_heading = item.kind == "heading"
        painter.save()
        if is_selected or (is_hovered and not is_heading and item.is_on):
            painter.fillRect(rect, theme.color("sel" if is_selected else "hover"))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        room = rect.adjusted(px(12), 0, -px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2" if item.is_on else "disabled"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, item.keys)
        wide = painter.fontMetrics().horizontalAdvance(item.keys)
        room.setRight(room.right() - wide - px(12 if item.keys else 0))
        weight = 600 if is_heading else 500 if is_selected else 400
        painter.setFont(theme.font(12 if is_heading else 13, weight))
        token = "text2" if is_heading else "text" if item.is_on else "disabled"
        painter.setPen(theme.color(token))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        words = metrics.elidedText(item.words, elide, room.width())
        painter.drawText(room, middle, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words) + px(10))
        if item.note and room.width() > px(40):
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text3"))
            note = painter.fontMetrics().elidedText(item.note, elide, room.width())
            painter.drawText(room, middle, note)
        painter.restore()


class ItemsView(QListView):
    """The list; headings are passed over by the keys."""

    def __init__(
        self, model: ItemsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._items = model
        self.setModel(model)
        self.setItemDelegate(ItemDelegate(theme, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def item(self) -> Item | None:
        """The item chosen."""
        found: Item | None = self.currentIndex().data(ITEM_ROLE)
        return found

    def choose_first(self) -> None:
        """Choose the first item that can be chosen."""
        self._choose(-1, 1)

    def step(self, by: int) -> None:
        """Choose the next item (1) or the one before (-1)."""
        self._choose(self.currentIndex().row(), by)

    def _choose(self, at: int, by: int) -> None:
        at += by
        while 0 <= at < len(self._items.items):
            index = self._items.index(at, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                if at <= 1:
                    self.scrollToTop()
                return
            at += by
