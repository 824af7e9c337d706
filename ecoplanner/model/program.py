"""Key tasks and the programmes that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from typing import TYPE_CHECKING

from ecoplanner.model import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A key task 重点任务.

    Attributes:
        id: row id.
        zone_id: the zone or key area that it is for, or None for all.
        name: its name.
        short_name: name for charts and lists, or empty.
        label: label in the plan (`专栏1`), or empty.
        content: what it is about.
        position: place in the list.
    """

    TABLE: ClassVar[str] = "tasks"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    zone_id: str | None = None
    name: str
    short_name: str = ""
    label: str = ""
    content: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A programme 重大工程: an ordered group of projects.

    Attributes:
        id: row id.
        task_id: the task it serves, or None.
        name: its name.
        short_name: name for charts and lists, or empty.
        label: label in the plan, or empty.
        content: what it is about.
        position: place in the plan, over all tasks.
    """

    TABLE: ClassVar[str] = "programs"
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    id: str
    task_id: str | None = None
    name: str
    short_name: str = ""
    label: str = ""
    content: str = ""
    position: int = 0


def heading_problems(heading: Task | Program) -> Iterator[Problem]:
    """Yield everything that stops a task or programme from being stored."""
    yield from rule.name("name", heading.name)
    yield from rule.short("short_name", heading.short_name)
    yield from rule.short("label", heading.label)
    yield from rule.prose("content", heading.content)
