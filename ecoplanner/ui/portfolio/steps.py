"""Where the table goes when another project or cell is asked for elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.columns import AT

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.grid_view import GridView


def step_project(model: GridModel, view: GridView, by: int) -> None:
    """Go to the next project shown, or to the one before; at an end stay."""
    here = view.currentIndex()
    lines = (at for at, row in enumerate(model.rows) if row.kind == "project")
    ahead = [at for at in lines if (at - here.row()) * by > 0]
    if ahead:
        line = min(ahead) if by > 0 else max(ahead)
        view.go_to(model.index(line, max(here.column(), AT["name"])))


def show_project(model: GridModel, view: GridView, project_id: str) -> None:
    """Go to a project, and open its group; one that is not shown changes nothing."""
    key = model.group_of_project(project_id)
    if key is None:
        return
    if key in model.folded:
        model.toggle_group(key)
    line = model.line_of(project_id, key)
    if line >= 0:
        column = max(view.currentIndex().column(), AT["name"])
        view.go_to(model.index(line, column))


def show_field(view: GridView, key: str) -> None:
    """Go to a cell of the project in hand, by its column; others are not shown."""
    here = view.currentIndex()
    if here.isValid() and key in AT and not view.isColumnHidden(AT[key]):
        view.go_to(here.siblingAtColumn(AT[key]))
