"""The command that adds a named thing to a plan."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import click

from ecoplanner.commands.editing import editing
from ecoplanner.commands.shared import pass_speaker
from ecoplanner.commands.shared import PLAN
from ecoplanner.commands.shared import with_language
from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Project
from ecoplanner.model.text import clean_text
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.terminal import write
from ecoplanner.words import TABLES
from ecoplanner.words import word

if TYPE_CHECKING:
    from pathlib import Path

    from ecoplanner.commands.shared import Speaker
    from ecoplanner.model.store.access import Writer

#: What can be added, and what it may belong to by which field.
KINDS: dict[str, tuple[type[Any], type[Any] | None, str]] = {
    "agency": (Agency, None, ""),
    "place": (Place, Place, "parent_id"),
    "zone": (Zone, Zone, "parent_id"),
    "task": (Task, Zone, "zone_id"),
    "program": (Program, Task, "task_id"),
    "project": (Project, Program, "program_id"),
}


@click.command("add")
@PLAN
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("name")
@click.option("--to", "owner", help="Name of what it belongs to; a project needs one.")
@with_language
@pass_speaker
def add(speaker: Speaker, plan: Path, kind: str, name: str, owner: str | None) -> None:
    """Add a project, programme, agency, place, zone or task, at the end of its list.

    A project belongs to a programme, a programme to a task, a place to a place.
    """
    made, above, field = KINDS[kind]
    if made is Project and owner is None:
        msg = "--to: the programme of the project"
        raise click.UsageError(msg)
    if above is None and owner is not None:
        msg = f"--to: {kind} belongs to nothing"
        raise click.UsageError(msg)
    table = word(TABLES, made.TABLE, speaker.language)
    with editing(plan) as document:
        links = {}
        if above is not None and owner is not None:
            found: Any = document.portfolio().named(above, owner)
            if found is None:
                raise NotFoundError(table=above.TABLE, name=owner)
            links = {field: found.id}
        clean = clean_text(name, lines=False).strip()
        label = speaker.say(f"新增{table} {clean}", f"add {table} {clean}")
        with document.edit(label) as writer:
            place = _last(writer, made) + GAP
            writer.save(made(id=new_id(), name=clean, position=place, **links))
    write(speaker.say(f"已新增{table}：{clean}", f"Added {table}: {clean}"))


def _last(writer: Writer, kind: type[Any]) -> int:
    rows = writer.entities(kind).values()
    return max((row.position for row in rows), default=0)
