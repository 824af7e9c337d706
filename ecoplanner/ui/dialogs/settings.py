"""The dialog that changes language and look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox

from ecoplanner.ui.dates import day_text
from ecoplanner.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.settings import Settings
    from ecoplanner.ui.theme import Theme

SMALLEST, LARGEST, STEP = 90, 150, 5


class SettingsDialog(FormDialog):
    """Asks for language, light or dark, size of text, and height of rows."""

    def __init__(
        self, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.setWindowTitle(self.tr("Settings"))
        self.primary_button.setText(self.tr("Apply"))
        self._settings = settings
        self._build_widgets()

    def value(self) -> Settings:
        """Return the settings as they shall be."""
        return replace(
            self._settings,
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            scale=self._scale.currentData(),
            density=self._density.currentData(),
            dates=self._dates.currentData(),
            money_unit=self._money.currentData(),
            numbers=self._numbers.currentData(),
        )

    def _build_widgets(self) -> None:
        settings = self._settings
        self._language = _choice(
            settings.language,
            {"": self.tr("As the system"), "zh": "中文", "en": "English"},
        )
        self._theme = _choice(
            settings.theme,
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            },
        )
        sizes = {*range(SMALLEST, LARGEST + 1, STEP), settings.scale}
        self._scale = _choice(
            settings.scale, {size: f"{size} %" for size in sorted(sizes)}
        )
        self._density = _choice(
            settings.density,
            {
                0: self.tr("To suit the window"),
                22: self.tr("Compact"),
                26: self.tr("Standard"),
                32: self.tr("Loose"),
            },
        )
        day = QDate.currentDate()
        forms = {
            form: day_text(day, replace(settings, dates=form))
            for form in ("", "long", "iso")
        }
        self._dates = _choice(settings.dates, forms)
        self._money = _choice(
            settings.money_unit,
            {"wan": self.tr("10,000 yuan"), "yi": self.tr("100 million yuan")},
        )
        self._numbers = _choice(
            settings.numbers,
            {"": "45,280.5", "plain": "45280.5"}
            | {"even": "45,280.50", "plain-even": "45280.50"},
        )
        self.add_field("language", self.tr("Language"), self._language)
        self.add_field("theme", self.tr("Light or dark"), self._theme)
        self.add_field("scale", self.tr("Size of text"), self._scale)
        self.add_field("density", self.tr("Rows of tables"), self._density)
        self.add_field("dates", self.tr("Days are written"), self._dates)
        self.add_field("money", self.tr("Unit of money"), self._money)
        self.add_field("numbers", self.tr("Amounts are written"), self._numbers)


def _choice(now: object, words: Mapping[Any, str]) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box
