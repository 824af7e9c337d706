"""What the program remembers between runs. The plan itself is in its file."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from typing import Any
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

RECENT_LIMIT = 8


@dataclass(slots=True)
class Settings:
    """One field a setting, with its default.

    Attributes:
        language: `zh`, `en`, or empty for the system's.
        theme: `light`, `dark` or `system`.
        scale: size of text and controls, percent.
        density: height of table rows, pixels at 100 %; 0 to suit the window.
        last_folder: where file dialogs open.
        recent: paths of plans opened lately, newest first.
        grid: how the table of projects is laid out, as JSON.
        sections: sections of the inspector that were opened (`money+`) or folded
            (`money-`).
        annex: which tables of which plan are printed, as JSON.
        dates: how days are written: `iso`, `long`, or empty as the language has it.
        money_unit: unit of money: `wan` for 万元, `yi` for 亿元.
        numbers: how amounts are written: `plain`, `even`, `plain-even`, or empty;
            see `ecoplanner.ui.amounts.write_as`.
    """

    language: str = ""
    theme: str = "system"
    scale: int = 100
    density: int = 0
    last_folder: str = ""
    recent: list[str] = field(default_factory=list)
    grid: str = ""
    sections: list[str] = field(default_factory=list)
    annex: str = ""
    dates: str = ""
    money_unit: str = "wan"
    numbers: str = ""

    def remember(self, path: str) -> None:
        """Put a plan at the head of the recent ones."""
        others = [each for each in self.recent if each != path]
        self.recent = [path, *others][:RECENT_LIMIT]


def load_settings(store: QSettings) -> Settings:
    """Return the stored settings; defaults for what is not stored."""
    settings = Settings()
    for each in fields(Settings):
        default = getattr(settings, each.name)
        value: Any = store.value(each.name, default)
        if isinstance(default, list):
            value = [value] if isinstance(value, str) else list(value or [])
        setattr(settings, each.name, type(default)(value))
    return settings


def save_settings(store: QSettings, settings: Settings) -> None:
    """Store all settings."""
    for name, value in asdict(settings).items():
        store.setValue(name, value)
