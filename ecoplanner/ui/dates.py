"""Days and moments as the user wants them written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtCore import QDateTime
from PySide6.QtCore import QLocale
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from ecoplanner.ui.settings import Settings


def day_text(day: QDate, settings: Settings, *, with_year: bool = True) -> str:
    """Return a day in words.

    Args:
        day: the day, as the user's clock has it.
        settings: `dates` says the form: `iso`, `long`, or as the language has it.
        with_year: whether the year is said, where the form can leave it out.
    """
    if settings.dates == "iso":
        return day.toString("yyyy-MM-dd")
    locale = QLocale()
    if settings.dates == "long" and with_year:
        return locale.toString(day, QLocale.FormatType.LongFormat)
    if locale.language() == QLocale.Language.Chinese:
        return locale.toString(day, "yyyy年M月d日" if with_year else "M月d日")
    return locale.toString(day, "d MMM yyyy" if with_year else "d MMM")


def local_moment(text: str) -> QDateTime:
    """Return a stored moment (UTC, ISO 8601) on the user's clock."""
    moment = QDateTime.fromString(text, Qt.DateFormat.ISODate)
    if moment.timeSpec() == Qt.TimeSpec.LocalTime:
        # Stored without a sign of its zone: all moments are stored in UTC.
        moment = QDateTime.fromString(f"{text}Z", Qt.DateFormat.ISODate)
    return moment.toLocalTime()
