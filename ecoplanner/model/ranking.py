"""Which project comes first when there is not enough for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.period import LAST_YEAR
from ecoplanner.model.project import LAST_PRIORITY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecoplanner.model.project import Project


def ranked(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Return projects, the one that keeps its money longest first.

    By priority, 1 first and those without one last; of equal priority the earlier
    start first, those without a start last; else as given.
    """
    return tuple(sorted(projects, key=_rank))


def _rank(project: Project) -> tuple[int, int]:
    last = LAST_PRIORITY + 1
    priority = last if project.priority is None else project.priority
    start = LAST_YEAR + 1 if project.first_year is None else project.first_year
    return priority, start
