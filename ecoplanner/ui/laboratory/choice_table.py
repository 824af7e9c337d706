"""The projects of a choice, chosen or not: all of them or either part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ecoplanner.ui.laboratory.result_table import Head
from ecoplanner.ui.laboratory.result_table import ResultTable
from ecoplanner.ui.lists.page import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ecoplanner.ui.laboratory.result_table import ResultRow
    from ecoplanner.ui.theme import Theme

_CHOSEN, _PROJECT, _START, _WHY = 0, 1, 2, 4
#: Below this width reasons stand under the names.
_NARROW = 560
#: Places of what may be listed.
_ALL, _ONLY_CHOSEN, _REJECTED = range(3)


class ChoiceTable(QWidget):
    """A table under a switch; rejected projects first, with their reasons."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Sequence[ResultRow], Sequence[ResultRow]] = ((), ())
        self.view = Segments(theme)
        self.view.setAccessibleName(self.tr("Which projects are listed"))
        for words in self._words():
            self.view.add(words)
        self.view.group.button(0).setChecked(True)
        self._theme, self._is_narrow = theme, False
        self.table = ResultTable(theme, self._heads(), title)
        self.table.empty_words = self._ask_words()
        self.table.setWordWrap(True)
        self.table.make_sortable()
        row = QHBoxLayout()
        row.addWidget(self.view)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.view.group.idClicked.connect(self._update_rows)

    @property
    def rows(self) -> list[ResultRow]:
        """All rows, whatever is listed now."""
        chosen, rejected = self._parts
        return [*rejected, *chosen]

    def show_rows(
        self, chosen: Sequence[ResultRow], rejected: Sequence[ResultRow]
    ) -> None:
        """Show another choice, in the same view."""
        self._parts = (chosen, rejected)
        self._update_rows()

    @Slot()
    def _update_rows(self) -> None:
        for button, words in zip(self.view.group.buttons(), self._words(), strict=True):
            button.setText(words)
            button.setAccessibleName(words)
        view = self.view.group.checkedId()
        shown = (self.rows, *self._parts)[view]
        # Of one part they would all say the same; the reasons take their room.
        is_narrow = self._is_narrow
        self.table.setColumnHidden(_CHOSEN, view != _ALL or is_narrow)
        self.table.setColumnHidden(_START, view == _REJECTED)
        self.table.setColumnHidden(_WHY, view == _ONLY_CHOSEN or is_narrow)
        self.table.result_delegate.below = {_PROJECT: _WHY} if is_narrow else {}
        self.table.empty_words = "" if self.rows else self._ask_words()
        bar = self.table.verticalScrollBar()
        before = bar.value()
        self.table.show_rows(shown, self._heads())
        bar.setValue(before)

    def _heads(self) -> tuple[Head, ...]:
        return (
            Head(self.tr("Chosen"), 60),
            Head(self.tr("Project"), 0 if self._is_narrow else 186),
            Head(self.tr("Start"), 56),
            Head(self.tr("Need"), 76, is_number=True),
            Head(self.tr("Why not")),
        )

    def _ask_words(self) -> str:
        return self.tr(
            "Say at the left what counts and how much money there is, then work it out."
        )

    def _words(self) -> tuple[str, str, str]:
        chosen, rejected = map(len, self._parts)
        return (
            self.tr("All {count}").format(count=chosen + rejected),
            self.tr("Chosen {count}").format(count=chosen),
            self.tr("Rejected {count}").format(count=rejected),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._update_rows()
