"""Making the projects of pasted lines, inside one edit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.entity import new_id
from ecoplanner.model.entity import position_between
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.text import clean_text
from ecoplanner.ui.portfolio import gestures

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.store.access import Writer

#: Columns whose names are made where a new project is the first to name them.
_MADE = ("leads", "supports", "zones")
_HEADS = ("name", "program")


class Place(NamedTuple):
    """Where projects go: into a programme, below one of its projects.

    Attributes:
        program_id: the programme; empty for the last one.
        below: id of the project; empty for the start, None for the end.
    """

    program_id: str
    below: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteWords:
    """What projects are called that have no name of their own.

    Attributes:
        new: one without a name.
        suffix: what tells a copy from the first of its name.
    """

    new: str
    suffix: str


def add_pasted(
    writer: Writer,
    lines: Sequence[Mapping[str, str]],
    place: Place,
    words: PasteWords,
) -> list[str]:
    """Add a project for each line, with its name alone, and what lines name first.

    Args:
        writer: inside an edit.
        lines: by column the words of each.
        place: where those go that name no programme.
        words: for names that are missing or taken.

    Returns:
        The ids of the projects, one a line.
    """
    for key in _MADE:
        named = (gestures.names_in(line.get(key, "")) for line in lines)
        gestures.create_named(writer, key, dict.fromkeys(chain.from_iterable(named)))
    gestures.create_named(writer, "program", _programs(lines))
    programs = {row.name: row.id for row in writer.entities(Program).values()}
    taken = {name for (name,) in writer.rows("SELECT name FROM projects")}
    made: dict[str, list[str]] = {}
    projects: list[Project] = []
    ends = _Ends(writer)
    last = ""
    for line in lines:
        name = _free_name(line.get("name", ""), taken, words)
        taken.add(name)
        program = line.get("program", "").strip()
        into = programs[program] if program else place.program_id
        into = into or last or (last := gestures.last_program(writer))
        end = ends.next(into)
        project = Project(id=new_id(), program_id=into, name=name, position=end)
        made.setdefault(into, []).append(project.id)
        projects.append(project)
    writer.save(*projects)
    if place.below is not None and place.program_id in made:
        group = made[place.program_id]
        gestures.move_projects(writer, group, place.program_id, place.below)
    return [project.id for project in projects]


class _Ends:
    """The places at the ends of programmes."""

    def __init__(self, writer: Writer) -> None:
        sql = "SELECT program_id, max(position) FROM projects GROUP BY program_id"
        self._last: dict[str, int] = dict(writer.rows(sql))

    def next(self, program_id: str) -> int:
        """Return the next place, which is taken by that."""
        end = position_between(self._last.get(program_id), None)
        assert end is not None  # noqa: S101 - there is room behind the last
        self._last[program_id] = end
        return end


def without_heads(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the words of a line besides its name and programme."""
    return {key: text for key, text in fields.items() if key not in _HEADS and text}


def _programs(lines: Sequence[Mapping[str, str]]) -> Iterable[str]:
    named = (line.get("program", "").strip() for line in lines)
    return dict.fromkeys(name for name in named if name)


def _free_name(typed: str, taken: set[str], words: PasteWords) -> str:
    name = clean_text(typed, lines=False).strip() or words.new
    return gestures.free_of(taken, name, words.suffix) if name in taken else name
