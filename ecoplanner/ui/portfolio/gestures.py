"""What a gesture in the table does to the plan, inside one edit.

These functions take a `Writer` and know no widget.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.entity import position_between
from ecoplanner.model.funding import Allocation
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectAgency
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.project_edit import FIELDS
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.ui.amounts import typed

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.showing import Rows

#: What a name typed into a column makes where it is new.
CREATES: dict[str, type[Any]] = {
    "leads": Agency,
    "supports": Agency,
    "places": Place,
    "zones": Zone,
    "program": Program,
}
#: Fields of a stored project, by the field that typed words set.
_FIELD_OF = {
    "need_fen": "need",
    "schedule_text": "schedule",
    "first_year": "schedule",
    "last_year": "schedule",
    "first_month": "schedule",
    "last_month": "schedule",
    "places_text": "places",
}
#: Programme of the first project, until it is named; what a plan says is Chinese.
FIRST_PROGRAM = "重大工程一"
_LIST = re.compile(r"[、，,;；\n]")
_HANGING = (Cost, Quantity, ProjectZone, ProjectPlace, ProjectAgency)


def create_named(writer: Writer, key: str, names: Iterable[str]) -> None:
    """Make the agencies, places, zones or programmes that are named first here."""
    kind = CREATES[key]
    rows = writer.entities(kind).values()
    known = {row.name for row in rows}
    last = max((row.position for row in rows), default=0)
    for name in dict.fromkeys(names):
        if name not in known:
            last += GAP
            writer.save(kind(id=new_id(), name=name, position=last))


def set_what_fits(
    writer: Writer, project_id: str, values: Mapping[str, str]
) -> dict[str, Problem]:
    """Set those fields of a project whose words can be understood.

    Returns:
        By field what is wrong with the others, which stay as they were.
    """
    wrong: dict[str, Problem] = {}
    fits = in_wan(values)
    while fits:
        try:
            set_fields(writer, project_id, fits)
        except InvalidInputError as error:
            found = {
                _FIELD_OF.get(problem.field_name, problem.field_name): problem
                for problem in error.problems
            }
            named = {field: found[field] for field in fits if field in found}
            # A problem that names no field typed would be asked for ever.
            wrong |= named or dict.fromkeys(fits, error.problems[0])
            fits = {field: text for field, text in fits.items() if field not in wrong}
        else:
            break
    return wrong


def in_wan(values: Mapping[str, str]) -> dict[str, str]:
    """Return typed words with amounts in the unit that the plan reads."""
    return {
        field: typed(text) if field == "need" else text
        for field, text in values.items()
    }


def names_in(words: str) -> list[str]:
    """Return the names in a list as typed."""
    return list(
        dict.fromkeys(name.strip() for name in _LIST.split(words) if name.strip())
    )


def add_project(
    writer: Writer, program_id: str, below: str | None = None, *, name: str
) -> Project:
    """Add a project at the end of a programme, or below one of its projects.

    Args:
        writer: inside an edit.
        program_id: the programme; empty for the last one, made if there is none.
        below: id of the project it comes after; empty for the start of the
            programme, None for its end.
        name: name of the project.

    Raises:
        InvalidInputError: the name is taken or empty.
    """
    program_id = program_id or last_program(writer)
    project = Project(id=new_id(), program_id=program_id, name=name.strip())
    writer.save(project)
    move_projects(writer, [project.id], program_id, below)
    return writer.get(Project, project.id)


def duplicate_projects(
    writer: Writer, ids: Sequence[str], suffix: str
) -> list[Project]:
    """Add a copy below each project, with everything but its money by source.

    Args:
        writer: inside an edit.
        ids: the projects.
        suffix: what a copy is called beside its original.
    """
    taken = {name for (name,) in writer.rows("SELECT name FROM projects")}
    known = projects_of(writer, ids)
    copies: dict[str, Project] = {}
    for id_ in ids:
        original = known.get(id_) or writer.get(Project, id_)
        name = free_of(taken, original.name, suffix)
        taken.add(name)
        copies[id_] = replace(original, id=new_id(), name=name)
    made = _placed(writer, copies)
    writer.save(*made.values())
    where = "project_id IN (SELECT value FROM json_each(?))"
    kinds: Iterable[type[Any]] = _HANGING
    for kind in kinds:
        found = writer.entities(kind, where, [json.dumps(list(copies))]).values()
        writer.save(
            *(
                replace(row, id=new_id(), project_id=copies[row.project_id].id)
                for row in found
            )
        )
    return [made[id_] for id_ in ids]


def _placed(writer: Writer, copies: Mapping[str, Project]) -> dict[str, Project]:
    """Return copies by original, each to stand below it; others may be renumbered."""
    made: dict[str, Project] = {}
    for program_id in dict.fromkeys(copy.program_id for copy in copies.values()):
        rows = writer.entities(Project, "program_id = ?", [program_id]).values()
        order = sorted(rows, key=lambda row: (row.position, row.id))
        ends = [*(row.position for row in order[1:]), None]
        places = {
            row.id: position_between(row.position, end)
            for row, end in zip(order, ends, strict=True)
            if row.id in copies
        }
        if None in places.values():
            # There is no room left between two neighbours.
            both = ((row, copies.get(row.id)) for row in order)
            line = [row for pair in both for row in pair if row is not None]
            new = [replace(row, position=at * GAP) for at, row in enumerate(line, 1)]
            at_of = {row.id: row.position for row in new}
            writer.save(*(replace(row, position=at_of[row.id]) for row in order))
            places = {id_: at_of[copies[id_].id] for id_ in places}
        for id_, position in places.items():
            assert position is not None  # noqa: S101 - all have room now
            made[id_] = replace(copies[id_], position=position)
    return made


def free_of(taken: Container[str], name: str, suffix: str) -> str:
    """Return a name that is not taken: with a suffix and, if need be, a number."""
    wanted, number = f"{name}{suffix}", 2
    while wanted in taken:
        wanted, number = f"{name}{suffix}{number}", number + 1
    return wanted


def delete_projects(writer: Writer, ids: Sequence[str]) -> None:
    """Delete projects with everything that hangs on them."""
    known = projects_of(writer, ids)
    writer.delete(*(known.get(id_) or writer.get(Project, id_) for id_ in ids))


def money_of(writer: Writer, ids: Sequence[str]) -> int:
    """Return how many amounts by source are set aside for projects."""
    return sum(len(writer.entities(Allocation, "project_id = ?", [id_])) for id_ in ids)


def move_projects(
    writer: Writer, ids: Sequence[str], program_id: str, below: str | None
) -> None:
    """Put projects into a programme, in the order given.

    Args:
        writer: inside an edit.
        ids: the projects.
        program_id: the programme they shall belong to.
        below: id of the project they come after; empty for the start of the
            programme, None for its end.
    """
    there = writer.entities(Project, "program_id = ?", [program_id]).values()
    known = projects_of(writer, ids)
    moving = [known.get(id_) or writer.get(Project, id_) for id_ in ids]
    writer.save(*_moved(there, moving, program_id, below))


def moved_projects(
    portfolio: Portfolio, ids: Iterable[str], program_id: str, below: str | None
) -> Rows:
    """Return what `move_projects` makes of the projects of a plan."""
    there = portfolio.having(Project, "program_id", program_id)
    moving = [portfolio.get(Project, id_) for id_ in ids]
    moved = _moved(there, moving, program_id, below)
    return {Project: {row.id: row for row in moved}}


def _moved(
    there: Iterable[Project],
    moving: Sequence[Project],
    program_id: str,
    below: str | None,
) -> list[Project]:
    """Return projects that are put into a programme, and others if renumbered."""
    ids = {row.id for row in moving}
    others = sorted(
        (row for row in there if row.id not in ids),
        key=lambda row: (row.position, row.id),
    )
    at = len(others)
    if below is not None:
        at = next((n for n, row in enumerate(others, 1) if row.id == below), 0)
    before = others[at - 1].position if at else None
    after = others[at].position if at < len(others) else None
    moved: list[Project] = []
    for row in moving:
        position = position_between(before, after)
        if position is None:
            order = [*others[:at], *moving, *others[at:]]
            return [
                replace(each, program_id=program_id, position=number * GAP)
                for number, each in enumerate(order, start=1)
            ]
        moved.append(replace(row, program_id=program_id, position=position))
        before = position
    return moved


def projects_of(writer: Writer, ids: Iterable[str]) -> dict[str, Project]:
    """Return projects by id, all at once; those that are gone are left out."""
    return writer.found(Project, ids)


def last_program(writer: Writer) -> str:
    """Return the id of the last programme; the first is made if none is.

    It has a name of its own: a project's may change, and another be added to it.
    """
    rows = sorted(writer.entities(Program).values(), key=lambda row: row.position)
    if rows:
        return rows[-1].id
    program = Program(id=new_id(), name=FIRST_PROGRAM, position=GAP)
    writer.save(program)
    return program.id


def is_field(key: str) -> bool:
    """Whether typed words set this column."""
    return key in FIELDS
