"""Lists longer than a third of a page, moved to notes where the settings ask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecoplanner.reports.table import Kind
from ecoplanner.reports.typeset.breaking import listed
from ecoplanner.reports.typeset.faces import Face
from ecoplanner.reports.typeset.runs import items_of
from ecoplanner.reports.typeset.runs import printable
from ecoplanner.reports.typeset.tail import note_marks
from ecoplanner.reports.typeset.words import ITEMS_LEFT_OUT
from ecoplanner.reports.typeset.words import LIST_MARKS

if TYPE_CHECKING:
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Row
    from ecoplanner.reports.table import Table
    from ecoplanner.reports.typeset.block import Setter

#: The widest that a column of lists gets, em of the usual size, and a third of a
#: turned page in lines.
_WIDTH = 18.0
_MOST_LINES = 11
#: So many lines of a list stay in the table.
_KEPT_LINES = 4


def shortened(table: Table, setter: Setter) -> Table:
    """Print the first items of very long lists, the whole list in a note.

    The notes are counted by circled numbers, which stand at the lists too.
    """
    moved: dict[tuple[int, int], list[str]] = {}
    for number, row in enumerate(table.rows):
        for place, cell in sorted(row.cells.items()):
            if table.columns[place].kind is Kind.LIST:
                items = _first_items(cell, setter)
                if items:
                    moved[number, place] = items
    if not moved:
        return table
    marks = note_marks(len(table.notes) + len(moved), "①")[len(table.notes) :]
    rows = list(table.rows)
    notes = list(table.notes)
    for ((number, place), items), mark in zip(moved.items(), marks, strict=True):
        row = rows[number]
        cell = row.cells[place]
        count = len(items_of(printable(cell.text)))
        words = "".join(items).rstrip(LIST_MARKS) + ITEMS_LEFT_OUT.format(count=count)
        short = replace(cell, text=words, mark=mark)
        rows[number] = replace(row, cells={**row.cells, place: short})
        notes.append(f"{_name(table, row, place)}：{cell.text}")
    return replace(table, rows=tuple(rows), notes=tuple(notes), notes_marks="①")


def _first_items(cell: Cell, setter: Setter) -> list[str]:
    """Return the items that stay in the table; none if the list is not too long."""
    text = printable(cell.text)
    widths, hangs = setter.measure(Face.SONG)
    lines = listed(text, _WIDTH, widths, hangs)
    if len(lines) <= _MOST_LINES:
        return []
    kept = "".join(line.text for line in lines[:_KEPT_LINES])
    items = items_of(text)
    length = 0
    for number, item in enumerate(items):
        length += len(item)
        if length > len(kept):
            return items[: max(number, 1)]
    return items


def _name(table: Table, row: Row, place: int) -> str:
    """Say whose list a note holds: the row's name and the column's."""
    names = [
        cell.text
        for column, cell in sorted(row.cells.items())
        if table.columns[column].kind is Kind.NAME and cell.rows == 1
    ]
    headers = [cells[place].text for cells in table.header if place in cells]
    return "".join([*names[-1:], *headers[-1:]])
