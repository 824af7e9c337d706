"""Painting and editing the cells of the funding matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import QRectF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPainterPath
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QStyle
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.charts.patterns import paint_source
from ecoplanner.ui.funding.matrix_model import Column
from ecoplanner.ui.funding.matrix_model import MatrixModel
from ecoplanner.ui.portfolio.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.funding.matrix_model import AnyIndex
    from ecoplanner.ui.funding.money import Row
    from ecoplanner.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TIERS = {
    "secured": ("accenttint", "accenttext"),
    "applied": ("warntint", "warn"),
    "intended": ("sunken", "text2"),
}
_CLOSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
#: What the track of a slider spans at least, in hundredths of a percent.
TRACK = 6_000
INDENT = 18


class MatrixDelegate(QStyledItemDelegate):
    """Cells by their kind: sliders, chips, typed amounts, sums and the gap."""

    def __init__(self, theme: Theme, view: QTableView, track: int = TRACK) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.track = track
        self._hint = QLabel(view.viewport())
        self._hint.setProperty("role", "hint")
        self._hint.hide()
        self.editor: LineInput | None = None

    def slider_box(self, cell: QRectF) -> QRectF:
        """Return the track of a slider in its cell."""
        px = self._theme.px
        height = px(5)
        return QRectF(
            cell.left() + px(9),
            cell.center().y() - height / 2,
            cell.width() - px(22),
            height,
        )

    def _cell(self, index: AnyIndex) -> tuple[MatrixModel, Row]:
        model = index.model()
        assert isinstance(model, MatrixModel)  # noqa: S101 - the only model it gets
        return model, model.row_at(index)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        model, row = self._cell(index)
        box = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, box, option, row)
        if index.column() == Column.NAME:
            self._paint_name(painter, box, model, row, index)
        elif index.column() == Column.SLIDER:
            self._paint_slider(painter, box, model, row)
        elif index.column() == Column.TIER:
            self._paint_tier(painter, box, row, str(index.data()))
        else:
            self._paint_number(painter, box, model, row, index)
        self._paint_marks(painter, box, option, model, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, row: Row
    ) -> None:
        tokens = {"group": "group", "given": "total", "need": "total"}
        tone = tokens.get(row.kind, "surface")
        if row.kind == "gap":
            tone = "dangertint" if row.total > 0 else "total"
            tone = "warntint" if row.total < 0 else tone
        selected = QStyle.StateFlag.State_Selected in option.state
        if selected and row.kind == "source":
            tone = "sel"
        painter.fillRect(box, self._theme.color(tone))
        foot = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(foot, self._theme.color("grid"))

    def _paint_name(
        self,
        painter: QPainter,
        box: QRectF,
        model: MatrixModel,
        row: Row,
        index: AnyIndex,
    ) -> None:
        theme, px = self._theme, self._theme.px
        left = box.left() + px(12) + px(INDENT) * row.depth
        middle = box.center().y()
        if row.kind == "group":
            icon = "chevron-right" if model.is_folded(index.row()) else "chevron-down"
            pixmap = theme.pixmap(icon, "text2", 14)
            painter.drawPixmap(QPointF(left - px(2), middle - px(7)), pixmap)
            left += px(18)
        elif row.source is not None:
            swatch = QRectF(left, middle - px(5), px(11), px(11))
            paint_source(painter, swatch, row.source.level, theme)
            left += px(18)
        weights = {"group": 600, "source": 400, "need": 400, "given": 600, "gap": 600}
        painter.setFont(theme.font(13, weights[row.kind]))
        inside = QRectF(left, box.top(), box.right() - left - px(4), box.height())
        self._text(painter, inside, str(index.data()), _LEFT, self._tone(row))

    def _paint_slider(
        self, painter: QPainter, box: QRectF, model: MatrixModel, row: Row
    ) -> None:
        share = model.share(row)
        if row.kind != "source" or row.source is None or share is None:
            return
        theme, px = self._theme, self._theme.px
        track = self.slider_box(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(track, px(2), px(2))
        part = min(1.0, share / self.track)
        filled = QRectF(track)
        filled.setWidth(track.width() * part)
        if filled.width() > 1:
            path = QPainterPath()
            path.addRoundedRect(filled, px(2), px(2))
            paint_source(painter, path, row.source.level, theme)
        self._paint_ticks(painter, track, model, row)
        can = model.can_edit and not model.is_locked(row)
        painter.setBrush(theme.color("surface" if can else "sunken"))
        tone = "accent" if can else "linestrong"
        painter.setPen(QPen(theme.color(tone), 1.6))
        knob = px(13)
        centre = QPointF(track.left() + track.width() * part, track.center().y())
        painter.drawEllipse(centre, knob / 2, knob / 2)

    def _paint_ticks(
        self, painter: QPainter, track: QRectF, model: MatrixModel, row: Row
    ) -> None:
        """Mark floor and ceiling across the track."""
        px = self._theme.px
        for share in model.bounds(row):
            if share is not None and share <= self.track:
                x = track.left() + track.width() * share / self.track
                tick = QRectF(x - 1, track.top() - px(4), 2, track.height() + px(8))
                painter.fillRect(tick, self._theme.color("warn"))

    def lock_box(self, cell: QRectF) -> QRectF:
        """Return the lock of a source in the cell of its share."""
        px = self._theme.px
        return QRectF(cell.right() - px(20), cell.top(), px(20), cell.height())

    def _paint_lock(
        self, painter: QPainter, box: QRectF, model: MatrixModel, row: Row
    ) -> None:
        source_id = row.source.id if row.source else ""
        is_locked = bool(model.marks.locked.get(source_id))
        if not is_locked and not model.can_edit:
            return
        is_whole = model.is_locked(row)
        name = "lock" if is_locked else "lock-open"
        tone = "text" if is_whole else "warn" if is_locked else "linestrong"
        pixmap = self._theme.pixmap(name, tone, 13)
        place = self.lock_box(box)
        size = self._theme.px(13)
        middle = QPointF(place.left() + 1, place.center().y() - size / 2)
        painter.drawPixmap(middle, pixmap)

    def _paint_tier(self, painter: QPainter, box: QRectF, row: Row, words: str) -> None:
        if not words or row.source is None:
            return
        theme, px = self._theme, self._theme.px
        found = [tier for tier, fen in row.tiers.items() if fen]
        key = found[0] if len(found) == 1 else ""
        ground, ink = _TIERS.get(key, ("sunken", "text2"))
        if not found:
            ground, ink = "surface", "text3"
        painter.setFont(theme.font(12))
        width = painter.fontMetrics().horizontalAdvance(words) + px(14)
        height = px(19)
        top = box.center().y() - height / 2
        chip = QRectF(box.left() + px(6), top, min(width, box.width()), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(chip, px(4), px(4))
        self._text(painter, chip, words, _CENTRE, theme.color(ink))

    def _paint_number(
        self,
        painter: QPainter,
        box: QRectF,
        model: MatrixModel,
        row: Row,
        index: AnyIndex,
    ) -> None:
        theme, px = self._theme, self._theme.px
        words = str(index.data())
        is_share = index.column() == Column.SHARE
        inside = box.adjusted(px(4), 0, -px(10), 0)
        if is_share:
            if row.kind == "source":
                self._paint_lock(painter, box, model, row)
            box = box.adjusted(0, 0, -px(18), 0)
            inside = inside.adjusted(0, 0, -px(18), 0)
        if (
            is_share
            and row.kind == "source"
            and model.flags(index) & (Qt.ItemFlag.ItemIsEditable)
        ):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("input"))
            field = box.adjusted(px(3) + 0.5, px(2) + 0.5, -px(4) - 0.5, -px(3) - 0.5)
            painter.drawRoundedRect(field, px(4), px(4))
        bold = model.is_total(index.column()) or row.kind in {"given", "gap"}
        weight = 600 if bold or (is_share and row.kind == "group") else 400
        painter.setFont(theme.font(13, weight))
        colour = self._tone(row)
        if row.kind != "gap" and words == "0":
            colour = theme.color("disabled")
        elif row.kind in {"group", "given", "need"} and not bold:
            colour = theme.color("derived")
        elif row.kind == "gap" and not is_share:
            colour = self._gap_tone(model.amount(index))
        self._text(painter, inside, words, _RIGHT, colour)

    def _paint_marks(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        model: MatrixModel,
        index: AnyIndex,
    ) -> None:
        """Paint the ring of the current cell and the edge of a refused one."""
        source = model.row_at(index).source
        key = (source.id if source else "", index.column())
        tone = ""
        if QStyle.StateFlag.State_HasFocus in option.state:
            tone = "accent"
        if key in model.refused:
            tone = "danger"
        if tone:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color(tone), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)

    def _tone(self, row: Row) -> QColor:
        if row.kind == "gap":
            return self._gap_tone(row.total)
        return self._theme.color("text")

    def _gap_tone(self, amount: int) -> QColor:
        tone = "danger" if amount > 0 else "warn" if amount < 0 else "text3"
        return self._theme.color(tone)

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        align: Qt.AlignmentFlag,
        colour: QColor,
    ) -> None:
        painter.setPen(colour)
        mode = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(words, mode, int(box.width()))
        painter.drawText(box, int(align), words)

    def _show_hint(self, editor: QLineEdit, index: AnyIndex, *, refuses: bool) -> None:
        """Say below the cell what was there, the difference, or what is wrong."""
        model, row = self._cell(index)
        begun = str(index.data(Qt.ItemDataRole.EditRole))
        # A field that was just opened has no text yet: it is given what it begins with.
        text = editor.text() if editor.isModified() else begun
        problem = model.problem(index, text)
        editor.setProperty("state", "invalid" if problem and refuses else "")
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        if problem:
            words = problem if refuses else self.tr("Esc cancels")
        else:
            is_share = index.column() == Column.SHARE
            before = model.total(row) if is_share else model.amount(index)
            fen = before if text == begun else model.parsed(index, text)
            words = self._difference(before, fen if isinstance(fen, int) else before)
        self._hint.setText(words)
        self._hint.adjustSize()
        view = self._view.viewport()
        place = editor.geometry().bottomLeft() + QPoint(0, self._theme.px(4))
        left = min(place.x(), view.width() - self._hint.width() - 4)
        top = place.y()
        if top + self._hint.height() > view.height():
            top = editor.geometry().top() - self._hint.height() - self._theme.px(4)
        self._hint.move(max(0, left), top)
        self._hint.show()
        self._hint.raise_()

    def _difference(self, before: int, after: int) -> str:
        change = after - before
        old = money_text(before)
        amount = money_text(abs(change))
        if change > 0:
            words = in_unit(
                self.tr("Was {old}, {amount} × 10,000 yuan more  Esc cancels")
            )
        elif change < 0:
            words = in_unit(
                self.tr("Was {old}, {amount} × 10,000 yuan less  Esc cancels")
            )
        else:
            words = in_unit(self.tr("Was {old} × 10,000 yuan  Esc cancels"))
        return words.format(old=old, amount=amount)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        editor = LineInput(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        lasting = QPersistentModelIndex(index)
        editor.textEdited.connect(
            lambda _text: self._show_hint(editor, lasting, refuses=False)
        )
        self.editor = editor
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        rect = option.rect.adjusted(-1, -1, 1, 1)
        editor.setGeometry(rect)
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        self._show_hint(editor, index, refuses=False)

    @override
    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        self._hint.hide()
        self.editor = None
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            key: QKeyEvent = event  # type: ignore[assignment]
            index = self._view.currentIndex()
            if key.key() in _CLOSING and index.isValid():
                model, _row = self._cell(index)
                if model.problem(index, editor.text()):
                    self._show_hint(editor, index, refuses=True)
                    return True
            elif key.key() == Qt.Key.Key_Escape and index.isValid():
                self._cell(index)[0].forget_refused(index)
        return super().eventFilter(editor, event)
