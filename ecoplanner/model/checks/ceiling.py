"""Rules about ceilings and floors: kept or not, and whether they can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.allotment import allotted
from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Scenario
from ecoplanner.model.limits import ceiling_label
from ecoplanner.model.limits import contradictions
from ecoplanner.model.limits import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio


def ceiling_broken(portfolio: Portfolio) -> Iterator[Finding]:
    """More, or less, is set aside than a ceiling or floor allows.

    A scenario that only inherits what breaks one in the plan is not named. Floors say
    nothing about a plan that sets no money aside yet.
    """
    if not portfolio.all(Ceiling):
        return
    before: dict[str, int] = {}
    for use in uses(portfolio) if allotted(portfolio) else ():
        before[use.ceiling.id] = use.excess_fen
        if use.is_broken:
            most = use.ceiling.bound == "most"
            code = "ceiling_broken" if most else "floor_missed"
            figures = {"limit_fen": use.limit_fen, "allocated_fen": use.used_fen}
            yield _about(portfolio, use.ceiling, code, **figures)
    for scenario in portfolio.all(Scenario):
        for use in uses(portfolio, scenario):
            if use.excess_fen > before.get(use.ceiling.id, 0):
                most = use.ceiling.bound == "most"
                code = "scenario_ceiling_broken" if most else "scenario_floor_missed"
                yield _about(
                    portfolio,
                    use.ceiling,
                    code,
                    limit_fen=use.limit_fen,
                    allocated_fen=use.used_fen,
                    scenario=scenario.name,
                )


def ceilings_contradict(portfolio: Portfolio) -> Iterator[Finding]:
    """No mix can keep a ceiling: floors, locked money or the need stand against it."""
    if not portfolio.all(Ceiling):
        return
    scenarios: list[Scenario | None] = [None, *portfolio.all(Scenario)]
    seen: set[tuple[str, str]] = set()
    for scenario in scenarios:
        for each in contradictions(portfolio, scenario):
            key = each.code, each.ceiling.id
            if key in seen:
                continue
            seen.add(key)
            floors = (ceiling_label(portfolio, floor) for floor in each.floors)
            yield _about(
                portfolio,
                each.ceiling,
                each.code,
                limit_fen=each.limit_fen,
                against_fen=each.against_fen,
                floors=joined(floors),
                scenario=scenario.name if scenario else "",
            )


def _about(
    portfolio: Portfolio, ceiling: Ceiling, code: str, **evidence: object
) -> Finding:
    return Finding(
        code=code,
        severity="error",
        table=Ceiling.TABLE,
        row_id=ceiling.id,
        name=ceiling_label(portfolio, ceiling),
        field="amount_fen" if ceiling.share_ppm is None else "share_ppm",
        evidence=evidence,
    )
