"""The dialogs of the annex: fonts, notes, every option of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from ecoplanner.errors import EcoplannerError
from ecoplanner.model.annex import TableNote
from ecoplanner.ui.annex import option_values
from ecoplanner.ui.annex.notes_dialog import NotesDialog
from ecoplanner.ui.annex.notes_dialog import storing_notes
from ecoplanner.ui.annex.options_dialog import OptionsDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.page import Context


class Asking(QObject):
    """Asks, and stores what was answered as one edit.

    Signals:
        font_chosen: name of a face and the font file for it.
        refused: the `EcoplannerError` for which a dialog cannot be shown.
    """

    font_chosen = Signal(str, str)
    refused = Signal(EcoplannerError)

    def __init__(self, context: Context, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._language, self._window = context, language, window
        self._session = context.session

    def ask_font(self, face: str) -> None:
        """Ask for the font file of a face."""
        settings = self._context.settings
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose a font file"),
            settings.last_folder,
            self.tr("Fonts (*.ttf *.ttc *.otf)"),
        )
        if path:
            self.font_chosen.emit(face, str(Path(path)))

    def ask_notes(self, key: str, name: str) -> None:
        """Ask for the notes under a table."""
        portfolio = self._session.portfolio
        notes = [row.words for row in portfolio.having(TableNote, "table_key", key)]
        wanted = NotesDialog.ask(name, notes, self._window)
        if wanted is not None and list(wanted) != notes:
            self._session.edit(self.tr("Write notes"), storing_notes(key, wanted))

    def ask_options(self, key: str, name: str) -> None:
        """Ask for every option of a table."""
        theme, portfolio = self._context.theme, self._session.portfolio
        try:
            dialog = OptionsDialog(theme, self._language, portfolio, key, self._window)
        except EcoplannerError as error:
            self.refused.emit(error)
            return
        dialog.setWindowTitle(self.tr("Options of {table}").format(table=name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._store(key, dialog.changes()))
        dialog.open()

    def _store(self, key: str, changes: dict[str, object]) -> None:
        if changes:
            work = option_values.storing(self._session.portfolio, [key], changes)
            self._session.edit(self.tr("Change how the annex is printed"), work)
