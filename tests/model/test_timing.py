"""Choosing projects and their starts."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from ecoplanner.model.funding import Ceiling
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import each_year
from tests.model.starts import one_year
from tests.model.starts import said


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
