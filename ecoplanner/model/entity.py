"""What every row of a plan has in common."""

from __future__ import annotations

import secrets
from typing import Any
from typing import ClassVar
from typing import Protocol
from typing import runtime_checkable


@runtime_checkable
class Entity(Protocol):
    """A row of one table of the plan, as a frozen dataclass.

    Its fields are the columns of the table, in the same order.

    Attributes:
        TABLE: name of the table.
        UNIQUE: groups of fields that no two rows of the table share.
    """

    TABLE: ClassVar[str]
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """Random and stable: the same row in two copies of a plan has one id."""


def new_id() -> str:
    """Return a new random row id (80 bits)."""
    return secrets.token_hex(10)


#: Distance between the positions of neighbours in a fresh list.
GAP = 1 << 20


def position_between(before: int | None, after: int | None) -> int | None:
    """Return a position between two neighbours, or None when there is no room.

    Args:
        before: position of the row before, None at the start.
        after: position of the row after, None at the end.
    """
    if before is None:
        return GAP if after is None else after - GAP
    if after is None:
        return before + GAP
    middle = (before + after) // 2
    return middle if before < middle < after else None
