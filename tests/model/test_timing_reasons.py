"""Why projects are not chosen, and what to relax where nothing can be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecoplanner.messages import saying_text
from ecoplanner.model.funding import Ceiling
from ecoplanner.model.problem import InvalidInputError
from ecoplanner.model.project import ProjectLink
from ecoplanner.model.project import ProjectZone
from ecoplanner.model.rejection import timing_words
from ecoplanner.model.relaxation import relaxing_words
from ecoplanner.model.relaxing import relaxed_choice
from ecoplanner.model.timing import choose_starts
from ecoplanner.model.variants import asked_of
from ecoplanner.model.variants import Wish
from ecoplanner.model.zone import Zone
from tests.model.money_plans import money
from tests.model.money_plans import portfolio
from tests.model.money_plans import project
from tests.model.money_plans import WAN
from tests.model.starts import chosen
from tests.model.starts import each_year
from tests.model.starts import one_year
from tests.model.starts import said


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
        "3 projects chosen for 14 × 10,000 yuan, benefit 21.",
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


def test_that_an_earlier_start_is_said_as_well() -> None:
    row = project("a", 10, first_year=2022, benefit="1", start_from=2021, start_to=2022)
    plan = portfolio(row, *each_year(0, 2022))

    found = chosen(plan)

    said = [saying_text(each, "zh") for each in timing_words(plan, found)]
    assert said[-1] == "项目a：2021 年开始（比原定早 1 年）。"
