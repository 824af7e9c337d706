"""What a panel of the laboratory shows, on pages: to a printer, or to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from ecoplanner.errors import EcoplannerError
from ecoplanner.errors import NotSavedError
from ecoplanner.messages import notice_text
from ecoplanner.model.store.replace import write_file
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.background import Background
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.answer import Answer
    from ecoplanner.reports.draw.pdf import PdfResult
    from ecoplanner.reports.typeset.layout import Layout
    from ecoplanner.ui.annex.printing import Printing
    from ecoplanner.ui.page import Context


class AnswerPrints(QObject):
    """Prints answers and saves them as PDF; pages are set beside the window.

    Signals:
        told: what was done, in a sentence.
        refused: what went wrong.
        busy_changed: whether pages are being set or sent.
    """

    told = Signal(str)
    refused = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, context: Context, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._language, self._window = context, language, parent
        self._background = Background(self)
        self._background.done.connect(self._on_set)
        self._printing: Printing | None = None
        self._target: Path | None = None

    @property
    def is_busy(self) -> bool:
        """Whether pages are being set or sent."""
        is_sent = self._printing is not None and self._printing.is_running
        return self._background.is_busy or is_sent

    def print_pages(self, answer: Answer) -> None:
        """Set the pages, then ask for a printer."""
        self._set(answer, None)

    def save(self, answer: Answer) -> None:
        """Ask for a file and write the pages there."""
        settings = self._context.settings
        plan = self._context.session.portfolio.plan
        proposed = Path(settings.last_folder) / file_name(plan, answer.title)
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save PDF"),
            str(proposed),
            self.tr("PDF (*.pdf)"),
        )
        if not path:
            return
        target = Path(path)
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
        settings.last_folder = str(target.parent)
        self._set(answer, target)

    def _set(self, answer: Answer, target: Path | None) -> None:
        """Set pages, for a file or for the printer."""
        if self.is_busy:
            return
        self._target = target
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no names
        portfolio, language = self._context.session.portfolio, self._language
        if target is None:
            self._background.start(partial(_layout, portfolio, answer, language))
        else:
            work = partial(_written, portfolio, answer, language, target)
            self._background.start(work)

    @Slot(object)
    def _on_set(self, future: Future[Layout | PdfResult]) -> None:
        target = self._target
        try:
            made = future.result()
        except EcoplannerError as error:
            self._on_ended()
            self.refused.emit(error_text(error, self._language))
            return
        if target is None:
            self._send(made)  # type: ignore[arg-type]  # a layout, as was asked for
        else:
            self._on_ended()
            self._tell_saved(target, made)  # type: ignore[arg-type]  # a file

    def _send(self, layout: Layout) -> None:
        if self._printing is None:
            # Only here: printing is slow to load.
            from ecoplanner.ui.annex.printing import Printing  # noqa: PLC0415

            self._printing = Printing(self, self._window)
            self._printing.ended.connect(self._on_ended)
            self._printing.told.connect(self.told)
        self._printing.start(layout)
        if not self._printing.is_running:
            self._on_ended()

    def _tell_saved(self, target: Path, result: PdfResult) -> None:
        words = self.tr("Saved {name}, {pages} pages.")
        said = [words.format(name=target.name, pages=result.pages)]
        said += [
            notice_text(each.code, each.params, self._language)
            for each in result.warnings
        ]
        self.told.emit(" ".join(said))

    @Slot()
    def _on_ended(self) -> None:
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal has no names


def _layout(portfolio: Portfolio, answer: Answer, language: Language) -> Layout:
    # Only here: setting pages is slow to load.
    from ecoplanner.reports.answer import answer_layout  # noqa: PLC0415
    from ecoplanner.reports.draw.pdf import Press  # noqa: PLC0415

    return answer_layout(Press(), portfolio, answer, language)


def _written(
    portfolio: Portfolio, answer: Answer, language: Language, target: Path
) -> PdfResult:
    # Only here: setting pages is slow to load.
    from ecoplanner.reports.answer import answer_pdf  # noqa: PLC0415

    result = answer_pdf(portfolio, answer, language)
    try:
        write_file(target, result.content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotSavedError(path=target, reason=reason) from error
    return result
