"""An edit that is told of before it is written: its rows, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.store import journal
from ecoplanner.model.store.many import parts_of
from ecoplanner.model.store.stepping import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.store.access import Writer
    from ecoplanner.model.store.stepping import Intent
    from ecoplanner.model.store.stepping import Planned

#: By kind and id what rows become; None for what goes.
Rows = dict[type[Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A step that is told of, and not yet written.

    Attributes:
        intent: what is about to happen.
        planned: what it makes of the plan.
        work: makes the changes, some rows at each step.
    """

    intent: Intent
    planned: Planned
    work: Callable[[Writer], Iterator[None]]

    @property
    def change(self) -> Change:
        """What is told of it."""
        rows = self.planned.rows.items()
        ids = {kind.TABLE: frozenset(each) for kind, each in rows}
        return Change(self.intent.label, self.intent.kind, ids)

    @property
    def step(self) -> journal.Step:
        """Its step as far as it is known: it has no number yet."""
        intent = self.intent
        return journal.Step(0, intent.kind, intent.of_seq, intent.label, "", "")


def put(writer: Writer, rows: Rows) -> int:
    """Make rows what they become; return how many.

    Args:
        writer: inside an edit of the plan that `writer.before` is.
        rows: what becomes of them.

    Raises:
        InvalidInputError: a rule refuses one.
    """
    for _ in putting(writer, rows):
        pass
    return sum(map(len, rows.values()))


def putting(writer: Writer, rows: Rows) -> Iterator[None]:
    """Make rows what they become, some at each step; see `put`."""
    before = writer.portfolio()
    gone = [
        [before.get(kind, id_) for id_, row in each.items() if row is None]
        for kind, each in rows.items()
    ]
    said = [[row for row in each.values() if row is not None] for each in rows.values()]
    for change, groups in ((writer.delete, gone), (writer.save, said)):
        for part in (part for group in groups for part in parts_of(group)):
            change(*part)
            yield


def differing(before: Portfolio, rows: Rows) -> Rows:
    """Return the rows that become something else."""
    found = {
        kind: {id_: row for id_, row in each.items() if before.find(kind, id_) != row}
        for kind, each in rows.items()
    }
    return {kind: each for kind, each in found.items() if each}
