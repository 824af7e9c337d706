"""Adding, changing and removing any row of a plan by the words a person types.

Rows are found by name; one whose name several rows share is found by the row it
belongs to as well, or by its id. Every rule is the one that the window has too.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import MISSING
from dataclasses import replace
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.errors import NotFoundError
from ecoplanner.model.agency import Agency
from ecoplanner.model.annex import TableNote
from ecoplanner.model.entity import GAP
from ecoplanner.model.entity import new_id
from ecoplanner.model.entity import position_between
from ecoplanner.model.funding import Source
from ecoplanner.model.indicator import Indicator
from ecoplanner.model.indicator import IndicatorGroup
from ecoplanner.model.indicator import Target
from ecoplanner.model.kinds import KINDS
from ecoplanner.model.plan import Phase
from ecoplanner.model.plan import Plan
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.problem import Problem
from ecoplanner.model.program import Program
from ecoplanner.model.program import Task
from ecoplanner.model.project import Cost
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectPlace
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.project import Quantity
from ecoplanner.model.store.foreign import foreign_keys
from ecoplanner.model.store.project_edit import FIELDS
from ecoplanner.model.store.project_edit import set_fields
from ecoplanner.model.store.row_words import typed_fields
from ecoplanner.model.store.row_words import typed_value
from ecoplanner.model.text import clean_text
from ecoplanner.model.zone import Place
from ecoplanner.model.zone import Zone
from ecoplanner.model.zone import ZonePlace
from ecoplanner.model.zone import ZoneVillage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.model.entity import Entity
    from ecoplanner.model.store.access import Reader
    from ecoplanner.model.store.access import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of rows that can be typed.

    Attributes:
        kind: its entity.
        owner: column that says what a row belongs to, or empty.
        is_owned: whether it must belong to something.
        name: columns whose words together name a row, in order.
    """

    kind: type[Any]
    owner: str = ""
    is_owned: bool = False
    name: tuple[str, ...] = ("name",)

    @property
    def has_order(self) -> bool:
        """Whether its rows stand in an order of the user's."""
        return "position" in self.kind.__dataclass_fields__

    @property
    def above(self) -> type[Any] | None:
        """What rows of this sort belong to."""
        keys = {field: table for field, table, _ in foreign_keys(self.kind.TABLE)}
        return KINDS[keys[self.owner]] if self.owner else None


SORTS: dict[str, Sort] = {
    "plan": Sort(kind=Plan, name=("title",)),
    "phase": Sort(kind=Phase),
    "zone": Sort(kind=Zone, owner="parent_id"),
    "place": Sort(kind=Place, owner="parent_id"),
    "zone-place": Sort(
        kind=ZonePlace, owner="zone_id", is_owned=True, name=("place_id",)
    ),
    "village": Sort(kind=ZoneVillage, owner="zone_place_id", is_owned=True),
    "task": Sort(kind=Task, owner="zone_id"),
    "program": Sort(kind=Program, owner="task_id"),
    "agency": Sort(kind=Agency),
    "project": Sort(kind=Project, owner="program_id", is_owned=True),
    "quantity": Sort(kind=Quantity, owner="project_id", is_owned=True),
    "cost": Sort(kind=Cost, owner="project_id", is_owned=True, name=("kind",)),
    "project-zone": Sort(
        kind=ProjectZone, owner="project_id", is_owned=True, name=("zone_id",)
    ),
    "project-place": Sort(
        kind=ProjectPlace, owner="project_id", is_owned=True, name=("place_id",)
    ),
    "link": Sort(
        kind=ProjectLink, owner="project_id", is_owned=True, name=("other_id",)
    ),
    "group": Sort(kind=IndicatorGroup),
    "indicator": Sort(kind=Indicator, owner="group_id", is_owned=True),
    "target": Sort(
        kind=Target, owner="indicator_id", is_owned=True, name=("kind", "year")
    ),
    "source": Sort(kind=Source, owner="parent_id"),
    "note": Sort(kind=TableNote, name=("words",)),
}


def known_fields(sort: Sort) -> tuple[str, ...]:
    """Return the names of the fields that can be typed for a sort."""
    own = tuple(typed_fields(sort.kind))
    if sort.kind is Project:
        return tuple(FIELDS)
    moves = ("after",) if sort.has_order else ()
    return own + moves


