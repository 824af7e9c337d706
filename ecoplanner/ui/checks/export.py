"""The list of findings leaving the window: to a PDF file, or to the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.funding import Scenario
from ecoplanner.reports import findings
from ecoplanner.ui.annex.composer import Composer
from ecoplanner.ui.annex.composer import Order
from ecoplanner.ui.annex.names import file_name
from ecoplanner.ui.annex.output import Output
from ecoplanner.ui.portfolio.clipboard import html_of
from ecoplanner.ui.portfolio.clipboard import text_of
from ecoplanner.ui.telling import error_text
from ecoplanner.words import SEVERITIES
from ecoplanner.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.checks.model import Item
    from ecoplanner.ui.page import Context


class FindingsExport(QObject):
    """Saves all findings as annex pages, and copies those that are listed.

    Signals:
        told: what was done, in a sentence.
        refused: what went wrong.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._language = context, language
        self._composer = Composer(self)
        self._output = Output(self._composer, context.settings, language, parent)
        self._composer.refused.connect(self._on_refused)
        self._output.told.connect(self.told)

    def save(self) -> None:
        """Ask for a file and write the PDF there."""
        portfolio, settings = self._context.session.portfolio, self._context.settings
        scenario = portfolio.find(Scenario, self._context.focus.scenario_id)
        order = Order(portfolio=portfolio, keys=(findings.KEY,), scenario=scenario)
        name = file_name(portfolio.plan, self.tr("findings"))
        target = self._output.save(order, Path(settings.last_folder) / name)
        if target is not None:
            settings.last_folder = str(target.parent)

    def copy(self, items: Iterable[Item]) -> None:
        """Put findings on the clipboard, a line each under their headings."""
        rows = [
            [
                word(SEVERITIES, item.finding.severity, self._language),
                item.title,
                item.reason,
                item.where,
                item.rule,
            ]
            for item in items
            if item.finding is not None
        ]
        heads = (
            self.tr("Severity"),
            self.tr("Finding"),
            self.tr("What to do"),
            self.tr("Place"),
            self.tr("Rule"),
        )
        block = [list(heads), *rows]
        data = QMimeData()
        data.setText(text_of(block))
        data.setHtml(html_of(block))
        QGuiApplication.clipboard().setMimeData(data)
        text = self.tr("{count} findings copied; paste them into WPS or Excel.")
        self.told.emit(text.format(count=len(rows)))

    @Slot(EcoplannerError)
    def _on_refused(self, error: EcoplannerError) -> None:
        self.refused.emit(error_text(error, self._language))
