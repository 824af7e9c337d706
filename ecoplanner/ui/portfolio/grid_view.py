"""The table of projects, its first columns frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.delegate import Editing
from ecoplanner.ui.portfolio.delegate import GridDelegate
from ecoplanner.ui.portfolio.editors import CellEditor
from ecoplanner.ui.portfolio.frozen_view import FrozenView
from ecoplanner.ui.portfolio.grid_header import GridHeader
from ecoplanner.ui.portfolio.held_line import HeldLine
from ecoplanner.ui.portfolio.painting import CellPainter
from ecoplanner.ui.portfolio.rows import Row
from ecoplanner.ui.portfolio.scrolling import bring_out
from ecoplanner.ui.portfolio.selected import Selected
from ecoplanner.ui.portfolio.shown_columns import ShownColumns
from ecoplanner.ui.portfolio.sticky import StickyGroup
from ecoplanner.ui.portfolio.targets import title_in

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
Cursor = QAbstractItemView.CursorAction
Trigger = QAbstractItemView.EditTrigger
Flag = QItemSelectionModel.SelectionFlag
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_KEY = Qt.KeyboardModifier.NoModifier


class GridView(QTableView):
    """The table of projects: cells are moved over, selected and edited here.

    Signals:
        moved: the current cell or the selection is another.
        derived_typed: somebody typed into a figure that is worked out.
        derived_opened: somebody wants to edit one.
        cancelled: Esc was pressed where nothing is edited.
        group_activated: a group is to be folded or opened, by key.
        rows_dropped: lines were dragged: project ids and the line they go below.
        menu_requested: a menu of commands is wanted, at a point of the screen.
        geometry_changed: columns or scroll place are others.
        resized: there is another amount of room.
    """

    moved = Signal()
    derived_typed = Signal(QModelIndex)
    derived_opened = Signal(QModelIndex)
    cancelled = Signal()
    group_activated = Signal(str)
    rows_dropped = Signal(list, int)
    menu_requested = Signal(QPoint)
    geometry_changed = Signal()
    resized = Signal()

    def __init__(
        self, model: GridModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.has_range = False
        self.frozen_width = 0
        self.drop_line = self.drop_group = -1
        self.selected = Selected(model, self)
        self.shown = ShownColumns(model, self)
        self.editing = Editing(self)
        self.cells = CellPainter(model, theme, self)
        self.held = HeldLine(model, self)
        self.setModel(model)
        self.setItemDelegate(GridDelegate(model, theme, self, self))
        self._build_widgets()
        self.frozen = FrozenView(self, theme)
        self.frozen.setItemDelegate(GridDelegate(model, theme, self, self.frozen))
        self.sticky = StickyGroup(model, self, theme)
        self._connect()
        self.set_row_height(theme.row_height)

    @property
    def has_cell_focus(self) -> bool:
        """Whether keys go to the table."""
        return self.hasFocus() or self.frozen.hasFocus()

    def set_row_height(self, height: int) -> None:
        """Make all lines that high, pixels at 100 %."""
        for view in (self, self.frozen):
            view.verticalHeader().setMinimumSectionSize(self._theme.px(18))
            view.verticalHeader().setDefaultSectionSize(self._theme.px(height))

    def row_height(self) -> int:
        """Return how high a line is, in pixels."""
        return self.verticalHeader().defaultSectionSize()

    def go_to(self, index: Index) -> None:
        """Make a cell the current one, in view."""
        if index.isValid():
            # Qt's own way asks which keys are held just now.
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
            self.scrollTo(index)

    def row(self, index: Index) -> Row:
        """Return the line an index is in."""
        return self._model.row(index)

    def runs_over(self, line: int) -> bool:
        """Whether the words of a line run over the edge of the frozen columns."""
        return self._model.rows[line].kind != "project"

    def is_group(self, line: int) -> bool:
        """Whether a line is the title of a group."""
        return self._model.rows[line].kind == "group"

    def show_drop(self, line: int, *, group: int = -1) -> None:
        """Show that dragged lines would go before a line, or into a group; -1: not."""
        self.drop_line, self.drop_group = line, group
        self.paint_all()

    def drop(self, line: int) -> None:
        """Put the lines dragged before a line."""
        if ids := self.selected.projects():
            self.rows_dropped.emit(ids, line)

    def after_edit(self, hint: int) -> None:
        """Go on as the key says that closed an editor."""
        self.setFocus()
        actions = {
            CellEditor.NEXT: Cursor.MoveNext,
            CellEditor.BACK: Cursor.MovePrevious,
            CellEditor.DOWN: Cursor.MoveDown,
            CellEditor.UP: Cursor.MoveUp,
        }
        if hint in actions:
            self.go_to(self.moveCursor(actions[hint], _NO_KEY))

    def open_editor(self) -> bool:
        """Edit the current cell, its words kept."""
        return self.edit(
            self.currentIndex(), Trigger.EditKeyPressed, QEvent(QEvent.Type.None_)
        )

    def editor(self) -> CellEditor | None:
        """Return the editor that is open."""
        return self.editing.editor

    def commit(self) -> None:
        """Store what is being typed."""
        if (editor := self.editor()) is not None:
            editor.finish(CellEditor.STAY)

    def _build_widgets(self) -> None:
        self.setAccessibleName(self.tr("Projects"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed
        )
        per_pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(per_pixel)
        self.setVerticalScrollMode(per_pixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setVisible(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = GridHeader(self._theme, self)
        self.setHorizontalHeader(header)
        # A click on a heading sorts: Qt would select the column as well.
        header.sectionPressed.disconnect()
        header.sectionEntered.disconnect()
        self.horizontalHeader().setSectionsMovable(True)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self.take_note)
        self.selectionModel().selectionChanged.connect(self.take_note)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        header = self.horizontalHeader()
        header.sectionResized.connect(self._on_geometry_changed)
        header.sectionMoved.connect(self._on_section_moved)
        self.horizontalScrollBar().valueChanged.connect(self._on_geometry_changed)
        self.verticalScrollBar().valueChanged.connect(self.paint_edges)
        self.verticalScrollBar().rangeChanged.connect(self.frozen.place)

    def update_frozen(self) -> None:
        """Keep the frozen columns as wide as the ones they lie over."""
        self.frozen_width = sum(self.columnWidth(at) for at in range(FROZEN))
        self.frozen.update_columns()
        self.geometry_changed.emit()

    def paint_all(self) -> None:
        """Paint both views anew."""
        self.viewport().update()
        self.frozen.viewport().update()
        self.paint_edges()

    def paint_edges(self) -> None:
        """Paint anew what lies over the lines."""
        self.frozen.paint_edge()
        self.sticky.update_place()

    def hover(self, line: int) -> None:
        """Show that the mouse is over a line."""
        if line != self.cells.hovered:
            self.cells.hovered = line
            self.paint_all()

    def take_note(self, *_: object) -> None:
        """Show what is current and selected, once the lines are all there."""
        if not self.held.is_laying:
            # Asked for each cell that is painted.
            self.has_range = self.selected.has_range
            self.paint_all()
            self.moved.emit()

    def _on_menu_requested(self, point: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def _on_geometry_changed(self, *_: object) -> None:
        self.update_frozen()

    def _on_section_moved(self, logical: int, _old: int, new: int) -> None:
        self.shown.keep_frozen(logical, new)
        self.update_frozen()

    @override
    def edit(  # type: ignore[override]  # one of two overloads, the other in Qt alone
        self,
        index: Index,
        trigger: Trigger = Trigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        event = event or QEvent(QEvent.Type.None_)
        if index.isValid() and index.column() < FROZEN:
            is_open = self.frozen.edit(index, trigger, event)
        else:
            is_open = super().edit(index, trigger, event)
        editor = self.editor()
        if is_open and editor is not None:
            # Qt selects all; the next key would replace what was typed first.
            editor.settle()
        return is_open

    @override
    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action == Cursor.MoveNext:
            return self.shown.typed_beside(self.currentIndex(), 1)
        if action == Cursor.MovePrevious:
            return self.shown.typed_beside(self.currentIndex(), -1)
        return super().moveCursor(action, modifiers)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        index = self.currentIndex()
        row = self._model.row(index) if index.isValid() else Row("invite", "")
        is_plain = not modifiers & (_CTRL | _ALT)
        if self.selected.jump(event):
            pass
        elif key == Key.Key_Escape:
            self._give_up()
        elif row.kind == "group" and is_plain and key in (Key.Key_Left, Key.Key_Right):
            is_folded = row.group in self._model.folded
            if is_folded == (key == Key.Key_Right):
                self.group_activated.emit(row.group)
        elif row.kind == "group" and key == Key.Key_Space and not modifiers:
            self.group_activated.emit(row.group)
        elif key in (Key.Key_Return, Key.Key_Enter) and is_plain:
            action = Cursor.MoveUp if modifiers & _SHIFT else Cursor.MoveDown
            self.go_to(self.moveCursor(action, _NO_KEY))
        elif key == Key.Key_F2 and not modifiers:
            self._start(title_in(self._model, index), None)
        elif key == Key.Key_Down and modifiers == _ALT:
            self._start(index, None, with_choices=True)
        elif is_plain and event.text() and event.text().isprintable():
            self._start(index, event.text())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _give_up(self) -> None:
        """Leave dragged lines where they are, or pass the wish on."""
        if self.drop_line >= 0:
            self.frozen.cancel_drag()
        else:
            self.cancelled.emit()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin a cell anew with text being composed; Qt keeps the focus till then."""
        index = self.currentIndex()
        has_text = bool(event.commitString() or event.preeditString())
        is_begun = has_text and self.editor() is None and index.isValid()
        if is_begun and not event.preeditString():
            self._start(index, event.commitString())
            return
        if is_begun and not self._model.is_typed(index):
            self.derived_typed.emit(index)
            return
        if is_begun:
            self.editing.start_text = ""
        if index.column() < FROZEN:
            QApplication.sendEvent(self.frozen, event)
        else:
            super().inputMethodEvent(event)
        self.editing.start_text = None

    def _start(
        self, index: QModelIndex, text: str | None, *, with_choices: bool = False
    ) -> None:
        if not index.isValid():
            return
        is_title = text is None and self._model.is_title(index)
        if not is_title and not self._model.is_typed(index):
            (self.derived_opened if text is None else self.derived_typed).emit(index)
            return
        self.editing.start_text = text
        if index != self.currentIndex():
            self.go_to(index)
        self.scrollTo(index)
        self.edit(index, Trigger.EditKeyPressed, QEvent(QEvent.Type.None_))
        self.editing.start_text = None
        editor = self.editor()
        if with_choices and editor is not None:
            editor.show_choices()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        before = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        bring_out(self, index, before)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hover(-1)
        super().leaveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._model.row(index)
        if row.kind == "group" and COLUMNS[index.column()].key not in SUMMED:
            self.group_activated.emit(row.group)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, AT["name"]))
        self.paint_all()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.paint_all()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.place()
        self.resized.emit()
