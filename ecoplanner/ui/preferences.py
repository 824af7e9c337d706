"""What a user prefers: kept between runs, chosen in menus and in the settings."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Slot

from ecoplanner.ui.look import Look
from ecoplanner.ui.settings import load_settings
from ecoplanner.ui.settings import save_settings

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.settings import Settings


class Preferences(QObject):
    """Settings and the look they give, with the place of the window."""

    def __init__(
        self, application: QApplication, store: QSettings, parent: QObject
    ) -> None:
        """Read what was kept, and put look and language on the application."""
        super().__init__(parent)
        self._store = store
        self.settings = load_settings(store)
        self.look = Look(application, self.settings, self)

    def keep(self, window: QWidget | None) -> None:
        """Keep the settings, and the place of the window that is shown."""
        save_settings(self._store, self.settings)
        if window is not None:
            self._store.setValue("geometry", window.saveGeometry())
        self._store.sync()

    def restore(self, window: QWidget) -> None:
        """Put a window where the last one was."""
        geometry = self._store.value("geometry")
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(1366, 728)

    def ask(self, window: QWidget | None) -> None:
        """Let the user change the settings."""
        from ecoplanner.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - late

        dialog = SettingsDialog(self.look.theme, self.settings, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.value()))
        dialog.open()

    @Slot(str)
    def choose_language(self, language: str) -> None:
        """Speak another language."""
        self.settings.language = language
        self._put_in_force()

    @Slot(str)
    def choose_theme(self, mode: str) -> None:
        """Take the light theme, the dark one, or the system's."""
        self.settings.theme = mode
        self._put_in_force()

    @Slot()
    def switch_theme(self) -> None:
        """Go from light to dark or back."""
        self.choose_theme("light" if self.look.theme.tokens.is_dark else "dark")

    @Slot(int)
    def choose_size(self, percent: int) -> None:
        """Show text and controls in another size."""
        self.settings.scale = percent
        self._put_in_force()

    def _take(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        for name, value in asdict(settings).items():
            setattr(self.settings, name, value)
        self._put_in_force()

    def _put_in_force(self) -> None:
        self.look.apply_soon()
        save_settings(self._store, self.settings)
        self._store.sync()
