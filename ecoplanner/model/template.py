"""A new plan: empty, or with the frame of another plan."""

from __future__ import annotations

from dataclasses import fields
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.plan import Plan

#: What a template gives to a new plan, parents before children.
FRAME = (
    Zone,
    Place,
    ZonePlace,
    ZoneVillage,
    Task,
    Program,
    Agency,
    IndicatorGroup,
    Indicator,
    Source,
)

_ROOTS = (("中央", "central"), ("地方", "local"), ("社会资本", "social"))
#: Names of phases by how many spans a period has.
_PHASES = {1: (), 2: ("近期", "远期"), 3: ("近期", "中期", "远期")}
_SPAN, _LEAST_YEARS = 5, 3
_LEVELS = {"central": "central", "local": "county", "social": "social"}


def empty_rows(plan: Plan) -> list[Entity]:
    """Return the rows of an empty plan: its phases and the three roots of money."""
    return [plan, *usual_phases(plan), *_roots()]


def usual_phases(plan: Plan) -> list[Phase]:
    """Return the phases that a plan of this period is usually parted into.

    A phase begins with each national five-year plan, in a year that ends in 1 or 6,
    unless that leaves under three years before or after it; the third lasts to the
    end. A plan of a single span has none: its tables name no phase.
    """
    earliest = plan.first_year + _LEAST_YEARS
    earliest += (1 - earliest) % _SPAN
    latest = plan.last_year - _LEAST_YEARS + 1
    firsts = [plan.first_year, *range(earliest, latest + 1, _SPAN)[:2]]
    lasts = [*(first - 1 for first in firsts[1:]), plan.last_year]
    return [
        Phase(
            id=new_id(),
            name=name,
            first_year=first,
            last_year=last,
            position=number * GAP,
        )
        for number, (name, first, last) in enumerate(
            zip(_PHASES[len(firsts)], firsts, lasts, strict=False), start=1
        )
    ]


def _roots() -> list[Entity]:
    return [
        Source(
            id=new_id(),
            root=root,  # type: ignore[arg-type]
            kind="group",
            level=_LEVELS[root],  # type: ignore[arg-type]
            name=name,
            position=number * GAP,
        )
        for number, (name, root) in enumerate(_ROOTS, start=1)
    ]


def rows_from_template(plan: Plan, template: Iterable[Entity]) -> list[Entity]:
    """Return the rows of a new plan with the frame of another.

    Projects, money, targets and printed notes of the other plan stay behind, and no
    row keeps its id: two plans made from one template are not copies of each other.
    Phases are those of the new plan's own years. A template without sources of money
    leaves the three roots.
    """
    kept = [row for row in template if isinstance(row, FRAME)]
    ids = {row.id: new_id() for row in kept}
    renewed = [_renewed(row, ids) for row in kept]
    has_sources = any(isinstance(row, Source) for row in kept)
    rest = [] if has_sources else _roots()
    return [plan, *usual_phases(plan), *renewed, *rest]


def _renewed(row: Any, ids: dict[str, str]) -> Entity:
    links = {
        field.name: ids.get(getattr(row, field.name) or "")
        for field in fields(row)
        if field.name == "id" or field.name.endswith("_id")
    }
    renewed: Entity = replace(row, **links)
    return renewed
