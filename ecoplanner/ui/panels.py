"""Moving between the panels of a page with the keys, and out of its tables."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ecoplanner.ui.focus_order import FocusOrder
from ecoplanner.ui.focus_order import stops

_REASON = Qt.FocusReason.TabFocusReason


def panels_of(page: QWidget) -> list[QWidget]:
    """Return the cards of a page that can take the keys, as they are read."""
    cards = [
        card
        for card in page.findChildren(QFrame)
        if card.property("kind") == "card"
        and card.isVisibleTo(page)
        and not _is_inside_card(card, page)
        and first_stop(card) is not None
    ]
    return sorted(cards, key=lambda card: _place(card, page)) or [page]


def first_stop(panel: QWidget) -> QWidget | None:
    """Return the widget of a panel that takes the keys first: a table before all."""
    found = list(stops(panel))
    tables = (each for each in found if isinstance(each, QAbstractItemView))
    return next(tables, found[0] if found else None)


def table_in(page: QWidget) -> QAbstractItemView | None:
    """Return the table of a page that has the keys, or else its first one."""
    here = QApplication.focusWidget()
    found = _table_of(here) if here is not None and page.isAncestorOf(here) else None
    if found is not None:
        return found
    firsts = (first_stop(panel) for panel in panels_of(page))
    tables = (each for each in firsts if isinstance(each, QAbstractItemView))
    return next(tables, None)


def beyond(start: QWidget, *, backwards: bool) -> QWidget | None:
    """Return where Tab would go from a widget, were it not for the table round it."""
    around = _table_of(start) or start
    at = _after(start, backwards=backwards)
    while at is not None and at is not start:
        if at is not around and not around.isAncestorOf(at) and _takes_keys(at):
            return at
        at = _after(at, backwards=backwards)
    return None


class PanelKeys(QObject):
    """Goes from panel to panel; each remembers where in it the keys were."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._order = FocusOrder(window)
        self._last: dict[QWidget, QWidget] = {}

    def step(self, page: QWidget, others: list[QWidget], by: int) -> None:
        """Go to the next panel of a page, or of the window around it.

        Args:
            page: whose cards are panels.
            others: panels after them, such as the line at the foot.
            by: 1 forwards, -1 backwards.
        """
        self._order.put()
        panels = panels_of(page)
        panels += [each for each in others if first_stop(each) is not None]
        here = QApplication.focusWidget()
        at = next(
            (n for n, each in enumerate(panels) if here and _holds(each, here)), -1
        )
        if at >= 0 and here is not None:
            self._last[panels[at]] = here
        elif by < 0:
            at = 0
        wanted = panels[(at + by) % len(panels)]
        known = self._last.get(wanted)
        if known is None or not isValid(known) or not _takes_keys(known):
            known = first_stop(wanted)
        if known is not None:
            known.setFocus(_REASON)


def _after(widget: QWidget, *, backwards: bool) -> QWidget | None:
    if backwards:
        return widget.previousInFocusChain()
    return widget.nextInFocusChain()


def _takes_keys(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes_tab) and widget.isEnabled() and widget.isVisible()


def _holds(panel: QWidget, widget: QWidget) -> bool:
    return panel is widget or panel.isAncestorOf(widget)


def _is_inside_card(card: QWidget, page: QWidget) -> bool:
    around = card.parentWidget()
    while around is not None and around is not page:
        if around.property("kind") == "card":
            return True
        around = around.parentWidget()
    return False


def _place(card: QWidget, page: QWidget) -> tuple[int, int]:
    spot = card.mapTo(page, QPoint())
    # Cards that begin at nearly the same height are read from left to right.
    return (0, spot.x()) if spot.y() < page.height() // 3 else (1, spot.x() + spot.y())


def _table_of(widget: QWidget) -> QAbstractItemView | None:
    """Return the outermost table around a widget."""
    found = None
    at: QWidget | None = widget
    while at is not None:
        if isinstance(at, QAbstractItemView):
            found = at
        at = at.parentWidget()
    return found
