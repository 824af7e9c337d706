"""A table that shows one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemDelegate
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.lists.delegate import ListDelegate
from ecoplanner.ui.lists.delegate import PADDING
from ecoplanner.ui.lists.delegate import STEP
from ecoplanner.ui.lists.fitting import fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.model import Index
    from ecoplanner.ui.lists.model import ListModel
    from ecoplanner.ui.page import Context

#: Columns of no more than `SHORT` keep their width; others are not cut under `LEAST`,
#: what names a row not under `LEAST_NAME`.
HEADER_HEIGHT, SHORT, LEAST, LEAST_NAME = 32, 96, 64, 100
#: What a column of words is not cut under where room is short all the same.
LEAST_TIGHT = 40
#: Rows that decide how wide a column is.
MEASURED = 60
#: What Qt calls any height.
_NO_LIMIT = (1 << 24) - 1


class ListTable(QTableView):
    """Shows and edits the rows of a `ListModel`.

    Signals:
        row_changed: another row is in hand, by id; empty for none.
        row_dropped: a row was dragged: its number, and the line it goes before.
    """

    row_changed = Signal(str)
    row_dropped = Signal(int, int)

    def __init__(
        self, context: Context, model: ListModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._list = model
        self._row_id = ""
        self._dragged, self._pressed_at = -1, QPoint()
        self._drop_line = -1
        self._is_stale = False
        self._wanted: list[int] = []
        self._firm: list[bool] = []
        self._heads: list[int] = []
        self._delegate = ListDelegate(context.theme, context.session, self)
        self._build_look()
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        model.dataChanged.connect(self._on_data_changed)
        self._measure()
        self._fit_columns()

    @property
    def row_id(self) -> str:
        """Id of the row in hand, empty for none."""
        return self._row_id

    def choose(self, row_id: str, column: int = 0) -> None:
        """Take a row in hand."""
        number = self._list.row_of(row_id)
        if number >= 0:
            # Keys held down, such as Ctrl of a command, must not change what it does.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._list.index(number, column), flags.ClearAndSelect | flags.Rows
            )

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the selected rows."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def edit_row(self, row_id: str) -> None:
        """Take a row in hand and type its first field."""
        self.choose(row_id)
        self.edit(self.currentIndex())

    def commit_editor(self) -> None:
        """Store what is being typed."""
        editor = self._delegate.editor
        if editor is not None:
            QGuiApplication.inputMethod().commit()
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def show_heads_alone(self, *, is_on: bool) -> None:
        """Leave the room to words about a list without rows, or take it again."""
        frame = 2 * self.frameWidth()
        heads = self.horizontalHeader().height() + frame
        self.setMaximumHeight(heads if is_on else _NO_LIMIT)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_on else policy.ScrollBarAsNeeded
        )

    def _build_look(self) -> None:
        theme = self._theme
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(theme.px(18))
        rows.setDefaultSectionSize(theme.px(theme.row_height))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(HEADER_HEIGHT))
        head.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _measure(self) -> None:
        """Find how wide columns are to be for what they say now."""
        theme, model = self._theme, self._list
        head, body = QFontMetrics(theme.font(12, 500)), QFontMetrics(theme.font())
        rows = range(min(len(model.rows), MEASURED))
        self._wanted, self._firm, self._heads = [], [], []
        for at, column in enumerate(model.columns):
            words = (str(model.index(row, at).data() or "") for row in rows)
            # A pixel of each letter may be lost in rounding.
            air = theme.px(2 * PADDING + 4 + (STEP if column.depth else 0))
            said = max(map(body.horizontalAdvance, words), default=0) + air
            # Qt makes no column narrower than that.
            narrowest = self.horizontalHeader().minimumSectionSize()
            wide = max(said, head.horizontalAdvance(column.title) + air, narrowest)
            self._wanted.append(wide)
            self._heads.append(head.horizontalAdvance(column.title) + air)
            # Words may stand where figures do; they give way like other words.
            short = said if column.is_number else wide
            self._firm.append(at > 0 and short <= theme.px(SHORT))

    def _fit_columns(self) -> None:
        """Let words share what figures leave, the longest giving way first."""
        if not self._wanted:
            # Qt lays the table out amid a reset; columns are measured after it.
            return
        px, room = self._theme.px, self.viewport().width()
        columns = self._list.columns
        # A head at the right of its column is cut where it begins: it never is.
        heads = [
            head if column.is_number else 0
            for head, column in zip(self._heads, columns, strict=True)
        ]
        usual = [px(LEAST if at else LEAST_NAME) for at in range(len(heads))]
        least = list(map(max, usual, heads))
        firm = list(self._firm)
        if sum(self._wanted) <= room:
            # What is left over would only part figures from their rows.
            firm = [
                each or column.is_number
                for each, column in zip(firm, columns, strict=True)
            ]
        else:
            tight = zip(self._wanted, firm, least, strict=True)
            if sum(wide if is_firm else low for wide, is_firm, low in tight) > room:
                # Short words give way too, so that nothing lies out of sight.
                firm = [
                    each and column.is_number
                    for each, column in zip(firm, columns, strict=True)
                ]
                least[1:] = [max(px(LEAST_TIGHT), head) for head in heads[1:]]
        widths = fitted(self._wanted, firm, room, least)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    @Slot()
    def _on_data_changed(self) -> None:
        """Widen what is said at greater length now; nothing moves for what is not."""
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        former = self._wanted
        self._measure()
        grown = list(map(max, former, self._wanted))
        # Of other columns nothing can be kept.
        self._wanted = grown if len(former) == len(self._wanted) else self._wanted
        if self._wanted != former:
            self._fit_columns()

    def _on_model_about_to_reset(self) -> None:
        self.commit_editor()
        self._wanted, self._firm, self._heads = [], [], []

    def _on_model_reset(self) -> None:
        self._measure()
        self._fit_columns()
        number = self._list.row_of(self._row_id)
        if number >= 0:
            self.choose(self._row_id)
        elif self._row_id:
            self._row_id = ""
            self.row_changed.emit("")

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(Qt.ItemDataRole.UserRole)
        id_ = row.id if row is not None else ""
        if id_ and id_ != self._row_id:
            self._row_id = id_
            self.row_changed.emit(id_)

    def _line_at(self, y: int) -> int:
        """Return the line before which a drop would go."""
        row = self.rowAt(y)
        if row < 0:
            return len(self._list.rows)
        return row + (y > self.rowViewportPosition(row) + self.rowHeight(row) // 2)

    def _end_drag(self) -> int:
        """Take the drop line away; return where it was, -1 where nothing moved."""
        line, self._drop_line, self._dragged = self._drop_line, -1, -1
        self.viewport().update()
        return line

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self._list.listing.is_ordered:
            self._dragged, self._pressed_at = index.row(), point

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged < 0:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        far = (point - self._pressed_at).manhattanLength() > self._theme.px(6)
        if far or self._drop_line >= 0:
            self._drop_line = self._line_at(point.y())
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, line = self._dragged, self._end_drag()
        super().mouseReleaseEvent(event)
        if line >= 0:
            self.row_dropped.emit(dragged, line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_line < 0:
            return
        high = max(self._theme.px(2), 1)
        last = self._drop_line - 1
        top = 0 if last < 0 else self.rowViewportPosition(last) + self.rowHeight(last)
        painter = QPainter(self.viewport())
        line = QRect(0, max(top - high // 2, 0), self.viewport().width(), high)
        painter.fillRect(line, self._theme.color("accent"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drop_line >= 0:
            self._end_drag()
            return
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self._list.drop_refused(self.currentIndex()):
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() != QAbstractItemView.State.EditingState:
            down = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            current = self.currentIndex()
            below = current.siblingAtRow(current.row() + (1 if down else -1))
            if below.isValid():
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(
                    below, flags.ClearAndSelect | flags.Rows
                )
            return
        super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._on_data_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
