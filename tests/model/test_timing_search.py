"""How far a search for starts comes: stopped, unproven, on a frontier."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from threading import Event
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model import picking
from ecoplanner.model import timing
from ecoplanner.model.frontier import points
from ecoplanner.model.frontier import undominated
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.question import Pick
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from tests.model.money_plans import portfolio
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import each_year
from tests.model.starts import one_year

if TYPE_CHECKING:
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.portfolio import Portfolio
    from ecoplanner.model.question import Question
    from ecoplanner.model.question import Search


def test_that_a_choice_not_proven_says_how_far_off_it_may_be() -> None:
    plan = portfolio(
        *(one_year(str(at), 3 + at % 4, str(at + 1), start_to=2021) for at in range(6)),
        Ceiling(id="1", amount_fen=10 * WAN),
    )
    found = chosen(plan)
    pick = replace(found.pick, bound=found.pick.bound + 3, is_proven=False)
    loose = replace(found, pick=pick, is_proven=False, bound=found.bound + 3, gap=0.25)

    words = [saying_text(each, "en") for each in timing_words(plan, loose)]
    why = rejection_words(plan, loose, found.rejected[:1])

    assert words[1] == (
        f"No choice has a benefit above {found.bound + 3}: within 25.00 % of the best."
    )
    assert [each.code for each in timing_words(plan, loose)][2] == "choice_ties_unknown"
    # Against this choice the loss is exact; which others are better is another matter.
    assert [each.code for each in why[found.rejected[0]]][:2] == [
        "why_worth",
        "why_full",
    ]
    for id_ in found.rejected[1:]:
        assert why[id_][0].code in {"why_worth", "why_swap", "why_swap_open"}


def test_that_the_frontier_never_falls() -> None:
    plan = portfolio(
        *(one_year(str(at), 3 + at % 4, str(at + 1)) for at in range(8)),
        Ceiling(id="1", amount_fen=20 * WAN),
    )
    factors = [Fraction(percent, 100) for percent in range(0, 220, 20)]

    found = [*points(asked_of(plan).question, factors)]

    values = [point.pick.objective for point in found]
    assert values == sorted(values)
    assert values[0] == 0
    assert values[-1] == sum(range(1, 9))


@given(
    given_=st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9).map(float)), max_size=12
    )
)
def test_that_a_frontier_keeps_what_nothing_undercuts(
    given_: list[tuple[int, float]],
) -> None:
    kept = undominated(given_)

    points_ = [given_[at] for at in kept]
    assert kept == sorted(set(kept))
    assert len(set(points_)) == len(points_)
    # Each point has one kept that costs no more and brings no less; none beats another.
    for spent, value in given_:
        assert any(a <= spent and b >= value for a, b in points_)
    for one in points_:
        for other in points_:
            assert one == other or (one[0] < other[0]) == (one[1] < other[1])


def _hard(count: int) -> Portfolio:
    return portfolio(
        *(
            one_year(str(at), 20 + at * 7919 % 61, str(30 + at * 104729 % 67))
            for at in range(count)
        ),
        *each_year(300, 2021, 2022, 2023),
        Ceiling(id="all", amount_fen=803 * WAN),
    )


def test_that_a_choice_stopped_before_it_found_anything_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped = Answer(state="stopped", bound=float("inf"))
    monkeypatch.setattr(picking, "solve", lambda *_, **__: stopped)

    with pytest.raises(InvalidInputError) as caught:
        choose_starts(_hard(3), None, Wish(locked_in=("0",)))

    assert [each.code for each in caught.value.problems] == ["choice_stopped"]


def test_that_a_search_can_be_stopped_and_says_how_far_it_came() -> None:
    told: list[Progress] = []

    def stop(progress: Progress) -> bool:
        told.append(progress)
        return progress.objective > 0

    try:
        found = choose_starts(_hard(60), None, Wish(), seconds=None, watch=stop)
    except InvalidInputError:
        found = None

    assert told
    if found is not None:
        assert found.objective <= found.bound


def test_that_other_threads_go_on_while_it_searches() -> None:
    done, ticks = Event(), []

    def tick() -> None:
        while not done.wait(0.001):
            ticks.append(1)

    thread = Thread(target=tick)
    thread.start()
    try:
        # A busy machine may find nothing in this time.
        with suppress(InvalidInputError):
            choose_starts(_hard(80), None, Wish(), seconds=1.0)
    finally:
        done.set()
        thread.join()

    assert ticks


def test_that_a_search_that_chose_nothing_yet_is_no_choice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped = Answer(state="stopped", bound=float("inf"))
    monkeypatch.setattr(picking, "solve", lambda *_, **__: stopped)

    with pytest.raises(InvalidInputError) as caught:
        choose_starts(_hard(3))

    assert [each.code for each in caught.value.problems] == ["choice_stopped"]


def test_that_choosing_nothing_is_a_choice_where_it_is_the_best() -> None:
    found = choose_starts(
        portfolio(one_year("a", 5, "2"), Ceiling(id="1", amount_fen=1))
    )

    assert found is not None
    assert (found.starts, found.is_proven) == ({}, True)


def test_that_a_search_for_a_proof_that_stops_at_once_takes_nothing_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timing, "FEW", 0)
    search = picking.best
    picks: list[Pick] = []

    def stopped_at_last(question: Question, how: Search) -> Pick | None:
        if picks:
            none: frozenset[int] = frozenset()
            return Pick(options=none, objective=0, bound=10**9, is_proven=False)
        found = search(question, how)
        assert found is not None
        picks.append(replace(found, bound=found.objective + 1, is_proven=False))
        return picks[0]

    monkeypatch.setattr(timing, "best", stopped_at_last)

    found = choose_starts(_hard(6))

    assert found is not None
    assert found.objective == picks[0].objective > 0
    assert len(found.starts) == len(picks[0].options)
