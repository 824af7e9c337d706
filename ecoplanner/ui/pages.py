"""The pages of the window, in the order of the rail."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ecoplanner.ui.page import Context
    from ecoplanner.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the window.

    Attributes:
        key: stable name.
        icon: name of its icon.
        place: module and class; imported when the page is first shown.
    """

    key: str
    icon: str
    place: str

    def title(self) -> str:
        """Return its title in the language in force."""
        return _titles()[self.key]

    def make(self, context: Context, parent: QWidget | None = None) -> Page:
        """Make the page."""
        module, _colon, name = self.place.partition(":")
        made = getattr(import_module(f"ecoplanner.ui.{module}"), name)
        page: Page = made(context, parent)
        return page


def page_of(table: str) -> str:
    """Return the key of the page on which rows of a table of the plan are edited."""
    return _PAGE_OF.get(table, "zones")


#: Where rows are gone to; all lists that are not named are on the page of zones.
_PAGE_OF = {
    "projects": "projects",
    "scenarios": "funding",
    "allocations": "funding",
    "overrides": "funding",
    "ceilings": "funding",
    "award_rules": "funding",
    "indicators": "indicators",
    "indicator_groups": "indicators",
    "table_settings": "annex",
    "table_notes": "annex",
    "wordings": "annex",
}


def _titles() -> dict[str, str]:
    """Return the titles of all pages, in the language in force."""
    translate = QCoreApplication.translate
    return {
        "projects": translate("pages", "Projects"),
        "schedule": translate("pages", "Schedule"),
        "funding": translate("pages", "Funding"),
        "annex": translate("pages", "Annex"),
        "checks": translate("pages", "Checks"),
        "zones": translate("pages", "Zones"),
        "indicators": translate("pages", "Indicators"),
        "history": translate("pages", "History"),
    }


PAGES = (
    PageEntry("projects", "table-2", "portfolio.page:PortfolioPage"),
    PageEntry("schedule", "chart-gantt", "schedule.page:SchedulePage"),
    PageEntry("funding", "wallet", "funding.page:FundingPage"),
    PageEntry("annex", "printer", "annex.page:AnnexPage"),
    PageEntry("checks", "list-checks", "checks.page:ChecksPage"),
    PageEntry("zones", "map", "lists.zones:ZonesPage"),
    PageEntry("indicators", "target", "lists.indicators:IndicatorsPage"),
    PageEntry("history", "history", "lists.history:HistoryPage"),
)
