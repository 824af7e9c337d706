"""How the cells of the table are painted and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QObject
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.editors import CellEditor

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QTableView
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class Editing(QObject):
    """What is being typed in a table, in either of its views.

    Signals:
        opened: an editor was made for a cell, with the editor.
        typed: words were typed into a cell: index, words and names to be made.
        typed_to_all: the same, for all cells selected.

    Attributes:
        start_text: words that an editor opened by typing begins with; None to keep
            the cell's.
        editor: the editor that is open.
        going: where to go when what is typed is stored, as a hint of an editor.
    """

    opened = Signal(QModelIndex, object)
    typed = Signal(QModelIndex, str, list)
    typed_to_all = Signal(QModelIndex, str, list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.start_text: str | None = None
        self.editor: CellEditor | None = None
        self.going = CellEditor.STAY

    @property
    def line(self) -> int:
        """The line that is typed in, -1 for none."""
        return -1 if self.editor is None else self.editor.index.row()


class GridDelegate(QStyledItemDelegate):
    """Paints cells from `Cell` values, and gives each its editor.

    Each of the two views has its own, since Qt tells all views of a delegate what
    one of them does.
    """

    def __init__(
        self, model: GridModel, theme: Theme, view: GridView, parent: QTableView
    ) -> None:
        super().__init__(parent)
        self._model, self._theme, self._view = model, theme, view
        self.closeEditor.connect(self._on_close_editor)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        if self.parent() is self._view and index.column() < FROZEN:
            # The frozen view lies over these.
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._view.cells.paint(painter, option.rect, index, is_selected=is_selected)
        painter.restore()

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        at = self._model.index(index.row(), index.column())
        editor = CellEditor(self._model, at, self._theme, parent)
        editing = self._view.editing
        start, editing.start_text = editing.start_text, None
        editor.begin(self._model.edit_text(index) if start is None else start)
        editor.finished.connect(self._on_editor_finished)
        editor.spread.connect(self._on_editor_spread)
        editing.editor = editor
        editing.opened.emit(at, editor)
        self._view.paint_all()
        return editor.widget

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is being typed alone when the plan changes under it."""

    @override
    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        cell_editor = CellEditor.of(editor)
        if cell_editor is not None:
            cell_editor.take_composed()
            at = self._model.index(index.row(), index.column())
            names = cell_editor.names_to_make()
            self._view.editing.typed.emit(at, cell_editor.text(), names)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        cell_editor = CellEditor.of(editor)
        if cell_editor is not None:
            cell_editor.place(option.rect.adjusted(-1, -1, 1, 0))

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            # Text still being composed would be lost with the editor.
            QGuiApplication.inputMethod().commit()
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            # Editors know their keys; Qt's own filter would take Enter and Tab.
            return False
        return super().eventFilter(object, event)

    def _on_editor_finished(self, editor: CellEditor, hint: int) -> None:
        before = QPersistentModelIndex(self._view.currentIndex())
        if hint != CellEditor.CANCEL:
            self._view.editing.going = hint
            self.commitData.emit(editor.widget)
            self._view.editing.going = CellEditor.STAY
        if before != self._view.currentIndex():
            # What was typed led elsewhere: to the line of the next new project.
            hint = CellEditor.STAY
        self.closeEditor.emit(editor.widget, QStyledItemDelegate.EndEditHint.NoHint)
        self._view.after_edit(hint)

    def _on_editor_spread(self, editor: CellEditor) -> None:
        editor.take_composed()
        index = self._model.index(editor.index.row(), editor.index.column())
        text, creates = editor.text(), editor.names_to_make()
        self.closeEditor.emit(editor.widget, QStyledItemDelegate.EndEditHint.NoHint)
        if index.isValid():
            self._view.editing.typed_to_all.emit(index, text, creates)

    def _on_close_editor(self) -> None:
        self._view.editing.editor = None
        self._view.paint_all()
