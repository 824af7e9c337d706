"""Tab goes through a window as it is read, whenever its parts were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout
from PySide6.QtWidgets import QSplitter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class FocusOrder(QObject):
    """Puts the stops of Tab in order just before Tab looks for the next one.

    Qt keeps them in the order in which widgets were made. Pages and what is in them
    are made when they are first wanted, so that the line at the foot came before
    every page, and a chip after all that follows it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def put(self) -> None:
        """Put all stops that are seen in the order in which they are laid out."""
        wanted = [*stops(self._window)]
        if wanted != _chain(self._window, set(wanted)):
            for first, second in pairwise(wanted):
                QWidget.setTabOrder(first, second)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It is sent before the key itself, and no widget keeps it to itself.
        is_early = event.type() == QEvent.Type.ShortcutOverride
        if is_early and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self.put()
        return False


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops in a widget that is seen, as it is laid out."""
    for child in _children(widget):
        if child.isWindow() or not child.isVisible():
            continue
        takes_tab = child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if takes_tab and child.isEnabled() and child.focusProxy() is None:
            yield child
        yield from stops(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets in another: those of its layout first."""
    laid: list[QWidget] = []
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        parts = (widget.widget(at) for at in range(widget.count()))
        laid = [part for part in parts if part is not None]
    elif layout is not None:
        laid = [*_laid(layout)]
    yield from laid
    known = set(laid)
    for child in widget.children():
        if isinstance(child, QWidget) and child not in known:
            yield child


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inside = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inside is not None:
            yield from _laid(inside)
        elif widget is not None:
            yield widget


def _chain(window: QWidget, stops: set[QWidget]) -> list[QWidget]:
    """Return those stops in the order in which Tab finds them now."""
    found = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at in stops:
            found.append(at)
        at = at.nextInFocusChain()
    return found
