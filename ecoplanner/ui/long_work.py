"""Work that the window waits for: shown with its figures, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from ecoplanner.labels import label_text
from ecoplanner.model.store.pace import at_pace
from ecoplanner.model.store.pace import check
from ecoplanner.model.store.pace import Pace
from ecoplanner.model.store.pace import StoppedError
from ecoplanner.ui.pace_watch import PaceWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.messages import Language
    from ecoplanner.ui.background import Background
    from ecoplanner.ui.notice import Notice

ResultT = TypeVar("ResultT")

_KIND = QEvent.Type
#: What a user does with hands; nothing of it reaches the window meanwhile.
_BY_HAND = frozenset(
    {
        _KIND.MouseButtonPress,
        _KIND.MouseButtonRelease,
        _KIND.MouseButtonDblClick,
        _KIND.Wheel,
        _KIND.ContextMenu,
        _KIND.KeyPress,
        _KIND.KeyRelease,
        _KIND.Shortcut,
        _KIND.ShortcutOverride,
        _KIND.TouchBegin,
        _KIND.TouchUpdate,
        _KIND.TouchEnd,
        _KIND.TabletPress,
        _KIND.TabletRelease,
        _KIND.DragEnter,
        _KIND.DragMove,
        _KIND.Drop,
        _KIND.Close,
    }
)
_ASKS = frozenset({_KIND.MouseButtonPress, _KIND.KeyPress, _KIND.Drop})


class Wait:
    """A piece of work that the window waits for.

    Attributes:
        background: does it.
        words: what is being done, as `Opening the plan…`.
        label: of the edit that is being made, where it is one.
        stopped: what is said where it was stopped.
        pace: how far it is.
        on_end: called at the end, with what was raised.
    """

    def __init__(
        self, background: Background, words: str, stopped: str, label: str = ""
    ) -> None:
        self.background, self.words, self.stopped = background, words, stopped
        self.label = label
        self.pace = Pace()
        self.on_end: Callable[[BaseException | None], None] = _ignore

    def run(self, work: Callable[[], ResultT]) -> ResultT:
        """Do it in the background's thread, and wait for it.

        Raises:
            StoppedError: it was stopped, and nothing came of it.
        """

        def at_its_pace() -> ResultT:
            with at_pace(self.pace):
                # It may have waited for something else before.
                check()
                return work()

        try:
            result = self.background.run(at_its_pace)
        except BaseException as error:
            self.on_end(error)
            raise
        self.on_end(None)
        return result


def _ignore(_: BaseException | None) -> None:
    """Nobody shows it."""


class LongWork(QObject):
    """Shows what the window waits for, when that takes a moment.

    From then on hands reach nothing but the button that stops it; Esc stops it too,
    and so does closing the window, which is then closed.
    """

    def __init__(self, notice: Notice, language: Language) -> None:
        super().__init__(notice)
        self._notice, self._language = notice, language
        self._wait: Wait | None = None
        self._also = ""
        self._closing: QWidget | None = None
        self._watch = PaceWatch(self)
        self._watch.told.connect(self._on_told)

    @Slot(object)
    def show(self, wait: Wait) -> None:
        """Watch work that begins now."""
        self._wait, self._also, self._closing = wait, "", None
        wait.on_end = self._end
        self._watch.start(wait.pace)

    def put_off(self, words: str) -> None:
        """Say that something else has to wait for it."""
        self._also = words
        self._on_told("")

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop."""
        if self._wait is not None and self._wait.pace.can_stop:
            self._wait.pace.stop()
            self._notice.show_progress(self.tr("Stopping…"))

    @Slot(str)
    def _on_told(self, figures: str) -> None:
        wait = self._wait
        if wait is None or wait.pace.is_stopped:
            return
        # The loop that waits takes what hands do from now on, to hold it back.
        self._hold_hands(is_on=True)
        wait.background.let_hands_in()
        words = wait.words
        if wait.label:
            label = label_text(wait.label, self._language)
            words = self.tr("Under way: {label}…").format(label=label)
        said = self.tr("{work} {figures} {also}").format(
            work=words, figures=figures, also=self._also
        )
        stop = self.stop if wait.pace.can_stop else None
        self._notice.show_progress(" ".join(said.split()), stop)

    def _end(self, error: BaseException | None) -> None:
        wait, self._wait = self._wait, None
        if wait is None or not isValid(self):
            return
        self._watch.stop()
        self._hold_hands(is_on=False)
        self._notice.end_progress()
        if isinstance(error, StoppedError):
            self._notice.show_sentence(wait.stopped, "accent")
        if self._closing is not None:
            QTimer.singleShot(0, self._closing, self._closing.close)

    def _hold_hands(self, *, is_on: bool) -> None:
        application = QApplication.instance()
        assert application is not None  # noqa: S101 - there are widgets
        if is_on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _BY_HAND:
            return False
        if not isinstance(watched, QWidget):
            # Windows hand on what they get to a widget; actions hear of their keys.
            return kind == _KIND.Shortcut
        if kind == _KIND.Close:
            return self._is_kept_open(watched, event)
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if kind == _KIND.ShortcutOverride:
            # It comes again as a key.
            event.accept()
        elif is_escape and kind == _KIND.KeyPress:
            self.stop()
        elif watched is self._notice.progress_button:
            return False
        elif kind in _ASKS:
            self.put_off(self.tr("Anything else has to wait for it."))
        return True

    def _is_kept_open(self, widget: QWidget, event: QEvent) -> bool:
        if not widget.isWindow() or not widget.isAncestorOf(self._notice):
            return False
        event.ignore()
        self._closing = widget
        self.stop()
        return True
