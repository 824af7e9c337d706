"""A plan as plain JSON values: the shapes on which scripts rely.

Money is whole fen under names that end in `_fen`, shares are numbers from 0 to 1.
"""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.messages import finding_text
from ecoplanner.model import allotment
from ecoplanner.model.agency import Agency
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.plan import Phase
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.journal import happened
from ecoplanner.model.store.schema import SCHEMA_VERSION
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.words import GAP
from ecoplanner.words import NONE
from ecoplanner.words import TIERS
from ecoplanner.words import word

if TYPE_CHECKING:
    from ecoplanner.messages import Language
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import Shares
    from ecoplanner.model.store.access import Reader

Record = dict[str, Any]


def info(portfolio: Portfolio) -> Record:
    """Return what a plan is and how much is in it."""
    plan = portfolio.plan
    need = allotment.need_fen(portfolio)
    allocated = sum(part.amount_fen for part in allotment.allotted(portfolio))
    return {
        "title": plan.title,
        "region": plan.region,
        "level": plan.level,
        "base_year": plan.base_year,
        "years": [plan.first_year, plan.last_year],
        "phases": [
            {"name": phase.name, "years": [phase.first_year, phase.last_year]}
            for phase in portfolio.all(Phase)
        ],
        "counts": _counts(portfolio),
        "need_fen": need,
        "allocated_fen": allocated,
        "gap_fen": need - allocated,
        "schema_version": SCHEMA_VERSION,
        "id": plan.id,
    }


def _counts(portfolio: Portfolio) -> Record:
    zones = portfolio.all(Zone)
    parents = {row.parent_id for row in portfolio.all(Indicator)}
    leaves = [row for row in portfolio.all(Indicator) if row.id not in parents]
    return {
        "zones": sum(zone.kind == "zone" for zone in zones),
        "key_areas": sum(zone.kind == "key_area" for zone in zones),
        "places": len(portfolio.all(Place)),
        "tasks": len(portfolio.all(Task)),
        "programs": len(portfolio.all(Program)),
        "projects": len(portfolio.all(Project)),
        "agencies": len(portfolio.all(Agency)),
        "sources": len(portfolio.all(Source)),
        "indicators": len(leaves),
        "scenarios": len(portfolio.all(Scenario)),
    }


def projects(portfolio: Portfolio) -> list[Record]:
    """Return the projects in the order of the annex."""
    order = {row.id: at for at, row in enumerate(portfolio.all(Program))}
    rows = sorted(portfolio.all(Project), key=lambda row: order[row.program_id])
    return [_project(portfolio, row) for row in rows]


def _project(portfolio: Portfolio, project: Project) -> Record:
    program = portfolio.get(Program, project.program_id)
    task = portfolio.get(Task, program.task_id) if program.task_id else None
    places = [
        portfolio.get(Place, part.place_id).name
        for part in portfolio.having(ProjectPlace, "project_id", project.id)
    ]
    in_zones = {
        part.zone_id for part in portfolio.having(ProjectZone, "project_id", project.id)
    }
    return {
        "id": project.id,
        "program": program.name,
        "task": task.name if task else None,
        "name": project.name,
        "zones": [row.name for row in portfolio.all(Zone) if row.id in in_zones],
        "places": places,
        "places_text": project.places_text or "、".join(places),
        "content": project.content,
        "quantities": [
            {
                "name": row.name,
                "value": _number(row.value),
                "unit": row.unit,
                "upper": _number(row.upper),
                "words": row.words,
            }
            for row in portfolio.having(Quantity, "project_id", project.id)
        ],
        "years": [project.first_year, project.last_year],
        "schedule_text": project.schedule_text,
        "leads": _agencies(portfolio, project, "lead"),
        "supports": _agencies(portfolio, project, "support"),
        "need_fen": project.need_fen,
        "printed": project.is_printed,
    }


def _agencies(portfolio: Portfolio, project: Project, role: str) -> list[str]:
    parts = portfolio.having(ProjectAgency, "project_id", project.id)
    return [
        portfolio.get(Agency, part.agency_id).name
        for part in parts
        if part.role == role
    ]


def _number(text: str | None) -> float | int | None:
    """Return a decimal text as the JSON number that reads the same."""
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def shares(found: Shares, scenario: str | None, language: Language) -> Record:
    """Return budget shares."""
    total = found.total_fen
    return {
        "by": found.by,
        "scenario": scenario,
        "total_fen": total,
        "rows": [
            {
                "key": row.key,
                "name": share_name(found.by, row.key, row.name, language),
                "amount_fen": row.amount_fen,
                "share": row.amount_fen / total if total else 0,
            }
            for row in found.rows
        ],
    }


def share_name(by: str, key: str, name: str, language: Language) -> str:
    """Return the name of a part, also of one that is no row of the plan."""
    if name:
        return name
    if key == "gap":
        return GAP[0 if language == "zh" else 1]
    return word(TIERS if by == "tier" else NONE, key or by, language)


def finding(found: Finding, language: Language) -> Record:
    """Return what a check found."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": finding_text(found, language),
        "where": {
            "table": found.table,
            "id": found.row_id,
            "name": found.name,
            "field": found.field,
        },
        "evidence": dict(found.evidence),
        "waived": found.waived,
    }


def history(reader: Reader) -> list[Record]:
    """Return everything that happened to a plan, oldest first."""
    return [
        {
            "seq": step.seq,
            "kind": step.kind,
            "of": step.of_seq,
            "label": step.label,
            "at": step.made_at,
            "who": step.who,
            "changes": [
                {
                    "table": change.table,
                    "id": change.row_id,
                    "before": change.before,
                    "after": change.after,
                }
                for change in changes
            ],
        }
        for step, changes in happened(reader)
    ]


def scenarios(portfolio: Portfolio) -> list[Record]:
    """Return the plan's own funding and its scenarios."""
    rows: list[Scenario | None] = [None, *portfolio.all(Scenario)]
    need = allotment.need_fen(portfolio)
    found = []
    for scenario in rows:
        parts = allotment.allotted(portfolio, scenario)
        allocated = sum(part.amount_fen for part in parts)
        found.append(
            {
                "name": scenario.name if scenario else None,
                "is_plan": scenario is None,
                "is_illustration": bool(scenario and scenario.is_illustration),
                "note": scenario.note if scenario else "",
                "need_fen": need,
                "allocated_fen": allocated,
                "gap_fen": need - allocated,
            }
        )
    return found
