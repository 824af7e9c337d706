"""What tables and files are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ecoplanner.reports import REPORTS
from ecoplanner.reports.options import read_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.plan import Plan
    from ecoplanner.model.portfolio import Portfolio

#: What no system lets stand in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class TableNames(QObject):
    """The names by which tables are chosen: label, and what they list."""

    def all(
        self, portfolio: Portfolio, printed: Mapping[str, str]
    ) -> list[tuple[str, str]]:
        """Return key and name of each table, in the order of printing.

        Args:
            portfolio: the plan.
            printed: by key the labels of the tables that are printed together, which
                are counted over these; others have the label the plan has chosen.
        """
        words = {
            "schedule": self.tr("Schedule of projects"),
            "tasks": self.tr("Tasks and programmes"),
            "zones": self.tr("Projects by zone"),
            "investment": self.tr("Estimate of investment"),
            "indicators": self.tr("Indicators"),
            "funding": self.tr("Sources of money"),
            "annual": self.tr("Money by year"),
            "agencies": self.tr("Agencies and their projects"),
            "scenarios": self.tr("Funding scenarios"),
            "findings": self.tr("Findings"),
            "gantt": self.tr("Chart of the schedule"),
        }
        names = []
        for key in REPORTS:
            options, _ = read_options(portfolio, key)
            label = printed.get(key, options.label)
            names.append((key, " ".join(filter(None, (label, words.get(key, key))))))
        return names


def file_name(plan: Plan, words: str) -> str:
    """Return a name for the PDF that every system accepts."""
    return _FORBIDDEN.sub(" ", f"{plan.title} {words}").strip() + ".pdf"
