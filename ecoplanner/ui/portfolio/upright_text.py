"""Tables in plain text that has one cell a line, as documents become text."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.annex_rows import columns_named
from ecoplanner.ui.portfolio.annex_rows import is_sum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.clipboard import Block

#: So many headings one below the other are the head of a table.
_LEAST_HEADINGS = 3
#: A head stands below titles at most so far down.
_DEEPEST = 4
_LEADING = ("number", "program")


class UprightTable(NamedTuple):
    """A table read from one cell a line.

    Attributes:
        block: its rows, the headings first, all as long as those.
        strange: cells of the first row that does not fit the headings; empty if all
            do. Nothing below it was read.
    """

    block: Block
    strange: Sequence[str] = ()


def upright_table(text: str, known: Mapping[str, str]) -> UprightTable | None:
    """Return a table of which each line is a cell, None where there is none.

    Empty lines part its rows. Cells begin with a tab where the text came from a
    document; then a line without one goes on with the cell above.

    Args:
        text: what was pasted.
        known: by plain heading its column.
    """
    rows = list(_rows(text, known))
    for at, cells in enumerate(rows[:_DEEPEST]):
        keys = columns_named(cells, known)
        if len(set(filter(None, keys))) >= _LEAST_HEADINGS and "name" in _keys(keys):
            return _table(_keys(keys), rows[at:])
    return None


def _keys(keys: list[str]) -> list[str]:
    """Return the columns; the last of several programmes stands for the project."""
    programs = [at for at, key in enumerate(keys) if key == "program"]
    if "name" in keys or len(programs) <= 1:
        return keys
    return [*keys[: programs[-1]], "name", *keys[programs[-1] + 1 :]]


def _rows(text: str, known: Mapping[str, str]) -> Iterator[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    has_tabs = any(line.startswith("\t") for line in lines)
    row: list[str] = []
    is_begun = False
    for line in lines:
        is_cell = line.startswith("\t") or not has_tabs
        if not line.strip() and not (has_tabs and is_cell):
            yield row
            row = []
        elif is_cell and "\t" not in line.strip():
            row.append(line.strip())
        elif is_cell:
            # A line of several cells: this table has one row a line.
            return
        elif not row and any(columns_named([line], known)):
            # The tab of the first cell was not copied.
            row.append(line.strip())
        elif row and not is_sum(row) and "\t" not in line:
            row[-1] += f"\n{line.strip()}"
        elif is_begun:
            break
        is_begun = is_begun or len(row) > 1
    yield row


def _table(keys: Sequence[str], rows: Sequence[list[str]]) -> UprightTable:
    block = [rows[0]]
    for cells in rows[1:]:
        if not any(cells):
            continue
        fitted = _fitted(keys, cells)
        if fitted is None:
            return UprightTable(block, cells)
        block.append(fitted)
    return UprightTable(block)


def _fitted(keys: Sequence[str], cells: list[str]) -> list[str] | None:
    """Return a row as long as the headings, None where it does not fit them."""
    missing = len(keys) - len(cells)
    if not missing:
        return cells
    empty = [""] * len(keys)
    if missing > 0 and is_sum(cells) and "need" in keys:
        # Its title is merged over the columns before the amount.
        words = [cell for cell in cells if cell]
        empty[keys.index("name")] = words[0]
        if len(words) > 1:
            empty[keys.index("need")] = words[-1]
        return empty
    if 0 < missing <= _leading(keys):
        return [*empty[:missing], *cells]
    if len(cells) == 1:
        return [*cells, *empty[1:]]
    return None


def _leading(keys: Sequence[str]) -> int:
    """Return how many columns at the left rows share as merged cells."""
    return next((at for at, key in enumerate(keys) if key not in _LEADING), 0)
