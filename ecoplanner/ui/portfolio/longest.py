"""Which figures of a column are the longest, told without writing them all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.portfolio.wording import gap_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecoplanner.ui.portfolio.figures import Figures
    from ecoplanner.ui.portfolio.figures import Group
    from ecoplanner.ui.portfolio.figures import Member
    from ecoplanner.ui.portfolio.grid_model import GridModel


def longest_texts(model: GridModel, key: str) -> tuple[list[str], list[str]]:
    """Return figures of groups and of projects, the longest of the column among them.

    Of amounts in whole 万元 the largest is the longest; only others are written.

    Args:
        model: the table.
        key: a column of figures.
    """
    figures = model.figures
    if key == "share":
        return [], []
    of_groups = _texts(key, figures.groups.values())
    return of_groups, _texts(key, _members(figures), is_typed=key == "need")


def _members(figures: Figures) -> Iterable[Member]:
    return chain.from_iterable(group.members for group in figures.groups.values())


def _texts(
    key: str, rows: Iterable[Group | Member], *, is_typed: bool = False
) -> list[str]:
    amounts = {_amount(key, row) for row in rows}
    if not amounts:
        return []
    odd = {amount for amount in amounts if amount % FEN_PER_WAN}
    written = {min(amounts), max(amounts), *odd}
    if key == "gap":
        return [gap_cell(amount).text for amount in written]
    return [money_text(each) if is_typed else short_text(each) for each in written]


def _amount(key: str, row: Group | Member) -> int:
    need, given = row.need_fen or 0, row.given_fen
    return {"need": need, "given": given, "gap": need - given}[key]
