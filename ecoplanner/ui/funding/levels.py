"""The levels of money, for charts and comparisons: fewer than the sources."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication

from ecoplanner.model.funding import SourceLevel

LEVELS: tuple[str, ...] = get_args(SourceLevel)


def level_name(level: str) -> str:
    """Return the name of a level in the language in force."""
    translate = QCoreApplication.translate
    names = {
        "central": translate("levels", "Central"),
        "province": translate("levels", "Province"),
        "city": translate("levels", "City"),
        "county": translate("levels", "County"),
        "bond": translate("levels", "Bonds"),
        "social": translate("levels", "Social"),
    }
    return names[level]
