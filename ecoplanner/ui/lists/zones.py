"""The page of zones and of the other lists that projects draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.lists.heading_lists import program_listing
from ecoplanner.ui.lists.heading_lists import task_listing
from ecoplanner.ui.lists.page import ListsPage
from ecoplanner.ui.lists.panel import language_of
from ecoplanner.ui.lists.source_list import agency_listing
from ecoplanner.ui.lists.source_list import source_listing
from ecoplanner.ui.lists.zone_lists import place_listing
from ecoplanner.ui.lists.zone_lists import zone_listing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.page import Context


class ZonesPage(ListsPage):
    """Zones, tasks, programmes, agencies, places and sources of money."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        language = language_of(context.settings)
        listings = (
            zone_listing(),
            task_listing(),
            program_listing(),
            agency_listing(),
            place_listing(),
            source_listing(language),
        )
        super().__init__(context, listings, parent)
