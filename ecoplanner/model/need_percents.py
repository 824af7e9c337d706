"""The printed percents of what the need is for: one figure for one fact.

`percents` says how figures are rounded, `docs/decisions.md` in what order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import need_fen
from ecoplanner.model.allotment import needs_by_program
from ecoplanner.model.allotment import NONE
from ecoplanner.model.lead_percents import are_roundings
from ecoplanner.model.lead_percents import Leads
from ecoplanner.model.percents import grouped
from ecoplanner.model.percents import percents
from ecoplanner.model.percents import split_share
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecoplanner.model.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedPercents:
    """What takes which part of the need.

    Attributes:
        tasks: by id; what belongs to no task under "".
        programs: by id.
        projects: by id.
        leads: by project and agency; a project without a lead under "".
        agencies: by id; what nobody leads under "".
        is_exact: whether every agency's figure is the truth rounded down or up. If
            not, it is still the sum of its projects' figures, and a note is due.
    """

    tasks: Mapping[str, int]
    programs: Mapping[str, int]
    projects: Mapping[str, int]
    leads: Mapping[tuple[str, str], int]
    agencies: Mapping[str, int]
    is_exact: bool


def need_percents(portfolio: Portfolio) -> NeedPercents:
    """Return the printed shares of tasks, programmes, projects and leads.

    Reckoned once for a state of the plan: tables and charts ask for the same.
    """
    return portfolio.once(need_percents, lambda: _worked_out(portfolio))


def _worked_out(portfolio: Portfolio) -> NeedPercents:
    whole = need_fen(portfolio)
    programs, tasks = _headings(portfolio)
    shares = Leads(portfolio, whole, programs)
    best = shares.by_project_first()
    if not best.is_exact:
        best = shares.by_agency_too(best) or best
    return NeedPercents(
        tasks=tasks,
        programs=programs,
        projects=best.projects,
        leads=best.leads,
        agencies=best.agencies,
        is_exact=best.is_exact,
    )


def program_percents(portfolio: Portfolio) -> Mapping[str, int]:
    """Return the printed shares of programmes alone, which takes less time."""
    return _headings(portfolio)[0]


def task_percents(portfolio: Portfolio) -> Mapping[str, int]:
    """Return the printed shares of tasks alone, which takes less time."""
    return _headings(portfolio)[1]


def _headings(portfolio: Portfolio) -> tuple[dict[str, int], dict[str, int]]:
    """Return the shares of programmes and of tasks, reckoned once for a state."""
    return portfolio.once(
        _program_percents, lambda: _program_percents(portfolio, need_fen(portfolio))
    )


def _program_percents(
    portfolio: Portfolio, whole: int
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the shares of programmes and of tasks.

    Programmes come first, as every printed table shows them; a task has the sum of
    its programmes. Where that sum is no rounding of the task's own share, tasks come
    first and programmes are rounded within them.
    """
    rows, needed = portfolio.all(Program), needs_by_program(portfolio)
    needs = {row.id: needed.get(row.id, 0) for row in rows}
    shares = dict(zip(needs, percents(list(needs.values())), strict=True))
    order = [*(task.id for task in portfolio.all(Task)), NONE]
    by_task = grouped(rows, lambda row: row.task_id or NONE, order)
    amounts = {
        task: sum(needs[row.id] for row in members) for task, members in by_task.items()
    }
    tasks = {
        task: sum(shares[row.id] for row in members)
        for task, members in by_task.items()
    }
    if not are_roundings(tasks, amounts, whole):
        tops = percents(list(amounts.values()))
        tasks = dict(zip(amounts, tops, strict=True))
        for task, members in by_task.items():
            parts = [needs[row.id] for row in members]
            split = split_share(tasks[task], parts, whole)
            shares |= dict(zip((row.id for row in members), split, strict=True))
    return shares, tasks