def name_of(reader: Reader, row: Entity) -> str:
    """Return what a row is called: its name, or the names of what it ties."""
    sort = next((each for each in SORTS.values() if isinstance(row, each.kind)), None)
    columns = sort.name if sort else ("name",)
    keys = {field: table for field, table, _ in foreign_keys(row.TABLE)}
    words: list[str] = []
    for column in columns:
        value = getattr(row, column, "")
        if column in keys and value is not None:
            found: Any = reader.entities(KINDS[keys[column]], "id = ?", [value])
            value = name_of(reader, found[value]) if value in found else value
        words.append(str(value))
    return " ".join(words)


def find_row(reader: Reader, sort: Sort, name: str, owner: str | None = None) -> Any:
    """Return the row of that name, or of that id.

    Args:
        reader: the plan.
        sort: what it is.
        name: what `name_of` calls it.
        owner: name or id of what it belongs to, where several share a name.

    Raises:
        NotFoundError: no such row.
        InvalidInputError: several rows have the name.
    """
    table = sort.kind.TABLE
    rows = list(reader.entities(sort.kind).values())
    if sort.kind is Plan:
        return rows[0]
    if owner is not None and sort.above is not None:
        above = find_owner(reader, sort, owner)
        rows = [row for row in rows if getattr(row, sort.owner) == above.id]
    wanted = name.strip()
    named = [row for row in rows if row.id == wanted] or [
        row for row in rows if name_of(reader, row) == wanted
    ]
    if not named:
        choices = [name_of(reader, row) for row in rows]
        raise NotFoundError(table=table, name=wanted, choices=choices)
    if len(named) > 1:
        ids = ", ".join(row.id for row in named[:5])
        params = {"name": wanted, "count": len(named), "table": table, "ids": ids}
        raise InvalidInputError([Problem("name_is_shared", "name", params)])
    return named[0]


def find_owner(reader: Reader, sort: Sort, owner: str) -> Any:
    """Return the row that rows of a sort belong to, by name or id.

    A village belongs to a place of a zone, which is called by both: `zone/place`.
    """
    above: Any = sort.above
    inner = next(each for each in SORTS.values() if each.kind is above)
    if above is ZonePlace and "/" in owner:
        zone, _, place = owner.partition("/")
        return find_row(reader, inner, place, zone)
    return find_row(reader, inner, owner)


def add_row(
    writer: Writer,
    sort: Sort,
    name: str,
    owner: str | None = None,
    values: Mapping[str, str] | None = None,
) -> Any:
    """Add a row at the end of its list, and return it as stored.

    Raises:
        NotFoundError: nothing is called `owner`.
        InvalidInputError: all that is wrong with the words.
    """
    columns: dict[str, Any] = {}
    if owner is not None and sort.owner:
        columns[sort.owner] = find_owner(writer, sort, owner).id
    typed = dict(values or {})
    problems: list[Problem] = []
    words = _parts(name, len(sort.name))
    names = {column: field for field, column in typed_fields(sort.kind).items()}
    for column, word in zip(sort.name, words, strict=True):
        typed.setdefault(names[column], word)
    later = typed if sort.kind is Project else {}
    if later:
        columns["name"] = clean_text(later.pop("name"), lines=False).strip()
    else:
        columns |= _typed(writer, sort, typed, problems)
    if sort.has_order:
        columns.setdefault("position", _last(writer, sort.kind) + GAP)
    if sort.kind is Target and columns.get("value") is not None:
        columns.setdefault("relation", "eq")
    if problems:
        raise InvalidInputError(problems, where=f"{sort.kind.TABLE} {name}")
    missing = _missing(sort, columns)
    if missing:
        raise InvalidInputError(missing, where=f"{sort.kind.TABLE} {name}")
    row: Any = sort.kind(id=new_id(), **columns)
    _refuse_twin(writer, sort, row, name)
    writer.save(row)
    return set_fields(writer, row.id, later) if later else row


