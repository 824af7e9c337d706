"""What may still be set aside before a ceiling is broken."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.allotment import allotted
from ecoplanner.model.cover import cover_of
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rooms import Rooms
from ecoplanner.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.allotment import Key
    from ecoplanner.model.portfolio import Portfolio

KEY = ("a", "county", 2021, "intended")


def _portfolio(make_portfolio: Callable[..., Portfolio], *rows: Any) -> Portfolio:
    return make_portfolio(
        Program(id="p", name="工程"),
        Project(id="a", program_id="p", name="甲", need_fen=1000),
        Source(id="county", name="县级", root="local", level="county"),
        *(Zone(id=id_, name=id_) for id_ in ("north", "south", "west")),
        *rows,
    )


def _rooms(portfolio: Portfolio) -> Rooms:
    amounts: dict[Key, int] = {
        (part.project_id, part.source_id, part.year, part.tier): part.amount_fen
        for part in allotted(portfolio)
    }
    return Rooms(portfolio, None, amounts)


@given(
    held=st.integers(0, 300),
    wanted=st.integers(0, 300),
    limit=st.integers(0, 200),
    typed=st.tuples(st.integers(0, 333), st.integers(0, 333)),
)
@example(held=0, wanted=9, limit=1, typed=(333, 333))
@example(held=11, wanted=60, limit=2, typed=(38, 164))
@settings(deadline=None)
def test_that_what_fits_in_a_zone_is_found_to_the_fen(
    make_portfolio: Callable[..., Portfolio],
    held: int,
    wanted: int,
    limit: int,
    typed: tuple[int, int],
) -> None:
    zones = [
        ProjectZone(id="1", project_id="a", zone_id="north", amount_fen=typed[0]),
        ProjectZone(id="2", project_id="a", zone_id="south", amount_fen=typed[1]),
        ProjectZone(id="3", project_id="a", zone_id="west"),
    ]
    ceiling = Ceiling(id="c", zone_id="north", amount_fen=limit)
    money = Allocation(
        id="m", project_id="a", source_id="county", year=2021, amount_fen=held
    )
    portfolio = _portfolio(make_portfolio, *zones, ceiling, money)
    cover, parts = cover_of(portfolio, ceiling), ZoneParts(portfolio)

    fits, by = _rooms(portfolio).most(KEY, wanted)

    used = parts.amount("a", cover, held)
    after = parts.amount("a", cover, held + fits)
    assert 0 <= fits <= wanted
    assert after <= max(limit, used)
    assert (by is None) == (fits == wanted)
    if by is not None:
        # The parts of a split are off by less than a fen each.
        portion = parts.portion("a", cover)
        assert (fits + 3) * portion > limit - used - 2


def test_that_room_is_used_up(make_portfolio: Callable[..., Portfolio]) -> None:
    ceiling = Ceiling(id="c", source_id="county", amount_fen=10)
    other = Ceiling(id="d", year=2022, amount_fen=3)
    rooms = _rooms(_portfolio(make_portfolio, ceiling, other))
    later = ("a", "county", 2022, "intended")

    first = rooms.most(KEY, 8)
    rooms.change(KEY, 8)
    second = rooms.most(KEY, 8)
    rooms.change(KEY, 1)
    third = rooms.most(later, 8)

    assert first == (8, None)
    assert second == (2, ceiling)
    assert third == (3, other)


def test_that_a_broken_ceiling_leaves_no_room(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    ceiling = Ceiling(id="c", amount_fen=10)
    money = Allocation(
        id="m", project_id="a", source_id="county", year=2021, amount_fen=30
    )

    assert _rooms(_portfolio(make_portfolio, ceiling, money)).most(KEY, 5) == (
        0,
        ceiling,
    )


def test_that_moving_money_to_another_source_counts_at_both(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    zones = [
        ProjectZone(id="1", project_id="a", zone_id="north"),
        ProjectZone(id="2", project_id="a", zone_id="south"),
    ]
    social = Source(id="social", name="社会", root="social", level="social")
    money = Allocation(
        id="m", project_id="a", source_id="county", year=2021, amount_fen=30
    )
    least = Ceiling(
        id="c", zone_id="south", source_id="county", bound="least", amount_fen=9
    )
    most = Ceiling(id="d", zone_id="north", source_id="social", amount_fen=4)
    goes = ("a", "social", 2021, "intended")

    moved = [
        _rooms(_portfolio(make_portfolio, *zones, social, money, *limits)).movable(
            KEY, goes, 30
        )
        for limits in ([], [least], [most], [least, most])
    ]

    # Of an odd fen the first zone, the north, gets more.
    assert moved == [30, 12, 8, 8]


def test_that_zones_in_a_ring_are_counted_once(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(
        make_portfolio,
        # A file from elsewhere may hold a ring.
        Zone(id="x", name="x", parent_id="y"),
        Zone(id="y", name="y", parent_id="x"),
    )

    cover = cover_of(portfolio, Ceiling(id="c", zone_id="x", amount_fen=1))

    assert cover.zones == frozenset({"x", "y"})
