"""Look and language together, as the settings say and as the system changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QThread
from PySide6.QtCore import QTimer
from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ecoplanner.messages import system_language
from ecoplanner.ui.amounts import write_as
from ecoplanner.ui.furnished_window import paint
from ecoplanner.ui.language import speak
from ecoplanner.ui.theme import load_fonts
from ecoplanner.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from PySide6.QtCore import QTranslator

    from ecoplanner.messages import Language
    from ecoplanner.ui.settings import Settings

    Renewed = Callable[[Callable[[], None]], Iterator[None]]

#: Screens higher than this have room for taller rows.
ROOMY_HEIGHT = 1000
STANDARD_ROW, ROOMY_ROW = 26, 30
#: How soon it is asked again whether something is under way.
_AGAIN_MS = 100


class Look(QObject):
    """Puts theme and language on the application."""

    def __init__(
        self, application: QApplication, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._application, self._settings = application, settings
        self._translators: list[QTranslator] = []
        self.theme = Theme(self)
        self._renewed: Renewed = _styled
        self._is_changing = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._on_due_timeout)
        load_fonts()
        self._put_in_force()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def language(self) -> Language:
        """The language in force."""
        if self._settings.language in ("zh", "en"):
            return "zh" if self._settings.language == "zh" else "en"
        return system_language()

    @property
    def is_due(self) -> bool:
        """Whether settings were chosen that are not in force yet, or not everywhere."""
        return self._is_changing or self._due.isActive()

    def renew_with(self, renewed: Renewed) -> None:
        """Have what windows had in them made anew with each change.

        Args:
            renewed: is given what puts the look in force, and rests after each part.
        """
        self._renewed = renewed

    def apply_soon(self) -> None:
        """Put the settings in force when nothing is under way any more.

        What asked for it may be a button in the window, which goes with the rest.
        """
        self._due.start(0)

    def apply(self) -> None:
        """Put the settings in force now, from outside of all that is in a window."""
        self._due.stop()
        for _ in self._renewed(self._put_in_force):
            pass

    def _put_in_force(self) -> None:
        settings = self._settings
        write_as(settings.money_unit, settings.numbers)
        self.theme.row_height = self._row_height()
        self.theme.apply(self._application, settings.theme, settings.scale / 100)
        self._translators = speak(self._application, self.language, self._translators)

    def _row_height(self) -> int:
        """Return the height of table rows at 100 %."""
        if self._settings.density:
            return self._settings.density
        screens = QGuiApplication.screens()
        height = screens[0].availableGeometry().height() if screens else 0
        return ROOMY_ROW if height > ROOMY_HEIGHT else STANDARD_ROW

    @Slot()
    def _on_due_timeout(self) -> None:
        if self._is_changing or _is_busy():
            self._due.start(_AGAIN_MS)
            return
        self._is_changing = True
        try:
            for _ in self._renewed(self._put_in_force):
                paint()
        finally:
            self._is_changing = False

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._settings.theme == "system":
            self.apply_soon()


def _styled(restyle: Callable[[], None]) -> Iterator[None]:
    """Put a look in force where there is no window."""
    restyle()
    return iter(())


def _is_busy() -> bool:
    """Whether the user is in a dialog, in a menu or dragging; it would break off."""
    return (
        QThread.currentThread().loopLevel() > 1
        or QApplication.activeModalWidget() is not None
        or QApplication.activePopupWidget() is not None
        or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    )