def set_row(writer: Writer, sort: Sort, row: Any, values: Mapping[str, str]) -> Any:
    """Change fields of a row, and return it as stored.

    Raises:
        InvalidInputError: all that is wrong with the words.
    """
    if sort.kind is Project:
        return set_fields(writer, row.id, values)
    problems: list[Problem] = []
    columns = _typed(writer, sort, values, problems, row)
    changed = row if problems else replace(row, **columns)
    if problems:
        raise InvalidInputError(problems, where=f"{row.TABLE} {name_of(writer, row)}")
    if changed != row:
        writer.save(changed)
    return changed


def hanging_on(reader: Reader, row: Entity) -> dict[str, int]:
    """Return how many rows of each table go when a row goes, the row left out."""
    found: dict[str, set[str]] = {}
    todo: list[Entity] = [row]
    while todo:
        each = todo.pop()
        for table in KINDS:
            for field, target, action in foreign_keys(table):
                if target != each.TABLE or action != "CASCADE":
                    continue
                below: Any = reader.entities(KINDS[table], f"{field} = ?", [each.id])
                new = below.keys() - found.setdefault(table, set())
                found[table] |= new
                todo += [below[id_] for id_ in new]
    return {table: len(ids) for table, ids in found.items() if ids}


def _typed(
    writer: Writer,
    sort: Sort,
    values: Mapping[str, str],
    problems: list[Problem],
    row: Any = None,
) -> dict[str, Any]:
    """Return values by column; what cannot be understood goes to `problems`."""
    fields = typed_fields(sort.kind)
    found: dict[str, Any] = {}
    for name, text in values.items():
        try:
            if name == "after" and sort.has_order:
                found["position"] = _position_after(writer, sort, text, row)
            elif name not in fields:
                known = {"name": name, "known": ", ".join(known_fields(sort))}
                problems.append(Problem("unknown_field", name, known))
            else:
                column = fields[name]
                found[column] = typed_value(writer, sort.kind, column, text)
        except InvalidInputError as error:
            problems += error.problems
    return found


def _parts(name: str, count: int) -> list[str]:
    """Return the words of a name of several columns."""
    if count == 1:
        return [name]
    words = name.split()
    return [*words[: count - 1], " ".join(words[count - 1 :])] + [""] * (
        count - 1 - len(words[: count - 1])
    )


def _missing(sort: Sort, columns: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each field that a row cannot do without."""
    fields = sort.kind.__dataclass_fields__
    names = {column: field for field, column in typed_fields(sort.kind).items()}
    needed = [
        column
        for column in names
        if fields[column].default is MISSING and columns.get(column) is None
    ]
    return [
        Problem("text_missing", "to" if column == sort.owner else column)
        for column in needed
    ]


def _refuse_twin(writer: Writer, sort: Sort, row: Any, name: str) -> None:
    """Refuse to tie the same two rows again, by the name that was typed."""
    tied = (sort.owner, *sort.name)
    if tied not in getattr(sort.kind, "UNIQUE", ()):
        return
    same = " AND ".join(f"{column} = ?" for column in tied)
    if writer.entities(sort.kind, same, [getattr(row, each) for each in tied]):
        params = {"name": name, "table": sort.kind.TABLE}
        raise InvalidInputError([Problem("tied_already", "name", params)])


def _last(reader: Reader, kind: type[Any]) -> int:
    rows = reader.entities(kind).values()
    return max((row.position for row in rows), default=0)


def _position_after(writer: Writer, sort: Sort, text: str, row: Any) -> int:
    """Return the position behind a row of that name; of no name, the first."""
    rows: Sequence[Any] = sorted(
        (each for each in writer.entities(sort.kind).values() if each != row),
        key=lambda each: (each.position, each.id),
    )
    before = find_row(writer, sort, text) if text.strip() else None
    at = rows.index(before) + 1 if before in rows else 0
    places = [each.position for each in rows]
    low = places[at - 1] if at else None
    high = places[at] if at < len(rows) else None
    position = position_between(low, high)
    if position is not None:
        return position
    # No room left between the two: the whole list gets fresh positions.
    for number, each in enumerate(rows):
        writer.save(replace(each, position=(number + 1 + (number >= at)) * GAP))
    return (at + 1) * GAP
