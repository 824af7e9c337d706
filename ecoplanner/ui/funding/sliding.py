"""Shows what would be while a slider moves, and what will be before it is written."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from shiboken6 import isValid

from ecoplanner.model.bilingual import in_language
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.problem import Problem
from ecoplanner.ui.amounts import in_unit
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.funding.edits import ALL
from ecoplanner.ui.funding.edits import CellEdit
from ecoplanner.ui.funding.sentences import moved_text
from ecoplanner.ui.funding.would import Moving
from ecoplanner.ui.funding.year_chart import year_bars

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.messages import Language
    from ecoplanner.ui.funding.edits import Place
    from ecoplanner.ui.funding.layout import FundingWidgets
    from ecoplanner.ui.funding.would import Standing
    from ecoplanner.ui.funding.would import Would


#: A step that takes no longer is worked out before the slider is painted.
_QUICK_S = 0.006
#: So long after another cell is in hand, or other money is shown, what is behind the
#: cell is read; and between two pieces, for what is typed meanwhile.
_READ_MS, _NEXT_MS = 150, 5


class Sliding(QObject):
    """Shows what would be, as soon as the window has a moment; the last one counts.

    Signals:
        shown: something else would be, or nothing any more.
    """

    shown = Signal()

    def __init__(
        self,
        widgets: FundingWidgets,
        standing: Callable[[], Standing],
        language: Language,
    ) -> None:
        super().__init__(widgets)
        self._widgets, self._standing = widgets, standing
        self._language: Language = language
        self._wanted: CellEdit | None = None
        self._moving: Moving | None = None
        self._is_quick = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timeout)
        self._reader = QTimer(self, singleShot=True)
        self._reader.timeout.connect(self._on_reader_timeout)
        widgets.model.previewed.connect(self._on_previewed)
        widgets.matrix.selectionModel().currentChanged.connect(self.read_soon)

    @Slot()
    def read_soon(self) -> None:
        """Read what is behind the cell in hand in an idle moment: it may be edited."""
        self._reader.start(_READ_MS)

    def ahead(self, edit: CellEdit) -> Would | Problem:
        """Return what an edit makes of the money, which is painted by then.

        What is painted is exact; whoever asks has it written, see `write`.
        """
        would = self._would(edit)
        if isinstance(would, Problem) or not would.amounts:
            return would
        for model in (self._widgets.model, self._widgets.foot_model):
            model.show_would(would.matrix, edit.source_id)
        self._show(would)
        said = moved_text(self._standing().matrix, would.matrix, *_place(edit))
        self._widgets.show_would(f"{said} {self.broken_text(would)}".strip())
        self._widgets.paint_figures()
        self.shown.emit()
        return would

    def write(self, edit: CellEdit, would: Would, store: Callable[[], bool]) -> None:
        """Store what was painted, and say what it moved; otherwise show what is.

        Args:
            edit: the edit.
            would: what was painted of it.
            store: stores the amounts; False where it could not.
        """
        before = self._standing().matrix
        is_stored = store()
        if not isValid(self):
            # The window was made anew meanwhile, and shows what is.
            return
        if is_stored:
            said = moved_text(before, self._standing().matrix, *_place(edit))
            broken = self.broken_text(would)
            self._widgets.show_moved(" ".join(filter(None, (said, broken))))
        else:
            self._widgets.model.show_preview(edit.source_id, None)

    def broken_text(self, would: Would) -> str:
        """Return what limits an edit breaks, in a sentence; empty for none."""
        if not would.broken:
            return ""
        translate, first = QCoreApplication.translate, would.broken[0]
        more = len(would.broken) - 1
        words = translate("moved", "Breaks {limit} by {amount} × 10,000 yuan.")
        if more:
            words = translate(
                "moved", "Breaks {limit} by {amount} × 10,000 yuan, and {count} more."
            )
        label = ceiling_label(self._standing().portfolio, first.ceiling)
        return in_unit(words).format(
            limit=in_language(label, self._language),
            amount=short_text(first.excess_fen),
            count=more,
        )

    def _would(self, edit: CellEdit) -> Would | Problem:
        moving = self._moving_of(edit)
        started = time.perf_counter()
        would = moving.at(edit.total)
        self._is_quick = time.perf_counter() - started < _QUICK_S
        return would

    def _moving_of(self, edit: CellEdit) -> Moving:
        now = self._standing()
        if self._moving is None or not self._moving.is_of(now, edit):
            self._moving = Moving(now, edit)
        return self._moving

    def _show(self, would: Would) -> None:
        self._widgets.show_figures(year_bars(would.matrix), would.uses)

    @Slot(str, object)
    def _on_previewed(self, source_id: str, total: int | None) -> None:
        if total is not None:
            self._wanted = CellEdit(source_id, ALL, total)
            if self._is_quick:
                self._on_timeout()
            else:
                # Where it takes a while, steps that come meanwhile are left out.
                self._timer.start()
            return
        self._timer.stop()
        self._wanted = None
        now = self._standing()
        self._widgets.show_figures(year_bars(now.matrix), now.uses)
        self._widgets.hide_moved()
        self.shown.emit()

    @Slot()
    def _on_reader_timeout(self) -> None:
        view, model = self._widgets.matrix, self._widgets.model
        index = view.currentIndex()
        if not view.isVisible() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        source = model.row_at(index).source
        if source is None:
            return
        place = model.place_of(index.column())
        if self._moving_of(CellEdit(source.id, place, 0, source.name)).read():
            self._reader.start(_NEXT_MS)

    @Slot()
    def _on_timeout(self) -> None:
        if self._wanted is None:
            return
        edit, widgets = self._wanted, self._widgets
        would = self._would(edit)
        if isinstance(would, Problem):
            return
        for model in (widgets.model, widgets.foot_model):
            model.show_would(would.matrix)
        self._show(would)
        said = moved_text(self._standing().matrix, would.matrix, *_place(edit))
        widgets.show_would(f"{said} {self.broken_text(would)}".strip())
        self.shown.emit()


def _place(edit: CellEdit) -> tuple[str, Place]:
    return edit.source_id, edit.place
