"""Asking which plan file to make, to open or to copy to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal

from ecoplanner.model.samples import sample_rows
from ecoplanner.model.template import empty_rows
from ecoplanner.model.template import rows_from_template
from ecoplanner.ui.dialogs import files
from ecoplanner.ui.dialogs.new_plan import NewPlanDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.preferences import Preferences


class FileQuestions(QObject):
    """Asks for plan files, beginning where the last one was.

    Signals:
        new_chosen: a file is to be made, with the rows it is made of.
        plan_chosen: a file is to be opened.
    """

    new_chosen = Signal(Path, list)
    plan_chosen = Signal(Path)

    def __init__(
        self, preferences: Preferences, documents: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._documents = documents

    def ask_new(self, window: QWidget | None) -> None:
        """Ask for a new plan; `new_chosen` will tell."""
        settings, look = self._preferences.settings, self._preferences.look
        folder = self._documents
        if settings.last_folder and Path(settings.last_folder).is_dir():
            folder = Path(settings.last_folder)
        folder.mkdir(parents=True, exist_ok=True)
        dialog = NewPlanDialog(look.theme, look.language, folder, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._on_new_accepted(dialog))
        dialog.open()

    def ask_open(self, window: QWidget | None) -> None:
        """Ask for a plan that there is; `plan_chosen` tells."""
        settings = self._preferences.settings
        folder = settings.last_folder or str(self._documents)
        path = files.ask_open(window, folder)
        if path is not None:
            settings.last_folder = str(path.parent)
            self.plan_chosen.emit(path)

    def ask_copy(self, window: QWidget | None, path: Path) -> Path | None:
        """Ask where a copy of a plan is to be kept; None for nowhere."""
        beside = path
        if not os.access(path.parent, os.W_OK):
            self._documents.mkdir(parents=True, exist_ok=True)
            beside = self._documents / path.name
        return files.ask_new(window, self.tr("Save a copy"), files.free_path(beside))

    def _on_new_accepted(self, dialog: NewPlanDialog) -> None:
        wanted = dialog.value()
        rows = empty_rows(wanted.plan)
        if wanted.template:
            rows = rows_from_template(wanted.plan, sample_rows(wanted.template))
        self._preferences.settings.last_folder = str(wanted.path.parent)
        self.new_chosen.emit(wanted.path, rows)
