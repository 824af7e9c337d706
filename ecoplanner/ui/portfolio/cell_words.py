"""What each cell of the table shows, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.cells import Cell
from ecoplanner.ui.portfolio.cells import NOTHING
from ecoplanner.ui.portfolio.columns import COLUMNS
from ecoplanner.ui.portfolio.columns import OF_NEEDS
from ecoplanner.ui.portfolio.columns import SUMMED
from ecoplanner.ui.portfolio.rows import cell_owner

if TYPE_CHECKING:
    from ecoplanner.ui.portfolio.columns import Column
    from ecoplanner.ui.portfolio.grid_model import GridModel
    from ecoplanner.ui.portfolio.rows import Row
    from ecoplanner.ui.portfolio.still import Still


def cell_of(model: GridModel | Still, row: Row, at: int) -> Cell:
    """Return what a cell shows and how.

    Args:
        model: the table.
        row: its line.
        at: its column.
    """
    column = COLUMNS[at]
    kept = model.pending.get((cell_owner(row), column.key))
    if kept is not None:
        return Cell(kept.text, is_right=column.is_right, is_invalid=True)
    if row.kind == "invite":
        text = model.wording.invitation() if column.key == "name" else ""
        return Cell(text, tone="quiet")
    if row.kind == "group":
        return _group_cell(model, row, column)
    return _project_cell(model, row, at)


def _group_cell(model: GridModel | Still, row: Row, column: Column) -> Cell:
    group = model.group(row)
    if column.key == "name":
        return Cell(model.wording.group(model.figures, group), is_bold=True)
    if column.key not in SUMMED:
        return Cell("")
    if group.priced == 0 and (column.key in OF_NEEDS or not group.given_fen):
        return NOTHING
    share = model.figures.group_shares[group.key]
    amounts = (group.need_fen, group.given_fen, group.need_fen - group.given_fen)
    cell = model.wording.figure(column.key, amounts, share, is_derived=False)
    return replace(cell, is_bold=True)


def _project_cell(model: GridModel | Still, row: Row, at: int) -> Cell:
    column, place = COLUMNS[at], model.place(row)
    member = model.group(row).members[place]
    if column.key == "number":
        number = model.facts.numbers[row.project_id]
        return Cell(str(number), "second", is_right=True)
    found = model.found_at(row.project_id, at)
    mark = found[0].severity if found else ""
    if column.text is not None and column.key != "need":
        text = column.text(model.facts, member.project)
        if text:
            return Cell(" ".join(text.split("\n")), mark=mark)
        return replace(model.wording.empty(column, is_marked=bool(mark)), mark=mark)
    if member.need_fen is None and not (column.key != "need" and member.given_fen):
        return replace(model.wording.empty(column, is_marked=bool(mark)), mark=mark)
    amounts = (member.need_fen or 0, member.given_fen, member.gap_fen)
    is_share = column.key == "share"
    share = model.figures.shares_of(row.group)[place] if is_share else 0
    cell = model.wording.figure(column.key, amounts, share, is_typed=not member.is_part)
    if column.key == "need" and member.is_part:
        return replace(cell, tone="derived", mark=mark)
    largest = model.figures.largest_need
    bar = amounts[0] / largest if is_share and largest else 0.0
    return replace(cell, mark=mark, bar=bar)
