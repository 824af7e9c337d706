"""The order in which Tab goes through what is made late."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, whole: QWidget) -> None:
    """Let Tab go from a widget to all that is in another, in their own order.

    By itself what is made late comes last in the window, behind the lines at its foot.
    """
    for first, second in pairwise((before, *_stops(whole))):
        QWidget.setTabOrder(first, second)


def _stops(whole: QWidget) -> list[QWidget]:
    """Return the widgets in another at which Tab stops."""
    found: list[QWidget] = []
    widget = whole.nextInFocusChain()
    while widget is not None and widget is not whole:
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if is_stop and widget.focusProxy() is None and whole.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
