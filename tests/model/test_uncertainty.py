"""How large the gap may become when money comes only with some likelihood."""

from __future__ import annotations

from typing import Any
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import error_text
from ecoplanner.model.funding import Allocation
from ecoplanner.model.funding import Source
from ecoplanner.model.funding import TIERS
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.program import Program
from ecoplanner.model.project import Project
from ecoplanner.model.uncertainty import Odds
from ecoplanner.model.uncertainty import risk

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecoplanner.model.funding import Tier
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.uncertainty import Drawn

SURE: dict[Tier, float] = {"secured": 1.0, "applied": 1.0, "intended": 1.0}


def _portfolio(
    make_portfolio: Callable[..., Portfolio], *money: Any, id_: str = "money"
) -> Portfolio:
    years: dict[str, Any] = {"first_year": 2021, "last_year": 2022}
    return make_portfolio(
        Program(id="p", name="工程"),
        Project(id="a", program_id="p", name="甲", need_fen=1000, position=1, **years),
        Project(id="b", program_id="p", name="乙", need_fen=500, position=2),
        Source(id="s", name="中央", root="central", level="central", position=1),
        Source(id="t", name="县级", root="local", level="county", position=2),
        *(
            Allocation(
                id=f"{id_}-{(at * 7) % 19}",
                project_id=project,
                source_id=source,
                year=year,
                tier=tier,
                amount_fen=fen,
            )
            for at, (project, source, year, tier, fen) in enumerate(money)
        ),
    )


MONEY = (
    ("a", "s", 2021, "applied", 300),
    ("a", "s", 2022, "applied", 200),
    ("a", "t", 2021, "intended", 100),
    ("a", "t", 2022, "secured", 150),
    ("b", "t", None, "applied", 500),
)


@pytest.mark.parametrize("by", ["allocation", "source"])
def test_that_the_gap_is_as_planned_where_all_comes(
    make_portfolio: Callable[..., Portfolio], by: Drawn
) -> None:
    portfolio = _portfolio(make_portfolio, *MONEY)

    found = risk(
        portfolio, projects=portfolio.all(Project), likelihoods=SURE, by=by, draws=9
    )

    def same(fen: int) -> Odds:
        return Odds(planned_fen=fen, mean_fen=fen, p50_fen=fen, p80_fen=fen)

    assert found.years == {2021: same(125), 2022: same(125), None: same(0)}
    assert found.total == same(250)
    assert (found.by, found.draws, found.seed) == (by, 9, 1)


@pytest.mark.parametrize("by", ["allocation", "source"])
def test_that_the_gap_is_the_need_where_nothing_comes(
    make_portfolio: Callable[..., Portfolio], by: Drawn
) -> None:
    portfolio = _portfolio(make_portfolio, *MONEY)
    never: dict[Tier, float] = {"secured": 0.0, "applied": 0.0, "intended": 0.0}

    found = risk(
        portfolio, projects=portfolio.all(Project), likelihoods=never, by=by, draws=9
    )

    assert found.total.p50_fen == found.total.mean_fen == 1500
    assert found.total.planned_fen == 250
    assert found.years[2021].p80_fen == 525


def test_that_the_draws_are_those_of_the_seed(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio, *MONEY)
    projects = portfolio.all(Project)

    found = [
        risk(portfolio, projects=projects, seed=seed, draws=500) for seed in (7, 7, 8)
    ]

    assert found[0] == found[1]
    assert found[0].total.mean_fen != found[2].total.mean_fen


@pytest.mark.parametrize("by", ["allocation", "source"])
def test_that_the_same_money_under_other_ids_has_the_same_odds(
    make_portfolio: Callable[..., Portfolio], by: Drawn
) -> None:
    found = []
    for id_, money in (("money", MONEY), ("other", MONEY[::-1])):
        portfolio = _portfolio(make_portfolio, *money, id_=id_)
        found.append(risk(portfolio, projects=portfolio.all(Project), by=by, draws=99))

    assert found[0] == found[1]


