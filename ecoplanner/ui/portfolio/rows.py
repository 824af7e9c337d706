"""The lines of the table: which come one after another, and how they changed."""

from __future__ import annotations

from typing import Any
from typing import Literal
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Container
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.figures import Figures
    from ecoplanner.ui.portfolio.figures import Group
    from ecoplanner.ui.portfolio.figures import Member

RowKind = Literal["group", "project", "invite"]


class Row(NamedTuple):
    """One line of the table; two lines that are equal are the same line.

    Attributes:
        kind: `group`, `project` or `invite`.
        group: key of the group it belongs to.
        project_id: the project; for an invitation the one it stands below.
    """

    kind: RowKind
    group: str
    project_id: str = ""


class Sorting(NamedTuple):
    """By which column projects are sorted within their group; empty for none."""

    key: str = ""
    is_falling: bool = False


class Invitation(NamedTuple):
    """Where a new project is to be typed: in a group, below a project if named."""

    group: str
    below: str = ""


def table_rows(
    figures: Figures,
    folded: Container[str],
    sorting: Sorting,
    invitation: Invitation | None,
) -> tuple[list[Row], dict[Row, int]]:
    """Return the lines of the table, and of each project's line its place in its group.

    Args:
        figures: what is shown.
        folded: keys of the groups whose projects are not.
        sorting: order within groups.
        invitation: where a new project is being typed, besides the last line.
    """
    rows: list[Row] = []
    places: dict[Row, int] = {}
    known = _known_rows(figures, sorting)
    for key, group in figures.groups.items():
        if figures.grouping != "none":
            rows.append(Row("group", key))
            if key in folded:
                continue
        order, members = _order(figures, group, sorting), group.members
        shown = known.get(key, ())
        if len(shown) != len(members):
            shown = [Row("project", key, members[at].project.id) for at in order]
        places.update(zip(shown, order, strict=True))
        if invitation is None or invitation.group != key:
            rows += shown
            continue
        for row in shown:
            rows.append(row)
            if row.project_id == invitation.below:
                rows.append(Row("invite", *invitation))
        if not invitation.below:
            rows.append(Row("invite", key))
    can_add = figures.grouping in ("program", "none") and not figures.is_filtered
    last = rows[-1].group if rows else ""
    if can_add and (not rows or rows[-1] != Row("invite", last)):
        rows.append(Row("invite", last, LAST))
    return rows, places


def _known_rows(figures: Figures, sorting: Sorting) -> Mapping[str, Sequence[Row]]:
    """Return by group the lines of all its projects, where the plan keeps them."""
    if figures.grouping != "program" or sorting != Sorting():
        return {}
    portfolio = figures.facts.portfolio
    return portfolio.each_group(Project, "program_id", _project_rows)


def _project_rows(projects: Sequence[Project]) -> Sequence[Row]:
    """Return the lines of a programme's projects."""
    return [Row("project", project.program_id, project.id) for project in projects]


#: What the invitation that always ends the table stands below.
LAST = "last"


def _order(figures: Figures, group: Group, sorting: Sorting) -> Sequence[int]:
    places = range(len(group.members))
    if not sorting.key or sorting.key == "number":
        return places[::-1] if sorting.is_falling else places
    value = _sort_value(figures, sorting.key)
    values: dict[int, Any] = {at: value(group.members[at]) for at in places}
    # What has no value comes last either way.
    empty = [at for at in places if values[at] in (None, "")]
    full = [at for at in places if values[at] not in (None, "")]
    full.sort(key=values.__getitem__, reverse=sorting.is_falling)
    return full + empty


def _sort_value(figures: Figures, key: str) -> Callable[[Member], Any]:
    by_figure: dict[str, Callable[[Member], int | None]] = {
        "need": lambda member: member.need_fen,
        "share": lambda member: member.need_fen,
        "given": lambda member: member.given_fen,
        "gap": lambda member: member.gap_fen,
        "schedule": lambda member: member.project.first_year,
    }
    if key in by_figure:
        return by_figure[key]
    text = next(column.text for column in COLUMNS if column.key == key)
    assert text is not None  # noqa: S101 - columns without text are figures
    return lambda member: text(figures.facts, member.project)


class Splice(NamedTuple):
    """Lines that went and lines that came in their place.

    Attributes:
        first: line of the first that differs.
        removed: how many went.
        added: how many came.
    """

    first: int
    removed: int
    added: int


def splice_of(before: Sequence[Row], after: Sequence[Row]) -> Splice | None:
    """Return what differs between two states of the table, None if nothing does."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Splice(head, len(before) - head - tail, len(after) - head - tail)


def runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Return lines in order as runs from first to last."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def cell_owner(row: Row) -> str:
    """Return by whose id the words of a line are kept that were not understood."""
    if row.kind == "project":
        return row.project_id
    return f"{row.kind} {row.group} {row.project_id}"
