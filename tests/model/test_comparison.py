"""Scenarios side by side."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from ecoplanner.model.comparison import compared
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio

ONE = Scenario(id="one", name="方案一")
TWO = Scenario(id="two", name="方案二")


def _portfolio(make_portfolio: Callable[..., Portfolio]) -> Portfolio:
    years: dict[str, Any] = {"first_year": 2021, "last_year": 2022}
    money: dict[str, Any] = {"project_id": "a", "source_id": "county"}
    return make_portfolio(
        Program(id="p", name="甲工程", position=1),
        Program(id="q", name="乙工程", position=2),
        Project(id="a", program_id="p", name="甲", need_fen=100, position=1, **years),
        Project(id="b", program_id="q", name="乙", need_fen=50, position=2),
        Source(id="central", name="中央", root="central", level="central", position=1),
        Source(id="county", name="县级", root="local", level="county", position=2),
        Allocation(id="1", year=2021, amount_fen=30, **money),
        Allocation(id="2", year=2022, tier="secured", amount_fen=20, **money),
        Allocation(
            id="3", project_id="b", source_id="central", amount_fen=5, tier="applied"
        ),
        ONE,
        TWO,
        Override(
            id="4", scenario_id="one", year=2021, amount_fen=0, note="县里没钱", **money
        ),
        Override(
            id="5",
            scenario_id="one",
            project_id="b",
            source_id="central",
            tier="applied",
            amount_fen=50,
        ),
        Override(
            id="6", scenario_id="two", project_id="b", source_id="county", amount_fen=1
        ),
    )


def test_that_ways_are_summed_alike(make_portfolio: Callable[..., Portfolio]) -> None:
    plan, one, two = compared(_portfolio(make_portfolio), [None, ONE, TWO]).ways

    assert (plan.scenario, one.scenario, two.scenario) == (None, ONE, TWO)
    assert (plan.need_fen, plan.given_fen, plan.gap_fen) == (150, 55, 95)
    assert (one.need_fen, one.given_fen, one.gap_fen) == (150, 70, 80)
    assert plan.by_source == {"county": 50, "central": 5}
    assert one.by_source == {"county": 20, "central": 50}
    assert plan.by_root == {"local": 50, "central": 5}
    assert plan.by_tier == {"intended": 30, "secured": 20, "applied": 5}
    assert plan.by_year == {2021: 30, 2022: 20, None: 5}
    assert two.by_program == {"p": 50, "q": 6}
    assert plan.gap_by_year == {2021: 25, 2022: 25, None: 45}
    assert one.gap_by_year == {2021: 40, 2022: 40}


def test_that_every_changed_amount_is_named(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    cells = compared(_portfolio(make_portfolio), [None, ONE, TWO]).cells

    said = [
        (
            cell.scenario.name if cell.scenario else "",
            (cell.project_id, cell.source_id, cell.year, cell.tier),
            (cell.old_fen, cell.new_fen, cell.difference_fen),
            cell.note,
        )
        for cell in cells
    ]
    assert said == [
        ("方案一", ("a", "county", 2021, "intended"), (30, 0, -30), "县里没钱"),
        ("方案一", ("b", "central", None, "applied"), (5, 50, 45), ""),
        ("方案二", ("b", "county", None, "intended"), (0, 1, 1), ""),
    ]


def test_that_ways_are_compared_with_the_first(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    found = compared(_portfolio(make_portfolio), [ONE, None])

    assert [(cell.scenario, cell.difference_fen) for cell in found.cells] == [
        (None, 30),
        (None, -45),
    ]
