"""The line of totals under the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtGui import QHelpEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolTip
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import FROZEN
from ecoplanner.ui.portfolio.columns import SUMMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView
    from ecoplanner.ui.theme import Theme

HEIGHT = 32
_PAD = 8
_TONES = {"": "text", "quiet": "text3", "second": "text2"}


class TotalRow(QWidget):
    """Totals of what is shown, under their columns."""

    def __init__(
        self, view: GridView, model: GridModel, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self._model, self._theme = view, model, theme
        self.setFixedHeight(theme.px(HEIGHT))
        model.sums_changed.connect(self._on_sums_changed)
        view.geometry_changed.connect(self.update)
        self._on_sums_changed()

    def text(self, key: str) -> str:
        """Return what the totals say in a column."""
        return self._model.wording.total(key, self._model.figures).text

    def areas(self) -> Iterator[tuple[str, QRect]]:
        """Yield what is said in the line, by column, and where."""
        view, height = self._view, self.height()
        left = view.columnWidth(AT["number"])
        yield "name", QRect(left, 0, self._name_width(), height)
        first = view.frozen_width
        width = max(view.shown.title_width() - first, 0)
        yield "places", QRect(first, 0, width, height)
        header = view.horizontalHeader()
        for at, column in enumerate(COLUMNS):
            if column.key in SUMMED and not view.isColumnHidden(at):
                left = header.sectionViewportPosition(at)
                yield column.key, QRect(left, 0, header.sectionSize(at), height)

    def _on_sums_changed(self) -> None:
        said = [self.text("name"), self.text("places"), self.text("need")]
        self.setAccessibleName("，".join(said))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, view = self._theme, self._view
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("total"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("linestrong"))
        first = view.frozen_width
        for key, area in self.areas():
            if key in SUMMED:
                painter.setClipRect(first, 0, self.width() - first, self.height())
            self._paint(painter, key, area)

    def _name_width(self) -> int:
        return sum(self._view.columnWidth(at) for at in range(1, FROZEN))

    def _paint(self, painter: QPainter, key: str, area: QRect) -> None:
        theme = self._theme
        cell = self._model.wording.total(key, self._model.figures)
        font = theme.font(12) if cell.tone == "second" else theme.font(13, 700)
        painter.setFont(font)
        painter.setPen(theme.color(_TONES.get(cell.tone, cell.tone)))
        area = area.adjusted(theme.px(_PAD), 1, -theme.px(_PAD), 0)
        side = (
            Qt.AlignmentFlag.AlignRight if cell.is_right else Qt.AlignmentFlag.AlignLeft
        )
        text = QFontMetrics(font).elidedText(
            cell.text, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = event.pos()
            said = (
                self.text(key) for key, area in self.areas() if area.contains(point)
            )
            QToolTip.showText(event.globalPos(), next(said, ""), self)
            return True
        return super().event(event)
