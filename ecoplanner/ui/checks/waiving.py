"""Letting findings stand, for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecoplanner.model.annex import Waiver
from ecoplanner.model.entity import new_id
from ecoplanner.model.store.journal import now
from ecoplanner.model.store.workcopy import user_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from ecoplanner.model.finding import Finding
    from ecoplanner.model.store.access import Writer


def waivers_of(findings: Iterable[Finding], reason: str) -> list[Waiver]:
    """Return what lets each finding stand, by whoever sits here, from now on."""
    return [
        Waiver(
            id=new_id(),
            code=each.code,
            of_table=each.table,
            of_id=each.row_id,
            field=each.field,
            reason=reason,
            who=user_name(),
            waived_at=now(),
        )
        for each in findings
    ]


def save_waivers(writer: Writer, waivers: Sequence[Waiver]) -> bool:
    """Store waivers; the answer tells a done edit from a refused one."""
    writer.save(*waivers)
    return True
