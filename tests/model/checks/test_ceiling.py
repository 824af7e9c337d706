"""Rules about ceilings and floors."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model.checks import ceiling
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import FundingLock
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.project import Project

SOURCE = Source(id="source-01", root="local", level="county", name="县级财政")
SCENARIO = Scenario(id="scenario-1", name="方案一")
WAN = 1_000_000


def _money(fen: int, **changes: Any) -> Allocation:
    return Allocation(
        id="money-001",
        project_id="project-1",
        source_id=SOURCE.id,
        amount_fen=fen,
        **changes,
    )


def _override(fen: int) -> Override:
    return Override(
        id="other-001",
        scenario_id=SCENARIO.id,
        project_id="project-1",
        source_id=SOURCE.id,
        amount_fen=fen,
    )


def _limit(fen: int, **changes: Any) -> Ceiling:
    fields: dict[str, Any] = {"id": "limit-01", "source_id": SOURCE.id}
    return Ceiling(**(fields | changes), amount_fen=fen)


@pytest.mark.parametrize(
    ("bound", "plan", "scenario", "codes"),
    [
        ("most", 5, None, []),
        ("most", 6, None, ["ceiling_broken"]),
        ("most", 6, 6, ["ceiling_broken"]),
        ("most", 6, 5, ["ceiling_broken"]),
        ("most", 6, 7, ["ceiling_broken", "scenario_ceiling_broken"]),
        ("most", 0, 6, ["scenario_ceiling_broken"]),
        ("least", 5, None, []),
        ("least", 4, None, ["floor_missed"]),
        ("least", 4, 3, ["floor_missed", "scenario_floor_missed"]),
        ("least", 6, 4, ["scenario_floor_missed"]),
    ],
)
def test_that_a_limit_that_is_not_kept_is_found(  # noqa: PLR0913, PLR0917 -- a table
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    bound: Any,
    plan: int,
    scenario: int | None,
    codes: list[str],
) -> None:
    rows: list[Any] = [_override(scenario)] if scenario is not None else []
    portfolio = make_portfolio(
        *(SOURCE, SCENARIO, make_project(need_fen=9), _limit(5, bound=bound)),
        *([_money(plan)] if plan else []),
        *rows,
    )

    found = list(ceiling.ceiling_broken(portfolio))

    assert [each.code for each in found] == codes
    for each in found:
        assert (each.table, each.row_id) == ("ceilings", "limit-01")
        assert (each.severity, each.field) == ("error", "amount_fen")
        assert each.name.startswith("县级财政")


def test_that_a_floor_waits_for_the_first_money(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(
        SOURCE, make_project(need_fen=9), _limit(5, bound="least")
    )

    assert list(ceiling.ceiling_broken(portfolio)) == []


def test_that_the_figures_of_a_broken_limit_are_told(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    portfolio = make_portfolio(
        SOURCE, make_project(need_fen=9 * WAN), _limit(5 * WAN), _money(6 * WAN)
    )

    (found,) = ceiling.ceiling_broken(portfolio)

    assert found.evidence == {"limit_fen": 5 * WAN, "allocated_fen": 6 * WAN}


@pytest.mark.parametrize(
    ("floor", "most", "need", "codes"),
    [
        (5, 5, 9, []),
        (6, 5, 9, ["floors_above_ceiling"]),
        (9, 9, 9, []),
        (10, 11, 9, ["floor_above_need"]),
    ],
)
def test_that_limits_that_nothing_can_keep_are_found(  # noqa: PLR0913, PLR0917
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    floor: int,
    most: int,
    need: int,
    codes: list[str],
) -> None:
    portfolio = make_portfolio(
        *(SOURCE, SCENARIO, make_project(need_fen=need)),
        _limit(most),
        _limit(floor, id="limit-02", bound="least"),
    )

    found = list(ceiling.ceilings_contradict(portfolio))

    assert [each.code for each in found] == codes


@pytest.mark.parametrize(("locked", "is_found"), [(5, False), (6, True)])
def test_that_a_limit_below_what_is_locked_is_found_once(
    make_portfolio: Callable[..., Portfolio],
    make_project: Callable[..., Project],
    locked: int,
    *,
    is_found: bool,
) -> None:
    lock = FundingLock(id="lock-0001", project_id="project-1", source_id=SOURCE.id)
    same = FundingLock(
        id="lock-0002",
        scenario_id=SCENARIO.id,
        project_id="project-1",
        source_id=SOURCE.id,
    )
    portfolio = make_portfolio(
        *(SOURCE, SCENARIO, lock, same, make_project(need_fen=9)),
        _limit(5),
        _money(locked),
    )

    found = list(ceiling.ceilings_contradict(portfolio))

    assert [each.code for each in found] == ["ceiling_below_locked"] * is_found
    if is_found:
        assert found[0].evidence["against_fen"] == locked


def test_that_limits_without_a_share_or_with_one_name_their_field(
    make_portfolio: Callable[..., Portfolio], make_project: Callable[..., Project]
) -> None:
    share = Ceiling(id="limit-01", source_id=SOURCE.id, share_ppm=500_000)
    portfolio = make_portfolio(SOURCE, share, make_project(need_fen=10), _money(6))

    (found,) = ceiling.ceiling_broken(portfolio)

    assert (found.field, found.evidence["limit_fen"]) == ("share_ppm", 5)
