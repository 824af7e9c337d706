"""A window that stays where it is while all that is in it is made anew."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QEvent
from PySide6.QtCore import QEventLoop
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMainWindow
from shiboken6 import delete

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.messages import Language


def no_rest() -> bool:
    """Go on at once."""
    return True


def paint() -> None:
    """Let windows answer; what hands do waits for what they will find."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


class FurnishedWindow(QMainWindow):
    """Is emptied and furnished again, at once or part by part.

    What is on the screen stays until all is made, and is painted in one go.
    """

    def __init__(self) -> None:
        super().__init__()
        self._unmade: Iterator[None] = iter(())
        self._late: deque[Callable[[], None]] = deque()
        self._is_making = False

    def furnish(self, language: Language, rest: Callable[[], bool] = no_rest) -> None:
        """Make all that is in the window, in the look in force.

        Args:
            language: the language of sentences.
            rest: called after each part; False leaves it at that.
        """
        for _ in self.renewed(language, _leave):
            if not rest():
                return

    def renewed(
        self, language: Language, restyle: Callable[[], None]
    ) -> Iterator[None]:
        """Make all that is in the window anew, part by part, resting after each.

        Args:
            language: the language of sentences.
            restyle: puts another look in force, when the window is empty: to style
                the widgets there are is slower than to make them anew.
        """
        self._unmade = self._made(language, restyle)
        while self._go_on():
            yield

    def complete(self) -> None:
        """Make at once what is still to be made: somebody needs the whole window."""
        while self._go_on():
            pass

    def later(self, part: Callable[[], None]) -> None:
        """Make a part by itself while the window is furnished, otherwise at once."""
        if self._is_making:
            self._late.append(part)
        else:
            part()

    def _drop_pages(self) -> Iterator[None]:
        """Be rid of what is large in the window, resting after each piece."""
        raise NotImplementedError

    def _parts(self, language: Language) -> Iterator[None]:
        """Make what is in the window, out of sight, resting after each part."""
        raise NotImplementedError

    def _show_parts(self) -> None:
        """Let all that was made be seen, and give the keys to where they belong."""
        raise NotImplementedError

    def _made(self, language: Language, restyle: Callable[[], None]) -> Iterator[None]:
        self._late.clear()
        if (around := self.centralWidget()) is not None:
            # Were updates off for the window by now, Qt would paint it twice.
            around.setUpdatesEnabled(False)
            yield from self._drop_pages()
        for child in self.children():
            if child is not self.layout():
                delete(child)
        self.setUpdatesEnabled(False)
        restyle()
        for _ in self._parts(language):
            yield
            while self._late:
                self._late.popleft()()
                yield
        self._show_parts()
        if self.isVisible():
            # What was typed and clicked meanwhile comes first: events that are posted,
            # such as what asks for paint, would come before.
            due = QTimer(self.centralWidget(), singleShot=True)
            due.timeout.connect(self._on_furnished)
            due.start(0)
        else:
            self._on_furnished()

    def _go_on(self) -> bool:
        """Make the next part; False where nothing more is to be made."""
        if self._is_making:
            return False
        self._is_making = True
        try:
            return next(self._unmade, self) is None
        finally:
            self._is_making = False

    @Slot()
    def _on_furnished(self) -> None:
        self.setUpdatesEnabled(True)
        # What Qt was asked to paint while updates were off it holds for asked already,
        # and may paint it with the next thing that moves.
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.UpdateRequest))


def _leave() -> None:
    """Leave the look as it is."""
