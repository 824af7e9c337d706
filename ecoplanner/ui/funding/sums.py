"""What the funding page sums, worked out before anybody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.comparison import compared
from ecoplanner.ui.funding.money import money_of
from ecoplanner.ui.funding.money import plan_matrix
from ecoplanner.ui.funding.money import sources_with_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.ui.focus import Focus


def work_ahead(
    portfolio: Portfolio, scenario: Scenario | None = None
) -> Iterator[None]:
    """Sum the plan itself, or a scenario, a little at a time."""
    allotted(portfolio, scenario)
    yield
    money_of(portfolio, scenario)
    yield
    plan_matrix(portfolio, scenario)
    yield
    sources_with_money(portfolio, scenario)
    yield
    compared(portfolio)
    yield
    for program in portfolio.all(Program)[:1]:
        portfolio.having(Project, "program_id", program.id)


def sum_in_view(focus: Focus, portfolio: Portfolio) -> Iterator[None]:
    """Sum what the page shows: the plan, or the scenario in view."""
    return work_ahead(portfolio, portfolio.find(Scenario, focus.scenario_id))
