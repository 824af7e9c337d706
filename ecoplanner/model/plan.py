"""The plan itself: one row; and the phases of its period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import Literal
from typing import TYPE_CHECKING

from ecoplanner.model import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.problem import Problem

Level = Literal["province", "city", "county"]
LeadSplit = Literal["equal", "first"]
ZoneSplit = Literal["equal", "area"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the whole file is about.

    Attributes:
        id: the plan's id; copies of a plan share it.
        title: title as on the cover.
        region: name of the county, city or province.
        region_code: administrative code (GB/T 2260), or empty.
        level: level of government that makes the plan.
        base_year: year that baselines are of.
        first_year: first calendar year of the period.
        last_year: last calendar year of the period.
        compiled_by: who makes the plan; author of its printed tables.
        made_on_text: date of the plan as printed.
        lead_split: how money of jointly led projects is split between the
            leads: `equal` parts, or all to the `first`.
        zone_split: how money of a project in several zones is split where no
            amount is typed: `equal` parts, or by `area` of the zones.
        note: anything about the plan.
    """

    TABLE: ClassVar[str] = "plan"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()

    id: str
    title: str
    region: str
    region_code: str = ""
    level: Level = "county"
    base_year: int
    first_year: int
    last_year: int
    compiled_by: str = ""
    made_on_text: str = ""
    lead_split: LeadSplit = "equal"
    zone_split: ZoneSplit = "equal"
    note: str = ""


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """Yield everything that stops `plan` from being stored."""
    yield from rule.name("title", plan.title)
    yield from rule.name("region", plan.region)
    for name in ("region_code", "compiled_by", "made_on_text"):
        yield from rule.short(name, getattr(plan, name))
    yield from rule.prose("note", plan.note)
    yield from rule.one_of("level", plan.level, Level)
    yield from rule.one_of("lead_split", plan.lead_split, LeadSplit)
    yield from rule.one_of("zone_split", plan.zone_split, ZoneSplit)
    yield from rule.year("base_year", plan.base_year)
    yield from rule.span(plan.first_year, plan.last_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the period, such as 近期.

    Attributes:
        id: row id.
        name: its name.
        first_year: first calendar year.
        last_year: last calendar year.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "phases"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    name: str
    first_year: int
    last_year: int
    position: int = 0


def phase_problems(phase: Phase) -> Iterator[Problem]:
    """Yield everything that stops `phase` from being stored."""
    yield from rule.name("name", phase.name)
    yield from rule.span(phase.first_year, phase.last_year)
