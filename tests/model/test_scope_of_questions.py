"""Questions about some projects: the others stay as they are, and count."""

from __future__ import annotations

from ecoplanner.model.funding import Ceiling
from ecoplanner.model.mixture import Terms
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.rejection import rejection_words
from ecoplanner.model.relaxing import relaxed_mix
from ecoplanner.model.solving import Goal
from ecoplanner.model.solving import solve_mix
from ecoplanner.model.variants import Wish
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import one_year

LEAST = Goal(aim="least", source_id="county")


def test_that_projects_outside_keep_their_money_and_use_limits() -> None:
    plan = portfolio(
        one_year("a", 60, "1"),
        one_year("b", 60, "9"),
        one_year("c", 40, "2"),
        money("a", "county", 2021, 60),
        Ceiling(id="1", amount_fen=120 * WAN),
    )

    found = chosen(plan, Wish(stays=frozenset({"a"})))

    assert set(found.starts) == {"b"}
    assert found.rejected == ("c",)
    assert found.objective == 9
    assert found.spent_fen == 60 * WAN
    assert not any(key[0] == "a" for key in found.amounts())
    assert set(rejection_words(plan, found)) == {"c"}


def test_that_nothing_is_asked_of_projects_outside() -> None:
    rows = [project("b", 10, benefit="1"), project("x", None)]
    plan = portfolio(*rows, project("a", 10), money("x", "county", 2021, 5))

    found = chosen(plan, Wish(stays=frozenset({"a", "x"})))

    assert set(found.starts) == {"b"}
    assert found.rejected == ()


def test_that_links_between_projects_outside_bind_nobody() -> None:
    link = ProjectLink(id="link-1", project_id="a", other_id="c", kind="excludes")
    rows = [project(id_, 10, benefit="1") for id_ in "abc"]

    found = chosen(portfolio(*rows, link), Wish(stays=frozenset("ac")))

    assert set(found.starts) == {"b"}


def test_that_a_mix_is_solved_for_some_projects_alone() -> None:
    plan = portfolio(
        project("a", 100),
        project("b", 200),
        money("a", "county", 2021, 30),
        money("b", "county", 2021, 50),
    )
    terms = Terms(covering="need", stays=frozenset({"a"}))

    found = solve_mix(plan, None, LEAST, terms)

    assert found is not None
    assert found.aim_fen == 30 * WAN
    assert {key[0] for key in found.amounts} == {"b"}


def test_that_money_outside_counts_in_limits_of_a_mix() -> None:
    plan = portfolio(
        project("a", 100),
        project("b", 200),
        money("a", "county", 2021, 30),
        Ceiling(id="1", amount_fen=220 * WAN),
    )
    terms = Terms(covering="need", stays=frozenset({"a"}))

    assert solve_mix(plan, None, LEAST, terms) is None
    (relaxed,) = relaxed_mix(plan, None, terms)
    assert relaxed.by_fen == 10 * WAN
