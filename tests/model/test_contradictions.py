"""Ceilings and floors that cannot be kept together."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import pytest

from ecoplanner.model import limits
from tests.model.limited_plans import ceiling_of
from tests.model.limited_plans import MONEY
from tests.model.limited_plans import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.portfolio import Portfolio


@pytest.mark.parametrize(
    ("ceilings", "found"),
    [
        ([{"amount_fen": 99}, {"bound": "least", "amount_fen": 99}], []),
        (
            [{"amount_fen": 99}, {"bound": "least", "amount_fen": 100}],
            [("floors_above_ceiling", 0, 99, 100)],
        ),
        # A floor below, in the tree and in time, counts under the ceiling above.
        (
            [
                {"source_id": "central", "amount_fen": 99},
                {"source_id": "transfer", "year": 2022, "bound": "least"},
            ],
            [("floors_above_ceiling", 0, 99, 100)],
        ),
        # A floor on more than the ceiling can be kept elsewhere.
        (
            [
                {"source_id": "transfer", "amount_fen": 99},
                {"source_id": "central", "bound": "least"},
            ],
            [],
        ),
        # Two years together ask for more, the same year twice does not.
        (
            [
                {"amount_fen": 150},
                {"year": 2021, "bound": "least"},
                {"year": 2022, "bound": "least"},
            ],
            [("floors_above_ceiling", 0, 150, 200)],
        ),
        (
            [
                {"amount_fen": 150},
                {"year": 2021, "bound": "least"},
                {"source_id": "county", "bound": "least"},
            ],
            [],
        ),
        (
            [
                {"amount_fen": 150},
                {"program_id": "mines", "bound": "least"},
                {"program_id": "water", "bound": "least"},
            ],
            [("floors_above_ceiling", 0, 150, 200)],
        ),
        (
            [
                {"amount_fen": 150},
                {"zone_id": "north", "bound": "least"},
                {"zone_id": "south", "bound": "least"},
            ],
            [("floors_above_ceiling", 0, 150, 200)],
        ),
        # A key area lies over a zone: both floors may be kept by the same money.
        (
            [
                {"amount_fen": 150},
                {"zone_id": "core", "bound": "least"},
                {"zone_id": "south", "bound": "least"},
            ],
            [],
        ),
        (
            [{"bound": "least", "amount_fen": 301, "program_id": "water"}],
            [("floor_above_need", 0, 301, 300)],
        ),
        ([{"bound": "least", "amount_fen": 300, "program_id": "water"}], []),
        ([{"amount_fen": 50, "source_id": "county", "year": 2022}], []),
        (
            [{"amount_fen": 49, "source_id": "county", "year": 2022}],
            [("ceiling_below_locked", 0, 49, 50)],
        ),
    ],
)
def test_that_ceilings_which_no_mix_can_keep_are_named(
    make_portfolio: Callable[..., Portfolio],
    ceilings: list[dict[str, Any]],
    found: list[tuple[str, int, int, int]],
) -> None:
    rows = [ceiling_of(f"limit-{at}", **each) for at, each in enumerate(ceilings)]
    portfolio = make_portfolio(*ROWS, *MONEY, *rows)

    said = limits.contradictions(portfolio, locked=[("a", "county")])

    assert [
        (each.code, rows.index(each.ceiling), each.limit_fen, each.against_fen)
        for each in said
    ] == found
    assert all(each.by_fen == abs(each.limit_fen - each.against_fen) for each in said)


def test_that_a_contradiction_names_the_floors(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    rows = [
        ceiling_of("limit-1", amount_fen=10),
        ceiling_of("limit-2", bound="least", year=2021, amount_fen=8),
        ceiling_of("limit-3", bound="least", year=2022, amount_fen=9),
        ceiling_of("limit-4", bound="least", year=2022, amount_fen=0),
    ]

    (said,) = limits.contradictions(make_portfolio(*ROWS, *rows))

    assert [each.id for each in said.floors] == ["limit-3", "limit-2"]
    assert said.by_fen == 7
