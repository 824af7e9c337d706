"""Choosing projects and their starts; why others were not chosen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from threading import Event
from threading import Thread
from typing import Any
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.messages import saying_text
from ecoplanner.model import picking
from ecoplanner.model.frontier import points
from ecoplanner.model.frontier import undominated
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.optimizer import Answer
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import Project
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.relaxing import relaxing_words
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.timing import Timing
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from ecoplanner.model.zone import Zone
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN

if TYPE_CHECKING:
    from ecoplanner.model.optimizer import Progress
    from ecoplanner.model.portfolio import Portfolio


def one_year(id_: str, need: int, benefit: str, **more: Any) -> Project:
    """Return a project of 2021 that may start until 2023."""
    values = {"last_year": 2021, "benefit": benefit, "start_to": 2023} | more
    return project(id_, need, **values)


def each_year(wan: int, *years: int) -> list[Ceiling]:
    return [Ceiling(id=str(year), year=year, amount_fen=wan * WAN) for year in years]


def chosen(plan: Portfolio, wish: Wish | None = None) -> Timing:
    found = choose_starts(plan, None, wish or Wish(), seconds=None)
    assert found is not None
    return found


def said(plan: Portfolio, found: Timing, id_: str) -> list[str]:
    return [saying_text(each, "zh") for each in rejection_words(plan, found)[id_]]


def test_that_projects_wait_for_a_year_with_room() -> None:
    plan = portfolio(
        one_year("a", 60, "5"),
        one_year("b", 60, "4"),
        one_year("c", 60, "3"),
        *each_year(100, 2021, 2022, 2023, 2024),
    )

    found = chosen(plan)

    assert sorted(found.starts) == ["a", "b", "c"]
    assert sorted(year or 0 for year in found.starts.values()) == [2021, 2022, 2023]
    assert found.objective == found.bound == 12
    assert (found.is_proven, found.gap, found.spent_fen) == (True, 0.0, 180 * WAN)
    assert sum(found.moved.values()) == 3


def test_that_projects_stay_in_their_own_years_where_they_can() -> None:
    plan = portfolio(one_year("a", 60, "5"), *each_year(100, 2021, 2022))

    found = chosen(plan)

    assert found.starts == {"a": 2021}
    assert found.moved == {}


def test_that_nothing_moves_where_that_is_asked() -> None:
    plan = portfolio(
        one_year("a", 60, "5"), one_year("b", 60, "4"), *each_year(100, 2021, 2022)
    )

    found = chosen(plan, Wish(moves=False))

    assert found.starts == {"a": 2021}
    assert found.rejected == ("b",)


def test_that_money_over_years_moves_with_the_start() -> None:
    plan = portfolio(
        project("a", 100, benefit="1", start_to=2023),
        money("a", "county", 2021, 70),
        money("a", "county", 2022, 30),
        Ceiling(id="1", source_id="county", year=2021, amount_fen=50 * WAN),
        Ceiling(id="2", source_id="county", year=2022, amount_fen=80 * WAN),
    )

    found = chosen(plan)

    assert found.starts == {"a": 2022}
    assert found.amounts() == {
        ("a", "county", 2021, "intended"): 0,
        ("a", "county", 2022, "intended"): 70 * WAN,
        ("a", "county", 2023, "intended"): 30 * WAN,
    }


def test_that_no_project_is_pushed_out_of_the_plan() -> None:
    late = project("a", 100, benefit="1", first_year=2024, last_year=2025)
    plan = portfolio(late, *each_year(10, 2024))

    assert chosen(plan).starts == {}


def test_that_the_money_of_rejected_projects_goes() -> None:
    plan = portfolio(
        one_year("a", 60, "5"),
        money("a", "county", 2021, 60),
        Ceiling(id="1", source_id="county", amount_fen=0),
    )

    found = chosen(plan)

    assert found.rejected == ("a",)
    assert found.amounts() == {("a", "county", 2021, "intended"): 0}


def test_that_a_project_with_no_years_counts_in_none() -> None:
    plan = portfolio(
        project("a", 60, first_year=None, last_year=None, benefit="1"),
        *each_year(0, 2021),
    )

    found = chosen(plan)

    assert found.starts == {"a": None}


def test_that_ranks_are_added_up_as_said() -> None:
    ranked = [
        project(id_, 10, priority=rank)
        for id_, rank in (("a", 1), ("b", 7), ("c", None), ("d", 1))
    ]

    found = chosen(portfolio(*ranked), Wish(by="priority"))

    assert found.objective == 3 + 2 + 1 + 3


def test_that_links_and_locks_are_kept() -> None:
    rows = [one_year(id_, 10, "1") for id_ in "abcd"]
    links = [
        ProjectLink(id="1", project_id="a", other_id="b", kind="requires"),
        ProjectLink(id="2", project_id="c", other_id="d", kind="excludes"),
    ]
    plan = portfolio(*rows, *links)

    found = chosen(plan, Wish(locked_in=("c",), locked_out=("b",)))

    assert list(found.starts) == ["c"]
    assert said(plan, found, "a") == ["它依赖的“项目b”没有入选。"]
    assert said(plan, found, "b") == ["已排除。"]
    assert said(plan, found, "d") == ["与入选的“项目c”互斥。"]


def test_that_a_rejected_project_says_why_and_when_it_enters() -> None:
    plan = portfolio(
        *(
            one_year(id_, need, benefit, start_to=2021)
            for id_, need, benefit in (
                ("a", 5, "8"),
                ("b", 7, "11"),
                ("c", 4, "6"),
                ("d", 3, "4"),
            )
        ),
        Ceiling(id="1", amount_fen=14 * WAN),
    )

    found = chosen(plan)

    assert found.objective == 21
    assert said(plan, found, "a") == [
        "要选它，须换下“项目c”、“项目d”，效益合计减少 2。",
        "没有余量：全部资金 ≤ 14 万元。",
        "预算达到 15 万元时入选。",
    ]
    assert [saying_text(each, "en") for each in timing_words(plan, found)] == [
        "3 projects chosen for 14 (10,000 yuan), benefit 21.",
        "Nothing better is possible.",
    ]


def test_that_equally_good_choices_are_counted() -> None:
    plan = portfolio(
        *(one_year(id_, 5, "2") for id_ in "abc"),
        Ceiling(id="1", amount_fen=10 * WAN),
    )

    found = chosen(plan)

    assert (found.ties, found.is_every_tie) == (3, True)
    assert "3 组方案同优。" in [
        saying_text(each, "zh") for each in timing_words(plan, found)
    ]
    assert said(plan, found, found.rejected[0])[0].endswith("效益合计不变。")


def test_that_unpriced_projects_are_left_aside() -> None:
    plan = portfolio(one_year("a", 5, "2"), project("b", None))

    found = chosen(plan)

    assert found.rejected == ("b",)
    assert said(plan, found, "b") == ["没有资金需求，不参加选择。"]


def test_that_what_is_missing_or_contradictory_is_said_at_once() -> None:
    links = [
        ProjectLink(id="1", project_id="a", other_id="b", kind="requires"),
        ProjectLink(id="2", project_id="b", other_id="a", kind="excludes"),
    ]
    plan = portfolio(project("a", 5), project("b", None), *links)

    with pytest.raises(InvalidInputError) as caught:
        asked_of(plan, None, Wish(locked_in=("b",)))

    assert [(each.code, each.field_name) for each in caught.value.problems] == [
        ("choice_cost_missing", "need_fen"),
        ("choice_benefit_missing", "benefit"),
        ("choice_contradiction", "excludes"),
    ]


def test_that_locked_projects_over_a_limit_say_what_to_relax() -> None:
    plan = portfolio(
        project("a", 400, benefit="1"),
        project("b", 220, benefit="1"),
        project("c", 1, benefit="1"),
        Zone(id="east", name="东山片区"),
        *(
            ProjectZone(id=id_, project_id=id_, zone_id="east")
            for id_ in ("a", "b", "c")
        ),
        Ceiling(id="1", zone_id="east", amount_fen=500 * WAN),
        Ceiling(id="2", amount_fen=5_000 * WAN),
    )
    wish = Wish(locked_in=("a", "b"))

    assert choose_starts(plan, None, wish) is None
    found = relaxed_choice(asked_of(plan, None, wish))

    assert [saying_text(each, "zh") for each in relaxing_words(plan, found)] == [
        (
            "东山片区 全部资金 ≤ 500 万元，已锁定项目 620 万元（项目a、项目b）："
            "提高上限 ≥120 万元或解锁其一。"
        )
    ]


def test_that_a_floor_out_of_reach_is_to_be_lowered() -> None:
    floor = Ceiling(id="1", source_id="social", bound="least", amount_fen=9 * WAN)
    plan = portfolio(one_year("a", 60, "5"), money("a", "social", 2021, 6), floor)

    found = relaxed_choice(asked_of(plan))

    assert [(each.by_fen, each.ceiling) for each in found] == [(3 * WAN, floor)]


def test_that_locks_that_exclude_each_other_cannot_be_relaxed() -> None:
    link = ProjectLink(id="1", project_id="a", other_id="b", kind="excludes")
    asked = asked_of(portfolio(one_year("a", 5, "2"), one_year("b", 5, "2"), link))
    both = replace(asked, question=replace(asked.question, must=frozenset({0, 1})))

    assert relaxed_choice(both) == ()


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
    assert next(each.code for each in why[found.rejected[0]]) == "why_about"
    assert "give or take 3" in saying_text(why[found.rejected[0]][0], "en")
    assert [each.code for each in why[found.rejected[1]]] == ["why_full"]


def test_that_an_earlier_start_is_said_as_well() -> None:
    row = project("a", 10, first_year=2022, benefit="1", start_from=2021, start_to=2022)
    plan = portfolio(row, *each_year(0, 2022))

    found = chosen(plan)

    said = [saying_text(each, "zh") for each in timing_words(plan, found)]
    assert said[-1] == "项目a：2021 年开始（比原定早 1 年）。"


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
        found = choose_starts(_hard(80), None, Wish(), seconds=1.0)
    finally:
        done.set()
        thread.join()

    assert found is not None
    assert ticks


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_that_the_choice_is_that_of_trying_all(data: st.DataObject) -> None:
    rows = [
        replace(
            project(id_, 0, benefit=str(data.draw(st.integers(0, 9)))),
            need_fen=data.draw(st.integers(0, 9)),
            first_year=2021,
            last_year=2021 + data.draw(st.integers(0, 1)),
            start_from=2021,
            start_to=data.draw(st.integers(2021, 2023)),
        )
        for id_ in "abc"
    ]
    limits = [
        Ceiling(id=str(year), year=year, amount_fen=data.draw(st.integers(0, 9)))
        for year in (2021, 2022, 2023)
    ]
    plan = portfolio(*rows, *limits)

    found = chosen(plan)

    asked = asked_of(plan)
    starts: list[list[int | None]] = [
        [
            None,
            *(at for at, each in enumerate(asked.variants) if each.project_id == id_),
        ]
        for id_ in "abc"
    ]
    best = max(
        asked.question.value(picked)
        for picks in product(*starts)
        if asked.question.allows(
            picked := frozenset(at for at in picks if at is not None)
        )
    )
    assert found.objective == found.bound == best
    assert asked.question.allows(found.pick.options)
