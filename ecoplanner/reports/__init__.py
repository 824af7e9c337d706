"""The plan on paper: table descriptions, and one drawer for each output.

To add a table, write its module, list it in `REPORTS`, add its test. It is annexed
unless `texts.IN_TEXT` names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from typing import TYPE_CHECKING

from ecoplanner.reports import agencies
from ecoplanner.reports import annual
from ecoplanner.reports import findings
from ecoplanner.reports import funding
from ecoplanner.reports import gantt
from ecoplanner.reports import indicators
from ecoplanner.reports import investment
from ecoplanner.reports import scenarios
from ecoplanner.reports import schedule
from ecoplanner.reports import tasks
from ecoplanner.reports import zones

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.reports.options import TableOptions
    from ecoplanner.reports.table import Table


class Compose(Protocol):
    """Makes the description of a table from a plan."""

    def __call__(
        self,
        portfolio: Portfolio,
        options: TableOptions,
        scenario: Scenario | None = None,
    ) -> Table:
        """Return the table; the scenario counts where money is set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A printed table that can be asked for.

    Attributes:
        key: stable name, for the command line and for settings.
        compose: makes its description.
        is_default: whether it is printed when no table is named.
        has_scenario: whether it says something else in a scenario.
        options: names of the options that it heeds beside those that all tables do.
    """

    key: str
    compose: Compose
    is_default: bool = True
    has_scenario: bool = False
    options: frozenset[str] = frozenset()


#: Options of content that some tables heed; all tables heed the others.
OWN_OPTIONS = frozenset(
    {
        *("unit_place", "money_unit", "decimals", "zero", "charts", "group_by"),
        *("merge_places", "merge_agencies", "merge_schedule", "subtotals"),
        *("share_column", "group_place", "unit_in_name", "parent_names"),
    }
)
_MONEY = frozenset({"unit_place", "money_unit", "decimals", "zero"})
_MERGES = frozenset({"merge_places", "merge_agencies", "merge_schedule"})


def _in_every_scenario(make: Callable[[Portfolio, TableOptions], Table]) -> Compose:
    """Return the same table whatever the scenario."""

    def compose(
        portfolio: Portfolio,
        options: TableOptions,
        scenario: Scenario | None = None,  # noqa: ARG001 - the table has none
    ) -> Table:
        return make(portfolio, options)

    return compose


#: In the order in which they are printed. Findings are composed without any here:
#: who has checked the plan passes them to `findings.compose_findings`.
REPORTS: dict[str, Report] = {
    report.key: report
    for report in (
        Report(
            key=schedule.KEY,
            compose=_in_every_scenario(schedule.compose),
            options=_MONEY | _MERGES | {"subtotals"},
        ),
        Report(key=tasks.KEY, compose=_in_every_scenario(tasks.compose)),
        Report(key=zones.KEY, compose=_in_every_scenario(zones.compose)),
        Report(
            key=investment.KEY,
            compose=_in_every_scenario(investment.compose),
            options=_MONEY | {"subtotals", "share_column"},
        ),
        Report(
            key=indicators.KEY,
            compose=_in_every_scenario(indicators.compose),
            options=frozenset({"group_place", "unit_in_name", "parent_names"}),
        ),
        Report(
            key=funding.KEY,
            compose=funding.compose,
            has_scenario=True,
            options=_MONEY | {"charts"},
        ),
        Report(
            key=annual.KEY,
            compose=annual.compose,
            has_scenario=True,
            options=_MONEY | {"charts"},
        ),
        Report(
            key=agencies.KEY,
            compose=_in_every_scenario(agencies.compose),
            options=_MONEY | {"subtotals", "share_column"},
        ),
        Report(
            key=scenarios.KEY,
            compose=_in_every_scenario(scenarios.compose),
            options=_MONEY | {"charts"},
        ),
        Report(key=findings.KEY, compose=_in_every_scenario(findings.compose_findings)),
        Report(
            key=gantt.KEY,
            compose=gantt.compose,
            is_default=False,
            has_scenario=True,
            options=_MONEY | {"group_by"},
        ),
    )
}
