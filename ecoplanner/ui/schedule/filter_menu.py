"""A menu that shows the projects of some programmes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from ecoplanner.model.program import Program
from ecoplanner.ui.annex.option_button import StayingMenu
from ecoplanner.ui.focus import Filter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.focus import Focus
    from ecoplanner.ui.session import Session

_BY = "program"


class FilterMenu(StayingMenu):
    """Ticks programmes; the filter holds for all pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._focus: Focus | None = None
        self.aboutToShow.connect(self._update_programs)
        self.triggered.connect(self._on_triggered)

    def watch(self, session: Session, focus: Focus) -> None:
        """Offer the programmes of a plan."""
        self._session, self._focus = session, focus

    @property
    def _keys(self) -> frozenset[str]:
        """Ids of the programmes that are shown alone."""
        shown = Filter() if self._focus is None else self._focus.filter
        return shown.keys if shown.by == _BY else frozenset()

    @Slot()
    def _update_programs(self) -> None:
        self.clear()
        if self._session is None or self._focus is None:
            return
        programs = self._session.portfolio.all(Program)
        for number, program in enumerate(programs, start=1):
            action = self.addAction(f"{number}  {program.name}")
            action.setCheckable(True)
            action.setChecked(program.id in self._keys)
            action.setData(program.id)
        self.addSeparator()
        every = self.addAction(self.tr("All projects"))
        every.setEnabled(bool(self._focus.filter.keys))
        every.setData("")

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        key = str(action.data() or "")
        keys = self._keys ^ {key} if key else frozenset()
        if self._focus is not None:
            self._focus.set_filter(Filter(_BY if keys else "", keys))
