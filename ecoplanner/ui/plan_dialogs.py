"""The dialogs about the plan as a whole, and what becomes of their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot

from ecoplanner.model.plan import Phase
from ecoplanner.model.store.versions import versions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.messages import Language
    from ecoplanner.ui.dialogs.properties import Properties
    from ecoplanner.ui.page import Context


class PlanDialogs(QObject):
    """Asks, and stores what was answered.

    Signals:
        about_to_ask: what is being typed is to be stored first.
        version_named: a version is kept under this name.
    """

    about_to_ask = Signal()
    version_named = Signal(str)

    def __init__(self, context: Context, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._session = context.theme, context.session
        self._language, self._window = language, window

    @Slot()
    def ask_version(self) -> None:
        """Ask for the name of a version and keep it."""
        from ecoplanner.ui.dialogs.version import VersionDialog  # noqa: PLC0415 - late

        self.about_to_ask.emit()
        taken = {each.name for each in versions(self._session.reader)}
        dialog = VersionDialog(self._theme, self._language, taken, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._name_version(*dialog.value()))
        dialog.open()

    @Slot()
    def ask_properties(self) -> None:
        """Ask for the properties of the plan and store them as one edit."""
        from ecoplanner.ui.dialogs.properties import PropertiesDialog  # noqa: PLC0415

        self.about_to_ask.emit()
        portfolio = self._session.portfolio
        dialog = PropertiesDialog(
            self._theme,
            self._language,
            portfolio.plan,
            portfolio.all(Phase),
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take_properties(dialog.value()))
        dialog.open()

    def _name_version(self, name: str, note: str) -> None:
        if self._session.name_version(name, note):
            self.version_named.emit(name)

    def _take_properties(self, wanted: Properties) -> None:
        self._session.edit(self.tr("Change properties of the plan"), wanted.store)
