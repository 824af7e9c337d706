"""What each programme needs in each year, for a chart tall enough to show it."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.program import Program
from ecoplanner.model.yearly import year_money
from ecoplanner.ui.charts.parts import without_common_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.allotment import Allotted
    from ecoplanner.model.funding import Scenario
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project
    from ecoplanner.model.yearly import YearMoney

#: More programmes than these are not told apart by their fill.
MOST = 8


class SeriesMoney(NamedTuple):
    """A programme with its money.

    Attributes:
        number: its place in the plan, for its fill.
        name: its short name.
        money: by year.
        total: what it needs in all, whole fen.
    """

    number: int
    name: str
    money: YearMoney
    total: int


def series_of(
    portfolio: Portfolio, scenario: Scenario | None, projects: Sequence[Project]
) -> tuple[SeriesMoney, ...]:
    """Return the programmes of some projects in order; none where they are too many.

    Args:
        portfolio: the plan.
        scenario: whose money is meant; None for the plan's own.
        projects: those that are shown.
    """
    programs = portfolio.all(Program)
    if not 1 < len(programs) <= MOST:
        return ()
    own: dict[str, list[Project]] = {each.id: [] for each in programs}
    program_of: dict[str, str] = {}
    for project in projects:
        own[project.program_id].append(project)
        program_of[project.id] = project.program_id
    given: dict[str, list[Allotted]] = {each.id: [] for each in programs}
    for part in allotted(portfolio, scenario):
        if (program_id := program_of.get(part.project_id)) is not None:
            given[program_id].append(part)
    names = without_common_ending([each.name for each in programs])
    found = []
    for at, program in enumerate(programs):
        total = sum(each.need_fen or 0 for each in own[program.id])
        if total:
            name = program.short_name or names[at]
            money = year_money(own[program.id], given[program.id])
            found.append(SeriesMoney(at, name, money, total))
    return tuple(found)
