"""Where projects go that are typed, pasted or dropped at a line of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.project import Project
from ecoplanner.ui.portfolio.columns import AT
from ecoplanner.ui.portfolio.paste_work import Place
from ecoplanner.ui.portfolio.rows import LAST

if TYPE_CHECKING:
    from collections.abc import Container

    from PySide6.QtCore import QModelIndex

    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.rows import Row


def place_of(model: GridModel, row: Row) -> Place:
    """Return where a new project goes that is typed in a line."""
    if row.kind == "group":
        return Place(_program(model, row), "")
    if row.project_id and row.project_id != LAST:
        return Place(_program(model, row), row.project_id)
    return Place(_program(model, row), None)


def title_in(model: GridModel, index: QModelIndex) -> QModelIndex:
    """Return the title of the group in whose line a cell is; else the cell."""
    is_group = index.isValid() and model.row(index).kind == "group"
    return index.siblingAtColumn(AT["name"]) if is_group else index


def place_before(model: GridModel, line: int, ids: Container[str]) -> Place | None:
    """Return where projects go that are put before a line, None if nowhere.

    Args:
        model: the table.
        line: a line, or how many there are for the end.
        ids: the projects, which are no landmarks.
    """
    for row in reversed(model.rows[: max(line, 0)]):
        if row.kind == "group":
            is_folded = row.group in model.folded
            return Place(_program(model, row), None if is_folded else "")
        if row.kind == "project" and row.project_id not in ids:
            return Place(_program(model, row), row.project_id)
    # Above the first group, or at the top of a table without groups.
    first = next((row for row in model.rows if row.kind == "project"), None)
    if model.grouping != "none" or first is None:
        return None
    return Place(_program(model, first), "")


def _program(model: GridModel, row: Row) -> str:
    if model.grouping == "program":
        return row.group
    if row.kind == "project":
        return model.facts.portfolio.get(Project, row.project_id).program_id
    projects = model.facts.projects
    return projects[-1].program_id if projects else ""
