"""Plans of any size, made of the real projects of the Shanggao plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.annex import Wording
from ecoplanner.model.entity import GAP
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.samples import sample_rows

if TYPE_CHECKING:
    from ecoplanner.model.entity import Entity

_LINKS = (Quantity, ProjectZone, ProjectPlace, ProjectAgency)
#: What the copies do without: money is measured apart, wordings name single rows.
_LEFT_OUT = (Override, Scenario, Wording)


def plan_rows(count: int) -> list[Entity]:
    """Return the rows of a plan with `count` printed projects.

    The 16 printed projects of the sample are repeated in their programmes, each
    repetition with numbered names, until there are enough.
    """
    sample = [row for row in sample_rows("shanggao") if not isinstance(row, _LEFT_OUT)]
    projects = [row for row in sample if isinstance(row, Project) and row.is_printed]
    programs = {row.id: row for row in sample if isinstance(row, Program)}
    linked: dict[str, list[Any]] = {}
    for row in sample:
        if isinstance(row, _LINKS):
            linked.setdefault(row.project_id, []).append(row)
    kept = [row for row in sample if not isinstance(row, (Project, Program, *_LINKS))]
    made: list[Any] = []
    known: set[str] = set()
    for number in range(count):
        turn, project = number // len(projects) + 1, projects[number % len(projects)]
        program = programs[project.program_id]
        program_id = f"{program.id}-{turn}"
        if program_id not in known:
            known.add(program_id)
            name = f"{program.name}（{turn}）" if turn > 1 else program.name
            made.append(
                replace(program, id=program_id, name=name, position=number * GAP)
            )
        id_ = f"{project.id}-{turn}"
        name = f"{project.name}（{turn}）" if turn > 1 else project.name
        made.append(
            replace(
                project,
                id=id_,
                program_id=program_id,
                name=name,
                position=number * GAP,
            )
        )
        made += [
            replace(row, id=f"{row.id}-{turn}", project_id=id_)
            for row in linked.get(project.id, ())
        ]
    order = {Program: 0, Project: 1}
    return kept + sorted(made, key=lambda row: order.get(type(row), 2))
