"""The longest figure of a column, found without writing all of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.model.money import FEN_PER_WAN
from ecoplanner.ui.amounts import money_text
from ecoplanner.ui.amounts import short_text
from ecoplanner.ui.portfolio.longest import Longest
from ecoplanner.ui.portfolio.wording import gap_cell

_MOST = 10**13
_FEN = st.integers(0, _MOST) | st.integers(0, _MOST // FEN_PER_WAN).map(
    FEN_PER_WAN.__mul__
)
_ROWS = st.lists(st.tuples(st.none() | _FEN, _FEN), max_size=6)


def _row(need: int | None, given_fen: int, **more: Any) -> SimpleNamespace:
    return SimpleNamespace(need_fen=need, given_fen=given_fen, **more)


def _figures(groups: list[list[tuple[int | None, int]]]) -> SimpleNamespace:
    made = {}
    for at, rows in enumerate(groups):
        need = sum(row[0] or 0 for row in rows)
        given_fen = sum(row[1] for row in rows)
        members = [_row(*row) for row in rows]
        made[str(at)] = _row(need, given_fen, members=members)
    return SimpleNamespace(groups=made)


def _written(key: str, row: Any, *, is_typed: bool) -> str:
    need = row.need_fen or 0
    if key == "gap":
        return gap_cell(need - row.given_fen).text
    fen = need if key == "need" else row.given_fen
    return money_text(fen) if is_typed else short_text(fen)


@pytest.mark.parametrize("key", ["need", "given", "gap"])
@given(groups=st.lists(_ROWS, max_size=4))
def test_that_the_longest_figure_is_among_those_that_are_written(
    key: str, groups: list[list[tuple[int | None, int]]]
) -> None:
    model: Any = SimpleNamespace(figures=_figures(groups))

    titles, rows = Longest(model).texts(key)

    made = [*model.figures.groups.values()]
    members = [member for group in made for member in group.members]
    is_typed = key == "need"
    all_titles = {_written(key, group, is_typed=False) for group in made}
    all_rows = {_written(key, member, is_typed=is_typed) for member in members}
    for some, whole in ((titles, all_titles), (rows, all_rows)):
        assert set(some) <= whole
        assert max(map(len, some), default=0) == max(map(len, whole), default=0)


def test_that_other_figures_are_looked_at_anew() -> None:
    model: Any = SimpleNamespace(figures=_figures([[(FEN_PER_WAN, 0)]]))
    longest = Longest(model)
    assert longest.texts("need") == (["1"], ["1"])

    model.figures = _figures([[(1234 * FEN_PER_WAN, 0)]])

    assert longest.texts("need") == (["1,234"], ["1,234"])
    assert longest.texts("share") == ([], [])
