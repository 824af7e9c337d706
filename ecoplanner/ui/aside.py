"""What the session has on its way in the thread behind the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic
from typing import TYPE_CHECKING
from typing import TypeVar

from ecoplanner.model.shares import shares
from ecoplanner.model.store import pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from ecoplanner.model.checks import Rule
    from ecoplanner.model.finding import Finding
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.shares import By
    from ecoplanner.model.store.publish import Publication
    from ecoplanner.model.store.stepping import Aside
    from ecoplanner.model.store.stepping import Taken

ResultT = TypeVar("ResultT")

#: Ways of sharing that the first pages show.
_SHOWN: tuple[By, ...] = ("program", "project", "source")
#: From so many rows on, the checks would hold the window too.
_MANY_ROWS = 6_000


@dataclass(frozen=True, slots=True)
class Started:
    """A publication on its way, with the plan that it publishes."""

    publication: Publication
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class Checked(Generic[ResultT]):
    """A step that was taken, and what the checks find then, where that is known."""

    taken: Taken
    found: dict[Rule, list[Finding]] | None
    result: ResultT


def taken_and_checked(
    aside: Aside[ResultT], ahead: Iterable[Callable[[Portfolio], Iterable[None]]] = ()
) -> Checked[ResultT]:
    """Take a step; what it leads to is worked out too, not to hold the window.

    Args:
        aside: the step.
        ahead: each works out what a page asks of a plan, which the plan then keeps.
    """
    from ecoplanner.model.checks import found_by_rule  # noqa: PLC0415 - see Watching

    taken, result = aside.run()
    pace.settle()
    if taken.after is None:
        return Checked(taken, None, result)
    # The plan keeps them, and each page would ask for them at once.
    for by in _SHOWN:
        shares(taken.after, by)
    for work in ahead:
        for _ in work(taken.after):
            pass
    is_long = sum(map(len, taken.rows.values())) > _MANY_ROWS
    found = found_by_rule(taken.after) if is_long else None
    return Checked(taken, found, result)
