"""The page of indicators and their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.lists.indicator_lists import group_listing
from ecoplanner.ui.lists.indicator_lists import indicator_listing
from ecoplanner.ui.lists.page import ListsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.page import Context


class IndicatorsPage(ListsPage):
    """Indicators with baseline and targets by year; groups."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, (indicator_listing(), group_listing()), parent)
