"""What the funding page sums, worked out before anybody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.ui.funding.comparison import compared
from ecoplanner.ui.funding.money import money_of
from ecoplanner.ui.funding.money import plan_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio


def work_ahead(portfolio: Portfolio) -> Iterator[None]:
    """Sum the plan itself, a little at a time."""
    allotted(portfolio)
    yield
    money_of(portfolio, None)
    yield
    plan_matrix(portfolio, None)
    yield
    compared(portfolio)
    yield
    for program in portfolio.all(Program)[:1]:
        portfolio.having(Project, "program_id", program.id)
