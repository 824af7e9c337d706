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


class Longest:
    """Figures of columns as the table shows them, those that take most room among them.

    Of amounts in whole 万元 the largest is the longest; only others are written.
    """

    def __init__(self, model: GridModel) -> None:
        self._model = model
        self._figures: Figures | None = None
        #: By column the amounts of groups and of projects that are written.
        self._amounts: dict[str, tuple[set[int], set[int]]] = {}

    def texts(self, key: str) -> tuple[list[str], list[str]]:
        """Return figures of groups and of projects, the longest of a column among them.

        Args:
            key: a column of figures.
        """
        figures = self._model.figures
        if key == "share":
            return [], []
        if figures is not self._figures:
            self._figures, self._amounts = figures, {}
        if key not in self._amounts:
            groups = figures.groups.values()
            members = chain.from_iterable(group.members for group in groups)
            self._amounts[key] = _written(key, groups), _written(key, members)
        titles, rows = self._amounts[key]
        return _texts(key, titles), _texts(key, rows, is_typed=key == "need")


def _written(key: str, rows: Iterable[Group | Member]) -> set[int]:
    """Return the amounts of a column of which one is the longest; whole fen."""
    if key == "need":
        amounts = {row.need_fen or 0 for row in rows}
    elif key == "given":
        amounts = {row.given_fen for row in rows}
    else:
        amounts = {(row.need_fen or 0) - row.given_fen for row in rows}
    if not amounts:
        return set()
    odd = {amount for amount in amounts if amount % FEN_PER_WAN}
    return {min(amounts), max(amounts), *odd}


def _texts(key: str, amounts: Iterable[int], *, is_typed: bool = False) -> list[str]:
    if key == "gap":
        return [gap_cell(amount).text for amount in amounts]
    return [money_text(each) if is_typed else short_text(each) for each in amounts]
