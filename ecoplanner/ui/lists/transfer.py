"""Rows of a list on their way from and to the clipboard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.text import clean_text
from ecoplanner.model.text import folded
from ecoplanner.ui.lists.column import free_name
from ecoplanner.ui.portfolio.annex_rows import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.problem import Problem
    from ecoplanner.model.store.access import Writer
    from ecoplanner.ui.lists.column import Column
    from ecoplanner.ui.lists.column import Listing
    from ecoplanner.ui.portfolio.clipboard import Block


class Cell(NamedTuple):
    """Words meant for a field of a row.

    Attributes:
        row: the row as it was, or as it was made.
        column: where they go.
        words: as pasted.
    """

    row: Any
    column: Column
    words: str


class Pasted(NamedTuple):
    """What a pasted block is meant for.

    Attributes:
        cells: words for rows that are there, and for new ones.
        made: rows that are to be made first, by id.
    """

    cells: list[Cell]
    made: dict[str, Any]


def copied(
    portfolio: Portfolio, rows: Sequence[Any], columns: Sequence[Column]
) -> Block:
    """Return rows as cells, headings first."""
    head = [column.title for column in columns]
    return [head, *([each.text(portfolio, row) for each in columns] for row in rows)]


def without_headings(block: Block, columns: Sequence[Column]) -> Block:
    """Return a block without a first row that repeats the headings of the list."""
    titles = {_plain(column.title) for column in columns}
    if block and all(not cell or _plain(cell) in titles for cell in block[0]):
        return block[1:]
    return block


def pasted(
    portfolio: Portfolio,
    listing: Listing,
    rows: Sequence[Any],
    columns: Sequence[Column],
    block: Block,
) -> Pasted:
    """Return what a block means, laid over rows and on as new ones.

    Args:
        portfolio: the plan.
        listing: the list.
        rows: the rows from the current one on.
        columns: the columns from the current one on.
        block: what was pasted.
    """
    cells: list[Cell] = []
    made: dict[str, Any] = {}
    last = rows[-1] if rows else None
    taken = {getattr(row, "name", "") for row in portfolio.all(listing.kind)}
    for at, line in enumerate(block):
        row = rows[at] if at < len(rows) else None
        if row is None:
            if not any(cell.strip() for cell in line):
                continue
            row = _new(portfolio, listing, last, (len(made), taken))
            if row is None:
                continue
            taken.add(row.name)
            made[row.id] = row
        for column, words in zip(columns, line, strict=False):
            if column.put is not None:
                cells.append(Cell(row, column, words.strip()))
    return Pasted(cells, made)


def write(
    writer: Writer, portfolio: Portfolio, found: Pasted
) -> list[tuple[Cell, Problem]]:
    """Store pasted words, new rows first; return what was refused, and why."""
    refused: list[tuple[Cell, Problem]] = []
    writer.save(*found.made.values())
    for cell in found.cells:
        put, kind = cell.column.put, type(cell.row)
        if put is None:
            continue
        row = writer.get(kind, cell.row.id)
        words = _key(portfolio, cell, row)
        if not words and cell.row.id in found.made and cell.column.key == "name":
            continue
        try:
            put(writer, row, words)
        except InvalidInputError as error:
            refused.append((cell, error.problems[0]))
    return refused


def _key(portfolio: Portfolio, cell: Cell, row: Any) -> str:
    """Return the words as a field stores them: the key of a choice by its words."""
    choices = cell.column.choices
    if choices is None:
        return clean_text(one_line(cell.words), lines=False)
    wanted = _plain(cell.words)
    for key, words in choices(portfolio, row):
        if wanted in (_plain(words), _plain(key)):
            return key
    return cell.words


def _new(
    portfolio: Portfolio,
    listing: Listing,
    last: Any | None,
    before: tuple[int, set[str]],
) -> Any | None:
    """Return a new row, told apart from those that are to be made before it."""
    made = listing.new(portfolio, last) if listing.new else None
    row = made[-1] if isinstance(made, tuple) else made
    if row is None:
        return None
    count, taken = before
    return replace(row, name=free_name(row.name, taken), position=row.position + count)


def _plain(words: str) -> str:
    return "".join(folded(words).split())
