"""Checks: one subject a module; each reads the plan and yields findings.

To add a rule, write a function that takes a portfolio and yields findings, list it in
`RULES`, give its code a sentence in `ecoplanner.messages`, and test it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.model.annex import Waiver
from ecoplanner.model.checks import money
from ecoplanner.model.checks import place
from ecoplanner.model.checks import schedule
from ecoplanner.model.checks import wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio

RULES: tuple[Callable[[Portfolio], Iterator[Finding]], ...] = (
    money.costs_differ_from_need,
    money.zones_differ_from_need,
    money.more_than_needed,
    money.income_missing,
    money.need_missing,
    schedule.outside_period,
    schedule.money_outside_schedule,
    schedule.time_missing,
    place.place_without_zone,
    place.zone_contradicts_places,
    place.lead_missing,
    wording.name_differs,
)

_ORDER = {"error": 0, "warning": 1, "notice": 2}


def findings(portfolio: Portfolio) -> list[Finding]:
    """Return what all rules find: errors first, then in the order of the rules."""
    waivers = {
        (waiver.code, waiver.of_table, waiver.of_id, waiver.field): waiver.reason
        for waiver in portfolio.all(Waiver)
    }
    found = [
        replace(
            finding,
            waived=waivers.get(
                (finding.code, finding.table, finding.row_id, finding.field)
            ),
        )
        for rule in RULES
        for finding in rule(portfolio)
    ]
    return sorted(found, key=lambda finding: _ORDER[finding.severity])
