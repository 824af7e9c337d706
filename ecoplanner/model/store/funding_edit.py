"""Results of the funding laboratory written into the plan: one step of undo each.

Amounts go in by `apply_amounts`, whatever made them; a scenario becomes the plan by
`adopt`; limits and locks come and go. A locked scenario is refused by all of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.allotment import group_problem
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import ceiling_problems
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Scenario
from ecoplanner.model.limit_rules import limit_problems
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.project import Project
from ecoplanner.model.saying import Saying
from ecoplanner.model.store import versions
from ecoplanner.model.store.money_edit import refuse_locked
from ecoplanner.model.store.money_edit import set_amounts
from ecoplanner.model.store.money_edit import set_in_scenario
from ecoplanner.model.store.workcopy import user_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer


def apply_amounts(
    writer: Writer,
    scenario_id: str | None,
    amounts: Mapping[Key, int],
    *,
    note: str | None = None,
) -> None:
    """Write amounts that were calculated, all or none of them.

    Args:
        writer: inside an edit.
        scenario_id: the scenario; None for the plan's own money.
        amounts: whole fen by project, source, year and tier; what is absent stays.
        note: why, kept with each amount of a scenario; None leaves the notes.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: an amount that may not be, new money in a year in which
            its project is not carried out or of a source that is a heading over
            others, or the scenario is locked.
    """
    portfolio = writer.portfolio()
    scenario = None if scenario_id is None else writer.get(Scenario, scenario_id)
    before = _amounts(portfolio, scenario)
    late = {
        (key[0], key[2]): None
        for key, fen in amounts.items()
        if fen > before.get(key, 0)
    }
    problems = [
        problem
        for project_id, year in late
        for problem in _year_problems(portfolio, project_id, year)
    ]
    problems += _heading_problems(portfolio, before, amounts)
    if problems:
        raise InvalidInputError(problems)
    set_amounts(writer, scenario_id, amounts, note=note)


def _heading_problems(
    portfolio: Portfolio, before: Mapping[Key, int], amounts: Mapping[Key, int]
) -> list[Problem]:
    """Return that money would come to a heading over other sources that had none."""
    had = {key[:2] for key, fen in before.items() if fen}
    new = {key[1]: None for key, fen in amounts.items() if fen and key[:2] not in had}
    found = (group_problem(portfolio, source_id) for source_id in new)
    return [problem for problem in found if problem is not None]


def adopt(
    writer: Writer, scenario_id: str, version: str, *, who: str | None = None
) -> None:
    """Make a scenario the plan; the plan as it was is kept as a named version.

    The scenario stays and says what the plan now says, so it has nothing of its own
    any more. All other scenarios keep their money: where they followed the plan, they
    now say the former amount themselves. Undo brings all of it back; the version
    stays.

    Args:
        writer: inside an edit; nothing in it has changed the plan yet.
        scenario_id: the scenario; it may be locked, since it is not changed.
        version: name of the version that keeps the plan as it was, not yet taken.
        who: who does it; by default the user of the computer.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: the name is empty or taken, or the scenario says nothing
            that the plan does not say.
    """
    scenario = writer.get(Scenario, scenario_id)
    portfolio = writer.portfolio()
    old, new = _amounts(portfolio, None), _amounts(portfolio, scenario)
    changed = {
        key: new.get(key, 0)
        for key in {**old, **new}
        if old.get(key, 0) != new.get(key, 0)
    }
    if not changed:
        problem = Problem("nothing_to_adopt", "scenario_id", {"name": scenario.name})
        raise InvalidInputError([problem])
    note = scenario.name
    by = user_name() if who is None else who
    versions.name_version(writer, version, note, by)
    kept = {other.id: _amounts(portfolio, other) for other in portfolio.all(Scenario)}
    set_amounts(writer, None, changed)
    for id_, amounts in kept.items():
        set_in_scenario(writer, id_, {key: amounts.get(key, 0) for key in changed})


def adopting_words(scenario: Scenario) -> tuple[Saying, ...]:
    """Return what somebody who makes a scenario the plan should know of it."""
    if not scenario.is_illustration:
        return ()
    return (Saying("adopted_illustration", {"name": scenario.name}),)


def add_ceiling(writer: Writer, ceiling: Ceiling) -> Ceiling:
    """Store a new limit; its id is given here.

    Raises:
        InvalidInputError: it cannot be stored, or its scenario is locked.
    """
    made = replace(ceiling, id=new_id())
    save_ceiling(writer, made)
    return made


def save_ceiling(writer: Writer, ceiling: Ceiling) -> None:
    """Store a limit, new or changed, that can stand beside the others.

    Raises:
        InvalidInputError: it cannot be stored, or its scenario is locked.
    """
    refuse_locked(writer, ceiling.scenario_id)
    problems = [*ceiling_problems(ceiling)]
    problems = problems or [*limit_problems(writer.portfolio(), ceiling)]
    if problems:
        raise InvalidInputError(problems)
    writer.save(ceiling)


def remove_ceiling(writer: Writer, ceiling_id: str) -> None:
    """Remove a limit.

    Raises:
        NotFoundError: no such limit.
        InvalidInputError: its scenario is locked.
    """
    ceiling = writer.get(Ceiling, ceiling_id)
    refuse_locked(writer, ceiling.scenario_id)
    writer.delete(ceiling)


def set_locks(
    writer: Writer,
    scenario_id: str | None,
    pairs: Iterable[tuple[str, str]],
    *,
    is_locked: bool,
) -> int:
    """Lock money so that it stays when other money moves, or unlock it.

    Args:
        writer: inside an edit.
        scenario_id: the scenario; None for the plan's own money.
        pairs: project and source.
        is_locked: False to unlock.

    Returns:
        How many were not so before.

    Raises:
        NotFoundError: no such scenario.
        InvalidInputError: an unknown row, or the scenario is locked.
    """
    refuse_locked(writer, scenario_id)
    rows = writer.entities(FundingLock, "scenario_id IS ?", [scenario_id]).values()
    known = {(row.project_id, row.source_id): row for row in rows}
    count = 0
    for pair in dict.fromkeys(pairs):
        row = known.get(pair)
        if is_locked and row is None:
            project_id, source_id = pair
            writer.save(
                FundingLock(
                    id=new_id(),
                    scenario_id=scenario_id,
                    project_id=project_id,
                    source_id=source_id,
                )
            )
        elif row is not None and not is_locked:
            writer.delete(row)
        else:
            continue
        count += 1
    return count


def _amounts(portfolio: Portfolio, scenario: Scenario | None) -> dict[Key, int]:
    return {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(portfolio, scenario)
    }


def _year_problems(
    portfolio: Portfolio, project_id: str, year: int | None
) -> Iterator[Problem]:
    """Yield what keeps a project from taking money in a year."""
    for project in portfolio.having(Project, "id", project_id):
        years = project.years
        if year is not None and years and year not in years:
            said = {"project": project.name, "year": year}
            said |= {"first": years[0], "last": years[-1]}
            yield Problem("money_outside_work", "year", said)
