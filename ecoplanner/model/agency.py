"""Agencies: the bureaus that lead or support projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import TYPE_CHECKING

from ecoplanner.model import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A 责任单位.

    Attributes:
        id: row id.
        name: short name, as printed.
        full_name: name on its seal, or empty.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "agencies"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    name: str
    full_name: str = ""
    position: int = 0


def agency_problems(agency: Agency) -> Iterator[Problem]:
    """Yield everything that stops `agency` from being stored."""
    yield from rule.name("name", agency.name)
    yield from rule.short("full_name", agency.full_name)
