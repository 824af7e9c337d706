"""Merged cells of a table in plain text, where they are empty but the first."""

from __future__ import annotations

from typing import NamedTuple
from typing import TYPE_CHECKING

from ecoplanner.ui.portfolio.annex_rows import is_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.annex_rows import Headed

#: Columns that are merged down rows of one programme. Contents and amounts are not:
#: an amount over several projects cannot be told from one that is not known yet.
_SHARED = frozenset({"places", "leads", "supports", "schedule", "zones"})


class CarriedOn(NamedTuple):
    """A table whose empty cells say what the merged one above them does.

    Attributes:
        found: the table.
        filled: how many cells were filled.
    """

    found: Headed
    filled: int


def carried_on(found: Headed) -> CarriedOn:
    """Fill cells that are empty because they are merged with the one above.

    That they are merged is taken from the programme, which is empty below its first
    row in such a table. A row without a name goes on with the project above.
    """
    if "program" not in found.keys:
        return CarriedOn(found, 0)
    rows = [list(cells) for cells in found.rows]
    covered = set(found.covered)
    filled = 0
    for at, cells in enumerate(rows[1:], start=1):
        above = rows[at - 1]
        if not _goes_on(found.keys, above, cells):
            continue
        has_number = any(_number(found.keys, cells))
        for column, key in enumerate(found.keys):
            is_name = key == "name" and not has_number
            if cells[column].strip() or not (is_name or key in _SHARED):
                continue
            if above[column].strip():
                cells[column] = above[column]
                covered.add((at, column))
                filled += not is_name
    return CarriedOn(found._replace(rows=rows, covered=frozenset(covered)), filled)


def _goes_on(keys: Sequence[str], above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row is of the programme above it."""
    program, name = keys.index("program"), keys.index("name")
    is_own = bool(cells[program].strip()) or is_sum(cells) or is_sum(above)
    return not is_own and any(map(str.strip, cells)) and bool(above[name].strip())


def _number(keys: Sequence[str], cells: Sequence[str]) -> list[str]:
    pairs = zip(keys, cells, strict=True)
    return [cell.strip() for key, cell in pairs if key == "number"]
