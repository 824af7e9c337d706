"""Pages of a desk kept to what the plan says, while it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.funding import Scenario
from ecoplanner.model.store.stepping import Change
from ecoplanner.ui.annex import quick
from ecoplanner.ui.annex.composer import Composer
from ecoplanner.ui.annex.composer import Order

if TYPE_CHECKING:
    from ecoplanner.ui.annex.composer import Sheets
    from ecoplanner.ui.annex.desk import PageDesk
    from ecoplanner.ui.page import Context

#: An annex that is set sooner needs no page ahead of it.
_QUICK_S = 0.005
#: One that takes longer than this is set when typing has come to rest for a while.
_LONG_S = 1.0
#: A page ahead that is not painted after so long is covered by something.
_PAINTED_MS = 100


class Feed(QObject):
    """Sets the tables again after each edit, unless nobody looks at them.

    Signals:
        shown: the desk has other pages, with `Sheets`.
    """

    shown = Signal(object)

    def __init__(self, context: Context, desk: PageDesk, rest_ms: int = 0) -> None:
        """Feed a desk.

        Args:
            context: the plan, and whose money is shown.
            desk: where the pages are seen; the feed lives as long.
            rest_ms: how long nothing is typed before many pages are set again.
        """
        super().__init__(desk)
        self._session, self._focus, self._desk = context.session, context.focus, desk
        self.keys: tuple[str, ...] = ()
        self.composer = Composer(self)
        self._is_stale = True
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self._on_rest_timeout)
        self.composer.composed.connect(self._on_composed)
        self.composer.unset.connect(self._on_unset)
        self._session.changed.connect(self._on_session_changed)
        self._focus.scenario_changed.connect(self.update)
        desk.painted.connect(self._on_desk_painted)

    @property
    def known_pages(self) -> int:
        """How many pages the same tables had last; 0 while that is not known."""
        sheets = self._desk.sheets
        if sheets is None or sheets.order.keys != self.keys:
            return 0
        return len(sheets.layout.pages)

    @property
    def labels(self) -> dict[str, str]:
        """The labels of the tables on the pages, by key."""
        sheets = self._desk.sheets
        tables = sheets.annex.tables if sheets is not None else ()
        return {table.key: table.label for table in tables if table.key in self.keys}

    def order(self) -> Order:
        """Return what is to be set now."""
        portfolio = self._session.portfolio
        scenarios = {each.id: each for each in portfolio.all(Scenario)}
        return Order(
            portfolio=portfolio,
            keys=self.keys,
            scenario=scenarios.get(self._focus.scenario_id),
        )

    def choose(self, keys: tuple[str, ...]) -> None:
        """Show other tables."""
        if keys != self.keys:
            self.keys = keys
            self.update()

    @Slot()
    def update(self) -> None:
        """Set the pages again, or when they are next looked at."""
        self._is_stale = True
        self.wake()

    @Slot()
    def wake(self) -> None:
        """Set the pages if they are looked at and not what the plan says."""
        if self._is_stale and self.keys and self._desk.isVisible():
            self._is_stale = False
            self.composer.compose(self.order())

    def _show_at_once(self, change: Change) -> bool:
        """Put the words of an edit on the pages in view, before all are set."""
        sheets = self._desk.sheets
        if sheets is None or not self._desk.isVisible() or sheets.seconds < _QUICK_S:
            return False
        portfolio = self._session.portfolio
        seen, setter = self._desk.seen_pages, self._desk.artist.setter
        news = quick.with_change(sheets, seen, portfolio, change, setter)
        if news is not None:
            self._desk.show_sheets(news)
        return news is not None

    @Slot(Change)
    def _on_session_changed(self, change: Change) -> None:
        is_ahead = self._show_at_once(change)
        sheets = self._desk.sheets
        self._is_stale = True
        if self._rest.interval() and sheets is not None and sheets.seconds > _LONG_S:
            self._rest.start()
        elif is_ahead:
            # Python lets one thread work at a time: setting all pages now would
            # keep those in view from being painted.
            self._painted.start(_PAINTED_MS)
        else:
            self.wake()

    @Slot()
    def _on_desk_painted(self) -> None:
        if self._painted.isActive():
            # What else the window paints in this go comes first.
            self._painted.start(0)

    @Slot()
    def _on_rest_timeout(self) -> None:
        self.wake()

    @Slot()
    def _on_unset(self) -> None:
        # The next edit sets all of them, and so does looking at them again.
        self._is_stale = True

    @Slot(object)
    def _on_composed(self, sheets: Sheets) -> None:
        if not self._session.is_open:
            return
        former = self._desk.sheets
        self._desk.show_sheets(sheets)
        if former is not None:
            self.composer.drop(former)
        self.shown.emit(sheets)
