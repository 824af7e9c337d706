"""What keeps a limit from being stored, seen together with the plan it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.bilingual import joined
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import contradictions
from ecoplanner.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.limits import Contradiction
    from ecoplanner.model.portfolio import Portfolio


def limit_problems(portfolio: Portfolio, ceiling: Ceiling) -> Iterator[Problem]:
    """Yield everything that stops a limit from being stored in this plan.

    A limit that another one of the same money says already, one of a year outside the
    plan, and one that no mix can keep together with the others and with what is
    locked. What contradicted before, and no less, is not laid at its door.

    Args:
        portfolio: the plan, with or without an older state of the limit.
        ceiling: the limit as it is to be stored.
    """
    yield from year_problems(portfolio, ceiling)
    stored = portfolio.all(Ceiling)
    others = [row for row in stored if row.id != ceiling.id]
    for row in others:
        if _place(row) == _place(ceiling):
            label = ceiling_label(portfolio, row)
            yield Problem("limit_twice", "amount_fen", {"limit": label})
            return
    scenario_id = ceiling.scenario_id
    scenarios: tuple[Scenario | None, ...] = (None, *portfolio.all(Scenario))
    if scenario_id is not None:
        scenarios = (portfolio.get(Scenario, scenario_id),)
    for scenario in scenarios:
        before = {
            (each.code, each.ceiling.id): each.by_fen
            for each in contradictions(portfolio, scenario, ceilings=stored)
        }
        for each in contradictions(portfolio, scenario, ceilings=[*others, ceiling]):
            if each.by_fen > before.get((each.code, each.ceiling.id), 0):
                yield _problem(portfolio, each)
                return


def year_problems(portfolio: Portfolio, ceiling: Ceiling) -> Iterator[Problem]:
    """Yield that a limit is on a year outside the plan."""
    plan = portfolio.plan
    if ceiling.year is None or plan.first_year <= ceiling.year <= plan.last_year:
        return
    said = {"year": ceiling.year, "first": plan.first_year, "last": plan.last_year}
    yield Problem("limit_year_outside", "year", said)


def _problem(portfolio: Portfolio, found: Contradiction) -> Problem:
    params = {
        "name": ceiling_label(portfolio, found.ceiling),
        "limit_fen": found.limit_fen,
        "against_fen": found.against_fen,
        "floors": joined(ceiling_label(portfolio, each) for each in found.floors),
    }
    is_share = found.ceiling.share_ppm is not None
    return Problem(found.code, "share_ppm" if is_share else "amount_fen", params)


def _place(row: Ceiling) -> tuple[str | int | None, ...]:
    """Return of which money a limit is, and whether it is the most or the least."""
    return (
        row.scenario_id,
        row.source_id,
        row.level,
        row.zone_id,
        row.program_id,
        row.year,
        row.bound,
    )
