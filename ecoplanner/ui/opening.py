"""Opening a plan while a window is shown, which goes on painting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ecoplanner.messages import leftover_text
from ecoplanner.model.store.document import Document
from ecoplanner.model.store.pace import StoppedError
from ecoplanner.ui.background import Background
from ecoplanner.ui.long_work import LongWork
from ecoplanner.ui.long_work import Wait

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.messages import Language
    from ecoplanner.ui.doorbell import Doorbell
    from ecoplanner.ui.notice import Notice


class Opener(QObject):
    """Opens one plan at a time; what is asked for meanwhile is refused in a word."""

    def __init__(self, doorbell: Doorbell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doorbell = doorbell
        self._long: LongWork | None = None

    def opened(
        self, path: Path, notice: Notice | None, *, is_first: bool = True
    ) -> Document | None:
        """Open a plan and read it.

        Args:
            path: the plan file.
            notice: where the window that is shown says that it takes a moment; None
                where there is no window yet.
            is_first: whether no other plan is open.

        Returns:
            None where it was stopped, or another is on its way; the user was told.

        Raises:
            EcoplannerError: the plan cannot be opened.
        """
        if self._long is not None:
            words = self.tr("{name} can be opened when that is done.")
            self._long.put_off(words.format(name=path.name))
            return None
        document = None
        if is_first:
            # Another start on the same plan finds that it is being opened here.
            self._doorbell.answer_for(path)
        try:
            if notice is None:
                document = Document.open(path)
            else:
                document = self._opened(path, notice)
        finally:
            if document is None and is_first:
                self._doorbell.answer_for(None)
        return document

    def words_of(
        self, path: Path, document: Document, language: Language
    ) -> tuple[str, str] | None:
        """Return what is to be said of the plan just opened, and in which tone.

        None where it was left as it should be.
        """
        if document.set_aside is not None:
            words = self.tr(
                "Edits that were never published, and the file has changed since: "
                "they are kept in {path}."
            )
            return words.format(path=document.set_aside), "warn"
        if document.was_recovered:
            words = self.tr(
                "The program ended before the last edits were published. They are "
                "here again; publish them with Ctrl+S, or undo them."
            )
            return words, "accent"
        if document.found.elsewhere:
            left = document.found.elsewhere[0]
            return leftover_text("work_elsewhere", path, left, language), "warn"
        return None

    def _opened(self, path: Path, notice: Notice) -> Document | None:
        background = Background(self)
        words = self.tr("Opening {name}…").format(name=path.name)
        stopped = self.tr("Stopped: {name} was not opened, and nothing was changed.")
        wait = Wait(background, words, stopped.format(name=path.name))
        # It is no edit, whose label would be put into words.
        self._long = LongWork(notice, "zh")
        self._long.show(wait)
        try:
            document = wait.run(partial(_opened, path))
        except StoppedError:
            return None
        finally:
            self._long.deleteLater()
            self._long = None
            background.deleteLater()
        if self._was_stopped(wait):
            document.close()
            notice.show_sentence(wait.stopped, "accent")
            return None
        return document

    @staticmethod
    def _was_stopped(wait: Wait) -> bool:
        """Return whether a stop came when all was read: nobody wants the plan."""
        return wait.pace.is_stopped


def _opened(path: Path) -> Document:
    document = Document.open(path)
    try:
        # Every page asks for it at once.
        document.portfolio()
    except BaseException:
        document.close()
        raise
    return document
