"""A description changed as its settings want: columns chosen, named, merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoplanner.reports.settings import PageSettings
    from ecoplanner.reports.table import Cell
    from ecoplanner.reports.table import Row
    from ecoplanner.reports.table import Table


def arranged(table: Table, settings: PageSettings) -> Table:
    """Return a table with the columns that its settings want."""
    if settings.merged is not None:
        table = _merged(table, settings.merged)
    if settings.column_names:
        table = _named(table, settings)
    if settings.column_widths_mm:
        widths = settings.column_widths_mm
        columns = tuple(
            replace(column, width_mm=widths.get(column.key, column.width_mm))
            for column in table.columns
        )
        table = replace(table, columns=columns)
    if settings.left_out or settings.column_order:
        table = _chosen(table, settings)
    return table


def _named(table: Table, settings: PageSettings) -> Table:
    """Put other words into the lowest header cell of a column."""
    header = [dict(cells) for cells in table.header]
    for place, column in enumerate(table.columns):
        name = settings.column_names.get(column.key)
        rows = [cells for cells in header if place in cells]
        if name and rows and rows[-1][place].columns == 1:
            rows[-1][place] = replace(rows[-1][place], text=name)
    return replace(table, header=tuple(header))


def _merged(table: Table, keys: tuple[str, ...]) -> Table:
    """Merge equal neighbours of a section in the named columns, and no others."""
    rows = [dict(row.cells) for row in table.rows]
    for place, column in enumerate(table.columns):
        _part(rows, place)
        if column.key in keys:
            _join(rows, table.rows, place)
    return replace(
        table,
        rows=tuple(
            replace(row, cells=cells)
            for row, cells in zip(table.rows, rows, strict=True)
        ),
    )


def _part(rows: list[dict[int, Cell]], place: int) -> None:
    """Give every row a cell of its own in a column."""
    for number in range(len(rows)):
        cell = rows[number].get(place)
        if cell is None or cell.rows == 1:
            continue
        rows[number][place] = single = replace(cell, rows=1)
        for below in range(number + 1, min(number + cell.rows, len(rows))):
            rows[below][place] = single


def _join(rows: list[dict[int, Cell]], described: tuple[Row, ...], place: int) -> None:
    """Merge equal neighbours of one section."""
    start = 0
    while start < len(rows):
        first, row = rows[start].get(place), described[start]
        end = start + 1
        while (
            first is not None
            and first.columns == 1
            and row.section
            and end < len(rows)
            and described[end].section == row.section
            and described[end].role is row.role
            and _says_same(rows[end].get(place), first)
        ):
            end += 1
        if first is not None and end > start + 1:
            rows[start][place] = replace(first, rows=end - start)
            for below in range(start + 1, end):
                del rows[below][place]
        start = end


def _says_same(cell: Cell | None, first: Cell) -> bool:
    return cell is not None and replace(cell, fact=None) == replace(first, fact=None)


def _chosen(table: Table, settings: PageSettings) -> Table:
    """Leave columns out and put the others in order."""
    known = {column.key: place for place, column in enumerate(table.columns)}
    named = [known[key] for key in settings.column_order if key in known]
    others = [place for place in range(len(table.columns)) if place not in named]
    left_out = {known[key] for key in settings.left_out if key in known}
    order = [place for place in (*named, *others) if place not in left_out]
    if not order:
        return table
    return replace(
        table,
        columns=tuple(table.columns[place] for place in order),
        header=tuple(_moved(cells, order) for cells in table.header),
        rows=tuple(replace(row, cells=_moved(row.cells, order)) for row in table.rows),
        stub=sum(place < table.stub for place in order),
    )


def _moved(cells: dict[int, Cell], order: list[int]) -> dict[int, Cell]:
    """Put cells where their columns went; a wide one is cut where they part."""
    moved: dict[int, Cell] = {}
    for place, cell in cells.items():
        covered = set(range(place, place + cell.columns))
        run: list[int] = []
        for new in range(len(order) + 1):
            if new < len(order) and order[new] in covered:
                run.append(new)
            elif run:
                moved[run[0]] = replace(cell, columns=len(run))
                run = []
    return moved
