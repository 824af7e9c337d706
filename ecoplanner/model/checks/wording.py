"""Rules about names."""

from __future__ import annotations

from typing import get_args
from typing import TYPE_CHECKING

from ecoplanner.model.annex import Named
from ecoplanner.model.annex import Wording
from ecoplanner.model.bilingual import joined
from ecoplanner.model.finding import Finding
from ecoplanner.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecoplanner.model.portfolio import Portfolio

#: Tables whose rows printed tables may name otherwise.
NAMED: tuple[str, ...] = get_args(Named)


def name_differs(portfolio: Portfolio) -> Iterator[Finding]:
    """Printed tables call something by another name than the plan."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for wording in portfolio.all(Wording):
        key = (wording.of_table, wording.of_id)
        found.setdefault(key, {})[wording.table_key] = wording.words
    if not found:
        return
    # A wording outlives the row it is about, so that undo finds it again.
    rows = [row for table in NAMED for row in portfolio.all(KINDS[table])]
    for row in rows:
        words = found.get((row.TABLE, row.id), {})
        others = {key: name for key, name in words.items() if name != row.name}
        if others:
            yield Finding(
                code="name_differs",
                severity="notice",
                table=row.TABLE,
                row_id=row.id,
                name=row.name,
                field="name",
                evidence={
                    "tables": ", ".join(sorted(others)),
                    "words": joined(sorted(set(others.values()))),
                },
            )
