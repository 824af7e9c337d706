"""What an edit of a large plan leads to, one thing at a time."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class Turns(QObject):
    """Does things one after another; the window paints and takes input in between.

    In a plan that is not large they are done at once.
    """

    def __init__(
        self, is_large: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """Have nothing to do yet.

        Args:
            is_large: whether the plan is large now.
            parent: its owner.
        """
        super().__init__(parent)
        self._is_large = is_large
        self._waiting: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def are_over(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._waiting

    def take(
        self, owner: QObject, work: Callable[[], object], *, is_long: bool = False
    ) -> None:
        """Do something in its turn, or at once where that holds nothing up.

        Args:
            owner: for whom; nothing is done for who is gone by then.
            work: what is done; what waits is not done twice.
            is_long: whether it takes long in any plan, not in a large one alone.
        """
        if not is_long and not self._is_large():
            work()
            return
        if (owner, work) not in self._waiting:
            self._waiting.append((owner, work))
        self._timer.start()

    def put_off(self, page: QObject | None, work: Callable[[], object]) -> bool:
        """Do something on a page that another hides after all that is in view.

        Returns:
            False where the page is in view, or the plan small: it is to be done now.
        """
        if not isinstance(page, QWidget) or page.isVisible() or not self._is_large():
            return False
        self.take(page, work)
        return True

    def complete(self) -> None:
        """Do at once what waits: somebody needs to see what comes of it."""
        while self._waiting:
            self._do()

    def _do(self) -> None:
        owner, work = self._waiting.popleft()
        if isValid(owner):
            work()

    @Slot()
    def _on_timeout(self) -> None:
        if self._waiting:
            self._do()
        # What was typed meanwhile comes first.
        if self._waiting:
            self._timer.start()
