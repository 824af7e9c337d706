"""Titles of groups and totals among pasted lines, which are no projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ecoplanner.model.program import Program
from ecoplanner.ui.amounts import typed_fen
from ecoplanner.ui.portfolio.annex_rows import is_sum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from ecoplanner.ui.portfolio.clipboard import Block
    from ecoplanner.ui.portfolio.grid_model import GridModel

#: How this table titles a group: number, two blanks, name.
_TITLE = re.compile(r"\d+  \S")
_NUMBER = re.compile(r"\d+[、.．\s]\s*")


def without_sums(model: GridModel, keys: Sequence[str], block: Block) -> Block:
    """Return pasted lines but titles of groups and totals.

    Args:
        model: the table they are pasted into.
        keys: by column of the block the column of the table.
        block: what was pasted.
    """
    if "name" not in keys:
        return block
    name = keys.index("name")
    need = keys.index("need") if "need" in keys else -1
    sums = _group_sums(model)
    kept: Block = []
    for at, cells in enumerate(block):
        title = cells[name].strip()
        bare = _NUMBER.sub("", title, count=1)
        if is_sum([title]):
            continue
        if bare in sums:
            if _TITLE.match(title):
                continue
            amount = _fen(cells[need]) if need >= 0 else None
            below = _sum_below(block[at + 1 :], name, need, sums)
            if amount is not None and amount in (sums[bare], below):
                continue
        kept.append(cells)
    return kept


def _group_sums(model: GridModel) -> dict[str, int]:
    """Return by name the subtotal of each group, and 0 of programmes not shown."""
    known = {program.name: 0 for program in model.facts.portfolio.all(Program)}
    for group in model.figures.groups.values():
        known[model.wording.group_name(model.figures, group)] = group.need_fen
    return known


def _sum_below(
    lines: Block, name: int, need: int, titles: dict[str, int]
) -> int | None:
    """Return what the lines up to the next title add up to; None for no line."""

    def amounts() -> Iterator[int]:
        for cells in lines:
            if _NUMBER.sub("", cells[name].strip(), count=1) in titles:
                return
            yield _fen(cells[need]) or 0

    found = list(amounts()) if need >= 0 else []
    return sum(found) if found else None


def _fen(text: str) -> int | None:
    amount = typed_fen(text) if text.strip() else None
    return amount if isinstance(amount, int) else None
