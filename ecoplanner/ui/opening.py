"""Opening a plan while a window is shown, which goes on painting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QTimer

from ecoplanner.model.store.document import Document
from ecoplanner.ui.background import Background

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.ui.notice import Notice

#: Opening that takes longer than this is told.
_SAY_AFTER_MS = 100


def opened(path: Path, notice: Notice | None) -> Document:
    """Open a plan and read it.

    Args:
        path: the plan file.
        notice: where the window that is shown says that it takes a moment; None
            where there is no window yet.

    Raises:
        EcoplannerError: the plan cannot be opened.
    """
    if notice is None:
        return Document.open(path)
    words = QCoreApplication.translate("App", "Opening {name}…")
    said = words.format(name=path.name)
    tell = QTimer(notice, singleShot=True, interval=_SAY_AFTER_MS)
    tell.timeout.connect(partial(notice.show_sentence, said, "accent"))
    tell.start()
    background = Background(notice)
    try:
        return background.run(partial(_opened, path))
    finally:
        background.deleteLater()
        tell.deleteLater()
        if notice.text == said:
            notice.hide()


def _opened(path: Path) -> Document:
    document = Document.open(path)
    # Every page asks for it at once.
    document.portfolio()
    return document
