"""Paints the cells of a list and makes their editors."""

from __future__ import annotations

from typing import cast
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPen
from PySide6.QtGui import QPolygon
from PySide6.QtWidgets import QComboBox
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from ecoplanner.ui.elided_combo import ElidedCombo
from ecoplanner.ui.lists.model import DEPTH_ROLE
from ecoplanner.ui.lists.model import DOUBT_ROLE
from ecoplanner.ui.lists.model import KEY_ROLE
from ecoplanner.ui.lists.model import ListModel
from ecoplanner.ui.lists.model import REFUSED_ROLE
from ecoplanner.ui.lists.model import SHORT_ROLE
from ecoplanner.ui.portfolio.editors import HELD
from ecoplanner.ui.portfolio.inputs import LineInput
from ecoplanner.ui.portfolio.inputs import take_composed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.lists.model import Index
    from ecoplanner.ui.session import Session
    from ecoplanner.ui.theme import Theme

PADDING, STEP = 8, 16
NOTHING = "—"


class ListDelegate(QStyledItemDelegate):
    """Cells of one line: text, a ring round the current one, what is refused."""

    def __init__(self, theme: Theme, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._editor: QWidget | None = None
        self.closeEditor.connect(self._on_close_editor)

    @property
    def editor(self) -> QWidget | None:
        """What is being typed in, None while nothing is."""
        return self._editor

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, rect = self._theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        refused = index.data(REFUSED_ROLE)
        painter.save()
        tone = "sel" if is_selected else "surface"
        if refused:
            tone = "dangertint"
        elif not is_selected and option.state & QStyle.StateFlag.State_MouseOver:
            tone = "hover"
        painter.fillRect(rect, theme.color(tone))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid")
        )
        if is_selected and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        self._paint_text(painter, rect, index, is_selected=is_selected)
        if refused:
            corner, size = rect.topRight(), theme.px(7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("danger"))
            left, low = corner - QPoint(size, 0), corner + QPoint(0, size)
            painter.drawPolygon(QPolygon([left, corner, low]))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, rect: QRect, index: Index, *, is_selected: bool
    ) -> None:
        theme = self._theme
        is_first = index.column() == 0
        painter.setFont(theme.font(13, 500 if is_selected and is_first else 400))
        is_typed = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        tone = "text" if is_typed else "derived"
        if index.data(REFUSED_ROLE) or index.data(SHORT_ROLE):
            tone = "danger"
        elif index.data(DOUBT_ROLE):
            tone = "warn"
        text = str(index.data() or "").replace("\n", " ")
        if text == NOTHING:
            tone = "text3"
        painter.setPen(theme.color(tone))
        indent = theme.px(PADDING + STEP * int(index.data(DEPTH_ROLE) or 0))
        inside = rect.adjusted(indent, 0, -theme.px(PADDING), 0)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        mode = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(text, mode, inside.width())
        painter.drawText(inside, int(align), text)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        column = self._model(index).columns[index.column()]
        if column.choices is None:
            line = LineInput(parent)
            self._editor = line
            return line
        box = ElidedCombo(parent)
        row = index.data(Qt.ItemDataRole.UserRole)
        for key, words in column.choices(self._session.portfolio, row):
            box.addItem(words, key)
        box.activated.connect(self._on_activated)
        self._editor = box
        QTimer.singleShot(0, box, box.showPopup)
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(KEY_ROLE))))
            return
        line = cast("LineInput", editor)
        line.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData() or "")
            return
        line = cast("LineInput", editor)
        take_composed(line)
        model.setData(index, line.text())

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if isinstance(object, LineInput) and event.type() == QEvent.Type.FocusOut:
            take_composed(object)
        is_press = event.type() == QEvent.Type.KeyPress
        if isinstance(object, LineInput) and is_press and isinstance(event, QKeyEvent):
            if object.composed:
                # Keys while composing belong to the input method.
                return event.key() in HELD
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # Qt would store it later, when something else may be edited.
                self.commitData.emit(object)
                self.closeEditor.emit(object)
                return True
        return super().eventFilter(object, event)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(-1, -1, 1, 1))

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)

    def _on_close_editor(self) -> None:
        # Qt deletes it later; until then it is no editor any more.
        self._editor = None

    def _on_activated(self) -> None:
        editor = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def _model(self, index: Index) -> ListModel:
        return cast("ListModel", index.model())
