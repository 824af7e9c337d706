"""What a panel of the laboratory shows, as a printed page saved beside the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ecoplanner.errors import EcoplannerError
from ecoplanner.messages import notice_text
from ecoplanner.model.store.replace import write_file
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.telling import error_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.reports.answer import Answer
    from ecoplanner.ui.page import Context


class AnswerPrints(QObject):
    """Saves answers as PDF.

    Signals:
        told: what was done or went wrong, in a sentence.
    """

    told = Signal(str)

    def __init__(self, context: Context, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._language, self._window = context, language, parent

    def save(self, answer: Answer) -> None:
        """Ask for a file and write the page there."""
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
        self.write(answer, target)

    def write(self, answer: Answer, target: Path) -> None:
        """Write the page to a file."""
        # Only here: setting pages is slow to load.
        from ecoplanner.reports.answer import answer_pdf  # noqa: PLC0415

        portfolio = self._context.session.portfolio
        try:
            result = answer_pdf(portfolio, answer, self._language)
            write_file(target, result.content)
        except EcoplannerError as error:
            self.told.emit(error_text(error, self._language))
            return
        except OSError as error:
            words = self.tr("{name} could not be saved: {reason}")
            reason = error.strerror or str(error)
            self.told.emit(words.format(name=target.name, reason=reason))
            return
        words = self.tr("Saved {name}, {pages} pages.")
        said = [words.format(name=target.name, pages=result.pages)]
        said += [
            notice_text(each.code, each.params, self._language)
            for each in result.warnings
        ]
        self.told.emit(" ".join(said))
