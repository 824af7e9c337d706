"""What ceilings allow, how much is used, and which cannot be kept together."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model import limits
from ecoplanner.model.cover import Cover
from ecoplanner.model.cover import ZoneParts
from ecoplanner.model.funding import Override
from ecoplanner.model.funding import Scenario
from ecoplanner.model.funding import Source
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.zone import Zone
from tests.model.limited_plans import ceiling_of
from tests.model.limited_plans import MONEY
from tests.model.limited_plans import paid
from tests.model.limited_plans import ROWS
from tests.model.limited_plans import SCENARIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio

WAN = 1_000_000


@pytest.mark.parametrize(
    ("ceiling", "limit", "used"),
    [
        ({}, 100, 388),
        # A source counts what lies below it.
        ({"source_id": "central"}, 100, 331),
        ({"source_id": "transfer"}, 100, 231),
        ({"source_id": "county"}, 100, 57),
        # Money without a year is in no year.
        ({"source_id": "county", "year": 2022}, 100, 50),
        ({"year": 2022}, 100, 281),
        ({"year": 2030}, 100, 0),
        ({"program_id": "water"}, 100, 37),
        ({"program_id": "mines", "source_id": "county", "year": 2022}, 100, 50),
        # Three quarters of the first project lie in the north, one in the south;
        # 201 gives 150.75 and 50.25: largest remainder.
        ({"zone_id": "north"}, 100, 75 + 151 + 37),
        ({"zone_id": "north-1"}, 100, 75 + 151 + 37),
        ({"zone_id": "south"}, 100, 25 + 50 + 13 + 37),
        ({"zone_id": "south", "source_id": "transfer"}, 100, 50 + 30),
        # Key areas lie over the zones: half and half of the first project.
        ({"zone_id": "core"}, 100, 50 + 101 + 25),
        ({"zone_id": "core-2"}, 100, 50 + 100 + 25),
        # Shares are of the need covered, rounded to the side that is kept.
        ({"share_ppm": 150_000}, 195, 388),
        ({"share_ppm": 333_333, "program_id": "water"}, 99, 37),
        ({"share_ppm": 333_333, "program_id": "water", "bound": "least"}, 100, 37),
        ({"share_ppm": 500_000, "year": 2022}, 400, 281),
        ({"share_ppm": 500_000, "zone_id": "south"}, 275, 125),
    ],
)
def test_that_a_ceiling_counts_what_it_covers(
    make_portfolio: Callable[..., Portfolio],
    ceiling: dict[str, Any],
    limit: int,
    used: int,
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY, ceiling_of(**ceiling))

    (use,) = limits.uses(portfolio)

    assert (use.limit_fen, use.used_fen) == (limit, used)


@pytest.mark.parametrize(
    ("bound", "amount", "room", "excess"),
    [
        ("most", 400, 12, 0),
        ("most", 388, 0, 0),
        ("most", 387, -1, 1),
        ("least", 300, 88, 0),
        ("least", 388, 0, 0),
        ("least", 400, -12, 12),
    ],
)
def test_that_a_ceiling_says_what_room_is_left(
    make_portfolio: Callable[..., Portfolio],
    bound: str,
    amount: int,
    room: int,
    excess: int,
) -> None:
    ceiling = ceiling_of(bound=bound, amount_fen=amount)

    (use,) = limits.uses(make_portfolio(*ROWS, *MONEY, ceiling))

    assert (use.room_fen, use.is_broken, use.excess_fen) == (room, excess > 0, excess)


def test_that_a_scenario_has_its_own_money_and_ceilings(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    override = Override(
        id="o",
        scenario_id=SCENARIO.id,
        project_id="c",
        source_id="county",
        amount_fen=9,
    )
    other = Scenario(id="scenario-2", name="方案二")
    portfolio = make_portfolio(
        *ROWS,
        *MONEY,
        override,
        other,
        ceiling_of("for-all"),
        ceiling_of("for-one", scenario_id=SCENARIO.id),
    )

    found = {
        name: [(use.ceiling.id, use.used_fen) for use in limits.uses(portfolio, of)]
        for name, of in (("plan", None), ("one", SCENARIO), ("two", other))
    }

    assert found == {
        "plan": [("for-all", 388)],
        "one": [("for-all", 397), ("for-one", 397)],
        "two": [("for-all", 388)],
    }


def test_that_money_may_be_given_in_place_of_what_is_stored(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY, ceiling_of())

    assert limits.uses(portfolio, parts=())[0].used_fen == 0


def test_that_without_ceilings_there_is_nothing_to_say(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = make_portfolio(*ROWS, *MONEY)

    assert limits.uses(portfolio) == ()
    assert limits.contradictions(portfolio) == ()


@pytest.mark.parametrize(
    ("ceiling", "words"),
    [
        ({"amount_fen": 8000 * WAN}, "全部资金 ≤ 8,000 万元"),
        (
            {"source_id": "county", "year": 2022, "amount_fen": 8000_5000_00},
            "县级 2022年 ≤ 8,000.5 万元",
        ),
        (
            {"program_id": "water", "bound": "least", "share_ppm": 150_000},
            "水生态工程 全部资金 ≥ 15%",
        ),
        (
            {"zone_id": "south", "source_id": "county", "share_ppm": 12_500},
            "南部 县级 ≤ 1.25%",
        ),
    ],
)
def test_that_a_ceiling_is_said_in_short_words(
    make_portfolio: Callable[..., Portfolio], ceiling: dict[str, Any], words: str
) -> None:
    portfolio = make_portfolio(*ROWS)

    assert limits.ceiling_label(portfolio, ceiling_of(**ceiling)) == words


def test_that_more_typed_for_zones_than_needed_leaves_nobody_less_than_nothing(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    typed = ProjectZone(id="z9", project_id="b", zone_id="north", amount_fen=900)
    portfolio = make_portfolio(*ROWS, typed)

    weights = ZoneParts(portfolio).weights("b")

    assert min(weights.values()) >= 0
    assert weights["north"] == 900


@given(
    fens=st.lists(st.integers(0, 10**12), min_size=1, max_size=8),
    typed=st.one_of(st.none(), st.integers(0, 1200)),
    need=st.integers(0, 1000),
)
@settings(deadline=None)
def test_that_the_zones_together_have_all_the_money(
    make_portfolio: Callable[..., Portfolio],
    fens: list[int],
    typed: int | None,
    need: int,
) -> None:
    portfolio = make_portfolio(
        Program(id="p", name="工程"),
        Project(id="a", program_id="p", name="甲", need_fen=need),
        Source(id="s", name="县级", root="local", level="county"),
        *(Zone(id=f"zone-{at}", name=f"区{at}") for at in range(3)),
        ProjectZone(id="1", project_id="a", zone_id="zone-0"),
        ProjectZone(id="2", project_id="a", zone_id="zone-1", amount_fen=typed),
        *(paid("a", "s", 2021 + at, fen) for at, fen in enumerate(fens)),
    )
    parts = ZoneParts(portfolio)
    covers = [Cover(zones=frozenset({id_})) for id_ in ("", "zone-0", "zone-1")]

    for fen in fens:
        split = [parts.amount("a", cover, fen) for cover in covers]
        assert sum(split) == fen
        assert min(split) >= 0
        for cover, part in zip(covers, split, strict=True):
            assert abs(part - fen * parts.portion("a", cover)) < 1


def test_that_limits_of_several_years_are_said_as_one(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    years = (2021, 2022, 2024, 2026, 2027)
    rows = [
        *(
            ceiling_of(str(year), source_id="county", year=year, amount_fen=WAN)
            for year in years
        ),
        ceiling_of("other", source_id="county", year=2023, amount_fen=2 * WAN),
        ceiling_of("all", source_id="central", amount_fen=WAN),
    ]
    portfolio = make_portfolio(*ROWS, *rows)

    assert limits.ceiling_labels(portfolio, rows) == [
        "县级 2021—2022、2024、2026—2027年 ≤ 1 万元",
        "县级 2023年 ≤ 2 万元",
        "中央 ≤ 1 万元",
    ]


@pytest.mark.parametrize(
    ("ceiling", "english"),
    [
        ({"amount_fen": WAN}, "all money ≤ 1 × 10,000 yuan"),
        (
            {"level": "bond", "year": 2022, "bound": "least", "amount_fen": WAN},
            "bonds and loans 2022 ≥ 1 × 10,000 yuan",
        ),
        ({"source_id": "county", "share_ppm": 12_500}, "县级 ≤ 1.25%"),
        ({"level": "county", "amount_fen": WAN}, "county ≤ 1 × 10,000 yuan"),
    ],
)
def test_that_a_ceiling_is_said_in_english_too(
    make_portfolio: Callable[..., Portfolio], ceiling: dict[str, Any], english: str
) -> None:
    portfolio = make_portfolio(*ROWS)

    assert limits.ceiling_label(portfolio, ceiling_of(**ceiling)).english == english


def test_that_limits_of_several_years_are_one_in_english(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    rows = [
        ceiling_of(str(year), level="county", year=year, amount_fen=WAN)
        for year in (2021, 2022, 2024)
    ]
    portfolio = make_portfolio(*ROWS, *rows)

    (label,) = limits.ceiling_labels(portfolio, rows)

    assert label == "县级（按层级） 2021—2022、2024年 ≤ 1 万元"
    assert label.english == "county 2021–2022, 2024 ≤ 1 × 10,000 yuan"
