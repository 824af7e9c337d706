"""The annex preview under the table, where a window has room for both."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.portfolio.preview_note import PreviewNote

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.portfolio.layout_memory import LayoutMemory

#: Loaded one after another, so that the window is never kept for long.
_MODULES = (
    "reportlab.pdfbase.pdfdoc",
    "ecoplanner.reports.typeset.breaking",
    "ecoplanner.reports.draw.pdf",
    "ecoplanner.reports",
    "pypdfium2",
    "ecoplanner.ui.annex.preview",
)
_FIRST_MS, _NEXT_MS = 500, 50
#: At 100 %: usual height, the least, and what the table keeps.
_HEIGHT, _LEAST, _TABLE = 500, 240, 300
_MEMORY = "preview"


class PreviewDock(QSplitter):
    """A table with the printed pages under it, once they are wanted and loaded.

    Signals:
        notice: a sentence for the line at the bottom, and whether it can be undone.
        shown_changed: whether the preview is wanted.
        roomy_changed: whether there is room for it.
        layout_changed: its height is another one.
    """

    notice = Signal(str, bool)
    shown_changed = Signal(bool)
    roomy_changed = Signal(bool)
    layout_changed = Signal()

    def __init__(
        self, context: Context, memory: LayoutMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._context, self._memory = context, memory
        self._left = list(_MODULES)
        self._is_roomy = False
        self.setHandleWidth(context.theme.px(12))
        self.setChildrenCollapsible(False)
        self.card = QFrame(self)
        self.card.setProperty("kind", "card")
        self.card.setMinimumHeight(context.theme.px(_LEAST))
        self.card.hide()
        self._inside = QVBoxLayout(self.card)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self._note = PreviewNote(self.card)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.splitterMoved.connect(self._on_moved)

    def put_under(self, table: QWidget) -> None:
        """Stand under a table."""
        self.addWidget(table)
        self.addWidget(self.card)
        self.setStretchFactor(0, 1)

    @property
    def is_wanted(self) -> bool:
        """Whether the preview is shown where there is room."""
        return self._memory.has_preview

    def take_room(self, *, is_roomy: bool) -> None:
        """Show the preview, or not, as there is room for it."""
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self.roomy_changed.emit(is_roomy)
            self._update()

    @Slot(bool)
    def want(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        """Show the preview or close it, and remember that."""
        if is_wanted != self._memory.has_preview:
            self._memory.has_preview = is_wanted
            self.shown_changed.emit(is_wanted)
            self.layout_changed.emit()
            self._update()

    def _update(self) -> None:
        is_shown = self._is_roomy and self._memory.has_preview
        self.card.setVisible(is_shown)
        if not is_shown:
            return
        self._share_height()
        if self._left and not self._timer.isActive():
            self._timer.start(_FIRST_MS)
            self._note.start()

    def _share_height(self) -> None:
        px = self._context.theme.px
        high = px(self._memory.sides.get(_MEMORY, _HEIGHT))
        high = min(high, max(self.height() - px(_TABLE), px(_LEAST)))
        self.setSizes([max(self.height() - high, 1), high])

    @Slot()
    def _on_timer_timeout(self) -> None:
        module = import_module(self._left.pop(0))
        if self._left:
            self._timer.start(_NEXT_MS)
            return
        preview = module.AnnexPreview(self._context, self.card)
        preview.notice.connect(self.notice)
        preview.close_requested.connect(self._on_close_requested)
        preview.settled.connect(self._note.end)
        self._inside.addWidget(preview)

    @Slot()
    def _on_close_requested(self) -> None:
        self.want(False)  # noqa: FBT003 - a slot

    @Slot()
    def _on_moved(self) -> None:
        height = round(self.card.height() / self._context.theme.scale)
        self._memory.sides[_MEMORY] = height
        self.layout_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.card.isHidden():
            self._share_height()
