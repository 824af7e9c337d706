"""All kinds of rows a plan is made of, each with its rules."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model import agency
from ecoplanner.model import annex
from ecoplanner.model import award_rule
from ecoplanner.model import funding
from ecoplanner.model import indicator
from ecoplanner.model import plan
from ecoplanner.model import program
from ecoplanner.model import project
from ecoplanner.model import zone

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.problem import Problem


def _no_problems(_: Entity) -> Iterable[Problem]:
    return ()


#: Each kind with its rules, parents before children.
RULES: dict[type[Any], Callable[[Any], Iterable[Problem]]] = {
    plan.Plan: plan.plan_problems,
    plan.Phase: plan.phase_problems,
    zone.Zone: zone.zone_problems,
    zone.Place: zone.place_problems,
    zone.ZonePlace: zone.zone_place_problems,
    zone.ZoneVillage: zone.zone_village_problems,
    program.Task: program.heading_problems,
    program.Program: program.heading_problems,
    agency.Agency: agency.agency_problems,
    project.Project: project.project_problems,
    project.Cost: project.cost_problems,
    project.Quantity: project.quantity_problems,
    project.ProjectZone: project.project_zone_problems,
    project.ProjectPlace: _no_problems,
    project.ProjectAgency: project.project_agency_problems,
    indicator.IndicatorGroup: indicator.indicator_group_problems,
    annex.TableNote: annex.table_note_problems,
    indicator.Indicator: indicator.indicator_problems,
    indicator.Target: indicator.target_problems,
    funding.Source: funding.source_problems,
    funding.Scenario: funding.scenario_problems,
    funding.Allocation: funding.allocation_problems,
    funding.Override: funding.allocation_problems,
    funding.Ceiling: funding.ceiling_problems,
    annex.TableSetting: annex.table_setting_problems,
    annex.Wording: annex.wording_problems,
    annex.Waiver: annex.waiver_problems,
    project.ProjectLink: project.project_link_problems,
    award_rule.ProjectFact: award_rule.project_fact_problems,
    funding.FundingLock: _no_problems,
    award_rule.AwardRule: award_rule.award_rule_problems,
    award_rule.AwardStep: award_rule.award_step_problems,
    award_rule.AwardCondition: award_rule.award_condition_problems,
}

KINDS: dict[str, type[Any]] = {kind.TABLE: kind for kind in RULES}


def problems_of(entity: Entity) -> Iterator[Problem]:
    """Yield everything that stops a row from being stored, as far as it can say."""
    yield from RULES[type(entity)](entity)