def test_that_amounts_come_by_themselves_or_with_their_source(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    money = [("a", "s", 2021, "applied", 100), ("a", "s", 2022, "applied", 100)]
    portfolio = _portfolio(make_portfolio, *money)
    half: dict[Tier, float] = {"applied": 0.5}
    (project, *_) = portfolio.all(Project)

    found = {
        by: risk(portfolio, projects=[project], likelihoods=half, by=by, draws=4000)
        for by in ("allocation", "source")
    }

    # Both, one or none comes, with 1/4, 1/2 and 1/4; together it is all or nothing.
    alone, together = found["allocation"].total, found["source"].total
    assert (alone.p50_fen, alone.p80_fen) == (900, 1000)
    assert together.p80_fen == 1000
    assert together.p50_fen in {800, 1000}
    for odds in (alone, together):
        assert abs(odds.mean_fen - 900) < 8


def test_that_what_comes_at_a_likelihood_comes_at_every_higher_one(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    money = [("a", "s", 2021, "applied", 100), ("a", "s", 2021, "secured", 100)]
    portfolio = _portfolio(make_portfolio, *money)
    odds: dict[Tier, float] = {"secured": 0.5, "applied": 0.5}

    found = risk(
        portfolio,
        projects=portfolio.all(Project)[:1],
        likelihoods=odds,
        by="source",
        draws=301,
    )

    assert found.total.p50_fen in {800, 1000}


@given(
    money=st.lists(
        st.tuples(
            st.sampled_from("ab"),
            st.sampled_from("st"),
            st.sampled_from([2021, 2022, None]),
            st.sampled_from(TIERS),
        ),
        unique=True,
        max_size=19,
    ),
    seed=st.integers(0, 2**32),
    draws=st.integers(1, 40),
)
@settings(deadline=None)
def test_that_the_odds_are_those_counted_one_by_one(
    make_portfolio: Callable[..., Portfolio],
    money: list[tuple[Any, ...]],
    seed: int,
    draws: int,
) -> None:
    rows = [(*each, 3**at) for at, each in enumerate(money)]
    portfolio = _portfolio(make_portfolio, *rows)
    likelihoods: dict[Tier, float] = {"secured": 0.9, "applied": 0.5, "intended": 0.25}

    found = risk(
        portfolio,
        projects=portfolio.all(Project),
        likelihoods=likelihoods,
        by="source",
        draws=draws,
        seed=seed,
    )

    order = sorted(rows, key=lambda row: ("ab".index(row[0]), "st".index(row[1])))
    sources = list(dict.fromkeys(row[1] for row in order))
    raw = np.random.PCG64(seed)
    totals = []
    for _ in range(draws):
        word = int(raw.random_raw()) if sources else 0
        steps = {id_: word >> 16 * at & 0xFFFF for at, id_ in enumerate(sources)}
        came = sum(
            row[4] for row in rows if steps[row[1]] < round(likelihoods[row[3]] * 65536)
        )
        totals.append(1500 - came)
    totals.sort()
    assert found.total.p50_fen == totals[-(-draws // 2) - 1]
    assert found.total.p80_fen == totals[-(-draws * 4 // 5) - 1]
    assert abs(found.total.mean_fen - sum(totals) / draws) <= 0.5


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 17])
def test_that_every_amount_counts_once(
    make_portfolio: Callable[..., Portfolio], count: int
) -> None:
    money = [
        ("ab"[at % 2], "st"[at // 2 % 2], 2021 + at, "applied", 3**at)
        for at in range(count)
    ]
    portfolio = _portfolio(make_portfolio, *money)

    found = risk(
        portfolio,
        projects=portfolio.all(Project),
        likelihoods={"applied": 0.5},
        draws=3000,
    )

    for at, (_, _, year, _, fen) in enumerate(money):
        odds = found.years[year]
        need = odds.planned_fen + fen
        assert odds.p80_fen == need, at
        assert abs(need - odds.mean_fen - fen / 2) <= max(1, fen * 0.05)


def test_that_no_projects_have_no_gap(
    make_portfolio: Callable[..., Portfolio],
) -> None:
    portfolio = _portfolio(make_portfolio, *MONEY)

    for by in ("allocation", "source"):
        found = risk(portfolio, projects=(), by=by, draws=3)
        assert found.years == {}
        assert found.total.p80_fen == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"likelihoods": {"applied": 1.5}},
            "The likelihood 1.5 is not between 0 and 1: write 0.6 or 60%.",
        ),
        (
            {"draws": 0},
            (
                "0 draws from seed 1 cannot be made: "
                "take 1 to 1000000 draws and a seed of 0 or more."
            ),
        ),
        (
            {"seed": -1},
            (
                "10000 draws from seed -1 cannot be made: "
                "take 1 to 1000000 draws and a seed of 0 or more."
            ),
        ),
    ],
)
def test_that_odds_that_cannot_be_are_refused(
    make_portfolio: Callable[..., Portfolio], options: dict[str, Any], said: str
) -> None:
    portfolio = _portfolio(make_portfolio)

    with pytest.raises(InvalidInputError) as caught:
        risk(portfolio, projects=portfolio.all(Project), **options)

    assert error_text(caught.value, "en") == said
