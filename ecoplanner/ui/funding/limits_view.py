"""The limits that hold, each with what is used of it and what room is left."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.model.bilingual import in_language
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.reading_table import ReadingTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QPainter
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.limits import Use
    from ecoplanner.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NAME, _USED, _ROOM = range(3)
_ROW = 22
_LEAST_NAME = 90


class LimitsModel(QAbstractTableModel):
    """A line a limit, in the plan's order.

    Signals:
        shown: other figures stand in the same lines.

    Roles: `DisplayRole` is worded, `UserRole` the `Use`.
    """

    shown = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._uses: Sequence[Use] = ()
        self._labels: list[str] = []

    @property
    def uses(self) -> Sequence[Use]:
        """What is shown."""
        return self._uses

    def show_uses(self, uses: Sequence[Use], labels: Mapping[str, str]) -> None:
        """Show other uses.

        Args:
            uses: of every limit.
            labels: what limits are called, by id.
        """
        words = [
            in_language(labels[use.ceiling.id], self._language).strip() for use in uses
        ]
        ids = [use.ceiling.id for use in uses]
        if words == self._labels and ids == [use.ceiling.id for use in self._uses]:
            self.show_used(uses)
            return
        self.beginResetModel()
        self._uses, self._labels = tuple(uses), words
        self.endResetModel()

    def show_used(self, uses: Sequence[Use]) -> None:
        """Show other uses of the same limits."""
        before, self._uses = self._uses, tuple(uses)
        for at, (was, now) in enumerate(zip(before, self._uses, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(at, 0), self.index(at, _ROOM))
        self.shown.emit()

    def lines(self) -> list[str]:
        """Return each limit with what is used of it, in words."""
        pairs = zip(self._labels, self._uses, strict=True)
        return [f"{label}　{short_text(use.used_fen)}" for label, use in pairs]

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._uses)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _ROOM + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            side = "AlignLeft" if section == _NAME else "AlignRight"
            return int(getattr(Qt.AlignmentFlag, side) | Qt.AlignmentFlag.AlignVCenter)
        if role != _ROLE.DisplayRole:
            return None
        return (self.tr("Limit"), self.tr("Used"), self.tr("Room"))[section]

    @override
    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        use, column = self._uses[index.row()], index.column()
        if role == _ROLE.UserRole:
            return use
        if role == _ROLE.DisplayRole:
            name = self._labels[index.row()]
            return (name, short_text(use.used_fen), short_text(use.room_fen))[column]
        if role in {_ROLE.ToolTipRole, _ROLE.AccessibleTextRole}:
            return f"{self._labels[index.row()]}\n{self._state(use)}"
        if role == _ROLE.TextAlignmentRole:
            return self.headerData(column, Qt.Orientation.Horizontal, role)
        return None

    def _state(self, use: Use) -> str:
        if not use.is_broken:
            words = self.tr("Kept, {amount} × 10,000 yuan of room.")
        elif use.ceiling.bound == "most":
            words = self.tr("Broken: {amount} × 10,000 yuan too much.")
        else:
            words = self.tr("Broken: {amount} × 10,000 yuan too little.")
        return in_unit(words).format(amount=money_text(abs(use.room_fen)))


class LimitsView(ReadingTable):
    """Enter or a double click goes to where the limit is changed.

    Signals:
        opened: a limit is to be seen where it is changed: its id.
    """

    opened = Signal(str)

    def __init__(
        self, model: LimitsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._limits = theme, model
        self._widest: dict[int, int] = {}
        self.setModel(model)
        self.setItemDelegate(_LimitsDelegate(theme, self))
        self.setProperty("kind", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Ceilings and floors, and what is used of them"))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(20))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(theme.px(24))
        side = self.verticalHeader()
        side.setMinimumSectionSize(theme.px(16))
        side.setDefaultSectionSize(theme.px(_ROW))
        model.modelReset.connect(self._on_reset)
        model.shown.connect(self._update_widths)
        self.doubleClicked.connect(self._open)

    @Slot()
    def _update_widths(self) -> None:
        """Give figures the room they need; it only grows while a slider moves."""
        metrics, px = QFontMetrics(self._theme.font(13, 600)), self._theme.px
        room = self.viewport().width()
        most = max((room - px(_LEAST_NAME)) // 2, px(40))
        widths = []
        for column in (_USED, _ROOM):
            texts = [
                str(self._limits.index(row, column).data())
                for row in range(self._limits.rowCount())
            ]
            head = self._limits.headerData(column, Qt.Orientation.Horizontal)
            texts.append(str(head))
            wide = max(map(metrics.horizontalAdvance, texts)) + px(20)
            self._widest[column] = max(wide, self._widest.get(column, 0))
            widths.append(min(self._widest[column], most))
            self.setColumnWidth(column, widths[-1])
        self.setColumnWidth(_NAME, max(room - sum(widths), px(_LEAST_NAME)))

    @Slot()
    def _on_reset(self) -> None:
        self._widest.clear()
        self._update_widths()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            use: Use = index.data(_ROLE.UserRole)
            self.opened.emit(use.ceiling.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_widths()


class _LimitsDelegate(QStyledItemDelegate):
    """A broken limit stands out; a bar says how much of a limit is used."""

    def __init__(self, theme: Theme, view: LimitsView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        theme, px, box = self._theme, self._theme.px, QRectF(option.rect)
        use: Use = index.data(_ROLE.UserRole)
        column = index.column()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(box, theme.color("sel"))
        elif use.is_broken and column == _ROOM:
            painter.fillRect(box, theme.color("dangertint"))
        line = QRectF(box.left(), box.bottom(), box.width(), 1)
        painter.fillRect(line, theme.color("grid"))
        if column == _USED and use.limit_fen > 0:
            part = min(1.0, use.used_fen / use.limit_fen)
            bar = QRectF(box.left() + px(12), box.bottom() - px(2), 0, px(2))
            bar.setWidth((box.width() - px(20)) * part)
            painter.fillRect(
                bar, theme.color("danger" if use.is_broken else "accentline")
            )
        is_loud = use.is_broken and column == _ROOM
        painter.setFont(theme.font(13, 600 if is_loud else 400))
        tone = "danger" if is_loud else "text2" if column == _ROOM else "text"
        painter.setPen(theme.color(tone))
        inside = box.adjusted(px(4 if column == _NAME else 8), 0, -px(8), 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, int(inside.width())
        )
        painter.drawText(inside, int(index.data(_ROLE.TextAlignmentRole)), words)
        painter.restore()
